"""Pages -> records: the EXTRACT step, and what `docflow extract` does for a file."""

import json
from collections.abc import Mapping, Sequence

from pydantic import ValidationError

from docflow.decisions import memory
from docflow.decisions.dividing import MADE
from docflow.errors import Quarantine
from docflow.files import Files
from docflow.mail.opening import holds_papers
from docflow.rules.keys import folded
from docflow.rules.memory import chosen
from docflow.rules.one_record import one_record
from docflow.rules.sender import writer
from docflow.schema.documents import Document, NewDocument, Task
from docflow.schema.mail import Message
from docflow.schema.memory import Memory
from docflow.schema.place import Pages, laid_together
from docflow.schema.receivables import KnownItem
from docflow.schema.records import Extraction, Kind, Other, Remittance
from docflow.schema.states import DocumentState, QuarantineCode
from docflow.store import Tx
from extractors.contract import Hints, ReadOptions
from extractors.fields.bank_change import review_of
from extractors.papers.together import Papers, Told, apart, belongs, combinations_of, combined, joined
from workers import ingest
from workers.jobs.opening import Part
from workers.onward import onward
from workers.read import LOCKED, options_of, read_document
from workers.reread import better, fails, looked_closer
from workers.sandbox import Runner
from workers.workshop import Workshop

_FRAUD = "The same mail looks like fraud; call the customer by a number you know before you believe any of it."


def extract(shop: Workshop, task: Task) -> list[str]:
    """The EXTRACT step. A paper with several records becomes several documents, each with one record."""
    with shop.store.read() as tx:
        document = tx.documents.get(task.subject)
        formats = tx.statement_formats.all()
    pages, hints = _pages_blob(shop.files, document), hints_of(document).model_copy(update={"formats": formats})
    found = records_of(shop.sandbox, pages, hints)
    made = MADE in document.hints
    if fails(found) and not made:
        options = options_of(shop, document) if document.hints.get(LOCKED) else ReadOptions()
        read = Pages.model_validate_json(pages)
        closer, found = closer_look(shop.sandbox, shop.files.get(document.sha256), read, found, hints, options)
        if closer is not read:
            pages = closer.model_dump_json().encode()
            document = document.model_copy(update={"pages_sha256": shop.files.put(pages)})
    printed = Pages.model_validate_json(pages).text
    with shop.store.read() as tx:
        known = memory.recall(tx, found, hints.sender)
        owed = _owed(tx, found)
    if owed:
        hints = hints.model_copy(update={"open_items": owed})
        found = records_of(shop.sandbox, pages, hints)
    followed: tuple[str, ...] = ()
    if known.rules:
        found, followed = chosen(found, records_of(shop.sandbox, pages, hints.model_copy(update={"memory": known})))
    if made:
        found = [one_record(found)]
    with shop.store.begin() as tx:
        tx.tasks.done(task)
        memory.recalled(tx, document.id, followed)
        kept = [_keep(tx, document, found[0])] if len(found) == 1 else _divide(tx, document, found)
        for document_id in kept:
            tx.documents.save_words(document_id, printed)
        return onward(tx, kept, document.mail_id, alone=made)


def _owed(tx: Tx, found: Sequence[Extraction]) -> tuple[KnownItem, ...]:
    """Open items whose numbers may be those of recognised lines that a person would have to look at."""
    keys = {
        folded(line.document_number)
        for each in found
        if isinstance(each.record, Remittance)
        and each.review
        and any(evidence.method == "ocr" for evidence in each.fields.values())
        for line in each.record.lines
        if line.document_number
    }
    items = tx.open_items.by_folded(keys) if keys else []
    return tuple(
        KnownItem(number=item.number, remaining=item.remaining, currency=item.currency)
        for item in items
        if item.remaining
    )


def _pages_blob(files: Files, document: Document) -> bytes:
    if document.pages_sha256 is None:
        raise Quarantine(QuarantineCode.UNREADABLE, f"{document.name} has no pages to extract from.")
    return files.get(document.pages_sha256)


def hints_of(document: Document) -> Hints:
    return Hints(
        name=document.name,
        sender=writer(document.sender, document.hints),
        subject=document.subject,
        auto_generated=document.hints.get("auto_generated") == "yes",
        auto_replied=document.hints.get("auto_replied") == "yes",
        bulk=document.hints.get("bulk") == "yes",
    )


def reader(sandbox: Runner, files: Files) -> memory.Read:
    """Reads the pages of a document once more, with a memory: for previews, nothing is changed."""

    def read(document: Document, known: Memory) -> list[Extraction]:
        try:
            return records_of(
                sandbox, _pages_blob(files, document), hints_of(document).model_copy(update={"memory": known})
            )
        except Quarantine:
            return []

    return read


def _keep(tx: Tx, document: Document, found: Extraction) -> str:
    """The record stays on its document; returns its id."""
    tx.documents.move(
        document.id, document.version, DocumentState.EXTRACTED, extraction=found, pages_sha256=document.pages_sha256
    )
    return document.id


def _divide(tx: Tx, document: Document, found: list[Extraction]) -> list[str]:
    """One child document a record, whose ids are returned; the paper itself ends as `split`."""
    kept = []
    for ordinal, extraction in enumerate(found, 1):
        child = NewDocument(
            **{name: getattr(document, name) for name in NewDocument.model_fields}
            | {"ordinal": ordinal, "parent_id": document.id, "name": f"{document.name} · {ordinal} of {len(found)}"}
        )
        child_id, created = tx.documents.add(child)
        if created:
            received = tx.documents.get(child_id)
            reading = tx.documents.move(
                child_id, received.version, DocumentState.READING, pages_sha256=document.pages_sha256
            )
            for picture in tx.documents.pictures(document.id):
                tx.documents.add_picture(child_id, picture.page, picture.sha256, picture.width, picture.height)
            kept.append(_keep(tx, reading, extraction))
    tx.documents.move(document.id, document.version, DocumentState.SPLIT, reason=f"It holds {len(found)} records.")
    return kept


