"""bytes -> Message, by our own walk of the MIME tree.

Runs in the sandbox: even a small mail can exhaust a MIME parser. The compat32 policy is used because the newer one
parses every header eagerly (1.4 MB of encoded words took 6 GB); what it would do for us is done here, with limits.
"""

import datetime as dt
import email
import email.header
import email.utils
import re
from collections.abc import Iterator, Sequence
from email.message import Message as MimePart

from docflow.errors import Quarantine
from docflow.mail.limits import MAX_HEADERS, check_before_parsing, check_parts
from docflow.mail.names import shown_name
from docflow.mail.words import Enclosed, apart, decoded, unarmoured
from docflow.schema.mail import Attachment, Message
from docflow.schema.states import QuarantineCode

# The headers that tell automatic mail and trust; everything else stays in the stored original.
_KEPT_HEADERS = (
    "auto-submitted", "precedence", "list-id", "list-unsubscribe", "authentication-results", "x-auto-response-suppress",
    "return-path", "x-autoreply", "x-autorespond", "in-reply-to", "references", "content-type", "list-post",
    "feedback-id",
)  # fmt: skip
_MAX_HEADER, _MAX_ENCODED = 2_000, 8_000
"""Letters of a header that are kept, and of its encoded form that are decoded."""
_MAX_SENDERS, _MAX_COMMENTS = 10, 20
_FOLDED_BOUNDARY = re.compile(rb'(boundary="[^"\r\n]{0,70})\r?\n[ \t]([^"\r\n]{0,70}")', re.IGNORECASE)
"""A boundary broken over two lines (RFC 2045: the fold is a space), which the parser would look for as it is broken."""
_FIRST_LINE, _HEADER_LINE = re.compile(rb"From |[!-9;-~]{1,80}:"), re.compile(rb"[!-9;-~]{1,80}:")
_TYPICAL = frozenset(
    {b"from", b"to", b"subject", b"date", b"message-id", b"received", b"mime-version", b"return-path", b"content-type"}
)
_BODY_TYPES = ("text/plain", "text/html")
_EXTENSION = {
    "application/pdf": ".pdf",
    "image/tiff": ".tiff",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "text/csv": ".csv",
    "message/rfc822": ".eml",
    "text/plain": ".txt",
    "text/html": ".html",
}


def is_mail(data: bytes) -> bool:
    """Whether the bytes look like a stored mail (RFC 5322): header lines, several of them typical of mail."""
    if not _FIRST_LINE.match(data):
        return False
    head = _with_lines(data[:MAX_HEADERS]).replace(b"\r\n", b"\n").split(b"\n\n", 1)[0]
    names = {line.split(b":", 1)[0].strip().lower() for line in head.split(b"\n") if _HEADER_LINE.match(line)}
    return len(names & _TYPICAL) >= 2


def parse(raw: bytes) -> Message:
    """The parsed mail. Raises Quarantine(LIMITS) where it exceeds what a mail may be; odd encodings become notes."""
    raw = _with_lines(raw)
    check_before_parsing(raw)
    try:
        root = email.message_from_bytes(_FOLDED_BOUNDARY.sub(rb"\1 \2", raw))
        notes: list[str] = []
        parts = list(_leaves(root))
        check_parts(parts)
    except RecursionError as error:
        raise Quarantine(QuarantineCode.LIMITS, "The mail is nested too deeply to be read.") from error
    text, html, attachments = _sort_parts(parts, notes)
    senders = _senders(root, notes)
    receivers = _addresses(_header(root, "to", notes))[:50]
    return Message(
        sender=senders[0][1].lower(),
        sender_name=senders[0][0],
        also_from=tuple(address.lower() for _, address in senders[1:] if address),
        reply_to=first_address(_header(root, "reply-to", notes))[1].lower(),
        to=tuple(address.lower() for _, address in receivers if address),
        to_name=receivers[0][0] if len(receivers) == 1 else "",
        subject=_header(root, "subject", notes),
        date=_date(_header(root, "date", notes)),
        message_id=_header(root, "message-id", notes),
        body_text="\n".join(text),
        body_html="\n".join(html),
        attachments=tuple(attachments),
        headers=kept_headers(root, notes),
        notes=tuple(dict.fromkeys(notes)),
    )


def _with_lines(raw: bytes) -> bytes:
    """Some old systems end lines with CR alone; the parser knows such lines in bodies only."""
    return raw if b"\n" in raw else raw.replace(b"\r", b"\n")


def kept_headers(root: MimePart, notes: list[str]) -> dict[str, str]:
    """The headers that tell automatic mail and trust, by their names in lower case."""
    return {name: value for name in _KEPT_HEADERS if (value := _header(root, name, notes))}


def _senders(root: MimePart, notes: list[str]) -> list[tuple[str, str]]:
    """(display name, address) of every sender that is named; a mail reader shows any one of several."""
    first = first_address(_header(root, "from", notes))
    named = _addresses(*(one_line(str(value)) for value in root.get_all("from", [])[:_MAX_SENDERS]))
    others = {address.lower(): (name, address) for name, address in named[:_MAX_SENDERS] if "@" in address}
    written = first[1].lower()
    return [first, *(other for address, other in others.items() if written not in (address, _plain(address, notes)))]


