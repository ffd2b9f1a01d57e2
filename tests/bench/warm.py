"""A warm worker, as a child of the sandbox is: libraries loaded, word lists built, no collector."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from extractors import registry
from extractors.contract import Hints, ReadOptions
from workers.jobs import reading, records


class Paper(NamedTuple):
    """A file, its bytes, and how many pages it has."""

    path: Path
    data: bytes
    pages: int


@contextmanager
def warm() -> Iterator[None]:
    """Meanwhile everything is loaded and built, and nothing is collected."""
    reading.warm_up()
    records.warm_up()
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.unfreeze()


def whole(paper: Paper) -> None:
    """Reading, claims and extraction."""
    registry.extract(registry.read(paper.data, paper.path.name, ReadOptions()), Hints())
