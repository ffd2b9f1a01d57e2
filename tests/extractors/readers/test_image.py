"""Pictures and recognition: upright, level, prepared, read; what holds no print costs nothing."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from docflow.errors import Quarantine
from docflow.schema.place import Upright
from docflow.schema.states import QuarantineCode
from extractors.contract import ReadOptions
from extractors.readers import _engine, _fax, _ocr, _photo, _prepare, _recogniser, image
from extractors.readers._bitmap import Bitmap
from extractors.readers._upright import straighten
from tests.extractors.readers import hostile, papers

OPTIONS = ReadOptions()
DRAW, WORDS = papers.advice(11, rows=6)
PDF = papers.pdf(DRAW)


@pytest.fixture(scope="module")
def clean() -> Image.Image:
    return papers.rendered(PDF)


def share(found: list[str], truth: list[str] = WORDS) -> float:
    left = list(found)
    hits = 0
    for text in truth:
        if text in left:
            left.remove(text)
            hits += 1
    return hits / len(truth)


def texts(pages: object, number: int = 1) -> list[str]:
    return [word.text for word in pages.pages[number - 1].words]  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "BMP", "GIF", "TIFF"])
def test_every_format_is_read(clean: Image.Image, kind: str) -> None:
    pages = image.read(papers.saved(clean, kind), OPTIONS)
    assert image.claims(papers.saved(clean, kind), "")
    assert share(texts(pages)) > 0.95
    assert (len(pages.pages), pages.language) == (1, "eng")


def test_words_stand_where_they_are_printed(clean: Image.Image) -> None:
    page = image.read(papers.saved(clean, "PNG", dpi=(300, 300)), OPTIONS).pages[0]
    title = next(word for word in page.words if word.text == "Payment")
    assert (title.x0, title.y1) == pytest.approx((50, 72), abs=3)
    assert (page.width, page.height) == pytest.approx((612, 792), abs=0.5)
    assert title.size == pytest.approx(10, abs=2)
    assert title.confidence > 0.8


@pytest.mark.parametrize("skew", [-2.3, 0.9, 4.0])
def test_an_office_scan_askew_is_read_level(clean: Image.Image, skew: float) -> None:
    page = image.read(papers.saved(papers.office_scan(clean, skew=skew), "PNG", dpi=(300, 300)), OPTIONS).pages[0]
    assert page.upright is not None
    assert page.upright.skew == pytest.approx(-skew, abs=0.15)
    assert share([word.text for word in page.words]) > 0.9
    rows = [word.y1 for word in page.words if word.text in ("Invoice", "Gross", "Paid")]
    assert max(rows) - min(rows) < 4


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_page_on_its_side_or_head_is_turned(clean: Image.Image, turns: int) -> None:
    lying = clean.transpose(
        {1: Image.Transpose.ROTATE_90, 2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_270}[turns]
    )
    data = papers.saved(lying, "PNG", dpi=(300, 300))
    pages = image.read(data, OPTIONS)
    page = pages.pages[0]
    assert page.upright is not None
    assert page.upright.turned == turns
    assert share(texts(pages)) > 0.95
    ((_, shown),) = image.pictures(data, pages, OPTIONS)
    assert (page.width < page.height, shown.width < shown.height) == (True, True)


def test_a_picture_turned_by_its_exif_entry_is_as_the_camera_meant(clean: Image.Image) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    lying = clean.transpose(Image.Transpose.ROTATE_90)
    page = image.read(papers.saved(lying, "JPEG", exif=exif, dpi=(300, 300), quality=90), OPTIONS).pages[0]
    assert page.upright == Upright()
    assert share([word.text for word in page.words]) > 0.95


def test_a_coarse_fax_is_stretched_to_square_dots() -> None:
    fax = papers.coarse_fax(PDF).convert("1")
    page = image.read(papers.saved(fax, "TIFF", dpi=(204, 98), compression="group4"), OPTIONS).pages[0]
    assert (page.width, page.height) == pytest.approx((612, 792), abs=2)
    assert share([word.text for word in page.words]) > 0.75


def test_a_fax_without_resolution_is_known_by_its_width() -> None:
    fax = Image.new("1", (1728, 1100), 1)
    assert image._dpi(fax) == (204.0, 98.0)
    assert image._dpi(Image.new("1", (1728, 2200), 1)) == (204.0, 196.0)


@pytest.mark.parametrize(("dpi", "least"), [(200, 0.95), (150, 0.9), (96, 0.8)])
def test_low_resolution_is_enlarged(dpi: int, least: float) -> None:
    page = image.read(papers.saved(papers.rendered(PDF, dpi), "PNG", dpi=(dpi, dpi)), OPTIONS).pages[0]
    assert share([word.text for word in page.words]) >= least
    assert page.width == pytest.approx(612, abs=2)


@pytest.mark.parametrize("claimed", [None, (72, 72), (1, 1), (9600, 9600), (300, 30)])
def test_an_unbelievable_resolution_is_replaced_by_that_of_a_usual_sheet(claimed: tuple[int, int] | None) -> None:
    picture = papers.rendered(PDF, 150)
    options = {"dpi": claimed} if claimed else {}
    page = image.read(papers.saved(picture, "PNG", **options), ReadOptions(ocr_pages=0)).pages[0]
    assert page.width == pytest.approx(8.3 * 72, abs=1)


def test_a_photograph_is_squared_and_its_picture_too() -> None:
    photo, corners = papers.photograph(papers.rendered(PDF, 250))
    data = papers.saved(photo, "JPEG", quality=88)
    pages = image.read(data, OPTIONS)
    page = pages.pages[0]
    assert page.upright is not None
    assert page.upright.corners == pytest.approx(corners, abs=0.01)
    assert share(texts(pages)) > 0.85
    ((_, shown),) = image.pictures(data, pages, OPTIONS)
    assert np.asarray(shown.convert("L"))[:20].mean() > 150  # no table left at the rim


def test_a_scan_is_no_photograph(clean: Image.Image) -> None:
    assert _photo.corners(clean) is None
    assert _photo.corners(papers.office_scan(clean)) is None
    assert _photo.corners(Image.new("L", (900, 1200), 30)) is None
    assert _photo.corners(Image.effect_noise((900, 1200), 90)) is None


def test_each_frame_of_a_tiff_is_a_page(clean: Image.Image) -> None:
    other = Image.new("L", clean.size, 255)
    data = papers.saved(clean, "TIFF", save_all=True, append_images=[other, clean], dpi=(300, 300))
    pages = image.read(data, ReadOptions(ocr_pages=2))
    assert [page.unread for page in pages.pages] == [False, False, True]
    assert (share(texts(pages, 1)) > 0.95, texts(pages, 2)) == (True, [])
    assert [page.number for page in image.read(data, ReadOptions(only=(3,))).pages] == [3]
    limited = image.read(data, ReadOptions(max_pages=2, ocr_pages=0))
    assert limited.notes == ("Only the first 2 of 3 pages were read.",)


def test_an_animation_is_one_page(clean: Image.Image) -> None:
    small = clean.resize((400, 500))
    data = papers.saved(small, "GIF", save_all=True, append_images=[small.point(lambda shade: 255 - shade)])
    assert len(image.read(data, ReadOptions(ocr_pages=0)).pages) == 1


def test_transparent_paper_is_white() -> None:
    picture = Image.new("RGBA", (1200, 400), (0, 0, 0, 0))
    ImageDraw.Draw(picture).text((100, 100), "Invoice 4711", fill=(0, 0, 0, 255), font_size=60)
    assert texts(image.read(papers.saved(picture, "PNG"), OPTIONS)) == ["Invoice", "4711"]


def test_sixteen_bits_are_read(clean: Image.Image) -> None:
    deep = Image.fromarray(np.asarray(clean).astype(np.uint16) * 257)
    assert share(texts(image.read(papers.saved(deep, "PNG", dpi=(300, 300)), OPTIONS))) > 0.95


def test_light_print_on_dark_ground_is_read(clean: Image.Image) -> None:
    negative = clean.point(lambda shade: 235 - shade * 200 // 255)
    assert share(texts(image.read(papers.saved(negative, "PNG", dpi=(300, 300)), OPTIONS))) > 0.95


@pytest.mark.parametrize("size", [(1, 1), (1, 20), (900, 1), (7, 5), (20, 90), (3000, 12)])
@pytest.mark.parametrize("shade", [0, 255, None])
def test_odd_sizes_are_no_trouble(size: tuple[int, int], shade: int | None) -> None:
    picture = Image.effect_noise(size, 120) if shade is None else Image.new("L", size, shade)
    page = image.read(papers.saved(picture, "PNG"), OPTIONS).pages[0]
    assert page.width > 0
    assert len(page.words) < 5


@pytest.fixture
def no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Recognition is the dear part: where nothing is to be read it must not be asked."""

    def never(*_: object) -> None:
        raise AssertionError("the engine was asked")

    monkeypatch.setattr(_engine.Library, "read", never)
    monkeypatch.setattr(_engine.Program, "read", never)


