"""What is laid over a page: form fields, stamps and comments. PDFium's text layer does not have them until they are
flattened, and does not tell then what was printed and what a reader wrote on it."""

import ctypes
from collections.abc import Iterator

import numpy as np
import pypdfium2
from pypdfium2 import raw

from docflow.schema.place import Remark
from extractors.readers._frame import Frame

_PRINTED = frozenset({raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP})
_COMMENTS = frozenset(
    {
        raw.FPDF_ANNOT_FREETEXT,
        raw.FPDF_ANNOT_STAMP,
        raw.FPDF_ANNOT_TEXT,
        raw.FPDF_ANNOT_HIGHLIGHT,
        raw.FPDF_ANNOT_UNDERLINE,
        raw.FPDF_ANNOT_STRIKEOUT,
        raw.FPDF_ANNOT_SQUIGGLY,
        raw.FPDF_ANNOT_SQUARE,
        raw.FPDF_ANNOT_CIRCLE,
        raw.FPDF_ANNOT_INK,
        raw.FPDF_ANNOT_CARET,
    }
)
_MOST = 5_000
_LONGEST, _MOST_COMMENTS = 2_000, 50
"""Letters of a comment that are read, and comments of a page."""
_MOST_TYPED = 4
"""More text boxes than these are typed into a form: its values, and no comments."""


def load(document: pypdfium2.PdfDocument, number: int) -> tuple[pypdfium2.PdfPage, list[tuple[str, tuple[float, ...]]]]:
    """The page (from 1) with its form fields, notes and stamps made part of it; and its comments, each with its corners
    in user space. Raises PdfiumError."""
    page = document[number - 1]
    kinds, comments = _laid_over(page)
    if kinds & _PRINTED and raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS:
        page.close()
        page = document[number - 1]
    return page, comments


def remarks(comments: list[tuple[str, tuple[float, ...]]], frame: Frame) -> tuple[Remark, ...]:
    """The comments where they are displayed."""
    boxes = frame.boxes(np.array([corners for _, corners in comments], dtype=np.float64))
    boxes = np.clip(np.nan_to_num(boxes), 0.0, max(frame.size))
    return tuple(Remark(text, *map(float, box.round(2))) for (text, _), box in zip(comments, boxes, strict=True))


def _laid_over(page: pypdfium2.PdfPage) -> tuple[set[int], list[tuple[str, tuple[float, ...]]]]:
    """Which kinds of things, and the comments among them. Links are on half of all pages and show nothing."""
    kinds: set[int] = set()
    typed = 0
    comments: list[tuple[str, tuple[float, ...]]] = []
    for annotation in _annotations(page):
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        kinds.add(kind)
        text = _contents(annotation) if kind in _COMMENTS else ""
        typed += kind == raw.FPDF_ANNOT_FREETEXT and bool(text)
        if text and len(comments) < _MOST_COMMENTS:
            comments.append((text, _corners(annotation)))
    return kinds, comments if typed <= _MOST_TYPED else []


def _annotations(page: pypdfium2.PdfPage) -> Iterator[raw.FPDF_ANNOTATION]:
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        try:
            yield annotation
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def _contents(annotation: raw.FPDF_ANNOTATION) -> str:
    """What the comment says, its lines kept."""
    length = min(raw.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0), 2 * _LONGEST)
    if length <= 2:
        return ""
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFAnnot_GetStringValue(annotation, b"Contents", ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), length)
    text = buffer.raw.decode("utf-16-le", "replace").replace("\0", " ")
    return "\n".join(line for part in text.splitlines() if (line := " ".join(part.split())))


def _corners(annotation: raw.FPDF_ANNOTATION) -> tuple[float, ...]:
    box = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(annotation, box)
    return (box.left, box.bottom, box.right, box.top)
