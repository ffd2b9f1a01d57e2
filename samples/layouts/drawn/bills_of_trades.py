# ruff: noqa: E501  (a printed line stays on one line)
"""Invoices as single trades print them: with several tax rates, without tax, with freight and rebates, on a strip, with a payment slip."""

import random
from decimal import Decimal

from samples.drawing.paper import A4, Paper
from samples.layouts.bills import Bill, bill
from samples.layouts.blocks import boxed, inline, listed, paragraph
from samples.layouts.content import CENT
from samples.layouts.contract import Drawn, layout
from samples.layouts.tables import Col, Look, table
from samples.layouts.web import FONTS, block, facts, page, rows

EVERYWHERE = "us uk de ch fr es it nl pt"
LOWER_RATE = {"deu": "7", "fra": "5.5", "spa": "10", "ita": "10", "nld": "9", "por": "6", "eng": "5"}


def _head(paper: Paper, b: Bill) -> float:
    paper.text(50, 60, b.seller[0], 13, bold=True)
    paper.lines(50, 74, [*b.seller[1:], b.tax_id], 8.5)
    paper.lines(50, 130, b.buyer, 10, 13)
    listed(
        paper,
        340,
        130,
        [(b.say("number"), b.number), (b.say("date"), b.day(b.date)), (b.say("customer"), b.customer)],
        9,
        13,
    )
    paper.text(50, 200, b.say("title"), 13, bold=True)
    return 225


@layout
def invoice_two_tax_rates(rng: random.Random) -> Drawn:
    """Positions of two tax rates, and a small table of rate, base and tax for each below, then the sums."""
    b = bill(rng, "uk de fr es it nl pt", (2, 6))
    low = Decimal(LOWER_RATE[b.language])
    rates = [rng.choice((low, b.rate)) for _ in b.items]
    rates[0], rates[-1] = low, b.rate
    bases = {
        rate: sum((i.net for i, r in zip(b.items, rates, strict=True) if r == rate), Decimal(0))
        for rate in (low, b.rate)
    }
    taxes = {rate: (base * rate / 100).quantize(CENT) for rate, base in bases.items()}
    tax = sum(taxes.values(), Decimal("0.00"))
    paper = Paper(A4, "Helvetica", "Invoice")
    y = _head(paper, b)
    percent = [f"{rate}".replace(".", "," if b.language != "eng" else ".") for rate in rates]
    shown = b.columns("item quantity price amount")
    shown.insert(3, Col(b.say("rate"), percent, "r"))
    y = table(paper, shown, 50, 545, y, Look(9, 14, "head")) + 14
    small = [
        Col("%", [f"{rate}".replace(".", "," if b.language != "eng" else ".") for rate in bases], "r"),
        Col(b.say("net"), [b.money(v) for v in bases.values()], "r"),
        Col(b.say("tax"), [b.money(v) for v in taxes.values()], "r"),
    ]
    y = table(paper, small, 50, 300, y, Look(8, 12, "grid"))
    listed(
        paper,
        340,
        y,
        [
            (b.say("net"), b.money(b.net)),
            (b.say("tax"), b.money(tax)),
            (b.say("total"), f"{b.money(b.net + tax)} {b.currency}"),
        ],
        9.5,
        15,
        right=545,
    )
    record = b.record("buyer").model_copy(update={"tax_amount": tax, "total_amount": b.net + tax})
    return Drawn(paper.done(), (record,), b.language)


@layout
def invoice_without_tax(rng: random.Random) -> Drawn:
    """No tax at all, with the sentence why; one total only."""
    b = bill(rng, "uk de fr es it nl pt us", (1, 5))
    b.rate = Decimal(0)
    why = {"eng": "Reverse charge: VAT to be accounted for by the recipient.", "deu": "Steuerschuldnerschaft des Leistungsempfängers.", "fra": "Autoliquidation de la TVA.", "spa": "Inversión del sujeto pasivo.",
           "ita": "Inversione contabile.", "nld": "Btw verlegd.", "por": "IVA - autoliquidação."}[b.language]  # fmt: skip
    body = f"<b style='font-size:13pt'>{b.seller[0]}</b><br>{block(b.seller[1:])}<p>{b.say('to')}:<br>{block(b.buyer)}</p><h2>{b.say('title')}</h2>{facts([(b.say('number'), b.number), (b.say('date'), b.day(b.date)), (b.say('due'), b.day(b.due))])}"
    body += f"<br>{rows(b.columns('item quantity price amount'))}<p><b>{b.say('total')}: {b.cash(b.net)}</b></p><p>{why}</p><p style='font-size:8pt'>{b.account}</p>"
    css = "table.lines{width:100%}table.lines th{border-bottom:1pt solid #444;text-align:left}table.lines th.r{text-align:right}"
    record = b.record("buyer", "due").model_copy(update={"net_amount": None, "tax_amount": None, "total_amount": b.net})
    return Drawn(page(body, font=rng.choice(FONTS), size=9.5, css=css), (record,), b.language)


