"""Who pays, and by what a payer is recognised."""

from docflow.rules.payer.directory import Directory, HeldDirectory
from docflow.rules.payer.identify import by_documents, chosen, corroborated, identify

__all__ = ["Directory", "HeldDirectory", "by_documents", "chosen", "corroborated", "identify"]
