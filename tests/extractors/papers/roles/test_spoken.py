"""What stands before a name in a sentence, a title or a label without a mark is no part of it."""

import pytest

from extractors.papers.names import addressed
from tests.extractors.papers.test_parties import TABLE, parties


@pytest.mark.parametrize(
    "opening", ["À l'attention de", "A la atención de", "A/C", "z.Hd.", "Alla cortese attenzione di"]
)
def test_whoever_a_paper_is_meant_for_is_named_without_these_words(opening: str) -> None:
    assert addressed(f"{opening} Imprimerie Moreau SA,") == ("Imprimerie Moreau SA", True)


def test_such_words_a_thousand_times_are_passed_over_like_one() -> None:
    assert addressed("A/C " * 3000 + "Firma Nord GmbH") == ("Nord GmbH", True)


def test_an_account_number_is_nobodys_address() -> None:
    assert not addressed("a/c number 40118")[1]


def test_a_name_may_begin_like_such_a_word() -> None:
    assert addressed("An Post") == ("An Post", False)


def test_a_payment_of_somebody_in_a_sentence_names_him() -> None:
    letter = "Zahlungsavis\nLuminar GmbH\n6841 Wels\n\nZahlung der Tessaro Maschinenbau AG über die Belege:\n"
    assert parties(letter + TABLE)[0] == "Tessaro Maschinenbau AG"


def test_a_label_of_one_printed_word_takes_no_word_of_the_name() -> None:
    mail = "Spett.le Norhaven Forniture S.r.l.,\n\nsi comunica il bonifico CRO 4410927763.\n"
    assert parties(mail + TABLE)[1] == "Norhaven Forniture S.r.l."
