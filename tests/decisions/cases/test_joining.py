"""Many claims in one case, one claim in many; nothing is lost or counted twice."""

import pytest

from docflow.decisions import cases
from docflow.decisions.cases import Take
from docflow.errors import BadInput, Refused, Stale
from docflow.schema.disputes import DisputeCase, DisputeState, Validity
from tests.decisions.cases.desk import Desk
from tests.decisions.house import POLICY
from tests.rules.worlds import money

S = DisputeState


def merge(desk: Desk, one: DisputeCase, other: DisputeCase) -> DisputeCase:
    return desk.do("merge", one, other_id=other.id, other_version=other.version)


def split(desk: Desk, case: DisputeCase, *takes: Take) -> tuple[DisputeCase, DisputeCase]:
    with desk.store.begin() as tx:
        return cases.split(tx, case.id, case.version, "anna", POLICY, takes=takes)


def test_merging_and_splitting_again(desk: Desk) -> None:
    one, other = desk.judged(desk.deducted("20.00")), desk.create("30.00", reason="damage")
    both = merge(desk, one, other)
    assert (both.current, both.basis, len(both.claims)) == (money("50.00"), money("50.00"), 2)
    assert (both.state, both.validity) == (S.UNDER_REVIEW, Validity.UNKNOWN)
    gone = desk.get(other)
    assert (gone.state, gone.merged_into, gone.current, gone.claims) == (S.VOIDED, both.id, 0, ())
    kept, new = split(desk, both, Take(claim=other.claims[0].id))
    assert (kept.current, new.current, new.split_from) == (money("20.00"), money("30.00"), both.id)
    assert (kept.basis, new.basis) == (money("50.00"), money("50.00"))
    assert new.claims == other.claims and kept.claims == one.claims
    with desk.store.read() as tx:
        for case in (kept, gone, new):
            assert sum(entry.change for entry in tx.disputes.history(case.id)) == case.current
    assert desk.actions(new)[0] == ("anna", "split")


def test_a_part_of_a_claim(desk: Desk) -> None:
    case = desk.deducted("20.00")
    kept, new = split(desk, case, Take(claim=case.claims[0].id, amount=money("5.00")))
    assert (kept.current, new.current) == (money("15.00"), money("5.00"))
    assert (kept.claims[0].part, new.claims[0].part) == (0, 1)
    written = [desk.resolved(one, written_off=str(one.current)) for one in (kept, new)]
    off = [desk.rows(one)[0].posting.lines[1].credit for one in written]
    assert off == [money("15.00"), money("5.00")]


@pytest.mark.parametrize(
    ("amount", "said"), [(None, "not all"), ("20.00", "not all"), ("20.01", "no part"), ("0.001", "no part")]
)
def test_both_sides_need_something(desk: Desk, amount: str | None, said: str) -> None:
    case = desk.deducted("20.00")
    take = Take(claim=case.claims[0].id, amount=money(amount) if amount else None)
    with pytest.raises(BadInput, match=said):
        split(desk, case, take)
    with pytest.raises(BadInput):
        split(desk, case, Take(claim="clm_none"))


def test_what_does_not_belong_together_is_not_merged(desk: Desk) -> None:
    case = desk.create()
    for told in ({"customer": "C-1002"}, {"currency": "USD"}):
        with pytest.raises(Refused, match="one customer and currency"):
            merge(desk, case, desk.create(**told))  # type: ignore[arg-type]
    with pytest.raises(BadInput, match="with itself"):
        merge(desk, case, case)
    other = desk.create()
    desk.do("message", other, text="x")
    with pytest.raises(Stale):
        merge(desk, case, other)


def test_what_is_settled_in_part_is_not_split(desk: Desk) -> None:
    case = desk.create("100.00")
    with desk.store.begin() as tx:
        after = case.model_copy(update={"paid": money("1.00")})
        case = tx.disputes.save(case, after, "docflow", "paid")
    with pytest.raises(Refused, match="settled already"):
        split(desk, case, Take(claim=case.claims[0].id, amount=money("5.00")))
