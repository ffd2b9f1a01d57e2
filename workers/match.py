"""The MATCH step: record -> payer, open items -> approved by the machine, or in front of a person with the reasons.

The APPLY step: a receipt -> the advice whose money it is, or the open items that the bank names."""

from docflow import decisions
from docflow.decisions import cases
from docflow.files import Files
from docflow.rules.cases.filing import Said, threads_in
from docflow.schema.documents import Document, Task
from docflow.schema.place import Pages
from docflow.schema.records import Kind
from extractors.papers.quoted import lines_of
from workers.workshop import Workshop

_BODY = "body"
_LINES = 40
"""So many of a document's first lines may hold its title."""


def match(shop: Workshop, task: Task) -> list[str]:
    """The MATCH step; the decision itself is made behind the one door that people use too."""
    with shop.store.read() as tx:
        document = tx.documents.get(task.subject)
        asked = cases.may_belong(document)
        papers = tx.documents.of_mail(document.mail_id) if document.mail_id and asked else []
        claims = [one for one in papers if one.kind is Kind.DISPUTE and not cases.may_belong(one)]
        asked = asked and (bool(claims) or tx.disputes.any_open())
    said = _said(shop.files, document, papers) if asked else Said()
    with shop.store.begin() as tx:
        tx.tasks.done(task)
        for claim in claims:
            # A claim comes before what proves it: only then is there a case to which the proof belongs.
            decisions.settle_automatically(tx, tx.documents.get(claim.id), shop.policy, shop.store.clock().date())
        document = tx.documents.get(task.subject)
        decisions.settle_automatically(tx, document, shop.policy, shop.store.clock().date(), said)
        return [*tx.tasks.asked, *tx.postings.added]


def apply(shop: Workshop, task: Task) -> list[str]:
    """The APPLY step; an advice that waited for this money is booked with it."""
    with shop.store.begin() as tx:
        tx.tasks.done(task)
        decisions.settle_receipt(tx, task.subject, shop.policy, shop.store.clock().date())
        return [*tx.tasks.asked, *tx.postings.added]


def _said(files: Files, document: Document, papers: list[Document]) -> Said:
    """The words of the document, and those of the mail that brought it."""
    own = _pages(files, document)
    body = next((one for one in papers if one.part == _BODY and one.id != document.id), None)
    mail = _pages(files, body).text if body else ""
    first = [line.text for page in own.pages[:1] for line in lines_of(page)]
    return Said(own.text, f"{document.subject} {mail}", threads_in(document.hints), tuple(first[:_LINES]))


def _pages(files: Files, document: Document) -> Pages:
    if document.pages_sha256 is None:
        return Pages(reader="", pages=())
    return Pages.model_validate_json(files.get(document.pages_sha256))
