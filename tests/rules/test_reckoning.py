"""What remains: the amount that makes the arithmetic hold."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docflow.rules.alternatives import alternatives, items_like
from docflow.rules.corrections import correct
from docflow.rules.proof import prove
from docflow.rules.reckoning import remainder, shortened
from docflow.schema.records import Evidence, Extraction, Kind, Remittance, RemittanceLine
from tests.web.scene import open_items

CENTS = st.integers(-10_000_000, 10_000_000).map(lambda cents: Decimal(cents) / 100)
LINES = st.lists(
    st.builds(RemittanceLine, gross_amount=CENTS, discount_amount=CENTS, deduction_amount=CENTS, paid_amount=CENTS),
    min_size=1,
    max_size=4,
)
NAMES = ("gross_amount", "discount_amount", "deduction_amount", "paid_amount")


@given(LINES, CENTS, st.sampled_from(NAMES), st.integers(0, 3))
def test_with_the_remainder_its_equation_holds(lines: list[RemittanceLine], total: Decimal, name: str, at: int) -> None:
    record = Remittance(lines=tuple(lines), amount=total, currency="EUR")
    path = f"lines.{min(at, len(lines) - 1)}.{name}"
    rest = remainder(record, path)
    assert rest is not None
    after = correct(Extraction(kind=Kind.REMITTANCE, confidence=1, record=record), {path: str(rest)})
    wanted = "sum(lines.paid_amount)" if name == "paid_amount" else path.rpartition(".")[0]
    assert all(one.holds for one in prove(after.record) if one.equation.startswith(wanted))


def test_nothing_remains_of_what_is_not_told() -> None:
    record = Remittance(lines=(RemittanceLine(paid_amount=Decimal(5)),))
    assert remainder(record, "lines.0.paid_amount") is None
    assert remainder(record, "lines.0.deduction_amount") is None
    assert remainder(record, "payment_reference") is None
    assert remainder(record, "amount") == 5


@given(CENTS, CENTS)
def test_a_short_pay_made_a_deduction_settles_as_much_more(paid: Decimal, short: Decimal) -> None:
    line = RemittanceLine(gross_amount=paid, paid_amount=paid)
    after = line.model_copy(update=shortened(line, short))
    assert after.gross_amount == paid + short == after.paid_amount + after.deduction_amount


@pytest.mark.parametrize(("printed", "other"), [("04/11/2026", "2026-04-11"), ("25/11/2026", None)])
def test_a_date_may_be_read_the_other_way_round(printed: str, other: str | None) -> None:
    day = "2026-11-04" if other else "2026-11-25"
    evidence = Evidence(value=day, confidence=0.6, text=printed)
    record = Remittance.model_validate({"payment_date": day})
    found = alternatives(
        Extraction(kind=Kind.REMITTANCE, confidence=0.6, record=record, fields={"payment_date": evidence}),
        "payment_date",
    )
    assert [one.value for one in found] == [day, *([other] if other else [])]
    assert sum(one.probability for one in found) <= 1


def test_open_items_that_fit_come_first() -> None:
    line = RemittanceLine(document_number="INV-20475", paid_amount=Decimal("1284.60"))
    found = items_like(line, open_items())
    assert found[0].item.number == "INV-20457"
    assert found[0].why == ("the number is nearly the same", "what is paid is exactly what is open")


@pytest.mark.parametrize(
    ("read", "owed", "offered"),
    [
        ("250.00", "-250.00", ["-250.00"]),
        ("-250.00", "-250.00", []),
        ("25.00", "250.00", ["250.00"]),
        ("-250.00", None, ["250.00"]),
    ],
)
def test_the_sign_of_an_amount_is_that_of_its_open_item(read: str, owed: str | None, offered: list[str]) -> None:
    """A credit that was read rightly was offered with the other sign."""
    line = RemittanceLine(document_number="CM-731", paid_amount=Decimal(read))
    evidence = Evidence(value=read, confidence=0.7, text=read)
    extraction = Extraction(
        kind=Kind.REMITTANCE, confidence=0.7, record=Remittance(lines=(line,)), fields={"lines.0.paid_amount": evidence}
    )
    found = alternatives(extraction, "lines.0.paid_amount", Decimal(owed) if owed else None)
    assert [one.value for one in found if one.value != read] == offered
