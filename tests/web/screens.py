"""Every screen by its address, and a house in which each has something to show."""

import datetime as dt
from decimal import Decimal

from docflow import decisions
from docflow.decisions import cases
from docflow.decisions.cases import NewCase
from docflow.ledgers.signed import new_secret
from docflow.schema.receivables import OpenItem
from docflow.schema.states import Role
from docflow.web import keys
from tests.decisions.house import TODAY
from tests.web import scene
from tests.web.conftest import House
from tests.web.test_receipts import brought

SCREENS = {
    "home": "/",
    "queue": "/queue",
    "review": "/documents/{document}",
    "conflict": "/documents/{clash}",
    "ask": "/documents/{document}/ask",
    "columns": "/documents/{document}/columns/1",
    "original": "/documents/{document}?beside=original",
    "past": "/documents/{document}?beside=history",
    "shortcuts": "/shortcuts",
    "sender": "/documents/{document}/sender",
    "history": "/documents/{document}/history?check=true",
    "disputes": "/disputes",
    "dispute": "/disputes/{dispute}",
    "receipts": "/receipts",
    "receipt": "/receipts/{receipt}",
    "mails": "/mails",
    "customers": "/receivables?customer=C-1001",
    "set-off": "/set-off?customer=C-1002",
    "outbox": "/outbox",
    "figures": "/figures",
    "mailboxes": "/mailboxes",
    "ledgers": "/ledgers",
    "rules": "/rules",
    "audit": "/audit",
    "people": "/people",
    "keys": "/keys",
    "webhooks": "/webhooks",
    "settings": "/settings",
    "connect": "/connect",
    "me": "/me",
    "api": "/v1/docs",
    "not-found": "/nowhere",
}


def occupied(house: House) -> dict[str, str]:
    """Ids of what the screens show."""
    document = house.arrive(misread={2: "1234.60"})
    house.arrive(reference="REF 2", lines=scene.LINES[:1])
    clash = house.arrive(reference="REF 3", misread={2: "1234.60"})
    brought(house, "5.00")
    key = keys.new_key()
    new = NewCase(customer="C-1001", currency="GBP", amount=Decimal(120), invoices=("INV-20391",), reason="pricing")
    with house.store.begin() as tx:
        tx.open_items.upsert(scene.both_sides("C-1002"))
        tx.api_keys.add(key.prefix, key.hash, ["read"], "web shop")
        tx.mailboxes.trouble("ar", "The password of ar@example.com was refused: set it anew.")
        case = cases.create(tx, new, "clerk", scene.POLICY)
        receipt = tx.receipts.list()[0]
        owed = {"ref": "inv:SIX", "number": "SIX", "customer": "C-1002", "currency": "EUR", "original": "6.00"}
        days = {"issued": TODAY, "due": TODAY, "remaining": "6.00"}
        tx.open_items.upsert([OpenItem.model_validate(owed | days)])
        decisions.name_customer(tx, receipt.id, receipt.version, "clerk", scene.POLICY, "C-1002")
        told = tx.subscriptions.add("web shop", "https://shop.example/docflow", ["posting.*"], new_secret(), 0)
        if turn := tx.subscriptions.take(told, dt.timedelta(minutes=1)):
            tx.subscriptions.give_up(turn, 7, "shop.example answers 410: gone.")
        base = {"field.payment_reference": "REF 1", "field.payment_date": "2026-04-13"}
        tx.drafts.put(clash.id, Role.ADMIN.value, 1, {"field.payment_reference": "MINE"}, base)
    return {"document": document.id, "clash": clash.id, "dispute": case.id, "receipt": receipt.id}
