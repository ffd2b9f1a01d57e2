"""SWIFT MT940, MT942 and MT950: one row per tag, one page per message, sub-fields as words with refs.

The formats are those of the SWIFT User Handbook (category 9) and what banks make of them: envelopes or none, a missing
:20:, dates with or without the entry date, lines that are longer or shorter than 65 characters. What a tag does not
show as it should stays one word ("content"), and the extractor says where.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from docflow.schema.place import Pages
from extractors.contract import ReadOptions
from extractors.readers._decode import looks_like_text
from extractors.readers._records import Part, Record, pages_of, text_of

NAME = "mt940"
RANK = 2
_SAMPLE = 65_536
_TAG = re.compile(r":(NS|\d{2}[A-Z]?):")
_HEADS = frozenset({"13", "13D", "20", "21", "25", "25P", "NS"})
_OF_STATEMENTS = frozenset({"28", "28C", "34F", "60F", "60M", "61", "62F", "62M", "64", "65", "86", "90C", "90D"})
"""Tags that no other message has."""
_TAGS = _HEADS | _OF_STATEMENTS
_ENVELOPE = re.compile(r"^(?:\x01|\{[1-3]:(?:[^{}]|\{[^{}]*\})*\})+|\{4:[ \t]*$|\{4:[ \t]*(?=:)", re.MULTILINE)
_END = re.compile(r"-(?:\}|\s*$|[A-Z]{0,3}$).*|\x03.*|\$$")
"""The hyphen that ends a message, with what some banks write behind it."""

_SHAPES: dict[str, re.Pattern[str]] = {
    "60": re.compile(r"(?P<mark>[CD])(?P<date>\d{6})(?P<currency>[A-Z]{3})?(?P<amount>\d[\d,.]*)\s*"),
    "61": re.compile(
        r"(?P<value_date>\d{6})(?P<entry_date>\d{4})?\s{0,4}(?P<mark>R?[CD]|E[CD])(?P<funds>[A-Z])?\s?"
        r"(?P<amount>\d+[,.]?\d*)(?:(?P<type>[NFS][A-Z0-9 ]{3})"
        # Sixteen characters, or more where a longer number fills them without a blank.
        r"(?P<reference>(?:(?!//).){0,16}(?:(?<=\S)(?:(?!//)\S)+)?)(?P<rest>.*)|(?P<behind>.*))",
    ),
    "28": re.compile(r"(?P<number>[^/\s]+)(?:/(?P<page>\S+))?\s*"),
    "90": re.compile(r"(?P<count>\d{1,5})(?P<currency>[A-Z]{3})(?P<amount>\d[\d,.]*)\s*"),
    "34": re.compile(r"(?P<currency>[A-Z]{3})(?P<mark>[CD]?)(?P<amount>\d[\d,.]*)\s*"),
}
_SHAPES |= {"62": _SHAPES["60"], "64": _SHAPES["60"], "65": _SHAPES["60"]}


class _Line(NamedTuple):
    number: int
    start: int
    """Characters of the line that stand before the text."""
    text: str


class _Field(NamedTuple):
    tag: str
    lines: list[_Line]


def claims(data: bytes, name: str) -> bool:
    """Text in whose lines tags of a statement stand at the beginning, or one of them alone."""
    if not looks_like_text(data) or b":" not in data[:2_000]:
        return False
    text = _ENVELOPE.sub("", data[:_SAMPLE].decode("latin-1").lstrip("\ufeff\xef\xbb\xbf \r\n"))
    tags = [match[1] for match in re.finditer(rf"^{_TAG.pattern}", text, re.MULTILINE)]
    foreign = sum(tag not in _TAGS and tag != "940" for tag in tags)
    if not tags or foreign > len(tags) / 4:
        return False
    return any(tag in _OF_STATEMENTS for tag in tags) or _TAG.match(text) is not None


def read(data: bytes, options: ReadOptions) -> Pages:
    """Every tag with a ref such as ":61: amount, line 12". Raises Quarantine for what has too many or no tags."""
    text, notes = text_of(data, "statement")
    groups = [[_record(field) for field in message] for message in _messages(_fields(text))]
    return pages_of(NAME, groups, options.max_pages, "statement", notes)


def _fields(text: str) -> Iterator[_Field | None]:
    """The tags with their lines; None where a message ends."""
    field: _Field | None = None
    for number, line in _whole(text.splitlines()):
        bare = _ENVELOPE.sub("", line)
        found = _TAG.match(bare)
        cut = len(line) - len(bare)
        if found and (found[1] in _TAGS or field is None):
            if field is not None:
                yield field
            start = found.end()
            field = _Field(found[1], [_Line(number, cut + start, bare[start:])]) if found[1] in _TAGS else None
        elif _END.fullmatch(bare):
            if field is not None:
                yield field
            field = None
            yield None
        elif field is not None:
            field.lines.append(_Line(number, cut, bare))
    if field is not None:
        yield field


def _whole(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Number and text of each line; a colon that stands alone belongs to the tag in the next line."""
    alone = False
    for number, line in enumerate(lines, 1):
        if line.strip() == ":":
            alone = True
            continue
        yield number, f":{line}" if alone and _TAG.match(f":{line}") else line
        alone = False


def _messages(fields: Iterator[_Field | None]) -> list[list[_Field]]:
    """A message begins with :20:, and wherever a tag comes that a message has but once and already has."""
    messages: list[list[_Field]] = [[]]
    once: set[str] = set()
    for field in fields:
        kind = field.tag[:2] if field and field.tag[:2] in ("20", "25", "28", "60", "62") else ""
        again = kind in once and (kind != "25" or "62" in once)
        if field is None or again or (kind in ("20", "60") and "62" in once):
            messages.append([])
            once = set()
        if field is not None:
            messages[-1].append(field)
            once |= {kind} - {""}
    return [message for message in messages if message]


def _record(field: _Field) -> Record:
    name = f":{field.tag}:"
    first = field.lines[0]
    if field.tag == "86":
        return Record(name, first.number, [Part("text", line.number, line.start, line.text) for line in field.lines])
    shape = _SHAPES.get(field.tag[:2])
    lines = _joined(field) if field.tag == "61" else field.lines
    first = lines[0]
    match = shape.fullmatch(first.text) if shape else None
    if match is None:
        return Record(name, first.number, [Part("content", line.number, line.start, line.text) for line in lines])
    parts = list(_parts(match, first))
    rest = [Part("details", line.number, line.start, line.text) for line in lines[1:]]
    return Record(name, first.number, [*parts, *rest])


def _joined(field: _Field) -> list[_Line]:
    """Some banks break the line before its amount; then both halves are one line (its places are the first's)."""
    first, *rest = field.lines
    if rest and not _SHAPES["61"].fullmatch(first.text) and _SHAPES["61"].fullmatch(first.text + rest[0].text):
        return [first._replace(text=first.text + rest[0].text), *rest[1:]]
    return field.lines


def _parts(match: re.Match[str], line: _Line) -> Iterator[Part]:
    for name, value in match.groupdict().items():
        if not value or not value.strip():
            continue
        at = line.start + match.start(name)
        if name == "rest":
            yield from _behind(value, line.number, at)
        else:
            yield Part("details" if name == "behind" else name, line.number, at, value)


def _behind(text: str, line: int, start: int) -> Iterator[Part]:
    """After the customer's reference: the bank's one behind //, or details that should have had a line of their own."""
    if text.startswith("//"):
        yield Part("bank_reference", line, start + 2, text[2:])
    else:
        yield Part("details", line, start, text)
