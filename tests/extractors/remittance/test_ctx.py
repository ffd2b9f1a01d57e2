"""820s in the addenda of ACH files (CTX): put together again, whatever their separators, and held to the entry."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from docflow.schema.records import Extraction, Kind, Remittance
from extractors import registry
from tests.extractors.remittance.test_x12_820 import HEAD, interchange, money, payment, transaction

DATA = Path(__file__).parents[4] / "shared" / "data" / "ach-ctx-addenda"


def ach(message: bytes, cents: int, codec: str = "latin-1") -> bytes:
    """An ACH file with one CTX credit that carries this message."""
    text = message.decode("latin-1")
    parts = [text[at : at + 80] for at in range(0, len(text), 80)]
    hashed, count = 2120002, len(parts) + 1
    lines = [
        "101 04200001302313801042605042100A094101US BANK NA             EXAMPLE COMPANY                ",
        "5220ACME INDUSTRIES                     1231380104CTXPAYMENT   260504260504   1042000010000001",
        f"622021200025{'998412345':17}{cents:010}{'INV-4711':15}{len(parts):04}{'OUR COMPANY':16}    1042000010000001",
        *(f"705{part:80}{n:04}0000001" for n, part in enumerate(parts, 1)),
        f"8220{count:06}{hashed:010}{0:012}{cents:012}1231380104".ljust(79) + "042000010000001",
        f"9000001000001{count:08}{hashed:010}{0:012}{cents:012}".ljust(94),
    ]
    return "\n".join(lines).encode(codec)


def read(data: bytes) -> Extraction:
    """The remittance beside the statement of the batch."""
    statement, remittance = registry.extract(registry.read(data, "in.ach"))
    assert (statement.kind, remittance.kind) == (Kind.BANK_STATEMENT, Kind.REMITTANCE)
    return remittance


@settings(max_examples=25, deadline=None)
@example([1, 2], ("\x85", "\xa6"), "utf-8")
@example([1, 2], ("\x85", "\xa6"), "latin-1")
@given(
    st.lists(st.integers(1, 10**7), min_size=1, max_size=8),
    st.sampled_from((("~", "*"), ("~\r\n", "|"), ("\x85", "\xa6"), ("^", "!"))),
    st.sampled_from(("latin-1", "utf-8")),
)
def test_any_820_is_recovered_whole(paid: list[int], marks: tuple[str, str], codec: str) -> None:
    end, mark = marks
    rows = [f"RMR*IV*INV {n:9}**{money(one)}*{money(one)}" for n, one in enumerate(paid)]
    message = interchange(transaction(payment(money(sum(paid))), *HEAD, *rows), end=end.replace("\r\n", ""), mark=mark)
    found = read(ach(message, sum(paid), codec))
    assert isinstance(found.record, Remittance)
    assert [line.paid_amount for line in found.record.lines] == [Decimal(one).scaleb(-2) for one in paid]
    assert [line.document_number for line in found.record.lines] == [f"INV {n:9}" for n in range(len(paid))]
    assert found.review == ()


def test_a_message_of_other_money_than_its_entry_goes_to_a_person() -> None:
    message = interchange(transaction(payment("10.00"), *HEAD, "RMR*IV*INV-1**10.00*10.00"), end="~")
    assert 'The ACH entry moves 9.99, but the message in it tells of "10.00" (BPR02).' in read(ach(message, 999)).review


@pytest.mark.skipif(not DATA.is_dir(), reason="the real documents beside the project are absent")
@pytest.mark.parametrize("name", ["nonascii.ach", "nonascii-utf8.ach"])
def test_a_real_820_in_addenda_records(name: str) -> None:
    (path,) = DATA.rglob(name)
    found = read(path.read_bytes())
    assert isinstance(found.record, Remittance)
    assert (found.record.payer.name, found.record.amount) == ("META PLATFORMS INC", Decimal("1352.88"))
    assert (found.proof[0].equation, found.proof[0].holds) == ("segments from ST to SE = SE01", True)
