"""Ids that sort by the time they were made: 48 bits of milliseconds and 80 random bits, in Crockford's base 32."""

import datetime as dt
from collections.abc import Callable

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_PAIRS = [first + second for first in _ALPHABET for second in _ALPHABET]


def new_id(prefix: str, now: dt.datetime, randbits: Callable[[int], int]) -> str:
    """doc, 2026-05-01 ... -> "doc_01JT5..." (26 characters after the prefix)."""
    number = int(now.timestamp() * 1000) << 80 | randbits(80)
    return f"{prefix}_" + "".join([_PAIRS[number >> shift & 1023] for shift in range(120, -1, -10)])
