"""The second opinion: which words are asked about, and what becomes of two readings of the same print."""

from functools import partial

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from docflow.schema.place import Word
from extractors.contract import ReadOptions
from extractors.readers import _print, _recogniser, _reread, _second, image
from extractors.readers._engine import Found
from extractors.readers._recogniser import Reading
from tests.extractors.readers import papers

needs_engine = pytest.mark.skipif(_recogniser.model_path() is None, reason="the extra ocr2 is not installed")
FONT = ImageFont.load_default(40)


def found(text: str, confidence: float = 0.8, left: int = 100, wide: int = 120, line: int = 1) -> Found:
    return Found(text, left, 50, left + wide, 80, confidence, (1, 1, line))


def seen(text: str, probability: float = 0.99) -> Reading:
    return Reading(text, probability, tuple((n + 0.5) / len(text) for n in range(len(text))))


def texts(words: list[Found]) -> list[str]:
    return [word.text for word in words]


def drawn(text: str, size: tuple[int, int] = (700, 120)) -> Image.Image:
    page = Image.new("L", size, 255)
    ImageDraw.Draw(page).text((100, 40), text, fill=0, font=FONT)
    return page


@pytest.mark.parametrize(
    ("text", "confidence", "asked"),
    [
        ("1,234.56", 0.96, False),
        ("1,234.56", 0.89, True),
        ("1;234.56", 0.96, True),
        ("S083632-1", 0.92, True),
        ("31.10.2026", 0.92, True),
        ("-1.234,56", 0.92, True),
        ("-1.234,56", 0.96, False),
        ("|0054272/26", 0.96, True),
        ("USD", 0.93, True),
        ("KÄLIN", 0.93, True),
        ("Rechnung", 0.93, False),
        ("Kalin", 0.92, True),
        ("rechnung", 0.92, False),
        ("Rechnung", 0.7, True),
        ("Co.KG", 0.96, True),
        ("S.p.A.", 0.96, False),
        ("-", 0.2, False),
    ],
)
def test_only_words_in_doubt_are_asked_about(text: str, confidence: float, asked: bool) -> None:
    assert _second.is_doubtful(text, confidence) is asked


def test_two_engines_that_agree_are_as_good_as_certain() -> None:
    (word,) = _second.weighed(found("INV-38031", 0.5), seen("INV-38031"))
    assert (word.text, word.confidence, word.others) == ("INV-38031", 0.995, ())


def test_a_ruling_beside_a_number_is_no_part_of_it() -> None:
    (word,) = _second.weighed(found("[04/01/2026", 0.1), seen("04/01/2026"))
    assert (word.text, word.confidence) == ("04/01/2026", 0.995)


def test_the_likelier_reading_is_taken_and_the_other_kept_as_a_candidate() -> None:
    (word,) = _second.weighed(found("$1-0045361", 0.57), seen("SI-0045361"))
    assert word.text == "SI-0045361"
    assert word.others[0][0] == "$1-0045361"
    assert word.confidence + word.others[0][1] == pytest.approx(1, abs=1e-3)


def test_look_alikes_that_the_second_engine_is_not_sure_of_stay_in_doubt() -> None:
    (word,) = _second.weighed(found("S083632", 0.92), seen("SO83632", 0.84))
    assert word.text == "SO83632"
    assert word.confidence < 0.9


def test_agreement_on_an_odd_mark_is_none() -> None:
    for text in ("90001029.", "2:122,58", "12.,553.04"):
        (word,) = _second.weighed(found(text, 0.85), seen(text, 0.99))
        assert word.confidence < 0.9, text


def test_a_well_formed_amount_beats_one_with_an_odd_mark() -> None:
    (word,) = _second.weighed(found("61428,71", 0.85), seen("61428;71", 0.93))
    assert word.text == "61428,71"


def test_a_reading_that_only_lost_letters_is_not_believed() -> None:
    (word,) = _second.weighed(found("114056,24", 0.86), seen("114056,2"))
    assert (word.text, word.others[0][0]) == ("114056,24", "114056,2")
    assert word.confidence < 0.9


