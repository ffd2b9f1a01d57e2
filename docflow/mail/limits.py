"""What a mail may be: bounds that are checked on the bytes, before a parser touches them."""

import re
from email.message import Message as MimePart

from docflow.errors import Quarantine
from docflow.schema.states import QuarantineCode

MAX_MAIL = 60 * 1024 * 1024
"""Bytes of a whole mail; common servers allow 25 to 50 MB."""
MAX_HEADERS = 256 * 1024
"""Bytes of the head; 64 KB is generous for one header."""
MAX_HEADER = 64 * 1024
MAX_PARTS = 200
MAX_ENCODED_WORDS = 2_000
_ENCODED_WORD = re.compile(rb"=\?[^?\s]{1,40}\?[bBqQ]\?")
_BOUNDARY = re.compile(rb"boundary\s*=", re.IGNORECASE)
_ENCLOSED = re.compile(rb"content-type\s*:\s*message/", re.IGNORECASE)
MAX_DEPTH = 20


def check_before_parsing(raw: bytes) -> None:
    """Raises Quarantine(LIMITS) for mails that would exhaust a parser."""
    if not raw.strip():
        raise Quarantine(QuarantineCode.UNREADABLE, "The mail is empty.")
    if len(raw) > MAX_MAIL:
        _refuse(f"it has {len(raw) / 2**20:.0f} MB; at most {MAX_MAIL // 2**20} MB are read")
    head = re.split(rb"\r?\n\r?\n", raw[: MAX_HEADERS + 1], maxsplit=1)[0]
    if len(head) > MAX_HEADERS:
        _refuse(f"its headers are longer than {MAX_HEADERS // 1024} KB")
    if any(len(field) > MAX_HEADER for field in re.split(rb"\r?\n(?![ \t])", head)):
        _refuse(f"one header is longer than {MAX_HEADER // 1024} KB")
    if len(_ENCODED_WORD.findall(head)) > MAX_ENCODED_WORDS:
        _refuse("its headers hold too many encoded words")
    if len(_BOUNDARY.findall(raw)) > MAX_PARTS or len(_ENCLOSED.findall(raw)) > MAX_DEPTH:
        _refuse(f"it is nested deeper than {MAX_DEPTH} levels")
    if raw.count(b"\n--") > 50 * MAX_PARTS:
        _refuse(f"it has more than {MAX_PARTS} parts")


def check_parts(parts: list[tuple[str, MimePart]]) -> None:
    """Raises Quarantine(LIMITS) where there are more leaves, or deeper ones, than any honest mail has."""
    if len(parts) > MAX_PARTS:
        _refuse(f"it has {len(parts)} parts; at most {MAX_PARTS} are read")
    if any(path.count(".") > MAX_DEPTH for path, _ in parts):
        _refuse(f"it is nested deeper than {MAX_DEPTH} levels")


def _refuse(why: str) -> None:
    raise Quarantine(QuarantineCode.LIMITS, f"The mail is not read because {why}. Its original is kept.")
