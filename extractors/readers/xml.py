"""XML: one row per element; its name, text and attributes are words whose ref is their XPath (by local names)."""

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from docflow.errors import Quarantine
from docflow.schema.place import Page, Pages, Word
from docflow.schema.states import QuarantineCode
from extractors.contract import ReadOptions
from extractors.readers import _grid
from extractors.readers._decode import decoded
from extractors.readers._schemas import violations

NAME = "xml"
RANK = 1
_MAX_BYTES = 20_000_000
_MAX_ELEMENTS = 200_000
_MAX_DEPTH = 100
_TOO_MANY = f"The XML has more than {_MAX_ELEMENTS:,} elements or {_MAX_DEPTH} levels. Ask for it in parts."
_MAX_TEXT = 4_000
"""Longer texts are enclosed files; no value of a record is so long, and the first characters show what it is."""
_MAX_BREAKS = 5
"""Places of broken syntax that are told one by one."""
_ROWS = 1_000
"""Elements on a page."""
_INDENT, _TEXT, _GAP, _WIDEST = 2, 48, 2, 160
"""Characters: of a level, to the column of the texts, between two values, that a value takes at most."""
_HTML = re.compile(rb"<!doctype html|<html[\s>]", re.IGNORECASE)
_HTML_TAGS = frozenset((b"head", b"body", b"table", b"div", b"p", b"meta", b"style", b"br", b"span", b"a", b"b"))
_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)[\s>/]")
_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")


class _Node(NamedTuple):
    element: etree._Element
    path: str
    depth: int


def claims(data: bytes, name: str) -> bool:
    """An XML declaration, or a root element that is closed at the end; never HTML."""
    head = _head(data)
    if not head.startswith(b"<") or _HTML.search(head):
        return False
    if head.startswith(b"<?xml"):
        return True
    root = _ROOT.match(head)
    return root is not None and root[1].lower() not in _HTML_TAGS and _is_closed(data, root[1])


def read(data: bytes, options: ReadOptions) -> Pages:
    """Every element in document order. Raises Quarantine for entities, for what is too large, and for no XML at all.

    Nothing is ever loaded: a document type is only looked at, and one that declares entities is refused (A17).
    Broken syntax is told with its line, and so is what breaks the standard where its schema is at hand; what can be
    read around it is read.
    """
    if len(data) > _MAX_BYTES:
        sentence = f"The XML has {len(data):,} bytes; at most {_MAX_BYTES:,} are read. Ask for it in parts."
        raise Quarantine(QuarantineCode.LIMITS, sentence)
    text, notes = _text(data)
    root, breaks = _parsed(text)
    breaks = breaks or tuple(violations(root))
    nodes = list(_nodes(root))
    pages = [nodes[at : at + _ROWS] for at in range(0, len(nodes), _ROWS)]
    kept = pages[: options.max_pages]
    if len(kept) < len(pages):
        notes = (*notes, f"Only the first {len(kept) * _ROWS:,} of {len(nodes):,} elements were read.")
    drawn = tuple(_page(number, page) for number, page in enumerate(kept, 1))
    return Pages(reader=NAME, pages=drawn, notes=(*notes, *breaks))


def _head(data: bytes) -> bytes:
    """The beginning, of UTF-16 too."""
    return data[:2048].removeprefix(codecs.BOM_UTF16_LE).removeprefix(codecs.BOM_UTF16_BE).replace(b"\0", b"").lstrip(
        b"\xef\xbb\xbf \t\r\n"
    )  # fmt: skip


def _is_closed(data: bytes, name: bytes) -> bool:
    tail = data[-200:].replace(b"\0", b"").rstrip()
    return tail.endswith(b"/>") or re.search(rb"</(?:[\w.-]+:)?" + re.escape(name) + rb"\s*>$", tail) is not None


def _text(data: bytes) -> tuple[str, tuple[str, ...]]:
    """As the declaration says it is written, if that works; else by its bytes, which is told."""
    if data[:4].count(b"\0") >= 1 and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16-be" if data[:1] == b"\0" else "utf-16-le", "replace"), ()
    told = _ENCODING.search(data[:400])
    codec = told[1].decode("ascii").lower() if told else "utf-8"
    try:
        if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF8)):
            return data.decode(codec), ()
    except (LookupError, UnicodeDecodeError):
        text, notes = decoded(data)
        return text, (*notes, f"The XML says that it is written in {codec}, which it is not; its letters may be wrong.")
    return decoded(data)


