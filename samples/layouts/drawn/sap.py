# ruff: noqa: E501  (a printed line stays on one line)
"""Advices as SAP prints them: fixed pitch forms, windowed letters, F110 lists."""

import random
from collections.abc import Sequence

from samples.drawing.paper import A4, Paper
from samples.layouts.blocks import inline, listed, paragraph
from samples.layouts.contract import Drawn, layout
from samples.layouts.papers import advice, columns
from samples.layouts.tables import Col, Look, table

TITLES = {
    "eng": "Payment Advice",
    "deu": "Zahlungsavis",
    "fra": "Avis de paiement",
    "spa": "Aviso de pago",
    "ita": "Avviso di pagamento",
    "nld": "Betalingsadvies",
    "por": "Aviso de pagamento",
}
INTROS = {
    "eng": "Dear Sir or Madam,||we have paid the items listed below by bank transfer to your account:",
    "deu": "Sehr geehrte Damen und Herren,||die nachfolgenden Posten haben wir heute durch Überweisung auf Ihr Konto beglichen:",
    "fra": "Madame, Monsieur,||nous avons réglé ce jour par virement les postes suivants :",
    "spa": "Muy señores nuestros:||hemos procedido al pago por transferencia de las partidas siguientes:",
    "ita": "Spettabile Ditta,||abbiamo disposto il bonifico delle seguenti partite:",
    "nld": "Geachte heer, mevrouw,||wij hebben de volgende posten per bank aan u overgemaakt:",
    "por": "Exmos. Senhores,||procedemos ao pagamento por transferência das seguintes partidas:",
}


@layout
def sap_f110_typewriter(rng: random.Random) -> Drawn:
    """Fixed pitch: our document, your document, date, deductions (discount), gross, net; totals below a row of dashes."""
    a = advice(rng, "de de us uk fr es it nl pt", (2, 16), discount=0.6, credit=0.4)
    paper = Paper(A4, "Courier", TITLES[a.language])
    paper.lines(50, 60, a.pay.payer, 9, 11)
    paper.lines(50, 130, a.pay.payee, 9, 11)
    labels = {
        "eng": ("Payment document", "Date", "Your account with us"), "deu": ("Zahlungsbeleg", "Datum", "Ihr Konto bei uns"), "fra": ("Pièce de paiement", "Date", "Votre compte chez nous"),
        "spa": ("Documento de pago", "Fecha", "Su cuenta con nosotros"), "ita": ("Documento di pagamento", "Data", "Vs. conto presso di noi"),
        "nld": ("Betalingsdocument", "Datum", "Uw rekening bij ons"), "por": ("Documento de pagamento", "Data", "A sua conta connosco"),
    }[a.language]  # fmt: skip
    listed(paper, 330, 130, list(zip(labels, (a.pay.reference, a.day(), a.customer_number), strict=True)), 9, 12)
    paper.text(50, 225, TITLES[a.language], 11, bold=True)
    y = paragraph(paper, 50, 250, INTROS[a.language], 490, 9, 12) + 18
    sign = rng.choice(("trailing", "trailing", "minus"))
    heads = {
        "eng": ("Document", "Your document", "Date", "Gross amount", "Discount", "Net amount"), "deu": ("Beleg", "Ihr Beleg", "vom", "Bruttobetrag", "Skonto", "Nettobetrag"),
        "fra": ("Pièce", "Votre pièce", "Date", "Montant brut", "Escompte", "Montant net"), "spa": ("Documento", "Su documento", "Fecha", "Importe bruto", "Descuento", "Importe neto"),
        "ita": ("Documento", "Vs. documento", "Data", "Importo lordo", "Sconto", "Importo netto"), "nld": ("Document", "Uw document", "Datum", "Brutobedrag", "Korting", "Nettobedrag"),
        "por": ("Documento", "V/ documento", "Data", "Valor bruto", "Desconto", "Valor líquido"),
    }[a.language]  # fmt: skip
    roles = "ours document date gross discount paid"
    shown = columns(a, roles, sign, total="gross discount paid", **dict(zip(roles.split(), heads, strict=True)))
    shown[0].total = a.say("sum") + f" {a.pay.currency}"
    y = table(paper, shown, 50, 545, y, Look(8, 12, "head"))
    y = paragraph(
        paper,
        50,
        y + 24,
        {"deu": "Mit freundlichen Grüßen", "eng": "Yours faithfully"}.get(a.language, "") + "||" + a.pay.payer[0],
        400,
        9,
        12,
    )
    paper.text(50, 815, a.foot()[:110], 6)
    return Drawn(paper.done(), (a.record("date"),), a.language)


