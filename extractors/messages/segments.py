"""The segments of an EDI message (X12, EDIFACT) as its reader placed them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from docflow.schema.place import Page, Pages, Word
from extractors.messages.elements import Cell

_REF = re.compile(r"(\w+?)(?:\.(\d+))?, segment (\d+)")


@dataclass(slots=True)
class Segment:
    """One segment; elements by their number and, in EDIFACT, the number of the component; empty ones absent."""

    name: str
    number: int
    """In the file, from 1."""
    page: int
    elements: dict[tuple[int, int], Word] = field(default_factory=dict)

    def text(self, index: int, part: int = 1) -> str:
        """An element, empty where it is absent."""
        word = self.elements.get((index, part))
        return word.text if word else ""

    def cell(self, index: int, part: int = 1) -> Cell | None:
        """An element with its page; None where it is empty."""
        word = self.elements.get((index, part))
        return Cell(self.page, word) if word else None

    @property
    def place(self) -> str:
        """For the beginning of a sentence."""
        return f"Segment {self.number} ({self.name})"


def segments_of(page: Page) -> list[Segment]:
    """The segments of a page of an EDI reader, in order."""
    found: list[Segment] = []
    for word in page.words:
        match = _REF.fullmatch(word.ref)
        if not match:
            continue
        name, number = match[1], int(match[3])
        if not found or found[-1].number != number:
            found.append(Segment(word.text, number, page.number))
        elif name.startswith(found[-1].name) and name[len(found[-1].name) :].isdigit():
            found[-1].elements[int(name[len(found[-1].name) :]), int(match[2] or 1)] = word
    return found


def is_message(page: Page) -> bool:
    """Whether the page is one EDI message: each stands on a page of its own."""
    return page.method == "edi" and any(_REF.fullmatch(word.ref) for word in page.words[:1])


def message_of(pages: Pages) -> str:
    """The type of the EDI message on the only page: "820", "REMADV"; empty where it is none."""
    if len(pages.pages) != 1 or not is_message(pages.pages[0]):
        return ""
    segments = segments_of(pages.pages[0])
    opening = next((segment for segment in segments if segment.name in ("ST", "UNH")), None)
    return opening.text(1 if opening.name == "ST" else 2) if opening else ""


def by_positions(
    segments: Sequence[Segment], opening: str, summary: str
) -> tuple[list[Segment], list[list[Segment]], list[Segment]]:
    """Head, a group for each position (each begins with the segment `opening`), and all from the summary's first on."""
    head: list[Segment] = []
    lines: list[list[Segment]] = []
    tail: list[Segment] = []
    for segment in segments:
        if segment.name == opening and not tail:
            lines.append([])
        part = tail if tail or segment.name == summary else lines[-1] if lines else head
        part.append(segment)
    return head, lines, tail
