"""Remittances of every shape that the message standards can say, for tests that write and read them back."""

import datetime as dt
from decimal import Decimal

from hypothesis import strategies as st

from docflow.schema.money import ZERO
from docflow.schema.reasons import Reason
from docflow.schema.records import Extraction, Party, Remittance, RemittanceLine
from extractors import registry

NAMES = st.from_regex(r"[A-Z][A-Za-z&+:'?.äöü-]{0,10}( [A-Za-z0-9+:'?&.]{1,8}){0,2}", fullmatch=True)
NUMBERS = st.from_regex(r"[A-Z]{0,3}[-/]?[0-9]{1,8}", fullmatch=True)
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))


@st.composite
def lines(draw: st.DrawFn) -> RemittanceLine:
    """An invoice with what was taken off, or a credit; a quarter of all have neither."""
    gross = Decimal(draw(st.integers(100, 10**8))).scaleb(-2)
    credit = draw(st.integers(0, 4)) == 0
    discount, deduction = (ZERO if credit else gross * draw(st.sampled_from((0, 0, 1, 2, 5))) // 100 for _ in range(2))
    sign = -1 if credit else 1
    return RemittanceLine(
        document_number=draw(NUMBERS), document_type="credit_memo" if credit else "invoice",
        document_date=draw(st.none() | DAYS), purchase_order=draw(st.none() | NUMBERS), gross_amount=sign * gross,
        discount_amount=Decimal(discount), deduction_amount=Decimal(deduction),
        deduction_reason=Reason.DAMAGE if deduction else None, paid_amount=sign * gross - discount - deduction,
    )  # fmt: skip


@st.composite
def advices(draw: st.DrawFn) -> Remittance:
    """One payment of one to five documents."""
    paid = tuple(draw(st.lists(lines(), min_size=1, max_size=5)))
    return Remittance(
        payer=Party(name=draw(NAMES)), payee=Party(name=draw(NAMES)), advice_number=draw(NUMBERS),
        payment_reference=draw(NUMBERS), payment_date=draw(DAYS), currency=draw(st.sampled_from(("EUR", "USD", "GBP"))),
        amount=sum((line.paid_amount or ZERO for line in paid), ZERO), lines=paid,
    )  # fmt: skip


def read(data: bytes) -> Extraction:
    """The only record of a message."""
    (found,) = registry.extract(registry.read(data, "in"))
    return found


def differences(found: Extraction, advice: Remittance) -> list[str]:
    """What did not come back; the words of a deduction and how was paid are the standard's own."""
    assert isinstance(found.record, Remittance)
    wrong = [
        f"{name}: {getattr(found.record, name)!r} for {getattr(advice, name)!r}"
        for name in ("payment_reference", "payment_date", "currency", "amount")
        if getattr(found.record, name) != getattr(advice, name)
    ]
    for path in ("payer", "payee"):
        names = getattr(found.record, path).name, getattr(advice, path).name
        wrong += [f"{path}: {names}"] if names[0] != names[1] else []
    read_lines = [line.model_copy(update={"deduction_text": None}) for line in found.record.lines]
    return wrong + ([f"lines: {read_lines} for {advice.lines}"] if tuple(read_lines) != advice.lines else [])


def doubts(found: Extraction) -> list[str]:
    """Why a person must look, besides that more is credited than paid."""
    return [sentence for sentence in found.review if sentence != "The payment is negative."]


def without_orders(advice: Remittance) -> Remittance:
    """The same without purchase orders."""
    bare = tuple(line.model_copy(update={"purchase_order": None}) for line in advice.lines)
    return advice.model_copy(update={"lines": bare})
