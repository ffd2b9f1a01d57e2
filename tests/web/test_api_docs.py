"""The page that tells programmers what the API can do."""

import lxml.html

from tests.web.conftest import House


def test_the_page_tells_every_operation_of_the_openapi_document(house: House) -> None:
    anybody = house.anonymous()
    document = anybody.get("/v1/openapi.json").json()
    page = lxml.html.fromstring(anybody.get("/v1/docs").text)
    for path, methods in document["paths"].items():
        for method, one in methods.items():
            told = page.get_element_by_id(one["operationId"]).text_content()
            assert f"{method.upper()} {path}" in told and one["summary"].rstrip(".") in told
            assert all(each["name"] in told for each in one.get("parameters", ()))
    assert len(set(page.xpath("//@id"))) == len(page.xpath("//@id"))
    ids = set(page.xpath("//@id"))
    assert {f"schema-{name}" for name in document["components"]["schemas"]} <= ids
    assert {link.removeprefix("#") for link in page.xpath("//main//a/@href") if link.startswith("#")} <= ids
    assert "-F files=@advice.pdf http" in page.text_content()
    correct = page.get_element_by_id("decisions_correct")
    assert "Takes the right “write”." in correct.text_content()
    assert '"lines.2.paid_amount": "1284.60"' in correct.xpath(".//pre")[0].text_content()
