"""Bytes in, pages and pictures out: the child's side of READ."""

import io
from collections.abc import Mapping
from typing import Any

from PIL import Image

from docflow.mail.opening import holds_papers, letter_of
from docflow.schema.place import Pages, Word
from extractors import registry
from extractors.contract import ReadOptions
from extractors.readers import _engine, _recogniser, _region, _reread, mail
from workers.sandbox import Answer

_QUALITY = 80
_REREAD_DPI = 300.0


def read_job(data: bytes, options: Mapping[str, Any]) -> Answer:
    """Blob 0 is the Pages as JSON."""
    wishes = ReadOptions.model_validate(options["read"])
    letter = letter_of(data, wishes.passwords)
    if letter is not None:
        pages = mail.pages_of(letter)
    else:
        pages = registry.reader_of(data, options["name"]).read(data, wishes)
    return Answer({}, [pages.model_dump_json().encode()])


def picture_job(data: bytes, options: Mapping[str, Any]) -> Answer:
    """value["pictures"] has [page, width, height] of each blob."""
    pages = Pages.model_validate(options["pages"])
    wishes = ReadOptions.model_validate(options["read"])
    sizes: list[tuple[int, int, int]] = []
    blobs: list[bytes] = []
    if not holds_papers(data):
        for number, image in registry.pictures(data, options["name"], pages, wishes):
            sizes.append((number, image.width, image.height))
            blobs.append(_webp(image))
    return Answer({"pictures": sizes}, blobs)


def reread_job(data: bytes, options: Mapping[str, Any]) -> Answer:
    """value["words"] has page, index and new reading of the words asked for."""
    pages = Pages.model_validate(options["pages"])
    wishes = ReadOptions.model_validate(options["read"])
    asked: dict[str, list[int]] = options["words"]
    found: list[tuple[int, int, Word]] = []
    by_number = {page.number: page for page in pages.pages}
    for number, image in registry.pictures(data, options["name"], pages, wishes, _REREAD_DPI):
        indices = asked[str(number)]
        words = _reread.reread(image, _REREAD_DPI, [by_number[number].words[index] for index in indices])
        found += [(number, index, word) for index, word in zip(indices, words, strict=True)]
    return Answer({"words": found}, [])


def region_job(data: bytes, options: Mapping[str, Any]) -> Answer:
    """The picture of a page -> value["words"], those in options["box"] (points; "width": of the page in points)."""
    with Image.open(io.BytesIO(data), formats=["WEBP"]) as picture:
        dpi = picture.width / float(options["width"]) * 72
        x0, y0, x1, y1 = map(float, options["box"])
        return Answer({"words": _region.recognised(picture, dpi, (x0, y0, x1, y1), options["language"])}, [])


def _webp(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "WEBP", quality=_QUALITY, method=2)
    return buffer.getvalue()


_TINY_PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1
/BaseFont/Helvetica>>>>>>>>endobj
4 0 obj<</Length 29>>stream
BT /F 9 Tf 9 9 Td (warm) Tj ET
endstream endobj
trailer<</Root 1 0 R>>
%%EOF"""


def warm_up() -> None:
    """For the zygote: what every child would otherwise load and build for itself (modules, fonts, validators)."""
    if isinstance(engine := _engine.engine(), _engine.Library):
        _engine.loaded(min(engine.languages(), key=lambda language: language != "eng"))
    _recogniser.recogniser()
    registry.extractors_found()
    options = {"name": "warm.pdf", "read": ReadOptions().model_dump(mode="json")}
    answer = read_job(_TINY_PDF, options)
    pages = Pages.model_validate_json(answer.blobs[0])
    picture_job(_TINY_PDF, options | {"pages": pages.model_dump(mode="json")})
