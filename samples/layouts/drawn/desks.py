# ruff: noqa: E501  (a printed line stays on one line)
"""Advices of the programs of smaller offices: Dynamics, Sage, QuickBooks, DATEV and their like."""

import random

from samples.drawing.paper import A4, LETTER, Paper
from samples.layouts.blocks import boxed, inline, listed, paragraph, ruled_pairs
from samples.layouts.contract import Drawn, layout
from samples.layouts.papers import advice, columns
from samples.layouts.tables import Col, Look, table


@layout
def dynamics_external_document(rng: random.Random) -> Drawn:
    """Document type and both numbers ("Our doc. no.", "External doc. no."), original amount, discount and paid amount, company data at the right."""
    a = advice(rng, "nl us uk de it", (1, 12), discount=0.4, credit=0.5)
    paper = Paper(A4, "Helvetica", "Remittance")
    paper.text(45, 60, a.say("title"), 16, bold=True)
    paper.lines(45, 95, a.pay.payee, 9)
    paper.lines(360, 95, [*a.pay.payer, a.payer_phone, a.payer_tax, a.payer_account], 8)
    listed(
        paper,
        45,
        180,
        [
            (a.say("vendor"), a.customer_number),
            (a.say("date"), a.day()),
            (a.say("reference"), a.pay.reference),
            (a.say("currency"), a.pay.currency),
        ],
        9,
        12,
    )
    shown = columns(a, "date type ours document gross discount paid", total="paid", document=a.own(eng="External Document No.", deu="Externe Belegnummer", nld="Extern documentnr.", ita="Nr. documento esterno"),
                    gross=a.own(eng="Original Amount", deu="Ursprungsbetrag", nld="Oorspronkelijk bedrag", ita="Importo originale"))  # fmt: skip
    shown[0].total = a.say("sum")
    for column in shown:
        if len(column.head) > 12:
            column.head = "\n".join(column.head.rsplit(" ", 1))
    table(paper, shown, 45, 550, 260, Look(8, 12, "head", spread=True))
    return Drawn(paper.done(), (a.record("date"),), a.language)


@layout
def sage_debit_credit_ledger(rng: random.Random) -> Drawn:
    """Sage: date, reference, details and what was paid; invoices and credits told by a column of words; totals in a box below."""
    a = advice(rng, "uk uk us", (2, 14), credit=0.6, discount=0)
    paper = Paper(A4, "Helvetica", "Remittance Advice")
    paper.text(297, 55, a.pay.payer[0], 16, bold=True, at="c")
    paper.text(297, 70, ", ".join(a.pay.payer[1:]), 8, at="c")
    paper.text(297, 82, f"Tel: {a.payer_phone}   {a.payer_tax}", 8, at="c")
    paper.text(297, 115, "REMITTANCE ADVICE", 13, bold=True, at="c")
    paper.box(45, 130, 230, 70)
    paper.lines(53, 146, a.pay.payee, 9.5, 13)
    ruled_pairs(
        paper,
        330,
        550,
        142,
        [
            ("Date", a.day()),
            ("Account Ref", a.customer_number),
            (rng.choice(("BACS Ref", "Payment Ref", "Cheque/BACS No")), a.pay.reference),
        ],
        9,
        18,
    )
    paper.text(
        45,
        225,
        f"NOTE: All values are shown in { {'GBP': 'Pound Sterling', 'USD': 'US Dollar', 'EUR': 'Euro'}[a.pay.currency] }",
        8,
    )
    shown = columns(
        a,
        "date document type description only",
        rng.choice(("minus", "parentheses")),
        document=rng.choice(("Ref", "Your Ref", "Invoice No")),
        only=rng.choice(("Amount Paid", "Payment", "Amount")),
        type="Type",
        description="Details",
    )
    y = table(paper, shown, 50, 545, 250, Look(9, 14, "box"))
    paper.box(400, y + 6, 150, 22)
    paper.text(408, y + 21, rng.choice(("Amount Paid", "Total Paid", "Total")), 9, bold=True)
    mark = {"GBP": "£", "USD": "$", "EUR": "€"}[a.pay.currency]
    paper.text(542, y + 21, f"{mark}{a.money(a.pay.total)}", 9, bold=True, at="r")
    return Drawn(paper.done(), (a.record("date"),), a.language)


