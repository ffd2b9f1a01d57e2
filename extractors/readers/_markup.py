"""HTML laid out on the grid. Nothing is fetched, nothing is run; what the style hides is left out."""

import re
from dataclasses import dataclass, field

from lxml import etree
from lxml import html as lxml_html

from docflow.schema.place import Word
from extractors.readers import _grid

_BLOCK = re.compile(
    r"address|article|aside|blockquote|body|center|d[dlt]|div|fieldset|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre"
    r"|section|table|tbody|t[dhr]|tfoot|thead|ul"
)
_SKIPPED = re.compile(r"head|script|style|title|template|noscript|svg|math|object|embed|iframe|select|textarea")
_BOLD = re.compile(r"b|strong|th|h[1-6]")
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*[01](?:px|pt|em|%)?\s*(?:;|$)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)"
    r"|mso-hide\s*:\s*all|(?<![-\w])color\s*:\s*(?:#fff(?:fff)?|white|transparent)\s*(?:;|$)",
    re.IGNORECASE,
)
_TO_RIGHT = re.compile(r"text-align\s*:\s*(?:right|end)", re.IGNORECASE)
_DARK_GROUND = re.compile(r"background", re.IGNORECASE)
_KEEPS = re.compile(r"white-space\s*:\s*(?:pre(?!-line)|break-spaces)", re.IGNORECASE)
"""Styles in which blanks and line ends count."""
_CLOSE = re.compile(r"(?<![-\w])margin(?:-top|-bottom)?\s*:\s*0", re.IGNORECASE)
_MAX_DEPTH = 400
_MAX_SPAN = 100
_GAP = 3
"""Columns between two cells."""


@dataclass
class _Line:
    pieces: list[tuple[str, bool]] = field(default_factory=list)
    """Text and whether it is bold."""
    kept: bool = False
    """Whether blanks count as they are, as in a table that is set with a typewriter."""

    @property
    def text(self) -> str:
        return " ".join("".join(text for text, _ in self.pieces).split())


@dataclass
class _Cell:
    lines: list[_Line]
    row: int
    column: int
    span: int
    to_right: bool = False

    @property
    def width(self) -> int:
        return max((len(line.text) for line in self.lines), default=0)


