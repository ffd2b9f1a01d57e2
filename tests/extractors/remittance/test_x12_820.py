"""EDI 820: every set proven against its BPR, adjustments where the sums put them, broken segments told."""

import datetime as dt
import itertools
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docflow.schema.reasons import Reason
from docflow.schema.records import Extraction, Kind, Remittance
from extractors import registry
from extractors.contract import Hints
from extractors.papers.paper import Paper
from extractors.remittance import x12_820

DATA = Path(__file__).parents[4] / "shared" / "data"
HEAD = ("TRN*1*TRACE-1*123", "CUR*PR*USD", "N1*PR*ALPHA STORES INC*91*C-1001", "N1*PE*OUR COMPANY", "ENT*1")
ISA = "ISA*00*          *00*          *ZZ*PAYER          *ZZ*PAYEE          *261110*0412*U*00401*000000001*0*P*>"


def payment(amount: str, flag: str = "C", method: str = "ACH", date: str = "20261110") -> str:
    """A BPR segment."""
    return f"BPR*C*{amount}*{flag}*{method}*CTX*01*021000021*DA*111222*1234567890**01*043000096*DA*333444*{date}"


def transaction(*segments: str, kind: str = "820", count: int | None = None) -> list[str]:
    """One set with its ST and SE."""
    return [f"ST*{kind}*0001", *segments, f"SE*{len(segments) + 2 if count is None else count}*0001"]


def interchange(*sets: list[str], end: str = "~\n", mark: str = "*") -> bytes:
    """An interchange of these sets."""
    group = ["GS*RA*PAYER*PAYEE*20261110*0412*1*X*004010", *itertools.chain(*sets), f"GE*{len(sets)}*1"]
    segments = [ISA, *group, "IEA*1*000000001"]
    return end.join([*segments, ""]).replace("*", mark).encode("latin-1")


def read(*segments: str, amount: str, head: tuple[str, ...] = HEAD, count: int | None = None) -> Extraction:
    """The only extraction of one set."""
    (found,) = of(interchange(transaction(payment(amount), *head, *segments, count=count)))
    return found


def of(data: bytes) -> list[Extraction]:
    """All extractions of an interchange."""
    return registry.extract(registry.read(data, "in.edi"), Hints())


def record(found: Extraction) -> Remittance:
    """Its remittance."""
    assert isinstance(found.record, Remittance)
    return found.record


def amounts(found: Extraction) -> list[tuple[str, ...]]:
    """Number, gross, discount, deduction and paid of each line."""
    return [
        (
            line.document_number or "", str(line.gross_amount), str(line.discount_amount),
            str(line.deduction_amount), str(line.paid_amount),
        )
        for line in record(found).lines
    ]  # fmt: skip


def proven(found: Extraction) -> bool:
    """Whether the lines are the payment."""
    return any(e.equation == "sum(lines.paid_amount) = amount" and e.holds for e in found.proof)


def test_the_head_of_a_set() -> None:
    found = read("RMR*IV*INV-1**100.00*100.00", amount="100.00")
    paid = record(found)
    assert found.review == ()
    assert (paid.payer.name, paid.payer.customer_number, paid.payee.name) == (
        "ALPHA STORES INC",
        "C-1001",
        "OUR COMPANY",
    )
    assert (paid.payer.bank_account, paid.payee.bank_account) == ("111222", "333444")
    assert (paid.payment_reference, paid.payment_method, paid.currency) == ("TRACE-1", "ach", "USD")
    assert (paid.payment_date, paid.amount) == (dt.date(2026, 11, 10), Decimal("100.00"))
    assert found.confidence >= 0.95


def test_every_value_has_its_element() -> None:
    found = read("RMR*IV*INV-1**98.00*100.00*2", "REF*PO*4711", "DTM*003*20261001", amount="98.00")
    evidence = found.fields["lines.0.discount_amount"]
    assert (evidence.value, evidence.text, evidence.method) == ("2.00", "2", "edi")
    assert evidence.ref == "RMR06, segment 10"
    assert found.fields["amount"].ref == "BPR02, segment 4"
    assert found.fields["lines.0.purchase_order"].text == "4711"
    assert found.fields["lines.0.document_date"].value == "2026-10-01"


def test_an_adjustment_inside_the_net_is_not_subtracted_twice() -> None:
    found = read("RMR*IV*INV-1**80.00*100.00", "ADX*-20.00*01", amount="80.00")
    assert amounts(found) == [("INV-1", "100.00", "0.00", "20.00", "80.00")]
    assert record(found).lines[0].deduction_reason is Reason.PRICING
    assert proven(found)
    assert found.review == ()


def test_an_adjustment_outside_the_net_reduces_it() -> None:
    found = read("RMR*IV*INV-1**100.00*100.00", "ADX*-20.00*04", amount="80.00")
    assert amounts(found) == [("INV-1", "100.00", "0.00", "20.00", "80.00")]
    assert record(found).lines[0].deduction_reason is Reason.DAMAGE
    assert found.review == ()


