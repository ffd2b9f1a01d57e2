# ruff: noqa: E501  (a printed line stays on one line)
"""Papers that the payer's bank makes."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from samples.drawing.formats import day, long_day, money
from samples.drawing.letters import letter
from samples.drawing.paper import A4, LETTER, Column, Paper, body, heads, row
from samples.drawing.truth import Case, advice, payee, payer, pays, total
from samples.drawing.world import World

NIL = Decimal(0)
DAY = "%d/%m/%Y"


def cases(world: World) -> Iterator[Case]:
    """All of them."""
    yield confirming(world)
    yield cheque_letter(world)
    yield bank_report(world)
    yield upper_case_list(world)


def confirming(world: World) -> Case:
    """A bank tells us what its customer ordered: the bank's name is largest, the payer is a label."""
    who, us, on = world.client("C-5001"), world.branch("C-5001"), dt.date(2026, 11, 4)
    lines = [pays(item) for item in world.take(who.ref, 3, on)]
    paper = Paper(A4, title="Aviso de transferencia")
    paper.box(45, 38, 90, 26, fill="#0a5f5a", stroke="")
    paper.text(52, 56, "Banco Moncayo", 11, bold=True, color="#ffffff")
    paper.text(550, 56, "Aviso de transferencia a su favor", 12, bold=True, at="r")
    facts = [("Ordenante", who.name), ("NIF ordenante", who.tax_id[2:]), ("Beneficiario", us.name), ("IBAN beneficiario", us.account),
             ("Fecha valor", day(on, DAY)), ("Referencia de la operación", "0049-2611-77120"), ("Importe", f"{money(total(lines), 'eu')} EUR")]  # fmt: skip
    for at, (label, value) in enumerate(facts):
        paper.text(45, 100 + at * 16, f"{label}:", 9, color="#555555")
        paper.text(200, 100 + at * 16, value, 9.5)
    columns = [Column("Factura", 45), Column("Fecha", 190), Column("Importe", 400, "r"), Column("Divisa", 450)]
    paper.text(45, 235, "Detalle de facturas incluidas", 10, bold=True)
    y = heads(paper, 256, columns, 9) + 6
    paper.rule(45, y - 11, 550, y - 11)
    body(
        paper,
        y + 2,
        columns,
        [
            [x.document_number or "", day(x.document_date or on, DAY), money(x.paid_amount or NIL, "eu"), "EUR"]
            for x in lines
        ],
        9,
        15,
    )
    paper.text(
        45,
        800,
        "Banco Moncayo, S.A. Inscrito en el Registro Mercantil de Zaragoza. Documento sin firma, válido como aviso.",
        7,
        color="#777777",
    )
    return Case(
        "bank_advice_spa",
        {"input.pdf": paper.done()},
        (advice(payer(who), payee(us), "0049-2611-77120", on, "EUR", lines, payment_method="wire"),),
        "posted",
        "Three invoices paid in full; the total is a label, not a row.",
        "The bank that wrote it is not the payer; the list has no total.",
        letter(who, "Administración", "Aviso del banco", on, language="spa", names=("aviso.pdf",)),
    )


def cheque_letter(world: World) -> Case:
    """A French lettre-chèque: the list above, the cheque with amount in words below."""
    who, us, on = world.client("C-4001"), world.branch("C-4001"), dt.date(2026, 10, 28)
    lines = [pays(item) for item in world.take(who.ref, 3, on)]
    paper = Paper(A4, title="Lettre-chèque")
    paper.text(50, 55, who.name, 13, bold=True)
    paper.lines(50, 69, who.address, 9)
    paper.lines(320, 110, [us.name, *us.address], 10.5, 14)
    paper.text(50, 185, f"Bordereau de règlement du {day(on, DAY)}", 12, bold=True)
    paper.text(50, 201, "Chèque n° 7004418", 10)
    columns = [Column("N° pièce", 50), Column("Date pièce", 170), Column("Libellé", 260), Column("Montant", 545, "r")]
    y = heads(paper, 230, columns, 9.5) + 6
    paper.rule(50, y - 11, 545, y - 11)
    y = body(
        paper,
        y + 2,
        columns,
        [
            [x.document_number or "", day(x.document_date or on, DAY), "Facture", money(x.paid_amount or NIL, "fr")]
            for x in lines
        ],
        9.5,
        15,
    )
    row(paper, y + 6, columns, ["", "", "Montant du chèque", money(total(lines), "fr")], 9.5, bold=True)
    paper.rule(0, 560, 595, 560, dash=True)
    paper.text(50, 590, "Crédit Nantais", 11, bold=True, color="#204080")
    paper.text(545, 590, f"€ {money(total(lines), 'fr')}", 12, bold=True, at="r")
    paper.text(50, 620, "Payez contre ce chèque : " + "*" * 10, 9)
    paper.text(50, 640, f"à l'ordre de {us.name}", 10)
    paper.text(340, 670, f"À Nantes, le {long_day(on, 'fra')}", 9.5)
    paper.text(50, 760, "7004418  044000011234  123456789018", 12, font="Courier")
    return Case(
        "lettre_cheque_fra",
        {"input.pdf": paper.done()},
        (advice(payer(who), payee(us), "7004418", on, "EUR", lines, payment_method="cheque"),),
        "posted",
        "Three invoices paid by cheque.",
        "List and cheque on one sheet: two totals, two dates, the cheque's number in three places.",
        travels_with="letter_list_fra",
    )


