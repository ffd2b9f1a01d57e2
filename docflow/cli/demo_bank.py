"""The bank of the demo: statements (camt.053) with the money that approved advices announce."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from decimal import Decimal
from xml.etree import ElementTree as ET

from docflow.schema.documents import Document
from docflow.schema.money import in_units, plain

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
        """Hands in one statement a currency, in which each of these payments has come that came in none before; the
        bank names it as its payer did. How many came. Where `hand_in` raises, the bank goes on as if nothing had been
        sent: the same statement comes again."""
        new = [one for one in advices if one.amount and one.currency and one.paid_on and one.id not in self._paid]
        if new:
            statement, balances = self._written(new)
            hand_in(statement)
            self._paid |= {advice.id for advice in new}
            self._number += 1
            self._balances |= balances
        return len(new)

    def _written(self, advices: Iterable[Document]) -> tuple[bytes, dict[str, Decimal]]:
        """The statements, and what is on the accounts after them."""
        by_currency: dict[str, list[Document]] = defaultdict(list)
        for advice in advices:
            by_currency[advice.currency or ""].append(advice)
        root = ET.Element("Document", xmlns=_NAMESPACE)
        body = ET.SubElement(root, "BkToCstmrStmt")
        balances: dict[str, Decimal] = {}
        for currency, found in sorted(by_currency.items()):
            before = self._balances.get(currency, _BEFORE)
            balances[currency] = before + sum((advice.amount or Decimal(0) for advice in found), Decimal(0))
            _statement(body, currency, found, self._number, before, balances[currency])
        written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
        return written, balances


def _statement(
    body: ET.Element, currency: str, advices: list[Document], number: int, before: Decimal, after: Decimal
) -> None:
    last = max(f"{advice.paid_on}" for advice in advices)
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
    for place, advice in enumerate(advices, 1):
        _entry(statement, advice, f"DEMO-{currency}-{number}-{place}")


def _entry(statement: ET.Element, advice: Document, reference: str) -> None:
    amount, currency = advice.amount or Decimal(0), advice.currency or ""
    entry = ET.SubElement(statement, "Ntry")
    _money(entry, amount, currency)
    _text(entry, "Sts/Cd", "BOOK")
    for name in ("BookgDt", "ValDt"):
        _text(entry, f"{name}/Dt", f"{advice.paid_on}")
    _text(entry, "AcctSvcrRef", reference)
    details = ET.SubElement(ET.SubElement(entry, "NtryDtls"), "TxDtls")
    _text(details, "Refs/EndToEndId", advice.reference or "NOTPROVIDED")
    _money(details, amount, currency)
    _text(details, "RltdPties/Dbtr/Pty/Nm", advice.payer)


def _money(parent: ET.Element, amount: Decimal, currency: str) -> None:
    ET.SubElement(parent, "Amt", Ccy=currency).text = plain(in_units(amount, currency))
    _text(parent, "CdtDbtInd", "CRDT")


def _text(parent: ET.Element | None, path: str, text: str) -> None:
    """Adds the elements of the path, the last with this text."""
    assert parent is not None
    for name in path.split("/"):
        parent = ET.SubElement(parent, name)
    parent.text = text
