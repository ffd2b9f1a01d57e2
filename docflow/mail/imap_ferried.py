"""imap-tools' mailbox over a line that a process of its own sees to (docflow.mail.ferry)."""

import imaplib
import io
import socket
import ssl
import subprocess
import sys
from pathlib import Path

from imap_tools import BaseMailBox

from docflow.mail import ferry
from docflow.schema.mail import Laid


class NoTls(ConnectionError):
    """The server does not offer STARTTLS."""


class FerriedMailBox(BaseMailBox):
    """Connected on construction. Raises OSError, imaplib.IMAP4.error, ssl.SSLCertVerificationError, NoTls."""

    def __init__(self, host: str, port: int, security: str, timeout: float, ca_file: Path | None) -> None:
        self._where = (host, port, timeout)
        self._security = security
        self._ca_file = ca_file
        super().__init__()

    def _get_mailbox_client(self) -> imaplib.IMAP4:
        self._client = _Client(*self._where, security=self._security, ca_file=self._ca_file)
        return self._client

    def lay_into(self, handle: int) -> None:
        """What the next command brings is laid into that file; receipts come instead of it."""
        self._client.handle = handle


def laid(handle: int, receipt: bytes) -> Laid:
    """What was laid into the file. Raises ValueError."""
    sha256, size, refused = receipt.split()
    return Laid(handle, sha256.decode(), int(size), int(refused))


class _Client(imaplib.IMAP4):
    """Speaks in the clear to its ferry, which ends with the connection."""

    def __init__(self, host: str, port: int, timeout: float, *, security: str, ca_file: Path | None) -> None:
        self.handle: int | None = None
        """Of the file that goes with the next command."""
        self._security = security
        self._ca_file = ca_file
        self._ferry: subprocess.Popen[bytes] | None = None
        super().__init__(host, port, timeout)

    def open(self, host: str = "", port: int = 0, timeout: float | None = None) -> None:
        """As imaplib's own, which reads 8 KB at a time and asks for the interpreter's lock with each."""
        self.host, self.port = host, port
        self.sock = self._create_socket(timeout)
        self.file = io.BufferedReader(self.sock.makefile("rb", buffering=0), ferry.PIECE)

    def send(self, data: bytes) -> None:  # type: ignore[override]  # imaplib sends nothing else
        """With the file where there is one."""
        handle, self.handle = self.handle, None
        sent = 0 if handle is None else socket.send_fds(self.sock, [data], [handle])
        self.sock.sendall(data[sent:])

    def _create_socket(self, timeout: float | None) -> socket.socket:
        ours, theirs = socket.socketpair()
        where = [str(theirs.fileno()), self._security, self.host, str(self.port)]
        with theirs:
            self._ferry = subprocess.Popen(
                [sys.executable, "-I", ferry.__file__, *where, *([str(self._ca_file)] if self._ca_file else [])],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
            )
        try:
            ours.settimeout(timeout)
            _await_open(ours)
        except OSError:
            ours.close()
            self._end_ferry()
            raise
        return ours

    def shutdown(self) -> None:
        """Hangs up, the ferry too."""
        try:
            super().shutdown()
        finally:
            self._end_ferry()

    def _end_ferry(self) -> None:
        if self._ferry is not None:
            self._ferry.kill()
            self._ferry.wait()


def _await_open(line: socket.socket) -> None:
    """Reads no more than how connecting went: what follows is the server's. Raises OSError."""
    said = b""
    while not said.endswith(b"\n"):
        if not (more := line.recv(1)):
            raise ConnectionResetError("the process that sees to the line ended")
        said += more
    how, _, reason = said.rstrip().partition(b" ")
    words = reason.decode("utf-8", "replace")
    if how == ferry.UNTRUSTED:
        error = ssl.SSLCertVerificationError(words)
        error.verify_message = words
        raise error
    if how == ferry.NO_TLS:
        raise NoTls(words)
    if how != ferry.OPEN:
        raise ConnectionError(words)
