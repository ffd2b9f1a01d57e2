"""A document on its way through docflow: one paper, at most one record."""

import datetime as dt
import hashlib
import json

from docflow.schema.base import Frozen
from docflow.schema.money import Amount
from docflow.schema.postings import Posting
from docflow.schema.receivables import Application
from docflow.schema.records import Extraction, Kind
from docflow.schema.states import DocumentState, PostingState, QuarantineCode, Step


class NewDocument(Frozen):
    """What is known of a document when it arrives."""

    name: str
    """Display name; never a path."""
    sha256: str
    size: int
    media_type: str = ""
    """As the sender claims; the magic bytes decide."""
    mail_id: str | None = None
    part: str = ""
    """Position in the mail's MIME tree ("1.2"), "body" for the mail's own text, empty for an upload."""
    ordinal: int = 0
    """0 for the paper itself; 1, 2 ... for the records that a paper of several was split into."""
    parent_id: str | None = None
    sender: str = ""
    subject: str = ""
    hints: dict[str, str] = {}


class Document(NewDocument):
    """A document row. `version` grows with each change; a change names the version it saw."""

    id: str
    tenant: str = "main"
    version: int
    state: DocumentState
    received_at: dt.datetime
    updated_at: dt.datetime
    kind: Kind | None = None
    quarantine_code: QuarantineCode | None = None
    reason: str = ""
    """Why it stands where it stands, as a sentence."""
    pages_sha256: str | None = None
    """The blob with its Pages, as JSON."""
    extraction: Extraction | None = None
    application: Application | None = None
    customer: str | None = None
    owner: str = ""
    """Who is to decide about it; empty: whoever comes first."""
    payer: str = ""
    """Name of the payer (or of the disputing customer, or the seller) as printed."""
    confidence: float | None = None
    """Of the extraction: the probability that the whole record is right."""
    reference: str | None = None
    amount: Amount | None = None
    currency: str | None = None
    paid_on: dt.date | None = None
    duplicate_of: str | None = None
    parked_until: dt.date | None = None
    """When a parked document comes back by itself, at the beginning of that day (UTC); None: never."""

    @property
    def path(self) -> str:
        """Its name with the containers around it: "offer.zip > advice.pdf"."""
        return self.hints.get("path", self.name)

    @property
    def label(self) -> str:
        """What a person calls it."""
        return f"{self.name} ({self.subject})" if self.subject else self.name

    @property
    def content(self) -> str:
        """All that an approval approves, as JSON: the paper, what was read, how it is applied and to whom."""
        content = {
            "sha256": self.sha256,
            "extraction": self.extraction and self.extraction.model_dump(mode="json"),
            "application": self.application and self.application.model_dump(mode="json"),
            "customer": self.customer,
        }
        return json.dumps(content, sort_keys=True, separators=(",", ":"))

    @property
    def content_hash(self) -> str:
        """sha256 over all that an approval approves."""
        return hashlib.sha256(self.content.encode()).hexdigest()


class Wanted(Frozen):
    """Which documents are looked for; what is not said does not matter."""

    states: frozenset[DocumentState] | None = None
    kind: Kind | None = None
    customer: str | None = None
    query: str = ""
    """Words of the record or of the pages."""
    owner: str | None = None
    """Whose they are; empty: nobody's."""
    currency: str | None = None
    at_least: Amount | None = None
    """Amount, in the currency that is asked for."""
    at_most: Amount | None = None
    parked_to: dt.date | None = None
    """Parked until then or earlier."""
    before: dt.datetime | None = None
    """Received before then."""
    since: dt.datetime | None = None
    """Received then or later."""
    asked_back: bool = False
    """Booked, and somebody wants it reversed, which a second person has yet to agree to."""


EVERYTHING = Wanted()


class Picture(Frozen):
    """The rendered page of a document, for the screen."""

    page: int
    sha256: str
    width: int
    """Pixels."""
    height: int


class MailRow(Frozen):
    """A stored mail."""

    id: str
    sha256: str
    size: int
    source: str
    """Mailbox name, "upload" or "cli"."""
    received_at: dt.datetime
    sender: str = ""
    sender_name: str = ""
    subject: str = ""
    message_id: str = ""
    sent_at: dt.datetime | None = None
    hints: dict[str, str] = {}
    notes: tuple[str, ...] = ()
    quarantine_code: QuarantineCode | None = None
    reason: str = ""


class Task(Frozen):
    """A leased piece of work; `token` fences off a worker whose lease is over."""

    id: str
    step: Step
    subject: str
    attempt: int
    token: int


class PostingRow(Frozen):
    """An outbox row: one posting on its way to one ledger."""

    posting_id: str
    ledger: str
    document_id: str
    state: PostingState
    version: int
    attempt: int
    token: int
    posting: Posting
    external_ref: str | None = None
    error: str = ""
    uncertain_since: dt.datetime | None = None
    """Since when a send may have been applied without our knowing; None where the ledger certainly has nothing of it.
    Stored before the first byte leaves, cleared only by an answer that proves that nothing was applied."""
    created_at: dt.datetime
    updated_at: dt.datetime


class Decision(Frozen):
    """What somebody decided about a document."""

    id: str
    document_id: str
    actor: str
    """User name, or "docflow" for the machine."""
    action: str
    body: dict[str, object] = {}
    content_hash: str = ""
    at: dt.datetime


class MailboxState(Frozen):
    """How a mailbox is doing, for the screen and `doctor`."""

    name: str
    folder: str = ""
    uidvalidity: int | None = None
    last_uid: int | None = None
    checked_at: dt.datetime | None = None
    trouble: str = ""
    """Why it cannot be read now, as a sentence with the remedy; empty when well."""
    notice: str = ""
    """What a person should see to though it is being read: a sign-in that ends soon, mails that cannot be moved."""


class Check(Frozen):
    """One line of `doctor` and /readyz."""

    name: str
    ok: bool
    message: str
    remedy: str = ""
