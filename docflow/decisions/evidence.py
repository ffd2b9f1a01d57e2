"""Gathers the evidence of one posting: all that led to it and came of it, with its part of the audit trail.

The part goes from the first entry about it to the first head that was noted outside the database after the last one,
so that whoever has that note can check the bundle alone (docflow.rules.evidence). Entries about other things are in it
only as digests.
"""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256

from docflow.errors import NotFound
from docflow.files import Files
from docflow.files.anchors import Anchors
from docflow.schema import evidence as names
from docflow.schema.documents import Decision, Document, PostingRow
from docflow.schema.evidence import Manifest
from docflow.schema.trail import Anchor, AuditRow
from docflow.store import Tx

_ANSWERS = frozenset({"verified", "acknowledged", "vouched"})
_README = """Evidence of the posting {posting_id}.

original ({name}) is the paper as it came, mail.eml the mail around it, pages/ how it looks and what was read from it.
record.json is what it says and how it was applied, decisions.json who decided about it, posting.json what was sent to
the ledger, answers.json what the ledger answered. chain.jsonl is the audit trail from the first entry about it on;
entries about other things are there only as digests. manifest.json names every file by its sha256.

To check all of this without docflow's database:  docflow evidence verify THIS.zip --anchors NOTED
where NOTED is the file of heads that was kept outside the database (anchors.jsonl).
"""


def gather(tx: Tx, files: Files, anchors: Anchors, posting_id: str) -> dict[str, bytes]:
    """Name -> bytes of everything in the bundle. Where no head was noted since, the present one is noted first.

    Raises NotFound, Unavailable."""
    rows = tx.postings.of(posting_id)
    if not rows:
        raise NotFound(f"There is no posting {posting_id}.")
    document = tx.documents.get(rows[0].document_id)
    subjects = _subjects(tx, document, rows[0])
    entries = [entry for subject in subjects for entry in tx.audit.of(subject)]
    found = {
        **_papers(tx, files, document),
        names.RECORD: document.content.encode(),
        names.DECISIONS: _json([one.model_dump(mode="json") for one in _decisions(tx, document, entries)]),
        names.POSTING: rows[0].posting.model_dump_json().encode(),
        names.ANSWERS: _json([_answer(entry) for entry in entries if _answers(entry, posting_id)]),
        names.README: _README.format(posting_id=posting_id, name=document.name).encode(),
    }
    return _sealed(tx, anchors, document, posting_id, subjects, found)


def _sealed(
    tx: Tx, anchors: Anchors, document: Document, posting_id: str, subjects: Sequence[str], found: Mapping[str, bytes]
) -> dict[str, bytes]:
    """With its part of the trail, and the manifest over all."""
    first, last = tx.audit.bounds(subjects)
    end = _noted(tx, anchors, last)
    before, links = tx.audit.part(subjects, first, end.seq)
    chain = "".join(link.model_dump_json(exclude_none=True) + "\n" for link in links)
    sealed = {**found, names.CHAIN: chain.encode()}
    manifest = Manifest(
        posting_id=posting_id,
        document_id=document.id,
        name=document.name,
        tenant=tx.tenant,
        files={name: sha256(data).hexdigest() for name, data in sealed.items()},
        before=before,
        last_told=last,
        end=end,
    )
    return {**sealed, names.MANIFEST: manifest.model_dump_json(indent=1).encode()}


def _noted(tx: Tx, anchors: Anchors, last: int) -> Anchor:
    """The first noted head that is not older than the entry."""
    late = [one for one in anchors.all(tx.tenant) if one.seq >= last]
    if late:
        return min(late, key=lambda one: one.seq)
    now = tx.audit.anchor()
    anchors.note(now)
    return now


def _subjects(tx: Tx, document: Document, row: PostingRow) -> list[str]:
    """Whatever the trail may tell of under the name of: paper, what it was taken from, posting, money, case."""
    posting = row.posting
    above: list[str] = []
    parent = document.parent_id
    while parent and parent not in above:
        above.append(parent)
        parent = tx.documents.get(parent).parent_id
    case = [posting.evidence.dispute_id] if posting.evidence.dispute_id else []
    mail = [document.mail_id] if document.mail_id else []
    reversed_ = [posting.reverses] if posting.reverses else []
    return [document.id, *above, *mail, posting.posting_id, *reversed_, *posting.evidence.receipts, *case]


def _papers(tx: Tx, files: Files, document: Document) -> dict[str, bytes]:
    found = {names.ORIGINAL: files.get(document.sha256)}
    if document.mail_id:
        mail = files.get(tx.mails.get(document.mail_id).sha256)
        found |= {names.MAIL: mail} if mail != found[names.ORIGINAL] else {}
    if document.pages_sha256:
        found["pages/words.json"] = files.get(document.pages_sha256)
    return found | {f"pages/{one.page}.webp": files.get(one.sha256) for one in tx.documents.pictures(document.id)}


def _decisions(tx: Tx, document: Document, entries: Sequence[AuditRow]) -> list[Decision]:
    """Those about this matter: a statement's are about all its receipts."""
    ours = {(entry.action, entry.body.get("content_hash")) for entry in entries}
    return [one for one in tx.decisions.of(document.id) if (one.action, one.content_hash) in ours]


def _answers(entry: AuditRow, posting_id: str) -> bool:
    return entry.action in _ANSWERS and posting_id in (entry.subject, entry.body.get("posting_id"))


def _answer(entry: AuditRow) -> dict[str, object]:
    return {"at": entry.at.isoformat(), "by": entry.actor, "action": entry.action, "said": entry.body}


def _json(value: object) -> bytes:
    return json.dumps(value, indent=1, sort_keys=True).encode()
