# ruff: noqa: E501  (a printed line stays on one line)
"""Disputes: debit memos, claim letters, chargeback forms, stamped invoices, and mails that say what is wrong."""

import datetime as dt
import random
from dataclasses import replace

from docflow.schema.reasons import Reason
from docflow.schema.records import Dispute, Party
from samples.drawing.mails import mail
from samples.drawing.paper import A4, LETTER, Paper
from samples.drawing.truth import Letter
from samples.layouts.bills import bill
from samples.layouts.blocks import boxed, listed, paragraph, ruled_pairs
from samples.layouts.claims import Claim, claim
from samples.layouts.contract import Drawn, layout
from samples.layouts.drawn.letters import CLOSINGS, GREETINGS, PEOPLE
from samples.layouts.tables import Col, Look, table
from samples.layouts.web import FONTS, block, facts, page, rows

EVERYWHERE = "us uk de ch fr es it nl pt"


@layout
def debit_memo_form(rng: random.Random) -> Drawn:
    """A form with number, date, invoice, reason and amount as labels and values, letterhead of the customer."""
    c = claim(rng, EVERYWHERE)
    paper = Paper(A4, "Helvetica", "Debit memo")
    number, _issued, total, claimed = c.invoices[0]
    paper.text(50, 60, c.customer[0], 14, bold=True)
    paper.lines(50, 74, [*c.customer[1:], c.phone], 8.5)
    paper.text(545, 60, c.say("memo"), 16, bold=True, at="r")
    paper.text(50, 120, c.say("supplier") + ":", 8)
    paper.lines(50, 132, c.supplier, 10, 13)
    listed(paper, 340, 120, [(c.say("memo_number"), c.number), (c.say("date"), c.day())], 9.5, 14)
    pairs = [
        (c.say("invoice"), number),
        (c.say("invoice_total"), f"{c.money(total)} {c.currency}"),
        (c.say("reason"), c.story),
        (c.say("amount"), f"{c.money(claimed)} {c.currency}"),
    ]
    ruled_pairs(paper, 50, 545, 215, pairs, 9, 20, 0.26)
    return Drawn(paper.done(), (c.record(),), c.language)


@layout
def debit_memo_table(rng: random.Random) -> Drawn:
    """Several invoices in a table: number, date, invoice amount, what is debited; one reason above; a total."""
    c = claim(rng, EVERYWHERE, (2, 6))
    paper = Paper(LETTER, "Times-Roman", "Debit memo")
    paper.text(306, 55, c.customer[0], 15, bold=True, at="c")
    paper.text(306, 70, ", ".join(c.customer[1:]), 9, at="c")
    paper.text(306, 105, c.say("memo"), 14, bold=True, at="c")
    y = boxed(
        paper,
        50,
        562,
        120,
        [
            (c.say("memo_number"), c.number),
            (c.say("date"), c.day()),
            (c.say("currency"), c.currency),
            (c.say("supplier"), c.supplier[0]),
        ],
        4,
        8.5,
    )
    y = paragraph(paper, 50, y + 16, f"{c.say('reason')}: {c.story}", 500, 10) + 10
    shown = [Col(c.say("invoice"), [x[0] for x in c.invoices], total=c.say("total")), Col(c.say("date"), [c.day(x[1]) for x in c.invoices]),
             Col(c.say("invoice_total"), [c.money(x[2]) for x in c.invoices], "r"), Col(c.say("amount"), [c.money(x[3]) for x in c.invoices], "r", c.money(c.amount))]  # fmt: skip
    table(paper, shown, 50, 562, y, Look(9, 14, "rows"))
    return Drawn(paper.done(), (c.record(),), c.language)


@layout
def chargeback_notice_web(rng: random.Random) -> Drawn:
    """A retailer's portal: reason code with its text, the invoice and the amount in a table, rules of the programme below."""
    c = claim(rng, "us us uk de fr es")
    number, issued, _total, claimed = c.invoices[0]
    pairs = [
        (c.say("customer"), c.customer[0]),
        (c.say("supplier"), c.supplier[0]),
        (c.say("claim_number"), c.number),
        (c.say("date"), c.day()),
        (c.say("currency"), c.currency),
    ]
    shown = [
        Col(c.say("invoice"), [number]),
        Col(c.say("date"), [c.day(issued)]),
        Col(c.say("reason"), [c.story]),
        Col(c.say("amount"), [c.money(claimed)], "r"),
    ]
    body = f"<h2>{c.say('chargeback')}</h2>{facts(pairs, ':')}<br>{rows(shown)}<p style='font-size:8pt;color:#666'>Ref. VCM-7 §4.2</p>"
    css = "table.lines{width:100%}table.lines td,table.lines th{border:.5pt solid #888}"
    return Drawn(page(body, font=rng.choice(FONTS[:3]), size=9, css=css), (c.record(),), c.language)


