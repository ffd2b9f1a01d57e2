"""The line that a fax machine prints above the page it sends: date, time, numbers, page. It is no part of the paper."""

import re
from collections.abc import Sequence

from extractors.readers._engine import Found

_TOP = 0.04
"""Of the page's height."""
_TIME = re.compile(r"\b[0-2]?\d[:.][0-5]\d(?!\d)")
_SIGN = re.compile(r"(?i)\b(?:fax|tel|from|to|von|an|de|page|seite|pag|blz)\b|\b[ps]\.? ?\d{1,3}\b|\b\d{1,3}/\d{1,3}\b")
_SIGNS = 2


def without_sender_line(found: Sequence[Found], height: int) -> list[Found]:
    """The words of a fax without the machine's line; all where the topmost line is none."""
    line = _topmost([word for word in found if word.bottom <= _TOP * height])
    text = " ".join(word.text for word in sorted(line, key=lambda word: word.left))
    if _TIME.search(text) and len(set(_SIGN.findall(text))) >= _SIGNS:
        return [word for word in found if word not in line]
    return list(found)


def _topmost(words: Sequence[Found]) -> list[Found]:
    """The first line: it may lie askew on a page that was levelled, so each word goes on from the one above it."""
    line: list[Found] = []
    for word in sorted(words, key=lambda word: word.top):
        if line and word.top > line[-1].top + 0.8 * (line[-1].bottom - line[-1].top):
            break
        line.append(word)
    return line
