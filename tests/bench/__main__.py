"""`make bench`: what docflow costs, as ratios of CPU time to peers measured in the same run.

Times drift with the machine, ratios hold. Each figure is the median of several rounds; a program's figure includes its
start, ours is warm (a worker starts once and then reads thousands of documents), and the cold start is shown beside it.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdfium2

from extractors import registry
from extractors.contract import Hints, ReadOptions
from tests.bench.pipeline import mails_per_second

SAMPLES = Path("samples")
ROUNDS = 7


def cpu_seconds(action: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Median CPU seconds (user + system, finished child processes included) of one call."""
    spent = []
    for _ in range(rounds + 1):
        before = _spent()
        action()
        spent.append(_spent() - before)
    return statistics.median(spent[1:])


def _spent() -> float:
    """CPU seconds of this process and its finished children, to the microsecond."""
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def born_digital(file: Path) -> None:
    """One file: docflow against pdftotext and pdfplumber, per page."""
    data = file.read_bytes()
    pages = len(pypdfium2.PdfDocument(data))
    repeat = max(1, 40 // pages)

    def ours() -> None:
        for _ in range(repeat):
            registry.extract(registry.read(data, file.name, ReadOptions()), Hints())

    def plumber() -> None:
        with pdfplumber.open(file) as pdf:
            for page in pdf.pages:
                page.extract_words()

    mine = cpu_seconds(ours) / repeat
    poppler = cpu_seconds(lambda: run("pdftotext", "-bbox", str(file), os.devnull), 15)
    words = cpu_seconds(plumber, 3)
    cold = cpu_seconds(lambda: run(sys.executable, "-m", "docflow.cli", "extract", str(file)), 3)
    print(f"{file.parent.name}: {pages} page(s)")
    print(f"  docflow, warm          {1000 * mine / pages:8.2f} ms CPU a page")
    print(f"  pdftotext -bbox        {1000 * poppler / pages:8.2f} ms   ratio docflow/pdftotext  {mine / poppler:6.2f}")
    print(f"  pdfplumber words       {1000 * words / pages:8.2f} ms   ratio docflow/pdfplumber {mine / words:6.2f}")
    print(f"  docflow extract, cold  {1000 * cold / pages:8.2f} ms   (one process for one file, start included)")


def scanned(file: Path) -> None:
    """One scanned page: docflow against the bare tesseract command on the same bitmap."""
    data = file.read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        bitmap = Path(folder) / "page.pgm"
        if file.suffix == ".pdf":
            image = pypdfium2.PdfDocument(data)[0].render(scale=300 / 72, grayscale=True).to_pil()
        else:
            from PIL import Image

            image = Image.open(file).convert("L")
        image.save(bitmap)
        pages = max(1, len(registry.read(data, file.name, ReadOptions()).pages))

        def ours() -> None:
            registry.extract(registry.read(data, file.name, ReadOptions()), Hints())

        mine = cpu_seconds(ours, 3) / pages
        bare = cpu_seconds(lambda: run("tesseract", str(bitmap), "-", "--psm", "4", "-l", "eng"), 3)
    print(f"{file.parent.name}: scanned, {pages} page(s)")
    print(f"  docflow, warm          {1000 * mine:8.0f} ms CPU a page")
    print(f"  tesseract --psm 4      {1000 * bare:8.0f} ms   ratio docflow/tesseract  {mine / bare:6.2f}")


def run(*command: str) -> None:
    """A program, quietly; it must succeed."""
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)


def is_scan(file: Path) -> bool:
    """Whether a PDF has no text layer on its first page."""
    return not pypdfium2.PdfDocument(file.read_bytes())[0].get_textpage().get_text_range().strip()


def main() -> None:
    """Everything, in one run."""
    started = time.monotonic()
    pdfs = sorted(SAMPLES.glob("remittance/*/input.pdf"), key=lambda file: (file.stat().st_size, file))
    digital = [file for file in pdfs if not is_scan(file)]
    longest = max(digital, key=lambda file: len(pypdfium2.PdfDocument(file.read_bytes())))
    for file in dict.fromkeys([digital[0], digital[len(digital) // 2], longest]):
        born_digital(file)
    scans = [file for file in pdfs if is_scan(file)]
    images = [f for f in sorted(SAMPLES.glob("remittance/*/input.*")) if f.suffix in (".tiff", ".tif", ".jpg", ".png")]
    for file in [*scans[:1], *images[:2]]:
        scanned(file)
    mails_per_second(SAMPLES)
    print(f"({time.monotonic() - started:.0f} s)")


main()
