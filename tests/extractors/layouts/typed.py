"""Pages typed as text: six points a column, twelve a line."""

import re

from docflow.schema.place import Method, Page, Pages, Word

_WORD = re.compile(r"\S+")


def page(text: str, number: int = 1, method: Method = "text", confidence: float = 1.0) -> Page:
    """One page of monospaced text."""
    words = []
    for y, row in enumerate(text.strip("\n").split("\n")):
        for found in _WORD.finditer(row):
            x0, x1 = found.start() * 6.0, found.end() * 6.0
            words.append(Word(found.group(), x0, y * 12.0, x1, y * 12.0 + 10, confidence, 10.0))
    return Page(number=number, width=720, height=842, words=tuple(words), method=method)


def pages(*texts: str, method: Method = "text", confidence: float = 1.0) -> Pages:
    """A document of such pages."""
    typed = tuple(page(text, number, method, confidence) for number, text in enumerate(texts, 1))
    return Pages(reader="mail" if method == "mail" else "pdf", pages=typed)
