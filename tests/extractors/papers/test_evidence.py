"""Evidence and lines are made unchecked; they must be what the checked ones would be."""

from docflow.schema.records import Evidence, Extraction, Remittance, RemittanceLine
from extractors import registry
from extractors.papers.draft import Draft
from extractors.papers.header import Choice
from extractors.papers.paper import Paper
from tests.extractors.papers.test_paper import read


def test_what_is_made_unchecked_is_what_checking_would_make() -> None:
    (found,) = registry.extract(read())
    assert Extraction.parse(found.model_dump(mode="json")) == found
    assert isinstance(found.record, Remittance)
    for line in found.record.lines:
        assert RemittanceLine.model_validate(line.model_dump()) == line
    for one in found.fields.values():
        assert Evidence.model_validate(one.model_dump()) == one


def test_a_made_record_has_all_its_fields_in_order() -> None:
    made = Evidence.made(value="1.00", confidence=0.5, text="1,00")
    assert made == Evidence(value="1.00", confidence=0.5, text="1,00")
    assert made.model_dump_json() == Evidence(value="1.00", confidence=0.5, text="1,00").model_dump_json()
    assert made.model_fields_set == set(Evidence.model_fields)
    assert made.model_copy(update={"text": "x"}).text == "x" and made.text == "1,00"


def test_a_value_that_holds_its_label_is_asked_about() -> None:
    paper = Paper(read())
    atoms = tuple(paper.rows[0][0].atoms)
    draft = Draft(paper)
    draft.keep("claim_number", Choice("NCG-55817", 0.9, atoms, 0), 0.97)
    assert not draft.review
    draft.keep("claim_number", Choice("Folio: NCG-55817", 0.9, atoms, 0), 0.97)
    assert draft.review == ['The claim number "Folio: NCG-55817" may begin with a label.']
