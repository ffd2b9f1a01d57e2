"""What the page shows of two people at one document."""

from typing import NamedTuple


class Choice(NamedTuple):
    """An input that both changed."""

    name: str
    label: str
    mine: str
    theirs: str
    keep: bool = True
    """Whether what I typed stands unless I choose otherwise; not where lines have moved under it."""


class News(NamedTuple):
    """An input that only somebody else changed, or one that is gone with what I typed into it."""

    label: str
    before: str
    now: str


class Clash(NamedTuple):
    """What has happened to a document while somebody typed."""

    who: str
    choices: tuple[Choice, ...] = ()
    news: tuple[News, ...] = ()
    gone: tuple[News, ...] = ()
    """What was typed and has no place any more."""
    more: int = 0
    """How many changes of others are not listed."""
    moved: bool = False
    """Whether lines were added or removed, so that none is where it was."""
