"""What becomes of the rows of a rule table in the light of how past lines ended: thresholds from outcomes.

The machine may only become stricter by itself: a row by which more passes wrongly than the target allows asks a person
from then on. What could pass is told, and a person decides it.
"""

from collections.abc import Iterable, Sequence

from docflow.rules.proportions import interval, upper_bound
from docflow.schema.matching import RowRecord, Rule, RuleTable, SignalCount

_WORTH_ASKING = 100
"""Of so many lines at most one may be wrong, as far as they prove, before it is said that they could pass."""
_TWICE = 2
"""A single line that somebody booked otherwise may be that person's slip."""


def records(table: RuleTable, past: Iterable[SignalCount]) -> tuple[RowRecord, ...]:
    """One for each row in its order, and one of row 0 for what none speaks of."""
    counts: dict[int, dict[str, int]] = {n: {} for n in range(len(table.rows) + 1)}
    for one in past:
        mine = counts[table.decide(one.payer, one.number, one.amount)[0]]
        for name in _names(one):
            mine[name] = mine.get(name, 0) + one.lines
    return tuple(RowRecord(row=n, **told) for n, told in counts.items())


def _names(one: SignalCount) -> Sequence[str]:
    """Under what it is counted."""
    if one.ended == "open":
        return ("undecided",)
    alone = ("alone", "alone_wrong") if one.ended == "otherwise" else ("alone",)
    return ("otherwise" if one.ended == "otherwise" else "stood", *(alone if one.alone else ()))


def wrong_too_often(record: RowRecord, one_wrong_in: int) -> bool:
    """Whether the lines show that more of what passes by the row is wrong than the target allows."""
    enough = record.alone_wrong >= _TWICE
    return enough and interval(record.alone_wrong, record.alone).low * one_wrong_in > 1


def stricter(table: RuleTable, found: Iterable[RowRecord], one_wrong_in: int) -> tuple[RuleTable, str]:
    """The table in which each row that is wrong too often asks a person, and why; the same one where there is none."""
    failed = {one.row: one for one in found if one.row and wrong_too_often(one, one_wrong_in)}
    failed = {n: one for n, one in failed.items() if table.rows[n - 1].passes}
    rows = (row.but(review=True) if n in failed else row for n, row in enumerate(table.rows, 1))
    why = " ".join(
        f"Row {n} asks a person from now on: {one.alone_wrong} of the {one.alone} lines that passed by it were wrong, "
        f"which is more than 1 in {one_wrong_in:,}."
        for n, one in failed.items()
    )
    return (RuleTable(rows=tuple(rows)), why) if failed else (table, "")


def proven(record: RowRecord) -> int:
    """At most one in so many of its lines ends otherwise, as far as they prove; 0 where they prove nothing."""
    risk = upper_bound(record.otherwise, record.stood + record.otherwise)
    return int(1 / risk) if risk < 1 else 0


def could_pass(row: Rule, record: RowRecord) -> bool:
    """Whether a person looks at what people always confirm, so that it is worth asking whether it may pass."""
    return not row.passes and row.action != "hide" and record.otherwise == 0 and proven(record) >= _WORTH_ASKING
