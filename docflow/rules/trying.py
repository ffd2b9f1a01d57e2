"""A rule table tried on past lines before it is saved: what it would have applied, and against whom."""

from collections.abc import Iterable

from docflow.schema.matching import RuleTable, SignalCount, TryOut


def tried(new: RuleTable, old: RuleTable, past: Iterable[SignalCount]) -> TryOut:
    """Counts the lines that only one of the two lets through."""
    told = list(past)
    more = [one for one in told if _passes(new, one) and not _passes(old, one)]
    fewer = [one for one in told if _passes(old, one) and not _passes(new, one)]
    return TryOut(
        lines=_sum(told),
        more=_sum(more),
        against=_sum(one for one in more if one.ended == "otherwise"),
        undecided=_sum(one for one in more if one.ended == "open"),
        fewer=_sum(fewer),
    )


def in_words(found: TryOut) -> str:
    """The outcome in a sentence or two."""
    if not found.lines:
        return "There are no past lines to try it on."
    said = [f"Of {_lines(found.lines)} seen so far, this change"]
    if found.more:
        against = f"{found.against} of them against what a clerk decided" if found.against else "none against a clerk"
        open_ones = f", {found.undecided} of them undecided yet" if found.undecided else ""
        said.append(f"would have applied {found.more} more, {against}{open_ones}")
    if found.fewer:
        said.append(f"{'and ' if found.more else ''}would have asked a person about {found.fewer} that pass now")
    return " ".join(said) + ("." if len(said) > 1 else " would have changed nothing.")


def _passes(table: RuleTable, one: SignalCount) -> bool:
    return table.decide(one.payer, one.number, one.amount)[1].passes


def _sum(counts: Iterable[SignalCount]) -> int:
    return sum(one.lines for one in counts)


def _lines(count: int) -> str:
    return f"{count:,} line{'' if count == 1 else 's'}"
