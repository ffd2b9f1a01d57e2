"""What all the containers of one mail may hold together; counted on real bytes, since written sizes may lie."""

from docflow.errors import Quarantine
from docflow.schema.states import QuarantineCode

MAX_BYTES = 200 * 1024 * 1024
MAX_ENTRIES = 1_000


class Allowance:
    """How many entries and bytes may still be unpacked."""

    def __init__(self, entries: int = MAX_ENTRIES, size: int = MAX_BYTES) -> None:
        self._entries, self._bytes = entries, size

    def take_entries(self, count: int) -> None:
        """Raises Quarantine(LIMITS) where there are more than may be."""
        self._entries -= count
        if self._entries < 0:
            _refuse(f"more than {MAX_ENTRIES:,} files")

    def take_bytes(self, size: int) -> None:
        """Raises Quarantine(LIMITS) where they come to more than may be."""
        self._bytes -= size
        if self._bytes < 0:
            _refuse(f"more than {MAX_BYTES >> 20} MB unpacked")


def _refuse(what: str) -> None:
    raise Quarantine(QuarantineCode.LIMITS, f"It holds {what} and is not opened; ask the sender for the papers alone.")
