"""Rich Text Format (.rtf): a paragraph is a line, a table keeps its rows and columns. Pictures are not read."""

import html
import itertools
import re
from collections.abc import Iterator

from striprtf.striprtf import rtf_to_text

from docflow.errors import Quarantine
from docflow.schema.place import Pages
from docflow.schema.states import QuarantineCode
from extractors.contract import ReadOptions
from extractors.readers import _grid
from extractors.readers._markup import words_of
from extractors.readers._packed import damaged

NAME = "rtf"
RANK = 1
_START = b"{\\rtf"
_MAX_BYTES = 20_000_000
_CELL = "|"
"""What the library puts behind each cell of a table; a row is a line that ends with it."""
_NOT_READ = {
    re.compile(r"\\pict(?![a-z])"): "The document holds pictures, which are not read; look at it.",
    re.compile(r"\\v(?![a-z0])"): "The document holds hidden text, which is not told from the rest; look at it.",
}
_DAMAGED = (ValueError, TypeError, LookupError, OverflowError)
"""What striprtf raises on what is no RTF."""


def claims(data: bytes, name: str) -> bool:
    """By how it begins."""
    return data.lstrip().startswith(_START)


def read(data: bytes, options: ReadOptions) -> Pages:
    """One page as long as the text. Raises Quarantine: UNREADABLE where it is damaged, LIMITS above 20 megabytes."""
    if len(data) > _MAX_BYTES:
        sentence = f"The document has {len(data):,} bytes; at most {_MAX_BYTES:,} are read. Ask for a PDF of it."
        raise Quarantine(QuarantineCode.LIMITS, sentence)
    rtf = data.decode("cp1252", "replace")
    try:
        lines = rtf_to_text(rtf, errors="replace").split("\n")
    except _DAMAGED as error:
        raise damaged("document", error) from error
    notes = tuple(sentence for pattern, sentence in _NOT_READ.items() if pattern.search(rtf))
    return Pages(reader=NAME, pages=(_grid.page(1, words_of("".join(_markup(lines))), "html"),), notes=notes)


def _markup(lines: list[str]) -> Iterator[str]:
    """The lines as HTML: rows that follow each other are a table."""
    for is_table, some in itertools.groupby(lines, lambda line: line.endswith(_CELL)):
        shown = "".join(map(_row if is_table else _paragraph, some))
        yield f"<table>{shown}</table>" if is_table else shown


def _row(line: str) -> str:
    cells = line.removesuffix(_CELL).split(_CELL)
    return f"<tr>{''.join(f'<td>{html.escape(cell.strip())}</td>' for cell in cells)}</tr>"


def _paragraph(line: str) -> str:
    return f"<p>{html.escape(line)}</p>"