@layout
def quickbooks_two_equal_stubs(rng: random.Random) -> Drawn:
    """A voucher cheque's two stubs: the same lines printed twice on one page, once for each party."""
    a = advice(rng, "us", (1, 6), discount=0.5, cheque=True)
    paper = Paper(LETTER, "Helvetica", "Voucher")
    roles = "date type document gross balance discount paid"
    names = {
        "date": "Date",
        "type": "Type",
        "document": "Reference",
        "gross": "Original Amt.",
        "balance": "Balance Due",
        "discount": "Discount",
        "paid": "Payment",
    }
    for top in (60, 400):
        paper.text(45, top, a.pay.payer[0], 10)
        paper.text(560, top, a.pay.reference, 11, bold=True, at="r")
        paper.text(60, top + 16, a.pay.payee[0], 9)
        paper.text(500, top + 16, a.day(), 9)
        shown = columns(a, roles, **names)
        shown[1].cells = ["Bill" if line.gross > 0 else "Credit" for line in a.lines]
        shown[4].cells = [a.money(line.gross) for line in a.lines]
        y = table(paper, shown, 45, 560, top + 34, Look(8.5, 12, "none", head_bold=False))
        paper.text(440, y + 2, "Check Amount", 8.5)
        paper.text(560, y + 2, a.money(a.pay.total), 8.5, at="r")
        paper.text(60, top + 230, "Checking - First Community Bank", 8)
        paper.text(560, top + 230, f"${a.money(a.pay.total)}", 8.5, at="r")
    return Drawn(paper.done(), (a.record("date"),), a.language)


@layout
def datev_posting_list(rng: random.Random) -> Drawn:
    """DATEV: no rules, the posting text beside, discount percent and amount, one amount column at the right, sum underlined."""
    a = advice(rng, "de", (1, 12), discount=0.5, credit=0.2)
    paper = Paper(A4, rng.choice(("Helvetica", "Courier")), "Zahlungsavis")
    paper.lines(60, 60, a.pay.payer, 9, 12)
    paper.lines(60, 140, ["Firma", *a.pay.payee], 10, 13)
    paper.text(540, 200, f"{a.pay.payer[2].split(' ', 1)[1]}, den {a.day()}", 9, at="r")
    paper.text(60, 235, "Zahlungsavis", 12, bold=True)
    y = inline(
        paper,
        60,
        255,
        [("Zahlungsreferenz", a.pay.reference), ("Kreditor", a.customer_number), ("Zahlungsart", "SEPA-Überweisung")],
        9,
        13,
    )
    shown = columns(a, "document date description gross discount paid" if a.sum_of("discount") else "document date description only", "trailing" if rng.random() < 0.5 else "minus",
                    document="Rechnungs-Nr.", date="Re.-Datum", description="Buchungstext", gross="Rechnungsbetrag", discount="Skonto", paid=f"Betrag {a.pay.currency}", only=f"Betrag {a.pay.currency}")  # fmt: skip
    y = table(paper, shown, 60, 540, y + 15, Look(9, 13, "none", head_bold=False))
    paper.text(shown[2].x0, y + 8, rng.choice(("Überweisungsbetrag", "Summe", "Gesamtbetrag")), 9, bold=True)
    paper.text(540, y + 8, a.money(a.pay.total), 9, bold=True, at="r")
    paper.rule(470, y + 12, 540, y + 12)
    paper.rule(470, y + 14, 540, y + 14)
    return Drawn(paper.done(), (a.record("date"),), a.language)


