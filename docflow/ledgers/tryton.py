"""Tryton 8 over its REST interface: a posting is a bank statement whose name is the posting_id.

Tryton does not guard against doubles, so each step is: look, act where it is not yet so, look again. One writer per
ledger and company (the outbox's lease) keeps two deliveries from looking at the same moment; should it happen all the
same, the second look finds two statements of one name and a person is asked before anything is booked.
"""

import datetime as dt
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from docflow.errors import LedgerAmbiguous, LedgerMismatch, LedgerRejected, LedgerStale
from docflow.ledgers import _tryton_key
from docflow.ledgers import _tryton_statement as shape
from docflow.ledgers._checks import tried
from docflow.ledgers._http import begun
from docflow.ledgers._invoices import ITEM, taken
from docflow.ledgers._tryton_account import LINE, of_invoices, used
from docflow.ledgers._tryton_books import Books, TrytonSettings
from docflow.ledgers._tryton_key import Place
from docflow.ledgers._tryton_papers import REMEDY, Papers
from docflow.ledgers._tryton_rest import Rest, Row
from docflow.ledgers._tryton_statement import STATEMENT_FIELDS, Plan
from docflow.ledgers.contract import PATIENCE, TELLS_ALL
from docflow.ledgers.registry import checked
from docflow.schema.chart import LedgerAccount
from docflow.schema.documents import Check
from docflow.schema.postings import POSTING_ID, LedgerAnswer, Posting
from docflow.schema.receivables import Customer, OpenItem

_STANDING = ("name", "state", "date", "lines.move.id", "lines.move.state")
"""What says how far a statement is; each further field costs Tryton a look at its rights."""
_ENTRY_FIELDS = ("debit", "credit", "amount_second_currency", "account.code", "origin", "invoice_payment.id")


def connect(name: str, settings: Mapping[str, object]) -> "Tryton":
    """Prepare; nothing is asked of the server yet."""
    return Tryton(name, checked(TrytonSettings, name, settings))


def new_key(name: str, settings: Mapping[str, object], user: str, password: str) -> str:
    """See docflow.ledgers.registry.MakesKey."""
    known = {one: settings[one] for one in Place.model_fields if one in settings}
    return _tryton_key.new_key(checked(Place, name, known), user, password)


