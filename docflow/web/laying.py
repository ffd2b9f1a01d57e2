"""Pages taken apart and laid together for `docflow.decisions.dividing`, which knows no files."""

from collections.abc import Sequence

from docflow.decisions import dividing
from docflow.errors import BadInput, Refused
from docflow.schema.documents import Document
from docflow.schema.place import Pages, laid_together
from docflow.store import Tx
from docflow.web.deps import Deps
from docflow.web.language import _

_MOST = 1000
"""Pages from one number to another."""


def split(tx: Tx, deps: Deps, actor: str, document_id: str, version: int, parts: Sequence[Sequence[int]]) -> Document:
    """A document for each part of the pages. Raises BadInput, Refused, Stale, NotAllowed."""
    pages = _read(deps, tx.documents.get(document_id))
    dividing.check_parts(parts, len(pages.pages))
    cut = [dividing.Part(tuple(part), _kept(deps, pages.only(part))) for part in parts]
    return dividing.split(tx, document_id, version, actor, cut)


def merge(tx: Tx, deps: Deps, actor: str, document_id: str, version: int, others: Sequence[str]) -> Document:
    """One document of this one and the others, their pages below its own. Raises BadInput, Refused, Stale."""
    first = tx.documents.get(document_id).model_copy(update={"version": version})
    papers = [first, *(tx.documents.get(other) for other in others)]
    pages = [_read(deps, paper) for paper in papers]
    above = [sum(len(one.pages) for one in pages[:n]) for n in range(len(pages))]
    whole = dividing.Whole(tuple(zip(papers, above, strict=True)), _kept(deps, laid_together(pages)))
    return dividing.merge(tx, actor, whole)


def parts_of(text: str) -> list[list[int]]:
    """Pages as a person writes them: "1-2; 3" is [[1, 2], [3]]. Raises BadInput."""
    return [_numbers(part) for part in text.split(";") if part.strip()]


def _numbers(part: str) -> list[int]:
    numbers: list[int] = []
    for piece in part.replace(",", " ").split():
        first, _dash, last = piece.partition("-")
        if not (first.isdecimal() and (last or first).isdecimal()) or int(last or first) - int(first) > _MOST:
            raise BadInput(_("“%(text)s” are no pages; write them like 1-2; 3.", text=piece))
        numbers += range(int(first), int(last or first) + 1)
    return numbers


def pages_of(deps: Deps, document: Document) -> Pages | None:
    """The words of the document; None where nothing was read."""
    return Pages.model_validate_json(deps.files.get(document.pages_sha256)) if document.pages_sha256 else None


def _read(deps: Deps, document: Document) -> Pages:
    pages = pages_of(deps, document)
    if pages is None or not pages.pages:
        raise Refused(_("%(paper)s has no pages that were read.", paper=document.label))
    return pages


def _kept(deps: Deps, pages: Pages) -> str:
    return deps.files.put(pages.model_dump_json().encode())
