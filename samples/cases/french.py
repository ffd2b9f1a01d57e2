# ruff: noqa: E501  (a printed line stays on one line)
"""Papers of French and Belgian payers."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from samples.drawing.formats import day, long_day, money
from samples.drawing.letters import letter
from samples.drawing.paper import A4, Column, Paper, body, grid, heads, landscape, row
from samples.drawing.truth import Case, advice, payee, payer, pays, total
from samples.drawing.world import World

NIL = Decimal(0)
DAY = "%d/%m/%Y"


def cases(world: World) -> Iterator[Case]:
    """All papers in Romance languages."""
    yield french_letter(world)
    yield french_landscape(world)
    yield belgian_references(world)


def french_letter(world: World) -> Case:
    """A letter with the amount in its first sentence and a short unruled list below it."""
    who, us, on = world.client("C-4001"), world.branch("C-4001"), dt.date(2026, 9, 22)
    lines = [pays(item) for item in world.take(who.ref, 3, on)]
    paper = Paper(A4, "Times-Roman", "Avis de virement")
    paper.text(60, 60, who.name, 15, bold=True)
    paper.lines(60, 76, [*who.address, f"N° TVA : {who.tax_id}"], 9)
    paper.lines(340, 130, [us.name, *us.address], 11, 14)
    paper.text(340, 200, f"Nantes, le {long_day(on, 'fra')}", 11)
    paper.text(60, 235, "Objet : avis de virement n° 2026-0922", 11, bold=True)
    words = (
        f"Madame, Monsieur,|Nous vous informons que nous avons effectué ce jour un virement de {money(total(lines), 'fr')} € "
        "en règlement des factures suivantes :"
    )
    y = 265.0
    for paragraph in words.split("|"):
        y = paper.lines(60, y, paper.fit(paragraph, 470, 11), 11, 15) + 6
    columns = [Column("Facture n°", 90), Column("Date", 230), Column("Montant TTC", 450, "r")]
    y = heads(paper, y + 8, columns, 11) + 8
    rows = [
        [x.document_number or "", day(x.document_date or on, DAY), money(x.paid_amount or NIL, "fr") + " €"]
        for x in lines
    ]
    y = body(paper, y, columns, rows, 11, 16)
    y = paper.lines(60, y + 20, ["Nous vous prions d'agréer, Madame, Monsieur, nos salutations distinguées."], 11) + 30
    paper.lines(340, y, ["Le service comptabilité", "M. Rousseau"], 11, 15)
    return Case(
        "letter_list_fra",
        {"input.pdf": paper.done()},
        (advice(payer(who, "tax_id"), payee(us), "2026-0922", on, "EUR", lines, payment_method="wire"),),
        "posted",
        "Three invoices; the amount of the sentence is the sum of the list.",
        "The total stands in a sentence and not below the list; blanks group the thousands; the date is in words.",
        letter(
            who,
            "Comptabilité",
            "Avis de virement",
            on,
            language="fra",
            names=("avis de virement.pdf", "lettre-chèque 7004418.pdf"),
        ),
    )


def french_landscape(world: World) -> Case:
    """Landscape ERP list: gross, credit, discount and net columns, heads over two lines, our credit note as "avoir"."""
    who, us, on = world.client("C-4002"), world.branch("C-4002"), dt.date(2026, 10, 27)
    items = [*world.take(who.ref, 5, on), world.take_credit(who.ref, on)]
    lines = [pays(item, order=True) for item in items]
    paper = Paper(landscape(A4), title="Avis de paiement")
    paper.text(40, 45, "SOCIÉTÉ BRETONNE DE CONSERVERIE", 13, bold=True, color="#00457c")
    paper.lines(40, 58, ["Port de Pêche - 29900 Concarneau", f"TVA intracommunautaire {who.tax_id}"], 8)
    paper.text(800, 45, "AVIS DE PAIEMENT", 14, bold=True, at="r")
    paper.lines(520, 80, [us.name, *us.address], 10)
    paper.lines(
        40,
        95,
        [f"Référence du règlement : VIR-004518    Date de règlement : {day(on, DAY)}    Mode : virement SEPA"],
        9.5,
    )
    columns = [
        Column("Type de\npièce", 44), Column("N° de votre\nfacture", 110), Column("Date de\nfacture", 200), Column("N° de\ncommande", 280),
        Column("Notre n°\nde pièce", 360), Column("Montant\nbrut", 520, "r"), Column("Escompte", 610, "r"), Column("Montant net\nréglé", 796, "r"),
    ]  # fmt: skip
    paper.box(40, 122, 760, 30, fill="#dbe7f1", stroke="")
    y = heads(paper, 134, columns, 9, 11) + 10
    for at, line in enumerate(lines):
        gross = money(line.gross_amount or NIL, "fr")
        kind = "AVOIR" if line.document_type == "credit_memo" else "FACTURE"
        cells = [
            kind,
            line.document_number or "",
            day(line.document_date or on, DAY),
            line.purchase_order or "",
            f"26-{8812 + at * 4}",
        ]
        row(paper, y, columns, [*cells, gross, "0,00", gross], 9)
        paper.rule(40, y + 5, 800, y + 5, 0.3, "#9db7cc")
        y += 17
    paper.text(610, y + 6, "Total réglé en EUR", 9.5, bold=True)
    paper.text(796, y + 6, money(total(lines), "fr"), 9.5, bold=True, at="r")
    return Case(
        "landscape_avoir_fra",
        {"input.pdf": paper.done()},
        (advice(payer(who, "tax_id"), payee(us), "VIR-004518", on, "EUR", lines, payment_method="sepa"),),
        "posted",
        "Five invoices less our credit note.",
        "Three number columns (ours, theirs, the order); two-line heads; the credit's sign in front.",
        letter(
            who,
            "Service Fournisseurs",
            "Avis de paiement VIR-004518",
            on,
            language="fra",
            names=("AvisPaiement.pdf",),
            logo=True,
        ),
    )


def belgian_references(world: World) -> Case:
    """A Belgian form: "notre document" beside "votre référence", amounts with points, fully ruled."""
    who, us, on = world.client("C-4003"), world.branch("C-4003"), dt.date(2026, 9, 17)
    lines = [pays(item) for item in world.take(who.ref, 4, on)]
    paper = Paper(A4, title="Avis de paiement")
    paper.text(545, 56, who.name, 13, bold=True, at="r")
    paper.lines(545, 70, [*who.address, who.tax_id, who.account], 8.5, at="r")
    paper.lines(50, 130, [us.name, *us.address, "France"], 10)
    paper.text(50, 205, f"Avis de paiement n° 88-2206 du {day(on, '%d.%m.%Y')}", 12, bold=True)
    columns = [
        Column("Notre document", 55), Column("Votre référence", 165), Column("Date doc.", 275), Column("Dev.", 350),
        Column("Montant", 460, "r"), Column("Payé", 540, "r"),
    ]  # fmt: skip
    y = heads(paper, 240, columns, 9) + 8
    ys = [226.0, y - 12]
    for at, line in enumerate(lines):
        gross = money(line.gross_amount or NIL, "eu")
        row(
            paper,
            y,
            columns,
            [
                f"5105{600871 + at * 22}",
                line.document_number or "",
                day(line.document_date or on, "%d.%m.%Y"),
                "EUR",
                gross,
                gross,
            ],
            9,
        )
        y += 16
        ys.append(y - 12)
    grid(paper, [50, 160, 270, 345, 385, 465, 545], ys)
    paper.text(385, y + 4, "Total payé", 9, bold=True)
    paper.text(540, y + 4, money(total(lines), "eu"), 9, bold=True, at="r")
    return Case(
        "references_notre_votre_fra",
        {"input.pdf": paper.done()},
        (advice(payer(who, "tax_id", "iban"), payee(us), "88-2206", on, "EUR", lines),),
        "posted",
        "Four invoices paid in full.",
        "The first column is the payer's own number, longer and more regular than ours; only the words tell them apart.",
        letter(who, "Facturation", "Paiement 88-2206", on, language="fra"),
    )
