"""Oracle Fusion Receivables (REST 11.13.18.05): a receipt is a standard receipt with remittance references.

Untested against the live service: built from Oracle's reference (standardReceipts, "Usage Notes for Receivables
Standard Receipt REST API") and tried on recorded shapes. `url` ends in /fscmRestApi/resources/11.13.18.05. Found by
ReceiptNumber, the posting's id. Oracle applies the references later, by its own job: docflow counts the receipt as
arrived when it and its references stand there. Refused: discounts, deductions and write-offs (a reference takes an
amount and a reason, but no account: a short pay goes as it was paid, and Oracle opens the claim), credit memos, and
reversals, which that API lacks.
"""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from docflow.errors import LedgerRejected
from docflow.ledgers._documents import Entry, Facts, Json, Request, Step, money, only, query, summed
from docflow.ledgers._external import ExternalSettings, external
from docflow.ledgers._settled import Item, settled
from docflow.ledgers.contract import Ledger
from docflow.ledgers.registry import checked
from docflow.schema.money import plain
from docflow.schema.postings import Posting

_RECEIPT = "receipt"
_LONGEST = 30
"""Characters of ReceiptNumber."""


class OracleFusionSettings(ExternalSettings):
    """`token` is base64 of user:password, or a JWT with `bearer`. Open items are inv:TRANSACTION-NUMBER."""

    business_unit: str
    receipt_method: str
    bearer: bool = False


def connect(name: str, settings: Mapping[str, object]) -> Ledger:
    """Prepare; nothing is asked of the service yet."""
    known = checked(OracleFusionSettings, name, settings)
    return external(name, known, OracleFusion(known))


class OracleFusion:
    """See docflow.ledgers._external.Dialect."""

    title = "Oracle Fusion"
    probe = "/standardReceipts?limit=1&onlyData=true"

    def __init__(self, settings: OracleFusionSettings) -> None:
        self._settings = settings

    def headers(self) -> Mapping[str, str]:
        """Basic, or a token."""
        kind = "Bearer" if self._settings.bearer else "Basic"
        return {"Authorization": f"{kind} {self._settings.token.get_secret_value()}"}

    def steps(self, posting: Posting) -> list[Step]:
        """One receipt; amounts are strings, as in Oracle's own examples."""
        if posting.kind == "reversal":
            raise LedgerRejected("Oracle Fusion reverses receipts on its own screens; reverse it there.")
        if len(posting.posting_id) > _LONGEST:
            raise LedgerRejected(f"{posting.posting_id} is longer than Oracle's receipt number ({_LONGEST}).")
        found = settled(posting, self.title, (), uses_credits=False)
        body = {
            "ReceiptNumber": found.posting_id,
            "ReceiptMethod": self._settings.receipt_method,
            "BusinessUnit": self._settings.business_unit,
            "Amount": plain(found.cash),
            "Currency": found.currency,
            "ReceiptDate": found.date.isoformat(),
            "AccountingDate": found.date.isoformat(),
            "CustomerAccountNumber": found.customer,
            "RemittanceBankAccountNumber": self._settings.account(found.bank),
            "Comments": found.reference[:2000],
            "remittanceReferences": [_reference(item) for item in found.invoices],
        }
        facts = Facts(
            account=self._settings.account(found.bank), customer=found.customer, currency=found.currency,
            parts=summed([(item.key, item.amount) for item in found.invoices]),
        )  # fmt: skip
        return [Step(_RECEIPT, found.posting_id, found.cash, Request("POST", "/standardReceipts", body), facts)]

    def look_up(self, kind: str, key: str) -> str:
        """By receipt number, in our business unit."""
        asked = f"ReceiptNumber='{key}';BusinessUnit='{self._settings.business_unit}'"
        return f"/standardReceipts?q={query(asked)}&expand=remittanceReferences&onlyData=true"

    def entry(self, kind: str, reply: Json) -> Entry | None:
        """A reversed receipt says so in its State."""
        found = only(reply["items"], kind)
        if found is None:
            return None
        undone = str(found.get("State", "")).upper() == "REVERSED"
        day = dt.date.fromisoformat(found["AccountingDate"])
        facts = _facts(found)
        return Entry(str(found["StandardReceiptId"]), money(found["Amount"]), day, found, undone=undone, facts=facts)

    settles_at_once = False

    def item(self, key: str) -> str:
        """What remains of an invoice is its balance."""
        asked = f"TransactionNumber='{key}'"
        return f"/receivablesInvoices?q={query(asked)}&fields=InvoiceBalanceAmount&onlyData=true"

    def left(self, reply: Json) -> Decimal | None:
        """Oracle's own job applies the receipt, so that it may still be what it was."""
        found = only(reply["items"], "invoice")
        return money(found["InvoiceBalanceAmount"]) if found else None

    def main(self, posting_id: str) -> tuple[str, str]:
        """The receipt."""
        return _RECEIPT, posting_id

    def finish(self, kind: str, entry: Entry) -> Request | None:
        """Oracle's own job applies it."""
        return None

    def undo(self, kind: str, entry: Entry) -> list[Request]:
        """Raises LedgerRejected: it is done there."""
        raise LedgerRejected("Oracle Fusion reverses receipts on its own screens; reverse it there.")


def _facts(found: Json) -> Facts:
    there = found.get("remittanceReferences")
    rows = there["items"] if isinstance(there, dict) else there
    parts = None if rows is None else [(one["ReferenceNumber"], money(one["ReferenceAmount"])) for one in rows]
    return Facts(
        account=found.get("RemittanceBankAccountNumber"), customer=found.get("CustomerAccountNumber"),
        currency=found.get("Currency"), parts=None if parts is None else summed(parts),
    )  # fmt: skip


def _reference(item: Item) -> Json:
    kind = {"ReceiptMatchBy": "Transaction Number", "ReferenceNumber": item.key}
    return {**kind, "ReferenceAmount": plain(item.amount)}
