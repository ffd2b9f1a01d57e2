"""One call of every operation of the API that succeeds: what schemas, examples and the walls between tenants are
held against. `python -m tests.web.tour` records the examples of the OpenAPI document anew.
"""

import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from httpx import Response

from docflow import decisions
from docflow.decisions import aliases, asking, cases, memory
from docflow.decisions.cases import NewCase
from docflow.intake import receive_file
from docflow.rules.policy import Policy
from docflow.schema.desk import LetterState, NewLetter
from docflow.schema.disputes import Backup
from docflow.schema.documents import Document, NewDocument
from docflow.schema.memory import MemoryRule
from docflow.schema.payers import Clue
from docflow.schema.receivables import OpenItem
from docflow.schema.states import DocumentState, QuarantineCode
from docflow.store import PULL
from docflow.web.app import create_app
from docflow.web.described import EXAMPLES
from tests.decisions.bank import entry, statement
from tests.decisions.house import arrive as arrive_read
from tests.web import scene
from tests.web.conftest import House
from tests.web.test_figures import untouched
from workers.extract import reader
from workers.sandbox import InProcess

CLERK = "clerk"
MAIL = b"From: ap@example.com\r\nTo: ar@example.com\r\nSubject: Advice\r\n\r\nHello\r\n"
RULE = {"kind": "column", "words": "Booking", "value": "document_number"}
LETTER = {"recipient": "ap@harrowfinch.example", "subject": "Your payment", "text": "Which invoices?"}
ROW = {"payer": ["certain"], "number": ["exact"], "amount": ["exact"], "action": "apply", "review": False}
CUSTOMER = {"ref": "C-9", "name": "Corner Shop"}
OWED = {
    "ref": "inv:9", "customer": "C-1001", "number": "INV-9", "issued": "2026-04-01", "due": "2026-05-01",
    "currency": "GBP", "original": "12.50", "remaining": "12.50",
}  # fmt: skip
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


@dataclass(frozen=True)
class Call:
    """What stands for the names in the address, and what is sent."""

    path: dict[str, str] = field(default_factory=dict)
    version: int = 1
    options: dict[str, Any] = field(default_factory=dict)

    def address(self, template: str) -> str:
        return template.format(**self.path)


