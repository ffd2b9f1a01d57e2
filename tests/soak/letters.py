"""Mails as they really come: whole, odd and broken, each with the bytes that a server hands out for it."""

import base64
import random
from collections.abc import Callable, Iterator

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def letters(count: int, seed: int) -> Iterator[bytes]:
    """So many mails; some are byte for byte another's twin, some share its Message-ID."""
    dice = random.Random(seed)
    sent: list[bytes] = []
    for number in range(count):
        twin = sent and dice.random() < 0.03
        mail = dice.choice(sent[-50:]) if twin else _lines(dice.choice(KINDS)(number, dice))
        sent.append(mail)
        yield mail


def _lines(mail: bytes) -> bytes:
    """With CRLF throughout, as servers keep or make them."""
    return mail.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def _head(number: int, more: str = "", message_id: str | None = None) -> bytes:
    identity = f"Message-ID: <{message_id or number}@payer.example>\n"
    return (
        f"Received: from mx.payer.example by mx.us.example id {number:08x}; Mon, 2 Nov 2026 09:00:00 +0000\n"
        f"From: AP {number} <ap@payer.example>\nTo: ar@us.example\nSubject: Remittance {number}\n{identity}{more}"
    ).encode()


def _plain(number: int, dice: random.Random) -> bytes:
    return _head(number) + b"\n" + b"We paid invoice %d.\n" % number * dice.randint(1, 200)


def _parts(number: int, *parts: bytes, close: bool = True) -> bytes:
    edge = b"=_edge%d" % number
    body = b"".join(b"--" + edge + b"\n" + part + b"\n" for part in parts)
    head = _head(number, f'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="{edge.decode()}"\n')
    return head + b"\n" + body + (b"--" + edge + b"--\n" if close else b"")


def _nameless_pdf(number: int, dice: random.Random) -> bytes:
    data = base64.encodebytes(PDF + dice.randbytes(dice.choice([500, 20_000])))
    text = b"Content-Type: text/plain\n\nattached\n"
    return _parts(number, text, b"Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n" + data)


def _unclosed(number: int, dice: random.Random) -> bytes:
    return _parts(number, b"Content-Type: text/plain\n\ncut off", close=False)


def _broken_base64(number: int, dice: random.Random) -> bytes:
    return _parts(number, b"Content-Transfer-Encoding: base64\nContent-Type: application/pdf\n\n!!!=" + b"A" * 77)


def _same_message_id(number: int, dice: random.Random) -> bytes:
    return _head(number, message_id="always-the-same") + b"\nmail %d\n" % number


def _no_message_id(number: int, dice: random.Random) -> bytes:
    return b"From: x@payer.example\nSubject: %d\n\nno identity\n" % number


def _no_headers(number: int, dice: random.Random) -> bytes:
    return b"\nonly a body %d\n" % number


def _no_body(number: int, dice: random.Random) -> bytes:
    return _head(number)


def _eight_bit(number: int, dice: random.Random) -> bytes:
    noise = bytes(dice.choice([*range(32, 127), *range(128, 256)]) for _ in range(300))
    return (
        _head(number)
        + b"Subject: \xff\xfe "
        + noise[:60]
        + b"\nContent-Type: text/plain; charset=utf-8\n\n"
        + noise
        + b"\n"
    )


def _long_line(number: int, dice: random.Random) -> bytes:
    return _head(number) + b"\n" + b"%d " % number + b"x" * dice.choice([999, 20_000]) + b"\n.\n..\n"


def _long_headers(number: int, dice: random.Random) -> bytes:
    return _head(number, "".join(f"X-Hop-{hop}: {'y' * 70}\n" for hop in range(200))) + b"\nfar travelled\n"


def _imap_in_it(number: int, dice: random.Random) -> bytes:
    """What a careless client takes for the server's words."""
    return _head(number) + b"\n* %d FETCH (UID 1 BODY[] {3}\nabc)\nA001 OK Fetch completed.\n)\n* BYE\n" % number


def _nested(number: int, dice: random.Random) -> bytes:
    mail = _plain(number, dice)
    for depth in range(dice.randint(1, 8)):
        mail = _head(number, f"X-Depth: {depth}\nMIME-Version: 1.0\nContent-Type: message/rfc822\n") + b"\n" + mail
    return mail


def _large(number: int, dice: random.Random) -> bytes:
    size = dice.choice([100_000, 300_000, 1_200_000]) if dice.random() < 0.2 else 40_000
    return _parts(number, b"Content-Type: application/octet-stream\n\n" + (b"%060d\n" % number) * (size // 61))


KINDS: tuple[Callable[[int, random.Random], bytes], ...] = (
    _plain, _plain, _plain, _nameless_pdf, _nameless_pdf, _unclosed, _broken_base64, _same_message_id, _no_message_id,
    _no_headers, _no_body, _eight_bit, _long_line, _long_headers, _imap_in_it, _nested, _large,
)  # fmt: skip
