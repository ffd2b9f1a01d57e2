"""In whose language a page speaks, and how amounts and dates are typed there."""

import datetime as dt
import re
from collections.abc import Iterator
from contextvars import copy_context
from decimal import Decimal
from enum import StrEnum
from typing import get_args

import pytest
from babel.messages.catalog import Catalog, Message
from hypothesis import given
from hypothesis import strategies as st

from docflow.errors import BadInput
from docflow.schema.disputes import Backup, DisputeState, DisputeType, Outcome, Section, Validity
from docflow.schema.postings import PostingRole
from docflow.schema.reasons import Reason
from docflow.schema.receipts import ReceiptState
from docflow.schema.records import (
    BankEntry,
    BankStatement,
    Dispute,
    DocumentType,
    Equation,
    Invoice,
    InvoiceLine,
    Other,
    Party,
    Remittance,
    RemittanceLine,
)
from docflow.schema.states import QuarantineCode, Role
from docflow.web import language, said, words
from docflow.web.screens import typed
from docflow.web.vocabulary import NAMES, VOCABULARY
from tests.web import catalogues
from tests.web.conftest import House


@pytest.mark.parametrize(
    ("accepted", "locale"),
    [
        ("", "en_GB"),
        ("de", "de"),
        ("de-CH, en;q=0.5", "de_CH"),
        ("ja, fr;q=0.8, de;q=0.9", "de"),
        ("en-US,en;q=0.9", "en_US"),
        ("es-AR;q=1.0", "es_AR"),
        ("ja, zh", "en_GB"),
        ("de;q=0, fr", "fr"),
        ("../../etc/passwd, *, ;;;q=x, de;q=nonsense", "en_GB"),
    ],
)
def test_a_browser_gets_the_first_of_its_languages_that_is_spoken(accepted: str, locale: str) -> None:
    assert str(language.preferred(accepted).locale) == locale


@given(st.text(max_size=60))
def test_whatever_a_browser_asks_for_it_gets_a_language(accepted: str) -> None:
    assert language.preferred(accepted).tag in language.LANGUAGES


@pytest.fixture(params=language.OFFERED)
def reader(request: pytest.FixtureRequest) -> Iterator[str]:
    token = language._spoken.set(language.language(request.param))
    yield request.param
    language._spoken.reset(token)


@pytest.mark.parametrize("amount", ["0.00", "-1.05", "999.99", "1480.50", "-12345678.90"])
def test_an_amount_as_shown_is_read_back_in_every_country(reader: str, amount: str) -> None:
    assert Decimal(typed.amount(words.money(Decimal(amount), "EUR"))) == Decimal(amount)


@pytest.mark.parametrize("date", [dt.date(2026, 11, 4), dt.date(2026, 3, 31), dt.date(1999, 9, 9)])
def test_a_date_as_shown_is_read_back_in_every_country(reader: str, date: dt.date) -> None:
    assert typed.date(words.typed_day(date)) == date.isoformat()
    assert typed.date(date.isoformat()) == date.isoformat()


def _as(locale: str, read: object, text: str) -> str:
    """What `read` makes of the text for a reader of this country."""

    def reading() -> str:
        language.speak(locale)
        return read(text)  # type: ignore[operator,no-any-return]

    return copy_context().run(reading)


def test_the_country_tells_thousands_from_thousandths() -> None:
    assert _as("de_DE", typed.amount, "1.234,56") == "1234.56"
    assert _as("de_DE", typed.amount, "1.234") == "1234"
    assert _as("de_DE", typed.amount, "1,234.56") == "1234.56"
    assert _as("en_GB", typed.amount, "1,234") == "1234"
    assert _as("fr_FR", typed.amount, "1 234,56") == "1234.56"
    for locale, text in (("de_DE", "1,234"), ("en_GB", "1.234"), ("fr_FR", "1.234"), ("es_ES", "1,234")):
        with pytest.raises(BadInput):
            _as(locale, typed.amount, text)


def test_the_country_tells_the_day_from_the_month() -> None:
    assert _as("de_DE", typed.date, "04.11.2026") == _as("fr_FR", typed.date, "04/11/2026") == "2026-11-04"
    assert (
        _as("es_AR", typed.date, "4 de noviembre de 2026") == _as("de_AT", typed.date, "4. Nov. 2026") == "2026-11-04"
    )
    for locale in ("en_GB", "en_US"):
        with pytest.raises(BadInput):
            _as(locale, typed.date, "04/11/2026")


def test_a_page_speaks_the_language_of_its_browser(house: House) -> None:
    browser = house.anonymous()
    german = browser.get("/sign-in", headers={"Accept-Language": "de-CH,de;q=0.9"}).text
    assert '<html lang="de">' in german
    assert '<html lang="en">' in browser.get("/sign-in").text


