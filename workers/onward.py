"""What follows once a paper is read, or can not be."""

from docflow.schema.states import Step
from docflow.store import Tx


def onward(tx: Tx, document_ids: list[str], mail_id: str | None) -> list[str]:
    """Matching for papers that came alone; those of one mail are first looked at together.

    The last paper of the mail that is read asks for that, whoever reads it: the lock makes them ask one by one.
    """
    if mail_id is None:
        return [tx.tasks.add(Step.MATCH, document_id) for document_id in document_ids]
    tx.lock(f"mail:{mail_id}")
    return [] if tx.documents.being_read(mail_id) else [tx.tasks.add(Step.COMBINE, mail_id)]
