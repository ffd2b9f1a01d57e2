"""How well unseen layouts are read from paper: `python -m tests.extractors.layouts.scans --seeds 5000:5060`.

Each drawn advice goes through one of the scanners, fax machines and mishaps below, chosen by its seed. `--keep FOLDER`
keeps scans and what was read from them, so that a second run of the same seeds need not recognise them again
(`--again`: it shall).
"""

import argparse
import random
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

from docflow.schema.place import Pages
from extractors import registry
from extractors.contract import Hints, ReadOptions
from extractors.readers import _recogniser
from samples.layouts.scans import WAYS, spoilt
from tests.extractors.layouts.case import Case, differences, make
from workers.extract import closer_look
from workers.sandbox import InProcess


class Scan(NamedTuple):
    """A spoilt copy of a drawn advice."""

    case: Case
    how: str
    name: str
    data: bytes


def scan(seed: int, wanted: str = "") -> Scan:
    """The scan of this seed, always the same."""
    case = make(seed)
    how, suffix, data = spoilt(case.pdf, random.Random(seed * 7 + 3), wanted)
    return Scan(case, how, f"{seed}{suffix}", data)


def read(scanned: Scan, keep: Path | None, again: bool) -> tuple[Pages, float]:
    """Pages, and CPU seconds spent on them."""
    if keep:
        keep.mkdir(exist_ok=True)
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
    parser.add_argument("--how", default="", choices=["", *WAYS])
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--alone", action="store_true", help="without a second opinion")
    parser.add_argument("--closer", action="store_true", help="words in failing equations are read once more")
    parser.add_argument("--show", type=int, default=40, help="failures to print")
    options = parser.parse_args()
    if options.alone:
        _recogniser.recogniser = lambda: None
    start, _, stop = options.seeds.partition(":")
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    for seed in range(int(start), int(stop or int(start) + 1)):
        scanned = scan(seed, options.how)
        pages, spent = read(scanned, options.keep, options.again)
        hints = Hints(name=scanned.name)
        found = registry.extract(pages, hints)
        if options.closer:
            _, found = closer_look(InProcess(), scanned.data, pages, found, hints, ReadOptions())
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
