"""READ: every kind of paper becomes pages or a typed reason, whatever the paper tries."""

import io
from collections.abc import Callable

import pytest
from PIL import Image

from docflow.errors import Quarantine
from docflow.schema.mail import Message
from docflow.schema.place import Pages
from docflow.schema.states import QuarantineCode
from extractors.contract import ReadOptions
from tests.extractors.readers import hostile, papers
from workers.read import PICTURED_PAGES, draw_pages, read_document, read_mail_body
from workers.sandbox import Answer, InProcess, Limits, Sandbox


def test_a_born_digital_page_comes_with_words_and_picture(sandbox: Sandbox) -> None:
    draw, words = papers.advice()
    data = papers.pdf(draw)
    pages = read_document(sandbox, data, "advice.pdf")
    assert [word.text for word in pages.pages[0].words] == words
    (picture,) = draw_pages(sandbox, data, "advice.pdf", pages)
    image = Image.open(io.BytesIO(picture.data))
    assert (image.format, image.size) == ("WEBP", (picture.width, picture.height))
    assert (picture.page, picture.width, picture.height) == (1, 935, 1210)


def test_scanned_pages_are_read_one_by_one_and_their_picture_stands_upright(sandbox: Sandbox) -> None:
    draw, words = papers.advice()
    upright = papers.office_scan(papers.rendered(papers.pdf(draw)))
    data = papers.saved(
        upright, "TIFF", save_all=True, append_images=[upright.transpose(Image.Transpose.ROTATE_90)], dpi=(300, 300)
    )
    pages = read_document(sandbox, data, "scan.tif")
    assert [page.number for page in pages.pages] == [1, 2]
    for page in pages.pages:
        assert (page.method, page.unread, page.notes) == ("ocr", False, ())
        assert (round(page.width), round(page.height)) == (612, 792)
        assert share_read(page.words, words) > 0.9
    assert pages.language == "eng"
    assert pages.notes == ()
    for picture in draw_pages(sandbox, data, "scan.tif", pages):
        assert (picture.width, picture.height) == (935, 1210)


def share_read(found: tuple, truth: list[str]) -> float:  # type: ignore[type-arg]
    texts = {word.text for word in found}
    return sum(text in texts for text in truth) / len(truth)


def test_pages_beyond_the_limit_of_recognition_are_named(sandbox: Sandbox) -> None:
    draw, _ = papers.advice()
    scan = papers.rendered(papers.pdf(draw), 150)
    data = papers.saved(scan, "TIFF", save_all=True, append_images=[scan] * 3, dpi=(150, 150))
    pages = read_document(sandbox, data, "scan.tif", ReadOptions(ocr_pages=1))
    assert [page.unread for page in pages.pages] == [False, True, True, True]
    assert pages.notes == ("3 pages (2-4) are pictures whose text was not recognised.",)


def test_a_mail_is_read_by_its_own_text(sandbox: Sandbox) -> None:
    raw = b"From: Ada <ada@payer.example>\r\nTo: ar@us.example\r\nSubject: Advice 7\r\n\r\nWe paid INV-1 today.\r\n"
    pages = read_document(sandbox, raw, "mail text")
    assert pages.reader == "mail"
    assert pages.text == "From: Ada <ada@payer.example> Subject: Advice 7 We paid INV-1 today."
    assert draw_pages(sandbox, raw, "mail text", pages) == []
    assert read_mail_body(Message(subject="S", body_text="x")).reader == "mail"


def test_carriers_without_pages_get_no_pictures(sandbox: Sandbox) -> None:
    data = b"Invoice;Date;Paid\nINV-1;2026-05-01;1.00\nINV-2;2026-05-02;2.00\n"
    pages = read_document(sandbox, data, "list.csv")
    assert pages.reader == "csv"
    assert draw_pages(sandbox, data, "list.csv", pages) == []


