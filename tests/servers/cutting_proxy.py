"""A proxy for any protocol over TCP that cuts connections after so many bytes of the server's answers."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

Cut = Callable[[bytes], int | None]
"""Given all that the server has said on this connection: after how many bytes of it the connection is cut, or None."""


@dataclass
class CuttingProxy:
    """Where it listens; `cut` may be exchanged at any time."""

    port: int
    cut: Cut
    connections: int = 0
    cuts: int = 0
    said: list[bytearray] = field(default_factory=list)
    """What the server said, connection by connection, where `record` is set."""
    record: bool = False


@contextmanager
def cutting_proxy(target: int, cut: Cut = lambda _: None, record: bool = False) -> Iterator[CuttingProxy]:
    """A proxy before the server at 127.0.0.1:target."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        proxy = CuttingProxy(listener.getsockname()[1], cut, record=record)
        threading.Thread(target=_accept, args=(listener, target, proxy), daemon=True).start()
        yield proxy


def _accept(listener: socket.socket, target: int, proxy: CuttingProxy) -> None:
    while True:
        try:
            client, _ = listener.accept()
        except OSError:
            return
        proxy.connections += 1
        threading.Thread(target=_serve, args=(client, target, proxy), daemon=True).start()


def _serve(client: socket.socket, target: int, proxy: CuttingProxy) -> None:
    with suppress(OSError), client, socket.create_connection(("127.0.0.1", target)) as server:
        threading.Thread(target=_pass_on, args=(client, server), daemon=True).start()
        said = bytearray()
        if proxy.record:
            proxy.said.append(said)
        sent = 0
        while chunk := server.recv(65536):
            said += chunk
            end = proxy.cut(bytes(said) if not proxy.record else said)
            if end is not None and end <= len(said):
                proxy.cuts += 1
                client.sendall(said[sent:end])
                cut_off(client)
                return
            client.sendall(chunk)
            sent = len(said)


def cut_off(client: socket.socket) -> None:
    """Ends the connection at once, though another thread is waiting for the client's words: closing alone would wait
    for that thread."""
    with suppress(OSError):
        client.shutdown(socket.SHUT_RDWR)


def _pass_on(source: socket.socket, sink: socket.socket) -> None:
    with suppress(OSError):
        while chunk := source.recv(65536):
            sink.sendall(chunk)
        sink.shutdown(socket.SHUT_WR)
