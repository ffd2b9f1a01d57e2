"""A real SMTP server of this machine that keeps what it is given, and may refuse."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.servers.ports import free_port


@dataclass
class MailServer:
    """Where it listens and what it was given."""

    port: int = 0
    says: str = "250 kept"
    """The answer to the next mail."""
    hangs_up: bool = False
    """Whether it takes the mail and the line is cut before it says so."""
    mails: list[bytes] = field(default_factory=list)
    users: list[str] = field(default_factory=list)

    async def handle_RCPT(  # noqa: N802 - the name that aiosmtpd looks for
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address.startswith("nobody@"):
            return "550 no such user here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        if self.says.startswith("250"):
            self.mails.append(bytes(envelope.content or b""))
        if self.hangs_up:
            assert server.transport is not None
            server.transport.abort()
        return self.says

    def authenticate(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: LoginPassword
    ) -> AuthResult:
        good = isinstance(data, LoginPassword) and data.password == b"right"
        if good:
            self.users.append(data.login.decode())
        return AuthResult(success=good, handled=good)


@contextmanager
def running_smtp() -> Iterator[MailServer]:
    """The server, until the end of the block."""
    kept = MailServer(free_port())
    controller = Controller(kept, "127.0.0.1", kept.port, authenticator=kept.authenticate, auth_require_tls=False)
    controller.start()
    try:
        yield kept
    finally:
        controller.stop()
