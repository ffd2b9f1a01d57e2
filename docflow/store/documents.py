"""Documents: one paper each, moved by compare-and-swap along the table of states."""

import datetime as dt
from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import Any, Unpack

from sqlalchemy import ColumnElement, Select, func, update

from docflow.errors import IllegalMove, NotFound, Refused, Stale
from docflow.rules.keys import folded
from docflow.schema.documents import EVERYTHING, Document, NewDocument, Picture, Wanted
from docflow.schema.receivables import Application
from docflow.schema.records import Extraction, Kind
from docflow.schema.states import ANNOUNCING, DOCUMENT_MOVES, DocumentState
from docflow.store.amounts import minor_units_if_any
from docflow.store.document_rows import Changes, columns_of, document_of, reference_key
from docflow.store.search import Search
from docflow.store.tables import documents, pictures
from docflow.store.texts import canonical
from docflow.store.work import Work

_NO_PAYMENT = (
    DocumentState.DUPLICATE,
    DocumentState.SPLIT,
    DocumentState.MERGED,
    DocumentState.QUARANTINED,
    DocumentState.NOT_REMITTANCE,
)
_NEIGHBOURS = 50
"""At most so many are looked at for one receipt."""
_LIGHT = [column for column in documents.c if column.name not in ("extraction", "application")]
DocumentList = list[Document]
Ids = list[str]
PictureList = list[Picture]
Criteria = list[ColumnElement[bool]]
_SEARCHED = {"name", "subject", "sender", "payer", "reference", "customer"}


