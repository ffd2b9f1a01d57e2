# ruff: noqa: E501  (a sentence stays on one line)
"""Mails that say everything in sentences: a credit asked for in a question, one invoice paid less its discount."""

import datetime as dt
import random
from dataclasses import replace

from samples.drawing.mails import mail
from samples.drawing.truth import Letter
from samples.layouts.claims import claim
from samples.layouts.contract import Drawn, layout
from samples.layouts.drawn.letters import CLOSINGS, GREETINGS, PEOPLE
from samples.layouts.papers import advice

EVERYWHERE = "us uk de ch fr es it nl pt"
ASKED = {
    "eng": "looking at your invoice {number} ({total}) we noticed something: {story} Could you issue a credit of {amount}? We hold back that part until then.",
    "deu": "zu Ihrer Rechnung {number} über {total} ist uns etwas aufgefallen: {story} Bitte schicken Sie uns eine Gutschrift über {amount}, so lange zahlen wir nur den Rest.",
    "fra": "à propos de votre facture {number} de {total} : {story} Merci d'établir un avoir de {amount} ; en attendant nous ne réglons que le solde.",
    "spa": "sobre su factura {number} por {total}: {story} Les rogamos un abono de {amount}; mientras tanto pagaremos el resto.",
    "ita": "in merito alla vostra fattura {number} di {total}: {story} Vi preghiamo di emettere nota di accredito per {amount}; nel frattempo paghiamo il resto.",
    "nld": "over uw factuur {number} van {total}: {story} Wilt u {amount} crediteren? Tot die tijd betalen we de rest.",
    "por": "sobre a vossa fatura {number} de {total}: {story} Agradecemos um crédito de {amount}; até lá pagamos o restante.",
}
PAID = {
    "eng": "we have remitted {paid} to you today. It settles invoice {number} of {day} for {gross}, less a discount of {off}. Our transfer number is {ref}.",
    "deu": "heute haben wir {paid} an Sie überwiesen. Damit ist die Rechnung {number} vom {day} über {gross} abzüglich Skonto von {off} beglichen. Unsere Überweisungsnummer lautet {ref}.",
    "fra": "nous vous avons viré {paid} aujourd'hui. Ce montant solde la facture {number} du {day} de {gross}, moins un escompte de {off}. Notre numéro de virement est {ref}.",
    "spa": "hoy les hemos transferido {paid}. Con ello queda pagada la factura {number} de {day} por {gross}, menos un descuento de {off}. Nuestro número de transferencia es {ref}.",
    "ita": "oggi vi abbiamo bonificato {paid}. Così è saldata la fattura {number} del {day} di {gross}, meno uno sconto di {off}. Riferimento bonifico: {ref}.",
    "nld": "vandaag hebben wij {paid} aan u overgemaakt. Daarmee is factuur {number} van {day} over {gross} met {off} korting voldaan. Ons betalingskenmerk is {ref}.",
    "por": "hoje transferimos {paid}. Fica assim paga a fatura {number} de {day} de {gross}, menos um desconto de {off}. Referência da transferência: {ref}.",
}


@layout
def mail_credit_asked(rng: random.Random) -> Drawn:
    """A mail that never says "dispute": what is wrong in a sentence, and a credit asked for in the next one."""
    c = replace(claim(rng, EVERYWHERE), number="")
    number, _issued, total, claimed = c.invoices[0]
    told = ASKED[c.language].format(
        number=number, total=f"{c.money(total)} {c.currency}", story=c.story, amount=f"{c.money(claimed)} {c.currency}"
    )
    who = PEOPLE[c.language]
    text = f"{GREETINGS[c.language]}\n\n{told}\n\n{CLOSINGS[c.language]}\n{who}\n{c.customer[0]}\n{c.customer[1]}\n"
    sent = dt.datetime.combine(c.date, dt.time(9, 41), dt.UTC)
    letter = Letter(sender=f"{who} <ap@customer.example>", subject=c.say("invoice"), body=text, sent=sent)
    return Drawn(mail(letter, []), (c.record(claim_number=None),), c.language, ".eml")


@layout
def mail_one_paid_in_sentences(rng: random.Random) -> Drawn:
    """One invoice, its discount and what is left of it told in any order; the day is "today"."""
    a = advice(rng, EVERYWHERE, (1, 1), discount=1, credit=0)
    line = a.lines[0]
    amount = {
        name: f"{a.money(value)} {a.pay.currency}"
        for name, value in (("paid", a.pay.total), ("gross", line.gross), ("off", line.discount))
    }
    told = PAID[a.language].format(number=line.number, day=a.day(line.date), ref=a.pay.reference, **amount)
    text = f"{GREETINGS[a.language]}\n\n{told}\n\n{CLOSINGS[a.language]}\n{a.pay.payer[0]}\n{a.pay.payer[1]}\n"
    sent = dt.datetime.combine(a.pay.date, dt.time(9, 41), dt.UTC)
    letter = Letter(sender=f"{a.pay.payer[0]} <ap@customer.example>", subject=a.say("title"), body=text, sent=sent)
    return Drawn(mail(letter, []), (a.record("date"),), a.language, ".eml")
