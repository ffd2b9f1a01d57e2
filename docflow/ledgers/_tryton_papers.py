"""What is kept beside a statement of Tryton's: the paper behind it as an attachment, what is disputed as a note.

Tryton keeps the same attachment twice, so each is looked for first. Who may write the statement may attach to it,
unless the house has limited `ir.attachment` or `ir.note`; a search of theirs must name the statement, or is refused.
"""

from collections.abc import Callable

from docflow.errors import LedgerAmbiguous, LedgerAuth, LedgerRejected
from docflow.ledgers._http import begun
from docflow.ledgers._tryton_rest import Rest, Row

_ATTACHMENT, _NOTE, _STATEMENT = "ir.attachment", "ir.note", "account.statement"
_NEEDED = {_ATTACHMENT: ("read", "create"), _NOTE: ("read", "create"), _STATEMENT: ("read", "write")}
REMEDY = "Give the user of the key these rights in Tryton, or set `papers = false`."


class Papers:
    """Attachments and notes of statements."""

    def __init__(self, rest: Rest) -> None:
        self._rest = rest

    def check(self) -> str:
        """Raises LedgerRejected naming the rights that lack."""
        lacking = self._lacking()
        if lacking:
            raise LedgerRejected(f"The user of the key may not {', '.join(lacking)}.")
        return "Papers may be attached to statements, and notes made."

    def attach(self, statement: int, name: str, data: bytes) -> None:
        """Another paper of this name has another size."""
        of = {"resource": f"{_STATEMENT},{statement}", "name": name}
        self._once(_ATTACHMENT, of, {"type": "data", "data": data}, "data_size", lambda size: size == len(data))

    def note(self, statement: int, text: str) -> None:
        """Make the note of this text."""
        self._once(_NOTE, {"resource": f"{_STATEMENT},{statement}", "message": text}, {}, "message", text.__eq__)

    def _once(self, model: str, of: Row, values: Row, field: str, fits: Callable[[object], bool]) -> None:
        """Make the record where none of these values fits; a look tells whether it was made."""
        domain = [[name, "=", value] for name, value in of.items()]

        def there() -> bool:
            return any(fits(row[field]) for row in self._rest.search(model, domain, [field]))

        try:
            if there():
                return
            self._create(model, {**of, **values})
        except LedgerAuth:
            self.check()  # the rights that lack concern the papers alone: no reason to pause the ledger
            raise
        with begun():
            if not there():
                raise LedgerAmbiguous(f"Tryton took {model} for {of['resource']}, but does not show it.")

    def _create(self, model: str, values: Row) -> None:
        try:
            self._rest.create(model, values)
        except LedgerAmbiguous:
            return  # the look that follows tells

    def _lacking(self) -> list[str]:
        """Tryton's own answer of what the user may do."""
        rights = self._rest.ask("ir.model.access", "get_access", models=list(_NEEDED))
        return [f"{right} {model}" for model, needed in _NEEDED.items() for right in needed if not rights[model][right]]
