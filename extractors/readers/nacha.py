"""NACHA (ACH) files: records of 94 characters, one page per batch, fields as words with refs.

Columns as in the NACHA Operating Rules, appendix three; the addenda of type 05 keep the blanks in them, so that an X12
message that is split over them can be put together again ("7 text, line 5").
"""

import re

from docflow.schema.place import Pages
from extractors.contract import ReadOptions
from extractors.readers import _ctx
from extractors.readers._decode import looks_like_text
from extractors.readers._records import Columns, Record, fixed, pages_of, text_of

NAME = "nacha"
RANK = 2
_SIZE = 94
_HEAD = re.compile(r"101[ \d].{19}\d{6}.{4}[A-Z0-9]094")
_ENTRY: Columns = (
    ("code", 1, 3), ("routing", 3, 12), ("account", 12, 29), ("amount", 29, 39), ("id", 39, 54), ("name", 54, 76),
    ("discretionary", 76, 78), ("addenda", 78, 79), ("trace", 79, 94),
)  # fmt: skip
_CTX_ENTRY: Columns = (
    *_ENTRY[:5], ("count", 54, 58), ("name", 58, 74), ("discretionary", 76, 78), ("addenda", 78, 79), ("trace", 79, 94),
)  # fmt: skip
_IAT_ENTRY: Columns = (
    ("code", 1, 3), ("routing", 3, 12), ("count", 12, 16), ("amount", 29, 39), ("account", 39, 74),
    ("addenda", 78, 79), ("trace", 79, 94),
)  # fmt: skip
_BATCH: Columns = (
    ("service", 1, 4), ("company", 4, 20), ("data", 20, 40), ("company_id", 40, 50), ("class", 50, 53),
    ("description", 53, 63), ("described", 63, 69), ("effective", 69, 75), ("settlement", 75, 78), ("status", 78, 79),
    ("odfi", 79, 87), ("batch", 87, 94),
)  # fmt: skip
_COLUMNS: dict[str, Columns] = {
    "1": (
        ("priority", 1, 3), ("destination", 3, 13), ("origin", 13, 23), ("date", 23, 29), ("time", 29, 33),
        ("modifier", 33, 34), ("size", 34, 37), ("blocking", 37, 39), ("format", 39, 40), ("destination_name", 40, 63),
        ("origin_name", 63, 86), ("reference", 86, 94),
    ),
    "5": _BATCH,
    "6": _ENTRY,
    "8": (
        ("service", 1, 4), ("count", 4, 10), ("hash", 10, 20), ("debits", 20, 32), ("credits", 32, 44),
        ("company_id", 44, 54), ("odfi", 79, 87), ("batch", 87, 94),
    ),
    "9": (
        ("batches", 1, 7), ("blocks", 7, 13), ("count", 13, 21), ("hash", 21, 31), ("debits", 31, 43),
        ("credits", 43, 55),
    ),
}  # fmt: skip
_RETURN: Columns = (
    ("type", 1, 3), ("reason", 3, 6), ("original_trace", 6, 21), ("date", 21, 27), ("original_bank", 27, 35),
    ("text", 35, 79), ("trace", 79, 94),
)  # fmt: skip
_ADDENDA: dict[str, Columns] = {"98": _RETURN, "99": _RETURN}
_TEXT: Columns = (("type", 1, 3), ("text", 3, 83), ("sequence", 83, 87), ("entry", 87, 94))


def claims(data: bytes, name: str) -> bool:
    """A file header of this record size."""
    head = data[:60].decode("latin-1").lstrip("\xef\xbb\xbf \r\n")
    return looks_like_text(data) and _HEAD.match(head) is not None


def read(data: bytes, options: ReadOptions) -> Pages:
    """Every field with a ref such as "6 amount, line 3"; the file's header stands with its first batch. X12 sets in
    the addenda stand behind the batches, each on its own page."""
    text, notes = text_of(data, "ACH file")
    groups: list[list[Record]] = [[]]
    kind = ""
    for number, line in enumerate(_lines(text), 1):
        if not line.strip() or (line.rstrip().strip("9") == "" and len(line.rstrip()) > 60):
            continue  # lines of nines only fill the last block
        if line[0] == "5" and any(record.name == "5" for record in groups[-1]):
            groups.append([])
        kind = line[50:53] if line[0] == "5" else kind
        groups[-1].append(fixed(line[0], number, line, _columns(line, kind)))
    pages = pages_of(NAME, groups, options.max_pages, "ACH file", notes)
    messages, doubts = _ctx.pages_of(_lines(text), len(pages.pages) + 1)
    return pages.model_copy(update={"pages": (*pages.pages, *messages), "notes": (*pages.notes, *doubts)})


def _columns(line: str, kind: str) -> Columns:
    if line[0] == "7":
        return _ADDENDA.get(line[1:3], _TEXT)
    if line[0] == "6":
        return {"CTX": _CTX_ENTRY, "IAT": _IAT_ENTRY}.get(kind, _ENTRY)
    return _COLUMNS.get(line[0], (("content", 0, 999),))


def _lines(text: str) -> list[str]:
    """Lines; where there are none, records of 94 characters. Separators of messages (0x85, 0x1D ...) end no line."""
    lines = re.split(r"\r\n|\r|\n", text.lstrip("\ufeff"))
    if len(lines) <= 2 and len(lines[0]) > 2 * _SIZE:
        return [lines[0][at : at + _SIZE] for at in range(0, len(lines[0]), _SIZE)]
    return lines
