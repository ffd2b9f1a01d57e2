"""pdfplumber, for the rare page that PDFium does not open: twenty times slower, another implementation."""

import io
from collections.abc import Sequence
from contextlib import suppress

import pdfplumber
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import PdfminerException

from docflow.errors import Quarantine
from docflow.schema.place import Page, Word
from docflow.schema.states import QuarantineCode


def page(data: bytes, number: int, passwords: Sequence[str]) -> Page:
    """One page's words; raises Quarantine(UNREADABLE) where pdfplumber fails too."""
    *others, last = ("", *passwords)
    for password in others:
        with suppress(Quarantine):
            return _page(data, number, password)
    return _page(data, number, last)


def _page(data: bytes, number: int, password: str) -> Page:
    try:
        with pdfplumber.open(io.BytesIO(data), password=password) as document:
            found = document.pages[number - 1]
            words = found.extract_words(extra_attrs=["size", "fontname"], keep_blank_chars=False)
            width, height = float(found.width), float(found.height)
    except (
        PdfminerException,
        PDFException,
        PSException,
        IndexError,
        ValueError,
        KeyError,
        TypeError,
        OSError,
    ) as error:
        sentence = f"Page {number} of the PDF is damaged and cannot be read. Ask the sender for the file again."
        raise Quarantine(QuarantineCode.UNREADABLE, sentence) from error
    return Page(number=number, width=width, height=height, words=tuple(_word(word) for word in words), method="text")


def _word(word: dict[str, object]) -> Word:
    x0, top, x1, bottom, size = (float(str(word[key])) for key in ("x0", "top", "x1", "bottom", "size"))
    return Word(str(word["text"]), x0, top, x1, bottom, 1.0, size, "bold" in str(word["fontname"]).lower())
