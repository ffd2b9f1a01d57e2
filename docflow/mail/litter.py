"""What comes along with a mail and is no paper: signatures, cards, invitations, receipts, logos.

Told by what it is, not by what it is called; when in doubt it is a paper.
"""

import io

from PIL import Image, UnidentifiedImageError

from docflow.schema.mail import Attachment, Message

_TYPES = frozenset(
    {"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature",
     "application/pgp-keys", "application/pgp-encrypted",
     "text/calendar", "application/ics", "text/x-vcard", "text/vcard", "text/directory",
     "message/delivery-status", "message/disposition-notification", "text/rfc822-headers"}
)  # fmt: skip
_BEGINNINGS = (b"BEGIN:VCARD", b"BEGIN:VCALENDAR", b"-----BEGIN PGP SIGNATURE", b"-----BEGIN PGP PUBLIC KEY")
_SIGNED = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"
"""The object identifier of CMS signed data (RFC 5652), near the start of an S/MIME signature."""
_AREA, _SIDE = 100_000, 90
"""Dots of a picture, and of its shorter side, below which nobody reads a paper in it."""
_BANNER = 3.5
"""Width by height from which on a picture inside the text is a strip below a signature."""


def is_litter(attachment: Attachment, mail: Message) -> bool:
    """Whether an attachment is nothing that anybody would file."""
    if attachment.media_type in _TYPES or attachment.data.lstrip()[:40].startswith(_BEGINNINGS):
        return True
    if _is_signature(attachment) or _is_returned(attachment, mail):
        return True
    inside = attachment.inline and "cid:" in mail.body_html.lower()
    return _is_decoration(attachment.data, inside)


def _is_signature(attachment: Attachment) -> bool:
    detached = attachment.name.lower().endswith((".p7s", ".sig", ".asc"))
    return detached and (_SIGNED in attachment.data[:64] or b"SIGNATURE" in attachment.data[:64])


def _is_returned(attachment: Attachment, mail: Message) -> bool:
    """Our own mail that came back with the report that it could not be delivered."""
    return attachment.media_type == "message/rfc822" and "multipart/report" in mail.headers.get("content-type", "")


def _is_decoration(data: bytes, inside: bool) -> bool:
    """A picture too small to be a paper, or a strip inside the text; only the head of the file is looked at."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            wide, high = image.size
            several = getattr(image, "n_frames", 1) > 1 and image.format == "TIFF"
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False
    if several:
        return False
    return wide * high <= _AREA or min(wide, high) < _SIDE or (inside and wide / high >= _BANNER)
