"""What a mailbox promises: mails come out untouched, and are marked only when they are durably ours."""

from collections.abc import Callable, Iterator
from typing import Protocol

from docflow.schema.mail import MailPlace, RawMail

Known = Callable[[str, int], set[int]]
"""(folder, UIDVALIDITY) -> the UIDs that are already stored."""


class Mailbox(Protocol):
    """A place that mail arrives in."""

    name: str

    def new_mails(self, known: Known) -> Iterator[RawMail]:
        """Mails that are not stored yet, without changing any flag. Raises MailboxDown or MailboxRefused."""

    def done(self, place: MailPlace) -> None:
        """The after-action (flag, move or nothing); called only once the mail is durable."""

    def wait(self, seconds: float) -> None:
        """Returns when new mail may have come, at the latest after `seconds`."""

    def close(self) -> None:
        """Lets go of the connection."""
