"""The rule table of a company: in force, changed by a person who says why, and tried on past lines before that."""

from docflow.decisions import people
from docflow.errors import BadInput, Stale
from docflow.rules.shipped_rules import SHIPPED
from docflow.rules.trying import tried
from docflow.schema.matching import KeptRules, RuleTable, TryOut
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
    kept = tx.rule_tables.add(table, version + 1, actor, why.strip())
    tx.audit.append(actor, "change_rules", _SUBJECT, {"version": kept.version, "why": kept.why, "rows": table})
    return kept


def try_out(tx: Tx, table: RuleTable) -> TryOut:
    """What the table would have done to past lines that the present one does not, and the other way round."""
    return tried(table, current(tx).table, tx.line_signals.counts())
