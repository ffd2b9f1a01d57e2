"""JSON Lines: one canonical posting a line, as the API has it."""

from collections.abc import Iterable, Iterator

from docflow.schema.postings import Posting

MEDIA_TYPE = "application/jsonl"
SUFFIX = "jsonl"


def write(postings: Iterable[Posting]) -> Iterator[bytes]:
    """One line each."""
    for one in postings:
        yield one.model_dump_json(exclude_none=True).encode() + b"\n"
