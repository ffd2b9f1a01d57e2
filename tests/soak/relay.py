"""Stands between clients and a server on loopback, and sees what each of them says before the other does."""

import selectors
import socket
import ssl
import threading
from contextlib import suppress
from typing import Protocol, Self

_PIECE = 2**16


class HangUp(Exception):
    """The connection ends here: after `last`, which is still handed on."""

    def __init__(self, last: bytes) -> None:
        super().__init__()
        self.last = last


class Talk(Protocol):
    """One connection. What each says is given as it comes and handed on as it is returned. Both may raise HangUp."""

    def said(self, piece: bytes) -> bytes:
        """From the client."""

    def heard(self, piece: bytes) -> bytes:
        """From the server."""


class Relay:
    """One thread a connection: TLS must not be read and written by two at once."""

    def __init__(self, target: int, identity: ssl.SSLContext | None = None, starttls: bool = False) -> None:
        """With an identity it speaks TLS to clients, at once or after STARTTLS; to the server always in the clear."""
        self.port = 0
        self._starttls = starttls
        self._target = target
        self._identity = identity

    def talk(self) -> Talk:
        """A new connection."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with suppress(OSError), client, socket.create_connection(("127.0.0.1", self._target)) as server:
            if self._identity is None:
                _pass_on(client, server, self.talk())
                return
            if self._starttls:
                _agree_on_tls(client, server)
            with self._identity.wrap_socket(client, server_side=True) as sealed:
                _pass_on(sealed, server, self.talk())


def _agree_on_tls(client: socket.socket, server: socket.socket) -> None:
    """The greeting is the server's, which never hears of STARTTLS."""
    client.sendall(_line_of(server))
    tag, command = _line_of(client).split()
    assert command == b"STARTTLS", command
    client.sendall(tag + b" OK Begin TLS.\r\n")


def _line_of(side: socket.socket) -> bytes:
    said = b""
    while not said.endswith(b"\n"):
        if not (more := side.recv(1)):
            raise ConnectionResetError("hung up")
        said += more
    return said


def _pass_on(client: socket.socket, server: socket.socket, talk: Talk) -> None:
    """Until one of them hangs up, or the talk does."""
    ways = {client: (server, talk.said), server: (client, talk.heard)}
    with selectors.DefaultSelector() as ready:
        for side, way in ways.items():
            ready.register(side, selectors.EVENT_READ, (side, *way))
        while True:
            for key, _ in ready.select():
                side, other, change = key.data
                if not (piece := _all_that_came(side)):
                    return
                try:
                    other.sendall(change(piece))
                except HangUp as end:
                    other.sendall(end.last)
                    return


def _all_that_came(side: socket.socket) -> bytes:
    """A piece; of TLS, with what is decrypted already, of which no selector knows."""
    piece = side.recv(_PIECE)
    while isinstance(side, ssl.SSLSocket) and piece and side.pending():
        piece += side.recv(_PIECE)
    return piece
