"""What stands on a customer's account in Tryton and belongs to no invoice: money on account, residuals, claims.

Each such line of an entry is an open item `line:ID`, made by us or by hand. What uses it is a line of its own, whose
statement names it; Tryton is told to match them as soon as they add up to nothing.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from itertools import groupby
from typing import Any, NamedTuple

from docflow.errors import LedgerRejected, LedgerStale
from docflow.ledgers._invoices import amount_of
from docflow.ledgers._tryton_rest import Rest, Row, changed
from docflow.schema.money import ZERO, plain
from docflow.schema.postings import Posting, PostingLine
from docflow.schema.receivables import OpenItem

LINE = "line:"
_NAMED = re.compile(rf"(?:^| ){LINE}(\d+)$")
_FIELDS = (
    *("debit", "credit", "amount_second_currency", "second_currency.code", "account.code", "party.code", "origin"),
    *("maturity_date", "reconciliation", "move.date", "move.number", "move.company.currency.code"),
)
_OF_NO_INVOICE = (
    ["move.state", "=", "posted"],
    ["account.type.receivable", "=", True],
    ["party.code", "!=", None],
    ["invoice_payments", "=", None],
    ["OR", ["move.origin", "=", None], ["move.origin", "not like", "account.invoice,%"]],
)
_UNMATCHED = ["reconciliation", "=", None]
_STATEMENT_LINE = "account.statement.line"
_SOME = 100
"""So many ids go into one question."""


class Standing(NamedTuple):
    """A line on a customer's account, and what is left of it."""

    row: Row
    left: Decimal
    """Positive where the customer owes it."""
    uses: tuple[Row, ...] = ()
    """Lines that used it and are not matched with it yet."""


def line_id(line: PostingLine) -> int | None:
    """The line on the customer's account that the posting's line uses; None for other lines."""
    number = (line.open_item or "").removeprefix(LINE)
    used = line.role == "receivable" and (line.open_item or "").startswith(LINE)
    return int(number) if used and number.isascii() and number.isdigit() else None


def of_invoices(posting: Posting) -> Posting:
    """The posting without what it takes off lines on the customer's account."""
    rest = tuple(line for line in posting.lines if line_id(line) is None)
    return posting if len(rest) == len(posting.lines) else posting.model_copy(update={"lines": rest})


def used(posting: Posting) -> dict[int, Decimal]:
    """Line on the customer's account -> what the posting takes off it (negative for credits)."""
    sums: dict[int, Decimal] = {}
    for line in posting.lines:
        if (number := line_id(line)) is not None and amount_of(line):
            sums[number] = sums.get(number, ZERO) + amount_of(line)
    return sums


def check_used(posting: Posting, standing: Mapping[int, Standing]) -> None:
    """What the posting uses must be there. Raises LedgerStale naming the first line of which it is not."""
    for number, amount in used(posting).items():
        found = standing.get(number)
        left = found.left if found else ZERO
        if found is None or _currency(found.row) != posting.currency:
            raise LedgerStale(f"{LINE}{number} does not stand on the customer's account in {posting.currency}.")
        if posting.kind != "reversal" and (amount * left < 0 or abs(amount) > abs(left)):
            raise LedgerStale(f"{LINE}{number} has {plain(left)} left, not {plain(amount)}; somebody used it.")