@layout
def boxed_label_grid(rng: random.Random) -> Drawn:
    """All facts in a grid of boxes with small labels, then a ruled table, then a box with the total."""
    a = advice(rng, "es pt br it fr de us", (1, 9), discount=0.3, deduction=0.3)
    paper = Paper(A4, "Helvetica", "Pago")
    paper.box(40, 40, 515, 34, fill="#20365c", stroke="")
    paper.text(50, 62, a.say("title"), 14, bold=True, color="#ffffff")
    y = boxed(paper, 40, 555, 84, [(a.say("payer"), a.pay.payer[0]), (a.say("payee"), a.pay.payee[0])], 2, 9)
    y = boxed(
        paper,
        40,
        555,
        y,
        [
            (a.say("reference"), a.pay.reference),
            (a.say("date"), a.day()),
            (a.say("currency"), a.pay.currency),
            (a.say("vendor"), a.customer_number),
        ],
        4,
        9,
        fill="#eeeeee",
    )
    roles = (
        "document date gross discount deduction reason paid"
        if a.sum_of("deduction")
        else "document date gross discount paid"
    )
    y = table(paper, columns(a, roles), 44, 551, y + 22, Look(8, 13, "grid"))
    boxed(paper, 375, 555, y + 4, [(a.say("total"), f"{a.money(a.pay.total)} {a.pay.currency}")], 1, 11, fill="#eeeeee")
    paper.text(297, 815, a.foot()[:120], 6, at="c")
    return Drawn(paper.done(), (a.record("date", "reason"),), a.language)


@layout
def part_payments_with_balance(rng: random.Random) -> Drawn:
    """Invoice total, paid before, paid now and what stays open; only "paid now" belongs to this payment."""
    a = advice(rng, "us uk de fr es it nl pt", (2, 8), credit=0, discount=0)
    paper = Paper(A4, "Times-Roman", "Payment")
    paper.text(50, 60, a.pay.payer[0], 15, bold=True)
    paper.lines(50, 74, a.pay.payer[1:], 9)
    paper.text(50, 125, a.say("title"), 13, bold=True)
    y = listed(
        paper,
        50,
        145,
        [(a.say("payee"), a.pay.payee[0]), (a.say("reference"), a.pay.reference), (a.say("date"), a.day())],
        10,
        15,
        colon=":",
    )
    before = [(line.gross * rng.choice((0, 0, 1, 2)) / 2).quantize(line.gross) for line in a.lines]
    heads = {
        "eng": ("Invoice total", "Paid to date", "This payment", "Still open"), "deu": ("Rechnungsbetrag", "bereits bezahlt", "diese Zahlung", "noch offen"), "fra": ("Montant facture", "Déjà réglé", "Ce règlement", "Reste dû"),
        "spa": ("Total factura", "Pagado antes", "Este pago", "Pendiente"), "ita": ("Totale fattura", "Già pagato", "Questo pagamento", "Residuo"), "nld": ("Factuurbedrag", "Reeds betaald", "Deze betaling", "Nog open"),
        "por": ("Total da fatura", "Já pago", "Este pagamento", "Em aberto"),
    }[a.language]  # fmt: skip
    shown = columns(a, "document date")
    totals = [line.gross + prior for line, prior in zip(a.lines, before, strict=True)]
    rest = a.pay.total * 0
    for head, values in zip(
        heads, (totals, before, [line.paid for line in a.lines], [rest] * len(totals)), strict=True
    ):
        shown.append(
            Col(head, [a.money(value) for value in values], "r", a.money(sum(values, rest)) if head == heads[2] else "")
        )
    shown[0].total = f"{a.say('total')} {a.pay.currency}"
    y = table(paper, shown, 50, 545, y + 20, Look(9, 14, "rows"))
    paragraph(paper, 50, y + 20, a.say("closing"), 480)
    record = a.record("date")
    lines = tuple(line.model_copy(update={"gross_amount": None}) for line in record.lines)
    return Drawn(paper.done(), (record.model_copy(update={"lines": lines}),), a.language)
