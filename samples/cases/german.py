# ruff: noqa: E501  (a printed line stays on one line)
"""Papers of German payers: SAP forms, Skonto, trailing minus signs, letters, bank-made advices."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from samples.drawing.formats import day, long_day, money
from samples.drawing.letters import letter
from samples.drawing.paper import A4, Column, Paper, body, grid, heads, landscape, row
from samples.drawing.truth import Case, advice, earned, payee, payer, pays, total
from samples.drawing.world import World

NIL = Decimal(0)


def cases(world: World) -> Iterator[Case]:
    """All German papers."""
    yield sap_skonto(world)
    yield datev(world)
    yield letter_sentence(world)
    yield trailing_minus(world)
    yield landscape_gross_net(world)
    yield bank_made(world)


def sap_skonto(world: World) -> Case:
    """SAP F110 form in fixed pitch: the payer's document number first, our invoice as "Ihre Referenz"."""
    who, us, on = world.client("C-3001"), world.branch("C-3001"), dt.date(2026, 10, 19)
    items = world.take(who.ref, 2, on, 60) + world.take(who.ref, 4, on, 14)
    lines = [pays(item, discount=earned(item, on)) for item in items]
    paper = Paper(A4, "Courier", "Zahlungsavis")
    paper.text(50, 60, who.name, 11, bold=True)
    paper.lines(50, 73, who.address, 8.5)
    paper.text(50, 118, f"{who.name}, {who.address[0]}, {who.address[1]}", 6)
    paper.lines(50, 132, [us.name, *us.address], 10)
    facts = [
        "Zahlungsavis",
        "",
        "Unser Beleg   2000018842",
        f"Datum         {day(on)}",
        "Ihr Konto bei uns  70113",
        f"USt-IdNr.     {who.tax_id}",
    ]
    paper.lines(360, 132, facts, 9, 12)
    paper.lines(50, 235, ["Sehr geehrte Damen und Herren,", "", "zum Ausgleich der nachstehenden Posten haben wir heute auf Ihr Konto",
                          f"{us.account} überwiesen:"], 9, 12)  # fmt: skip
    columns = [
        Column("Belegnr.", 50), Column("Ihre Referenz", 125), Column("Belegdatum", 225),
        Column("Bruttobetrag", 375, "r"), Column("Skonto", 450, "r"), Column("Nettobetrag", 545, "r"),
    ]  # fmt: skip
    y = heads(paper, 300, columns, 9) + 6
    paper.rule(50, y - 12, 545, y - 12)
    rows = [
        [f"51000{7310 + at * 13}", x.document_number or "", day(x.document_date or on), money(x.gross_amount or NIL, "eu"),
         money(x.discount_amount, "eu"), money(x.paid_amount or NIL, "eu")]
        for at, x in enumerate(lines)
    ]  # fmt: skip
    y = body(paper, y, columns, rows, 9)
    paper.rule(50, y - 8, 545, y - 8)
    sums = [
        sum((x.gross_amount or NIL for x in lines), NIL),
        sum((x.discount_amount for x in lines), NIL),
        total(lines),
    ]
    row(paper, y + 4, columns, ["Summe", "", "EUR", *(money(s, "eu") for s in sums)], 9, bold=True)
    paper.lines(50, y + 40, ["Mit freundlichen Grüßen", "", who.name, "Kreditorenbuchhaltung"], 9, 12)
    return Case(
        "sap_skonto_deu",
        {"input.pdf": paper.done()},
        (advice(payer(who, "tax_id"), payee(us), "2000018842", on, "EUR", lines),),
        "posted",
        "Two invoices in full, four with the 3 % Skonto that their terms grant within 14 days.",
        "The payer's own document number stands before ours; decimal comma; the discount is earned only inside terms.",
        letter(who, "Renate Obermaier", "Zahlungsavis 2000018842", on, language="deu", names=("ZAVIS_2000018842.PDF",)),
    )


