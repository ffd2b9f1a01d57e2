"""A sandboxed reader under watch: what a hostile file cost, and that the next paper is still read."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from docflow.errors import Quarantine
from docflow.schema.place import Pages
from docflow.schema.states import QuarantineCode
from workers.read import read_document
from workers.sandbox import Sandbox, Used

MEMORY = 1 << 30
"""Bytes that a child may have in use (Limits.memory)."""


@dataclass
class Guarded:
    """Reads hostile files and holds what they cost against the limits."""

    sandbox: Sandbox
    used: list[Used] = field(default_factory=list)

    def read(self, data: bytes, name: str = "advice.pdf") -> Pages | Quarantine:
        """Pages, or the typed reason why there are none; never another error, never above the limits."""
        self.used.clear()
        result: Pages | Quarantine
        try:
            result = read_document(self.sandbox, data, name)
        except Quarantine as problem:
            assert str(problem).endswith("."), "a reason is a sentence"
            result = problem
        assert all(one.peak <= MEMORY for one in self.used)
        assert self.is_alive()
        return result

    def refused(self, data: bytes, *codes: QuarantineCode, name: str = "advice.pdf") -> Quarantine:
        """The reason of a file that must be refused with one of these codes."""
        result = self.read(data, name)
        assert isinstance(result, Quarantine), f"it was read: {result.text[:200]!r}"
        assert result.code in codes
        return result

    def pages(self, data: bytes, name: str = "advice.pdf") -> Pages:
        """The pages of a file that only looks dangerous."""
        result = self.read(data, name)
        assert isinstance(result, Pages), f"it was refused: {result}"
        return result

    def is_alive(self) -> bool:
        """The parent and its zygote still read an ordinary paper."""
        return read_document(self.sandbox, b"plain words", "next.txt").text == "plain words"


@contextmanager
def guarded() -> Iterator[Guarded]:
    """A sandbox for a module's tests."""
    used: list[Used] = []
    with Sandbox(meter=used.append) as sandbox:
        yield Guarded(sandbox, used)
