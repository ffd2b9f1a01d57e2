"""A real Dovecot: IMAP, IMAPS, STARTTLS and LMTP on loopback, with users that need no set-up."""

import datetime as dt
import imaplib
import ipaddress
import os
import pwd
import shutil
import signal
import smtplib
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.servers.dovecot_conf import configuration
from tests.servers.ports import free_port, wait_for

PASSWORD = "correct-horse"


@dataclass
class Dovecot:
    """A server; it runs where nothing else is said."""

    program: str
    base: Path
    imap: int
    imaps: int
    lmtp: int
    _process: subprocess.Popen[bytes] | None = None

    @property
    def certificate(self) -> Path:
        return self.base / "cert.pem"

    def deliver(self, user: str, *mails: bytes) -> None:
        """Delivers over LMTP, as a real mail server does."""
        with smtplib.LMTP("127.0.0.1", self.lmtp) as lmtp:
            for mail in mails:
                lmtp.sendmail("sender@example.com", [f"{user}@example.com"], mail)

    def append(self, user: str, *mails: bytes, folder: str = "INBOX") -> None:
        """Puts mails into a folder as they are, many at a time."""
        with imaplib.IMAP4("127.0.0.1", self.imap) as imap:
            imap.login(user, PASSWORD)
            if folder != "INBOX":
                imap.create(folder)
            for mail in mails:
                status, said = imap.append(folder, "", "", mail)
                assert status == "OK", said

    def number_anew(self, *folders: tuple[str, str]) -> None:
        """Gives each folder (user, name) another UIDVALIDITY and every mail in it another UID, as where a server is
        restored. It is down meanwhile: a session that still had such a folder open would damage it."""
        self.stop()
        for user, folder in folders:
            home = self.base / "mail" / user
            place = home if folder == "INBOX" else home / f".{folder}"
            for name in ("dovecot-uidlist", "dovecot.index", "dovecot.index.log", "dovecot.index.cache"):
                (place / name).unlink(missing_ok=True)
        self.start()

    def start(self) -> None:
        """Returns once it answers."""
        command = [self.program, "-F", "-c", f"{self.base}/dovecot.conf"]
        self._process = subprocess.Popen(command, start_new_session=True)
        try:
            wait_for(self.imap)
            wait_for(self.lmtp)
        except TimeoutError:
            log = self.base / "dovecot.log"
            pytest.fail(f"dovecot did not start: {log.read_text() if log.exists() else 'no log'}")

    def stop(self) -> None:
        """Returns once its sessions too have ended, which would outlive the first process by ten seconds if they were
        not told, and would leave locks if they were killed."""
        assert self._process
        os.killpg(self._process.pid, signal.SIGTERM)
        self._process.wait(60)
        with suppress(ProcessLookupError):
            while True:
                os.killpg(self._process.pid, 0)
                time.sleep(0.02)


@contextmanager
def running_dovecot(identity: Path | None = None, introspection: str = "") -> Iterator[Dovecot]:
    """Starts Dovecot in a folder of its own; skips the test where it is not installed.

    `identity` holds cert.pem and key.pem; without it they are made. With the address of a provider's userinfo it takes
    tokens (XOAUTH2) too.
    """
    program = shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin")
    if program is None:
        pytest.skip("dovecot is not installed: sudo apt-get install dovecot-imapd dovecot-lmtpd")
    # Not below pytest's folders: other users, of which Dovecot is one, may not enter those.
    with tempfile.TemporaryDirectory(prefix="docflow-dovecot-") as folder:
        server = Dovecot(program, Path(folder), free_port(), free_port(), free_port())
        version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
        _prepare(server, version, identity, introspection)
        server.start()
        try:
            yield server
        finally:
            server.stop()


def _prepare(server: Dovecot, version: str, identity: Path | None, introspection: str) -> None:
    """Settings, certificate and folders, which Dovecot's user may enter."""
    base, user = server.base, _mail_user()
    base.chmod(0o755)
    if identity is None:
        write_certificate(base)
    else:
        for name in ("cert.pem", "key.pem"):
            shutil.copy(identity / name, base / name)
    values = {
        "base": base, "user": user.pw_name, "group": _group_name(user.pw_gid) or user.pw_gid, "uid": user.pw_uid,
        "password": PASSWORD, "imap": server.imap, "imaps": server.imaps, "lmtp": server.lmtp,
    }  # fmt: skip
    for name, text in configuration(version, introspection, **values).items():
        (base / name).write_text(text)
    for name in ("run", "state", "mail"):
        (base / name).mkdir()
        shutil.chown(base / name, user.pw_uid, user.pw_gid)


def _mail_user() -> pwd.struct_passwd:
    """Dovecot started by root gives its processes an ordinary user; started by us, it stays us."""
    if os.getuid():
        return pwd.getpwuid(os.getuid())
    return pwd.getpwnam("nobody")


def _group_name(gid: int) -> str | None:
    import grp

    return grp.getgrgid(gid).gr_name


def write_certificate(base: Path) -> None:
    """A certificate for localhost and 127.0.0.1, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.UTC)
    names = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=30))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    (base / "cert.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (base / "key.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
