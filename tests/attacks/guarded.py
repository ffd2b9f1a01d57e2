"""A sandboxed reader under watch: what a hostile file cost, and that the next paper is still read."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from docflow.errors import Quarantine
from docflow.schema.place import Pages
from docflow.schema.states import QuarantineCode
from workers.read import read_document
from workers.sandbox import Answer, Limits, Runner, Sandbox, Used

MEMORY = 1 << 30
"""Bytes that a child may have in use (Limits.memory)."""


@dataclass(frozen=True)
class Hurried:
    """A sandbox with little time: what only a limit ends need not take as long as the real one."""

    sandbox: Runner
    cpu: int
    """Seconds that a child gets at most."""

    def run(
        self, job: str, payload: bytes, options: Mapping[str, Any] | None = None, limits: Limits | None = None
    ) -> Answer:
        """As the sandbox does."""
        wished = limits or Limits()
        return self.sandbox.run(job, payload, options, wished.model_copy(update={"cpu": min(self.cpu, wished.cpu)}))


@dataclass
class Guarded:
    """Reads hostile files and holds what they cost against the limits."""

    sandbox: Sandbox
    used: list[Used] = field(default_factory=list)

    def read(self, data: bytes, name: str = "advice.pdf", cpu: int = Limits().cpu) -> Pages | Quarantine:
        """Pages, or the typed reason why there are none; never another error, never above the limits. `cpu`: seconds
        that a child gets."""
        self.used.clear()
        result: Pages | Quarantine
        try:
            result = read_document(Hurried(self.sandbox, cpu), data, name)
        except Quarantine as problem:
            assert str(problem).endswith("."), "a reason is a sentence"
            result = problem
        assert all(one.peak <= MEMORY for one in self.used)
        assert self.is_alive()
        return result

    def refused(
        self, data: bytes, *codes: QuarantineCode, name: str = "advice.pdf", cpu: int = Limits().cpu
    ) -> Quarantine:
        """The reason of a file that must be refused with one of these codes."""
        result = self.read(data, name, cpu)
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
    """A sandbox for some tests."""
    used: list[Used] = []
    with Sandbox(meter=used.append) as sandbox:
        yield Guarded(sandbox, used)
