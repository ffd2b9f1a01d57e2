"""SAP S/4HANA (OData V2, API_LOCKBOXPOST_IN): a receipt is a lockbox batch of one item, whose clearings pay invoices.

Untested against the live service: built from the shapes that SAP's API hub and its users show, and tried on recorded
ones. `url` ends in /sap/opu/odata/sap. Found by the item's Cheque, which takes 13 characters: the posting's id is
shortened to a digest. SAP clears what the references fit, by its own job, and leaves the rest on the customer's
account. It knows the customer by the invoices, so that a receipt which pays none is refused; so are credit memos,
concessions without a reason code (`reasons`), which tells SAP the account, and reversals, which that API lacks.
"""

import datetime as dt
import re
from base64 import b32encode
from collections.abc import Mapping
from decimal import Decimal
from hashlib import sha256

from docflow.errors import LedgerRejected
from docflow.ledgers._documents import Entry, Facts, Json, Request, Step, money, only, query
from docflow.ledgers._external import ExternalSettings, external
from docflow.ledgers._settled import CONCESSIONS, Item, Settled, settled
from docflow.ledgers.contract import Ledger
from docflow.ledgers.registry import checked
from docflow.schema.money import ZERO, in_units, plain
from docflow.schema.postings import Posting

_BATCH = "lockbox item"
_SERVICE = "/API_LOCKBOXPOST_IN"
_ITEMS = "/API_OPLACCTGDOCITEMCUBE_SRV/A_OperationalAcctgDocItemCube"
_LONGEST = 13
"""Characters of Cheque."""
_DAY = re.compile(r"/Date\((-?\d+)")


class SapSettings(ExternalSettings):
    """`token` is base64 of user:password, or a bearer token with `bearer`. Open items are inv:ACCOUNTING-DOCUMENT."""

    lockbox: str
    origin: str
    """LockboxBatchOrigin: the bank, as the lockbox was set up."""
    destination: str
    """LockboxBatchDestination: the company, as the lockbox was set up."""
    company_code: str
    bank: str
    """The account of the posting that the lockbox stands for: money on another is refused."""
    reasons: dict[str, str] = {}
    """Reason or role of what is let off -> SAP's reason code."""
    bearer: bool = False


def connect(name: str, settings: Mapping[str, object]) -> Ledger:
    """Prepare; nothing is asked of the service yet."""
    known = checked(SapSettings, name, settings)
    return external(name, known, SapS4(known))


