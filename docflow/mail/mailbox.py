"""What a mailbox promises: mails come out untouched, and are marked only when they are durably ours."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Protocol

from docflow.schema.mail import RawMail
from docflow.schema.states import PlaceState


class Shelf(Protocol):
    """Where mails may be laid without being handed over. Its methods raise Unavailable."""

    def begin(self) -> int | None:
        """The handle of a file for a portion of mails, to be laid in the form of docflow.files.journal; None where they
        have to be handed over."""

    def drop(self, handle: int) -> None:
        """No mail came."""


class Mailbox(Protocol):
    """A place that mail arrives in. Every method raises MailboxDown or MailboxRefused.

    One folder is open at a time; what is asked and done is asked of it and done in it.
    """

    name: str
    folders: tuple[str, ...]
    moves: bool
    """Whether the after-action takes the mail out of its folder."""

    def open(self, folder: str) -> int:
        """Opens the folder, as it is now, and returns its UIDVALIDITY."""

    def uids(self) -> set[int]:
        """The UIDs of all mails that are in the folder now."""

    def fetch(self, uids: Collection[int], shelf: Shelf | None = None) -> Iterator[list[RawMail]]:
        """Those of the mails that still exist, oldest first, in portions of bounded size, changing no flag. The mails
        of a portion are either all handed over or all laid into one file of the shelf."""

    def settle(self, uids: Collection[int]) -> dict[int, PlaceState]:
        """The after-action, once the mails are durable; what became of each: KEPT, MOVED by us, or GONE where somebody
        was quicker, as far as the server tells. Doing it again, or to mails that are gone, does no harm."""

    def moved_there(self, sizes: Mapping[str, int]) -> Counter[str]:
        """How many mails of these bytes (sha256 and length) are in the folder that mails are moved to."""

    def notice(self) -> str:
        """What a person should see to though the mailbox can still be read; mostly empty."""

    def wait(self, seconds: float) -> None:
        """Returns when new mail may have come, at the latest after `seconds`."""

    def close(self) -> None:
        """Lets go of the connection."""
