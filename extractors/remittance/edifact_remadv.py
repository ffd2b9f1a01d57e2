"""EDIFACT REMADV (remittance advice): each message is one payment, proven against its summary (MOA+12).

Payment orders of which a copy comes to the payee have the same segments: PAYORD and PAYEXT order one payment, PAYMUL
several.
"""

from decimal import Decimal

from docflow.schema.records import Extraction, Kind, Party, Remittance
from extractors.contract import Hints
from extractors.messages.draft import ASSUMED, Draft
from extractors.messages.edifact import body_of, currency_of, day_of, party_of
from extractors.messages.elements import Cell
from extractors.messages.segments import Segment, message_of, segments_of
from extractors.papers.paper import Paper
from extractors.remittance._items import settled
from extractors.remittance._methods import method_of_code
from extractors.remittance._remadv import Advice, advice_of

_PAYERS = ("PL", "PR", "BY", "IV", "OY", "MS")
_PAYEES = ("PE", "BE", "SU", "SE", "II", "MR")
_DAYS = ("138", "209", "203", "202", "140", "137")
"""Payment, value, execution and posting date; due date and the message's own only stand for it."""
_BANKS = {"payer": ("PB", "OR", "BI", "MR"), "payee": ("BF", "RB", "BB", "RH")}
_REFERENCES = ("PQ", "AEK", "ACK", "TN", "CK")
_TOTALS = ("12", "11", "128", "86", "9", "39", "77")
"""Amount remitted, amount paid, total amount, message total, amount due, invoice total."""


_MESSAGES = frozenset({"REMADV", "PAYORD", "PAYEXT", "PAYMUL"})


def claim(paper: Paper, hints: Hints) -> float:
    """By the message's type."""
    return 0.99 if message_of(paper.pages) in _MESSAGES else 0.0


def extract(paper: Paper, hints: Hints) -> list[Extraction]:
    """The remittance of the message, or of each payment that it orders."""
    whole = [one for page in paper.pages.pages[:1] for one in segments_of(page)]
    payments = sum(segment.name == "SEQ" for segment in whole)
    return [_advice(paper, whole, nth) for nth in range(max(1, payments))]


def _ordered(segments: list[Segment], nth: int) -> list[Segment]:
    """What PAYMUL says of one payment (SEQ), behind what it says of all (the head) and of all of its debit (LIN), whose
    amounts are sums of several."""
    starts = [n for n, segment in enumerate(segments) if segment.name == "SEQ"]
    if not starts:
        return segments
    start = starts[nth]
    ends = (
        n for n, segment in enumerate(segments[start + 1 :], start + 1) if segment.name in ("SEQ", "LIN", "UNS", "CNT")
    )
    lines = [n for n, segment in enumerate(segments[:start]) if segment.name == "LIN"]
    head = segments[: lines[0]] if lines else segments[: starts[0]]
    debit = segments[lines[-1] : min(n for n in starts if n > lines[-1])] if lines else []
    return [*(one for one in (*head, *debit) if one.name != "MOA"), *segments[start : next(ends, None)]]


def _advice(paper: Paper, whole: list[Segment], nth: int) -> Extraction:
    draft = Draft(comma=True)
    draft.heed(paper.pages)
    segments = _ordered(body_of(draft, whole), nth)
    advice = advice_of(draft, segments)
    currency_of(draft, segments)
    amount = _amount(draft, advice)
    record = Remittance(
        payer=_party(draft, "payer", advice.head), payee=_party(draft, "payee", advice.head),
        payment_reference=_reference(draft, advice.head), advice_number=_number(draft, advice.head),
        payment_method=method_of_code(draft, _coded(advice.head)),
        payment_date=day_of(draft, "payment_date", advice.head, _DAYS, 4), currency=draft.currency, amount=amount,
        lines=settled(draft, advice.items, advice.free, amount, "the amount remitted (MOA)"),
    )  # fmt: skip
    if record.payment_date is None:
        draft.ask("No payment date was found.")
    return draft.extraction(Kind.REMITTANCE, record)


def _amount(draft: Draft, advice: Advice) -> Decimal | None:
    for code in _TOTALS:
        for segment in advice.totals:
            if segment.text(1) == code and (amount := draft.amount("amount", segment.cell(1, 2))) is not None:
                return amount
    draft.ask("The message does not say how much is paid in all (MOA+12).")
    return None


def _party(draft: Draft, path: str, head: list[Segment]) -> Party:
    party = party_of(draft, path, head, _PAYERS if path == "payer" else _PAYEES)
    if path == "payer" and party.name is None:
        draft.ask("The payer's name was not found (NAD).")
    accounts = [s for code in _BANKS[path] for s in head if s.name == "FII" and s.text(1) == code and s.text(2)]
    if not accounts:
        return party
    account = accounts[0].cell(2)
    return party.model_copy(update=_account(draft, path, account)) if account else party


def _account(draft: Draft, path: str, cell: Cell) -> dict[str, str | None]:
    is_iban = len(cell.text) >= 15 and cell.text[:2].isalpha() and cell.text[2:4].isdigit()
    name = "iban" if is_iban else "bank_account"
    return {name: draft.text(f"{path}.{name}", cell)}


def _reference(draft: Draft, head: list[Segment]) -> str | None:
    """Of the payment; else the advice's own number, under which payers ask about it."""
    for code in _REFERENCES:
        for segment in head:
            if segment.name == "RFF" and segment.text(1) == code and (cell := segment.cell(1, 2)):
                return draft.text("payment_reference", cell)
    cell = next((s.cell(2) for s in head if s.name == "BGM"), None)
    if cell is None:
        draft.ask("No payment reference was found (RFF+PQ).")
        return None
    draft.keep("payment_reference", cell.text, cell, ASSUMED)
    return cell.text


def _number(draft: Draft, head: list[Segment]) -> str | None:
    return draft.text("advice_number", next((s.cell(2) for s in head if s.name == "BGM"), None))


def _coded(head: list[Segment]) -> Cell | None:
    return next((s.cell(1, 3) for s in head if s.name == "PAI"), None)
