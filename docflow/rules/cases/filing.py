"""Which case a document that comes in belongs to: by what it quotes, strongest sign first. A tie is no match.

The document's own words go before those of the mail that brought it, for one mail may bring papers of two cases.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from docflow.rules.keys import folded
from docflow.schema.disputes import DisputeCase

_TOKEN = re.compile(r"[^\W_]\w*(?:[-./]\w+)*")
_MOST = 5_000
"""Words of a text that are looked at; a claim number stands on its first pages."""
_SHORTEST = 5
"""Shorter numbers are found in every text."""
_LONGEST = 80
_JOINED = 3
"""A number may be printed in so many pieces: "DM 2026 0417"."""


class Sign(StrEnum):
    """By what a document and a case may know each other."""

    CASE = "case"
    """Our own id of the case."""
    CLAIM = "claim"
    """The customer's claim number."""
    THREAD = "thread"
    """The mail is an answer in the thread of the case."""
    INVOICE = "invoice"
    ITEM = "open_item"
    DOCUMENT = "document"


class Said(NamedTuple):
    """What a document and its mail say, as far as it matters here."""

    own: str = ""
    """The document's own words."""
    mail: str = ""
    """Subject and text of the mail that brought it."""
    thread: tuple[str, ...] = ()
    """Message-Ids that the mail answers."""
    lines: tuple[str, ...] = ()
    """The document's first lines."""


NOTHING_SAID = Said()


class Look(NamedTuple):
    """One level at which a case is looked for."""

    sign: Sign
    keys: frozenset[str]
    where: str
    """For the sentence: "it quotes", "its mail quotes"."""


def looks(said: Said) -> tuple[Look, ...]:
    """The levels, strongest first; the first at which any case is found decides."""
    own, mail, thread = numbers_in(said.own), numbers_in(said.mail), frozenset(said.thread)
    quotes, mail_quotes = "it quotes", "its mail quotes"
    return (
        Look(Sign.CASE, own, quotes),
        Look(Sign.CLAIM, own, quotes),
        Look(Sign.CASE, mail, mail_quotes),
        Look(Sign.CLAIM, mail, mail_quotes),
        Look(Sign.THREAD, thread, "its mail answers one of"),
        Look(Sign.INVOICE, own, quotes),
        Look(Sign.INVOICE, mail, mail_quotes),
    )


def numbers_in(text: str) -> frozenset[str]:
    """Every number that the text may quote, folded: words with a digit, and neighbours that make one together."""
    words = [match.group() for match in islice(_TOKEN.finditer(text), _MOST)]
    runs = (words[n : n + length] for n in range(len(words)) for length in range(1, _JOINED + 1))
    return frozenset(key for run in runs if (key := number_key("".join(run))))


def number_key(number: str | None) -> str:
    """The key of a claim number, invoice number or case id; empty where it is too short or no number."""
    if not number or not any(c.isdigit() for c in number):
        return ""
    key = folded(number)
    return key if _SHORTEST <= len(key) <= _LONGEST else ""


def keys_of(case: DisputeCase, threads: Iterable[str] = ()) -> frozenset[tuple[Sign, str]]:
    """All by which the case is found."""
    found = {
        (Sign.CASE, number_key(case.id)),
        (Sign.CLAIM, number_key(case.reference)),
        *((Sign.THREAD, thread) for thread in threads),
        *((Sign.INVOICE, number_key(number)) for number in case.invoices),
        *((Sign.ITEM, ref) for claim in case.claims for ref in claim.open_items),
        *((Sign.DOCUMENT, one.document_id) for one in case.documents),
    }
    return frozenset((sign, key) for sign, key in found if key)


def threads_in(hints: Mapping[str, str]) -> tuple[str, ...]:
    """The Message-Ids that a mail answers."""
    return tuple(hints.get("answers", "").split())


def sentence(look: Look, case: DisputeCase) -> str:
    """Why a document belongs to the case."""
    named = {
        Sign.CASE: f"the case's number {case.id}",
        Sign.CLAIM: f"claim number {case.reference}",
        Sign.THREAD: "the mails of the case",
        Sign.INVOICE: f"invoice {', '.join(n for n in case.invoices if number_key(n) in look.keys)}",
    }
    return f"{look.where[0].upper()}{look.where[1:]} {named[look.sign]}."


def tie(look: Look, found: Sequence[DisputeCase]) -> str:
    """Why a person must say to which case it belongs."""
    names = ", ".join(f"{case.id} ({case.reference or ', '.join(case.invoices) or 'without number'})" for case in found)
    return f"It may belong to {len(found)} disputes: {names}; attach it to one of them."