SAYS = {
    "eng": "we dispute your invoice {n} dated {d}. {story} We therefore claim {a} under our claim number {c} and will deduct this amount from our next payment.",
    "deu": "wir reklamieren Ihre Rechnung {n} vom {d}. {story} Wir belasten Sie daher mit {a} (Reklamationsnummer {c}) und kürzen unsere nächste Zahlung um diesen Betrag.",
    "fra": "nous contestons votre facture {n} du {d}. {story} Nous vous réclamons donc {a} (réclamation n° {c}) et déduirons ce montant de notre prochain règlement.",
    "spa": "no estamos conformes con su factura {n} de fecha {d}. {story} Por ello reclamamos {a} (reclamación n.º {c}) y descontaremos este importe del próximo pago.",
    "ita": "contestiamo la Vostra fattura {n} del {d}. {story} Chiediamo pertanto l'accredito di {a} (reclamo n. {c}) e tratterremo tale importo dal prossimo pagamento.",
    "nld": "wij maken bezwaar tegen uw factuur {n} van {d}. {story} Daarom claimen wij {a} (reclamatienummer {c}) en houden dit bedrag in op onze volgende betaling.",
    "por": "contestamos a vossa fatura {n} de {d}. {story} Reclamamos por isso {a} (reclamação n.º {c}) e deduziremos este valor no próximo pagamento.",
}  # fmt: skip


def _said(c: Claim) -> str:
    number, issued, _, claimed = c.invoices[0]
    amount = f"{c.currency} {c.money(claimed)}" if c.language == "eng" else f"{c.money(claimed)} {c.currency}"
    return SAYS[c.language].format(n=number, d=c.day(issued), story=c.story, a=amount, c=c.number)


@layout
def claim_letter(rng: random.Random) -> Drawn:
    """A letter that tells the dispute in sentences: invoice, reason, claimed amount, claim number."""
    c = claim(rng, EVERYWHERE)
    paper = Paper(A4, rng.choice(("Times-Roman", "Helvetica")), "Letter")
    paper.lines(60, 60, [*c.customer, c.phone], 10, 13)
    paper.lines(60, 150, c.supplier, 11, 14)
    paper.text(535, 225, c.day(), 10, at="r")
    paper.text(60, 255, f"{c.say('claim')} {c.number}", 12, bold=True)
    y = paragraph(paper, 60, 285, GREETINGS[c.language] + "||" + _said(c), 470, 11, 15)
    paper.lines(60, y + 30, [CLOSINGS[c.language], "", PEOPLE[c.language], c.customer[0]], 11, 15)
    return Drawn(paper.done(), (c.record(),), c.language)


@layout
def claim_mail(rng: random.Random) -> Drawn:
    """A plain mail with the dispute in sentences, signed with the company's name; the mail's date is the claim's."""
    c = claim(rng, EVERYWHERE)
    who = PEOPLE[c.language]
    text = f"{GREETINGS[c.language]}\n\n{_said(c)}\n\n{CLOSINGS[c.language]}\n{who}\n{c.customer[0]}\n{', '.join(c.customer[1:])}\n"
    sent = dt.datetime.combine(c.date, dt.time(10, 5), dt.UTC)
    sender = f"{who} <{who.split()[0].lower().encode('ascii', 'ignore').decode()}@customer.example>"
    return Drawn(
        mail(Letter(sender=sender, subject=f"{c.say('claim')} {c.number}", body=text, sent=sent), []),
        (c.record(),),
        c.language,
        ".eml",
    )


@layout
def claim_form_checkboxes(rng: random.Random) -> Drawn:
    """A claim form with a box for each possible reason, one of them ticked, and a line of explanation."""
    c = claim(rng, "us uk de fr nl")
    short = {
        "eng": {Reason.PRICING: "Price", Reason.QUANTITY: "Shortage", Reason.DAMAGE: "Damage", Reason.RETURN: "Returned goods", Reason.DUPLICATE: "Duplicate billing"},
        "deu": {Reason.PRICING: "Preisabweichung", Reason.QUANTITY: "Fehlmenge", Reason.DAMAGE: "Beschädigung", Reason.RETURN: "Rücksendung", Reason.DUPLICATE: "Doppelberechnung"},
        "fra": {Reason.PRICING: "Prix", Reason.QUANTITY: "Quantité manquante", Reason.DAMAGE: "Avarie", Reason.RETURN: "Retour", Reason.DUPLICATE: "Double facturation"},
        "nld": {Reason.PRICING: "Prijs", Reason.QUANTITY: "Te weinig geleverd", Reason.DAMAGE: "Beschadigd", Reason.RETURN: "Retour", Reason.DUPLICATE: "Dubbel gefactureerd"},
    }[c.language]  # fmt: skip
    c.reason = rng.choice(list(short))
    number, _issued, _, claimed = c.invoices[0]
    paper = Paper(A4, "Helvetica", "Claim form")
    paper.text(50, 60, c.say("claim"), 16, bold=True)
    pairs = [
        (c.say("claim_number"), c.number),
        (c.say("date"), c.day()),
        (c.say("customer"), c.customer[0]),
        (c.say("supplier"), c.supplier[0]),
        (c.say("invoice"), number),
        (c.say("amount"), f"{c.money(claimed)} {c.currency}"),
    ]
    y = boxed(paper, 50, 545, 80, pairs, 2, 10) + 20
    paper.text(50, y, c.say("reason") + ":", 10, bold=True)
    for reason, text in short.items():
        y += 18
        paper.box(60, y - 8, 9, 9)
        if reason == c.reason:
            paper.text(62, y, "X", 9, bold=True)
        paper.text(78, y, text, 10)
    paragraph(paper, 50, y + 28, c.story, 480, 10)
    return Drawn(paper.done(), (c.record(),), c.language)