def words_of(markup: str) -> list[Word]:
    """Words in reading order on the grid; [] where there is no text."""
    parser = lxml_html.HTMLParser(huge_tree=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(markup.replace("\0", "").encode("utf-8", "replace"), parser=_utf8(parser))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return []
    layout = _Layout()
    layout.block(root, bold=False, depth=0)
    return layout.words


def _utf8(parser: lxml_html.HTMLParser) -> lxml_html.HTMLParser:
    return type(parser)(huge_tree=False, no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")


class _Layout:
    """Walks the tree once; keeps the next free row."""

    def __init__(self) -> None:
        self.words: list[Word] = []
        self._row = 0
        self._filled = 0
        """The row behind the last words."""
        self._tables = 0

    def block(self, element: lxml_html.HtmlElement, *, bold: bool, depth: int, keep: bool = False) -> None:
        """The element's text as lines, its tables as tables."""
        self._put(self._inside(element, _Line(), bold=bold, depth=depth, keep=keep))

    def _inside(self, element: lxml_html.HtmlElement, line: _Line, *, bold: bool, depth: int, keep: bool) -> _Line:
        keep = keep or element.tag == "pre" or _KEEPS.search(element.get("style") or "") is not None
        line = self._add(line, element.text, bold, keep)
        for child in element:
            if isinstance(child.tag, str) and depth < _MAX_DEPTH:
                heavy = bold or _BOLD.fullmatch(child.tag) is not None
                line = self._child(child, line, bold=heavy, depth=depth + 1, keep=keep)
            line = self._add(line, child.tail, bold, keep)
        return line

    def _child(self, child: lxml_html.HtmlElement, line: _Line, *, bold: bool, depth: int, keep: bool) -> _Line:
        if _SKIPPED.fullmatch(child.tag) or _is_hidden(child):
            return line
        if child.tag == "br":
            self._put(line, always=True)
            return _Line()
        if child.tag == "table" and (cells := _cells(child)):
            self._put(line)
            self._table(cells)
            return _Line()
        if _BLOCK.fullmatch(child.tag):
            self._put(line)
            apart = _stands_apart(child)
            self._space(apart)
            self.block(child, bold=bold, depth=depth, keep=keep)
            self._space(apart)
            return _Line()
        return self._inside(child, line, bold=bold, depth=depth, keep=keep)

    def _add(self, line: _Line, text: str | None, bold: bool, keep: bool) -> _Line:
        if not text:
            return line
        if not keep:
            line.pieces.append((text, bold))
            return line
        first, *rest = (part.expandtabs() for part in text.replace("\r", "").split("\n"))
        line.pieces.append((first, bold))
        line.kept = True
        for part in rest:
            self._put(line, always=True)
            line = _Line([(part, bold)], kept=True)
        return line

    def _put(self, line: _Line, *, always: bool = False) -> None:
        words = _words_of_line(line, 0, self._row)
        self.words.extend(words)
        if words or (always and self.words):
            self._row += 1
        if words:
            self._filled = self._row

    def _space(self, apart: bool) -> None:
        """A blank row, where there is none."""
        if apart and self.words and self._row == self._filled:
            self._row += 1

    def _table(self, cells: list[_Cell]) -> None:
        self._tables += 1
        starts, widths = _columns(cells)
        for row in sorted({cell.row for cell in cells}):
            in_row = [cell for cell in cells if cell.row == row]
            for cell in in_row:
                ref = f"table {self._tables}, row {row + 1}, column {cell.column + 1}"
                room = sum(widths[cell.column : cell.column + cell.span]) + _GAP * (cell.span - 1)
                for n, line in enumerate(cell.lines):
                    shift = max(room - len(line.text), 0) if cell.to_right else 0
                    self.words.extend(_words_of_line(line, starts[cell.column] + shift, self._row + n, ref))
            self._row += max(max(len(cell.lines) for cell in in_row), 1)
        self._filled = self._row


def _words_of_line(line: _Line, column: int, row: int, ref: str = "") -> list[Word]:
    words, at, open_word = [], column, ""
    bold_word = False
    for text, bold in (*line.pieces, (" ", False)):
        if _begins_anew(open_word, text):
            words.append(_grid.word(open_word, at, row, bold=bold_word, ref=ref))
            at, open_word = at + len(open_word) + _GAP, ""
        for part in re.split(r"(\s+)", text):
            if part and not part.isspace():
                bold_word = bold if not open_word else bold_word and bold
                open_word += part
            elif part:
                if open_word:
                    words.append(_grid.word(open_word, at, row, bold=bold_word, ref=ref))
                at += len(open_word) + (len(part) if line.kept else bool(open_word))
                open_word = ""
    return words


def _begins_anew(before: str, text: str) -> bool:
    """Whether an element's text is no part of the word before it, as only the style sheet sets them apart:
    "<b>Pagador</b>Supermercados"."""
    worded = len(before) > _GAP and before[-1:].islower()
    return worded and (text[:1].isupper() or text[:1].isdigit())


def _stands_apart(element: lxml_html.HtmlElement) -> bool:
    """Whether it is a paragraph of several lines: these stand closer to each other than to what is around them, where
    of paragraphs of one line each nobody knows which belong together."""
    return element.tag == "p" and element.find(".//br") is not None and not _CLOSE.search(element.get("style") or "")


def _is_hidden(element: lxml_html.HtmlElement) -> bool:
    style = element.get("style") or ""
    if element.get("hidden") is not None:
        return True
    found = _HIDDEN.search(style)
    if found is None:
        return False
    # White print is hidden on white paper only; a cell with a ground of its own is a coloured heading.
    return not ("color" in found.group() and _on_ground(element))


def _on_ground(element: lxml_html.HtmlElement) -> bool:
    chain = [element, *element.iterancestors()]
    return any(_DARK_GROUND.search(item.get("style") or "") or item.get("bgcolor") for item in chain)


def _cells(table: lxml_html.HtmlElement) -> list[_Cell]:
    """The cells of a table of data; [] for a table that only arranges blocks (it holds tables, or one column)."""
    if table.find(".//table") is not None:
        return []
    cells: list[_Cell] = []
    taken: set[tuple[int, int]] = set()
    for row, element in enumerate(table.iter("tr")):
        column = 0
        for item in element:
            if item.tag not in ("td", "th") or _is_hidden(item):
                continue
            while (row, column) in taken:
                column += 1
            span, down = _span(item, "colspan"), _span(item, "rowspan")
            if down > 1:
                taken.update((row + n, column + m) for n in range(1, down) for m in range(span))
            cells.append(_Cell(_lines(item, item.tag == "th"), row, column, span, _is_to_right(item)))
            column += span
    filled = {cell.column for cell in cells if cell.width}
    return cells if len(filled) > 1 else []


def _is_to_right(item: lxml_html.HtmlElement) -> bool:
    align = (item.get("align") or "").lower()
    return align == "right" or _TO_RIGHT.search(item.get("style") or "") is not None


def _span(item: lxml_html.HtmlElement, name: str) -> int:
    value = (item.get(name) or "").strip()
    return min(int(value), _MAX_SPAN) if value.isdecimal() and int(value[:4]) > 0 else 1


def _lines(element: lxml_html.HtmlElement, bold: bool) -> list[_Line]:
    lines = [_Line()]

    def walk(item: lxml_html.HtmlElement, heavy: bool, depth: int) -> None:
        if item.text:
            lines[-1].pieces.append((item.text, heavy))
        for child in item:
            if (
                isinstance(child.tag, str)
                and not _SKIPPED.fullmatch(child.tag)
                and not _is_hidden(child)
                and depth < _MAX_DEPTH
            ):
                if child.tag == "br" or _BLOCK.fullmatch(child.tag):
                    lines.append(_Line())
                walk(child, heavy or _BOLD.fullmatch(child.tag) is not None, depth + 1)
                if _BLOCK.fullmatch(child.tag):
                    lines.append(_Line())
            if child.tail:
                lines[-1].pieces.append((child.tail, heavy))

    walk(element, bold, 0)
    return [line for line in lines if line.text]


def _columns(cells: list[_Cell]) -> tuple[list[int], list[int]]:
    """Where each column starts, and its width: enough for the cells that stand in it alone, then for spanning ones."""
    last = max(cell.column + cell.span for cell in cells)
    widths = [0] * last
    for cell in cells:
        if cell.span == 1:
            widths[cell.column] = max(widths[cell.column], cell.width)
    for cell in cells:
        have = sum(widths[cell.column : cell.column + cell.span]) + _GAP * (cell.span - 1)
        if cell.span > 1 and cell.width > have:
            widths[cell.column + cell.span - 1] += cell.width - have
    starts, at = [], 0
    for width in widths:
        starts.append(at)
        at += width + _GAP if width else 0
    return starts, widths
