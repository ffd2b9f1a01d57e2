"""Looking payers up: similar names by what they share, families, and what decisions taught."""

import datetime as dt
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from docflow.rules import keys, payer
from docflow.rules.payer.own import clues, features, keys_of, mail_key
from docflow.schema.payers import Alias, AliasScope, AliasSource
from docflow.schema.receivables import Certainty, Customer, PayerMatch
from docflow.schema.records import Party, Remittance
from tests.rules.worlds import ACME, GLOBEX, item, line, remittance

NOW = dt.datetime(2026, 5, 1, tzinfo=dt.UTC)
FAMILY = [
    Customer(ref="P", name="Northern Holding AG"),
    Customer(ref="A", name="Northern Foods GmbH", parent="P"),
    Customer(ref="B", name="Northern Tools GmbH", parent="P"),
    Customer(ref="B1", name="Northern Drills GmbH", parent="B"),
]


def alias(
    kind: str = "account",
    key: str = "DE99",
    customer: str | None = "C-1001",
    scope: AliasScope = "customer",
    source: AliasSource = "clerk",
    **more: object,
) -> Alias:
    values = {"id": f"a-{kind}-{key}-{customer}", "kind": kind, "key": key, "text": key, "customer": customer}
    told = {"scope": scope, "source": source, "actor": "anna", "created_at": NOW}
    return Alias.model_validate(values | told | more)


def who(aliases: list[Alias], sender: str = "", customers: list[Customer] | None = None, **party: str) -> PayerMatch:
    directory = payer.HeldDirectory(customers or [ACME, GLOBEX], aliases)
    return payer.identify(Remittance(payer=Party(**party)), directory, sender)


@pytest.mark.parametrize(
    ("learned", "certainty"),
    [
        (alias(confirmed=True), "certain"),
        (alias(agreed=2), "certain"),
        (alias(agreed=1), "likely"),
        (alias(source="advice", agreed=1), "likely"),
        (alias(source="advice", agreed=2), "certain"),
        (alias(agreed=3, against=1), "likely"),
        (alias(confirmed=True, agreed=1, against=1), "likely"),
        (alias(agreed=1, against=1), "unknown"),
        (alias(agreed=5, undone_at=NOW), "unknown"),
        (alias(scope="agent", confirmed=True), "likely"),
        (alias("domain", "payer.example", agreed=9), "unknown"),
    ],
)
def test_what_decisions_taught_is_worth(learned: Alias, certainty: str) -> None:
    match = who([learned], iban="DE 99", name="Somebody Else Entirely")
    assert match.certainty.value == certainty
    assert match.customer == (None if certainty == "unknown" else "C-1001")
    if match.customer:
        assert "DE 99" in match.reasons[0]


def test_conflicting_decisions_are_told() -> None:
    match = who([alias(agreed=3, against=1)], iban="DE99")
    assert "1 said otherwise" in match.reasons[0]


def test_an_alias_of_two_customers_identifies_neither() -> None:
    both = [alias(confirmed=True), alias(customer="C-1002", confirmed=True)]
    match = who(both, iban="DE99")
    assert (match.customer, match.certainty) == (None, Certainty.UNKNOWN)
    assert "alike" in match.reasons[0]


def test_an_agent_of_two_is_told_and_identifies_neither() -> None:
    both = [alias(scope="agent", agreed=1), alias(customer="C-1002", scope="agent", agreed=1)]
    match = who(both, iban="DE99")
    assert match.customer is None
    assert "pays, among others" in match.reasons[0]


def test_what_belongs_to_somebody_who_pays_for_anybody_tells_nothing() -> None:
    anybody = alias(key=ACME.ibans[0], customer=None, scope="tenant", confirmed=True)
    match = who([anybody], iban=ACME.ibans[0])
    assert match.customer is None
    assert "pays for several" in match.reasons[0]
    assert who([anybody], iban=ACME.ibans[0], name="Globex Corporation").customer == "C-1002"


def test_what_a_person_took_from_the_ledger_s_record_stays_away() -> None:
    taken = alias(key=ACME.ibans[0], source="ledger", undone_at=NOW, undone_by="anna")
    assert who([taken], iban=ACME.ibans[0]).customer is None
    assert who([], iban=ACME.ibans[0]).customer == "C-1001"


