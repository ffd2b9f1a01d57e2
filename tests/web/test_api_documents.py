"""Uploading, listing, looking at and downloading documents over the API."""

import json

import pytest

from docflow.schema.states import DocumentState
from tests.web.conftest import House


def test_uploaded_files_are_kept_and_handed_on(house: House) -> None:
    client = house.program("read", "write")
    files = [("files", ("a.pdf", b"%PDF-1.4 one", "application/pdf")), ("files", ("b.csv", b"x,y\n1,2\n", "text/csv"))]
    reply = client.post("/v1/documents", files=files)
    assert reply.status_code == 202
    items = reply.json()["items"]
    assert [item["name"] for item in items] == ["a.pdf", "b.csv"]
    assert len(house.hints) == 2 and all(hint.startswith("task_") for hint in house.hints)
    shown = client.get(items[0]["href"]).json()
    assert (shown["state"], shown["size"]) == ("received", 12)
    assert client.get(items[0]["href"] + "/original").content == b"%PDF-1.4 one"


def test_an_uploaded_mail_is_a_mail(house: House) -> None:
    mail = b"From: ap@example.com\r\nTo: ar@example.com\r\nSubject: Advice\r\n\r\nHello\r\n"
    client = house.program("read", "write")
    item = client.post("/v1/documents", files={"files": ("advice.eml", mail)}).json()["items"][0]
    assert item["href"].startswith("/v1/mails/mail_")
    assert client.get(item["href"]).json()["size"] == len(mail)
    assert client.get(item["href"] + "/original").content == mail


def test_too_much_is_refused_before_it_is_kept(house: House) -> None:
    client = house.program("write")
    big = b"0" * (50 * 1024 * 1024 + 1)
    reply = client.post("/v1/documents", files={"files": ("big.pdf", big)})
    assert (reply.status_code, reply.headers["content-type"]) == (413, "application/problem+json")
    assert "50 MB" in reply.json()["detail"]


def test_a_body_that_lies_about_its_length_is_cut_off(house: House) -> None:
    def chunks():  # type: ignore[no-untyped-def]
        yield b'--x\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\n'
        for _ in range(52):
            yield b"0" * 1024 * 1024

    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    reply = house.program("write").post("/v1/documents", content=chunks(), headers=headers)
    assert reply.status_code == 413


def test_nothing_to_upload_is_said(house: House) -> None:
    client = house.program("write")
    assert client.post("/v1/documents").status_code == 422
    assert client.post("/v1/documents", files={"files": ("", b"")}).status_code == 422


def test_a_document_shows_all_that_is_known(house: House) -> None:
    document = house.arrive(misread={2: "1234.60"})
    reply = house.program("read").get(f"/v1/documents/{document.id}")
    body = reply.json()
    assert reply.headers["etag"] == f'"{document.version}"'
    assert (body["state"], body["kind"], body["amount"], body["currency"]) == (
        "needs_review",
        "remittance",
        "12480.50",
        "GBP",
    )
    assert body["extraction"]["record"]["lines"][2]["paid_amount"] == "1234.60"
    assert (
        body["extraction"]["fields"]["amount"]["page"] == 1 and len(body["extraction"]["fields"]["amount"]["box"]) == 4
    )
    assert body["application"]["payer"]["customer"] == "C-1001"
    assert [one["holds"] for one in body["extraction"]["proof"]].count(False) == 2
    assert body["review"] and all(sentence.endswith(".") for sentence in body["review"])
    assert body["content_hash"] == document.content_hash


def test_pages_and_pictures(house: House) -> None:
    document = house.arrive(misread={2: "1234.60"})
    client = house.program("read")
    pages = client.get(f"/v1/documents/{document.id}/pages").json()
    words = [word[0] for word in pages["pages"][0]["words"]]
    assert "INV-20418" in words and "12,480.50" in words
    picture = client.get(f"/v1/documents/{document.id}/pages/1/picture")
    assert picture.headers["content-type"] == "image/webp" and picture.content[8:12] == b"WEBP"
    again = client.get(
        f"/v1/documents/{document.id}/pages/1/picture", headers={"If-None-Match": picture.headers["etag"]}
    )
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(f"/v1/documents/{document.id}/pages/2/picture").status_code == 404


