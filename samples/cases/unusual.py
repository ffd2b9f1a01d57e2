# ruff: noqa: E501  (a printed line stays on one line)
"""Papers for the parts of reading that no other sample shows: turned scans, a garbage text layer, a spoilt digit."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO

from PIL import ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from samples.drawing.formats import day, money
from samples.drawing.letters import letter
from samples.drawing.paper import A4, LETTER, Column, Paper, body, heads, row
from samples.drawing.scan import as_jpeg, as_pdf, noisy, pictures, skewed
from samples.drawing.truth import Case, advice, payee, payer, pays, total
from samples.drawing.world import World

NIL = Decimal(0)


def cases(world: World) -> Iterator[Case]:
    """All of them."""
    yield sideways(world)
    yield garbage_layer(world)
    yield spoilt_digit(world)


def sideways(world: World) -> Case:
    """A Portuguese advice fed into the scanner sideways, 200 dpi."""
    who, us, on = world.client("C-8001"), world.branch("C-8001"), dt.date(2026, 11, 5)
    lines = [pays(item) for item in world.take(who.ref, 3, on)]
    paper = Paper(A4, "Helvetica", "Aviso")
    paper.text(60, 70, who.name, 16, bold=True)
    paper.lines(60, 88, who.address, 10)
    paper.text(60, 140, "AVISO DE PAGAMENTO", 15, bold=True)
    paper.lines(
        60,
        168,
        [
            f"Fornecedor: {us.name}",
            f"Data de pagamento: {day(on, '%d/%m/%Y')}",
            "Referência do pagamento: TRF 2026-1187",
        ],
        11,
        17,
    )
    columns = [Column("Vossa fatura", 60), Column("Data da fatura", 230), Column("Valor pago EUR", 530, "r")]
    y = heads(paper, 250, columns, 11) + 8
    rows = [
        [x.document_number or "", day(x.document_date or on, "%d/%m/%Y"), money(x.paid_amount or NIL, "eu")]
        for x in lines
    ]
    y = body(paper, y, columns, rows, 11, 20)
    row(paper, y + 6, columns, ["Total", "", money(total(lines), "eu")], 11, bold=True)
    pages = [noisy(page.rotate(90, expand=True, fillcolor=255), 51, 5, 80) for page in pictures(paper.done(), 200)]
    return Case(
        "sideways_scan_por", {"input.pdf": as_pdf(pages, 200, 60)}, (advice(payer(who), payee(us), "TRF 2026-1187", on, "EUR", lines),),
        "posted", "Three invoices paid in full.",
        "The sheet was fed in sideways; it is turned back, and boxes are those of the page as displayed.",
        letter(who, "Tesouraria", "Aviso de pagamento", on, language="por", names=("digitalização.pdf",)),
    )  # fmt: skip


def garbage_layer(world: World) -> Case:
    """A Dutch scan whose PDF carries a text layer of some older program: letters that do not stand on the page."""
    who, us, on = world.client("C-7001"), world.branch("C-7001"), dt.date(2026, 11, 6)
    lines = [pays(item) for item in world.take(who.ref, 3, on)]
    paper = Paper(A4, "Helvetica", "Specificatie")
    paper.text(60, 70, who.name, 15, bold=True)
    paper.lines(60, 88, who.address, 10)
    paper.text(60, 140, "BETALINGSSPECIFICATIE", 14, bold=True)
    paper.lines(
        60, 168, [f"Aan: {us.name}", f"Betaaldatum: {day(on, '%d-%m-%Y')}", "Betalingskenmerk: 8120447"], 11, 17
    )
    columns = [Column("Factuurnummer", 60), Column("Factuurdatum", 230), Column("Bedrag EUR", 530, "r")]
    y = heads(paper, 250, columns, 11) + 8
    rows = [
        [x.document_number or "", day(x.document_date or on, "%d-%m-%Y"), money(x.paid_amount or NIL, "eu")]
        for x in lines
    ]
    y = body(paper, y, columns, rows, 11, 20)
    row(paper, y + 6, columns, ["Totaal", "", money(total(lines), "eu")], 11, bold=True)
    picture = noisy(skewed(pictures(paper.done(), 250)[0], 0.4), 52, 5, 60)
    return Case(
        "garbage_layer_nld", {"input.pdf": _with_garbage(as_jpeg(picture, 60))}, (advice(payer(who), payee(us), "8120447", on, "EUR", lines),),
        "posted", "Three invoices paid in full.",
        "A text layer is trusted only if it agrees with the page; this one is garbage under the picture, so the page is recognised.",
        letter(who, "Administratie", "Betalingsspecificatie", on, language="nld", names=("scan.pdf",)),
    )  # fmt: skip


def _with_garbage(picture: bytes) -> bytes:
    """A page of one picture with invisible text over it that has nothing to do with it."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.drawImage(ImageReader(BytesIO(picture)), 0, 0, *A4)
    text = canvas.beginText(60, A4[1] - 70)
    text.setTextRenderMode(3)
    text.setFont("Helvetica", 11)
    text.setLeading(18)
    for line in (
        "~1I|l. -_ ;:;' vVv |||",
        "(cid:3)(cid:71)(cid:88)",
        "l1lI|I ,.,.- '' ``",
        ";;;; |_|-|_ ~~~",
        "1,l I.I l,1",
    ):
        text.textLine(line)
    canvas.drawText(text)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def spoilt_digit(world: World) -> Case:
    """A punch hole's shadow over one digit of one amount: total and open item say what it must have been."""
    who, us, on = world.client("C-1003"), world.branch("C-1003"), dt.date(2026, 11, 9)
    lines = [pays(item) for item in world.take(who.ref, 4, on)]
    paper = Paper(LETTER, "Helvetica", "Remittance")
    paper.text(60, 70, who.name, 15, bold=True)
    paper.lines(60, 88, who.address, 10)
    paper.text(60, 140, "REMITTANCE ADVICE", 14, bold=True)
    paper.lines(
        60, 168, [f"Vendor: {us.name}", f"Payment date: {day(on, '%m/%d/%Y')}", "Payment reference: 7702519"], 11, 17
    )
    columns = [Column("Invoice number", 60), Column("Invoice date", 230), Column("Amount paid USD", 540, "r")]
    y = heads(paper, 250, columns, 11) + 8
    rows = [
        [x.document_number or "", day(x.document_date or on, "%m/%d/%Y"), money(x.paid_amount or NIL)] for x in lines
    ]
    below = body(paper, y, columns, rows, 11, 20)
    row(paper, below + 6, columns, ["Total", "", money(total(lines))], 11, bold=True)
    picture = noisy(skewed(pictures(paper.done(), 250)[0], -0.3), 53, 4, 40)
    scale = 250 / 72
    # The tens of the second line: the fourth character from the right, counted with its point.
    x, middle = (540 - 11 * 0.556 * 3.05) * scale, (y + 20 - 4) * scale
    ImageDraw.Draw(picture).ellipse((x - 13, middle - 16, x + 13, middle + 16), fill=70)
    return Case(
        "spoilt_digit_eng", {"input.pdf": as_pdf([picture], 250, 60)}, (advice(payer(who), payee(us), "7702519", on, "USD", lines),),
        "review", "A digit cannot be read; what the total asks for is proposed with its proof, and a person confirms it.",
        "A spot covers one digit. A repair is a proposal; nothing is silently corrected.",
        letter(who, "Accounts Payable", "Remittance 7702519", on, names=("scan0001.pdf",)),
    )  # fmt: skip
