"""Charts as SVG, made by the server: no script, no font, no colour that a style sheet does not set.

A chart never stands alone: the table beside it has every figure, and the picture is one image to a screen reader.
"""

from collections.abc import Sequence
from typing import NamedTuple

_WIDTH, _HEIGHT = 640, 150
_LEFT, _RIGHT, _TOP, _BOTTOM = 48, 8, 10, 24
_MOST_LABELS = 8
_NICE = (1, 2, 5)


class Point(NamedTuple):
    """A figure of a line; without a value the line has a gap."""

    label: str
    value: float | None


class Mark(NamedTuple):
    """A grid line or label, with its place."""

    at: float
    text: str


class Chart(NamedTuple):
    """A line over time, laid out in a picture of `width` by `height`."""

    width: int
    height: int
    lines: tuple[str, ...]
    """Points of each unbroken piece, for <polyline>."""
    dots: tuple[tuple[float, float, str], ...]
    """(x, y, "label: value") of each figure."""
    rows: tuple[Mark, ...]
    columns: tuple[Mark, ...]
    left: int = _LEFT
    right: int = _WIDTH - _RIGHT
    bottom: int = _HEIGHT - _BOTTOM


def line_chart(points: Sequence[Point], unit: str = "%", top: float | None = None) -> Chart:
    """The points from left to right on a scale from nought to `top`, or to the next round figure above the highest."""
    most = top or _round_up(max((point.value or 0 for point in points), default=0) or 1)
    places = [(_x(at, len(points)), point) for at, point in enumerate(points)]
    return Chart(
        _WIDTH,
        _HEIGHT,
        tuple(" ".join(f"{x:.1f},{_y(value, most):.1f}" for x, value in piece) for piece in _pieces(places)),
        tuple(
            (round(x, 1), round(_y(point.value, most), 1), f"{point.label}: {point.value:g} {unit}")
            for x, point in places
            if point.value is not None
        ),
        tuple(Mark(_y(most * part, most), f"{most * part:g} {unit}") for part in (0, 0.5, 1)),
        tuple(Mark(x, point.label) for x, point in places[:: -(-len(points) // _MOST_LABELS) or 1]),
    )


def _pieces(places: Sequence[tuple[float, Point]]) -> list[list[tuple[float, float]]]:
    """The line in pieces: where nothing was counted there is none."""
    found: list[list[tuple[float, float]]] = [[]]
    for x, point in places:
        if point.value is None:
            found.append([])
        else:
            found[-1].append((x, point.value))
    return [piece for piece in found if piece]


def _x(at: int, number: int) -> float:
    inner = _WIDTH - _LEFT - _RIGHT
    return _LEFT + (inner * at / (number - 1) if number > 1 else inner / 2)


def _y(value: float, most: float) -> float:
    return _HEIGHT - _BOTTOM - (_HEIGHT - _TOP - _BOTTOM) * min(value / most, 1)


def _round_up(value: float) -> float:
    """The next of 1, 2, 5, 10, 20 ... (or 0.1, 0.2, 0.5 ...) that is not below."""
    ten = 0.001
    while ten * 10 < value:
        ten *= 10
    return next((ten * one for one in (*_NICE, 10) if ten * one >= value), ten * 10)
