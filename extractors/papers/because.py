"""Why a paper is taken for what it is: its title, what it says, or the format it came in."""

from collections.abc import Iterator

from docflow.schema.records import Kind
from extractors.fields.lexicon import kinds, sentences
from extractors.papers.paper import Paper
from extractors.papers.quoted import Line

_LINES = 60
_LONGEST = 80
_PRINTED = frozenset({"pdf", "image", "word", "mail", "html", "text", "sheet", "csv"})
_TITLES = {Kind.BANK_STATEMENT: "statement"}
_CALLED = {
    Kind.REMITTANCE: "a remittance",
    Kind.INVOICE: "an invoice",
    Kind.DISPUTE: "a dispute",
    Kind.BANK_STATEMENT: "a bank statement",
}


def because(kind: Kind, paper: Paper) -> tuple[str, ...]:
    """At most one sentence a sort of sign; none where only its numbers and sums speak for it."""
    called = _CALLED.get(kind)
    if called is None:
        return ()
    if paper.pages.reader not in _PRINTED:
        return (f"It is {called}: the file is of the format {paper.pages.reader}.",)
    said = [*_quotes(kind, paper)]
    return (f"It is taken for {called}: {' and '.join(said)}.",) if said else (f"Its numbers are those of {called}.",)


def _quotes(kind: Kind, paper: Paper) -> Iterator[str]:
    target = _TITLES.get(kind, kind.value)
    lines = [line for n in range(min(2, len(paper.pages.pages))) for line in paper.lines(n)][:_LINES]
    title = next((line for line in lines if any(hit.target == target for hit in kinds().prefix(line.text))), None)
    if title is not None:
        yield f"it is headed {_quoted(title)}"
    told = (line for line in lines if any(hit.target == target for hit in sentences().scan(line.text)))
    if (line := next(told, None)) is not None and line is not title:
        yield f"it says {_quoted(line)}"


def _quoted(line: Line) -> str:
    words = " ".join(line.text.split())
    return f'"{words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"}"'
