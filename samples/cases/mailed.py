# ruff: noqa: E501  (a printed line stays on one line)
"""Advices that are the mail itself: HTML tables, plain text, forwards."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from docflow.schema.records import Remittance
from samples.drawing.formats import day, long_day, money
from samples.drawing.letters import letter
from samples.drawing.mails import html_table, mail
from samples.drawing.truth import Case, Letter, advice, earned, payee, payer, pays, total
from samples.drawing.world import World

NIL = Decimal(0)


def cases(world: World) -> Iterator[Case]:
    """All mails that are advices."""
    yield html_english(world)
    yield html_german(world)
    yield text_table(world)
    yield text_sentences(world)
    yield forwarded(world)
    yield text_italian(world)


def _case(name: str, note: Letter, records: tuple[Remittance, ...], why: str, reason: str) -> Case:
    return Case(name, {"input.eml": mail(note, [])}, records, "posted", why, reason, note)


def html_english(world: World) -> Case:
    """A payment system's HTML mail with a text alternative and an inline logo."""
    who, us, on = world.client("C-1001"), world.branch("C-1001"), dt.date(2026, 11, 5)
    lines = [pays(item, order=True) for item in world.take(who.ref, 4, on)]
    heads = ["Invoice #", "Invoice Date", "PO #", "Invoice Amount", "Discount", "Payment Amount"]
    cells = [
        [
            x.document_number or "",
            day(x.document_date or on, "%m/%d/%Y"),
            x.purchase_order or "",
            f"${money(x.gross_amount or NIL)}",
            "$0.00",
            f"${money(x.paid_amount or NIL)}",
        ]
        for x in lines
    ]
    total_row = ["", "", "", "", "Total", f"${money(total(lines))}"]
    html = (
        f"<html><body style='font-family:Arial'><p>Dear {us.name},</p><p>{who.name} has issued an electronic payment to you. Details below.</p>"
        + html_table(["Payment Number", "Payment Date", "Payment Method", "Payment Amount"], [["EP-30018", day(on, "%m/%d/%Y"), "ACH", f"${money(total(lines))} USD"]])
        + "<p></p>" + html_table(heads, [*cells, total_row], 3)
        + "<p>Please do not reply to this message. For questions write to ap@brightwaterfoods.example.</p></body></html>"
    )  # fmt: skip
    text = f"{who.name} has issued an electronic payment to you. Please view this message as HTML.\n"
    note = Letter(
        f"{who.name} <no-reply@{who.domain}>",
        "Payment notification EP-30018",
        text,
        dt.datetime(2026, 11, 5, 6, 2, tzinfo=dt.UTC),
        html=html,
        logo=True,
    )
    return _case(
        "mail_html_eng", note, (advice(payer(who), payee(us), "EP-30018", on, "USD", lines, payment_method="ach"),), "Four invoices paid in full.",
        "Two HTML tables: one for the payment, one for its invoices; the text alternative says nothing; an inline logo.",
    )  # fmt: skip


def html_german(world: World) -> Case:
    """A hand-made HTML mail with discount and our credit note, no text alternative."""
    who, us, on = world.client("C-3006"), world.branch("C-3006"), dt.date(2026, 11, 4)
    items = [*world.take(who.ref, 3, on, 14), world.take_credit(who.ref, on)]
    lines = [pays(item, discount=earned(item, on)) for item in items]
    cells = [
        [
            "Gutschrift" if x.document_type == "credit_memo" else "Rechnung",
            x.document_number or "",
            day(x.document_date or on),
            money(x.gross_amount or NIL, "eu"),
            money(x.discount_amount, "eu"),
            money(x.paid_amount or NIL, "eu"),
        ]
        for x in lines
    ]
    html = (
        "<html><body><p>Sehr geehrte Damen und Herren,</p>"
        f"<p>wir haben am {day(on)} den Betrag von <b>{money(total(lines), 'eu')} EUR</b> an {us.name} überwiesen (Referenz ZM 26-1104-09):</p>"
        + html_table(
            ["Belegart", "Belegnummer", "Belegdatum", "Betrag", "Skonto 2 %", "Zahlbetrag"], cells, 3, "font-size:10pt"
        )
        + f"<p>Mit freundlichen Grüßen<br>Theresa Huber<br>{who.name}<br>{who.address[0]}, {who.address[1]}<br>UID {who.tax_id}</p></body></html>"
    )
    note = Letter(
        f"Theresa Huber <theresa.huber@{who.domain}>",
        "Überweisung vom 04.11.",
        "",
        dt.datetime(2026, 11, 4, 13, 20, tzinfo=dt.UTC),
        html=html,
    )
    return _case(
        "mail_html_deu", note, (advice(payer(who, "tax_id"), payee(us), "ZM 26-1104-09", on, "EUR", lines),),
        "Three invoices with earned Skonto less our credit note.",
        "HTML without a text alternative; total and reference stand in the sentence before the table; the payer only in the signature.",
    )  # fmt: skip


