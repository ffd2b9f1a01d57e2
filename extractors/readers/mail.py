"""A mail as Pages: its header lines on top of page 1, then the body, the HTML part where it says more."""

from docflow.schema.mail import Message
from docflow.schema.place import Page, Pages, Word
from extractors.readers import _grid
from extractors.readers._letter import harmless
from extractors.readers._markup import words_of

NAME = "mail"
_MAX_LINES = 20_000


def pages_of(message: Message) -> Pages:
    """One page: From, Subject, Date and whom it goes to by name, a blank line, the body."""
    head = [word for row, line in enumerate(_head(message)) for word in _grid.words_of_line(line, row)]
    below = len(_head(message)) + 1
    body = [_moved(word, below) for word in _body(message)]
    page: Page = _grid.page(1, [*head, *body], "mail")
    return Pages(reader=NAME, pages=(page,), notes=message.notes, letter=harmless(message.body_html))


def _head(message: Message) -> list[str]:
    sender = f"{message.sender_name} <{message.sender}>" if message.sender_name else message.sender
    lines = [f"From: {sender}", f"Subject: {message.subject}"]
    if message.date is not None:
        lines.append(f"Date: {message.date:%Y-%m-%d}")
    if message.to_name and "@" not in message.to_name:
        lines.append(f"To: {message.to_name}")
    return [" ".join(line.split()) for line in lines]


def _body(message: Message) -> list[Word]:
    """The HTML part keeps tables as tables; the plain part is taken where HTML is absent or empty, and where it says
    the same in lines that an HTML part without tables has lost."""
    marked = words_of(message.body_html) if message.body_html.strip() else []
    said = "".join(word.text for word in marked)
    if marked and ("<table" in message.body_html.lower() or said != "".join(message.body_text.split())):
        return marked
    lines = message.body_text.splitlines()[:_MAX_LINES]
    return list(_grid.words_of_lines(lines))


def _moved(word: Word, rows: int) -> Word:
    shift = rows * _grid.LINE
    return word._replace(y0=word.y0 + shift, y1=word.y1 + shift)
