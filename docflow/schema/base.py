"""The base of every shared record: frozen, closed to unknown keys, tuples instead of lists."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """An immutable record.

    Unknown keys are an error, so that a typing slip is not silently dropped; so is NaN, which JSON cannot carry.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)
