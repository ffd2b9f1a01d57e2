"""What a layout promises: from a seeded dice it draws one paper, and says what is printed on it."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from docflow.schema.records import RECORD_OF_KIND, Kind, Record

KIND_OF = {record: kind for kind, record in RECORD_OF_KIND.items()}


@dataclass(frozen=True)
class Drawn:
    """A drawn paper with its truth."""

    file: bytes
    records: tuple[Record, ...]
    language: str
    suffix: str = ".pdf"

    @property
    def kind(self) -> Kind:
        """What it is, by its first record."""
        return KIND_OF[type(self.records[0])]

    def expected(self) -> list[dict[str, Any]]:
        """The records as an expected.json lists them."""
        return [{"kind": KIND_OF[type(record)].value, "record": _printed(record)} for record in self.records]


def _printed(record: Record) -> dict[str, Any]:
    body = record.model_dump(mode="json", exclude_none=True)
    return {key: value for key, value in body.items() if value not in ({}, [], "")}


Draw = Callable[[random.Random], Drawn]


@dataclass(frozen=True)
class Layout:
    """A named layout; its name is that of the function that draws it."""

    name: str
    draw: Draw

    @property
    def why(self) -> str:
        """What is peculiar about it: the first line of the function's docstring."""
        return (self.draw.__doc__ or "").strip().split("\n")[0]

    def paper(self, seed: int) -> Drawn:
        """The paper of this seed, always the same."""
        return self.draw(random.Random(f"{self.name}:{seed}"))


def layout(draw: Draw) -> Draw:
    """Marks a function as a layout, so that it is found."""
    draw.is_layout = True  # type: ignore[attr-defined]
    return draw
