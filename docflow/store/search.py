"""Words by which documents are found: those of the record, and all those on the pages.

Both databases index the same terms, cut here and not by them, so that a search finds the same on either. A query finds
documents that have each of its words; what hangs together (INV-20418, 1,284.60, or words in quotation marks) is a
phrase, and the last term of each may be the beginning of a longer one.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, false, func, literal_column, select, text, update

from docflow.schema.records import Extraction
from docflow.store.tables import documents, texts
from docflow.store.tables.texts import FOUND, VECTOR
from docflow.store.work import Work

_TERM = re.compile(r"[^\W_]+")
_WORD = re.compile(r'"[^"]*"|[^\s"]+')
"""A word of a query, or several in quotation marks, which then stand beside each other."""
_LONGEST = 80
"""Characters of a term that count; databases refuse much longer ones."""
_MOST = 50_000
"""Terms of a document that are kept: some two hundred dense pages."""
_HEAD = ("name", "subject", "sender", "payer", "customer", "reference")


def terms(*parts: str | None) -> Iterator[str]:
    """The words and numbers of texts, without case, accents and punctuation: "Müller-INV 7" -> muller, inv, 7.

    In ASCII: letters of other scripts by their number, since the databases know different versions of Unicode.
    """
    for part in filter(None, parts):
        plain = unicodedata.normalize("NFKD", part).casefold()
        letters = "".join(c for c in plain if not unicodedata.combining(c))
        yield from (_ascii(term)[:_LONGEST] for term in _TERM.findall(letters))


def _ascii(term: str) -> str:
    return term if term.isascii() else term.encode("ascii", "backslashreplace").decode().replace("\\", "")


class Search:
    """The index of a tenant's documents."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def head(self, values: Mapping[str, Any]) -> None:
        """What a list shows of a document, of its row's values; before the document there is nothing to find."""
        head = _joined(terms(*(values.get(name) for name in _HEAD)))
        self._put(values["id"], head=head)

    def first(self, values: Mapping[str, Any]) -> None:
        """The same of a document that is new."""
        self._work.add(texts, document_id=values["id"], head=_joined(terms(*(values.get(name) for name in _HEAD))))

    def record(self, document_id: str, extraction: Extraction) -> None:
        """Every value of the record."""
        self._put(document_id, record=_joined(terms(*_leaves(extraction.record.model_dump(mode="json")))))

    def words(self, document_id: str, pages: str) -> None:
        """All words on its pages."""
        self._put(document_id, words=_joined(terms(pages)))

    def _put(self, document_id: str, **values: str) -> None:
        there = (texts.c.tenant == self._work.tenant) & (texts.c.document_id == document_id)
        if not self._work.run(update(texts).where(there).values(**values)):
            self._work.add(texts, document_id=document_id, **values)

    def finds(self, query: str) -> ColumnElement[bool]:
        """The criterion for documents that a query finds: none, where it has no word."""
        phrases = [list(terms(word)) for word in _WORD.findall(query)]
        wanted = [phrase for phrase in phrases if phrase]
        if not wanted:
            return false()
        found = _postgresql(wanted) if self._work.on_postgresql else _sqlite(wanted)
        mine = select(texts.c.document_id).where(texts.c.tenant == self._work.tenant, found)
        return documents.c.id.in_(mine)


def _sqlite(phrases: Iterable[list[str]]) -> ColumnElement[bool]:
    match = " ".join(f'"{" ".join(phrase)}" *' for phrase in phrases)
    hits: Select[Any] = select(literal_column("rowid")).select_from(text(FOUND)).where(text(f"{FOUND} MATCH :match"))
    return texts.c.key.in_(hits.params(match=match))


def _postgresql(phrases: Iterable[list[str]]) -> ColumnElement[bool]:
    wanted = " & ".join("(" + " <-> ".join(f"'{term}'" for term in phrase) + ":*)" for phrase in phrases)
    return literal_column(VECTOR).op("@@")(func.to_tsquery(literal_column("'simple'"), wanted))


def _leaves(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for inner in value.values():
            yield from _leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner)
    elif isinstance(value, str):
        yield value


def _joined(found: Iterable[str]) -> str:
    return " ".join(term for term, _ in zip(found, range(_MOST), strict=False))