class Accounts:
    """The lines on the accounts of the customers of one company."""

    def __init__(self, rest: Rest, company: Callable[[], int]) -> None:
        self._rest = rest
        self._company = company

    def items(self, since: str | None = None) -> Iterator[OpenItem]:
        """What is not used up yet; or what was changed since, be it used up or not."""
        if since is None:
            yield from (_item(one) for one in self._standing([_UNMATCHED]).values() if one.left)
            return
        parts = ("move", "reconciliation")
        news = list(self._rest.pages("account.move.line", [*self._mine(), *changed(since, parts)], _FIELDS))
        names = self._names(news)
        touched = {names.get(row["id"], int(row["id"])) for row in news}
        yield from (_item(one) for one in self.standing(touched).values())

    def standing(self, ids: Collection[int]) -> dict[int, Standing]:
        """Those of these lines that there are, be they used up or not."""
        found: dict[int, Standing] = {}
        for some in _portions(ids):
            named = [["origin.description", "like", f"% {LINE}{number}", _STATEMENT_LINE] for number in some]
            found |= self._standing([["OR", ["id", "in", some], [_UNMATCHED, ["OR", *named]]]])
        return {number: one for number, one in found.items() if number in ids}

    def match(self, ids: Collection[int]) -> None:
        """Tell Tryton that these lines are used up by what named them, where they are."""
        for one in self.standing(ids).values():
            if one.uses and not one.left:
                self._match((one.row, *one.uses))

    def match_entries(self, moves: Collection[int]) -> None:
        """Tell Tryton that what entries of ours did to an account comes to nothing, where it does."""
        domain = [*self._mine(), _UNMATCHED, ["move", "in", sorted(moves)]]
        rows = sorted(self._rest.search("account.move.line", domain, _FIELDS), key=_place)
        for _, group in groupby(rows, key=_place):
            lines = list(group)
            if len(lines) > 1 and not sum(map(_amount, lines), ZERO):
                self._match(lines)

    def _match(self, rows: Sequence[Row]) -> None:
        """Where Tryton does not let this key, or the rate changed meanwhile, they stand side by side: nothing is left
        of them all the same."""
        lines, day = [row["id"] for row in rows], max(row["move"]["date"] for row in rows)
        values = {"company": self._company(), "date": day, "lines": [["add", lines]]}
        with suppress(LedgerRejected):
            self._rest.create("account.move.reconciliation", values)

    def _standing(self, domain: list[Any]) -> dict[int, Standing]:
        """Each line with what is left after those that name it; a line that names one of others stands for itself."""
        rows = {row["id"]: row for row in self._rest.pages("account.move.line", [*self._mine(), *domain], _FIELDS)}
        uses: dict[int, list[Row]] = {number: [] for number in rows}
        for number, target in self._names(rows.values()).items():
            if _uses(rows[number], rows.get(target)):
                uses[target].append(rows[number])
        for taken in [row["id"] for some in uses.values() for row in some]:
            del uses[taken]
        return {number: Standing(rows[number], _left([rows[number], *some]), (*some,)) for number, some in uses.items()}

    def _names(self, rows: Iterable[Row]) -> dict[int, int]:
        """Line -> the line that its statement says it uses."""
        origins = {_origin(row): row["id"] for row in rows if _origin(row)}
        found: dict[int, int] = {}
        for some in _portions(origins):
            named = [["id", "in", some], ["description", "like", f"%{LINE}%"]]
            for told in self._rest.search(_STATEMENT_LINE, named, ["description"]):
                if name := _NAMED.search(told["description"] or ""):
                    found[origins[told["id"]]] = int(name[1])
        return found

    def _mine(self) -> list[Any]:
        return [["move.company", "=", self._company()], *_OF_NO_INVOICE]


def _origin(row: Row) -> int:
    """Id of the statement line that made it; 0 where none did."""
    model, _, number = (row["origin"] or "").partition(",")
    return int(number) if model == _STATEMENT_LINE else 0


def _place(row: Row) -> tuple[int, int, str]:
    """Only lines of one account, party and currency can be matched."""
    return row["account"]["id"], row["party"]["id"], _currency(row)


def _uses(row: Row, target: Row | None) -> bool:
    return target is not None and not target["reconciliation"] and _place(row) == _place(target)


def _currency(row: Row) -> str:
    """Of the line, which may not be the company's."""
    return str((row["second_currency"] or row["move"]["company"]["currency"])["code"])


def _amount(row: Row) -> Decimal:
    """Positive where the customer owes it."""
    told: Decimal = row["amount_second_currency"] if row["second_currency"] else row["debit"] - row["credit"]
    return told


def _left(rows: Iterable[Row]) -> Decimal:
    return sum((_amount(row) for row in rows if not row["reconciliation"]), ZERO)


def _portions(ids: Iterable[int]) -> Iterator[list[int]]:
    told = sorted(set(ids))
    return (told[start : start + _SOME] for start in range(0, len(told), _SOME))


def _item(one: Standing) -> OpenItem:
    row, amount = one.row, _amount(one.row)
    return OpenItem(
        ref=f"{LINE}{row['id']}",
        customer=row["party"]["code"],
        number=row["move"]["number"] or f"{LINE}{row['id']}",
        kind="on_account" if amount < 0 else "chargeback",
        issued=row["move"]["date"],
        due=row["maturity_date"] or row["move"]["date"],
        currency=_currency(row),
        original=amount,
        remaining=one.left,
    )
