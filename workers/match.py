"""Record -> payer, open items -> approved by the machine, or in front of a person with the reasons: the MATCH step."""

from docflow import decisions
from docflow.schema.documents import Task
from workers.workshop import Workshop


def match(shop: Workshop, task: Task) -> list[str]:
    """The MATCH step; the decision itself is made behind the one door that people use too."""
    with shop.store.begin() as tx:
        tx.tasks.done(task)
        document = tx.documents.get(task.subject)
        decisions.settle_automatically(tx, document, shop.policy, shop.store.clock().date())
        return [row.posting_id for row in tx.postings.of_document(document.id)]
