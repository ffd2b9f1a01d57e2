"""What the page knows of one field, of its columns and of its letter: over HTTP, as scripts ask for it."""

from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from docflow.schema.documents import Document
from docflow.schema.states import DocumentState
from tests.web import papers
from tests.web.conftest import House, form_of
from workers.extract import reader
from workers.sandbox import InProcess


@pytest.fixture
def document(house: House) -> Document:
    return house.arrive(misread={2: "1234.60"})


@pytest.fixture
def clerk(house: House) -> TestClient:
    return house.person()


def _reckon(clerk: TestClient, document: Document, **typed: str) -> dict[str, str]:
    form = form_of(clerk.get(f"/documents/{document.id}").text)
    named = {name.replace("__", "."): text for name, text in typed.items()}
    reply: dict[str, str] = clerk.post(f"/documents/{document.id}/reckon", data=form | named).json()
    return reply


def test_candidates_and_reasons_of_every_field_are_told(clerk: TestClient, document: Document) -> None:
    form = form_of(clerk.get(f"/documents/{document.id}").text)
    names = [name for name in form if name.startswith(("field.", "match.")) or name == "customer"]
    assert len(names) > 40
    for name in (*names[:12], *names[-8:], "customer", "match.2", "field.lines.2.paid_amount"):
        if "+" in name:
            continue
        for what in ("candidates", "because"):
            assert clerk.get(f"/documents/{document.id}/{what}", params={"name": name}).status_code == 200, name


def test_the_likeliest_comes_first(clerk: TestClient, document: Document) -> None:
    address = f"/documents/{document.id}/candidates"
    amounts = clerk.get(address, params={"name": "field.lines.2.paid_amount"}).text
    assert amounts.index('data-value="1,234.60"') < amounts.index('data-value="1,284.60"')
    items = clerk.get(address, params={"name": "match.2"}).text
    assert 'id="candidate-1" aria-selected="false" data-value="INV-20457"' in items
    payers = clerk.get(address, params={"name": "customer"}).text
    assert 'id="candidate-1" aria-selected="false" data-value="Harrow &amp; Finch Retail Ltd (C-1001)"' in payers


def test_why_shows_source_proof_and_history(clerk: TestClient, document: Document) -> None:
    form = form_of(clerk.get(f"/documents/{document.id}").text)
    form |= {"field.lines.2.paid_amount": "1284.60", "action": "save"}
    assert clerk.post(f"/documents/{document.id}", data=form).status_code == 303
    said = clerk.get(f"/documents/{document.id}/because", params={"name": "field.lines.2.paid_amount"}).text
    assert "gross − discount − deduction = paid" in said
    assert "clerk: 1234.60 → 1284.60" in said


def test_an_equals_sign_is_what_remains_or_a_sum(clerk: TestClient, document: Document) -> None:
    name = "field.lines.2.paid_amount"
    assert _reckon(clerk, document, at=name, field__lines__2__paid_amount="=") == {"value": "1,284.60"}
    assert _reckon(clerk, document, at=name, field__lines__2__paid_amount="=1,000 + 2*142.30") == {"value": "1,284.60"}
    assert "not an amount" in _reckon(clerk, document, at=name, field__lines__2__paid_amount="=1+x")["problem"]
    assert "divides by nothing" in _reckon(clerk, document, at=name, field__lines__2__paid_amount="=1/0")["problem"]


def test_what_was_looked_at_is_confirmed_and_not_taken_for_typed(
    house: House, clerk: TestClient, document: Document
) -> None:
    form = form_of(clerk.get(f"/documents/{document.id}").text)
    form |= {"field.lines.2.paid_amount": "1284.60", "seen": "field.payment_method field.amount", "action": "save"}
    assert clerk.post(f"/documents/{document.id}", data=form).status_code == 303
    read = house.document(document.id).extraction
    assert read is not None
    assert read.fields["amount"].confirmed
    assert read.fields["amount"].box == document.extraction.fields["amount"].box  # type: ignore[union-attr]
    typed = read.fields["lines.2.paid_amount"]
    assert (typed.method, typed.confirmed, typed.text) == ("person", False, "1,284.60")


def test_the_place_that_words_were_taken_from_is_kept(house: House, clerk: TestClient, document: Document) -> None:
    """ "1,284.60" is printed as gross and as paid; the clerk took the gross one."""
    gross = document.extraction.fields["lines.2.gross_amount"]  # type: ignore[union-attr]
    near = f"field.lines.2.paid_amount {gross.page} {' '.join(map(str, gross.box or ()))};"
    form = form_of(clerk.get(f"/documents/{document.id}").text)
    form |= {"field.lines.2.paid_amount": "1,284.60", "near": near, "action": "save"}
    assert clerk.post(f"/documents/{document.id}", data=form).status_code == 303
    assert house.document(document.id).extraction.fields["lines.2.paid_amount"].box == gross.box  # type: ignore[union-attr]


def test_a_short_pay_becomes_a_deduction_with_its_reason(house: House, clerk: TestClient) -> None:
    (document,) = papers.bring_sample(house, "short_pay_no_reason_eng", "K-1", papers.Decimal(50))
    form = form_of(clerk.get(f"/documents/{document.id}").text)
    assert form["short.2"] == ""
    assert (
        clerk.post(f"/documents/{document.id}", data=form | {"short.2": "damage", "action": "save"}).status_code == 303
    )
    after = house.document(document.id)
    assert after.application is not None
    match = after.application.lines[2]
    assert (match.state, match.deduction, match.deduction_reason, match.close) == ("short_paid", 50, "damage", True)


