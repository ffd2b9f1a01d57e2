"""What recognising a page costs: `python -m tests.bench.ocr FILE...`, medians of CPU time.

The bare engines get the very bitmap that docflow has prepared for them: one page, 300 dpi, level.
"""

import argparse
import statistics
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
from PIL import Image

from extractors import registry
from extractors.contract import ReadOptions
from extractors.readers import _engine, _ocr, _recogniser
from tests.bench.clock import spent


class Costs(NamedTuple):
    """CPU seconds a page."""

    alone: float
    """docflow with one engine: finding, levelling, preparing, recognising."""
    cascade: float
    """docflow with a second opinion on doubtful words."""
    tesseract: float
    """`OMP_THREAD_LIMIT=1 tesseract --psm 4`, start included."""
    rapidocr: float | None
    """All of RapidOCR on the page, loaded before; None where it is not installed."""


def costs(file: Path, times: int = 3) -> Costs:
    """Of the first page of a scan."""
    data, options = file.read_bytes(), ReadOptions(only=(1,))
    prepared = _prepared_page(data, file.name, options)

    def ours() -> None:
        registry.read(data, file.name, options)

    second = _recogniser.recogniser
    cascade = _median(ours, times)
    _recogniser.recogniser = lambda: None  # type: ignore[assignment]
    try:
        alone = _median(ours, times)
    finally:
        _recogniser.recogniser = second
    return Costs(alone, cascade, _tesseract(prepared, times), _rapidocr(prepared, times))


def _median(action: Callable[[], object], times: int) -> float:
    found = []
    action()
    for _ in range(times):
        begin = spent()
        action()
        found.append(spent() - begin)
    return statistics.median(found)


def _prepared_page(data: bytes, name: str, options: ReadOptions) -> Image.Image:
    """The picture that docflow gives to the engine."""
    seen: list[Image.Image] = []
    read = _ocr._Reading.read

    def watched(self: _ocr._Reading, image: Image.Image) -> list[_engine.Found]:
        found = read(self, image)
        seen.append(self.ready)
        return found

    _ocr._Reading.read = watched  # type: ignore[method-assign]
    try:
        registry.read(data, name, options)
    finally:
        _ocr._Reading.read = read  # type: ignore[method-assign]
    return seen[-1]


def _tesseract(page: Image.Image, times: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.pgm"
        page.save(path)
        command = ["env", "OMP_THREAD_LIMIT=1", "tesseract", str(path), "-", "--psm", "4", "--dpi", "300", "tsv"]
        return _median(lambda: subprocess.run(command, check=True, capture_output=True), times)


def _rapidocr(page: Image.Image, times: int) -> float | None:
    if _recogniser.model_path() is None:
        return None
    from rapidocr import RapidOCR

    single = {f"EngineConfig.onnxruntime.{kind}_op_num_threads": 1 for kind in ("intra", "inter")}
    engine = RapidOCR(params={**single, "Global.log_level": "error"})
    colours = np.asarray(page.convert("RGB"))
    return _median(lambda: engine(colours), times)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--times", type=int, default=3)
    options = parser.parse_args()
    print(f"{'first page of':<34} {'docflow':>8} {'tesseract':>9} {'ratio':>6}", end=" ")
    print(f"{'cascade':>8} {'RapidOCR':>8} {'ratio':>6}")
    for file in options.files:
        cost = costs(file, options.times)
        rapid = f"{cost.rapidocr:8.2f} {cost.cascade / cost.rapidocr:6.2f}" if cost.rapidocr else "not installed"
        name = f"{file.parent.name}/{file.name}"[-34:]
        ratio = cost.alone / cost.tesseract
        print(f"{name:<34} {cost.alone:8.2f} {cost.tesseract:9.2f} {ratio:6.2f} {cost.cascade:8.2f} {rapid}")


if __name__ == "__main__":
    main()
