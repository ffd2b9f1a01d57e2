"""The table of a thrown layout, over as many pages as it takes, and the foot of its pages."""

import random

from samples.layouts.content import Line, Payment, fill
from samples.layouts.dice.columns import marked
from samples.layouts.dice.paper import Column, Paper, Style


def _place(rng: random.Random, paper: Paper, pay: Payment, columns: list[Column]) -> bool:
    style = paper.style
    for column in columns:
        head = max(paper.measure(part, True) for part in column.header_lines)
        column.width = max([head, *(paper.measure(column.cell(line)) for line in pay.lines)])
        if column.align == "right" and column.role in ("gross", "paid", "discount", "deduction", "withholding"):
            column.width = max(
                column.width,
                paper.measure(marked(pay.money(-abs(pay.total), style.sign), style, pay), True)
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


def table(
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
            foot(rng, paper, pay)
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
        _cell(paper, column, marked(pay.money(total, style.sign), style, pay), paper.y, column.align, bold)


def foot(rng: random.Random, paper: Paper, pay: Payment) -> None:
    words, style = pay.phrases, paper.style
    if paper.y < style.height - style.margin - 70 and rng.random() < 0.6:
        paper.y += style.leading * 2
        paper.text(style.margin, paper.y, rng.choice(words["closing"]))
    y = style.height - style.margin + 8
    for _ in range(rng.choice([0, 1, 2])):
        text = fill(rng, rng.choice(words["footer"]).replace("{address}", ", ".join(pay.payer[1:])))
        paper.text(style.margin, y, text, size=6.5)
        y += 8
