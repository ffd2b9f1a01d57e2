"""The registry finds readers and extractors by their files, asks the surest, and always has an answer."""

import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

import extractors.other
import extractors.readers
from docflow.errors import Quarantine
from docflow.schema.place import Page, Pages, Word
from docflow.schema.records import Extraction, Kind, Other
from docflow.schema.states import QuarantineCode
from extractors import registry
from extractors.contract import Hints

EMPTY = Pages(reader="text", pages=(Page(number=1, width=612, height=792, words=(), method="text"),))


def pages_of(text: str, *notes: str) -> Pages:
    words = tuple(Word(part, 10.0 * n, 0, 10.0 * n + 9, 10) for n, part in enumerate(text.split()))
    page = Page(number=1, width=612, height=792, words=words, method="text", notes=notes)
    return Pages(reader="text", pages=(page,))


@pytest.fixture
def fresh() -> Iterator[None]:
    registry.readers.cache_clear()
    registry.extractors_found.cache_clear()
    yield
    registry.readers.cache_clear()
    registry.extractors_found.cache_clear()


def test_every_reader_keeps_the_contract() -> None:
    names = [reader.NAME for reader in registry.readers()]
    assert len(names) == len(set(names))
    assert {"pdf", "image", "sheet", "csv", "html", "text", "x12"} <= set(names)
    assert names[-1] == "text"  # the one that takes anything is asked last


def test_a_new_file_is_its_own_registration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh: None) -> None:
    (tmp_path / "braille.py").write_text(
        textwrap.dedent(
            """
            from docflow.schema.place import Pages
            NAME, RANK = "braille", 2
            def claims(data, name): return data.startswith(b"BRAILLE")
            def read(data, options): return Pages(reader=NAME, pages=())
            """
        )
    )
    (tmp_path / "_helper.py").write_text("raise AssertionError('helpers are not imported')")
    monkeypatch.setattr(extractors.readers, "__path__", [*extractors.readers.__path__, str(tmp_path)])
    try:
        assert registry.read(b"BRAILLE ...", "x").reader == "braille"
    finally:
        sys.modules.pop("extractors.readers.braille", None)


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", QuarantineCode.UNREADABLE), (b"\x7fELF\x02\x01\0\0", QuarantineCode.TYPE), (bytes(50), QuarantineCode.TYPE)],
)
def test_what_nobody_reads_is_refused_with_a_remedy(data: bytes, code: QuarantineCode) -> None:
    with pytest.raises(Quarantine) as caught:
        registry.read(data, "x.pdf")
    assert caught.value.code is code
    assert "sk " in str(caught.value)


def test_the_content_decides_and_not_the_name() -> None:
    assert registry.reader_of(b"%PDF-1.7\n...", "advice.csv").NAME == "pdf"
    assert registry.reader_of(b"plain words", "advice.pdf").NAME == "text"
    assert registry.reader_of(b"\x89PNG\r\n\x1a\n%PDF-1.4", "polyglot.pdf").NAME == "image"


def extractor(claim: float, *names: str) -> SimpleNamespace:
    found = [Extraction(kind=Kind.OTHER, confidence=claim, record=Other(summary=name)) for name in names]
    return SimpleNamespace(claim=lambda pages, hints: claim, extract=lambda pages, hints: found)


def summaries(found: list[Extraction]) -> list[str | None]:
    return [item.record.summary for item in found if isinstance(item.record, Other)]


def test_the_surest_extractor_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = (extractor(0.5, "half"), extractor(0.9, "sure", "sure too"), extractor(0.1, "no"))
    monkeypatch.setattr(registry, "extractors_found", lambda: asked)
    assert summaries(registry.extract(pages_of("words"))) == ["sure", "sure too"]


def test_one_that_cannot_claim_more_than_another_did_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(pages: object, hints: object) -> float:
        raise AssertionError("asked in vain")

    meek = SimpleNamespace(MOST=0.8, claim=never, extract=never)
    monkeypatch.setattr(registry, "extractors_found", lambda: (meek, extractor(0.9, "sure")))
    assert summaries(registry.extract(pages_of("words"))) == ["sure"]


def test_among_equal_claims_the_first_one_found_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "extractors_found", lambda: (extractor(0.7, "first"), extractor(0.7, "second")))
    assert summaries(registry.extract(pages_of("words"))) == ["first"]


def test_one_that_finds_nothing_gives_way_to_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "extractors_found", lambda: (extractor(0.9), extractor(0.4, "second")))
    assert summaries(registry.extract(pages_of("words"))) == ["second"]


def test_where_nobody_is_sure_a_person_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "extractors_found", lambda: (extractor(0.2, "guess"),))
    (found,) = registry.extract(pages_of("words", "Odd ink."), Hints(name="x"))
    assert (found.kind, summaries([found])) == (Kind.OTHER, [None])
    assert found.review[-1] == "Odd ink."
    assert "neither" in found.review[0]
    (found,) = registry.extract(EMPTY)
    assert found.review == ("No text was found on any page.",)


def test_pages_left_unread_are_named() -> None:
    unread = EMPTY.pages[0].model_copy(update={"unread": True})
    many = tuple(unread.model_copy(update={"number": n}) for n in (1, 2, 3, 7, 9, 10))
    assert registry.with_unread_noted(EMPTY) is EMPTY
    (note,) = registry.with_unread_noted(EMPTY.model_copy(update={"pages": many})).notes
    assert note == "6 pages (1-3, 7, 9-10) are pictures whose text was not recognised."


@pytest.mark.parametrize(
    ("data", "what"),
    [(b"7z\xbc\xaf\x27\x1c\x00\x04", "7z archive"), (b"Rar!\x1a\x07\x01\x00", "RAR archive"),
     (b"\x1f\x8b\x08\x00abc", "gzip archive")],
)  # fmt: skip
def test_formats_that_are_not_opened_are_told_by_name(data: bytes, what: str) -> None:
    with pytest.raises(Quarantine, match=f"It is an? {what}, .* Ask the sender for a PDF") as caught:
        registry.read(data, "advice.txt")
    assert caught.value.code is QuarantineCode.TYPE
