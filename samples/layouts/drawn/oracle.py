# ruff: noqa: E501  (a printed line stays on one line)
"""Advices of Oracle Payables, PeopleSoft and JD Edwards: letters, stubs with totals in a strip, cheques below."""

import random

from samples.drawing.formats import cheque_words
from samples.drawing.paper import A4, LETTER, Paper, landscape
from samples.layouts.blocks import boxed, inline, listed, paragraph
from samples.layouts.contract import Drawn, layout
from samples.layouts.papers import advice, columns
from samples.layouts.tables import Look, table


@layout
def oracle_supplier_letter(rng: random.Random) -> Drawn:
    """ "To" with a supplier number, the payment's facts in a box at the right, invoice description column, sum in the last row."""
    a = advice(rng, "us uk us fr it", (1, 14), discount=0.4)
    paper = Paper(LETTER if a.pay.currency == "USD" else A4, "Times-Roman", "Remittance")
    right = paper.width - 50
    paper.text(50, 62, a.pay.payer[0], 14, bold=True)
    paper.lines(50, 78, a.pay.payer[1:], 9)
    paper.text(
        right,
        62,
        a.own(eng="Separate Remittance Advice|Payment Remittance", fra="Avis de règlement", ita="Avviso di pagamento"),
        13,
        bold=True,
        at="r",
    )
    paper.text(50, 130, a.own(eng="To:", fra="À :", ita="A:"), 9)
    paper.lines(75, 130, a.pay.payee, 10, 12)
    pairs = [(a.own(eng="Supplier Number", fra="N° fournisseur", ita="Codice fornitore"), a.customer_number), (a.own(eng="Payment Number", fra="N° de paiement", ita="Numero pagamento"), a.pay.reference),
             (a.own(eng="Payment Date", fra="Date de paiement", ita="Data pagamento"), a.day()), (a.own(eng="Payment Currency", fra="Devise de paiement", ita="Valuta"), a.pay.currency),
             (a.own(eng="Payment Amount", fra="Montant du paiement", ita="Importo pagamento"), a.money(a.pay.total))]  # fmt: skip
    paper.box(right - 230, 115, 230, 84)
    listed(paper, right - 222, 130, pairs, 9, 14, bold=True, right=right - 8)
    wide = a.sum_of("discount") != 0
    shown = columns(
        a, "document date description discount paid" if wide else "document date description only", total="paid only"
    )
    shown[0].total = a.say("sum")
    if wide:
        shown = columns(a, "document date description gross discount paid", total="gross discount paid")
        shown[0].total = a.say("sum")
    table(
        paper,
        shown,
        50,
        right,
        232,
        Look(8.5, 13, rng.choice(("rows", "box", "grid")), fill=rng.choice(("", "#dddddd"))),
    )
    return Drawn(paper.done(), (a.record("date"),), a.language)


@layout
def peoplesoft_stub_with_strip(rng: random.Random) -> Drawn:
    """Invoice lines above; below them a strip of boxes: check number, date, vendor, total gross, total discount, total paid."""
    a = advice(rng, "us us mx", (1, 10), discount=0.6, cheque=rng.random() < 0.5)
    paper = Paper(LETTER, "Helvetica", "Warrant")
    paper.text(306, 50, a.pay.payer[0].upper() if rng.random() < 0.3 else a.pay.payer[0], 12, bold=True, at="c")
    paper.text(306, 63, ", ".join(a.pay.payer[1:]), 8, at="c")
    shown = columns(
        a,
        "document date ours gross discount paid",
        **({"ours": "Voucher ID", "discount": "Discount Taken", "paid": "Paid Amount"} if a.language == "eng" else {}),
    )
    y = table(paper, shown, 40, 572, 95, Look(8, 12, "box", bottom=220))
    number = (
        a.own(eng="Check Number", spa="No. de cheque")
        if a.pay.reference_kind == "cheque"
        else a.own(eng="Payment Reference", spa="Referencia de pago")
    )
    pairs = [(number, a.pay.reference), (a.own(eng="Date", spa="Fecha"), a.day()), (a.own(eng="Vendor Number", spa="No. de proveedor"), a.customer_number),
             (a.own(eng="Total Gross", spa="Total bruto"), a.money(a.sum_of("gross"))), (a.own(eng="Total Discounts", spa="Total descuentos"), a.money(a.sum_of("discount"))),
             (a.own(eng="Total Paid Amount", spa="Total pagado"), a.cash(a.pay.total) if a.language == "eng" else f"{a.money(a.pay.total)} {a.pay.currency}")]  # fmt: skip
    y = boxed(paper, 40, 572, y + 10, pairs, 6, 8, fill="#e4e4e4")
    paper.text(40, y + 20, a.own(eng="Payee:", spa="Beneficiario:"), 8)
    paper.lines(90, y + 20, a.pay.payee, 9, 12)
    return Drawn(paper.done(), (a.record("date"),), a.language)


