"""Random payments with their truth: who pays whom, what for, and how this payer writes numbers and dates."""

import datetime as dt
import random
from dataclasses import dataclass, field
from decimal import Decimal

from docflow.schema.reasons import Reason
from docflow.schema.records import Party, Remittance, RemittanceLine
from samples.layouts.phrases import LANGUAGES, Phrases

CENT = Decimal("0.01")

COMPANIES = {
    "eng": [
        "Blue Ridge Hardware Inc.",
        "Hartwell & Sons Ltd",
        "Northgate Foods PLC",
        "Pacific Crest Logistics LLC",
        "Orchard Street Retail Group",
        "Quantum Fasteners Corp.",
        "Delta Marine Services Limited",
        "Kingfisher Home Stores",
        "Summit Medical Supply, Inc.",
        "The Copper Kettle Company",
        "A. J. Whitmore & Co",
        "Evergreen Building Products LLC",
    ],
    "deu": [
        "Nordwind Handels GmbH",
        "Bergmann Maschinenbau AG",
        "Alpina Textil GmbH & Co. KG",
        "Schreinerei Huber e.K.",
        "Rheintal Chemie SE",
        "Kontor Hansen KG",
        "Stadtwerke Musterhausen GmbH",
        "Fritz Keller Elektro OHG",
    ],
    "fra": [
        "Établissements Morel SARL",
        "Société Générale de Visserie SA",
        "Boulangerie Lefèvre SAS",
        "Transports Girard SA",
        "Groupe Delacroix",
        "Papeteries du Rhône SAS",
    ],
    "spa": [
        "Construcciones Vega S.L.",
        "Alimentos del Sur S.A.",
        "Talleres Ortega SL",
        "Grupo Iberia Textil S.A.",
        "Ferretería Molina S.L.U.",
    ],
    "ita": [
        "Officine Bianchi S.r.l.",
        "Tessuti Moretti S.p.A.",
        "Ferramenta Rossi S.n.c.",
        "Gruppo Alimentare Padano S.p.A.",
        "Costruzioni Greco S.r.l.",
    ],
    "nld": [
        "Van der Berg Techniek B.V.",
        "De Haan Logistiek BV",
        "Tulp Bloemen N.V.",
        "Jansen & Zonen B.V.",
        "Waterland Bouw B.V.",
    ],
    "por": [
        "Construções Almeida Lda.",
        "Têxteis do Norte, S.A.",
        "Auto Peças Ribeiro Lda",
        "Grupo Atlântico S.A.",
        "Comercial Souza Ltda",
    ],
}

MONTHS = {
    "eng": "January February March April May June July August September October November December",
    "deu": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fra": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "spa": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ita": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nld": "januari februari maart april mei juni juli augustus september oktober november december",
    "por": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
}


@dataclass
class Line:
    """One paid item as the truth knows it."""

    number: str
    kind: str
    date: dt.date
    po: str
    gross: Decimal
    discount: Decimal = Decimal("0.00")
    deduction: Decimal = Decimal("0.00")
    reason: str | None = None
    text: str = ""
    description: str = ""
    ours: str = ""

    @property
    def paid(self) -> Decimal:
        """What is paid for it."""
        return self.gross - self.discount - self.deduction


@dataclass
class Payment:
    """One advice as the truth knows it."""

    language: str
    payer: tuple[str, str, str]
    payee: tuple[str, str, str]
    reference: str
    reference_kind: str
    date: dt.date
    currency: str
    lines: list[Line]
    number_style: str
    date_style: str
    noise: dict[str, str] = field(default_factory=dict)

    @property
    def phrases(self) -> Phrases:
        """The words of its language."""
        return LANGUAGES[self.language]

    @property
    def total(self) -> Decimal:
        """What was paid in all."""
        return sum((line.paid for line in self.lines), Decimal("0.00"))

    def money(self, amount: Decimal, sign: str = "minus") -> str:
        """The amount as this payer prints it; `sign`: minus, trailing, parentheses, CR."""
        text = grouped(abs(amount), self.number_style)
        if amount >= 0:
            return text
        return {"minus": f"-{text}", "trailing": f"{text}-", "parentheses": f"({text})", "CR": f"{text} CR"}[sign]

    def day(self, date: dt.date) -> str:
        """The date as this payer prints it."""
        return written(date, self.date_style, self.language)


