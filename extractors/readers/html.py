"""HTML (mostly of mails): blocks become lines, tables of data keep their rows and columns."""

import re

from docflow.errors import Quarantine
from docflow.schema.place import Pages
from docflow.schema.states import QuarantineCode
from extractors.contract import ReadOptions
from extractors.readers import _grid
from extractors.readers._decode import decoded, looks_like_text
from extractors.readers._markup import words_of

NAME = "html"
_MAX_BYTES = 4_000_000
_ROOT = re.compile(rb"<!doctype html|<html[\s>]", re.IGNORECASE)
_OPENING = re.compile(rb"<!doctype html|<html[\s>]|<(?:head|body|table|div|p|meta|style)[\s>]", re.IGNORECASE)


def claims(data: bytes, name: str) -> bool:
    """A document that begins like HTML; XML with another root is not HTML."""
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    opening = _ROOT if head.startswith(b"<?xml") else _OPENING
    return head.startswith(b"<") and looks_like_text(data) and opening.search(head) is not None


def read(data: bytes, options: ReadOptions) -> Pages:
    """One page as long as the text; raises Quarantine(LIMITS) above four megabytes."""
    text, notes = decoded(data)
    return pages_of_html(text, notes)


def pages_of_html(text: str, notes: tuple[str, ...] = ()) -> Pages:
    """The same for markup that is text already (a mail's body)."""
    if len(text) > _MAX_BYTES:
        sentence = f"The HTML has {len(text):,} characters; at most {_MAX_BYTES:,} are read. Ask for a plain copy."
        raise Quarantine(QuarantineCode.LIMITS, sentence)
    return Pages(reader=NAME, pages=(_grid.page(1, words_of(text), "html"),), notes=notes)