@pytest.mark.parametrize(
    "name", ["a.html", "../../etc/passwd", "x\r\nX-Evil: 1", '"><script>.svg', "Möbel \u202egpj.pdf", "a" * 5000]
)
def test_an_original_is_always_a_download_and_never_a_page(house: House, name: str) -> None:
    from docflow.intake import receive_file

    received = receive_file(house.store, house.files, name, b"<script>alert(1)</script>", "text/html", "test")
    reply = house.person().get(f"/v1/documents/{received.id}/original")
    headers = reply.headers
    assert headers["content-disposition"].startswith("attachment; filename*=UTF-8''")
    assert headers["content-security-policy"] == "sandbox"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-type"] == "application/octet-stream"
    assert "x-evil" not in headers and "/" not in headers["content-disposition"].partition("''")[2]
    assert len(headers["content-disposition"]) < 1000


def test_lists_are_filtered_and_paged(house: House) -> None:
    ids = [house.arrive(reference=f"REF {n}", name=f"advice-{n}.pdf", misread={2: "1.00"}).id for n in range(5)]
    client = house.program("read")
    seen: list[str] = []
    cursor = None
    while True:
        body = client.get("/v1/documents", params={"limit": 2, **({"cursor": cursor} if cursor else {})}).json()
        seen += [item["id"] for item in body["items"]]
        cursor = body["next"]
        if not cursor:
            break
    assert seen == ids
    assert len(client.get("/v1/documents", params={"q": "advice-3"}).json()["items"]) == 1
    assert client.get("/v1/documents", params={"state": "posted"}).json()["items"] == []
    assert len(client.get("/v1/documents", params={"state": ["needs_review", "posted"]}).json()["items"]) == 5
    assert client.get("/v1/documents", params={"customer": "C-1002"}).json()["items"] == []


@pytest.mark.parametrize(
    "params", [{"limit": 0}, {"limit": 10_000}, {"state": "nonsense"}, {"cursor": "\x00!"}, {"kind": "poem"}]
)
def test_bad_filters_are_explained(house: House, params: dict[str, str]) -> None:
    reply = house.program("read").get("/v1/documents", params=params)
    assert reply.status_code == 422
    assert reply.headers["content-type"] == "application/problem+json"
    assert reply.json()["detail"]


def test_sql_in_a_search_is_just_text(house: House) -> None:
    house.arrive(misread={2: "1.00"})
    for text in ("' OR 1=1 --", "%", "_", "\\", "zz%"):
        assert house.program("read").get("/v1/documents", params={"q": text}).json()["items"] == [], text


def test_records_come_as_json_lines_in_the_form_of_extract(house: House) -> None:
    documents = [house.arrive(reference=f"REF {n}", misread={2: "1.00"}) for n in range(3)]
    reply = house.program("read").get("/v1/records")
    assert reply.headers["content-type"].startswith("application/jsonl")
    rows = [json.loads(line) for line in reply.text.splitlines()]
    assert [row["document_id"] for row in rows] == [document.id for document in documents]
    assert set(rows[0]) >= {"source", "kind", "confidence", "review", "record", "fields", "proof", "state"}
    assert house.program("read").get("/v1/records", params={"state": "posted"}).text == ""


def test_unknown_things_are_not_found(house: House) -> None:
    client = house.program("read")
    for address in (
        "documents/doc_x",
        "documents/doc_x/original",
        "documents/doc_x/pages",
        "mails/mail_x",
        "postings/dfp_x",
        "nothing",
    ):
        reply = client.get(f"/v1/{address}")
        assert reply.status_code == 404, address
        assert reply.json()["type"] == "urn:docflow:problem:not-found"


def test_an_unread_document_has_no_pages(house: House) -> None:
    client = house.program("read", "write")
    item = client.post("/v1/documents", files={"files": ("a.pdf", b"%PDF-1.4")}).json()["items"][0]
    assert client.get(item["href"] + "/pages").status_code == 404
    assert house.document(item["id"]).state is DocumentState.RECEIVED


def test_every_reply_has_the_security_headers(house: House) -> None:
    for address in ("/livez", "/sign-in", "/v1/documents", "/static/docflow.css", "/nothing"):
        headers = house.anonymous().get(address).headers
        assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'"), address
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
