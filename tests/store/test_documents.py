"""Documents move by compare-and-swap along the table of states, and are found by what is printed on them."""

import datetime as dt
import shutil
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from docflow.errors import IllegalMove, NotFound, Stale
from docflow.schema.documents import NewDocument, Picture, Wanted
from docflow.schema.receivables import Application, Certainty, PayerMatch
from docflow.schema.records import Dispute, Extraction, Invoice, Kind, Other, Party
from docflow.schema.states import DOCUMENT_MOVES, DocumentState, QuarantineCode
from docflow.store import Store
from docflow.store.search import terms
from tests.servers.stores import Clock
from tests.store.things import DAY, a_document, extracted, place, remittance, sha

S = DocumentState


def test_a_part_of_a_mail_becomes_one_document(store: Store) -> None:
    with store.begin() as tx:
        mail_id, _ = tx.mails.add(place(1), sha("m"), 10, "ar")
        new = NewDocument(name="a.pdf", sha256=sha("a"), size=9, mail_id=mail_id, part="1.2")
        first, created = tx.documents.add(new)
        assert created
        assert tx.documents.add(new) == (first, False)
        assert tx.documents.add(new.model_copy(update={"part": "1.3"}))[1]
        assert [paper.part for paper in tx.documents.of_mail(mail_id)] == ["1.2", "1.3"]


def test_uploads_of_the_same_bytes_are_two_documents(store: Store) -> None:
    with store.begin() as tx:
        made = {a_document(tx).id, a_document(tx).id}
        assert {paper.id for paper in tx.documents.by_sha256(sha("advice.pdf"))} == made
        assert len(made) == 2


def test_children_of_an_upload_are_not_doubled(store: Store) -> None:
    with store.begin() as tx:
        parent = a_document(tx)
        child = NewDocument(name="a.pdf", sha256=sha("a"), size=9, parent_id=parent.id, ordinal=1)
        first, created = tx.documents.add(child)
        assert created
        assert tx.documents.add(child) == (first, False)
        assert [paper.id for paper in tx.documents.children(parent.id)] == [first]


def test_everything_comes_back(store: Store, clock: Clock) -> None:
    application = Application(payer=PayerMatch(customer="C-1", certainty=Certainty.CERTAIN), amount=Decimal("1480.00"))
    with store.begin() as tx:
        document = extracted(tx, a_document(tx, subject="Zahlung", sender="ar@acme.example", hints={"bulk": "1"}))
        clock.advance(minutes=1)
        document = tx.documents.save_application(document.id, document.version, application)
    with store.read() as tx:
        there = tx.documents.get(document.id)
    assert there == document
    assert there.extraction == remittance()
    assert there.application == application
    assert (there.payer, there.reference, there.customer) == ("ACME Retail", "EFT-1001", "C-1")
    assert (there.amount, there.currency, there.paid_on) == (Decimal("1480.00"), "USD", DAY)
    assert (there.kind, there.version, there.updated_at) == (Kind.REMITTANCE, 4, clock())
    assert there.updated_at > there.received_at


def test_a_stale_version_changes_nothing(store: Store) -> None:
    with store.begin() as tx:
        document = a_document(tx)
        moved = tx.documents.move(document.id, 1, S.READING)
    with pytest.raises(Stale), store.begin() as tx:
        tx.documents.move(document.id, 1, S.READING)
    with pytest.raises(Stale), store.begin() as tx:
        tx.documents.change(document.id, 1, customer="C-2")
    with store.read() as tx:
        assert tx.documents.get(document.id) == moved


def test_only_legal_moves(store: Store) -> None:
    with store.begin() as tx:
        document = a_document(tx)
    for to in set(S) - DOCUMENT_MOVES[S.RECEIVED]:
        with pytest.raises(IllegalMove), store.begin() as tx:
            tx.documents.move(document.id, 1, to)
    with pytest.raises(NotFound), store.begin() as tx:
        tx.documents.move("doc_none", 1, S.READING)


def test_a_move_tells_its_reason_and_forgets_the_last_one(store: Store) -> None:
    with store.begin() as tx:
        document = a_document(tx)
        aside = tx.documents.move(
            document.id, 1, S.QUARANTINED, quarantine_code=QuarantineCode.ENCRYPTED, reason="needs a password"
        )
        assert (aside.quarantine_code, aside.reason) == (QuarantineCode.ENCRYPTED, "needs a password")
        back = tx.documents.move(document.id, 2, S.RECEIVED)
        assert (back.quarantine_code, back.reason, back.version) == (None, "", 3)


def test_a_rolled_back_transaction_leaves_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.begin() as tx:
        a_document(tx)
        raise ZeroDivisionError
    with store.read() as tx:
        assert tx.documents.list() == []


