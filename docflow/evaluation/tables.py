"""The figures as plain tables for a terminal."""

from collections.abc import Iterable, Iterator, Sequence

from docflow.evaluation.figures import Rated, Score, at_coverage
from docflow.evaluation.measured import COVERAGES, Measured, Reliability
from docflow.rules.risk import percent

_HEADS = (
    "papers", "perfect", "core", "untouched", "wrong", "field P", "field R", "line P", "line R", "CPU s", "peak MB",
)  # fmt: skip
_SHOWN = 8
"""Differences of one document that are shown."""


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Lines of a table: the first column to the left, figures to the right."""
    body = [list(row) for row in rows]
    widths = [max(len(row[n]) for row in [list(heads), *body]) for n in range(len(heads))]
    for row in [list(heads), ["-" * width for width in widths], *body]:
        first, *rest = row
        yield "  ".join(
            [first.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True))]
        )


def part(value: float | None) -> str:
    """A share as a percentage, without rounding up to all."""
    if value is None:
        return "-"
    return f"{min(value * 100, 99.9) if value < 1.0 else 100.0:.1f}%"


def lines_of(figures: Measured, *, misread: int = 20) -> Iterator[str]:
    """The whole report as text."""
    yield from _summary(figures)
    for name, group in figures.groups.items():
        if len(group) > 1 or name == "kind":
            yield ""
            yield from table((name, *_HEADS), [_row(one) for one in group])
    yield from _fields(figures)
    yield from _calibration(figures)
    yield from _risk(figures)
    yield from _misread(figures.rated, misread)


def _summary(figures: Measured) -> Iterator[str]:
    whole = figures.whole
    yield f"{whole.papers} papers, {part(_share(whole.perfect, whole.papers))} perfect, " + (
        f"{part(_share(whole.untouched, whole.papers))} pass without review, of these {whole.wrong_untouched} wrong"
    )
    if whole.untouched:
        yield f"  (at most {figures.bound:.3%} with 95% certainty, from {whole.untouched} that passed)"
    cost = f"{whole.cpu:.1f} s of CPU in all, {whole.cpu_median * 1000:.0f} ms the median paper"
    yield f"  {cost}, at most {_mb(whole.peak)} MB"
    if whole.unreadable:
        yield f"  {whole.unreadable} could not be read"
    yield f"Confidences: {figures.basis}"
    there = {found.kind for one in figures.rated for found in one.verdict.run.found}
    yield from (f"Threshold of {kind}: {bar.sentence}" for kind, bar in figures.bars.items() if kind in there)


def _row(one: Score) -> list[str]:
    return [
        one.name,
        str(one.papers),
        part(_share(one.perfect, one.papers)),
        part(_share(one.core, one.papers)),
        part(_share(one.untouched, one.papers)),
        str(one.wrong_untouched),
        part(one.fields.precision),
        part(one.fields.recall),
        part(one.lines.precision),
        part(one.lines.recall),
        f"{one.cpu_median:.3f}",
        _mb(one.peak),
    ]


def _share(some: int, of: int) -> float | None:
    return some / of if of else None


def _mb(size: int) -> str:
    return f"{size / 2**20:.0f}"


def _fields(figures: Measured) -> Iterator[str]:
    yield ""
    yield from table(
        ("field", "printed", "found", "right", "precision", "recall"),
        (
            [name, str(one.expected), str(one.found), str(one.right), part(one.precision), part(one.recall)]
            for name, one in sorted(figures.by_field.items())
        ),
    )


def _calibration(figures: Measured) -> Iterator[str]:
    for name, found in (("fields", figures.fields), ("records", figures.records)):
        yield ""
        error = "-" if found.error is None else f"{found.error:.4f}"
        yield f"Calibration of {name}: expected calibration error {error} over {found.count}"
        yield from table(("confidence", "right", "count"), _bins(found))


def _bins(found: Reliability) -> Iterator[list[str]]:
    for one in found.bins:
        yield [percent(one.confidence), part(one.right), str(one.count)]


def _risk(figures: Measured) -> Iterator[str]:
    yield ""
    yield "Risk and coverage: of the surest so many, how many are wrong"
    held, free = at_coverage(figures.held, COVERAGES), at_coverage(figures.free, COVERAGES)
    yield from table(
        ("pass", "wrong", "by confidence alone"),
        ([part(share), _rate(risk), _rate(alone)] for (share, risk), (_, alone) in zip(held, free, strict=True)),
    )


def _rate(risk: float | None) -> str:
    return "-" if risk is None else f"{risk:.2%}"


def _misread(rated: Sequence[Rated], most: int) -> Iterator[str]:
    bad = [one for one in rated if not one.verdict.perfect]
    bad.sort(key=lambda one: (not one.passes, one.verdict.run.case.name))
    if not bad or not most:
        return
    yield ""
    yield f"Not perfect: {len(bad)}" + (f", the first {most}" if len(bad) > most else "")
    for one in bad[:most]:
        said = "PASSES" if one.passes else "to review"
        yield f"  {one.verdict.run.case.name}: {said}, {percent(one.confidence)} sure"
        yield from (f"    {difference}" for difference in one.verdict.hard[:_SHOWN])
