# ruff: noqa: E501  (a printed line stays on one line)
"""Payments told in words: letters and mails without a table, or with one."""

import datetime as dt
import random

from samples.drawing.mails import mail
from samples.drawing.paper import A4, Paper
from samples.drawing.truth import Letter
from samples.layouts.blocks import paragraph
from samples.layouts.contract import Drawn, layout
from samples.layouts.papers import Advice, advice, columns
from samples.layouts.web import FONTS, document, facts, rows

EVERYWHERE = "us uk de fr es it nl pt"
PEOPLE = {
    "eng": "Dana Whitfield",
    "deu": "Katrin Sommer",
    "fra": "Hélène Garnier",
    "spa": "Marta Ibáñez",
    "ita": "Paola Rinaldi",
    "nld": "Sanne Bakker",
    "por": "Inês Carvalho",
}
GREETINGS = {
    "eng": "Hello,",
    "deu": "Guten Tag,",
    "fra": "Bonjour,",
    "spa": "Buenos días:",
    "ita": "Buongiorno,",
    "nld": "Goedemiddag,",
    "por": "Bom dia,",
}
CLOSINGS = {
    "eng": "Kind regards,",
    "deu": "Mit freundlichen Grüßen",
    "fra": "Cordialement,",
    "spa": "Saludos cordiales,",
    "ita": "Cordiali saluti,",
    "nld": "Met vriendelijke groet,",
    "por": "Cumprimentos,",
}
SAYS = {
    "eng": "On {date} we transferred {total} to your account, reference {ref}, in payment of the following invoices:", "deu": "am {date} haben wir {total} auf Ihr Konto überwiesen (Referenz {ref}) und damit folgende Rechnungen bezahlt:",
    "fra": "nous avons viré le {date} la somme de {total} sur votre compte, référence {ref}, en règlement des factures suivantes :", "spa": "el {date} hemos transferido {total} a su cuenta, referencia {ref}, en pago de las facturas siguientes:",
    "ita": "in data {date} abbiamo bonificato {total} sul Vostro conto, riferimento {ref}, a saldo delle seguenti fatture:", "nld": "op {date} hebben wij {total} naar uw rekening overgemaakt, kenmerk {ref}, voor de volgende facturen:",
    "por": "em {date} transferimos {total} para a vossa conta, referência {ref}, para pagamento das seguintes faturas:",
}  # fmt: skip
ITEMS = {
    "eng": "Invoice {n} dated {d}: {g}", "deu": "Rechnung {n} vom {d}: {g}", "fra": "Facture {n} du {d} : {g}", "spa": "Factura {n} de fecha {d}: {g}", "ita": "Fattura {n} del {d}: {g}", "nld": "Factuur {n} van {d}: {g}", "por": "Fatura {n} de {d}: {g}",
}  # fmt: skip


def _told(a: Advice) -> str:
    total = (
        f"{a.money(a.pay.total)} {a.pay.currency}"
        if a.language != "eng"
        else f"{a.pay.currency} {a.money(a.pay.total)}"
    )
    return SAYS[a.language].format(date=a.day(), total=total, ref=a.pay.reference)


def _items(a: Advice) -> list[str]:
    return [
        ITEMS[a.language].format(n=x.number, d=a.day(x.date), g=f"{a.money(x.paid)} {a.pay.currency}") for x in a.lines
    ]


def _posted(a: Advice, subject: str, text: str, html: str = "") -> bytes:
    """The mail that a clerk of the payer wrote on the day after the payment."""
    who = PEOPLE[a.language]
    box = who.lower().replace(" ", ".").encode("ascii", "ignore").decode()
    sent = dt.datetime.combine(a.pay.date + dt.timedelta(days=1), dt.time(9, 12), dt.UTC)
    return mail(Letter(sender=f"{who} <{box}@payer.example>", subject=subject, body=text, html=html, sent=sent), [])


