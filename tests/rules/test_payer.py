"""Payers: the strongest sign decides, contradictions weaken, ties identify nobody."""

import datetime as dt
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docflow.rules import payer
from docflow.rules.payer import HeldDirectory
from docflow.rules.tolerance import Tolerance
from docflow.schema.payers import Alias
from docflow.schema.receivables import Certainty, Customer, PayerMatch
from docflow.schema.records import Party, Remittance
from tests.rules.worlds import ACME, GLOBEX, TODAY, item, line, match_lines, remittance

EVERYBODY = [ACME, GLOBEX]


def who(customers: list[Customer], sender: str = "", **party: str) -> tuple[str | None, str]:
    match = payer.identify(Remittance(payer=Party(**party)), customers, sender)
    assert match.reasons, "a person is always told why"
    return match.customer, match.certainty.value


@pytest.mark.parametrize(
    "party",
    [
        {"iban": "DE89 3704 0044 0532 0130 00"},
        {"bank_account": "DE89370400440532013000", "name": "A Payment Agent Ltd"},
        {"tax_id": "de 123 456 789"},
        {"customer_number": "c1001"},
        {"name": "ACME RETAIL G.m.b.H."},
        {"name": "Acme Stores"},
        {"name": "Acme Retail"},
        {"name": "Acme Retail GmbH", "iban": "DE89370400440532013000", "tax_id": "123456789"},
    ],
)
def test_certain(party: dict[str, str]) -> None:
    assert who(EVERYBODY, **party) == ("C-1001", "certain")


@pytest.mark.parametrize(
    "party",
    [
        {"name": "Acme Retial GmbH"},
        {"name": "Acme Retail AG"},
        {"name": "Globex Corporation", "iban": "DE89370400440532013000"},
        {"name": "Acme Retail GmbH", "iban": "DE02120300000000202051"},
        {"name": "Acme Retail GmbH", "tax_id": "DE999999999"},
        {"customer_number": "C-1001", "name": "Wholly Different Traders"},
        {"name": "Globex Corp", "tax_id": "DE123456789"},
    ],
)
def test_likely_at_best(party: dict[str, str]) -> None:
    customer, certainty = who(EVERYBODY, **party)
    assert certainty == "likely"
    assert customer == "C-1001"


def test_the_sender_alone_is_only_likely() -> None:
    assert who(EVERYBODY, sender="ap@acme.example") == ("C-1001", "likely")


@pytest.mark.parametrize("party", [{}, {"name": "Nobody We Know"}, {"name": "!!!"}, {"name": ""}, {"iban": " "}])
def test_unknown(party: dict[str, str]) -> None:
    assert who(EVERYBODY, **party) == (None, "unknown")


def test_two_customers_with_the_same_name_are_a_tie() -> None:
    twins = [Customer(ref="1", name="Nord Ltd"), Customer(ref="2", name="NORD Limited", aliases=("Nord Ltd.",))]
    match = payer.identify(Remittance(payer=Party(name="Nord Ltd")), twins)
    assert (match.customer, match.certainty) == (None, Certainty.UNKNOWN)
    assert "alike" in match.reasons[0]


def test_a_tie_of_a_strong_sign_is_settled_only_by_a_certain_one_among_the_tied() -> None:
    family = [
        Customer(ref="1", name="Mother AG", ibans=("X123456789",)),
        Customer(ref="2", name="Daughter AG", ibans=("X123456789",)),
        Customer(ref="3", name="Stranger AG"),
    ]
    assert who(family, iban="X123456789", name="Daughter AG") == ("2", "certain")
    assert who(family, iban="X123456789") == (None, "unknown")
    assert who(family, iban="X123456789", name="Stranger AG") == ("3", "likely")


def test_a_legal_form_decides_between_namesakes_and_is_never_guessed() -> None:
    both = [Customer(ref="1", name="Nordlicht GmbH"), Customer(ref="2", name="Nordlicht AG")]
    assert who(both, name="Nordlicht AG") == ("2", "certain")
    assert who(both, name="Nordlicht") == (None, "unknown")
    assert who(both, name="Nordlicht KG") == (None, "unknown")


def test_names_that_reduce_to_nothing_have_no_key() -> None:
    odd = [Customer(ref="1", name="Mary's Fit4Less"), Customer(ref="2", name="Go2Gym!"), Customer(ref="3", name="***")]
    assert who(odd, name="Go2Gym") == ("2", "certain")
    assert who(odd, name="Marys Fit4Less") == ("1", "certain")
    assert who(odd, name="!!!")[0] is None
    assert who(odd, name="***")[0] is None


