"""A payer's own page: what they owe and dispute, what came from them, by what they are known."""

import datetime as dt
import re

from docflow.schema.receivables import OpenItem
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


def test_what_is_owed_is_shown_page_by_page(house: House) -> None:
    """Beyond 500 items nothing could be seen without choosing a customer."""
    day = dt.date(2026, 7, 1)
    made = {"customer": "C-1003", "issued": day, "currency": "EUR", "original": "1.00", "remaining": "1.00"}
    items = [
        OpenItem(ref=f"many:{n}", number=f"M-{n:04}", due=day + dt.timedelta(days=n % 3), **made) for n in range(250)
    ]
    with house.store.begin() as tx:
        tx.open_items.upsert(items)
    client, address, seen = house.person(), "/receivables?customer=C-1003", list[str]()
    for _page in range(3):
        page = client.get(address).text
        seen += re.findall(r'<th scope="row">(M-\d+)', page)
        following = re.search(r'href="(/receivables[^"]*after=[^"]*)" rel="next"', page)
        address = following[1].replace("&amp;", "&") if following else ""
    assert not address and "From the first" in page
    assert seen == [one.number for one in sorted(items, key=lambda one: (one.due, one.number))]
    assert "M-" not in client.get("/receivables?customer=C-1002").text
    assert 'rel="next"' in client.get("/receivables").text
