"""Pictures (TIFF with any number of frames, PNG, JPEG, WebP, BMP, GIF): every frame is a scanned page."""

import io
import struct
from collections.abc import Iterator

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from docflow.errors import Quarantine
from docflow.schema.place import Page, Pages, Upright
from docflow.schema.states import QuarantineCode
from extractors.contract import ReadOptions
from extractors.readers import _ocr, _photo
from extractors.readers._bitmap import MAX_PIXELS, Bitmap
from extractors.readers._upright import squared, straighten

NAME = "image"
_MAGIC = (b"II*\0", b"MM\0*", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"BM", b"GIF87a", b"GIF89a")
_FORMATS = ("TIFF", "PNG", "JPEG", "MPO", "WEBP", "BMP", "GIF")
_SCREEN_DPI = 110
_PAPER = (8.3, 11.7)
"""Inches; what a picture without a believable resolution is taken for."""
_FAX_WIDTHS = (1728, 2048, 2432)


def claims(data: bytes, name: str) -> bool:
    """By magic bytes."""
    return data.startswith(_MAGIC) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


def read(data: bytes, options: ReadOptions) -> Pages:
    """Recognised words of every frame; raises Quarantine for a damaged or too big picture."""
    budget = _ocr.Budget(options.ocr_pages, options.ocr_languages)
    pages, notes = [], []
    with _opened(data) as picture:
        for number, frame in enumerate(_frames(picture), 1):
            if number > options.max_pages:
                notes.append(
                    f"Only the first {options.max_pages} of {getattr(picture, 'n_frames', 0)} pages were read."
                )
                break
            if not options.only or number in options.only:
                pages.append(_page(number, frame, budget))
    return Pages(reader=NAME, pages=tuple(pages), language=budget.language, notes=tuple(notes))


def pictures(data: bytes, pages: Pages, options: ReadOptions) -> Iterator[tuple[int, Image.Image]]:
    """Page number and the page as displayed, upright, about 110 dpi."""
    wanted = {page.number: page for page in pages.pages}
    with _opened(data) as picture:
        for number, frame in enumerate(_frames(picture), 1):
            if page := wanted.get(number):
                size = (max(round(page.width / 72 * _SCREEN_DPI), 1), max(round(page.height / 72 * _SCREEN_DPI), 1))
                image = straighten(frame.image, page.upright or Upright())
                yield (
                    number,
                    image.resize(size, Image.Resampling.BOX if size[0] < image.width else Image.Resampling.BICUBIC),
                )


def _opened(data: bytes) -> Image.Image:
    try:
        picture = Image.open(io.BytesIO(data), formats=_FORMATS)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise _damaged(error) from error
    return picture


def _frames(picture: Image.Image) -> Iterator[Bitmap]:
    """Each frame grey, turned as its EXIF says, with its resolution."""
    try:
        for frame in ImageSequence.Iterator(picture):
            if frame.width * frame.height > MAX_PIXELS:
                size = f"{frame.width:,} x {frame.height:,} dots"
                raise Quarantine(
                    QuarantineCode.LIMITS, f"The picture has {size}; at most 40 million are read. Scan at 300 dpi."
                )
            upright = ImageOps.exif_transpose(frame)
            dpi = _dpi(frame)
            turned = upright.size != frame.size and frame.width != frame.height
            yield Bitmap(_grey(upright), (dpi[1], dpi[0]) if turned else dpi)
    except (OSError, ValueError, SyntaxError, EOFError, struct.error, Image.DecompressionBombError) as error:
        raise _damaged(error) from error


def _damaged(error: Exception) -> Quarantine:
    sentence = f"The picture is damaged or cut off ({error}). Ask the sender for it again."
    return Quarantine(QuarantineCode.UNREADABLE, sentence)


def _grey(image: Image.Image) -> Image.Image:
    """Transparent parts become white paper."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        clear = image.convert("RGBA")
        ground = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(ground, clear).convert("L")
    if image.mode in ("I;16", "I", "F"):
        return image.point(lambda shade: shade / 256).convert("L") if image.mode.startswith("I") else image.convert("L")
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
