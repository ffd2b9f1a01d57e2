"""What the envelopes of an X12 interchange say of themselves: how much is in them, and their control numbers."""

from collections.abc import Iterator
from typing import NamedTuple


class Segment(NamedTuple):
    """A segment with its number in the file, from 1."""

    number: int
    elements: list[str]

    def text(self, index: int) -> str:
        """An element without padding, empty where it is absent."""
        return self.elements[index].strip() if index < len(self.elements) else ""


class _Level(NamedTuple):
    """An envelope: its first and last segment, what it counts, and where both tell its control number."""

    closing: str
    counted: str
    what: str
    number: tuple[int, int]


_LEVELS = {"ISA": _Level("IEA", "GS", "functional groups", (13, 2)), "GS": _Level("GE", "ST", "sets", (6, 2))}


def trouble(segments: list[Segment]) -> Iterator[str]:
    """Envelopes that are not closed, count otherwise or change their control number, as sentences."""
    for opening, level in _LEVELS.items():
        first: Segment | None = None
        count = 0
        for segment in segments:
            name = segment.elements[0]
            if name == opening:
                if first is not None:
                    yield _open(first, level)
                first, count = segment, 0
            elif name == level.counted:
                count += 1
            elif name == level.closing:
                yield from _compared(first, segment, level, count)
                first = None
        if first is not None:
            yield _open(first, level)


def _open(first: Segment, level: _Level) -> str:
    what = f"Segment {first.number} ({first.elements[0]}) is never closed by {level.closing}"
    return f"{what}; the file may have been cut off."


def _compared(first: Segment | None, last: Segment, level: _Level, count: int) -> Iterator[str]:
    place = f"Segment {last.number} ({level.closing})"
    told = last.text(1)
    if told.isdigit() and int(told) != count:
        yield f"{place} says that there are {told} {level.what}, but there are {count}; some may be missing."
    if first is not None:
        numbers = first.text(level.number[0]), last.text(level.number[1])
        if numbers[0].lstrip("0") != numbers[1].lstrip("0"):
            yield f'{place} has the control number "{numbers[1]}", but {first.elements[0]} has "{numbers[0]}".'
