"""HTML printed to PDF by Chromium, as a browser prints a portal page or a mail."""

import re
import subprocess
import tempfile
from pathlib import Path

_DATES = re.compile(rb"/(CreationDate|ModDate) \(D:[^)]*\)")


def printed(html: str) -> bytes:
    """The page as PDF, without the browser's own head and foot lines (they carry the hour of printing)."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "page.html", Path(folder) / "page.pdf"
        source.write_text(html, encoding="utf-8")
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"]
        command += ["--no-pdf-header-footer", f"--print-to-pdf={target}", source.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return undated(target.read_bytes())


def undated(pdf: bytes) -> bytes:
    """Equal bytes on every run: the hour of printing is overwritten in place."""
    return _DATES.sub(rb"/\1 (D:20261101000000+00'00')", pdf)
