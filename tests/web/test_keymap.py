"""The key map: no two keys collide, every action has a command, every entry of the palette a control."""

import re
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docflow.web import keymap, palette
from docflow.web.keymap import ACTIONS, BY_ID, STANDARD, Where, conflicts, typed_keys
from docflow.web.pages import STATIC

SCRIPTS = "".join(path.read_text() for path in STATIC.glob("*.js"))
TEMPLATES = "".join(path.read_text() for path in (STATIC.parent / "templates").rglob("*.html"))


@dataclass
class _Kept:
    value: str | None = None

    def get(self, _user: str, _name: str) -> str | None:
        return self.value

    def set(self, _user: str, _name: str, value: str) -> None:
        self.value = value


def test_the_standard_keys_do_not_collide() -> None:
    assert conflicts(STANDARD) == {}


def test_every_action_has_a_command() -> None:
    blocks = "".join(re.findall(r"commands\(\{(.*?)\}\);", SCRIPTS, re.S))
    named = set(re.findall(r'(?:^|[{,\s])"?([a-z][a-z-]*)"?(?=[:,\s])', blocks))
    assert {action.id for action in ACTIONS} <= named


def test_every_entry_of_the_palette_has_its_control() -> None:
    ids = set(re.findall(r'\bid="([a-z-]+)"', TEMPLATES)) | {f"tab-{tab}" for tab in ("mail", "original", "history")}
    assert {entry.press for entry in palette.ENTRIES if entry.press} <= ids


@given(st.sampled_from(ACTIONS), st.sampled_from(ACTIONS))
def test_a_key_that_is_taken_at_the_same_place_is_refused(one: keymap.Action, other: keymap.Action) -> None:
    both = {**STANDARD, one.id: STANDARD[other.id]}
    meant_at_once = one.id != other.id and other.where in keymap._AT_ONCE[one.where] and STANDARD[other.id] != ()
    assert (one.id in conflicts(both)) >= meant_at_once


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("ctrl+enter", ("Ctrl+Enter",)),
        ("Shift+Alt+F2 b", ("Alt+Shift+F2", "b")),
        ("CTRL+K, F6", ("Ctrl+k", "F6")),
        ("+", ("+",)),
        ("", ()),
    ],
)
def test_keys_are_typed_as_people_write_them(typed: str, keys: tuple[str, ...]) -> None:
    assert typed_keys(typed) == keys


@pytest.mark.parametrize("key", ["x", "Ctrl+w", "Tab", "Ctrl+", "Hyper+K", "EnterEnter", "Space"])
def test_keys_that_cannot_be_are_refused(key: str) -> None:
    assert "approve" in conflicts({**STANDARD, "approve": (key,)})


def test_letters_alone_are_for_the_page_only() -> None:
    alone = {key for action in ACTIONS if action.where is not Where.PAGE for key in action.keys if len(key) == 1}
    assert alone == set()
    assert conflicts({**STANDARD, "draw": ("x",)}) == {}


def test_only_what_differs_is_kept() -> None:
    class Tx:
        preferences = _Kept()

    tx = Tx()
    mine = {**STANDARD, "approve": ("Ctrl+m",)}
    keymap.bind(tx, "anna", mine)  # type: ignore[arg-type]
    assert tx.preferences.value == '{"approve": ["Ctrl+m"]}'
    assert keymap.keys_of(tx, "anna") == mine  # type: ignore[arg-type]
    assert BY_ID["approve"].keys == ("Ctrl+Enter",)