def text_table(world: World) -> Case:
    """Plain text with columns aligned by blanks."""
    who, us, on = world.client("C-4004"), world.branch("C-4004"), dt.date(2026, 10, 29)
    lines = [pays(item) for item in world.take(who.ref, 4, on)]
    rows = [
        f"{x.document_number:<16}{day(x.document_date or on, '%d/%m/%Y'):<14}{money(x.paid_amount or NIL, 'fr').replace(chr(160), ' '):>14}"
        for x in lines
    ]
    amount = money(total(lines), "fr").replace("\u00a0", " ")
    body = (
        f"Bonjour,\n\nNous avons viré ce jour sur votre compte la somme correspondant aux factures ci-dessous.\n\n"
        f"Bénéficiaire : {us.name}\nDate du virement : {day(on, '%d/%m/%Y')}\nRéférence : VIR 2910-77\n\n"
        f"{'Facture':<16}{'Date':<14}{'Montant EUR':>14}\n{'-' * 44}\n"
        + "\n".join(rows)
        + f"\n{'-' * 44}\n{'Total':<30}{amount:>14}\n\n"
        f"Cordialement,\n--\nService comptable\n{who.name}\n{', '.join(who.address)}\nTVA {who.tax_id}\n"
    )
    note = letter(who, "Service Comptable", "Virement du 29/10/2026", on, body=body)
    return _case(
        "mail_text_table_fra", note, (advice(payer(who, "tax_id"), payee(us), "VIR 2910-77", on, "EUR", lines, payment_method="wire"),),
        "Four invoices paid in full.", "Columns made of blanks, amounts with a blank inside, the payer's name in the signature.",
    )  # fmt: skip


def text_sentences(world: World) -> Case:
    """A person writes what was paid, one invoice a line, with words around it."""
    who, on = world.client("C-2002"), dt.date(2026, 10, 28)
    lines = [pays(item, dated=False) for item in world.take(who.ref, 2, on)]
    rows = "".join(f"  Invoice {x.document_number} - £{money(x.paid_amount or NIL)}\n" for x in lines)
    body = (
        f"Hi,\n\nJust to let you know we have paid £{money(total(lines))} into your account today ({on.day} October 2026), reference AV/1028/NH. It covers:\n\n"
        f"{rows}\nThanks\nJill\n\nJill Ashdown\nAshdown & Vale Ltd\n3 Market Place, Lewes BN7 2NB\n01273 555 0188\n"
    )
    note = letter(who, "Jill Ashdown", "payment", on, body=body)
    return _case(
        "mail_text_sentences_eng", note, (advice(payer(who), None, "AV/1028/NH", on, "GBP", lines),),
        "Two invoices paid in full.", "Plain words: amount, day and reference in one sentence, invoices as a list; we are not named.",
    )  # fmt: skip


def forwarded(world: World) -> Case:
    """A colleague forwards a customer's mail; the advice is in the quoted part."""
    who, us, on = world.client("C-7003"), world.branch("C-7003"), dt.date(2026, 10, 8)
    lines = [pays(item) for item in world.take(who.ref, 3, on)]
    rows = "".join(
        f"> {x.document_number}   {day(x.document_date or on, '%d/%m/%Y')}   {money(x.paid_amount or NIL, 'eu'):>10} EUR\n"
        for x in lines
    )
    body = (
        "Hoi Tom,\n\nwil jij deze boeken?\n\nGroet,\nSanne\n\n"
        f"> Van: Boekhouding <boekhouding@{who.domain}>\n> Verzonden: donderdag {long_day(on, 'nld')} 09:14\n> Aan: Sanne Visser\n> Onderwerp: betaling\n>\n"
        f"> Beste,\n>\n> Vandaag hebben wij de volgende facturen van {us.name} betaald (mededeling DS/2026/1008):\n>\n"
        f"> Factuur     Datum          Bedrag\n{rows}> Totaal                 {money(total(lines), 'eu'):>10} EUR\n>\n"
        f"> Met vriendelijke groeten,\n> {who.name}\n> {', '.join(who.address)}\n> {who.tax_id}\n"
    )
    note = Letter(
        "Sanne Visser <sanne.visser@norhaven.example>",
        "FW: betaling",
        body,
        dt.datetime(2026, 10, 8, 8, 1, tzinfo=dt.UTC),
    )
    return _case(
        "mail_forwarded_nld", note, (advice(payer(who), payee(us), "DS/2026/1008", on, "EUR", lines),),
        "Three invoices paid in full.", "Forwarded with quote marks: the sender of the mail is our colleague, the payer stands in the quoted head and signature.",
    )  # fmt: skip


def text_italian(world: World) -> Case:
    """A short text in Latin-1, quoted-printable, with a key-value block for each invoice."""
    who, us, on = world.client("C-6001"), world.branch("C-6001"), dt.date(2026, 11, 11)
    lines = [pays(item) for item in world.take(who.ref, 3, on)]
    blocks = "\n".join(
        f"Fattura: {x.document_number}\nData fattura: {day(x.document_date or on, '%d/%m/%Y')}\nImporto: {money(x.paid_amount or NIL, 'eu')} EUR\n"
        for x in lines
    )
    body = (
        f"Spett.le {us.name},\n\nsi comunica che in data {day(on, '%d/%m/%Y')} è stato disposto un bonifico di {money(total(lines), 'eu')} EUR, CRO 4410927763.\n\n"
        f"{blocks}\nDistinti saluti\n{who.name}\n{', '.join(who.address)}\nP.IVA {who.tax_id}\n"
    )
    note = letter(who, "Ufficio Amministrazione", "Comunicazione di bonifico", on, body=body)
    return _case(
        "mail_key_values_ita", note, (advice(payer(who, "tax_id"), payee(us), "4410927763", on, "EUR", lines, payment_method="wire"),),
        "Three invoices paid in full.", "No table: three lines of label and value for each invoice.",
    )  # fmt: skip