class Furniture:
    """Something of everything in a house, made when it is asked for."""

    def __init__(self, house: House) -> None:
        self.house = house
        deps = house.app.state.deps
        told = replace(deps, read=reader(InProcess(), house.files), writes_as="ar@us.example", may_send_to=_anywhere)
        house.app = create_app(told)
        self._papers = 0

    def doubtful(self) -> Document:
        """A paper in front of a person."""
        self._papers += 1
        told = {"name": f"advice-{self._papers}.pdf", "reference": f"BACS {self._papers}"}
        return self.house.arrive(misread={2: "1234.60"}, **told)

    @cached_property
    def _paper(self) -> str:
        return self.doubtful().id

    def paper(self) -> Document:
        """One that is only looked at: the same each time, as drawing one takes long."""
        return self.house.document(self._paper)

    @cached_property
    def renamed(self) -> tuple[Document, Clue]:
        """A paper of somebody whom a clerk has named, and what could be remembered of them."""
        document, chosen = self.doubtful(), {"customer": "C-1003"}
        with self.house.store.begin() as tx:
            document = decisions.correct(tx, document.id, document.version, chosen, CLERK, scene.POLICY)
            return document, aliases.offer(tx, document.id, ())[0]

    def protected(self) -> Document:
        self._papers += 1
        with self.house.store.begin() as tx:
            name = f"protected-{self._papers}.pdf"
            found, _ = tx.documents.add(NewDocument(name=name, sha256=f"{self._papers:064}", size=9))
            reading = tx.documents.move(found, 1, DocumentState.READING)
            code = QuarantineCode.ENCRYPTED
            return tx.documents.move(found, reading.version, DocumentState.QUARANTINED, quarantine_code=code)

    def held(self) -> Document:
        """A clerk is at it."""
        document = self.paper()
        with self.house.store.begin() as tx:
            tx.leases.take(document.id, CLERK, timedelta(minutes=5))
        return document

    def posting(self) -> str:
        """One that a consumer may pull."""
        document = self.doubtful()
        with self.house.store.begin() as tx:
            seen = (tx, document.id, document.version, CLERK, document.content_hash)
            decisions.approve(*seen, scene.POLICY, on_account=True)
            return next(one.posting_id for one in tx.postings.of_document(document.id) if one.ledger == PULL)

    def alias(self, undone: bool = False) -> tuple[str, int]:
        self._papers += 1
        with self.house.store.begin() as tx:
            found = aliases.enter(tx, "name", f"Corner Shop {self._papers}", "C-1001", "customer", CLERK)
            return (found.id, aliases.undo(tx, found.id, 1, CLERK).version) if undone else (found.id, found.version)

    def memory(self) -> str:
        document = self.doubtful()
        with self.house.store.begin() as tx:
            rule = MemoryRule.model_validate(RULE | {"words": f"Booking {self._papers}"})
            (kept,) = memory.remember(tx, document.id, document.version, [rule], "payer", CLERK)
        return kept.id

    def dispute(self, document_id: str | None = None) -> tuple[str, int]:
        self._papers += 1
        new = NewCase.model_validate({"customer": "C-1001", "currency": "GBP", "amount": f"{self._papers}.50"})
        with self.house.store.begin() as tx:
            case = cases.create(tx, new, CLERK, scene.POLICY)
            if document_id:
                seen = (tx, case.id, case.version, CLERK, scene.POLICY)
                case = cases.attach(*seen, document_id=document_id, backup=Backup.POD, reason="")
            return case.id, case.version

    def receipt(self) -> str:
        self._papers += 1
        name = f"{self._papers}.sta"
        told = statement(entry("5.00", "Payer", bank_reference=f"B{self._papers}"), sequence=str(self._papers))
        with self.house.store.begin() as tx:
            decisions.settle_automatically(tx, arrive_read(tx, told, name), _WAITING, tx.now().date())
            return tx.receipts.list()[-1].id

    def both_sides(self) -> list[dict[str, str]]:
        """An invoice, and money on account to pay it with, as the lines of a set-off."""
        self._papers += 1
        sides = {f"inv:S{self._papers}": "80.00", f"acc:S{self._papers}": "-80.00"}
        owed = [OpenItem.model_validate(
            OWED | {"ref": ref, "number": ref, "original": amount, "remaining": amount,
                    "kind": "on_account" if amount[0] == "-" else "invoice"}
        ) for ref, amount in sides.items()]  # fmt: skip
        with self.house.store.begin() as tx:
            tx.open_items.upsert(owed)
        return [{"open_item": ref, "amount": amount} for ref, amount in sides.items()]

    def mail(self) -> str:
        self._papers += 1
        data = MAIL + str(self._papers).encode()
        return receive_file(self.house.store, self.house.files, "a.eml", data, "message/rfc822", CLERK).id

    def webhook(self) -> str:
        self._papers += 1
        with self.house.store.begin() as tx:
            return tx.subscriptions.add(f"erp {self._papers}", "https://erp.example.com/", ["*"], SECRET, 0)

    def dead_letter(self) -> str:
        webhook = self.webhook()
        with self.house.store.begin() as tx:
            turn = tx.subscriptions.take(webhook, timedelta(minutes=1))
            assert turn is not None
            tx.subscriptions.give_up(turn, 1, "The receiver answered 503.")
        return webhook

    def check(self) -> tuple[str, int]:
        untouched(self.house)
        with self.house.store.read() as tx:
            due = tx.proposals.due(10)[-1]
        return due.subject, due.version


def _anywhere(_url: str) -> None:
    """Nothing is sent."""


_WAITING: Policy = scene.POLICY.model_copy(update={"post_on": "receipt"})
Maker = Callable[[Furniture], Call]


def _of(make: Callable[[Furniture], Document], **options: Any) -> Maker:
    def made(furniture: Furniture) -> Call:
        document = make(furniture)
        return Call({"document_id": document.id, "number": "1"}, document.version, options)

    return made


