"""Every real document at hand is read, or refused with a typed reason; what is known of it is found."""

import collections
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pdfplumber
import pytest

from docflow.errors import Quarantine
from docflow.schema.place import Page, Pages
from docflow.schema.states import QuarantineCode
from extractors import registry
from extractors.contract import ReadOptions
from workers.read import draw_pages, read_document
from workers.sandbox import Sandbox

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not DATA.is_dir(), reason=f"the folder of real documents is not there ({DATA})"),
]
SIDE_FILES = {".json", ".md", ".yml", ".uzn", ".tsv"}
"""Expectations beside the documents."""


def files(*folders: str, suffixes: set[str] | None = None) -> list[Path]:
    found = [path for folder in folders for path in sorted((DATA / folder).rglob("*")) if path.is_file()]
    return [path for path in found if path.suffix not in SIDE_FILES and (suffixes is None or path.suffix in suffixes)]


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture(scope="module")
def read(sandbox: Sandbox) -> Callable[[Path], Pages]:
    """The first pages of a file; each is recognised once for all tests."""
    return cache(lambda path: read_document(sandbox, path.read_bytes(), path.name, ReadOptions(ocr_pages=2)))


def name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def printed(pages: Pages) -> list[Page]:
    """The pages that people see; an invoice attached as XML is read behind them."""
    return [page for page in pages.pages if page.method != "xml"]


@pytest.mark.parametrize("path", files("."), ids=name)
def test_every_file_is_read_or_refused_with_a_reason(
    sandbox: Sandbox, read: Callable[[Path], Pages], path: Path
) -> None:
    try:
        pages = read(path)
    except Quarantine as problem:
        assert problem.code is not QuarantineCode.MEMORY
        assert "." in str(problem)
        return
    assert pages.pages
    for page in pages.pages:
        assert page.width > 0
        for word in page.words:
            assert word.text.strip()
            assert 0 <= word.confidence <= 1
    if pages.reader in ("pdf", "image"):
        assert len(draw_pages(sandbox, path.read_bytes(), path.name, pages)) == min(len(printed(pages)), 50)


@pytest.mark.parametrize("path", files("pdf-encryption"), ids=name)
def test_encrypted_files_open_with_their_password(path: Path) -> None:
    pages = registry.read(
        path.read_bytes(), path.name, ReadOptions(ocr_pages=0, passwords=("wrong", "asdfzxcv", "foo"))
    )
    assert pages.reader == "pdf"


@pytest.mark.parametrize("path", files("pdf-encryption"), ids=name)
def test_encrypted_files_ask_for_their_password(path: Path) -> None:
    try:
        pages = registry.read(path.read_bytes(), path.name, ReadOptions(ocr_pages=0))
    except Quarantine as problem:
        assert problem.code in (QuarantineCode.ENCRYPTED, QuarantineCode.UNREADABLE)
    else:
        assert pages.reader == "pdf"


@pytest.mark.parametrize("path", files("invoice-pdf", "invoice-pdf-json", "pdf-tables", suffixes={".pdf"}), ids=name)
def test_words_agree_with_another_implementation(path: Path) -> None:
    """Most words; where they differ ours are cut apart at gaps that pdfplumber spans, or the other way round."""
    ours = registry.read(path.read_bytes(), path.name, ReadOptions(ocr_pages=0))
    with pdfplumber.open(path) as document:
        for page, other in list(zip(printed(ours), document.pages, strict=True))[:3]:
            if page.upright is not None:
                continue
            theirs = collections.Counter("".join(word["text"] for word in other.extract_words()))
            letters = collections.Counter("".join(word.text for word in page.words))
            assert (theirs - letters).total() <= 0.02 * theirs.total() + 3


PHOTOTEST = "This is a lot of 12 point text to test the ocr code and see if it works on all types of file format."


@pytest.mark.parametrize(
    "path", [path for path in files("ocr-text", "ocr-rotated") if "phototest" in path.name], ids=name
)
def test_the_same_page_reads_the_same_whichever_way_it_lies(read: Callable[[Path], Pages], path: Path) -> None:
    if path.suffix == ".txt":
        pytest.skip("the expectation itself")
    assert share(read(path), PHOTOTEST) > 0.9


@pytest.mark.parametrize("path", files("ocr-rotated", suffixes={".pdf"}), ids=name)
def test_rotated_scans_are_brought_upright(read: Callable[[Path], Pages], path: Path) -> None:
    pages = read(path)
    assert pages.pages[0].height > pages.pages[0].width
    assert (
        share(pages, "Docling bundles PDF document conversion to JSON and Markdown in an easy self contained package")
        > 0.9
    )


def share(pages: Pages, truth: str) -> float:
    found = {word.text.strip(".,") for page in pages.pages for word in page.words}
    words = truth.replace(".", "").split()
    return sum(word in found for word in words) / len(words)
