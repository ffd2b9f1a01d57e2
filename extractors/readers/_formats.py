"""How a workbook shows its numbers: 4711 under the format 0000000 stands on the screen as 0004711, 1200 as 1200.00.

The format is ECMA-376 Part 1, 18.8.30: sections for positive and negative numbers, "0" for a digit always shown.
Only .xlsx is looked into; other workbooks show numbers as they are kept.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from lxml import etree

Place = tuple[int, int]
"""Row and column of a cell, from 0."""

_BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 7: "0.00", 8: "0.00", 37: "#,##0", 38: "#,##0", 39: "0.00",
             40: "0.00", 43: "0.00", 44: "0.00"}  # fmt: skip
_TOKEN = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|[_*].|(.)')
"""Quoted text, an escaped character, a currency; then, of no interest, colours and conditions, blanks as wide as a
character and fillings; or one character of the code."""
_SIGNS = "$€£¥ "
_DIGITS = re.compile(r"([#,?]*[0,]*)(?:\.(0*)[#?]*)?")
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_MAX_PLACES = 10


class Format(NamedTuple):
    """How a number is shown."""

    before: str
    after: str
    whole: int
    """Digits before the point that are always shown."""
    places: int
    """Digits behind it."""

    def shown(self, value: Decimal) -> str:
        """The number as on the screen, thousands not set apart, the sign in front."""
        sign = "-" if value < 0 else ""
        digits = f"{abs(value):.{self.places}f}"
        return f"{sign}{self.before}{digits.zfill(self.whole + (self.places + 1 if self.places else 0))}{self.after}"


def formats_of(data: bytes) -> dict[str, dict[Place, Format]]:
    """By sheet name, the cells whose numbers are shown otherwise than they are kept; empty where nothing is known."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if "xl/styles.xml" not in archive.namelist():
                return {}
            styles = _styles(archive.read("xl/styles.xml"))
            return {name: dict(_cells(archive, part, styles)) for name, part in _sheets(archive)} if styles else {}
    except (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, ValueError):
        return {}


def format_of(code: str) -> Format | None:
    """The meaning of a format code; None where it shows a number as it is kept, or is no plain number at all."""
    parts = _parts(code.split(";")[0])
    digits = _DIGITS.fullmatch(parts[1]) if parts else None
    if parts is None or digits is None:
        return None
    before, after = parts[0].strip(), parts[2].strip()
    whole, places = digits[1].count("0"), len(digits[2] or "")
    places += places in (1, 3)  # one digit more than on the screen, or 1.234 could be taken for thousands
    plain = whole < 2 and not places and not (before or after)
    return None if plain or places > _MAX_PLACES else Format(before, after, whole, places)


def _parts(section: str) -> tuple[str, str, str] | None:
    """The text before the digits, their code, and the text behind; None for dates, fractions, percentages and texts."""
    before = digits = after = ""
    for token in _TOKEN.finditer(section):
        text, code = token[1] or token[2] or token[3] or "", token[4]
        if code is not None and code in "0#?.,":
            if after.strip():
                return None
            digits += code
        elif code is not None and code in _SIGNS:
            text = code
        elif code is not None and code not in "()":
            return None
        before, after = (before, after + text) if digits else (before + text, after)
    return (before, digits, after) if digits else None


def _styles(xml: bytes) -> dict[str, Format]:
    """Style index, as cells name it -> format."""
    root = _parsed(xml)
    codes = {int(each.get("numFmtId", "0")): each.get("formatCode", "") for each in root.iterfind(".//{*}numFmt")}
    codes = _BUILT_IN | codes
    found = {}
    for index, style in enumerate(root.iterfind("{*}cellXfs/{*}xf")):
        meaning = format_of(codes.get(int(style.get("numFmtId", "0")), ""))
        if meaning is not None:
            found[str(index)] = meaning
    return found


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Name and part of each sheet."""
    links = {
        str(link.get("Id")): str(link.get("Target", "")) for link in _parsed(archive.read("xl/_rels/workbook.xml.rels"))
    }
    for sheet in _parsed(archive.read("xl/workbook.xml")).iterfind(".//{*}sheet"):
        ids = [value for name, value in sheet.attrib.items() if str(name).endswith("}id")]
        target = links.get(str(ids[0]), "") if ids else ""
        yield sheet.get("name", ""), posixpath.normpath(posixpath.join("xl", target)).lstrip("/")


def _cells(archive: zipfile.ZipFile, part: str, styles: dict[str, Format]) -> Iterator[tuple[Place, Format]]:
    with archive.open(part) as stream:
        for _, cell in etree.iterparse(stream, tag="{*}c", resolve_entities=False, no_network=True):
            place, meaning = _CELL.fullmatch(cell.get("r") or ""), styles.get(cell.get("s") or "")
            if place is not None and meaning is not None:
                yield (int(place[2]) - 1, _column(place[1])), meaning
            cell.clear()


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _parsed(xml: bytes) -> etree._Element:
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
