"""How often readings of a given confidence were wrong: what a threshold for passing without review follows from."""

from pydantic import Field

from docflow.schema.base import Frozen

ONE_WRONG_IN = 10_000
"""The target where none is set: of so many records that pass without a person at most one may be wrong."""


class RiskRow(Frozen):
    """Of all records measured that asked no question, those at least this sure."""

    confidence: float = Field(ge=0, le=1)
    passing: int = Field(ge=0)
    """How many they are."""
    wrong: int = Field(ge=0)
    """How many of these were wrong."""
    expected: float = Field(default=0.0, ge=0)
    """How many of these the model itself expects to be wrong."""


class RiskTable(Frozen):
    """Rows from the surest to the least sure; measured on papers of layouts that the model had not seen."""

    rows: tuple[RiskRow, ...] = ()
    measured: int = 0
    """Records measured, those that asked a question included."""
