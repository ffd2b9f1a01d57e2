"""Bytes to text: byte order mark, UTF-8, else the best guess; whatever was replaced is said."""

import codecs

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65_536
_ODD = bytes(set(range(32)) - {9, 10, 12, 13, 27, 28, 29, 30, 31})
"""Control characters that no text has; tabs, line and page feeds, escape and separators are left."""


def decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text and notes on what had to be replaced."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _replaced(data, codec)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _replaced(data, _guess(data[:_SAMPLE]))


def looks_like_text(data: bytes) -> bool:
    """No zero bytes (unless a byte order mark explains them) and hardly any control characters; a PDF is none, though
    it may be written without any."""
    if not data or data.startswith(b"%PDF-"):
        return False
    if data.startswith(tuple(mark for mark, _ in _MARKS)):
        return True
    sample = data[:_SAMPLE]
    odd = len(sample) - len(sample.translate(None, _ODD))
    return b"\0" not in sample and odd <= len(sample) / 200


def _guess(sample: bytes) -> str:
    """Windows-1252 unless the statistics clearly say otherwise: it is what mail programs and sheets write."""
    best = from_bytes(sample, cp_isolation=["cp1252", "cp1250", "iso8859_15", "cp437", "cp850", "mac_roman"]).best()
    return best.encoding if best is not None and not _plausible(sample, "cp1252") else "cp1252"


def _plausible(sample: bytes, codec: str) -> bool:
    try:
        text = sample.decode(codec)
    except UnicodeDecodeError:
        return False
    foreign = [char for char in text if ord(char) > 127]
    letters = sum(1 for char in foreign if char.isalpha() or char in "€£§°–—’‘“”„«»·\xa0•…")
    return letters >= 0.8 * len(foreign)


def _replaced(data: bytes, codec: str) -> tuple[str, tuple[str, ...]]:
    text = data.decode(codec, "replace")
    broken = text.count("\ufffd")
    return text, (f"{broken} characters could not be decoded ({codec}).",) if broken else ()
