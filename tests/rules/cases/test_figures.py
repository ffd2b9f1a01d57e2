"""The figures of disputes: every open case once by each view, and days deductions outstanding."""

from decimal import Decimal

import pytest

from docflow.rules.cases.figures import age, figures
from docflow.schema.disputes import DisputeState, DisputeType
from docflow.schema.reasons import Reason
from tests.rules.cases.worlds import DAY, NOW, case, claim

CASES = [
    case(claim("100.00"), type=DisputeType.DEDUCTION, reason=Reason.PRICING, deadline=NOW - DAY),
    case(claim("50.00"), type=DisputeType.DEDUCTION, reason=Reason.OTHER, internal_reason=Reason.PRICING),
    case(claim("30.00"), opened_at=NOW - 45 * DAY, state=DisputeState.NEW, paid=Decimal("10.00")),
    case(claim("7.00"), currency="USD", opened_at=NOW - 100 * DAY, deadline=NOW + DAY),
    case(claim("0"), currency=None),
]


def test_every_view_adds_up_to_what_is_open() -> None:
    found = figures(CASES, {"EUR": Decimal("900.00"), "USD": Decimal(0)}, NOW)
    assert (found.open.count, found.open.amounts) == (5, {"EUR": Decimal("170.00"), "USD": Decimal("7.00")})
    for view in (found.by_reason, found.by_age, found.by_type, found.by_state):
        assert sum(one.count for one in view.values()) == 5
        assert sum(one.amounts.get("EUR", 0) for one in view.values()) == Decimal("170.00")
    assert (found.by_reason["pricing"].count, found.by_reason["unknown"].count) == (2, 3)
    assert found.by_age["days_31_60"].amounts == {"EUR": Decimal("20.00")}
    assert (found.late.amounts, found.late_by_state) == ({"EUR": Decimal("100.00")}, {"validated": 1})
    # 150.00 are open, and 10.00 a day were deducted.
    assert found.ddo == {"EUR": Decimal("15.0")}


@pytest.mark.parametrize(
    ("days", "bucket"), [(0, "0_30"), (30, "0_30"), (31, "31_60"), (60, "31_60"), (90, "61_90"), (91, "91_on")]
)
def test_the_buckets_of_age(days: int, bucket: str) -> None:
    assert age(NOW - days * DAY, NOW) == f"days_{bucket}"


def test_of_nothing_there_are_no_figures() -> None:
    found = figures([], {}, NOW)
    assert (found.open.count, found.by_reason, found.ddo) == (0, {}, {})
