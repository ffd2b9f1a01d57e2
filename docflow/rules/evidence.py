"""Whether a bundle of evidence holds: everything in it follows from the audit entries in it, these from the chain, and
the chain's end from a head that was noted where docflow's database is not. Needs nothing but the bundle and that note.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from hashlib import sha256
from typing import NamedTuple

from pydantic import ValidationError

from docflow.rules.chain import hash_after, is_told_truly
from docflow.schema.evidence import (
    ANSWERS,
    CHAIN,
    DECISIONS,
    MAIL,
    MANIFEST,
    ORIGINAL,
    POSTING,
    RECORD,
    Found,
    Manifest,
)
from docflow.schema.trail import Anchor, Entry, Link

NEEDED = (ORIGINAL, RECORD, DECISIONS, POSTING, ANSWERS, CHAIN)
_NO_BUNDLE = "This is no bundle of evidence: {}."


class _Claim(NamedTuple):
    """Something that an audit entry must say for the bundle to hold."""

    what: str
    action: str
    says: Mapping[str, object]
    needed: bool = True
    """Without it nothing holds; otherwise it is only left open."""


def look(files: Mapping[str, bytes], anchors: Collection[Anchor] = ()) -> Found:
    """What the files of a bundle prove; `anchors` are heads that were noted elsewhere."""
    missing = [name for name in (MANIFEST, *NEEDED) if name not in files]
    if missing:
        return Found(problems=(_NO_BUNDLE.format(f"{missing[0]} is missing"),))
    try:
        manifest = Manifest.model_validate_json(files[MANIFEST])
    except ValidationError as error:
        return Found(problems=(_unreadable(error),))
    changed = tuple(_changed_files(manifest, files))
    try:
        links = [Link.model_validate_json(line) for line in files[CHAIN].splitlines()]
        claims = list(_claims(manifest, files))
        said = [_said(link.entry) for link in links if link.entry is not None]
    except (ValidationError, ValueError, TypeError, KeyError, AttributeError) as error:
        # A file that was changed is named: that it cannot be read any more only follows.
        return Found(posting_id=manifest.posting_id, problems=changed or (_unreadable(error),))
    hashes, broken = _walked(manifest, links)
    held = {claim.what: _where(claim, said) for claim in claims}
    unsaid = [f"{claim.what}: no entry of the audit trail says so." for claim in claims if not held[claim.what]]
    needed = {claim.what for claim in claims if claim.needed}
    ours = [one for one in anchors if one.tenant == manifest.tenant and one.seq in hashes]
    problems = [
        *changed,
        *broken,
        *(words for words in unsaid if words.partition(":")[0] in needed),
        *(f"A head noted elsewhere is another at entry {one.seq}." for one in ours if hashes[one.seq] != one.hash),
    ]
    told = [f"{what}: entry {seq} of the audit trail." for what, seq in held.items() if seq]
    dated, undated = _dated(manifest, ours)
    return Found(
        posting_id=manifest.posting_id,
        problems=tuple(problems),
        proven=() if problems else (*told, *dated),
        open=(*(words for words in unsaid if words not in problems), *undated),
    )


def _unreadable(error: Exception) -> str:
    return _NO_BUNDLE.format(f"it cannot be read ({type(error).__name__})")


def _changed_files(manifest: Manifest, files: Mapping[str, bytes]) -> Iterator[str]:
    for name, digest in manifest.files.items():
        if name not in files:
            yield f"{name} is missing."
        elif _sha(files[name]) != digest:
            yield f"{name} was changed."
    for name in sorted(set(files) - set(manifest.files) - {MANIFEST}):
        yield f"{name} was added."


def _walked(manifest: Manifest, links: list[Link]) -> tuple[dict[int, str], list[str]]:
    """The hash of each link, calculated anew, and what is wrong with them."""
    hashes: dict[int, str] = {}
    problems: list[str] = []
    running, seq = manifest.before, links[0].seq - 1 if links else 0
    for link in links:
        if link.seq != seq + 1:
            problems.append(f"The audit entries {seq + 1} to {link.seq - 1} are left out.")
        if not is_told_truly(link):
            problems.append(f"Audit entry {link.seq} was changed.")
        seq, running = link.seq, hash_after(running, link)
        hashes[seq] = running
    if (seq, running) != (manifest.end.seq, manifest.end.hash):
        problems.append(f"The audit trail's part does not lead to its end, entry {manifest.end.seq}.")
    return hashes, problems


def _dated(manifest: Manifest, anchors: Collection[Anchor]) -> tuple[list[str], list[str]]:
    """By when all of it was so, if a head was noted elsewhere late enough; else what that leaves open."""
    late = [one for one in anchors if one.seq >= manifest.last_told]
    if late:
        first = min(late, key=lambda one: one.seq)
        return [f"All of this was so on {first.at:%Y-%m-%d %H:%M} UTC: entry {first.seq} is noted elsewhere."], []
    end = manifest.end
    return [], [f"No head noted elsewhere was given; the trail ends at entry {end.seq} with {end.hash}: compare it."]


def _claims(manifest: Manifest, files: Mapping[str, bytes]) -> Iterator[_Claim]:
    """Each file that counts, and what an entry must say to vouch for it."""
    posting = json.loads(files[POSTING])
    paper = _sha(files[ORIGINAL])
    if (posting["posting_id"], posting["evidence"]["sha256"]) != (manifest.posting_id, paper):
        raise ValueError("the posting is about another paper")
    booked = {"posting_id": manifest.posting_id, "sha256": _sha(files[POSTING])}
    yield _Claim("The posting, which names the paper by its sha256", "post", booked)
    yield _Claim("The paper when it came", "received", {"sha256": paper}, needed=False)
    if MAIL in files:
        yield _Claim("The mail it came with", "received", {"sha256": _sha(files[MAIL])})
    read = {"posting_id": manifest.posting_id, "content_hash": _sha(files[RECORD])}
    yield _Claim("The record as it was when it was booked", "post", read, needed=False)
    for n, one in enumerate(json.loads(files[DECISIONS]), start=1):
        what = f"Decision {n}, {one['action']} by {one['actor']}"
        yield _Claim(what, one["action"], {"content_hash": one["content_hash"]})
    for one in json.loads(files[ANSWERS]):
        yield _Claim(f"The answer of {one['by']}", one["action"], one["said"])


def _sha(data: bytes) -> str:
    return sha256(data).hexdigest()


class _Said(NamedTuple):
    """What an entry of the trail says."""

    seq: int
    action: str
    body: dict[str, object]


def _said(entry: Entry) -> _Said:
    return _Said(entry.seq, entry.action, dict(json.loads(entry.body)))


def _where(claim: _Claim, said: Collection[_Said]) -> int:
    """The number of the entry that says what is claimed; 0 where none does."""
    for one in said:
        if one.action == claim.action and all(one.body.get(name) == value for name, value in claim.says.items()):
            return one.seq
    return 0
