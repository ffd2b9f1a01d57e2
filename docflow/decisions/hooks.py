"""What a person decides about those who are told of events."""

from docflow.store import Tx


def send_again(tx: Tx, actor: str, webhook_id: str, seq: int) -> None:
    """Asks that an event which was given up be sent once more, at the next turn of its webhook. Raises NotFound."""
    tx.subscriptions.send_again(webhook_id, seq)
    tx.audit.append(actor, "sent again", webhook_id, {"event": seq})
