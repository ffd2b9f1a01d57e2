"""Draws a random layout of one payment as PDF; every choice comes from the seed."""

import io
import random
from collections.abc import Callable
from dataclasses import dataclass, field

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from tests.extractors.layouts.content import Line, Payment, fill

FONTS = [("Helvetica", "Helvetica-Bold"), ("Times-Roman", "Times-Bold"), ("Courier", "Courier-Bold")]


@dataclass
class Column:
    """One table column: what stands in it and how."""

    role: str
    header: str
    cell: Callable[[Line], str]
    align: str
    width: float = 0.0
    x0: float = 0.0
    header_lines: list[str] = field(default_factory=list)
    header_align: str = "left"

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.x0 + self.width


@dataclass
class Style:
    """The typographic choices of one layout."""

    font: str
    bold: str
    size: float
    leading: float
    margin: float
    width: float
    height: float
    sign: str
    deduction_sign: int
    empty_zero: str
    ruling: str
    money_mark: str
    wrap_numbers: bool = False
    wrap_texts: bool = False


class Paper:
    """A canvas that knows where the next line goes (y counts down from the top)."""

    def __init__(self, style: Style) -> None:
        self.buffer = io.BytesIO()
        self.style, self.page = style, 1
        self.canvas = Canvas(self.buffer, pagesize=(style.width, style.height), invariant=True)
        self.y = style.margin

    def text(self, x: float, y: float, text: str, *, bold: bool = False, size: float = 0, align: str = "left") -> None:
        """Print at (x, y); y is the baseline from the top."""
        self.canvas.setFont(self.style.bold if bold else self.style.font, size or self.style.size)
        draw = {
            "left": self.canvas.drawString,
            "right": self.canvas.drawRightString,
            "center": self.canvas.drawCentredString,
        }[align]
        draw(x, self.style.height - y, text)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Rule."""
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x0, self.style.height - y0, x1, self.style.height - y1)

    def measure(self, text: str, bold: bool = False, size: float = 0) -> float:
        """Width in points."""
        return float(
            pdfmetrics.stringWidth(text, self.style.bold if bold else self.style.font, size or self.style.size)
        )

    def next_page(self) -> None:
        """Begin a new page."""
        self.canvas.showPage()
        self.page += 1
        self.y = self.style.margin

    def done(self) -> bytes:
        """The PDF."""
        self.canvas.save()
        return self.buffer.getvalue()


def style_of(rng: random.Random) -> Style:
    """Draw the typographic choices."""
    font, bold = rng.choice(FONTS)
    size = rng.choice([7.5, 8, 8.5, 9, 9.5, 10]) if font != "Courier" else rng.choice([7, 7.5, 8])
    width, height = rng.choice([A4, A4, LETTER])
    return Style(
        font,
        bold,
        size,
        size * rng.choice([1.15, 1.25, 1.4, 1.7, 2.0]),
        rng.choice([36, 42, 50, 57, 70]),
        width,
        height,
        rng.choice(["minus", "minus", "trailing", "parentheses", "CR"]),
        rng.choice([1, 1, -1]),
        rng.choice(["", "0", "-", "0"]),
        rng.choice(["none", "none", "header", "rows", "grid", "frame"]),
        rng.choice(["", "", "", "", "symbol", "code"]),
        rng.random() < 0.1,
        rng.random() < 0.3,
    )


SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "INR": "₹"}


def drawing(rng: random.Random, pay: Payment) -> tuple[bytes, dict[str, object]]:
    """The PDF and the traits that explain a failure."""
    style = style_of(rng)
    paper = Paper(style)
    columns, mode = _columns(rng, pay, style)
    _wrap_headers(rng, paper, columns)
    total_places = rng.choice(["table", "table", "head", "both", "both", "below"])
    traits: dict[str, object] = {
        "roles": [c.role for c in columns],
        "mode": mode,
        "total": total_places,
        "rule": style.ruling,
        "font": style.font,
        "wrapped": (style.wrap_numbers, style.wrap_texts),
    }
    traits |= _head(rng, paper, pay, total_places)
    _table(rng, paper, pay, columns, mode, total_places, traits)
    _foot(rng, paper, pay)
    return paper.done(), traits


# --- the head ---------------------------------------------------------------------------------------------------------


def _head(rng: random.Random, paper: Paper, pay: Payment, total_places: str) -> dict[str, object]:
    words, style = pay.phrases, paper.style
    parties = rng.choice(
        ["letterhead", "letterhead", "letterhead+to", "labels", "labels-inline", "sender-line", "from-to-columns"]
    )
    pairs = _pairs(rng, pay, parties, total_places)
    title_first = rng.random() < 0.3
    title_size = style.size * rng.choice([1.3, 1.6, 2.0])
    title = rng.choice(words["title"])
    if title_first:
        _title(rng, paper, title, title_size)
    _parties(rng, paper, pay, parties)
    if not title_first:
        _title(rng, paper, title, title_size)
    form = rng.choice(["inline", "inline", "columns", "columns", "grid", "right"])
    _draw_pairs(rng, paper, pairs, form)
    if rng.random() < 0.5:
        paper.y += style.leading
        paper.text(style.margin, paper.y, rng.choice(words["intro"]))
    paper.y += style.leading * rng.choice([1.5, 2, 2.5])
    return {"parties": parties, "pairs": form, "labels": [label for label, _ in pairs]}


def _title(rng: random.Random, paper: Paper, title: str, size: float) -> None:
    paper.y += size * 1.5
    align = rng.choice(["left", "left", "center", "right"])
    x = {"left": paper.style.margin, "center": paper.style.width / 2, "right": paper.style.width - paper.style.margin}[
        align
    ]
    paper.text(x, paper.y, title, bold=True, size=size, align=align)
    paper.y += size


def _pairs(rng: random.Random, pay: Payment, parties: str, total_places: str) -> list[tuple[str, str]]:
    words = pay.phrases
    label = rng.choice(words["cheque"] if pay.reference_kind == "cheque" else words["reference"])
    pairs = [(label, pay.reference), (rng.choice(words["date"]), pay.day(pay.date))]
    if rng.random() < 0.5:
        pairs.append((rng.choice(words["vendor"]), pay.noise["vendor"]))
    if rng.random() < 0.25:
        pairs.append((rng.choice(words["advice"]), pay.noise["advice"]))
    if rng.random() < 0.55 or total_places == "table":
        pairs.append((rng.choice(words["currency"]), pay.currency))
        marked = rng.random() < 0.3
    else:
        marked = True
    if rng.random() < 0.35:
        options = (
            words["methods"].get("cheque", [])
            if pay.reference_kind == "cheque"
            else [m for k, v in words["methods"].items() if k != "cheque" for m in v]
        )
        pairs.append((rng.choice(words["method"]), rng.choice(options)))
    if total_places in ("head", "both"):
        amount = pay.money(pay.total)
        if marked:
            amount = rng.choice([f"{pay.currency} {amount}", f"{amount} {pay.currency}"])
        pairs.append((rng.choice(list(words["total"])), amount))
    elif marked:
        pairs.append((rng.choice(words["currency"]), pay.currency))
    pairs = list(dict(pairs).items())
    if rng.random() < 0.6:
        rng.shuffle(pairs)
    if parties == "labels-inline":
        both = [
            (rng.choice(list(words["payer"])), pay.payer[0]),
            (rng.choice([w for w in words["payee"] if w != "Vendor"]), pay.payee[0]),
        ]
        rng.shuffle(both)
        pairs = both + pairs
    return pairs


def _block(paper: Paper, x: float, lines: list[str], first_bold: bool = False, size: float = 0) -> float:
    y = paper.y
    for i, line in enumerate(lines):
        y += (size or paper.style.size) * 1.25
        paper.text(x, y, line, bold=first_bold and i == 0, size=size)
    return y


def _parties(rng: random.Random, paper: Paper, pay: Payment, form: str) -> None:
    words, style = pay.phrases, paper.style
    right = style.width * rng.choice([0.55, 0.6])
    payer, payee = list(pay.payer), list(pay.payee)
    contact = fill(rng, f"{rng.choice(words['phone'])} +49 {{n3}} {{n6}}")
    if form in ("letterhead", "letterhead+to", "sender-line"):
        x = rng.choice([style.margin, style.margin, right])
        size = style.size * rng.choice([1.2, 1.6, 2.0])
        paper.y += size
        x = min(x, style.width - 20 - paper.measure(payer[0], True, size))
        paper.text(x, paper.y, payer[0], bold=rng.random() < 0.8, size=size)
        if form != "sender-line":
            paper.y = _block(paper, x, payer[1:] + ([contact] if rng.random() < 0.5 else []))
        paper.y += style.leading * rng.choice([1.5, 3])
        if form == "sender-line":
            paper.text(style.margin, paper.y, " · ".join(payer), size=6)
            paper.y += 4
        if form == "letterhead+to":
            paper.y += style.leading
            paper.text(
                style.margin, paper.y, rng.choice(words["payee"]) + rng.choice([":", ""]), bold=rng.random() < 0.5
            )
        paper.y = _block(paper, style.margin, payee)
    elif form == "labels" or form == "from-to-columns":
        order = [(rng.choice(words["payer"]), payer), (rng.choice(words["payee"]), payee)]
        if rng.random() < 0.4:
            order.reverse()
        colon = rng.choice([":", "", ""])
        paper.y += style.leading
        if form == "labels":
            indent = max(95, *(paper.measure(label, True) + 12 for label, _ in order))
            for label, block in order:
                paper.text(style.margin, paper.y + style.leading, label + colon, bold=True)
                paper.y = _block(paper, style.margin + indent, block) + style.leading * 0.7
        else:
            paper.text(style.margin, paper.y, order[0][0] + colon, bold=True)
            paper.text(right, paper.y, order[1][0] + colon, bold=True)
            end = _block(paper, right, order[1][1])
            paper.y = max(_block(paper, style.margin, order[0][1]), end)
    paper.y += style.leading


def _draw_pairs(rng: random.Random, paper: Paper, pairs: list[tuple[str, str]], form: str) -> None:
    style = paper.style
    step = style.leading * rng.choice([1.0, 1.3])
    bold = rng.random() < 0.4
    if form == "grid":
        per = rng.choice([2, 3, 4])
        widest = max(paper.measure(text) for pair in pairs for text in pair) + 8
        while per > 1 and (style.width - 2 * style.margin) / per < widest:
            per -= 1
        width = (style.width - 2 * style.margin) / per
        for start in range(0, len(pairs), per):
            paper.y += style.size * 1.6
            top = paper.y - style.size * 1.2
            for i, (label, value) in enumerate(pairs[start : start + per]):
                paper.text(style.margin + i * width + 2, paper.y, label, bold=bold, size=style.size * 0.85)
                paper.text(style.margin + i * width + 2, paper.y + style.size * 1.3, value)
                if style.ruling in ("grid", "frame"):
                    paper.line(style.margin + i * width - 2, top, style.margin + i * width - 2, top + style.size * 3)
            paper.y += style.size * 1.6
        paper.y += style.leading
        return
    x = style.margin if form != "right" else style.width * 0.52
    gap = max(paper.measure(label, True) for label, _ in pairs) + rng.choice([12, 25, 60])
    colon = rng.choice([":", ":", "", " :"])
    for label, value in pairs:
        paper.y += step
        if form == "inline":
            paper.text(x, paper.y, f"{label}{colon or ':'} {value}", bold=False)
        else:
            paper.text(x, paper.y, label + colon, bold=bold)
            paper.text(x + gap, paper.y, value)
    paper.y += style.leading


# --- the table --------------------------------------------------------------------------------------------------------


def _columns(rng: random.Random, pay: Payment, style: Style) -> tuple[list[Column], str]:
    words = pay.phrases
    discounts = any(line.discount for line in pay.lines)
    deductions = any(line.deduction for line in pay.lines)
    refunds = any(line.gross < 0 for line in pay.lines)
    mode = "column"
    if deductions:
        mode = rng.choice(["column", "column", "sub", "withholding"])
        if mode == "withholding":
            for line in pay.lines:
                line.reason = "tax" if line.deduction else None
    sign = style.sign

    def money(get: Callable[[Line], object], reduces: bool = False) -> Callable[[Line], str]:
        def cell(line: Line) -> str:
            amount = get(line)
            if not amount and reduces:
                return {"": "", "0": pay.money(amount), "-": "-"}[style.empty_zero]  # type: ignore[arg-type]
            return _marked(pay.money(amount * (style.deduction_sign if reduces else 1), sign), style, pay)  # type: ignore[operator]

        return cell

    pick = lambda role: rng.choice(words[role])  # type: ignore[literal-required]  # noqa: E731
    columns = [
        Column("document", pick("document"), lambda line: line.number, "left"),
        Column("date", pick("document_date"), lambda line: pay.day(line.date), rng.choice(["left", "center"])),
    ]
    extra = [
        ("po", "po", lambda line: line.po),
        ("ours", "our_document", lambda line: line.ours),
        ("description", "description", lambda line: line.description),
    ]
    for role, key, cell in extra:
        if rng.random() < 0.22:
            columns.append(
                Column(
                    role, pick(key), cell, rng.choice(["left", "left", "right"]) if role != "description" else "left"
                )
            )
    if refunds or rng.random() < 0.15:
        names = {"invoice": pick("invoice"), "credit_memo": pick("credit")}
        columns.append(Column("type", pick("kind"), lambda line: names[line.kind], "left"))
    rng.shuffle(columns)
    amounts = []
    number_align = rng.choice(["right", "right", "right", "right", "left", "center"])
    if discounts or deductions or rng.random() < 0.5:
        amounts.append(Column("gross", pick("gross"), money(lambda line: line.gross), number_align))
        if discounts:
            if rng.random() < 0.15:
                amounts.append(
                    Column(
                        "percent",
                        pick("percent"),
                        lambda line: "2" + rng.choice([" %"]) if line.discount else "",
                        "right",
                    )
                )
            amounts.append(Column("discount", pick("discount"), money(lambda line: line.discount, True), number_align))
        if deductions and mode in ("column", "withholding"):
            key = "deduction" if mode == "column" else "withholding"
            amounts.append(Column(key, pick(key), money(lambda line: line.deduction, True), number_align))
        amounts.append(Column("paid", pick("paid"), money(lambda line: line.paid), number_align))
        if rng.random() < 0.08:
            amounts.append(Column("balance", pick("balance"), lambda line: pay.money(line.paid * 0), number_align))
    else:
        amounts.append(Column("paid", pick("only"), money(lambda line: line.paid), number_align))
    if deductions and mode == "column" and rng.random() < 0.7:
        columns.append(Column("reason", pick("reason"), lambda line: line.text, "left"))
    headers = [c.header for c in columns + amounts]
    if len(set(headers)) < len(headers):
        return _columns(rng, pay, style)
    if rng.random() < 0.1:
        last = columns.pop()
        return [*columns, *amounts, last], mode
    return [*columns, *amounts], mode


def _marked(text: str, style: Style, pay: Payment) -> str:
    symbol = SYMBOLS.get(pay.currency)
    if style.money_mark == "symbol" and symbol and symbol in "$€£":
        return f"{symbol}{text}" if pay.language == "eng" else f"{text} {symbol}"
    if style.money_mark == "code" and pay.language != "eng":
        return f"{text} {pay.currency}"
    return text


def _wrap_headers(rng: random.Random, paper: Paper, columns: list[Column]) -> None:
    """Wrap headers over several lines, or not, and align them like their cells, or not."""
    wrap, like_cell = rng.random() < 0.6, rng.random() < 0.8
    for column in columns:
        words = column.header.split()
        column.header_lines = [column.header]
        if wrap and len(words) > 1:
            column.header_lines = words if len(words) < 4 else [" ".join(words[:2]), " ".join(words[2:])]
        column.header_align = column.align if like_cell else rng.choice(["left", "center"])


def _place(rng: random.Random, paper: Paper, pay: Payment, columns: list[Column]) -> bool:
    style = paper.style
    for column in columns:
        head = max(paper.measure(part, True) for part in column.header_lines)
        column.width = max([head, *(paper.measure(column.cell(line)) for line in pay.lines)])
        if column.align == "right" and column.role in ("gross", "paid", "discount", "deduction", "withholding"):
            column.width = max(
                column.width,
                paper.measure(_marked(pay.money(-abs(pay.total), style.sign), style, pay), True)
                if column.role in ("gross", "paid")
                else 0,
            )
    room = style.width - 2 * style.margin - sum(c.width for c in columns)
    least = max(style.size * 0.45, 1.7 * paper.measure(" "))
    if room < least * (len(columns) - 1):
        return False
    gap = min(room / max(1, len(columns) - 1), rng.choice([least, 8, 14, 25, 60]))
    gap = max(gap, least)
    x = style.margin
    for column in columns:
        column.x0 = x
        x += column.width + gap
    return True


def _cell(paper: Paper, column: Column, text: str, y: float, align: str, bold: bool = False) -> None:
    x = {"left": column.x0, "right": column.x1, "center": (column.x0 + column.x1) / 2}[align]
    paper.text(x, y, text, bold=bold, align=align)


def _table_head(paper: Paper, columns: list[Column], bold: bool) -> None:
    style = paper.style
    depth = max(len(c.header_lines) for c in columns)
    top = paper.y
    for column in columns:
        for i, part in enumerate(column.header_lines):
            row = i + (depth - len(column.header_lines))
            _cell(paper, column, part, paper.y + (row + 1) * style.size * 1.15, column.header_align, bold)
    paper.y += depth * style.size * 1.15 + 3
    if style.ruling != "none":
        paper.line(style.margin, paper.y, columns[-1].x1, paper.y)
        if style.ruling in ("grid", "frame"):
            paper.line(style.margin, top, columns[-1].x1, top)
    paper.y += 1


def _table(
    rng: random.Random,
    paper: Paper,
    pay: Payment,
    columns: list[Column],
    mode: str,
    total_places: str,
    traits: dict[str, object],
) -> None:
    words, style = pay.phrases, paper.style
    while not _place(rng, paper, pay, columns):
        victims = [
            c for c in columns if c.role in ("description", "po", "ours", "reason", "percent", "balance", "type")
        ]
        if victims:
            columns.remove(victims[0])
        elif style.size > 6:
            style.size -= 0.5
        else:
            style.money_mark = ""
            style.margin = max(18, style.margin - 10)
            if style.margin == 18:
                break
    traits["roles"] = [c.role for c in columns]
    bold_head = rng.random() < 0.7
    repeat_head = rng.random() < 0.75
    carry = rng.random() < 0.35
    page_totals = not carry and rng.random() < 0.2
    show_header = True
    amounts = [c for c in columns if c.role in ("gross", "discount", "deduction", "withholding", "paid")]
    if show_header:
        _table_head(paper, columns, bold_head)
    bottom = style.height - style.margin - 60
    on_page: list[Line] = []
    done: list[Line] = []
    for line in pay.lines:
        if paper.y + 3 * style.leading > bottom:
            if carry:
                _sum_row(
                    rng,
                    paper,
                    pay,
                    columns,
                    [columns[-1] if columns[-1].role == "paid" else next(c for c in columns if c.role == "paid")],
                    done,
                    rng.choice(words["carried"]),
                    False,
                )
            elif page_totals:
                _sum_row(rng, paper, pay, columns, amounts, on_page, rng.choice(words["page_total"]), False)
            _foot(rng, paper, pay)
            paper.next_page()
            paper.y += style.leading
            if rng.random() < 0.5:
                paper.text(
                    style.width - style.margin, paper.y, words["page"][0].format(p=paper.page, n=9), align="right"
                )
                paper.y += style.leading
            if repeat_head:
                _table_head(paper, columns, bold_head)
            if carry:
                _sum_row(
                    rng,
                    paper,
                    pay,
                    columns,
                    [next(c for c in columns if c.role == "paid")],
                    done,
                    rng.choice(words["brought"]),
                    False,
                )
            on_page = []
        _row(rng, paper, pay, columns, line, mode)
        on_page.append(line)
        done.append(line)
    traits["pages"] = paper.page
    if style.ruling == "frame":
        paper.line(style.margin, paper.y + 3, columns[-1].x1, paper.y + 3)
    if total_places in ("table", "both"):
        _sum_row(
            rng,
            paper,
            pay,
            columns,
            amounts if rng.random() < 0.6 else [next(c for c in columns if c.role == "paid")],
            pay.lines,
            rng.choice(words["sum"]),
            True,
        )
    elif total_places == "below":
        paper.y += style.leading * 2
        total = pay.money(pay.total)
        paper.text(style.margin, paper.y, f"{rng.choice(words['total'])}: {pay.currency} {total}", bold=True)


def _row(rng: random.Random, paper: Paper, pay: Payment, columns: list[Column], line: Line, mode: str) -> None:
    style = paper.style
    paper.y += style.leading
    below: list[tuple[Column, str]] = []
    for column in columns:
        text, rest = _wrapped(style, column, column.cell(line))
        below += [(column, rest)] if rest else []
        _cell(paper, column, text, paper.y, column.align)
        if style.ruling == "grid":
            paper.line(column.x0 - 2, paper.y - style.size, column.x0 - 2, paper.y + style.leading - style.size)
    if style.ruling in ("rows", "grid"):
        paper.line(style.margin, paper.y + style.size * 0.3, columns[-1].x1, paper.y + style.size * 0.3)
    if below:
        paper.y += style.size * 1.2
        for column, rest in below:
            _cell(paper, column, rest, paper.y, column.align)
    if mode == "sub" and line.deduction:
        paper.y += style.leading
        gross = next(c for c in columns if c.role == "gross")
        text = line.text
        while style.margin + 15 + paper.measure(text) > gross.x0:
            text = text[:-1]
        paper.text(style.margin + 12, paper.y, text)
        _cell(paper, gross, pay.money(-line.deduction, style.sign), paper.y, gross.align)


def _wrapped(style: Style, column: Column, text: str) -> tuple[str, str]:
    """A cell's first line and what is wrapped into a second one."""
    if column.role == "document" and style.wrap_numbers:
        at = max(text.rfind("-", 2, -2), text.rfind("/", 2, -2))
        return (text[: at + 1], text[at + 1 :]) if at > 0 else (text, "")
    if column.role == "description" and style.wrap_texts and " " in text:
        return text.split(" ", 1)[0], text.split(" ", 1)[1]
    return text, ""


