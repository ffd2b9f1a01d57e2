"""Pictures (TIFF with any number of frames, PNG, JPEG, WebP, BMP, GIF): every frame is a scanned page."""

import io
import struct
from collections.abc import Iterable, Iterator

from PIL import Image, ImageOps, UnidentifiedImageError

from docflow.errors import Quarantine
from docflow.schema.place import Page, Pages, Upright
from docflow.schema.states import QuarantineCode
from extractors.contract import ReadOptions
from extractors.readers import _ocr, _photo
from extractors.readers._bitmap import MAX_PIXELS, Bitmap
from extractors.readers._upright import squared, straighten

NAME = "image"
RANK = 1
_MAGIC = (b"II*\0", b"MM\0*", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"BM", b"GIF87a", b"GIF89a")
_FORMATS = ("TIFF", "PNG", "JPEG", "WEBP", "BMP", "GIF")
_SCREEN_DPI = 110
_PAPER = (8.3, 11.7)
"""Inches; what a picture without a believable resolution is taken for."""
_ORIENTATION = 0x0112
_FAX_WIDTHS = (1728, 2048, 2432)


def claims(data: bytes, name: str) -> bool:
    """By magic bytes."""
    return data.startswith(_MAGIC) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


def read(data: bytes, options: ReadOptions) -> Pages:
    """Recognised words of every frame; raises Quarantine for a damaged or too big picture."""
    budget = _ocr.Budget(options.ocr_pages, options.ocr_languages)
    notes: list[str] = []
    with _opened(data) as picture:
        count = _count(picture)
        wanted = options.only or range(1, min(count, options.max_pages) + 1)
        pages = [_page(number, frame, budget) for number, frame in _frames(picture, wanted)]
        if count > options.max_pages:
            notes.append(f"Only the first {options.max_pages} of {count} pages were read.")
    return Pages(reader=NAME, pages=tuple(pages), language=budget.language, notes=tuple(notes))


def pictures(
    data: bytes, pages: Pages, options: ReadOptions, dpi: float = _SCREEN_DPI
) -> Iterator[tuple[int, Image.Image]]:
    """Page number and the page as displayed, upright."""
    wanted = {page.number: page for page in pages.pages}
    with _opened(data) as picture:
        for number, frame in _frames(picture, list(wanted)):
            page = wanted[number]
            size = (max(round(page.width / 72 * dpi), 1), max(round(page.height / 72 * dpi), 1))
            image = straighten(frame.image, page.upright or Upright())
            how = Image.Resampling.BOX if size[0] < image.width else Image.Resampling.BICUBIC
            yield number, image.resize(size, how)


def _opened(data: bytes) -> Image.Image:
    try:
        return Image.open(io.BytesIO(data), formats=_FORMATS)
    except Image.DecompressionBombError as error:
        raise _too_big("hundreds of millions of") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, struct.error) as error:
        raise _damaged(error) from error


def _count(picture: Image.Image) -> int:
    """Frames; of an animation (GIF, WebP) or a double JPEG only the first is a page."""
    if picture.format != "TIFF":
        return 1
    try:
        return int(getattr(picture, "n_frames", 1))
    except (OSError, ValueError, SyntaxError, EOFError, struct.error) as error:
        raise _damaged(error) from error


def _frames(picture: Image.Image, wanted: Iterable[int]) -> Iterator[tuple[int, Bitmap]]:
    """Number and bitmap of each wanted frame (from 1): grey, turned as its EXIF says, with its resolution."""
    for number in wanted:
        try:
            picture.seek(number - 1)
            if picture.width * picture.height > MAX_PIXELS:
                raise _too_big(f"{picture.width:,} x {picture.height:,}")
            across, down = _dpi(picture)
            sideways = picture.getexif().get(_ORIENTATION, 1) in (5, 6, 7, 8)
            grey = _grey(ImageOps.exif_transpose(picture))
        except Image.DecompressionBombError as error:
            raise _too_big("hundreds of millions of") from error
        except (OSError, ValueError, SyntaxError, EOFError, TypeError, struct.error) as error:
            raise _damaged(error) from error
        yield number, Bitmap(grey, (down, across) if sideways else (across, down))


def _too_big(size: str) -> Quarantine:
    sentence = f"The picture has {size} dots; at most 40 million are read. Ask for a scan at 300 dpi."
    return Quarantine(QuarantineCode.LIMITS, sentence)


def _damaged(error: Exception) -> Quarantine:
    sentence = f"The picture is damaged or cut off ({error}). Ask the sender for it again."
    return Quarantine(QuarantineCode.UNREADABLE, sentence)


def _grey(image: Image.Image) -> Image.Image:
    """Transparent parts become white paper."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        clear = image.convert("RGBA")
        ground = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(ground, clear).convert("L")
    if image.mode.startswith("I"):
        return image.point(lambda shade: shade / 256).convert("L")  # sixteen bits
    return image.convert("L")


def _dpi(frame: Image.Image) -> tuple[float, float]:
    """The resolution the file claims, if it makes a sheet of paper; else that of a usual one."""
    claimed = frame.info.get("dpi")
    if claimed and _is_believable(frame.size, (float(claimed[0]), float(claimed[1]))):
        return float(claimed[0]), float(claimed[1])
    width, height = frame.size
    if width in _FAX_WIDTHS and frame.mode == "1":
        return 204.0, 98.0 if height < 0.85 * width else 196.0
    across = _PAPER[0] if width <= height else _PAPER[1]
    return width / across, width / across


def _is_believable(size: tuple[int, int], dpi: tuple[float, float]) -> bool:
    if not (90 <= dpi[0] <= 1300 and 90 <= dpi[1] <= 1300 and 1 / 3 <= dpi[0] / dpi[1] <= 3):
        return False
    inches = size[0] / dpi[0], size[1] / dpi[1]
    return min(inches) >= 2.0 and max(inches) <= 24.0


def _page(number: int, frame: Bitmap, budget: _ocr.Budget) -> Page:
    width, height = (side / dpi * 72 for side, dpi in zip(frame.image.size, frame.dpi, strict=True))
    if not budget.take(number):
        return Page(number=number, width=width, height=height, words=(), method="ocr", unread=True)
    corners = _photo.corners(frame.image)
    if corners:
        paper = squared(frame.image, corners)
        across = min(paper.size) / _PAPER[0]
        frame = Bitmap(paper, (across, across))
    scan = _ocr.recognise(frame, budget)
    return Page(
        number=number,
        width=round(scan.width, 2),
        height=round(scan.height, 2),
        words=tuple(scan.words),
        method="ocr",
        upright=scan.upright.model_copy(update={"corners": corners}),
        notes=scan.notes,
    )
