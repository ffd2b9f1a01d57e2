# ruff: noqa: E501  (a printed line stays on one line)
"""Habits of single houses: two languages at once, marks instead of signs, facts in unusual places, lines split over rows."""

import random
from collections.abc import Sequence
from decimal import Decimal

from samples.drawing.paper import A4, LETTER, Paper
from samples.layouts.blocks import boxed, inline, listed, paragraph
from samples.layouts.content import CENT
from samples.layouts.contract import Drawn, layout
from samples.layouts.papers import RATES_OF_TAX, advice, columns
from samples.layouts.phrases import LANGUAGES
from samples.layouts.tables import Col, Look, table
from samples.layouts.web import FONTS, block, facts, page, rows

EVERYWHERE = "us uk de ch fr es mx it nl pt br"


@layout
def two_languages_at_once(rng: random.Random) -> Drawn:
    """Every label and heading in the country's language and in English, parted by a slash or on two lines."""
    a = advice(rng, "de ch fr nl it pt es", (1, 9), discount=0.4)
    joint = rng.choice((" / ", "\n", " - "))

    def both(role: str) -> str:
        return f"{a.say(role)}{joint}{rng.choice(list(LANGUAGES['eng'][role]))}"  # type: ignore[literal-required]

    paper = Paper(A4, "Helvetica", "Advice")
    paper.text(50, 60, a.pay.payer[0], 13, bold=True)
    paper.lines(50, 74, a.pay.payer[1:], 8.5)
    paper.lines(50, 120, a.pay.payee, 9.5)
    paper.text(50, 190, both("title").replace("\n", " / "), 12, bold=True)
    pairs = [
        (both(role).replace("\n", " / "), value)
        for role, value in (("reference", a.pay.reference), ("date", a.day()), ("currency", a.pay.currency))
    ]
    y = listed(paper, 50, 212, pairs, 9, 14, colon=":")
    keys = {"document": "document", "date": "document_date", "gross": "gross", "discount": "discount", "paid": "paid"}
    shown = columns(
        a, "document date gross discount paid", total="paid", **{role: both(key) for role, key in keys.items()}
    )
    shown[0].total = both("sum").replace("\n", " / ")
    table(paper, shown, 50, 545, y + 26, Look(8, 13, rng.choice(("head", "grid"))))
    return Drawn(paper.done(), (a.record("date"),), a.language)


@layout
def debit_and_credit_marks(rng: random.Random) -> Drawn:
    """Amounts without signs; a column of marks (S/H, D/C, D/A) says which are credits; the total is the balance."""
    a = advice(rng, "de ch it es uk nl", (3, 14), discount=0, credit=1.0)
    marks = {
        "deu": ("H", "S", "S/H"),
        "ita": ("A", "D", "D/A"),
        "spa": ("H", "D", "D/H"),
        "eng": ("C", "D", "D/C"),
        "nld": ("C", "D", "D/C"),
    }[a.language]
    paper = Paper(A4, rng.choice(("Courier", "Helvetica")), "List")
    paper.text(50, 60, a.pay.payer[0], 12, bold=True)
    paper.lines(50, 74, a.pay.payer[1:], 8.5)
    paper.lines(50, 120, a.pay.payee, 9.5)
    paper.text(50, 190, a.say("title"), 12, bold=True)
    y = inline(
        paper,
        50,
        210,
        [(a.say("reference"), a.pay.reference), (a.say("date"), a.day()), (a.say("currency"), a.pay.currency)],
        9,
    )
    shown = columns(a, "document type date")
    shown.append(Col(a.say("only"), [a.money(abs(line.paid)) for line in a.lines], "r", a.money(a.pay.total)))
    shown.append(Col(marks[2], [marks[0] if line.paid > 0 else marks[1] for line in a.lines], "c", marks[0]))
    shown[0].total = a.say("sum")
    table(paper, shown, 50, 545, y + 14, Look(9, 13, "head"))
    return Drawn(paper.done(), (a.record("date"),), a.language)


