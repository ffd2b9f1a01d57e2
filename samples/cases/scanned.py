"""Papers that came through a scanner, a fax machine or a phone's camera."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from samples.drawing.formats import day, long_day, money
from samples.drawing.letters import letter
from samples.drawing.paper import A4, LETTER, Column, Paper, body, grid, heads, row
from samples.drawing.scan import as_fax, as_jpeg, as_pdf, noisy, photographed, pictures, shine_through, skewed
from samples.drawing.truth import Case, advice, payee, payer, pays, total
from samples.drawing.world import World

NIL = Decimal(0)


def cases(world: World) -> Iterator[Case]:
    """All scans."""
    yield skewed_scan(world)
    yield fine_fax(world)
    yield coarse_fax(world)
    yield phone(world)
    yield lockbox(world)
    yield clean_scan(world)


def skewed_scan(world: World) -> Case:
    """300 dpi, one degree off, office noise; Italian, unruled."""
    who, us, on = world.client("C-6003"), world.branch("C-6003"), dt.date(2026, 10, 6)
    lines = [pays(item) for item in world.take(who.ref, 4, on)]
    paper = Paper(A4, "Times-Roman")
    paper.text(60, 70, who.name, 16, bold=True)
    paper.lines(60, 88, [*who.address, f"P.IVA {who.tax_id}"], 10)
    paper.lines(340, 150, ["Spett.le", us.name, *us.address], 11, 14)
    paper.text(60, 235, f"AVVISO DI PAGAMENTO n. 412 del {day(on, '%d/%m/%Y')}", 12, bold=True)
    paper.text(60, 258, "Bonifico eseguito sul Vostro conto a saldo delle seguenti fatture:", 11)
    columns = [
        Column("Vs. fattura", 60),
        Column("Data fattura", 190),
        Column("Importo", 380, "r"),
        Column("Pagato", 520, "r"),
    ]
    y = heads(paper, 290, columns, 11) + 8
    rows = [
        [
            x.document_number or "",
            day(x.document_date or on, "%d/%m/%Y"),
            money(x.gross_amount or NIL, "eu"),
            money(x.paid_amount or NIL, "eu"),
        ]
        for x in lines
    ]
    y = body(paper, y, columns, rows, 11, 18)
    paper.rule(300, y - 10, 520, y - 10)
    row(paper, y + 8, columns, ["Totale EUR", "", money(total(lines), "eu"), money(total(lines), "eu")], 11, bold=True)
    pages = [noisy(skewed(page, 1.1), 11) for page in pictures(paper.done(), 300)]
    return Case(
        "scan_skewed_ita",
        {"input.pdf": as_pdf(pages, 300, 45)},
        (advice(payer(who, "tax_id"), payee(us), "412", on, "EUR", lines, payment_method="wire"),),
        "posted",
        "Four invoices paid in full.",
        "An image-only PDF of an office scanner: 300 dpi, turned by 1.1 degrees, noise and dust.",
        letter(who, "Amministrazione", "Scansione", on, language="ita", names=("DOC061026-0001.pdf",), body="\n"),
    )


def fine_fax(world: World) -> Case:
    """Fax at 204 x 196: a US payer's stub in Courier."""
    who, us, on = world.client("C-1007"), world.branch("C-1007"), dt.date(2026, 10, 22)
    lines = [pays(item) for item in world.take(who.ref, 3, on)]
    paper = Paper(LETTER, "Courier")
    paper.text(30, 20, f"OCT-22-2026 14:07  FROM:{who.name.upper()}  TO:NORHAVEN AR   P.1/1", 7.5)
    paper.text(60, 90, who.name.upper(), 14, bold=True)
    paper.text(60, 130, "REMITTANCE ADVICE", 13, bold=True)
    paper.lines(
        60, 160, [f"VENDOR     {us.name.upper()}", "CHECK NO   71988", f"CHECK DATE {day(on, '%m/%d/%Y')}"], 11, 16
    )
    columns = [
        Column("INVOICE", 60),
        Column("INV DATE", 180),
        Column("GROSS", 370, "r"),
        Column("DISC", 440, "r"),
        Column("NET", 550, "r"),
    ]
    y = heads(paper, 240, columns, 11) + 8
    rows = [
        [
            x.document_number or "",
            day(x.document_date or on, "%m/%d/%Y"),
            money(x.gross_amount or NIL),
            "0.00",
            money(x.paid_amount or NIL),
        ]
        for x in lines
    ]
    y = body(paper, y, columns, rows, 11, 18)
    row(paper, y + 10, columns, ["TOTAL USD", "", money(total(lines)), "0.00", money(total(lines))], 11, bold=True)
    return Case(
        "fax_fine_eng",
        {"input.tif": as_fax(pictures(paper.done(), 300), 5)},
        (advice(payer(who), payee(us), "71988", on, "USD", lines, payment_method="cheque"),),
        "posted",
        "Three invoices paid in full.",
        "Group 4 fax with 204 x 196 dots an inch and the sending machine's head line at the top.",
        letter(
            who,
            "Fax Gateway",
            "Fax from +1 480 555 0119",
            on,
            names=("fax-20261022-140755.tif",),
            body="You have received a 1 page fax.\n",
        ),
    )


