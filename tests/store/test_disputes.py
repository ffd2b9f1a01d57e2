"""Cases: one standing claim per paper and line, legal moves only, and a history that nobody changes."""

import datetime as dt

import pytest
from alembic import command
from sqlalchemy import text

from docflow.errors import IllegalMove, NotFound, Refused, Stale
from docflow.rules.cases.filing import Sign, number_key
from docflow.schema.disputes import DisputeCase, DisputeState, DisputeType
from docflow.schema.mail import MailPlace
from docflow.schema.reasons import Reason
from docflow.store import Store, Tx, schema
from docflow.store.engine import transaction
from tests.rules.cases.worlds import NOW, case, claim
from tests.rules.worlds import money
from tests.store.things import a_document, sha

S = DisputeState


def opened(tx: Tx, n: int = 1, **changes: object) -> DisputeCase:
    paper = a_document(tx, f"{n}.pdf")
    values = {"id": f"disp_{n}", "state": S.NEW, "reference": f"DM-44{n:02}"} | changes
    one = claim("20.00", f"clm_{n}", document_id=paper.id, invoices=("INV-1001",), open_items=("inv:1",))
    return tx.disputes.open(case(one, **values), "docflow")


def test_a_papers_claim_stands_once_and_may_be_opened_again_after_it_was_voided(store: Store) -> None:
    with store.begin() as tx:
        first = opened(tx)
        again = first.model_copy(
            update={"id": "disp_2", "claims": (first.claims[0].model_copy(update={"id": "clm_2"}),)}
        )
        assert tx.disputes.open(again, "docflow") == first
        tx.disputes.save(first, first.model_copy(update={"state": S.VOIDED}), "anna", "voided")
        assert tx.disputes.open(again, "docflow").id == "disp_2"
        assert [it.id for it in tx.disputes.of_document(first.claims[0].document_id or "")] == ["disp_1", "disp_2"]


def test_a_change_names_what_it_saw_and_moves_legally(store: Store) -> None:
    with store.begin() as tx:
        seen = opened(tx)
        moved = tx.disputes.save(seen, seen.model_copy(update={"state": S.UNDER_REVIEW}), "anna", "moved")
        assert (moved.version, tx.disputes.get(seen.id)) == (2, moved)
        with pytest.raises(Stale):
            tx.disputes.save(seen, seen.model_copy(update={"owner": "carl"}), "carl", "assigned")
        with pytest.raises(IllegalMove):
            tx.disputes.save(moved, moved.model_copy(update={"state": S.CLOSED}), "anna", "closed")
        with pytest.raises(NotFound):
            tx.disputes.get("disp_none")
        assert [(one.seq, one.action, one.state) for one in tx.disputes.history(seen.id)] == [
            (1, "opened", S.NEW), (2, "moved", S.UNDER_REVIEW),
        ]  # fmt: skip


def test_what_is_settled_has_nothing_in_dispute(store: Store) -> None:
    with store.begin() as tx:
        seen = opened(tx)
    with pytest.raises(Refused, match="settled"), store.begin() as tx:
        tx.disputes.save(seen, seen.model_copy(update={"state": S.RESOLVED}), "anna", "resolved")


@pytest.mark.parametrize("change", ["UPDATE dispute_history SET change_minor = 0", "DELETE FROM dispute_history"])
def test_the_history_is_append_only(store: Store, change: str) -> None:
    with store.begin() as tx:
        opened(tx)
    with pytest.raises(Refused, match="append-only"), store.begin() as tx:
        tx._work.run(text(change))


def test_lists(store: Store) -> None:
    with store.begin() as tx:
        for n in range(1, 5):
            late = {"deadline": NOW + n * dt.timedelta(days=1), "owner": "anna" if n % 2 else None}
            kind = {"type": DisputeType.DEDUCTION, "reason": Reason.PRICING} if n > 2 else {}
            opened(tx, n, customer=f"C-{n % 2}", **late, **kind)

        def ids(**wanted: object) -> list[str]:
            return [it.id.removeprefix("disp_") for it in tx.disputes.list(**wanted)]  # type: ignore[arg-type]

        assert ids(limit=2) == ["1", "2"]
        assert ids(after="disp_2") == ["3", "4"]
        assert ids(customer="C-1", owner="anna") == ["1", "3"]
        assert ids(owner="") == ["2", "4"]
        assert ids(type_=DisputeType.DEDUCTION) == ids(reason=Reason.PRICING) == ["3", "4"]
        assert ids(late_at=NOW + dt.timedelta(days=2, hours=1)) == ["1", "2"]
        assert ids(states=[S.VOIDED]) == []
        assert tx.disputes.counts()[S.NEW] == 4
        assert tx.disputes.deducted_since(NOW) == {"EUR": money("40.00")}


