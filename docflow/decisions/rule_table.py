"""The rule table of a company: in force, changed by a person who says why, and tried on past lines before that."""

from docflow.decisions import people
from docflow.errors import BadInput, Stale
from docflow.rules import row_records
from docflow.rules.shipped_rules import SHIPPED
from docflow.rules.trying import tried
from docflow.schema.matching import KeptRules, RowRecord, RuleTable, SignalCount, TryOut
from docflow.store import Tx

_SUBJECT = "rules"


def current(tx: Tx) -> KeptRules:
    """The table in force: the one that docflow ships with until somebody changes it."""
    return tx.rule_tables.current() or KeptRules(version=0, table=SHIPPED)


def save(tx: Tx, table: RuleTable, version: int, actor: str, why: str) -> KeptRules:
    """Puts a table into force; papers that wait are looked at by it from now on, what was decided stays.

    `version` is the one that the person has seen. Raises BadInput without a reason, NotAllowed, Stale.
    """
    people.check_may_decide(tx, actor)
    if not why.strip():
        raise BadInput("Say why the rules are changed.")
    if version != current(tx).version:
        raise Stale("Somebody has changed the rules meanwhile; look again.")
    return _keep(tx, table, version + 1, actor, why.strip())


def _keep(tx: Tx, table: RuleTable, version: int, actor: str, why: str) -> KeptRules:
    kept = tx.rule_tables.add(table, version, actor, why)
    tx.audit.append(actor, "change_rules", _SUBJECT, {"version": kept.version, "why": kept.why, "rows": table})
    return kept


def records(tx: Tx) -> tuple[RowRecord, ...]:
    """How past lines ended that each row in force speaks of."""
    return row_records.records(current(tx).table, past(tx))


def ask_where_wrong(tx: Tx, one_wrong_in: int) -> KeptRules | None:
    """Rows by which more passed wrongly than the target allows ask a person from now on; None where all may stay.

    Only lines count that were seen since the table in force was saved: whoever puts a row back has decided about what
    was before. The machine never lets more through.
    """
    kept = current(tx)
    found = row_records.records(kept.table, tx.line_signals.counts(since=kept.saved_at))
    table, why = row_records.stricter(kept.table, found, one_wrong_in)
    return _keep(tx, table, kept.version + 1, people.MACHINE, why) if why else None


def try_out(tx: Tx, table: RuleTable) -> TryOut:
    """What the table would have done to past lines that the present one does not, and the other way round."""
    return tried(table, current(tx).table, past(tx))


def past(tx: Tx) -> list[SignalCount]:
    """Past lines by what the machine saw in them and how they ended."""
    return tx.line_signals.counts()