def test_what_was_approved_is_told_by_its_hash(store: Store) -> None:
    with store.begin() as tx:
        document = extracted(tx, a_document(tx))
        moved = tx.documents.move(document.id, document.version, S.NEEDS_REVIEW)
        assert moved.content_hash == document.content_hash
        edited = tx.documents.save_extraction(moved.id, moved.version, remittance(amount="1480.01"))
        assert edited.content_hash != document.content_hash


@pytest.mark.parametrize(
    ("record", "found"),
    [
        (
            Invoice(seller=Party(name="Us"), invoice_number="I-1", total_amount=Decimal("9.50"), currency="EUR"),
            ("Us", "I-1", "9.50"),
        ),
        (
            Dispute(customer=Party(name="ACME"), claim_number="D-1", amount=Decimal("5.00"), currency="EUR"),
            ("ACME", "D-1", "5.00"),
        ),
        (Other(summary="none"), ("", None, None)),
    ],
)
def test_each_kind_is_found_by_its_own_values(
    store: Store, record: object, found: tuple[str, str | None, str | None]
) -> None:
    kinds = {Invoice: Kind.INVOICE, Dispute: Kind.DISPUTE, Other: Kind.OTHER}
    extraction = Extraction.model_validate({"kind": kinds[type(record)], "confidence": 1, "record": record})
    with store.begin() as tx:
        document = extracted(tx, a_document(tx), extraction)
    assert (document.payer, document.reference, document.amount) == (
        found[0],
        found[1],
        None if found[2] is None else Decimal(found[2]),
    )
    assert document.extraction == extraction


@pytest.mark.parametrize(("amount", "kept"), [("10" * 30, None), ("1.239", None), ("-5.00", Decimal("-5.00"))])
def test_amounts_that_are_no_money_stay_in_the_record_only(store: Store, amount: str, kept: Decimal | None) -> None:
    with store.begin() as tx:
        document = extracted(tx, a_document(tx), remittance(amount=amount))
    assert document.amount == kept
    assert document.extraction == remittance(amount=amount)


def test_lists(store: Store, clock: Clock) -> None:
    made = []
    with store.begin() as tx:
        for number in range(5):
            clock.advance(seconds=1)
            made.append(a_document(tx, f"{number}.pdf").id)
        waiting = extracted(tx, tx.documents.get(made[3]))
    with store.read() as tx:
        listed = tx.documents.list
        assert [it.id for it in listed()] == made
        assert [it.id for it in listed(newest=True, limit=2)] == made[:2:-1]
        assert [it.id for it in listed(newest=True, after=made[3])] == made[2::-1]
        assert [it.id for it in listed(after=made[1], limit=2)] == made[2:4]
        assert [it.id for it in listed(Wanted(states=frozenset({S.EXTRACTED})))] == [waiting.id]
        assert listed(Wanted(states=frozenset({}))) == []
        assert [it.id for it in listed(Wanted(kind=Kind.REMITTANCE))] == [waiting.id]
        extracted_ones = Wanted(states=frozenset({S.EXTRACTED}))
        light, full = listed(extracted_ones)[0], listed(extracted_ones, full=True)[0]
        assert (light.extraction, full.extraction) == (None, remittance())
        assert light.amount == Decimal("1480.00")
        counts = tx.documents.counts()
        assert (counts[S.RECEIVED], counts[S.EXTRACTED], counts[S.POSTED]) == (4, 1, 0)
        assert set(counts) == set(S)


def test_most_money_at_risk_first(store: Store, clock: Clock) -> None:
    made = {}
    for name, amount, confidence in [
        ("a", "100.00", 0.9),
        ("b", "5.00", 0.0),
        ("c", None, 0.5),
        ("d", "10.00", 1.0),
        ("e", "1000.00", 0.99),
    ]:
        clock.advance(seconds=1)
        with store.begin() as tx:
            extraction = remittance(amount=amount).model_copy(update={"confidence": confidence})
            made[name] = extracted(tx, a_document(tx, name), extraction).id
    with store.read() as tx:
        ordered = [it.name for it in tx.documents.list(by_risk=True)]
        assert sorted(ordered[:2]) == ["a", "e"]  # 10.00 each
        assert ordered[2:] == ["b", "c", "d"]
        pages = [it.name for it in tx.documents.list(by_risk=True, limit=2)]
        while page := tx.documents.list(by_risk=True, limit=2, after=made[pages[-1]]):
            pages += [it.name for it in page]
        assert pages == ordered
        assert tx.documents.get(made["e"]).confidence == 0.99
        assert tx.documents.counts(Wanted(query="b"))[S.EXTRACTED] == 1
        assert tx.documents.counts(Wanted(kind=Kind.INVOICE))[S.EXTRACTED] == 0


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("müller", True),
        ("MÜLLER & söhne", True),
        ("eft-1", True),
        ("avis 50%", True),
        ("50_", True),
        ("fifty", False),
        ("avi", True),
        ("vis", False),
        ("1480.00", True),
        ("INV-1", True),
        ("inv-2", True),
        ("inv-3", False),
        ("1.480,00", True),
        ("dringend", True),
        ('"eur dringend"', True),
        ('"dringend eur"', False),
        ("zahlung müller", True),
        ("zahlung schmidt", False),
        ("\\", False),
        ("x@y", True),
    ],
)
def test_search(store: Store, query: str, found: bool) -> None:
    with store.begin() as tx:
        document = a_document(tx, "Avis  50%.pdf", sender="X@Y.example", subject="Zahlung")
        lines = [{"document_number": number} for number in ("INV-1001", "INV-2")]
        extracted(tx, document, remittance(payer="Müller & Söhne", lines=lines))
        tx.documents.save_words(document.id, "Summe 1.480,00 EUR\fDRINGEND")
        a_document(tx, "other.pdf")
    with store.read() as tx:
        assert [it.id for it in tx.documents.list(Wanted(query=query))] == ([document.id] if found else [])


