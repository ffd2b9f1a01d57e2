"""Who wrote a mail that somebody passed on: the addresses in the heads of the mails below, as programs write them."""

import re
from collections.abc import Iterator, Sequence

from extractors.papers.quoted import FIELD, Line, is_forwarded, is_reply, says

_MARKS = re.compile(r"^[\s>|*]+")
_FROM = re.compile(r"\*?(?:from|von|de|da|van|fra|från|od)\s?:\*?\s*(?P<rest>.*)", re.IGNORECASE)
_ADDRESS = re.compile(r"[^\s<>\"'\[\](),;:*@]{1,64}@[^\s<>\"'\[\](),;:*@]{1,255}\.[^\s<>\"'\[\](),;:*.@]{2,}")
_MOST = 5
_HEAD = 5
"""Lines within which the head of a mail names something besides its sender."""


def forwarded_from(subject: str, body: Sequence[Line]) -> tuple[str, ...]:
    """Addresses of those who wrote the mails passed on below, the nearest first; none where a mail is only answered.

    They are words in a mail: they help to find out who pays, and are never a reason to trust.
    """
    if not _passes_on(subject, body):
        return ()
    return tuple(dict.fromkeys(_writers([_MARKS.sub("", line.text) for line in body])))[:_MOST]


def _passes_on(subject: str, body: Sequence[Line]) -> bool:
    if is_forwarded(subject, body):
        return True
    # Some programs mark a forwarded mail by nothing but its head, with no word above it.
    return bool(body) and not is_reply(subject) and bool(_FROM.match(_MARKS.sub("", body[0].text)))


def _writers(lines: Sequence[str]) -> Iterator[str]:
    for at, text in enumerate(lines):
        if text.rstrip().endswith(":") and says("quoted", text) and (written := _ADDRESS.search(text)):
            yield written[0].lower().rstrip(".")
        named = _FROM.match(text)
        if named and any(FIELD.match(other) for other in lines[at + 1 : at + 1 + _HEAD]):
            address = _ADDRESS.search(f"{named['rest']} {_rest_of(lines, at)}")
            if address:
                yield address[0].lower().rstrip(".")


def _rest_of(lines: Sequence[str], at: int) -> str:
    """The line behind, where the address was broken off to it."""
    after = lines[at + 1] if at + 1 < len(lines) else ""
    return "" if FIELD.match(after) else after
