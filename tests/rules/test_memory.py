"""Whose papers a rule is about: two payers never share a key by accident."""

import datetime as dt

import pytest

from docflow.rules.memory import (
    chosen,
    identity,
    memory_for,
    problem,
    scopes,
    sentence,
    subject,
    with_rules,
    words_key,
)
from docflow.rules.payer import HeldDirectory
from docflow.schema.memory import Memory, MemoryRule, Remembered, Scope
from docflow.schema.receivables import Customer
from docflow.schema.records import Equation, Evidence, Extraction, Kind, Party, Remittance
from tests.rules.worlds import extraction, line, remittance

DIRECTORY = HeldDirectory(
    [
        Customer(ref="C-1", name="Möbelhaus Brandt GmbH", ibans=("DE02120300000000202051",)),
        Customer(ref="C-2", name="Müller GmbH"),
        Customer(ref="C-3", name="Müller GmbH"),
        Customer(ref="C-4", name="Go2Gym!"),
    ]
)
RULE = MemoryRule(id="mem_1", kind="column", words="Beleg", value="document_number")


def found(name: str | None, sender: str = "", payee: str | None = None, **party: str) -> Extraction:
    record = Remittance(payer=Party(name=name, **party), payee=Party(name=payee))
    return Extraction(kind=Kind.REMITTANCE, confidence=1.0, record=record)


def keys(name: str | None, sender: str = "", payee: str | None = None, **party: str) -> frozenset[str]:
    return identity(found(name, payee=payee, **party), sender, DIRECTORY).keys()


def kept(scope: Scope, rule: MemoryRule = RULE, customer: str | None = None, memory_id: str = "mem_1") -> Remembered:
    return Remembered(
        id=memory_id,
        version=1,
        scope=scope,
        rule=rule.model_copy(update={"id": memory_id}),
        customer=customer,
        document_id="doc_1",
        actor="anna",
        created_at=dt.datetime(2026, 5, 4, tzinfo=dt.UTC),
    )


def test_a_customer_is_known_by_its_number_whatever_is_printed() -> None:
    assert "customer:C-1" in keys("Möbelhaus Brandt GmbH")
    assert "customer:C-1" in keys("MB Zentrale", iban="DE02 1203 0000 0000 2020 51")


@pytest.mark.parametrize("name", ["", "  ", "!!!", "– – –", "®", "&", None])
def test_names_that_reduce_to_nothing_have_no_key(name: str | None) -> None:
    assert keys(name) == frozenset()


def test_names_that_look_alike_but_differ_do_not_meet() -> None:
    names = ["Mary's Fit4Less", "Go2Fit", "Brandt KG", "Brandt GmbH", "Brandt & Sohn", "1", "2"]
    seen = [keys(name) for name in names]
    assert all(seen)
    assert all(not a & b for n, a in enumerate(seen) for b in seen[n + 1 :])


def test_a_name_that_two_customers_have_is_nobodys() -> None:
    assert keys("Müller GmbH") == frozenset()
    assert keys("Mueller GmbH", sender="ap@mueller.example") == {"sender:ap@mueller.example"}


def test_a_similar_name_is_not_taken_for_the_customer() -> None:
    assert keys("Möbelhaus Brandtt GmbH") & {"customer:C-1"} == frozenset()


@pytest.mark.parametrize("sender", ["", "ap", "@mueller.example", "ap@", "  "])
def test_what_is_no_address_is_no_key(sender: str) -> None:
    assert keys(None, sender) == frozenset()
    assert keys(None, " AP@Mueller.example ") == {"sender:ap@mueller.example"}


def test_the_scopes_offered_are_payer_sender_and_both_companies() -> None:
    it = identity(found("Möbelhaus Brandt GmbH", payee="Norhaven Supply Inc."), "ap@mb.example", DIRECTORY)
    payer, sender, companies = scopes(it)
    assert (payer.kind, payer.key, payer.label) == ("payer", "customer:C-1", "Möbelhaus Brandt GmbH")
    assert payer.name_key == "name:moebelhaus brandt gmbh"
    assert (sender.kind, sender.key) == ("sender", "sender:ap@mb.example")
    assert companies.key == "customer:C-1 > norhaven supply inc"
    assert companies.label == "Möbelhaus Brandt GmbH paying Norhaven Supply Inc."
    assert {payer.key, sender.key, companies.key, payer.name_key, companies.name_key} <= it.keys()
    assert scopes(identity(found(None), "", DIRECTORY)) == ()


