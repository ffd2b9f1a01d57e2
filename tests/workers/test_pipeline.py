"""From a stored mail to a decision: the steps on a real store, with real sandboxed children."""

import datetime as dt
import email
import email.policy
from collections.abc import Collection, Iterator
from decimal import Decimal
from email.message import EmailMessage
from pathlib import Path

import pytest

from docflow import intake
from docflow.cli.compose import risk_of_model
from docflow.errors import MailboxRefused, Unavailable
from docflow.files import LocalFiles
from docflow.mail.mailbox import Shelf
from docflow.rules.policy import Policy
from docflow.schema.documents import Document, Task
from docflow.schema.mail import MailPlace, RawMail
from docflow.schema.receivables import Customer, OpenItem
from docflow.schema.states import DocumentState, PlaceState, QuarantineCode, Step
from docflow.store import Store
from tests.flow.mails import Paid, Payment, mail_of
from workers import match, steps
from workers.poll import poll
from workers.sandbox import Sandbox
from workers.sweep import sweep
from workers.workshop import Workshop

PAYMENT = Payment(
    payer="Northwind Traders Ltd",
    reference="EFT-99001",
    paid_on=dt.date(2026, 11, 20),
    currency="USD",
    lines=[
        Paid("INV-1001", dt.date(2026, 10, 1), Decimal("1000.00"), Decimal("20.00")),
        Paid("INV-1002", dt.date(2026, 10, 2), Decimal("500.25")),
    ],
)


@pytest.fixture
def shop(tmp_path: Path, sandbox: Sandbox) -> Iterator[Workshop]:
    store = Store(f"sqlite:///{tmp_path / 'docflow.sqlite'}", lambda: dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC))
    store.upgrade()
    with store.begin() as tx:
        tx.customers.upsert([Customer(ref="C-1", name="Northwind Traders Ltd")])
        tx.open_items.upsert([item(line.number, line.gross) for line in PAYMENT.lines])
    policy = Policy(ledgers=("journal",), risk=risk_of_model(), post_on="advice")
    yield Workshop(store, LocalFiles(tmp_path / "files"), sandbox, policy, {}, "test", dt.timedelta(seconds=30))
    store.close()


def item(number: str, amount: Decimal) -> OpenItem:
    return OpenItem(
        ref=f"inv:{number}",
        customer="C-1",
        number=number,
        issued=dt.date(2026, 10, 1),
        due=dt.date(2026, 11, 1),
        currency="USD",
        original=amount,
        remaining=amount,
    )


def perform_all(shop: Workshop, *hints: str | None) -> list[Document]:
    """Performs the tasks and all that follow from them; all documents then."""
    waiting = [hint for hint in hints if hint]
    while waiting:
        hint = waiting.pop(0)
        if hint.startswith("task_"):
            waiting += steps.perform(shop, hint)
    with shop.store.read() as tx:
        return tx.documents.list(full=True)


def receive(shop: Workshop, name: str, data: bytes) -> list[Document]:
    return perform_all(shop, intake.receive_file(shop.store, shop.files, name, data).task)


@pytest.mark.parametrize("carrier", ["pdf", "csv", "text", "html"])
def test_a_mail_becomes_an_approved_payment(shop: Workshop, carrier: str) -> None:
    documents = receive(shop, "mail.eml", mail_of(PAYMENT, carrier))
    (paid,) = [document for document in documents if document.state is DocumentState.APPROVED]
    assert (paid.payer, paid.reference, paid.amount) == ("Northwind Traders Ltd", "EFT-99001", Decimal("1480.25"))
    with shop.store.read() as tx:
        (row,) = tx.postings.of_document(paid.id)
        deduction = [line for line in row.posting.lines if line.role == "deduction"]
    assert [line.debit for line in deduction] == [Decimal("20.00")]
    others = {document.state for document in documents} - {DocumentState.APPROVED}
    assert others <= {DocumentState.NOT_REMITTANCE}


def test_each_step_may_be_repeated(shop: Workshop) -> None:
    received = intake.receive_file(shop.store, shop.files, "mail.eml", mail_of(PAYMENT, "pdf"))
    before = {document.id: document.state for document in perform_all(shop, received.task)}
    with shop.store.begin() as tx:
        again = tx.tasks.add(Step.SPLIT, received.id)
    assert {document.id: document.state for document in perform_all(shop, again)} == before


