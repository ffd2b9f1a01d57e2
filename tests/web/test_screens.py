"""The screen without JavaScript: plain forms correct, approve, reject, park and undo; nothing typed is lost."""

import lxml.html
import pytest
from httpx import Response

from docflow.schema.documents import Document
from docflow.schema.states import PostingState, Role
from tests.web import scene
from tests.web.conftest import House, form_of, token_of


@pytest.fixture
def document(house: House) -> Document:
    return house.arrive(misread={2: "1234.60"})


class Desk:
    """A signed-in person at the document page."""

    def __init__(self, house: House, document: Document, role: Role = Role.CLERK) -> None:
        self.client = house.person(role)
        self.address = f"/documents/{document.id}"
        self.page = self.client.get(self.address).text

    def press(self, action: str, **typed: str) -> Response:
        """Types into the page as it is shown and presses a button."""
        form = form_of(self.page) | {name.replace("__", "."): text for name, text in typed.items()}
        return self.client.post(self.address, data=form | {"action": action})

    def follow(self, reply: Response) -> str:
        assert reply.status_code == 303, words(reply.text)
        self.page = self.client.get(reply.headers["location"]).text
        return self.page


def words(page: str) -> str:
    """What a person reads on the page."""
    tree = lxml.html.fromstring(page)
    for silent in tree.xpath("//svg|//script|//datalist|//select"):
        silent.drop_tree()
    return " ".join(" ".join(tree.itertext()).split())


def test_the_page_shows_paper_record_match_and_proof(house: House, document: Document) -> None:
    page = Desk(house, document).page
    text = words(page)
    assert "Harrow & Finch Retail Ltd" in text and "needs review" in text and "GBP 12,480.50" in text
    assert f'href="/v1/documents/{document.id}/pages/1/picture"' in page
    assert 'value="1,234.60"' in page and 'value="INV-20457"' in page
    assert "Line 3: gross − discount − deduction = paid" in text
    assert "Paid 12,480.50 = applied 12,430.50 + on account 0.00 + unapplied 50.00 GBP" in text
    assert "Approve & next" in text


def test_every_control_has_a_label_and_every_id_is_unique(house: House, document: Document) -> None:
    tree = lxml.html.fromstring(Desk(house, document).page)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    for control in tree.xpath("//input[not(@type='hidden')]|//select|//textarea"):
        labelled = (
            control.get("aria-label")
            or control.xpath("ancestor::label")
            or tree.xpath("//label[@for=$id]", id=control.get("id", ""))
        )
        assert labelled, lxml.html.tostring(control)
        for described in (control.get("aria-describedby") or "").split():
            assert described in ids


def test_correct_then_approve_then_the_posting_is_there(house: House, document: Document) -> None:
    desk = Desk(house, document)
    text = words(desk.follow(desk.press("save", field__lines__2__paid_amount="1,284.60")))
    assert "unapplied 0.00" in text and "Does not hold" not in text
    assert "typed by a person" in text
    reply = desk.press("approve")
    text = words(desk.follow(reply))
    assert reply.headers["location"] == f"/queue?tab=review&done={document.id}"
    assert "Harrow & Finch Retail Ltd GBP 12,480.50: approved." in text and "Nothing waits for you" in text
    posted = words(desk.client.get(desk.address).text)
    assert "In the ledger" in posted and "receivable INV-20418" in posted
    assert len(house.hints) == 1 and house.hints[0].startswith("dfp_")


def test_approving_with_the_correction_in_one_go(house: House, document: Document) -> None:
    desk = Desk(house, document)
    assert desk.press("approve", field__lines__2__paid_amount="1284.60").headers["location"].startswith("/queue")
    assert house.document(document.id).state.value == "approved"


def test_nobody_approves_what_they_have_not_seen(house: House, document: Document) -> None:
    desk = Desk(house, document)
    page = desk.follow(desk.press("approve", field__lines__0__paid_amount="4,000.00"))
    assert house.document(document.id).state.value == "needs_review"
    assert 'value="4,000.00"' in page


def test_save_and_next_needs_no_edit_and_goes_to_the_next(house: House) -> None:
    first = house.arrive(reference="REF 1", misread={2: "1234.60"})
    second = house.arrive(reference="REF 2", misread={2: "1234.60"})
    desk = Desk(house, first)
    assert (
        desk.press("park", reason="ask Jo").headers["location"] == f"/documents/{second.id}?tab=review&done={first.id}"
    )
    assert "parked" in words(desk.client.get(f"/documents/{second.id}?done={first.id}").text)


