"""In which order a person looks: what stands against an approval, then by expected loss, then as it is printed."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from docflow.schema.money import ZERO
from docflow.schema.receivables import Application
from docflow.schema.records import Extraction, Remittance
from docflow.web.screens.fields import FieldView, Status
from docflow.web.screens.lines import LineView

_DOUBTFUL = 0.5
"""How sure one is of what carries no certainty of its own."""
_BLOCKS: frozenset[Status] = frozenset(("bad", "missing"))


class _Look(NamedTuple):
    """Something to look at; what sorts first is most urgent."""

    blocks: bool
    loss: Decimal
    """Amount times the chance that it is wrong, in the currency of the payment."""
    place: tuple[int, float, float]
    name: str

    @property
    def order(self) -> tuple[bool, Decimal, tuple[int, float, float]]:
        return not self.blocks, -self.loss, self.place


def ranks(
    fields: list[FieldView], lines: list[LineView], customer: Status | None, amounts: list[Decimal]
) -> dict[str, int]:
    """Input name -> its turn, from 1, of everything that needs attention. `amounts`: see `amounts_at_stake`."""
    looks = [*_of_fields(fields, amounts[0]), *_of_lines(lines, amounts[1:])]
    if customer is not None and customer != "ok":
        looks.append(_Look(customer == "missing", _loss(amounts[0], None), (0, 0.0, 0.0), "customer"))
    return {look.name: n for n, look in enumerate(sorted(looks, key=lambda look: look.order), 1)}


def amounts_at_stake(extraction: Extraction | None, application: Application | None) -> list[Decimal]:
    """What the payment is worth, and each of its lines."""
    record = extraction.record if extraction else None
    if not isinstance(record, Remittance):
        return [application.amount if application else ZERO]
    return [record.amount or ZERO, *(line.paid_amount or line.gross_amount or ZERO for line in record.lines)]


def _of_fields(fields: list[FieldView], amount: Decimal) -> Iterator[_Look]:
    for n, field in enumerate(one for one in fields if one.attention):
        yield _look(field, amount, n)


def _of_lines(lines: list[LineView], amounts: list[Decimal]) -> Iterator[_Look]:
    for line, amount in zip(lines, amounts, strict=False):
        for n, cell in enumerate(cell for cell in line.cells if cell.attention):
            yield _look(cell, amount, n)
        if line.match.status in ("check", "bad"):
            place = next((_place(cell, 0) for cell in line.cells if cell.box), (0, 1e6, float(line.place)))
            yield _Look(line.match.status == "bad", _loss(amount, None), place, f"match.{line.place}")


def _look(field: FieldView, amount: Decimal, n: int) -> _Look:
    blocks = bool(field.problem) or field.status in _BLOCKS
    return _Look(blocks, _loss(amount, field.confidence), _place(field, n), field.name)


def _loss(amount: Decimal, confidence: float | None) -> Decimal:
    return abs(amount) * Decimal(str(1 - (_DOUBTFUL if confidence is None else confidence)))


def _place(field: FieldView, n: int) -> tuple[int, float, float]:
    return (field.page or 0, field.box[1], field.box[0]) if field.box else (field.page or 0, 0.0, float(n))