def records_of(sandbox: Runner, pages: bytes, hints: Hints) -> list[Extraction]:
    """All records on the pages (JSON of Pages); at least one. What the child says is checked like any foreign input."""
    answer = sandbox.run("workers.jobs.records:extract_job", pages, {"hints": hints.model_dump(mode="json")})
    try:
        if not answer.blobs:
            raise ValueError("no record")
        return [Extraction.parse(json.loads(record)) for record in answer.blobs]
    except (ValidationError, KeyError, TypeError, ValueError) as error:
        raise Quarantine(QuarantineCode.UNREADABLE, "Extraction gave no usable record.") from error


def closer_look(
    sandbox: Runner, data: bytes, pages: Pages, found: list[Extraction], hints: Hints, options: ReadOptions
) -> tuple[Pages, list[Extraction]]:
    """Pages and records after the words behind failing equations were read once more; as before where that does not
    help."""
    closer = looked_closer(sandbox, data, hints.name, pages, found, options) if fails(found) else None
    if closer is None:
        return pages, found
    again = records_of(sandbox, closer.model_dump_json().encode(), hints)
    return (closer, again) if better(found, again) else (pages, found)


def records_in_file(
    sandbox: Runner, name: str, data: bytes, known: tuple[KnownItem, ...] = ()
) -> tuple[list[Extraction], bool]:
    """(records, whether all of it could be read) of a file, or of a mail with all its papers.

    A paper that cannot be read gives a record of kind `other` with the reason; the others still count.
    `known`: what is still to be paid, to check what is read against.
    """
    if not holds_papers(data):
        return _records_of_paper(sandbox, name, data, Hints(name=name, open_items=known))
    opened, blobs = ingest.open_mail(sandbox, data, name)
    own = Part(part="body", path=("mail text",), hints=opened.hints)
    papers = [*([(own, data)] if opened.has_words or not opened.parts else []), *zip(opened.parts, blobs, strict=True)]
    read = [
        _read_paper(sandbox, part.path[-1], blob, _hints(opened.message, part, known), part.refused)
        for part, blob in papers
    ]
    found = [(pages, records) for pages, records, _ in read]
    ways = [ingest.PATH.join(part.path) for part, _ in papers]
    whole = _hints(opened.message, own.model_copy(update={"path": (name,)}), known)
    told = [
        one.found.model_copy(update={"paper": " + ".join(ways[n] for n in one.papers)})
        for one in together(sandbox, found, whole)
    ]
    every = [record for _, records in found for record in records]
    return _held_back(told, every, opened.hints), all(readable for *_, readable in read)


def together(sandbox: Runner, papers: Papers, hints: Hints) -> list[Told]:
    """The records of all papers of a mail; one where several papers tell one payment."""
    told = apart(papers)
    for combination in combinations_of(papers):
        pages = laid_together([papers[n][0] for n in combination])
        found = records_of(sandbox, pages.model_dump_json().encode(), hints)
        if belongs(found, [one.found for one in told]):
            told = joined(found[0], combination, told)
            break
    return combined(told, papers)


def _held_back(found: list[Extraction], papers: Sequence[Extraction], hints: Mapping[str, str]) -> list[Extraction]:
    """A mail that tells of new bank details, or looks like fraud, holds back every paper in it."""
    news = hints.get("bank_detail_change") or next((one.bank_change for one in papers if one.bank_change), None)
    sentences = [review_of(news)] if news else []
    if any(isinstance(one.record, Other) and one.record.subtype == "phishing" for one in papers):
        sentences.append(_FRAUD)
    return [one.model_copy(update={"review": tuple(dict.fromkeys((*one.review, *sentences)))}) for one in found]


def _hints(message: Message, part: Part, known: tuple[KnownItem, ...]) -> Hints:
    """What the mail says about the paper in it."""
    return Hints(
        name=part.path[-1],
        sender=writer(message.sender, part.hints),
        subject=part.subject or message.subject,
        auto_generated=part.hints.get("auto_generated") == "yes",
        auto_replied=part.hints.get("auto_replied") == "yes",
        bulk=part.hints.get("bulk") == "yes",
        open_items=known,
    )


def _records_of_paper(sandbox: Runner, name: str, data: bytes, hints: Hints) -> tuple[list[Extraction], bool]:
    _, records, read = _read_paper(sandbox, name, data, hints)
    return records, read


def _read_paper(
    sandbox: Runner, name: str, data: bytes, hints: Hints, refused: Quarantine | None = None
) -> tuple[Pages, list[Extraction], bool]:
    """Pages and records of one paper, and whether it could be read; `refused`: why it could not even be opened."""
    try:
        if refused is not None:
            raise refused
        pages = read_document(sandbox, data, name)
        found = records_of(sandbox, pages.model_dump_json().encode(), hints)
        return *closer_look(sandbox, data, pages, found, hints, ReadOptions()), True
    except Quarantine as problem:
        return Pages(reader="", pages=()), [unreadable(str(problem), problem.code)], False


def unreadable(reason: str, code: QuarantineCode | None = None) -> Extraction:
    """What stands for a paper that could not be read; the summary is the code of the refusal."""
    record = Other(subtype="unreadable", summary=code.value if code else None)
    return Extraction(kind=Kind.OTHER, confidence=0.0, review=(reason,), record=record)
