"""Papers drawn for the tests of the readers: born digital, and scanned in several ways."""

import io
import random
from collections.abc import Callable, Sequence

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter
from reportlab.pdfgen.canvas import Canvas

from tests.extractors.readers import hostile

WIDTH, HEIGHT = 612.0, 792.0
Draw = Callable[[Canvas], object]


def pdf(*pages: Draw, size: tuple[float, float] = (WIDTH, HEIGHT), **options: object) -> bytes:
    """One page per function; y grows upwards, as ReportLab has it."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, **options)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


_INK = {"A": (50, 0, 450, 460), "g": (50, 0, 450, 460), "l": (100, 0, 200, 700), "p": (50, -200, 450, 460)}
"""Left, bottom, right and top of what stands for a letter, in thousandths of the font's size."""


def inked_print(words: Sequence[str], size: float) -> bytes:
    """One line of words in a font of Type 3, as browsers print it: the codes of "A" and "g", which
    tell how far others reach, are those of any letters."""
    letters = sorted(_INK)
    drawn = [
        hostile.stream(f"500 0 {left} {low} {right} {high} d1 {left} {low} {right - left} {high - low} re f".encode())
        for left, low, right, high in map(_INK.get, letters)
    ]
    named = " ".join(f"/{letter} {n} 0 R" for n, letter in enumerate(letters, 6))
    codes = " ".join(f"{ord(letter)} /{letter}" for letter in letters)
    last = ord(letters[-1]) - ord(letters[0]) + 1
    font = (
        f"<</Type/Font/Subtype/Type3/FontBBox[0 -200 500 700]/FontMatrix[.001 0 0 .001 0 0]/CharProcs<<{named}>>"
        f"/Encoding<</Type/Encoding/Differences[{codes}]>>/FirstChar {ord(letters[0])}/LastChar {ord(letters[-1])}"
        f"/Widths[{'500 ' * last}]/FontDescriptor {6 + len(letters)} 0 R>>"
    )
    shown = " ".join(f"1 0 0 1 {72 + 60 * n} 700 Tm ({word}) Tj" for n, word in enumerate(words))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</T 5 0 R>>>>>>"
    tree = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    told = b"<</Type/FontDescriptor/FontName/Drawn/Flags 4/ItalicAngle 0>>"
    content = hostile.stream(f"BT /T {size} Tf {shown} ET".encode())
    return hostile.pdf([b"<</Type/Catalog/Pages 2 0 R>>", tree, page, content, font.encode(), *drawn, told])


def advice(seed: int = 1, rows: int = 12) -> tuple[Draw, list[str]]:
    """A remittance advice and its words in reading order."""
    rng = random.Random(seed)
    lines: list[list[tuple[float, str]]] = [
        [(50, "Payment"), (100, "advice")],
        [(50, "Reference:"), (120, f"ACH{rng.randint(10000, 99999)}")],
        [(50, "We"), (70, "have"), (97, "paid"), (125, "to"), (140, "your"), (170, "account"), (215, "today:")],
        [(50, "Invoice"), (150, "Date"), (260, "Gross"), (350, "Discount"), (460, "Paid")],
    ]
    for _ in range(rows):
        amounts = [f"{rng.randint(1, 99)},{rng.randint(100, 999)}.{rng.randint(10, 99)}" for _ in range(3)]
        number = f"{rng.choice(['INV-', '4500', 'RE'])}{rng.randint(10000, 99999)}"
        lines.append(
            [(50, number), (150, f"{rng.randint(10, 28)}.05.2026"), *zip((260, 350, 460), amounts, strict=True)]
        )

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for n, line in enumerate(lines):
            for x, text in line:
                canvas.drawString(x, 720 - 18 * n, text)

    return draw, [text for line in lines for _, text in line]


def rendered(data: bytes, dpi: float = 300) -> Image.Image:
    """The first page, grey."""
    image: Image.Image = pypdfium2.PdfDocument(data)[0].render(scale=dpi / 72, grayscale=True).to_pil()
    return image


def office_scan(image: Image.Image, *, skew: float = 0.0, seed: int = 3) -> Image.Image:
    """What a scanner makes of it: askew, a little blurred, uneven light, noise and specks."""
    rng = np.random.default_rng(seed)
    turned = image.rotate(skew, Image.Resampling.BICUBIC, fillcolor=255).filter(ImageFilter.GaussianBlur(0.8))
    grey = np.asarray(turned, float) * 0.8 + 40
    grey *= np.linspace(0.85, 1, grey.shape[1])[None, :] * np.linspace(1, 0.9, grey.shape[0])[:, None]
    grey += rng.normal(0, 9, grey.shape)
    specks = rng.random(grey.shape)
    grey[specks < 0.003] = 0
    return Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))


def coarse_fax(data: bytes) -> Image.Image:
    """Black and white, 204 dots an inch across and 98 down."""
    image = rendered(data, 204)
    return image.resize((image.width, image.height * 98 // 204), Image.Resampling.BOX).point(lambda v: 255 * (v > 150))


def photograph(image: Image.Image) -> tuple[Image.Image, list[float]]:
    """The page on a dark table, seen askew, and its corners as shares of width and height."""
    width, height = 2000, 2700
    corners = [(0.09, 0.07), (0.93, 0.10), (0.90, 0.94), (0.06, 0.90)]
    rows, values = [], []
    paper = [(0, 0), (image.width, 0), (image.width, image.height), (0, image.height)]
    for (sx, sy), (u, v) in zip(corners, paper, strict=True):
        x, y = sx * width, sy * height
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    plan = np.linalg.solve(np.array(rows, float), np.array(values, float)).tolist()
    seen = image.transform((width, height), Image.Transform.PERSPECTIVE, plan, Image.Resampling.BICUBIC, fillcolor=60)
    grey = np.asarray(seen, float) * np.linspace(0.8, 1, width)[None, :] + np.random.default_rng(1).normal(
        0, 4, (height, width)
    )
    return Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8)), [share for corner in corners for share in corner]


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    """The picture as a file."""
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def scanned_pdf(image: Image.Image, *, text: Draw | None = None, under: Draw | None = None) -> bytes:
    """A page that is one picture; `text` is drawn over it, `under` before it."""
    from reportlab.lib.utils import ImageReader

    def draw(canvas: Canvas) -> None:
        if under:
            under(canvas)
        canvas.drawImage(ImageReader(image), 0, 0, WIDTH, HEIGHT)
        if text:
            text(canvas)

    return pdf(draw)
