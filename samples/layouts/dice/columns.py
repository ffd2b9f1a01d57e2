"""The columns of a thrown layout: which there are, what they are called, how their cells look."""

import random
from collections.abc import Callable

from samples.layouts.content import Line, Payment
from samples.layouts.dice.paper import Column, Paper, Style

SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "INR": "₹"}


def columns_of(rng: random.Random, pay: Payment, style: Style) -> tuple[list[Column], str]:
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
            return marked(pay.money(amount * (style.deduction_sign if reduces else 1), sign), style, pay)  # type: ignore[operator]

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
        return columns_of(rng, pay, style)
    if rng.random() < 0.1:
        last = columns.pop()
        return [*columns, *amounts, last], mode
    return [*columns, *amounts], mode


def marked(text: str, style: Style, pay: Payment) -> str:
    symbol = SYMBOLS.get(pay.currency)
    if style.money_mark == "symbol" and symbol and symbol in "$€£":
        return f"{symbol}{text}" if pay.language == "eng" else f"{text} {symbol}"
    if style.money_mark == "code" and pay.language != "eng":
        return f"{text} {pay.currency}"
    return text


def wrap_headers(rng: random.Random, paper: Paper, columns: list[Column]) -> None:
    """Wrap headers over several lines, or not, and align them like their cells, or not."""
    wrap, like_cell = rng.random() < 0.6, rng.random() < 0.8
    for column in columns:
        words = column.header.split()
        column.header_lines = [column.header]
        if wrap and len(words) > 1:
            column.header_lines = words if len(words) < 4 else [" ".join(words[:2]), " ".join(words[2:])]
        column.header_align = column.align if like_cell else rng.choice(["left", "center"])
