"""Whether the mail behind a paper deserves trust. Nothing here makes a paper right; it only holds one back."""

import re
from collections.abc import Collection, Container, Iterable, Mapping

from docflow.rules.domains import Domains, HeldDomains, bare, knows, within

_ADDRESS = re.compile(r"[^\s<>\"'(),;:]+@([^\s<>\"'(),;:]+)")
_DMARC = re.compile(r"\s*dmarc\s*(?:/\s*\d+\s*)?=\s*(\w+)", re.IGNORECASE)
_HEADER_FROM = re.compile(r"\bheader\.from\s*=\s*([^\s;]+)", re.IGNORECASE)


def suspicions(
    sender: str,
    hints: Mapping[str, str],
    *,
    known_domains: Domains | Iterable[str] = (),
    customer_domains: Iterable[str] = (),
    own_domains: Iterable[str] = (),
    authentication_server: str = "",
) -> tuple[str, ...]:
    """Why a person must look before mail of this sender is believed, as sentences.

    hints: what the head of the mail says (reply_to, sender_name, authentication_results, bank_detail_change).
    known_domains: of all customers; customer_domains: of the one who is said to pay.
    """
    own = {bare(d) for d in own_domains}
    known = known_domains if isinstance(known_domains, Domains) else HeldDomains(known_domains)
    expected = {bare(d) for d in customer_domains}
    found = _news(hints)
    if domain := domain_of(sender):
        ours = any(within(domain, d) for d in own)
        found += _authentication(domain, hints, authentication_server, ours)
        # A colleague who forwards, or our own list that rewrites the sender, shows the customer's address elsewhere;
        # but whose mail a colleague passed on may be as false as any other.
        wrote = domain_of(writer(sender, hints, own_domains=own)) if ours else domain
        if not any(within(wrote, d) for d in own):
            found += _doubts(wrote, _head_below(hints) if ours else hints, known, expected, own)
    return tuple(found)


def _head_below(hints: Mapping[str, str]) -> dict[str, str]:
    """The head of the mail that a colleague passed on, as far as it came along."""
    return {"reply_to": hints.get("forwarded_reply_to", ""), "sender_name": hints.get("forwarded_name", "")}


def _news(hints: Mapping[str, str]) -> list[str]:
    """What no sender, known or not, is believed."""
    found = []
    if hints.get("bank_detail_change"):
        found.append(
            "The mail speaks of new bank details; call the customer by a number you know and trust nothing in it."
        )
    if hints.get("no_sender"):
        found.append("The mail does not say who sent it; ask the payer before you approve.")
    return found


def _doubts(
    domain: str, hints: Mapping[str, str], known: Domains, expected: Collection[str], own: Collection[str]
) -> list[str]:
    """Of who wrote from outside."""
    named = _several(hints)
    return [
        *named,
        *_addresses(domain, hints),
        *_look_alikes(domain, known, own),
        *_strange(domain, known, expected),
    ]


def writer(
    sender: str, hints: Mapping[str, str], known_domains: Container[str] = (), own_domains: Iterable[str] = ()
) -> str:
    """The address of who wrote the mail first, as far as its words say; the sender's where nobody passed it on.

    Of several who passed it on the nearest whose domain is a customer's, else the nearest that is none of us. Only for
    finding out who pays: whom to trust is said by the real sender alone.
    """
    own = {bare(d) for d in own_domains}
    written = hints.get("forwarded_from", "").split()
    strangers = [address for address in written if not any(within(domain_of(address), d) for d in own)]
    known = (address for address in strangers if domain_of(address) in known_domains)
    return next(known, strangers[0] if strangers else sender)


def domain_of(address: str) -> str:
    """The part after the @, in lower case; empty where there is none."""
    return bare(address.rpartition("@")[2]) if "@" in address else ""


def _authentication(domain: str, hints: Mapping[str, str], server: str, ours: bool) -> list[str]:
    """What our own mail server found out about the sender, if its header stands on top: any other may be forged
    (RFC 8601, 5 and 7.1). Mail that never left the house has no such header."""
    header = hints.get("authentication_results", "")
    if not server or (ours and not header):
        return []
    verdict = _verdict(_uncommented(header), server, domain)
    if verdict == "pass":
        return []
    return [f"The mail server could not verify the sender (dmarc={verdict}); ask the payer before you approve."]


def _verdict(header: str, server: str, domain: str) -> str:
    """The DMARC result for this domain; "none" where our server gave none."""
    identifier, _, results = header.partition(";")
    if (identifier.split() or [""])[0].lower() != server.lower():
        return "none"
    result = next((found for part in results.split(";") if (found := _DMARC.match(part))), None)
    if result is None:
        return "none"
    about = _HEADER_FROM.search(result.string)
    if about and not (within(domain, bare(about[1])) or within(bare(about[1]), domain)):
        return "none"
    return result[1].lower()


def _uncommented(header: str) -> str:
    """Without comments and quoted strings, in which anything may stand."""
    kept, depth, quoted = [], 0, False
    for c in header:
        if c == '"' and not depth:
            quoted = not quoted
        elif c in "()" and not quoted:
            depth = max(0, depth + (1 if c == "(" else -1))
        elif not depth and not quoted:
            kept.append(c)
    return "".join(kept)


def _several(hints: Mapping[str, str]) -> list[str]:
    others = hints.get("also_from", "")
    return [f"The mail names a second sender ({others}); ask the payer before you approve."] if others else []


def _addresses(domain: str, hints: Mapping[str, str]) -> list[str]:
    reply = domain_of(hints.get("reply_to", ""))
    found = []
    if reply and not (within(reply, domain) or within(domain, reply)):
        found.append(f"Answers would go to {reply}, not to the sender's {domain}; ask the payer before you approve.")
    shown = _ADDRESS.search(hints.get("sender_name", ""))
    if shown and bare(shown.group(1)) != domain:
        found.append(f"The sender is shown as {shown.group(0)} but the mail comes from {domain}; do not trust it.")
    return found


def _look_alikes(domain: str, known: Domains, own: Collection[str]) -> list[str]:
    """A domain that is nearly, but not quite, one we know."""
    if knows(known, domain) or knows(own, domain):
        return []
    near = sorted({*known.alike(domain), *HeldDomains(own).alike(domain)})
    return [f"The sender's {domain} looks like {near[0]} but is another; do not trust the mail."] if near else []


def _strange(domain: str, known: Domains, expected: Collection[str]) -> list[str]:
    """Not where the payer's mail comes from; where none is on file, nobody's mail comes from there."""
    if knows(expected or known, domain) or not (known or expected):
        return []
    if expected:
        usual = ", ".join(sorted(expected))
        return [f"The mail comes from {domain}, but the payer's mail comes from {usual}; ask before you approve."]
    return [f"No customer on file writes from {domain}; ask the payer, and enter the domain with the customer."]
