"""Mail over LMTP (RFC 2033): a mail server delivers straight to docflow, and hears 250 only when the mail is durable.

A server that heard nothing delivers again. The same bytes for the same address are then the same mail: what tells two
mails of equal text apart (Received, Date, Message-ID) is in the bytes.
"""

import asyncio
import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import AnyStr

import structlog
from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope, Session

from docflow.errors import DocflowError, StorageFull
from docflow.schema.base import Frozen
from docflow.schema.mail import MailPlace, RawMail

NAME = "lmtp"
"""The mailbox that such mail is said to come from; its folder is the address."""
_LONG_LINE = 2**20
"""Bytes of a line; RFC 5321 allows 998, mail programs write more."""
_REFUSED_WHOLE = (b"500 ", b"552 ")

_log = structlog.get_logger()


class LmtpRules(Frozen):
    """Who may be written to, and how much."""

    recipients: tuple[str, ...] = ()
    """Addresses, or @domains; empty: all."""
    max_megabytes: int = 60

    def takes(self, address: str) -> bool:
        """Whether mail for this address is for us."""
        address = address.lower()
        wanted = {one.lower() for one in self.recipients}
        return not wanted or address in wanted or f"@{address.rpartition('@')[2]}" in wanted


class Door(LMTP):
    """One connection. Unlike SMTP, LMTP answers DATA once for each recipient."""

    line_length_limit = _LONG_LINE

    async def push(self, status: AnyStr) -> None:
        """aiosmtpd refuses data that are too long with one answer; each recipient has to get it."""
        recipients = self.envelope.rcpt_tos if self.envelope else []
        line = status if isinstance(status, bytes) else status.encode()
        if self._in_data and line.startswith(_REFUSED_WHOLE):
            line = b"\r\n".join([line] * len(recipients))
        await super().push(line)

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802 - the name that aiosmtpd looks for
        """Takes the mail."""
        self._in_data = True
        try:
            await super().smtp_DATA(arg)
        finally:
            self._in_data = False

    _in_data = False


class Handler:
    """Judges recipients and hands the mails on."""

    def __init__(self, rules: LmtpRules, take: Callable[[Sequence[RawMail]], None]) -> None:
        """`take` returns once the mails are durable, and raises a DocflowError where they cannot be made so."""
        self._rules = rules
        self._take = take

    async def handle_RCPT(  # noqa: N802 - the name that aiosmtpd looks for
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """One recipient."""
        if not self._rules.takes(address):
            return f"550 5.1.1 <{address}>: no such address here"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(  # noqa: N802 - as above
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """Stores the mail; one answer for each recipient."""
        content = envelope.original_content or b""
        mails = [mail_of(content, envelope.mail_from or "", address) for address in envelope.rcpt_tos]
        answer = await asyncio.to_thread(self._answer, mails)
        return "\r\n".join(f"{answer} <{address}>" for address in envelope.rcpt_tos)

    def _answer(self, mails: Sequence[RawMail]) -> str:
        """Whatever is wrong is wrong with us, not with the mail: the server keeps it and tries again."""
        try:
            self._take(mails)
        except StorageFull as problem:
            _log.error("no room for mail", reason=str(problem))
            return "452 4.3.1 No room left; try again later"
        except DocflowError as problem:
            _log.error("mail cannot be stored", reason=str(problem))
            return "451 4.3.0 Cannot store it now; try again later"
        return "250 2.0.0 Stored"

    async def handle_exception(self, error: Exception) -> str:
        """A fault of the program is no reason to bounce a mail."""
        _log.error("fault in a mail connection", reason=repr(error))
        return "421 4.3.0 Something went wrong; try again later"


def mail_of(content: bytes, sender: str, address: str) -> RawMail:
    """The mail with the envelope's sender on top, as the last server has to put it there (RFC 5321, 4.4)."""
    data = f"Return-Path: <{sender}>\r\n".encode("utf-8", "surrogateescape") + content
    uid = int.from_bytes(hashlib.sha256(data).digest()[:8]) >> 11
    return RawMail(place=MailPlace(mailbox=NAME, folder=address.lower(), uidvalidity=1, uid=uid), data=data)


async def listening(
    rules: LmtpRules, take: Callable[[Sequence[RawMail]], None], host: str, port: int, socket: Path | None = None
) -> asyncio.Server:
    """Listens on the socket, or on host and port."""
    loop = asyncio.get_running_loop()

    def door() -> Door:
        return Door(Handler(rules, take), data_size_limit=rules.max_megabytes * 2**20, enable_SMTPUTF8=True)

    if socket is not None:
        return await loop.create_unix_server(door, socket)
    return await loop.create_server(door, host, port)
