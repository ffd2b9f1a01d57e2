"""Disputes as cases: amounts, claims, keys and history; what was recorded before becomes a case with one claim."""

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from docflow.store.columns import Instant, Key, Words

revision = "0012"
down_revision = "0015"
branch_labels = None
depends_on = None

_OLD = ("tenant", "id", "version", "document_id", "line", "customer", "source", "state", "dispute", "currency",
        "amount_minor", "opened_at", "updated_at")  # fmt: skip
_TYPES = {"discount": "unearned_discount", "prior_overpayment": "overpayment_claim"}


def upgrade() -> None:
    old = sa.table("disputes", *(sa.column(name, Instant() if name.endswith("_at") else None) for name in _OLD))
    rows = op.get_bind().execute(sa.select(old)).mappings().all()
    left_on = _accounts() if rows else {}
    op.drop_index("uq_disputes_standing", table_name="disputes")
    op.drop_index("ix_disputes_state", table_name="disputes")
    op.drop_table("disputes")
    cases, claims, keys, history = _disputes(), _claims(), _keys(), _history()
    _guard_history()
    for row in rows:
        claim = _told(row, left_on)
        case = _case(row, claim)
        op.bulk_insert(cases, [case])
        op.bulk_insert(claims, [_claim(row, claim)])
        op.bulk_insert(keys, list(_known_by(row)))
        op.bulk_insert(history, [_opened(row, case)])