def test_columns_are_marked_and_the_lines_taken(house: House, clerk: TestClient) -> None:
    house.app.state.deps = replace(house.app.state.deps, read=reader(InProcess(), house.files))
    (document,) = papers.bring_sample(house, "short_pay_no_reason_eng", "K-1", papers.Decimal(50))
    address = f"/documents/{document.id}/columns/1"
    page = clerk.get(address).text
    form = form_of(page, "columns")
    roles = {name: value for name, value in form.items() if name.startswith("role.")}
    assert "document_number" in roles.values()
    assert "INV-104440" in clerk.post(f"{address}/preview", data=form).text
    cut = form_of(clerk.post(f"{address}/preview", data=form | {"action": "split.0"}).text, "columns")
    assert sum(name.startswith("role.") for name in cut) == len(roles) + 1
    nothing = dict.fromkeys(roles, "")
    assert clerk.post(address, data=form | nothing).status_code == 409
    narrow = {"bottom": form["top"]}
    assert clerk.post(address, data=form | narrow).status_code == 409
    fewer = {"role.0": ""}
    assert clerk.post(address, data=form | fewer).status_code == 303
    assert [one.action for one in _decisions(house, document)] == ["mark_columns"]
    marked = house.document(document.id)
    undo = form_of(clerk.get(f"/documents/{document.id}").text) | {"action": "undo"}
    assert clerk.post(f"/documents/{document.id}", data=undo).status_code == 303
    assert house.document(document.id).content_hash == document.content_hash != marked.content_hash
    with house.store.begin() as tx:
        away = tx.documents.move(document.id, house.document(document.id).version, DocumentState.APPROVED)
    late = clerk.post(address, data=form | {"version": str(away.version)})
    assert late.status_code == 409, "what is approved is not read anew"


def _decisions(house: House, document: Document) -> list[papers.Decision]:
    with house.store.read() as tx:
        return tx.decisions.of(document.id)


def test_a_letter_is_shown_without_anything_that_runs_and_with_what_was_read_marked(
    house: House, clerk: TestClient
) -> None:
    (document,) = papers.bring_sample(house, "mail_html_eng", "K-1", papers.Decimal(10))
    pane = clerk.get(f"/documents/{document.id}/beside/mail").text
    letter = 'sandbox="" title="The mail as it was written, without pictures and links"'
    assert f'{letter} data-address="/documents/{document.id}/letter"' in pane  # the script loads it, once
    page = clerk.get(f"/documents/{document.id}", params={"beside": "mail"}).text
    assert f'<noscript><iframe class="letter" {letter} src="/documents/{document.id}/letter"' in page
    reply = clerk.get(f"/documents/{document.id}/letter", params={"name": "field.amount"})
    assert reply.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert '<mark id="here">$9,746.55</mark>' in reply.text
    assert "<mark>INV-104398</mark>" in reply.text
    for tab in ("original", "history"):
        assert clerk.get(f"/documents/{document.id}/beside/{tab}").status_code == 200


def test_keys_are_rebound_unless_they_collide(house: House, clerk: TestClient) -> None:
    form = {name: " ".join(keys) for name, keys in papers.STANDARD.items()} | {"approve": "Ctrl+S", "save": ""}
    token = form_of(
        clerk.get("/shortcuts").text.replace('<form method="post" action="/shortcuts">', '<form id="k">'), "k"
    )
    taken = clerk.post("/shortcuts", data=token | form | {"boxes": "b"})
    assert taken.status_code == 422
    assert "b is taken: draw a box" in taken.text
    plain = clerk.post("/shortcuts", data=token | form | {"palette": "p"})
    assert "is typed into fields" in plain.text
    assert clerk.post("/shortcuts", data=token | form).status_code == 303
    document = house.arrive(misread={2: "1234.60"})
    assert "Ctrl+s&#34;:&#34;approve" in clerk.get(f"/documents/{document.id}").text


def test_what_nothing_speaks_for_is_listed_but_not_offered(clerk: TestClient, document: Document) -> None:
    """One key turned a debt into a credit."""
    said = clerk.get(f"/documents/{document.id}/candidates", params={"name": "field.amount"}).text
    (sign,) = [line for line in said.splitlines() if "with the other sign" in line]
    assert "data-unlikely" in sign and "0 %" in sign
    assert said.count("data-unlikely") == 1


def test_why_speaks_of_what_is_typed(house: House, clerk: TestClient, document: Document) -> None:
    """The page said that a person had typed it, the answer to "why" that it was read and does not add up."""
    address, name = f"/documents/{document.id}/because", "field.lines.2.paid_amount"
    before = clerk.get(address, params={"name": name}).text
    assert "≠ 12,480.50" in before and "12480.50" not in before
    base = form_of(clerk.get(f"/documents/{document.id}").text)
    with house.store.begin() as tx:
        tx.drafts.put(document.id, "clerk", document.version, {name: "1,284.60"}, {name: base[name]})
    after = clerk.get(address, params={"name": name}).text
    assert "a person" in after and "≠" not in after
