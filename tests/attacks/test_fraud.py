"""Fraud by mail (A44-A49): nothing of it is approved by machine, and nothing is posted."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from docflow.schema.records import RemittanceLine
from docflow.schema.states import DocumentState
from docflow.store import Store
from tests.decisions.house import POLICY, open_up, read, settle
from tests.rules.worlds import item, line
from tests.servers.stores import Clock, clock, sqlite_template

__all__ = ["clock", "sqlite_template"]

TRUSTED = "ap@acme.example"
SERVER = POLICY.model_copy(update={"authentication_server": "mx.us.example", "own_domains": ("us.example",)})
PASS = {"authentication_results": "mx.us.example; dmarc=pass header.from=acme.example"}


@pytest.fixture
def store(tmp_path: Path, sqlite_template: Path, clock: Clock) -> Iterator[Store]:
    shutil.copy(sqlite_template, tmp_path / "docflow.db")
    opened = Store(f"sqlite:///{tmp_path / 'docflow.db'}", clock)
    yield opened
    opened.close()


def settled(
    store: Store, *lines: RemittanceLine, sender: str = TRUSTED, hints: dict[str, str] | None = None, **more: Any
) -> DocumentState:
    """What the machine makes of an advice that comes with this mail; nothing is posted unless it approved."""
    open_up(store, item(), item("INV-2", "500.00"))
    document = settle(store, read(*lines, **more), SERVER, sender=sender, hints=PASS | (hints or {}))
    with store.read() as tx:
        assert bool(tx.postings.of_document(document.id)) == (document.state is DocumentState.APPROVED)
    return document.state


def test_an_honest_mail_passes(store: Store) -> None:
    assert settled(store) is DocumentState.APPROVED


@pytest.mark.parametrize(
    ("sender", "hints"),
    [
        ("ap@unheard-of.example", {}),
        ("ap@acrne.example", {}),
        ("ap@acmé.example", {}),
        ("ap@аcme.example", {}),
        ("ap@acmee.example", {}),
        ("ap@acme-example.example", {}),
        ("x@evil.example", {"sender_name": "ap@acme.example"}),
        (TRUSTED, {"reply_to": "ap@evil.example"}),
        (TRUSTED, {"also_from": "x@evil.example"}),
        ("", {"no_sender": "yes"}),
        ("clerk@us.example", {"forwarded_from": "ap@acrne.example", "authentication_results": ""}),
        ("x@stranger.example", {"forwarded_from": TRUSTED}),
    ],
)
def test_a44_who_is_not_who_they_seem_is_held(store: Store, sender: str, hints: dict[str, str]) -> None:
    assert settled(store, sender=sender, hints=hints) is DocumentState.NEEDS_REVIEW


@pytest.mark.parametrize(
    "header",
    [
        "",
        "evil.example; dmarc=pass header.from=acme.example",
        "mx.us.example.evil.example; dmarc=pass header.from=acme.example",
        "mx.us.example (mx.us.example; dmarc=pass); spf=pass",
        "mx.us.example; dmarc=pass header.from=evil.example",
        'mx.us.example; spf=pass reason="x; dmarc=pass"',
        "mx.us.example; dmarc=fail header.from=acme.example",
        "mx.us.example; dmarc=none header.from=acme.example",
        "mx.us.example; dmarc=temperror header.from=acme.example",
    ],
)
def test_a45_a46_what_our_server_did_not_verify_is_held(store: Store, header: str) -> None:
    assert settled(store, hints={"authentication_results": header}) is DocumentState.NEEDS_REVIEW


def test_a47_new_bank_details_are_held(store: Store) -> None:
    assert settled(store, hints={"bank_detail_change": "Our IBAN has changed."}) is DocumentState.NEEDS_REVIEW


@pytest.mark.parametrize(
    ("lines", "more"),
    [
        ([line(paid="1000.00")], {"amount": "999.00"}),
        ([line(paid="1000.00"), line("INV-2", "-500.00")], {}),
        ([line(paid="1000.00")], {"currency": "USD"}),
        ([line(paid="1000.01")], {}),
        ([line(paid="1000.00"), line(paid="1000.00")], {}),
    ],
    ids=["sum", "negative line", "currency", "more than is owed", "the same item twice"],
)
def test_a49_amounts_that_do_not_fit_are_held(store: Store, lines: list[RemittanceLine], more: dict[str, Any]) -> None:
    assert settled(store, *lines, **more) is DocumentState.NEEDS_REVIEW
