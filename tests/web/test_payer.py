"""A payer's own page: what they owe and dispute, what came from them, by what they are known."""

from tests.web.conftest import House
from tests.web.test_screens import words


def test_all_of_a_payer_stands_on_one_page(house: House) -> None:
    booked, doubtful = house.arrive(), house.arrive(reference="REF 2", misread={2: "1234.60"})
    page = house.person().get("/receivables", params={"customer": booked.customer or ""})
    text = words(page.text)
    assert page.status_code == 200 and f'href="/documents/{doubtful.id}' in page.text
    for said in ("Harrow & Finch Retail Ltd", "one paper waits for a person", "1 payments booked in a year", "Ageing"):
        assert said in text, said
    assert "INV-20391" in text and "By what Harrow" in text
    other = words(house.person().get("/receivables", params={"customer": "C-1002"}).text)
    assert "Nothing has come from them yet." in other
