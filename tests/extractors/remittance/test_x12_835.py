"""EDI 835: claims are documents, CAS explains what is not paid of them, PLB stands free; all of it is BPR02."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docflow.schema.reasons import Reason
from docflow.schema.records import Extraction, Remittance
from extractors import registry

DATA = Path(__file__).parents[4] / "shared" / "data" / "edi-835"
ACH = "ACH*CCP*01*888999777*DA*24681012*1**01*111333555*DA*144444*20261116"
HEAD = ("TRN*1*7170066655*1935665544", "DTM*405*20261114", "N1*PR*RUSHMORE LIFE", "N1*PE*ACME MEDICAL*XX*5544667733")


def read(amount: str, *segments: str, tail: str = ACH) -> Extraction:
    """The only record of an 835."""
    body = [f"BPR*I*{amount}*C*{tail}", *HEAD, *segments]
    text = "~\n".join(["ST*835*0001", *body, f"SE*{len(body) + 2}*0001", ""])
    (found,) = registry.extract(registry.read(text.encode(), "era.835"))
    assert isinstance(found.record, Remittance)
    return found


def lines(found: Extraction) -> list[tuple[str | None, ...]]:
    record = found.record
    assert isinstance(record, Remittance)
    return [
        (
            one.document_number,
            str(one.gross_amount),
            str(one.deduction_amount),
            str(one.paid_amount),
            one.deduction_text,
        )
        for one in record.lines
    ]


def test_adjustments_of_claim_and_services_explain_the_claim() -> None:
    found = read(
        "945.00", "CLP*5554*1*800.00*450.00*300.00*12*9406", "CAS*CO*18*50.00", "NM1*QC*1*BUDD*WILLIAM",
        "SVC*HC:99211*800.00*500.00", "CAS*PR*1*300.00", "CLP*8765*1*1200.00*495.00*600.00*12*9407",
        "CAS*CO*18*55.00*1*45*50.00", "CAS*PR*1*600.00",
    )  # fmt: skip
    assert lines(found) == [
        ("5554", "800.00", "350.00", "450.00", "PR 1: 300.00; CO 18: 50.00"),
        ("8765", "1200.00", "705.00", "495.00", "PR 1: 600.00; CO 18: 55.00; CO 45: 50.00"),
    ]
    assert (found.review, all(equation.holds for equation in found.proof)) == ((), True)
    assert found.fields["lines.0.paid_amount"].ref == "CLP04, segment 7"


def test_what_is_taken_off_the_whole_payment_stands_free() -> None:
    found = read("90.00", "CLP*1*1*100.00*100.00**12*1", "PLB*6543210903*20261231*WO:4711*10.00*72:1*0.00")
    record = found.record
    assert isinstance(record, Remittance)
    assert lines(found)[1] == (None, "-10.00", "0.00", "-10.00", "WO:4711")
    assert record.lines[1].deduction_reason is Reason.PRIOR_OVERPAYMENT
    assert (record.currency, record.payment_method, found.review) == ("USD", "ach", ())


def test_a_reversal_is_negative() -> None:
    found = read("40.00", "CLP*1*22*-100.00*-60.00**12*1", "CAS*CO*45*-40.00", "CLP*1*1*100.00*100.00**12*1")
    assert [line[1:4] for line in lines(found)] == [("-100.00", "-40.00", "-60.00"), ("100.00", "0.00", "100.00")]
    assert found.review == ()


def test_a_claim_that_does_not_balance_goes_to_a_person() -> None:
    found = read("450.00", "CLP*5554*1*800.00*450.00**12*9406", "CAS*CO*45*300.00")
    assert found.review == ("Segment 7 (CLP): gross less discount and adjustments is not the net amount.",)


def test_an_account_needs_its_kind() -> None:
    found = read("1.00", "CLP*1*1*1.00*1.00**12*1", tail="CHK***********20261116")
    assert [sentence for sentence in found.review if '"20261116" where an account' in sentence]
    assert isinstance(found.record, Remittance)
    assert found.record.payee.bank_account is None


@pytest.mark.skipif(not DATA.is_dir(), reason="the real documents beside the project are absent")
def test_real_835s_agree_with_their_payment() -> None:
    files = sorted(DATA.rglob("*.835"))
    assert files
    for path in files:
        (found,) = registry.extract(registry.read(path.read_bytes(), path.name))
        assert all(equation.holds for equation in found.proof), path
        assert any(equation.equation == "sum(lines.paid_amount) = amount" for equation in found.proof), path


cents = st.integers(0, 10**7)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(cents, st.lists(cents, max_size=3)), min_size=1, max_size=5), st.integers(-500, 500))
def test_any_payment_that_balances_comes_back(claims: list[tuple[int, list[int]]], taken: int) -> None:
    segments, paid = [], -taken
    for n, (net, reasons) in enumerate(claims):
        segments.append(f"CLP*C{n}*1*{money(net + sum(reasons))}*{money(net)}**12*{n}")
        segments += [f"CAS*CO*45*{money(reason)}" for reason in reasons]
        paid += net
    found = read(money(paid), *segments, f"PLB*1*20261231*WO:1*{money(taken)}")
    assert all(equation.holds for equation in found.proof)
    record = found.record
    assert isinstance(record, Remittance)
    assert [line.paid_amount for line in record.lines][: len(claims)] == [Decimal(net).scaleb(-2) for net, _ in claims]


def money(units: int) -> str:
    return str(Decimal(units).scaleb(-2))