def test_a_step_whose_document_is_changed_meanwhile_looks_again(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = []

    def overtaken(shop: Workshop, task: Task) -> list[str]:
        with shop.store.read() as tx:
            seen = tx.documents.get(task.subject)
        if not tried:
            tried.append(task)
            with shop.store.begin() as tx:
                tx.documents.change(seen.id, seen.version)
        with shop.store.begin() as tx:
            tx.tasks.extend(task, shop.lease)
            tx.documents.change(seen.id, seen.version)
        return match.match(shop, task)

    monkeypatch.setitem(steps.STEPS, Step.MATCH, overtaken)
    (paid,) = [one for one in receive(shop, "m.eml", mail_of(PAYMENT, "csv")) if one.kind == "remittance"]
    assert paid.state is DocumentState.APPROVED
    with shop.store.read() as tx:
        assert not tx.tasks.failed()


def test_a_payment_that_matches_nothing_waits_for_a_person(shop: Workshop) -> None:
    other = Payment("Unknown Ltd", "EFT-1", PAYMENT.paid_on, "USD", PAYMENT.lines)
    (document,) = [one for one in receive(shop, "m.eml", mail_of(other, "csv")) if one.kind == "remittance"]
    assert document.state is DocumentState.NEEDS_REVIEW
    assert "payer" in document.reason.lower()


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.pdf", b"", QuarantineCode.UNREADABLE),
        ("not.pdf", b"%PDF-1.7 and then nothing", QuarantineCode.UNREADABLE),
        ("program.exe", b"MZ\x90\x00" + bytes(500), QuarantineCode.TYPE),
    ],
)
def test_what_cannot_be_read_is_set_aside_with_the_reason(
    shop: Workshop, name: str, data: bytes, code: QuarantineCode
) -> None:
    (document,) = receive(shop, name, data)
    assert (document.state, document.quarantine_code) == (DocumentState.QUARANTINED, code)
    assert document.reason
    assert shop.files.get(document.sha256) == data


def test_a_hostile_mail_is_set_aside_and_the_next_is_read(shop: Workshop) -> None:
    bomb = b"From: a@example.com\r\nSubject: x\r\n" + b"To: b@example.com\r\n" * 100_000 + b"\r\n"
    received = intake.receive_file(shop.store, shop.files, "bomb.eml", bomb)
    perform_all(shop, received.task)
    with shop.store.read() as tx:
        assert tx.mails.get(received.id).quarantine_code is QuarantineCode.LIMITS
    assert any(one.state is DocumentState.APPROVED for one in receive(shop, "m.eml", mail_of(PAYMENT, "text")))


def test_a_step_that_dies_three_times_ends_in_quarantine(shop: Workshop) -> None:
    task = intake.receive_file(shop.store, shop.files, "a.csv", b"a,b\n1,2\n").task
    assert task
    for _ in range(steps.MAX_ATTEMPTS):
        with shop.store.begin() as tx:
            assert tx.tasks.claim(task, "dies", dt.timedelta(seconds=-1))
    (document,) = perform_all(shop, task)
    assert document.state is DocumentState.QUARANTINED


