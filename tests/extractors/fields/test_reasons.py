"""The classifier of reasons: what it was taught, what it has not seen, what it must not guess; and how it is fitted."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from docflow.errors import BadInput
from docflow.schema.reasons import Reason
from extractors.fields.lexicon import languages
from extractors.fields.reasons import ReasonReading, classify_reason, is_clear, rivals_of, tells_another, using
from extractors.fields.reasons.features import CODES, features_of
from extractors.fields.reasons.fit import Fitted, Sample, fit, phrasings
from extractors.fields.reasons.measure import lines, matrix, measure
from extractors.fields.reasons.model import Model, packaged
from extractors.fields.reasons.sentences import sentences
from tests.costs import times

KEPT_OUT = Path(__file__).with_name("unseen_reasons.tsv")
# None of these stands among the sentences, nor as a whole in the lexicon.
UNSEEN = [
    ("Frachtkürzung KW 31", Reason.FREIGHT),
    ("Kürzung wegen Frachtabrechnung", Reason.FREIGHT),
    ("Vrachtkorting september", Reason.FREIGHT),
    ("Bruchschadenkürzung", Reason.DAMAGE),
    ("Palettenrückbelastung Juni", Reason.PALLET),
    ("Skontonachbelastung", Reason.DISCOUNT),
    ("Werbeabzüge Herbst", Reason.PROMOTION),
    ("prijsverschillen april", Reason.PRICING),
    ("Ware kam zerbrochen an", Reason.DAMAGE),
    ("deduct for 7 short cases", Reason.QUANTITY),
    ("fctura ya pagada en marzo", Reason.DUPLICATE),
    ("marchandises jamais reçues", Reason.NOT_RECEIVED),
    ("ritardo consegna due settimane", Reason.LATE_DELIVERY),
    ("guia de remessa assinada em falta", Reason.MISSING_DOCUMENTS),
]
TIMES = 20
"""What classifying a text may cost beside cutting it in runs of letters; 7 was measured."""
UNTOLD = [
    "",
    "   ",
    "4711",
    "---",
    "Thank you",
    "Gartenbank Eiche",
    "J. Miller",
    "per telephone",
    "??",
    "10/12/2026",
    "x",
]


@pytest.fixture(scope="module")
def fitted() -> Fitted:
    return fit(sentences())


@pytest.mark.parametrize(("text", "reason"), UNSEEN)
def test_compounds_slips_and_inflections_are_known(text: str, reason: Reason) -> None:
    assert text.casefold() not in {sample.text.casefold() for sample in sentences()}
    reading = classify_reason(text)
    assert reading is not None
    assert reading.reason is reason


@pytest.mark.parametrize("text", UNTOLD)
def test_what_tells_no_reason_is_not_guessed(text: str) -> None:
    assert classify_reason(text) is None


def test_what_it_was_taught_it_says_surely() -> None:
    right, total = 0, 0
    for sample in sentences():
        reading = classify_reason(sample.text)
        said = reading.reason if reading else Reason.OTHER
        total += 1
        right += said is sample.reason
    assert right / total > 0.98


def test_the_phrase_that_tells_it_is_evidence() -> None:
    reading = classify_reason("We deduct 40.00 for the price difference on item 3")
    assert reading is not None
    assert (reading.reason, reading.evidence) == (Reason.PRICING, "price difference")


def test_two_reasons_about_as_likely_are_less_sure() -> None:
    one, two = classify_reason("price difference"), classify_reason("price difference and damaged goods")
    assert isinstance(one, ReasonReading)
    assert isinstance(two, ReasonReading)
    assert two.confidence < one.confidence


def test_in_a_letter_the_sentence_that_tells_it_counts() -> None:
    letter = (
        "Dear Sir or Madam, thank you for your statement. We refer to our telephone call with your office. "
        "Three cartons of the delivery were crushed when they arrived. Please send us a credit note. "
        "Our accounts department is at your service. Kind regards, J. Miller"
    )
    reading = classify_reason(letter)
    assert reading is not None
    assert reading.reason is Reason.DAMAGE


def test_a_text_costs_a_few_times_what_cutting_it_in_runs_of_letters_does() -> None:
    texts = [sample.text for sample in sentences()[::8]]

    def classify(each: int) -> None:
        for text in texts:
            classify_reason(f"{text} {each}")

    def cut(each: int) -> list[list[str]]:
        return [_runs(f"{text} {each}".casefold()) for text in texts]

    assert times(classify, cut, TIMES) <= TIMES


def _runs(text: str) -> list[str]:
    return [text[at : at + size] for size in range(2, 6) for at in range(len(text) - size + 1)]


def test_sentences_are_many_varied_and_of_every_code_and_language() -> None:
    found = sentences()
    assert len(found) >= 1500
    assert len({sample.text.casefold() for sample in found}) == len(found)
    assert {sample.language for sample in found} == set(languages())
    counts = Counter((sample.language, sample.reason) for sample in found)
    assert min(counts[language, reason] for language in languages() for reason in Reason) >= 8
    assert all(features_of(sample.text).letters for sample in found)


def test_phrasings_are_held_out_whole() -> None:
    texts = ["Transportschaden", "Transportschaden, 3 Kartons", "Transportschäden", "Glasbruch"]
    codes = np.array([CODES.index("damage")] * 4)
    groups = phrasings(texts, codes)
    assert len(set(groups[:3])) == 1
    assert groups[3] != groups[0]


def test_it_holds_on_phrasings_it_has_not_seen(fitted: Fitted) -> None:
    report = measure(sentences(), fitted)
    assert report.accuracy > 0.6
    assert report.selective[0.8][1] > 0.9
    assert report.error < 0.02
    assert report.guessed < 0.25
    assert min(report.languages.values()) > 0.55
    assert report.confusion.sum() == report.samples
    text = "\n".join([*lines(report), *matrix(report)])
    assert text.count("\n") > 60
    assert "| 1 `pricing` |" in text


def test_the_packaged_model_is_the_one_that_these_sentences_give(fitted: Fitted) -> None:
    """Whoever changes a sentence, a phrase of the lexicon or the method fits the model again (retrain reasons --to)."""
    texts = [sample.text for sample in sentences()][::7]
    agree = [_said(fitted.model, text) == _said(packaged(), text) for text in texts]
    assert sum(agree) / len(agree) > 0.99


def _said(model: Model, text: str) -> str:
    return CODES[int(model.probabilities(features_of(text)).argmax())]


def test_a_model_survives_its_file(fitted: Fitted) -> None:
    again = Model.parse(fitted.model.dump())
    found = features_of("Preisdifferenz lt. Angebot")
    assert np.allclose(again.probabilities(found), fitted.model.probabilities(found))
    assert len(fitted.model.dump()) < 400_000


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"x" * 1000])
def test_a_broken_file_is_told(data: bytes) -> None:
    with pytest.raises(BadInput, match="retrain"):
        Model.parse(data)


def test_of_another_version_is_told(fitted: Fitted) -> None:
    from dataclasses import replace

    other = replace(fitted.model, words=fitted.model.words[:10])
    with pytest.raises(BadInput, match="another version"):
        Model.parse(other.dump())


def test_what_a_house_calls_a_thing_can_be_taught() -> None:
    assert classify_reason("Projekt Falke Quartal") is None
    house = [Sample(f"Projekt Falke {n}", Reason.PROMOTION, "", 3.0) for n in ("Quartal 2", "KW 12", "Mai")]
    with using(fit([*sentences()[::4], *house]).model):
        reading = classify_reason("Projekt Falke Juli")
        assert reading is not None
        assert reading.reason is Reason.PROMOTION
    assert classify_reason("Projekt Falke Juli") is None


def test_too_few_sentences_are_refused() -> None:
    with pytest.raises(BadInput, match="too few"):
        fit(sentences()[:50])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Sie haben 4,80 je Stück berechnet, vereinbart waren 4,55", Reason.PRICING),
        ("3 % für Zahlung binnen 8 Tagen einbehalten", Reason.DISCOUNT),
        ("your invoice says 48, our dock counted 44", Reason.QUANTITY),
    ],
)
def test_what_kind_of_figures_they_are_tells(text: str, reason: Reason) -> None:
    found = classify_reason(text)
    assert found is not None and found.reason is reason


def test_on_phrases_kept_out_it_is_mostly_right_and_seldom_sure_when_wrong() -> None:
    rows = [row.split("\t") for row in KEPT_OUT.read_text(encoding="utf-8").splitlines()[1:]]
    said = [(Reason(reason), classify_reason(text), text) for reason, _, text in rows]
    right = [(found.reason if found else Reason.OTHER) is reason for reason, found, _ in said]
    clear = [hit for hit, (_, found, text) in zip(right, said, strict=True) if is_clear(found, text)]
    assert sum(right) > 0.9 * len(right)
    assert sum(clear) > 0.97 * len(clear) and len(clear) > 0.5 * len(right)
    known = {sample.text for sample in sentences()}
    assert not known & {text for *_, text in said}


@pytest.mark.parametrize("text", ["MANQUANT", "Manquant"])
def test_a_text_that_is_nothing_but_a_known_phrase_tells_its_reason(text: str) -> None:
    reading = classify_reason(text)
    assert reading is not None and reading.reason is Reason.QUANTITY and is_clear(reading, text)


@pytest.mark.parametrize(
    ("text", "rivals"),
    [
        ("Bonus nicht gewährt", {Reason.DISCOUNT}),
        ("frais de port non convenus", {Reason.FREIGHT}),
        ("goods not ordered", {Reason.OTHER}),
        ("promotional allowance for the spring campaign", set[Reason]()),
        ("damaged in transit", set[Reason]()),
    ],
)
def test_words_that_others_use_for_another_reason_are_contested(text: str, rivals: set[Reason]) -> None:
    reading = classify_reason(text)
    assert reading is not None
    found = rivals_of(reading, text)
    assert rivals <= found if rivals else not found


def test_two_known_reasons_in_one_text_are_not_clear() -> None:
    text = "price difference and damaged goods and duplicate"
    reading = classify_reason(text)
    assert reading is not None and tells_another(reading, text)
    assert not tells_another(reading, "goods damaged in transit")