def grouped(amount: Decimal, style: str) -> str:
    """1234567.89 in one of the world's conventions."""
    whole, cents = f"{amount:.2f}".split(".")
    if style == "plain.":
        return f"{whole}.{cents}"
    if style == "plain,":
        return f"{whole},{cents}"
    if style == "lakh":
        head, tail = whole[:-3], whole[-3:]
        parts = [tail]
        while head:
            parts.insert(0, head[-2:])
            head = head[:-2]
        return ",".join(parts) + "." + cents
    separator, point = {
        "1,0.0": (",", "."),
        "1.0,0": (".", ","),
        "1 0,0": (" ", ","),
        "1'0.0": ("'", "."),
        "1n0,0": ("\u00a0", ","),
    }[style]
    parts = []
    while len(whole) > 3:
        parts.insert(0, whole[-3:])
        whole = whole[:-3]
    return separator.join([whole, *parts]) + point + cents


def written(date: dt.date, style: str, language: str) -> str:
    """A date in one of many styles."""
    month = MONTHS[language].split()[date.month - 1]
    if style == "long":
        joiner = " de " if language in ("spa", "por") else " "
        return f"{date.day}{'.' if language == 'deu' else ''}{joiner}{month}{joiner}{date.year}"
    if style == "us-long":
        return f"{month} {date.day}, {date.year}"
    if style == "short":
        return f"{date.day:02d}-{month[:3].title()}-{date.year}"
    if style == "short-blank":
        return f"{date.day:02d} {month[:3]} {date.year}"
    return date.strftime(style)


def _number_maker(rng: random.Random) -> object:
    prefix = rng.choice(
        ["INV-", "INV", "SI-", "RE", "R-", "A", "F", "FV/", "2026-", "2026/", "", "", "", "90", "SO", "K-26-", "IN"]
    )
    start, width = rng.randrange(1, 90000), rng.choice([4, 5, 6, 7])
    suffix = rng.choice(["", "", "", "", "/26", "-1", "A"])
    step = rng.choice([1, 1, 3, 7])

    def make(i: int) -> str:
        return f"{prefix}{start + step * i + (rng.randrange(step) if step > 1 else 0):0{width}d}{suffix}"

    return make


def _lines(rng: random.Random, language: str, count: int, today: dt.date, traits: dict[str, bool]) -> list[Line]:
    words = LANGUAGES[language]
    make, rate = _number_maker(rng), rng.choice(["0.02", "0.03", "0.01", "0.025"])
    big = rng.choice([900, 9000, 90000, 400000])
    lines = []
    for i in range(count):
        gross = Decimal(rng.randrange(1000, big * 100)) / 100
        line = Line(
            make(i),
            "invoice",
            today - dt.timedelta(days=rng.randrange(5, 120)),
            f"45{rng.randrange(10**7, 10**8)}",
            gross,
        )  # type: ignore[operator]
        line.description, line.ours = rng.choice(words["goods"]), f"51{rng.randrange(10**6, 10**7)}"
        if traits["credits"] and i and rng.random() < 0.15:
            line.kind, line.gross = "credit_memo", -(gross / 10).quantize(CENT)
        elif traits["discounts"] and rng.random() < 0.6:
            line.discount = (gross * Decimal(rate)).quantize(CENT)
        if traits["deductions"] and line.gross > 100 and rng.random() < 0.35:
            line.deduction = (gross * Decimal(rng.randrange(1, 12)) / 100).quantize(CENT)
            line.reason = rng.choice(sorted(words["reasons"]))
            line.text = rng.choice(words["reasons"][line.reason])
        lines.append(line)
    if sum((line.paid for line in lines), Decimal()) <= 0:
        lines[0].gross += 10000
    return lines


NUMBER_STYLES = {
    "eng": ["1,0.0"] * 6 + ["plain.", "lakh"],
    "deu": ["1.0,0"] * 6 + ["plain,", "1 0,0"],
    "fra": ["1 0,0", "1n0,0", "plain,", "1.0,0"],
    "spa": ["1.0,0"] * 4 + ["plain,"],
    "ita": ["1.0,0"] * 4 + ["plain,", "1'0.0"],
    "nld": ["1.0,0"] * 4 + ["plain,"],
    "por": ["1.0,0"] * 4 + ["plain,", "1 0,0"],
}
DATE_STYLES = {
    "eng": ["%m/%d/%Y", "%d/%m/%Y", "%Y-%m-%d", "long", "us-long", "short", "short-blank", "%m/%d/%y", "%d.%m.%Y"],
    "deu": ["%d.%m.%Y"] * 5 + ["long", "%d.%m.%y", "%Y-%m-%d"],
    "fra": ["%d/%m/%Y"] * 4 + ["long", "%d.%m.%Y", "%d/%m/%y"],
    "spa": ["%d/%m/%Y"] * 4 + ["long", "%d-%m-%Y"],
    "ita": ["%d/%m/%Y"] * 4 + ["long", "%d.%m.%Y", "%d-%m-%y"],
    "nld": ["%d-%m-%Y"] * 4 + ["long", "%d/%m/%Y"],
    "por": ["%d/%m/%Y"] * 4 + ["long", "%d-%m-%Y"],
}
CURRENCIES = {
    "eng": ["USD"] * 4 + ["GBP", "CAD", "AUD", "EUR"],
    "deu": ["EUR"] * 5 + ["CHF", "USD"],
    "por": ["EUR", "EUR", "BRL"],
    "spa": ["EUR", "EUR", "MXN", "USD"],
}


