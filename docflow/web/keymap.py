"""The keys of the review screen: one list of what they do, from which the key sheet, the palette and the scripts live.

People may bind other keys; two actions that could be meant at the same place never share one. Keys without Ctrl or Alt
that print something work in the page of the paper only (WCAG 2.1.4), where nothing is typed.
"""

import json
import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from docflow.store import Tx
from docflow.web.language import _, _later

PREFERENCE = "keys"
"""Under this name a person's own keys are kept."""


class Where(StrEnum):
    """Where the focus must be."""

    DOCUMENT = "document"
    FIELD = "field"
    LINE = "line"
    PAGE = "page"


WHERE_WORDS = {
    Where.FIELD: _later("In a field"),
    Where.LINE: _later("In the lines"),
    Where.PAGE: _later("On the page of the paper"),
    Where.DOCUMENT: _later("Anywhere"),
}


class Action(NamedTuple):
    """Something that a key does."""

    id: str
    keys: tuple[str, ...]
    words: str
    where: Where = Where.DOCUMENT
    listed: bool = False
    """Whether the palette offers it too."""
    needs: str = ""
    """What must be possible with the document: "approve", "save"."""


_D, _F, _L, _P = Where.DOCUMENT, Where.FIELD, Where.LINE, Where.PAGE
ACTIONS: tuple[Action, ...] = (
    Action("next", ("Enter",), _later("accept it and go to the next that needs attention"), _F),
    Action("previous", ("Shift+Enter",), _later("accept it and go to the previous that needs attention"), _F),
    Action("restore", ("Escape",), _later("restore the value; again: leave the lines"), _F),
    Action("candidates", ("Alt+ArrowDown",), _later("what else it may be"), _F, listed=True, needs="save"),
    Action("offer", ("Alt+Enter",), _later("take what is offered beside it"), _F, needs="save"),
    Action("why", ("Ctrl+.",), _later("why: source, certainty, rules, history"), _F, listed=True),
    Action("edit", ("F2",), _later("edit the cell"), _L),
    Action("up", ("ArrowUp",), _later("the cell above"), _L),
    Action("down", ("ArrowDown",), _later("the cell below"), _L),
    Action("left", ("ArrowLeft",), _later("the cell to the left"), _L),
    Action("right", ("ArrowRight",), _later("the cell to the right"), _L),
    Action("apply", ("Space",), _later("apply the line to its open item, or leave it unapplied"), _L),
    Action("copy-above", ("Ctrl+'",), _later("copy from the cell above"), _L),
    Action("add-line", ("Insert",), _later("add a line"), listed=True, needs="save"),
    Action("remove-line", ("Shift+Delete",), _later("remove the line"), _L, listed=True, needs="save"),
    Action("word-right", ("ArrowRight",), _later("the word to the right"), _P),
    Action("word-left", ("ArrowLeft",), _later("the word to the left"), _P),
    Action("word-down", ("ArrowDown",), _later("the word below"), _P),
    Action("word-up", ("ArrowUp",), _later("the word above"), _P),
    Action("extend-right", ("Shift+ArrowRight",), _later("with the word to the right"), _P),
    Action("extend-left", ("Shift+ArrowLeft",), _later("without the last word"), _P),
    Action("extend-down", ("Shift+ArrowDown",), _later("with the words of the line below"), _P),
    Action("extend-up", ("Shift+ArrowUp",), _later("without the words of the last line"), _P),
    Action("send", ("Enter",), _later("send the words to the field"), _P),
    Action("append", ("Shift+Enter",), _later("add the words to the field"), _P),
    Action("leave-page", ("Escape",), _later("put down the box or the columns; again: back to the field"), _P),
    Action("draw", ("b",), _later("draw a box: arrows move it, Shift and arrows size it, Enter sends its words"), _P),
    Action("columns", ("g",), _later("mark the columns of a table and see the lines fill"), _P),
    Action("boxes", ("v",), _later("hide or show the boxes"), _P),
    Action("larger", ("+",), _later("larger"), _P),
    Action("smaller", ("-",), _later("smaller"), _P),
    Action("fit", ("0",), _later("fit"), _P),
    Action("turn", ("r",), _later("turn the page"), _P),
    Action("page-down", ("PageDown",), _later("next page"), _P),
    Action("page-up", ("PageUp",), _later("previous page"), _P),
    Action("approve", ("Ctrl+Enter",), _later("approve and go to the next document"), listed=True, needs="approve"),
    Action(
        "on-account",
        ("Ctrl+Shift+Enter",),
        _later("approve it with what is left over on account"),
        listed=True,
        needs="approve",
    ),
    Action("dispute", (), _later("dispute it, or what a line was paid short"), listed=True, needs="save"),
    Action("save", ("Ctrl+s",), _later("save the correction"), listed=True, needs="save"),
    Action("undo", ("Ctrl+z",), _later("take the last change or decision back"), listed=True),
    Action("redo", ("Ctrl+Shift+z", "Ctrl+y"), _later("do it again"), listed=True),
    Action("next-pane", ("F6",), _later("next pane")),
    Action("previous-pane", ("Shift+F6",), _later("previous pane")),
    Action("next-document", ("Alt+PageDown",), _later("next document"), listed=True),
    Action("previous-document", ("Alt+PageUp",), _later("previous document"), listed=True),
    Action("palette", ("Ctrl+k",), _later("everything that can be done, by its name")),
    Action("keys", ("Ctrl+/",), _later("the keys of this place"), listed=True),
)
BY_ID = {action.id: action for action in ACTIONS}

