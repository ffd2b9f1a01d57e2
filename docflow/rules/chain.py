"""How the audit trail is chained: each hash covers the hash before it and the digest of its entry.

The digest stands between the two so that a part of the chain can be shown to somebody without the entries in it that
are not theirs to read: their digests are enough to calculate every hash up to the next one that was noted elsewhere.
"""

import json
from hashlib import sha256

from docflow.schema.trail import Entry, Link


def digest_of(entry: Entry) -> str:
    """sha256 of what the entry says."""
    return _hash(_columns(entry))


def hash_after(previous: str, link: Link) -> str:
    """The hash of a link that follows the hash `previous`."""
    if link.digest:
        return sha256(f"{previous}{link.digest}".encode()).hexdigest()
    if link.entry is None:
        return ""  # equals no hash: an old entry that is not told proves nothing
    return _hash({**_columns(link.entry), "prev_hash": previous})


def is_told_truly(link: Link) -> bool:
    """Whether the entry that is told is the one that the digest stands for."""
    if link.entry is None or not link.digest:
        return True
    return link.entry.seq == link.seq and digest_of(link.entry) == link.digest


def _columns(entry: Entry) -> dict[str, object]:
    return {**entry.model_dump(exclude={"at"}), "at": entry.at.isoformat()}


def _hash(value: object) -> str:
    text = json.dumps(value, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
