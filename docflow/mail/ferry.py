"""The line to a mail server, in a process of its own: it sees to TLS, and mails go from here straight to the disk.

In the process that makes the rows of mails each piece that comes waits for the interpreter's lock, and mails would be
copied through it only to be hashed and written. What the server says is handed on in the clear, over a socket. With a
command a file may be handed over: then every literal of the answer is laid into that file, in the form of
docflow.files.journal, and a receipt takes its place.

Started by its file's path, with nothing but the standard library: python ferry.py SOCKET SECURITY HOST PORT [CA_FILE].
It first tells on the socket how connecting went, one line, and ends with its socket, whoever closes that or dies.
"""

import errno
import hashlib
import os
import re
import select
import signal
import socket
import ssl
import sys
from contextlib import suppress

TIMEOUT = 30.0
"""Seconds in which the server must answer while we connect, and take what we send."""
OPEN, UNTRUSTED, NO_TLS, DOWN = b"open", b"untrusted", b"no-tls", b"down"
"""How connecting went; all but the first are followed by the reason."""
PIECE = 2**18
"""Bytes that are handed on at once, at most."""
_RECORD = 2**14
"""What TLS encrypts at once, at most (RFC 8446, 5.1)."""
_LONGEST_LINE = 2**13
"""Of what is said before TLS begins."""
_HEAD_BYTES, _RECEIPT_BYTES = 78, 81
_LITERAL = re.compile(rb"\{(\d{1,12})\}\r?\n\Z")
_LINE = 2**9
"""Bytes in which the end of a line is looked for at once: an answer to FETCH is shorter."""
_SIGN = 2**13
"""For so many bytes that are laid down one blank is handed on: a slow server is not taken for a dead one."""


class _NoTls(OSError):
    """The server does not offer it."""


