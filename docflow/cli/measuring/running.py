"""Papers through the sandbox, some at a time, each with what it cost."""

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from docflow.cli.measuring.folders import Paper
from docflow.errors import DocflowError, Quarantine
from docflow.evaluation.demands import Answered, Asked, Seen, answered
from docflow.evaluation.runs import Case, Cost, Run
from workers.extract import records_in_file, unreadable
from workers.sandbox import Sandbox, Used


class Meter:
    """Adds up what the children of one paper cost; papers are read in threads of their own."""

    def __init__(self) -> None:
        self._mine = threading.local()

    def __call__(self, used: Used) -> None:
        """Told by the sandbox when a child has ended."""
        self._mine.used = [*getattr(self._mine, "used", ()), used]

    def taken(self) -> Cost:
        """The cost since the last call, of this thread."""
        used: list[Used] = list(getattr(self._mine, "used", ()))
        self._mine.used = []
        return Cost(cpu=round(sum(one.cpu for one in used), 4), peak=max((one.peak for one in used), default=0))


def runs_of(papers: Sequence[Paper], jobs: int) -> Iterator[Run]:
    """What `docflow extract` finds in each, in their order; questions about the threshold left out."""
    meter = Meter()
    with Sandbox(meter=meter) as sandbox, ThreadPoolExecutor(jobs) as pool:
        yield from pool.map(lambda paper: _run(sandbox, meter, paper), papers)


def _run(sandbox: Sandbox, meter: Meter, paper: Paper) -> Run:
    meter.taken()
    try:
        found, readable = records_in_file(sandbox, paper.name, paper.load())
    except DocflowError as problem:
        code = problem.code if isinstance(problem, Quarantine) else None
        found, readable = [unreadable(str(problem), code)], False
    return Run(case=paper.case, found=tuple(found), readable=readable, cost=meter.taken())


def answers_of(asked: Sequence[Asked], jobs: int) -> Iterator[Answered]:
    """What is found in each file, held against what is asked of it, in their order."""
    papers = [Paper(_untold(one), one.path.name, one.path.read_bytes) for one in asked]
    for one, run in zip(asked, runs_of(papers, jobs), strict=True):
        yield answered(one, Seen(one.path, one.path.read_bytes(), run))


def _untold(asked: Asked) -> Case:
    """A case whose records nobody has listed."""
    return Case(name=asked.path.name, layout=asked.collection, kind="-", expected=())