@layout
def columns_from_right_to_left(rng: random.Random) -> Drawn:
    """What is paid stands first, then discount, gross, date, and the document's number last."""
    a = advice(rng, EVERYWHERE, (2, 12), discount=0.6)
    paper = Paper(A4, "Times-Roman", "Advice")
    paper.lines(50, 60, a.pay.payer, 10, 13)
    paper.lines(340, 60, [a.say("payee") + ":", *a.pay.payee], 10, 13)
    paper.text(50, 140, a.say("title"), 14, bold=True)
    y = boxed(
        paper,
        50,
        545,
        152,
        [(a.say("reference"), a.pay.reference), (a.say("date"), a.day()), (a.say("currency"), a.pay.currency)],
        3,
        9,
    )
    shown = columns(a, "paid discount gross date document", total="paid discount gross")
    shown[-1].total = a.say("sum")
    table(paper, shown, 50, 545, y + 26, Look(9, 14, rng.choice(("rows", "head"))))
    return Drawn(paper.done(), (a.record("date"),), a.language)


@layout
def words_before_the_number(rng: random.Random) -> Drawn:
    """One text column holds the word for the document, its number and the order ("Invoice 4711 / PO 45..."); date and amount beside."""
    a = advice(rng, "us uk de fr es it nl pt", (1, 10), discount=0, credit=0.3)
    word = {"eng": ("Invoice", "Credit note", "PO"), "deu": ("Rechnung", "Gutschrift", "Best."), "fra": ("Facture", "Avoir", "Cde"), "spa": ("Factura", "Abono", "Pedido"),
            "ita": ("Fattura", "Nota di credito", "Ordine"), "nld": ("Factuur", "Creditnota", "Order"), "por": ("Fatura", "Nota de crédito", "Enc.")}[a.language]  # fmt: skip
    paper = Paper(A4, "Helvetica", "Advice")
    paper.text(50, 60, a.pay.payer[0], 13, bold=True)
    paper.lines(50, 74, a.pay.payer[1:], 8.5)
    paper.lines(50, 120, a.pay.payee, 9.5)
    y = listed(
        paper,
        340,
        120,
        [(a.say("reference"), a.pay.reference), (a.say("date"), a.day()), (a.say("currency"), a.pay.currency)],
        9,
        13,
    )
    paper.text(50, y + 20, a.say("title"), 12, bold=True)
    texts = [f"{word[line.gross < 0]} {line.number} / {word[2]} {line.po}" for line in a.lines]
    date, amount = columns(a, "date only", total="only")
    shown = [Col(a.say("description"), texts, total=a.say("total")), date, amount]
    table(paper, shown, 50, 545, y + 45, Look(9, 14, rng.choice(("head", "stripes"))))
    return Drawn(paper.done(), (a.record("date", "po"),), a.language)


@layout
def letterhead_on_every_page(rng: random.Random) -> Drawn:
    """Each page repeats letterhead, addresses, facts and headings, and ends with its own subtotal; the total is on the last."""
    a = advice(rng, EVERYWHERE, (35, 80), discount=0.4)
    paper = Paper(A4, "Helvetica", "Advice")
    words = {role: a.say(role) for role in ("title", "reference", "date", "currency", "page", "page_total", "payee")}

    def head() -> float:
        paper.text(50, 55, a.pay.payer[0], 12, bold=True)
        paper.lines(50, 68, a.pay.payer[1:], 8)
        paper.text(545, 55, words["page"].format(p=paper.pages, n=7), 8, at="r")
        paper.lines(50, 105, [words["payee"], *a.pay.payee], 9)
        inline(
            paper,
            340,
            105,
            [(words["reference"], a.pay.reference), (words["date"], a.day()), (words["currency"], a.pay.currency)],
            9,
        )
        paper.text(50, 175, words["title"], 12, bold=True)
        return 200

    start = [0]

    def on_break(at: int, cols: Sequence[Col]) -> float:
        part = sum((line.paid for line in a.lines[start[0] : at]), a.pay.total * 0)
        paper.text(50, paper.height - 80, words["page_total"], 8)
        paper.text(cols[-1].x1, paper.height - 80, a.money(part), 8, at="r")
        start[0] = at
        paper.page()
        return head()

    shown = columns(a, "document date gross discount paid", total="paid")
    shown[0].total = a.say("total")
    table(paper, shown, 50, 545, head(), Look(8.5, 13, "head"), on_break)
    return Drawn(paper.done(), (a.record("date"),), a.language)