def test_words_read_across_a_gap_or_a_ruling_are_cut_apart() -> None:
    parts = _second.weighed(found("28/11/2025F44976", 0.3, wide=320), seen("28/11/2025|F44977"))
    assert texts(parts) == ["28/11/2025", "F44977"]
    assert parts[0].right < parts[1].left + 20 < 100 + 320
    assert texts(_second.weighed(found("Co.KG", 0.95), seen("Co. KG"))) == ["Co.", "KG"]


def test_halves_of_a_word_that_was_cut_are_one_run() -> None:
    halves = [found("TRX13763885", 0.53, 100, 200), found("1", 0.53, 306, 8)]
    assert _second._runs(halves) == [[0, 1]]
    assert _second._whole(halves).text == "TRX137638851"
    amount = [found("2,281", 0.89, 100, 60), found(",954.69", 0.88, 164, 80)]
    assert _second._whole(amount).text == "2,281,954.69"
    cents = [found("131233,", 0.89, 100, 60), found("36", 0.8, 172, 20)]
    assert _second._runs(cents) == [[0, 1]]
    assert _second._whole(cents).text == "131233,36"


@pytest.mark.parametrize(
    "pair",
    [
        [found("815", 0.89, 100, 50), found("7798", 0.89, 158, 60)],
        [found("2026-05-02]", 0.3, 100, 150), found("0070998", 0.3, 254, 90)],
        [found("May", 0.9, 100, 50), found("31,", 0.9, 158, 30), found("2026", 0.9, 196, 60)],
    ],
)
def test_words_of_their_own_are_not_joined(pair: list[Found]) -> None:
    assert _second._runs(pair) == [[n] for n in range(len(pair))]


def test_without_a_second_engine_everything_stays_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_recogniser, "recogniser", lambda: None)
    words = [found("$1-39140", 0.4)]
    assert _second.reviewed(words, drawn("SI-39140")) == words
    again = _reread.reread(drawn("SI-39140"), 300, [Word("$1-39140", 24, 10, 60, 20, 0.4)])
    assert texts(again) == ["$1-39140"]  # type: ignore[arg-type]


@needs_engine
@pytest.mark.parametrize("text", ["1.234,56", "INV-0045361/26", "2026-05-31", "Zahlung", "(20,228.55)", "$1,480.00"])
def test_the_recogniser_reads_print(text: str) -> None:
    engine = _recogniser.recogniser()
    assert engine is not None
    page = drawn(text)
    left, top, right, bottom = Image.eval(page, lambda shade: 255 - shade).getbbox() or (0, 0, 1, 1)
    (reading,) = engine.read([page.crop((left - 2, top - 4, right + 2, bottom + 4))])
    assert reading.text == text
    assert reading.probability > 0.5
    assert len(reading.spots) == len(text)
    assert list(reading.spots) == sorted(reading.spots)


@needs_engine
def test_many_crops_come_back_in_their_order() -> None:
    engine = _recogniser.recogniser()
    assert engine is not None
    numbers = [str(10**n + 23) for n in range(2, 10)]
    crops = []
    for text in [*numbers, *reversed(numbers)]:
        page = drawn(text)
        left, top, right, bottom = Image.eval(page, lambda shade: 255 - shade).getbbox() or (0, 0, 1, 1)
        crops.append(page.crop((left - 2, top - 4, right + 2, bottom + 4)))
    assert [reading.text for reading in engine.read(crops)] == [*numbers, *reversed(numbers)]


@needs_engine
def test_letters_that_were_clipped_are_read() -> None:
    page = drawn("PAY-624004")
    left, top, right, bottom = Image.eval(page, lambda shade: 255 - shade).getbbox() or (0, 0, 1, 1)
    clipped = Found("PAY-62400", left, top, right - 24, bottom, 0.96, (1, 1, 1))
    (word,) = _second.reviewed([clipped], page)
    assert word.text == "PAY-624004"
    assert word.right == pytest.approx(right, abs=3)


