"""The five figures as text: programs side by side, then docflow's by habit, carrier and week."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from docflow.rules.figures import Figures, Tally
from tests.bench.cash.course import Course, Group

_HEAD = f"{'':48}{'payments':>9}{'customer':>10}{'envelope':>10}{'line':>9}{'STP':>9}{'wrong':>7}  of untouched (95 %)"


def side_by_side(courses: Sequence[Course]) -> Iterator[str]:
    """One row a program."""
    yield _HEAD
    for course in courses:
        yield row(course.program.name, course.whole.figures)


_BARS: tuple[tuple[str, Callable[[Figures], float | None], float], ...] = (
    ("STP", lambda found: found.stp_rate, 0.90),
    ("line", lambda found: found.line_rate, 0.96),
    ("right of untouched", lambda found: 1 - (found.wrong_rate or 0), 0.9999),
)


def bars(course: Course) -> Iterator[str]:
    """The figures beside what they are to reach."""
    yield f"-- bars ({course.program.name})"
    for name, rate, least in _BARS:
        found = rate(course.whole.figures)
        yield f"{name:22} {_fine(found)} of {least:.2%}: {'met' if found is not None and found >= least else 'missed'}"


def by_group(name: str, groups: Mapping[Group, Tally]) -> Iterator[str]:
    """One row for each habit, carrier or week."""
    yield f"-- by {name}"
    for (kind, value), tally in sorted(groups.items()):
        if kind == name:
            yield row(value, tally.figures)


def reasons(course: Course, most: int) -> Iterator[str]:
    """Why people had to look, the most frequent first."""
    yield f"-- why a person looks ({course.program.name})"
    for (habit, why), count in course.reviews.most_common(most):
        yield f"{count:7,} {habit:22} {why[:110]}"


def row(name: str, found: Figures) -> str:
    """The five figures of one line."""
    low, high = found.wrong_interval
    wrong = f"1 in {round(1 / found.wrong_rate):,}" if found.wrong_rate else "none"
    return (
        f"{name:48}{found.payments:9,}{_percent(found.customer_rate):>10}{_percent(found.envelope_rate):>10}"
        f"{_percent(found.line_rate):>9}{_percent(found.stp_rate):>9}{found.wrong:7,}  {wrong} "
        f"({_per_10_000(low)} to {_per_10_000(high)} in 10,000)"
    )


def _percent(rate: float | None) -> str:
    return "-" if rate is None else f"{rate:.2%}"


def _fine(rate: float | None) -> str:
    return "-" if rate is None else f"{rate:.4%}"


def _per_10_000(rate: float) -> str:
    return f"{10_000 * rate:.2f}"
