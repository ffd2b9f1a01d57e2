"""Who is behind the mail (PROMISES: A44 to A47)."""

import pytest

from docflow.rules.sender import suspicions, writer

KNOWN = {"known_domains": ["acme.example", "globex.example", "mill.example"]}
DMARC = "mx.ours.example; spf=pass smtp.mailfrom=acme.example; dmarc={} header.from=acme.example"
OURS = {"authentication_server": "mx.ours.example"}
THEIRS = {"authentication_server": "mx.other.example"}


@pytest.mark.parametrize(
    ("sender", "hints", "options"),
    [
        ("", {"reply_to": "x@evil.example"}, {}),
        ("ap@acme.example", {}, KNOWN),
        ("ap@acme.example", {"reply_to": "ap@acme.example", "sender_name": "Acme AP"}, KNOWN),
        ("ap@mail.acme.example", {"reply_to": "ap@acme.example"}, KNOWN),
        ("ap@unheard-of.example", {}, {}),
        (
            "ap@acme.example",
            {"authentication_results": DMARC.format("pass")},
            {"authentication_server": "mx.ours.example"},
        ),
        ("ap@acme.example", {"authentication_results": DMARC.format("fail")}, {}),
        (
            "ap@acme.example",
            {"authentication_results": "mx.ours.example; spf=fail (a (dmarc=fail) b); dmarc=pass"},
            OURS,
        ),
        ("clerk@ours.example", {}, {**OURS, "own_domains": ["ours.example"]}),
        ("clerk@ours.example", {}, {"customer_domains": ["acme.example"], "own_domains": ["ours.example"]}),
        ("ap@eu.acme.example", {}, {"customer_domains": ["acme.example"]}),
        (
            "ar@ours.example",
            {"sender_name": "'ap@acme.example' via AR", "reply_to": "ap@acme.example"},
            {"own_domains": ["ours.example"]},
        ),
        ("clerk@ours.example", {"forwarded_from": "ap@acme.example"}, {**KNOWN, "own_domains": ["ours.example"]}),
    ],
)
def test_nothing_suspicious(sender: str, hints: dict[str, str], options: dict[str, object]) -> None:
    assert suspicions(sender, hints, **options) == ()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("sender", "hints", "options", "said"),
    [
        ("ap@acrne.example", {}, KNOWN, "looks like acme.example"),
        ("ap@acmee.example", {}, {"known_domains": ["acmetrading.example", "acmees.example"]}, "looks like acmees"),
        ("ap@g1obex.example", {}, KNOWN, "looks like globex.example"),
        ("ap@аcme.example", {}, KNOWN, "looks like acme.example"),
        ("ap@xn--cme-5cd.example", {}, KNOWN, "looks like acme.example"),
        ("ap@acme.example", {"reply_to": "ap@evil.example"}, KNOWN, "Answers would go to evil.example"),
        ("x@evil.example", {"sender_name": "ap@acme.example"}, {}, "shown as ap@acme.example"),
        (
            "ap@acme.example",
            {"authentication_results": DMARC.format("fail")},
            {"authentication_server": "mx.ours.example"},
            "dmarc=fail",
        ),
        (
            "ap@acme.example",
            {"authentication_results": "mx.ours.example; spf=pass"},
            {"authentication_server": "mx.ours.example"},
            "dmarc=none",
        ),
        ("ap@other.example", {}, {"customer_domains": ["acme.example"]}, "payer's mail comes from acme.example"),
        ("ap@notacme.example", {}, {"customer_domains": ["acme.example"]}, "payer's mail comes from acme.example"),
        ("ap@acme.example", {"bank_detail_change": "yes"}, {}, "new bank details"),
        ("", {"bank_detail_change": "yes"}, {}, "new bank details"),
        ("", {"no_sender": "yes"}, {}, "does not say who sent it"),
        (
            "clerk@ours.example",
            {"forwarded_from": "ap@acme.example", "forwarded_reply_to": "x@evil.example"},
            {**KNOWN, "own_domains": ["ours.example"]},
            "Answers would go to evil.example",
        ),
        ("ap@unheard-of.example", {}, KNOWN, "No customer on file writes from unheard-of.example"),
        ("ap@acme.example", {"also_from": "x@evil.example"}, KNOWN, "a second sender (x@evil.example)"),
        ("x@stranger.example", {"forwarded_from": "ap@acme.example"}, KNOWN, "writes from stranger.example"),
        (
            "clerk@ours.example",
            {"forwarded_from": "boss@ours.example ap@acrne.example"},
            {**KNOWN, "own_domains": ["ours.example"]},
            "looks like acme.example",
        ),
        # A45: only our own server's word, only on top, only about this sender.
        ("ap@acme.example", {}, OURS, "dmarc=none"),
        ("ap@acme.example", {"authentication_results": DMARC.format("pass")}, THEIRS, "dmarc=none"),
        ("ap@acme.example", {"authentication_results": f"forged.example; {DMARC.format('pass')}"}, OURS, "dmarc=none"),
        ("ap@acme.example", {"authentication_results": "mx.ours.example (dmarc=pass); spf=pass"}, OURS, "dmarc=none"),
        ("ap@acme.example", {"authentication_results": 'mx.ours.example; x="; dmarc=pass"; dmarc=fail'}, OURS, "=fail"),
        (
            "ap@acme.example",
            {"authentication_results": "mx.ours.example; dmarc=pass header.from=evil.example"},
            OURS,
            "dmarc=none",
        ),
    ],
)
def test_suspicious(sender: str, hints: dict[str, str], options: dict[str, object], said: str) -> None:
    found = suspicions(sender, hints, **options)  # type: ignore[arg-type]
    assert any(said in sentence for sentence in found), found


@pytest.mark.parametrize(
    ("hints", "options", "found"),
    [
        ({}, {}, "clerk@ours.example"),
        ({"forwarded_from": "ap@acme.example"}, {}, "ap@acme.example"),
        ({"forwarded_from": "boss@ours.example ap@acme.example"}, {"own_domains": ["ours.example"]}, "ap@acme.example"),
        ({"forwarded_from": "x@bank.example ap@acme.example"}, {"known_domains": ["acme.example"]}, "ap@acme.example"),
    ],
)
def test_who_wrote_a_mail_that_was_passed_on(hints: dict[str, str], options: dict[str, object], found: str) -> None:
    assert writer("clerk@ours.example", hints, **options) == found  # type: ignore[arg-type]
