"""Every exception docflow raises on purpose.

DocflowError                 message for a person: what, where, remedy
├── BadInput                 the bytes or values given are not usable; sending them again changes nothing
│   ├── Quarantine           a document that cannot be read; carries a QuarantineCode
│   ├── BadRows              rows of a file that cannot be used; carries each fault with row and column
│   ├── InvalidValues        typed values that cannot be used; carries path -> sentence
│   └── NotFound             no such thing (or not yours)
├── Refused                  the rules forbid it
│   ├── Stale                somebody else changed it first; read again
│   ├── IllegalMove          the table of states has no such change
│   └── NotAllowed           this person may not
├── Unavailable              something outside is down or slow; trying again may help   (temporary)
│   ├── StorageFull          a disk, a quota or a database has no room left
│   └── MailboxDown          (a wrong password is not temporary: MailboxRefused)
├── MailboxRefused           the mailbox does not accept us
├── LetterRefused            no mail server will take the letter
├── LetterUnsure             a mail server may have taken it; a person looks, nothing is sent again blindly
├── Misconfigured            a setting is wrong or something is not installed
└── LedgerError              by class, because each has its own next step (DOMAIN: ledger operations)
    ├── LedgerTransient      not applied for sure; send again later                     (temporary)
    ├── LedgerAmbiguous      may have been applied; look up first, never resend blindly (temporary)
    │   └── LedgerMismatch   it is in the books, but otherwise than sent, or twice; a person looks
    ├── LedgerAuth           pause the connector
    ├── LedgerStale          open items moved; sync and match again
    └── LedgerRejected       to a clerk, with the ledger's words
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from docflow.schema.states import QuarantineCode


class DocflowError(Exception):
    """Base of all; str() is a sentence for a person. `temporary` says whether trying again may help."""

    temporary = False


class BadInput(DocflowError):
    """What was given cannot be used."""


class Quarantine(BadInput):
    """A document that cannot be read; its original is kept."""

    def __init__(self, code: QuarantineCode, message: str) -> None:
        super().__init__(message)
        self.code = code


class Fault(NamedTuple):
    """What is wrong with one row of a file."""

    row: int
    """From 1, the line of headings not counted."""
    column: str
    detail: str


class BadRows(BadInput):
    """Rows of a file that cannot be used; nothing of it was taken."""

    def __init__(self, message: str, faults: Sequence[Fault]) -> None:
        super().__init__(message)
        self.faults = tuple(faults)


class InvalidValues(BadInput):
    """Values that somebody typed and that cannot be used; `problems` has a sentence for each path."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(" ".join(f"{path}: {sentence}" for path, sentence in sorted(problems.items())))
        self.problems = dict(problems)


class NotFound(BadInput):
    """There is no such thing."""


class Refused(DocflowError):
    """The rules forbid it."""


class Stale(Refused):
    """Somebody else changed it first."""


class IllegalMove(Refused):
    """The table of states has no such change."""


class NotAllowed(Refused):
    """This person may not do this."""


class Unavailable(DocflowError):
    """Something outside is down or slow."""

    temporary = True


class StorageFull(Unavailable):
    """There is no room left; somebody must make some."""


class MailboxDown(Unavailable):
    """The mail server does not answer."""


class MailboxRefused(DocflowError):
    """The mail server does not accept our user or password, or has no such folder."""


class LetterRefused(DocflowError):
    """The mail server will not take the letter, now or later."""


class LetterUnsure(DocflowError):
    """The letter was handed over, and the mail server did not say whether it has it."""


class Misconfigured(DocflowError):
    """A setting is wrong or a needed thing is not installed; the message says how to get it."""


class LedgerError(DocflowError):
    """Base of what can go wrong at a ledger."""


class LedgerTransient(LedgerError):
    """Certainly not applied; send again later."""

    temporary = True


class LedgerAmbiguous(LedgerError):
    """May have been applied: look it up before anything else."""

    temporary = True


class LedgerMismatch(LedgerAmbiguous):
    """The books hold it otherwise than it was sent, or twice, or cannot be asked; only a person can tell."""

    temporary = False


class LedgerAuth(LedgerError):
    """The ledger does not accept our credentials; the connector pauses."""


class LedgerStale(LedgerError):
    """Open items changed under us; sync and match again."""


class LedgerRejected(LedgerError):
    """The ledger refused the content; a clerk reads its words."""
