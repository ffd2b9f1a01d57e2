"""The rule table that docflow ships with; a company changes its own copy on the screen.

The columns are payer, number, amount, what is done, and whether a person looks all the same; "*" is anything. The
first row that speaks of a line decides.
"""

from docflow.schema.matching import RuleTable

_ROWS = """
certain        exact,normalised        exact,discount,deduction,tolerance        apply    -
certain        exact                   partial,overpaid,unearned                 apply    -
certain        fuzzy                   exact,discount                            apply    -
certain        none                    exact,discount                            apply    -
certain        exact,normalised        partial,unearned,unexplained              apply    look
certain        exact,normalised,fuzzy  *                                         propose  look
likely         exact,normalised,fuzzy  *                                         propose  look
unknown        exact,normalised,fuzzy  *                                         propose  look
certain,likely none                    exact,discount,deduction,combination,several propose look
*              *                       *                                         hide     look
"""


def _column(text: str) -> list[str]:
    return [] if text == "*" else text.split(",")


def _row(text: str) -> dict[str, object]:
    payer, number, amount, action, look = text.split()
    columns = {"payer": _column(payer), "number": _column(number), "amount": _column(amount)}
    return columns | {"action": action, "review": look == "look"}


SHIPPED = RuleTable.model_validate({"rows": [_row(text) for text in _ROWS.strip().splitlines()]})
