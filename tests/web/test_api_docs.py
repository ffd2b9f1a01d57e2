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


def test_nothing_is_marked_by_the_signs_of_its_source(house: House) -> None:
    page = lxml.html.fromstring(house.anonymous().get("/v1/docs").text)
    for example in page.xpath("//pre"):
        example.drop_tree()
    assert "`" not in page.text_content()
    assert ".eml" in page.get_element_by_id("documents_upload").xpath(".//p/code/text()")


def test_who_came_from_the_screens_finds_back(house: House) -> None:
    anybody = lxml.html.fromstring(house.anonymous().get("/v1/docs").text)
    assert anybody.xpath("//main//a[@href='/']") and not anybody.xpath("//header//nav")
    signed_in = lxml.html.fromstring(house.person().get("/v1/docs").text)
    assert signed_in.xpath("//header//nav/a[@href='/queue']")
