"""PDF: the text layer through PDFium where it agrees with the page, recognition where it does not."""

from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image

from docflow.errors import Quarantine
from docflow.schema.place import Page, Pages, Upright, Word
from docflow.schema.states import QuarantineCode
from extractors.contract import ReadOptions
from extractors.readers import _annotations, _attached, _layer, _ocr
from extractors.readers._bitmap import Bitmap, drawn_bitmap, embedded, rendered
from extractors.readers._frame import Frame
from extractors.readers._layer import Glance, Layer
from extractors.readers._trust import Doubt, compared, doubt_of, hidden_notes, unexplained_ink, united
from extractors.readers._upright import straighten

NAME = "pdf"
RANK = 1
"""Magic bytes say it, so it is asked before the readers that must look at the content."""
_SCREEN_DPI = 110
_MAX_SIDE = 14_400.0
"""Points; the largest page that PDF 1.7 allows (200 inches)."""
_OTHERS = (b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"GIF8")


def claims(data: bytes, name: str) -> bool:
    """A PDF header within the first kilobyte, as Acrobat accepts it, and no other format's header before it."""
    return b"%PDF-" in data[:1024] and not data.startswith(_OTHERS)


def read(data: bytes, options: ReadOptions) -> Pages:
    """Words of every page, and of attached XML on pages behind them; raises Quarantine for a file that is encrypted,
    damaged or has no pages."""
    document = _opened(data, options.passwords)
    try:
        count = len(document)
        if not count:
            raise Quarantine(QuarantineCode.UNREADABLE, "The PDF has no pages. Ask the sender for the file again.")
        budget = _ocr.Budget(options.ocr_pages, options.ocr_languages)
        wanted = options.only or range(1, min(count, options.max_pages) + 1)
        reading = _Reading(document, data, options, budget)
        pages = tuple(reading.page(number) for number in wanted if number <= count)
        notes = (*_file_notes(data), *_form_notes(document), *_count_notes(count, options.max_pages))
        attached, doubts = ([], ()) if options.only else _attached.pages_of(document, count + 1, options)
        return Pages(reader=NAME, pages=(*pages, *attached), language=budget.language, notes=(*notes, *doubts))
    finally:
        document.close()


def pictures(
    data: bytes, pages: Pages, options: ReadOptions, dpi: float = _SCREEN_DPI
) -> Iterator[tuple[int, Image.Image]]:
    """Page number and the page as displayed, upright; pages too big to draw are left out."""
    document = _opened(data, options.passwords)
    try:
        for page in (page for page in pages.pages if page.number <= len(document)):
            image = rendered(document[page.number - 1], dpi, grey=False)
            if image is not None:
                yield page.number, straighten(image, page.upright or Upright())
    finally:
        document.close()


def _opened(data: bytes, passwords: Sequence[str]) -> pypdfium2.PdfDocument:
    """The file, with the first password that opens it; what only its owner's password protects needs none."""
    for password in (None, *passwords):
        try:
            return pypdfium2.PdfDocument(data, password=password)
        except pypdfium2.PdfiumError as error:
            if error.err_code != pypdfium2.raw.FPDF_ERR_PASSWORD:
                raise _refusal(error, data) from error
    wrong = "None of the passwords given opens this PDF." if passwords else "The PDF needs a password."
    raise Quarantine(QuarantineCode.ENCRYPTED, f"{wrong} Enter it, or ask the sender for a copy without one.")


def _refusal(error: pypdfium2.PdfiumError, data: bytes) -> Quarantine:
    if error.err_code == pypdfium2.raw.FPDF_ERR_SECURITY:
        sentence = "The PDF uses an encryption that cannot be opened here. Ask the sender for it without protection."
        return Quarantine(QuarantineCode.ENCRYPTED, sentence)
    return Quarantine(QuarantineCode.UNREADABLE, _damage(data))


def _damage(data: bytes) -> str:
    cut = b"%%EOF" not in data[-2048:]
    what = "is cut off before its end" if cut else "is damaged and cannot be opened"
    return f"The PDF {what} ({len(data):,} bytes). Ask the sender for the file again."


def _file_notes(data: bytes) -> tuple[str, ...]:
    if b"%%EOF" in data[-2048:]:
        return ()
    return ("The file has no proper end: it may have been cut off, and pages may be missing.",)


def _form_notes(document: pypdfium2.PdfDocument) -> tuple[str, ...]:
    if document.get_formtype() != pypdfium2.raw.FORMTYPE_XFA_FULL:
        return ()
    return ("The PDF is a dynamic form (XFA), which only Adobe's programs show as it is. Ask for a printed copy.",)


def _count_notes(count: int, limit: int) -> tuple[str, ...]:
    return (f"Only the first {limit} of {count} pages were read.",) if count > limit else ()