def _named(name: str, make: Callable[[Furniture], Any], **options: Any) -> Maker:
    def made(furniture: Furniture) -> Call:
        found = make(furniture)
        known, version = found if isinstance(found, tuple) else (found, 1)
        return Call({name: known, "seq": "1"}, version, options)

    return made


def _plain(**options: Any) -> Maker:
    return lambda _furniture: Call(options=options)


def _remembered(furniture: Furniture) -> Call:
    document, clue = furniture.renamed
    told = {"aliases": [{"kind": clue.kind, "key": clue.key}]}
    return Call({"document_id": document.id}, document.version, {"json": told})


def _booked(furniture: Furniture) -> Call:
    items = [{"posting_id": furniture.posting(), "external_ref": "JE-7"}]
    return Call({"body": items[0]["posting_id"]}, options={"json": {"consumer": "erp", "items": items}})


def _approved(furniture: Furniture) -> Call:
    document = furniture.doubtful()
    told = {"action": "approve", "content_hash": document.content_hash, "on_account": True}
    return Call({"document_id": document.id}, document.version, {"json": told})


def _attached(furniture: Furniture) -> Call:
    document = furniture.doubtful()
    dispute, version = furniture.dispute(document.id)
    return Call({"dispute_id": dispute, "document_id": document.id}, version)


def _to_attach(furniture: Furniture) -> Call:
    document, (dispute, version) = furniture.doubtful(), furniture.dispute()
    return Call({"dispute_id": dispute, "document_id": document.id}, version, {"json": {"backup": "pod"}})


def _unsure(furniture: Furniture) -> Call:
    document = furniture.doubtful()
    with furniture.house.store.begin() as tx:
        new = NewLetter(**LETTER)
        _, letter = asking.ask_payer(tx, document.id, document.version, CLERK, new, "ar@us.example")
        letter = tx.letters.settle(letter, LetterState.SENDING)
        asking.unsure(tx, letter, "The server did not answer.")
        version = tx.letters.get(letter.id).version
    return Call({"document_id": document.id, "letter_id": letter.id}, version, {"json": {"sent": True}})


def _with_draft(furniture: Furniture) -> Call:
    document = furniture.held()
    client = furniture.house.client
    told = {"typed": {"field.amount": "1,284.60"}, "base": {"field.amount": "1234.60"}}
    client.put(f"/v1/documents/{document.id}/draft", json=told, headers={"If-Match": f'"{document.version}"'})
    return Call({"document_id": document.id}, document.version)