def test_every_code_that_a_screen_shows_has_a_word() -> None:
    enums: list[type[StrEnum]] = [
        Reason, DisputeState, DisputeType, Section, Validity, Outcome, Backup, ReceiptState, Role, QuarantineCode,
    ]  # fmt: skip
    codes = {member.value for enum in enums for member in enum} | {*get_args(PostingRole), *get_args(DocumentType)}
    assert codes <= VOCABULARY.keys()
    records = (Remittance, RemittanceLine, Invoice, InvoiceLine, Dispute, BankStatement, BankEntry, Other, Party)
    told = {name for record in records for name in record.model_fields} - {"lines", "entries"}
    known = {name.replace(" ", "_").lower() for name in NAMES} | words._FIELDS.keys()
    assert told <= known, told - known


_PLACE = re.compile(r"%\(\w+\)s|%%|\{\w+\}")


@pytest.fixture(scope="module")
def wanted() -> set[tuple[object, object]]:
    """What is said, looked for once for all languages."""
    return {(message.context, message.id) for message in catalogues.sentences() if message.id}


@pytest.mark.parametrize("spoken", catalogues.TRANSLATED)
def test_every_sentence_of_a_screen_is_translated(spoken: str, wanted: set[tuple[object, object]]) -> None:
    """When this fails: python -m tests.web.catalogues, then fill in what is empty."""
    there = {(message.context, message.id): message for message in catalogues.read(spoken) if message.id}
    assert wanted - there.keys() == set(), "not in the catalogue"
    assert there.keys() - wanted == set(), "no longer said anywhere"
    assert [message.id for message in there.values() if not _fits(message)] == []


def test_a_sentence_whose_holes_are_named_anew_keeps_what_each_language_says_of_it() -> None:
    now = Catalog()
    now.add("Not read: %(said)s", context=language.MACHINE)
    told = {"de": "Nicht gelesen: %(error)s", "es": "No leído: %(error)s"}
    for text in told.values():
        catalogue = Catalog()
        catalogue.add("Not read: %(error)s", text, context=language.MACHINE)
        catalogues.bring_up_to_date(catalogue, now)
        assert [one.string for one in catalogue if one.id] == [text.replace("error", "said")]


def _fits(message: Message) -> bool:
    """Whether it says something for each number, and names all and only what the English sentence names."""
    ids, said = _all(message.id), _all(message.string)
    if message.fuzzy or not all(said) or len(said) != len(ids):
        return False
    named = set(_PLACE.findall(" ".join(ids)))
    return all(set(_PLACE.findall(one)) <= named for one in said) and set(_PLACE.findall(ids[-1])) <= set(
        _PLACE.findall(said[-1])
    )