@layout
def sap_window_letter(rng: random.Random) -> Drawn:
    """A letter for a window envelope: sender line, information block at the right, amounts per line, sum of the transfer in the text."""
    a = advice(rng, "de de ch fr nl", (1, 9), discount=0.5)
    paper = Paper(A4, "Helvetica", "Avis")
    paper.text(545, 62, a.pay.payer[0], 15, bold=True, at="r")
    paper.text(57, 128, " - ".join(a.pay.payer), 6)
    paper.lines(57, 145, a.pay.payee, 10, 13)
    info = [(a.own(deu="Unser Zeichen", fra="Notre référence", nld="Ons kenmerk"), fill_initials(rng)), (a.own(deu="Telefon", fra="Téléphone", nld="Telefoon"), a.payer_phone),
            (a.own(deu="Ihre Kreditorennr.", fra="Votre n° fournisseur", nld="Uw crediteurnr."), a.customer_number), (a.own(deu="Datum", fra="Date", nld="Datum"), a.day())]  # fmt: skip
    listed(paper, 360, 145, info, 8.5, 13, colon=":")
    label = a.own(
        deu="Zahlungsavis, Zahlungsbeleg",
        fra="Avis de paiement, référence de paiement",
        nld="Betalingsadvies, betalingskenmerk",
    )
    paper.text(57, 250, f"{label} {a.pay.reference}", 11.5, bold=True)
    text = a.own(deu=f"in den nächsten Tagen erhalten Sie von uns eine Zahlung über {a.money(a.pay.total)} {a.pay.currency}. Damit gleichen wir aus:",
                 fra=f"vous recevrez prochainement un virement de {a.money(a.pay.total)} {a.pay.currency} en règlement des factures suivantes :",
                 nld=f"binnenkort ontvangt u van ons een betaling van {a.money(a.pay.total)} {a.pay.currency} voor de volgende facturen:")  # fmt: skip
    y = paragraph(paper, 57, 280, text, 480, 10, 14) + 14
    roles = "document date gross discount paid" if a.sum_of("discount") else "document date only"
    shown = columns(
        a, roles, total="paid only", document=a.own(deu="Ihre Rechnung", fra="Votre facture", nld="Uw factuur")
    )
    shown[0].total = a.say("sum")
    table(paper, shown, 57, 545, y, Look(9, 14, rng.choice(("head", "none", "rows"))))
    paper.lines(57, 790, [a.foot()], 6.5)
    return Drawn(paper.done(), (a.record("date"),), a.language)


def fill_initials(rng: random.Random) -> str:
    """A clerk's sign, as in "KB/mw-12"."""
    return (
        "".join(rng.choice("ABDFHKLMRSTW") for _ in range(2)) + "/" + "".join(rng.choice("adehjmprs") for _ in range(2))
    )


@layout
def sap_carried_forward(rng: random.Random) -> Drawn:
    """Several pages with the sum so far carried to the next, in the amount column; page numbers at the top right."""
    a = advice(rng, "de us fr es it nl pt", (45, 110), discount=0.5, credit=0.3)
    paper = Paper(A4, "Helvetica", "Payment list")
    roles = "document date ours gross discount paid"
    shown = columns(a, roles, rng.choice(("minus", "trailing")), total="paid")
    shown[0].total = a.say("total")
    carried, brought, page = a.say("carried"), a.say("brought"), a.say("page")

    def on_break(row: int, cols: Sequence[Col]) -> float:
        so_far = a.money(sum((line.paid for line in a.lines[:row]), a.pay.total * 0))
        below = paper.height - 80
        paper.text(cols[0].x0, below, carried, 8)
        paper.text(cols[-1].x1, below, so_far, 8, at="r")
        paper.text(297, 820, a.foot()[:120], 6, at="c")
        paper.page()
        paper.text(545, 50, page.format(p=paper.pages, n=9), 8, at="r")
        paper.text(50, 50, f"{a.pay.payer[0]}", 8)
        paper.text(cols[0].x0, 74, brought, 8)
        paper.text(cols[-1].x1, 74, so_far, 8, at="r")
        return 96

    paper.text(50, 60, a.pay.payer[0], 12, bold=True)
    paper.lines(50, 73, a.pay.payer[1:], 8)
    paper.lines(50, 115, a.pay.payee, 9)
    paper.text(545, 50, page.format(p=1, n=9), 8, at="r")
    inline(
        paper,
        340,
        115,
        [
            (a.say("reference"), a.pay.reference),
            (a.say("date"), a.day()),
            (a.say("currency"), a.pay.currency),
            (a.say("vendor"), a.customer_number),
        ],
    )
    paper.text(50, 190, a.say("title"), 13, bold=True)
    table(paper, shown, 50, 545, 215, Look(8, 12, "head", repeat=rng.random() < 0.7), on_break)
    return Drawn(paper.done(), (a.record("date"),), a.language)
