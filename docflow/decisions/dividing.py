"""A person says which pages make one document: a paper split into several, or several laid together into one.

What is made this way is read again from its own pages and holds one record; the machine neither divides nor combines
it any more. The papers that it was made from are kept and can be taken back as long as nothing is booked.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from docflow.decisions import people
from docflow.decisions.trail import note
from docflow.decisions.versions import seen
from docflow.errors import BadInput, Refused
from docflow.schema.documents import Document, NewDocument, Picture
from docflow.schema.states import DOCUMENT_MOVES, DocumentState, Step
from docflow.store import Tx

_D = DocumentState
MADE = "made_by"
"""Hint of a document that a person made out of pages: who did."""
_MOST = 20
_SET_ASIDE = frozenset({_D.NOT_REMITTANCE, _D.DUPLICATE, _D.MERGED, _D.SPLIT})
"""Parts that are in nobody's way."""


class Part(NamedTuple):
    """Pages that make one document."""

    numbers: tuple[int, ...]
    pages_sha256: str
    """The blob with just these pages."""


class Whole(NamedTuple):
    """Documents that make one."""

    papers: tuple[tuple[Document, int], ...]
    """Each as it was when its pages were taken, and how many pages lie above those of it."""
    pages_sha256: str


def check_parts(parts: Sequence[Sequence[int]], pages: int) -> None:
    """Raises BadInput unless the parts are two or more, and every page is in one of them."""
    if not 2 <= len(parts) <= _MOST or not all(parts):
        raise BadInput(f"Say which pages make each of the 2 to {_MOST} documents: 1-2; 3.")
    wrong = sorted({number for part in parts for number in part} - set(range(1, pages + 1)))
    if wrong:
        raise BadInput(f"There is no page {wrong[0]}: the document has {pages}.")
    left = sorted(set(range(1, pages + 1)) - {number for part in parts for number in part})
    if left:
        raise BadInput(f"Page {left[0]} is in none of the documents; every page must be in one.")
    if any(len(set(part)) < len(part) for part in parts):
        raise BadInput("A page is named twice in one document.")


def split(tx: Tx, document_id: str, version: int, actor: str, parts: Sequence[Part]) -> Document:
    """One document for each part (a page may be in several: two advices on one page); the paper itself ends as `split`.

    Raises Stale, NotAllowed, IllegalMove, and BadInput as `check_parts` does.
    """
    people.check_may_decide(tx, actor)
    document = seen(tx, document_id, version)
    pictures = {picture.page: picture for picture in tx.documents.pictures(document.id)}
    made = []
    for n, part in enumerate(parts, 1):
        shown = {at: pictures[number] for at, number in enumerate(part.numbers, 1) if number in pictures}
        name = f"{document.name} · {n} of {len(parts)}"
        made.append(_made(tx, document, actor, name, document.id, part.pages_sha256, shown).id)
    note(tx, document, actor, "split", {"parts": [list(part.numbers) for part in parts], "into": made})
    reason = f"{actor} split it into {len(made)} documents."
    return tx.documents.move(document.id, document.version, _D.SPLIT, reason=reason)


def merge(tx: Tx, actor: str, whole: Whole) -> Document:
    """One document in the place of several, whose pages are theirs laid together; they end as `merged`.

    Raises Stale where one of them has changed since its pages were taken, NotAllowed, IllegalMove, BadInput.
    """
    people.check_may_decide(tx, actor)
    if not 2 <= len({paper.id for paper, _ in whole.papers}) == len(whole.papers) <= _MOST:
        raise BadInput("Choose one or more other documents, each once.")
    papers = [(seen(tx, paper.id, paper.version), above) for paper, above in whole.papers]
    shown = {above + one.page: one for paper, above in papers for one in tx.documents.pictures(paper.id)}
    name = " + ".join(dict.fromkeys(paper.name for paper, _ in papers))
    made = _made(tx, papers[0][0], actor, name, None, whole.pages_sha256, shown)
    note(tx, made, actor, "merge", {"papers": [paper.id for paper, _ in papers]})
    for paper, _ in papers:
        note(tx, paper, actor, "merged", {"into": made.id})
        reason = f"{actor} laid it together with others: {made.label}."
        tx.documents.move(paper.id, paper.version, _D.MERGED, reason=reason, duplicate_of=made.id)
    return made


def unsplit(tx: Tx, document: Document) -> None:
    """The parts give way to the paper that they were cut from. Raises Refused where something was decided about one."""
    for part in tx.documents.children(document.id):
        _give_way(tx, part, document)


def unmerge(tx: Tx, document: Document, actor: str) -> None:
    """A paper leaves what a person laid it together into, which is taken apart. Nothing to do where the machine laid
    them together: then each goes by itself. Raises Refused where something was decided about the whole."""
    whole = tx.documents.get(document.duplicate_of) if document.duplicate_of else None
    if whole is not None and MADE in whole.hints:
        take_apart(tx, whole, actor, but=document.id)


def take_apart(tx: Tx, whole: Document, actor: str, but: str = "") -> Document:
    """What was laid together is so no more; its papers (one of which the caller sees to) are asked about again."""
    apart = _give_way(tx, whole, None)
    for paper in papers_of(tx, whole):
        if paper.id != but and paper.state is _D.MERGED and paper.duplicate_of == whole.id:
            note(tx, paper, actor, "undo", {"state": paper.state.value})
            why = f"{actor} took apart what it was laid together into."
            tx.documents.move(paper.id, paper.version, _D.NEEDS_REVIEW, reason=why, duplicate_of=None)
    return apart


def papers_of(tx: Tx, whole: Document) -> list[Document]:
    """The papers that a document was laid together from."""
    merges = (one for one in tx.decisions.of(whole.id) if one.action == "merge")
    papers = next((one.body.get("papers") for one in merges), None)
    return [tx.documents.get(str(paper)) for paper in papers] if isinstance(papers, list) else []


def _give_way(tx: Tx, made: Document, to: Document | None) -> Document:
    if made.state in _SET_ASIDE:
        return made
    if _D.MERGED not in DOCUMENT_MOVES[made.state]:
        raise Refused(f"{made.label} is {made.state}; take that back first, or wait until it is read.")
    reason = f"It went back into {to.label}." if to else "It was taken apart again."
    return tx.documents.move(made.id, made.version, _D.MERGED, reason=reason, duplicate_of=to.id if to else None)


def _made(
    tx: Tx, source: Document, actor: str, name: str, parent: str | None, pages_sha256: str, shown: Mapping[int, Picture]
) -> Document:
    """A document of just these pages, about to be read as one record. `shown`: the pictures by their new numbers."""
    around = source.model_dump(include=set(NewDocument.model_fields))
    hints = {key: value for key, value in source.hints.items() if key != "path"} | {MADE: actor}
    own = {"name": name, "parent_id": parent, "hints": hints, "ordinal": tx.documents.next_ordinal(source)}
    document_id, _ = tx.documents.add(NewDocument.model_validate(around | own))
    received = tx.documents.get(document_id)
    made = tx.documents.move(document_id, received.version, _D.READING, pages_sha256=pages_sha256)
    for number, picture in shown.items():
        tx.documents.add_picture(document_id, number, picture.sha256, picture.width, picture.height)
    tx.audit.append(actor, "made", document_id, {"from": source.id, "pages_sha256": pages_sha256})
    tx.tasks.add(Step.EXTRACT, document_id)
    return made