class Tryton:
    """See docflow.ledgers.contract: Ledger, HasChart, HasPostings, KeepsPapers."""

    def __init__(self, name: str, settings: TrytonSettings, clock: Callable[[], float] = time.monotonic) -> None:
        self.name = name
        key = settings.key.get_secret_value()
        self._rest = Rest(settings.url, settings.database, key, settings.deadline, settings.ca_file, clock)
        self._books = Books(self._rest, settings)
        self._papers = Papers(self._rest)
        self.papers = settings.papers
        self.capabilities = TELLS_ALL.model_copy(update={"lists_changes": True, "patience": settings.patience})

    def close(self) -> None:
        """Close the connections."""
        self._rest.close()

    def check(self) -> list[Check]:
        """Sign-in and company, a statement journal, the mapped accounts, an open period, the right to attach papers."""
        found = self._books.checks() + ([tried("papers", REMEDY, self._papers.check)] if self.papers else [])
        return [one.model_copy(update={"name": f"ledger {self.name}: {one.name}"}) for one in found]

    def chart(self) -> list[LedgerAccount]:
        """The accounts that are open."""
        return self._books.chart()

    def postings(self, since: dt.date) -> Iterator[str]:
        """The names of posted statements that docflow named."""
        domain = [["company", "=", self._books.company()], ["state", "=", "posted"], ["date", ">=", since]]
        for row in self._rest.pages("account.statement", [*domain, ["name", "like", f"{POSTING_ID}%"]], ["name"]):
            yield row["name"]

    def mark(self) -> str | None:
        """A little before the last change of an invoice."""
        return self._books.mark()

    def list_customers(self, since: str | None = None) -> Iterator[Customer]:
        """The parties that have a code."""
        return self._books.customers(since)

    def list_open_items(self, since: str | None = None) -> Iterator[OpenItem]:
        """Customer invoices and credit notes that are not fully paid; with `since` also those paid meanwhile."""
        return self._books.open_items(since)

    def find(self, posting_id: str) -> LedgerAnswer | None:
        """The statement of this name, once it is posted."""
        with self._rest.within(self.capabilities.patience):
            statement = self._statement(posting_id, _STANDING)
        return _answer(statement) if statement and _booked(statement) else None

    def post(self, posting: Posting) -> LedgerAnswer:
        """Create, validate and post the statement, going on from wherever an interrupted delivery stopped."""
        if posting.kind == "reversal":
            return self.reverse(posting)
        with self._rest.within(self.capabilities.patience):
            return self._post(posting)

    def verify(self, posting: Posting) -> LedgerAnswer:
        """Read back the statement, its entry, and what remains of each invoice."""
        with self._rest.within(self.capabilities.patience):
            return self._verify(posting)

    def reverse(self, posting: Posting) -> LedgerAnswer:
        """Take the payment off its invoices, then book the mirrored statement.

        The payment and its reversal, which names it, stay on the customer's account as lines that add up to nothing."""
        with self._rest.within(self.capabilities.patience):
            original = self._statement(posting.reverses or "")
            if original is None or original["state"] != "posted":
                raise LedgerRejected(f"Tryton has no posted statement {posting.reverses} to reverse.")
            if self._statement(posting.posting_id, _STANDING) is None:
                self._detach(original)
            return self._post(posting, original)

    def attach(self, posting_id: str, name: str, data: bytes, *, seconds: float = PATIENCE) -> None:
        """An attachment of the statement."""
        with self._rest.within(min(seconds, self.capabilities.patience)):
            self._papers.attach(self._posted(posting_id), name, data)

    def dispute(self, posting_id: str, note: str, *, seconds: float = PATIENCE) -> None:
        """A note on the statement."""
        with self._rest.within(min(seconds, self.capabilities.patience)):
            self._papers.note(self._posted(posting_id), note)

    def _posted(self, posting_id: str) -> int:
        """Number of the posted statement of this name."""
        statement = self._statement(posting_id, _STANDING)
        if statement is None or not _booked(statement):
            raise LedgerAmbiguous(f"Tryton has no posted statement {posting_id}.")
        return int(statement["id"])

    def _post(self, posting: Posting, original: Row | None = None) -> LedgerAnswer:
        """`original`: the statement that a reversal takes back."""
        posting = self._books.localised(posting)
        statement = self._statement(posting.posting_id, _STANDING)
        if statement is None or statement["state"] == "draft":
            plan = self._plan_or_discard(posting, statement)
            if statement is None:
                back = self._books.accounts.taken_back(posting, shape.moves_of(original)) if original else {}
                self._create(shape.values(posting, plan._replace(taken_back=back)))
        return self._finish(posting)

    def _create(self, values: Row) -> None:
        """Where the answer is lost, a look tells whether it was made."""
        try:
            self._rest.create("account.statement", values)
        except LedgerAmbiguous:
            with begun():
                found = self._statement(values["name"], _STANDING)
            if found is None:
                raise

    def _verify(self, posting: Posting) -> LedgerAnswer:
        posting = self._books.localised(posting)
        statement = self._statement(posting.posting_id)
        if statement is None or statement["state"] != "posted":
            raise LedgerAmbiguous(f"Tryton has no posted statement {posting.posting_id}.")
        moves = list(shape.moves_of(statement))
        entries = self._rest.search("account.move.line", [["move", "in", moves]], _ENTRY_FIELDS)
        left = self._left(posting)
        _same(
            posting,
            shape.differences(posting, statement),
            shape.entry_differences(posting, statement, entries),
            shape.residual_differences(posting, left),
        )
        return _answer(statement).model_copy(update={"residuals": left})

    def _left(self, posting: Posting) -> dict[str, Decimal]:
        """Open item -> what remains of it."""
        invoices = self._books.invoices(list(taken(of_invoices(posting))))
        lines = used(posting)
        standing = self._books.accounts.standing(lines) if lines else {}
        left = {f"{ITEM}{number}": row["amount_to_pay"] for number, row in invoices.items()}
        return left | {f"{LINE}{number}": one.left for number, one in standing.items()}

    def _finish(self, posting: Posting) -> LedgerAnswer:
        """Press the buttons that remain, each only where it is still to be pressed.

        The first look is by name, so that a second statement is seen before anything is booked; from then on each
        answer tells what became of the statement."""
        with begun():
            statement = self._made(posting)
            for state, button in (("draft", "validate_statement"), ("validated", "post")):
                if statement["state"] == state:
                    statement = self._press(posting, statement, button)
            if statement["state"] == "posted" and not _booked(statement):
                statement = self._post_entries(posting, statement)
        if statement["state"] != "posted":
            raise LedgerAmbiguous(f"Statement {posting.posting_id} is still {statement['state']} in Tryton.")
        return _answer(statement)

    def _press(self, posting: Posting, statement: Row, button: str) -> Row:
        """The statement afterwards. A lost answer or a refusal counts only if it is still where it was; a refused draft
        is removed again."""
        try:
            pressed = self._rest.act("account.statement", statement["id"], button, STATEMENT_FIELDS)
        except (LedgerAmbiguous, LedgerRejected) as error:
            now = self._made(posting)
            if now["state"] != statement["state"]:
                return now
            if isinstance(error, LedgerRejected):
                self._take_back(now, error)
            raise
        _same(posting, shape.differences(posting, pressed))
        return pressed

    def _post_entries(self, posting: Posting, statement: Row) -> Row:
        """Tryton marks a statement as posted before its entries are, and was seen to stop between the two."""
        for number, move in shape.moves_of(statement).items():
            if move["state"] == "draft":
                self._rest.act("account.move", number, "post")
        return self._made(posting)

    def _take_back(self, statement: Row, refusal: LedgerRejected) -> None:
        """Of a refused statement nothing remains; one that is booked half-way is a matter for a person."""
        if statement["state"] != "draft":
            words = f"Tryton does not post statement {statement['name']}: {refusal}"
            raise LedgerMismatch(words) from refusal
        self._discard(statement)

    def _made(self, posting: Posting) -> Row:
        """Our statement, compared with the posting."""
        statement = self._statement(posting.posting_id)
        if statement is None:
            raise LedgerAmbiguous(f"Statement {posting.posting_id} was created, but Tryton does not show it.")
        _same(posting, shape.differences(posting, statement))
        return statement

    def _statement(self, posting_id: str, fields: Sequence[str] = STATEMENT_FIELDS) -> Row | None:
        """The one statement of this name, with these fields.

        Raises LedgerMismatch where there are two, LedgerRejected for a cancelled."""
        domain = [["name", "=", posting_id], ["company", "=", self._books.company()]]
        rows = self._rest.search("account.statement", domain, fields)
        if len(rows) > 1:
            raise LedgerMismatch(
                f"Tryton has {len(rows)} statements named {posting_id}; cancel and delete all but one."
            )
        if rows and rows[0]["state"] == "cancelled":
            raise LedgerRejected(f"Somebody cancelled statement {posting_id} in Tryton.")
        return rows[0] if rows else None

    def _discard(self, draft: Row) -> None:
        """Remove our own draft, so that nothing of a refused posting remains."""
        with begun():
            self._rest.delete("account.statement", draft["id"])

    def _detach(self, original: Row) -> None:
        """Undo the reconciliations of the payment's lines and take the lines off their invoices."""
        fields = ("reconciliation", "invoice_payment.id")
        domain = [["move", "in", list(shape.moves_of(original))]]
        lines = self._rest.search("account.move.line", domain, fields)
        for reconciliation in sorted({row["reconciliation"] for row in lines if row["reconciliation"]}):
            try:
                self._rest.delete("account.move.reconciliation", reconciliation)
            except LedgerRejected as refusal:  # an exchange difference was booked with it
                words = f"Tryton keeps the payment on its invoices: {refusal} Cancel that move there, then try again."
                raise LedgerRejected(words) from refusal
        for row in lines:
            if row["invoice_payment"]:
                self._rest.write("account.move.line", row["id"], {"invoice_payment": None})

    def _plan_or_discard(self, posting: Posting, draft: Row | None) -> Plan:
        try:
            return self._books.plan(posting)
        except (LedgerStale, LedgerRejected):
            if draft:
                self._discard(draft)
            raise


def _booked(statement: Row) -> bool:
    """It is posted, and so are its entries."""
    entries = shape.moves_of(statement).values()
    return statement["state"] == "posted" and all(move["state"] == "posted" for move in entries)


def _answer(statement: Row) -> LedgerAnswer:
    day: dt.date = statement["date"]
    return LedgerAnswer(external_ref=f"account.statement,{statement['id']}", posted_date=day)


def _same(posting: Posting, *differences: list[str]) -> None:
    """Raises LedgerMismatch where any difference was found."""
    wrong = [one for found in differences for one in found]
    if wrong:
        raise LedgerMismatch(f"Statement {posting.posting_id} in Tryton is not as sent: {'; '.join(wrong)}.")
