"""What the client gives back; more than is named here may come, and is left out."""

import datetime as dt

from pydantic import BaseModel, ConfigDict

from docflow.schema.postings import Posting


class _Reply(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Event(_Reply):
    """A posting to be booked (CloudEvents 1.0)."""

    id: str
    """The posting_id: book by it, and a repeat does nothing."""
    type: str
    source: str
    subject: str
    time: dt.datetime
    data: Posting


class Acknowledged(_Reply):
    """What an acknowledgement did."""

    posting_id: str
    consumer: str
    first: bool
    """False where it was acknowledged before: nothing was changed."""


class Uploaded(_Reply):
    """A file that is stored; reading and matching follow."""

    id: str
    name: str
    href: str


class Problem(_Reply):
    """Why a request was not answered (RFC 9457)."""

    type: str = "about:blank"
    title: str = ""
    status: int = 0
    detail: str = ""
