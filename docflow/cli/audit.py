"""`docflow audit` and `docflow evidence`: the trail held against what was noted outside, and proof for others."""

from pathlib import Path

import typer

from docflow.cli.compose import open_anchors, open_files, open_store
from docflow.decisions.evidence import gather
from docflow.errors import BadInput
from docflow.files.anchors import AnchorFile
from docflow.files.bundle import packed, unpacked
from docflow.rules.evidence import look
from docflow.schema.evidence import Found
from docflow.schema.trail import Anchor
from docflow.settings import Settings
from docflow.store import Store
from workers.anchor import anchor_now


def anchor(settings: Settings) -> None:
    """Notes the head of the trail now."""
    head = anchor_now(open_store(settings), open_anchors(settings))
    typer.echo(f"{head.tenant}: entry {head.seq}, {head.hash}")


def verify(settings: Settings, *, every: bool = False) -> int:
    """The trail from its first entry, held against the noted heads; 1 where it is not whole. `every`: the trails of
    all companies in the database, and of those that have noted heads and are gone."""
    store, anchors = open_store(settings), open_anchors(settings)
    tenants = sorted(store.tenants() | anchors.tenants()) if every else [store.tenant]
    return max((_verify(store.of(one), anchors.all(one)) for one in tenants), default=0)


def _verify(store: Store, noted: list[Anchor]) -> int:
    with store.read() as tx:
        problems, head = tx.audit.verify(noted), tx.audit.anchor()
    for problem in problems:
        typer.echo(f"{store.tenant}: {problem}")
    if not problems:
        last = f"the last noted is entry {noted[-1].seq} of {noted[-1].at:%Y-%m-%d}" if noted else "none is noted"
        typer.echo(f"{store.tenant}: {head.seq} entries, whole; {len(noted)} noted heads agree, {last}.")
    return int(bool(problems))


def write_evidence(settings: Settings, posting_id: str, target: Path) -> None:
    """The bundle of one posting."""
    with open_store(settings).read() as tx:
        bundle = gather(tx, open_files(settings), open_anchors(settings), posting_id)
    try:
        target.write_bytes(packed(bundle))
    except OSError as error:
        raise BadInput(f"{target} cannot be written: {error.strerror}") from error
    typer.echo(f"{target}: {len(bundle)} files; check it with: docflow evidence verify {target}")


def verify_evidence(bundle: Path, noted: Path | None) -> int:
    """Checks a bundle without any database; 1 where it does not hold, or nothing dates it."""
    try:
        files = unpacked(bundle.read_bytes())
    except OSError as error:
        raise BadInput(f"{bundle} cannot be read: {error.strerror}") from error
    anchors = AnchorFile(noted).every() if noted else []
    found = look(files, anchors)
    _print(found)
    return int(bool(found.problems))


def _print(found: Found) -> None:
    typer.echo(f"Posting {found.posting_id or 'unknown'}: " + ("does not hold" if found.problems else "holds"))
    for sign, sentences in (("no ", found.problems), ("ok ", found.proven), ("?  ", found.open)):
        for sentence in sentences:
            typer.echo(f"{sign} {sentence}")