@layout
def invoice_freight_and_rebate(rng: random.Random) -> Drawn:
    """Between the positions and the net sum a rebate is taken off and freight is added."""
    b = bill(rng, EVERYWHERE, (2, 6))
    goods = b.net
    rebate, freight = (goods * 5 / 100).quantize(CENT), Decimal(rng.randrange(900, 6500)) / 100
    net = goods - rebate + freight
    tax = (net * b.rate / 100).quantize(CENT)
    words = {"eng": ("Goods total", "Less 5% rebate", "Freight"), "deu": ("Warenwert", "abzgl. 5 % Rabatt", "Fracht"), "fra": ("Total marchandises", "Remise 5 %", "Port"), "spa": ("Total mercancía", "Descuento 5 %", "Portes"),
             "ita": ("Totale merce", "Sconto 5 %", "Spese di trasporto"), "nld": ("Goederen", "Korting 5 %", "Vracht"), "por": ("Total mercadoria", "Desconto 5 %", "Portes")}[b.language]  # fmt: skip
    paper = Paper(A4, "Times-Roman", "Invoice")
    y = table(paper, b.columns("code item quantity price amount"), 50, 545, _head(paper, b), Look(9, 14, "rows"))
    sums = [
        (words[0], b.money(goods)),
        (words[1], b.money(-rebate)),
        (words[2], b.money(freight)),
        (b.say("net"), b.money(net)),
        (f"{b.say('tax')} {b.share()}", b.money(tax)),
        (b.say("total"), f"{b.currency} {b.money(net + tax)}"),
    ]
    listed(paper, 320, y + 8, sums, 9.5, 15, right=545)
    record = b.record("buyer").model_copy(update={"net_amount": net, "tax_amount": tax, "total_amount": net + tax})
    return Drawn(paper.done(), (record,), b.language)


@layout
def invoice_on_a_strip(rng: random.Random) -> Drawn:
    """A till's narrow strip: everything in one column of fixed pitch, each position on two rows, totals in capitals."""
    b = bill(rng, EVERYWHERE, (1, 6))
    paper = Paper((226, 560), "Courier", "Receipt")
    for at, line in enumerate([*b.seller, b.tax_id]):
        paper.text(113, 24 + 11 * at, line[:38], 7.5, at="c", bold=not at)
    y = (
        inline(
            paper,
            12,
            84,
            [(b.say("number"), b.number), (b.say("date"), b.day(b.date)), (b.say("to"), b.buyer[0][:26])],
            7.5,
            11,
        )
        + 8
    )
    for item in b.items:
        paper.text(12, y, item.text[:38], 7.5)
        paper.text(20, y + 10, f"{item.quantity} x {b.money(item.price)}", 7.5)
        paper.text(214, y + 10, b.money(item.net), 7.5, at="r")
        y += 22
    paper.rule(12, y - 6, 214, y - 6, dash=True)
    for label, value in (
        (b.say("net"), b.money(b.net)),
        (f"{b.say('tax')} {b.share()}", b.money(b.tax)),
        (f"{b.say('total').upper()} {b.currency}", b.money(b.total)),
    ):
        paper.text(12, y + 6, label, 8)
        paper.text(214, y + 6, value, 8, at="r")
        y += 13
    name = b.buyer[0][:26].strip()
    record = b.record("buyer")
    return Drawn(
        paper.done(),
        (record.model_copy(update={"buyer": record.buyer.model_copy(update={"name": name}), "lines": ()}),),
        b.language,
    )


@layout
def invoice_with_payment_slip(rng: random.Random) -> Drawn:
    """Below a cut line the bank's slip repeats account, amount and reference in boxes."""
    b = bill(rng, "ch ch de nl uk", (1, 6))
    paper = Paper(A4, "Helvetica", "Invoice")
    y = table(paper, b.columns("item quantity price amount"), 50, 545, _head(paper, b), Look(9, 14, "head"))
    listed(
        paper,
        340,
        y + 8,
        [
            (b.say("net"), b.money(b.net)),
            (f"{b.say('tax')} {b.share()}", b.money(b.tax)),
            (b.say("total"), f"{b.currency} {b.money(b.total)}"),
        ],
        9.5,
        15,
        right=545,
    )
    paper.rule(20, 560, 575, 560, dash=True)
    slip = {
        "deu": ("Empfangsschein", "Konto / Zahlbar an", "Referenz", "Zahlbar durch", "Währung", "Betrag"),
        "nld": ("Betaalstrook", "Rekening / Begunstigde", "Kenmerk", "Betaler", "Valuta", "Bedrag"),
        "eng": ("Payment slip", "Account / Payable to", "Reference", "Payable by", "Currency", "Amount"),
    }[b.language]
    paper.text(50, 585, slip[0], 11, bold=True)
    values = [
        (slip[1], f"{b.account.removeprefix('IBAN ')}"),
        (slip[2], f"{rng.randrange(10**15, 10**16)}"),
        (slip[3], b.buyer[0]),
        (slip[4], b.currency),
        (slip[5], b.money(b.total)),
    ]
    boxed(paper, 50, 545, 600, values, 2, 9)
    return Drawn(paper.done(), (b.record("buyer"),), b.language)


