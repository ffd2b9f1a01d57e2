"""What a scanner, a fax machine or a phone makes of a drawn paper; the condition comes from the seed."""

import random
from collections.abc import Callable
from dataclasses import replace

from PIL import ImageFilter

from samples.drawing import scan
from samples.drawing.scan import Grey
from samples.layouts.contract import Drawn

Condition = Callable[[list[Grey], random.Random, int], tuple[bytes, str]]


def scanned(drawn: Drawn, name: str, seed: int) -> tuple[Drawn, str]:
    """The paper after it lay on the glass, and the name of the condition."""
    rng = random.Random(f"scan:{name}:{seed}")
    condition = rng.choice(list(CONDITIONS))
    dpi = rng.choice(CONDITIONS[condition][0])
    file, suffix = CONDITIONS[condition][1](scan.pictures(drawn.file, dpi), rng, dpi)
    return replace(drawn, file=file, suffix=suffix), f"{condition}-{dpi}"


def _clean(pages: list[Grey], rng: random.Random, dpi: int) -> tuple[bytes, str]:
    """A good office scanner."""
    turned = [scan.skewed(page, rng.uniform(-0.3, 0.3)) for page in pages]
    return scan.as_pdf([scan.noisy(p, rng.randrange(10**6), 3, 20) for p in turned], dpi, 80), ".pdf"


def _noisy(pages: list[Grey], rng: random.Random, dpi: int) -> tuple[bytes, str]:
    """Sensor noise, dust, and strong compression."""
    dirty = [scan.noisy(page, rng.randrange(10**6), rng.uniform(5, 14), rng.randrange(100, 900)) for page in pages]
    return scan.as_pdf(dirty, dpi, rng.choice([35, 50, 70])), ".pdf"


def _skewed(pages: list[Grey], rng: random.Random, dpi: int) -> tuple[bytes, str]:
    """Laid on the glass askew."""
    angle = rng.choice([-1, 1]) * rng.uniform(0.8, 3.2)
    return scan.as_pdf([scan.noisy(scan.skewed(p, angle), rng.randrange(10**6), 4, 60) for p in pages], dpi, 65), ".pdf"


def _blurred(pages: list[Grey], rng: random.Random, dpi: int) -> tuple[bytes, str]:
    """Out of focus, or copied once too often."""
    soft = [page.filter(ImageFilter.GaussianBlur(dpi / 300 * rng.uniform(0.8, 1.5))) for page in pages]
    return scan.as_pdf([scan.noisy(p, rng.randrange(10**6), 4, 40) for p in soft], dpi, 70), ".pdf"


def _fax(pages: list[Grey], rng: random.Random, dpi: int) -> tuple[bytes, str]:
    """A fax in fine resolution."""
    return scan.as_fax([scan.skewed(p, rng.uniform(-0.5, 0.5)) for p in pages], rng.randrange(10**6)), ".tif"


def _bleeding(pages: list[Grey], rng: random.Random, dpi: int) -> tuple[bytes, str]:
    """Thin paper: the back shines through."""
    strength = rng.uniform(0.08, 0.2)
    sheets = [scan.shine_through(page, pages[at - 1], strength) for at, page in enumerate(pages)]
    return scan.as_pdf([scan.noisy(p, rng.randrange(10**6), 4, 50) for p in sheets], dpi, 70), ".pdf"


def _turned(pages: list[Grey], rng: random.Random, dpi: int) -> tuple[bytes, str]:
    """Fed in sideways or upside down."""
    quarter = rng.choice([90, 180, 270])
    sheets = [page.rotate(quarter, expand=True, fillcolor=255) for page in pages]
    return scan.as_pdf([scan.noisy(p, rng.randrange(10**6), 4, 50) for p in sheets], dpi, 70), ".pdf"


def _jpeg(pages: list[Grey], rng: random.Random, dpi: int) -> tuple[bytes, str]:
    """One page as a picture; several pages as a PDF of pictures."""
    if len(pages) > 1:
        return _clean(pages, rng, dpi)
    page = scan.noisy(scan.skewed(pages[0], rng.uniform(-1, 1)), rng.randrange(10**6), 6, 80)
    return scan.as_jpeg(page, rng.choice([45, 60, 75]), dpi), ".jpg"


CONDITIONS: dict[str, tuple[list[int], Condition]] = {
    "clean": ([200, 300, 300], _clean),
    "noisy": ([200, 300], _noisy),
    "skewed": ([200, 300], _skewed),
    "blurred": ([200, 300], _blurred),
    "fax": ([204], _fax),
    "bleeding": ([200, 300], _bleeding),
    "turned": ([200, 300], _turned),
    "jpeg": ([150, 200, 300], _jpeg),
}
