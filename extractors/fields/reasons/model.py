"""The fitted classifier: one weight a feature and code, in one byte each; what it says is a calibrated probability."""

import io
import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from docflow.errors import BadInput
from extractors.fields.reasons.features import BUCKETS, CODES, Features, Matrix

_FORMAT = 1
_BYTE = 127


@dataclass(frozen=True, eq=False)
class Model:
    """Scores are linear in the features; a softmax and a table of how often it was right make them probabilities."""

    words: NDArray[np.int8]
    """Bucket x code."""
    letters: NDArray[np.int8]
    scales: Matrix
    """What one unit of the bytes of each code is worth: words, letters."""
    phrases: Matrix
    """Code that a phrase speaks for x code."""
    bias: Matrix
    sharpness: float
    """What scores are multiplied by before the softmax."""
    said: Matrix
    """Steps of the softmax's highest probability ..."""
    right: Matrix
    """... and how often a text of that step was classified right, when its phrasing was held out."""
    told: dict[str, Any]
    """On what it was fitted, and how well: for people."""

    def probabilities(self, found: Features) -> Matrix:
        """Of each code, before calibration."""
        score = self.bias.copy()
        for buckets, table, scale in (
            (found.words, self.words, self.scales[0]),
            (found.letters, self.letters, self.scales[1]),
        ):
            if buckets:
                score += table[list(buckets)].sum(0, dtype=np.int32) * (scale / np.sqrt(len(buckets)))
        for at, value in found.phrases:
            score += value * self.phrases[at]
        return softmax(score, self.sharpness)

    def calibrated(self, highest: float) -> float:
        """How often a text is classified right whose most probable code has this probability."""
        return float(np.interp(highest, self.said, self.right))

    def dump(self) -> bytes:
        """The model as a file."""
        out = io.BytesIO()
        told = json.dumps({**self.told, "format": _FORMAT, "codes": CODES, "sharpness": self.sharpness})
        np.savez_compressed(
            out,
            words=self.words,
            letters=self.letters,
            scales=self.scales,
            phrases=self.phrases,
            bias=self.bias,
            said=self.said,
            right=self.right,
            told=np.frombuffer(told.encode(), np.uint8),
        )
        return out.getvalue()

    @classmethod
    def parse(cls, data: bytes) -> "Model":
        """A model from its file. Raises BadInput for one that is broken or of another version."""
        try:
            with np.load(io.BytesIO(data), allow_pickle=False) as file:
                parts = {name: file[name] for name in file.files}
            told = json.loads(parts.pop("told").tobytes())
            shapes = {name: part.shape for name, part in parts.items()}
            fits = shapes["words"] == shapes["letters"] == (BUCKETS, len(CODES))
            if told["format"] != _FORMAT or told["codes"] != list(CODES) or not fits:
                raise BadInput("This model of reasons is of another version; run `docflow retrain reasons` again.")
            return cls(**parts, sharpness=float(told["sharpness"]), told=told)
        except (OSError, ValueError, KeyError, TypeError, EOFError, BadZipFile) as error:
            raise BadInput("This is no model of reasons; run `docflow retrain reasons` again.") from error


def softmax(score: Matrix, sharpness: float) -> Matrix:
    """Probabilities, along the last axis."""
    raised = np.exp(sharpness * (score - score.max(-1, keepdims=True)))
    shares: Matrix = raised / raised.sum(-1, keepdims=True)
    return shares


def in_bytes(weights: Matrix) -> tuple[NDArray[np.int8], Matrix]:
    """Weights as bytes, and what a unit is worth for each code."""
    most = np.abs(weights).max(0)
    scale = np.where(most > 0, most, 1.0) / _BYTE
    return np.round(weights / scale).astype(np.int8), scale


@cache
def packaged() -> Model:
    """The model that comes with docflow."""
    return Model.parse((resources.files(__package__) / "model.npz").read_bytes())
