"""The base of every shared record: frozen, closed to unknown keys, tuples instead of lists."""

from functools import cache
from typing import Any, Self

from pydantic import BaseModel, ConfigDict

_set = object.__setattr__


class Frozen(BaseModel):
    """An immutable record.

    Unknown keys are an error, so that a typing slip is not silently dropped; so is NaN, which JSON cannot carry.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    @classmethod
    def made(cls, **values: Any) -> Self:
        """Of values that this program made: nothing is checked, and every field without a default must be given.

        For records made by the thousand; `model_construct` looks up defaults and aliases anew and takes thrice as long.
        """
        return cls.holding(_fields(cls)[0] | values)

    @classmethod
    def holding(cls, values: dict[str, Any]) -> Self:
        """The same of a value for every field; the record keeps this very dict."""
        record = cls.__new__(cls)
        _set(record, "__dict__", values)
        _set(record, "__pydantic_fields_set__", _fields(cls)[1])
        _set(record, "__pydantic_extra__", None)
        _set(record, "__pydantic_private__", None)
        return record

    def but(self, **values: Any) -> Self:
        """The same record with other values, which this program made: nothing is checked."""
        kind = type(self)
        record = kind.__new__(kind)
        _set(record, "__dict__", self.__dict__ | values)
        _set(record, "__pydantic_fields_set__", self.__pydantic_fields_set__)
        _set(record, "__pydantic_extra__", None)
        _set(record, "__pydantic_private__", None)
        return record


@cache
def _fields(record: type[BaseModel]) -> tuple[dict[str, Any], set[str]]:
    """Every field in order with its default (None where it has none), and all names, in one set for all records."""
    fields = record.model_fields.items()
    return {name: None if one.is_required() else one.get_default() for name, one in fields}, set(record.model_fields)