def test_a_choice_of_a_person_decides_whose_paper_it_is() -> None:
    said = {"customer": Evidence(value="C-4", confidence=1.0, method="person")}
    it = identity(found("Something else").model_copy(update={"fields": said}), "", DIRECTORY)
    assert (it.customer, it.payer_key) == ("C-4", "customer:C-4")


def test_the_narrower_scope_decides_and_others_add() -> None:
    it = identity(found("Möbelhaus Brandt GmbH", payee="Norhaven"), "ap@mb.example", DIRECTORY)
    payer, sender, companies = scopes(it)
    other = RULE.model_copy(update={"value": "our_number"})
    prefix = MemoryRule(kind="prefix", value="RE-")
    all_kept = [
        kept(sender, prefix, memory_id="mem_3"),
        kept(companies, other, "C-1", "mem_2"),
        kept(payer, RULE, "C-1"),
    ]
    memory = memory_for(it, all_kept)
    assert {(rule.id, rule.value) for rule in memory.rules} == {("mem_2", "our_number"), ("mem_3", "RE-")}


def test_a_rule_of_one_customer_never_reaches_anothers_paper() -> None:
    it = identity(found("Möbelhaus Brandt GmbH"), "", DIRECTORY)
    foreign = Scope(kind="payer", key="customer:C-9", name_key="name:moebelhaus brandt gmbh", label="x")
    assert memory_for(it, [kept(foreign, customer="C-9")]).rules == ()


def test_rules_replace_those_about_the_same_thing_only() -> None:
    memory = Memory(rules=(RULE, MemoryRule(kind="prefix", value="RE-")))
    new = MemoryRule(kind="column", words="BELEG:", value="our_number")
    assert [rule.value for rule in with_rules(memory, [new]).rules] == ["RE-", "our_number"]
    assert subject(new) == subject(RULE)


def test_header_words_are_compared_plainly() -> None:
    assert words_key(" Beleg-Nr.") == words_key("BELEG  nr") == "beleg nr"
    assert words_key("§ – №") in ("", "no")
    assert words_key("Référence") == "reference"


def test_every_rule_reads_as_a_sentence_and_impossible_ones_are_told() -> None:
    rules = [
        (RULE, "The column “Beleg” is the document number (ours)."),
        (MemoryRule(kind="number_column", value="2"), "number 2 from the left names our documents."),
        (MemoryRule(kind="prefix", value="RE-"), "“RE-” before a document number is not part of it."),
        (MemoryRule(kind="date_order", value="mdy"), "the month before the day"),
        (MemoryRule(kind="decimal_mark", value=","), "decimal comma"),
    ]
    for rule, words in rules:
        assert words in sentence(rule)
        assert problem(rule) is None
    assert problem(RULE.model_copy(update={"words": "---"}))
    assert problem(RULE.model_copy(update={"value": "amount of work"}))


def test_a_reading_that_is_the_same_uses_nothing() -> None:
    same = extraction(remittance(line()))
    assert chosen([same], [same.model_copy(update={"memory": ("mem_1",)})]) == ([same], ())


def test_a_reading_that_changes_counts_with_its_rules() -> None:
    old = extraction(remittance(line()))
    new = extraction(remittance(line("RE-77"))).model_copy(update={"memory": ("mem_1",)})
    assert chosen([old], [new]) == ([new], ("mem_1",))


def test_a_reading_that_loses_its_proof_is_not_taken() -> None:
    old = extraction(remittance(line()))
    broken = old.model_copy(update={"proof": (Equation(equation="a = b", holds=False),), "memory": ("mem_1",)})
    none = extraction(remittance(line()).model_copy(update={"lines": ()})).model_copy(update={"memory": ("mem_1",)})
    for again in ([broken], [none], [broken, broken]):
        (taken,), used = chosen([old], again)
        assert used == ()
        assert taken.record == old.record
        assert "does not fit" in taken.review[-1]
