"""What counts as right: of documents, records, fields and lines."""

from typing import Any

import pytest

from docflow.evaluation.runs import Case, Run, case_of
from docflow.evaluation.verdicts import Tally, judge
from docflow.schema.records import Kind
from tests.evaluation.papers import TRUTH, found, line, record, run


def test_what_is_read_as_printed_is_perfect() -> None:
    verdict = judge(run())
    assert verdict.perfect
    assert verdict.records[0].right
    assert set(verdict.records[0].fields.values()) == {True}
    assert verdict.fields == Tally(5, 5, 5)
    assert verdict.lines == Tally(1, 1, 1)


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"payer": {"name": "Nordlicht GmbH"}}, "payer.name"),
        ({"payment_reference": "EFT-71"}, "payment_reference"),
        ({"payment_date": "2026-01-05"}, "payment_date"),
        ({"amount": "10000"}, "amount"),
        ({"lines": [line("RE-7")]}, "lines.0.document_number"),
        ({"lines": [line("RE-1", "1.00")]}, "lines.0.paid_amount"),
    ],
)
def test_one_wrong_value_is_wrong_where_it_stands(changes: dict[str, Any], path: str) -> None:
    verdict = judge(run(record(**changes)))
    assert not verdict.perfect
    (one,) = verdict.records
    assert not one.right
    assert one.fields[path] is False
    others = [right for name, right in one.fields.items() if not name.startswith(path.split(".")[0])]
    assert others and all(others)


@pytest.mark.parametrize(("changes", "core"), [({"payee": {"name": "Ost AG"}}, True), ({"currency": "CHF"}, False)])
def test_payee_and_method_are_no_part_of_the_core_of_an_advice(changes: dict[str, Any], core: bool) -> None:
    truth = {"kind": "remittance", "record": {**TRUTH, "payee": {"name": "West AG"}}}
    case = Case(name="a", layout="a", language="deu", kind="remittance", scan=False, expected=(truth,))
    same = {"payee": {"name": "West AG"}}
    assert judge(Run(case=case, found=(found(record(**same)),))).core
    verdict = judge(Run(case=case, found=(found(record(**{**same, **changes})),)))
    assert (verdict.perfect, verdict.core) == (False, core)


def test_a_missing_value_lowers_recall_only_and_an_invented_one_precision_only() -> None:
    missing = judge(run(record(payment_reference=None)))
    assert (missing.fields.precision, missing.fields.recall) == (1.0, 0.8)
    truth = {key: value for key, value in TRUTH.items() if key != "payment_reference"}
    case = Case(name="a", layout="b", kind="remittance", expected=({"kind": "remittance", "record": truth},))
    invented = judge(Run(case=case, found=(found(TRUTH),)))
    assert (invented.fields.precision, invented.fields.recall) == (0.8, 1.0)
    assert invented.records[0].fields["payment_reference"] is False


def test_lines_are_matched_by_their_numbers_where_some_are_missing_or_too_many() -> None:
    printed = [line("A-1"), line("A-2", "200.00"), line("A-3", "300.00")]
    case = Case(
        name="a", layout="b", kind="remittance", expected=({"kind": "remittance", "record": record(lines=printed)},)
    )
    read = found(record(lines=[line("A-1"), line("A-3", "300.00"), line("Total", "600.00")]))
    verdict = judge(Run(case=case, found=(read,)))
    assert verdict.lines == Tally(expected=3, found=3, right=2)  # the same number of lines: by number, then by position
    read = found(record(lines=[line("A-1"), line("A-3", "300.00")]))
    verdict = judge(Run(case=case, found=(read,)))
    assert verdict.lines == Tally(expected=3, found=2, right=2)
    assert verdict.records[0].fields["lines.1.paid_amount"] is True
    assert not verdict.perfect


def test_in_which_order_documents_are_told_makes_no_line_wrong() -> None:
    lines = [line("RE-1", "300.00"), line("GS-9", "-200.00", document_type="credit_memo"), line("RE-2", "0.00")]
    case = Case(
        name="paper", layout="plain", kind="remittance",
        expected=({"kind": "remittance", "record": record(lines=lines)},),
    )  # fmt: skip
    told_last = [lines[0], lines[2], lines[1]]
    verdict = judge(Run(case=case, found=(found(record(lines=told_last)),), cost=run().cost))
    assert verdict.perfect
    assert verdict.lines.right == 3
    other = [lines[0], lines[2] | {"document_number": "RE-3"}, lines[1]]
    assert not judge(Run(case=case, found=(found(record(lines=other)),), cost=run().cost)).perfect


def test_a_partial_truth_says_nothing_about_what_it_leaves_out() -> None:
    case = Case(
        name="a", layout="b", kind="remittance", partial=True,
        expected=({"kind": "remittance", "record": {"amount": "100.00"}},),
    )  # fmt: skip
    verdict = judge(Run(case=case, found=(found(TRUTH),)))
    assert verdict.perfect
    assert verdict.records[0].fields == {"amount": True}
    assert not judge(Run(case=case, found=(found(record(amount="1.00")),))).perfect


def test_another_kind_and_another_number_of_records_are_wrong() -> None:
    case = run().case
    twice = judge(Run(case=case, found=(found(TRUTH), found(TRUTH))))
    assert not twice.perfect
    assert not any(one.right for one in twice.records)
    other = found(TRUTH).model_copy(update={"kind": Kind.INVOICE})
    verdict = judge(Run(case=case, found=(other,)))
    assert not verdict.perfect
    assert verdict.fields.right == 0
    assert verdict.lines == Tally(expected=1, found=1)


def test_a_truth_without_records_is_refused() -> None:
    with pytest.raises(ValueError, match="lists no records"):
        case_of("a", "b", {"records": []})


def test_a_run_survives_json() -> None:
    one = run(review=("Page 2 is torn.",), scan=True)
    assert Run.parse(one.model_dump(mode="json")) == one
