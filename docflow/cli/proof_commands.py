"""`docflow audit` and `docflow evidence`: the trail, and proof of a posting for others."""

from pathlib import Path
from typing import Annotated

import typer

audit = typer.Typer(help="The audit trail.", no_args_is_help=True)
evidence = typer.Typer(help="Proof of a posting, for others.", no_args_is_help=True)


@audit.command("verify")
def audit_verify(
    every: Annotated[bool, typer.Option("--all", help="The trails of all companies in the database.")] = False,
) -> None:
    """Check every hash of the trail and hold it against the heads noted outside; status 1 where it is not whole."""
    from docflow.cli.audit import verify
    from docflow.cli.compose import load_settings

    raise typer.Exit(verify(load_settings(), every=every))


@audit.command("anchor")
def audit_anchor() -> None:
    """Note the head of the trail outside the database now (`docflow serve` does so once a day)."""
    from docflow.cli.audit import anchor
    from docflow.cli.compose import load_settings

    anchor(load_settings())


@evidence.command("write")
def evidence_write(
    posting_id: Annotated[str, typer.Argument(help="The posting.")],
    target: Annotated[Path, typer.Argument(help="Zip to write.")],
) -> None:
    """Write all that led to a posting and came of it, with its part of the audit trail, into one zip."""
    from docflow.cli.audit import write_evidence
    from docflow.cli.compose import load_settings

    write_evidence(load_settings(), posting_id, target)


@evidence.command("verify")
def evidence_verify(
    bundle: Annotated[Path, typer.Argument(help="A zip that `docflow evidence write` or the API made.")],
    anchors: Annotated[Path | None, typer.Option(help="The heads that were noted outside (anchors.jsonl).")] = None,
) -> None:
    """Check a bundle with nothing but it and the noted heads; status 1 where it does not hold."""
    from docflow.cli.audit import verify_evidence

    raise typer.Exit(verify_evidence(bundle, anchors))
