"""ISO 20022 camt.052, .053 and .054, all versions: reports, statements and notifications of bookings.

Elements are found by their local names, which hardly changed from version 1 to 13. A batch becomes one entry for each
transaction where these add up to what was booked.
"""

from collections.abc import Iterator
from decimal import Decimal

from docflow.schema.money import in_units
from docflow.schema.records import Extraction, StatementKind
from extractors.contract import Hints
from extractors.messages.elements import Element, root_of
from extractors.messages.values import amount_of, iso_date_of
from extractors.papers.paper import Paper
from extractors.statement._camt_entry import entries_of, signed
from extractors.statement._draft import Draft, notes_of
from extractors.statement._values import currency_of

_MESSAGES: dict[str, tuple[StatementKind, str]] = {
    "BkToCstmrStmt": ("statement", "Stmt"),
    "BkToCstmrAcctRpt": ("intraday", "Rpt"),
    "BkToCstmrDbtCdtNtfctn": ("notification", "Ntfctn"),
    # Version 1 calls them so.
    "BkToCstmrStmtV01": ("statement", "Stmt"),
    "BkToCstmrAcctRptV01": ("intraday", "Rpt"),
    "BkToCstmrDbtCdtNtfctnV01": ("notification", "Ntfctn"),
}
_OPENING, _CLOSING = ("OPBD", "PRCD"), ("CLBD",)
_ITEMS = ("Ntry", "TxsSummry", "Bal", "Acct")


def claim(paper: Paper, hints: Hints) -> float:
    """One of these messages among the elements."""
    if paper.pages.reader != "xml":
        return 0.0
    return 0.99 if any(word.bold and word.text in _MESSAGES for word in paper.pages.pages[0].words[:200]) else 0.0


def extract(paper: Paper, hints: Hints) -> list[Extraction]:
    """One record per statement, report or notification."""
    root = root_of(paper.pages)
    messages = [element for element in root.walk() if element.name in _MESSAGES] if root else []
    notes = notes_of(paper.pages, range(1, len(paper.pages.pages) + 1))
    found = [draft.made(notes) for message in messages for draft in _statements(message)]
    return found or [_nothing(messages).made(notes)]


def _statements(message: Element) -> Iterator[Draft]:
    report, name = _MESSAGES[message.name]
    for element in message.every(name):
        draft = Draft(report, "xml")
        _head(draft, element)
        _balances(draft, element)
        entries_of(draft, element)
        if report != "notification":
            draft.balance()
        if report == "statement":
            draft.whole()
        _summary(draft, element)
        yield draft


def _nothing(messages: list[Element]) -> Draft:
    draft = Draft(_MESSAGES[messages[0].name][0] if messages else "statement", "xml")
    draft.ask("The message holds no statement, only its head. Ask the bank for it again.")
    return draft


def _head(draft: Draft, element: Element) -> None:
    head = draft.head
    for name, paths in (
        ("statement_id", ("Id",)),
        ("account", ("Acct/Id/IBAN", "Acct/Id/Othr/Id", "Acct/Id/PrtryAcct/Id", "Acct/Id/BBAN", "Acct/Id/UPIC")),
        ("account_name", ("Acct/Ownr/Nm", "Acct/Nm", "Acct/Ownr/Pty/Nm")),
        ("bank", ("Acct/Svcr/FinInstnId/BICFI", "Acct/Svcr/FinInstnId/BIC", "Acct/Svcr/FinInstnId/CmbndId/BIC",
                  "Acct/Svcr/FinInstnId/ClrSysMmbId/MmbId")),
    ):  # fmt: skip
        found = element.at(*paths)
        if found is not None:
            head.put(name, found.text, found.cell)
    if (printed := element.at("Acct/Ccy")) is not None:
        head.put("currency", currency_of(printed.text), printed.cell)
    numbers = [
        found
        for found in (
            element.at("ElctrncSeqNb", "LglSeqNb"),
            element.at("StmtPgntn/PgNb", "RptPgntn/PgNb", "NtfctnPgntn/PgNb"),
        )
        if found
    ]
    head.put("sequence", "/".join(each.text for each in numbers), *(each.cell for each in numbers))
    for path in ("FrToDt/ToDtTm", "FrToDt/ToDt"):
        if (until := element.at(path)) is not None:
            head.put("date", iso_date_of(until.text), until.cell)


def _balances(draft: Draft, element: Element) -> None:
    """Booked balances of the account's currency; of another currency they are told and left out."""
    for name, codes in (("opening_balance", _OPENING), ("closing_balance", _CLOSING)):
        for balance in (each for code in codes for each in element.every("Bal") if _code(each) == code):
            amount = balance.at("Amt")
            value = signed(balance)
            if amount is None or value is None:
                draft.ask(f"{balance.path} has no amount that can be read.")
                continue
            currency = currency_of(amount.attribute("Ccy"))
            draft.head.put("currency", currency, amount.attributes.get("Ccy"))
            if currency != draft.currency:
                told = currency or "no currency"
                draft.ask(f"{balance.path} is in {told}, but the account in {draft.currency}; it was left out.")
                continue
            indicator = balance.at("CdtDbtInd")
            draft.head.put(name, in_units(value, draft.currency), amount.cell, indicator.cell if indicator else None)
            if name == "closing_balance" and (day := balance.at("Dt/Dt", "Dt/DtTm")) is not None:
                draft.head.put("date", iso_date_of(day.text), day.cell)


def _code(balance: Element) -> str:
    return balance.value("Tp/CdOrPrtry/Cd", "Tp/Cd", "Tp/CdOrPrtry/Prtry", "Tp/Prtry")


# --- sums that the bank tells -----------------------------------------------------------------------------------------


def _summary(draft: Draft, element: Element) -> None:
    """Numbers and sums of all entries, of credits and of debits, as printed (before batches are taken apart)."""
    booked = [value for each in element.every("Ntry") if (value := signed(each)) is not None]
    for path, mine in (
        ("TxsSummry/TtlNtries", [abs(value) for value in booked]),
        ("TxsSummry/TtlCdtNtries", [value for value in booked if value > 0]),
        ("TxsSummry/TtlDbtNtries", [-value for value in booked if value < 0]),
    ):
        told = element.at(path)
        if told is not None:
            _told(draft, told, path.rpartition("/")[2], mine)
    net = element.at("TxsSummry/TtlNtries")
    if net is not None and (value := signed(net, "TtlNetNtryAmt", "TtlNetNtry/Amt")) is not None:
        fault = f"{net.path} tells of a net amount of {{told}}, but the entries add up to {{found}}."
        draft.sums("sum(entries) = TtlNetNtryAmt", booked, value, fault)


def _told(draft: Draft, told: Element, name: str, mine: list[Decimal]) -> None:
    count, total = told.value("NbOfNtries"), amount_of(told.value("Sum"))
    fault = f"{told.path} tells of {{told}}, but there are {{found}}."
    zero = sum(value == 0 for value in mine)
    if count.isdigit():
        draft.counts(f"number of entries = {name}/NbOfNtries", len(mine) - zero + zero, int(count), fault)
    draft.sums(f"sum of entries = {name}/Sum", mine, total, fault)
