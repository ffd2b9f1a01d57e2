"""Records of files that have one a line (MT940, BAI2, lockbox, NACHA), as their readers named their parts."""

import re
from dataclasses import dataclass, field

from docflow.schema.place import Page
from extractors.messages.elements import Cell

_REF = re.compile(r"(?P<record>\S+?)(?: (?P<name>.+))?, line (?P<line>\d+)")


@dataclass(slots=True)
class Row:
    """One record; its parts in order, a name may come more than once."""

    record: str
    """ ":61:", "16"."""
    line: int
    head: Cell
    parts: list[tuple[str, Cell]] = field(default_factory=list)

    def cells(self, *names: str) -> tuple[Cell, ...]:
        """All parts of these names, in order."""
        return tuple(cell for name, cell in self.parts if name in names)

    def cell(self, name: str) -> Cell | None:
        """The first part of this name."""
        return next((cell for one, cell in self.parts if one == name), None)

    def text(self, name: str) -> str:
        """The first part of this name, empty where it is absent."""
        cell = self.cell(name)
        return cell.text if cell else ""

    @property
    def place(self) -> str:
        """For the beginning of a sentence."""
        return f"Line {self.line} ({self.record})"


def rows_of(page: Page) -> list[Row]:
    """The records of a page, in order."""
    found: list[Row] = []
    for word in page.words:
        match = _REF.fullmatch(word.ref)
        if not match:
            continue
        cell = Cell(page.number, word)
        if match["name"] is None:
            found.append(Row(match["record"], int(match["line"]), cell))
        elif found:
            found[-1].parts.append((match["name"], cell))
    return found
