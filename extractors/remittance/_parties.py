"""Who pays and who is paid, as the record has them, with the reasons to doubt it."""

from collections.abc import Sequence

from docflow.schema.records import Party
from extractors.contract import Hints
from extractors.fields.lexicon import labels
from extractors.fields.parties import (
    looks_like_company,
    may_be_misread,
    with_form_mended,
    without_title,
)
from extractors.papers.candidate import Candidate
from extractors.papers.draft import Draft, support_of
from extractors.papers.pairs import Pair
from extractors.papers.parties import parties_of
from extractors.papers.roles.assignment import sure_of
from extractors.papers.roles.place import is_bank
from extractors.papers.roles.shape import is_person
from extractors.remittance._identity import with_numbers
from extractors.remittance._scanned import is_unconfirmed

_FIRM = 0.6
"""How much a name looks like a firm's that has a word or a form of one."""
_SHORT = 4
"""Letters of a single word that may as well be a part of speech: "Van"."""

_SHEETS = frozenset({"sheet", "csv"})


def parties_of_record(draft: Draft, pairs: Sequence[Pair], hints: Hints) -> dict[str, Party]:
    """Payer and payee, with the reasons to doubt who they are."""
    payers, payees = parties_of(draft.paper, pairs, hints)
    _doubt_payer(draft, payers)
    _doubt_payee(draft, payees)
    payer = with_numbers(draft, _party(draft, "payer", payers), payers, payees)
    for path, ranked in (("payer", payers), ("payee", payees)):
        if ranked and (
            _is_cut(ranked[0].name) or (_is_recognised(draft, ranked[0]) and _may_be_misread(draft, ranked[0]))
        ):
            draft.ask(f'The {path}\'s name "{ranked[0].name}" may have been misread.')
        if ranked and is_person(ranked[0].name):
            draft.ask(f'"{ranked[0].name}" is a person, who may only write or be addressed for the {path}.')
    return {"payer": payer, "payee": _party(draft, "payee", payees)}


def _doubt_payer(draft: Draft, payers: Sequence[Candidate]) -> None:
    if not payers:
        draft.ask("The payer's name was not found.")
        return
    best = payers[0]
    if best.weight < sure_of("payer"):
        draft.ask("It is not clear who pays: " + ", ".join(f'"{c.name}"' for c in payers[:3]) + ".")
    if best.atoms[-1].x1 > draft.paper.page(best.page).width - 3:
        draft.ask(f'The payer\'s name "{best.name}" is cut off by the edge of the page.')
    if best.why != "label" and is_bank(best.name):
        draft.ask(f'"{best.name}" is a bank by its name and may have moved the money of somebody else.')
    if len(best.name) < _SHORT:
        draft.ask(f'The payer\'s name "{best.name}" is very short.')
    if _opens_with_label(best.name):
        draft.ask(f'The payer\'s name "{best.name}" may begin with a label.')


def _doubt_payee(draft: Draft, payees: Sequence[Candidate]) -> None:
    """A paper that seems to name nobody is asked about too: it may name somebody where nobody else does. Numbers
    of ours in every line are an answer (docflow/rules/answered.py). A sheet seldom says to whom it goes."""
    if not payees and draft.paper.pages.reader not in _SHEETS:
        draft.ask("The payee's name was not found.")
    elif payees and payees[0].weight < sure_of("payee"):
        draft.ask("It is not clear who is paid: " + ", ".join(f'"{c.name}"' for c in payees[:3]) + ".")


def _opens_with_label(name: str) -> bool:
    """ "Zahlungspflichtiger Huber e.K.": a label set close to the name. Short words ("Van", "De") open many names."""
    opening = any(hit.target in ("payer", "payee") and hit.weight >= 0.9 for hit in labels().prefix(name))
    opening = opening and looks_like_company(name.split()[0]) < _FIRM  # "Azienda Ospedaliera San Carlo"
    return opening and len(name.split()[0]) > 6


def _is_cut(name: str) -> bool:
    """ "Antriebstechnik GmbH)": the sentence around it went on before it."""
    return name.count("(") != name.count(")")


def _is_recognised(draft: Draft, candidate: Candidate) -> bool:
    return draft.paper.page(candidate.page).method == "ocr"


def _may_be_misread(draft: Draft, candidate: Candidate) -> bool:
    words = [word for atom in candidate.atoms for word in atom.words]
    return may_be_misread(candidate.name) or is_unconfirmed(words, draft.paper.pages.pages)


def _party(draft: Draft, path: str, ranked: Sequence[Candidate]) -> Party:
    if not ranked:
        return Party()
    best = ranked[0]
    if _is_recognised(draft, best):
        best.name = with_form_mended(best.name)
    best.name = without_title(best.name)
    sure = 0.985 if best.weight >= sure_of("payer") else 0.5 + best.weight / 2
    name = draft.keep_name(path, best, support_of(ranked), sure)
    return Party(name=name, address=", ".join(best.address) or None)