def _leaves(part: MimePart, path: str = "") -> Iterator[tuple[str, MimePart]]:
    """Each leaf with its position ("1.2"). A forwarded message is one leaf: its own parts belong to it."""
    if part.is_multipart() and part.get_content_maintype() == "multipart":
        for number, child in enumerate(part.get_payload(), 1):
            if isinstance(child, MimePart):
                yield from _leaves(child, f"{path}.{number}" if path else str(number))
    else:
        yield path or "1", part


def _sort_parts(parts: list[tuple[str, MimePart]], notes: list[str]) -> tuple[list[str], list[str], list[Attachment]]:
    """Bodies apart from attachments: a text part is body unless it is named or marked as an attachment."""
    text: list[str] = []
    html: list[str] = []
    attachments: list[Attachment] = []
    for path, part in parts:
        kind = part.get_content_type()
        disposition = (part.get_content_disposition() or "").lower()
        name = _name(part, notes)
        if kind in _BODY_TYPES and disposition != "attachment" and not name:
            words = _text(part, notes)
            if kind == "text/plain":
                words, files = apart(unarmoured(words, notes), notes)
                attachments += _enclosed(path, files)
            (text if kind == "text/plain" else html).append(words)
            continue
        data = _bytes(part)
        if data:
            attachments.append(_attachment(path, part, kind, name, data))
        elif name or disposition == "attachment":
            notes.append(f"The attachment {name or path} is empty.")
            attachments.append(_attachment(path, part, kind, name, b""))
    return text, html, attachments


def _attachment(path: str, part: MimePart, kind: str, name: str, data: bytes) -> Attachment:
    return Attachment(
        part=path,
        name=name or f"attachment-{path}{_EXTENSION.get(kind, '')}",
        media_type=kind,
        data=data,
        inline=part.get_content_disposition() != "attachment" and part.get("content-id") is not None,
    )


def _enclosed(path: str, files: Sequence[Enclosed]) -> list[Attachment]:
    """Files that stood in a text, as though they were attached."""
    return [
        Attachment(part=f"{path}.{number}", name=shown_name(file.name), media_type="", data=file.data)
        for number, file in enumerate(files, 1)
    ]


def _bytes(part: MimePart) -> bytes:
    """The decoded bytes; a forwarded message is serialised as it stands."""
    if part.get_content_maintype() == "message":
        inner = part.get_payload()
        first = inner[0] if isinstance(inner, list) and inner else None
        return first.as_bytes() if isinstance(first, MimePart) else b""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(part: MimePart, notes: list[str]) -> str:
    """The body text; an unknown or lying charset is replaced, and noted."""
    return decoded(_bytes(part), str(part.get_param("charset") or ""), notes)


def _header(part: MimePart, name: str, notes: list[str]) -> str:
    """One header, decoded, on one line, bounded. Of repeated headers the topmost counts."""
    value = part.get(name)
    if value is None:
        return ""
    return _plain(str(value), notes)


def _plain(value: str, notes: list[str]) -> str:
    """Encoded words (RFC 2047) decoded, on one line."""
    return one_line("".join(_decoded(piece, charset, notes) for piece, charset in _pieces(value)))


def one_line(text: str) -> str:
    """What a header says, without line breaks and other control characters, bounded."""
    return re.sub(r"[\x00-\x20\x7f-\x9f]+", " ", text).strip()[:_MAX_HEADER]


def _decoded(piece: bytes | str, charset: str | None, notes: list[str]) -> str:
    if isinstance(piece, str):
        return piece.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        return piece.decode(charset or "utf-8", errors="replace")
    except (LookupError, ValueError):
        notes.append(f"The character set {charset!r:.40} of a header is unknown; letters may have been replaced.")
        return piece.decode("latin-1")


def first_address(header: str) -> tuple[str, str]:
    """(display name, address) of the first address."""
    return _addresses(header)[0]


def _addresses(*headers: str) -> list[tuple[str, str]]:
    """(display name, address) of all of them; at least one, which may be empty."""
    # The standard library calls itself once for each open parenthesis.
    flat = [header.replace("(", " ") if header.count("(") > _MAX_COMMENTS else header for header in headers]
    return email.utils.getaddresses(flat) or [("", "")]


def _date(header: str) -> dt.datetime | None:
    try:
        date = email.utils.parsedate_to_datetime(header)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    return date if date.tzinfo else date.replace(tzinfo=dt.UTC)


def _name(part: MimePart, notes: list[str]) -> str:
    """The display name of an attachment: no folders, no control or direction characters, at most 200 letters."""
    try:
        name = part.get_filename() or ""
    except (LookupError, ValueError, TypeError):
        notes.append("The name of an attachment could not be decoded.")
        return ""
    decoded = "".join(_decoded(piece, charset, notes) for piece, charset in _pieces(name))
    return shown_name(decoded)


def _pieces(value: str) -> list[tuple[bytes | str, str | None]]:
    """Encoded words apart from plain ones."""
    try:
        return email.header.decode_header(value[:_MAX_ENCODED])
    except (email.errors.HeaderParseError, ValueError):
        return [(value[:_MAX_ENCODED], None)]
