"""Bytes -> Pages of words, and pictures of them for the screen: the READ step, in sandboxed children."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import structlog
from pydantic import ValidationError

from docflow.decisions import passwords
from docflow.errors import Quarantine
from docflow.mail.opening import is_archive
from docflow.schema.documents import Document, Task
from docflow.schema.mail import Message
from docflow.schema.place import Page, Pages
from docflow.schema.states import DocumentState, QuarantineCode, Step
from extractors import registry
from extractors.contract import ReadOptions
from extractors.readers import _ocr, mail
from workers import ingest
from workers.sandbox import Limits, Runner
from workers.workshop import Workshop

LOCKED = "locked"
"""The hint on documents that were opened with a password."""
PICTURED_PAGES = 50
"""Pages of a document that get a picture."""
_PAGES_LIMITS = Limits(text=200 << 20)
_SCAN_LIMITS = Limits(cpu=45, wall=360, memory=5 << 28)
"""For one page that is recognised; most take a second. The clock is for a child that hangs: a busy machine may give
one an eighth of a processor."""
_PICTURE_LIMITS = Limits(cpu=40, output=200 << 20)
_SCAN_SECONDS = 300.0
"""Of computing, after which the remaining pages of a document stay unread."""
_FAILURES = 3
"""After so many pages in a row that cannot be recognised, or hardly, the rest is not tried."""

_log = structlog.get_logger()


class PagePicture(NamedTuple):
    """A page as displayed, for the screen."""

    page: int
    data: bytes
    """WebP, about 110 dpi."""
    width: int
    """Dots."""
    height: int


def read(shop: Workshop, task: Task) -> list[str]:
    """The READ step."""
    with shop.store.read() as tx:
        document = tx.documents.get(task.subject)
    data = shop.files.get(document.sha256)
    if is_archive(data):
        return ingest.unpack(shop, task, document, data)
    pages, options = _unlocked(shop, document, data)
    pages_sha256 = shop.files.put(pages.model_dump_json().encode())
    pictures = [
        (item, shop.files.put(item.data)) for item in draw_pages(shop.sandbox, data, document.name, pages, options)
    ]
    with shop.store.begin() as tx:
        tx.tasks.done(task)
        hints = document.hints | ({LOCKED: "yes"} if options.passwords else {})
        tx.documents.move(document.id, document.version, DocumentState.READING, pages_sha256=pages_sha256, hints=hints)
        if options.passwords:
            passwords.opened(tx, document)
        for item, sha256 in pictures:
            tx.documents.add_picture(document.id, item.page, sha256, item.width, item.height)
        return [tx.tasks.add(Step.EXTRACT, document.id)]


def _unlocked(shop: Workshop, document: Document, data: bytes) -> tuple[Pages, ReadOptions]:
    """The pages, and how they were read: passwords are looked for only where a file asks for one."""
    try:
        return read_document(shop.sandbox, data, document.name), ReadOptions()
    except Quarantine as problem:
        options = options_of(shop, document) if problem.code is QuarantineCode.ENCRYPTED else ReadOptions()
        if not options.passwords:
            raise
    return read_document(shop.sandbox, data, document.name, options), options


def options_of(shop: Workshop, document: Document) -> ReadOptions:
    """How a protected document is read."""
    with shop.store.read() as tx:
        return ReadOptions(passwords=passwords.tried_on(tx, document))


def read_document(sandbox: Runner, data: bytes, name: str, options: ReadOptions | None = None) -> Pages:
    """All words of a document or of a mail's own text; raises Quarantine.

    First what is there as text, in one child; then each page that must be recognised in a child of its own, so that a
    page which is too much for the engine costs that page and not the document.
    """
    wishes = options or ReadOptions()
    pages, _ = _run(sandbox, data, name, wishes.model_copy(update={"ocr_pages": 0}), _PAGES_LIMITS)
    unread = [page.number for page in pages.pages if page.unread][: wishes.ocr_pages]
    if unread:
        pages = _with_scans(pages, _scans(sandbox, data, name, wishes, unread))
    return registry.with_unread_noted(pages)


def draw_pages(
    sandbox: Runner, data: bytes, name: str, pages: Pages, options: ReadOptions | None = None
) -> list[PagePicture]:
    """Pictures of the first pages as displayed; [] for carriers without pages, and where drawing fails."""
    first = pages.model_copy(update={"pages": tuple(_bare(page) for page in pages.pages[:PICTURED_PAGES])})
    request = _options(name, options or ReadOptions()) | {"pages": first.model_dump(mode="json")}
    try:
        answer = sandbox.run("workers.jobs.reading:picture_job", data, request, _PICTURE_LIMITS)
    except Quarantine as problem:
        _log.warning("no pictures of the pages", document=name, reason=str(problem))
        return []
    sizes = answer.value.get("pictures", [])
    return [PagePicture(page, blob, wide, high) for (page, wide, high), blob in zip(sizes, answer.blobs, strict=True)]


def read_mail_body(message: Message) -> Pages:
    """The mail's own text as Pages, for a message that is parsed already."""
    return mail.pages_of(message)


def _run(sandbox: Runner, data: bytes, name: str, options: ReadOptions, limits: Limits) -> tuple[Pages, float]:
    """The pages, and the seconds of computing that they took."""
    answer = sandbox.run("workers.jobs.reading:read_job", data, _options(name, options), limits)
    try:
        return Pages.model_validate_json(answer.blobs[0]), answer.cpu
    except (ValidationError, IndexError) as error:
        raise Quarantine(QuarantineCode.UNREADABLE, "Reading the file gave no usable pages.") from error


def _options(name: str, options: ReadOptions) -> dict[str, Any]:
    return {"name": name, "read": options.model_dump(mode="json")}


def _scans(
    sandbox: Runner, data: bytes, name: str, options: ReadOptions, numbers: list[int]
) -> Iterator[tuple[int, Pages | str]]:
    """Number and recognised page of each, or why it could not be; stops when it is hopeless or computes too much."""
    computed, failures = 0.0, 0
    for number in numbers:
        if failures >= _FAILURES or computed > _SCAN_SECONDS:
            return
        one = options.model_copy(update={"only": (number,), "ocr_pages": 1})
        try:
            found, cost = _run(sandbox, data, name, one, _SCAN_LIMITS)
            computed += cost
        except Quarantine as problem:
            computed, failures = computed + _SCAN_LIMITS.cpu, failures + 1
            yield number, str(problem)
            continue
        hopeless = any(_ocr.ILLEGIBLE in page.notes for page in found.pages)
        failures = failures + 1 if hopeless else 0
        if found.language:
            # The rest is probably in the same language: its data goes first.
            languages = sorted(_ocr.wished(options.ocr_languages), key=lambda language: language != found.language)
            options = options.model_copy(update={"ocr_languages": tuple(languages)})
        yield number, found


def _with_scans(pages: Pages, scans: Iterator[tuple[int, Pages | str]]) -> Pages:
    by_number = {page.number: page for page in pages.pages}
    language = pages.language
    for number, found in scans:
        if isinstance(found, str):
            note = f"Page {number} is a picture that could not be recognised: {found}"
            by_number[number] = by_number[number].model_copy(update={"notes": (*by_number[number].notes, note)})
        else:
            language = language or found.language
            by_number.update({page.number: page for page in found.pages if page.number == number})
    return pages.model_copy(update={"pages": tuple(by_number.values()), "language": language})


def _bare(page: Page) -> Page:
    return page.model_copy(update={"words": (), "rulings": (), "notes": ()})