@pytest.mark.usefixtures("no_engine")
@pytest.mark.parametrize("shade", [255, 200, 128, 0])
def test_an_empty_page_costs_nothing(shade: int) -> None:
    page = image.read(papers.saved(Image.new("L", (2480, 3508), shade), "PNG", dpi=(300, 300)), OPTIONS).pages[0]
    assert (page.words, page.notes) == ((), ())


@pytest.mark.usefixtures("no_engine")
def test_noise_is_told_from_print_before_the_engine_is_asked() -> None:
    page = image.read(hostile.noise_pages(1, 2_000), OPTIONS).pages[0]
    assert (page.words, len(page.notes)) == ((), 1)


def test_a_script_of_another_world_is_illegible_and_said() -> None:
    rng = np.random.default_rng(5)
    picture = Image.new("L", (2000, 1400), 255)
    pen = ImageDraw.Draw(picture)
    for row in range(100, 1300, 60):
        for column in range(100, 1900, 45):
            points = rng.integers(0, 36, (7, 2)) + np.array((column, row))
            pen.line([tuple(point) for point in points.tolist()], fill=0, width=4)
    page = image.read(papers.saved(picture, "PNG", dpi=(300, 300)), OPTIONS).pages[0]
    assert page.notes == (_ocr.ILLEGIBLE,)


