"""How well unseen layouts are read from paper: `python -m tests.extractors.layouts.scans --seeds 5000:5060`.

Each drawn advice goes through one of the scanners, fax machines and mishaps below, chosen by its seed. `--keep FOLDER`
keeps scans and what was read from them, so that a second run of the same seeds need not recognise them again
(`--again`: it shall).
"""

import argparse
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from docflow.schema.place import Pages
from extractors import registry
from extractors.contract import Hints
from samples.drawing.scan import as_fax, as_jpeg, as_pdf, noisy, pictures, shine_through, skewed
from tests.extractors.layouts.case import Case, differences, make

Grey = Image.Image


class Scan(NamedTuple):
    """A spoilt copy of a drawn advice."""

    case: Case
    how: str
    name: str
    data: bytes


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
    width, height = pages[0].size
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


_WAYS: dict[str, tuple[int, int, str, Callable[[list[Grey], random.Random, int], bytes]]] = {
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


def scan(seed: int, wanted: str = "") -> Scan:
    """The scan of this seed, always the same."""
    case = make(seed)
    dice = random.Random(seed * 7 + 3)
    how = wanted or dice.choices(list(_WAYS), [weight for weight, *_ in _WAYS.values()])[0]
    _, dpi, suffix, spoil = _WAYS[how]
    drawn = pictures(case.pdf, max(dpi, 200))
    if suffix == "jpg" and len(drawn) > 1:
        how, suffix, spoil = "office 200", "pdf", office
    return Scan(
        case,
        how,
        f"{seed}.{suffix}",
        spoil(drawn if dpi >= 200 or suffix == "tif" else pictures(case.pdf, dpi), dice, dpi),
    )


def read(scanned: Scan, keep: Path | None, again: bool) -> tuple[Pages, float]:
    """Pages, and CPU seconds spent on them."""
    kept = keep / f"{scanned.name}.json" if keep else None
    if kept and kept.exists() and not again:
        return Pages.model_validate_json(kept.read_text()), 0.0
    begin = time.process_time()
    pages = registry.read(scanned.data, scanned.name)
    spent = time.process_time() - begin
    if kept:
        (kept.parent / scanned.name).write_bytes(scanned.data)
        kept.write_text(pages.model_dump_json())
    return pages, spent


def main() -> None:
    """Print what failed, and a table by scanner: perfect, to review, wrong without review, CPU seconds a page."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", default="5000:5060")
    parser.add_argument("--how", default="", choices=["", *_WAYS])
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--alone", action="store_true", help="without a second opinion")
    parser.add_argument("--show", type=int, default=40, help="failures to print")
    options = parser.parse_args()
    if options.alone:
        pass
    start, _, stop = options.seeds.partition(":")
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    for seed in range(int(start), int(stop or int(start) + 1)):
        scanned = scan(seed, options.how)
        pages, spent = read(scanned, options.keep, options.again)
        found = registry.extract(pages, Hints())
        bad = differences(scanned.case.truth, found)
        asked = [sentence for item in found for sentence in item.review]
        silent = bool(bad) and not asked
        for name in (scanned.how, "all"):
            tally[name].update(papers=1, perfect=not bad, review=bool(asked), wrong=silent, pages=len(pages.pages))
            tally[name]["ms"] += round(spent * 1000)
        if (bad or asked) and options.show:
            options.show -= 1
            title = "WRONG WITHOUT REVIEW" if silent else "imperfect" if bad else "needless review"
            print(f"\n{title}: seed {seed}, {scanned.how}, {scanned.case.traits['language']}", flush=True)
            print("\n".join(f"   {text}" for text in bad[:5] + [f"review: {text}" for text in asked[:5]]), flush=True)
    print(f"\n{'scanner':<12} {'papers':>6} {'perfect':>8} {'review':>7} {'wrong':>5} {'s/page':>6}")
    for name, counts in sorted(tally.items()):
        n = counts["papers"]
        figures = f"{counts['perfect'] / n:>8.0%} {counts['review'] / n:>7.0%} {counts['wrong']:>5}"
        print(f"{name:<12} {n:>6} {figures} {counts['ms'] / 1000 / counts['pages']:>6.2f}")


if __name__ == "__main__":
    main()
