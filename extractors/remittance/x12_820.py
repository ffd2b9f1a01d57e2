"""EDI 820 (payment order and remittance advice): each transaction set is one payment, proven against its BPR."""

import datetime as dt
from decimal import Decimal
from typing import Literal

from docflow.schema.money import ZERO, in_units, plain
from docflow.schema.place import Page, Pages
from docflow.schema.records import Equation, Extraction, Kind, Other, Remittance
from extractors.contract import Hints
from extractors.papers.paper import Paper
from extractors.remittance._x12_draft import PRINTED, Cell, Draft, cell_of
from extractors.remittance._x12_lines import PrintedLine, lines_of
from extractors.remittance._x12_parties import party_of
from extractors.remittance._x12_set import amount_of, date_of, set_of, type_of
from extractors.remittance._x12_sums import Solution, solve, ways_of

_PROVEN, _ASSUMED = 0.9995, 0.97
_REVIEWED = 0.6
Method = Literal["ach", "wire", "cheque", "card", "other"]
_METHODS: dict[str, Method] = {
    **dict.fromkeys(("ACH", "BAC"), "ach"),
    **dict.fromkeys(("FWT", "SWT", "CWT", "FEW", "DFT", "WIR"), "wire"),
    **dict.fromkeys(("CHK", "PBC", "CDA"), "cheque"),
    **dict.fromkeys(("CCC", "CCR", "DCC"), "card"),
    **dict.fromkeys(("BOP", "ZZZ", "DDT"), "other"),
}
_NO_MONEY = {
    "P": "It is a prenotification: a test of the account, no payment.",
    "H": "It is a notification only: BPR01 says that no money moves.",
}
_EFFECTIVE = ("009", "007", "234", "097")
"""Header dates that may stand for a missing BPR16, the best first."""
_PAYMENT_REFS = ("TN", "CK", "EF", "TRN", "7U")
_DOLLAR_RAILS = frozenset({"ACH", "FWT", "FEW"})


def claim(paper: Paper, hints: Hints) -> float:
    """Whether an 820 is among the transaction sets."""
    if paper.pages.reader != "x12":
        return 0.0
    return 0.99 if any(type_of(page) == "820" for page in paper.pages.pages) else 0.0


def extract(paper: Paper, hints: Hints) -> list[Extraction]:
    """One remittance a set; sets of another kind are handed to a person."""
    pages = paper.pages
    return [_payment(page, pages) if type_of(page) == "820" else _foreign(page) for page in pages.pages]


def _foreign(page: Page) -> Extraction:
    sentence = (
        f"The file also holds a transaction set {type_of(page) or 'without a type'}, which docflow does not read."
    )
    return Extraction(kind=Kind.OTHER, confidence=0.9, review=(sentence,), record=Other())


def _payment(page: Page, pages: Pages) -> Extraction:
    draft = Draft(set_of(page))
    draft.review += [*pages.notes, *page.notes, *draft.set.trouble]
    _count(draft)
    draft.currency = _currency(draft)
    amount = _amount(draft)
    lines = _lines(draft, amount)
    record = Remittance(
        payer=party_of(draft, "payer"), payee=party_of(draft, "payee"),
        payment_reference=_reference(draft), payment_method=_method(draft), payment_date=_date(draft),
        currency=draft.currency, amount=amount, lines=tuple(line.record for line in lines),
    )  # fmt: skip
    sure = min((evidence.confidence for evidence in draft.fields.values()), default=0.5)
    return Extraction(
        kind=Kind.REMITTANCE, confidence=round(sure * (_REVIEWED if draft.review else 1.0), 4),
        review=tuple(dict.fromkeys(draft.review)), record=record, fields=draft.fields, proof=tuple(draft.proof),
    )  # fmt: skip


def _count(draft: Draft) -> None:
    if draft.set.counted is None:
        return
    there, told = draft.set.counted
    draft.proof.append(
        Equation(equation="segments from ST to SE = SE01", holds=there == told, detail=f"{there} = {told}")
    )
    if there != told:
        draft.review.append(f"SE says that the set has {told} segments, but there are {there}; some may be missing.")


# --- the payment ------------------------------------------------------------------------------------------------------


def _currency(draft: Draft) -> str | None:
    """Of the payer (CUR*PR) before any other; a payment over US banks without CUR is in dollars."""
    found: list[tuple[bool, str, Cell]] = []
    for segment in draft.set.currencies:
        for at in (1, 4):
            word = segment.elements.get(at + 1)
            if word and len(word.text) == 3 and word.text.isalpha():
                found.append((segment.text(at) != "PR", word.text.upper(), (segment.page, word)))
    if not found:
        bpr = draft.set.payment
        if bpr and bpr.text(4) in _DOLLAR_RAILS and bpr.text(6) in ("", "01"):
            draft.keep("currency", "USD", cell_of(bpr, 4), _ASSUMED)
            return "USD"
        draft.review.append("The currency is not printed.")
        return None
    if len({code for _, code, _ in found}) > 1:
        draft.review.append("Several currencies are named: " + ", ".join(sorted({code for _, code, _ in found})) + ".")
    _, code, cell = min(found, key=lambda one: one[0])
    draft.keep("currency", code, cell)
    return code


