"""Scores, reliability, risk and coverage, on a few papers that can be counted by hand."""

import pytest

from docflow.evaluation import rating
from docflow.evaluation.drawing import curve
from docflow.evaluation.figures import at_coverage, calibration_error, reliability, risk_coverage, risk_table, scores
from docflow.evaluation.measured import as_json, measured
from docflow.evaluation.page import Crop, page_of
from docflow.evaluation.runs import Run
from docflow.evaluation.tables import lines_of, part, table
from docflow.evaluation.verdicts import judge
from docflow.rules.risk import Bar
from docflow.schema.records import Kind
from tests.evaluation.papers import record, run

WRONG = record(amount="1.00")


def rated(*runs: Run, least: float = 0.9) -> list[rating.Rated]:
    bar = Bar(confidence=least, one_wrong_in=10, basis="best", provable=0)
    return rating.rate(
        rating.as_found([judge(one) for one in runs]), lambda layout: dict.fromkeys(rating.OF_MODEL, bar)
    )


def test_each_group_has_its_scores() -> None:
    papers = rated(
        run(name="1", layout="a"),
        run(WRONG, name="2", layout="a"),
        run(WRONG, name="3", layout="b", review=("Look.",)),
        run(name="4", layout="b", sure=0.5),
    )
    a, b = scores(papers, lambda one: one.verdict.run.case.layout)
    assert (a.name, a.papers, a.perfect, a.untouched, a.wrong_untouched) == ("a", 2, 1, 2, 1)
    assert (b.name, b.papers, b.perfect, b.untouched, b.wrong_untouched) == ("b", 2, 1, 0, 0)
    assert a.fields.precision == pytest.approx(0.9)
    assert a.cpu == pytest.approx(0.1)


def test_calibration_error_is_the_mean_distance() -> None:
    honest = [(0.75, True)] * 3 + [(0.75, False)]
    assert calibration_error(honest) == pytest.approx(0.0)
    assert calibration_error([(0.95, False)] * 4) == pytest.approx(0.95)
    assert calibration_error([]) is None
    assert sum(one.count for one in reliability(honest * 20)) == 80


def test_risk_follows_the_surest_first() -> None:
    papers = rated(
        run(name="1", sure=0.99), run(name="2", sure=0.98), run(WRONG, name="3", sure=0.5), run(name="4", review=("?",))
    )
    assert risk_coverage(papers) == [(0.25, 0.0), (0.5, 0.0), (0.75, pytest.approx(1 / 3))]
    assert at_coverage(risk_coverage(papers), (0.5, 0.7, 1.0)) == [(0.5, 0.0), (0.7, pytest.approx(1 / 3)), (1.0, None)]


def test_a_risk_table_has_a_row_before_every_error_and_none_within_equals() -> None:
    rows = [(0.999, True, False)] * 5 + [(0.99, True, False)] * 3 + [(0.9, False, False), (0.8, True, True)]
    found = risk_table(rows)
    assert [(row.confidence, row.passing, row.wrong) for row in found.rows] == [
        (0.999, 5, 0),
        (0.99, 8, 0),
        (0.9, 9, 1),
    ]
    assert found.measured == 10
    assert found.rows[0].expected == pytest.approx(0.005)


def test_the_threshold_of_a_layout_follows_from_the_others() -> None:
    runs = [run(name=f"a{n}", layout="a", sure=0.999) for n in range(50)]
    runs += [run(name=f"b{n}", layout="b", sure=0.99) for n in range(20)]
    runs += [run(WRONG, name=f"c{n}", layout="c", sure=0.995) for n in range(20)]
    judged = rating.as_found([judge(one) for one in runs])
    found = {layout: bars[Kind.REMITTANCE].confidence for layout, bars in rating.bars_left_out(judged, 100).items()}
    assert found == {"a": 0.99, "b": 0.999, "c": 0.99}


def test_left_out_models_have_not_seen_the_layout() -> None:
    """A layout whose every amount is wrong cannot teach its own model so."""
    runs = [run(name=f"{layout}{n}", layout=layout, sure=0.9) for layout in "abc" for n in range(20)]
    runs += [run(WRONG, name=f"d{n}", layout="d", sure=0.9) for n in range(20)]
    judged = rating.left_out([judge(one) for one in runs])
    sure = {
        layout: [found.confidence for verdict, (found,) in judged if verdict.run.case.layout == layout]
        for layout in "abcd"
    }
    assert min(sure["d"]) > 0.95  # its model saw only right ones
    assert max(sure["a"]) < min(sure["d"])


def test_the_report_says_what_was_measured() -> None:
    papers = rated(run(name="1"), run(WRONG, name="<2>", layout="b"))
    figures = measured(papers, rating.bars({}, 10_000), "the readers' own figures")
    text = "\n".join(lines_of(figures))
    assert "2 papers, 50.0% perfect, 100.0% pass without review, of these 1 wrong" in text
    assert "amount: expected '100.00', got '1.00'" in text
    body = as_json(figures)
    assert body["whole"]["wrong_untouched"] == 1
    assert [one["perfect"] for one in body["documents"]] == [True, False]
    html = page_of(figures, {("<2>", "amount"): Crop(b"picture", "image/webp", 1)}, "Evaluation")
    assert "<2>" not in html and "&lt;2&gt;" in html
    assert "data:image/webp;base64,cGljdHVyZQ==" in html
    assert html.count("<svg") == 3
    assert "http://" not in html.replace("http://www.w3.org/2000/svg", "") and "https://" not in html


def test_tables_are_aligned_and_shares_are_never_rounded_up_to_all() -> None:
    lines = list(table(("name", "n"), [["a", "1"], ["longer", "1000"]]))
    assert lines == ["name       n", "------  ----", "a          1", "longer  1000"]
    assert part(0.99999) == "99.9%"
    assert part(1.0) == "100.0%"
    assert part(None) == "-"


def test_curves_are_drawn_within_their_frame() -> None:
    svg = curve("Risk <1>", [("a", [(0.0, 0.0), (2.0, 5.0)])], ("x", 0.0, 1.0), ("y", 0.0, 1.0), dots=True)
    assert "Risk &lt;1&gt;" in svg
    assert 'cx="448.0" cy="30.0"' in svg
