"""What clerks' decisions teach the classifier of reasons."""

from decimal import Decimal

from docflow.rules.reasons import settled, taught
from docflow.schema.reasons import Reason
from docflow.schema.records import Dispute, Evidence, Extraction, Kind, Method, Remittance, RemittanceLine


def remittance(text: str | None, method: Method = "person") -> Extraction:
    line = RemittanceLine(deduction_amount=Decimal(5), deduction_reason=Reason.FREIGHT, deduction_text=text)
    fields = {"lines.0.deduction_reason": Evidence(value="freight", confidence=1.0, method=method)}
    return Extraction(kind=Kind.REMITTANCE, confidence=1.0, record=Remittance(lines=(line,)), fields=fields)


def test_only_what_a_person_said_is_learned() -> None:
    assert list(taught(remittance("Rollgeld  Mai"))) == [("Rollgeld Mai", Reason.FREIGHT)]
    assert list(taught(remittance("Rollgeld Mai", "text"))) == []
    assert list(taught(remittance("Rollgeld Mai").model_copy(update={"fields": {}}))) == []


def test_texts_without_words_teach_nothing() -> None:
    for text in (None, "", "4711", "ab"):
        assert list(taught(remittance(text))) == []


def test_a_dispute_teaches_by_its_description() -> None:
    dispute = Dispute(reason=Reason.DAMAGE, description="Three drums leaked. " * 40)
    fields = {"reason": Evidence(value="damage", confidence=1.0, method="person")}
    found = Extraction(kind=Kind.DISPUTE, confidence=1.0, record=dispute, fields=fields)
    ((text, reason),) = taught(found)
    assert reason is Reason.DAMAGE
    assert len(text) == 300


def test_the_last_word_counts() -> None:
    said = [("Rollgeld", Reason.FREIGHT), ("Storno", Reason.CANCELLED), ("ROLLGELD", Reason.DELIVERY_CHARGE)]
    assert settled(said) == {"ROLLGELD": Reason.DELIVERY_CHARGE, "Storno": Reason.CANCELLED}