@needs_engine
def test_a_line_that_was_passed_over_is_found() -> None:
    page = Image.new("L", (1200, 400), 255)
    pen = ImageDraw.Draw(page)
    pen.text((100, 60), "Blue Ridge Hardware Inc.", fill=0, font=FONT)
    pen.text((100, 200), "Hartwell", fill=0, font=FONT)
    pen.line((50, 300, 1150, 300), fill=0, width=3)
    left, top, right, bottom = Image.eval(page.crop((0, 190, 1200, 290)), lambda s: 255 - s).getbbox() or (0, 0, 1, 1)
    known = Found("Hartwell", left, 190 + top, right, 190 + bottom, 0.96, (1, 1, 2))
    words = _second.reviewed([known], page)
    assert texts(words) == ["Hartwell", "Blue", "Ridge", "Hardware", "Inc."]
    assert all(word.confidence < 0.95 for word in words[1:])
    assert words[1].left == pytest.approx(100, abs=12)


def test_rulings_and_dust_are_no_print_that_was_passed_over() -> None:
    page = Image.new("L", (1200, 400), 255)
    pen = ImageDraw.Draw(page)
    pen.rectangle((50, 50, 1150, 350), outline=0, width=3)
    for x in range(90, 1100, 97):
        pen.ellipse((x, 200, x + 4, 204), fill=0)
    assert _print.passed_over([found("a", 0.9, 500, 20)], np.asarray(page)) == []


def test_words_of_a_name_are_asked_about_sooner() -> None:
    words = [found("Suderelbe", 0.94), found("GmbH", 0.94, 240), found("Gewerbepark", 0.94, 100, 160, line=2)]
    runs = _second._runs(words)
    assert _second._doubtful(words, runs, words, lambda _: []) == [0, 1]


@needs_engine
def test_two_lines_taken_for_one_are_read_apart() -> None:
    page = Image.new("L", (900, 400), 255)
    pen = ImageDraw.Draw(page)
    for n, text in enumerate(["Hartwell Foods Ltd", "Postbox 11 22", "Leeds", "Remittance", "Advice", "Total"]):
        pen.text((100, 20 + 56 * n), text, fill=0, font=FONT)
    heap = Found("Pox12", 95, 20, 480, 130, 0.5, (1, 1, 1))
    usual = [Found("Leeds", 100, 140 + 56 * n, 220, 172 + 56 * n, 0.96, (1, 1, n + 2)) for n in range(4)]
    words = _second.reviewed([heap, *usual], page)
    assert {"Hartwell", "Foods", "Ltd", "Postbox", "11", "22"} <= set(texts(words))
    assert "Pox12" not in texts(words)


def test_what_both_engines_guess_at_is_dust() -> None:
    assert _second.is_dust(found("ote", 0.24), seen("ae", 0.4))
    assert not _second.is_dust(found("TO", 0.5), seen("TO", 0.4))
    assert not _second.is_dust(found("ote", 0.24), seen("Note", 0.9))
    assert not _second.is_dust(found("Hartwell", 0.3), seen("Hartveil", 0.5))
    assert not _second.is_dust(found("N.?", 0.49), seen("N.°", 0.2))


def test_a_number_of_few_different_digits_is_no_row_of_dots() -> None:
    assert _second.is_dust(found("----", 0.2), seen("eeoeeooss", 0.4))
    assert not _second.is_dust(found("“S6LII", 0.19), seen("561,11", 0.99))
    assert not _second.is_dust(found("97,94.", 0.23), seen("97,94", 0.99))


def test_a_mark_behind_a_complete_date_or_amount_is_dust() -> None:
    (date,) = _second.weighed(found("2026-09-28.", 0.3), seen("2026-09-28."))
    assert (date.text, date.confidence) == ("2026-09-28", 0.995)
    (cut,) = _second.weighed(found("1.234.", 0.5), seen("1.234."))
    assert cut.confidence < 0.9


