"""Failing equations are answered by a closer look: the words they rest on are read once more from the original."""

import re
from collections.abc import Mapping, Sequence

from pydantic import TypeAdapter, ValidationError

from docflow.errors import Quarantine
from docflow.schema.place import Page, Pages, Word
from docflow.schema.records import Evidence, Extraction
from docflow.schema.states import QuarantineCode
from extractors.contract import ReadOptions
from workers.sandbox import Limits, Runner

_LIMITS = Limits(cpu=45, wall=360, memory=5 << 28)
_LINE = re.compile(r"lines\.(\d+)")
_MOST_PAGES, _MOST_WORDS = 5, 120
_SURE = 0.99
"""Two engines have agreed on such a word already."""
_WORDS = TypeAdapter(list[tuple[int, int, Word]])


def looked_closer(
    sandbox: Runner, data: bytes, name: str, pages: Pages, found: Sequence[Extraction], options: ReadOptions
) -> Pages | None:
    """The pages with new readings of the recognised words behind equations that fail; None where nothing is new."""
    asked = words_in_doubt(pages, found)
    if not asked:
        return None
    request = {
        "name": name,
        "read": options.model_dump(mode="json"),
        "pages": Pages(
            reader=pages.reader, pages=tuple(page for page in pages.pages if page.number in asked)
        ).model_dump(mode="json"),
        "words": {str(number): indices for number, indices in asked.items()},
    }
    try:
        answer = sandbox.run("workers.jobs.reading:reread_job", data, request, _LIMITS)
        new = _WORDS.validate_python(answer.value["words"])
    except Quarantine:
        return None  # what was read first still stands
    except (ValidationError, KeyError) as error:
        raise Quarantine(QuarantineCode.UNREADABLE, "Reading words again gave nothing usable.") from error
    return _with_words(pages, asked, new)


def words_in_doubt(pages: Pages, found: Sequence[Extraction]) -> dict[int, list[int]]:
    """Page number -> indices of its recognised words with digits that stand on the rows of lines and totals whose
    equation fails; of all rows where only a sum over many lines does."""
    wanted: dict[int, list[int]] = {}
    scans = {page.number: page for page in pages.pages if page.method == "ocr"}
    for evidence in (place for one in found for place in _places(one)):
        page = scans.get(evidence.page or 0)
        if page is None or evidence.box is None or (page.number not in wanted and len(wanted) >= _MOST_PAGES):
            continue
        indices = wanted.setdefault(page.number, [])
        indices += [n for n in _row(page, evidence.box) if n not in indices]
    chosen = {number: _least_sure(scans[number], indices) for number, indices in wanted.items()}
    return {number: indices for number, indices in chosen.items() if indices}


def _places(extraction: Extraction) -> list[Evidence]:
    failed = [equation.equation for equation in extraction.proof if not equation.holds]
    if not failed:
        return []
    lines = {match[1] for equation in failed if (match := _LINE.match(equation))}
    paths = [path for path in extraction.fields if "amount" in path]
    inside = [path for path in paths if (match := _LINE.match(path)) is None or match[1] in lines]
    return [extraction.fields[path] for path in (inside if lines else paths)]


def _row(page: Page, box: tuple[float, float, float, float]) -> list[int]:
    middle = (box[1] + box[3]) / 2
    return [n for n, word in enumerate(page.words) if word.y0 <= middle <= word.y1]


def _least_sure(page: Page, indices: Sequence[int]) -> list[int]:
    worth = [n for n in indices if page.words[n].confidence < _SURE and any(map(str.isdigit, page.words[n].text))]
    return sorted(sorted(worth, key=lambda n: page.words[n].confidence)[:_MOST_WORDS])


def _with_words(pages: Pages, asked: Mapping[int, Sequence[int]], new: Sequence[tuple[int, int, Word]]) -> Pages | None:
    """The pages with the words asked for replaced; None where all of them are as before."""
    readings = {(number, index): word for number, index, word in new if index in asked.get(number, ())}
    changed = []
    for page in pages.pages:
        words = tuple(readings.get((page.number, n), word) for n, word in enumerate(page.words))
        changed.append(page if words == page.words else page.model_copy(update={"words": words}))
    if all(one is before for one, before in zip(changed, pages.pages, strict=True)):
        return None
    return pages.model_copy(update={"pages": tuple(changed)})


def fails(found: Sequence[Extraction]) -> bool:
    """Whether any equation does not hold."""
    return any(not equation.holds for one in found for equation in one.proof)


def better(before: Sequence[Extraction], after: Sequence[Extraction]) -> bool:
    """Whether what was extracted from the new readings leaves fewer equations open and asks no more."""
    return _open(after) < _open(before)


def _open(found: Sequence[Extraction]) -> tuple[int, int]:
    failing = sum(not equation.holds for one in found for equation in one.proof)
    return failing, sum(len(one.review) for one in found)