class Documents:
    """The documents of a tenant."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._search = Search(work)

    def add(self, new: NewDocument) -> tuple[str, bool]:
        """Stores a document once per (mail, part, ordinal) or (parent, ordinal); returns its id and if it is new."""
        work, document_id, now = self._work, self._work.new_id("doc"), self._work.clock()
        values = new.model_dump() | {"hints": canonical(new.hints), "received_at": now, "updated_at": now}
        if work.add_or_ignore(documents, id=document_id, state=DocumentState.RECEIVED.value, **values):
            self._search.first({"id": document_id, **values})
            return document_id, True
        there = documents.c.ordinal == new.ordinal
        if new.mail_id is not None:
            there &= (documents.c.mail_id == new.mail_id) & (documents.c.part == new.part)
        else:
            there &= documents.c.parent_id == new.parent_id
        return str(work.value(work.mine(documents, there).with_only_columns(documents.c.id))), False

    def get(self, document_id: str) -> Document:
        """The document. Raises NotFound."""
        row = self._work.row(self._work.mine(documents, documents.c.id == document_id))
        if row is None:
            raise NotFound(f"There is no document {document_id}.")
        return document_of(row)

    def move(self, document_id: str, version: int, to: DocumentState, **changes: Unpack[Changes]) -> Document:
        """Moves the document if it is still at `version` and the table of states allows it.

        A move without `reason` clears the reason, one without `parked_until` that; leaving quarantine clears its code,
        and any move the wish to have it reversed.
        Raises NotFound, Stale, IllegalMove.
        """
        sources = [source for source, targets in DOCUMENT_MOVES.items() if to in targets]
        cleared = {"reason": "", "parked_until": None, "asked_back_by": None}
        values: dict[str, Any] = {"state": to.value, **cleared} | columns_of(changes)
        if to is not DocumentState.QUARANTINED:
            values["quarantine_code"] = None
        return self._swap(document_id, version, sources, to, values)

    def change(self, document_id: str, version: int, **changes: Unpack[Changes]) -> Document:
        """Changes the document in its state, if it is still at `version`. Raises NotFound, Stale."""
        return self._swap(document_id, version, list(DocumentState), None, columns_of(changes))

    def save_extraction(self, document_id: str, version: int, extraction: Extraction) -> Document:
        """Stores what was read and the values by which it is found."""
        return self.change(document_id, version, extraction=extraction)

    def save_application(self, document_id: str, version: int, application: Application) -> Document:
        """Stores how it would be applied, and to which customer."""
        return self.change(document_id, version, application=application)

    def _swap(
        self,
        document_id: str,
        version: int,
        sources: Collection[DocumentState],
        to: DocumentState | None,
        values: dict[str, Any],
    ) -> Document:
        known = (documents.c.tenant == self._work.tenant) & (documents.c.id == document_id)
        expected = known & (documents.c.version == version) & documents.c.state.in_(sources)
        changed = update(documents).where(expected).returning(documents)
        values |= {"version": version + 1, "updated_at": self._work.clock()}
        row = self._work.row(changed.values(**values))
        if row is None:
            raise self._why_not(document_id, version, to)
        document = document_of(row)
        if _SEARCHED & values.keys():
            self._search.head(row._asdict())
        if "extraction" in values and document.extraction is not None:
            self._search.record(document_id, document.extraction)
        return document

    def save_words(self, document_id: str, pages: str) -> None:
        """All words on its pages, by which it may be searched."""
        self._search.words(document_id, pages)

    def _why_not(self, document_id: str, version: int, to: DocumentState | None) -> Refused:
        there = self.get(document_id)
        if there.version != version or to is None:
            return Stale(f"{there.label} was changed meanwhile (it is {there.state}); read it again.")
        return IllegalMove(f"{there.label} is {there.state} and cannot become {to}.")

    def list(
        self,
        wanted: Wanted = EVERYTHING,
        *,
        limit: int = 50,
        after: str | None = None,
        newest: bool = False,
        by_risk: bool = False,
        full: bool = False,
    ) -> DocumentList:
        """A page of documents: oldest first, newest first, or most money at risk (amount x chance of error) first.

        `after` is the last id of the page before. Without `full` the extraction and the application are left out
        (None).
        """
        statement = self._work.mine(documents, *self._criteria(wanted))
        if after is not None:
            statement = statement.where(self._beyond(after, newest, by_risk))
        return self._all(statement.order_by(*_order(newest, by_risk)).limit(limit), full)

    def ids(self, wanted: Wanted = EVERYTHING, *, limit: int = 50, newest: bool = False, by_risk: bool = False) -> Ids:
        """The ids of what `list` would find: where a document stands among others is told by the index alone."""
        statement = self._work.mine(documents, *self._criteria(wanted)).with_only_columns(documents.c.id)
        return [row.id for row in self._work.rows(statement.order_by(*_order(newest, by_risk)).limit(limit))]

    def _beyond(self, after: str, newest: bool, by_risk: bool) -> ColumnElement[bool]:
        if not by_risk:
            return documents.c.id < after if newest else documents.c.id > after
        last = self._work.mine(documents, documents.c.id == after).with_only_columns(documents.c.at_risk)
        at_risk = self._work.value(last) or 0
        return (documents.c.at_risk < at_risk) | ((documents.c.at_risk == at_risk) & (documents.c.id > after))

    def _all(self, statement: Select[Any], full: bool = True) -> DocumentList:
        chosen = statement if full else statement.with_only_columns(*_LIGHT)
        return [document_of(row) for row in self._work.rows(chosen)]

    def counts(self, wanted: Wanted = EVERYTHING) -> dict[DocumentState, int]:
        """How many of the documents that `list` would find stand in each state; states without any count 0."""
        found = self._work.count_by(documents.c.state, *self._criteria(wanted))
        return {state: found.get(state, 0) for state in DocumentState}

    def _criteria(self, wanted: Wanted) -> Criteria:
        criteria = list(_filters(wanted))
        if wanted.query.strip():
            criteria.append(self._search.finds(wanted.query))
        return criteria

    def of_mail(self, mail_id: str) -> DocumentList:
        """What came out of a mail, in the order of its parts; split papers before their children."""
        mine = self._work.mine(documents, documents.c.mail_id == mail_id)
        return self._all(mine.order_by(documents.c.part, documents.c.ordinal, documents.c.id))

    def being_read(self, mail_id: str) -> int:
        """How many papers of a mail are not read yet."""
        reading = documents.c.state.in_([DocumentState.RECEIVED.value, DocumentState.READING.value])
        return self._work.count(documents, documents.c.mail_id == mail_id, reading)

    def children(self, document_id: str) -> DocumentList:
        """The records that a paper of several was split into."""
        return self._all(self._work.mine(documents, documents.c.parent_id == document_id).order_by(documents.c.ordinal))

    def next_ordinal(self, document: Document) -> int:
        """The first number that no other document of the same paper has."""
        same = documents.c.id == document.id
        if document.mail_id is not None:
            same |= (documents.c.mail_id == document.mail_id) & (documents.c.part == document.part)
        else:
            same |= documents.c.parent_id == document.id
        highest = self._work.mine(documents, same).with_only_columns(func.max(documents.c.ordinal))
        return int(self._work.value(highest)) + 1

    def by_sha256(self, sha256: str) -> DocumentList:
        """All documents of these bytes, oldest first."""
        return self._all(self._work.mine(documents, documents.c.sha256 == sha256).order_by(documents.c.id))

    def same_payment(
        self,
        payer: str,
        reference: str,
        amount: Decimal,
        currency: str | None,
        date: dt.date | None,
        *,
        not_id: str | None = None,
    ) -> DocumentList:
        """Documents that seem to announce the same payment, oldest first: a paper resent, scanned again or renamed.

        `payer` is the customer's ref or the printed name.
        A date (or payer) that is not known on one side does not tell them apart.
        """
        same = (
            (documents.c.reference_key == reference_key(reference))
            & (documents.c.amount_minor == minor_units_if_any(amount, currency))
            & ((documents.c.currency == currency) if currency else documents.c.currency.is_(None))
            & ((documents.c.customer == payer) | documents.c.payer_key.in_([folded(payer), ""]))
            & documents.c.state.not_in(_NO_PAYMENT)
        )
        if date is not None:
            same &= (documents.c.paid_on == date) | documents.c.paid_on.is_(None)
        if not_id is not None:
            same &= documents.c.id != not_id
        return self._all(self._work.mine(documents, same).order_by(documents.c.id))

    def announcing(self, references: Collection[str]) -> DocumentList:
        """Advices that bear one of the references (`rules.keys.folded`) and whose payment is not booked."""
        return self._announced(documents.c.reference_key.in_(sorted(references))) if references else []

    def announced_near(
        self, first: dt.date, last: dt.date, *, customer: str | None, amount: Decimal, currency: str
    ) -> DocumentList:
        """Advices of these payment dates, of the customer or of just this amount, whose payment is not booked."""
        days = documents.c.paid_on.between(first, last)
        minor = minor_units_if_any(amount, currency)
        found = self._announced((documents.c.amount_minor == minor) & (documents.c.currency == currency), days)
        return found if customer is None else [*found, *self._announced(documents.c.customer == customer, days)]

    def _announced(self, *criteria: ColumnElement[bool]) -> DocumentList:
        states = documents.c.state.in_([state.value for state in ANNOUNCING])
        mine = self._work.mine(documents, documents.c.kind == Kind.REMITTANCE.value, states, *criteria)
        return self._all(mine.order_by(documents.c.id).limit(_NEIGHBOURS))

    def add_picture(self, document_id: str, page: int, sha256: str, width: int, height: int) -> None:
        """Stores (or replaces) the picture of a page."""
        key = {"document_id": document_id, "page": page}
        self._work.put(pictures, key, {"sha256": sha256, "width": width, "height": height})

    def pictures(self, document_id: str) -> PictureList:
        """The pictures of its pages, in order."""
        rows = self._work.rows(
            self._work.mine(pictures, pictures.c.document_id == document_id).order_by(pictures.c.page)
        )
        return [Picture(page=row.page, sha256=row.sha256, width=row.width, height=row.height) for row in rows]


def _filters(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    columns = documents.c
    for column, value in (
        (columns.kind, wanted.kind and wanted.kind.value),
        (columns.customer, wanted.customer),
        (columns.owner, wanted.owner),
        (columns.currency, wanted.currency),
    ):
        if value is not None:
            yield column == value
    if wanted.states is not None:
        yield columns.state.in_(sorted(state.value for state in wanted.states))
    if wanted.at_least is not None:
        yield columns.amount_minor >= minor_units_if_any(wanted.at_least, wanted.currency)
    if wanted.at_most is not None:
        yield columns.amount_minor <= minor_units_if_any(wanted.at_most, wanted.currency)
    if wanted.parked_to is not None:
        yield columns.parked_until <= wanted.parked_to
    if wanted.before is not None:
        yield columns.received_at < wanted.before
    if wanted.asked_back:
        yield columns.asked_back_by.is_not(None)
    if wanted.since is not None:
        yield columns.received_at >= wanted.since


def _order(newest: bool, by_risk: bool) -> list[ColumnElement[Any]]:
    if by_risk:
        return [documents.c.at_risk.desc(), documents.c.id]
    return [documents.c.id.desc() if newest else documents.c.id]
