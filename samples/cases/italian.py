# ruff: noqa: E501  (a printed line stays on one line)
"""Papers of Italian payers."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from docflow.schema.reasons import Reason
from samples.drawing.formats import day, long_day, money
from samples.drawing.letters import letter
from samples.drawing.paper import A4, Column, Paper, body, heads, row
from samples.drawing.truth import Case, advice, payee, payer, pays, total
from samples.drawing.world import World

NIL = Decimal(0)
DAY = "%d/%m/%Y"


def cases(world: World) -> Iterator[Case]:
    """All of them."""
    yield italian_withholding(world)
    yield italian_statement_style(world)


def italian_withholding(world: World) -> Case:
    """A professional's advice: each invoice is less the ritenuta d'acconto that stands on a line below it."""
    who, us, on = world.client("C-6002"), world.branch("C-6002"), dt.date(2026, 10, 13)
    lines = []
    for item in world.take(who.ref, 2, on):
        tax = (item.original * 4 / 100).quantize(Decimal("0.01"))
        lines.append(pays(item, deduction=tax, reason=Reason.TAX, text="Ritenuta d'acconto 4%"))
    paper = Paper(A4, "Times-Roman", "Avviso di pagamento")
    paper.text(60, 60, who.name, 16, bold=True)
    paper.text(60, 76, ", ".join(who.address) + f" - P. IVA {who.tax_id[2:]}", 9)
    paper.rule(60, 84, 535, 84)
    paper.lines(330, 120, ["Spett.le", us.name, *us.address], 11, 14)
    paper.text(60, 210, f"Torino, {long_day(on, 'ita')}", 11)
    paper.text(60, 235, "Oggetto: avviso di pagamento - CRO 5216640981", 11, bold=True)
    paper.lines(
        60, 262, ["Vi comunichiamo di aver disposto in data odierna un bonifico a Vostro favore a saldo di:"], 11
    )
    columns = [Column("Descrizione", 60), Column("Importo €", 420, "r"), Column("Netto a pagare €", 535, "r")]
    y = heads(paper, 295, columns, 11) + 10
    for line in lines:
        what = f"Fattura n. {line.document_number} del {day(line.document_date or on, DAY)}"
        row(paper, y, columns, [what, money(line.gross_amount or NIL, "eu"), ""], 11)
        cut = [f"   {line.deduction_text}", money(-line.deduction_amount, "eu"), money(line.paid_amount or NIL, "eu")]
        row(paper, y + 15, columns, cut, 11)
        y += 38
    paper.rule(420, y - 14, 535, y - 14)
    row(paper, y, columns, ["Totale bonifico", "", money(total(lines), "eu")], 11, bold=True)
    paper.lines(60, y + 60, ["Distinti saluti", "", who.name], 11, 15)
    return Case(
        "ritenuta_sublines_ita",
        {"input.pdf": paper.done()},
        (advice(payer(who), payee(us), "5216640981", on, "EUR", lines, payment_method="wire"),),
        "posted",
        "Two invoices less withholding tax, booked as a tax deduction.",
        "Number and date inside a description; the tax is a negative sub-line; the net stands beside the tax.",
        letter(who, "Segreteria", "Avviso di pagamento", on, language="ita", names=("Avviso pagamento.pdf",)),
    )


def italian_statement_style(world: World) -> Case:
    """A payment slip in upper case: numbers with slashes, AVERE/DARE signs, dotted leaders."""
    who, us, on = world.client("C-6001"), world.branch("C-6001"), dt.date(2026, 10, 26)
    items = [*world.take(who.ref, 4, on), world.take_credit(who.ref, on)]
    lines = [pays(item) for item in items]
    paper = Paper(A4, "Courier", "Distinta di pagamento")
    paper.text(45, 55, who.name.upper(), 11, bold=True)
    paper.lines(45, 68, [", ".join(who.address).upper(), f"P.IVA {who.tax_id}"], 8.5)
    paper.text(45, 110, "DISTINTA DI PAGAMENTO", 12, bold=True)
    paper.lines(
        45,
        130,
        [
            f"FORNITORE.......: {us.name.upper()}",
            f"DATA VALUTA.....: {day(on, DAY)}",
            "NUM. MANDATO....: 2026/3391",
            f"IBAN BENEF......: {us.account}",
        ],
        9,
        13,
    )
    columns = [
        Column("TIPO DOC.", 45),
        Column("NUMERO DOC.", 130),
        Column("DATA DOC.", 240),
        Column("IMPORTO DOC.", 420, "r"),
        Column("IMPORTO PAGATO", 545, "r"),
    ]
    y = heads(paper, 205, columns, 9) + 4
    paper.rule(45, y - 10, 545, y - 10, dash=True)
    rows = [
        ["NOTA CRED." if x.document_type == "credit_memo" else "FATTURA", x.document_number or "", day(x.document_date or on, "%d/%m/%y"),
         money(x.gross_amount or NIL, "eu", "back"), money(x.paid_amount or NIL, "eu", "back")]
        for x in lines
    ]  # fmt: skip
    y = body(paper, y + 2, columns, rows, 9, 14)
    paper.rule(45, y - 9, 545, y - 9, dash=True)
    row(paper, y + 5, columns, ["TOTALE EURO", "", "", "", money(total(lines), "eu")], 9, bold=True)
    return Case(
        "distinta_upper_ita",
        {"input.pdf": paper.done()},
        (advice(payer(who, "tax_id"), payee(us), "2026/3391", on, "EUR", lines),),
        "posted",
        "Four invoices less our credit note.",
        "Fixed pitch upper case with leader dots; document numbers with slashes that look like dates; trailing minus.",
        letter(
            who,
            "Ufficio Amministrazione",
            "Distinta di pagamento",
            on,
            language="ita",
            names=(None,),
            types=("application/octet-stream",),
        ),
    )
