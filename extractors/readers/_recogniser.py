"""RapidOCR's recogniser on single words: the model out of its wheel, run by onnxruntime, without the rest of RapidOCR.

Loading the package itself would bring OpenCV and 600 MB; a word needs neither a detector nor a layout. One thread, no
memory kept between calls: 230 MB of address space in all, 10 ms a word.
"""

import importlib.util
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Floats = NDArray[np.float32]

_HEIGHT = 48
"""Dots of the model's input."""
_BATCH = 1500
"""Dots that the crops of one call are wide together: the model's output has 18,710 columns for every 8 of them."""
_NARROWEST, _WIDEST = 48, 1200
_BEYOND_LATIN = "–—‘’“”„•…€"
_LATIN_END = 0x250
_FULL_WIDTH = 0xFEE0
"""From a full-width letter (U+FF01 to U+FF5E) to the usual one."""


class Reading(NamedTuple):
    """What the recogniser sees on a crop."""

    text: str
    probability: float
    """Of its least sure letter; 0 where it sees nothing."""
    spots: tuple[float, ...]
    """Where each letter stands, as a share of the crop's width."""


def model_path() -> Path | None:
    """The recogniser's model of the installed rapidocr package; None without it or without onnxruntime."""
    if importlib.util.find_spec("onnxruntime") is None:
        return None
    package = importlib.util.find_spec("rapidocr")
    folders = package.submodule_search_locations if package else None
    found = sorted(Path(folders[0], "models").glob("*_rec_*.onnx")) if folders else []
    return found[-1] if found else None


class Recogniser:
    """The loaded model."""

    def __init__(self, path: Path) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # a forked child has no other threads
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 4
        self._session: Any = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self._input: str = self._session.get_inputs()[0].name
        known = self._session.get_modelmeta().custom_metadata_map["character"].splitlines()
        self._columns, self._letters, self._into = _latin(["", *known, " "])

    def read(self, crops: Sequence[Image.Image]) -> list[Reading]:
        """One reading for each grey picture of one word or of a few, in their order."""
        inputs = [_scaled(crop) for crop in crops]
        found: list[Reading] = [Reading("", 0.0, ())] * len(inputs)
        order = sorted(range(len(inputs)), key=lambda n: inputs[n].shape[1])
        for batch in _batches(order, [one.shape[1] for one in inputs]):
            wide = max(inputs[batch[-1]].shape[1], _NARROWEST)
            for n, chances in zip(batch, self._chances([inputs[n] for n in batch], wide), strict=True):
                found[n] = self._decoded(chances, inputs[n].shape[1] / wide)
        return found

    def _chances(self, inputs: list[Floats], wide: int) -> Floats:
        """Crops x steps x letters: the model's output for the letters that our languages write."""
        table = np.zeros((len(inputs), 3, _HEIGHT, wide), np.float32)
        for row, one in zip(table, inputs, strict=True):
            row[:, :, : one.shape[1]] = one
        raw: Floats = self._session.run(None, {self._input: table})[0][:, :, self._columns]
        usual = raw[:, :, : len(self._letters)]
        for double, letter in enumerate(self._into, len(self._letters)):
            usual[:, :, letter] += raw[:, :, double]
        return usual

    def _decoded(self, chances: Floats, share: float) -> Reading:
        """The likeliest letter of each run of steps (CTC: repeats are one letter, column 0 is none)."""
        best = chances.argmax(axis=1)
        starts = np.flatnonzero(np.diff(best, prepend=-1))
        text, sure, spots = "", 1.0, []
        for start, end in zip(starts.tolist(), [*starts[1:].tolist(), len(best)], strict=True):
            if best[start]:
                text += self._letters[best[start]]
                sure = min(sure, float(chances[start:end, best[start]].max()))
                spots.append(min((start + end) / 2 / len(best) / share, 1.0))
        bare = text.strip()
        lost = len(text) - len(text.lstrip())
        return Reading(bare, sure if bare else 0.0, tuple(spots[lost : lost + len(bare)]))


def _batches(order: Sequence[int], wide: Sequence[int]) -> list[list[int]]:
    """Crops of about the same width together, from the narrowest to the widest."""
    batches: list[list[int]] = []
    for n in order:
        if not batches or (len(batches[-1]) + 1) * max(wide[n], _NARROWEST) > _BATCH:
            batches.append([])
        batches[-1].append(n)
    return batches


def _latin(known: Sequence[str]) -> tuple[NDArray[np.intp], list[str], list[int]]:
    """Columns of the model's output that are looked at: those of letters, then those of their full-width doubles; the
    letters; and to which of them each double belongs."""
    columns = [0, *(n for n, char in enumerate(known) if len(char) == 1 and _is_latin(char))]
    letters = [known[n] for n in columns]
    place = {char: n for n, char in enumerate(letters)}
    doubles = [
        (n, place[chr(ord(char) - _FULL_WIDTH)])
        for n, char in enumerate(known)
        if len(char) == 1 and 0xFF01 <= ord(char) <= 0xFF5E and chr(ord(char) - _FULL_WIDTH) in place
    ]
    return np.array([*columns, *(n for n, _ in doubles)], np.intp), letters, [into for _, into in doubles]


def _is_latin(char: str) -> bool:
    return ord(char) < _LATIN_END or char in _BEYOND_LATIN


def _scaled(crop: Image.Image) -> Floats:
    wide = min(max(round(crop.width * _HEIGHT / max(crop.height, 1)), 8), _WIDEST)
    small = crop.resize((wide, _HEIGHT), Image.Resampling.BILINEAR)
    return np.asarray(small, np.float32) / np.float32(127.5) - np.float32(1)


@cache
def recogniser() -> Recogniser | None:
    """The recogniser, loaded once a process; None where the extra `docflow[ocr2]` is not installed."""
    path = model_path()
    return Recogniser(path) if path else None