@layout
def cheque_below_stub(rng: random.Random) -> Drawn:
    """The stub on top, the cheque below: amount in words and figures, payee's window, magnetic line."""
    a = advice(rng, "us us uk", (1, 7), discount=0.3, cheque=True)
    paper = Paper(LETTER, "Helvetica", "Check")
    paper.text(50, 48, a.pay.payer[0], 10, bold=True)
    inline(
        paper,
        400,
        48,
        [("Check No." if a.pay.currency == "USD" else "Cheque No.", a.pay.reference), ("Date", a.day())],
        9,
        12,
    )
    shown = columns(
        a,
        rng.choice(
            (
                "date document description gross discount paid",
                "document date gross discount paid",
                "document date po gross discount paid",
            )
        ),
        total="gross discount paid",
    )
    po = any(column.cells[0] == a.lines[0].po for column in shown)
    shown[0].total = rng.choice(("Totals", "TOTAL"))
    table(paper, shown, 50, 560, 84, Look(8, 12, "head"))
    paper.rule(20, 400, 592, 400, dash=True)
    paper.lines(50, 430, a.pay.payer, 10, 13, bold=True)
    paper.lines(
        300,
        430,
        ["First Union National Bank" if a.pay.currency == "USD" else "Barrow & Lyle Bank plc", "Main Branch"],
        8,
    )
    paper.text(540, 430, a.pay.reference, 12, bold=True, at="r")
    paper.text(540, 460, f"{rng.choice(('DATE', 'Date'))}  {a.day()}", 9, at="r")
    paper.text(50, 500, "PAY TO THE ORDER OF" if a.pay.currency == "USD" else "Pay", 7)
    paper.text(160, 500, a.pay.payee[0], 11)
    paper.box(440, 485, 105, 22)
    mark = "$" if a.pay.currency == "USD" else "£"
    paper.text(540, 501, ("" if a.pay.currency == "EUR" else mark) + "**" + a.money(a.pay.total), 11, bold=True, at="r")
    paper.text(
        50,
        530,
        cheque_words(a.pay.total)
        + (" Dollars" if a.pay.currency == "USD" else " " + {"GBP": "Pounds", "EUR": "Euros"}[a.pay.currency]),
        9,
    )
    paper.rule(50, 535, 540, 535)
    paper.lines(80, 560, a.pay.payee[1:], 9)
    paper.text(400, 600, "Authorized Signature", 7)
    paper.rule(380, 590, 545, 590)
    paper.text(
        120,
        640,
        f"⑈{a.pay.reference}⑈ ".replace("⑈", "") + f" :{rng.randrange(10**8, 10**9)}: {rng.randrange(10**9, 10**10)}",
        11,
        font="Courier",
    )
    return Drawn(paper.done(), (a.record("date", "po") if po else a.record("date"),), a.language)


@layout
def jde_landscape_ten_columns(rng: random.Random) -> Drawn:
    """Landscape, ten columns: type, both documents, order, due date, gross, discount, deduction, paid; headings of two lines."""
    a = advice(rng, "us de fr es nl", (3, 24), discount=0.7, deduction=0.5, credit=0.4)
    paper = Paper(landscape(A4), rng.choice(("Helvetica", "Courier")), "Payment register")
    paper.text(40, 45, a.pay.payer[0], 11, bold=True)
    paper.text(800, 45, a.say("title"), 11, bold=True, at="r")
    inline(paper, 40, 62, [(a.say("payee"), a.pay.payee[0])], 8)
    inline(paper, 300, 62, [(a.say("reference"), a.pay.reference)], 8)
    inline(paper, 520, 62, [(a.say("date"), a.day())], 8)
    inline(paper, 680, 62, [(a.say("currency"), a.pay.currency)], 8)
    shown = columns(
        a,
        "type document date due po ours gross discount deduction paid",
        rng.choice(("minus", "trailing", "parentheses")),
        total="gross discount deduction paid",
    )
    for column in shown:
        column.head = column.head.replace(" ", "\n", 1)
    shown[0].total = a.say("sum")
    y = table(paper, shown, 40, 800, 90, Look(7.5, 11, rng.choice(("head", "grid", "stripes"))))
    paragraph(paper, 40, y + 20, a.say("closing"), 600, 8)
    return Drawn(paper.done(), (a.record("date", "po"),), a.language)
