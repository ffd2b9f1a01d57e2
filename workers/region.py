"""A box that somebody drew on the picture of a page, where no word was read: recognised by itself, in the sandbox.

The picture is the one that was looked at, so that it is the right page whatever the paper was split from or laid
together with, and whatever password its file has.
"""

from collections.abc import Callable

from pydantic import TypeAdapter, ValidationError

from docflow.errors import Quarantine
from docflow.schema.place import Box, Page, Word
from docflow.schema.states import QuarantineCode
from workers.sandbox import Limits, Runner

_LIMITS = Limits(cpu=20, wall=30, memory=1 << 30)
_WORDS = TypeAdapter(list[Word])
Recognise = Callable[[bytes, Page, Box, str | None], list[Word]]


def recogniser(sandbox: Runner) -> Recognise:
    """Words in a box of a page's picture; none where nothing can be made out."""

    def recognise(picture: bytes, page: Page, box: Box, language: str | None) -> list[Word]:
        asked = {"width": page.width, "box": box, "language": language}
        try:
            answer = sandbox.run("workers.jobs.reading:region_job", picture, asked, _LIMITS)
            return _WORDS.validate_python(answer.value["words"])
        except Quarantine:
            return []
        except (ValidationError, KeyError) as error:
            raise Quarantine(QuarantineCode.UNREADABLE, "Recognising a part of a page gave nothing usable.") from error

    return recognise