def coarse_fax(world: World) -> Case:
    """Fax at 204 x 98: the dots are twice as high as wide, and the text suffers."""
    who, us, on = world.client("C-1004"), world.branch("C-1004"), dt.date(2026, 10, 29)
    lines = [pays(item) for item in world.take(who.ref, 2, on)]
    paper = Paper(LETTER)
    paper.text(30, 20, "10/29/2026  09:31   HARTWELL HARDWARE   802 555 0144   PAGE 01", 8)
    paper.text(60, 90, who.name, 18, bold=True)
    paper.text(60, 130, "Payment advice", 15, bold=True)
    paper.lines(60, 165, [f"To: {us.name}", "Check number: 10533", f"Date: {long_day(on, 'eng')}"], 13, 20)
    columns = [Column("Invoice number", 60), Column("Invoice date", 230), Column("Amount paid", 540, "r")]
    y = heads(paper, 260, columns, 13) + 12
    rows = [
        [x.document_number or "", day(x.document_date or on, "%m/%d/%Y"), money(x.paid_amount or NIL)] for x in lines
    ]
    y = body(paper, y, columns, rows, 13, 24)
    row(paper, y + 12, columns, ["Total", "", "$" + money(total(lines))], 14, bold=True)
    return Case(
        "fax_coarse_eng",
        {"input.tif": as_fax(pictures(paper.done(), 300), 6, fine=False)},
        (advice(payer(who), payee(us), "10533", on, "USD", lines, payment_method="cheque"),),
        "posted",
        "Two invoices paid in full.",
        "Standard fax resolution, 204 x 98: pixels are not square and must be stretched before they are read.",
        letter(
            who,
            "Fax Gateway",
            "Fax from +1 802 555 0144",
            on,
            names=("fax.tif",),
            types=("application/octet-stream",),
            body="\n",
        ),
    )


def phone(world: World) -> Case:
    """A phone's photo of a Spanish advice on a table, light from the left."""
    who, us, on = world.client("C-5002"), world.branch("C-5002"), dt.date(2026, 9, 23)
    lines = [pays(item) for item in world.take(who.ref, 3, on)]
    paper = Paper(A4)
    paper.text(60, 80, who.name, 17, bold=True)
    paper.text(60, 100, ", ".join(who.address), 10)
    paper.text(60, 150, "NOTIFICACIÓN DE PAGO", 15, bold=True)
    paper.lines(
        60, 180, [f"Proveedor: {us.name}", f"Fecha de pago: {day(on, '%d/%m/%Y')}", "Referencia: AG-2209/26"], 12, 19
    )
    columns = [Column("Factura", 64), Column("Fecha", 210), Column("Importe EUR", 530, "r")]
    y = heads(paper, 275, columns, 12) + 12
    ys = [258.0, y - 16]
    for line in lines:
        row(
            paper,
            y,
            columns,
            [
                line.document_number or "",
                day(line.document_date or on, "%d/%m/%Y"),
                money(line.paid_amount or NIL, "eu"),
            ],
            12,
        )
        y += 24
        ys.append(y - 16)
    row(paper, y + 4, columns, ["Total pagado", "", money(total(lines), "eu")], 12, bold=True)
    grid(paper, [58, 200, 360, 536], ys, 0.8)
    return Case(
        "phone_photo_spa",
        {"input.jpg": as_jpeg(photographed(pictures(paper.done(), 220)[0], 8), 68)},
        (advice(payer(who), payee(us), "AG-2209/26", on, "EUR", lines),),
        "posted",
        "Three invoices paid in full.",
        "A photo: perspective, uneven light, brown table around the sheet, JPEG.",
        letter(
            who,
            "Rafael",
            "pago",
            on,
            language="spa",
            names=("IMG_20260923_101502.jpg",),
            body="Les envío la foto del aviso.\nSaludos, Rafael\n",
        ),
    )


