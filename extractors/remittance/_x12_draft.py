"""The record of an 820 while it is being made."""

from dataclasses import dataclass, field

from docflow.schema.place import Word
from docflow.schema.records import Equation, Evidence
from extractors.remittance._x12_set import PaymentSet, Segment

PRINTED = 0.995
Cell = tuple[int, Word]
"""Page and element."""


@dataclass
class Draft:
    """The record while it is being made."""

    set: PaymentSet
    currency: str | None = None
    fields: dict[str, Evidence] = field(default_factory=dict)
    proof: list[Equation] = field(default_factory=list)
    review: list[str] = field(default_factory=list)

    def keep(self, path: str, value: str, cell: Cell | None, confidence: float = PRINTED) -> None:
        """Note where a value stands; a derived one stands nowhere."""
        if cell is None:
            self.fields[path] = Evidence(value=value, confidence=confidence, method="edi")
            return
        page, word = cell
        self.fields[path] = Evidence(
            value=value, confidence=confidence, page=page, box=(word.x0, word.y0, word.x1, word.y1),
            text=word.text, method="edi", ref=word.ref,
        )  # fmt: skip

    def text(self, path: str, segment: Segment | None, index: int) -> str | None:
        """An element as a value."""
        word = segment.elements.get(index) if segment else None
        if segment is None or word is None:
            return None
        self.keep(path, word.text, (segment.page, word))
        return word.text


def cell_of(segment: Segment, index: int) -> Cell | None:
    """An element and its page; None where it is empty."""
    word = segment.elements.get(index)
    return (segment.page, word) if word else None
