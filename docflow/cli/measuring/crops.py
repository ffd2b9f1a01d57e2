"""The places of misread values as pictures, cut out of the pages as displayed."""

import io
from collections.abc import Iterator, Sequence

from PIL import Image

from docflow.cli.measuring.folders import Paper
from docflow.errors import DocflowError
from docflow.evaluation.compare import Difference
from docflow.evaluation.figures import Rated
from docflow.evaluation.page import Crop
from docflow.mail.opening import holds_papers
from docflow.rules.locate import locate
from docflow.schema.place import Box, Pages
from docflow.schema.records import Extraction
from workers.read import PagePicture, draw_pages, read_document
from workers.sandbox import Sandbox

_AROUND = (90.0, 14.0)
"""Points shown on either side of the place, and above and below."""
_MOST = 40
"""Papers whose misread places are cut out; drawing each takes a while."""
_SHOWN = 12


def crops_of(rated: Sequence[Rated], papers: Sequence[Paper]) -> dict[tuple[str, str], Crop]:
    """By name of the case and path: where the value found stands, else where the expected one does."""
    by_name = {paper.case.name: paper for paper in papers}
    bad = sorted((one for one in rated if not one.verdict.perfect), key=lambda one: not one.passes)[:_MOST]
    found: dict[tuple[str, str], Crop] = {}
    with Sandbox() as sandbox:
        for one in bad:
            name = one.verdict.run.case.name
            for path, crop in _of_paper(sandbox, one, by_name[name]):
                found[name, path] = crop
    return found


def _of_paper(sandbox: Sandbox, one: Rated, paper: Paper) -> Iterator[tuple[str, Crop]]:
    data = paper.load()
    if holds_papers(data):
        return  # its papers have pages of their own
    try:
        pages = read_document(sandbox, data, paper.name)
        pictures = {picture.page: picture for picture in draw_pages(sandbox, data, paper.name, pages)}
    except DocflowError:
        return  # what cannot be read has no pages to show
    for difference in one.verdict.hard[:_SHOWN]:
        place = _place(difference, one.verdict.run.found, pages)
        if place and place[0] in pictures:
            yield difference.path, _cut(pictures[place[0]], place[1], pages)


def _place(difference: Difference, found: Sequence[Extraction], pages: Pages) -> tuple[int, Box] | None:
    record, _, path = difference.path.rpartition(":")
    extraction = found[int(record) - 1] if record else found[0] if found else None
    evidence = extraction.fields.get(path) if extraction else None
    if evidence and evidence.page and evidence.box:
        return evidence.page, evidence.box
    if isinstance(difference.expected, str):
        place = locate(difference.expected, pages)
        return (place.page, place.box) if place else None
    return None


def _cut(picture: PagePicture, box: Box, pages: Pages) -> Crop:
    page = next(page for page in pages.pages if page.number == picture.page)
    scale = picture.width / page.width
    across, up = _AROUND
    x0, y0, x1, y1 = box
    edges = (max(x0 - across, 0), max(y0 - up, 0), min(x1 + across, page.width), min(y1 + up, page.height))
    with Image.open(io.BytesIO(picture.data)) as whole:
        part = whole.convert("RGB").crop(tuple(int(edge * scale) for edge in edges))  # type: ignore[arg-type]
    buffer = io.BytesIO()
    part.save(buffer, "WEBP", quality=70)
    return Crop(buffer.getvalue(), "image/webp", picture.page)
