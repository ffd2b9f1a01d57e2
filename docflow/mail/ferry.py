"""TLS in a process of its own: what the server sends is decrypted here and handed on in the clear, in large pieces.

TLS brings 4 KB at a time, and with each of them Python lets go of the interpreter's lock and asks for it again. In the
process that makes the rows of mails the line to the server waited for that lock longer than for the server.

Started by its file's path, with nothing but the standard library: python ferry.py SOCKET HOST PORT [CA_FILE]. It first
tells on the socket how connecting went, one line, and ends with its socket, whoever closes that or dies.
"""

import select
import signal
import socket
import ssl
import sys
from contextlib import suppress

TIMEOUT = 30.0
"""Seconds in which the server must answer while we connect, and take what we send."""
OPEN, UNTRUSTED, DOWN = b"open", b"untrusted", b"down"
"""How connecting went; the last two are followed by the reason."""
PIECE = 2**18
"""Bytes that are handed on at once, at most."""
_RECORD = 2**14
"""What TLS encrypts at once, at most (RFC 8446, 5.1)."""


class _Ferry:
    """Between a socket in the clear and one to the server."""

    def __init__(self, inner: socket.socket, host: str, port: int, ca_file: str | None) -> None:
        """Connects. Raises OSError; ssl.SSLCertVerificationError where the certificate is not trusted."""
        self._inner = inner
        context = ssl.create_default_context(cafile=ca_file)
        self._outer = socket.create_connection((host, port), TIMEOUT)
        self._coming, self._going = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._tls = context.wrap_bio(self._coming, self._going, server_hostname=host)
        self._sealed, self._plain = memoryview(bytearray(PIECE)), memoryview(bytearray(PIECE + _RECORD))
        while not self._shaken_hands():
            if not self._from_server():
                raise ConnectionResetError("the server hangs up while TLS begins")

    def run(self) -> None:
        """Until either side hangs up. Raises OSError."""
        self._hand_on()
        while True:
            readable, _, _ = select.select([self._outer, self._inner], [], [])
            if self._inner in readable:
                if not (said := self._inner.recv(PIECE)):
                    return
                self._tls.write(said)
            if self._outer in readable:
                going_on = self._from_server()
                self._hand_on()
                if not going_on:
                    return
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
        count = self._outer.recv_into(self._sealed)
        self._coming.write(self._sealed[:count])
        return count

    def _to_server(self) -> None:
        if self._going.pending:
            self._outer.sendall(self._going.read())

    def _hand_on(self) -> None:
        """All that can be decrypted, in one piece: no more than was sealed."""
        plain, end = self._plain, 0
        with suppress(ssl.SSLWantReadError):
            while count := self._tls.read(_RECORD, plain[end:]):
                end += count  # type: ignore[operator]  # into a buffer it reads so many bytes
        self._inner.sendall(plain[:end])


def main(arguments: list[str]) -> None:
    """See the file."""
    # A signal to the whole group is for the process that we serve: it may still have mails to mark.
    for ours in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ours, signal.SIG_IGN)
    handle, host, port = arguments[:3]
    ca_file = arguments[3] if len(arguments) > 3 else None
    with socket.socket(fileno=int(handle)) as inner, suppress(OSError):
        try:
            ferry = _Ferry(inner, host, int(port), ca_file)
        except ssl.SSLCertVerificationError as error:
            inner.sendall(UNTRUSTED + f" {error.verify_message}\n".encode())
        except OSError as error:
            inner.sendall(DOWN + f" {error}\n".encode())
        else:
            inner.sendall(OPEN + b"\n")
            ferry.run()


if __name__ == "__main__":
    main(sys.argv[1:])
