"""Pages and the comments on them: which words somebody set on a page afterwards."""

from collections.abc import Iterator, Sequence

from docflow.schema.place import Page, Pages, Remark, Word

_LEAST = 2
"""Words with letters that a comment has; less is typed into a form."""


def is_told(remark: Remark) -> bool:
    """Whether it says something, and is no value of a form."""
    return sum(any(map(str.isalpha, word)) for word in remark.text.split()) >= _LEAST


def without_remarks(pages: Pages) -> Pages:
    """The pages as they were before anybody commented on them."""
    if not any(page.remarks for page in pages.pages):
        return pages
    kept = (page.model_copy(update={"words": tuple(_printed(page))}) for page in pages.pages)
    return pages.model_copy(update={"pages": tuple(kept)})


def _printed(page: Page) -> Iterator[Word]:
    """All words but those that a comment shows where it stands."""
    told = [(remark, frozenset(remark.text.split())) for remark in page.remarks if is_told(remark)]
    for word in page.words:
        if not any(word.text in texts and _within(word, remark) for remark, texts in told):
            yield word


def _within(word: Word, remark: Remark) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
    return remark.x0 <= x <= remark.x1 and remark.y0 <= y <= remark.y1


def words_of(remark: Remark) -> Iterator[Word]:
    """Its words in lines that fill its box, each letter as wide as the others."""
    lines: Sequence[str] = remark.text.split("\n")
    high = (remark.y1 - remark.y0) / len(lines)
    each = (remark.x1 - remark.x0) / max(map(len, lines))
    for n, line in enumerate(lines):
        x, y = remark.x0, remark.y0 + n * high
        for text in line.split():
            yield Word(text, x, y, x + each * len(text), y + high, size=high)
            x += each * (len(text) + 1)