def _all(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def test_no_template_says_what_no_translator_was_asked_about() -> None:
    said = {file.name: catalogues.unmarked_text(file.read_text()) for file in catalogues.TEMPLATES.rglob("*.html")}
    assert {name: texts for name, texts in said.items() if texts} == {}


def test_no_screen_says_what_no_translator_was_asked_about() -> None:
    said = {
        file.name: [text for _, text in catalogues.unmarked_sentences(file.read_text()) if not _technical(text)]
        for file in (catalogues.WEB / "screens").glob("*.py")
    }
    assert {name: texts for name, texts in said.items() if texts} == {}


def _technical(text: str) -> bool:
    """Markup, names of other parts, what is kept in English in the audit trail."""
    return text.startswith(("<", ":", "Value error")) or text in ("sent again", "Approved with others.")


def test_what_was_said_in_english_is_said_again_in_the_readers_language() -> None:
    line = "Line 3 (INV-20457): 50.00 GBP of 1284.60 GBP stays open; say why, or approve it as a part payment."
    german = "Zeile 3 (INV-20457): 50,00 GBP von 1.284,60 GBP bleiben offen; sagen Sie, warum, oder "
    assert _as("de_DE", said.again, line).startswith(german)
    assert _as("en_GB", said.again, line) == line.replace("1284.60", "1,284.60")
    unsure = 'The reading is only 92.1% sure, and 99.5% are needed (x). Check first: amount "12480.50" (93%), '
    unsure += 'paid amount of line 3 "50.00" (95.0%, read from a picture), payment date "2026-11-04" (96%).'
    first = (
        "Prüfen Sie zuerst: Gezahlt gesamt “12.480,50” (93%), Zeile 3, Gezahlt “50,00” (95,0%, aus einem Bild gelesen)"
    )
    assert first in _as("de_DE", said.again, unsure)
    whole = "The reading is only 92.1% sure, and 99.5% are needed (x). No single value stands out, but a sum does not "
    whole = _as("de_DE", said.again, f"{whole}add up: compare all of them with the paper.")
    assert whole.endswith(
        "Kein einzelner Wert fällt auf, aber eine Summe geht nicht auf: vergleichen Sie alle mit dem Beleg."
    )
    assert "Check first: Total paid “12,480.50” (93%)" in _as("en_GB", said.again, unsure)
    future = "The payment date 2026-11-04 lies in the future; check day, month and year."
    assert _as("en_GB", said.again, future).startswith("The payment date 4 Nov 2026 lies in the future")
    assert _as("en_US", said.again, future).startswith("The payment date Nov 4, 2026 lies in the future")
    named = "advice-2026-11-04.pdf, 2026-11-04.pdf, “2026-11-04” and 2026-02-31"
    assert _as("en_GB", said.again, named) == named
    quoted = 'Read as “1284.60” and "1284.60", ref 12/1284.60, 1284.60 % or 1.1284.60'
    assert _as("de_DE", said.again, quoted) == quoted
    unknown = "The payer is not known: Nothing on the paper says which customer pays. Choose the customer."
    assert "Nothing" not in _as("es_ES", said.again, unknown) and "Choose" not in _as("es_ES", said.again, unknown)


@pytest.mark.parametrize(
    "sentence",
    [
        "The payment: it names 2 open items that do not sum to what is paid; say what each gets.",
        "The payment: no open item, and no set of up to 4 of the 27 open items, is what was paid; choose what it pays.",
        (
            "The payment: these are the only set of any of the 4 open items that sums to it; a sum alone proves "
            "nothing, so confirm it."
        ),
        "The payment: INV-1208938 is the only open item of this amount; confirm it.",
        'It is not clear who pays: "Orchard Mills", "Norhaven".',
        'It is not clear who buys: "Orchard Mills".',
        '"NL 2026/318" was taken as the payment reference, but "N.º" may mean another number.',
        'It is taken for a dispute: it is headed "Chargeback 88" and it says "SUPPLIER CHARGEBACK".',
        "Its numbers are those of a remittance.",
        'A newsletter. Its head says that it went to a list. It says "Abbestellen".',
        'Message "M-4" was accepted in part.',
        'Payment "E2E-991" over 10.00 EUR was rejected (AC04).',
        "Receipts kept: 1.",
        "Receipts kept: 20; known from another report: 2.",
        (
            'The paper\'s own figures do not agree: sum of "Discount" = printed total; look for a line that is missing '
            "or misread."
        ),
    ],
)
@pytest.mark.parametrize("name", ["de_DE", "fr_FR", "es_ES"])
def test_no_part_of_a_sentence_stays_english(sentence: str, name: str) -> None:
    shown = re.sub('"[^"]*"', "", _as(name, said.again, sentence))
    english = re.findall(r"\b(?:the|is|are|was|of|to|who|it|and|may|payment|taken|numbers|items?|kept)\b", shown, re.I)
    assert set(english) <= ({"was"} if name == "de_DE" else set())


def test_what_mail_servers_and_ledgers_refuse_is_said_in_the_readers_language() -> None:
    refused = "The mailbox ar (mail.example.com:993) does not accept user ar@example.com or its password; correct them."
    said_so = "Das Postfach ar (mail.example.com:993) nimmt den Benutzer ar@example.com oder sein Passwort nicht an; "
    assert _as("de_DE", said.again, refused) == f"{said_so}berichtigen Sie sie."
    ended = "Mailbox ar is not signed in. Sign in on the mailboxes screen, or: docflow mailbox login ar"
    assert "is not" not in _as("fr_FR", said.again, ended) and "Sign in" not in _as("fr_FR", said.again, ended)
    locked = "Xero's books are closed up to 2026-03-31; open them, or post on another day."
    assert _as("es_ES", said.again, locked).startswith("Los libros de Xero están cerrados hasta el ")


@given(st.text(st.characters(exclude_categories=["Nd"]), max_size=80))
def test_what_fits_no_form_stays_as_it_was(sentence: str) -> None:
    assert _as("fr_FR", said.again, f"¡{sentence}!") == f"¡{sentence}!"


def test_each_form_is_found_again_by_what_it_says() -> None:
    for form in language.machine_forms("de"):
        filled = form % {name: name.capitalize() for name in re.findall(r"%\((\w+)\)s", form)}
        assert _as("de_DE", said.again, f"{filled}.") != f"{filled}.", form


@pytest.mark.parametrize("detail", ["1.00 + 1.00 = 2.00, not 3.00", "1.00 + 1.00 = 3.00"])
def test_a_sum_that_fails_is_shown_beside_what_is_printed(detail: str) -> None:
    assert words.sum_words(Equation(equation="x", holds=False, detail=detail)) == "1.00 + 1.00 ≠ 3.00"
