"""One advice from its upload to the ledger in a process of its own, as a process has one tracer; FOLDER is its home."""

import datetime as dt
import email
import email.policy
import sys
from pathlib import Path

from fastapi.testclient import TestClient

from docflow.cli.compose import risk_of_model
from docflow.cli.tracing import set_up_tracing
from docflow.files import LocalFiles
from docflow.ledgers.registry import open_ledger
from docflow.rules.policy import Policy
from docflow.schema.receivables import Customer
from docflow.schema.states import PostingState
from docflow.store import Store
from docflow.web import keys
from docflow.web.app import create_app
from docflow.web.deps import Deps
from tests.flow.mails import mail_of
from tests.workers.test_pipeline import PAYMENT, item
from workers.sandbox import InProcess
from workers.steps import perform
from workers.workshop import Workshop


def advice() -> bytes:
    """The paper of the payment."""
    mail = email.message_from_bytes(mail_of(PAYMENT, "pdf"), policy=email.policy.default)
    (paper,) = mail.iter_attachments()
    return bytes(paper.get_content())


def main(folder: Path) -> None:
    """Uploads, performs every step, delivers; prints the document's id."""
    set_up_tracing("main")
    store = Store(f"sqlite:///{folder / 'docflow.db'}", lambda: dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC))
    store.upgrade()
    key = keys.new_key()
    with store.begin() as tx:
        tx.customers.upsert([Customer(ref="C-1", name=PAYMENT.payer)])
        tx.open_items.upsert([item(line.number, line.gross) for line in PAYMENT.lines])
        tx.api_keys.add(key.prefix, key.hash, ["write"], "test")
    files, hints = LocalFiles(folder / "files"), list[str]()
    policy = Policy(ledgers=("journal",), risk=risk_of_model(), post_on="advice")
    client = TestClient(create_app(Deps(store, files, policy, "a secret key of a test", hint=hints.append)))
    headers = {"Authorization": f"Bearer {key.token}"}
    answer = client.post("/v1/documents", files={"files": ("advice.pdf", advice())}, headers=headers)
    ledgers = {"journal": open_ledger("journal", {"kind": "beancount", "path": str(folder / "receipts.beancount")})}
    shop = Workshop(store, files, InProcess(), policy, ledgers, "test")  # type: ignore[arg-type]
    while hints:
        hints += perform(shop, hints.pop(0))
    document = answer.json()["items"][0]["id"]
    with store.read() as tx:
        (row,) = tx.postings.of_document(document)
    assert row.state is PostingState.VERIFIED, row
    print(document)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
