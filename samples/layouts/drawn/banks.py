# ruff: noqa: E501  (a printed line stays on one line)
"""What banks, payment agents and lockboxes send about a payment: the payer is not the one whose name is largest."""

import random

from samples.drawing.paper import A4, LETTER, Paper
from samples.layouts.blocks import boxed, inline, listed, paragraph, ruled_pairs
from samples.layouts.contract import Drawn, layout
from samples.layouts.papers import advice, columns
from samples.layouts.tables import Look, table

BANKS = {
    "eng": "Barrow & Lyle Bank plc", "deu": "Sparkasse Elbtal", "fra": "Crédit Régional de Savoie", "spa": "Banco Meridional", "ita": "Banca Popolare del Garda", "nld": "Noordbank N.V.", "por": "Banco Ribatejo",
}  # fmt: skip


@layout
def bank_made_advice(rng: random.Random) -> Drawn:
    """On the bank's paper: ordering party and beneficiary by labels, value date, amount, then the invoices that the order named."""
    a = advice(rng, "uk de fr es it nl pt", (1, 8), discount=0, credit=0)
    paper = Paper(A4, "Helvetica", "Advice")
    paper.box(0, 0, 595, 46, fill="#7a1f2b", stroke="")
    paper.text(40, 30, BANKS[a.language], 16, bold=True, color="#ffffff")
    paper.text(
        40,
        80,
        a.own(
            eng="Credit Advice|Payment Advice",
            deu="Gutschriftsavis|Zahlungsavis",
            fra="Avis de virement",
            spa="Aviso de transferencia",
            ita="Contabile bonifico|Avviso di bonifico",
            nld="Betalingsadvies",
            por="Aviso de transferência",
        ),
        14,
        bold=True,
    )
    payer = a.own(
        eng="By order of|Ordering customer",
        deu="Auftraggeber",
        fra="Donneur d'ordre",
        spa="Ordenante",
        ita="Ordinante",
        nld="Opdrachtgever",
        por="Ordenante",
    )
    payee = a.own(
        eng="Beneficiary",
        deu="Begünstigter",
        fra="Bénéficiaire",
        spa="Beneficiario",
        ita="Beneficiario",
        nld="Begunstigde",
        por="Beneficiário",
    )
    ref = a.own(
        eng="Transaction reference",
        deu="Referenz",
        fra="Référence de l'opération",
        spa="Referencia",
        ita="Riferimento operazione",
        nld="Transactiereferentie",
        por="Referência",
    )
    date = a.own(
        eng="Value date",
        deu="Valuta",
        fra="Date de valeur",
        spa="Fecha valor",
        ita="Data valuta",
        nld="Valutadatum",
        por="Data-valor",
    )
    amount = a.own(
        eng="Amount", deu="Betrag", fra="Montant", spa="Importe", ita="Importo", nld="Bedrag", por="Montante"
    )
    pairs = [(payer, a.pay.payer[0]), ("IBAN" if "IBAN" in a.payer_account else a.own(eng="Account", deu="Konto", fra="Compte", spa="Cuenta", ita="Conto", nld="Rekening", por="Conta"), a.payer_account.removeprefix("IBAN ")),
             (payee, a.pay.payee[0]), (ref, a.pay.reference), (date, a.day()), (amount, f"{a.pay.currency} {a.money(a.pay.total)}")]  # fmt: skip
    y = ruled_pairs(paper, 40, 555, 110, pairs, 9.5, 19, 0.32)
    y = paragraph(paper, 40, y + 10, a.say("intro"), 500) + 12
    table(paper, columns(a, "document date only"), 40, 400, y, Look(9, 14, "head", gap=40))
    return Drawn(paper.done(), (a.record("date"),), a.language)


@layout
def payment_agent(rng: random.Random) -> Drawn:
    """A payment service pays on behalf of the customer: its own letterhead and account, the customer named in a sentence and by a label."""
    a = advice(rng, "us us uk de", (1, 10), discount=0.3)
    paper = Paper(LETTER, "Helvetica", "Payment")
    agent = rng.choice(("PayBridge Services", "Corvia Payment Network", "Settlo Payables"))
    paper.text(45, 60, agent, 20, bold=True, color="#0b6e4f")
    paper.text(
        45, 74, a.own(eng="Payment services for businesses", deu="Zahlungsdienste für Unternehmen"), 8, color="#777777"
    )
    text = a.own(
        eng=f"{agent} has sent you a payment on behalf of {a.pay.payer[0]}.",
        deu=f"{agent} hat Ihnen im Auftrag von {a.pay.payer[0]} eine Zahlung gesendet.",
    )
    y = paragraph(paper, 45, 110, text, 500, 10.5, 15)
    pairs = [(a.own(eng="Paying customer|Payer", deu="Zahler|Auftraggeber"), a.pay.payer[0]), (a.own(eng="Paid to", deu="Empfänger"), a.pay.payee[0]), (a.own(eng="Payment ID|Payment Number", deu="Zahlungsnummer"), a.pay.reference),
             (a.own(eng="Payment Date", deu="Zahlungsdatum"), a.day()), (a.own(eng="Payment Amount", deu="Zahlbetrag"), f"{a.money(a.pay.total)} {a.pay.currency}")]  # fmt: skip
    y = listed(paper, 45, y + 12, pairs, 9.5, 15, bold=True)
    shown = columns(a, "document date gross discount paid", total="paid")
    shown[0].total = a.say("sum")
    y = table(paper, shown, 45, 560, y + 20, Look(9, 14, "stripes", fill="#dcefe7"))
    paper.lines(45, 740, [f"{agent}, 800 Exchange Plaza, Omaha, NE 68102", "Support: help@example.net"], 7, 9)
    return Drawn(paper.done(), (a.record("date"),), a.language)


