"""Paper that went through a scanner, a fax or a phone: rendered from its PDF and spoilt with a seeded dice."""

from collections.abc import Sequence
from io import BytesIO

import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageFilter, ImageOps
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

Grey = Image.Image


def pictures(pdf: bytes, dpi: int) -> list[Grey]:
    """The pages in grey."""
    document = pdfium.PdfDocument(pdf)
    return [document[at].render(scale=dpi / 72).to_pil().convert("L") for at in range(len(document))]


def skewed(page: Grey, degrees: float) -> Grey:
    """The page turned a little, as it lay on the glass."""
    return page.rotate(degrees, Image.Resampling.BICUBIC, expand=False, fillcolor=255)


def noisy(page: Grey, seed: int, sigma: float = 9, specks: int = 400) -> Grey:
    """Sensor noise and dust."""
    dice = np.random.default_rng(seed)
    data = np.asarray(page, dtype=np.float32) + dice.normal(0, sigma, (page.height, page.width)).astype(np.float32)
    for y, x in zip(dice.integers(2, page.height - 2, specks), dice.integers(2, page.width - 2, specks), strict=True):
        data[y : y + dice.integers(1, 3), x : x + dice.integers(1, 3)] = dice.integers(0, 120)
    return Image.fromarray(np.clip(data, 0, 255).astype(np.uint8))


def shine_through(page: Grey, behind: Grey, strength: float = 0.14) -> Grey:
    """The other side of the sheet, mirrored and faint."""
    ghost = ImageOps.mirror(behind.resize(page.size)).filter(ImageFilter.GaussianBlur(2.2))
    faint = ghost.point(lambda value: 255 - int((255 - value) * strength))
    return ImageChops.multiply(page, faint)


def photographed(page: Grey, seed: int, size: tuple[int, int] = (1800, 2400)) -> Image.Image:
    """A phone's picture: the sheet in perspective on a table, light from one side, slightly blurred."""
    dice = np.random.default_rng(seed)
    width, height = size
    paper = page.convert("RGB").resize((int(width * 0.9), int(height * 0.92)), Image.Resampling.LANCZOS)
    table = Image.new("RGB", size, (116, 92, 70))
    table.paste(paper, (int(width * 0.05), int(height * 0.04)))
    corners = [(0, 0), (0, height), (width, height), (width, 0)]
    bent = [(x + dice.uniform(-0.02, 0.02) * width, y + dice.uniform(-0.012, 0.012) * height) for x, y in corners]
    flat = table.transform(
        size,
        Image.Transform.PERSPECTIVE,
        _coefficients(corners, bent),
        Image.Resampling.BICUBIC,
        fillcolor=(90, 70, 55),
    )
    light = np.linspace(1.02, 0.66, width)[None, :, None] * np.linspace(0.94, 1.03, height)[:, None, None]
    data = (
        np.asarray(flat.filter(ImageFilter.GaussianBlur(0.7)), dtype=np.float32) * light * np.array([1.0, 0.98, 0.93])
    )
    data += dice.normal(0, 3, (height, width, 1))
    return Image.fromarray(np.clip(data, 0, 255).astype(np.uint8))


def _coefficients(source: Sequence[tuple[float, float]], target: Sequence[tuple[float, float]]) -> list[float]:
    rows, values = [], []
    for (x, y), (u, v) in zip(source, target, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    return [float(c) for c in np.linalg.solve(np.array(rows), np.array(values))]


def as_jpeg(page: Image.Image, quality: int = 70, dpi: int = 0) -> bytes:
    """The picture as a JPEG file."""
    out = BytesIO()
    page.save(out, "JPEG", quality=quality, **({"dpi": (dpi, dpi)} if dpi else {}))
    return out.getvalue()


def as_pdf(pages: Sequence[Image.Image], dpi: int, quality: int = 60) -> bytes:
    """What an office scanner mails: one picture a page, no text layer."""
    out = BytesIO()
    canvas = Canvas(out, invariant=1)
    for page in pages:
        width, height = page.width * 72 / dpi, page.height * 72 / dpi
        canvas.setPageSize((width, height))
        canvas.drawImage(ImageReader(BytesIO(as_jpeg(page, quality))), 0, 0, width, height)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def as_fax(pages: Sequence[Grey], seed: int, *, fine: bool = True) -> bytes:
    """Group 4 TIFF as a fax server writes it: 204 dots across, 196 (fine) or 98 (standard) down; bilevel."""
    dice = np.random.default_rng(seed)
    sheets = []
    for page in pages:
        size = (1728, int(1728 / 204 * (196 if fine else 98) * page.height / page.width))
        data = np.array(page.resize(size, Image.Resampling.LANCZOS), dtype=np.float32)
        data += dice.normal(0, 14, data.shape).astype(np.float32)
        salt = dice.random(data.shape) < 0.0003
        sheets.append(Image.fromarray(np.where(salt, 0, np.where(data > 190, 255, 0)).astype(np.uint8)).convert("1"))
    out = BytesIO()
    resolution = (204.0, 196.0 if fine else 98.0)
    sheets[0].save(out, "TIFF", compression="group4", dpi=resolution, save_all=True, append_images=sheets[1:])
    return out.getvalue()
