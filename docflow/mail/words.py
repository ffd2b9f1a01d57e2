"""The words of a text part: decoded though its character set lies, without the armour of a signature around them, and
apart from the files that old systems write into them."""

import binascii
import codecs
import re
from collections.abc import Sequence
from typing import NamedTuple

_MARKED = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_WIDE = ("utf-16", "utf-32", "ucs-2", "ucs-4")
ENCRYPTED = "-----BEGIN PGP MESSAGE-----"
"""The first line of what is encrypted to somebody's key (RFC 4880, 6.2)."""
_SIGNED = re.compile(r"^-----BEGIN PGP SIGNED MESSAGE-----[ \t]*\r?\n(?:[A-Za-z]{1,20}: [^\n]{0,80}\n){0,9}\r?\n", re.M)
_SIGNATURE = re.compile(
    r"^-----BEGIN PGP SIGNATURE-----[ \t]*\r?\n(?:(?!-----)[^\n]{0,90}\n){0,200}-----END PGP SIGNATURE-----", re.M
)
_DASH_ESCAPED = re.compile(r"^- ", re.M)
_UUENCODED = re.compile(
    r"^begin [0-7]{3,4} (?P<name>[^\r\n]{1,200})\r?\n"
    r"(?P<lines>(?:[!-`][ -`]{0,61}\r?\n)+)(?:\r?\n)?end[ \t]*(?:\r?\n|\Z)",
    re.M,
)


class Enclosed(NamedTuple):
    """A file inside a text."""

    name: str
    data: bytes


def decoded(data: bytes, charset: str, notes: list[str]) -> str:
    """The text; an unknown or lying character set ("" where none is named) is replaced, and noted."""
    marked = next((name for mark, name in _MARKED if data.startswith(mark)), "")
    for wanted in (marked, "" if _cannot_be(data, charset) else charset or "utf-8"):
        try:
            if wanted:
                return data.decode(wanted)
        except (LookupError, ValueError):
            continue
    try:
        text = data.decode("utf-8")
        if charset:
            notes.append(f"The mail names the character set {charset!r:.40}, but it is UTF-8.")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
        notes.append(
            f"The character set {charset or 'utf-8'!r:.40} is unknown or wrong; letters may have been replaced."
        )
    return text


def _cannot_be(data: bytes, charset: str) -> bool:
    """Text of two or four bytes a letter has a zero byte at least in its blanks and line ends."""
    return charset.lower().replace("_", "-").startswith(_WIDE) and b"\0" not in data


def unarmoured(text: str, notes: list[str]) -> str:
    """The text without the armour of a signature (RFC 4880, 7). Nobody is trusted for a signature."""
    if ENCRYPTED in text:
        notes.append("A part of the mail is encrypted for somebody's key (PGP); ask the sender to send it without.")
    bare, signed = _SIGNED.subn("", text)
    return _SIGNATURE.sub("", _DASH_ESCAPED.sub("", bare)) if signed else text


def apart(text: str, notes: list[str]) -> tuple[str, Sequence[Enclosed]]:
    """The text, and the uuencoded files that stood in it (POSIX, uuencode)."""
    files: list[Enclosed] = []

    def taken(found: re.Match[str]) -> str:
        try:
            data = b"".join(binascii.a2b_uu(line) for line in found["lines"].splitlines())
        except binascii.Error:
            notes.append(f"The file {found['name']!r:.80} inside the text is damaged; ask the sender for it again.")
            return found[0]
        files.append(Enclosed(found["name"], data))
        return ""

    return _UUENCODED.sub(taken, text), files