def _signature(a: Advice) -> str:
    return f"{CLOSINGS[a.language]}\n{PEOPLE[a.language]}\n{a.pay.payer[0]}\n{', '.join(a.pay.payer[1:])}\n{a.payer_phone}\n"


@layout
def letter_with_list(rng: random.Random) -> Drawn:
    """A letter in running text; the invoices are listed one below the other in sentences."""
    a = advice(rng, EVERYWHERE, (1, 7), discount=0, credit=0)
    paper = Paper(A4, "Times-Roman", "Letter")
    paper.text(297, 60, a.pay.payer[0], 17, bold=True, at="c")
    paper.text(297, 76, " · ".join(a.pay.payer[1:]), 9, at="c")
    paper.lines(70, 130, a.pay.payee, 11, 14)
    paper.text(525, 205, a.day(), 11, at="r")
    paper.text(70, 240, a.say("title"), 12, bold=True)
    y = paragraph(paper, 70, 270, GREETINGS[a.language] + "||" + _told(a), 455, 11, 15) + 8
    y = paper.lines(90, y, [rng.choice(("- ", "• ", "")) + item for item in _items(a)], 11, 16)
    paper.lines(70, y + 24, [CLOSINGS[a.language], "", PEOPLE[a.language], a.pay.payer[0]], 11, 15)
    paper.text(297, 810, a.foot()[:115], 7, at="c")
    return Drawn(paper.done(), (a.record("date"),), a.language)


@layout
def mail_plain_sentences(rng: random.Random) -> Drawn:
    """A plain mail typed by a clerk: a sentence with date, amount and reference, then a list; payer from the signature."""
    a = advice(rng, EVERYWHERE, (1, 6), discount=0, credit=0)
    text = (
        f"{GREETINGS[a.language]}\n\n{_told(a)}\n\n"
        + "\n".join("- " + item for item in _items(a))
        + f"\n\n{_signature(a)}"
    )
    return Drawn(_posted(a, a.say("title"), text), (a.record("date"),), a.language, ".eml")


@layout
def mail_plain_table(rng: random.Random) -> Drawn:
    """A plain mail written by a program: labels with values, then a table set with blanks, a total below a row of equals signs."""
    a = advice(rng, EVERYWHERE, (1, 12), discount=0.4, credit=0.3)
    shown = columns(a, "document date gross discount paid")
    wide = [max(len(cell) for cell in [column.head, *column.cells]) + 2 for column in shown]

    def row(cells: list[str]) -> str:
        return "".join(
            c.rjust(w) if s.at == "r" else c.ljust(w) for c, w, s in zip(cells, wide, shown, strict=True)
        ).rstrip()

    lines = [row([column.head for column in shown]), "-" * sum(wide)] + [
        row([c.cells[at] for c in shown]) for at in range(len(a.lines))
    ]
    pairs = [
        (a.say("payer"), a.pay.payer[0]),
        (a.say("payee"), a.pay.payee[0]),
        (a.say("reference"), a.pay.reference),
        (a.say("date"), a.day()),
        (a.say("currency"), a.pay.currency),
    ]
    total = f"{a.say('total')}: ".ljust(sum(wide) - len(a.money(a.pay.total))) + a.money(a.pay.total)
    text = (
        a.say("title")
        + "\n\n"
        + "\n".join(f"{k}: {v}" for k, v in pairs)
        + "\n\n"
        + "\n".join(lines)
        + "\n"
        + "=" * sum(wide)
        + f"\n{total}\n"
    )
    return Drawn(_posted(a, f"{a.say('title')} {a.pay.reference}", text), (a.record("date"),), a.language, ".eml")


