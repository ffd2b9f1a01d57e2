"""A clerk clears twelve different papers by key alone; the presses are counted and held against the least possible.

The least is what only a person can tell (one press for a choice, one for each character of a reason) and one press for
the decision. All papers come through the pipeline as it is.
"""

import datetime as dt
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

import pypdfium2
import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from docflow.schema.documents import Document
from docflow.schema.receivables import OpenItem
from docflow.schema.states import DocumentState, Role
from tests.browser.conftest import PICTURES, Site
from tests.web import papers, scene
from tests.web.conftest import House
from workers.extract import reader
from workers.sandbox import InProcess

pytestmark = [pytest.mark.browser, pytest.mark.slow]

_DONE = frozenset({DocumentState.APPROVED, DocumentState.DUPLICATE})


class Hands:
    """A keyboard: nothing else touches the page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.presses = 0

    def press(self, *keys: str) -> None:
        """Chords count once, as fingers see them."""
        for key in keys:
            self.page.keyboard.press(key)
            self.presses += 1

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.presses += len(text)

    def see(self, selector: str, text: str) -> None:
        """Waits as a person does, for what the page says."""
        expect(self.page.locator(selector)).to_contain_text(text)

    def choose(self) -> None:
        """What is offered beside the field, as it stands there."""
        offered = self.page.locator(".offer")
        expect(offered).to_be_visible()
        value = offered.get_attribute("data-value") or ""
        self.press("Alt+Enter")
        expect(self.page.locator(":focus")).to_have_value(value)
        self.settled()

    def settled(self) -> None:
        """The page has told what would hold."""
        expect(self.page.locator("#previewed")).not_to_have_value("")

    def approve(self) -> None:
        self.press("Control+Enter")


@dataclass
class Case:
    """A paper, what a clerk does about it, and the fewest presses that could tell it."""

    what: str
    bring: Callable[[House], list[Document]]
    clear: Callable[[Hands], None]
    least: int
    ends: DocumentState = DocumentState.APPROVED


def _of(name: str, ref: str, short: str = "0") -> Callable[[House], list[Document]]:
    return lambda house: papers.bring_sample(house, name, ref, Decimal(short), papers.BY_PEOPLE)


def _unmatched(house: House) -> list[Document]:
    """One number is misprinted, and two open items would be paid exactly."""
    file, (record,) = papers.sample("unmatched_number_deu")
    items = papers.owed("K-3", record.lines, "EUR")
    meant = items[-1].model_copy(update={"number": "RE2026-04361"})
    other = meant.model_copy(update={"ref": "K-3:other", "number": "RE2026-07718"})
    papers.enter(house, "K-3", record.payer.name or "", [*items[:-1], meant, other])
    return papers.bring(house, file.name, file.read_bytes())


def _unknown(house: House) -> list[Document]:
    """It is paid under another name than the ledger has."""
    file, (record,) = papers.sample("unknown_payer_eng")
    items = [
        one.model_copy(update={"number": f"4410{n}"}) for n, one in enumerate(papers.owed("K-5", record.lines, "USD"))
    ]
    papers.enter(house, "K-5", "Willowbrook Group Holdings", items)
    return papers.bring(house, file.name, file.read_bytes())


def _copy(house: House) -> list[Document]:
    """Sent once more, but for its last line."""
    assert house.arrive().state is DocumentState.APPROVED
    total = sum((line.paid for line in scene.LINES), Decimal())
    data = scene.advice_pdf("Harrow & Finch Retail Ltd", scene.LINES[:-1], "BACS 0041877", total)
    return papers.bring(house, "again.pdf", data)


def _two(house: House) -> list[Document]:
    """Two advices in one PDF; of the second one invoice is not in the books yet."""
    file, records = papers.sample("three_advices_nld")
    items = [one for record in records[:2] for one in papers.owed("K-7", record.lines, "EUR")]
    papers.enter(house, "K-7", records[0].payer.name or "", [one for one in items if one.number != "202605415"])
    whole, part, data = pypdfium2.PdfDocument(file.read_bytes()), pypdfium2.PdfDocument.new(), io.BytesIO()
    part.import_pages(whole, [0, 1])
    part.save(data)
    return [one for one in papers.bring(house, "two-advices.pdf", data.getvalue()) if one.parent_id]


def _columns(house: House) -> list[Document]:
    """Two columns of numbers under heads that say nothing: the machine takes the first."""
    numbers = (("8801", "77-41", "1250.00"), ("8802", "77-42", "310.50"), ("8803", "77-43", "99.95"))
    items = [
        OpenItem(
            ref=f"K-8:{ours}", customer="K-8", number=ours, issued=dt.date(2026, 9, 1), due=dt.date(2026, 12, 1),
            currency="GBP", original=Decimal(paid), remaining=Decimal(paid),
        )
        for _, ours, paid in numbers
    ]  # fmt: skip
    papers.enter(house, "K-8", "Orchard Mills Ltd", items)
    out = io.BytesIO()
    page = Canvas(out, pagesize=A4)
    head = ("REMITTANCE ADVICE", "Payer: Orchard Mills Ltd", "Payment reference: OM-5521", "Payment date: 2026-11-14",
            "Total: GBP 1,660.45")  # fmt: skip
    for n, text in enumerate(head):
        page.drawString(56, 760 - 16 * n, text)
    for n, row in enumerate((("Kx", "Zz", "Paid"), *numbers)):
        for x, text in zip((56, 180, 340), row, strict=True):
            page.drawString(x, 640 - 18 * n, text)
    page.save()
    return papers.bring(house, "unnamed-columns.pdf", out.getvalue())


def _fax(house: House) -> list[Document]:
    """It lay sideways in the machine."""
    file, (record,) = papers.sample("fax_fine_eng")
    papers.enter(house, "K-4", record.payer.name or "", papers.owed("K-4", record.lines, "USD", Decimal(25)))
    out = io.BytesIO()
    with Image.open(file) as picture:
        picture.rotate(90, expand=True).save(out, "TIFF", dpi=picture.info.get("dpi"), compression="group4")
    return papers.bring(house, "fax.tif", out.getvalue(), papers.BY_PEOPLE)


def _edi(house: House) -> list[Document]:
    """One number is another in the books."""
    file, (record,) = papers.sample("edi_820_discount_eng")
    first, *rest = papers.owed("K-12", record.lines, "USD")
    other = first.model_copy(update={"number": "7730-1"})
    papers.enter(house, "K-12", "Pinecrest Builders LLC", [other, *rest])
    return papers.bring(house, file.name, file.read_bytes())


def _date(hands: Hands) -> None:
    hands.choose()
    hands.approve()


def _total(hands: Hands) -> None:
    hands.press("=")
    hands.see(".reckoned", "= 14,092.69")
    hands.see("#balance", "unapplied 0.00")
    hands.settled()
    hands.approve()


def _first_candidate(hands: Hands) -> None:
    hands.choose()
    hands.approve()


def _short(hands: Hands) -> None:
    hands.press("d")
    hands.see("#m-2-why", "deducted for damage")
    hands.settled()
    hands.approve()


def _same_payment(hands: Hands) -> None:
    hands.press("Control+k", "Enter")


def _on_account(hands: Hands) -> None:
    hands.press("Control+Shift+Enter")
    hands.type("early")
    hands.press("Enter")


def _mark(hands: Hands) -> None:
    hands.press("F6", "g")
    expect(hands.page.locator("#role-0")).to_be_focused()
    hands.see("#columns .would", "77-41")
    hands.page.screenshot(path=PICTURES / "columns.png")
    hands.press("Control+Enter")
    hands.see(".lines", "77-41 is the number of an open item")
    hands.approve()


def _upright(hands: Hands) -> None:
    """The machine has turned it; nobody has to."""
    paper = hands.page.locator("page-view svg.leaf")
    _, _, width, height = map(float, (paper.get_attribute("data-box") or "").split())
    assert width < height and hands.page.locator("g.leaf[transform^='rotate']").count() == 0
    hands.approve()


def _seen(hands: Hands) -> None:
    """Looked at and found right: nothing is typed."""
    hands.approve()


CASES = (
    Case("ambiguous date", _of("ambiguous_date_eng", "K-1"), _date, 2),
    Case("wrong total", _of("wrong_total_eng", "K-2"), _total, 2),
    Case("unmatched line", _unmatched, _first_candidate, 2),
    Case("short pay to dispute", _of("short_pay_no_reason_eng", "K-4", "50"), _short, 2),
    Case("unknown payer", _unknown, _first_candidate, 2),
    Case("duplicate", _copy, _same_payment, 2, DocumentState.DUPLICATE),
    Case("two advices in one PDF", _two, _on_account, 6),
    Case("column marked by hand", _columns, _mark, 3),
    Case("rotated fax", _fax, _upright, 1),
    Case("mail text", _of("mail_text_sentences_eng", "K-10", "10"), _seen, 1),
    Case("spreadsheet", _of("xlsx_titled_eng", "K-11", "50"), _seen, 1),
    Case("EDI", _edi, _first_candidate, 2),
)


@pytest.fixture
def desk(site: Site) -> Iterator[Site]:
    site.house.clock.advance(days=200)
    deps = site.house.app.state.deps
    site.house.app.state.deps = replace(deps, policy=papers.POLICY, read=reader(InProcess(), site.house.files))
    yield site


def test_twelve_papers_are_cleared_by_key_alone(desk: Site) -> None:
    waiting: dict[str, Case] = {}
    for case in CASES:
        ids = [one.id for one in case.bring(desk.house) if one.state is DocumentState.NEEDS_REVIEW]
        assert len(ids) == 1, (case.what, ids)
        waiting[ids[0]] = case
    desk.sign_in(Role.APPROVER.value)
    page = desk.page
    page.goto(f"{desk.address}/queue")
    page.locator("a.payer").first.press("Enter")
    counted: dict[str, int] = {}
    while waiting:
        page.wait_for_url("**/documents/*")
        page.wait_for_load_state("load")
        document_id = page.url.rpartition("/")[2].partition("?")[0]
        case = waiting.pop(document_id)
        hands = Hands(page)
        case.clear(hands)
        page.wait_for_url(lambda url, gone=document_id: f"/documents/{gone}" not in url)
        assert desk.house.document(document_id).state is case.ends, case.what
        counted[case.what] = hands.presses
    _told(counted)
    with desk.house.store.read() as tx:
        disputes = [one for one in tx.disputes.list() if one.current == 50]
    assert [one.reason for one in disputes] == ["damage"]
    assert sum(counted.values()) <= 1.1 * sum(case.least for case in CASES)
    desk.watch.check()


def _told(counted: dict[str, int]) -> None:
    print("\nkey presses, least possible")
    for case in CASES:
        print(f"{case.what:24} {counted[case.what]:3} {case.least:3}")
    print(f"{'all':24} {sum(counted.values()):3} {sum(case.least for case in CASES):3}")