def datev(world: World) -> Case:
    """DATEV-like list: no rules, booking text before the amount, one amount column."""
    who, us, on = world.client("C-3005"), world.branch("C-3005"), dt.date(2026, 9, 25)
    lines = [pays(item) for item in world.take(who.ref, 4, on)]
    paper = Paper(A4, title="Zahlungsavis")
    paper.text(545, 60, who.name, 12, bold=True, at="r")
    paper.lines(545, 74, who.address, 8.5, at="r")
    paper.lines(60, 140, ["Firma", us.name, *us.address], 10)
    paper.text(60, 240, "Zahlungsavis zu unserer SEPA-Überweisung", 12, bold=True)
    paper.lines(
        60,
        258,
        [
            f"Ausführungsdatum: {day(on)}",
            "End-to-End-Referenz: AHW-2026-0925-017",
            f"IBAN des Auftraggebers: {who.account}",
        ],
        9,
        13,
    )
    columns = [
        Column("Rechnungs-Nr.", 60),
        Column("Re.-Datum", 170),
        Column("Buchungstext", 260),
        Column("Betrag EUR", 535, "r"),
    ]
    y = heads(paper, 320, columns, 9) + 6
    words = ("Werkstattbedarf", "Schmierstoffe", "Werkstattbedarf", "Handschuhe / Putztücher")
    rows = [
        [x.document_number or "", day(x.document_date or on), w, money(x.paid_amount or NIL, "eu")]
        for x, w in zip(lines, words, strict=True)
    ]
    y = body(paper, y, columns, rows, 9, 14)
    paper.text(260, y + 8, "Überweisungsbetrag", 9, bold=True)
    paper.text(535, y + 8, money(total(lines), "eu"), 9, bold=True, at="r")
    paper.text(60, 800, "Amtsgericht Wetzlar HRB 2217 · Geschäftsführer: Karl Weiß", 7, color="#777777")
    return Case(
        "datev_list_deu",
        {"input.pdf": paper.done()},
        (advice(payer(who, "iban"), payee(us), "AHW-2026-0925-017", on, "EUR", lines, payment_method="sepa"),),
        "posted",
        "Four invoices paid in full by SEPA transfer.",
        "One amount column only; a booking text between date and amount; the payer's name is at the right.",
        letter(who, "Buchhaltung", "Zahlungsavis September", on, language="deu", names=("avis.pdf",)),
    )


def letter_sentence(world: World) -> Case:
    """A letter that names its two invoices inside a sentence; there is no table at all."""
    who, us, on = world.client("C-3003"), world.branch("C-3003"), dt.date(2026, 10, 9)
    first, second = world.take(who.ref, 2, on, 9)
    lines = [pays(item, discount=earned(item, on)) for item in (first, second)]
    paper = Paper(A4, "Times-Roman", "Brief")
    paper.text(297, 64, who.name, 18, bold=True, at="c")
    paper.text(297, 80, " · ".join(who.address), 9, at="c")
    paper.lines(70, 150, [us.name, *us.address], 11, 14)
    paper.text(525, 230, f"Kitzingen, {long_day(on, 'deu')}", 11, at="r")
    paper.text(70, 260, "Zahlung Ihrer Rechnungen, unser Zeichen BG-0910", 12, bold=True)
    words = (
        f"Sehr geehrte Damen und Herren,|wir haben heute {money(total(lines), 'eu')} EUR auf Ihr Konto überwiesen. Damit bezahlen wir "
        f"Ihre Rechnung {first.number} vom {day(first.issued)} über {money(first.original, 'eu')} EUR abzüglich 2 % Skonto "
        f"({money(lines[0].discount_amount, 'eu')} EUR) und Ihre Rechnung {second.number} vom {day(second.issued)} über "
        f"{money(second.original, 'eu')} EUR abzüglich 2 % Skonto ({money(lines[1].discount_amount, 'eu')} EUR).|"
        "Bitte schicken Sie uns künftige Rechnungen per E-Mail.|Mit freundlichen Grüßen||Elfriede Grünwald"
    )
    y = 290.0
    for paragraph in words.split("|"):
        y = paper.lines(70, y, paper.fit(paragraph, 450, 11), 11, 15) + 8
    return Case(
        "letter_sentence_deu",
        {"input.pdf": paper.done()},
        (advice(payer(who), payee(us), "BG-0910", on, "EUR", lines),),
        "posted",
        "Two invoices with earned Skonto; both nets add up to what the letter names.",
        "No table: numbers, dates, amounts and discounts stand in running text.",
        letter(who, "Elfriede Grünwald", "Zahlung", on, language="deu", names=("Brief Norhaven.pdf",)),
    )