def payment(rng: random.Random, count: int | None = None) -> Payment:
    """Draw one payment."""
    language = rng.choice(["eng"] * 5 + ["deu"] * 4 + ["fra", "spa", "ita", "nld", "por"] * 2)
    words = LANGUAGES[language]
    payer_name = rng.choice(COMPANIES[language])
    other = rng.choice([language, language, "eng", rng.choice(list(COMPANIES))])
    payee_name = rng.choice([name for name in COMPANIES[other] if name != payer_name])
    today = dt.date(2026, 1, 5) + dt.timedelta(days=rng.randrange(330))
    traits = {"credits": rng.random() < 0.3, "discounts": rng.random() < 0.55, "deductions": rng.random() < 0.35}
    if count is None:
        count = rng.choice([1, 1, 2, 3, 4, 5, 6, 8, 10, 14, 20, rng.randrange(20, 45), rng.randrange(45, 120)])
    kind = rng.choice(["reference"] * 4 + ["cheque"] + ["advice"] * 0)
    reference = rng.choice(
        ["{n8}", "PAY-{n6}", "EFT{n5}", "20{n8}", "TRX{n9}", "{n10}", "ZB-26-{n4}", "15{n7}", "P{n6}/26"]
    )
    style = rng.choice(NUMBER_STYLES[language])
    currency = rng.choice(CURRENCIES.get(language, ["EUR"]))
    if style == "lakh":
        currency = "INR"
    return Payment(
        language,
        (payer_name, rng.choice(words["streets"]), rng.choice(words["cities"])),
        (payee_name, rng.choice(LANGUAGES[other]["streets"]), rng.choice(LANGUAGES[other]["cities"])),
        fill(rng, "{n6}" if kind == "cheque" else reference),
        kind,
        today,
        currency,
        _lines(rng, language, count, today, traits),
        style,
        rng.choice(DATE_STYLES[language]),
        {"vendor": str(rng.randrange(10000, 999999)), "advice": f"AV{rng.randrange(10**5, 10**6)}"},
    )


def fill(rng: random.Random, template: str) -> str:
    """Replace {n4} by four random digits and so on."""
    for size in range(10, 1, -1):
        while f"{{n{size}}}" in template:
            template = template.replace(f"{{n{size}}}", str(rng.randrange(10 ** (size - 1), 10**size)), 1)
    return template


def remittance(pay: Payment, *printed: str) -> Remittance:
    """The record of what is on the paper. `printed` names what stands beside the numbers and the amounts:
    date, po, reason (of deductions), payee, gross (where it is another than what is paid, it must be printed)."""
    lines = tuple(
        RemittanceLine(
            document_number=line.number,
            document_type="credit_memo" if line.kind == "credit_memo" else "invoice",
            document_date=line.date if "date" in printed else None,
            purchase_order=line.po if "po" in printed else None,
            gross_amount=line.gross,
            discount_amount=line.discount,
            deduction_amount=line.deduction,
            deduction_reason=Reason(line.reason) if line.reason and "reason" in printed else None,
            paid_amount=line.paid,
        )
        for line in pay.lines
    )
    return Remittance(
        payer=Party(name=pay.payer[0]),
        payee=Party(name=pay.payee[0] if "payee" in printed else None),
        payment_reference=pay.reference,
        payment_method="cheque" if pay.reference_kind == "cheque" else None,
        payment_date=pay.date,
        currency=pay.currency,
        amount=pay.total,
        lines=lines,
    )


def truth(pay: Payment) -> dict[str, object]:
    """The record that a perfect reader returns."""
    return {
        "payer": pay.payer[0],
        "payment_reference": pay.reference,
        "payment_date": pay.date.isoformat(),
        "currency": pay.currency,
        "amount": str(pay.total),
        "lines": [
            {
                "document_number": line.number,
                "document_date": line.date.isoformat(),
                "gross_amount": str(line.gross),
                "discount_amount": str(line.discount),
                "deduction_amount": str(line.deduction),
                "paid_amount": str(line.paid),
                "document_type": line.kind,
                "deduction_reason": line.reason,
            }
            for line in pay.lines
        ],
    }
