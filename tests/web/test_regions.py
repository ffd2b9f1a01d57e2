"""A box where no word was read is recognised once more, from the picture that was looked at."""

from dataclasses import replace

import pytest

from docflow.schema.place import Pages
from extractors.readers import _engine
from tests.web.conftest import House
from workers.region import recogniser
from workers.sandbox import InProcess


@pytest.mark.skipif(_engine.engine() is None, reason="needs tesserocr or tesseract with language data")
def test_a_drawn_box_is_read_again(house: House) -> None:
    house.app.state.deps = replace(house.app.state.deps, recognise=recogniser(InProcess()))
    document = house.arrive()
    pages = Pages.model_validate_json(house.files.get(document.pages_sha256 or ""))
    number = next(word for word in pages.pages[0].words if word.text.startswith("INV-"))
    address = f"/v1/documents/{document.id}/pages/1/words"
    client = house.program("write")
    (found,) = client.post(address, json={"box": number[1:5]}).json()["items"]
    assert found["text"] == number.text
    assert all(abs(a - b) < 4 for a, b in zip(found["box"], number[1:5], strict=True))
    assert client.post(address, json={"box": [5, 5, 60, 20]}).json()["items"] == []
    assert client.post(address, json={"box": [500, 5, 5000, 20]}).status_code == 422
    for box in ("[NaN, 5, 60, 20]", "[5, 5, Infinity, 20]"):  # Python reads them as JSON; no page has such a place
        odd = client.post(address, content=f'{{"box": {box}}}', headers={"Content-Type": "application/json"})
        assert odd.status_code in (400, 422), odd.text
    assert client.post(address.replace("/1/", "/9/"), json={"box": [5, 5, 60, 20]}).status_code == 404
    assert house.program("read").post(address, json={"box": [5, 5, 60, 20]}).status_code == 403