STAMPS = {
    "eng": {Reason.PRICING: "WRONG PRICE", Reason.DAMAGE: "GOODS DAMAGED", Reason.NOT_RECEIVED: "NOT RECEIVED"}, "deu": {Reason.PRICING: "PREIS FALSCH", Reason.DAMAGE: "WARE BESCHÄDIGT", Reason.NOT_RECEIVED: "NICHT GELIEFERT"},
    "fra": {Reason.PRICING: "PRIX ERRONÉ", Reason.NOT_RECEIVED: "NON LIVRÉ"}, "spa": {Reason.PRICING: "PRECIO INCORRECTO", Reason.NOT_RECEIVED: "NO RECIBIDO"}, "nld": {Reason.PRICING: "PRIJS ONJUIST", Reason.NOT_RECEIVED: "NIET ONTVANGEN"},
}  # fmt: skip


@layout
def stamped_invoice(rng: random.Random) -> Drawn:
    """Our invoice comes back with a slanting stamp that says what is wrong, and its whole amount in dispute."""
    b = bill(rng, "us uk de fr es nl", (1, 5))
    paper = Paper(A4, "Helvetica", "Invoice")
    paper.text(50, 60, b.seller[0], 13, bold=True)
    paper.lines(50, 74, [*b.seller[1:], b.tax_id], 8.5)
    paper.lines(50, 130, [b.say("to") + ":", *b.buyer], 10, 13)
    listed(paper, 340, 130, [(b.say("number"), b.number), (b.say("date"), b.day(b.date))], 9, 13)
    paper.text(50, 205, b.say("title"), 13, bold=True)
    y = table(paper, b.columns("item quantity price amount"), 50, 545, 230, Look(9, 15, "head"))
    totals = [
        (b.say("net"), b.money(b.net)),
        (f"{b.say('tax')} {b.share()}", b.money(b.tax)),
        (b.say("total"), f"{b.money(b.total)} {b.currency}"),
    ]
    y = listed(paper, 340, y + 8, totals, 9.5, 15, right=545)
    reason = rng.choice(list(STAMPS[b.language]))
    slant, stamped = rng.choice((0, 8, 14, 20)), b.date + dt.timedelta(days=rng.randrange(3, 25))
    paper.turned(120, y + 160, STAMPS[b.language][reason], 22, slant, "#b01020", frame=True)
    paper.turned(130, y + 190, b.day(stamped), 13, slant, "#b01020")
    record = Dispute(
        customer=Party(name=b.buyer[0]),
        date=stamped,
        currency=b.currency,
        amount=b.total,
        reason=reason,
        invoices=(b.number,),
    )
    return Drawn(paper.done(), (record,), b.language)


