"""What a scanner, a fax machine or a mishap makes of a drawn paper; the way is thrown with dice."""

import random
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from samples.drawing.scan import Grey, as_fax, as_jpeg, as_pdf, noisy, pictures, shine_through, skewed
from samples.layouts.contract import Drawn


def scanned(drawn: Drawn, name: str, seed: int) -> tuple[Drawn, str]:
    """The paper after it lay on the glass, and the way in which it was spoilt."""
    how, suffix, file = spoilt(drawn.file, random.Random(f"scan:{name}:{seed}"))
    return replace(drawn, file=file, suffix=suffix), how


def spoilt(pdf: bytes, dice: random.Random, wanted: str = "") -> tuple[str, str, bytes]:
    """Name of the way, suffix and bytes; `wanted` names one instead of the dice."""
    how = wanted or dice.choices(list(WAYS), [weight for weight, *_ in WAYS.values()])[0]
    _, dpi, suffix, spoil = WAYS[how]
    pages = pictures(pdf, max(dpi, 200))
    if suffix == "jpg" and len(pages) > 1:
        how, suffix, spoil = "office 200", "pdf", office
    coarse = dpi < 200 and suffix != "tif"
    return how, f".{suffix}", spoil(pictures(pdf, dpi) if coarse else pages, dice, dpi)


def office(pages: list[Grey], dice: random.Random, dpi: int, quality: int = 60) -> bytes:
    """What an office scanner mails: a little askew, noise, dust, JPEG."""
    angle, noise = dice.uniform(-1.6, 1.6), dice.uniform(3, 11)
    spoilt = [noisy(skewed(page, angle), dice.randrange(10**6), noise, dice.randrange(500)) for page in pages]
    return as_pdf(spoilt, dpi, quality)


def _clean(pages: list[Grey], dice: random.Random, dpi: int) -> bytes:
    return as_pdf(pages, dpi, 75)


def _blurred(pages: list[Grey], dice: random.Random, dpi: int) -> bytes:
    """A copy of a copy: soft, pale, on grey paper."""
    pale = [page.filter(ImageFilter.GaussianBlur(0.8)).point(lambda shade: 60 + int(shade * 0.7)) for page in pages]
    return office(pale, dice, dpi)


def _shadowed(pages: list[Grey], dice: random.Random, dpi: int) -> bytes:
    """A book edge: one side in shadow, the other side of the sheet shining through."""
    width = pages[0].width
    shade = np.clip(np.linspace(0.45, 1.6, width), 0, 1)[None, :]
    spoilt = [
        Image.fromarray((np.asarray(shine_through(page, pages[-1])) * shade).astype(np.uint8)).convert("L")
        for page in pages
    ]
    return office(spoilt, dice, dpi)


def _stamped(pages: list[Grey], dice: random.Random, dpi: int) -> bytes:
    """A stamp of the mail room, grey, at the head of the page or across it."""
    stamped = []
    for page in pages:
        stamp = Image.new("L", (dpi * 2, round(dpi * 0.7)), 255)
        pen = ImageDraw.Draw(stamp)
        pen.rectangle((4, 4, stamp.width - 5, stamp.height - 5), outline=90, width=max(dpi // 75, 2))
        pen.text((dpi // 5, dpi // 6), "RECEIVED 12 NOV 2026", fill=90, font_size=dpi // 8)
        stamp = stamp.rotate(dice.uniform(-12, 12), expand=True, fillcolor=255)
        at = dice.randrange(page.width - stamp.width), dice.randrange(round(page.height * 0.12))
        copy = page.copy()
        copy.paste(
            Image.fromarray(
                np.minimum(np.asarray(stamp), np.asarray(page.crop((*at, at[0] + stamp.width, at[1] + stamp.height))))
            ),
            at,
        )
        stamped.append(copy)
    return office(stamped, dice, dpi)


def _turned(pages: list[Grey], dice: random.Random, dpi: int) -> bytes:
    return office([page.rotate(dice.choice((90, 180, 270)), expand=True) for page in pages], dice, dpi)


def _jpeg(pages: list[Grey], dice: random.Random, dpi: int) -> bytes:
    return as_jpeg(noisy(skewed(pages[0], dice.uniform(-1, 1)), dice.randrange(10**6), 5, 100), 55, dpi)


def _fax(pages: list[Grey], dice: random.Random, dpi: int) -> bytes:
    return as_fax([skewed(page, dice.uniform(-0.8, 0.8)) for page in pages], dice.randrange(10**6), fine=dpi > 100)


def _threshold(pages: list[Grey], dice: random.Random, dpi: int) -> bytes:
    """Black and white at once, as scanners set to "text" do."""
    limit = dice.randrange(110, 190)
    sheets = [skewed(page, dice.uniform(-1, 1)).point(lambda s: 255 if s > limit else 0).convert("1") for page in pages]
    out = BytesIO()
    sheets[0].save(out, "TIFF", compression="group4", dpi=(dpi, dpi), save_all=True, append_images=sheets[1:])
    return out.getvalue()


WAYS: dict[str, tuple[int, int, str, Callable[[list[Grey], random.Random, int], bytes]]] = {
    "clean 300": (10, 300, "pdf", _clean),
    "office 300": (20, 300, "pdf", office),
    "clean 200": (8, 200, "pdf", _clean),
    "office 200": (18, 200, "pdf", office),
    "office 150": (5, 150, "pdf", office),
    "soft 300": (5, 300, "pdf", _blurred),
    "soft 200": (5, 200, "pdf", _blurred),
    "shadow 250": (5, 250, "pdf", _shadowed),
    "stamp 300": (5, 300, "pdf", _stamped),
    "turned 200": (3, 200, "pdf", _turned),
    "jpeg 200": (5, 200, "jpg", _jpeg),
    "bilevel 300": (5, 300, "tif", _threshold),
    "bilevel 200": (3, 200, "tif", _threshold),
    "fax fine": (10, 204, "tif", _fax),
    "fax coarse": (3, 98, "tif", _fax),
}
"""Name -> weight, dots an inch, suffix, mishap."""