def test_what_is_temporary_is_tried_again_later(shop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    def down(shop: Workshop, task: Task) -> list[str]:
        raise Unavailable("S3 does not answer")

    monkeypatch.setitem(steps.STEPS, Step.READ, down)
    task = intake.receive_file(shop.store, shop.files, "a.csv", b"a,b\n1,2\n").task
    (document,) = perform_all(shop, task)
    assert document.state is DocumentState.RECEIVED
    with shop.store.read() as tx:
        assert tx.tasks.open_count() == 1
        assert tx.tasks.due() == []


def test_a_lost_hint_is_found_by_the_sweeper(shop: Workshop) -> None:
    task = intake.receive_file(shop.store, shop.files, "a.csv", b"a,b\n1,2\n").task
    found: list[str] = []
    assert sweep(shop.store, found.append) == 1
    assert found == [task]


class OneMail:
    """A mailbox in memory."""

    name = "ar"
    folders: tuple[str, ...] = ("INBOX",)
    moves = False

    def __init__(self, shop: Workshop, mails: list[bytes]) -> None:
        self._shop = shop
        self._mails = mails
        self.flagged: list[int] = []

    def open(self, folder: str) -> int:
        return 1

    def uids(self) -> set[int]:
        return set(range(1, len(self._mails) + 1))

    def fetch(self, uids: Collection[int], shelf: Shelf | None = None) -> Iterator[list[RawMail]]:
        for uid in sorted(uids):
            place = MailPlace(mailbox=self.name, folder="INBOX", uidvalidity=1, uid=uid)
            yield [RawMail(place=place, data=self._mails[uid - 1])]

    def settle(self, uids: Collection[int]) -> dict[int, PlaceState]:
        with self._shop.store.read() as tx:
            assert set(uids) <= tx.places.known("ar", "INBOX", 1).keys(), "flagged before it was stored"
        self.flagged += uids
        return dict.fromkeys(uids, PlaceState.KEPT)

    def notice(self) -> str:
        return ""

    def wait(self, seconds: float) -> None: ...

    def close(self) -> None: ...


def test_a_mail_is_flagged_only_when_it_is_stored_and_taken_only_once(shop: Workshop) -> None:
    mailbox = OneMail(shop, [mail_of(PAYMENT, "text"), mail_of(PAYMENT, "text")])
    hints: list[str] = []
    assert poll(mailbox, shop.store, shop.files, hints.append) == 2
    assert mailbox.flagged == [1, 2]
    assert poll(mailbox, shop.store, shop.files, hints.append) == 0
    assert len(hints) == 2


def test_a_full_disk_marks_no_mail(shop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(data: object) -> str:
        raise Unavailable("The disk is full.")

    mailbox = OneMail(shop, [mail_of(PAYMENT, "text")])
    monkeypatch.setattr(LocalFiles, "put_all", lambda self, data: full(data))
    with pytest.raises(Unavailable):
        poll(mailbox, shop.store, shop.files, lambda hint: None)
    assert mailbox.flagged == []
    monkeypatch.undo()
    assert poll(mailbox, shop.store, shop.files, lambda hint: None) == 1


def test_a_mailbox_that_refuses_us_is_recorded_and_recovers(shop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: OneMail, folder: str) -> int:
        raise MailboxRefused("The mailbox does not accept the password.")

    mailbox = OneMail(shop, [])
    monkeypatch.setattr(OneMail, "open", refuse)
    with pytest.raises(MailboxRefused):
        poll(mailbox, shop.store, shop.files, lambda hint: None)
    assert trouble(shop) == "The mailbox does not accept the password."
    monkeypatch.undo()
    poll(mailbox, shop.store, shop.files, lambda hint: None)
    assert trouble(shop) == ""


def trouble(shop: Workshop) -> str:
    with shop.store.read() as tx:
        state = tx.mailboxes.state("ar")
    assert state is not None
    return state.trouble


def test_news_of_other_bank_details_holds_back_the_papers_of_the_mail(shop: Workshop) -> None:
    mail = email.message_from_bytes(mail_of(PAYMENT, "csv"), policy=email.policy.default)
    (text, *_) = [part for part in mail.walk() if part.get_content_type() == "text/plain"]
    text.set_content("Please find our advice attached. Note that our bank details have changed, the new account is\n"
                     "DE89370400440532013000. Please update your records.")  # fmt: skip
    documents = receive(shop, "mail.eml", mail.as_bytes())
    assert DocumentState.APPROVED not in {document.state for document in documents}
    paper = next(document for document in documents if document.name == "remittance.csv")
    assert paper.application
    assert any("bank details" in sentence for sentence in paper.application.review)


def test_a_forwarded_mail_gives_its_own_papers(shop: Workshop) -> None:
    outer = EmailMessage()
    outer["From"], outer["To"], outer["Subject"] = "boss@example.org", "ar@example.org", "Fwd: remittance"
    outer.set_content("please process")
    outer.add_attachment(email.message_from_bytes(mail_of(PAYMENT, "csv"), _class=EmailMessage))
    documents = receive(shop, "forward.eml", outer.as_bytes())
    assert [one.name for one in documents if one.state is DocumentState.APPROVED] == ["remittance.csv"]
