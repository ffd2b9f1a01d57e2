"""What people and the machine decided; never changed, never removed."""

from collections.abc import Mapping

from docflow.schema.documents import Decision
from docflow.store.tables import decisions
from docflow.store.texts import canonical, parsed
from docflow.store.work import Work


class Decisions:
    """The decisions about each document."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def add(
        self,
        document_id: str,
        actor: str,
        action: str,
        body: Mapping[str, object] | None = None,
        content_hash: str = "",
    ) -> str:
        """Notes a decision; returns its id."""
        decision_id = self._work.new_id("dec")
        self._work.add(
            decisions,
            id=decision_id,
            document_id=document_id,
            actor=actor,
            action=action,
            body=canonical(body or {}),
            content_hash=content_hash,
            at=self._work.clock(),
            # Those that were noted before there was a number have 0.
            seq=self._work.count(decisions, decisions.c.document_id == document_id) + 1,
        )
        return decision_id

    def of(self, document_id: str) -> list[Decision]:
        """The decisions about a document, oldest first."""
        mine = self._work.mine(decisions, decisions.c.document_id == document_id)
        return [
            Decision(
                id=row.id,
                document_id=row.document_id,
                actor=row.actor,
                action=row.action,
                body=parsed(row.body),
                content_hash=row.content_hash,
                at=row.at,
            )
            for row in self._work.rows(mine.order_by(decisions.c.seq, decisions.c.at, decisions.c.id))
        ]
