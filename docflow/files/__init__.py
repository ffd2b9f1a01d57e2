"""Document bytes, addressed by the sha256 of what they are. Names are metadata and are kept elsewhere."""

from docflow.files.contract import Corrupted, Files
from docflow.files.local import LocalFiles

__all__ = ["Corrupted", "Files", "LocalFiles"]
