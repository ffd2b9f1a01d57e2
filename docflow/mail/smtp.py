"""A mail server that sends what we write."""

import datetime as dt
import smtplib
import ssl
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from pathlib import Path
from typing import Literal

from docflow.errors import LetterRefused, LetterUnsure, Misconfigured, Unavailable
from docflow.schema.desk import Letter

Send = Callable[[Letter], None]
"""Sends a letter. Raises Unavailable where it was not taken and trying again may help, LetterRefused where it will not,
LetterUnsure where nobody knows whether it was taken."""


@dataclass(frozen=True)
class SmtpServer:
    """How to reach it, and as whom we write."""

    host: str
    port: int
    sender: str
    """Our address; answers come there, so it must be one whose mailbox docflow reads."""
    name: str = ""
    security: Literal["tls", "starttls", "none"] = "starttls"
    user: str = ""
    password: str = ""
    ca_file: Path | None = None
    timeout: float = 30.0
    clock: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)

    def send(self, letter: Letter) -> None:
        """Hands the letter to the server, which is then answerable for it. Raises as `Send` says."""
        message = message_of(letter, self.sender, self.name, self.clock())
        self._with(lambda smtp: self._hand_over(smtp, message, letter.recipient), letter.recipient)

    def _hand_over(self, smtp: smtplib.SMTP, message: EmailMessage, recipient: str) -> None:
        """Without an answer at the end nobody knows who is answerable for it (RFC 5321, 4.5.3.2.6)."""
        try:
            smtp.send_message(message, self.sender, [recipient])
        except OSError as error:
            if isinstance(error, smtplib.SMTPException) and not isinstance(error, smtplib.SMTPServerDisconnected):
                raise  # it has answered
            raise LetterUnsure(f"{self.host} was given the letter and has not said that it has it: {error}") from error

    def check(self) -> str:
        """Signs in and sends nothing; in whose name letters would go. Raises as `Send` says."""
        self._with(lambda smtp: smtp.noop())
        return f"letters go out through {self.host} as {self.sender}"

    def _with(self, act: Callable[[smtplib.SMTP], object], recipient: str = "") -> None:
        """Does something once signed in; what the server says to it in our words."""
        try:
            with closing(self._connected()) as smtp:
                if self.user:
                    smtp.login(self.user, self.password)
                act(smtp)
                with suppress(OSError):  # whatever it says to a goodbye, it has the letter
                    smtp.quit()
        except smtplib.SMTPAuthenticationError as error:
            raise LetterRefused(f"{self.host} does not accept our user or password; look at [smtp].") from error
        except smtplib.SMTPRecipientsRefused as error:
            code, words = error.recipients[recipient]
            raise _refusal(self.host, code, words) from error
        except smtplib.SMTPResponseException as error:
            raise _refusal(self.host, error.smtp_code, error.smtp_error) from error
        except smtplib.SMTPNotSupportedError as error:
            raise LetterRefused(f"{self.host} cannot do what [smtp] asks for: {error}") from error
        except (smtplib.SMTPException, OSError) as error:
            raise Unavailable(f"{self.host}:{self.port} does not take mail now: {error}") from error

    def _connected(self) -> smtplib.SMTP:
        context = self._context()
        if self.security == "tls":
            return smtplib.SMTP_SSL(self.host, self.port, timeout=self.timeout, context=context)
        smtp = smtplib.SMTP(self.host, self.port, timeout=self.timeout)
        if self.security == "starttls":
            smtp.starttls(context=context)
        return smtp

    def _context(self) -> ssl.SSLContext:
        try:
            return ssl.create_default_context(cafile=self.ca_file)
        except OSError as error:
            raise Misconfigured(f"smtp.ca_file {self.ca_file} cannot be used: {error}") from error


def message_of(letter: Letter, sender: str, name: str, now: dt.datetime) -> EmailMessage:
    """The letter as a mail that answers what it is about (RFC 5322, 3.6.4)."""
    message = EmailMessage()
    message["From"] = formataddr((name, sender))
    message["To"] = letter.recipient
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(now)
    message["Message-ID"] = letter.message_id
    if letter.thread:
        message["In-Reply-To"] = letter.thread[-1]
        message["References"] = " ".join(letter.thread)
    message.set_content(letter.text)
    return message


def _refusal(host: str, code: int, words: bytes | str) -> Unavailable | LetterRefused:
    """4xx is for now, 5xx for good (RFC 5321, 4.2.1)."""
    said = words.decode(errors="replace") if isinstance(words, bytes) else words
    kind = Unavailable if 400 <= code < 500 else LetterRefused
    return kind(f"{host} did not take the letter: {code} {said}")
