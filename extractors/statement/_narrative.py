"""What field :86: tells about a booking: in German sub-fields (?20SVWZ+...), Dutch codewords (/REMI/...), or freely.

German sub-fields: "Anlage 3 der Schnittstellenspezifikation" (DFÜ agreement), ch. 8; other banks write the same with
another separator (Poland "^", "~", Triodos ">"). Dutch codewords: the banks' "MT940 structured" format descriptions.
"""

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from extractors.fields.parties import find_ibans
from extractors.messages.elements import Cell
from extractors.statement._american import tell_originator
from extractors.statement._draft import TOLD, Noted
from extractors.statement._lines import Joined

_NUMBERED = re.compile(r"\s*(?:(?P<code>\d{3})\s?)?(?P<sep>[?>@~^<|!])(?=\d\d)")
_PURPOSE = ("20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "60", "61", "62", "63")
_MOST = 100
"""Sub-fields of one :86: that are looked at; the standards have two dozen."""
_CODED, _FREE = 60, 65
"""Characters of a full line of :86:. Lines of coded texts lose the blanks at their ends."""
_PIECE = 27
"""Characters of a German sub-field; a shorter one was ended on purpose."""
_SEPA = re.compile(r"(EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|IBAN|BIC|RREF|RTRN|PURP|BREF|INFO)[+:] ?")
_NUMBERS = frozenset({"EREF", "KREF", "MREF", "CRED", "DEBT", "IBAN", "BIC", "RREF", "BREF"})
"""Their values have no blanks at the end of a line."""
_RETURN_CODES = frozenset({"108", "109", "111", "159"})
"""German transaction codes (GVC) of returned debits and transfers."""
_RETURN_REASON = re.compile(r"\b((?:AC|AG|AM|BE|CN|DT|ED|FF|MD|MS|NA|RC|RR|SL|TM)\d{2})\b")
"""A code of ISO 20022's ExternalReturnReason list within the words of a return."""
_WORDS = (
    "TRTP|TRCD|IBAN|BIC|NAME|REMI|EREF|PREF|RREF|MARF|CSID|CNTP|PURP|ULTC|ULTD|ULTB|BENM|ORDP|ADDR|ISDT|RTRN|BUSP|EXCH|"
    "CHGS|OCMT|SVCL|CREF|NRTX|INFO|ID|KREF|IREF|MREF|CDTR|DBTR|ACCW"
)
_SLASHED = re.compile(rf"/({_WORDS})/")
_NOTHING = frozenset(
    {"NOTPROVIDED", "NOT PROVIDED", "NONREF", "NOREF", "EREF", "PREF", "MARF", "KREF", "KREF+", "EREF+", "MREF+"}
)
"""Also words that only say where the reference is told."""


class _Value(NamedTuple):
    key: str
    text: str
    start: int
    end: int


def tell(entry: Noted, lines: list[Cell]) -> str:
    """Notes what the lines of :86: say; returns the German transaction code (GVC), empty where there is none."""
    top = lines[0].text if lines else ""
    joined = Joined(lines, _CODED if _NUMBERED.match(top) or _SLASHED.match(top) else _FREE)
    if numbered := _NUMBERED.match(joined.text):
        _german(entry, joined, numbered)
    elif _SLASHED.match(joined.text.lstrip()):
        _dutch(entry, joined)
    else:
        entry.put("text", joined.text.strip(), *lines)
        _ibans(entry, joined)
        tell_originator(entry, joined.text, lines)
    return (numbered["code"] or "") if numbered else ""


def reference(text: str) -> str | None:
    """A reference, unless it says that there is none."""
    text = text.strip()
    return None if text.upper() in _NOTHING or not text.strip("/-.") else text


# --- German -----------------------------------------------------------------------------------------------------------


def _german(entry: Noted, joined: Joined, head: re.Match[str]) -> None:
    parts = list(_numbered(joined.text, head["sep"], head.end() - 1))
    purpose = list(_keyed([part for part in parts if part.key in _PURPOSE]))
    named = {one.key: one for one in purpose}
    _texts(entry, joined, purpose, next((part for part in parts if part.key == "00"), None))
    for key, name in (("EREF", "end_to_end_id"), ("MREF", "mandate_id"), ("KREF", "reference")):
        if key in named:
            _put(entry, name, reference(named[key].text), joined, named[key])
    _german_party(entry, joined, parts, named)
    if "RTRN" in named or head["code"] in _RETURN_CODES:
        said = _RETURN_REASON.search(entry.get("text") or "")
        reason = named["RTRN"].text if "RTRN" in named else said[1] if said else f"GVC {head['code']}"
        entry.put("return_reason", reason, *joined.cells(head.start("code"), head.end("code")))


def _texts(entry: Noted, joined: Joined, purpose: list[_Value], booking: _Value | None) -> None:
    told = [one for one in purpose if one.key in ("SVWZ", "")] or [one for one in (booking,) if one]
    text = " ".join(one.text.strip() for one in told if one.text.strip())
    entry.put("text", text, *(cell for one in told for cell in joined.cells(one.start, one.end)))


def _german_party(entry: Noted, joined: Joined, parts: list[_Value], named: dict[str, _Value]) -> None:
    names = [part for part in parts if part.key in ("32", "33") and part.text.strip()]
    if names:
        whole = _pieces_joined([part.text for part in names], [len(part.text) >= _PIECE for part in names])
        entry.put("counterparty.name", whole, *(cell for one in names for cell in joined.cells(one.start, one.end)))
    for one in (*(part for part in parts if part.key in ("38", "31")), *([named["IBAN"]] if "IBAN" in named else ())):
        account = re.sub(r"\s", "", one.text)
        name = "counterparty.iban" if find_ibans(account) else "counterparty.bank_account"
        if account.strip("0"):
            _put(entry, name, account, joined, one)


def _numbered(text: str, separator: str, start: int) -> Iterator[_Value]:
    """Sub-fields such as ?20; the digits may be broken by the end of a line."""
    marks = list(itertools.islice(re.finditer(rf"{re.escape(separator)}(\d\d)", text[start:]), _MOST))
    for n, mark in enumerate(marks):
        end = start + (marks[n + 1].start() if n + 1 < len(marks) else len(text) - start)
        yield _Value(mark[1], text[start + mark.end() : end], start + mark.end(), end)


def _keyed(pieces: list[_Value]) -> Iterator[_Value]:
    """The purpose cut at its SEPA keys (EREF+, SVWZ+ ...), which may stand across two pieces; what stands before the
    first has none."""
    whole = "".join(piece.text for piece in pieces)
    offsets = list(itertools.accumulate((len(piece.text) for piece in pieces), initial=0))
    marks = [mark for mark in _SEPA.finditer(whole) if mark.start() in offsets or not whole[mark.start() - 1].isalnum()]
    bounds = [("", 0, 0), *((mark[1], mark.start(), mark.end()) for mark in marks)]
    for (key, _, start), end in zip(bounds, [*(at for _, at, _ in bounds[1:]), len(whole)], strict=True):
        parts = [
            (piece, max(start - at, 0), min(end - at, len(piece.text)))
            for piece, at in zip(pieces, offsets, strict=False)
            if max(start - at, 0) < min(end - at, len(piece.text))
        ]
        if parts:
            texts = [piece.text[a:b] for piece, a, b in parts]
            full = [len(piece.text) >= _PIECE for piece, _, _ in parts]
            text = "".join(texts).strip() if key in _NUMBERS else _pieces_joined(texts, full)
            (first, a, _), (last, _, b) = parts[0], parts[-1]
            yield _Value(key, text, first.start + a, last.start + b)


def _pieces_joined(texts: list[str], full: list[bool]) -> str:
    """A full piece goes on in the next; any other was ended on purpose, and a blank stands between."""
    joined = "".join(text if goes_on else f"{text} " for text, goes_on in zip(texts, full, strict=True))
    return " ".join(joined.split())


# --- Dutch ------------------------------------------------------------------------------------------------------------


def _dutch(entry: Noted, joined: Joined) -> None:
    values = list(_slashed(joined.text))
    for one in values:
        text = one.text.strip("/ ")
        match one.key:
            case "EREF":
                _put(entry, "end_to_end_id", reference(text), joined, one)
            case "MARF" | "MREF":
                _put(entry, "mandate_id", reference(text), joined, one)
            case "NAME":
                _put(entry, "counterparty.name", text, joined, one)
            case "IBAN":
                _put(entry, "counterparty.iban", text, joined, one)
            case "CNTP":
                _counterparty(entry, joined, one)
            case "REMI":
                _remittance(entry, joined, one)
            case "RTRN":
                entry.put("return_reason", text, *joined.cells(one.start, one.end))
    if "text" not in entry.values:
        kind = next((one for one in values if one.key == "TRTP" and one.text), None)
        _put(entry, "text", (kind.text.strip("/ ") if kind else None), joined, kind)


def _slashed(text: str) -> Iterator[_Value]:
    marks: list[re.Match[str]] = []
    at = 0
    while len(marks) < _MOST and (mark := _SLASHED.search(text, at)):
        marks.append(mark)
        at = mark.end() - 1  # the slash that ends a codeword may begin the next one
    for n, mark in enumerate(marks):
        end = marks[n + 1].start() if n + 1 < len(marks) else len(text)
        yield _Value(mark[1], text[mark.end() : max(end, mark.end())], mark.end(), max(end, mark.end()))


def _counterparty(entry: Noted, joined: Joined, value: _Value) -> None:
    """IBAN/BIC/name/city."""
    at = value.start
    names = ("iban", "", "name")
    for name, part in zip(names, value.text.split("/"), strict=False):
        if name and part.strip():
            entry.put(f"counterparty.{name}", part.strip(), *joined.cells(at, at + len(part)))
        at += len(part) + 1


def _remittance(entry: Noted, joined: Joined, value: _Value) -> None:
    """USTD//text, STRD/CUR/reference, or the text itself."""
    text = value.text.strip()
    kind, _, rest = text.lstrip("/").partition("/")
    cells = joined.cells(value.start, value.end)
    if kind == "STRD":
        entry.put("references", (rest.strip("/ ").rpartition("/")[2],), *cells)
    elif kind == "USTD":
        entry.put("text", rest.strip("/ "), *cells)
    else:
        entry.put("text", text.strip("/ "), *cells)


def _put(entry: Noted, name: str, value: str | None, joined: Joined, where: _Value | None) -> None:
    if where is not None:
        entry.put(name, value, *joined.cells(where.start, where.end))


# --- free -------------------------------------------------------------------------------------------------------------


def _ibans(entry: Noted, joined: Joined) -> None:
    """The only IBAN of a free text is the other side's."""
    found = find_ibans(joined.text)
    if len({iban for _, _, iban in found}) == 1:
        start, end, iban = found[0]
        entry.put("counterparty.iban", iban, *joined.cells(start, end), sure=TOLD)
