"""What reading and extraction cost: CPU time beside programs that only read the words, on fresh papers in one run.

Our figures are those of a warm worker (a worker starts once and then reads thousands of papers), as in a child of the
sandbox: libraries loaded, word lists built, no collector. Each paper is new to the worker, so that nothing is
remembered from the one before. A program's figure includes its own start. Times drift with the machine; ratios hold.
"""

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pdfplumber
import pypdfium2
from PIL import Image

from extractors import registry
from extractors.contract import ReadOptions
from extractors.readers import _engine, _prepare
from samples.layouts.content import payment
from samples.layouts.contract import Drawn
from samples.layouts.dice import drawing
from samples.layouts.scans import scanned
from tests.bench.clock import spent
from tests.bench.warm import Paper, warm, whole

FIRST_SEED = 510_000
LINES = 1_200
PAGES = range(36, 45)
PEAK_PAGES = 500


class Measured(NamedTuple):
    """One figure beside what it is measured against."""

    name: str
    ours: str
    theirs: str
    ratio: float
    bar: float
    at_least: bool = False
    """The ratio shall be the bar or more; otherwise the bar or less."""

    @property
    def holds(self) -> bool:
        """Whether the bar is met."""
        return self.ratio >= self.bar if self.at_least else self.ratio <= self.bar

    def __str__(self) -> str:
        sign = ">=" if self.at_least else "<="
        verdict = "met" if self.holds else "missed"
        return f"{self.name:44} {self.ours:>14} {self.theirs:>14}  {self.ratio:6.2f}  {sign} {self.bar:g} {verdict}"


def advices(folder: Path, count: int, wanted: range, lines: int | None = None, seed: int = FIRST_SEED) -> list[Paper]:
    """So many thrown layouts of that many pages; `lines`: of each payment, as it falls where None."""
    found: list[Paper] = []
    while len(found) < count:
        rng = random.Random(seed)
        data, _ = drawing(rng, payment(rng, lines))
        pages = len(pypdfium2.PdfDocument(data))
        if pages in wanted:
            path = folder / f"{seed}.pdf"
            path.write_bytes(data)
            found.append(Paper(path, data, pages))
        seed += 1
    return found


def words_by_poppler(paper: Paper) -> None:
    """`pdftotext -bbox`."""
    run("pdftotext", "-bbox", str(paper.path), os.devnull)


def words_by_plumber(paper: Paper) -> None:
    """pdfplumber's extract_words on each page."""
    with pdfplumber.open(paper.path) as pdf:
        for page in pdf.pages:
            page.extract_words()


def cpu(action: Callable[[Paper], object], papers: Sequence[Paper], rounds: int = 1) -> float:
    """Median CPU seconds of one paper, finished child processes included."""
    figures = []
    for paper in papers:
        for _ in range(rounds):
            before = spent()
            action(paper)
            figures.append(spent() - before)
    return statistics.median(figures)


def in_turn(papers: Sequence[Paper], *actions: Callable[[Paper], object]) -> list[float]:
    """Median CPU seconds of each action; they take turns on every paper, so that a busy minute counts for all."""
    figures = [[cpu(action, [paper]) for action in actions] for paper in papers]
    return [statistics.median(of_action) for of_action in zip(*figures, strict=True)]


def born_digital(folder: Path, *, plumber: bool = True, seed: int = FIRST_SEED) -> list[Measured]:
    """One-page advices, and advices of 1,200 lines over some 40 pages, against the two programs."""
    ones = advices(folder, 48, range(1, 2), seed=seed)
    longs = advices(folder, 4, PAGES, LINES, seed=seed)
    with warm():
        cpu(whole, ones[:8])
        one, poppler_one = in_turn(ones[8:], whole, words_by_poppler)
        long, poppler_long = in_turn(longs, whole, words_by_poppler)
    pages = f"{min(p.pages for p in longs)}-{max(p.pages for p in longs)} pages, 1,200 lines"
    found = [
        Measured("one page / pdftotext -bbox", _ms(one), _ms(poppler_one), one / poppler_one, 1.0),
        Measured(f"{pages} / pdftotext -bbox", _ms(long), _ms(poppler_long), long / poppler_long, 2.0),
    ]
    if plumber:
        plumber_one, plumber_long = cpu(words_by_plumber, ones[8:]), cpu(words_by_plumber, longs[:1])
        found += [
            Measured("one page / pdfplumber words", _ms(one), _ms(plumber_one), one / plumber_one, 0.2),
            Measured(f"{pages} / pdfplumber words", _ms(long), _ms(plumber_long), long / plumber_long, 0.2),
        ]
    return found