def test_without_an_engine_the_page_says_what_is_missing(clean: Image.Image, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_engine, "engine", lambda: None)
    page = image.read(papers.saved(clean, "PNG"), OPTIONS).pages[0]
    assert page.words == ()
    assert "no OCR engine" in page.notes[0]


@pytest.mark.parametrize("cut", [30, 300, 5_000])
def test_a_damaged_picture_is_refused(clean: Image.Image, cut: int) -> None:
    with pytest.raises(Quarantine) as caught:
        image.read(papers.saved(clean, "PNG")[:cut], OPTIONS)
    assert caught.value.code is QuarantineCode.UNREADABLE


def test_a6_too_many_dots_are_refused_unread() -> None:
    big = papers.saved(Image.new("1", (9_000, 9_000)), "PNG")
    with pytest.raises(Quarantine) as caught:
        image.read(big, OPTIONS)
    assert caught.value.code is QuarantineCode.LIMITS


# --- the two ways to the engine


def engines() -> list[_engine.Engine]:
    return [way for way in (_engine.Library(), _engine.Program()) if is_present(way)]


def is_present(way: _engine.Engine) -> bool:
    import importlib.util
    import shutil

    if way.name == "tesserocr":
        return importlib.util.find_spec("tesserocr") is not None
    return shutil.which("tesseract") is not None


