"""Stands between pollers and their server and sees every after-action before the server does.

At that moment each mail that is to be marked must be in the database and its bytes in the file store; the witness notes
what is not. It also cuts connections at random bytes.
"""

import random
import re
import socket
import sqlite3
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from docflow.errors import DocflowError
from docflow.files import LocalFiles
from tests.servers.cutting_proxy import cut_off

_MARK = re.compile(rb"^\S+ UID (STORE|MOVE|COPY) ([\d,:]+) ", re.IGNORECASE)
_LOGIN = re.compile(rb'^\S+ LOGIN "?([^" ]+)', re.IGNORECASE)
_SELECT = re.compile(rb'^\S+ SELECT "?([^"\r]+)', re.IGNORECASE)
_VALIDITY = re.compile(rb"\[UIDVALIDITY (\d+)\]")


@dataclass
class Witness:
    """What was seen."""

    target: int
    home: Path
    dice: random.Random
    mean_bytes: float
    """Of what a server says before the connection is cut; four connections in five are cut."""
    cutting: bool = True
    connections: int = 0
    cuts: int = 0
    marks: int = 0
    too_early: list[str] = field(default_factory=list)
    port: int = 0

    def __enter__(self) -> "Witness":
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
        self.connections += 1
        cut = self.cutting and self.dice.random() < 0.8
        limit = int(self.dice.expovariate(1 / self.mean_bytes)) + 1 if cut else None
        with suppress(OSError), client, socket.create_connection(("127.0.0.1", self.target)) as server:
            session = _Session(self)
            threading.Thread(target=session.pass_on, args=(client, server), daemon=True).start()
            while chunk := server.recv(65536):
                session.heard(chunk)
                if limit is not None and len(chunk) >= limit:
                    client.sendall(chunk[:limit])
                    self.cuts += 1
                    cut_off(client)
                    return
                limit = None if limit is None else limit - len(chunk)
                client.sendall(chunk)


class _Session:
    """One connection: who signed in, what is open, and what is marked."""

    def __init__(self, witness: Witness) -> None:
        self._witness = witness
        self._user = self._folder = ""
        self._validity = 0
        self._tail = b""

    def heard(self, chunk: bytes) -> None:
        """From the server. The answer to SELECT comes before a command could need it."""
        if found := _VALIDITY.findall(self._tail + chunk):
            self._validity = int(found[-1])
        self._tail = chunk[-40:]

    def pass_on(self, client: socket.socket, server: socket.socket) -> None:
        """From the client, line by line."""
        with suppress(OSError), client.makefile("rb") as lines:
            for line in lines:
                self._judge(line)
                server.sendall(line)
            server.shutdown(socket.SHUT_WR)

    def _judge(self, line: bytes) -> None:
        if found := _LOGIN.match(line):
            self._user = found[1].decode()
        elif found := _SELECT.match(line):
            self._folder = found[1].decode()
        elif found := _MARK.match(line):
            file = f"file:{self._witness.home / 'docflow.sqlite'}?mode=ro"
            database = sqlite3.connect(file, uri=True, timeout=30)
            for uid in found[2].split(b","):
                self._witness.marks += 1
                if trouble := self._missing(database, int(uid)):
                    self._witness.too_early.append(
                        f"{self._user}/{self._folder}/{self._validity}/{int(uid)}: {trouble}"
                    )

    def _missing(self, database: sqlite3.Connection, uid: int) -> str:
        place = (self._user, self._folder, self._validity, uid)
        query = """SELECT m.sha256 FROM mail_places p JOIN mails m ON m.id = p.mail_id
                   WHERE p.mailbox = ? AND p.folder = ? AND p.uidvalidity = ? AND p.uid = ?"""
        row = database.execute(query, place).fetchone()
        if row is None:
            return "marked before it was stored"
        try:
            LocalFiles(self._witness.home / "files").get(row[0])
        except DocflowError as trouble:
            return f"marked before its bytes were stored: {trouble}"
        return ""
