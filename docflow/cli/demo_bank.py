"""The bank of the demo: statements (camt.053) with the money that approved advices announce, and with money of payers
who send none."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from xml.etree import ElementTree as ET

from docflow.schema.documents import Document
from docflow.schema.money import in_units, plain
from docflow.schema.records import BankEntry, Party

_NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"
_ACCOUNT = "DE02120300000000202051"
_BEFORE = Decimal(10_000)
"""What was on the account."""


class Bank:
    """One account a currency; a payment comes once, and each statement goes on where the one before ended."""

    def __init__(self) -> None:
        self._paid: set[str] = set()
        self._number = 1
        self._balances: dict[str, Decimal] = {}

    def pay(self, advices: Iterable[Document], hand_in: Callable[[bytes], object]) -> int:
        """Hands in the money of these advices, the bank naming it as its payer did; how many came."""
        announced = {f"advice {one.id}": _announced(one) for one in advices if one.amount and one.currency}
        return self.bring(announced, hand_in)

    def bring(self, payments: Mapping[str, BankEntry], hand_in: Callable[[bytes], object]) -> int:
        """Hands in a statement a currency, in which each of these payments has come that came in none before, told by
        its key. How many came. Where `hand_in` raises, the bank goes on as if nothing had been sent: the same statement
        comes again."""
        new = {key: entry for key, entry in payments.items() if entry.booking_date and key not in self._paid}
        if new:
            statement, balances = self._written(new.values())
            hand_in(statement)
            self._paid |= new.keys()
            self._number += 1
            self._balances |= balances
        return len(new)

    def _written(self, entries: Iterable[BankEntry]) -> tuple[bytes, dict[str, Decimal]]:
        """The statements, and what is on the accounts after them."""
        by_currency: dict[str, list[BankEntry]] = defaultdict(list)
        for entry in entries:
            by_currency[entry.currency].append(entry)
        root = ET.Element("Document", xmlns=_NAMESPACE)
        body = ET.SubElement(root, "BkToCstmrStmt")
        balances: dict[str, Decimal] = {}
        for currency, found in sorted(by_currency.items()):
            before = self._balances.get(currency, _BEFORE)
            balances[currency] = before + sum((entry.amount for entry in found), Decimal(0))
            _statement(body, found, self._number, before, balances[currency])
        written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
        return written, balances


def _announced(advice: Document) -> BankEntry:
    return BankEntry(
        amount=advice.amount or Decimal(0), currency=advice.currency or "", booking_date=advice.paid_on,
        end_to_end_id=advice.reference, counterparty=Party(name=advice.payer),
    )  # fmt: skip


def _statement(body: ET.Element, entries: list[BankEntry], number: int, before: Decimal, after: Decimal) -> None:
    currency = entries[0].currency
    last = max(f"{entry.booking_date}" for entry in entries)
    statement = ET.SubElement(body, "Stmt")
    _text(statement, "Id", f"DEMO-{currency}-{number}")
    _text(statement, "ElctrncSeqNb", str(number))
    _text(statement, "Acct/Id/IBAN", _ACCOUNT)
    _text(statement.find("Acct"), "Ccy", currency)
    for code, amount in (("OPBD", before), ("CLBD", after)):
        balance = ET.SubElement(statement, "Bal")
        _text(balance, "Tp/CdOrPrtry/Cd", code)
        _money(balance, amount, currency)
        _text(balance, "Dt/Dt", last)
    for place, entry in enumerate(entries, 1):
        _entry(statement, entry, f"DEMO-{currency}-{number}-{place}")


def _entry(statement: ET.Element, told: BankEntry, reference: str) -> None:
    entry = ET.SubElement(statement, "Ntry")
    _money(entry, told.amount, told.currency)
    _text(entry, "Sts/Cd", "BOOK")
    for name in ("BookgDt", "ValDt"):
        _text(entry, f"{name}/Dt", f"{told.booking_date}")
    _text(entry, "AcctSvcrRef", told.bank_reference or reference)
    details = ET.SubElement(ET.SubElement(entry, "NtryDtls"), "TxDtls")
    references = ET.SubElement(details, "Refs")
    _text(references, "EndToEndId", told.end_to_end_id or "NOTPROVIDED")
    if told.cheque_number:
        _text(references, "ChqNb", told.cheque_number)
    _money(details, told.amount, told.currency)
    debtor = ET.SubElement(ET.SubElement(details, "RltdPties"), "Dbtr")
    _text(debtor, "Pty/Nm", told.counterparty.name)
    if told.counterparty.bank_account:
        _text(details.find("RltdPties"), "DbtrAcct/Id/Othr/Id", told.counterparty.bank_account)
    _remittance(details, told)


def _remittance(details: ET.Element, told: BankEntry) -> None:
    """What the payer says of it: the bank's text, and the invoices that a cheque's stub names."""
    if not told.text and not told.documents:
        return
    information = ET.SubElement(details, "RmtInf")
    if told.text:
        _text(information, "Ustrd", told.text)
    for line in told.documents:
        document = ET.SubElement(information, "Strd")
        _text(document, "RfrdDocInf/Nb", line.document_number)
        amount = ET.SubElement(ET.SubElement(document, "RfrdDocAmt"), "RmtdAmt", Ccy=told.currency)
        amount.text = plain(in_units(line.paid_amount or Decimal(0), told.currency))


def _money(parent: ET.Element, amount: Decimal, currency: str) -> None:
    ET.SubElement(parent, "Amt", Ccy=currency).text = plain(in_units(amount, currency))
    _text(parent, "CdtDbtInd", "CRDT")


def _text(parent: ET.Element | None, path: str, text: str | None) -> None:
    """Adds the elements of the path, the last with this text."""
    assert parent is not None
    for name in path.split("/"):
        parent = ET.SubElement(parent, name)
    parent.text = text