def test_both_ways_to_the_engine_agree(clean: Image.Image) -> None:
    if len(engines()) < 2:
        pytest.skip("needs both the library (tesserocr) and the tesseract program")
    ready = _prepare.prepared(clean, bilevel=False)
    one, two = (way.read(ready, "eng", 300) for way in engines())
    assert share([word.text for word in one], [word.text for word in two]) > 0.95
    pairs = [
        (a, b) for a in one for b in two if a.text == b.text and abs(a.left - b.left) < 9 and abs(a.top - b.top) < 9
    ]
    assert len(pairs) > 0.9 * len(two)
    assert all(0 <= word.confidence <= 1 for word in [*one, *two])


def test_the_library_goes_first_and_uses_one_thread() -> None:
    import os

    assert os.environ["OMP_THREAD_LIMIT"] == "1"
    chosen = _engine.engine()
    assert chosen is not None
    assert chosen.name == engines()[0].name
    assert "eng" in chosen.languages()


def test_a_german_page_is_read_with_german_letters() -> None:
    if "deu" not in (_engine.engine() or _engine.Program()).languages():
        pytest.skip("needs the German data of Tesseract")

    def draw(canvas: object) -> None:
        lines = ["Sehr geehrte Damen und Herren,", "wir überweisen für die folgenden Rechnungen den Betrag:",
                 "Rechnungsnummer Rechnungsdatum Betrag", "Grüße aus der Buchhaltung, Straße 5, Köln"]  # fmt: skip
        for n, line in enumerate(lines):
            canvas.drawString(72, 700 - 20 * n, line)  # type: ignore[attr-defined]

    picture = papers.saved(papers.rendered(papers.pdf(draw)), "PNG", dpi=(300, 300))
    pages = image.read(picture, ReadOptions(ocr_languages=("eng", "deu")))
    assert pages.language == "deu"
    assert {"überweisen", "für", "Köln"} <= set(texts(pages))


@pytest.mark.skipif(_recogniser.model_path() is None, reason="the extra ocr2 is not installed")
def test_the_language_of_a_page_is_seen_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = _engine.engine() or _engine.Program()
    if "deu" not in engine.languages():
        pytest.skip("needs the German data of Tesseract")
    page = Image.new("L", (2480, 900), 255)
    for n, text in enumerate(["Rechnungsnummer", "Rechnungsdatum", "Wir überweisen für die Rechnungen", "Zahlbetrag"]):
        ImageDraw.Draw(page).text((200, 100 + 120 * n), text, fill=0, font_size=50)
    asked: list[str] = []

    def noting(self: object, image: Image.Image, languages: str, dpi: int, psm: int = 4) -> list[_engine.Found]:
        asked.append(languages)
        return []

    monkeypatch.setattr(type(engine), "read", noting)
    image.read(papers.saved(page, "PNG", dpi=(300, 300)), ReadOptions(ocr_languages=("eng", "deu")))
    assert asked[0] == "deu"


def test_languages_whose_data_is_missing_are_left_out() -> None:
    assert _ocr.Budget(1, ("tlh", "eng")).languages() == ("eng",)


def test_lines_of_the_engine_become_words_and_rules_vanish() -> None:
    head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
    rows = [
        "5\t1\t1\t1\t1\t1\t300\t100\t100\t40\t96.5\tINV-1",
        "5\t1\t1\t1\t1\t2\t500\t100\t10\t40\t30\t|",
        "5\t1\t1\t1\t1\t3\t600\t100\t90\t40\t91\t|5.00|",
        "5\t1\t1\t1\t1\t4\t700\t100\t90\t40\t-1\t",
        "4\t1\t1\t1\t1\t0\t300\t100\t500\t40\t-1\t",
    ]
    found = _engine.parsed(head + "\n".join(rows))
    assert [(word.text, word.confidence) for word in found] == [("INV-1", 0.965), ("|", 0.3), ("|5.00|", 0.91)]
    words = _ocr.words_of(found, 300, (10.0, 20.0))
    assert [(word.text, word.x0, word.y0) for word in words] == [("INV-1", 82.0, 44.0), ("5.00", 154.0, 44.0)]


