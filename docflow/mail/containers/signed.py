"""Signed content (CMS, RFC 5652): S/MIME mails whose words and papers lie inside the signature, and signed files.

Only the content is taken out. Whether the signature is good is not asked, and nobody is trusted for one.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docflow.errors import Quarantine
from docflow.mail import message
from docflow.mail.containers._allowance import Allowance
from docflow.mail.containers._contract import Kind
from docflow.schema.mail import Attachment, Message
from docflow.schema.states import QuarantineCode

KIND = Kind.WRAPPING
_SIGNED = bytes.fromhex("06092a864886f70d010702")
_ENVELOPED = bytes.fromhex("06092a864886f70d010703")
"""The object identifiers of signed and of enveloped data."""
_SEQUENCE, _OCTETS, _EXPLICIT, _CONSTRUCTED = 0x30, 0x04, 0xA0, 0x20
_HEAD = 32
_DEEPEST = 20
_MIME = (b"content-", b"mime-version", b"from:", b"received:", b"date:", b"subject:", b"to:")


class _Item(NamedTuple):
    """A value of BER (X.690): what it is and where its content lies."""

    tag: int
    start: int
    end: int
    after: int
    """Where the next one begins."""


def claims(data: bytes) -> bool:
    """A sequence that begins with the identifier of signed or of enveloped data."""
    return data[:1] == b"\x30" and any(name in data[:_HEAD] for name in (_SIGNED, _ENVELOPED))


def opened(data: bytes, allowance: Allowance, passwords: Sequence[str]) -> Message:
    """What was signed; nothing where the signature stands alone. Raises Quarantine: ENCRYPTED where it is encrypted to
    somebody's certificate, UNREADABLE where it is damaged."""
    if _ENVELOPED in data[:_HEAD]:
        sentence = "It is encrypted for somebody's certificate (S/MIME). Ask the sender to send it without encryption."
        raise Quarantine(QuarantineCode.ENCRYPTED, sentence)
    try:
        content = _content(data)
    except (IndexError, StopIteration, RecursionError) as error:
        sentence = "The signed file is cut off or damaged. Ask the sender for the paper without a signature."
        raise Quarantine(QuarantineCode.UNREADABLE, sentence) from error
    allowance.take_bytes(len(content))
    if content.lower().startswith(_MIME):
        return message.parse(content)
    papers = (Attachment(part="1", name="signed content", media_type="", data=content),) if content else ()
    return Message(attachments=papers)


def _content(data: bytes) -> bytes:
    """ContentInfo -> SignedData -> encapContentInfo -> its octets, if there are any."""
    signed = _named(data, _named(data, _item(data, 0), _EXPLICIT), _SEQUENCE)
    inner = _named(data, signed, _SEQUENCE)
    around = [item for item in _items(data, inner) if item.tag == _EXPLICIT]
    return b"".join(_octets(data, item, 0) for item in around)


def _named(data: bytes, around: _Item, tag: int) -> _Item:
    return next(item for item in _items(data, around) if item.tag == tag)


def _items(data: bytes, around: _Item) -> Iterator[_Item]:
    at = around.start
    while at < around.end:
        item = _item(data, at)
        yield item
        at = item.after


def _octets(data: bytes, around: _Item, depth: int) -> bytes:
    """Octet strings, in one piece or in many."""
    if around.tag == _OCTETS:
        return data[around.start : around.end]
    if depth > _DEEPEST:
        raise RecursionError
    return b"".join(_octets(data, item, depth + 1) for item in _items(data, around))


def _item(data: bytes, at: int, depth: int = 0) -> _Item:
    tag, length, start = data[at], data[at + 1], at + 2
    if length == 0x80:
        end = _end_of_contents(data, start, depth)
        return _Item(tag, start, end, end + 2)
    if length > 0x80:
        count = length & 0x7F
        length, start = int.from_bytes(data[start : start + count], "big"), start + count
    if start + length > len(data):
        raise IndexError
    return _Item(tag, start, start + length, start + length)


def _end_of_contents(data: bytes, at: int, depth: int) -> int:
    """Where a value of unsaid length ends: at two zero bytes of its own."""
    if depth > _DEEPEST:
        raise RecursionError
    while data[at : at + 2] != b"\0\0":
        at = _item(data, at, depth + 1).after
    return at
