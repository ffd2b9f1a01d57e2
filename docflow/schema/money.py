"""Money: Decimal in code, integer minor units in the database, a decimal string in JSON. Never a float."""

from decimal import Decimal, InvalidOperation
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer, StringConstraints, WithJsonSchema

# Digits after the decimal point where ISO 4217 has other than two.
_MINOR_DIGITS = {
    **dict.fromkeys(
        (
            "BIF",
            "CLP",
            "DJF",
            "GNF",
            "ISK",
            "JPY",
            "KMF",
            "KRW",
            "PYG",
            "RWF",
            "UGX",
            "VND",
            "VUV",
            "XAF",
            "XOF",
            "XPF",
        ),
        0,
    ),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
}


def _exact(value: object) -> Decimal:
    """Accept a Decimal, an int or a decimal string; refuse floats, which have already lost the cent."""
    if isinstance(value, bool) or not isinstance(value, (Decimal, int, str)):
        raise ValueError('money is a decimal string such as "12.50", never a JSON float')
    try:
        amount = Decimal(value)
    except InvalidOperation as error:
        raise ValueError(f"{value!r} is not a decimal number") from error
    if not amount.is_finite():
        raise ValueError(f"{value!r} is not a finite amount")
    return amount


def plain(amount: Decimal) -> str:
    """The amount as JSON and people see it: no exponent, as many digits as it has."""
    return format(amount, "f")


Amount = Annotated[
    Decimal,
    BeforeValidator(_exact),
    PlainSerializer(plain, return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": r"^-?\d+(\.\d+)?$", "examples": ["1480.00"]}),
]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
"""An ISO 4217 code."""

ZERO = Decimal("0")


_QUANTA = tuple(Decimal(1).scaleb(-digits) for digits in range(5))


def minor_digits(currency: str) -> int:
    """Digits after the decimal point in ISO 4217: 2 for EUR, 0 for JPY, 3 for KWD."""
    return _MINOR_DIGITS.get(currency, 2)


def fits(amount: Decimal, currency: str) -> bool:
    """Whether the amount can be paid in the currency's smallest coin."""
    digits = minor_digits(currency)
    if amount.same_quantum(_QUANTA[digits]):
        return True
    scaled = amount.scaleb(digits)
    return scaled == scaled.to_integral_value()


def to_minor(amount: Decimal, currency: str) -> int:
    """12.50 EUR -> 1250. Raises ValueError where the amount is finer than the currency."""
    if not fits(amount, currency):
        raise ValueError(f"{amount} is finer than a minor unit of {currency}")
    return int(amount.scaleb(minor_digits(currency)))


def from_minor(units: int, currency: str) -> Decimal:
    """1250 EUR -> Decimal('12.50')."""
    return units * _QUANTA[_MINOR_DIGITS.get(currency, 2)]


def in_units(amount: Decimal, currency: str | None) -> Decimal:
    """The amount with exactly the currency's digits (two where it is unknown), if that loses nothing."""
    rounded = amount.quantize(_QUANTA[minor_digits(currency or "")])
    return rounded if rounded == amount else amount