def test_a_word_put_into_a_line_of_larger_print_keeps_its_own_size() -> None:
    line = [
        _engine.Found(text, left, 100, left + 300, 175, 0.96, (1, 1, 1)) for text, left in (("FACT", 0), ("UUR", 310))
    ]
    name = _engine.Found("Brabantse", 1600, 100, 1850, 128, 0.96, (1, 1, 1))
    small = _engine.Found("en", 620, 118, 700, 170, 0.96, (1, 1, 1))
    sizes = {word.text: word.size for word in _ocr.words_of([*line, name, small], 300, (0, 0))}
    assert sizes["FACT"] == sizes["en"] > 1.5 * sizes["Brabantse"]


@pytest.mark.parametrize(("text", "confidence", "stays"), [("|", 0.95, True), ("|", 0.8, False), ("!", 0.95, False)])
def test_a_bar_that_is_sure_parts_two_texts_and_a_stroke_is_a_border(text: str, confidence: float, stays: bool) -> None:
    """Printed "BTL-252286 | SEPA"; the borders of a typed table came out as "0118204 !"."""
    texts = (("BTL-252286", 0, 0.96), (text, 320, confidence), ("SEPA", 340, 0.96))
    line = [_engine.Found(one, left, 100, left + 10, 140, sure, (1, 1, 1)) for one, left, sure in texts]
    assert (text in [word.text for word in _ocr.words_of(line, 300, (0, 0))]) is stays


# --- preparation


@pytest.mark.parametrize("angle", [-5.5, -1.2, 0.0, 0.6, 3.3])
def test_skew_is_measured(clean: Image.Image, angle: float) -> None:
    askew = clean.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    assert _prepare.Look(askew).skew() == pytest.approx(-angle, abs=0.12)


def test_rulings_do_not_decide_about_skew() -> None:
    def draw(canvas: object) -> None:
        DRAW(canvas)  # type: ignore[arg-type]
        for n in range(20):
            canvas.line(40, 735 - 18 * n, 572, 735 - 18 * n)  # type: ignore[attr-defined]
            canvas.line(40 + 28 * n, 735, 40 + 28 * n, 393)  # type: ignore[attr-defined]

    ruled = papers.rendered(papers.pdf(draw))
    look = _prepare.Look(ruled.rotate(1.5, Image.Resampling.BICUBIC, fillcolor=255))
    assert look.skew() == pytest.approx(-1.5, abs=0.2)
    assert not look.is_sideways()


def test_specks_are_seen_and_thin_letters_are_no_specks(clean: Image.Image) -> None:
    assert _prepare.is_speckled(papers.office_scan(clean))
    assert not _prepare.is_speckled(clean)
    assert not _prepare.is_speckled(papers.rendered(PDF, 150).resize(clean.size))


def test_uneven_light_is_divided_away(clean: Image.Image) -> None:
    dim = np.asarray(clean, float) * np.linspace(0.4, 1, clean.width)[None, :]
    even = np.asarray(_prepare.prepared(Image.fromarray(dim.astype(np.uint8)), bilevel=False))
    assert even[:, 40:140].mean() == pytest.approx(even[:, -140:-40].mean(), abs=12)
    assert float(np.median(even)) > 240


