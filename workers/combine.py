"""The papers of a mail looked at together, once all of them are read: the COMBINE step.

One payment told over several files becomes one document, whose pages are theirs laid together; the papers it was made
from end as `merged`. Everything else goes on to matching as it is.
"""

import re
from collections.abc import Sequence
from itertools import groupby

from docflow.decisions import merging
from docflow.decisions.dividing import MADE
from docflow.files import Files
from docflow.schema.documents import Document, Task
from docflow.schema.place import Pages, laid_together
from docflow.schema.records import Extraction
from docflow.schema.states import DocumentState, Step
from docflow.store import Tx
from extractors.papers.together import Papers, Told
from workers.extract import hints_of, together
from workers.workshop import Workshop

Group = tuple[Document, ...]
"""The records of one paper, each a document; most papers have one."""


def combine(shop: Workshop, task: Task) -> list[str]:
    """The COMBINE step: matching follows for whatever stands then."""
    with shop.store.read() as tx:
        before = waiting(tx, task.subject)
    groups = _groups(before)
    papers = [(_pages(shop.files, group), [_found(one) for one in group]) for group in groups]
    told = together(shop.sandbox, papers, hints_of(before[0])) if len(groups) > 1 else []
    made = [(one, _placed(one, groups, papers), _laid(shop.files, one, papers)) for one in told if len(one.of) > 1]
    with shop.store.begin() as tx:
        tx.lock(f"mail:{task.subject}")
        now = waiting(tx, task.subject)
        if _versions(now) != _versions(before):
            # Another paper came in meanwhile, out of an archive that was unlocked: look again.
            again = tx.tasks.add(Step.COMBINE, task.subject)
            tx.tasks.done(task)
            return [again]
        tx.tasks.done(task)
        whole = [merging.merge(tx, sources, one.found, pages) for one, sources, pages in made]
        gone = {source.id for _, sources, _ in made for source, _ in sources}
        return [tx.tasks.add(Step.MATCH, one.id) for one in (*whole, *now) if one.id not in gone]


def waiting(tx: Tx, mail_id: str) -> list[Document]:
    """The papers of the mail about which nothing is decided, and which are as they came."""
    papers = (one for one in tx.documents.of_mail(mail_id) if MADE not in one.hints)
    return [one for one in papers if one.state is DocumentState.EXTRACTED and one.extraction]


def _versions(documents: Sequence[Document]) -> list[tuple[str, int]]:
    return [(one.id, one.version) for one in documents]


def _groups(documents: Sequence[Document]) -> list[Group]:
    """By paper, the mail's own text first."""
    ordered = sorted(documents, key=lambda one: (one.part != "body", _position(one.part), one.ordinal))
    return [tuple(group) for _, group in groupby(ordered, key=lambda one: one.part)]


def _position(part: str) -> list[int]:
    """Where it lies in the mail, "1.10" behind "1.2"."""
    return [int(number) for number in re.findall(r"\d+", part)]


def _found(document: Document) -> Extraction:
    assert document.extraction is not None
    return document.extraction


def _pages(files: Files, group: Group) -> Pages:
    blob = group[0].pages_sha256
    return Pages.model_validate_json(files.get(blob)) if blob else Pages(reader="", pages=())


def _placed(told: Told, groups: Sequence[Group], papers: Papers) -> list[tuple[Document, int]]:
    """The documents that a record is made from, and how many pages lie above those of each."""
    above = {n: sum(len(papers[m][0].pages) for m in told.papers[:at]) for at, n in enumerate(told.papers)}
    return [(groups[source.paper][source.record], above[source.paper]) for source in told.of]


def _laid(files: Files, told: Told, papers: Papers) -> str:
    """The blob with the pages of all its papers."""
    return files.put(laid_together([papers[n][0] for n in told.papers]).model_dump_json().encode())
