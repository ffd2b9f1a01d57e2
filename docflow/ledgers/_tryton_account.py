"""What stands on a customer's account in Tryton and belongs to no invoice: money on account, residuals, claims.

Each such line of an entry is an open item `line:ID`, made by us or by hand. What uses it, or takes it back, is a line
of its own, whose statement names it: what is left is their sum. Tryton lets nobody match them over REST.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from docflow.errors import LedgerStale
from docflow.ledgers._invoices import ITEM, amount_of
from docflow.ledgers._tryton_rest import Rest, Row, changed
from docflow.schema.money import ZERO, plain
from docflow.schema.postings import Posting, PostingLine
from docflow.schema.receivables import OpenItem

LINE = "line:"
_TOLD = re.compile(
    rf"(?P<reference>.*?)\b(?:receivable|residual|on account|deduction)\b.*?(?P<item>(?:{LINE}|{ITEM})\d+)?"
)
"""What a statement of ours says of a line (`_tryton_statement`): the payment's reference, the role, the open item."""
_FIELDS = (
    *("debit", "credit", "amount_second_currency", "second_currency.code", "account.code", "party.code", "origin"),
    *("maturity_date", "reconciliation", "move.date", "move.number", "move.company.currency.code"),
    "invoice_payment.id",
)
_BOOKED_BY_NO_INVOICE = (
    ["move.state", "=", "posted"],
    ["account.type.receivable", "=", True],
    ["party.code", "!=", None],
    ["OR", ["move.origin", "=", None], ["move.origin", "not like", "account.invoice,%"]],
)
_PAYS_NO_INVOICE = ["invoice_payments", "=", None]
_UNMATCHED = ["reconciliation", "=", None]
_STATEMENT_LINE = "account.statement.line"
_SOME = 100
"""So many ids go into one question."""


class Standing(NamedTuple):
    """A line on a customer's account, and what is left of it."""

    row: Row
    left: Decimal
    """Positive where the customer owes it."""
    number: str = ""
    """That of the invoice whose rest it is, else the reference of the payment; empty where nothing of ours tells."""


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


class _Told(NamedTuple):
    """What the statement says of a line."""

    reference: str = ""
    item: str = ""
    """The open item that it uses, or is the rest of; empty where it names none."""
    pays: bool = False
    """Whether it is an invoice's payment from the start."""

    def id_of(self, kind: str) -> int | None:
        """Of the item, if it is of this kind."""
        return int(self.item.removeprefix(kind)) if self.item.startswith(kind) else None


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
        parts = ("move", "reconciliation", "invoice_payments")
        news = list(self._rest.pages("account.move.line", [*self._booked(), *changed(since, parts)], _FIELDS))
        told = self._told(news)
        touched = {_target(row, told) for row in news if not row["invoice_payment"]}
        yield from (_item(one) for one in self.standing(touched).values())
        yield from (_item(Standing(row, ZERO)) for row in news if _given_away(row, told))

    def standing(self, ids: Collection[int]) -> dict[int, Standing]:
        """Those of these lines that there are, be they used up or not."""
        found: dict[int, Standing] = {}
        for some in _portions(ids):
            named = [["origin.description", "like", f"% {LINE}{number}", _STATEMENT_LINE] for number in some]
            found |= self._standing([["OR", ["id", "in", some], [_UNMATCHED, ["OR", *named]]]])
        return {number: one for number, one in found.items() if number in ids}

    def taken_back(self, posting: Posting, moves: Collection[int]) -> dict[int, int]:
        """Number of a reversal's line -> the line that it takes back, of those that these entries put on an account."""
        domain = [*self._mine(), ["move", "in", sorted(moves)]]
        there = self._rest.search("account.move.line", domain, _FIELDS)
        found: dict[int, int] = {}
        for line in (one for one in posting.lines if one.role != "bank" and line_id(one) is None):
            if same := next((row for row in there if _amount(row) == amount_of(line)), None):
                there.remove(same)
                found[line.n] = int(same["id"])
        return found

    def _standing(self, domain: list[Any]) -> dict[int, Standing]:
        """Each line with what is left after those that name it; a line that names one of others stands for itself."""
        rows = {row["id"]: row for row in self._rest.pages("account.move.line", [*self._mine(), *domain], _FIELDS)}
        told = self._told(rows.values())
        uses: dict[int, list[Row]] = {number: [] for number in rows}
        for number, row in rows.items():
            if (target := _target(row, told)) != number and _uses(row, rows.get(target)):
                uses[target].append(row)
        for taken in [row["id"] for some in uses.values() for row in some]:
            del uses[taken]
        numbers = self._numbers(told)
        return {
            number: Standing(rows[number], _left([rows[number], *some]), numbers.get(number, ""))
            for number, some in uses.items()
        }

    def _told(self, rows: Iterable[Row]) -> dict[int, _Told]:
        """Line -> what its statement says of it."""
        origins = {_origin(row): row["id"] for row in rows if _origin(row)}
        found: dict[int, _Told] = {}
        for some in _portions(origins):
            for row in self._rest.search(_STATEMENT_LINE, [["id", "in", some]], ["description", "related_to"]):
                ours = _TOLD.fullmatch(row["description"] or "")
                told = _Told(ours["reference"].strip(), ours["item"] or "") if ours else _Told()
                found[origins[row["id"]]] = told._replace(pays=bool(row["related_to"]))
        return found

    def _numbers(self, told: Mapping[int, _Told]) -> dict[int, str]:
        """Line -> the number by which a person knows it."""
        rests = {line: invoice for line, one in told.items() if (invoice := one.id_of(ITEM)) is not None}
        invoices: dict[int, str] = {}
        for some in _portions(rests.values()):
            found = self._rest.search("account.invoice", [["id", "in", some]], ["number"])
            invoices |= {row["id"]: row["number"] or "" for row in found}
        return {line: invoices.get(rests.get(line, 0)) or one.reference for line, one in told.items()}

    def _mine(self) -> list[Any]:
        return [*self._booked(), _PAYS_NO_INVOICE]

    def _booked(self) -> list[Any]:
        return [["move.company", "=", self._company()], *_BOOKED_BY_NO_INVOICE]


def _origin(row: Row) -> int:
    """Id of the statement line that made it; 0 where none did."""
    model, _, number = (row["origin"] or "").partition(",")
    return int(number) if model == _STATEMENT_LINE else 0


def _place(row: Row) -> tuple[int, int, str]:
    """Only lines of one account, party and currency can be matched."""
    return row["account"]["id"], row["party"]["id"], _currency(row)


def _target(row: Row, told: Mapping[int, _Told]) -> int:
    """The line that it uses; itself where it uses none."""
    named = told[row["id"]].id_of(LINE) if row["id"] in told else None
    return int(row["id"]) if named is None else named


def _given_away(row: Row, told: Mapping[int, _Told]) -> bool:
    """Whether a person gave it to an invoice after it had stood on the account."""
    return bool(row["invoice_payment"]) and not (row["id"] in told and told[row["id"]].pays)


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
    row = one.row
    amount = _amount(row) if _amount(row) * one.left >= 0 else one.left
    return OpenItem(
        ref=f"{LINE}{row['id']}",
        customer=row["party"]["code"],
        number=one.number or row["move"]["number"] or f"{LINE}{row['id']}",
        kind="on_account" if amount < 0 else "chargeback",
        issued=row["move"]["date"],
        due=row["maturity_date"] or row["move"]["date"],
        currency=_currency(row),
        original=amount,
        remaining=one.left,
    )
