# ruff: noqa: E501  (patterns stay on one line)
"""The content of a named layout: a payment of a company of some country, and the words that its paper takes."""

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from docflow.schema.records import Remittance
from samples.layouts.content import CENT, Line, Payment, remittance
from samples.layouts.phrases import LANGUAGES
from samples.layouts.regions import REGIONS, Region, account, address, company, fill
from samples.layouts.tables import Col

SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "MXN": "$", "BRL": "R$", "INR": "Rs.", "CHF": "Fr."}
RATES_OF_TAX = {"eng": "20", "deu": "19", "fra": "20", "spa": "21", "ita": "22", "nld": "21", "por": "23"}
REFERENCES = (
    "{n8}", "20{n8}", "PAY-{n6}", "EFT{n6}", "1500{n6}", "{n4}-{n5}", "TRX{n9}", "ZR{n7}", "{n10}", "P/{n5}/26", "BACS{n5}", "C{n2}-{n6}",
)  # fmt: skip
NUMBERS = (
    "INV-{k}", "INV{k}", "SI-{k}", "RE-2026-{k}", "{k}", "9{k}", "F26/{k}", "FA{k}", "A-{k}", "2026/{k}", "{k}/26", "VR {k}", "NH{k}", "K{k}-1",
    "FV-{k}-A",
)  # fmt: skip


@dataclass
class Advice:
    """A payment and what surrounds it on paper."""

    rng: random.Random
    region: Region
    pay: Payment
    payer_account: str
    payer_tax: str
    payer_phone: str
    payee_account: str
    customer_number: str
    advice_number: str

    @property
    def language(self) -> str:
        """ISO 639-3 code."""
        return self.region.language

    @property
    def lines(self) -> list[Line]:
        """The paid items."""
        return self.pay.lines

    def say(self, role: str, **own: str) -> str:
        """A phrase of that role in the paper's language; `own` gives a layout's own word by language (eng=...)."""
        if self.language in own:
            return self.rng.choice(own[self.language].split("|"))
        options = LANGUAGES[self.language][role]  # type: ignore[literal-required]
        return str(self.rng.choice(list(options)))

    def own(self, **words: str) -> str:
        """A layout's own word in the paper's language; several are separated by bars."""
        return self.rng.choice(words[self.language].split("|"))

    def money(self, amount: Decimal, sign: str = "minus") -> str:
        """As this payer prints amounts."""
        return self.pay.money(amount, sign)

    def cash(self, amount: Decimal) -> str:
        """With the currency's symbol where this country puts it."""
        mark, text = SYMBOLS.get(self.pay.currency, self.pay.currency), self.money(amount)
        return f"{mark}{text}" if self.language == "eng" else f"{text} {mark}"

    def day(self, date: dt.date | None = None) -> str:
        """As this payer prints dates; the payment's date by default."""
        return self.pay.day(date or self.pay.date)

    def sum_of(self, name: str) -> Decimal:
        """Sum of gross, discount, deduction or paid over the lines."""
        return sum((getattr(line, name) for line in self.lines), Decimal("0.00"))

    def foot(self) -> str:
        """A footer as companies there print it."""
        parts = [self.pay.payer[0], ", ".join(self.pay.payer[1:]), self.payer_tax, self.payer_account, self.payer_phone]
        return " · ".join([part for part in parts if self.rng.random() < 0.8] or parts[:2])

    def record(self, *printed: str, **changes: object) -> Remittance:
        """The truth; `printed` as in content.remittance, `changes` replace fields of the record."""
        return remittance(self.pay, *printed).model_copy(update=changes)


def advice(
    rng: random.Random,
    countries: str,
    count: tuple[int, int] = (1, 12),
    *,
    credit: float = 0.3,
    discount: float = 0.4,
    deduction: float = 0.0,
    tax: float = 0.0,
    cheque: bool = False,
    same_currency: bool = True,
) -> Advice:
    """Draw an advice of a company in one of these countries ("us uk de"); the shares are chances that the paper
    has any credit, discount, deduction with a reason, or withholding tax at all."""
    region = REGIONS[rng.choice(countries.split())]
    other = REGIONS[rng.choice(list(REGIONS))] if rng.random() < 0.25 else region
    today = dt.date(2026, 1, 7) + dt.timedelta(days=rng.randrange(330))
    reference = fill(rng, "{n6}" if cheque else rng.choice(REFERENCES))
    lines = _lines(rng, region, rng.randint(*count), today, (credit, discount, deduction, tax))
    payer, payee = (company(rng, region), *address(rng, region)), (company(rng, other), *address(rng, other))
    pay = Payment(
        region.language, payer, payee, reference, "cheque" if cheque else "reference", today, rng.choice(region.currencies), lines,
        rng.choice(region.numbers), rng.choice(region.dates),
    )  # fmt: skip
    return Advice(
        rng, region, pay, account(rng, region), fill(rng, region.tax), fill(rng, region.phone), account(rng, other),
        fill(rng, rng.choice(("{n5}", "{n6}", "7{n4}", "V{n5}", "{n8}"))), fill(rng, rng.choice(("AV-{n5}", "{n7}", "RA{n6}"))),
    )  # fmt: skip