_F = Furniture
_doubtful = _F.doubtful
TOUR: dict[str, Maker] = {
    "GET /livez": _plain(),
    "GET /readyz": _plain(),
    "GET /metrics": _plain(),
    "GET /v1/documents/{document_id}": _of(_F.paper),
    "GET /v1/documents/{document_id}/original": _of(_F.paper),
    "GET /v1/documents/{document_id}/pages": _of(_F.paper),
    "GET /v1/documents/{document_id}/pages/{number}/picture": _of(_F.paper),
    "GET /v1/documents/{document_id}/draft": _with_draft,
    "PUT /v1/documents/{document_id}/draft": _of(_F.paper, json={"typed": {"field.amount": "1,284.60"}}),
    "DELETE /v1/documents/{document_id}/draft": _with_draft,
    "GET /v1/documents/{document_id}/lease": _of(_F.held),
    "PUT /v1/documents/{document_id}/lease": _of(_F.paper),
    "DELETE /v1/documents/{document_id}/lease": _of(_F.held),
    "GET /v1/documents/{document_id}/letters/proposal": _of(_F.paper),
    "POST /v1/documents/{document_id}/letters": _of(_doubtful, json=LETTER),
    "GET /v1/documents/{document_id}/letters": _of(_F.paper),
    "POST /v1/documents/{document_id}/letters/{letter_id}": _unsure,
    "POST /v1/documents/{document_id}/pages/{number}/words": _of(_F.paper, json={"box": [72, 100, 180, 114]}),
    "GET /v1/documents/{document_id}/aliases": _of(_F.paper),
    "POST /v1/documents/{document_id}/aliases/preview": _remembered,
    "POST /v1/documents/{document_id}/aliases": _remembered,
    "GET /v1/documents/{document_id}/memory": _of(_F.paper),
    "POST /v1/documents/{document_id}/memory": _of(_doubtful, json={"rules": [RULE]}),
    "POST /v1/documents/{document_id}/memory/preview": _of(_F.paper, json={"rules": [RULE]}),
    "POST /v1/documents/{document_id}/corrections": _of(
        _doubtful, json={"changes": {"lines.2.paid_amount": "1284.60"}}
    ),
    "POST /v1/documents/{document_id}/decisions": _approved,
    "POST /v1/documents/{document_id}/password": _of(_F.protected, json={"password": "x"}),
    "POST /v1/documents": _plain(files={"files": ("a.pdf", b"%PDF-1.4")}),
    "GET /v1/documents": _plain(params={"limit": 2}),
    "GET /v1/records": _plain(),
    "PUT /v1/passwords/{name}": _named("name", lambda _: "customer:C-1001", json={"password": "x"}),
    "GET /v1/passwords": _plain(),
    "DELETE /v1/passwords/{name}": _named("name", lambda _: "customer:C-1001"),
    "POST /v1/aliases": _plain(json={"kind": "name", "text": "The Corner Shop", "customer": "C-1001"}),
    "POST /v1/aliases/disown": _plain(json={"kind": "name", "text": "Harrow & Finch", "customer": "C-1001"}),
    "POST /v1/aliases/preview": _plain(json={"text": "1234/A = 90001234", "customer": "C-1001"}),
    "GET /v1/aliases": _plain(params={"limit": 1}),
    "GET /v1/aliases/{alias_id}": _named("alias_id", _F.alias),
    "DELETE /v1/aliases/{alias_id}": _named("alias_id", _F.alias),
    "POST /v1/aliases/{alias_id}/restore": _named("alias_id", lambda on: on.alias(undone=True)),
    "POST /v1/aliases/{alias_id}/confirm": _named("alias_id", _F.alias, json={"scope": "agent"}),
    "GET /v1/memory/{memory_id}": _named("memory_id", _F.memory),
    "GET /v1/memory": _plain(),
    "DELETE /v1/memory/{memory_id}": _named("memory_id", _F.memory),
    "GET /v1/customers": _plain(),
    "POST /v1/customers": _plain(json=[CUSTOMER]),
    "GET /v1/open-items": _plain(),
    "POST /v1/open-items": _plain(json=[OWED]),
    "POST /v1/set-offs": lambda on: Call(
        options={"json": {"customer": "C-1001", "lines": on.both_sides(), "reason": "They ask for it by telephone."}}
    ),
    "GET /v1/postings/{posting_id}": _named("posting_id", _F.posting),
    "GET /v1/postings/{posting_id}/evidence": _named("posting_id", _F.posting),
    "GET /v1/postings": _plain(params={"limit": 1}),
    "GET /v1/feed": _plain(params={"limit": 1}),
    "GET /v1/exports/postings": _plain(),
    "POST /v1/postings/{posting_id}/acknowledgements": _named("posting_id", _F.posting, json={"consumer": "erp"}),
    "POST /v1/postings/acknowledgements": _booked,
    "GET /v1/webhooks/{webhook_id}": _named("webhook_id", _F.webhook),
    "POST /v1/webhooks": _plain(json={"name": "erp", "url": "https://erp.example.com/docflow", "types": ["posting.*"]}),
    "GET /v1/webhooks": _plain(),
    "POST /v1/webhooks/{webhook_id}/secret": _named("webhook_id", _F.webhook),
    "DELETE /v1/webhooks/{webhook_id}": _named("webhook_id", _F.webhook),
    "GET /v1/webhooks/{webhook_id}/dead-letters": _named("webhook_id", _F.dead_letter),
    "POST /v1/webhooks/{webhook_id}/dead-letters/{seq}/resend": _named("webhook_id", _F.dead_letter),
    "POST /v1/disputes": _plain(json={"customer": "C-1001", "currency": "GBP", "amount": "60.00"}),
    "GET /v1/disputes": _plain(),
    "GET /v1/disputes/{dispute_id}": _named("dispute_id", _F.dispute),
    "POST /v1/disputes/{dispute_id}/decisions": _named(
        "dispute_id", _F.dispute, json={"action": "hold", "reason": "The driver is asked."}
    ),
    "POST /v1/disputes/{dispute_id}/messages": _named("dispute_id", _F.dispute, json={"text": "They called."}),
    "PUT /v1/disputes/{dispute_id}/documents/{document_id}": _to_attach,
    "DELETE /v1/disputes/{dispute_id}/documents/{document_id}": _attached,
    "GET /v1/receipts/{receipt_id}": _named("receipt_id", _F.receipt),
    "GET /v1/receipts": _plain(),
    "POST /v1/receipts/{receipt_id}/decisions": _named(
        "receipt_id", _F.receipt, json={"action": "on_account", "customer": "C-1001"}
    ),
    "GET /v1/mails/{mail_id}": _named("mail_id", _F.mail),
    "GET /v1/mails/{mail_id}/original": _named("mail_id", _F.mail),
    "GET /v1/mails": _plain(),
    "GET /v1/mailboxes": _plain(),
    "GET /v1/audit/{subject}": _named("subject", lambda on: on.paper().id),
    "GET /v1/reports/ageing": _plain(),
    "GET /v1/reports/disputes": _plain(),
    "GET /v1/reports/cash": _plain(),
    "GET /v1/ledgers/{name}/drift": _named("name", lambda _: "beancount"),
    "GET /v1/checks": _plain(),
    "POST /v1/checks/{subject}": _named("subject", _F.check, json={"right": True}),
    "GET /v1/rules": _plain(),
    "PUT /v1/rules": lambda _: Call(version=0, options={"json": {"rows": [ROW], "why": "a trial"}}),
    "POST /v1/rules/preview": _plain(json={"rows": [ROW]}),
    "GET /v1/rules/versions": _plain(),
    "GET /v1/rules/records": _plain(),
    "PUT /v1/customers": _plain(json=[CUSTOMER, *(one.model_dump(mode="json") for one in scene.CUSTOMERS)]),
    "PUT /v1/open-items": _plain(json=[OWED, *(one.model_dump(mode="json") for one in scene.open_items())]),
}
"""In an order in which each finds what it needs."""


