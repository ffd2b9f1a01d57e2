"""Advices where only place or a letter says what belongs together: two on one page, credits marked and not signed."""

import random
from dataclasses import replace

from samples.drawing.paper import A4, Paper
from samples.layouts.blocks import inline
from samples.layouts.contract import Drawn, layout
from samples.layouts.papers import advice, columns
from samples.layouts.regions import REGIONS
from samples.layouts.tables import Col, Look, table

EVERYWHERE = "us uk de fr es it nl pt"


@layout
def two_advices_on_one_page(rng: random.Random) -> Drawn:
    """Two payments of one payer below each other on one page, each with its own head, reference, lines and total."""
    first = advice(rng, EVERYWHERE, (1, 5), discount=0)
    code = next(key for key, region in REGIONS.items() if region == first.region)
    paper, records, top = Paper(A4, "Helvetica", "Advices"), [], 50.0
    words = {role: first.say(role) for role in ("title", "reference", "date", "currency", "total")}
    heads = {
        role: c.head for role, c in zip(("document", "date", "only"), columns(first, "document date only"), strict=True)
    }
    for a in (first, advice(rng, code, (1, 5), discount=0)):
        a.pay.payer, a.pay.payee, a.pay.currency = first.pay.payer, first.pay.payee, first.pay.currency
        a.pay.number_style, a.pay.date_style = first.pay.number_style, first.pay.date_style
        paper.text(50, top, a.pay.payer[0], 12, bold=True)
        paper.text(545, top, words["title"], 12, bold=True, at="r")
        paper.lines(50, top + 14, a.pay.payer[1:], 8)
        paper.text(50, top + 44, f"{a.say('payee')}: {a.pay.payee[0]}", 9)
        facts = [(words["reference"], a.pay.reference), (words["date"], a.day()), (words["currency"], a.pay.currency)]
        inline(paper, 50, top + 62, facts, 9, 12)
        shown = columns(a, "document date only", total="only", **heads)
        shown[0].total = words["total"]
        table(paper, shown, 50, 545, top + 112, Look(8.5, 13, "head"))
        records.append(a.record("date"))
        top += 360
    return Drawn(paper.done(), tuple(records), first.language)


@layout
def credits_marked_by_a_letter(rng: random.Random) -> Drawn:
    """Every amount is printed positive; a letter beside it (S and H, D and C) says which ones are taken off."""
    a = advice(rng, "de ch nl uk", (3, 12), discount=0, credit=0.3)
    paper = Paper(A4, "Helvetica", "Advice")
    paper.text(50, 58, a.pay.payer[0], 13, bold=True)
    paper.lines(50, 72, a.pay.payer[1:], 8.5)
    paper.lines(50, 128, a.pay.payee, 9.5)
    paper.text(50, 210, f"{a.say('title')}   {a.say('reference')}: {a.pay.reference}   {a.say('date')}: {a.day()}", 9.5)
    owed, off = a.own(deu="H,S", nld="C,D", eng="C,D").split(",")
    shown = columns(a, "document date only", total="only")
    shown[0].total = a.say("total")
    shown[2] = replace(
        shown[2], cells=[a.money(abs(line.paid)) for line in a.lines], total=f"{a.money(a.pay.total)} {a.pay.currency}"
    )
    marks = [off if line.paid < 0 else owed for line in a.lines]
    table(paper, [*shown, Col(a.own(deu="S/H", nld="D/C", eng="D/C"), marks)], 50, 400, 240, Look(9, 14, "head"))
    return Drawn(paper.done(), (a.record("date"),), a.language)