def test_an_outside_adjustment_with_a_number_of_its_own_is_a_line() -> None:
    found = read("RMR*IV*INV-1**100.00*100.00", "ADX*-20.00*56*CM*PROMO-7", amount="80.00")
    assert amounts(found) == [
        ("INV-1", "100.00", "0.00", "0.00", "100.00"),
        ("PROMO-7", "-20.00", "0.00", "0.00", "-20.00"),
    ]
    assert record(found).lines[1].document_type == "adjustment"
    assert record(found).lines[1].deduction_reason is Reason.PROMOTION
    assert found.review == ()


@pytest.mark.parametrize(("net", "amount"), [("80.00", "80.00"), ("100.00", "80.00")])
def test_without_a_gross_the_payment_decides(net: str, amount: str) -> None:
    found = read(f"RMR*IV*INV-1**{net}", "ADX*-20.00*01", amount=amount)
    assert amounts(found) == [("INV-1", "100.00", "0.00", "20.00", "80.00")]
    assert found.review == ()


def test_a_free_standing_adjustment_is_never_inside() -> None:
    found = read("ADX*-20.00*56*CM*PROMO-7", "RMR*IV*INV-1**100.00*100.00", amount="80.00")
    assert [line.document_type for line in record(found).lines] == ["invoice", "adjustment"]
    assert record(found).lines[1].paid_amount == Decimal("-20.00")
    assert found.review == ()


def test_where_neither_equation_holds_the_printed_values_stay_and_a_person_looks() -> None:
    found = read("RMR*IV*INV-1**85.00*100.00", "ADX*-20.00*01", amount="90.00")
    assert amounts(found) == [("INV-1", "100.00", "0.00", "20.00", "85.00")]
    assert not proven(found)
    assert "Segment 10 (RMR): gross less discount and adjustments is not the net amount." in found.review
    assert "The lines add up to 85.00, but the payment (BPR02) is 90.00." in found.review


def test_credits_reduce_the_payment_whichever_sign_they_are_printed_with() -> None:
    negative = read("RMR*IV*INV-1**100*100", "RMR*CM*CR-1**-30*-30", amount="70")
    positive = read("RMR*IV*INV-1**100*100", "RMR*CM*CR-1**30*30", amount="70")
    assert amounts(negative) == amounts(positive)
    assert amounts(negative)[1] == ("CR-1", "-30.00", "0.00", "0.00", "-30.00")
    assert record(negative).lines[1].document_type == "credit_memo"
    assert negative.review == positive.review == ()


def test_a_negative_invoice_is_a_credit() -> None:
    found = read("RMR*IV*INV-1**100*100", "RMR*IV*INV-2**-30*30", amount="70")
    assert record(found).lines[1].document_type == "credit_memo"
    assert amounts(found)[1] == ("INV-2", "-30.00", "0.00", "0.00", "-30.00")


def test_a_purchase_order_with_its_invoice_as_reference() -> None:
    found = read("RMR*PO*4500001**50*50", "REF*IV*INV-9", amount="50")
    line = record(found).lines[0]
    assert (line.document_number, line.purchase_order, line.document_type) == ("INV-9", "4500001", "invoice")


@pytest.mark.parametrize(
    ("broken", "position", "word"),
    [
        ("RMR*IV*INV-2**12,5x*100", "Segment 11 (RMR)", '"12,5x" is no amount'),
        ("DTM*003*20261350", "Segment 11 (DTM)", '"20261350" is no date'),
        ("ADX*abc*01", "Segment 11 (ADX)", '"abc" is no amount'),
        ("ADX**01", "Segment 11 (ADX)", "has no amount"),
    ],
)
def test_a_broken_segment_is_told_with_its_position_and_the_rest_is_read(broken: str, position: str, word: str) -> None:
    found = read("RMR*IV*INV-1**100*100", broken, "RMR*IV*INV-3**50*50", amount="150")
    assert record(found).lines[0].document_number == "INV-1"
    assert record(found).lines[-1].document_number == "INV-3"
    assert any(position in sentence and word in sentence for sentence in found.review)


def test_segments_that_are_missing_are_told() -> None:
    found = read("RMR*IV*INV-1**100*100", amount="100", count=99)
    assert found.review == ("SE says that the set has 99 segments, but there are 9; some may be missing.",)


def test_a_set_that_is_cut_off_is_told() -> None:
    data = interchange(transaction(payment("100"), *HEAD, "RMR*IV*INV-1**100*100")).split(b"SE*")[0]
    (found,) = of(data)
    assert record(found).lines[0].document_number == "INV-1"
    assert any("cut off" in sentence for sentence in found.review)


def test_several_sets_are_several_payments_and_foreign_sets_are_told() -> None:
    one = transaction(payment("100"), *HEAD, "RMR*IV*INV-1**100*100")
    two = transaction(payment("70"), *HEAD, "RMR*IV*INV-2**70*70")
    found = of(interchange(one, two, transaction("BAL*P*YB*6.66", kind="850")))
    assert [each.kind for each in found] == [Kind.REMITTANCE, Kind.REMITTANCE, Kind.OTHER]
    assert [record(each).amount for each in found[:2]] == [Decimal("100.00"), Decimal("70.00")]
    assert found[0].review == found[1].review == ()
    assert "850" in found[2].review[0]


