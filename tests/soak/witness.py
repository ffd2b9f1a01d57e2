"""Stands between pollers and their server and sees every after-action before the server does.

At that moment each mail that is to be marked must be in the database and its bytes in the file store; the witness notes
what is not.
"""

import base64
import binascii
import re
import sqlite3
import ssl
from pathlib import Path

from docflow.errors import DocflowError
from docflow.files import LocalFiles
from tests.soak.relay import Relay

_MARK = re.compile(rb"^\S+ UID (STORE|MOVE|COPY) ([\d,:]+) ", re.IGNORECASE)
_LOGIN = re.compile(rb'^\S+ LOGIN "?([^" ]+)', re.IGNORECASE)
_TOKEN = re.compile(rb"user=([^\x01]+)\x01auth=Bearer ")
_SELECT = re.compile(rb'^\S+ SELECT "?([^"\r]+)', re.IGNORECASE)
_VALIDITY = re.compile(rb"\[UIDVALIDITY (\d+)\]")


class Witness(Relay):
    """What was seen."""

    def __init__(self, target: int, home: Path, identity: ssl.SSLContext | None, starttls: bool) -> None:
        super().__init__(target, identity, starttls)
        self.home = home
        self.marks = 0
        self.too_early: list[str] = []

    def talk(self) -> "_Session":
        return _Session(self)


def _plain(line: bytes) -> bytes:
    """Of a line in base64, as that with a token is, what it says."""
    try:
        return base64.b64decode(line.strip(), validate=True)
    except binascii.Error:
        return b""


class _Session:
    """One connection: who signed in, what is open, and what is marked."""

    def __init__(self, witness: Witness) -> None:
        self._witness = witness
        self._user = self._folder = ""
        self._validity = 0
        self._tail = self._line = b""

    def heard(self, piece: bytes) -> bytes:
        """From the server. The answer to SELECT comes before a command could need it."""
        if found := _VALIDITY.findall(self._tail + piece):
            self._validity = int(found[-1])
        self._tail = piece[-40:]
        return piece

    def said(self, piece: bytes) -> bytes:
        """From the client, line by line; what follows the last end of a line waits."""
        *lines, self._line = (self._line + piece).split(b"\n")
        for line in lines:
            self._judge(line)
        return b"".join(line + b"\n" for line in lines)

    def _judge(self, line: bytes) -> None:
        if found := _LOGIN.match(line) or _TOKEN.search(_plain(line)):
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
