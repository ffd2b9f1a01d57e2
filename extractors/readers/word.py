"""Documents of word processors (docx, odt): a paragraph is a line, a table keeps its rows and columns.

Both formats are a tree of paragraphs, tables and text, in a zip archive; it is laid out as HTML is. Headers come first
and footers last, as a page shows them. What was deleted or hidden is left out, pictures are not read. Paragraphs that
Word sets with no space between them are lines like others.
"""

import html
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from docflow.schema.place import Pages
from extractors.contract import ReadOptions
from extractors.readers import _grid
from extractors.readers._markup import words_of
from extractors.readers._packed import START, check_size, damaged, names_in

NAME = "word"
RANK = 1
_DOCX, _ODT = "word/document.xml", "content.xml"
_PARTS = re.compile(r"word/(header|document|footer)\d*\.xml")
_ORDER = ("header", "document", "footer")
_PICTURE = re.compile(r"(?:word/media|Pictures)/.")
_TAGS = {
    "p": "p", "h": "p", "tbl": "table", "table": "table", "tr": "tr", "table-row": "tr", "tc": "td",
    "table-cell": "td", "br": "br", "cr": "br", "line-break": "br",
}  # fmt: skip
"""Element of WordprocessingML (ECMA-376 Part 1, 17) or OpenDocument (ISO/IEC 26300) -> of HTML."""
_LEFT_OUT = frozenset({"del", "moveFrom", "instrText", "Fallback", "tracked-changes", "annotation", "comment"})
_STYLES = "word/styles.xml"
_APART = 100
"""Twentieths of a point between paragraphs that stand apart."""
_BLANK = {"tab": "\t", "s": " ", "noBreakHyphen": "-"}


class _Format(NamedTuple):
    """How a format is read."""

    open_document: bool
    space: Mapping[str, int] = {}
    """By the name of a style: twentieths of a point around its paragraphs; "" is what no style tells."""


_OPEN = _Format(open_document=True)


def claims(data: bytes, name: str) -> bool:
    """A ZIP that holds a text document."""
    if not data.startswith(START):
        return False
    names = names_in(data)
    return _DOCX in names or (_ODT in names and b"opendocument.text" in data[:200])


def read(data: bytes, options: ReadOptions) -> Pages:
    """One page as long as the text. Raises Quarantine for a damaged or exploding file."""
    check_size(data, "document")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            markup = "".join(_parts(archive))
            pictures = sum(bool(_PICTURE.match(name)) for name in archive.namelist())
    except (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, ValueError) as error:
        raise damaged("document", error) from error
    notes = (f"The document holds pictures ({pictures}), which are not read; look at it.",) if pictures else ()
    return Pages(reader=NAME, pages=(_grid.page(1, words_of(markup), "html"),), notes=notes)


def _parts(archive: zipfile.ZipFile) -> Iterator[str]:
    """Headers, body and footers as markup; a header that several sections have alike is given once."""
    names = sorted(filter(_PARTS.fullmatch, archive.namelist()), key=lambda name: (_ORDER.index(_kind(name)), name))
    if names:
        styles = _parsed(archive.read(_STYLES)) if _STYLES in archive.namelist() else None
        word = _Format(open_document=False, space={} if styles is None else _spaces(styles))
        yield from dict.fromkeys(_markup(_parsed(archive.read(name)), word) for name in names)
        return
    styles = _parsed(archive.read("styles.xml")) if "styles.xml" in archive.namelist() else None
    found = [] if styles is None else [_markup(each, _OPEN) for each in styles.iterfind(".//{*}master-page/{*}header")]
    yield from dict.fromkeys(found)
    for body in _parsed(archive.read(_ODT)).iterfind("{*}body"):
        yield _markup(body, _OPEN)


def _spaces(styles: etree._Element) -> dict[str, int]:
    """The space around the paragraphs of each style of Word's; a style has what it is based on where it tells none."""
    usual = _space(styles.find("{*}docDefaults/{*}pPrDefault")) or 0
    found: dict[str, int] = {"": usual}
    listed = {_attribute(style, "styleId"): style for style in styles.iterfind("{*}style")}
    for name, style in listed.items():
        seen = {name}
        while (space := _space(style)) is None:
            base = style.find("{*}basedOn")
            parent = "" if base is None else _value(base)
            if parent in seen or parent not in listed:
                break
            seen.add(parent)
            style = listed[parent]
        found[name] = usual if space is None else space
        if _attribute(listed[name], "type") == "paragraph" and _attribute(listed[name], "default") in ("1", "true"):
            found[""] = found[name]
    return found


def _space(holder: etree._Element | None) -> int | None:
    """What a style or a paragraph itself tells of the space around it."""
    told = None if holder is None else holder.find("{*}pPr/{*}spacing")
    sides = [] if told is None else [_attribute(told, side) for side in ("before", "after")]
    return sum(int(side) for side in sides if side.isdigit()) if any(sides) else None


def _is_close(element: etree._Element, form: _Format) -> bool:
    """Whether no space parts a paragraph from the next one."""
    if form.open_document:
        return False
    style = element.find("{*}pPr/{*}pStyle")
    usual = form.space.get("" if style is None else _value(style), form.space.get("", 0))
    own = _space(element)
    return (usual if own is None else own) < _APART


def _kind(name: str) -> str:
    found = _PARTS.fullmatch(name)
    return found[1] if found else ""


def _parsed(xml: bytes) -> etree._Element:
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))


def _markup(element: etree._Element, form: _Format) -> str:
    """The element as HTML. OpenDocument has its text between the elements, Word in elements of its own."""
    if not isinstance(element.tag, str):
        return ""
    name = etree.QName(element).localname
    if name in _LEFT_OUT or _hidden(element):
        return ""
    inner = [_BLANK.get(name, "")]
    if element.text and (form.open_document or name == "t"):
        inner.append(html.escape(element.text))
    for child in element:
        inner.append(_markup(child, form))
        if form.open_document and child.tail:
            inner.append(html.escape(child.tail))
    tag = "div" if name == "p" and _is_close(element, form) else _TAGS.get(name)
    return f"<{tag}{_span(element) if tag == 'td' else ''}>{''.join(inner)}</{tag}>" if tag else "".join(inner)


def _hidden(element: etree._Element) -> bool:
    vanish = element.find("{*}rPr/{*}vanish")
    return vanish is not None and _value(vanish) not in ("0", "false")


def _span(cell: etree._Element) -> str:
    """Columns over which the cell reaches."""
    told = cell.find("{*}tcPr/{*}gridSpan")
    wide = _value(told) if told is not None else _attribute(cell, "number-columns-spanned")
    return f' colspan="{wide}"' if wide.isdigit() else ""


def _value(element: etree._Element) -> str:
    return _attribute(element, "val")


def _attribute(element: etree._Element, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")