def test_at_most_so_many_pages_get_a_picture() -> None:
    data = papers.pdf(*[lambda canvas: canvas.drawString(72, 700, "word")] * (PICTURED_PAGES + 2))
    pages = read_document(InProcess(), data, "long.pdf")
    assert len(pages.pages) == PICTURED_PAGES + 2
    assert len(draw_pages(InProcess(), data, "long.pdf", pages)) == PICTURED_PAGES


class Scripted:
    """A sandbox whose recognition of these pages fails."""

    def __init__(self, failing: set[int]) -> None:
        self.failing = failing
        self.asked: list[int] = []

    def run(self, job: str, payload: bytes, options: dict | None = None, limits: Limits | None = None) -> Answer:  # type: ignore[type-arg]
        only = (options or {})["read"]["only"]
        if only:
            self.asked += only
            if self.failing.intersection(only):
                raise Quarantine(QuarantineCode.CPU, "It took too long.")
        return InProcess().run(job, payload, options, limits)


def test_a_page_that_cannot_be_recognised_costs_that_page_only() -> None:
    pages = read_document(scripted := Scripted({2}), three_scans(), "scan.tif")
    assert scripted.asked == [1, 2, 3]
    assert [page.unread for page in pages.pages] == [False, True, False]
    assert pages.pages[1].notes == ("Page 2 is a picture that could not be recognised: It took too long.",)
    assert pages.notes == ("Page 2 is a picture whose text was not recognised.",)


def test_after_three_failures_in_a_row_the_rest_is_not_tried() -> None:
    data = three_scans(5)
    pages = read_document(scripted := Scripted({1, 2, 3, 4, 5}), data, "scan.tif")
    assert scripted.asked == [1, 2, 3]
    assert all(page.unread for page in pages.pages)


def three_scans(count: int = 3) -> bytes:
    image = papers.rendered(papers.pdf(lambda canvas: canvas.drawString(72, 700, "Invoice number 12345")), 100)
    return papers.saved(image, "TIFF", save_all=True, append_images=[image] * (count - 1), dpi=(100, 100))


class Lying:
    """A child taken over by its document."""

    def run(self, job: str, payload: bytes, options: dict | None = None, limits: Limits | None = None) -> Answer:  # type: ignore[type-arg]
        return Answer({}, [b'{"reader": "pdf", "pages": [{"number": "one"}]}'])


def test_pages_from_a_child_are_validated() -> None:
    with pytest.raises(Quarantine) as caught:
        read_document(Lying(), b"%PDF-", "x.pdf")
    assert caught.value.code is QuarantineCode.UNREADABLE


REFUSED: dict[str, tuple[Callable[[], bytes], set[QuarantineCode]]] = {
    "zip named pdf": (hostile.plain_zip, {QuarantineCode.TYPE}),
    "EPS named pdf": (lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n(x) show \0\1\2", {QuarantineCode.TYPE}),
    "picture bomb": (hostile.png_bomb, {QuarantineCode.LIMITS}),
    "zero bytes": (bytes, {QuarantineCode.UNREADABLE}),
    "header only": (lambda: b"%PDF-1.7\n", {QuarantineCode.UNREADABLE}),
    "an executable": (lambda: b"MZ\x90\0\3\0\0\0" + bytes(500), {QuarantineCode.TYPE}),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_gets_a_typed_reason(sandbox: Sandbox, name: str) -> None:
    make, codes = REFUSED[name]
    with pytest.raises(Quarantine) as caught:
        read_document(sandbox, make(), "advice.pdf")
    assert caught.value.code in codes
    assert str(caught.value).endswith(".")
    assert_next_document_is_read(sandbox)


def test_many_pages_of_noise_end_with_a_note(sandbox: Sandbox) -> None:
    pages = read_document(sandbox, hostile.noise_pages(12), "noise.tif", ReadOptions(ocr_pages=4))
    assert len(pages.pages) == 12
    assert not any(page.words for page in pages.pages)
    assert any("whose text was not recognised" in note for note in pages.notes)


def assert_next_document_is_read(sandbox: Sandbox) -> None:
    pages: Pages = read_document(sandbox, b"plain words", "next.txt")
    assert pages.text == "plain words"