@layout
def lockbox_report(rng: random.Random) -> Drawn:
    """A bank's lockbox page: batch and item numbers, remitter, check number and amount, then the invoices keyed from the stub."""
    a = advice(rng, "us", (1, 8), discount=0, credit=0, cheque=True)
    paper = Paper(LETTER, "Courier", "Lockbox")
    paper.text(40, 50, "FIRST PLAINS BANK, N.A.   WHOLESALE LOCKBOX DETAIL REPORT", 9.5, bold=True)
    inline(
        paper,
        40,
        70,
        [
            ("LOCKBOX NUMBER", f"{rng.randrange(10**5, 10**6)}"),
            ("DEPOSIT DATE", a.day()),
            ("BATCH", f"{rng.randrange(1, 99):03d}   ITEM {rng.randrange(1, 40):04d}"),
        ],
        8.5,
        11,
    )
    y = inline(
        paper,
        40,
        115,
        [
            ("REMITTER", a.pay.payer[0]),
            ("CHECK NUMBER", a.pay.reference),
            ("CHECK DATE", a.day()),
            ("CHECK AMOUNT", f"${a.money(a.pay.total)}"),
            ("PAYEE", a.pay.payee[0]),
        ],
        8.5,
        12,
    )
    shown = columns(
        a, "document date only", total="only", document="INVOICE NUMBER", date="INVOICE DATE", only="AMOUNT APPLIED"
    )
    shown[0].total = "TOTAL APPLIED"
    table(paper, shown, 40, 420, y + 18, Look(8.5, 12, "none", gap=40))
    return Drawn(paper.done(), (a.record("date"),), a.language)


@layout
def transfer_receipt_of_one_invoice(rng: random.Random) -> Drawn:
    """A transfer's receipt: nothing but labels and values; the invoice is named in the details of payment."""
    a = advice(rng, "br pt es it fr uk de nl", (1, 1), discount=0, credit=0)
    paper = Paper(A4, "Helvetica", "Receipt")
    line = a.lines[0]
    titles = {
        "por": "Comprovativo de transferência",
        "spa": "Justificante de transferencia",
        "ita": "Ricevuta di bonifico",
        "fra": "Confirmation de virement",
        "eng": "Transfer confirmation",
        "deu": "Überweisungsbestätigung",
        "nld": "Bevestiging overboeking",
    }
    words = {
        "por": ("Ordenante", "Beneficiário", "Montante", "Data da operação", "Referência da operação", "Descritivo", "Pagamento da fatura {n}"), "spa": ("Ordenante", "Beneficiario", "Importe", "Fecha de operación", "Referencia", "Concepto", "Pago factura {n}"),
        "ita": ("Ordinante", "Beneficiario", "Importo", "Data esecuzione", "Riferimento operazione", "Causale", "Saldo fattura {n}"), "fra": ("Donneur d'ordre", "Bénéficiaire", "Montant", "Date d'exécution", "Référence", "Motif", "Règlement facture {n}"),
        "eng": ("From", "To", "Amount", "Date sent", "Transaction reference", "Payment details", "Invoice {n}"), "deu": ("Auftraggeber", "Empfänger", "Betrag", "Ausführungsdatum", "Referenz", "Verwendungszweck", "Rechnung {n}"),
        "nld": ("Van", "Naar", "Bedrag", "Datum uitvoering", "Transactiereferentie", "Omschrijving", "Factuur {n}"),
    }[a.language]  # fmt: skip
    paper.text(60, 70, BANKS[a.language], 13, bold=True)
    paper.text(60, 110, titles[a.language], 15)
    values = (
        a.pay.payer[0],
        a.pay.payee[0],
        f"{a.money(a.pay.total)} {a.pay.currency}",
        a.day(),
        a.pay.reference,
        words[6].format(n=line.number),
    )
    pairs = list(zip(words[:6], values, strict=True))
    (listed(paper, 60, 145, pairs, 10, 20, gap=40) if rng.random() < 0.6 else boxed(paper, 60, 535, 145, pairs, 2, 10))
    return Drawn(paper.done(), (a.record(),), a.language)
