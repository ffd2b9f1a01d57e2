"""Two people at one document: field by field what the one typed and what the other saved, to choose between."""

import re
from collections.abc import Mapping
from dataclasses import replace

from docflow.schema.desk import Draft
from docflow.web.language import _
from docflow.web.screens.clash import Choice, Clash, News
from docflow.web.screens.record import RecordView, with_typed

_SHOWN = 12
"""Changes of others that are told one by one."""
_OF_LINE = re.compile(r"(?:field\.lines|match)\.(\d+)\b")


def clash_of(view: RecordView, typed: Mapping[str, str], base: Mapping[str, str]) -> Clash | None:
    """What others have changed since the page showed `base`; None where nothing that is shown is another."""
    now, labels = view.shown, _labels(view)
    moved = _lines(base) != _lines(now) and bool(_lines(base))
    changed = {name for name, before in base.items() if (now.get(name) or "") != before}
    if not changed and not moved:
        return None
    both = [name for name in typed if name in now and (name in changed or (moved and _OF_LINE.match(name)))]
    choices = (
        Choice(name, labels[name], typed[name], now[name], keep=not (moved and bool(_OF_LINE.match(name))))
        for name in both
        if typed[name].strip() != now[name]
    )
    others = sorted(changed & now.keys() - typed.keys(), key=list(now).index)
    news = tuple(News(labels[name], base[name], now[name]) for name in others if not (moved and _OF_LINE.match(name)))
    gone = (News(_said(name), text, "") for name, text in typed.items() if name not in now)
    return Clash(_last_person(view), tuple(choices), news[:_SHOWN], tuple(gone), max(0, len(news) - _SHOWN), moved)


def resumed(view: RecordView, draft: Draft) -> RecordView:
    """The page with what its reader typed before and did not save, wherever that was interrupted."""
    typed = {name: text for name, text in draft.typed.items() if text.strip() != view.shown.get(name)}
    if not typed:
        return view
    labels = _labels(view)
    if view.mode.read_only:
        unsaved = tuple(News(labels.get(name) or _said(name), text, "") for name, text in typed.items())
        return replace(view, unsaved=unsaved)
    return replace(clashing(view, typed, draft.base), typed_at=draft.saved_at)


def clashing(
    view: RecordView, typed: Mapping[str, str], base: Mapping[str, str], problems: Mapping[str, str] | None = None
) -> RecordView:
    """The page with what was typed, and beside it what others have saved meanwhile."""
    clash = clash_of(view, typed, base)
    given_up = {one.name for one in clash.choices if not one.keep} if clash else set()
    kept = {name: text for name, text in typed.items() if name not in given_up}
    return replace(with_typed(view, kept, dict(problems or {})), clash=clash)


def _labels(view: RecordView) -> dict[str, str]:
    labels = {cell.name: cell.label for cell in view.cells}
    return {name: labels.get(name) or _said(name) for name in view.shown}


def _said(name: str) -> str:
    line = _OF_LINE.match(name)
    if name.startswith("match.") and line:
        return _("Line %(number)s, open item", number=int(line[1]) + 1)
    return _("Customer") if name == "customer" else name.removeprefix("field.").replace("_", " ")


def _lines(shown: Mapping[str, str]) -> int:
    return sum(name.startswith("match.") for name in shown)


def _last_person(view: RecordView) -> str:
    return view.decisions[-1].actor if view.decisions else "docflow"
