"""Which documents a list was asked for: part of the queue, words, filters. Links carry it, so that nothing is lost."""

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, NamedTuple
from urllib.parse import urlencode

from fastapi import Query

from docflow.errors import BadInput
from docflow.rules.policy import Policy
from docflow.schema.documents import Wanted
from docflow.schema.records import Kind
from docflow.schema.states import DocumentState as S
from docflow.web.language import _, _later
from docflow.web.problems import Invalid
from docflow.web.screens import typed


class Tab(StrEnum):
    """A part of the list."""

    MINE = "mine"
    REVIEW = "review"
    LATE = "late"
    PARKED = "parked"
    BACK = "back"
    UNREADABLE = "unreadable"
    WORKING = "working"
    MONEY = "money"
    APPROVED = "approved"
    POSTED = "posted"
    ASIDE = "aside"
    ALL = "all"


_TO_REVIEW = frozenset({S.NEEDS_REVIEW, S.IN_REVIEW, S.SECOND_APPROVAL, S.REJECTED_BY_LEDGER})
TABS: dict[Tab, tuple[str, frozenset[S]]] = {
    Tab.MINE: (_later("Mine"), _TO_REVIEW),
    Tab.REVIEW: (_later("To review"), _TO_REVIEW),
    Tab.LATE: (_later("Over time"), _TO_REVIEW),
    Tab.PARKED: (_later("Parked"), frozenset({S.PARKED, S.AWAITING_PAYER})),
    Tab.BACK: (_later("To be reversed"), frozenset({S.DELIVERED, S.POSTED})),
    Tab.UNREADABLE: (_later("Unreadable"), frozenset({S.QUARANTINED})),
    Tab.WORKING: (_later("In progress"), frozenset({S.RECEIVED, S.READING, S.EXTRACTED})),
    Tab.MONEY: (_later("Awaiting money"), frozenset({S.AWAITING_RECEIPT})),
    Tab.APPROVED: (_later("Approved"), frozenset({S.APPROVED, S.DELIVERED})),
    Tab.POSTED: (_later("Posted"), frozenset({S.POSTED})),
    Tab.ALL: (_later("All"), frozenset(S)),
}
TABS[Tab.ASIDE] = (
    _later("Set aside"),
    frozenset(S).difference(*(states for tab, (_, states) in TABS.items() if tab != Tab.ALL)),
)
BY_RISK = frozenset({Tab.MINE, Tab.REVIEW, Tab.LATE, Tab.PARKED})
"""Parts in which the dearest doubt comes first; in others the newest does."""
OWN_COUNT = (Tab.MINE, Tab.LATE, Tab.BACK)
"""Parts that are told by more than the state."""


class Asked(NamedTuple):
    """What the address of a list says."""

    tab: Tab = Tab.REVIEW
    q: str = ""
    kind: Kind | None = None
    currency: str = ""
    least: Decimal | None = None
    most: Decimal | None = None
    since: dt.date | None = None

    @property
    def filtered(self) -> bool:
        """Whether anything but the part of the queue was asked for."""
        return any(self[1:])

    @property
    def link(self) -> str:
        """The part of an address that asks for the same again."""
        return self.on(self.tab)

    def on(self, tab: Tab) -> str:
        """The same filters on another part of the queue."""
        values = {
            "tab": tab.value,
            **{name: value for name, value in self._asdict().items() if name != "tab" and value},
        }
        return urlencode(values)

    def wanted(self, me: str, policy: Policy, now: dt.datetime) -> Wanted:
        """The same for the store."""
        late = self.tab is Tab.LATE
        return Wanted(
            states=TABS[self.tab][1],
            kind=self.kind,
            query=self.q,
            owner=me if self.tab is Tab.MINE else None,
            currency=self.currency or None,
            at_least=self.least,
            at_most=self.most,
            before=now - dt.timedelta(hours=policy.review_hours) if late else None,
            asked_back=self.tab is Tab.BACK,
            since=dt.datetime.combine(self.since, dt.time(), dt.UTC) if self.since else None,
        )


def asked(
    tab: Tab = Tab.REVIEW,
    q: Annotated[str, Query(max_length=200)] = "",
    kind: str = "",
    currency: Annotated[str, Query(max_length=3)] = "",
    least: str = "",
    most: str = "",
    since: str = "",
) -> Asked:
    """From an address; a field of the form that was left empty asks for nothing. Raises Invalid."""
    try:
        return Asked(
            tab,
            q.strip(),
            Kind(kind) if kind else None,
            currency.strip().upper(),
            _amount(least),
            _amount(most),
            dt.date.fromisoformat(since) if since else None,
        )
    except (ValueError, BadInput) as error:
        raise Invalid(_("A filter is not usable: amounts are numbers, dates look like 2026-04-30.")) from error


def _amount(text: str) -> Decimal | None:
    return Decimal(typed.amount(text)) if text.strip() else None
