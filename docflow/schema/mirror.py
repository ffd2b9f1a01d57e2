"""How far our mirror of a ledger is, and where it was found to differ from the ledger."""

import datetime as dt
from typing import Literal

from docflow.schema.base import Frozen
from docflow.schema.money import Amount, Currency


class Difference(Frozen):
    """One open item of which mirror and ledger say something else."""

    ref: str
    customer: str
    number: str
    currency: Currency
    ours: Amount | None
    """What remained in the mirror; None where it did not have the item."""
    theirs: Amount | None
    """What remains in the ledger; None where it has the item open no more."""


class Drift(Frozen):
    """What a full sweep found to differ; it is mended in the same moment."""

    unknown: int = 0
    """Items that the ledger has and the mirror had not."""
    gone: int = 0
    """Items that the mirror had open and the ledger has not."""
    differing: int = 0
    """Items of which something else remains."""
    customers: int = 0
    """Records of customers that were missing or other."""
    examples: tuple[Difference, ...] = ()

    @property
    def count(self) -> int:
        """All of them."""
        return self.unknown + self.gone + self.differing + self.customers


class MirrorState(Frozen):
    """How far one ledger was read."""

    ledger: str
    mark: str | None = None
    """From where on its changes are asked for, in the ledger's own terms; None: everything."""
    read_at: dt.datetime | None = None
    """When it was last read, in full or in part."""
    swept_at: dt.datetime | None = None
    """When it was last read in full."""
    incremental: bool = False
    """Whether its changes were taken over just before the sweep, which then should find nothing."""
    drift: Drift = Drift()
    """What the last sweep found."""
    trouble: str = ""
    """Why it could not be read the last time."""


class Stray(Frozen):
    """One posting of which the ledger has something else than docflow says."""

    posting_id: str
    document_id: str | None
    kind: Literal["missing", "differs", "unexpected", "unknown"]
    """Verified here, but not there; there otherwise than sent; withdrawn here, but there; there, and not known here."""
    words: str


class BooksDrift(Frozen):
    """What the ledger has, held against what docflow says it has."""

    ledger: str
    compared_at: dt.datetime
    since: dt.date
    """Postings approved from this day on were compared."""
    compared: int = 0
    strays: tuple[Stray, ...] = ()
    trouble: str = ""
    """Why it could not be compared to the end."""
    whole: bool = True
    """Every posting of that time was compared; otherwise the look goes on."""
    after: str | None = None
    """The posting at which a look that is not whole stopped; they go by age, the newest first."""