@layout
def total_only_in_the_head(rng: random.Random) -> Drawn:
    """The amount stands in the sentence at the top; the table below has neither a total nor rules."""
    a = advice(rng, EVERYWHERE, (2, 12), discount=0.4)
    says = {"eng": "Payment of {a} was made on {d} under reference {r}.", "deu": "Am {d} wurde unter der Referenz {r} ein Betrag von {a} gezahlt.", "fra": "Un paiement de {a} a été effectué le {d} sous la référence {r}.",
            "spa": "El {d} se efectuó un pago de {a} con la referencia {r}.", "ita": "In data {d} è stato eseguito un pagamento di {a} con riferimento {r}.", "nld": "Op {d} is een betaling van {a} gedaan onder kenmerk {r}.",
            "por": "Em {d} foi efetuado um pagamento de {a} com a referência {r}."}[a.language]  # fmt: skip
    amount = (
        f"{a.pay.currency} {a.money(a.pay.total)}"
        if a.language == "eng"
        else f"{a.money(a.pay.total)} {a.pay.currency}"
    )
    top = f"<b style='font-size:14pt'>{a.pay.payer[0]}</b><br>{block(a.pay.payer[1:])}<p>{block(a.pay.payee)}</p><h3>{a.say('title')}</h3>"
    body = f"{top}<p>{says.format(a=amount, d=a.day(), r=a.pay.reference)}</p>{rows(columns(a, 'document date gross discount paid'))}"
    css = "table.lines{width:100%;margin-top:10pt}table.lines th{text-align:left}table.lines th.r{text-align:right}"
    return Drawn(page(body, font=rng.choice(FONTS), size=9.5, css=css), (a.record("date"),), a.language)


@layout
def printed_mail_page(rng: random.Random) -> Drawn:
    """A mail printed to PDF by a mail program: its head of From, To, Date and Subject above, the advice with a table below."""
    a = advice(rng, EVERYWHERE, (1, 10), discount=0.4)
    head = {"eng": ("From:", "Sent:", "To:", "Subject:"), "deu": ("Von:", "Gesendet:", "An:", "Betreff:"), "fra": ("De :", "Envoyé :", "À :", "Objet :"), "spa": ("De:", "Enviado:", "Para:", "Asunto:"),
            "ita": ("Da:", "Inviato:", "A:", "Oggetto:"), "nld": ("Van:", "Verzonden:", "Aan:", "Onderwerp:"), "por": ("De:", "Enviado:", "Para:", "Assunto:")}[a.language]  # fmt: skip
    values = (
        "Accounts Payable &lt;ap@payer.example&gt;",
        f"{a.day()} 16:42",
        "ar@supplier.example",
        f"{a.say('title')} {a.pay.reference}",
    )
    lines = "".join(f"<tr><td><b>{k}</b></td><td>{v}</td></tr>" for k, v in zip(head, values, strict=True))
    shown = columns(a, "document date gross discount paid", total="paid")
    shown[0].total = a.say("sum")
    pairs = [
        (a.say("payer"), a.pay.payer[0]),
        (a.say("reference"), a.pay.reference),
        (a.say("date"), a.day()),
        (a.say("currency"), a.pay.currency),
    ]
    body = f"<table>{lines}</table><hr><p>{a.say('intro')}</p>{facts(pairs, ':')}{rows(shown, 'border=1')}<p>{a.say('closing')}</p>"
    return Drawn(page(body, font=FONTS[0], size=10), (a.record("date"),), a.language)