class _Reading:
    """One document being read."""

    def __init__(self, document: pypdfium2.PdfDocument, data: bytes, options: ReadOptions, budget: _ocr.Budget) -> None:
        self._document, self._data, self._options, self._budget = document, data, options, budget
        # Packed objects may say it too; asking costs little.
        self._layers = b"/OCProperties" in data or b"/ObjStm" in data

    def page(self, number: int) -> Page:
        """One page (from 1); a page that PDFium does not open is tried with pdfplumber."""
        try:
            page, comments = _annotations.load(self._document, number)
        except pypdfium2.PdfiumError:
            from extractors.readers import _plumber  # rarely needed, and large

            return _plumber.page(self._data, number, self._options.passwords)
        try:
            glance = cache(lambda turned: _glance(page, turned))
            layer = _layer.read_layer(page, _frame(page), glance, layers=self._layers)
            read = self._judged(page, number, layer, glance)
            laid = {"remarks": _annotations.remarks(comments, layer.frame)}
            return read.model_copy(update=laid) if comments else read
        finally:
            page.close()

    def _judged(self, page: pypdfium2.PdfPage, number: int, layer: Layer, glance: Glance) -> Page:
        """The layer's words where they can be trusted, recognised ones where not."""
        doubt = doubt_of(layer)
        if doubt is Doubt.PICTURE and not _has_print(layer, glance):
            doubt = Doubt.NONE
        if doubt is Doubt.NONE:
            return _typed(number, layer, layer.words, hidden_notes(layer))
        if not self._budget.take(number):
            words = layer.hidden if doubt is Doubt.OCR_LAYER else layer.words
            return _typed(number, layer, words, hidden_notes(layer), unread=True)
        bitmap = self._bitmap(page, layer, doubt)
        if bitmap is None:
            return _typed(number, layer, layer.words, ("The page holds a picture too large to be recognised.",))
        return self._recognised(number, layer, doubt, bitmap)

    def _bitmap(self, page: pypdfium2.PdfPage, layer: Layer, doubt: Doubt) -> Bitmap | None:
        whole = embedded(page, layer) if doubt in (Doubt.EMPTY, Doubt.OCR_LAYER) and not layer.turned else None
        return whole or drawn_bitmap(page, layer)

    def _recognised(self, number: int, layer: Layer, doubt: Doubt, bitmap: Bitmap) -> Page:
        """Recognised words, joined with what the layer says where that helps."""
        scan = _ocr.recognise(bitmap, self._budget, straight=doubt is Doubt.PICTURE)
        words, notes = scan.words, scan.notes
        if doubt is Doubt.PICTURE:
            return _typed(number, layer, united(layer.words, words), (*hidden_notes(layer), *notes))
        if doubt is Doubt.OCR_LAYER and scan.upright == Upright():
            words, agreed = compared(layer.hidden, words)
            if words and agreed < _AGREE:
                notes += ("The hidden text under the scan says something else than the page; the page was read.",)
        if doubt is Doubt.GARBAGE and (not words or compared(layer.words, words)[1] >= _AGREE):
            notes = () if words else ("The text of the page cannot be decoded.",)
            return _typed(number, layer, layer.words, notes)
        turned = (layer.turned + scan.upright.turned) % 4
        upright = scan.upright.model_copy(update={"turned": turned})
        return Page(
            number=number,
            width=round(scan.width, 2),
            height=round(scan.height, 2),
            words=tuple(words),
            method="ocr",
            rulings=() if upright != Upright() else tuple(layer.rulings),
            upright=upright,
            notes=notes,
        )


_AGREE = 0.5
"""Share of letters in which a hidden layer and our reading must agree for the layer to be harmless."""
_GLANCE_DPI = 72


def _glance(page: pypdfium2.PdfPage, turned: int) -> NDArray[np.uint8] | None:
    """The page drawn small and grey, for judging what can be seen."""
    image = rendered(page, _GLANCE_DPI, turned=turned, grey=True)
    return None if image is None else np.asarray(image)


def _has_print(layer: Layer, glance: Glance) -> bool:
    """Whether the page's pictures seem to hold text of their own."""
    seen = glance(layer.turned)
    return seen is not None and unexplained_ink(seen, layer.images, layer.words, layer.frame.size)


def _frame(page: pypdfium2.PdfPage) -> Frame:
    left, bottom, right, top = page.get_bbox()
    if not (0 < right - left <= _MAX_SIDE and 0 < top - bottom <= _MAX_SIDE):
        size = f"{right - left:,.0f} x {top - bottom:,.0f} points"
        raise Quarantine(
            QuarantineCode.LIMITS, f"A page measures {size}; at most 14,400 are read. Ask for a normal page."
        )
    return Frame(left, bottom, right, top, page.get_rotation() // 90 % 4)


def _typed(number: int, layer: Layer, words: list[Word], notes: tuple[str, ...], *, unread: bool = False) -> Page:
    width, height = layer.frame.size
    # Unvalidated: these are our own values, and checking two hundred words costs as much as reading fifty.
    return Page.model_construct(
        number=number,
        width=round(width, 2),
        height=round(height, 2),
        words=tuple(words),
        method="text",
        rulings=tuple(layer.rulings),
        upright=Upright(turned=layer.turned) if layer.turned else None,
        unread=unread,
        notes=notes,
    )
