"""Document numbers inside structured payment references, where a check digit proves that they were copied whole."""

import re
from collections.abc import Iterator

from stdnum import iso11649, luhn
from stdnum.exceptions import ValidationError

from docflow.rules import keys

_RECURSIVE = (0, 9, 4, 6, 8, 2, 7, 1, 3, 5)
"""Modulo 10, recursive: Swiss QR and former ISR references (Swiss Payment Standards, annex B)."""
_SHORTEST = 5


_PADDED = re.compile(r"0+(?=[1-9])")


def without_check(number: str) -> Iterator[tuple[str, bool]]:
    """What a reference refers to, and whether two check digits prove it: "RF18 5390 0754 7034" -> "539007547034".

    ISO 11649 creditor references; Luhn's modulo 10 and modulo 11 (KID, OCR); modulo 10 recursive (QR references).
    Behind a customer's number the document's own follows with leading zeros: "1001000004711" -> also "4711".
    """
    plain = keys.normalised(number)
    if plain.startswith("RF") and _is_creditor_reference(plain):
        plain = plain[4:]
        yield plain, True
    if plain.isdecimal() and len(plain) >= _SHORTEST and _checked(plain):
        yield plain[:-1], False
        yield from ((plain[found.end() : -1], False) for found in _PADDED.finditer(plain[:-1]))


def _is_creditor_reference(plain: str) -> bool:
    try:
        iso11649.validate(plain)
    except ValidationError:
        return False
    return True


def _checked(digits: str) -> bool:
    return luhn.is_valid(digits) or _modulo_11(digits) or _modulo_10_recursive(digits)


def _modulo_11(digits: str) -> bool:
    """Weights 2 to 7 from the right (Norwegian KID); a remainder that would need two digits is never issued."""
    total = sum(int(digit) * (2 + place % 6) for place, digit in enumerate(reversed(digits[:-1])))
    return (11 - total % 11) % 11 == int(digits[-1])


def _modulo_10_recursive(digits: str) -> bool:
    carry = 0
    for digit in digits[:-1]:
        carry = _RECURSIVE[(carry + int(digit)) % 10]
    return (10 - carry) % 10 == int(digits[-1])
