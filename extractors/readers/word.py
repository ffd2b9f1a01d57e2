"""Documents of word processors (docx, odt): a paragraph is a line, a table keeps its rows and columns.

Both formats are a tree of paragraphs, tables and text, in a zip archive; it is laid out as HTML is. Headers come first
and footers last, as a page shows them. What was deleted or hidden is left out, pictures are not read.
"""

import html
import io
import re
import zipfile
from collections.abc import Iterator

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
_BLANK = {"tab": "\t", "s": " ", "noBreakHyphen": "-"}


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
        yield from dict.fromkeys(_markup(_parsed(archive.read(name)), False) for name in names)
        return
    styles = _parsed(archive.read("styles.xml")) if "styles.xml" in archive.namelist() else None
    found = [] if styles is None else [_markup(each, True) for each in styles.iterfind(".//{*}master-page/{*}header")]
    yield from dict.fromkeys(found)
    for body in _parsed(archive.read(_ODT)).iterfind("{*}body"):
        yield _markup(body, True)


def _kind(name: str) -> str:
    found = _PARTS.fullmatch(name)
    return found[1] if found else ""


def _parsed(xml: bytes) -> etree._Element:
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))


def _markup(element: etree._Element, open_document: bool) -> str:
    """The element as HTML. OpenDocument has its text between the elements, Word in elements of its own."""
    if not isinstance(element.tag, str):
        return ""
    name = etree.QName(element).localname
    if name in _LEFT_OUT or _hidden(element):
        return ""
    inner = [_BLANK.get(name, "")]
    if element.text and (open_document or name == "t"):
        inner.append(html.escape(element.text))
    for child in element:
        inner.append(_markup(child, open_document))
        if open_document and child.tail:
            inner.append(html.escape(child.tail))
    tag = _TAGS.get(name)
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