def bank_report(world: World) -> Case:
    """A US bank's remittance report in fixed pitch, from a CTX payment, one block per payment."""
    who, us, on = world.client("C-1003"), world.branch("C-1003"), dt.date(2026, 11, 6)
    lines = [pays(item) for item in world.take(who.ref, 3, on, 28)]
    paper = Paper(LETTER, "Courier", "ACH remittance")
    paper.lines(
        40, 45, ["FIRST FOUNDRY BANK                    EDI PAYMENT REMITTANCE REPORT                  PAGE    1"], 8.5
    )
    facts = [
        f"SETTLEMENT DATE : {day(on, '%m/%d/%Y')}", f"ORIGINATOR NAME : {who.name.upper()}", f"RECEIVER NAME   : {us.name.upper()}",
        "TRACE NUMBER    : 021202330044187", "PAYMENT FORMAT  : ACH CTX", f"PAYMENT AMOUNT  : ${money(total(lines))}",
    ]  # fmt: skip
    paper.lines(40, 75, facts, 9, 13)
    columns = [
        Column("SELLER'S INVOICE", 40),
        Column("INVOICE DATE", 170),
        Column("GROSS AMOUNT", 370, "r"),
        Column("ADJUSTMENT", 460, "r"),
        Column("NET AMOUNT", 570, "r"),
    ]
    y = heads(paper, 175, columns, 9, bold=False) + 2
    paper.text(40, y, "-" * 98, 9)
    y += 12
    y = body(
        paper,
        y,
        columns,
        [
            [
                x.document_number or "",
                day(x.document_date or on, "%m/%d/%Y"),
                money(x.gross_amount or NIL),
                "0.00",
                money(x.paid_amount or NIL),
            ]
            for x in lines
        ],
        9,
        12,
    )
    paper.text(40, y, "-" * 98, 9)
    row(paper, y + 12, columns, ["TOTAL", "", money(total(lines)), "0.00", money(total(lines))], 9)
    paper.text(40, y + 40, "*** END OF REPORT ***", 9)
    return Case(
        "bank_ctx_report_eng",
        {"input.pdf": paper.done()},
        (advice(payer(who), payee(us), "021202330044187", on, "USD", lines, payment_method="ach"),),
        "posted",
        "Three invoices paid in full, without discount.",
        "A bank's report: the originator pays, the bank only reports; rules made of hyphens.",
        letter(who, "Treasury", "FW: EDI remittance report", on, names=("edi_rpt_1106.pdf",)),
    )


def upper_case_list(world: World) -> Case:
    """An Italian bank's print of a transfer with several invoices in one purpose text with amounts."""
    who, us, on = world.client("C-6003"), world.branch("C-6003"), dt.date(2026, 11, 2)
    lines = [pays(item) for item in world.take(who.ref, 3, on)]
    paper = Paper(A4, title="Avviso di bonifico")
    paper.text(50, 55, "CONTABILE DI BONIFICO", 13, bold=True)
    facts = [("Ordinante", who.name), ("Beneficiario", us.name), ("IBAN beneficiario", us.account), ("Importo", f"EUR {money(total(lines), 'eu')}"),
             ("Data esecuzione", day(on, DAY)), ("CRO / TRN", "5034000028172306")]  # fmt: skip
    for at, (label, value) in enumerate(facts):
        paper.box(50, 75 + at * 24, 130, 24, fill="#f0f0f0", stroke="#999999", thin=0.4)
        paper.box(180, 75 + at * 24, 365, 24, stroke="#999999", thin=0.4)
        paper.text(56, 91 + at * 24, label, 9)
        paper.text(186, 91 + at * 24, value, 9.5)
    columns = [Column("Rif. fattura", 50), Column("Data fattura", 200), Column("Importo pagato", 545, "r")]
    y = heads(paper, 250, columns, 9.5) + 6
    paper.rule(50, y - 11, 545, y - 11, 0.4)
    body(
        paper,
        y + 2,
        columns,
        [[x.document_number or "", day(x.document_date or on, DAY), money(x.paid_amount or NIL, "eu")] for x in lines],
        9.5,
        15,
    )
    return Case(
        "contabile_bonifico_ita",
        {"input.pdf": paper.done()},
        (advice(payer(who), payee(us), "5034000028172306", on, "EUR", lines, payment_method="wire"),),
        "posted",
        "Three invoices paid in full.",
        "Boxes of label and value, then a list without a total.",
        letter(who, "Amministrazione", "Contabile di bonifico", on, language="ita", names=("contabile.pdf",)),
    )
