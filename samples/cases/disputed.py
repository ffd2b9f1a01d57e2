# ruff: noqa: E501  (a printed line stays on one line)
"""Disputes: debit memos, claims, chargebacks, stamped invoices, and mails that say in words what is wrong."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from docflow.schema.reasons import Reason
from docflow.schema.records import Dispute, Party
from samples.drawing.formats import day, long_day, money
from samples.drawing.letters import letter
from samples.drawing.mails import mail
from samples.drawing.paper import A4, LETTER, Column, Paper, grid, heads, row
from samples.drawing.scan import as_pdf, noisy, pictures, skewed
from samples.drawing.truth import Case, Letter
from samples.drawing.world import World

US = "%m/%d/%Y"


def cases(world: World) -> Iterator[Case]:
    """All disputes."""
    yield debit_memo(world)
    yield chargeback(world)
    yield claim_letter(world)
    yield stamped_invoice(world)
    yield dispute_mail(world)
    yield german_mail(world)
    yield spanish_mail(world)


def _case(name: str, files: dict[str, bytes], record: Dispute, why: str, note: str, mailed: Letter) -> Case:
    return Case(name, files, (record,), "review", why, note, mailed)


def debit_memo(world: World) -> Case:
    """A retailer's debit memo for a shortage, with line items and a big number at the top."""
    who, us, on = world.client("C-1005"), world.branch("C-1005"), dt.date(2026, 10, 20)
    item = world.take(who.ref, 1, on)[0]
    amount = Decimal("347.52")
    paper = Paper(LETTER, title="Debit Memo")
    paper.box(36, 36, 540, 34, fill="#a11f2b", stroke="")
    paper.text(46, 58, who.name.upper(), 14, bold=True, color="#ffffff")
    paper.text(566, 58, "DEBIT MEMO", 13, bold=True, at="r", color="#ffffff")
    paper.lines(36, 92, ["Vendor:", us.name, *us.address], 9.5)
    facts = [
        ("Debit memo no.", "DM-5530187"),
        ("Date", day(on, US)),
        ("Vendor no.", "660218-01"),
        ("Your invoice", item.number),
        ("Our PO", item.purchase_order or ""),
    ]
    for at, (label, value) in enumerate(facts):
        paper.text(380, 92 + at * 14, label, 9, bold=True)
        paper.text(576, 92 + at * 14, value, 9, at="r")
    columns = [
        Column("Item", 40),
        Column("Description", 110),
        Column("Billed", 330, "r"),
        Column("Received", 390, "r"),
        Column("Unit cost", 470, "r"),
        Column("Debit", 572, "r"),
    ]
    y = heads(paper, 190, columns, 9) + 6
    paper.rule(36, y - 11, 576, y - 11)
    for cells in (
        ["44-1180", "Cargo net 4x6", "120", "96", "12.48", "299.52"],
        ["44-1192", "Ratchet strap", "60", "54", "8.00", "48.00"],
    ):
        row(paper, y + 2, columns, cells, 9)
        y += 15
    row(paper, y + 8, columns, ["", "Total debit USD", "", "", "", money(amount)], 10, bold=True)
    paper.text(36, y + 50, "Reason: 06 - Quantity shortage. Goods billed were not received at DC 6094.", 9.5)
    paper.text(36, y + 66, "This amount will be deducted from your next remittance.", 9.5)
    record = Dispute(
        customer=Party(name=who.name),
        claim_number="DM-5530187",
        date=on,
        currency="USD",
        amount=amount,
        reason=Reason.QUANTITY,
        invoices=(item.number,),
    )
    return _case(
        "debit_memo_eng", {"input.pdf": paper.done()}, record, "A dispute of 347.52 over quantity on one invoice is opened; nothing is posted.",
        "It has a table with amounts like an advice or an invoice, but it announces a deduction.",
        letter(who, "Redstone Deductions", "Debit memo DM-5530187", on, names=("DM-5530187.pdf",), body="Please see attached debit memo.\n"),
    )  # fmt: skip


