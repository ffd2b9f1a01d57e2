"""Families of files with truth of their own kind beside them: one module each, found by itself.

What a module promises stands in docflow/evaluation/demands.py.
"""

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

from docflow.evaluation.demands import Asked


def asked_in(folder: Path) -> Iterator[Asked]:
    """What all families ask of the files below a folder."""
    for found in pkgutil.iter_modules(__path__):
        if not found.name.startswith("_"):
            yield from importlib.import_module(f"{__name__}.{found.name}").asked(folder)