def test_cents_whose_mark_was_passed_over_are_asked_about() -> None:
    parts = [found("18,621", 0.96, 100, 60), found("46", 0.93, 168, 20)]
    assert _second._runs(parts) == [[0, 1]]
    whole = _second._whole(parts)
    assert whole.text == "18,621 46"
    assert texts(_second.weighed(whole, seen("18,621.46"))) == ["18,621.46"]
    assert texts(_second.weighed(whole, seen("18,621 46"))) == ["18,621", "46"]


def low(text: str, left: int, tall: int, wide: int, *others: str) -> Found:
    readings = tuple((other, 0.1) for other in others)
    return Found(text, left, 64, left + wide, 64 + tall, 0.9, (1, 1, 1), readings)


def test_specks_are_neither_letters_nor_marks() -> None:
    words = [found("F26/1013"), found("02/01/2026", left=400), found("SNC", left=600, wide=60)]
    specks = [low("i", 300, 3, 4, "a"), low("-", 390, 3, 3), low("*", 560, 5, 5)]
    assert _print.without_specks([*words, *specks]) == words


def test_a_dash_and_a_dot_between_two_words_stay() -> None:
    words = [found("SNC"), found("45", left=250)]
    dot, dash, letter = low("-", 235, 4, 4), low("-", 500, 4, 18), low("e", 600, 4, 18, "-")
    assert texts(_print.without_specks([*words, dot, dash, letter])) == ["SNC", "45", "-", "-", "-"]


