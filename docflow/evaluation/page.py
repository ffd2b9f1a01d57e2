"""The figures as one HTML file that needs nothing else: tables, curves, and the misread places as pictures."""

import base64
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from docflow.evaluation.drawing import Point, curve
from docflow.evaluation.figures import Rated, Score
from docflow.evaluation.measured import Measured, Reliability
from docflow.evaluation.tables import lines_of, part
from docflow.rules.risk import percent

_STYLE = """body{font:14px/1.45 sans-serif;margin:2em auto;max-width:76em;padding:0 1em;color:#222}
table{border-collapse:collapse;margin:1em 0}th,td{padding:.2em .7em;text-align:right;border-bottom:1px solid #ddd}
th:first-child,td:first-child{text-align:left}th{background:#f3f3f3}figure{display:inline-block;margin:0 1em 1em 0}
.paper{border-top:1px solid #ccc;padding:.6em 0}.wrong{color:#a11}img{max-width:100%;border:1px solid #bbb}
.pair{margin:.4em 0 .8em}code{background:#f3f3f3;padding:0 .25em}pre{overflow-x:auto}"""
_SHOWN = 12
"""Differences of one document that are shown."""


@dataclass(frozen=True, slots=True)
class Crop:
    """The place of a difference on the page."""

    picture: bytes
    """PNG or WebP."""
    media_type: str
    page: int


Crops = Mapping[tuple[str, str], Crop]
"""By name of the case and path of the difference."""


def page_of(figures: Measured, crops: Crops, title: str) -> str:
    """The report."""
    return "".join(
        (
            f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title>',
            f"<style>{_STYLE}</style><h1>{escape(title)}</h1>",
            f"<pre>{escape(chr(10).join(_head(figures)))}</pre>",
            *_curves(figures),
            *(_table(name, group) for name, group in figures.groups.items() if len(group) > 1 or name == "kind"),
            *_papers(figures.rated, crops),
            "</html>\n",
        )
    )


def _head(figures: Measured) -> Iterator[str]:
    for line in lines_of(figures, misread=0):
        if not line:
            return
        yield line


def _curves(figures: Measured) -> Iterator[str]:
    most = max([risk for _, risk in figures.free] or [0.0], default=0.0)
    risk = curve(
        "Risk and coverage",
        [("no question, by confidence", figures.held), ("by confidence alone", figures.free)],
        ("documents that pass", 0.0, 1.0),
        ("wrong among them", 0.0, max(most * 1.1, 0.01)),
    )
    yield "<h2>Curves</h2>"
    yield f"<figure>{risk}</figure>"
    yield f"<figure>{_reliability('Fields: how sure, how often right', figures.fields)}</figure>"
    yield f"<figure>{_reliability('Records: how sure, how often right', figures.records)}</figure>"


def _reliability(title: str, found: Reliability) -> str:
    points: list[Point] = [(one.confidence, one.right) for one in found.bins]
    least = min((min(point) for point in points), default=0.0)
    least = int(least * 10) / 10
    error = "" if found.error is None else f"expected calibration error {found.error:.4f}"
    axis = ("confidence", least, 1.0)
    return curve(title, [(error, points)], axis, ("right", least, 1.0), dots=True, diagonal=True)


def _table(name: str, group: Sequence[Score]) -> str:
    heads = (name, "papers", "perfect", "core", "untouched", "wrong untouched", "field precision", "field recall",
             "line precision", "line recall", "CPU s", "peak MB")  # fmt: skip
    head = "".join(f"<th>{escape(cell)}" for cell in heads)
    return f"<h2>By {escape(name)}</h2><table><tr>{head}" + "".join(_row(one) for one in group) + "</table>"


def _row(one: Score) -> str:
    cells = (
        escape(one.name), one.papers, part(one.perfect / one.papers), part(one.core / one.papers),
        part(one.untouched / one.papers),
        f'<span class="wrong">{one.wrong_untouched}</span>' if one.wrong_untouched else "0",
        part(one.fields.precision), part(one.fields.recall), part(one.lines.precision), part(one.lines.recall),
        f"{one.cpu_median:.3f}", f"{one.peak / 2**20:.0f}",
    )  # fmt: skip
    return "<tr>" + "".join(f"<td>{cell}" for cell in cells)


def _papers(rated: Sequence[Rated], crops: Crops) -> Iterator[str]:
    bad = sorted((one for one in rated if not one.verdict.perfect), key=lambda one: not one.passes)
    yield f"<h2>Misread: {len(bad)} of {len(rated)}</h2>"
    for one in bad:
        run = one.verdict.run
        said = '<b class="wrong">passes without review</b>' if one.passes else "goes to review"
        yield f'<div class="paper"><h3>{escape(run.case.name)}</h3><p>{said}, {percent(one.confidence)} sure</p>'
        for difference in one.verdict.hard[:_SHOWN]:
            printed, found = escape(str(difference.expected)), escape(str(difference.found))
            yield f'<div class="pair"><b>{escape(difference.path)}</b>: printed <code>{printed}</code>, '
            yield f"found <code>{found}</code>"
            yield _picture(crops.get((run.case.name, difference.path)))
        sentences = [sentence for record in run.found for sentence in record.review]
        yield "".join(f"<p>{escape(sentence)}</p>" for sentence in dict.fromkeys(sentences)) + "</div>"


def _picture(crop: Crop | None) -> str:
    if crop is None:
        return "</div>"
    data = base64.b64encode(crop.picture).decode()
    return f'<br><img alt="page {crop.page}" src="data:{crop.media_type};base64,{data}"></div>'