@layout
def value_above_its_label(rng: random.Random) -> Drawn:
    """A form whose small labels stand below their values, with a rule between them, as on printed forms."""
    a = advice(rng, EVERYWHERE, (1, 8), discount=0.3)
    paper = Paper(A4, "Times-Roman", "Form")
    paper.text(297, 60, a.say("title"), 15, bold=True, at="c")
    spots = [(60, 110, a.say("payer"), a.pay.payer[0]), (320, 110, a.say("payee"), a.pay.payee[0]), (60, 150, a.say("reference"), a.pay.reference), (240, 150, a.say("date"), a.day()),
             (420, 150, a.say("total"), f"{a.money(a.pay.total)} {a.pay.currency}")]  # fmt: skip
    for x, y, label, value in spots:
        paper.text(x, y, value, 10.5)
        paper.rule(x - 4, y + 3, x + 150, y + 3, 0.4)
        paper.text(x, y + 11, label, 6.5)
    table(paper, columns(a, "document date gross discount paid"), 60, 540, 200, Look(9, 14, "box"))
    return Drawn(paper.done(), (a.record("date"),), a.language)


@layout
def currency_in_each_row(rng: random.Random) -> Drawn:
    """A currency column beside the amounts, running numbers in front, due dates, and a row count below."""
    a = advice(rng, EVERYWHERE, (2, 14), discount=0.4)
    paper = Paper(A4, "Helvetica", "Report")
    paper.text(50, 50, f"{a.pay.payer[0]} - {a.say('title')}", 11, bold=True)
    y = inline(
        paper,
        50,
        68,
        [(a.say("payee"), a.pay.payee[0]), (a.say("reference"), a.pay.reference), (a.say("date"), a.day())],
        8.5,
        12,
    )
    shown = columns(a, "count document date due currency gross discount paid", total="paid", count="#")
    shown[1].total = a.say("sum")
    y = table(paper, shown, 50, 545, y + 16, Look(8, 12, rng.choice(("head", "grid", "stripes"))))
    paper.text(
        50,
        y + 8,
        f"{len(a.lines)} "
        + {
            "eng": "records",
            "deu": "Datensätze",
            "fra": "lignes",
            "spa": "registros",
            "ita": "righe",
            "nld": "regels",
            "por": "registos",
        }[a.language],
        8,
    )
    return Drawn(paper.done(), (a.record("date"),), a.language)


@layout
def net_tax_and_gross_columns(rng: random.Random) -> Drawn:
    """Net, VAT and gross of each invoice as columns, then what is paid: a second equation in each line that is no deduction."""
    a = advice(rng, "uk de fr es it nl pt", (1, 9), discount=0, credit=0.3)
    rate = Decimal(RATES_OF_TAX[a.language])
    net = [(line.gross * 100 / (100 + rate)).quantize(CENT) for line in a.lines]
    heads = {
        "eng": ("Net", "VAT", "Gross"),
        "deu": ("Netto", "MwSt", "Brutto"),
        "fra": ("HT", "TVA", "TTC"),
        "spa": ("Base", "IVA", "Total factura"),
        "ita": ("Imponibile", "IVA", "Totale fattura"),
        "nld": ("Excl. btw", "Btw", "Incl. btw"),
        "por": ("Base", "IVA", "Total c/ IVA"),
    }[a.language]
    paper = Paper(A4, "Helvetica", "Advice")
    paper.text(50, 60, a.pay.payer[0], 13, bold=True)
    paper.lines(50, 74, a.pay.payer[1:], 8.5)
    paper.lines(50, 120, a.pay.payee, 9.5)
    paper.text(50, 190, a.say("title"), 12, bold=True)
    y = listed(
        paper,
        50,
        210,
        [(a.say("reference"), a.pay.reference), (a.say("date"), a.day()), (a.say("currency"), a.pay.currency)],
        9,
        13,
    )
    shown = columns(a, "document date")
    for head, values in zip(
        heads, (net, [g.gross - n for g, n in zip(a.lines, net, strict=True)], [g.gross for g in a.lines]), strict=True
    ):
        shown.append(Col(head, [a.money(value) for value in values], "r", a.money(sum(values, a.pay.total * 0))))
    paid = {
        "eng": "Amount paid",
        "deu": "Bezahlt",
        "fra": "Réglé",
        "spa": "Pagado",
        "ita": "Pagato",
        "nld": "Betaald",
        "por": "Pago",
    }[a.language]
    shown.append(Col(paid, [a.money(line.paid) for line in a.lines], "r", a.money(a.pay.total)))
    shown[0].total = a.say("sum")
    table(paper, shown, 50, 545, y + 16, Look(8.5, 13, rng.choice(("head", "rows", "grid"))))
    return Drawn(paper.done(), (a.record("date"),), a.language)