def _parsed(text: str) -> tuple[etree._Element, tuple[str, ...]]:
    if text.count("</") > _MAX_ELEMENTS:
        raise Quarantine(QuarantineCode.LIMITS, _TOO_MANY)
    if "<!ENTITY" in text:
        sentence = "The XML declares entities, by which a small file could become a huge one. Ask for it without."
        raise Quarantine(QuarantineCode.LIMITS, sentence)
    parser = etree.XMLParser(
        encoding="utf-8", recover=True, resolve_entities=False, no_network=True, load_dtd=False,
        remove_comments=True, remove_pis=True, huge_tree=False,
    )  # fmt: skip
    body = text.lstrip("\ufeff \t\r\n").rstrip("\0\x1a \t\r\n").encode("utf-8", "replace")
    root = etree.fromstring(body, parser) if body.strip() else None
    if root is None:
        raise Quarantine(QuarantineCode.UNREADABLE, "The file is no XML that can be read. Ask the sender for it again.")
    return root, _breaks(parser)


def _breaks(parser: etree.XMLParser) -> tuple[str, ...]:
    found = [entry for entry in parser.error_log if entry.level_name in ("ERROR", "FATAL")]
    told = tuple(
        f"The XML is broken at line {entry.line}, column {entry.column} ({entry.message.strip()})."
        for entry in found[:_MAX_BREAKS]
    )
    return (*told, f"The XML is broken in {len(found)} places.") if len(found) > _MAX_BREAKS else told


def _nodes(root: etree._Element) -> Iterator[_Node]:
    """Elements in document order; raises Quarantine(LIMITS) where there are too many or they are nested too deep."""
    waiting = [_Node(root, "/" + _local(root), 0)]
    count = 0
    while waiting:
        node = waiting.pop()
        count += 1
        if count > _MAX_ELEMENTS or node.depth > _MAX_DEPTH:
            raise Quarantine(QuarantineCode.LIMITS, _TOO_MANY)
        yield node
        waiting += reversed(list(_children(node)))


def _children(node: _Node) -> Iterator[_Node]:
    """With a number in the path where there are several of one name."""
    children = [child for child in node.element if isinstance(child.tag, str)]
    many = Counter(map(_local, children))
    seen: Counter[str] = Counter()
    for child in children:
        name = _local(child)
        seen[name] += 1
        number = f"[{seen[name]}]" if many[name] > 1 else ""
        yield _Node(child, f"{node.path}/{name}{number}", node.depth + 1)


def _local(element: etree._Element) -> str:
    return _bare(str(element.tag))


def _bare(name: str) -> str:
    """Without its namespace (in braces) or a prefix that nobody declared."""
    return name.rpartition("}")[2].rpartition(":")[2]


def _page(number: int, nodes: list[_Node]) -> Page:
    words = [word for row, node in enumerate(nodes) for word in _words(node, row)]
    return _grid.page(number, words, "xml")


def _words(node: _Node, row: int) -> Iterator[Word]:
    """The element's name (bold), its own text, its attributes; the namespace stands with a root as @xmlns."""
    element, path, depth = node
    name = _grid.word(_local(element), depth * _INDENT, row, bold=True, ref=path)
    yield name
    values = [(path, _own_text(element))]
    values += [(f"{path}/@{_bare(str(name))}", " ".join(str(value).split())) for name, value in element.attrib.items()]
    if depth == 0:
        values.append((f"{path}/@xmlns", str(element.tag).rpartition("}")[0].removeprefix("{")))
    column = max(_TEXT, depth * _INDENT + len(name.text) + _GAP)
    for ref, text in values:
        if text:
            shown = text if len(text) <= _MAX_TEXT else text[:_MAX_TEXT] + "…"
            width = min(len(shown), _WIDEST)
            yield _grid.word(shown, column, row, width=width, ref=ref)
            column += width + _GAP


def _own_text(element: etree._Element) -> str:
    """Of the element itself and not of those in it, blanks as one; an entity that nobody declared as it is written."""
    parts = [element.text or ""]
    for child in element:
        parts += [" " if isinstance(child.tag, str) else child.text or "", child.tail or ""]
    return " ".join("".join(parts).split())
