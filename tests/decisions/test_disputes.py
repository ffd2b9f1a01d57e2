"""Disputes on both databases: a life of one case, and people and mail at the same moment."""

import threading

from docflow.decisions import cases
from docflow.errors import DocflowError, Stale
from docflow.rules.cases.filing import Said
from docflow.schema.disputes import DisputeState
from docflow.schema.states import DocumentState
from docflow.store import Store
from tests.decisions.cases.desk import Desk
from tests.decisions.house import POLICY, left, open_up
from tests.rules.worlds import money
from tests.servers.stores import Clock


def test_a_life_of_a_case(store: Store, clock: Clock) -> None:
    open_up(store)
    desk = Desk(store, clock)
    case = desk.case_of(desk.claimed())
    assert desk.comes_in(Said(own="about DM-4471", lines=("DELIVERY NOTE",))).state is DocumentState.FILED
    other = desk.create("30.00")
    both = desk.do("merge", desk.get(case), other_id=other.id, other_version=other.version)
    with store.begin() as tx:
        take = cases.Take(claim=both.claims[0].id, amount=money("20.00"))
        kept, new = cases.split(tx, both.id, both.version, "anna", POLICY, takes=[take])
    done = desk.resolved(kept, written_off="130.00")
    assert left(store) == money("870.00")
    desk.deliver(desk.rows(done)[0].posting_id)
    back = desk.do("reopen", desk.get(done), reason="found the order")
    assert (back.state, back.current, left(store)) == (DisputeState.REOPENED, money("130.00"), money("870.00"))
    with store.read() as tx:
        assert tx.broken() == []
        assert cases.figures_of(tx, clock.now).open.amounts == {"EUR": money("150.00")}
        assert [one.id for one in tx.disputes.list(states=[DisputeState.VOIDED])] == [other.id]
    assert desk.get(new).current == money("20.00")


def test_mail_and_people_at_the_same_moment_lose_nothing(store: Store, clock: Clock) -> None:
    """Of people one may be overtaken and is told so; what comes by mail always arrives."""
    open_up(store)
    desk = Desk(store, clock)
    case = desk.case_of(desk.claimed())
    barrier, found = threading.Barrier(3), list[object]()

    def run(act: object) -> None:
        barrier.wait()
        try:
            found.append(act())  # type: ignore[operator]
        except DocflowError as error:
            found.append(error)

    acts = [
        lambda: desk.do("message", case, text="looking"),
        lambda: desk.comes_in(Said(own="about DM-4471"), "one.pdf"),
        lambda: desk.comes_in(Said(own="about DM-4471"), "two.pdf"),
    ]
    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(desk.get(case).documents) == 2
    assert all(not isinstance(one, DocflowError) or isinstance(one, Stale) for one in found), found
    with store.read() as tx:
        assert [entry.seq for entry in tx.disputes.history(case.id)] == list(range(1, desk.get(case).version + 1))