def chargeback(world: World) -> Case:
    """A chargeback form with label boxes and a checked reason among many."""
    who, us, on = world.client("C-2004"), world.branch("C-2004"), dt.date(2026, 10, 14)
    items = world.take(who.ref, 2, on)
    amount = Decimal("150.00")
    paper = Paper(A4, title="Supplier Charge Back")
    paper.text(45, 55, who.name, 13, bold=True)
    paper.text(550, 55, "SUPPLIER CHARGEBACK NOTICE", 12, bold=True, at="r")
    facts = [("Chargeback number", "CB-2026-88314"), ("Issue date", day(on, "%d/%m/%Y")), ("Supplier", us.name), ("Supplier code", "N0381"),
             ("Invoice(s)", ", ".join(i.number for i in items)), ("Chargeback amount", f"GBP {money(amount)}")]  # fmt: skip
    ys = [80.0 + at * 22 for at in range(len(facts) + 1)]
    for at, (label, value) in enumerate(facts):
        paper.text(50, 95 + at * 22, label, 9)
        paper.text(205, 95 + at * 22, value, 9.5, bold=True)
    grid(paper, [45, 200, 550], ys)
    paper.text(45, 245, "Reason for chargeback", 10, bold=True)
    for at, (word, on_box) in enumerate(
        [
            ("Pricing error", False),
            ("Short delivery", False),
            ("Late delivery outside booked slot", True),
            ("Damaged goods", False),
            ("Labelling non-compliance", False),
        ]
    ):
        paper.box(48, 258 + at * 18, 9, 9)
        if on_box:
            paper.text(49.5, 266 + at * 18, "X", 9, bold=True)
        paper.text(66, 266 + at * 18, word, 9.5)
    paper.lines(
        45,
        370,
        [
            "Deliveries to depot Bathgate on 12 and 13 October arrived 5 h after the booked slot.",
            "Queries within 14 days to chargebacks@caledoniastores.example.",
        ],
        9.5,
        14,
    )
    record = Dispute(
        customer=Party(name=who.name), claim_number="CB-2026-88314", date=on, currency="GBP", amount=amount,
        reason=Reason.LATE_DELIVERY, invoices=tuple(i.number for i in items),
    )  # fmt: skip
    return _case(
        "chargeback_form_eng", {"input.pdf": paper.done()}, record, "A dispute of 150.00 over late delivery on two invoices is opened.",
        "Several reasons are printed; only the checked one counts.",
        letter(who, "Chargebacks", "Chargeback CB-2026-88314", on, names=("CB-2026-88314.pdf",)),
    )  # fmt: skip


def claim_letter(world: World) -> Case:
    """A French letter of claim about broken goods."""
    who, us, on = world.client("C-4002"), world.branch("C-4002"), dt.date(2026, 10, 15)
    item = world.take(who.ref, 1, on)[0]
    amount = Decimal("412.30")
    paper = Paper(A4, "Times-Roman", "Réclamation")
    paper.text(60, 60, who.name, 15, bold=True)
    paper.lines(60, 76, who.address, 10)
    paper.lines(340, 130, [us.name, *us.address], 11, 14)
    paper.text(340, 195, f"Concarneau, le {long_day(on, 'fra')}", 11)
    paper.text(60, 235, f"Objet : réclamation n° RC-26-118 - facture {item.number}", 11, bold=True)
    words = (
        f"Madame, Monsieur,|Lors de la réception de votre livraison correspondant à la facture {item.number} du {day(item.issued, '%d/%m/%Y')}, nous avons constaté que "
        f"deux palettes étaient endommagées et que la marchandise était inutilisable.|Nous contestons donc cette facture à hauteur de {money(amount, 'fr')} € et vous "
        "demandons d'établir un avoir du même montant. Les photographies et les réserves portées sur le bon de livraison sont jointes.|"
        "Dans l'attente, nous suspendons le règlement de cette somme.|Veuillez agréer nos salutations distinguées.||Le service qualité"
    )
    y = 265.0
    for paragraph in words.split("|"):
        y = paper.lines(60, y, paper.fit(paragraph, 470, 11), 11, 15) + 7
    record = Dispute(
        customer=Party(name=who.name),
        claim_number="RC-26-118",
        date=on,
        currency="EUR",
        amount=amount,
        reason=Reason.DAMAGE,
        invoices=(item.number,),
    )
    return _case(
        "claim_letter_fra", {"input.pdf": paper.done()}, record, "A dispute of 412.30 over damaged goods on one invoice is opened.",
        "A letter without a table: number, invoice, amount and reason stand in sentences.",
        letter(who, "Service Qualité", "Réclamation RC-26-118", on, language="fra", names=("reclamation.pdf",), body="Bonjour,\n\nveuillez trouver notre réclamation.\n"),
    )  # fmt: skip


def stamped_invoice(world: World) -> Case:
    """Our own invoice, printed, stamped, annotated and scanned back to us."""
    who, us, on = world.client("C-1002"), world.branch("C-1002"), dt.date(2026, 10, 27)
    item = world.take(who.ref, 1, on)[0]
    paper = Paper(LETTER, title="Invoice")
    paper.text(50, 60, us.name, 16, bold=True)
    paper.lines(50, 76, us.address, 9.5)
    paper.text(560, 60, "INVOICE", 20, bold=True, at="r")
    paper.lines(
        560,
        84,
        [f"Invoice no. {item.number}", f"Date {day(item.issued, US)}", f"Your PO {item.purchase_order}"],
        11,
        15,
        at="r",
    )
    paper.lines(50, 150, ["Bill to", who.name, *who.address], 11, 14)
    columns = [
        Column("Qty", 60),
        Column("Description", 110),
        Column("Unit price", 430, "r"),
        Column("Amount", 555, "r"),
    ]
    y = heads(paper, 250, columns, 11) + 8
    unit = (item.original / 4).quantize(Decimal("0.01"))
    rest = item.original - 3 * unit
    for quantity, what, price, amount in (
        ("3", "Isolation gown pack", unit, 3 * unit),
        ("1", "Dispenser set", rest, rest),
    ):
        row(paper, y, columns, [quantity, what, money(price), money(amount)], 11)
        y += 18
    row(paper, y + 14, columns, ["", "Total due USD", "", money(item.original)], 12, bold=True)
    paper.turned(130, 520, "DISPUTED", 46, 14, "#c02020", frame=True)
    paper.turned(150, 570, "Price wrong - contract price is lower. Do not pay.  J. Kim 10/27/2026", 13, 0, "#1d3f9e")
    pages = [noisy(skewed(page, 0.5), 41, 5, 80) for page in pictures(paper.done(), 200)]
    record = Dispute(
        customer=Party(name=who.name),
        date=on,
        currency="USD",
        amount=item.original,
        reason=Reason.PRICING,
        invoices=(item.number,),
    )
    return _case(
        "stamped_invoice_eng", {"input.pdf": as_pdf(pages, 200, 60)}, record, "A dispute over the price of one invoice is opened.",
        "It looks like an invoice; only the stamp and the note across it say that it is disputed. A scan without text.",
        letter(who, "Jin Kim", "invoice returned", on, names=("returned invoice.pdf",), body="See the note on it.\nJin\n"),
    )  # fmt: skip