def trailing_minus(world: World) -> Case:
    """SAPscript form with credits as a trailing minus; the document kind is a two-letter code."""
    who, us, on = world.client("C-3004"), world.branch("C-3004"), dt.date(2026, 10, 30)
    items = [*world.take(who.ref, 5, on, 90), world.take_credit(who.ref, on)]
    lines = [pays(item) for item in items]
    paper = Paper(A4, title="Avis")
    paper.text(50, 52, "NORDSEE KÜHLLOGISTIK AG", 14, bold=True, color="#103a6b")
    paper.rule(50, 58, 545, 58, 1.5, "#103a6b")
    paper.lines(50, 80, [us.name, *us.address], 9.5)
    paper.lines(
        370,
        80,
        [
            "AVIS",
            f"Zahlungsdatum  {day(on)}",
            "Zahlungsbeleg  1500004471",
            "Lieferantennr.  0000210087",
            "Sachbearbeiter  Fr. Petersen",
        ],
        9,
        13,
    )
    columns = [
        Column("Art", 54), Column("Ihre Belegnr.", 84), Column("Datum", 190), Column("Unser Beleg", 260),
        Column("Betrag", 440, "r"), Column("Zahlbetrag", 540, "r"),
    ]  # fmt: skip
    y = heads(paper, 180, columns, 9) + 8
    ys = [166.0, y - 12]
    for at, line in enumerate(lines):
        gross = money(line.gross_amount or NIL, "eu", "back")
        kind = "KG" if line.document_type == "credit_memo" else "KR"
        row(
            paper,
            y,
            columns,
            [kind, line.document_number or "", day(line.document_date or on), str(1900004412 + at * 9), gross, gross],
            9,
        )
        y += 16
    ys.append(y - 11)
    grid(paper, [50, 80, 186, 256, 350, 446, 545], ys)
    paper.text(350, y + 6, "Zahlbetrag EUR", 10, bold=True)
    paper.text(540, y + 6, money(total(lines), "eu"), 10, bold=True, at="r")
    paper.text(
        50,
        y + 40,
        "KR = Rechnung, KG = Gutschrift. Der Betrag wird Ihrem Konto in den nächsten Tagen gutgeschrieben.",
        8,
    )
    return Case(
        "credit_trailing_minus_deu",
        {"input.pdf": paper.done()},
        (advice(payer(who), payee(us), "1500004471", on, "EUR", lines),),
        "posted",
        "Five invoices less our credit note.",
        "The credit's sign is a minus behind the figure; document kinds are codes explained below the table.",
        letter(
            who,
            "Petersen",
            "Avis 1500004471",
            on,
            language="deu",
            forwarded_by="Tom Barker <tom.barker@norhaven.example>",
        ),
    )


