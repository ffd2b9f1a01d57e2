"""BAI2 cash management files: one page per account, fields as words with refs; 88 records go on with the one before.

BAI "Cash Management Balance Reporting Specifications, Version 2" (1987), ANSI X9.121. Banks break lines in the middle
of a text, put several records on one line, or write no line ends at all; what is no record goes on with the one before.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from docflow.errors import Quarantine
from docflow.schema.place import Pages
from docflow.schema.states import QuarantineCode
from extractors.contract import ReadOptions
from extractors.readers._decode import looks_like_text
from extractors.readers._records import Part, Record, pages_of, text_of

NAME = "bai2"
RANK = 2
_CODES = "01|02|03|16|49|88|98|99"
_RECORD = re.compile(rf"\s*({_CODES})(?:,|(?=\s*/\s*$))")
_LIKE_88 = re.compile(r"\s*(88)[^\d\s]")
_NEXT = re.compile(rf"/\s+(?=(?:{_CODES}),)")
"""Where another record begins on the same line."""
_FIELDS = {
    "01": ("sender", "receiver", "date", "time", "file_id", "record_length", "block_size", "version"),
    "02": ("receiver", "originator", "status", "date", "time", "currency", "modifier"),
    "49": ("total", "records"),
    "98": ("total", "accounts", "records"),
    "99": ("total", "groups", "records"),
}
_SUMMARY = ("type", "amount", "count", "funds")


class _Piece(NamedTuple):
    line: int
    start: int
    text: str
    code: str = ""
    """With which its line begins; empty where the line is no record of its own."""


class _Raw(NamedTuple):
    """A record as it is written, before its fields are told apart."""

    code: str
    line: int
    pieces: list[_Piece]
    """What stands behind the code; then the 88 records and broken lines that continue it."""


def claims(data: bytes, name: str) -> bool:
    """A file header (01) whose last field is the version, or a group or account record at the top."""
    if not looks_like_text(data):
        return False
    text = data[:400].decode("latin-1").lstrip("\ufeff\xef\xbb\xbf \r\n\t")
    first = text.splitlines()[0] if text.strip() else ""
    if re.match(r"0[01],[^,\n]*,[^,\n]*,[\d/]{4,8},[\d:]*,[^,\n]*,", first):
        return True
    return re.match(r"0[23],[^\n]*/\s*$", first) is not None and re.search(r"^(?:03|16|49),", text, re.M) is not None


def read(data: bytes, options: ReadOptions) -> Pages:
    """Every field with a ref such as "16 amount, line 7". Raises Quarantine where there is no account record."""
    text, notes = text_of(data, "BAI2 file")
    raw = list(_records(text))
    if not any(record.code == "03" for record in raw):
        found = text.strip()[:40]
        sentence = f'The BAI2 file holds no account record (03); it begins "{found}". Ask the bank for it again.'
        raise Quarantine(QuarantineCode.UNREADABLE, sentence)
    groups = [[_record(record) for record in group] for group in _accounts(raw)]
    return pages_of(NAME, groups, options.max_pages, "BAI2 file", notes)


def _records(text: str) -> Iterator[_Raw]:
    record: _Raw | None = None
    for number, start, line in _lines(text):
        found = _RECORD.match(line) or _LIKE_88.match(line)
        at = found.end() if found else 0
        piece = _Piece(number, start + at, line[at:], found.group().strip(" ,") if found else "")
        if found and not piece.code.startswith("88"):
            if record is not None:
                yield record
            record = _Raw(found[1], number, [piece])
        elif record is not None:
            record.pieces.append(piece)
    if record is not None:
        yield record


def _lines(text: str) -> Iterator[tuple[int, int, str]]:
    """Line, column and text of each record; a line may hold several."""
    for number, line in enumerate(_cut(text), 1):
        start = 0
        for mark in _NEXT.finditer(line):
            yield number, start, line[start : mark.start() + 1]
            start = mark.end()
        if line[start:].strip():
            yield number, start, line[start:]


def _cut(text: str) -> list[str]:
    """Lines; where there are none, records of the length that the header says."""
    lines = text.splitlines()
    length = re.match(r"\s*01(?:,[^,]*){5},(\d{2,4}),", text)
    if len(lines) <= 2 and length and len(lines[0]) > int(length[1]):
        size = int(length[1])
        return [lines[0][at : at + size] for at in range(0, len(lines[0]), size)]
    return lines


def _accounts(raw: list[_Raw]) -> list[list[_Raw]]:
    """Each account with the headers before it; what follows the last account stays with it."""
    groups: list[list[_Raw]] = [[]]
    closed = False
    for record in raw:
        if closed and record.code in ("01", "02", "03"):
            groups.append([])
            closed = False
        groups[-1].append(record)
        closed = closed or record.code in ("49", "98", "99")
        if record.code == "03" and sum(one.code == "03" for one in groups[-1]) > 1:
            groups.append([groups[-1].pop()])
    return [group for group in groups if group]


# --- fields -----------------------------------------------------------------------------------------------------------


def _record(raw: _Raw) -> Record:
    """Fields of the record and of all that continues it; "continues" is the code of each continuation."""
    whole = [piece for piece in raw.pieces if piece.code]
    marks = [Part("continues", piece.line, 0, piece.code) for piece in whole[1:]]
    loose = [] if raw.code == "16" else [piece for piece in raw.pieces if not piece.code and piece.text.strip()]
    parts = _transaction(raw.pieces) if raw.code == "16" else _listed(raw.code, whole)
    return Record(raw.code, raw.line, [*parts, *marks, *(Part("loose", *piece[:3]) for piece in loose)])


def _listed(code: str, pieces: list[_Piece]) -> list[Part]:
    """Fields by their position, those of the continuations behind those of the record."""
    fields = [field for n, piece in enumerate(pieces) for field in _split(piece, last=n == len(pieces) - 1)]
    if code == "03":
        return _account(fields)
    names = _FIELDS[code]
    return [Part(name, *field[:3]) for name, field in zip(names, fields, strict=False)]


def _split(piece: _Piece, last: bool = True) -> Iterator[_Piece]:
    """At commas, up to the slash that ends the record."""
    text = piece.text.rstrip()
    end = text.find("/")
    body = text if end < 0 else text[:end]
    if not body and not last:
        return
    at = 0
    for field in body.split(","):
        yield _Piece(piece.line, piece.start + at, field)
        at += len(field) + 1


def _account(fields: list[_Piece]) -> list[Part]:
    """Account, currency, then (type, amount, count, funds type with its availability) as often as they come."""
    parts = [Part(name, *field[:3]) for name, field in zip(("account", "currency"), fields, strict=False)]
    at = 2
    while at < len(fields):
        if not fields[at].text.strip():
            # No summary is told, or a comma stands before the slash, as some banks write it.
            at += 1
            continue
        parts += [Part(name, *field[:3]) for name, field in zip(_SUMMARY, fields[at : at + 4], strict=False)]
        at += 4 + _availability([field.text for field in fields[at + 3 : at + 5]])
    return parts


def _availability(fields: list[str]) -> int:
    """How many fields follow the funds type (the first of them): S has three, V two, D a number and so many pairs."""
    kind = fields[0].strip().upper() if fields else ""
    if kind == "D":
        pairs = fields[1].strip() if len(fields) > 1 else ""
        return 1 + 2 * int(pairs) if pairs.isdigit() and int(pairs) < 1000 else 1
    return {"S": 3, "V": 2}.get(kind, 0)


def _transaction(pieces: list[_Piece]) -> list[Part]:
    """Type, amount, funds type with its availability, two references; all behind is text, commas and slashes too."""
    first, *more = pieces
    fields = first.text.split(",")
    while more and len(fields) < _head_length(fields) and not first.text.rstrip().endswith("/"):
        # The record ends before its references: they stand in the continuation.
        first = first._replace(text=f"{first.text.rstrip()},{more[0].text}")
        fields, more = first.text.split(","), more[1:]
    return [*_head(first, fields), *_text(more, first, fields)]


def _head_length(fields: list[str]) -> int:
    return 5 + _availability(fields[2:])


def _head(first: _Piece, fields: list[str]) -> Iterator[Part]:
    extra = _availability(fields[2:])
    names = ["type", "amount", "funds", *["available"] * extra, "bank_reference", "reference"]
    if fields[2:3] == ["V"]:
        names[3:5] = ["value_date", "value_time"]
    at = first.start
    for name, field in zip(names, fields, strict=False):
        last = field is fields[-1]
        yield Part(name, first.line, at, field.rstrip().removesuffix("/") if last else field)
        at += len(field) + 1


def _text(more: list[_Piece], first: _Piece, fields: list[str]) -> Iterator[Part]:
    head = _head_length(fields)
    start = sum(len(field) + 1 for field in fields[:head])
    pieces = [_Piece(first.line, first.start + start, first.text[start:], first.code), *more]
    for n, piece in enumerate(pieces):
        text = piece.text.rstrip()
        if n == len(pieces) - 1 or text.strip() == "/" or re.search(r"\s/$", text):
            text = text.removesuffix("/")
        yield Part("text" if piece.code else "loose", piece.line, piece.start, text)
