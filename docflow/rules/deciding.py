"""What is done with each line: the first row of the rule table that speaks of its signals decides."""

from collections.abc import Callable, Iterable
from functools import cache

from docflow.schema.matching import Rule, RuleTable
from docflow.schema.receivables import AmountSignal, Certainty, LineMatch, NumberSignal, PayerMatch

Decide = Callable[[Certainty, NumberSignal, AmountSignal], tuple[int, Rule]]
_FITS = ("exact", "discount", "tolerance", "deduction")
"""Amounts that leave no question of their own."""


def decided(
    lines: Iterable[LineMatch], payer: PayerMatch, table: RuleTable, chosen: Iterable[int] = ()
) -> tuple[LineMatch, ...]:
    """The lines as the table lets them stand. `chosen`: those whose open item a person has named."""
    by_person = frozenset(chosen)
    decide = cache(table.decide)
    return tuple(
        _decided(line, Certainty.CERTAIN if line.line in by_person else payer.certainty, decide)
        if _asks(line)
        else line
        for line in lines
    )


def held_by_payer(line: LineMatch, table: RuleTable) -> bool:
    """Whether nothing but the payer keeps the line from passing: then one question about the payer is enough."""
    return _asks(line) and table.decide(Certainty.CERTAIN, line.number_signal, line.amount_signal)[1].passes


def _asks(line: LineMatch) -> bool:
    """What names no open item and claims nothing needs no rule: it is not matched, or a person has kept it apart."""
    return line.open_item is not None or bool(line.deduction)


def _decided(line: LineMatch, payer: Certainty, decide: Decide) -> LineMatch:
    n, rule = decide(payer, line.number_signal, line.amount_signal)
    if rule.passes:
        return LineMatch.holding(vars(line) | {"rule": n, "certain": True})  # of most lines: they hold a dict already
    if rule.action == "hide":
        return _hidden(line, n)
    state = line.state if rule.action == "apply" else "suggested"
    reasons = (*line.reasons, *_doubt(line, payer, n, rule))
    return line.but(rule=n, state=state, certain=False, reasons=reasons)


def _hidden(line: LineMatch, n: int) -> LineMatch:
    because = "nothing speaks for it clearly enough to propose it; choose the open item"
    return LineMatch(
        line=line.line,
        part_of=line.part_of,
        candidate=line.candidate,
        number_signal=line.number_signal,
        amount_signal=line.amount_signal,
        rule=n,
        reasons=(*line.reasons, because),
    )


def _doubt(line: LineMatch, payer: Certainty, n: int, rule: Rule) -> tuple[str, ...]:
    """What a person is asked, where the amount itself asks nothing."""
    if line.open_item is None or line.amount_signal not in _FITS or line.number_signal == "none":
        return ()
    if line.number_signal != "exact":
        return ("the number is not certain; confirm the open item",)
    if payer is not Certainty.CERTAIN:
        return ("the payer is not certain; confirm the customer",)
    return (f"row {n} of the rules asks for a look; confirm it",)