def test_two_similar_names_are_a_tie() -> None:
    near = [Customer(ref="1", name="Brookfield Foods North"), Customer(ref="2", name="Brookfield Foods Norths")]
    assert who(near, name="Brookfield Foods Nort")[0] is None


def test_names_that_are_hardly_similar_are_not_proposed() -> None:
    near = [Customer(ref="1", name="Harbour Tools"), Customer(ref="2", name="Sunrise Textiles")]
    for name in ("Harbour Toys & Games", "Sunset Textures", "Tools"):
        assert who(near, name=name) == (None, "unknown")


def test_documents_named_make_a_payer_likely() -> None:
    advice = remittance(line("INV-1001"), payer=Party())
    directory = payer.HeldDirectory(EVERYBODY)
    unknown = payer.identify(advice, directory)
    match = payer.by_documents(advice, [item()], directory, unknown)
    assert (match.customer, match.certainty) == ("C-1001", Certainty.LIKELY)
    two = [item(), item(ref="x", customer="C-1002")]
    assert payer.by_documents(advice, two, directory, unknown).customer is None


NAMES = st.sampled_from(
    ["Nord", "Nord GmbH", "Nord AG", "Süd", "Sued", "Ost & West", "Ost und West", "!!", "Fit4", "4"]
)


@given(st.lists(NAMES, max_size=6), NAMES, st.randoms(use_true_random=False))
def test_the_order_of_customers_does_not_matter(names: list[str], wanted: str, rng: random.Random) -> None:
    customers = [Customer(ref=str(n), name=name) for n, name in enumerate(names)]
    shuffled = customers.copy()
    rng.shuffle(shuffled)
    advice = Remittance(payer=Party(name=wanted))
    assert payer.identify(advice, customers) == payer.identify(advice, shuffled)


@given(st.lists(NAMES, max_size=6), NAMES)
def test_certain_by_name_means_unique(names: list[str], wanted: str) -> None:
    customers = [Customer(ref=str(n), name=name) for n, name in enumerate(names)]
    match = payer.identify(Remittance(payer=Party(name=wanted)), customers)
    if match.certainty is Certainty.CERTAIN:
        assert sum(name.casefold() == wanted.casefold() for name in names) <= 1


@pytest.mark.parametrize(
    ("party", "sender", "certainty"),
    [
        ({"name": "Acme Retial GmbH"}, "", "certain"),
        ({}, "ap@acme.example", "certain"),
        ({"name": "Acme Retail AG"}, "", "likely"),
        ({"name": "Acme Retial GmbH", "iban": "DE02120300000000202051"}, "", "likely"),
        ({"name": "Unheard Of Traders"}, "ap@acme.example", "likely"),
        ({"name": "Acme Retail GmbH", "tax_id": "DE999999999"}, "", "likely"),
    ],
)
def test_a_weak_sign_and_documents_to_the_cent_are_two_proofs(
    party: dict[str, str], sender: str, certainty: str
) -> None:
    advice = remittance(line(), payer=Party(**party))
    match = payer.identify(advice, EVERYBODY, sender)
    assert match.certainty is Certainty.LIKELY
    lines = match_lines(advice, match, [item()], Tolerance(), TODAY)
    assert payer.corroborated(match, lines).certainty.value == certainty


def test_documents_do_not_corroborate_themselves_nor_when_one_is_doubtful() -> None:
    advice = remittance(line(), line("INV-9"), payer=Party(name="Acme Retial GmbH"))
    match = payer.identify(advice, EVERYBODY)
    lines = match_lines(advice, match, [item()], Tolerance(), TODAY)
    assert payer.corroborated(match, lines) == match
    assert payer.corroborated(match, ()) == match
    alone = payer.by_documents(advice, [item()], payer.HeldDirectory(EVERYBODY), PayerMatch())
    assert payer.corroborated(alone, lines[:1]).certainty is Certainty.LIKELY


def test_a_name_that_decisions_taught_does_not_contradict_the_customer_number() -> None:
    taught = Alias(
        id="ali", kind="name", key="zebra4you", text="Zebra4you", customer=ACME.ref, source="advice", actor="anna",
        created_at=dt.datetime(2026, 5, 1, tzinfo=dt.UTC), agreed=3,
    )  # fmt: skip
    party = Party(name="Zebra4you", customer_number="C-1001")
    for aliases, certainty in (((), Certainty.LIKELY), ((taught,), Certainty.CERTAIN)):
        match = payer.identify(Remittance(payer=party), HeldDirectory(EVERYBODY, aliases))
        assert (match.customer, match.certainty) == (ACME.ref, certainty)
