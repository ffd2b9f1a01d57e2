"""EDI and XML that is cut off, endless, or says two things: told to a person or refused, never passed as it is."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest

from docflow.errors import Quarantine
from docflow.schema.records import Extraction, Party, Remittance, RemittanceLine
from docflow.schema.states import QuarantineCode
from extractors import registry
from samples.drawing.advices import cxml, pain001, remadv, remt001, x820
from samples.drawing.bills import cii, ubl, with_attached
from tests.attacks.guarded import Guarded
from tests.extractors.invoice.test_electronic import BILL
from tests.extractors.invoice.test_hybrid import page

ADVICE = Remittance(
    payer=Party(name="Nordlicht AG"), payee=Party(name="Norhaven"), advice_number="A-1", payment_reference="E2E-1",
    payment_date=dt.date(2026, 5, 4), currency="EUR", amount=Decimal("298.00"),
    lines=(
        RemittanceLine(document_number="RE-1", gross_amount=Decimal("100.00"), discount_amount=Decimal("2.00"),
                       paid_amount=Decimal("98.00")),
        RemittanceLine(document_number="RE-2", gross_amount=Decimal("200.00"), paid_amount=Decimal("200.00")),
    ),
)  # fmt: skip
MESSAGES: dict[str, bytes] = {
    "820": x820(ADVICE), "remadv": remadv(ADVICE), "remt.001": remt001(ADVICE), "pain.001": pain001([ADVICE]),
    "cxml": cxml(ADVICE), "ubl": ubl(BILL), "cii": cii(BILL),
}  # fmt: skip


def found_in(data: bytes) -> list[Extraction]:
    """The records, none where the file is refused."""
    try:
        return registry.extract(registry.read(data, "in"))
    except Quarantine:
        return []


@pytest.mark.parametrize("name", MESSAGES)
def test_a_message_cut_off_anywhere_never_passes(name: str) -> None:
    whole = MESSAGES[name].rstrip()
    records = [one.record for one in found_in(whole)]
    for at in range(20, len(whole) - 1, max(1, len(whole) // 60)):
        for one in found_in(whole[:at]):
            assert one.review or one.record in records, (name, at)


@pytest.mark.parametrize("name", MESSAGES)
def test_a_changed_amount_never_passes(name: str) -> None:
    """One digit of any amount: some sum says so, or nothing that counts has changed."""
    whole = MESSAGES[name]
    records = [one.record for one in found_in(whole)]
    start = 0
    while (at := whole.find(b".00", start)) >= 0:
        start = at + 1
        digit = whole[at - 1 : at]
        changed = whole[: at - 1] + (b"7" if digit != b"7" else b"3") + whole[at:]
        for one in found_in(changed):
            assert one.review or one.record in records or _told_once(name, one, records), (name, at)


def _told_once(name: str, found: Extraction, records: list[object]) -> bool:
    """What a message says only once (prices of positions, gross of a cXML line) nothing can contradict."""
    before = next(iter(records))
    same = ("total_amount", "net_amount", "tax_amount", "amount_due", "amount", "currency")
    return name in ("ubl", "cii") and all(getattr(before, x, None) == getattr(found.record, x, None) for x in same)


@pytest.mark.parametrize(
    "data",
    [
        b"ISA*00*          *00*          *ZZ*A              *ZZ*B              *260101*0000*U*00401*000000001*0*P*>~"
        + b"ST*820*1~" * 210_000,
        b"UNB+UNOC:3+A+B+260101:0000+1'" + b"UNH+1+REMADV:D:01B:UN'" * 210_000,
        b"<?xml version='1.0'?><a>" + b"<b></b>" * 210_000 + b"</a>",
    ],
    ids=["x12", "edifact", "xml"],
)
def test_endless_messages_are_refused(reader: Guarded, data: bytes) -> None:
    reader.refused(data, QuarantineCode.LIMITS, name="in.edi")


def test_a_release_character_at_the_end_and_marks_that_are_all_the_same(reader: Guarded) -> None:
    for text in ("UNA:+.? 'UNH+1+REMADV:D:01B:UN'BGM+481?", "UNA''''''UNB'UNH'1'", "UNA:+.?:+UNB+UNOC:3"):
        reader.read(text.encode(), "in.edi")


@pytest.mark.parametrize("attached", [cii, ubl])
def test_a_pdf_whose_attached_invoice_asks_for_other_money_never_passes(
    reader: Guarded, attached: Callable[..., bytes]
) -> None:
    other = BILL.model_copy(update={"total_amount": Decimal("911.00"), "net_amount": Decimal("892.00"),
                                    "amount_due": Decimal("911.00")})  # fmt: skip
    pages = reader.pages(with_attached(page(), attached(other)))
    (found,) = registry.extract(pages)
    assert any("911.00" in sentence and "119.00" in sentence for sentence in found.review)


def test_entities_in_an_attached_invoice_are_told_and_the_page_is_read(reader: Guarded) -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><Invoice>&c;</Invoice>'
    pages = reader.pages(with_attached(page(), bomb))
    assert any("cannot be read" in note for note in pages.notes)