@pytest.mark.parametrize(("end", "mark"), [("~", "*"), ("\n", "*"), ("\x85", "\xa6"), ("~\r\n", "|"), ("'", "+")])
def test_any_separators(end: str, mark: str) -> None:
    (found,) = of(interchange(transaction(payment("100"), *HEAD, "RMR*IV*INV-1**100*100"), end=end, mark=mark))
    assert record(found).lines[0].paid_amount == Decimal("100.00")
    assert found.review == ()


def test_the_currency_of_us_rails_and_of_nothing() -> None:
    head = tuple(segment for segment in HEAD if not segment.startswith("CUR"))
    assert record(read("RMR*IV*INV-1**100*100", amount="100", head=head)).currency == "USD"
    cheque = transaction(payment("100", method="CHK"), *head, "RMR*IV*INV-1**100*100")
    (found,) = of(interchange(cheque))
    assert record(found).currency is None
    assert "The currency is not printed." in found.review


@pytest.mark.parametrize(
    ("bpr", "sentence"),
    [
        (payment("100", flag="D"), "debit"),
        (payment("x"), "no amount"),
        (payment("100", date="20269999"), "no date"),
        (payment("100").replace("BPR*C", "BPR*P"), "prenotification"),
        (payment("100", method="NON"), "no payment"),
    ],
)
def test_odd_payment_orders_go_to_a_person(bpr: str, sentence: str) -> None:
    (found,) = of(interchange(transaction(bpr, *HEAD, "RMR*IV*INV-1**100*100")))
    assert any(sentence in text for text in found.review)


def test_lines_without_amounts_are_told() -> None:
    found = read("RMR*IK*/PHON 888-888-8888", amount="100")
    (line,) = record(found).lines
    assert (line.document_number, line.paid_amount) == ("/PHON 888-888-8888", None)
    assert "Segment 10 (RMR) names no amount." in found.review


@pytest.mark.parametrize(("code", "method"), [("ACH", "ach"), ("CHK", "cheque"), ("FWT", "wire"), ("CCC", "card")])
def test_methods(code: str, method: str) -> None:
    (found,) = of(interchange(transaction(payment("1", method=code), *HEAD, "RMR*IV*INV-1**1*1")))
    assert record(found).payment_method == method


@pytest.mark.skipif(not (DATA / "edi-820-810").is_dir(), reason="the real documents beside the project are absent")
def test_real_820s_agree_with_their_payment() -> None:
    files = list((DATA / "edi-820-810").rglob("*820*.edi"))
    assert files
    for path in files:
        for found in registry.extract(registry.read(path.read_bytes(), path.name), Hints()):
            assert proven(found), path
            assert found.review == (), path
            assert all(equation.holds for equation in found.proof), path


def test_other_carriers_are_not_claimed() -> None:
    pages = registry.read(b"Remittance advice\nRMR IV INV-1 100.00\n", "a.txt")
    assert x12_820.claim(Paper(pages), Hints()) == 0.0


cents = st.integers(1, 10**7)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(cents, st.integers(0, 50), st.integers(0, 40), st.booleans()), min_size=1, max_size=6),
    st.integers(0, 5000),
)
def test_a_payment_that_adds_up_is_always_proven(documents: list[tuple[int, int, int, bool]], free: int) -> None:
    """Whatever the senders do with their adjustments: gross, net and deduction come out, and the sum is the payment."""
    segments, expected = [], []
    for n, (gross, discount_share, deduction_share, inside) in enumerate(documents):
        discount, deduction = gross * discount_share // 1000, gross * deduction_share // 1000
        paid = gross - discount - deduction
        net = paid if inside else gross - discount
        segments.append(f"RMR*IV*INV-{n}**{money(net)}*{money(gross)}*{money(discount)}")
        if deduction:
            segments.append(f"ADX*{money(-deduction)}*01")
        expected.append(tuple(map(money, (gross, discount, deduction, paid))))
    total = sum(Decimal(paid) for *_, paid in expected) - Decimal(free) / 100
    if free:
        segments.insert(0, f"ADX*{money(-free)}*56*CM*F-1")
    found = read(*segments, amount=str(total))
    assert proven(found)
    assert [line[1:] for line in amounts(found)[: len(expected)]] == expected


def money(units: int) -> str:
    """12345 -> 123.45."""
    return str(Decimal(units).scaleb(-2))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(codec="latin-1", exclude_characters="~"), max_size=40), max_size=12))
def test_junk_between_the_segments_breaks_nothing(junk: list[str]) -> None:
    (found, *_) = of(interchange(transaction(payment("100"), *junk, "RMR*IV*INV-1**100*100"), end="~"))
    assert found.kind in (Kind.REMITTANCE, Kind.OTHER)