def peak_memory(folder: Path) -> Measured:
    """Of a process that reads and extracts the first 500 pages of an advice (no more are read), libraries included."""
    (long,) = advices(folder, 1, range(PEAK_PAGES, 2 * PEAK_PAGES), 15 * LINES, FIRST_SEED + 7)
    (said,) = _finished([_start([long.path])])
    megabytes = said["peak"] / 1e6
    limit = 400.0
    return Measured(f"{PEAK_PAGES} pages, peak memory", f"{megabytes:.0f} MB", "400 MB", megabytes / limit, 1.0)


def recognised(folder: Path) -> Measured:
    """A scanned page against the bare tesseract on the same prepared bitmap, one thread."""
    ours, bare = [], []
    for n, paper in enumerate(advices(folder, 3, range(1, 2), seed=FIRST_SEED + 500)):
        drawn, _ = scanned(Drawn(paper.data, (), "eng"), "bench", n)
        name = f"scan{drawn.suffix}"
        with _seen_by_the_engine() as bitmaps:
            registry.read(drawn.file, name, ReadOptions())
        pgm = folder / f"scan{n}.pgm"
        max(bitmaps, key=lambda image: image.width * image.height).save(pgm)
        scan = Paper(folder / name, drawn.file, 1)
        ours.append(cpu(whole, [scan], 2))
        bare.append(cpu(_tesseract, [Paper(pgm, b"", 1)], 2))
    mine, theirs = statistics.median(ours), statistics.median(bare)
    return Measured("scanned page / tesseract --psm 4", _ms(mine), _ms(theirs), mine / theirs, 1.3)


def _tesseract(bitmap: Paper) -> None:
    run("tesseract", str(bitmap.path), "-", "--psm", "4", "-l", "eng")


@contextmanager
def _seen_by_the_engine() -> Iterator[list[Image.Image]]:
    """The bitmaps that recognition prepares meanwhile."""
    seen: list[Image.Image] = []
    original = _prepare.prepared

    def noting(image: Image.Image, *, bilevel: bool) -> Image.Image:
        ready = original(image, bilevel=bilevel)
        seen.append(ready)
        return ready

    _prepare.prepared = noting
    try:
        yield seen
    finally:
        _prepare.prepared = original


def two_workers(folder: Path, each: int = 200) -> Measured:
    """Papers that two workers side by side read for the CPU time of one, beside what one reads alone.

    By CPU time, not by the clock, so that other work on the machine does not count; a worker shares nothing with
    another but the machine's memory and caches, and those are what is measured.
    """
    paths = [paper.path for paper in advices(folder, 40, range(1, 2))]
    load = (paths * (each // len(paths) + 1))[:each]
    (alone,) = _finished([_start(load)])
    both = _finished([_start(load), _start(load)])
    rate = each / alone["cpu"]
    rates = sum(each / one["cpu"] for one in both)
    return Measured("two workers / one, papers a second", f"{rates:.0f}/s", f"{rate:.0f}/s", rates / rate, 1.9, True)


def _finished(workers: Sequence["subprocess.Popen[str]"]) -> list[dict[str, float]]:
    """What the workers say at the end; they begin together, when all are warm."""
    for worker in workers:
        assert worker.stdout is not None
        worker.stdout.readline()
    for worker in workers:
        assert worker.stdin is not None
        worker.stdin.write("go\n")
        worker.stdin.flush()
    return [json.loads(worker.communicate()[0].splitlines()[-1]) for worker in workers]


def _start(load: Sequence[Path]) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.bench.worker", *map(str, load)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def run(*command: str) -> None:
    """A program, quietly; it must succeed."""
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:.1f} ms"


def main() -> None:
    """All of it, each figure with its bar."""
    print(f"{'':44} {'docflow':>14} {'peer':>14}   ratio  bar")
    with tempfile.TemporaryDirectory(prefix="docflow-bench-") as place:
        folder = Path(place)
        for measured in born_digital(folder):
            print(measured)
        print(peak_memory(folder))
        print(two_workers(folder))
        if _engine.engine() is not None:
            print(recognised(folder))
    load = os.getloadavg()[0]
    print(f"({os.cpu_count()} cores, load {load:.1f})")