def test_open_cases_are_found_by_what_names_them(store: Store) -> None:
    with store.begin() as tx:
        mail_id, _ = tx.mails.add(MailPlace(mailbox="ar", folder="INBOX", uidvalidity=1, uid=1), sha("m"), 9, "ar")
        tx.mails.describe(mail_id, message_id="<claim@acme.example>")
        paper = a_document(tx, "mail.eml", mail_id=mail_id, part="body")
        one = claim(document_id=paper.id, invoices=("INV-1001",), open_items=("inv:1",))
        seen = tx.disputes.open(case(one, state=S.NEW), "docflow")
        opened(tx, 2)
        for sign, key in (
            (Sign.CLAIM, number_key("dm 4471")),
            (Sign.CASE, number_key(seen.id)),
            (Sign.THREAD, "<claim@acme.example>"),
        ):
            assert [it.id for it in tx.disputes.named(sign, [key, "OTHER1"])] == [seen.id]
        assert len(tx.disputes.named(Sign.INVOICE, [number_key("INV-1001")])) == 2
        assert len(tx.disputes.named(Sign.ITEM, ["inv:1"])) == 2
        tx.disputes.save(seen, seen.model_copy(update={"state": S.VOIDED}), "anna", "voided")
        assert tx.disputes.named(Sign.CLAIM, [number_key("DM-4471")]) == []


def test_another_house_sees_none_of_it(store: Store) -> None:
    with store.begin() as tx:
        opened(tx)
    with store.of("other").read() as tx:
        assert tx.disputes.list() == []
        assert tx.disputes.named(Sign.ITEM, ["inv:1"]) == []


def test_what_was_recorded_before_becomes_a_case(tmp_path) -> None:  # type: ignore[no-untyped-def]
    """The tables of the revision before, with a dispute of each kind, are upgraded."""
    store = Store(f"sqlite:///{tmp_path}/d.db")
    with transaction(store._ways.writing) as connection:
        config = schema._config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0008")
        for row in OLD:
            connection.execute(text(row))
    store.upgrade()
    with store.begin() as tx:
        claimed, taken, voided = tx.disputes.list()
        assert (claimed.type, claimed.reference, claimed.current) == ("pre_payment_dispute", "DM-4471", money("120.00"))
        assert (taken.type, taken.claims[0].account, taken.claims[0].posting_id) == ("deduction", "6.1.2", "dfp_1")
        assert (taken.reason, taken.reason_text, taken.invoices) == (Reason.PRICING, "price diff", ("INV-1001",))
        assert (voided.state, voided.current) == (S.VOIDED, 0)
        assert [one.change for one in tx.disputes.history(taken.id)] == [money("20.00")]
        assert [it.id for it in tx.disputes.named(Sign.CLAIM, [number_key("DM-4471")])] == [claimed.id]
        after = tx.disputes.save(taken, taken.model_copy(update={"state": S.UNDER_REVIEW}), "anna", "moved")
        assert after.claims == taken.claims
        # What stood once may stand again; what stands may not.
        for there, id_, kept in ((voided, "disp_9", "disp_9"), (taken, "disp_8", taken.id)):
            again = there.claims[0].model_copy(update={"id": f"clm_{id_}"})
            assert tx.disputes.open(case(again, id=id_, state=S.NEW), "anna").id == kept


_AT = "'2026-05-01T09:00:00.000000Z'"
_POSTING = '{"lines": [{"n": 1, "role": "deduction", "account": "6.1.2", "debit": "20.00"}]}'
OLD = [
    *(
        f"INSERT INTO documents (tenant, id, state, sha256, size, received_at, updated_at) "
        f"VALUES ('main', 'doc_{n}', 'filed', 'x', 1, {_AT}, {_AT})"
        for n in range(3)
    ),
    *(
        "INSERT INTO disputes (tenant, id, version, document_id, line, customer, source, state, dispute, currency, "
        f"amount_minor, opened_at, updated_at) VALUES ('main', 'disp_{n}', {version}, 'doc_{n}', {line}, 'C-1', "
        f"'{source}', '{state}', '{told}', 'EUR', {minor}, {_AT}, {_AT})"
        for n, (version, line, source, state, told, minor) in enumerate(
            (
                (1, -1, "document", "new", '{"claim_number": "DM-4471", "currency": "EUR", "amount": "120.00"}', 12000),
                (
                    1, 0, "deduction", "new",
                    '{"currency": "EUR", "amount": "20.00", "reason": "pricing", "invoices": ["INV-1001"], '
                    '"description": "price diff"}',
                    2000,
                ),
                (2, -1, "document", "voided", '{"currency": "EUR"}', "NULL"),
            )
        )
    ),
    "INSERT INTO postings (tenant, posting_id, ledger, document_id, company, state, posting, not_before, created_at, "
    f"updated_at) VALUES ('main', 'dfp_1', 'books', 'doc_1', 'm', 'verified', '{_POSTING}', {_AT}, {_AT}, {_AT})",
]  # fmt: skip