def test_pale_print_becomes_as_dark_as_other_print(clean: Image.Image) -> None:
    """An empty toner: what looks for print on the picture passed over half of each letter."""
    pale = clean.point([255 - (255 - value) * 2 // 5 for value in range(256)])
    ready = np.asarray(_prepare.prepared(pale, bilevel=False))
    print_of = np.asarray(clean) < 100
    assert float(np.median(ready[print_of])) < 60
    assert float(np.median(ready)) > 240


def test_dark_print_stays_as_it_is(clean: Image.Image) -> None:
    assert _prepare.contrasted(clean) is clean


def test_light_print_on_a_dark_bar_becomes_dark_and_large_letters_stay() -> None:
    page = Image.new("L", (1600, 900), 245)
    pen = ImageDraw.Draw(page)
    pen.rectangle((100, 100, 1500, 170), fill=30)
    pen.text((120, 110), "Invoice No.", fill=245, font_size=44)
    pen.text((100, 400), "REMITTANCE", fill=20, font_size=160)
    turned = _prepare.positive(page)
    bar, below = (100, 106, 1500, 164), (0, 200, 1600, 900)
    assert np.median(np.asarray(turned.crop(bar))) > 200
    assert np.asarray(turned.crop((120, 110, 350, 160))).min() < 40
    assert turned.crop(below).tobytes() == page.crop(below).tobytes()


def test_a_bar_is_made_as_light_as_the_paper_and_what_stands_beside_it_is_left_alone() -> None:
    page = Image.new("L", (1600, 900), 230)
    pen = ImageDraw.Draw(page)
    pen.rectangle((150, 150, 310, 330), fill=90)
    pen.rectangle((330, 170, 350, 310), fill=20)
    pen.rectangle((100, 500, 1500, 560), fill=60)
    pen.text((120, 506), "Factuurnummer Bruto", fill=240, font_size=44, stroke_width=3)
    turned = np.asarray(_prepare.positive(page))
    assert turned[160:320, 160:300].min() > 210
    assert (turned[502:558, 110:1490] < 120).mean() < 0.2
    assert np.array_equal(turned[:450, 325:], np.asarray(page)[:450, 325:])


def test_the_line_of_a_fax_machine_is_no_part_of_the_paper() -> None:
    def line(texts: str, top: int) -> list[_engine.Found]:
        return [
            _engine.Found(text, 60 * n, top, 60 * n + 50, top + 30, 0.9, (1, 1, top))
            for n, text in enumerate(texts.split())
        ]

    sent, letterhead, early = line("12-NOV-2026 09:14 FROM +4952155 P.01/01", 10), line("Hartwell Ltd", 90), 3300
    assert _fax.without_sender_line([*sent, *letterhead], early) == letterhead
    dated = line("Remittance 12-NOV-2026 10:30 EUR 412.00", 10)
    assert _fax.without_sender_line([*dated, *letterhead], early) == [*dated, *letterhead]


def test_resolutions_come_to_three_hundred() -> None:
    for dpi, size in (
        ((300, 300), (1000, 500)),
        ((150, 150), (2000, 1000)),
        ((204, 98), (1471, 1531)),
        ((600, 600), (500, 250)),
    ):
        found = _prepare.normalised(Image.new("L", (1000, 500)), dpi)
        assert found.size == pytest.approx(size, abs=1)


def test_a_picture_of_a_few_dots_is_not_blown_up_to_a_sheet_of_paper() -> None:
    assert _prepare.normalised(Image.new("L", (1, 90)), (0.12, 0.12)).size == (12, 1080)
    letters = _prepare.normalised(Image.new("L", (300, 40)), (36, 36))  # a strip that holds a line of print
    assert letters.width == 2500


def test_straightening_does_the_three_steps_in_order() -> None:
    picture = Image.new("L", (400, 600), 255)
    picture.paste(0, (0, 0, 40, 40))
    turned = straighten(picture, Upright(turned=1))
    assert turned.size == (600, 400)
    assert turned.getpixel((590, 10)) == 0
    cut = straighten(picture, Upright(corners=(0.5, 0, 1, 0, 1, 1, 0.5, 1), turned=2))
    assert cut.size == (200, 600)
    assert straighten(picture, Upright(skew=3.0)).size == (400, 600)


def test_a_part_of_a_page_is_placed_where_it_lies() -> None:
    picture = Image.new("L", (1200, 300), 255)
    ImageDraw.Draw(picture).text((300, 100), "Invoice 4711", fill=0, font_size=60)
    scan = _ocr.recognise(Bitmap(picture, (300.0, 300.0), (50.0, 100.0)), _ocr.Budget(1, ("eng",)))
    assert [word.text for word in scan.words] == ["Invoice", "4711"]
    assert (scan.words[0].x0, scan.words[0].y0) == pytest.approx((122, 128), abs=4)
