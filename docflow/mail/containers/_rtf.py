"""The formatted text that Outlook keeps of a mail (PidTagRtfCompressed): packed by MS-OXRTFCP, and where the mail came
as HTML, that HTML word for word between the RTF's own (MS-OXRTFEX)."""

import re
import struct
import zlib
from typing import NamedTuple

from compressed_rtf import decompress
from striprtf.striprtf import rtf_to_text

_HEAD = struct.Struct("<LL4sL")
"""Size of what follows, size unpacked, whether it is packed, check sum."""
_PACKED, _PLAIN = b"LZFu", b"MELA"
_LARGEST = 20_000_000
_FROM_HTML = re.compile(r"\\fromhtml1(?!\d)")
_HIDE = re.compile(r"\\htmlrtf(0|1)?(?![a-z0-9]) ?")
"""Between this and its 0 stands RTF that the HTML has in its own words."""
_MARKUP = re.compile(r"\{\\\*\\htmltag\d* ?((?:[^{}\\]|\\.)*)\}", re.DOTALL)
_ROW = re.compile(r"^(?=.*\|$)", re.MULTILINE)
_DAMAGED = (ValueError, TypeError, LookupError, OverflowError, struct.error)
"""What the libraries raise on what is no RTF."""


class Body(NamedTuple):
    """The mail's words; one of the two, or neither."""

    text: str = ""
    html: str = ""


def body_of(packed: bytes) -> Body:
    """What the formatted text says. Raises ValueError where it is damaged or too large."""
    try:
        rtf = _unpacked(packed).decode("cp1252", "replace")
        if _FROM_HTML.search(rtf, 0, 2_000):
            return Body(html=rtf_to_text(_html_in(rtf), errors="replace"))
        return Body(text=_ROW.sub("| ", rtf_to_text(rtf, errors="replace")))
    except _DAMAGED as error:
        raise ValueError(f"The formatted text is damaged: {error}") from error


def _unpacked(packed: bytes) -> bytes:
    """The RTF. What the library would refuse without an error of its own is refused before."""
    size, raw, kind, told = _HEAD.unpack_from(packed)
    content = packed[_HEAD.size : size + 4]
    # A CRC-32 that begins with nothing and ends with nothing (MS-OXRTFCP 2.2.3).
    checked = zlib.crc32(content, 0xFFFFFFFF) ^ 0xFFFFFFFF if kind == _PACKED else 0
    if kind not in (_PACKED, _PLAIN) or told != checked or raw > _LARGEST:
        raise ValueError("its check sum or its size is wrong")
    return bytes(decompress(packed))


def _html_in(rtf: str) -> str:
    """Only the HTML, still in the letters of RTF: the tags out of their groups, what is hidden from HTML left out."""
    pieces = _HIDE.split(rtf)
    shown = [piece for flag, piece in zip(["0", *pieces[1::2]], pieces[::2], strict=True) if flag == "0"]
    # The empty group ends a control word that the tag may end with.
    return _MARKUP.sub(lambda tag: tag[1] + "{}", "".join(shown))
