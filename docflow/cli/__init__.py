"""The command line: the only composition root. It wires everything and is imported by nothing."""

from docflow.cli.commands import main

__all__ = ["main"]