@pytest.mark.parametrize(
    ("typed", "said"), [("12x", "is not an amount"), ("1.234", "may be 1,234 or 1.234"), ("1,2,3", "is not an amount")]
)
def test_a_value_that_cannot_be_read_is_kept_and_explained(
    house: House, document: Document, typed: str, said: str
) -> None:
    desk = Desk(house, document)
    reply = desk.press("save", field__lines__2__paid_amount=typed, field__payment_reference="BACS 0041878")
    assert reply.status_code == 422
    assert said in words(reply.text) and f'value="{typed}"' in reply.text and 'aria-invalid="true"' in reply.text
    assert 'value="BACS 0041878"' in reply.text
    assert house.document(document.id).version == document.version
    desk.page = reply.text
    assert desk.press("save", field__lines__2__paid_amount="1,284.60").status_code == 303
    assert house.document(document.id).reference == "BACS 0041878"


def test_an_ambiguous_date_is_asked_about(house: House, document: Document) -> None:
    reply = Desk(house, document).press("save", field__payment_date="04/11/2026")
    assert reply.status_code == 422 and "may be 4 Nov 2026 or 11 Apr 2026" in words(reply.text)


def test_two_people_on_one_document(house: House, document: Document) -> None:
    one, two = Desk(house, document), Desk(house, document, Role.APPROVER)
    assert one.press("save", field__payment_reference="BACS 1").status_code == 303
    conflict = two.press("save", field__payment_reference="BACS 2", field__lines__2__paid_amount="1,284.60")
    assert conflict.status_code == 412
    text = words(conflict.text)
    assert "was changed meanwhile" in text and "yours: BACS 2 theirs: BACS 1" in text
    assert text.count("yours: ") == 1
    two.page = conflict.text
    assert two.press("save").status_code == 303
    assert house.document(document.id).reference == "BACS 2"


def test_money_that_moved_meanwhile_is_shown_before_it_is_approved(house: House, document: Document) -> None:
    Desk(house, document).press("save", field__lines__2__paid_amount="1,284.60")
    desk = Desk(house, document)
    items = scene.open_items()
    with house.store.begin() as tx:
        tx.open_items.upsert([item.model_copy(update={"remaining": scene.Decimal("100.00")}) for item in items[:1]])
    reply = desk.press("approve")
    assert reply.status_code == 412 and "changed since you looked" in words(reply.text)
    assert house.document(document.id).state.value == "needs_review"
    assert "100.00 open" in words(reply.text)


def test_two_browsers_approve_only_once(house: House, document: Document) -> None:
    Desk(house, document).press("save", field__lines__2__paid_amount="1,284.60")
    one, two = Desk(house, document), Desk(house, document, Role.APPROVER)
    assert one.press("approve").status_code == 303
    assert two.press("approve").status_code == 412
    with house.store.read() as tx:
        assert len(tx.postings.of_document(document.id)) == 2


def test_an_approval_can_be_undone_until_it_is_sent(house: House, document: Document) -> None:
    desk = Desk(house, document)
    desk.press("approve", field__lines__2__paid_amount="1284.60")
    desk.page = desk.client.get(desk.address).text
    assert "can be undone until the ledger takes it" in words(desk.page)
    assert "needs review" in words(desk.follow(desk.press("undo")))
    with house.store.read() as tx:
        assert {row.state for row in tx.postings.of_document(document.id)} == {PostingState.CANCELLED}


def test_the_rest_goes_on_account_only_when_somebody_says_so(house: House, document: Document) -> None:
    desk = Desk(house, document)
    refused = desk.press("approve")
    assert refused.status_code == 409 and "50.00 GBP is not applied" in words(refused.text)
    assert "unapplied 50.00" in words(desk.page)
    assert desk.press("approve", on_account="yes").status_code == 303
    assert "on account 50.00 + unapplied 0.00" in words(house.person().get(f"/documents/{document.id}").text)


def test_what_goes_back_to_the_payer_is_not_left_over(house: House, document: Document) -> None:
    desk = Desk(house, document)
    assert desk.press("approve", refund="yes").status_code == 303
    assert "to be paid back 50.00" in words(house.person().get(f"/documents/{document.id}").text)


def test_a_line_is_bound_to_an_open_item_by_hand(house: House) -> None:
    lines = (*scene.LINES[:2], scene.Line("OUR-77", scene.dt.date(2026, 3, 16), "788.15"))
    document = house.arrive(lines=lines)
    desk = Desk(house, document)
    assert "no open item" in words(desk.page)
    wrong = desk.press("save", match__2="INV-99999")
    assert wrong.status_code == 422 and "is not an open item of this customer" in words(wrong.text)
    text = words(desk.follow(desk.press("save", match__2="INV 20391")))
    assert "no open item" not in text and "unapplied 0.00" in text
    assert desk.press("approve").headers["location"].startswith("/queue")


