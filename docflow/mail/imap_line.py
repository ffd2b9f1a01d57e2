"""The connection to an IMAP server: encrypted, signed in, and dropped at the first sign of trouble.

imap-tools connects and speaks; what it and the network raise becomes an error of ours.
"""

import imaplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Literal, Protocol, TypeVar

from imap_tools.errors import MailboxLoginError, UnexpectedCommandStatusError

from docflow.errors import DocflowError, MailboxDown, MailboxRefused
from docflow.mail.imap_ferried import FerriedMailBox, NoTls
from docflow.schema.base import Frozen

_QUOTE = 160
"""Letters of a server's answer that are shown."""
TIMEOUT = 30.0
"""Seconds without a byte after which the server counts as gone."""
_TROUBLE = (OSError, imaplib.IMAP4.error, UnexpectedCommandStatusError, DocflowError)

T = TypeVar("T")


class TokenSource(Protocol):
    """Signs in by OAuth instead of a password."""

    def token(self) -> str:
        """An access token that serves now. Raises MailboxDown or MailboxRefused."""

    def refused(self, access: str) -> None:
        """The server does not take it."""

    def notice(self) -> str:
        """What a person should see to."""


class ImapAccount(Frozen):
    """Where the mailbox is and what may be done in it."""

    host: str
    port: int = 993
    security: Literal["tls", "starttls", "none"] = "tls"
    ca_file: Path | None = None
    user: str
    password: str = ""
    folders: tuple[str, ...] = ("INBOX",)
    """The first is idled on."""
    after: Literal["leave", "flag", "move"] = "flag"
    move_to: str = "docflow"
    max_megabytes: int = 60


class Line:
    """Connects when first used and again after trouble."""

    def __init__(self, name: str, account: ImapAccount, tokens: TokenSource | None) -> None:
        self._where = f"mailbox {name} ({account.host}:{account.port})"
        self._account = account
        self._tokens = tokens
        self._box: FerriedMailBox | None = None
        self._capabilities: frozenset[str] = frozenset()

    @property
    def connected(self) -> bool:
        return self._box is not None

    def can(self, capability: str) -> bool:
        """Whether the server that we are connected to offers it."""
        return capability in self._capabilities

    def run(self, action: Callable[[FerriedMailBox], T]) -> T:
        """Runs the action on the connection; what goes wrong becomes an error of ours and the connection is dropped."""
        try:
            if self._box is None:
                self._box = self._connect()
            return action(self._box)
        except _TROUBLE as error:
            self.drop()
            raise self._translated(error) from error

    def drop(self) -> None:
        """Cuts the connection without a word."""
        box, self._box = self._box, None
        if box is not None:
            with suppress(OSError, imaplib.IMAP4.error):
                box.client.shutdown()

    def close(self) -> None:
        """Signs off."""
        box, self._box = self._box, None
        if box is not None:
            with suppress(OSError, imaplib.IMAP4.error, UnexpectedCommandStatusError):
                box.logout()

    def _connect(self) -> FerriedMailBox:
        account = self._account
        box = FerriedMailBox(account.host, account.port, account.security, TIMEOUT, account.ca_file)
        try:
            self._sign_in(box)
            # Servers offer more once signed in; imaplib remembers what they offered before.
            _, offered = box.client.capability()
            self._capabilities = frozenset(offered[-1].decode().upper().split())
            if account.after == "move" and not box.folder.exists(account.move_to):
                box.folder.create(account.move_to)
        except _TROUBLE:
            with suppress(OSError, imaplib.IMAP4.error):
                box.client.shutdown()
            raise
        return box

    def _sign_in(self, box: FerriedMailBox) -> None:
        account = self._account
        if self._tokens is None:
            box.login(account.user, account.password, initial_folder=None)
            return
        # Once more with a new token where the server does not take a token that should serve.
        for last in (False, True):
            access = self._tokens.token()
            try:
                box.client.authenticate("XOAUTH2", _xoauth2(account.user, access))
            except imaplib.IMAP4.abort:
                raise
            except imaplib.IMAP4.error as error:
                self._tokens.refused(access)
                if last:
                    raise MailboxRefused(
                        f"The {self._where} does not accept the sign-in of {account.user} ({error}). Allow IMAP for "
                        "this mailbox, check that the scopes include IMAP, and sign in again."
                    ) from error
            else:
                return

    def _translated(self, error: Exception) -> DocflowError:
        account = self._account
        if isinstance(error, DocflowError):
            return error
        if isinstance(error, MailboxLoginError):
            return MailboxRefused(
                f"The {self._where} does not accept user {account.user} or its password; correct them."
            )
        if isinstance(error, ssl.SSLCertVerificationError):
            return MailboxRefused(
                f"The certificate of the {self._where} is not trusted ({error.verify_message}). "
                "For a private server set ca_file."
            )
        if isinstance(error, NoTls):
            return MailboxRefused(f"The {self._where} does not offer STARTTLS; set security to tls, on port 993.")
        said = str(error)[:_QUOTE]  # a broken line may be of thousands of numbers
        return MailboxDown(f"The {self._where} does not answer as it should: {said}. It is tried again by itself.")


def _xoauth2(user: str, access: str) -> Callable[[bytes], bytes]:
    """The token at first; to the reasons of a refusal, which come as a second challenge, an empty answer."""
    answers = iter([f"user={user}\x01auth=Bearer {access}\x01\x01".encode()])
    return lambda _challenge: next(answers, b"")
