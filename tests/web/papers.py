"""Papers of samples/ brought in through the pipeline itself, for customers who owe what they say they pay."""

import datetime as dt
import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from docflow.intake import receive_file
from docflow.rules.policy import Policy
from docflow.schema.documents import Decision, Document, Wanted
from docflow.schema.money import ZERO
from docflow.schema.receivables import Customer, OpenItem
from docflow.schema.records import Remittance, RemittanceLine
from docflow.web.keymap import STANDARD
from tests.web import scene
from tests.web.conftest import House
from workers.sandbox import InProcess
from workers.steps import perform
from workers.workshop import Workshop

SAMPLES = Path(__file__).parents[2] / "samples" / "remittance"
POLICY = scene.POLICY.model_copy(update={"second_approval_above": Decimal(10**9)})
BY_PEOPLE = POLICY.model_copy(update={"automatic_limit": ZERO})
"""Under which the machine approves nothing."""


def sample(name: str) -> tuple[Path, list[Remittance]]:
    """The file of a sample and the advices that it holds."""
    folder = SAMPLES / name
    (file,) = (one for one in folder.iterdir() if one.stem == "input")
    expected = json.loads((folder / "expected.json").read_text())
    return file, [Remittance.model_validate(one["record"]) for one in expected["records"]]


def owed(ref: str, lines: Sequence[RemittanceLine], currency: str, short: Decimal = ZERO) -> list[OpenItem]:
    """What a customer owes who pays these lines; of the last one `short` more."""
    day = dt.date(2026, 9, 1)
    items = []
    for n, line in enumerate(lines):
        amount = (line.gross_amount or line.paid_amount or ZERO) + (short if n == len(lines) - 1 else ZERO)
        items.append(
            OpenItem(
                ref=f"{ref}:{line.document_number}", customer=ref, number=line.document_number or str(n),
                kind="credit_memo" if amount < 0 else "invoice", issued=day, due=dt.date(2026, 12, 1),
                currency=currency, original=amount, remaining=amount, discount=line.discount_amount,
                discount_until=dt.date(2026, 12, 1) if line.discount_amount else None,
            )
        )  # fmt: skip
    return items


def enter(house: House, ref: str, name: str, items: Sequence[OpenItem]) -> None:
    """The customer and what it owes, as a ledger would tell."""
    with house.store.begin() as tx:
        tx.customers.upsert([Customer(ref=ref, name=name)])
        tx.open_items.upsert(items)


def bring(house: House, name: str, data: bytes, policy: Policy = POLICY) -> list[Document]:
    """A file through all steps of the pipeline; the documents that came of it."""
    house.clock.advance(seconds=1)
    shop = Workshop(house.store, house.files, InProcess(), policy, {}, "test")  # type: ignore[arg-type]
    received = receive_file(house.store, house.files, name, data)
    waiting = [received.task] if received.task else []
    while waiting:
        waiting += [hint for hint in perform(shop, waiting.pop(0)) if hint.startswith("task_")]
    with house.store.read() as tx:
        found = tx.documents.list(Wanted(), limit=200, full=True)
    return [one for one in found if received.id in (one.id, one.parent_id, one.mail_id)]


def bring_sample(house: House, name: str, ref: str, short: Decimal = ZERO, policy: Policy = POLICY) -> list[Document]:
    """A sample whose payer owes what it pays, and `short` more."""
    file, records = sample(name)
    currency = records[0].currency or "EUR"
    items = owed(ref, [line for record in records for line in record.lines], currency, short)
    enter(house, ref, records[0].payer.name or ref, items)
    return bring(house, file.name.replace("input", name), file.read_bytes(), policy)


__all__ = ["STANDARD", "Decimal", "Decision", "bring", "bring_sample", "enter", "owed", "sample"]
