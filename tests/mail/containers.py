"""Archives, mails in mails and winmail.dat files, made for tests."""

import email.mime.message
import io
import struct
import zipfile
from email.message import EmailMessage

import pyzipper

PDF = b"%PDF-1.7 not really"


def mail(
    body: str = "Please find attached.",
    *files: tuple[str, bytes],
    sender: str = "Anna Payer <anna@payer.example>",
    subject: str = "Remittance",
) -> EmailMessage:
    """A mail with these files."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, "ar@us.example", subject
    made["Date"] = "Mon, 16 Mar 2026 09:00:00 +0000"
    made.set_content(body)
    for name, data in files:
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return made


def with_mail(outer: EmailMessage, inner: EmailMessage) -> bytes:
    """A mail with another attached, as programs attach it."""
    outer.make_mixed()
    outer.attach(email.mime.message.MIMEMessage(inner))
    return outer.as_bytes()


def packed(*files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def link(name: str, target: str) -> bytes:
    """An archive with a symbolic link."""
    entry = zipfile.ZipInfo(name)
    entry.create_system, entry.external_attr = 3, 0o120777 << 16
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(entry, target)
        archive.writestr("advice.pdf", PDF)
    return out.getvalue()


def locked(password: str, *files: tuple[str, bytes]) -> bytes:
    """An archive with AES encryption."""
    out = io.BytesIO()
    with pyzipper.AESZipFile(out, "w", compression=zipfile.ZIP_DEFLATED, encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(password.encode())
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def winmail(*files: tuple[str, bytes], body: str = "") -> bytes:
    """A winmail.dat (MS-OXTNEF) with these files."""
    attributes = [
        _attribute(0x00089006, struct.pack("<L", 0x10000)),
        _attribute(0x00069007, struct.pack("<LL", 1252, 0)),
    ]
    if body:
        attributes.append(_attribute(0x0002800C, body.encode() + b"\0"))
    for name, data in files:
        attributes.append(_attribute(0x00069002, b"\1\0" + bytes(12), level=2))
        attributes.append(_attribute(0x00018010, name.encode() + b"\0", level=2))
        attributes.append(_attribute(0x0006800F, data, level=2))
    return b"\x78\x9f\x3e\x22\x01\x00" + b"".join(attributes)


def _attribute(kind: int, data: bytes, level: int = 1) -> bytes:
    return struct.pack("<BLL", level, kind, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)
