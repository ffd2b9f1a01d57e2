"""Records in a file, one a line, so that a million of them need no memory."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import Generic, TypeVar

from docflow.schema.base import Frozen

Record = TypeVar("Record", bound=Frozen)


class Spool(Generic[Record]):
    """Written once, read as often as needed; gone with the stack."""

    def __init__(self, kind: type[Record], records: Iterable[Record], files: ExitStack) -> None:
        """Takes the records to their end; what they raise passes."""
        self._kind = kind
        self._file = files.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - closed by the stack
        self.count = 0
        for record in records:
            self._file.write(record.model_dump_json(exclude_defaults=True).encode() + b"\n")
            self.count += 1

    def __iter__(self) -> Iterator[Record]:
        self._file.seek(0)
        return (self._kind.model_validate_json(line) for line in self._file)