def _disputes() -> sa.Table:
    made = op.create_table(
        "disputes",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("id", Key(length=80), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("state", Key(length=20), nullable=False),
        sa.Column("type", Key(length=20), nullable=False),
        sa.Column("customer", Words(), nullable=True),
        sa.Column("owner", Words(), nullable=True),
        sa.Column("reason", Key(length=30), nullable=True),
        sa.Column("currency", Key(length=3), nullable=True),
        sa.Column("original_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("credited_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("paid_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("written_off_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("current_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("deadline", Instant(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("opened_at", Instant(), nullable=False),
        sa.Column("updated_at", Instant(), nullable=False),
        sa.CheckConstraint(
            "original_minor - credited_minor - paid_minor - written_off_minor = current_minor",
            name=op.f("ck_disputes_balance"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('resolved', 'closed') OR current_minor = 0", name=op.f("ck_disputes_settled")
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_disputes")),
    )
    op.create_index("ix_disputes_state", "disputes", ["tenant", "state", "id"], unique=False)
    op.create_index("ix_disputes_customer", "disputes", ["tenant", "customer", "id"], unique=False)
    op.create_index("ix_disputes_deadline", "disputes", ["tenant", "deadline"], unique=False)
    return made


def _claims() -> sa.Table:
    made = op.create_table(
        "dispute_claims",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("id", Key(length=80), nullable=False),
        sa.Column("dispute_id", Key(length=80), nullable=False),
        sa.Column("document_id", Key(length=80), nullable=True),
        sa.Column("line", sa.Integer(), server_default="-1", nullable=False),
        sa.Column("part", sa.Integer(), server_default="0", nullable=False),
        sa.Column("posting_id", Key(length=80), nullable=True),
        sa.Column("standing", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "document_id"],
            ["documents.tenant", "documents.id"],
            name=op.f("fk_dispute_claims_tenant_document_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "dispute_id"],
            ["disputes.tenant", "disputes.id"],
            name=op.f("fk_dispute_claims_tenant_dispute_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_dispute_claims")),
        comment="Each sum that a paper claims or has taken stands in one case.",
    )
    op.create_index(
        "uq_dispute_claims_standing",
        "dispute_claims",
        ["tenant", "document_id", "line", "part"],
        unique=True,
        postgresql_where=sa.text("standing"),
        sqlite_where=sa.text("standing"),
    )
    op.create_index("ix_dispute_claims_dispute", "dispute_claims", ["tenant", "dispute_id"], unique=False)
    op.create_index("ix_dispute_claims_posting", "dispute_claims", ["tenant", "posting_id"], unique=False)
    return made


def _keys() -> sa.Table:
    made = op.create_table(
        "dispute_keys",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("dispute_id", Key(length=80), nullable=False),
        sa.Column("sign", Key(length=20), nullable=False),
        sa.Column("key", Words(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "dispute_id"], ["disputes.tenant", "disputes.id"], name=op.f("fk_dispute_keys_tenant_dispute_id")
        ),
        sa.PrimaryKeyConstraint("tenant", "dispute_id", "sign", "key", name=op.f("pk_dispute_keys")),
        comment="By what a case is found when something comes in: claim number, invoices, items, mails, documents.",
    )
    op.create_index("ix_dispute_keys_key", "dispute_keys", ["tenant", "sign", "key"], unique=False)
    return made


def _history() -> sa.Table:
    made = op.create_table(
        "dispute_history",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("dispute_id", Key(length=80), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("actor", Words(), server_default="", nullable=False),
        sa.Column("action", Words(), server_default="", nullable=False),
        sa.Column("state", Key(length=20), nullable=False),
        sa.Column("change_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("current_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("posting_id", Key(length=80), nullable=True),
        sa.Column("body", sa.Text(), server_default="{}", nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "dispute_id"],
            ["disputes.tenant", "disputes.id"],
            name=op.f("fk_dispute_history_tenant_dispute_id"),
        ),
        sa.PrimaryKeyConstraint("tenant", "dispute_id", "seq", name=op.f("pk_dispute_history")),
        comment="Append-only; the changes of a case sum to what is in dispute.",
    )
    op.create_index("ix_dispute_history_posting", "dispute_history", ["tenant", "posting_id"], unique=False)
    return made


def _guard_history() -> None:
    """History is append-only, as decisions and audit are (revision 0003)."""
    on_postgresql = op.get_bind().dialect.name == "postgresql"
    for event in ("UPDATE", "DELETE"):
        name = f"dispute_history_no_{event.lower()}"
        if on_postgresql:
            op.execute(
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN RAISE EXCEPTION 'dispute_history is append-only'; END $$"
            )
            op.execute(
                f"CREATE TRIGGER {name} BEFORE {event} ON dispute_history FOR EACH ROW EXECUTE FUNCTION {name}()"
            )
        else:
            op.execute(
                f"CREATE TRIGGER {name} BEFORE {event} ON dispute_history "
                "BEGIN SELECT RAISE(ABORT, 'dispute_history is append-only'); END"
            )
    if on_postgresql:
        op.execute(
            "CREATE TRIGGER dispute_history_no_truncate BEFORE TRUNCATE ON dispute_history "
            "EXECUTE FUNCTION docflow_no_truncate()"
        )


# --- what was recorded before -----------------------------------------------------------------------------------------


def _amount(row: Any) -> str:
    """As the old record has it; ZERO where its currency has no such amount."""
    told = json.loads(row["dispute"]).get("amount")
    return told if told is not None and row["amount_minor"] else "0"


def _accounts() -> dict[tuple[str, str, str], tuple[str, str]]:
    """(tenant, document, amount) of each deduction that is booked -> the account that has it, and the posting."""
    names = ("tenant", "posting_id", "document_id", "state", "posting")
    found = op.get_bind().execute(sa.select(sa.table("postings", *map(sa.column, names)))).mappings()
    return {
        (row["tenant"], row["document_id"], line["debit"]): (line["account"], row["posting_id"])
        for row in found
        if row["state"] != "cancelled"
        for line in json.loads(row["posting"])["lines"]
        if line["role"] == "deduction" and line.get("debit") and line.get("account")
    }


def _case(row: Any, claim: dict[str, Any]) -> dict[str, Any]:
    told = json.loads(row["dispute"])
    amount = row["amount_minor"] or 0
    reason, deduction = told.get("reason"), row["source"] == "deduction"
    kind = _TYPES.get(reason or "", "deduction" if deduction else "pre_payment_dispute")
    state = "voided" if row["state"] == "voided" else "new"
    body = {
        "id": row["id"], "version": row["version"], "type": kind, "state": state, "customer": row["customer"],
        "currency": row["currency"], "reference": told.get("claim_number"), "reason": reason,
        "reason_text": told.get("description"), "claimed": _amount(row), "original": _amount(row),
        "clock": {"since": row["updated_at"].isoformat()}, "claims": [claim],
        "opened_at": row["opened_at"].isoformat(), "updated_at": row["updated_at"].isoformat(),
    }  # fmt: skip
    kept = {name: row[name] for name in ("tenant", "id", "version", "customer", "currency", "opened_at", "updated_at")}
    sums = {"original_minor": amount, "current_minor": amount}
    zero = {"credited_minor": 0, "paid_minor": 0, "written_off_minor": 0}
    return {**kept, **sums, **zero, "state": state, "type": kind, "owner": None, "reason": reason, "deadline": None,
            "body": json.dumps(body)}  # fmt: skip


def _told(row: Any, left_on: dict[tuple[str, str, str], tuple[str, str]]) -> dict[str, Any]:
    told = json.loads(row["dispute"])
    key = (row["tenant"], row["document_id"], _amount(row))
    account, posting_id = left_on.get(key, (None, None)) if row["source"] == "deduction" else (None, None)
    return {
        "id": f"clm_{row['id'].removeprefix('disp_')}", "source": row["source"], "document_id": row["document_id"],
        "line": row["line"], "amount": _amount(row), "invoices": told.get("invoices") or [], "account": account,
        "posting_id": posting_id,
    }  # fmt: skip


def _claim(row: Any, claim: dict[str, Any]) -> dict[str, Any]:
    kept = {name: claim[name] for name in ("id", "document_id", "line", "posting_id")}
    return {**kept, "tenant": row["tenant"], "dispute_id": row["id"], "part": 0, "standing": row["state"] != "voided"}


def _known_by(row: Any) -> Iterator[dict[str, Any]]:
    from docflow.rules.cases.filing import number_key

    told = json.loads(row["dispute"])
    numbers = [("case", row["id"]), ("claim", told.get("claim_number"))]
    numbers += [("invoice", number) for number in dict.fromkeys(told.get("invoices") or [])]
    for sign, key in sorted({(sign, number_key(number)) for sign, number in numbers}):
        if key:
            yield {"tenant": row["tenant"], "dispute_id": row["id"], "sign": sign, "key": key}


def _opened(row: Any, case: dict[str, Any]) -> dict[str, Any]:
    return {
        "tenant": row["tenant"], "dispute_id": row["id"], "seq": row["version"], "at": row["opened_at"],
        "actor": "docflow", "action": "opened", "state": case["state"], "change_minor": case["current_minor"],
        "current_minor": case["current_minor"], "posting_id": None, "body": "{}",
    }  # fmt: skip
