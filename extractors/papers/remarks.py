"""What a reader set on the pages as comments: each is a small text of its own, and no part of what is printed."""

from extractors.papers.aslant import Note
from extractors.papers.commented import is_told, words_of
from extractors.papers.paper import Paper, once
from extractors.tables.rows import atoms_in_lines


@once
def remarks_of(paper: Paper) -> list[Note]:
    """The comments of all pages."""
    return [
        Note(tuple(atom for line in atoms_in_lines(list(words_of(remark))) for atom in line), number)
        for number, page in enumerate(paper.pages.pages)
        for remark in page.remarks
        if is_told(remark)
    ]
