"""The base of every shared record: frozen, closed to unknown keys, tuples instead of lists."""

from functools import cache
from typing import Any, Self, TypeVar

from pydantic import BaseModel, ConfigDict

_hold, _note_set, _hold_extra, _hold_private = (
    BaseModel.__dict__[slot].__set__
    for slot in ("__dict__", "__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__")
)
"""What a record consists of. Set directly, since `object.__setattr__` looks each of them up by name."""
_set = object.__setattr__


class Frozen(BaseModel):
    """An immutable record.

    Unknown keys are an error, so that a typing slip is not silently dropped; so is NaN, which JSON cannot carry.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """The first record of a class gets its values one by one: Python then keeps the names once for all that are
        made so, and a record of eleven fields takes 200 bytes instead of 550. After some thirty that were given a whole
        dict, as pydantic does it, it would be too late."""
        super().__pydantic_init_subclass__(**kwargs)
        _of(cls, dict.fromkeys(cls.model_fields), set())

    @classmethod
    def made(cls, **values: Any) -> Self:
        """Of values that this program made: nothing is checked, and every field without a default must be given.

        For records made by the thousand; `model_construct` looks up defaults and aliases anew and takes thrice as long.
        """
        defaults, names = _fields(cls)
        return _of(cls, defaults | values, names)

    @classmethod
    def holding(cls, values: dict[str, Any]) -> Self:
        """The same of a value for every field; the record keeps this very dict."""
        record = _bare(cls, _fields(cls)[1])
        _hold(record, values)
        return record

    def but(self, **values: Any) -> Self:
        """The same record with other values, which this program made: nothing is checked."""
        record = _bare(type(self), self.__pydantic_fields_set__)
        # Not over __dict__: a record makes one when it is first asked for it, and keeps it.
        for name in _fields(type(self))[0]:
            _set(record, name, values[name] if name in values else getattr(self, name))
        return record


_Record = TypeVar("_Record", bound=Frozen)


def _of(kind: type[_Record], values: dict[str, Any], told: set[str]) -> _Record:
    record = _bare(kind, told)
    for name, value in values.items():
        _set(record, name, value)
    return record


def _bare(kind: type[_Record], told: set[str]) -> _Record:
    record = kind.__new__(kind)
    _note_set(record, told)
    _hold_extra(record, None)
    _hold_private(record, None)
    return record


@cache
def _fields(record: type[BaseModel]) -> tuple[dict[str, Any], set[str]]:
    """Every field in order with its default (None where it has none), and all names, in one set for all records."""
    fields = record.model_fields.items()
    return {name: None if one.is_required() else one.get_default() for name, one in fields}, set(record.model_fields)
