"""Tables drawn with characters, as programs put them into texts and mails: "| 4711 | 80.00 |" between "+----+----+"."""

from collections import Counter
from collections.abc import Iterator, Sequence

_POSTS = frozenset("|│┃║")
_RAILS = frozenset("-=_─━═")
_DRAWING = _POSTS | _RAILS | frozenset("+┼├┤┬┴┌┐└┘╔╗╚╝╠╣╦╩╬ \t")
_ROOM = 2
"""Blanks more where a post was, so that the cells beside it are told apart."""


def unframed(lines: Sequence[str]) -> list[str]:
    """The lines without posts and rails, each in its place, the cells further apart than words are."""
    found = list(lines)
    for start, stop in _blocks(lines):
        filled = [line for line in lines[start:stop] if not _is_drawing(line)]
        posts = Counter(at for line in filled for at, char in enumerate(line) if char in _POSTS)
        usual = {at for at, count in posts.items() if 2 * count >= len(filled)}
        found[start:stop] = ["" if _is_drawing(line) else _spread(line, usual) for line in lines[start:stop]]
    return found


def is_framed(line: str) -> bool:
    """Whether a line lies between two posts, or only draws."""
    bare = line.strip()
    return (len(bare) > 2 and bare[0] in _POSTS and bare[-1] in _POSTS) or _is_drawing(bare)


def _is_drawing(line: str) -> bool:
    return sum(char in _RAILS for char in line) > 2 and _DRAWING.issuperset(line)


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Runs of framed lines that hold posts."""
    start = None
    for at, line in enumerate((*lines, "")):
        framed = is_framed(line)
        if framed and start is None:
            start = at
        elif not framed and start is not None:
            if any(char in _POSTS for each in lines[start:at] for char in each):
                yield start, at
            start = None


def _spread(line: str, posts: set[int]) -> str:
    """Where most lines have a post, all make room, so that a cell over several columns stays in its place; a word that
    stands there makes room behind it."""
    parts, owed = [], 0
    for at, char in enumerate(line):
        owed += _ROOM * (at in posts)
        blank = char in _POSTS or char == " "
        parts.append(" " * (1 + owed) if blank else char)
        owed = 0 if blank else owed
    return "".join(parts)
