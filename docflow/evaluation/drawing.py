"""Curves as SVG, drawn from their points; no library, no script."""

from collections.abc import Sequence
from html import escape

Point = tuple[float, float]
_WIDTH, _HEIGHT, _EDGE = 460.0, 300.0, 48.0
_COLOURS = ("#1f5fa8", "#b3541e", "#3c7a3c")


def curve(
    title: str,
    series: Sequence[tuple[str, Sequence[Point]]],
    across: tuple[str, float, float],
    up: tuple[str, float, float],
    *,
    dots: bool = False,
    diagonal: bool = False,
) -> str:
    """A line for each series. `across` and `up` are (name, least, most) of the axes; shares are shown in percent."""
    parts = [*_frame(title, across, up)]
    if diagonal:
        parts.append(_path([(across[1], across[1]), (across[2], across[2])], across, up, "#999", dashed=True))
    for n, (name, points) in enumerate(series):
        colour = _COLOURS[n % len(_COLOURS)]
        parts.append(_path(points, across, up, colour))
        if dots:
            parts += [_dot(point, across, up, colour) for point in points]
        parts.append(
            f'<text x="{_EDGE + 8}" y="{_EDGE - 14 + 14 * n}" font-size="11" fill="{colour}">{escape(name)}</text>'
        )
    body = "".join(parts)
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}" role="img" '
        f'xmlns="http://www.w3.org/2000/svg" font-family="sans-serif">{body}</svg>'
    )


def _frame(title: str, across: tuple[str, float, float], up: tuple[str, float, float]) -> list[str]:
    right, bottom = _WIDTH - 12, _HEIGHT - _EDGE
    lines = [
        f'<text x="{_EDGE}" y="18" font-size="13" font-weight="bold">{escape(title)}</text>',
        f'<path d="M{_EDGE} 30V{bottom}H{right}" stroke="#444" fill="none"/>',
        f'<text x="{(_EDGE + right) / 2}" y="{_HEIGHT - 8}" font-size="11" text-anchor="middle">'
        f"{escape(across[0])}</text>",
        f'<text x="12" y="{(30 + bottom) / 2}" font-size="11" text-anchor="middle" '
        f'transform="rotate(-90 12 {(30 + bottom) / 2})">{escape(up[0])}</text>',
    ]
    for step in range(5):
        x, y = _at((across[1] + (across[2] - across[1]) * step / 4, up[1]), across, up)
        lines.append(
            f'<text x="{x:.1f}" y="{bottom + 14}" font-size="10" text-anchor="middle">{_tick(across, step)}</text>'
        )
        x, y = _at((across[1], up[1] + (up[2] - up[1]) * step / 4), across, up)
        lines.append(f'<text x="{_EDGE - 4}" y="{y + 3:.1f}" font-size="10" text-anchor="end">{_tick(up, step)}</text>')
    return lines


def _label(x: float, y: float, anchor: str, text: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="10" text-anchor="{anchor}">{escape(text)}</text>'


def _tick(axis: tuple[str, float, float], step: int) -> str:
    return f"{(axis[1] + (axis[2] - axis[1]) * step / 4) * 100:.4g}%"


def _at(point: Point, across: tuple[str, float, float], up: tuple[str, float, float]) -> Point:
    x = (min(max(point[0], across[1]), across[2]) - across[1]) / ((across[2] - across[1]) or 1.0)
    y = (min(max(point[1], up[1]), up[2]) - up[1]) / ((up[2] - up[1]) or 1.0)
    bottom = _HEIGHT - _EDGE
    return _EDGE + x * (_WIDTH - 12 - _EDGE), bottom - y * (bottom - 30)


def _path(
    points: Sequence[Point],
    across: tuple[str, float, float],
    up: tuple[str, float, float],
    colour: str,
    *,
    dashed: bool = False,
) -> str:
    placed = " ".join(f"{x:.1f},{y:.1f}" for x, y in (_at(point, across, up) for point in points))
    dash = ' stroke-dasharray="4 4"' if dashed else ""
    return f'<polyline points="{placed}" fill="none" stroke="{colour}" stroke-width="1.6"{dash}/>'


def _dot(point: Point, across: tuple[str, float, float], up: tuple[str, float, float], colour: str) -> str:
    x, y = _at(point, across, up)
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>'