def send(house: House, row: str, call: Call, client: Any = None) -> Response:
    """The call, with every right."""
    method, template = row.split(" ", 1)
    headers = {"If-Match": f'"{call.version}"'}
    sent: Response = (client or house.client).request(method, call.address(template), headers=headers, **call.options)
    return sent


def record(house: House) -> dict[str, dict[str, object]]:
    """What was sent and what came back, by operation."""
    furniture, found = Furniture(house), {}
    paths = house.client.get("/v1/openapi.json").json()["paths"]
    for row, make in TOUR.items():
        call = make(furniture)
        reply = send(house, row, call)
        assert reply.is_success, f"{row}: {reply.status_code} {reply.text}"
        method, template = row.split(" ", 1)
        one = {"request": shortened(call.options["json"])} if "json" in call.options else {}
        if reply.content and reply.headers.get("content-type", "").endswith("json"):
            one["response"] = shortened(reply.json())
        found[paths[template][method.lower()]["operationId"]] = one
    return {name: one for name, one in sorted(found.items()) if one}


def shortened(value: Any) -> Any:
    """Of lists the first two: an example is to be read."""
    if isinstance(value, dict):
        return {name: shortened(one) for name, one in value.items()}
    if isinstance(value, list) and all(isinstance(one, dict | list) for one in value):
        return [shortened(one) for one in value[:2]]
    return value


def main() -> None:
    from tests.servers.stores import Clock, make_store
    from tests.web.conftest import cheap_hash, furnished

    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "template.db"
        make_store(f"sqlite:///{template}")
        examples = record(furnished(Path(folder), template, Clock(), cheap_hash()))
    EXAMPLES.write_text(json.dumps(examples, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
