"""The electronic invoice inside a PDF (Factur-X, ZUGFeRD, XRechnung): XML files that are attached to it."""

import pypdfium2

from docflow.errors import Quarantine
from docflow.schema.place import Page
from extractors.contract import ReadOptions
from extractors.readers import xml

_MOST = 5
_LARGEST = 5_000_000


def pages_of(document: pypdfium2.PdfDocument, first: int, options: ReadOptions) -> tuple[list[Page], tuple[str, ...]]:
    """The pages of every attached XML file, numbered from `first`, and notes on what could not be read."""
    pages: list[Page] = []
    notes: tuple[str, ...] = ()
    for name, data in _files(document):
        try:
            read = xml.read(data, options)
        except Quarantine as problem:
            notes += (f'The attached file "{name}" cannot be read: {problem}',)
            continue
        notes += tuple(f'The attached file "{name}": {note}' for note in read.notes)
        pages += [page.model_copy(update={"number": first + len(pages) + n}) for n, page in enumerate(read.pages)]
    return pages, notes


def _files(document: pypdfium2.PdfDocument) -> list[tuple[str, bytes]]:
    """Names and contents; what cannot be taken out is none of our business."""
    found: list[tuple[str, bytes]] = []
    for index in range(document.count_attachments()):
        attachment = document.get_attachment(index)
        name = "".join(c for c in attachment.get_name() if c.isprintable())
        if not name.lower().endswith(".xml") or len(found) == _MOST:
            continue
        try:
            data = bytes(attachment.get_data())
        except pypdfium2.PdfiumError:
            continue
        if len(data) <= _LARGEST:
            found.append((name, data))
    return found
