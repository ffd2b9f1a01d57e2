"""A posting as rows of a table: one for each of its lines, with the posting's own values before them."""

from collections.abc import Iterable, Iterator

from docflow.schema.money import plain
from docflow.schema.postings import Posting

COLUMNS = (
    "posting_id", "kind", "reverses", "company", "document_date", "posting_date", "customer", "payment_reference",
    "payment_method", "currency", "line", "role", "account", "debit", "credit", "reason", "open_item", "closes",
    "document_id", "approved_by",
)  # fmt: skip


def rows(postings: Iterable[Posting]) -> Iterator[tuple[str, ...]]:
    """Every value as text: amounts as they are in JSON, dates by ISO 8601."""
    for one in postings:
        head = (
            one.posting_id, one.kind, one.reverses or "", one.company, one.document_date.isoformat(),
            one.posting_date.isoformat(), one.customer.ref, one.payment.reference, one.payment.method or "",
            one.currency,
        )  # fmt: skip
        tail = (one.evidence.document_id, one.evidence.approved_by)
        for line in one.lines:
            debit, credit = (plain(side) if side is not None else "" for side in (line.debit, line.credit))
            closes = "" if line.close is None else str(line.close).lower()
            what = (str(line.n), line.role, line.account or "", debit, credit, line.reason or "", line.open_item or "")
            yield (*head, *what, closes, *tail)
