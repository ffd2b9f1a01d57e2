"""One payment told over several papers of a mail: one document in their place."""

from collections.abc import Sequence

from docflow.decisions import people
from docflow.decisions.trail import note
from docflow.schema.documents import Document, NewDocument
from docflow.schema.records import Extraction
from docflow.schema.states import DocumentState
from docflow.store import Tx


def merge(tx: Tx, placed: Sequence[tuple[Document, int]], found: Extraction, pages_sha256: str) -> Document:
    """The document that stands for all of them: their pages laid together, and the record found there.

    placed: the documents, and how many pages lie above those of each. They end as `merged`, which a person may take
    back for each of them. The original of the whole is the mail itself.
    """
    sources = [source for source, _ in placed]
    document = _added(tx, sources)
    reading = tx.documents.move(document.id, document.version, DocumentState.READING, pages_sha256=pages_sha256)
    whole = tx.documents.move(reading.id, reading.version, DocumentState.EXTRACTED, extraction=found)
    note(tx, whole, people.MACHINE, "merge", {"papers": [source.id for source in sources]})
    for source, above in placed:
        for picture in tx.documents.pictures(source.id):
            number = above + picture.page
            tx.documents.add_picture(whole.id, number, picture.sha256, picture.width, picture.height)
        note(tx, source, people.MACHINE, "merged", {"into": whole.id})
        reason = f"Part of one payment that is told over several papers: {whole.label}."
        tx.documents.move(source.id, source.version, DocumentState.MERGED, reason=reason, duplicate_of=whole.id)
    return whole


def _added(tx: Tx, sources: Sequence[Document]) -> Document:
    first = sources[0]
    assert first.mail_id is not None
    mail = tx.mails.get(first.mail_id)
    new = NewDocument(
        name=" + ".join(dict.fromkeys(source.name for source in sources)),
        sha256=mail.sha256,
        size=mail.size,
        media_type="message/rfc822",
        mail_id=mail.id,
        part="+".join(dict.fromkeys(source.part for source in sources)),
        sender=first.sender,
        subject=first.subject,
        hints={key: value for key, value in first.hints.items() if key != "path"},
    )
    return tx.documents.get(tx.documents.add(new)[0])
