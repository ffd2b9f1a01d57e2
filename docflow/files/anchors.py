"""Where the heads of the audit trail are noted, outside the database: whoever can change that cannot change these too.

A file is as safe as the disk it is on: best one that this machine can only append to (`chattr +a`, or a mount of
another host). A bucket with object lock keeps each note for its whole time, even from its owner.
"""

import datetime as dt
import io
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pydantic import ValidationError

from docflow.errors import BadInput, Unavailable
from docflow.files.durable import made, sync_folder, write_whole
from docflow.schema.trail import Anchor

if TYPE_CHECKING:
    from docflow.files.s3 import S3Bucket

_NAME = re.compile(r"audit/(?P<tenant>[^/]+)/(?P<seq>\d+)-(?P<hash>[0-9a-f]{64})-(?P<at>\d{8}T\d{6}Z)\.json")
_STAMP = "%Y%m%dT%H%M%SZ"


class Anchors(Protocol):
    """A place for heads, which only ever grows."""

    def note(self, anchor: Anchor) -> None:
        """Keeps it durably. Raises Unavailable, Misconfigured."""

    def all(self, tenant: str) -> list[Anchor]:
        """All that were noted of the tenant, oldest first. Raises Unavailable, Misconfigured, BadInput."""

    def tenants(self) -> set[str]:
        """Those of whom any was noted. Raises as `all` does."""


class AnchorFile:
    """A file to which one line of JSON is appended for each head."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def note(self, anchor: Anchor) -> None:
        """See Anchors; one write, so that lines of two processes do not mix."""
        try:
            changed = made(self._path.parent)
            handle = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                write_whole(handle, anchor.model_dump_json().encode() + b"\n")
                os.fsync(handle)
            finally:
                os.close(handle)
            for folder in (self._path.parent, *changed):
                sync_folder(folder)
        except OSError as error:
            raise Unavailable(f"The audit trail's head cannot be noted in {self._path}: {error.strerror}") from error

    def all(self, tenant: str) -> list[Anchor]:
        """See Anchors."""
        return [one for one in self.every() if one.tenant == tenant]

    def tenants(self) -> set[str]:
        """See Anchors."""
        return {one.tenant for one in self.every()}

    def every(self) -> list[Anchor]:
        """The heads of all tenants. Raises Unavailable, BadInput."""
        try:
            lines = self._path.read_text().splitlines() if self._path.exists() else []
            return [Anchor.model_validate_json(line) for line in lines if line]
        except OSError as error:
            raise Unavailable(f"{self._path} cannot be read: {error.strerror}") from error
        except (ValidationError, UnicodeDecodeError) as error:
            raise BadInput(f"{self._path} is not a file of noted heads; restore it from a copy.") from error


class AnchorBucket:
    """A bucket of an S3 server with object lock: one object for each head, whose name says it all."""

    def __init__(self, bucket: "S3Bucket", kept: dt.timedelta) -> None:
        """`kept`: how long nobody may delete or change a note."""
        self._bucket = bucket
        self._kept = kept

    def note(self, anchor: Anchor) -> None:
        """See Anchors."""
        at = anchor.at.astimezone(dt.UTC)
        name = f"audit/{anchor.tenant}/{anchor.seq:012d}-{anchor.hash}-{at.strftime(_STAMP)}.json"
        self._bucket.put_locked(name, io.BytesIO(anchor.model_dump_json().encode()), at + self._kept)

    def all(self, tenant: str) -> list[Anchor]:
        """See Anchors; what was hidden by a later deletion is seen all the same."""
        names = self._bucket.names(f"audit/{tenant}/")
        return [_anchor(found) for found in map(_NAME.fullmatch, sorted(set(names))) if found]

    def tenants(self) -> set[str]:
        """See Anchors."""
        return {found["tenant"] for found in map(_NAME.fullmatch, self._bucket.names("audit/")) if found}


class EveryPlace:
    """Several places as one: all are written, and what any of them has counts."""

    def __init__(self, places: Sequence[Anchors]) -> None:
        self._places = places

    def note(self, anchor: Anchor) -> None:
        """See Anchors."""
        for place in self._places:
            place.note(anchor)

    def all(self, tenant: str) -> list[Anchor]:
        """See Anchors."""
        found = {(one.seq, one.hash): one for place in self._places for one in place.all(tenant)}
        return [found[key] for key in sorted(found)]

    def tenants(self) -> set[str]:
        """See Anchors."""
        return {one for place in self._places for one in place.tenants()}


NOWHERE: Anchors = EveryPlace(())
"""Nothing is noted."""


def _anchor(found: re.Match[str]) -> Anchor:
    at = dt.datetime.strptime(found["at"], _STAMP).replace(tzinfo=dt.UTC)
    return Anchor(tenant=found["tenant"], seq=int(found["seq"]), hash=found["hash"], at=at)