def _sum_row(
    rng: random.Random,
    paper: Paper,
    pay: Payment,
    columns: list[Column],
    shown: list[Column],
    lines: list[Line],
    label: str,
    bold: bool,
) -> None:
    style = paper.style
    paper.y += style.leading * 1.2
    if style.ruling != "none":
        paper.line(style.margin, paper.y - style.size, columns[-1].x1, paper.y - style.size)
    if paper.measure(label, bold) < min(c.x1 - paper.measure("0" * 14, True) for c in shown) - style.margin or True:
        paper.text(style.margin, paper.y, label, bold=bold)
    for column in shown:
        values = {
            "gross": [x.gross for x in lines],
            "discount": [x.discount for x in lines],
            "deduction": [x.deduction for x in lines],
            "withholding": [x.deduction for x in lines],
            "paid": [x.paid for x in lines],
        }[column.role]
        total = sum(values, start=pay.total * 0)
        if column.role not in ("gross", "paid"):
            total *= style.deduction_sign
        _cell(paper, column, _marked(pay.money(total, style.sign), style, pay), paper.y, column.align, bold)


def _foot(rng: random.Random, paper: Paper, pay: Payment) -> None:
    words, style = pay.phrases, paper.style
    if paper.y < style.height - style.margin - 70 and rng.random() < 0.6:
        paper.y += style.leading * 2
        paper.text(style.margin, paper.y, rng.choice(words["closing"]))
    y = style.height - style.margin + 8
    for _ in range(rng.choice([0, 1, 2])):
        text = fill(rng, rng.choice(words["footer"]).replace("{address}", ", ".join(pay.payer[1:])))
        paper.text(style.margin, y, text, size=6.5)
        y += 8
