"""A page of a document as the page view draws it: its picture, its words, a sheet or lines of text."""

from collections.abc import Sequence
from typing import NamedTuple

from docflow.errors import NotFound
from docflow.files import Files
from docflow.schema.documents import Document, Picture
from docflow.schema.place import Page, Pages, Word
from docflow.web.language import _
from docflow.web.screens.fields import FieldView
from docflow.web.screens.laid_out import Piece, Sheet, lines_of, sheet_of

_MOST_WORDS = 3_000
"""Words drawn of one page; a page of more is a sheet whose rest is read in the original."""
_WRITTEN = frozenset(("mail", "html", "edi", "xml", "sheet"))
"""Methods of pages that nobody printed: they are shown as text."""


class PaperView(NamedTuple):
    """One page; coordinates in points."""

    number: int
    total: int
    width: float
    height: float
    picture: str | None
    """Address of its picture; None where the words themselves are drawn."""
    words: tuple[Word, ...]
    size: float
    """Font size for drawn words."""
    cut: bool
    """Whether not all words are drawn."""
    sheet: Sheet | None = None
    lines: Sequence[Sequence[Piece]] = ()
    """Of a page that is shown as text."""


def load_pages(files: Files, document: Document) -> Pages | None:
    """What was read from the document; None before it was read."""
    return Pages.model_validate_json(files.get(document.pages_sha256)) if document.pages_sha256 else None


def paper_view(
    document: Document, pages: Pages | None, pictures: list[Picture], number: int, marks: Sequence[FieldView]
) -> PaperView | None:
    """Page `number` of the document, from 1. None where nothing was read; raises NotFound beyond the last page."""
    if pages is None or not pages.pages:
        return None
    page = next((one for one in pages.pages if one.number == number), None)
    if page is None:
        raise NotFound(
            _("There is no page %(number)s: the document has %(total)s.", number=number, total=len(pages.pages))
        )
    has_picture = any(picture.page == number for picture in pictures)
    address = f"/v1/documents/{document.id}/pages/{number}/picture" if has_picture else None
    width, height = (page.width, page.height) if has_picture else _extent(page)
    drawn = page.words[:_MOST_WORDS]
    view = PaperView(
        number, len(pages.pages), width, height, address, drawn, _font_size(page), len(page.words) > _MOST_WORDS
    )
    return view if has_picture or page.method not in _WRITTEN else _written(view, page, marks)


def _written(view: PaperView, page: Page, marks: Sequence[FieldView]) -> PaperView:
    sheet = sheet_of(page, view.words, marks) if page.method == "sheet" else None
    return view._replace(sheet=sheet, lines=() if sheet else lines_of(view.words, marks))


def _extent(page: Page) -> tuple[float, float]:
    """At least as wide as the words reach, at most as high: a short mail leaves no sheet of white below it."""
    right = max((word.x1 for word in page.words), default=page.width)
    bottom = max((word.y1 for word in page.words), default=page.height)
    return max(right + 38, min(page.width, 480)), bottom + 34


def _font_size(page: Page) -> float:
    """The commonest height of a word, a little smaller than its box."""
    heights = sorted(word.y1 - word.y0 for word in page.words)
    return max(heights[len(heights) // 2] * 0.82, 4.0) if heights else 10.0
