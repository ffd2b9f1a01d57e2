"""Bitmaps of PDF pages: the embedded scan itself where the page is one picture, else a rendering."""

from typing import NamedTuple

import pypdfium2
from PIL import Image
from pypdfium2 import raw

from extractors.readers._layer import Layer
from extractors.readers._upright import quarter_turned

MAX_PIXELS = 40_000_000
"""Bigger bitmaps are never decoded nor drawn."""
_OCR_DPI = 300
_WHOLE = 0.85
"""Share of the page that a picture covers if it *is* the page."""


class Bitmap(NamedTuple):
    """A grey picture of a page, or of the part of it that a scan covers."""

    image: Image.Image
    dpi: tuple[float, float]
    """Across and down; a fax has 204 x 98."""
    offset: tuple[float, float] = (0.0, 0.0)
    """Of its top left corner from the page's, in points."""


def drawn_bitmap(page: pypdfium2.PdfPage, layer: Layer, dpi: float = _OCR_DPI) -> Bitmap | None:
    """The page as displayed and upright; None where it holds a picture too big to decode."""
    image = rendered(page, dpi, turned=layer.turned, grey=True)
    if image is None:
        return None
    width, height = layer.frame.size
    return Bitmap(image, (image.width / width * 72, image.height / height * 72))


def rendered(page: pypdfium2.PdfPage, dpi: float, *, turned: int = 0, grey: bool) -> Image.Image | None:
    """The page drawn at this resolution, or at less where that would be too many pixels."""
    if any(width * height > MAX_PIXELS for width, height in _picture_sizes(page)):
        return None
    width, height = page.get_size()
    scale = dpi / 72
    scale = min(scale, (MAX_PIXELS / max(width * height, 1)) ** 0.5)
    scale = max(scale, 1 / max(min(width, height), 1))
    image: Image.Image = page.render(scale=scale, rotation=turned * 90, grayscale=grey, may_draw_forms=True).to_pil()
    return image if grey else image.convert("RGB")


def embedded(page: pypdfium2.PdfPage, layer: Layer) -> Bitmap | None:
    """The scan itself, if the page is one upright picture: its own dots are better than a drawing's, and cheaper."""
    pictures = list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=1))
    if len(pictures) != 1 or len(layer.images) != 1 or not _is_plain(pictures[0]):
        return None
    left, top, right, bottom = layer.images[0]
    width, height = layer.frame.size
    if (right - left) * (bottom - top) < _WHOLE * width * height or _pixels(pictures[0]) > MAX_PIXELS:
        return None
    try:
        image = pictures[0].get_bitmap(render=False).to_pil().convert("L")
    except (pypdfium2.PdfiumError, ValueError):
        return None
    image = quarter_turned(image, layer.frame.turns)
    if _is_inverted(image) or min(image.size) < 16:
        return None
    dpi = (image.width / (right - left) * 72, image.height / (bottom - top) * 72)
    return Bitmap(image, dpi, (left, top))


def _is_plain(picture: pypdfium2.PdfImage) -> bool:
    a, b, c, d, _, _ = picture.get_matrix().get()
    return bool(a > 0 and d > 0 and abs(b) < 0.01 * a and abs(c) < 0.01 * d)


def _is_inverted(image: Image.Image) -> bool:
    """Mostly black: a stencil mask, whose polarity only a rendering knows."""
    small = image.resize((64, 64), Image.Resampling.BOX)
    return sum(small.tobytes()) / 4096 < 100


def _pixels(picture: pypdfium2.PdfImage) -> int:
    width, height = picture.get_px_size()
    return int(width) * int(height)


def _picture_sizes(page: pypdfium2.PdfPage) -> list[tuple[int, int]]:
    return [item.get_px_size() for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4)]
