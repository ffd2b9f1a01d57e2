"""Rulings that are rows of dots, or pale: wiped off, and nothing else is."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from extractors.readers._dotted import without_dotted


def page(*, dotted: bool = False, solid: bool = False, upright: bool = False) -> Image.Image:
    """A row of a table with its rulings."""
    grey = np.full((600, 1400), 255, np.uint8)
    dots = np.random.default_rng(5).random((3, 1100)) < 0.5
    if dotted:
        grey[400:403, 100:1200][dots] = 0
    if solid:
        grey[200:203, 100:1200] = 0
    if upright:
        grey[40:560, 700:703][dots.T[:520]] = 0
    image = Image.fromarray(grey)
    draw = ImageDraw.Draw(image)
    draw.text((120, 350), "INV36072    1.234,56", fill=0, font=ImageFont.load_default(40))
    return image


def ink(image: Image.Image, top: int, bottom: int) -> int:
    return int((np.asarray(image)[top:bottom] < 128).sum())


def test_a_ruling_of_dots_is_wiped_off_and_print_stays() -> None:
    plain, wiped = page(), without_dotted(page(dotted=True))
    assert ink(wiped, 398, 405) == ink(plain, 398, 405)
    assert ink(wiped, 300, 398) == ink(plain, 300, 398)


def test_an_upright_ruling_is_wiped_off() -> None:
    assert ink(without_dotted(page(upright=True)), 0, 340) == 0


def test_a_pale_dotted_ruling_of_a_grey_page_is_wiped_off() -> None:
    """Tables with dotted hairlines, scanned in grey, were read as pictures row by row."""
    pale = np.array(page(), np.int16)
    pale[400:402, 100:1200:4] = 150
    noise = np.random.default_rng(3).normal(0, 4, pale.shape)
    scanned = Image.fromarray(np.clip(pale + noise, 0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.7))
    wiped = np.asarray(without_dotted(scanned))[398:404, 100:1200]
    assert np.asarray(scanned)[398:404, 100:1200].min() < 230
    assert (wiped > 230).all()


def test_a_streak_that_runs_askew_costs_no_word() -> None:
    """It crosses many columns on its way down, and what stood between these was wiped off."""
    crossed = page()
    draw = ImageDraw.Draw(crossed)
    for y in range(0, 600, 4):
        x = 260 + y // 80
        draw.rectangle((x, y, x + 1, y + 1), fill=0)
    wiped = without_dotted(crossed)
    assert ink(wiped, 0, 340) == 0
    assert ink(wiped, 340, 400) > 0.9 * ink(page(), 340, 400)


def test_a_letter_that_meets_the_ruling_keeps_its_foot() -> None:
    met = page(dotted=True)
    ImageDraw.Draw(met).rectangle((500, 340, 505, 410), fill=0)
    assert (np.asarray(without_dotted(met))[340:411, 500:506] < 128).all()


def test_a_page_without_such_rulings_stays_as_it_is() -> None:
    whole = page(solid=True)
    assert without_dotted(whole) is whole


@pytest.mark.parametrize("size", [24, 30, 36, 44, 56])
@pytest.mark.parametrize("leading", [1.15, 1.3, 1.6, 2.2])
def test_strokes_that_stand_one_below_the_other_are_letters(size: int, leading: float) -> None:
    """A column of numbers that all begin with 1 or I was wiped off as a ruling: "INV-1" became "NV-"."""
    sheet = Image.new("L", (900, 1600), 255)
    draw, font = ImageDraw.Draw(sheet), ImageFont.load_default(size)
    for line in range(int(1500 / (leading * size))):
        draw.text((100, 20 + line * leading * size), "INV-1117  l1i  1,111.11", fill=0, font=font)
    assert without_dotted(sheet) is sheet
