"""Two ways to Tesseract behind one interface: the library (tesserocr, no system package) and the program
(pytesseract). Both give the same TSV, so there is one parser; the library costs 0.7 x the program.

Neither may use more than one thread: unset, OMP_THREAD_LIMIT costs six times the CPU a page.
"""

import os

os.environ["OMP_THREAD_LIMIT"] = "1"  # before libgomp is loaded; it reads this once

import importlib.util
import shutil
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from PIL import Image

from extractors.readers import _effort

_PSM = 4
"""One column of text of variable sizes: 98.9 % of amounts, where psm 6 has 62 % and psm 11 loses some."""


class Found(NamedTuple):
    """One recognised word, in dots from the top left."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: float
    """0..1."""
    line: tuple[int, int, int]
    """Block, paragraph and line that the engine put it in."""
    others: tuple[tuple[str, float], ...] = ()
    """Other readings, with their probability."""


class Engine(Protocol):
    """A way to recognise."""

    name: str

    def languages(self) -> frozenset[str]:
        """Those whose data is there."""
        ...

    def read(self, image: Image.Image, languages: str, dpi: int, psm: int = _PSM) -> list[Found]:
        """Words of a grey picture; `languages` as Tesseract writes them ("deu+eng"). [] for a page that takes too much
        computing."""
        ...


class Library:
    """Tesseract's library out of the wheel, with whatever language data is on this machine."""

    name = "tesserocr"

    def languages(self) -> frozenset[str]:
        return frozenset(language for folder in data_folders() for language in _languages_in(folder))

    def read(self, image: Image.Image, languages: str, dpi: int, psm: int = _PSM) -> list[Found]:
        api = loaded(languages, psm)
        api.SetImageBytes(image.tobytes(), image.width, image.height, 1, image.width)
        api.SetSourceResolution(dpi)
        try:
            with _effort.bounded(_effort.SECONDS):
                return parsed(api.GetTSVText(0)) if api.Recognize() else []
        except _effort.Exhausted:
            return []
        finally:
            api.Clear()


@cache
def loaded(languages: str, psm: int = _PSM) -> Any:
    """The library with its data, which takes a tenth of what a page takes: once a process; a forked child inherits
    it."""
    import tesserocr

    tesserocr.set_leptonica_log_level(tesserocr.LeptLogLevel.NONE)
    folder = _folder_for(languages.split("+"))
    return tesserocr.PyTessBaseAPI(path=f"{folder}{os.sep}", lang=languages, psm=psm)


class Program:
    """The tesseract program, given the picture as a PGM file: as an array it would be packed into a PNG first."""

    name = "pytesseract"

    def languages(self) -> frozenset[str]:
        import pytesseract  # type: ignore[import-untyped]

        return frozenset(pytesseract.get_languages()) - {"osd", "equ"}

    def read(self, image: Image.Image, languages: str, dpi: int, psm: int = _PSM) -> list[Found]:
        import pytesseract

        with tempfile.TemporaryDirectory(prefix="docflow-") as folder:
            path = Path(folder) / "page.pgm"
            image.save(path)
            ways = ["-l", languages, "--psm", str(psm), "--dpi", str(dpi), "tsv"]
            try:
                # Not pytesseract's own call: that can be bounded by the clock alone.
                tsv = _effort.output(
                    [pytesseract.pytesseract.tesseract_cmd, str(path), "stdout", *ways], _effort.SECONDS
                )
            except _effort.Exhausted:
                return []
        return parsed(tsv)


@cache
def engine() -> Engine | None:
    """The better one present; None where there is neither."""
    if importlib.util.find_spec("tesserocr") and Library().languages():
        return Library()
    if shutil.which("tesseract") and importlib.util.find_spec("pytesseract"):
        return Program()
    return None


@cache
def data_folders() -> tuple[Path, ...]:
    """Folders with language data: of the wheels, of the setting TESSDATA_PREFIX, of the system."""
    system = sorted(Path("/usr/share/tesseract-ocr").glob("*/tessdata"), reverse=True)
    named = [Path(os.environ["TESSDATA_PREFIX"])] if os.environ.get("TESSDATA_PREFIX") else []
    folders = [Path(sys.prefix) / "share" / "tessdata", *named, *system, Path("/usr/share/tessdata")]
    return tuple(folder for folder in folders if _languages_in(folder))


def _languages_in(folder: Path) -> frozenset[str]:
    return frozenset(path.stem for path in folder.glob("*.traineddata")) - {"osd", "equ"}


def _folder_for(languages: list[str]) -> Path:
    """The first folder that has all; else the one that has the first."""
    for folder in data_folders():
        if _languages_in(folder).issuperset(languages):
            return folder
    return next(folder for folder in data_folders() if languages[0] in _languages_in(folder))


def parsed(tsv: str) -> list[Found]:
    """Tesseract's TSV: level, page, block, paragraph, line, word, left, top, width, height, confidence, text."""
    found = []
    for row in tsv.splitlines():
        cells = row.split("\t", 11)
        if len(cells) == 12 and cells[0] == "5" and cells[11].strip():
            block, paragraph, line = int(cells[2]), int(cells[3]), int(cells[4])
            left, top, width, height = (int(cell) for cell in cells[6:10])
            sure = min(max(float(cells[10]) / 100, 0.0), 1.0)
            place = (block, paragraph, line)
            found.append(Found(cells[11].strip(), left, top, left + width, top + height, sure, place))
    return found
