"""From a bank statement to receipts: each booking is kept once, and what is doubtful is asked about.

A statement that is kept already is a duplicate, whatever file brings it. The same booking in another report (a
notification before the statement) is recognised by what the bank calls it, never by amount and date.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from docflow.decisions import pairing, people
from docflow.decisions.repeats import Told, told_before
from docflow.decisions.reversal import taken_back
from docflow.decisions.trail import note
from docflow.decisions.versions import seen
from docflow.errors import Refused, Stale
from docflow.rules.announced import told_by_bank
from docflow.rules.payer import Directory, identify
from docflow.rules.policy import Policy
from docflow.rules.receipts import account_key, fingerprint, receipts_in
from docflow.schema.documents import Document
from docflow.schema.money import ZERO, fits, plain
from docflow.schema.receipts import Receipt, ReceiptState, Statement
from docflow.schema.receivables import Certainty
from docflow.schema.records import BankEntry, BankStatement, Party, Remittance
from docflow.schema.states import DocumentState, Step
from docflow.store import Tx
from docflow.store.receipts import NewReceipt

_INTERIM = "An interim report; its bookings come again with the statement, from which the receipts are kept."


def settle(
    tx: Tx, document: Document, record: BankStatement, review: Sequence[str], policy: Policy
) -> Document | list[str]:
    """The document, finished, or why a person must look. The caller sends it to one."""
    if impossible := _impossible(record):
        return [*review, *impossible]
    tx.lock(f"account:{account_key(record)}")
    like = tx.statements.like(record)
    if same := _same(tx, document, record, like):
        return _known(tx, document, same)
    if record.report == "intraday":
        return list(review) or _finish(tx, document, people.MACHINE, _INTERIM, {"receipts": 0})
    told = told_before(tx, record)
    doubts = [*review, *_conflict(tx, document, like), *told.doubts]
    if doubts:
        return doubts
    return _keep(tx, document, record, people.MACHINE, told, len(like) + 1, policy)


def keep_receipts(tx: Tx, document_id: str, version: int, actor: str, policy: Policy) -> Document:
    """A person has looked: the receipts are kept as read, save those that another report has told to the cent.

    Raises Refused where the account or currency is missing, or the statement is kept already; Stale, NotAllowed.
    """
    people.check_may_decide(tx, actor)
    document = seen(tx, document_id, version)
    record = document.extraction.record if document.extraction else None
    if not isinstance(record, BankStatement):
        raise Refused(f"{document.label} is no bank statement.")
    if impossible := _impossible(record):
        raise Refused(impossible[0])
    tx.lock(f"account:{account_key(record)}")
    like = tx.statements.like(record)
    if same := next((one for one in like if one.fingerprint == fingerprint(record)), None):
        raise Refused(f"The statement is kept already, from {tx.documents.get(same.document_id).label}.")
    return _keep(tx, document, record, actor, told_before(tx, record), len(like) + 1, policy)


def _impossible(record: BankStatement) -> list[str]:
    """What no judgement replaces."""
    entries = [entry for _, entry in receipts_in(record)]
    fine = [entry for entry in entries if not fits(entry.amount, entry.currency)]
    return [
        *([] if record.account else ["The account is missing; type it first."]),
        *([] if record.currency else ["The currency is missing; choose it first."]),
        *(f"{plain(entry.amount)} is finer than {entry.currency} can be; correct it first." for entry in fine[:1]),
    ]


# --- what is kept already ---------------------------------------------------------------------------------------------


def _same(tx: Tx, document: Document, record: BankStatement, like: Iterable[Statement]) -> Statement | None:
    """The statement that says just this, unless the same file holds it twice."""
    for one in like:
        if one.fingerprint == fingerprint(record) and not _siblings(tx, document, one):
            return one
    return None


def _siblings(tx: Tx, document: Document, statement: Statement) -> bool:
    """Whether both are of one file."""
    return document.parent_id is not None and tx.documents.get(statement.document_id).parent_id == document.parent_id


def _known(tx: Tx, document: Document, same: Statement) -> Document:
    original = tx.documents.get(same.document_id)
    note(tx, document, people.MACHINE, "duplicate_of", {"duplicate_of": original.id, "statement": same.id})
    reason = f"The same statement as {original.label}; its receipts are kept already."
    return tx.documents.move(
        document.id, document.version, DocumentState.DUPLICATE, reason=reason, duplicate_of=original.id
    )


def _conflict(tx: Tx, document: Document, like: Sequence[Statement]) -> list[str]:
    others = [one for one in like if not _siblings(tx, document, one)]
    return [
        f"A statement with this number of account {one.account} is kept already "
        f"({tx.documents.get(one.document_id).label}), but it says something else."
        for one in others[:1]
    ]


# --- keeping ----------------------------------------------------------------------------------------------------------


def _keep(
    tx: Tx, document: Document, record: BankStatement, actor: str, told: Told, nth: int, policy: Policy
) -> Document:
    statement_id = tx.statements.add(document.id, record, nth)
    if statement_id is None:
        raise Stale(f"The statement of {document.label} was kept meanwhile; look again.")
    directory = tx.customers.directory()
    entries = [(index, entry) for index, entry in receipts_in(record) if index not in told.before]
    pairing.lock(tx)
    came = [_came(index, entry, directory) for index, entry in entries if entry.amount >= ZERO]
    ids = tx.receipts.add(document.id, statement_id, record, came)
    # One statement may tell of money and of its return.
    for index, entry in entries:
        if entry.amount < ZERO:
            went = _went_back(tx, index, entry)
            ids += tx.receipts.add(document.id, statement_id, record, [went])
            if went.takes_back is not None:
                taken_back(tx, tx.receipts.get(went.takes_back), entry, policy)
    for one in told.sums:
        # Its parts look for their advices anew.
        for paired in tx.pairings.of_receipt(one.id):
            tx.pairings.part(one.id, paired.document_id, people.MACHINE)
        tx.receipts.move(one, ReceiptState.SPLIT)
    incoming = [receipt_id for receipt_id, one in zip(ids, came, strict=False) if one.entry.amount > ZERO]
    tx.tasks.add_first(Step.APPLY, incoming)
    sums = {currency: plain(total) for currency, total in _sums(entry for _, entry in entries).items()}
    body = {"statement": statement_id, "receipts": len(ids), "told_before": len(told.before), "sums": sums}
    body |= {"split": [one.id for one in told.sums]} if told.sums else {}
    known = f"; known from another report: {len(told.before)}" if told.before else ""
    split = f"; batches that were kept as one sum until now: {len(told.sums)}" if told.sums else ""
    reason = f"Receipts kept: {len(ids)}{known}{split}."
    return _finish(tx, document, actor, reason, body)


def _came(index: int, entry: BankEntry, directory: Directory) -> NewReceipt:
    return NewReceipt(index, entry, _customer(entry.counterparty, directory))


def _went_back(tx: Tx, index: int, entry: BankEntry) -> NewReceipt:
    original = _original(tx, entry)
    if original is None:
        return NewReceipt(index, entry, None, None, ReceiptState.UNIDENTIFIED)
    return NewReceipt(index, entry, original.customer, original.id, ReceiptState.APPLIED)


def _customer(party: Party, directory: Directory) -> str | None:
    """Only who is certain; the advice may still tell."""
    if not (party.name or party.iban or party.bank_account):
        return None
    found = identify(Remittance(payer=party), directory)
    return found.customer if found.certainty is Certainty.CERTAIN else None


def _original(tx: Tx, entry: BankEntry) -> Receipt | None:
    """The one receipt that the entry takes back: it bears one of its references and is of its amount."""
    told = told_by_bank(entry.model_copy(update={"bank_reference": None}))
    found = tx.receipts.named(entry, told)
    return found[0] if len(found) == 1 else None


def _sums(entries: Iterable[BankEntry]) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for entry in entries:
        sums[entry.currency] = sums.get(entry.currency, ZERO) + entry.amount
    return sums


def _finish(tx: Tx, document: Document, actor: str, reason: str, body: Mapping[str, object]) -> Document:
    note(tx, document, actor, "keep_receipts", body)
    return tx.documents.move(document.id, document.version, DocumentState.FILED, reason=reason)
