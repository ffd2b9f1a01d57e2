"""What a ledger that keeps papers is given beside a booked posting: the original, and what the customer disputes."""

from decimal import Decimal

from docflow.errors import Refused
from docflow.schema.disputes import DisputeCase
from docflow.schema.documents import PostingRow
from docflow.schema.money import ZERO, plain
from docflow.schema.postings import Posting
from docflow.schema.states import PostingState, Step
from docflow.store import Tx

_GIVEN_UP, _AGAIN = "not_attached", "attach_again"


def notes(tx: Tx, posting: Posting) -> list[str]:
    """One for each case of which the posting has booked something; the ids of the cases keep them apart."""
    return [_note(case, posting) for case in tx.disputes.of_posting(posting.posting_id)]


def _note(case: DisputeCase, posting: Posting) -> str:
    """Without what changes while the case is worked on, so that said again it is the same."""
    amount = sum((one.amount for one in case.claims if one.posting_id == posting.posting_id), Decimal())
    said = (
        ("Reason", case.reason),
        ("Customer's code", case.reason_code),
        ("Customer's reference", case.reference),
        ("Amount", f"{plain(amount)} {posting.currency}" if amount > ZERO else None),
        ("Invoices", ", ".join(case.invoices)),
        ("Text", case.reason_text),
    )
    kind = case.type.value.replace("_", " ")
    return "\n".join([f"Dispute {case.id} ({kind})", *(f"{name}: {value}" for name, value in said if value)])


def given_up(tx: Tx, row: PostingRow, words: str) -> None:
    """The posting stands; that its paper is not beside it in the ledger is told in the trail of the document."""
    tx.audit.append(row.ledger, _GIVEN_UP, row.document_id, {"posting_id": row.posting_id, "words": words})


def lacking(tx: Tx, document_id: str) -> dict[tuple[str, str], str]:
    """(posting, ledger) -> why the paper is not beside it, where it was given up and nobody has asked for it since."""
    found: dict[tuple[str, str], str] = {}
    for one in tx.audit.of(document_id):
        if one.action == _GIVEN_UP:
            found[str(one.body["posting_id"]), one.actor] = str(one.body["words"])
        elif one.action == _AGAIN:
            found.pop((str(one.body["posting_id"]), str(one.body["ledger"])), None)
    return found


def again(tx: Tx, row: PostingRow, actor: str) -> str:
    """The paper is to be brought once more; returns the task. Raises Refused for what is not booked."""
    if row.state is not PostingState.VERIFIED:
        raise Refused(f"{row.posting_id} is not booked in {row.ledger}: its paper comes after it.")
    tx.audit.append(actor, _AGAIN, row.document_id, {"posting_id": row.posting_id, "ledger": row.ledger})
    return tx.tasks.add(Step.ATTACH, row.posting_id)
