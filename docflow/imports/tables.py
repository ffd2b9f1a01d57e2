"""The rows of a file, one after the other, with the names of their cells; nothing is understood yet."""

import codecs
import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import BinaryIO, NamedTuple

import python_calamine as calamine

from docflow.errors import BadInput

_PIECE = 1 << 20
_BIGGEST_WORKBOOK = 1 << 30
"""Bytes that an Excel file may have when it is unpacked."""
_OLE = b"\xd0\xcf\x11\xe0"


class Table(NamedTuple):
    """A file as rows of cells by heading."""

    headings: Sequence[str] | None
    """None for JSON, where every row names its own."""
    rows: Iterable[tuple[int, Mapping[str, object]]]
    """Number (from 1, the headings not counted) and cells; empty ones are left out."""


def table_of(file: BinaryIO, media_type: str) -> Table:
    """The table in a file that can be read from its beginning again. Raises BadInput where there is none."""
    start = file.read(4)
    file.seek(0)
    if start.startswith((b"PK\x03\x04", _OLE)):
        return _workbook(file)
    return _json(file) if "json" in media_type else _csv(file)


def _csv(file: BinaryIO) -> Table:
    text = io.TextIOWrapper(_Kept(file), encoding=_encoding(file), newline="")
    first = text.readline()
    text.seek(0)
    reader = csv.reader(text, delimiter=max(",;\t|", key=first.count), strict=True)
    headings = [name.strip() for name in next(_told(reader), [])]
    if not any(headings):
        raise BadInput("The first line must name the columns, for example: ref,name")
    return Table(headings, _numbered(headings, _told(reader)))


def _told(reader: "Iterator[list[str]]") -> Iterator[list[str]]:
    """The lines, with trouble in words."""
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            line = getattr(reader, "line_num", 0)
            raise BadInput(f"Line {line} of the CSV cannot be read: {error}.") from error
        yield row


def _numbered(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[tuple[int, Mapping[str, object]]]:
    for number, row in enumerate(rows, start=1):
        cells = {name: cell for name, cell in zip(headings, row, strict=False) if name and not _is_empty(cell)}
        if len(row) > len(headings) and any(not _is_empty(cell) for cell in row[len(headings) :]):
            raise BadInput(
                f"Row {number} has {len(row)} cells, but there are {len(headings)} columns: quote the commas."
            )
        if cells:
            yield number, cells


def _is_empty(cell: object) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _workbook(file: BinaryIO) -> Table:
    """The first sheet that has cells."""
    try:
        with zipfile.ZipFile(file) as archive:
            size = sum(one.file_size for one in archive.infolist())
    except zipfile.BadZipFile:
        size = 0  # an .xls, or broken: the reader tells
    if size > _BIGGEST_WORKBOOK:
        raise BadInput(f"The workbook has {size >> 20} MB when it is unpacked; save it as CSV and import that.")
    file.seek(0)
    try:
        book = calamine.load_workbook(file)
        sheets = (book.get_sheet_by_index(n) for n in range(len(book.sheet_names)))
        sheet = next((one for one in sheets if one.height), None)
    except (calamine.CalamineError, calamine.PasswordError) as error:
        raise BadInput(f"The workbook cannot be opened: {error}. Save it again as .xlsx without a password.") from error
    if sheet is None:
        raise BadInput("The workbook has no cells.")
    rows = iter(sheet.iter_rows())
    headings = [str(cell).strip() for cell in next(rows)]
    return Table(headings, _numbered(headings, rows))


def _json(file: BinaryIO) -> Table:
    try:
        body = json.loads(_text(file))
    except (json.JSONDecodeError, RecursionError) as error:
        raise BadInput(f"This is not JSON: {error}.") from error
    items = body.get("items") if isinstance(body, dict) else body
    if not isinstance(items, list):
        raise BadInput('Send a JSON list of objects, or {"items": [...]}.')
    return Table(None, _objects(items))


def _objects(items: list[object]) -> Iterator[tuple[int, Mapping[str, object]]]:
    for number, item in enumerate(items, start=1):
        if not isinstance(item, dict):
            raise BadInput(f"Entry {number} of the list is no object with named values.")
        yield number, item


def _text(file: BinaryIO) -> str:
    try:
        return file.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(f"The file is not UTF-8 (byte {error.start}); save it as UTF-8.") from error


def _encoding(file: BinaryIO) -> str:
    """UTF-8, or what Excel saves as CSV on Windows. Raises BadInput for what is no text in either."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    found = "utf-8-sig"
    while piece := file.read(_PIECE):
        if b"\x00" in piece:
            raise BadInput("The file is no CSV: it has zero bytes. Save it as CSV in UTF-8.")
        if found == "utf-8-sig":
            try:
                decoder.decode(piece)
            except UnicodeDecodeError:
                found = "cp1252"
        if found == "cp1252" and (odd := set(piece) & _NO_LETTERS):
            raise BadInput(f"The file is not UTF-8, nor Windows-1252 (byte {min(odd):#x}); save it as UTF-8.")
    file.seek(0)
    return found


_NO_LETTERS = frozenset((0x81, 0x8D, 0x8F, 0x90, 0x9D))


class _Kept(io.BufferedIOBase):
    """The file to a reader that would otherwise close it: it is read once more."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    @property
    def name(self) -> str:
        return "import"

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def read(self, size: int | None = -1) -> bytes:
        return self._file.read(-1 if size is None else size)

    def read1(self, size: int = -1) -> bytes:
        return self._file.read(size)
