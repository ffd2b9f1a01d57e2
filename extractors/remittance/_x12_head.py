"""The payment that an 820 or 835 tells of: BPR, TRN, CUR, the parties, and what the set counts of itself."""

import datetime as dt
from decimal import Decimal
from typing import Any, Literal

from docflow.schema.money import in_units, plain
from docflow.schema.place import Pages
from extractors.messages.draft import ASSUMED
from extractors.messages.segments import segments_of
from extractors.messages.values import amount_of, date_of
from extractors.messages.x12 import body_of
from extractors.remittance._x12_draft import Draft
from extractors.remittance._x12_parties import party_of
from extractors.remittance._x12_set import set_of

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
_EFFECTIVE = ("009", "007", "234", "405", "097")
"""Header dates that may stand for a missing BPR16, the best first."""
_PAYMENT_REFS = ("TN", "CK", "EF", "TRN", "7U")
_DOLLAR_RAILS = frozenset({"ACH", "FWT", "FEW"})


def draft_of(pages: Pages) -> Draft:
    """A new draft of the set on the only page, with what its reading left in doubt."""
    draft = Draft()
    draft.heed(pages)
    draft.set = set_of(body_of(draft, segments_of(pages.pages[0])))
    for sentence in draft.set.trouble:
        draft.ask(sentence)
    return draft


def head_of(draft: Draft, usual_currency: str | None = None) -> dict[str, Any]:
    """The fields of a remittance beside its lines. `usual_currency`: what the standard means where CUR is absent."""
    _currency(draft, usual_currency)
    return {
        "payer": party_of(draft, "payer"), "payee": party_of(draft, "payee"), "amount": _amount(draft),
        "payment_reference": _reference(draft), "payment_method": _method(draft), "payment_date": _date(draft),
        "currency": draft.currency,
    }  # fmt: skip


def _currency(draft: Draft, usual: str | None) -> None:
    """Of the payer (CUR*PR) before any other; a payment over US banks without CUR is in dollars."""
    pairs = [(segment.text(at), segment.cell(at + 1)) for segment in draft.set.currencies for at in (1, 4)]
    found = sorted(((who != "PR", cell) for who, cell in pairs if cell), key=lambda one: one[0])
    bpr = draft.set.payment
    if bpr and bpr.text(4) in _DOLLAR_RAILS and bpr.text(6) in ("", "01"):
        usual = "USD"
    if not found and bpr and usual:
        draft.currency = usual
        draft.keep("currency", usual, bpr.cell(4), ASSUMED)
        return
    codes = {cell.text.upper() for _, cell in found}
    if len(codes) > 1:
        draft.ask("Several currencies are named: " + ", ".join(sorted(codes)) + ".")
    draft.take_currency(found[0][1] if found else None)


def _amount(draft: Draft) -> Decimal | None:
    bpr = draft.set.payment
    if bpr is None:
        draft.ask("The set has no payment order (BPR segment).")
        return None
    value = amount_of(bpr.text(2))
    if value is None:
        draft.ask(f'{bpr.place} is broken: "{bpr.text(2)}" is no amount.')
        return None
    if bpr.text(3) == "D":
        draft.ask("BPR03 says debit: the money is drawn, not paid.")
    elif bpr.text(3) != "C":
        draft.ask(f'BPR03 is "{bpr.text(3)}", neither credit nor debit.')
    if bpr.text(1) in _NO_MONEY:
        draft.ask(_NO_MONEY[bpr.text(1)])
    amount = in_units(value, draft.currency)
    draft.keep("amount", plain(amount), bpr.cell(2))
    return amount


def _method(draft: Draft) -> Method | None:
    bpr = draft.set.payment
    method = _METHODS.get(bpr.text(4)) if bpr else None
    if bpr and method:
        draft.keep("payment_method", method, bpr.cell(4))
    elif bpr and bpr.text(4) == "NON":
        draft.ask("BPR04 says that no payment is made with it.")
    return method


def _reference(draft: Draft) -> str | None:
    found = draft.text("payment_reference", draft.set.trace.cell(2) if draft.set.trace else None)
    if found:
        return found
    for code in _PAYMENT_REFS:
        for segment in draft.set.refs:
            if segment.text(1) == code and segment.text(2):
                return draft.text("payment_reference", segment.cell(2))
    draft.ask("No payment reference was found (TRN02).")
    return None


def _date(draft: Draft) -> dt.date | None:
    """When the money moves: BPR16, else a header date that comes near it."""
    bpr = draft.set.payment
    if bpr and (value := date_of(bpr.text(16))):
        draft.keep("payment_date", value.isoformat(), bpr.cell(16))
        return value
    if bpr and bpr.text(16):
        draft.ask(f'{bpr.place} is broken: "{bpr.text(16)}" is no date.')
    for code in _EFFECTIVE:
        for segment in draft.set.dates:
            if segment.text(1) == code and (value := date_of(segment.text(2))):
                draft.keep("payment_date", value.isoformat(), segment.cell(2), ASSUMED)
                return value
    draft.ask("No payment date was found.")
    return None