def lockbox(world: World) -> Case:
    """A lockbox scan: bleed-through of the back, turned bank text in the margin, 200 dpi."""
    who, us, on = world.client("C-1002"), world.branch("C-1002"), dt.date(2026, 9, 16)
    lines = [pays(item) for item in world.take(who.ref, 3, on)]
    paper = Paper(LETTER)
    paper.text(60, 70, "LAKESHORE MEDICAL CENTER", 14, bold=True)
    paper.text(560, 70, "Check: 0088127", 12, at="r")
    paper.text(560, 88, f"Date: {day(on, '%m/%d/%Y')}", 12, at="r")
    paper.text(60, 100, f"Payee: {us.name}", 12)
    columns = [
        Column("Invoice No.", 60),
        Column("Invoice Date", 170),
        Column("Description", 280),
        Column("Amount", 555, "r"),
    ]
    y = heads(paper, 150, columns, 12) + 8
    paper.rule(60, y - 16, 555, y - 16, 1)
    words = ("Exam gloves", "Wipes and dispensers", "Gowns")
    rows = [
        [x.document_number or "", day(x.document_date or on, "%m/%d/%Y"), w, money(x.paid_amount or NIL)]
        for x, w in zip(lines, words, strict=True)
    ]
    y = body(paper, y + 4, columns, rows, 12, 20)
    row(paper, y + 10, columns, ["", "", "Check total", "$" + money(total(lines))], 12, bold=True)
    paper.turned(590, 700, "LOCKBOX 640217  BATCH 0419  ITEM 0033  09/18/2026", 8, 90, "#000000")
    back = Paper(LETTER)
    back.lines(
        80,
        200,
        ["TERMS AND CONDITIONS OF PURCHASE", *(["The supplier warrants that all goods conform to the order."] * 24)],
        12,
        18,
    )
    pages = [
        noisy(shine_through(skewed(a, -0.6), b), 21, 7, 200)
        for a, b in zip(pictures(paper.done(), 200), pictures(back.done(), 200), strict=True)
    ]
    return Case(
        "lockbox_scan_eng",
        {"input.pdf": as_pdf(pages, 200, 60)},
        (advice(payer(who), payee(us), "0088127", on, "USD", lines, payment_method="cheque"),),
        "posted",
        "Three invoices paid in full.",
        "200 dpi lockbox scan: the back shines through and the bank printed a turned line into the margin.",
        letter(
            who,
            "Lockbox Imaging",
            "Lockbox 640217 images 09/18/2026",
            on,
            names=("LB640217_0419_0033.pdf",),
            body="Images attached.\n",
        ),
    )


def clean_scan(world: World) -> Case:
    """A German advice scanned well: two pages at 300 dpi, the second with the rest of the table."""
    who, us, on = world.client("C-3002"), world.branch("C-3002"), dt.date(2026, 9, 2)
    lines = [pays(item) for item in world.take(who.ref, 4, on)]
    paper = Paper(A4)
    for at, half in enumerate((lines[:2], lines[2:])):
        if at:
            paper.page()
        paper.text(60, 60, "Stadtwerke Lindenau AöR", 13, bold=True)
        paper.text(535, 60, f"Seite {at + 1} von 2", 9, at="r")
        paper.lines(60, 90, [f"Zahlungsempfänger: {us.name}", f"Zahlungsavis 20260902-C vom {day(on)}"], 11, 16)
        columns = [Column("Rechnungsnummer", 60), Column("Rechnungsdatum", 210), Column("Betrag in EUR", 520, "r")]
        y = heads(paper, 150, columns, 11) + 8
        rows = [[x.document_number or "", day(x.document_date or on), money(x.paid_amount or NIL, "eu")] for x in half]
        y = body(paper, y, columns, rows, 11, 19)
    row(paper, y + 10, columns, ["Gesamtbetrag", "", money(total(lines), "eu")], 11, bold=True)
    pages = [noisy(skewed(page, -0.4), 31 + at, 5, 60) for at, page in enumerate(pictures(paper.done(), 300))]
    return Case(
        "scan_two_pages_deu",
        {"input.pdf": as_pdf(pages, 300, 45)},
        (advice(payer(who), payee(us), "20260902-C", on, "EUR", lines),),
        "posted",
        "Four invoices paid in full.",
        "A scan of two pages whose table goes on; the total stands on the second page only.",
        letter(who, "Kreditoren", "Scan", on, language="deu", names=("scan.pdf",)),
    )