@layout
def short_delivery_report(rng: random.Random) -> Drawn:
    """A goods-in report: ordered, received and missing pieces, price of each, the difference claimed; no word "claim" in the head."""
    c = claim(rng, "uk us de nl fr it")
    words = {
        "eng": ("Goods Received Discrepancy Report", "Report No.", "Ordered", "Received", "Short", "Unit price", "Difference"), "deu": ("Wareneingangsprotokoll - Fehlmenge", "Protokoll-Nr.", "berechnet", "erhalten", "Fehlmenge", "Stückpreis", "Differenz"),
        "nld": ("Rapport afwijking goederenontvangst", "Rapportnr.", "Gefactureerd", "Ontvangen", "Tekort", "Stukprijs", "Verschil"), "fra": ("Constat d'écart de réception", "N° de constat", "Facturé", "Reçu", "Manquant", "Prix unitaire", "Écart"),
        "ita": ("Rapporto differenze di ricevimento", "Rapporto n.", "Fatturato", "Ricevuto", "Mancante", "Prezzo unitario", "Differenza"),
    }[c.language]  # fmt: skip
    number, issued, total, _ = c.invoices[0]
    items = []
    for name in rng.sample(["M8-100", "K-2204", "PX 17", "A4-Box", "T-991"], rng.randint(1, 3)):
        billed, short, price = rng.randrange(10, 80), rng.randrange(1, 9), total / 200
        items.append(
            (
                name,
                billed,
                billed - short,
                short,
                price.quantize(total),
                (price.quantize(total) * short).quantize(total),
            )
        )
    claimed = sum((item[5] for item in items), total * 0)
    c.invoices, c.reason = [(number, issued, total, claimed)], Reason.QUANTITY
    paper = Paper(A4, "Courier", "Report")
    paper.text(50, 60, words[0], 12, bold=True)
    y = listed(
        paper,
        50,
        85,
        [
            (c.say("customer"), c.customer[0]),
            (c.say("supplier"), c.supplier[0]),
            (words[1], c.number),
            (c.say("date"), c.day()),
            (c.say("invoice"), number),
            (c.say("currency"), c.currency),
        ],
        9,
        13,
        colon=":",
    )
    shown = [Col("", [str(item[0]) for item in items], total=c.say("total"))]
    shown += [
        Col(head, [str(item[at]) for item in items], "r") for at, head in ((1, words[2]), (2, words[3]), (3, words[4]))
    ]
    shown += [
        Col(words[5], [c.money(item[4]) for item in items], "r"),
        Col(words[6], [c.money(item[5]) for item in items], "r", c.money(claimed)),
    ]
    table(paper, shown, 50, 545, y + 18, Look(9, 13, "head"))
    return Drawn(paper.done(), (c.record(),), c.language)


@layout
def dispute_reply_with_quote(rng: random.Random) -> Drawn:
    """A reply above our own dunning mail: the dispute in two sentences, our text quoted below with other figures in it."""
    c = claim(rng, EVERYWHERE)
    c = replace(c, number="")
    number, _issued, total, claimed = c.invoices[0]
    amount = f"{c.currency} {c.money(claimed)}" if c.language == "eng" else f"{c.money(claimed)} {c.currency}"
    told = {
        "eng": f"regarding invoice {number}: {c.story} We will deduct {amount}.", "deu": f"zu Ihrer Rechnung {number}: {c.story} Wir kürzen um {amount}.", "fra": f"concernant la facture {number} : {c.story} Nous déduirons {amount}.",
        "spa": f"sobre la factura {number}: {c.story} Descontaremos {amount}.", "ita": f"in merito alla fattura {number}: {c.story} Tratterremo {amount}.", "nld": f"betreffende factuur {number}: {c.story} Wij houden {amount} in.",
        "por": f"sobre a fatura {number}: {c.story} Vamos deduzir {amount}.",
    }[c.language]  # fmt: skip
    ours = {
        "eng": f"Invoice {number} over {c.money(total)} {c.currency} is overdue. Please pay by return.",
        "deu": f"Die Rechnung {number} über {c.money(total)} {c.currency} ist überfällig. Bitte zahlen Sie umgehend.",
    }.get(c.language, f"{number}: {c.money(total)} {c.currency}")
    who = PEOPLE[c.language]
    text = f"{GREETINGS[c.language]}\n\n{told}\n\n{CLOSINGS[c.language]}\n{who}\n{c.customer[0]}\n\n> {ours}\n>\n> Accounts Receivable\n> {c.supplier[0]}\n"
    sent = dt.datetime.combine(c.date, dt.time(10, 5), dt.UTC)
    letter = Letter(
        sender=f"{who} <ap@customer.example>", subject=f"RE: {c.say('invoice')} {number}", body=text, sent=sent
    )
    return Drawn(mail(letter, []), (c.record(claim_number=None),), c.language, ".eml")


@layout
def deduction_notice_web(rng: random.Random) -> Drawn:
    """A notice in a frame: facts in two columns, the claimed amount large, the story below."""
    c = claim(rng, EVERYWHERE)
    number, _issued, total, claimed = c.invoices[0]
    left, right = (
        [(c.say("claim_number"), c.number), (c.say("date"), c.day())],
        [(c.say("invoice"), number), (c.say("invoice_total"), f"{c.money(total)} {c.currency}")],
    )
    body = f"""<div style="border:1pt solid #333;padding:14pt"><b style="font-size:13pt">{c.customer[0]}</b><br>{block(c.customer[1:])}<h2>{c.say("memo")}</h2>
    <p>{c.say("supplier")}: {c.supplier[0]}</p><div style="display:flex;gap:40pt">{facts(left)}{facts(right)}</div><p style="font-size:14pt">{c.say("amount")}: <b>{c.money(claimed)} {c.currency}</b></p><p>{c.say("reason")}: {c.story}</p></div>"""
    return Drawn(page(body, font=rng.choice(FONTS), size=9.5), (c.record(),), c.language)
