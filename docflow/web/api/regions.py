"""/v1/documents/{id}/pages/{number}/words: what stands in a box that somebody drew where no word was read."""

from fastapi import APIRouter
from pydantic import Field

from docflow.errors import NotFound
from docflow.schema.base import Frozen
from docflow.schema.place import Box, Pages
from docflow.web.api.paging import Items
from docflow.web.deps import Wired
from docflow.web.principals import Writing
from docflow.web.problems import Invalid

router = APIRouter(prefix="/v1/documents/{document_id}/pages/{number}", tags=["documents"])
_SMALLEST = 3.0
"""Points: nothing smaller can be read."""


class Region(Frozen):
    """A part of a page."""

    box: Box = Field(examples=[[72.0, 500.0, 180.0, 514.0]])
    """Points from the top left of the page."""


class Recognised(Frozen):
    """A word that was made out."""

    text: str
    box: Box
    confidence: float


@router.post("/words", response_model=Items[Recognised], summary="Recognise a part of a page anew")
def words(deps: Wired, _me: Writing, document_id: str, number: int, body: Region) -> dict[str, object]:
    """The words in the box, read from the page's picture; nothing is kept of them. None where nothing is made out."""
    with deps.store.read() as tx:
        document = tx.documents.get(document_id)
        picture = next((one for one in tx.documents.pictures(document_id) if one.page == number), None)
    if picture is None or document.pages_sha256 is None:
        raise NotFound(f"There is no picture of page {number}.")
    x0, y0, x1, y1 = body.box
    pages = Pages.model_validate_json(deps.files.get(document.pages_sha256))
    page = next(one for one in pages.pages if one.number == number)
    if x1 - x0 < _SMALLEST or y1 - y0 < _SMALLEST or x0 < 0 or y0 < 0 or x1 > page.width or y1 > page.height:
        raise Invalid(f"The box is no part of the page, which is {page.width:.0f} x {page.height:.0f} points.")
    found = deps.recognise(deps.files.get(picture.sha256), page, body.box, pages.language)
    return {"items": [{"text": one.text, "box": one[1:5], "confidence": one.confidence} for one in found]}