class SapS4:
    """See docflow.ledgers._external.Dialect."""

    title = "SAP S/4HANA"
    probe = f"{_SERVICE}/LockboxBatch?$top=1&$format=json"
    token = f"{_SERVICE}/"
    settles_at_once = False

    def __init__(self, settings: SapSettings) -> None:
        self._settings = settings

    def headers(self) -> Mapping[str, str]:
        """Basic, or a token."""
        kind = "Bearer" if self._settings.bearer else "Basic"
        key = self._settings.token.get_secret_value()
        return {"Authorization": f"{kind} {key}", "Accept": "application/json"}

    def steps(self, posting: Posting) -> list[Step]:
        """One batch; amounts are strings, as OData V2 wants decimals."""
        if posting.kind == "reversal":
            raise LedgerRejected("SAP reverses what a lockbox posted on its own screens only; reverse it there.")
        found = settled(posting, self.title, CONCESSIONS, uses_credits=False)
        self._check(found)
        paid = {item.ref: item.amount - found.let_off(item.ref) for item in found.invoices}
        item = {
            "LockboxBatchItem": "1",
            "Cheque": _key(found.posting_id),
            "AmountInTransactionCurrency": plain(in_units(found.cash, found.currency)),
            "Currency": found.currency,
            "to_LockboxClearing": {"results": [self._clearing(found, one) for one in found.invoices]},
        }
        body = {
            "Lockbox": self._settings.lockbox,
            "DepositDateTime": f"{found.date}T00:00:00",
            "AmountInTransactionCurrency": plain(in_units(found.cash, found.currency)),
            "LockboxBatchOrigin": self._settings.origin,
            "LockboxBatchDestination": self._settings.destination,
            "to_Item": {"results": [item]},
        }
        facts = Facts(currency=found.currency, parts={Item(ref, amount).key: amount for ref, amount in paid.items()})
        make = Request("POST", f"{_SERVICE}/LockboxBatch", body)
        return [Step(_BATCH, _key(found.posting_id), found.cash, make, facts)]

    def look_up(self, kind: str, key: str) -> str:
        """By the cheque number that we gave it."""
        asked = query(f"Cheque eq '{key}'")
        return f"{_SERVICE}/LockboxBatchItem?$filter={asked}&$expand=to_LockboxClearing&$format=json"

    def entry(self, kind: str, reply: Json) -> Entry | None:
        """The item, with what its clearings pay."""
        found = only(reply["d"]["results"], kind)
        if found is None:
            return None
        cleared = found["to_LockboxClearing"]["results"]
        parts = {one["PaymentReference"]: money(one["NetPaymentAmountInPaytCurrency"]) for one in cleared}
        day = _day(found["DepositDateTime"]) if found.get("DepositDateTime") else None
        amount = money(found["AmountInTransactionCurrency"])
        ref = f"{found['LockboxBatchInternalKey']}/{found['LockboxBatchItem']}"
        return Entry(ref, amount, day, found, facts=Facts(currency=found["Currency"], parts=parts))

    def item(self, key: str) -> str:
        """What remains of an invoice is its amount until a document clears it."""
        wanted = f"CompanyCode eq '{self._settings.company_code}' and AccountingDocument eq '{key}' and Customer ne ''"
        fields = "AmountInTransactionCurrency,ClearingAccountingDocument"
        return f"{_ITEMS}?$filter={query(wanted)}&$select={fields}&$format=json"

    def left(self, reply: Json) -> Decimal | None:
        """None where there is no such invoice."""
        rows = reply["d"]["results"]
        still = [money(one["AmountInTransactionCurrency"]) for one in rows if not one["ClearingAccountingDocument"]]
        return sum(still, ZERO) if rows else None

    def main(self, posting_id: str) -> tuple[str, str]:
        """The item."""
        return _BATCH, _key(posting_id)

    def finish(self, kind: str, entry: Entry) -> Request | None:
        """SAP's own job posts and clears."""
        return None

    def undo(self, kind: str, entry: Entry) -> list[Request]:
        """Raises LedgerRejected: it is done there."""
        raise LedgerRejected("SAP reverses what a lockbox posted on its own screens only; reverse it there.")

    def _check(self, found: Settled) -> None:
        if found.bank != self._settings.bank:
            raise LedgerRejected(
                f"Lockbox {self._settings.lockbox} is account {self._settings.bank}, not {found.bank}."
            )
        if not found.invoices:
            raise LedgerRejected("SAP's lockbox knows a customer by the invoices; book money that pays none by hand.")
        for line in found.concessions:
            if line.open_item is None or self._reason(line.reason, line.role) is None:
                what = line.reason or line.role
                raise LedgerRejected(f"SAP needs a reason code for {what}: set it in `reasons`, or book this by hand.")

    def _clearing(self, found: Settled, item: Item) -> Json:
        off = found.let_off(item.ref)
        codes = [self._reason(line.reason, line.role) for line in found.concessions if line.open_item == item.ref]
        if len(set(codes)) > 1:
            raise LedgerRejected(f"SAP's lockbox takes one reason an invoice; {item.key} has several: book it by hand.")
        reason = {"PaymentDifferenceReason": codes[0]} if codes else {}
        return {
            "PaymentReference": item.key,
            "NetPaymentAmountInPaytCurrency": plain(in_units(item.amount - off, found.currency)),
            "DeductionAmountInPaytCurrency": plain(in_units(off, found.currency)),
            "Currency": found.currency,
            **reason,
        }

    def _reason(self, reason: str | None, role: str) -> str | None:
        return self._settings.reasons.get(reason or "") or self._settings.reasons.get(role)


def _day(text: str) -> dt.date:
    """/Date(milliseconds)/, or ISO 8601."""
    found = _DAY.match(text)
    return dt.datetime.fromtimestamp(int(found[1]) / 1000, dt.UTC).date() if found else dt.date.fromisoformat(text[:10])


def _key(posting_id: str) -> str:
    """13 characters that stand for the id: 55 bits of its sha256."""
    return "df" + b32encode(sha256(posting_id.encode()).digest()).decode()[: _LONGEST - 2]