@layout
def cheque_letter(rng: random.Random) -> Drawn:
    """A French or Spanish letter with the cheque at the foot of the page: payee, place and date, amount in words and figures."""
    a = advice(rng, "fr fr es", (1, 6), discount=0, credit=0.2, cheque=True)
    paper = Paper(A4, "Helvetica", "Letter")
    paper.text(50, 60, a.pay.payer[0], 12, bold=True)
    paper.lines(50, 74, a.pay.payer[1:], 8.5)
    paper.lines(320, 120, a.pay.payee, 10, 13)
    text = a.own(
        fra="Veuillez trouver ci-dessous notre chèque en règlement de :",
        spa="Adjunto encontrarán nuestro cheque en pago de:",
    )
    y = paragraph(paper, 50, 210, text, 480, 10) + 8
    y = table(paper, columns(a, "document date only", total="only"), 50, 545, y, Look(9, 13, "head", bottom=330))
    paper.rule(30, 560, 565, 560, dash=True)
    label = a.own(fra="Chèque N°", spa="Cheque N.º")
    paper.text(50, 590, f"{label} {a.pay.reference}", 9)
    paper.text(430, 590, a.own(fra="B.P.F. EUR", spa="EUR"), 8)
    paper.text(545, 590, f"**{a.money(a.pay.total)}**", 11, bold=True, at="r")
    paper.text(50, 615, a.own(fra="Payez contre ce chèque", spa="Páguese por este cheque a"), 8)
    paper.text(50, 640, a.own(fra="à l'ordre de", spa=""), 8)
    paper.text(130, 640, a.pay.payee[0], 10)
    paper.text(545, 665, f"{a.pay.payer[2].split(' ', 1)[-1]}, {a.own(fra='le', spa='a')} {a.day()}", 9, at="r")
    paper.text(
        50,
        720,
        f"{a.pay.reference} {rng.randrange(10**11, 10**12)} {rng.randrange(10**11, 10**12)}",
        10,
        font="Courier",
    )
    return Drawn(paper.done(), (a.record("date"),), a.language)


@layout
def american_voucher_register(rng: random.Random) -> Drawn:
    """Fixed pitch capitals of an old mainframe: headings of dashes, amounts with trailing CR, words of four letters."""
    a = advice(rng, "us", (2, 20), discount=0.6, credit=0.5)
    paper = Paper(LETTER, "Courier", "Register")
    paper.text(40, 45, f"{a.pay.payer[0].upper()[:40]:<44}REMITTANCE ADVICE", 9, bold=True)
    inline(paper, 40, 62, [("VENDOR", f"{a.customer_number} {a.pay.payee[0].upper()}")], 9, 12)
    inline(paper, 40, 76, [("CHECK NO" if rng.random() < 0.4 else "EFT NO", a.pay.reference)], 9, 12)
    inline(paper, 250, 76, [("DATE", a.day())], 9, 12)
    inline(paper, 450, 76, [("CURR", a.pay.currency)], 9, 12)
    heads = {
        "document": "INVOICE NO",
        "date": "INV DATE",
        "po": "PO NUMBER",
        "gross": "GROSS AMT",
        "discount": "DISC AMT",
        "paid": "NET AMT",
    }
    shown = columns(a, "document date po gross discount paid", "CR", total="gross discount paid", **heads)
    shown[0].total = "*** TOTAL ***"
    table(paper, shown, 40, 572, 100, Look(8.5, 11, "none", head_bold=False))
    record = a.record("date", "po")
    name = a.pay.payer[0].upper()[:40]
    return Drawn(
        paper.done(),
        (record.model_copy(update={"payer": record.payer.model_copy(update={"name": name}), "payment_method": None}),),
        a.language,
    )
