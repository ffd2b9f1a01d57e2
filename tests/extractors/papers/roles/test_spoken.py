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


def test_a_word_of_paying_before_whom_it_goes_to_is_no_part_of_his_name() -> None:
    mail = "\nGeachte relatie,\n\nwij hebben per SEPA-overboeking aan Koeltechniek Drenthe B.V. voldaan:\n"
    assert parties(mail + TABLE)[1] == "Koeltechniek Drenthe B.V."


@pytest.mark.parametrize(
    ("text", "name"),
    [("Gent.ma Ing. Rosalia Vultaggio", "Ing. Rosalia Vultaggio"), ("Preg.mo Studio Bini", "Studio Bini")],
)
def test_a_word_of_honour_cut_short_in_its_middle_addresses(text: str, name: str) -> None:
    assert addressed(text) == (name, True)


def test_a_name_may_end_with_a_small_word() -> None:
    letter = "\nHôpital du Jura vaudois\nRoute de l'Hôpital 1\n1450 Sainte-Croix\n\nAvis de paiement\n"
    assert parties(letter + TABLE)[0] == "Hôpital du Jura vaudois"


@pytest.mark.parametrize(
    "said",
    [
        "Vandaag via de bank (SEPA) aan Touwslagerij Zierikzee overgemaakt:",
        "Avis zu unserer heutigen SEPA-Überweisung an die Touwslagerij Zierikzee für diese Posten:",
        "Mosselkwekerij Zandkreek has issued the following payment to\nTouwslagerij Zierikzee.",
    ],
)
def test_who_is_paid_is_told_with_a_verb_behind_an_article_or_in_the_next_line(said: str) -> None:
    assert (parties(f"\nMosselkwekerij Zandkreek v.o.f.\n\n\n{said}\n" + TABLE)[1] or "").startswith(
        "Touwslagerij Zierikzee"
    )
