"""Statements of our bank accounts, each kept once, and how banks write those that come as CSV."""

import hashlib
from typing import Any

from sqlalchemy import Row

from docflow.rules.receipts import account_key, fingerprint, statement_key
from docflow.schema.formats import StatementFormat
from docflow.schema.money import from_minor
from docflow.schema.receipts import Statement
from docflow.schema.records import BankStatement
from docflow.store.amounts import minor_units_if_any
from docflow.store.tables import statement_formats, statements
from docflow.store.work import Work


class Statements:
    """At most one per account, kind of report and key."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def add(self, document_id: str, record: BankStatement, nth: int = 1) -> str | None:
        """Keeps the statement; None where one with its key is kept already. `nth`: of several in one file with one key.

        Raises BadInput where its currency has no such amounts.
        """
        assert record.account is not None
        assert record.currency is not None
        statement_id = self._work.new_id("stmt")
        added = self._work.add_or_ignore(
            statements, id=statement_id, document_id=document_id, account=record.account,
            account_key=account_key(record), key=_numbered(record, nth), report=record.report, currency=record.currency,
            date=record.date, opening_minor=minor_units_if_any(record.opening_balance, record.currency),
            closing_minor=minor_units_if_any(record.closing_balance, record.currency),
            fingerprint=fingerprint(record), created_at=self._work.clock(),
        )  # fmt: skip
        return statement_id if added else None

    def any(self) -> bool:
        """Whether the bank has told anything at all."""
        return self._work.row(self._work.mine(statements).limit(1)) is not None

    def like(self, record: BankStatement) -> list[Statement]:
        """Those of the account with this key, in the order in which they came."""
        first = _numbered(record, 1)
        mine = self._work.mine(
            statements, statements.c.account_key == account_key(record), statements.c.report == record.report,
            (statements.c.key == first) | statements.c.key.startswith(f"{first}#", autoescape=True),
        )  # fmt: skip
        return [_statement(row) for row in self._work.rows(mine.order_by(statements.c.id))]

    def before(self, record: BankStatement) -> Statement | None:
        """The statement of the account that covers the days before, if one is kept."""
        mine = self._work.mine(
            statements, statements.c.account_key == account_key(record), statements.c.report == record.report,
            statements.c.date < record.date,
        )  # fmt: skip
        row = self._work.row(mine.order_by(statements.c.date.desc(), statements.c.id.desc()).limit(1))
        return None if row is None else _statement(row)

    def of_document(self, document_id: str) -> Statement | None:
        """The one that the document brought."""
        row = self._work.row(self._work.mine(statements, statements.c.document_id == document_id))
        return None if row is None else _statement(row)


class StatementFormats:
    """How banks write their CSV statements, one of each kind of file."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def save(self, found: StatementFormat, actor: str) -> None:
        """Keeps or changes the format of files with these headings."""
        key = {"signature_hash": hashlib.sha256(found.signature.encode()).hexdigest()}
        values = {"body": found.model_dump_json(), "actor": actor, "saved_at": self._work.clock()}
        self._work.put(statement_formats, key, values)

    def all(self) -> tuple[StatementFormat, ...]:
        """Every format, in no order that means something."""
        rows = self._work.rows(self._work.mine(statement_formats).order_by(statement_formats.c.signature_hash))
        return tuple(StatementFormat.model_validate_json(row.body) for row in rows)


def _numbered(record: BankStatement, nth: int) -> str:
    return statement_key(record) if nth == 1 else f"{statement_key(record)}#{nth}"


def _statement(row: Row[Any]) -> Statement:
    values = {name: value for name, value in row._asdict().items() if name in Statement.model_fields}
    for name in ("opening", "closing"):
        minor = getattr(row, f"{name}_minor")
        values[name] = None if minor is None else from_minor(minor, row.currency)
    return Statement.model_validate(values)
