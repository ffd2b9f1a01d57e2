"""The line grid: each printed line beside the open item it settles, and the balance of the whole payment."""

from decimal import Decimal
from typing import Literal, NamedTuple

from docflow.schema.money import ZERO
from docflow.schema.receivables import Application, LineMatch, OpenItem
from docflow.schema.records import Extraction, Kind, Remittance
from docflow.web import words
from docflow.web.language import _, _later
from docflow.web.screens.fields import FieldView, Status, line_field

COLUMNS = ("document_number", "gross_amount", "discount_amount", "deduction_amount", "deduction_reason", "paid_amount")

_MATCH_STATUS: dict[str, tuple[Status, str]] = {
    "applied": ("ok", _later("applied")),
    "short_paid": ("ok", _later("short paid")),
    "suggested": ("check", _later("suggested")),
    "partial": ("check", _later("part paid")),
    "unmatched": ("bad", _later("no open item")),
    "on_account": ("ok", _later("on account")),
}


class MatchView(NamedTuple):
    """What a line settles, in words."""

    status: Status
    label: str
    open_item: str
    """Ref of the open item, as typed and sent."""
    number: str
    """Its number, as people know it."""
    remaining: str
    reasons: tuple[str, ...]
    rank: int | None = None
    """Its turn among all that needs attention, from 1."""
    short: Decimal | None = None
    """What stays open of the item although the line might have settled it."""
    short_for: str = ""
    """The reason for which somebody makes that a deduction."""


class LineView(NamedTuple):
    """One row of the grid."""

    place: int
    """From 0."""
    cells: tuple[FieldView, ...]
    match: MatchView

    @property
    def attention(self) -> bool:
        return self.match.status in ("check", "bad") or any(cell.attention for cell in self.cells)


class FurtherView(NamedTuple):
    """What the payment settles beyond its printed lines: a further item of one of them, or what the books explain."""

    of: str
    paid: str
    match: MatchView


Rest = Literal["open", "on_account", "refund"]


class Balance(NamedTuple):
    """paid = applied + on account + unapplied, as the server computes it."""

    currency: str
    amount: str
    applied: str
    on_account: str
    unapplied: str
    back: bool
    """What is left over goes back to the payer."""
    whole: bool
    """Nothing is left over of which it is open what becomes of it."""
    sentence: str
    on_account_offer: str
    """What an approval could credit to the customer's account; empty where nothing is left over."""


def line_views(
    extraction: Extraction,
    application: Application | None,
    items: dict[str, OpenItem],
    min_confidence: float,
    *,
    decided: bool,
) -> list[LineView]:
    """One row per printed line; `items` are the open items that the application speaks of, by ref.

    Once decided, what is open now says nothing about what was open then, and is left out.
    """
    if not isinstance(extraction.record, Remittance):
        return []
    matches = {match.line: match for match in application.lines} if application else {}
    return [
        LineView(
            index,
            tuple(_cell(extraction, index, name, matches.get(index), min_confidence) for name in COLUMNS),
            match_view(matches.get(index), items, decided=decided),
        )
        for index in range(len(extraction.record.lines))
    ]


def further_views(
    application: Application | None, printed: int, items: dict[str, OpenItem], *, decided: bool
) -> list[FurtherView]:
    """The matches whose index is that of no printed line."""
    beyond = [match for match in application.lines if match.line >= printed] if application else []
    return [
        FurtherView(
            _("the payment") if match.part_of is None else _("line %(number)s, too", number=match.part_of + 1),
            words.money(match.paid, application.currency if application else None) if match.open_item else "",
            match_view(match, items, decided=decided),
        )
        for match in beyond
    ]


def _cell(extraction: Extraction, line: int, name: str, match: LineMatch | None, min_confidence: float) -> FieldView:
    """One cell; a doubtful reading that the open item confirms needs no second look."""
    view = line_field(extraction, line, name, min_confidence)
    if view.status == "check" and match is not None and match.certain:
        return view._replace(status="ok", sentence=f"{view.sentence} {_('It agrees with the open item.')}")
    return view


def blank_line(extraction: Extraction | None) -> LineView:
    """An empty row, in which a line that was not found can be typed."""
    empty = Extraction(kind=Kind.REMITTANCE, confidence=0, record=Remittance())
    place = len(extraction.record.lines) if extraction and isinstance(extraction.record, Remittance) else 0
    cells = tuple(line_field(empty, 0, name, 0) for name in COLUMNS)
    return LineView(place, cells, MatchView("missing", "", "", "", "", ()))


def match_view(match: LineMatch | None, items: dict[str, OpenItem], *, decided: bool = False) -> MatchView:
    """What one line settles."""
    if match is None:
        return MatchView("missing", _("not matched yet"), "", "", "", ())
    status, label = _MATCH_STATUS[match.state]
    if status == "ok" and not match.certain:
        status = "check"
    item = items.get(match.open_item or "")
    return MatchView(
        status,
        _(label),
        match.open_item or "",
        item.number if item else (match.open_item or (_("on account") if match.state == "on_account" else "")),
        _("%(amount)s open", amount=words.money(item.remaining, item.currency)) if item and not decided else "",
        match.reasons,
        short=_short(match, item, decided=decided),
    )


def _short(match: LineMatch, item: OpenItem | None, *, decided: bool) -> Decimal | None:
    if item is None or decided or match.state != "partial":
        return None
    rest = item.remaining - match.applied - match.write_off
    return rest if rest > ZERO else None


def balance(application: Application | None, rest: Rest = "open") -> Balance | None:
    """The running balance; None before anything was matched. `rest`: what an approval made of what no line takes."""
    if application is None:
        return None
    currency = application.currency or ""
    unapplied = ZERO if rest == "on_account" else application.unapplied
    on_account = _paid(application, on_account=True) + application.unapplied - unapplied
    applied = _paid(application, on_account=False)
    amounts = [words.money(one, currency) for one in (application.amount, applied, on_account, unapplied)]
    paid, taken, parked, left = amounts
    sentence = _(
        "Paid %(paid)s = applied %(taken)s + on account %(parked)s + unapplied %(left)s %(currency)s",
        paid=paid, taken=taken, parked=parked, left=left, currency=currency,
    ).rstrip()  # fmt: skip
    offer = left if rest == "open" and unapplied > ZERO else ""
    back = rest == "refund" and unapplied > ZERO
    return Balance(currency, paid, taken, parked, left, back, back or unapplied == ZERO, sentence, offer)


def _paid(application: Application, *, on_account: bool) -> Decimal:
    return sum((line.paid for line in application.lines if (line.state == "on_account") == on_account), ZERO)