def landscape_gross_net(world: World) -> Case:
    """Landscape list of a municipal utility with nine columns and a signature block."""
    who, us, on = world.client("C-3002"), world.branch("C-3002"), dt.date(2026, 10, 21)
    lines = [pays(item) for item in world.take(who.ref, 6, on)]
    paper = Paper(landscape(A4), title="Auszahlungsanordnung")
    paper.text(40, 46, "Stadtwerke Lindenau AöR", 13, bold=True)
    paper.text(40, 60, "Am Wasserturm 1 · 04177 Leipzig · Kreditoren", 8)
    paper.text(800, 46, "Zahlungsaufstellung", 13, bold=True, at="r")
    paper.lines(40, 90, ["Zahlungsempfänger", us.name, ", ".join(us.address), f"IBAN {us.account}"], 9, 12)
    paper.lines(
        520,
        90,
        [
            "Zahlungslauf-Nr.:  20261021-A",
            f"Ausführung am:  {day(on)}",
            f"Zahlbetrag:  {money(total(lines), 'eu')} EUR",
            "Zahlweg:  SEPA-Überweisung",
        ],
        9,
        12,
    )
    columns = [
        Column("Lfd.\nNr.", 44), Column("Haushalts-\nstelle", 80), Column("Rechnungs-\nnummer", 160), Column("Rechnungs-\ndatum", 260),
        Column("Fällig\nam", 340), Column("Rechnungsbetrag\nbrutto", 500, "r"), Column("Einbehalt", 580, "r"), Column("Skonto", 650, "r"),
        Column("Auszahlung", 796, "r"),
    ]  # fmt: skip
    y = heads(paper, 165, columns, 9, 11) + 8
    ys = [152.0, y - 12]
    for at, line in enumerate(lines, start=1):
        when = line.document_date or on
        gross = money(line.gross_amount or NIL, "eu")
        row(
            paper,
            y,
            columns,
            [
                str(at),
                f"8150.{5400 + at}",
                line.document_number or "",
                day(when),
                day(when + dt.timedelta(days=30)),
                gross,
                "0,00",
                "0,00",
                gross,
            ],
            9,
        )
        y += 16
        ys.append(y - 12)
    grid(paper, [40, 75, 155, 255, 335, 400, 505, 585, 655, 800], ys, 0.4, "#777777")
    paper.text(505, y + 4, "Summe der Auszahlungen", 9, bold=True)
    paper.text(796, y + 4, money(total(lines), "eu"), 9, bold=True, at="r")
    paper.lines(40, 500, ["sachlich richtig: gez. Ahrendt", "angeordnet: gez. Dr. Böhme"], 8, 12)
    return Case(
        "landscape_nine_columns_deu",
        {"input.pdf": paper.done()},
        (advice(payer(who), payee(us), "20261021-A", on, "EUR", lines, payment_method="sepa"),),
        "posted",
        "Six invoices paid in full.",
        "Nine ruled columns on a landscape page, two dates a row, budget codes that look like numbers, zero columns.",
        letter(who, "Kreditoren", "Zahlungsaufstellung 20261021-A", on, language="deu", names=("aufstellung.pdf",)),
    )


def bank_made(world: World) -> Case:
    """What a bank's portal prints for a transfer: labels and values, invoice numbers in the purpose lines."""
    who, us, on = world.client("C-3004"), world.branch("C-3004"), dt.date(2026, 10, 14)
    item = world.take(who.ref, 1, on, 90)[0]
    lines = [pays(item, dated=True)]
    paper = Paper(A4, title="Auftragsbestätigung")
    paper.box(50, 40, 72, 26, fill="#d40000", stroke="")
    paper.text(58, 58, "KüstenBank", 9.5, bold=True, color="#ffffff")
    paper.text(545, 58, "Überweisung – Ausführungsbestätigung", 11, bold=True, at="r")
    facts = [
        ("Auftraggeber", who.name), ("IBAN Auftraggeber", who.account), ("Empfänger", us.name), ("IBAN Empfänger", us.account),
        ("Betrag", f"{money(total(lines), 'eu')} EUR"), ("Ausführungstag", day(on)), ("Ende-zu-Ende-Referenz", "NKL20261014-0099"),
        ("Verwendungszweck", f"Rechnung {item.number} vom {day(item.issued)}"), ("Status", "ausgeführt"),
    ]  # fmt: skip
    for at, (label, value) in enumerate(facts):
        paper.text(50, 110 + at * 22, label, 9, color="#555555")
        paper.text(220, 110 + at * 22, value, 9.5)
        paper.rule(50, 116 + at * 22, 545, 116 + at * 22, 0.3, "#bbbbbb")
    return Case(
        "bank_confirmation_deu",
        {"input.pdf": paper.done()},
        (advice(payer(who, "iban"), payee(us), "NKL20261014-0099", on, "EUR", lines, payment_method="sepa"),),
        "posted",
        "One invoice, named in the purpose of the transfer, paid in full.",
        "No lines at all: the invoice stands in the purpose text; two IBANs and two names are told apart by labels.",
        travels_with="credit_trailing_minus_deu",
    )