class _Server:
    """Where more can be waited for."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line

    def fileno(self) -> int:
        """For select."""
        return self._line.fileno()


class _Clear(_Server):
    """A server that is spoken to as it is."""

    def __init__(self, line: socket.socket) -> None:
        super().__init__(line)
        self._piece = memoryview(bytearray(PIECE))

    def read(self) -> memoryview | None:
        """What came; None where the server hung up."""
        count = self._line.recv_into(self._piece)
        return self._piece[:count] if count else None

    def at_hand(self) -> memoryview:
        """What came with the beginning."""
        return self._piece[:0]

    def write(self, said: bytes) -> None:
        """All of it."""
        self._line.sendall(said)


class _Sealed(_Server):
    """A server that is spoken to in TLS."""

    def __init__(self, line: socket.socket, host: str, ca_file: str | None) -> None:
        """Raises OSError; ssl.SSLCertVerificationError where the certificate is not trusted."""
        super().__init__(line)
        context = ssl.create_default_context(cafile=ca_file)
        self._coming, self._going = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._tls = context.wrap_bio(self._coming, self._going, server_hostname=host)
        self._sealed, self._plain = memoryview(bytearray(PIECE)), memoryview(bytearray(PIECE + _RECORD))
        while not self._shaken_hands():
            if not self._from_server():
                raise ConnectionResetError("the server hangs up while TLS begins")

    def read(self) -> memoryview | None:
        """What came, as far as it can be decrypted yet; None where the server hung up."""
        return self.at_hand() if self._from_server() else None

    def at_hand(self) -> memoryview:
        """All that can be decrypted, in one piece: no more than was sealed."""
        end = 0
        with suppress(ssl.SSLWantReadError):
            while count := self._tls.read(_RECORD, self._plain[end:]):
                end += count  # type: ignore[operator]  # into a buffer it reads so many bytes
        self._to_server()
        return self._plain[:end]

    def write(self, said: bytes) -> None:
        """All of it."""
        self._tls.write(said)
        self._to_server()

    def _shaken_hands(self) -> bool:
        try:
            self._tls.do_handshake()
        except ssl.SSLWantReadError:
            return False
        finally:
            self._to_server()
        return True

    def _from_server(self) -> int:
        """How many bytes came, still encrypted."""
        count = self._line.recv_into(self._sealed)
        self._coming.write(self._sealed[:count])
        return count

    def _to_server(self) -> None:
        if self._going.pending:
            self._line.sendall(self._going.read())


class _Literals:
    """What the server says, literals replaced by receipts while there is a file to lay them into.

    A receipt is a literal too: blanks, then the sha256, the length, and the number of what the disk refused, or 0.
    """

    def __init__(self) -> None:
        self._handle: int | None = None
        self._end = 0
        """Of what is in the file."""
        self._line = b""
        """The beginning of a line whose end has not come."""
        self._left = 0
        """Bytes of a literal that are still to come."""

    def lay_into(self, handle: int | None) -> None:
        """From now on, until the next call."""
        if self._handle is not None:
            os.close(self._handle)
        self._handle, self._end = handle, 0

    def handed_on(self, piece: memoryview) -> bytes:
        """What of the piece goes on, and what instead of it."""
        on = []
        while piece:
            if self._left:
                now, piece = piece[: self._left], piece[self._left :]
                on.append(self._laid(now))
            elif self._handle is None:
                on.append(self._line + piece)
                self._line, piece = b"", piece[len(piece) :]
            else:
                now, piece = _to_end_of_line(piece)
                on.append(self._said(bytes(now)))
        return b"".join(on)

    def _said(self, words: bytes) -> bytes:
        """A line, once it is whole; a literal may begin behind it."""
        self._line += words
        if not self._line.endswith(b"\n"):
            return b""
        line, self._line = self._line, b""
        if not (found := _LITERAL.search(line)):
            return line
        self._size = self._left = int(found[1])
        self._start, self._end = self._end, self._end + _HEAD_BYTES
        self._refused, self._digest = 0, hashlib.sha256()
        receipt = b"" if self._left else self._receipt()
        return line[: found.start()] + b"{%d}\r\n" % (self._size // _SIGN + _RECEIPT_BYTES) + receipt

    def _laid(self, data: memoryview) -> bytes:
        """A part of a literal, to its end or as far as it came."""
        self._digest.update(data)
        self._write(data, self._end)
        self._end += len(data)
        before = (self._size - self._left) // _SIGN
        self._left -= len(data)
        blanks = b" " * ((self._size - self._left) // _SIGN - before)
        return blanks if self._left else blanks + self._receipt()

    def _receipt(self) -> bytes:
        head = f"{self._digest.hexdigest()} {self._size:012}"
        self._write(f"{head}\n".encode(), self._start)
        return f"{head} {self._refused:03}".encode()

    def _write(self, data: bytes | memoryview, at: int) -> None:
        """Where the disk refuses once, the file is not kept."""
        assert self._handle is not None
        try:
            while data and not self._refused:
                written = os.pwrite(self._handle, data, at)
                data, at = data[written:], at + written
        except OSError as error:
            self._refused = error.errno or errno.EIO


def _to_end_of_line(piece: memoryview) -> tuple[memoryview, memoryview]:
    """The piece up to the end of a line, or some of it where none is near; and the rest."""
    end = bytes(piece[:_LINE]).find(b"\n") + 1 or _LINE
    return piece[:end], piece[end:]


def _dialled(security: str, host: str, port: int, ca_file: str | None) -> tuple[_Clear | _Sealed, bytes]:
    """Connected, and what was said in the clear that belongs to the client: with STARTTLS the greeting.

    Raises OSError; ssl.SSLCertVerificationError where the certificate is not trusted, _NoTls.
    """
    line = socket.create_connection((host, port), TIMEOUT)
    if security == "none":
        return _Clear(line), b""
    if security == "tls":
        return _Sealed(line, host, ca_file), b""
    greeting = _line_of(line)
    line.sendall(b"docflow STARTTLS\r\n")
    while not (answer := _line_of(line)).startswith(b"docflow "):
        pass
    if not answer.upper().startswith(b"DOCFLOW OK"):
        raise _NoTls(answer.decode("utf-8", "replace").strip())
    return _Sealed(line, host, ca_file), greeting


def _line_of(line: socket.socket) -> bytes:
    """Byte for byte: what follows must be TLS, and is not for us."""
    said = b""
    while not said.endswith(b"\n") and len(said) < _LONGEST_LINE:
        if not (more := line.recv(1)):
            raise ConnectionResetError("the server hangs up before TLS begins")
        said += more
    return said


def _run(inner: socket.socket, server: _Clear | _Sealed) -> None:
    """Until either side hangs up. Raises OSError."""
    inner.sendall(server.at_hand())
    literals = _Literals()
    while True:
        readable, _, _ = select.select([server, inner], [], [])
        if inner in readable:
            said, handles, _, _ = socket.recv_fds(inner, PIECE, 1)
            if not said:
                return
            literals.lay_into(handles[0] if handles else None)
            server.write(said)
        if server in readable:
            if (piece := server.read()) is None:
                return
            inner.sendall(literals.handed_on(piece))


def main(arguments: list[str]) -> None:
    """See the file."""
    # A signal to the whole group is for the process that we serve: it may still have mails to mark.
    for ours in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ours, signal.SIG_IGN)
    handle, security, host, port = arguments[:4]
    ca_file = arguments[4] if len(arguments) > 4 else None
    with socket.socket(fileno=int(handle)) as inner, suppress(OSError):
        try:
            server, greeting = _dialled(security, host, int(port), ca_file)
        except ssl.SSLCertVerificationError as error:
            inner.sendall(UNTRUSTED + f" {error.verify_message}\n".encode())
        except _NoTls as error:
            inner.sendall(NO_TLS + f" {error}\n".encode())
        except OSError as error:
            inner.sendall(DOWN + f" {error}\n".encode())
        else:
            inner.sendall(OPEN + b"\n" + greeting)
            _run(inner, server)


if __name__ == "__main__":
    main(sys.argv[1:])