def _amount(draft: Draft) -> Decimal | None:
    bpr = draft.set.payment
    if bpr is None:
        draft.review.append("The set has no payment order (BPR segment).")
        return None
    value = amount_of(bpr.text(2))
    if value is None:
        draft.review.append(f'{bpr.place} is broken: "{bpr.text(2)}" is no amount.')
        return None
    if bpr.text(3) == "D":
        draft.review.append("BPR03 says debit: the money is drawn, not paid.")
    elif bpr.text(3) != "C":
        draft.review.append(f'BPR03 is "{bpr.text(3)}", neither credit nor debit.')
    if bpr.text(1) in _NO_MONEY:
        draft.review.append(_NO_MONEY[bpr.text(1)])
    if value < 0:
        draft.review.append("The payment is negative.")
    amount = in_units(value, draft.currency)
    draft.keep("amount", plain(amount), cell_of(bpr, 2))
    return amount


def _method(draft: Draft) -> Method | None:
    bpr = draft.set.payment
    method = _METHODS.get(bpr.text(4)) if bpr else None
    if bpr and method:
        draft.keep("payment_method", method, cell_of(bpr, 4))
    elif bpr and bpr.text(4) == "NON":
        draft.review.append("BPR04 says that no payment is made with it.")
    return method


def _reference(draft: Draft) -> str | None:
    found = draft.text("payment_reference", draft.set.trace, 2)
    if found:
        return found
    for code in _PAYMENT_REFS:
        for segment in draft.set.refs:
            if segment.text(1) == code and segment.text(2):
                return draft.text("payment_reference", segment, 2)
    draft.review.append("No payment reference was found (TRN02).")
    return None


def _date(draft: Draft) -> dt.date | None:
    """When the money moves: BPR16, else a header date that comes near it."""
    bpr = draft.set.payment
    if bpr and (value := date_of(bpr.text(16))):
        draft.keep("payment_date", value.isoformat(), cell_of(bpr, 16))
        return value
    if bpr and bpr.text(16):
        draft.review.append(f'{bpr.place} is broken: "{bpr.text(16)}" is no date.')
    for code in _EFFECTIVE:
        for segment in draft.set.dates:
            if segment.text(1) == code and (value := date_of(segment.text(2))):
                draft.keep("payment_date", value.isoformat(), cell_of(segment, 2), _ASSUMED)
                return value
    draft.review.append("No payment date was found.")
    return None


# --- lines ------------------------------------------------------------------------------------------------------------


def _lines(draft: Draft, amount: Decimal | None) -> list[PrintedLine]:
    """The paid documents as the sums read them, and the adjustments that stand free."""
    paid = [item for item in draft.set.items if item.net is not None]
    for item in draft.set.items:
        if item.net is None and not item.segment.text(4):
            draft.review.append(f"{item.segment.place} names no amount.")
    free = sum((adjustment.amount for adjustment in draft.set.free), ZERO)
    solution = solve(amount, [ways_of(item) for item in paid], free)
    lines = lines_of(paid, solution, draft.set.free)
    for n, line in enumerate(lines):
        _keep_line(draft, n, line, solution.holds)
    _total(draft, amount, lines, solution)
    return [line.in_units(draft.currency) for line in lines]


def _keep_line(draft: Draft, n: int, line: PrintedLine, proven: bool) -> None:
    sure = _PROVEN if proven and line.holds is not False else PRINTED
    line = line.in_units(draft.currency)
    for name, cell in line.cells.items():
        value = getattr(line.record, name)
        if value is not None:
            shown = plain(value) if isinstance(value, Decimal) else str(value)
            draft.keep(f"lines.{n}.{name}", shown, cell, sure if name.endswith("_amount") else PRINTED)
    if line.holds is not None:
        equation = f"lines.{n}: gross_amount - discount_amount - deduction_amount = paid_amount"
        draft.proof.append(Equation(equation=equation, holds=line.holds, detail=line.detail))
    if line.holds is False:
        draft.review.append(f"{line.place}: gross less discount and adjustments is not the net amount.")
    draft.review += line.doubts


def _total(draft: Draft, amount: Decimal | None, lines: list[PrintedLine], solution: Solution) -> None:
    if not lines:
        draft.review.append("No lines were found that say what is paid.")
        return
    if amount is None:
        return
    total = in_units(sum((line.record.paid_amount or ZERO for line in lines), ZERO), draft.currency)
    detail = f"{plain(total)} = {plain(amount)}"
    draft.proof.append(Equation(equation="sum(lines.paid_amount) = amount", holds=solution.holds, detail=detail))
    if any(way.flipped for way in solution.ways):
        draft.proof.append(Equation(equation="credits are printed positive and reduce the payment", holds=True))
    if not solution.holds:
        draft.review.append(f"The lines add up to {plain(total)}, but the payment (BPR02) is {plain(amount)}.")
    elif not solution.only:
        draft.review.append("The adjustments can be read in more than one way that adds up.")
