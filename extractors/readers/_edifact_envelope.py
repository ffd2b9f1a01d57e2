"""What the envelopes of an EDIFACT interchange say of themselves: how much is in them, and their references."""

from collections.abc import Iterator
from typing import NamedTuple


class Segment(NamedTuple):
    """A segment with its number in the file, from 1; elements of components, the tag is the first."""

    number: int
    elements: list[list[str]]

    @property
    def tag(self) -> str:
        """ "UNH", "MOA"."""
        return self.elements[0][0]

    def text(self, index: int) -> str:
        """The first component of an element, empty where it is absent."""
        return self.elements[index][0].strip() if index < len(self.elements) else ""


def trouble(segments: list[Segment]) -> Iterator[str]:
    """An interchange that is not closed, counts otherwise or changes its reference, as sentences."""
    opening: Segment | None = None
    groups = messages = 0
    for segment in segments:
        groups += segment.tag == "UNG"
        messages += segment.tag == "UNH"
        if segment.tag == "UNB":
            if opening is not None:
                yield _open(opening)
            opening, groups, messages = segment, 0, 0
        elif segment.tag == "UNZ":
            yield from _compared(opening, segment, groups or messages, "groups" if groups else "messages")
            opening = None
    if opening is not None:
        yield _open(opening)


def _open(opening: Segment) -> str:
    return f"Segment {opening.number} (UNB) is never closed by UNZ; the file may have been cut off."


def _compared(opening: Segment | None, last: Segment, count: int, what: str) -> Iterator[str]:
    place, told = f"Segment {last.number} (UNZ)", last.text(1)
    if told.isdigit() and int(told) != count:
        yield f"{place} says that there are {told} {what}, but there are {count}; some may be missing."
    if opening is not None and opening.text(5) != last.text(2):
        yield f'{place} has the reference "{last.text(2)}", but UNB has "{opening.text(5)}".'