def test_a_learned_name_and_the_ledger_s_account_that_disagree() -> None:
    match = who([alias("name", "other traders", "C-1002", confirmed=True)], iban=ACME.ibans[0], name="Other Traders")
    assert (match.customer, match.certainty, match.rivalled) == ("C-1001", Certainty.LIKELY, True)


def test_a_learned_address_of_a_mail_service_is_that_of_one_writer() -> None:
    learned = [alias("domain", "willi@gmx.de", agreed=1)]
    assert who(learned, "Willi@GMX.de").customer == "C-1001"
    assert who(learned, "otto@gmx.de").customer is None
    assert mail_key("gmx.de") == ""
    assert mail_key("a@firm.example") == mail_key("firm.example") == "firm.example"


def test_a_parent_pays_for_its_family_and_it_is_said() -> None:
    match = who([], customers=FAMILY, name="Northern Holding AG")
    assert match.family == ("A", "B", "B1")
    assert "pay for others too" in match.reasons[-1]
    assert who([], customers=FAMILY, name="Northern Drills GmbH").family == ("B",)
    assert match.pays(item(customer="B1"))
    assert not match.pays(item(customer="X"))
    assert match.pays(item(customer="X", bill_to="P"))
    assert not match.pays(item(customer="P", bill_to="X"))


def test_a_family_in_a_circle_ends() -> None:
    circle = [Customer(ref="1", name="One", parent="2"), Customer(ref="2", name="Two", parent="1")]
    assert who([], customers=circle, name="One").family == ("2",)


def test_documents_of_a_family_lead_to_who_is_above_it() -> None:
    directory = payer.HeldDirectory(FAMILY)
    advice = remittance(line("INV-1"), line("INV-2"), payer=Party())
    of_both = [item("INV-1", customer="A"), item("INV-2", customer="B")]
    match = payer.by_documents(advice, of_both, directory, PayerMatch())
    assert (match.customer, match.certainty) == ("P", Certainty.LIKELY)
    strangers = [item("INV-1", customer="A"), item("INV-2", customer="B1")]
    assert payer.by_documents(advice, strangers, directory, PayerMatch()).customer is None


WORDS = st.sampled_from(
    ["nord", "brookfield", "foods", "trading", "müller", "sons", "west", "harbour", "tools", "!", "4"]
)
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


@given(st.lists(NAMES, min_size=1, max_size=12, unique=True), NAMES, st.data())
def test_similar_names_are_those_of_a_plain_scan(names: list[str], wanted: str, data: st.DataObject) -> None:
    """With one slip in a name the index finds what comparing all would find."""
    slip = data.draw(st.integers(0, max(0, len(wanted) - 1)))
    printed = wanted[:slip] + wanted[slip + 1 :]
    customers = [Customer(ref=str(n), name=name) for n, name in enumerate(names)]
    directory = payer.HeldDirectory(customers)
    for stem in {keys.split_legal_form(key)[0] for key in keys.name_keys(printed)}:
        every = {key for one in customers for kind, key in keys_of(one) if kind == "stem"}
        similar = {other for other in every if fuzz.token_sort_ratio(stem, other) >= 88}
        assert similar <= directory.near(stem)


@given(st.lists(st.text(max_size=8), max_size=6), st.text(max_size=8), st.randoms(use_true_random=False))
def test_names_that_reduce_to_nothing_have_no_key_and_order_tells_nothing(
    names: list[str], printed: str, rng: random.Random
) -> None:
    customers = [Customer(ref=f"R{n}", name=name) for n, name in enumerate(names)]
    assert all(key and features(key) for one in customers for kind, key in keys_of(one) if kind == "stem")
    assert all(one.key for one in clues(Party(name=printed, iban=printed, tax_id=printed), printed))
    shuffled = rng.sample(customers, len(customers))
    assert who([], customers=customers, name=printed) == who([], customers=shuffled, name=printed)
    if not keys.name_keys(printed):
        assert who([], customers=customers, name=printed).customer is None
