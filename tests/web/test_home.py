"""The first page: what waits, and the figures over time as pictures with their tables."""

from contextlib import ExitStack

import lxml.html

from docflow.rules.figures import Figures
from docflow.web import charts
from docflow.web.charts import Point, line_chart
from docflow.web.screens.events import MOST, Listeners
from docflow.web.screens.home import _across, _curves
from tests.web.conftest import House


def test_a_line_has_gaps_where_nothing_was_counted() -> None:
    chart = line_chart([Point("a", 50), Point("b", 100), Point("c", None), Point("d", 0)], top=100)
    assert len(chart.lines) == 2
    assert [said for _, _, said in chart.dots] == ["a: 50 %", "b: 100 %", "d: 0 %"]
    (_, half, _), (_, full, _), (_, none, _) = chart.dots
    assert full < half < none == chart.bottom


def test_the_scale_ends_at_a_round_figure_above_the_highest() -> None:
    for value, top in ((0.03, 0.05), (0.5, 0.5), (3, 5), (17, 20), (100, 100)):
        assert charts._round_up(value) == top
    assert line_chart([Point("a", None)]).lines == ()


def test_each_picture_has_every_figure_in_the_table_beside_it() -> None:
    weeks = {f"2026-W{week:02d}": Figures(payments=10, untouched=week - 7, wrong=week == 9) for week in (8, 9, 10)}
    stp, wrong = _curves(weeks)
    assert [row[1] for row in stp.rows] == ["10 %", "20 %", "30 %"]
    assert [row[1:] for row in wrong.rows] == [("0 %", "0 / 1"), ("50 %", "1 / 2"), ("0 %", "0 / 3")]
    assert len(stp.picture.dots) == len(stp.rows) == 3


def test_it_leads_to_the_lists_and_to_the_dearest_doubt(house: House) -> None:
    house.arrive(misread={2: "1234.60"})
    page = lxml.html.fromstring(house.person().get("/").text)
    assert "/queue?tab=review" in page.xpath("//div[contains(@class, 'tiles')]/a/@href")
    assert "Harrow" in page.xpath("string(//table)")


def test_the_last_row_of_tiles_is_as_full_as_may_be() -> None:
    assert [_across(tiles) for tiles in (1, 5, 6, 7, 8, 9, 12, 13)] == [1, 5, 6, 4, 4, 5, 6, 5]


def test_a_user_has_so_many_live_lists_and_no_more() -> None:
    listeners = Listeners()
    with ExitStack() as stack:
        for _ in range(MOST):
            assert not listeners.full("clerk")
            stack.enter_context(listeners.one_more("clerk"))
        assert listeners.full("clerk") and not listeners.full("approver")
    assert not listeners.full("clerk")


def test_one_live_list_too_many_is_told_not_to_ask_again(house: House) -> None:
    listeners: Listeners = house.app.state.listeners
    client = house.person()
    with ExitStack() as stack:
        for _ in range(MOST):
            stack.enter_context(listeners.one_more("clerk"))
        assert client.get("/queue/events").status_code == 204
    assert client.get("/queue/events").status_code == 200
