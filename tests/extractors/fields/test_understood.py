"""What labels mean that no list knows, learned from those that the lists know."""

from extractors.fields.lexicon import labels
from extractors.fields.understood import Understanding, sort_of, understood_label


def test_phrases_that_were_left_out_are_understood_from_the_others() -> None:
    entries = list(labels().entries())
    left_out = set(sorted({phrase for phrase, _, _ in entries})[::9])
    understanding = Understanding(entry for entry in entries if entry[0] not in left_out)
    meant = {phrase: {t for p, t, w in entries if p == phrase and w >= 0.5} for phrase in left_out}
    clear = {p: meant[p] for p, t, w in entries if p in left_out and w >= 0.7 and sort_of(t) == "number"}
    told = {p: [h for h in understanding.of(p) if sort_of(h.target) == "number"] for p in clear}
    right = sum(bool(hits) and hits[0].target in clear[p] for p, hits in told.items())
    surely_wrong = sum(
        bool(hits) and hits[0].target not in clear[p] and hits[0].weight > 0.6 for p, hits in told.items()
    )
    assert right > 0.6 * len(clear)
    assert surely_wrong < 0.1 * len(clear)


def test_what_is_understood_never_weighs_as_much_as_what_is_known() -> None:
    assert all(hit.weight < 0.9 for hit in understood_label("Lieferanten-Kennung bei uns"))


def test_words_that_no_label_has_are_not_understood() -> None:
    assert understood_label("Quince Hollow Gardens") == ()
    assert understood_label("") == ()
