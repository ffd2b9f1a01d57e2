"""Protected files: asked for once, read again, kept for their sender if wished, never told (A13)."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from structlog.testing import capture_logs

from docflow import intake
from docflow.decisions import passwords
from docflow.errors import BadInput, Refused, Stale
from docflow.files import LocalFiles
from docflow.rules.policy import Policy
from docflow.schema.documents import Document
from docflow.schema.receivables import Customer
from docflow.schema.states import DocumentState, QuarantineCode
from docflow.store import Store, Vault
from tests.extractors.readers import papers
from tests.extractors.readers.test_word import locked as office_locked
from tests.extractors.readers.test_word import workbook
from tests.mail.containers import locked, mail
from workers import steps
from workers.sandbox import Sandbox
from workers.workshop import Workshop

SECRET = "Sesam-öffne-dich 77"
PROTECTED = papers.pdf(
    lambda canvas: canvas.drawString(72, 700, "secret advice"),
    encrypt=StandardEncryption(SECRET, "owner", strength=128),
)
CSV = b"Invoice number,Amount paid\nINV-1,10.00\n"


@pytest.fixture
def shop(tmp_path: Path, sandbox: Sandbox) -> Iterator[Workshop]:
    clock = lambda: dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)  # noqa: E731
    store = Store(f"sqlite:///{tmp_path / 'docflow.sqlite'}", clock, vault=Vault(["a key for tests"]))
    store.upgrade()
    with store.begin() as tx:
        tx.customers.upsert([Customer(ref="C-1", name="Payer Ltd", email_domains=("payer.example",))])
    yield Workshop(store, LocalFiles(tmp_path / "files"), sandbox, Policy(), {}, "test", dt.timedelta(seconds=30))
    store.close()


def performed(shop: Workshop, *hints: str | None) -> dict[str, Document]:
    waiting = [hint for hint in hints if hint]
    while waiting:
        waiting += steps.perform(shop, waiting.pop(0))
    with shop.store.read() as tx:
        return {one.path: one for one in tx.documents.list(full=True)}


def received(shop: Workshop, *files: tuple[str, bytes], sender: str = "anna@payer.example") -> dict[str, Document]:
    data = mail("", *files, sender=sender).as_bytes()
    return performed(shop, intake.receive_file(shop.store, shop.files, "m.eml", data).task)


def unlocked(shop: Workshop, document: Document, password: str, keep: bool = False) -> dict[str, Document]:
    with shop.store.begin() as tx:
        _, task = passwords.unlock(tx, document.id, document.version, "key:clerk", password, keep=keep)
    return performed(shop, task)


def test_a_pdf_is_asked_for_and_read_again(shop: Workshop) -> None:
    document = received(shop, ("advice.pdf", PROTECTED))["advice.pdf"]
    assert document.quarantine_code is QuarantineCode.ENCRYPTED
    document = unlocked(shop, document, "wrong")["advice.pdf"]
    assert document.quarantine_code is QuarantineCode.ENCRYPTED
    assert "None of the passwords" in document.reason
    document = unlocked(shop, document, SECRET)["advice.pdf"]
    assert document.state is not DocumentState.QUARANTINED
    assert document.pages_sha256
    assert b"secret" in shop.files.get(document.pages_sha256)
    with shop.store.read() as tx:
        assert tx.documents.pictures(document.id)
        assert passwords.names(tx) == []


def test_a_sheet_is_asked_for_and_read_again(shop: Workshop) -> None:
    (sheet,) = (
        one for one in received(shop, ("advice.xlsx", office_locked(workbook(), SECRET))).values() if one.part != "body"
    )
    assert (sheet.state, sheet.quarantine_code) == (DocumentState.QUARANTINED, QuarantineCode.ENCRYPTED)
    assert "needs a password" in sheet.reason
    (sheet,) = (one for one in unlocked(shop, sheet, SECRET).values() if one.part != "body")
    assert sheet.pages_sha256
    assert "RE-1001" in shop.files.get(sheet.pages_sha256).decode()


def test_an_archive_is_unpacked_once_its_password_is_known(shop: Workshop) -> None:
    found = received(shop, ("in.zip", locked(SECRET, ("a.csv", CSV), ("b.csv", CSV))), ("c.csv", CSV))
    assert found.keys() == {"in.zip", "c.csv"}
    found = unlocked(shop, found["in.zip"], SECRET)
    assert found.keys() == {"in.zip", "in.zip > a.csv", "in.zip > b.csv", "c.csv"}
    assert found["in.zip"].state is DocumentState.SPLIT
    assert {one.mail_id for one in found.values()} == {found["c.csv"].mail_id}


def test_an_uploaded_archive_is_unpacked_too(shop: Workshop) -> None:
    data = locked(SECRET, ("a.csv", CSV))
    found = performed(shop, intake.receive_file(shop.store, shop.files, "in.zip", data).task)
    assert unlocked(shop, found["in.zip"], SECRET).keys() == {"in.zip", "in.zip > a.csv"}


@pytest.mark.parametrize(
    ("sender", "name"),
    [("anna@payer.example", "customer:C-1"), ("x@elsewhere.example", "sender:x@elsewhere.example")],
)
def test_a_password_that_was_right_is_kept_and_tried_alone(shop: Workshop, sender: str, name: str) -> None:
    first = received(shop, ("1.pdf", PROTECTED), sender=sender)["1.pdf"]
    unlocked(shop, unlocked(shop, first, "wrong", keep=True)["1.pdf"], SECRET, keep=True)
    with shop.store.read() as tx:
        assert passwords.names(tx) == [name]
        assert passwords.kept_for(tx, sender, {}) == (SECRET,)
    found = received(shop, ("2.pdf", PROTECTED), ("3.zip", locked(SECRET, ("a.csv", CSV))), sender=sender)
    assert found["2.pdf"].state is not DocumentState.QUARANTINED
    assert "3.zip > a.csv" in found
    with shop.store.begin() as tx:
        passwords.forget(tx, name, "anna")
    assert received(shop, ("4.pdf", PROTECTED), sender=sender)["4.pdf"].state is DocumentState.QUARANTINED


def test_others_do_not_profit(shop: Workshop) -> None:
    unlocked(shop, received(shop, ("1.pdf", PROTECTED))["1.pdf"], SECRET, keep=True)
    found = received(shop, ("2.pdf", PROTECTED), sender="x@elsewhere.example")
    assert found["2.pdf"].quarantine_code is QuarantineCode.ENCRYPTED


def test_it_stands_nowhere_in_clear(shop: Workshop, tmp_path: Path) -> None:
    with capture_logs() as logs:
        document = received(shop, ("1.pdf", PROTECTED))["1.pdf"]
        unlocked(shop, document, SECRET, keep=True)
    with shop.store.read() as tx:
        told = [row.body for row in tx.audit.list(500)] + [one.body for one in tx.decisions.of(document.id)]
        told.append(tx.documents.get(document.id).hints)
    shop.store.close()
    assert SECRET not in json.dumps([logs, told], ensure_ascii=False, default=str)
    database = b"".join(path.read_bytes() for path in tmp_path.glob("docflow.sqlite*"))
    assert SECRET.encode() not in database


def test_only_what_needs_a_password_takes_one(shop: Workshop) -> None:
    found = received(shop, ("a.csv", CSV), ("1.pdf", PROTECTED))
    with shop.store.begin() as tx, pytest.raises(Refused, match="needs no password"):
        passwords.unlock(tx, found["a.csv"].id, found["a.csv"].version, "key:clerk", "x")
    with shop.store.begin() as tx, pytest.raises(Stale):
        passwords.unlock(tx, found["1.pdf"].id, found["1.pdf"].version - 1, "key:clerk", "x")
    for wrong in ("", "two\nlines", "x" * 201):
        with shop.store.begin() as tx, pytest.raises(BadInput):
            passwords.unlock(tx, found["1.pdf"].id, found["1.pdf"].version, "key:clerk", wrong)
