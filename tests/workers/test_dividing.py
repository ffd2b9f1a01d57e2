"""A paper that a person splits, and papers that a person lays together, are read again from their own pages."""

import io
from decimal import Decimal

from reportlab.pdfgen.canvas import Canvas

from docflow import intake
from docflow.schema.documents import Document
from docflow.schema.place import Pages
from docflow.schema.records import Remittance
from docflow.schema.states import DocumentState as S
from docflow.web import laying
from docflow.web.deps import Deps
from tests.workers.test_combine import shop
from tests.workers.test_together import PAGE_1, PAGE_2
from workers import steps
from workers.workshop import Workshop

__all__ = ["shop"]


def _pdf(*pages: str) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    for page in pages:
        text = canvas.beginText(50, 780)
        text.setFont("Courier", 9)
        text.textLines(page)
        canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _work(shop: Workshop) -> None:
    while True:
        with shop.store.read() as tx:
            due = tx.tasks.due(9)
        if not due:
            return
        for task in due:
            steps.perform(shop, task)


def _all(shop: Workshop) -> dict[str, Document]:
    with shop.store.read() as tx:
        assert not tx.broken()
        return {one.name: one for one in tx.documents.list(full=True)}


def test_split_by_hand_and_laid_together_again(shop: Workshop) -> None:
    deps = Deps(shop.store, shop.files, shop.policy, "a secret key for tests")
    intake.receive_file(shop.store, shop.files, "scan.pdf", _pdf(PAGE_1, PAGE_2.replace("1,830.00", "1,831.00")))
    _work(shop)
    document = _all(shop)["scan.pdf"]
    assert document.state is S.NEEDS_REVIEW
    with shop.store.begin() as tx:
        laying.split(tx, deps, "anna", document.id, document.version, [[2], [1]])
    _work(shop)
    found = _all(shop)
    rest, head = found["scan.pdf · 1 of 2"], found["scan.pdf · 2 of 2"]
    assert found["scan.pdf"].state is S.SPLIT
    assert (rest.amount, head.reference) == (Decimal("1831.00"), "EFT-88120")
    assert [len(_record(one).lines) for one in (rest, head)] == [2, 2]
    with shop.store.begin() as tx:
        laying.merge(tx, deps, "anna", head.id, head.version, [rest.id])
    _work(shop)
    whole = _all(shop)["scan.pdf · 2 of 2 + scan.pdf · 1 of 2"]
    assert (whole.state, whole.amount, whole.reference) == (S.NEEDS_REVIEW, Decimal("1831.00"), "EFT-88120")
    assert [line.document_number for line in _record(whole).lines] == ["INV-1001", "INV-1002", "INV-1003", "INV-1004"]
    assert whole.extraction and whole.extraction.fields["amount"].page == 2
    pages = Pages.model_validate_json(shop.files.get(whole.pages_sha256 or ""))
    assert [page.number for page in pages.pages] == [1, 2]


def _record(document: Document) -> Remittance:
    assert document.extraction is not None
    assert isinstance(document.extraction.record, Remittance)
    return document.extraction.record
