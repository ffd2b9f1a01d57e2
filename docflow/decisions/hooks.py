"""What a person decides about those who are told of events."""

from collections.abc import Sequence

from docflow.store import Tx


def add(tx: Tx, actor: str, name: str, url: str, types: Sequence[str], secret: str) -> str:
    """A program that is told of what happens from now on; its id. Raises Refused where the name is taken."""
    found = tx.subscriptions.add(name, url, types, secret, tx.audit.head()[0])
    tx.audit.append(actor, "webhook added", found, {"name": name, "url": url, "types": types})
    return found


def exchange_secret(tx: Tx, actor: str, webhook_id: str, secret: str) -> None:
    """For a day both sign, so that the receiver can be changed without a gap. Raises NotFound."""
    tx.subscriptions.exchange_secret(webhook_id, secret)
    tx.audit.append(actor, "webhook secret exchanged", webhook_id)


def remove(tx: Tx, actor: str, webhook_id: str) -> None:
    """It is told of nothing any more; its dead letters go with it. Raises NotFound."""
    tx.subscriptions.remove(webhook_id)
    tx.audit.append(actor, "webhook removed", webhook_id)


def send_again(tx: Tx, actor: str, webhook_id: str, seq: int) -> None:
    """Asks that an event which was given up be sent once more, at the next turn of its webhook. Raises NotFound."""
    tx.subscriptions.send_again(webhook_id, seq)
    tx.audit.append(actor, "sent again", webhook_id, {"event": seq})
