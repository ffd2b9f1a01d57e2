"""What is measured: a paper with its truth, what was found in it, and what that cost."""

from collections.abc import Mapping, Sequence
from typing import Any

from docflow.schema.base import Frozen
from docflow.schema.records import Extraction

Json = dict[str, Any]
UNKNOWN = "-"
"""Where a truth does not say the language."""


class Case(Frozen):
    """A paper with its truth."""

    name: str
    """The folder, as a person finds it."""
    layout: str
    language: str = UNKNOWN
    kind: str
    scan: bool = False
    partial: bool = False
    """The truth says only some of what is printed."""
    expected: tuple[Json, ...]
    """The records, as in expected.json."""


class Cost(Frozen):
    """What reading one paper took."""

    cpu: float = 0.0
    """Seconds of all children."""
    peak: int = 0
    """Bytes of the largest child."""


class Run(Frozen):
    """What came of one case."""

    case: Case
    found: tuple[Extraction, ...]
    readable: bool = True
    cost: Cost = Cost()

    @classmethod
    def parse(cls, body: Mapping[str, Any]) -> "Run":
        """Rebuild from JSON. Raises ValueError."""
        found = tuple(Extraction.parse(record) for record in body["found"])
        return cls(
            case=Case.model_validate(body["case"]), found=found, readable=body["readable"],
            cost=Cost.model_validate(body["cost"]),
        )  # fmt: skip


def case_of(name: str, layout: str, body: Mapping[str, Any]) -> Case:
    """The case behind an expected.json; `layout` where it names none. Raises ValueError where it has no records."""
    records = body.get("records")
    if not isinstance(records, Sequence) or not records:
        raise ValueError(f"{name}: its truth lists no records")
    return Case(
        name=name,
        layout=body.get("layout") or layout,
        language=body.get("language") or UNKNOWN,
        kind=body.get("kind") or records[0]["kind"],
        scan=bool(body.get("scan")),
        partial=bool(body.get("partial")),
        expected=tuple(records),
    )