@layout
def invoice_of_a_utility(rng: random.Random) -> Drawn:
    """A supplier of energy: meter readings and a period, charges as labels with amounts, one amount to be paid in a box."""
    b = bill(rng, EVERYWHERE, (2, 4))
    words = {"eng": ("Meter no.", "Period", "Your charges"), "deu": ("Zählernummer", "Abrechnungszeitraum", "Ihre Kosten"), "fra": ("N° de compteur", "Période", "Détail"), "spa": ("N.º de contador", "Período", "Detalle"), "ita": ("Matricola contatore", "Periodo", "Dettaglio"),
             "nld": ("Meternummer", "Periode", "Uw kosten"), "por": ("N.º do contador", "Período", "Detalhe")}[b.language]  # fmt: skip
    charges = [(item.text, b.money(item.net)) for item in b.items]
    sums = [
        (b.say("net"), b.money(b.net)),
        (f"{b.say('tax')} {b.share()}", b.money(b.tax)),
        (b.say("total"), f"{b.money(b.total)} {b.currency}"),
    ]
    period = f"{b.day(b.date.replace(day=1))} - {b.day(b.date)}"
    body = f"""<div style="background:#f0f4e8;padding:10pt"><b style="font-size:15pt">{b.seller[0]}</b></div><div style="display:flex;justify-content:space-between;margin-top:14pt"><div>{block(b.buyer)}</div>
    {facts([(b.say("number"), b.number), (b.say("date"), b.day(b.date)), (words[0], str(rng.randrange(10**7, 10**8))), (words[1], period), (b.say("due"), b.day(b.due))])}</div>
    <h3>{b.say("title")}</h3><h4>{words[2]}</h4>{facts(charges)}<hr>{facts(sums)}<p style="font-size:8pt;color:#555">{b.say("terms")} {b.account}</p>"""
    css = ".facts td:last-child{text-align:right;padding-left:30pt}"
    return Drawn(
        page(body, font=rng.choice(FONTS[:3]), size=9.5, css=css),
        (b.record("buyer", "due").model_copy(update={"lines": ()}),),
        b.language,
    )


@layout
def reminder_of_terms_below(rng: random.Random) -> Drawn:
    """An invoice whose terms name a discount until a day and its amount: neither is the due date nor the total."""
    b = bill(rng, "de ch fr it es nl us uk", (1, 5))
    discount = (b.total * 2 / 100).quantize(CENT)
    says = {"eng": "2% discount ({s}) if paid by {e}, net by {d}.", "deu": "Bei Zahlung bis {e} 2 % Skonto ({s}), bis {d} netto.", "fra": "Escompte de 2 % ({s}) pour paiement avant le {e}, net au {d}.", "spa": "2 % de descuento ({s}) si se paga antes del {e}, neto el {d}.",
            "ita": "Sconto 2 % ({s}) per pagamento entro il {e}, netto entro il {d}.", "nld": "2 % korting ({s}) bij betaling voor {e}, netto voor {d}."}[b.language]  # fmt: skip
    paper = Paper(A4, "Helvetica", "Invoice")
    y = table(
        paper,
        b.columns("code item quantity price amount"),
        50,
        545,
        _head(paper, b),
        Look(9, 14, rng.choice(("grid", "head"))),
    )
    y = listed(
        paper,
        340,
        y + 8,
        [
            (b.say("net"), b.money(b.net)),
            (f"{b.say('tax')} {b.share()}", b.money(b.tax)),
            (b.say("total"), f"{b.currency} {b.money(b.total)}"),
        ],
        9.5,
        15,
        right=545,
    )
    early = b.date.fromordinal(b.date.toordinal() + 8)
    paragraph(paper, 50, y + 18, says.format(s=b.money(discount), e=b.day(early), d=b.day(b.due)), 480)
    return Drawn(paper.done(), (b.record("buyer", "due"),), b.language)