@layout
def mail_html_table(rng: random.Random) -> Drawn:
    """An HTML mail of a payables system: facts in a small table, lines in another, disclaimer below."""
    a = advice(rng, EVERYWHERE, (1, 12), discount=0.4, credit=0.3, deduction=0.3)
    roles = (
        "document date gross discount deduction reason paid"
        if a.sum_of("deduction")
        else "document date gross discount paid"
    )
    shown = columns(a, roles, total="gross discount deduction paid")
    shown[0].total = a.say("sum")
    pairs = [
        (a.say("payer"), a.pay.payer[0]),
        (a.say("payee"), a.pay.payee[0]),
        (a.say("reference"), a.pay.reference),
        (a.say("date"), a.day()),
        (a.say("currency"), a.pay.currency),
    ]
    note = {
        "eng": "This is an automated message, please do not reply.",
        "deu": "Dies ist eine automatische Nachricht, bitte nicht antworten.",
        "fra": "Message automatique, merci de ne pas répondre.",
    }.get(a.language, "")
    html = document(
        f"<p>{GREETINGS[a.language]}</p><p>{a.say('intro')}</p>{facts(pairs, ':')}{rows(shown, 'border=1')}<p style='color:#888'>{note}</p>",
        font=rng.choice(FONTS[:2]),
    )
    return Drawn(
        _posted(a, f"{a.say('title')} - {a.pay.payer[0]}", "", html), (a.record("date", "reason"),), a.language, ".eml"
    )


@layout
def mail_html_nested(rng: random.Random) -> Drawn:
    """An HTML mail laid out with tables inside tables, each fact in a cell of its own, the lines in a third table."""
    a = advice(rng, EVERYWHERE, (1, 8), discount=0, credit=0.3)
    pairs = [
        (a.say("reference"), a.pay.reference),
        (a.say("date"), a.day()),
        (a.say("total"), f"{a.money(a.pay.total)} {a.pay.currency}"),
    ]
    cells = "".join(
        f"<td style='padding:6px 18px'><div style='color:#888'>{k}</div><div><b>{v}</b></div></td>" for k, v in pairs
    )
    body = f"""<table width=640 align=center><tr><td style="background:#263c5a;color:#fff;padding:14px"><h2>{a.pay.payer[0]}</h2></td></tr>
    <tr><td><p>{a.pay.payee[0]}</p><p>{a.say("intro")}</p><table><tr>{cells}</tr></table></td></tr><tr><td>{rows(columns(a, "document date only"), "width=100%")}</td></tr>
    <tr><td style="font-size:8pt;color:#999">{a.foot()}</td></tr></table>"""
    return Drawn(_posted(a, a.say("title"), "", document(body)), (a.record("date"),), a.language, ".eml")


@layout
def mail_forwarded_in_quote(rng: random.Random) -> Drawn:
    """A colleague forwards the payer's mail: a word of his own, then the quoted mail with its head, the lines with angle brackets."""
    a = advice(rng, EVERYWHERE, (1, 5), discount=0, credit=0)
    head = {"eng": ("From", "Sent", "Subject", "For booking please."), "deu": ("Von", "Gesendet", "Betreff", "Bitte buchen."), "fra": ("De", "Envoyé", "Objet", "Pour saisie, merci."), "spa": ("De", "Enviado", "Asunto", "Para contabilizar."),
            "ita": ("Da", "Inviato", "Oggetto", "Da registrare, grazie."), "nld": ("Van", "Verzonden", "Onderwerp", "Graag boeken."), "por": ("De", "Enviado", "Assunto", "Para lançamento.")}[a.language]  # fmt: skip
    inner = f"{GREETINGS[a.language]}\n\n{_told(a)}\n\n" + "\n".join(_items(a)) + f"\n\n{_signature(a)}"
    quoted = "\n".join(("> " + line).rstrip() for line in inner.split("\n"))
    text = f"{head[3]}\n\nTom\n\n{head[0]}: {PEOPLE[a.language]} <ap@payer.example>\n{head[1]}: {a.pay.date + dt.timedelta(days=1):%d.%m.%Y} 09:12\n{head[2]}: {a.say('title')}\n\n{quoted}\n"
    return Drawn(_posted(a, "FW: " + a.say("title"), text), (a.record("date"),), a.language, ".eml")
