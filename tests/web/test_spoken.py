"""No screen shows a German reader a sentence in English, but what a paper, a mail or a person says."""

import re

import lxml.html
import pytest
from fastapi.testclient import TestClient

from docflow.schema.states import Role
from tests.web.conftest import House
from tests.web.screens import SCREENS, occupied

_NOT_OURS = (
    "//script | //style | //code | //pre | //svg"
    " | //page-view | //iframe | //*[@lang='en'] | //textarea | //*[@class='as-text']/p"
)
"""What comes from papers, or is the same in every language."""
_SAID = ("title", "aria-label", "placeholder", "aria-description", "alt")
_ENGLISH = re.compile(
    r"\b(?:the|is|of|to|and|not|for|with|it|this|are|by|what|who|which|has|have|been|you|from)\b", re.I
)


def _english(page: str) -> list[str]:
    """Texts that two or more words give away."""
    tree = lxml.html.fromstring(page)
    for foreign in tree.xpath(_NOT_OURS):
        foreign.drop_tree()
    texts = [*tree.itertext(), *(value for one in tree.iter() for name in _SAID if (value := one.get(name)))]
    return sorted({" ".join(text.split()) for text in texts if len(_ENGLISH.findall(text)) > 1})


@pytest.fixture
def reader(house: House) -> TestClient:
    client = house.person(Role.ADMIN)
    client.headers["Accept-Language"] = "de"
    return client


def test_every_screen_speaks_its_readers_language(house: House, reader: TestClient) -> None:
    places = occupied(house)
    ours = {name: address for name, address in SCREENS.items() if not address.startswith("/v1")}  # that speaks English
    found = {name: _english(reader.get(address.format(**places)).text) for name, address in ours.items()}
    by_others = {"The password of ar@example.com was refused: set it anew."}
    assert {name: texts for name, texts in found.items() if set(texts) - by_others} == {}
