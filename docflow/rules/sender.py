"""Whether the mail behind a paper deserves trust. Nothing here makes a paper right; it only holds one back."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping

from rapidfuzz.distance import DamerauLevenshtein

_LOOK_ALIKE = {"rn": "m", "vv": "w", "cl": "d", "0": "o", "1": "l", "i": "l", "5": "s", "3": "e", "|": "l"}
_ADDRESS = re.compile(r"[^\s<>\"'(),;:]+@([^\s<>\"'(),;:]+)")
_DMARC = re.compile(r"\bdmarc\s*=\s*(\w+)", re.IGNORECASE)
_NEAR = 2


def suspicions(
    sender: str,
    hints: Mapping[str, str],
    *,
    known_domains: Iterable[str] = (),
    customer_domains: Iterable[str] = (),
    own_domains: Iterable[str] = (),
    authentication_server: str = "",
) -> tuple[str, ...]:
    """Why a person must look before mail of this sender is believed, as sentences.

    hints: what the head of the mail says (reply_to, sender_name, authentication_results, bank_detail_change).
    known_domains: of all customers; customer_domains: of the one who is said to pay.
    """
    domain = domain_of(sender)
    if not domain:
        return ()
    found = _authentication(hints.get("authentication_results", ""), authentication_server)
    own = {_bare(d) for d in own_domains}
    if not any(_within(domain, d) for d in own):
        # A colleague who forwards, or our own list that rewrites the sender, shows the customer's address elsewhere.
        found += [
            *_addresses(domain, hints),
            *_look_alikes(domain, {_bare(d) for d in known_domains} | own),
            *_unexpected(domain, {_bare(d) for d in customer_domains}),
        ]
    if hints.get("bank_detail_change"):
        found.append(
            "The mail speaks of new bank details; call the customer by a number you know and trust nothing in it."
        )
    return tuple(found)


def domain_of(address: str) -> str:
    """The part after the @, in lower case; empty where there is none."""
    return _bare(address.rpartition("@")[2]) if "@" in address else ""


def _authentication(header: str, server: str) -> list[str]:
    """What our own mail server found out about the sender; a header of any other server may be forged."""
    if not server or header.split(";")[0].strip().split(" ")[0].lower() != server.lower():
        return []
    result = _DMARC.search(header)
    verdict = result.group(1).lower() if result else "none"
    if verdict == "pass":
        return []
    return [f"The mail server could not verify the sender (dmarc={verdict}); ask the payer before you approve."]


def _addresses(domain: str, hints: Mapping[str, str]) -> list[str]:
    reply = domain_of(hints.get("reply_to", ""))
    found = []
    if reply and not (_within(reply, domain) or _within(domain, reply)):
        found.append(f"Answers would go to {reply}, not to the sender's {domain}; ask the payer before you approve.")
    shown = _ADDRESS.search(hints.get("sender_name", ""))
    if shown and _bare(shown.group(1)) != domain:
        found.append(f"The sender is shown as {shown.group(0)} but the mail comes from {domain}; do not trust it.")
    return found


def _look_alikes(domain: str, trusted: Iterable[str]) -> list[str]:
    """A domain that is nearly, but not quite, one we know."""
    trusted = sorted(trusted)
    if any(_within(domain, known) for known in trusted):
        return []
    near = [known for known in trusted if _alike(domain, known)]
    return [f"The sender's {domain} looks like {near[0]} but is another; do not trust the mail."] if near else []


def _unexpected(domain: str, expected: Collection[str]) -> list[str]:
    if not expected or any(_within(domain, known) for known in expected):
        return []
    usual = ", ".join(sorted(expected))
    return [f"The mail comes from {domain}, but the payer's mail comes from {usual}; ask the payer before you approve."]


def _alike(domain: str, known: str) -> bool:
    if _skeleton(domain) == _skeleton(known):
        return True
    allowed = min(_NEAR, (len(known.partition(".")[0]) - 1) // 3)
    return DamerauLevenshtein.distance(domain, known, score_cutoff=allowed) <= allowed


def _skeleton(domain: str) -> str:
    """The domain as the eye reads it at a glance."""
    text = domain
    if "xn--" in text:
        try:
            text = text.encode("ascii").decode("idna")
        except UnicodeError:
            return text
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = text.translate(_CYRILLIC)
    for seen, meant in _LOOK_ALIKE.items():
        text = text.replace(seen, meant)
    return text


_CYRILLIC = str.maketrans("асеһіјӏорԛѕԝхуνοαερκι", "acehijlopqswxyvoaepki")


def _within(domain: str, known: str) -> bool:
    """The domain itself or one below it."""
    return domain == known or domain.endswith("." + known)


def _bare(domain: str) -> str:
    return domain.strip().lower().strip("<>. ").lstrip("@")
