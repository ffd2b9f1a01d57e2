"""Mails as they arrive: alternatives, inline logos, nameless parts, forwards; and the Maildir that holds them."""

import hashlib
import re
import shutil
from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

from docflow.schema.records import Kind
from samples.drawing.truth import Case, Letter

INBOX = "Norhaven Accounts Receivable <ar@norhaven.example>"
_TYPES = {
    ".pdf": "application/pdf", ".tif": "image/tiff", ".jpg": "image/jpeg", ".png": "image/png", ".csv": "text/csv",
    ".vcf": "text/vcard",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".edi": "application/edi-x12",
}  # fmt: skip


def mail(letter: Letter, files: Sequence[tuple[str, bytes]], *, to: str = INBOX) -> bytes:
    """The letter with its attachments as RFC 5322 bytes, the same on every run."""
    message = EmailMessage(policy=SMTP)
    message["Date"] = format_datetime(letter.sent)
    message["From"] = letter.forwarded_by or letter.sender
    message["To"] = to
    message["Subject"] = f"FW: {letter.subject}" if letter.forwarded_by else letter.subject
    message["Message-ID"] = f"<{_digest(letter.sender, letter.subject, str(letter.sent))}@mail.example>"
    _write_body(message, letter)
    for at, (name, data) in enumerate([*files, *letter.extras]):
        _attach(message, letter, at, name, data)
    _fix_boundaries(message, _digest(letter.subject, letter.sender))
    return message.as_bytes()


def _write_body(message: EmailMessage, letter: Letter) -> None:
    text, html = letter.body, letter.html
    if letter.forwarded_by:
        head = f"-----Original Message-----\nFrom: {letter.sender}\nSent: {letter.sent:%A, %B %d, %Y %H:%M}\n"
        name = letter.forwarded_by.split()[0]
        text = f"Please book.\n\n{name}\n\n{head}To: accounts@norhaven.example\nSubject: {letter.subject}\n\n{text}"
        html = ""
    if text or not html:
        message.set_content(text, cte="quoted-printable")
    if html and text:
        shown = html.replace("</body>", '<img src="cid:logo1"></body>') if letter.logo else html
        message.add_alternative(shown, subtype="html", cte="quoted-printable")
        if letter.logo:
            part = message.get_payload(1)
            assert isinstance(part, EmailMessage)
            part.add_related(
                _logo(letter.sender), "image", "png", cid="<logo1>", filename="image001.png", disposition="inline"
            )
    elif html:
        message.set_content(html, subtype="html", cte="quoted-printable")


def _attach(message: EmailMessage, letter: Letter, at: int, name: str, data: bytes) -> None:
    shown = letter.names[at] if at < len(letter.names) else _usual_name(letter, name)
    media = letter.types[at] if at < len(letter.types) else _TYPES.get(Path(name).suffix, "application/octet-stream")
    main, sub = media.split("/")
    message.add_attachment(data, main, sub, filename=shown)
    if shown is None:
        part = message.get_payload(len(message.get_payload()) - 1)
        assert isinstance(part, EmailMessage)
        part.replace_header("Content-Disposition", "attachment")


def _usual_name(letter: Letter, name: str) -> str:
    """Extras keep their name; papers are called after the subject."""
    if not name.startswith("input."):
        return name
    return re.sub(r"[^\w-]+", "_", letter.subject).strip("_") + Path(name).suffix


def _fix_boundaries(message: EmailMessage, seed: str) -> None:
    for at, part in enumerate(p for p in message.walk() if p.is_multipart()):
        part.set_boundary(f"=_{seed}_{at}")


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:20]


def _logo(name: str) -> bytes:
    picture = Image.new("RGB", (160, 48), "white")
    pen = ImageDraw.Draw(picture)
    pen.ellipse((4, 4, 44, 44), fill=(int(_digest(name)[:2], 16) // 2, 90, 120))
    pen.text((54, 18), name.split("<")[0].strip(), fill="black")
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def html_table(heads: Sequence[str], rows: Sequence[Sequence[str]], right_from: int = 99, style: str = "") -> str:
    """A plain HTML table; columns from `right_from` on are right-aligned."""

    def cells(row: Sequence[str], tag: str) -> str:
        return "".join(
            f"<{tag}{' align=right' if at >= right_from else ''}>{escape(c)}</{tag}>" for at, c in enumerate(row)
        )

    body = "".join(f"<tr>{cells(row, 'td')}</tr>" for row in rows)
    look = f"border-collapse:collapse;{style}"
    return f'<table border=1 cellpadding=4 style="{look}"><tr>{cells(heads, "th")}</tr>{body}</table>'


def deliver(cases: Sequence[Case], mailbox: Path, only: Sequence[str] = ()) -> None:
    """Lay the Maildir anew: one mail per case, or for those that travel together, delivered to new/.
    With `only` the mails of these cases are laid beside those that are there."""
    for folder in () if only else ("cur", "new", "tmp"):
        shutil.rmtree(mailbox / folder, ignore_errors=True)
        (mailbox / folder).mkdir(parents=True)
        (mailbox / folder / ".gitkeep").touch()
    for case in cases:
        if case.travels_with or case.kind is Kind.BANK_STATEMENT or (only and case.name not in only):
            continue
        company = [other for other in cases if other.travels_with == case.name]
        raw = raw_mail(case, company)
        stamp = case.letter.sent if case.letter else None
        seconds = int(stamp.timestamp()) if stamp else 1793520000
        (mailbox / "new" / f"{seconds}.{case.name}.{_digest(case.name)[:8]}.norhaven").write_bytes(raw)


def raw_mail(case: Case, company: Sequence[Case] = ()) -> bytes:
    """The case as the inbox gets it: its own .eml, or its files, and those of its company, in a mail."""
    own = [data for name, data in case.files.items() if name.endswith(".eml")]
    if own:
        return own[0]
    if case.letter is None:
        raise ValueError(f"{case.name} has neither a mail nor a letter to be sent with")
    files = [*case.files.items(), *(file for other in company for file in other.files.items())]
    return mail(case.letter, files)
