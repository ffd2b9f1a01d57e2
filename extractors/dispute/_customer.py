"""Who claims: by label, letterhead, signature or sender; never the one who is called the supplier."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from docflow.schema.records import Party
from extractors.contract import Hints
from extractors.fields.lexicon import normalise
from extractors.fields.parties import legal_form, same_party
from extractors.invoice._roles import parties_as
from extractors.papers.draft import Draft, support_of
from extractors.papers.loose import in_mail_head
from extractors.papers.names import clean_name, without_address
from extractors.papers.pairs import Pair
from extractors.papers.paper import Paper
from extractors.papers.parties import Candidate
from extractors.papers.signature import SIGNATURE, first_part, signed_by

_SIDES = {"customer": "payer", "payer": "payer", "seller": "payee", "payee": "payee"}
"""Label field -> side: who disputes writes, as the payer writes an advice; the supplier is addressed."""
_SURELY = 0.93
_NAMED = 0.98
"""How surely somebody is meant of whom no legal form says that it is a firm."""
_TOWN_BRACKETED = re.compile(r" \(([^\W\d]+)\)$")
_YOUR_CUSTOMER = re.compile(
    r"(?i:\b(?:your (?:customer|client|buyer)|ihr kunde|ihre kundin|votre client|su cliente"
    r"|(?:il )?(?:vostro|suo) cliente|uw klant|o (?:seu|vosso) cliente)) "
    r"((?:(?:[A-ZÀ-Þ0-9&][\w&.'’-]*|of|and|und|et|y|e|de|del|des|da|di|van)(?: |$))+)"
)
"""A portal or a platform tells in a sentence whose dispute it passes on: "Your customer Bluewater Group has opened"."""
_PASSED_ON = 0.95
_BETWEEN = re.compile(r"[._-]")
_FIRM = 0.6


def customer_of(draft: Draft, pairs: Sequence[Pair], hints: Hints) -> Party:
    """The one who claims: by label, letterhead, signature or sender; never the one who is called the supplier."""
    mine, theirs = parties_as(draft.paper, pairs, hints, _SIDES)
    sellers = [other.name for other in theirs if other.why in ("label", "addressed")]
    mine = [c for c in mine if not (draft.paper.pages.reader == "mail" and _lone_word(c))]
    signed = [] if any(c.weight >= _FIRM for c in mine) else list(_signed(draft.paper))
    below = list(signed_by(draft.paper, hints.sender))
    named = [c.name for c in below]
    mine = [c for c in mine if c.why == "label" or not any(same_party(c.name, name) > _SURELY for name in named)]
    every = sorted([*_passed_on(draft.paper), *mine, *signed, *below], key=lambda c: -c.weight)
    ranked = [c for c in every if not any(same_party(c.name, name) > _SURELY for name in sellers)]
    if ranked and legal_form(ranked[0].name):
        ranked = [c for c in ranked if c is ranked[0] or same_party(c.name, ranked[0].name) <= _SURELY]
    ranked = [c for c in ranked if not _writes(draft.paper, c.name)] or ranked
    if not ranked:
        draft.ask("It is not clear which customer disputes.")
        return Party()
    whole = _with_form(ranked[0], [*ranked[1:], *_signed(draft.paper)])
    whole = _without_town(draft.paper, whole)
    return _kept(draft, [whole, *(c for c in ranked[1:] if c.name != whole.name)])


def _passed_on(paper: Paper) -> Iterator[Candidate]:
    """The customer whom a sentence names, in one line."""
    for row in (row for rows in paper.rows[:1] for row in rows):
        found = _YOUR_CUSTOMER.search(row.text)
        if found is not None and not in_mail_head(paper, row) and len(found[1].split()) > 1:
            yield Candidate(clean_name(found[1]), _PASSED_ON, (row.atoms[0],), row.page, "label")


def _without_town(paper: Paper, signed: Candidate) -> Candidate:
    """A firm without a legal form before its town, in the last lines of a mail: "Librairie du Port, Marseille",
    "Librairie du Port (Marseille)"."""
    firm, comma, town = _TOWN_BRACKETED.sub(r", \1", signed.name).partition(", ")
    last = {id(row) for row in (paper.rows[-1] if paper.rows else [])[-SIGNATURE:]}
    below = any(id(row) in last and signed.name in row.text for rows in paper.rows for row in rows)
    ends = comma and below and " " in firm and town.isalpha() and town[:1].isupper() and not legal_form(signed.name)
    return replace(signed, name=firm) if paper.pages.reader == "mail" and ends else signed


def _with_form(best: Candidate, others: Sequence[Candidate]) -> Candidate:
    """By its name with the legal form where that is printed elsewhere: "Freshmart" on top, "Freshmart, LLC" below."""
    begun = normalise(best.name) + " "
    whole = [c for c in others if legal_form(c.name) and normalise(c.name).startswith(begun)]
    return replace(whole[0], weight=best.weight) if whole and not legal_form(best.name) else best


def _heads_letter(paper: Paper, candidate: Candidate) -> bool:
    """Whether the name stands above all else of a letter. A mail opens with the sign of whatever sent it."""
    top = next((row for rows in paper.rows[:1] for row in rows), None)
    return paper.pages.reader != "mail" and top is not None and top.text.startswith(candidate.name)


def _lone_word(candidate: Candidate) -> bool:
    """A single word without a legal form: in a mail it greets."""
    return len(candidate.name.split()) == 1 and not legal_form(candidate.name) and candidate.why != "label"


def _signed(paper: Paper) -> Iterator[Candidate]:
    """A firm with its legal form among the last lines: a signature whose greeting is not known."""
    for row in (paper.rows[-1] if paper.rows else [])[-SIGNATURE:]:
        atom, text = row.atoms[0], first_part(row)
        if text and atom.kind == "text" and len(text.split()) <= 8 and legal_form(text):
            yield Candidate(without_address(clean_name(text)), 0.66, (atom,), row.page, "signature")


def _writes(paper: Paper, name: str) -> bool:
    """Whether it is the person whose address it is: "Markus Vogelsang" of markus.vogelsang@firm.example."""
    words = set(normalise(name).split())
    texts = (word.text for rows in paper.rows for row in rows for atom in row.atoms for word in atom.words)
    owners = (set(_BETWEEN.split(text.strip("<>()").partition("@")[0].casefold())) for text in texts if "@" in text)
    return len(words) > 1 and any(words <= owner for owner in owners)


def _kept(draft: Draft, ranked: Sequence[Candidate]) -> Party:
    best = ranked[0]
    if best.weight < 0.5 or (len(ranked) > 1 and ranked[1].weight > best.weight - 0.05):
        draft.ask("It is not clear who disputes: " + ", ".join(f'"{c.name}"' for c in ranked[:3]) + ".")
    elif not (legal_form(best.name) or support_of(ranked) >= _NAMED or _heads_letter(draft.paper, best)):
        draft.ask(f'Is "{best.name}" the customer? Nothing else says so.')
    name = draft.keep_name("customer", best, support_of(ranked), min(0.99, 0.5 + best.weight / 2))
    return Party(name=name, address=", ".join(best.address) or None)
