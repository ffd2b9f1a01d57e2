"""Cuts connections at random bytes, whoever says them and whether they are encrypted or not."""

import random

from tests.soak.relay import HangUp, Relay

_CUT = 0.8
"""Of all connections."""
_EARLY = 0.25
"""Of those that are cut: at a byte of any order of magnitude, be it in a greeting, in the beginning of TLS or later."""


class Cutter(Relay):
    """Stands before a server."""

    def __init__(self, target: int, dice: random.Random, mean_bytes: float) -> None:
        """`mean_bytes`: of what both sides say before most connections are cut."""
        super().__init__(target)
        self.cutting = True
        self.connections = self.cuts = 0
        self._dice = dice
        self._mean_bytes = mean_bytes

    def talk(self) -> "_Cut":
        self.connections += 1
        return _Cut(self, self._limit() if self.cutting and self._dice.random() < _CUT else None)

    def _limit(self) -> int:
        early = self._dice.random() < _EARLY
        return int(self._mean_bytes ** self._dice.random() if early else self._dice.expovariate(1 / self._mean_bytes))


class _Cut:
    def __init__(self, cutter: Cutter, limit: int | None) -> None:
        self._cutter = cutter
        self._left = limit

    def said(self, piece: bytes) -> bytes:
        if self._left is None:
            return piece
        if len(piece) >= self._left:
            self._cutter.cuts += 1
            raise HangUp(piece[: self._left])
        self._left -= len(piece)
        return piece

    heard = said
