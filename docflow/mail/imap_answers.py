"""What an IMAP server answers to FETCH (RFC 3501, 7.4.2) and to MOVE or COPY (RFC 4315, 3), taken apart."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

Answer = list[tuple[bytes, bytes] | bytes | None]
"""As imaplib gives it: a tuple of words and literal where there is a literal, else words."""
_UID = re.compile(rb"[( ]UID (\d+)")
_SIZE = re.compile(rb"[( ]RFC822\.SIZE (\d+)")


_SPAN = re.compile(rb"(\d+)(?::(\d+))?")


class Fetched(NamedTuple):
    """One mail of an answer."""

    uid: int
    size: int
    """RFC822.SIZE: the bytes of the whole mail."""
    data: bytes | None
    """The section that was asked for; None where none came."""


def fetched(answer: Answer) -> list[Fetched]:
    """The mails of the answer, in order of UID. What the server tells of other mails in between has no size: it is
    passed over."""
    found = []
    for words, data in _messages(answer):
        uid, size = _UID.search(words), _SIZE.search(words)
        if uid and size:
            found.append(Fetched(int(uid[1]), int(size[1]), data))
    return sorted(found)


def _messages(answer: Answer) -> Iterator[tuple[bytes, bytes | None]]:
    """(words, literal) of each message; servers may put words before and after the literal."""
    head, data = b"", None
    for item in answer:
        if isinstance(item, tuple):
            head, data = item[0] + b" ", item[1]
        elif item:
            yield head + item, data
            head, data = b"", None


def moved(told: Answer, uids: Collection[int]) -> set[int]:
    """Those of the UIDs which COPYUID tells of: "38505 304,319:320 3956:3958" tells of 304, 319 and 320."""
    sources = [one.split(b" ")[1] for one in told if isinstance(one, bytes) and one.count(b" ") == 2]
    spans = [sorted((int(first), int(last or first))) for one in sources for first, last in _SPAN.findall(one)]
    return {uid for uid in uids if any(first <= uid <= last for first, last in spans)}