def test_lines_are_added_and_removed(house: House, document: Document) -> None:
    desk = Desk(house, document)
    new = {
        "field__lines__+__document_number": "INV-20391",
        "field__lines__+__gross_amount": "788.15",
        "field__lines__+__paid_amount": "788.15",
    }
    desk.follow(desk.press("save", **new))
    record = house.document(document.id).extraction.record  # type: ignore[union-attr]
    assert record.lines[6].document_number == "INV-20391"  # type: ignore[union-attr]
    desk.follow(desk.press("remove.6"))
    assert len(house.document(document.id).extraction.record.lines) == 6  # type: ignore[union-attr]


def test_the_preview_says_what_would_hold_and_writes_nothing(house: House, document: Document) -> None:
    desk = Desk(house, document)
    form = form_of(desk.page) | {"field.lines.2.paid_amount": "1,284.60"}
    reply = desk.client.post(desk.address + "/preview", data=form)
    text = words(reply.text)
    assert reply.status_code == 200 and "unapplied 0.00" in text and "Does not hold" not in text
    for part in ("why", "proof", "balance", "m-0-why", "m-5-why"):
        assert f'id="{part}"' in reply.text
    assert reply.text.count("hx-swap-oob") >= 9
    assert house.document(document.id).version == document.version
    broken = desk.client.post(desk.address + "/preview", data=form | {"field.amount": "x"})
    assert broken.status_code == 200


def test_a_posted_document_is_read_only_and_says_why(house: House) -> None:
    document = house.arrive()
    with house.store.begin() as tx:
        posting_id = tx.postings.of_document(document.id)[0].posting_id
        tx.postings.feed()
        tx.postings.acknowledge("erp", posting_id, "J-4711")
        for state in ("delivered", "posted"):
            document = tx.documents.move(document.id, document.version, scene.DocumentState(state))
    page = Desk(house, document).page
    assert "Posted as pull J-4711: read-only." in words(page)
    assert "Approve" not in words(page) and not lxml.html.fromstring(page).xpath("//fieldset[not(@disabled)]")
    assert Desk(house, document).press("save", field__amount="1.00").status_code in (409, 422)


def test_a_viewer_sees_everything_and_no_button(house: House, document: Document) -> None:
    desk = Desk(house, document, Role.VIEWER)
    tree = lxml.html.fromstring(desk.page)
    assert not tree.xpath("//form[@id='record']//button[not(@disabled)]")
    assert "Harrow" in words(desk.page)


def test_the_queue_puts_the_dearest_first_and_its_counts_are_right(house: House) -> None:
    small = house.arrive(reference="REF 1", lines=scene.LINES[:1], misread={0: "4100.00"})
    large = house.arrive(reference="REF 2", misread={2: "1234.60"})
    house.arrive(reference="REF 3", lines=scene.LINES[5:])
    client = house.person()
    tree = lxml.html.fromstring(client.get("/queue").text)
    assert tree.xpath("//tbody//a[@class='payer']/@href") == [
        f"/documents/{large.id}?tab=review",
        f"/documents/{small.id}?tab=review",
    ]
    for tab in tree.xpath("//nav[@class='tabs']/a"):
        count = int(tab.xpath("span")[0].text)
        rows = lxml.html.fromstring(client.get(tab.get("href")).text).xpath("//tbody/tr")
        assert len(rows) == count, tab.get("href")


def test_search_finds_and_says_when_it_does_not(house: House, document: Document) -> None:
    client = house.person()
    assert "Harrow" in words(client.get("/queue?tab=all&q=0041877").text)
    nothing = client.get("/queue?tab=review&q=%3Cb%3Enothing").text
    assert "No document here is like that" in words(nothing) and "<b>nothing" not in nothing


def test_mailbox_trouble_is_on_every_page_at_once(house: House, document: Document) -> None:
    client = house.person(Role.VIEWER)
    with house.store.begin() as tx:
        tx.mailboxes.trouble("ar-inbox", "The server refuses the password; set it in docflow.toml.")
    for address in ("/", "/queue", "/mails", "/outbox", "/mailboxes", "/receivables", f"/documents/{document.id}"):
        text = words(client.get(address).text)
        assert "Mailbox “ar-inbox” is not being read." in text and "set it in docflow.toml" in text, address
    with house.store.begin() as tx:
        tx.mailboxes.well("ar-inbox")
    assert "not being read" not in words(client.get("/").text)
    with house.store.begin() as tx:
        tx.mailboxes.well("ar-inbox", "Its sign-in ends on 2026-12-01.")
    text = words(client.get("/").text)
    assert "Mailbox “ar-inbox” needs somebody. Its sign-in ends on 2026-12-01." in text