def test_the_same_payment_again(store: Store) -> None:
    """A resent or re-scanned advice is found although a letter was misread; another month or payer is not it."""
    with store.begin() as tx:
        first = extracted(tx, a_document(tx))
        first = tx.documents.move(first.id, first.version, S.NEEDS_REVIEW)
        other = extracted(tx, a_document(tx, "b.pdf"), remittance(payer="Globex"))

        def same(
            payer: str = "ACME  Retail", reference: str = "EFT-1OO1", amount: str = "1480", date: dt.date | None = DAY
        ) -> set[str]:
            found = tx.documents.same_payment(payer, reference, Decimal(amount), "USD", date, not_id=other.id)
            return {it.id for it in found}

        assert same() == {first.id}
        assert same(date=None) == {first.id}
        assert same(date=DAY + dt.timedelta(days=30)) == set()
        assert same(payer="Initech") == set()
        assert same(amount="1480.01") == set()
        assert same(reference="EFT-1002") == set()
        tx.documents.move(first.id, first.version, S.DUPLICATE, duplicate_of=other.id)
        assert same() == set()


def test_pictures(store: Store) -> None:
    with store.begin() as tx:
        document = a_document(tx)
        tx.documents.add_picture(document.id, 2, sha("p2"), 100, 200)
        tx.documents.add_picture(document.id, 1, sha("p1"), 100, 200)
        tx.documents.add_picture(document.id, 1, sha("p1 again"), 300, 400)
        assert tx.documents.pictures(document.id) == [
            Picture(page=1, sha256=sha("p1 again"), width=300, height=400),
            Picture(page=2, sha256=sha("p2"), width=100, height=200),
        ]


def test_tenants_do_not_see_each_other(store: Store) -> None:
    with store.of("one").begin() as tx:
        document = a_document(tx)
    with store.of("two").begin() as tx:
        assert tx.documents.list() == []
        with pytest.raises(NotFound):
            tx.documents.get(document.id)
        with pytest.raises(NotFound):
            tx.documents.move(document.id, 1, S.READING)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.text(max_size=40), st.text(max_size=40), st.dictionaries(st.text(max_size=8), st.text(max_size=8), max_size=3)
)
def test_any_name_can_be_stored_and_found(store: Store, name: str, subject: str, hints: dict[str, str]) -> None:
    with store.begin() as tx:
        document_id, _ = tx.documents.add(NewDocument(name=name, sha256=sha("a"), size=1, subject=subject, hints=hints))
    with store.read() as tx:
        there = tx.documents.get(document_id)
        assert there.hints == hints
        assert there.name == name.replace("\x00", "\ufffd")
        found = tx.documents.list(Wanted(query=name), limit=1000)
    # What is no word cannot be searched for; who asks for nothing sees everything.
    assert (document_id in {it.id for it in found}) == (any(terms(name)) or not name.strip())


def test_what_waits_is_counted_in_an_index(sqlite_template: Path, tmp_path: Path) -> None:
    """Each page of a document says how much waits for its reader and for too long: 23 ms of its 61."""
    shutil.copy(sqlite_template, tmp_path / "docflow.db")
    store = Store(f"sqlite:///{tmp_path}/docflow.db")
    asked: list[tuple[str, object]] = []
    engine = store._ways.reading.engine
    event.listen(engine, "before_cursor_execute", lambda _c, _k, sql, values, *_: asked.append((sql, values)))
    waiting = frozenset({S.NEEDS_REVIEW, S.IN_REVIEW})
    with store.read() as tx:
        tx.documents.counts(Wanted(states=waiting, owner="anna"))
        tx.documents.counts(Wanted(states=waiting, before=dt.datetime(2026, 5, 1, tzinfo=dt.UTC)))
    with closing(sqlite3.connect(tmp_path / "docflow.db")) as plain:
        plans = [plain.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall() for sql, values in asked]
    told = [row[3] for plan in plans for row in plan if "documents" in row[3]]
    assert len(told) == 2
    assert all("USING COVERING INDEX" in one for one in told), told