def _lines(
    rng: random.Random, region: Region, count: int, today: dt.date, chances: tuple[float, float, float, float]
) -> list[Line]:
    name = _numbering(rng)
    scale, step = rng.choice((90, 800, 6000, 30000, 250000)), rng.choice((1, 1, 4, 17))
    has_credits, has_discounts, has_deductions, has_tax = (rng.random() < chance for chance in chances)
    rate, order = Decimal(rng.choice(("0.01", "0.02", "0.03"))), rng.randrange(10**5, 10**6)
    lines = []
    for at in range(count):
        gross = Decimal(rng.randrange(scale * 9, scale * 100)) / 100
        issued = today - dt.timedelta(days=rng.randrange(12, 95))
        line = Line(name(at * step), "invoice", issued, f"45{order + 13 * at:08d}", gross)
        words = LANGUAGES[region.language]
        line.description, line.ours = rng.choice(words["goods"]), f"51000{order % 9000 + 7 * at:05d}"
        if has_credits and at and rng.random() < 0.25:
            line.kind, line.gross = "credit_memo", -(gross / 8).quantize(CENT)
        elif has_discounts and rng.random() < 0.7:
            line.discount = (gross * rate).quantize(CENT)
        if has_deductions and line.gross > 0 and rng.random() < 0.4:
            line.deduction = (gross * Decimal(rng.randrange(2, 11)) / 100).quantize(CENT)
            line.reason = rng.choice(sorted(words["reasons"]))
            line.text = rng.choice(words["reasons"][line.reason])
        elif has_tax and line.gross > 0:
            line.deduction, line.reason = (gross * Decimal("0.1")).quantize(CENT), "tax"
            line.text = rng.choice(words["withholding"])
        lines.append(line)
    if has_credits and count > 2 and all(line.gross > 0 for line in lines):
        lines[-1] = Line(name((count - 1) * step), "credit_memo", lines[-1].date, lines[-1].po, -(lines[-1].gross / 9).quantize(CENT),
                         description=lines[-1].description, ours=lines[-1].ours)  # fmt: skip
    return lines


def _numbering(rng: random.Random) -> Callable[[int], str]:
    pattern, width = rng.choice(NUMBERS), rng.choice((4, 5, 6, 7))
    start = rng.randrange(10 ** (width - 1), 9 * 10 ** (width - 1))
    return lambda at: pattern.replace("{k}", f"{start + at:0{width}d}")


AMOUNTS = ("gross", "discount", "deduction", "paid")
_EMPTY = ("", "zero", "-", "zero")


def columns(a: Advice, roles: str, sign: str = "minus", reduce: int = 1, total: str = "", **heads: str) -> list[Col]:
    """Columns by their roles ("document date gross discount paid"): headings are phrases of the language, or `heads`.
    `total` names the amounts that are summed up in a last row, in which "label" is the word before them; `sign` is how
    negative amounts look; `reduce` is -1 where what is taken off is printed negative."""
    empty = a.rng.choice(_EMPTY)
    while True:
        shown = {role: heads.get(role) or a.say(_PHRASE.get(role, role)) for role in roles.split()}
        if len(set(shown.values())) == len(shown):
            break
    return [_column(a, role, head, sign, reduce, empty, total.split()) for role, head in shown.items()]


_PHRASE = {"date": "document_date", "ours": "our_document", "type": "kind", "tax": "withholding"}


def _column(a: Advice, role: str, head: str, sign: str, reduce: int, empty: str, total: list[str]) -> Col:
    name = {"only": "paid", "tax": "deduction"}.get(role, role)
    if name in AMOUNTS:
        factor = reduce if name in ("discount", "deduction") else 1
        cells = [a.money(factor * getattr(line, name), sign) for line in a.lines]
        if name in ("discount", "deduction"):
            nothing = {"": "", "-": "-", "zero": a.money(Decimal(0))}[empty]
            cells = [cell if getattr(line, name) else nothing for cell, line in zip(cells, a.lines, strict=True)]
        return Col(head, cells, "r", a.money(factor * a.sum_of(name), sign) if role in total else "")
    words = {kind: a.say(key) for kind, key in (("invoice", "invoice"), ("credit_memo", "credit"))}
    get: dict[str, Callable[[int, Line], str]] = {
        "document": lambda at, line: line.number,
        "date": lambda at, line: a.day(line.date),
        "due": lambda at, line: a.day(line.date + dt.timedelta(days=30)),
        "po": lambda at, line: line.po,
        "ours": lambda at, line: line.ours,
        "type": lambda at, line: words[line.kind],
        "description": lambda at, line: line.description,
        "reason": lambda at, line: line.text,
        "currency": lambda at, line: a.pay.currency,
        "count": lambda at, line: str(at + 1),
        "balance": lambda at, line: a.money(Decimal(0)),
    }
    return Col(
        head, [get[role](at, line) for at, line in enumerate(a.lines)], total=a.say("sum") if role in total else ""
    )


def gross_needed(advice: Advice) -> bool:
    """Whether anything is taken off, so that gross and paid differ."""
    return any(line.discount or line.deduction for line in advice.lines)