def _stuck(house: House, state: PostingState, error: str) -> str:
    """A posting that came to a halt at beancount."""
    document = house.arrive()
    with house.store.begin() as tx:
        posting_id = tx.postings.of_document(document.id)[0].posting_id
        row = tx.postings.claim(posting_id, "beancount", "w", scene.dt.timedelta(minutes=1))
        assert row is not None
        tx.postings.move(row, state, error=error)
    return posting_id


def test_what_failed_is_sent_again(house: House) -> None:
    posting_id = _stuck(house, PostingState.FAILED, "The period March 2026 is closed.")
    client = house.person()
    page = client.get("/outbox").text
    assert "The period March 2026 is closed." in words(page) and "Try again now" in words(page)
    form = {"csrf": token_of(page), "action": "again"}
    assert client.post(f"/outbox/{posting_id}/beancount", data=form).status_code == 303
    assert house.hints == [posting_id]
    with house.store.read() as tx:
        assert tx.postings.get(posting_id, "beancount").state is PostingState.QUEUED
        assert tx.audit.of(posting_id)[-1].actor == "clerk"


def test_a_person_looks_into_the_ledger_where_nobody_else_can_tell(house: House) -> None:
    posting_id = _stuck(house, PostingState.NEEDS_CLERK, "No answer; it may have been booked.")
    client = house.person()
    page = client.get("/outbox").text
    form = {"csrf": token_of(page), "action": "there", "external_ref": "J-12"}
    assert "Look into beancount:" in words(page)
    assert client.post(f"/outbox/{posting_id}/beancount", data=form).status_code == 303
    with house.store.read() as tx:
        row = tx.postings.get(posting_id, "beancount")
        assert (row.state, row.external_ref) == (PostingState.VERIFIED, "J-12")
        assert tx.documents.get(row.document_id).state.value == "posted"
    assert client.post(f"/outbox/{posting_id}/beancount", data=form).status_code == 409


def test_a_paused_ledger_is_on_every_page_until_it_may_go_on(house: House) -> None:
    house.arrive()
    with house.store.begin() as tx:
        tx.flags.set("ledger_paused.beancount", "It refuses our key; set a new one in docflow.toml.")
        tx.flags.set("posting_paused", "restored from backup.tar")
    client = house.person()
    page = client.get("/queue").text
    assert "Nothing is sent to the ledger “beancount”. It refuses our key" in words(page)
    assert "Nothing is posted. Restored from backup.tar." in words(page)
    assert client.post("/ledgers/beancount/resume", data={"csrf": token_of(page)}).status_code == 303
    assert "Nothing is sent" not in words(client.get("/queue").text) and house.hints
    assert client.post("/ledgers/beancount/resume", data={"csrf": token_of(page)}).status_code == 404


def test_files_come_in_through_the_form(house: House) -> None:
    client = house.person()
    form = {"csrf": token_of(client.get("/").text)}
    reply = client.post(
        "/upload", data=form, files=[("files", ("a.pdf", b"%PDF-1.4")), ("files", ("b.pdf", b"%PDF-1.5"))]
    )
    assert "2 files received" in words(client.get(reply.headers["location"]).text)
    assert len(house.hints) == 2


def test_open_items_come_in_through_the_form(house: House) -> None:
    client = house.person()
    form = {"csrf": token_of(client.get("/receivables").text), "kind": "customers"}
    good = client.post("/receivables/import", data=form, files={"file": ("c.csv", b"ref,name\nC-7,Seven\n")})
    assert "1 rows imported" in words(client.get(good.headers["location"]).text)
    bad = client.post("/receivables/import", data=form, files={"file": ("c.csv", b"ref,name\nC-8\n")})
    assert bad.status_code == 422 and "Row 1: name" in words(bad.text)


def test_history_tells_the_story(house: House, document: Document) -> None:
    desk = Desk(house, document)
    desk.press("save", field__lines__2__paid_amount="1,284.60")
    text = words(desk.client.get(desk.address + "/history").text)
    assert "received" in text and "correct" in text and "clerk" in text and "1284.60" in text


