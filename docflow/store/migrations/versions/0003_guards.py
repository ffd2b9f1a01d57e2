"""Triggers: what is append-only, and payments whose parts sum to them.

Allocations are written before their payment (the reference between them is deferred to the commit). The payment's own
trigger then holds its sums against them, and from that moment on neither can be changed: so the database itself
guarantees the balance, on SQLite as on PostgreSQL.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_SUMS_DIFFER = """
    NEW.allocated_minor <> (SELECT COALESCE(SUM(applied_minor), 0) FROM allocations
                            WHERE tenant = NEW.tenant AND payment_id = NEW.id)
    OR NEW.allocated_minor + NEW.deductions_minor <> (SELECT COALESCE(SUM(paid_minor), 0) FROM allocations
                            WHERE tenant = NEW.tenant AND payment_id = NEW.id)
"""
_IS_BOOKED = "EXISTS (SELECT 1 FROM payments WHERE tenant = NEW.tenant AND id = NEW.payment_id)"
_FIXED = ("tenant", "id", "document_id", "revision", "customer", "currency", "created_at")
_AMOUNTS = ("amount_minor", "allocated_minor", "deductions_minor", "unapplied_minor")
_APPEND_ONLY = ("audit", "decisions", "allocations")


def _changed(distinct: str) -> str:
    columns = " OR ".join(f"NEW.{name} {distinct} OLD.{name}" for name in (*_FIXED, *_AMOUNTS))
    return f"OLD.reversed_at IS NOT NULL OR {columns}"


def _guards(distinct: str) -> list[tuple[str, str, str, str, str]]:
    """Name, event, table, condition and message of each trigger."""
    guards = [
        (f"{table}_no_{event.lower()}", event, table, "1 = 1", f"{table} is append-only")
        for table in _APPEND_ONLY
        for event in ("UPDATE", "DELETE")
    ]
    return [
        *guards,
        ("allocations_booked", "INSERT", "allocations", _IS_BOOKED, "the payment is booked already"),
        ("payments_balance", "INSERT", "payments", _SUMS_DIFFER, "the allocations do not sum to the payment"),
        ("payments_fixed", "UPDATE", "payments", _changed(distinct), "a booked payment can only be reversed"),
        ("payments_no_delete", "DELETE", "payments", "1 = 1", "a booked payment can only be reversed"),
    ]


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        _postgresql()
    else:
        _sqlite()


def _sqlite() -> None:
    for name, event, table, condition, message in _guards("IS NOT"):
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {condition} "
            f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
        )


def _postgresql() -> None:
    for name, event, table, condition, message in _guards("IS DISTINCT FROM"):
        row = "OLD" if event == "DELETE" else "NEW"
        op.execute(
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF {condition} THEN RAISE EXCEPTION '{message}'; END IF; RETURN {row}; END $$"
        )
        op.execute(f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")
    op.execute(
        "CREATE FUNCTION docflow_no_truncate() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
    )
    for table in (*_APPEND_ONLY, "payments"):
        op.execute(
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} EXECUTE FUNCTION docflow_no_truncate()"
        )