@needs_engine
def test_a_scan_has_no_doubtful_numbers_left(monkeypatch: pytest.MonkeyPatch) -> None:
    draw, _ = papers.advice(5, rows=8)
    scan = papers.office_scan(papers.rendered(papers.pdf(draw)), skew=0.7)
    data = papers.saved(scan, "PNG", dpi=(300, 300))

    def unsure() -> int:
        words = image.read(data, ReadOptions()).pages[0].words
        return sum(word.confidence < 0.9 for word in words if any(map(str.isdigit, word.text)))

    with_both = unsure()
    monkeypatch.setattr(_recogniser, "recogniser", lambda: None)
    assert with_both <= max(unsure() // 4, 1)


@needs_engine
def test_a_closer_look_confirms_or_corrects() -> None:
    page = drawn("4,071.67")
    left, top, right, bottom = Image.eval(page, lambda shade: 255 - shade).getbbox() or (0, 0, 1, 1)
    box = [edge * 72 / 300 for edge in (left - 2, top - 2, right + 2, bottom + 2)]
    wrong, right_one = Word("407.67", *box, confidence=0.5), Word("4,071.67", *box, confidence=0.6)
    first, second = _reread.reread(page, 300, [wrong, right_one])
    assert first.text == "4,071.67"
    assert "407.67" in dict(first.others)
    assert second.confidence > 0.95


def test_a_letter_that_the_second_reading_took_in_is_no_word_of_its_own() -> None:
    whole = found("F2024", 0.9)._replace(others=(("2024", 0.1),))
    assert _second._swallows(whole, found("F", 0.6, 104, 12))
    assert not _second._swallows(whole, found("4726", 0.9, 230, 60))
    assert not _second._swallows(whole, found("A", 0.6, 104, 12))


def test_a_word_is_read_once() -> None:
    wide, again, next_one = found("Page", 0.97, 763, 134), found("Page", 0.89, 764, 50), found("Page", 0.9, 950, 50)
    assert _second._once([wide, again, next_one]) == [wide, next_one]
    whole, part = found("F2024", 0.9)._replace(others=(("2024", 0.1),)), found("F", 0.6, 104, 12)
    assert _second._once([whole, part]) == [whole]


def test_a_word_of_few_letters_is_no_row_of_dots() -> None:
    assert not _second.is_dust(found("PRGOD", 0.0), seen("Payee"))
    assert not _second.is_dust(found("S.A.sS.", 0.3), seen("S.A.S."))
    assert not _second.is_dust(found("S.A.P.1.", 0.3), seen("S.A.RI.", 0.5))
    assert _second.is_dust(found("oncciccec", 0.0), seen("eeoeeooss"))


def test_of_two_readings_the_accented_one_is_taken() -> None:
    (lost,) = _second.weighed(found("MOLLENBECK", 0.5), seen("MÖLLENBECK", 0.99))
    (kept,) = _second.weighed(found("Irmãos", 0.8), seen("Irmaos", 0.99))
    (doubted,) = _second.weighed(found("Fact.", 0.8), seen("Fäct.", 0.6))
    assert texts([lost, kept, doubted]) == ["MÖLLENBECK", "Irmãos", "Fact."]


def test_printed_blanks_part_words_and_those_between_digits_do_not() -> None:
    page = np.asarray(drawn("PO Number"))
    blanks = _print.blanks(_print.snug(Found("", 100, 40, 640, 100, 0.0, (1, 1, 1)), page), page, typewritten=False)
    assert _second._spaced(seen("PONumber"), blanks).text == "PO Number"
    assert texts(_second.weighed(found("PONumber"), seen("PO Number"), apart=True)) == ["PO", "Number"]
    assert texts(_second.weighed(found("prompt"), seen("pr ompt"))) == ["prompt"]
    assert _second._spaced(seen("1250,00"), [1 / 7, 5 / 7]).text == "1250,00"


def test_a_word_read_across_the_border_between_two_cells_is_cut_there() -> None:
    page = drawn("607/25 12-02-2025")
    ImageDraw.Draw(page).line((236, 10, 236, 110), fill=0, width=3)
    word = Found("607/2512-02-2025", 100, 45, 445, 85, 0.4, (1, 1, 1))
    parts = _print.parted(word, np.asarray(page))
    assert len(parts) == 2
    assert parts[0].right < 236 < parts[1].left
    assert max(part.confidence for part in parts) == 0
    assert _print.parted(word._replace(confidence=0.95), np.asarray(page)) == [word._replace(confidence=0.95)]
    assert _print.parted(word, np.asarray(drawn("607/25 12-02-2025"))) == [word]


def test_letters_of_one_width_are_a_typewriter_s() -> None:
    def line(*widths: int) -> list[Found]:
        return [found("Betaald", 0.95, 300 * n, wide) for n, wide in enumerate(widths)]

    assert _print.is_typewritten(line(202, 204, 202, 201))
    assert not _print.is_typewritten(line(202, 230, 212, 190))
    assert not _print.is_typewritten(line(202, 202))


@pytest.mark.parametrize(("dash", "meant"), [((4, 17, 12, 20), "-121.456,62"), ((4, 4, 6, 32), "121.456,62")])
def test_a_minus_is_told_by_its_print(dash: tuple[int, int, int, int], meant: str) -> None:
    image = Image.new("L", (200, 40), 255)
    draw = ImageDraw.Draw(image)
    draw.rectangle(dash, fill=0)
    for left in range(20, 180, 20):
        draw.rectangle((left, 5, left + 10, 31), fill=0)
    for read, other in (("121.456,62", "-121.456,62"), (".121.456,62", "-121.456,62"), ("-121.456,62", "121.456,62")):
        word = Found(read, 0, 0, 200, 40, 0.9, (1, 1, 1), ((other, 0.1),))
        assert _print.signed(word, np.asarray(image)).text == meant


def test_the_circle_of_a_number_sign_is_no_dust() -> None:
    (word,) = _second.weighed(Found("N°", 0, 0, 30, 30, 0.8, (1, 1, 1)), Reading("N°", 0.95, (0.3, 0.7)))
    assert word.text == "N°"


def test_a_stroke_that_goes_on_above_and_below_is_a_border() -> None:
    image = Image.new("L", (300, 120), 255)
    ImageDraw.Draw(image).rectangle((100, 0, 103, 119), fill=0)
    ImageDraw.Draw(image).rectangle((200, 45, 203, 74), fill=0)
    border, digit = (Found("1", left, 45, left + 4, 75, 0.95, (1, 1, 1)) for left in (100, 200))
    assert _print.is_border(border, np.asarray(image))
    assert not _print.is_border(digit, np.asarray(image))


def test_a_small_mark_is_a_neighbour_that_no_word_takes_in() -> None:
    image = Image.new("L", (400, 60), 255)
    ImageDraw.Draw(image).rectangle((100, 50, 300, 52), fill=0)  # underlined
    dot = np.array([(150, 28, 154, 31)])
    word = Found("Avda.", 170, 20, 260, 52, 0.8, (1, 1, 1))
    assert _print.with_print(word, np.asarray(image), dot).left >= 154


def test_a_border_is_not_asked_about_and_a_stem_between_rulings_is_none() -> None:
    image = Image.new("L", (300, 120), 255)
    draw = ImageDraw.Draw(image)
    draw.rectangle((150, 45, 153, 90), fill=0)
    draw.rectangle((0, 88, 299, 91), fill=0)
    word = Found("P92-4370", 50, 45, 250, 75, 0.5, (1, 1, 1))
    assert _print.parted(word, np.asarray(image)) == [word]
    bar = Found("|", 148, 45, 156, 90, 0.95, (1, 1, 1))
    assert texts(_second.reviewed([bar], image)) == ["|"]


@pytest.mark.parametrize(
    ("last", "word", "one"),
    [
        (found("1", 0.99, 100, 14), found("260.980,00", 0.71, 122, 150), True),
        (found("1", 0.99, 100, 14), found("260.980,00", 0.71, 150, 150), False),
        (found("12", 0.99, 100, 28), found("260,00", 0.99, 136, 90), False),
        (found("P92-4", 0.97, 100, 80), found("4370", 0.0, 178, 60), True),
        (found("P92-4", 0.97, 100, 80), found("5370", 0.0, 178, 60), False),
    ],
)
def test_parts_of_a_number_whose_mark_or_letter_was_lost_are_one(last: Found, word: Found, one: bool) -> None:
    assert len(_second._runs([last, word])) == (1 if one else 2)


def test_a_slash_behind_a_blank_parts_two_values() -> None:
    for gap, parts in ((26, ["GST/4174", "/"]), (4, ["GST/4174/"])):
        image = Image.new("L", (300, 40), 255)
        draw = ImageDraw.Draw(image)
        for n in range(8):
            draw.rectangle((10 + 22 * n, 5, 26 + 22 * n, 34), fill=0)
        draw.rectangle((180 + gap, 5, 188 + gap, 34), fill=0)
        word = Found("GST/4174/", 10, 5, 189 + gap, 35, 0.97, (1, 1, 1))
        assert (
            texts(_second._slash_apart(word, partial(_print.blanks, grey=np.asarray(image), typewritten=False)))
            == parts
        )


@pytest.mark.parametrize(
    ("dot", "read", "meant"),
    [((118, 20, 122, 24), "B", "·"), ((118, 20, 122, 24), "-", "·"), ((116, 20, 125, 23), "-", "-")],
)
def test_a_dot_at_half_height_between_two_words_is_one(dot: tuple[int, int, int, int], read: str, meant: str) -> None:
    image = Image.new("L", (300, 60), 255)
    draw = ImageDraw.Draw(image)
    for left in (20, 140):
        draw.rectangle((left, 8, left + 80, 36), fill=0)
    draw.rectangle(dot, fill=0)
    boxes = (("Ville", 20, 100), (read, 112, 128), ("Place", 140, 220))
    words = [Found(text, left, 8, right, 37, 0.9, (1, 1, 1)) for text, left, right in boxes]
    assert texts(_print.middle_dots(words, np.asarray(image))) == ["Ville", meant, "Place"]
