"""imap-tools' mailbox over TLS that a process of its own sees to (docflow.mail.ferry)."""

import imaplib
import io
import socket
import ssl
import subprocess
import sys
from pathlib import Path

from imap_tools import BaseMailBox

from docflow.mail import ferry


class FerriedMailBox(BaseMailBox):
    """Connected on construction. Raises OSError, imaplib.IMAP4.error, ssl.SSLCertVerificationError."""

    def __init__(self, host: str, port: int, timeout: float, ca_file: Path | None) -> None:
        self._where = (host, port, timeout)
        self._ca_file = ca_file
        super().__init__()

    def _get_mailbox_client(self) -> imaplib.IMAP4:
        return _Client(*self._where, ca_file=self._ca_file)


class _Client(imaplib.IMAP4):
    """Speaks in the clear to its ferry, which ends with the connection."""

    def __init__(self, host: str, port: int, timeout: float, ca_file: Path | None) -> None:
        self._ca_file = ca_file
        self._ferry: subprocess.Popen[bytes] | None = None
        super().__init__(host, port, timeout)

    def open(self, host: str = "", port: int = 0, timeout: float | None = None) -> None:
        """As imaplib's own, which reads 8 KB at a time and asks for the interpreter's lock with each."""
        self.host, self.port = host, port
        self.sock = self._create_socket(timeout)
        self.file = io.BufferedReader(self.sock.makefile("rb", buffering=0), ferry.PIECE)

    def _create_socket(self, timeout: float | None) -> socket.socket:
        ours, theirs = socket.socketpair()
        command = [sys.executable, "-I", ferry.__file__, str(theirs.fileno()), self.host, str(self.port)]
        with theirs:
            self._ferry = subprocess.Popen(
                command + [str(self._ca_file)] * bool(self._ca_file),
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
            raise ConnectionResetError("the process that sees to TLS ended")
        said += more
    how, _, reason = said.rstrip().partition(b" ")
    if how == ferry.UNTRUSTED:
        error = ssl.SSLCertVerificationError(reason.decode())
        error.verify_message = reason.decode()
        raise error
    if how != ferry.OPEN:
        raise ConnectionError(reason.decode())
