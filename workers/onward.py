"""What follows once a paper is read, or can not be."""

from docflow.schema.states import Step
from docflow.store import Tx


def onward(tx: Tx, document_ids: list[str], mail_id: str | None, *, alone: bool = False) -> list[str]:
    """Matching for papers that came alone, or that a person made; those of one mail are first looked at together.

    The last paper of the mail that is read asks for that, whoever reads it: the lock makes them ask one by one.
    """
    by_itself = document_ids if alone or mail_id is None else []
    tasks = [tx.tasks.add(Step.MATCH, document_id) for document_id in by_itself]
    if mail_id is None:
        return tasks
    tx.lock(f"mail:{mail_id}")
    return tasks if tx.documents.being_read(mail_id) else [*tasks, tx.tasks.add(Step.COMBINE, mail_id)]
