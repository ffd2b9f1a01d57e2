"""Who pays and who is paid, as the record has them, with the reasons to doubt it."""

from collections.abc import Sequence

from docflow.schema.records import Party
from extractors.contract import Hints
from extractors.fields.composed import says_nothing_of_a_firm
from extractors.fields.lexicon import labels
from extractors.fields.parties import (
    is_desk,
    looks_like_address,
    looks_like_company,
    may_be_misread,
    same_party,
    with_form_mended,
    without_title,
)
from extractors.papers.draft import Draft, support_of
from extractors.papers.letterhead import Candidate
from extractors.papers.loose import in_mail_head
from extractors.papers.names import clean_name
from extractors.papers.pairs import Pair
from extractors.papers.paper import Paper
from extractors.papers.parties import parties_of
from extractors.papers.placing import is_bank
from extractors.remittance._identity import with_numbers

_FIRM = 0.6
"""How much a name looks like a firm's that has a word or a form of one."""
_ALIKE = 0.85
_SHORT = 4
"""Letters of a single word that may as well be a part of speech: "Van"."""


def parties_of_record(draft: Draft, pairs: Sequence[Pair], hints: Hints) -> dict[str, Party]:
    payers, payees = parties_of(draft.paper, pairs, hints)
    if not payers:
        draft.ask("The payer's name was not found.")
    elif payers[0].weight < 0.6 or (len(payers) > 1 and payers[1].weight > payers[0].weight - 0.1):
        draft.ask("It is not clear who pays: " + ", ".join(f'"{c.name}"' for c in payers[:3]) + ".")
    if not payees and (_is_scanned(draft) or _names_another(draft.paper, payers)):
        draft.ask("The payee's name was not found.")
    if payers and payers[0].atoms[-1].x1 > draft.paper.page(payers[0].page).width - 3:
        draft.ask(f'The payer\'s name "{payers[0].name}" is cut off by the edge of the page.')
    if payers and payers[0].why != "label" and is_bank(payers[0].name):
        draft.ask(f'"{payers[0].name}" is a bank by its name and may have moved the money of somebody else.')
    if payers and len(payers[0].name) < _SHORT:
        draft.ask(f'The payer\'s name "{payers[0].name}" is very short.')
    if payers and _opens_with_label(payers[0].name):
        draft.ask(f'The payer\'s name "{payers[0].name}" may begin with a label.')
    payer = with_numbers(draft, _party(draft, "payer", payers), payers, payees)
    if payers and _is_recognised(draft, payers[0]) and may_be_misread(payers[0].name):
        draft.ask(f'The payer\'s name "{payers[0].name}" may have been misread.')
    return {"payer": payer, "payee": _party(draft, "payee", payees)}


def _is_scanned(draft: Draft) -> bool:
    return any(page.method == "ocr" for page in draft.paper.pages.pages[:1])


def _names_another(paper: Paper, payers: Sequence[Candidate]) -> bool:
    """Whether the first page, outside its tables, names a firm that none of these is."""
    for row in paper.outside():
        for atom in row.atoms if row.page == 0 and not in_mail_head(paper, row) else ():
            name = clean_name(atom.text.rpartition(": ")[2])
            firm = atom.kind == "text" and looks_like_company(name) >= _FIRM and not says_nothing_of_a_firm(name)
            other = is_bank(name) or is_desk(name) or labels().exact(name) or looks_like_address(name)
            if firm and not other and all(same_party(name, payer.name) < _ALIKE for payer in payers):
                return True
    return False


def _opens_with_label(name: str) -> bool:
    """ "Zahlungspflichtiger Huber e.K.": a label set close to the name. Short words ("Van", "De") open many names."""
    opening = any(hit.target in ("payer", "payee") and hit.weight >= 0.9 for hit in labels().prefix(name))
    opening = opening and looks_like_company(name.split()[0]) < _FIRM  # "Azienda Ospedaliera San Carlo"
    return opening and len(name.split()[0]) > 6


def _is_recognised(draft: Draft, candidate: Candidate) -> bool:
    return draft.paper.page(candidate.page).method == "ocr"


def _party(draft: Draft, path: str, ranked: Sequence[Candidate]) -> Party:
    if not ranked:
        return Party()
    best = ranked[0]
    if _is_recognised(draft, best):
        best.name = with_form_mended(best.name)
    best.name = without_title(best.name)
    sure = 0.985 if best.weight >= 0.6 else 0.5 + best.weight / 2
    name = draft.keep_name(path, best, support_of(ranked), sure)
    return Party(name=name, address=", ".join(best.address) or None)
