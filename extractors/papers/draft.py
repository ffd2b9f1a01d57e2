"""The record while it is being made: evidence, equations and the reasons why a person must look."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from docflow.schema.records import Equation, Evidence
from extractors.papers.cut import left_of_its_line
from extractors.papers.header import Choice
from extractors.papers.names import is_parted, is_said_twice
from extractors.papers.paper import Paper
from extractors.tables import Atom

SURE = 0.9
"""Confidence below which a recognised value that no equation covers is shown to a person."""


class Weighed(Protocol):
    """A candidate for a value."""

    weight: float


class Named(Protocol):
    """A candidate for a party's name."""

    name: str
    atoms: tuple[Atom, ...]
    page: int


def support_of(ranked: Sequence[Weighed]) -> float:
    """How surely the first of these is meant: little where the second is about as good."""
    lead = ranked[0].weight - ranked[1].weight if len(ranked) > 1 else 1.0
    return min(ranked[0].weight, 0.5 + lead)


@dataclass
class Draft:
    """The record while it is being made."""

    paper: Paper
    fields: dict[str, Evidence] = field(default_factory=dict)
    proof: list[Equation] = field(default_factory=list)
    review: list[str] = field(default_factory=list)

    def ask(self, sentence: str) -> None:
        """A reason why a person must look."""
        if sentence not in self.review:
            self.review.append(sentence)

    def keep(self, path: str, choice: Choice, confidence: float, *, proven: bool = False) -> str:
        """Note where a header value stands. `proven`: an equation says that it was read right, however it looked."""
        sure = confidence * (1.0 if proven else min((atom.confidence for atom in choice.atoms), default=1.0))
        self.fields[path] = self.paper.evidence(choice.value, choice.atoms, choice.page, sure, choice.weight)
        if ": " in choice.value:
            self.ask(f'The {path.replace("_", " ")} "{choice.value}" may begin with a label.')
        if sure < SURE * confidence:
            self.ask(f'The {path.replace("_", " ")} "{choice.value}" was hard to read.')
        return choice.value

    def keep_name(self, party: str, best: Named, support: float, confidence: float) -> str:
        """Note where a party's name stands; nothing proves a name, so one that was hard to read is shown."""
        words = [word for atom in best.atoms for word in atom.words if any(map(str.isalnum, word.text))]
        read = min((word.confidence for word in words), default=1.0)
        evidence = self.paper.evidence(best.name, best.atoms, best.page, confidence * read, support)
        self.fields[f"{party}.name"] = evidence
        if read < SURE:
            self.ask(f'The {party}\'s name "{best.name}" was hard to read.')
        if is_parted(best.name) or is_said_twice(best.name):
            self.ask(f'The {party}\'s name "{best.name}" may hold more than the name.')
        elif (line := left_of_its_line(self.paper, best.atoms, best.page)) is not None:
            self.ask(f'"{best.name}" may be only a part of the {party}\'s name "{line}".')
        return best.name
