"""Lockbox files in BAI format (1 and 2): fixed columns, one page per lockbox, fields as words with refs.

Record types 1 (transmission), 2 (service), 5 (batch), 6 (cheque), 4 (overflow: what it pays), 7 (batch total), 8
(lockbox total), 9 (trailer), as in the BAI "Lockbox Communications Standards". Lines are padded to 80 or more.
"""

import re

from docflow.schema.place import Pages
from extractors.contract import ReadOptions
from extractors.readers._decode import looks_like_text
from extractors.readers._records import Columns, Record, fixed, pages_of, text_of

NAME = "lockbox"
RANK = 2
_COLUMNS: dict[str, Columns] = {
    "1": (("priority", 1, 3), ("destination", 3, 13), ("origin", 13, 23), ("date", 23, 29), ("time", 29, 33)),
    "2": (("destination", 1, 11), ("origin", 11, 21), ("reference", 21, 31), ("service", 31, 34), ("size", 34, 37)),
    "5": (
        ("batch", 1, 4), ("item", 4, 7), ("lockbox", 7, 14), ("date", 14, 20), ("destination", 20, 30),
        ("origin", 30, 40),
    ),
    "6": (
        ("batch", 1, 4), ("item", 4, 7), ("amount", 7, 17), ("transit", 17, 26), ("account", 26, 36),
        ("cheque", 36, 46), ("date", 46, 52), ("rest", 52, 999),
    ),
    "4": (("batch", 1, 4), ("item", 4, 7), ("of", 7, 8), ("sequence", 8, 10), ("last", 10, 11), ("rest", 11, 999)),
    "7": (
        ("batch", 1, 4), ("item", 4, 7), ("lockbox", 7, 14), ("date", 14, 20), ("count", 20, 23), ("total", 23, 33),
    ),
    "8": (
        ("batch", 1, 4), ("item", 4, 7), ("lockbox", 7, 14), ("date", 14, 20), ("count", 20, 24), ("total", 24, 34),
    ),
    "9": (("records", 1, 7),),
}  # fmt: skip
_HEAD = re.compile(r"1\d\d.{20}\d{6}\d{4}\s*$")
_SERVICE = re.compile(r"2.{30}\d{3}")


def claims(data: bytes, name: str) -> bool:
    """A transmission header above a service header, or a batch of a lockbox above its cheques."""
    if not looks_like_text(data):
        return False
    lines = [line for line in data[:2_000].decode("latin-1").lstrip("\xef\xbb\xbf").splitlines() if line.strip()]
    if len(lines) < 2:
        return False
    return bool(_HEAD.match(lines[0])) and (bool(_SERVICE.match(lines[1])) or lines[1].startswith("5"))


def read(data: bytes, options: ReadOptions) -> Pages:
    """Every field with a ref such as "6 amount, line 5"; a line that is none of these records is one "content"."""
    text, notes = text_of(data, "lockbox file")
    groups: list[list[Record]] = [[]]
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        if groups[-1] and groups[-1][-1].name == "8" and line[0] != "9":
            groups.append([])
        columns = _COLUMNS.get(line[0], (("content", 0, 999),))
        groups[-1].append(fixed(line[0], number, line, columns))
    return pages_of(NAME, groups, options.max_pages, "lockbox file", notes)
