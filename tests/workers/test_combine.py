"""One payment told over several papers of a mail is one document, in whatever order its papers are read."""

import datetime as dt
import random
import threading
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from docflow import decisions, intake
from docflow.cli.compose import risk_of_model
from docflow.files import LocalFiles
from docflow.rules.policy import Policy
from docflow.schema.documents import Document
from docflow.schema.place import Pages
from docflow.schema.receivables import Customer, OpenItem
from docflow.schema.records import Remittance
from docflow.schema.states import DocumentState, Step
from docflow.store import Store
from tests.mail.containers import mail, packed, winmail, with_mail
from tests.workers.test_together import COVER, PAGE_1, PAGE_2, SHEET, WHOLE, _mail
from workers import steps
from workers.sandbox import Sandbox
from workers.workshop import Workshop

TWO_PAGES = _mail("Scans attached", ("1.txt", PAGE_1), ("2.txt", PAGE_2))
MERGED, EXTRACTED = DocumentState.MERGED, DocumentState.EXTRACTED


@pytest.fixture
def shop(tmp_path: Path, sandbox: Sandbox) -> Iterator[Workshop]:
    store = Store(f"sqlite:///{tmp_path / 'docflow.sqlite'}", lambda: dt.datetime(2026, 3, 16, 12, tzinfo=dt.UTC))
    store.upgrade()
    items = {"INV-1001": 980, "INV-1002": 500, "INV-1003": 250, "INV-1004": 100}
    with store.begin() as tx:
        tx.customers.upsert([Customer(ref="C-1", name="Acme Stores Ltd")])
        tx.open_items.upsert([_item(number, Decimal(amount)) for number, amount in items.items()])
    policy = Policy(ledgers=("journal",), risk=risk_of_model(), post_on="advice")
    yield Workshop(store, LocalFiles(tmp_path / "files"), sandbox, policy, {}, "test", dt.timedelta(seconds=30))
    store.close()


def _item(number: str, amount: Decimal) -> OpenItem:
    days = {"issued": dt.date(2026, 2, 1), "due": dt.date(2026, 3, 20)}
    return OpenItem(
        ref=f"inv:{number}", customer="C-1", number=number, currency="GBP", original=amount, remaining=amount, **days
    )


def _performed(shop: Workshop, data: bytes, seed: int = 0) -> dict[str, Document]:
    """All documents by name, after the tasks were performed in some order."""
    order, task = random.Random(seed), intake.receive_file(shop.store, shop.files, "mail.eml", data).task
    waiting = [task] if task else []
    while waiting:
        hint = waiting.pop(order.randrange(len(waiting)))
        if hint.startswith("task_"):
            waiting += steps.perform(shop, hint)
    with shop.store.read() as tx:
        assert not tx.broken()
        return {one.name: one for one in tx.documents.list(full=True)}


@pytest.mark.parametrize("seed", range(3))
def test_two_pages_in_two_files_are_one_payment(shop: Workshop, seed: int) -> None:
    found = _performed(shop, TWO_PAGES, seed)
    whole = found["1.txt + 2.txt"]
    assert isinstance(whole.extraction.record, Remittance) if whole.extraction else False
    assert (whole.reference, whole.amount, whole.part) == ("EFT-88120", Decimal("1830.00"), "2+3")
    assert (found["1.txt"].state, found["2.txt"].state) == (MERGED, MERGED)
    assert found["1.txt"].reason.endswith("1.txt + 2.txt (Remittance).")
    assert whole.state is DocumentState.APPROVED
    assert whole.extraction is not None
    assert whole.extraction.fields["amount"].page == 2


def test_every_value_stands_where_the_pages_laid_together_show_it(shop: Workshop) -> None:
    whole = _performed(shop, _mail(COVER, ("lines.csv", SHEET)))["mail text + lines.csv"]
    assert whole.pages_sha256
    assert whole.extraction is not None
    pages = Pages.model_validate_json(shop.files.get(whole.pages_sha256))
    assert [page.number for page in pages.pages] == [1, 2]
    for path, evidence in whole.extraction.fields.items():
        if evidence.box is not None and evidence.page is not None:
            page = pages.pages[evidence.page - 1]
            inside = " ".join(w.text for w in page.words if evidence.box[1] <= (w.y0 + w.y1) / 2 <= evidence.box[3])
            assert evidence.text.split()[0] in inside, path


def test_papers_that_stand_alone_stay_alone(shop: Workshop) -> None:
    other = WHOLE.replace("EFT-88120", "EFT-88121").replace("INV-100", "INV-200")
    found = _performed(shop, _mail("Two advices attached", ("1.txt", WHOLE), ("2.txt", other)))
    assert found.keys() == {"mail text", "1.txt", "2.txt"}
    assert not {one.state for one in found.values()} & {MERGED, EXTRACTED}


def test_a_paper_that_cannot_be_read_does_not_hold_up_the_others(shop: Workshop) -> None:
    data = _mail("Scans attached", ("1.txt", PAGE_1), ("2.txt", PAGE_2), ("3.csv", ""), ("bad.pdf", "%PDF-1.7 nothing"))
    for seed in range(2):
        found = _performed(shop, data, seed)
        assert found["bad.pdf"].state is DocumentState.QUARANTINED
        assert found["1.txt"].state is MERGED


def test_it_may_be_repeated_and_taken_back(shop: Workshop) -> None:
    before = _performed(shop, TWO_PAGES)
    with shop.store.begin() as tx:
        mail_id = before["1.txt"].mail_id or ""
        again = tx.tasks.add(Step.COMBINE, mail_id)
    steps.perform(shop, again)
    with shop.store.begin() as tx:
        assert {one.name: one.version for one in tx.documents.list()} == {n: one.version for n, one in before.items()}
        actions = [row.action for row in tx.audit.of(before["1.txt"].id)]
        assert "merged" in actions
        page = before["1.txt"]
        assert decisions.undo(tx, page.id, page.version, "key:clerk", shop.policy).state is DocumentState.NEEDS_REVIEW


def test_readers_at_the_same_time_ask_once(shop: Workshop) -> None:
    received = intake.receive_file(shop.store, shop.files, "mail.eml", TWO_PAGES)
    assert received.task
    reading = steps.perform(shop, received.task)
    extracting = [hint for task in reading for hint in steps.perform(shop, task)]
    asked: list[str] = []
    threads = [threading.Thread(target=lambda t=task: asked.extend(steps.perform(shop, t))) for task in extracting]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(asked) == 1


def test_a48_the_same_advice_however_it_is_wrapped_is_one_payment(shop: Workshop) -> None:
    advice = WHOLE.encode()
    plain = mail("See attached.", ("advice.txt", advice), sender="ap@acme.example")
    sent = [
        plain.as_bytes(),
        mail("Again, please.", ("a.zip", packed(("renamed.txt", advice))), sender="ap@acme.example").as_bytes(),
        with_mail(mail("FYI", sender="clerk@us.example", subject="FW: advice"), plain),
        mail("In Outlook.", ("winmail.dat", winmail(("other.txt", advice))), sender="ap@acme.example").as_bytes(),
    ]
    for data in sent:
        _performed(shop, data)
    with shop.store.read() as tx:
        states = [one.state for one in tx.documents.list(full=True) if one.reference == "EFT-88120"]
    assert len(states) == len(sent)
    assert states.count(DocumentState.DUPLICATE) == len(sent) - 1
