"""winmail.dat (MS-OXTNEF): what Outlook makes of attachments when it takes everybody for Outlook.

The library behind it is not kept up and is under the LGPL; it is imported nowhere else, and only when a file asks for
it, inside the sandbox.
"""

import contextlib
import logging
import struct
from collections.abc import Iterator, Sequence
from typing import Any

from docflow.errors import Quarantine
from docflow.mail.containers._allowance import Allowance
from docflow.mail.containers._contract import Kind
from docflow.mail.containers._rtf import Body, body_of
from docflow.mail.names import shown_name
from docflow.schema.mail import Attachment, Message
from docflow.schema.states import QuarantineCode

KIND = Kind.WRAPPING
_SIGNATURE = b"\x78\x9f\x3e\x22"
_HEAD, _ATTRIBUTE, _CHECKSUM = 6, struct.Struct("<BHHL"), 2
"""MS-OXTNEF 2.1.3: bytes before the first attribute; level, id, type and length before its data; bytes behind it."""
_RENDERING, _PROPERTIES, _ATTACHMENT = 0x9002, 0x9003, 0x9005
_WANTED = frozenset({0x800C, 0x800F, 0x8010, _RENDERING, _PROPERTIES, _ATTACHMENT, 0x9006, 0x9007})
"""Body, attached data and name, the beginning of an attachment, properties of mail and attachment, version, code page;
whatever else a file holds is kept from the library."""
_MAX_ATTRIBUTES = 5_000
_DAMAGED = (ValueError, IndexError, KeyError, TypeError, AttributeError, struct.error, AssertionError,
            OverflowError, UnboundLocalError, RecursionError)  # fmt: skip
"""What tnefparse raises on files that lie about their structure."""


def claims(data: bytes) -> bool:
    """The signature of TNEF."""
    return data.startswith(_SIGNATURE)


def opened(data: bytes, allowance: Allowance, passwords: Sequence[str]) -> Message:
    """Its files, and its words where there are any. Raises Quarantine: UNREADABLE where it is cut off or damaged,
    LIMITS where it holds too much."""
    kept = b"".join((data[:_HEAD], *_attributes(data, allowance)))
    try:
        content = _parsed(kept)
        attachments = tuple(_attachments(content.attachments, allowance))
        # Unpacked by the library it would raise what cannot be told from a mistake of ours.
        packed = None if content.htmlbody else content._rtfbody
        formatted = body_of(packed) if packed else Body()
        text, markup = _text(content.body) or formatted.text, _text(content.htmlbody) or formatted.html
        return Message(body_text=text, body_html=markup, attachments=attachments)
    except _DAMAGED as error:
        raise _damaged() from error


def _attributes(data: bytes, allowance: Allowance) -> Iterator[bytes]:
    """The attributes that matter, each checked to lie within the file and to claim no more than it can hold."""
    at, count = _HEAD, 0
    while at + _ATTRIBUTE.size + _CHECKSUM <= len(data):
        _, name, _, length = _ATTRIBUTE.unpack_from(data, at)
        start, end = at + _ATTRIBUTE.size, at + _ATTRIBUTE.size + length + _CHECKSUM
        count += 1
        if end > len(data) or (name in (_PROPERTIES, _ATTACHMENT) and not _possible(data[start : end - _CHECKSUM])):
            raise _damaged()
        if count > _MAX_ATTRIBUTES:
            sentence = f"This winmail.dat has more than {_MAX_ATTRIBUTES:,} parts. Ask the sender for the papers alone."
            raise Quarantine(QuarantineCode.LIMITS, sentence)
        if name == _RENDERING:
            allowance.take_entries(1)
        if name in _WANTED:
            yield data[at:end]
        at = end
    if not count or data[at:].strip(b"\0"):
        raise _damaged()


def _possible(properties: bytes) -> bool:
    """Whether so many properties as it says (MS-OXTNEF 2.1.3.4) fit into it: each takes four bytes at least."""
    return len(properties) >= 4 and struct.unpack_from("<L", properties)[0] * 4 <= len(properties)


def _parsed(data: bytes) -> Any:
    from tnefparse import TNEF

    logging.getLogger("tnefparse").disabled = True
    return TNEF(data, do_checksum=False)


def _attachments(found: Sequence[Any], allowance: Allowance) -> Iterator[Attachment]:
    for number, attached in enumerate(found, 1):
        allowance.take_bytes(len(attached.data))
        name = ""
        with contextlib.suppress(UnicodeDecodeError, AttributeError):
            name = shown_name(attached.long_filename())
        yield Attachment(
            part=str(number), name=name or f"attachment-{number}", media_type="", data=bytes(attached.data)
        )


def _text(value: str | bytes | None) -> str:
    if isinstance(value, bytes):
        try:
            return value.decode()
        except UnicodeDecodeError:
            return value.decode("cp1252", "replace")
    return value or ""


def _damaged() -> Quarantine:
    sentence = "This winmail.dat is cut off or damaged. Ask the sender for the papers as ordinary attachments."
    return Quarantine(QuarantineCode.UNREADABLE, sentence)