Keys = Mapping[str, tuple[str, ...]]
"""Keys by the id of their action."""

_KEY = re.compile(r"(Ctrl\+)?(Alt\+)?(Shift\+)?(\S|F\d{1,2}|[A-Z][a-z]+[A-Za-z]*)")
_NAMED = frozenset(
    ["Enter", "Escape", "Space", "Insert", "Delete", "Backspace", "Home", "End", "PageUp", "PageDown",
     "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", *(f"F{n}" for n in range(1, 13))]
)  # fmt: skip
_BROWSERS = frozenset(
    ["Ctrl+w", "Ctrl+t", "Ctrl+n", "Ctrl+Shift+w", "Ctrl+Shift+t", "Ctrl+Shift+n", "Ctrl+q",
     "Tab", "Shift+Tab", "Alt+F4", "F11", "F12"]
)  # fmt: skip
"""What browsers keep for themselves, and the way from field to field."""
_AT_ONCE: dict[Where, frozenset[Where]] = {
    _D: frozenset(Where),
    _F: frozenset({_D, _F, _L}),
    _L: frozenset({_D, _F, _L}),
    _P: frozenset({_D, _P}),
}
"""At which places a key may be meant at the same time."""
_TYPED = frozenset(["Space", "Backspace", "Delete", "Home", "End"])
_SHOWN = {"ArrowUp": "↑", "ArrowDown": "↓", "ArrowLeft": "←", "ArrowRight": "→", "Enter": "⏎", "Escape": "Esc",
          "PageDown": "PgDn", "PageUp": "PgUp", "Insert": "Ins", "Delete": "Del"}  # fmt: skip

STANDARD: Keys = {action.id: action.keys for action in ACTIONS}


def keys_of(tx: Tx, user: str) -> Keys:
    """The keys as this person has bound them."""
    kept = tx.preferences.get(user, PREFERENCE)
    own = json.loads(kept) if kept else {}
    return {**STANDARD, **{name: tuple(keys) for name, keys in own.items() if name in STANDARD}}


def bind(tx: Tx, user: str, keys: Keys) -> None:
    """Keeps what differs from the standard. The caller has looked at `conflicts`."""
    own = {name: list(there) for name, there in keys.items() if there != STANDARD[name]}
    tx.preferences.set(user, PREFERENCE, json.dumps(own))


def typed_keys(text: str) -> tuple[str, ...]:
    """What was typed into a field of the key sheet: "ctrl+enter, F3"."""
    return tuple(filter(None, (_normal(part.strip()) for part in re.split(r",\s+|\s+", text.strip()))))


def _normal(text: str) -> str:
    *mods, last = re.split(r"(?<=\w)\+", text)
    found = {mod.capitalize() for mod in mods}
    named = next((name for name in _NAMED if name.lower() == last.lower()), None)
    key = named or (last.lower() if len(last) == 1 else last)
    return "".join(f"{mod}+" for mod in ("Ctrl", "Alt", "Shift") if mod in found) + key


def conflicts(keys: Keys) -> dict[str, str]:
    """Why these keys cannot be, as a sentence for each action; nothing where they can."""
    found: dict[str, str] = {}
    for action in ACTIONS:
        for key in keys[action.id]:
            if sentence := _unusable(key, action) or _taken(key, action, keys):
                found[action.id] = sentence
    return found


def _unusable(key: str, action: Action) -> str:
    parts = _KEY.fullmatch(key)
    if not parts or (len(parts[4]) > 1 and parts[4] not in _NAMED):
        return _("“%(key)s” is no key; write it like Ctrl+Enter or F2.", key=key)
    if key in _BROWSERS:
        return _("%(key)s belongs to the browser; choose another.", key=key)
    prints = not (parts[1] or parts[2]) and (len(parts[4]) == 1 or parts[4] in _TYPED)
    own = key in STANDARD[action.id]
    if prints and action.where is not Where.PAGE and not own:
        return _("%(key)s is typed into fields; take it together with Ctrl or Alt.", key=key)
    return ""


def _taken(key: str, action: Action, keys: Keys) -> str:
    others = (one for one in ACTIONS if one.id != action.id and one.where in _AT_ONCE[action.where])
    other = next((one for one in others if key in keys[one.id]), None)
    return _("%(key)s is taken: %(action)s.", key=key, action=_(other.words)) if other else ""


def shown(key: str) -> list[str]:
    """The caps of a key: "Ctrl+Enter" is Ctrl and ⏎."""
    parts = re.split(r"(?<=\w)\+", key)
    return [_SHOWN.get(part, part.upper() if len(part) == 1 else part) for part in parts]


def sections(keys: Keys) -> list[tuple[Where, str, list[tuple[Action, list[list[str]]]]]]:
    """The key sheet: place, its words, and what is possible there with the caps of its keys."""
    return [
        (where, said, [(one, [shown(key) for key in keys[one.id]]) for one in _at(where)])
        for where, said in WHERE_WORDS.items()
    ]


def _at(where: Where) -> Iterable[Action]:
    return (action for action in ACTIONS if action.where is where)


def for_scripts(keys: Keys) -> str:
    """The map for the scripts: {"field": {"Enter": "next"}, ...}."""
    found: dict[str, dict[str, str]] = {where.value: {} for where in Where}
    for action in ACTIONS:
        found[action.where.value] |= dict.fromkeys(keys[action.id], action.id)
    return json.dumps(found, separators=(",", ":"))
