"""Plain text: each character in its column, each line in its row."""

from docflow.errors import Quarantine
from docflow.schema.place import Pages
from docflow.schema.states import QuarantineCode
from extractors.contract import ReadOptions
from extractors.readers._decode import decoded, looks_like_text
from extractors.readers._grid import pages_of_lines

NAME = "text"
RANK = -1
"""Claims whatever is text; every reader that knows more goes first."""
_MAX_BYTES = 4_000_000


def claims(data: bytes, name: str) -> bool:
    """Anything without binary bytes."""
    return looks_like_text(data)


def read(data: bytes, options: ReadOptions) -> Pages:
    """Words by column and row; raises Quarantine(LIMITS) above four megabytes."""
    if len(data) > _MAX_BYTES:
        sentence = f"The text has {len(data):,} bytes; at most {_MAX_BYTES:,} are read. Send it in parts."
        raise Quarantine(QuarantineCode.LIMITS, sentence)
    text, notes = decoded(data)
    pages = pages_of_lines(text.splitlines() if "\f" not in text else text.split("\n"), "text")
    kept = pages[: options.max_pages]
    if len(pages) > len(kept):
        notes = (*notes, f"Only the first {len(kept)} of {len(pages)} pages were read.")
    return Pages(reader=NAME, pages=tuple(kept), notes=notes)