def test_pages_that_are_not_there(house: House, document: Document) -> None:
    client = house.person()
    for address in ("/documents/doc_x", f"/documents/{document.id}?page=9", "/mails/mail_x", "/nothing"):
        reply = client.get(address)
        assert reply.status_code == 404 and "<h1>" in reply.text, address


def test_posted_means_two_things(house: House) -> None:
    from docflow.schema.states import DocumentState
    from docflow.web.words import state_label

    assert state_label(DocumentState.POSTED) == "posted"
    assert state_label(PostingState.POSTED) == "booked, not yet read back"
    assert all(state_label(state) for kind in (DocumentState, PostingState) for state in kind)


def test_a_page_without_a_change_saves_nothing(house: House, document: Document) -> None:
    desk = Desk(house, document)
    assert desk.press("save").status_code == 303
    assert house.document(document.id).version == document.version


def test_what_it_is_and_reasons_are_chosen_in_words(house: House, document: Document) -> None:
    desk = Desk(house, document)
    desk.follow(
        desk.press("save", field__lines__3__deduction_reason="wrong product", field__payment_method="direct debit")
    )
    record = house.document(document.id).extraction.record  # type: ignore[union-attr]
    assert (record.lines[3].deduction_reason, record.payment_method) == ("wrong_product", "direct_debit")  # type: ignore[union-attr]
    refused = desk.press("save", field__lines__3__deduction_reason="bad mood")
    assert refused.status_code == 422 and "is not one of: pricing" in words(refused.text)
    text = words(desk.follow(desk.press("save", field__kind="dispute")))
    assert house.document(document.id).kind == "dispute"
    assert "Record dispute & next" in text and "Lines and the open items" not in text


def test_a_copy_is_offered_as_a_duplicate(house: House, document: Document) -> None:
    again = house.arrive(misread={2: "1284.00"}, name="again.pdf")
    desk = Desk(house, again)
    assert f'<option value="{document.id}">' in desk.page
    assert desk.press("duplicate_of", other=document.id).status_code == 303
    assert house.document(again.id).duplicate_of == document.id
    assert "Open the other one" in words(desk.client.get(desk.address).text)


def test_a_dispute_is_recorded_once_its_customer_is_chosen(house: House, document: Document) -> None:
    desk = Desk(house, document)
    text = words(desk.follow(desk.press("save", field__kind="dispute", customer="")))
    assert "Amount claimed" in text and "Customer" in text
    refused = desk.press("file_dispute")
    assert refused.status_code == 409 and "choose the customer first" in words(refused.text)
    desk.page = refused.text
    reply = desk.press(
        "file_dispute", customer="Comptoir Valmy SARL (C-1003)", field__amount="49.00", field__currency="GBP"
    )
    assert reply.status_code == 303
    assert house.document(document.id).state.value == "filed"
    assert house.document(document.id).customer == "C-1003"


def test_an_invoice_that_came_back_is_disputed_by_one_button(house: House, document: Document) -> None:
    """What the invoice says had to be typed again into the dispute that it was made."""
    desk = Desk(house, document)
    desk.follow(desk.press("save", field__kind="invoice"))
    told = {"field__buyer.name": "Harrow & Finch Retail Ltd", "field__invoice_number": "INV-20418"}
    page = desk.follow(desk.press("dispute", **told, field__currency="GBP", field__total_amount="49.00"))
    form = form_of(page)
    assert (form["field.customer.name"], form["field.amount"]) == ("Harrow & Finch Retail Ltd", "49.00")
    assert "INV-20418" in words(page) and "It is disputed" not in words(page)
    assert desk.press("file_dispute", field__reason="pricing").status_code == 303
    with house.store.read() as tx:
        (case,) = tx.disputes.list()
    assert (case.invoices, case.reason, case.current) == (("INV-20418",), "pricing", 49)


def test_an_advice_of_hundreds_of_lines_is_corrected_like_any_other(house: House) -> None:
    lines = [scene.Line(f"INV-9{n:04}", scene.dt.date(2026, 3, 2), f"{100 + n}.00") for n in range(300)]
    with house.store.begin() as tx:
        tx.open_items.upsert(scene.open_items(lines))
    document = house.arrive(lines=lines, misread={250: "99.00"})
    desk = Desk(house, document)
    assert desk.client.post(desk.address + "/preview", data=form_of(desk.page)).status_code == 200
    text = words(desk.follow(desk.press("save", field__lines__250__paid_amount="350.00")))
    assert "unapplied 0.00" in text
    assert desk.press("approve").headers["location"].startswith("/queue")