def _mailed(name: str, note: Letter, record: Dispute, why: str, reason: str) -> Case:
    return _case(name, {"input.eml": mail(note, [])}, record, why, reason, note)


def dispute_mail(world: World) -> Case:
    """Plain words: which invoice, how much, why."""
    who, on = world.client("C-2001"), dt.date(2026, 10, 22)
    item = world.take(who.ref, 1, on)[0]
    body = (
        f"Hello,\n\nwe cannot approve your invoice {item.number} for £{money(item.original)} in full. You charged us freight of £85.00 although our order "
        f"{item.purchase_order} was agreed carriage paid.\n\nPlease send a credit note for £85.00. Until then the invoice is on hold.\n\n"
        f"Our query number is Q-3391.\n\nRegards\nSam Pugh\nThornbury Engineering plc\nSevern Works, Bath Road, Bristol BS4 3AP\n"
    )
    record = Dispute(
        customer=Party(name=who.name),
        claim_number="Q-3391",
        date=on,
        currency="GBP",
        amount=Decimal("85.00"),
        reason=Reason.FREIGHT,
        invoices=(item.number,),
    )
    return _mailed(
        "mail_freight_eng", letter(who, "Sam Pugh", f"Query on invoice {item.number}", on, body=body), record,
        "A dispute of 85.00 over freight on one invoice is opened.", "Two amounts in the text: the invoice's and the disputed one.",
    )  # fmt: skip


def german_mail(world: World) -> Case:
    """A duplicate invoice is refused."""
    who, on = world.client("C-3004"), dt.date(2026, 11, 4)
    item = world.take(who.ref, 1, on)[0]
    body = (
        f"Sehr geehrte Damen und Herren,\n\nIhre Rechnung {item.number} vom {day(item.issued)} über {money(item.original, 'eu')} EUR weisen wir zurück. "
        "Die Lieferung wurde uns bereits einmal berechnet, es handelt sich um eine Doppelberechnung.\n\n"
        f"Bitte stornieren Sie die Rechnung. Unsere Reklamationsnummer: REK-2026-0412.\n\nMit freundlichen Grüßen\nInga Petersen\n{who.name}\n{', '.join(who.address)}\n"
    )
    record = Dispute(
        customer=Party(name=who.name),
        claim_number="REK-2026-0412",
        date=on,
        currency="EUR",
        amount=item.original,
        reason=Reason.DUPLICATE,
        invoices=(item.number,),
    )
    return _mailed(
        "mail_duplicate_deu", letter(who, "Inga Petersen", f"Reklamation Rechnung {item.number}", on, body=body), record,
        "A dispute over the whole invoice (billed twice) is opened.", "The disputed amount is the invoice's own; the reason is a word of the text.",
    )  # fmt: skip


def spanish_mail(world: World) -> Case:
    """Goods returned; the customer claims a credit."""
    who, on = world.client("C-5002"), dt.date(2026, 10, 30)
    item = world.take(who.ref, 1, on)[0]
    body = (
        f"Buenos días:\n\nHemos devuelto parte de la mercancía de la factura {item.number} (albarán de devolución 7714). Reclamamos un abono de 236,00 EUR "
        f"por la mercancía devuelta.\n\nNúmero de reclamación: RECL-0088\n\nUn saludo,\nRafael Ortega\n{who.name}\n{', '.join(who.address)}\n"
    )
    record = Dispute(
        customer=Party(name=who.name),
        claim_number="RECL-0088",
        date=on,
        currency="EUR",
        amount=Decimal("236.00"),
        reason=Reason.RETURN,
        invoices=(item.number,),
    )
    return _mailed(
        "mail_return_spa", letter(who, "Rafael Ortega", "Reclamación de abono", on, body=body), record,
        "A dispute of 236.00 over returned goods is opened.", "A return with a delivery note's number that is neither invoice nor claim.",
    )  # fmt: skip
