"""Debit memos, claims, chargebacks, and mails or letters that dispute an invoice: Pages -> Dispute."""

from dataclasses import replace

from docflow.schema.reasons import Reason
from docflow.schema.records import Dispute, Extraction, Kind
from extractors.contract import Hints
from extractors.dispute._arithmetic import proven_claims
from extractors.dispute._claim import amount_of, description_of
from extractors.dispute._complaint import complaint
from extractors.dispute._customer import customer_of
from extractors.dispute._day import date_of
from extractors.dispute._disputed import invoices_of, is_invoice, weighed
from extractors.dispute._enclosed import copy_begins
from extractors.dispute._given import shortened
from extractors.dispute._number import claim_number_of
from extractors.dispute._numbers import numbers_told
from extractors.dispute._reason import reason_of
from extractors.dispute._sentences import sentences_of
from extractors.dispute._shortage import shortage_of
from extractors.dispute._stamped import stamped
from extractors.dispute._things import numbers_of
from extractors.dispute._told_amounts import amounts_in
from extractors.dispute._told_numbers import invoices_in
from extractors.fields.lexicon import reasons
from extractors.fields.reasons import classify_reason
from extractors.invoice._bare import bare_pairs
from extractors.invoice._finish import confidence_of, note_reading
from extractors.invoice._goods import goods_of
from extractors.invoice._kind import Signals, signals_of, text_of
from extractors.invoice._stamp import Stamp, stamp_of
from extractors.invoice._totals import totals_of
from extractors.papers.currency import currency_of
from extractors.papers.draft import Draft
from extractors.papers.loose import in_mail_head
from extractors.papers.paper import Paper
from extractors.papers.settling import settles

MOST = 0.96
_TITLE, _REASON, _STAMPED = 0.72, 0.14, 0.93
_TOLD = (0.0, 0.3, 0.42, 0.52)
"""What so many phrases of dispute in the text are worth."""
_IMPLIED, _SHORT_TEXT = 0.35, 900
_COMPLAINED = 0.7
"""How surely the text of a letter complains, so that the invoice which it names in its subject is no title."""
_WRITTEN = 0.94
"""What a mail is worth that complains: it is no note, though it names no amount."""
_FIGURED = 0.6
"""What a text is worth whose figures make an amount and tell why it is claimed."""
_DISPUTES = 0.5
"""What pages before a copy of the invoice must be worth by themselves."""
_FEWER = 1.2
"""What positions are worth that count what is missing: no bill does."""
_FORM, _ONLY, _LABELS = 0.6, 0.5, 3
"""What so many labels are worth that surely mean nothing else than a claim."""
_CLAIMING = frozenset(("claim_number", "claim_amount", "disputed_invoice", "reason", "customer", "deduction_total"))
_CLAIMED = frozenset(("claim_amount", "reason"))
_TEXTS = frozenset(("mail", "text", "html"))
_OTHERS = ("remittance", "statement", "bank_statement", "dunning", "purchase_order", "order_confirmation", "quote")


def claim(paper: Paper, hints: Hints) -> float:
    """By title, by phrases that dispute, by a word of reason; less for what pays, bills or reminds."""
    if not paper.printed:
        return 0.0
    if _with_copy(paper, hints):
        return MOST
    return round(min(MOST, max(0.0, score(paper.front, signals_of(paper.front, hints.subject)))), 4)


def _with_copy(paper: Paper, hints: Hints) -> int | None:
    """The page on which the copy of an invoice begins behind pages that by themselves dispute."""
    page = copy_begins(paper)
    before = paper.part(0, page) if page else None
    return page if before is not None and score(before, signals_of(before, hints.subject)) >= _DISPUTES else None


def score(paper: Paper, signals: Signals) -> float:
    """0..1, unbounded: a title alone is enough, and so are several phrases of a letter without one."""
    if signals.title("dispute") < 0.9 and (stamp := stamp_of(paper)) and (stamp.remarked or _is_titled(signals)):
        return _STAMPED
    title = signals.title("dispute")
    if signals.title("credit_note") > title and _proves_tax(paper):
        return 0.0  # what it credits was wrong, and its own lines say how
    told = min(3, signals.told.get("dispute", 0))
    implied = _IMPLIED if not title and told < 2 and not signals.told.get("remittance") and _implies(paper) else 0.0
    settled = title < 0.9 and settles(paper)
    complained = complaint(paper) if title < 0.9 and not settled else 0.0
    implied = max(implied, complained if told < 3 else 0.0)
    if title < 0.9 and not goods_of(paper).positions and any(proven_claims(paper).values()):
        implied = max(implied, _FIGURED)
    implied = max(implied, _FEWER if title < 0.9 and shortage_of(paper) else 0.0)
    form = title < 0.9 and told < 2 and _is_form(paper)
    implied = max(implied, _FORM if form else 0.0)
    reason = _REASON if (title or told) and reasons().scan(text_of(paper)[:8000]) else 0.0
    rival = signals.title(*_OTHERS)
    written = (form or paper.pages.reader in _TEXTS or complained >= _COMPLAINED) and not goods_of(paper).positions
    billed = 0.0 if written else 0.35 * max(0.0, signals.title("invoice", "credit_note") - title)
    told_paid = 0 if title >= 0.9 or complained >= _COMPLAINED else signals.told.get("remittance", 0)
    paying = 0.2 * min(2, told_paid)
    table = 0.3 if settled or (title < 0.9 and _pays(paper)) else 0.0
    worth = (
        _TITLE * title
        + max(_TOLD[told], implied)
        + reason
        - 0.8 * max(0.0, rival - 0.3 * title)
        - billed
        - paying
        - table
    )
    mailed = complained >= _COMPLAINED and paper.pages.reader == "mail" and not rival and not goods_of(paper).positions
    return max(worth, _WRITTEN) if mailed else worth


def _is_titled(signals: Signals) -> bool:
    return signals.title("invoice") >= 0.5


def _proves_tax(paper: Paper) -> bool:
    """A paper, not a mail, whose net amount and tax make its total: whoever prints them has billed or credited."""
    totals = totals_of(paper, goods_of(paper)) if paper.pages.reader not in _TEXTS else None
    return totals is not None and totals.proven and any(tax.value for tax in totals.taxes)


def _unclear(description: str) -> str:
    """Words were found, but not what they mean."""
    return f'It is not clear which reason "{shortened(description)}" is.'


def _implies(paper: Paper) -> bool:
    """A short mail that names an invoice, an amount and a reason disputes, in whatever words."""
    if paper.pages.reader not in _TEXTS or paper.tables:
        return False
    text = " ".join(row.text for rows in paper.rows for row in rows if not in_mail_head(paper, row))
    if len(text) > _SHORT_TEXT or classify_reason(text) is None:
        return False
    told = sentences_of(paper)
    named = any(True for s in told for _ in invoices_in(s))
    if not named and not any(row.atoms[-1].kind == "money" for rows in paper.rows for row in rows):
        named = next(numbers_told(paper, told), None) is not None  # in running text, and not in a list of amounts
    return named and any(True for s in told for _ in amounts_in(paper, s))


def _is_form(paper: Paper) -> bool:
    """Labels that only a claim has, for its number, its invoice, its amount and its reason: a form without a title."""
    only = [
        {hit.target for hit in pair.label.hits if hit.weight >= _ONLY}
        for pair in bare_pairs(paper)
        if pair.value.text.strip()
    ]
    told = frozenset().union(*(told for told in only if told <= _CLAIMING))
    return len(told) >= _LABELS or told >= _CLAIMED


def _pays(paper: Paper) -> bool:
    """A table of paid documents: an advice that takes a deduction."""
    for table in paper.tables:
        roles = {hit.target for column in table.columns for hit in column.hits if hit.weight >= 0.7}
        if "document_number" in roles and roles & {"paid_amount", "discount_amount", "withholding_amount"}:
            return True
    return False


def _below_goods(paper: Paper, stamp: Stamp) -> bool:
    """Whether the note stands below priced positions: what it says is no title of theirs."""
    goods = goods_of(paper)
    priced = any(position.line.unit_price is not None for position in goods.positions)
    return priced and stamp.atoms[0].y0 > goods.regions.get(stamp.page, (0.0, 0.0))[1]


def extract(paper: Paper, hints: Hints) -> list[Extraction]:
    """One dispute. A copy of the invoice behind it proves it, and is not read a second time."""
    page = _with_copy(paper, hints)
    return _extracted(paper.part(0, page) if page else paper, hints)


def _extracted(paper: Paper, hints: Hints) -> list[Extraction]:
    draft = Draft(paper)
    stamp = stamp_of(paper)
    signals = signals_of(paper, hints.subject)
    billed = signals.title("invoice") > signals.title("dispute")
    if stamp is not None and (billed or stamp.remarked or _below_goods(paper, stamp)):
        return [stamped(draft, stamp, hints)]
    pairs = bare_pairs(paper)
    told = sentences_of(paper)
    goods = goods_of(paper)
    numbers = weighed(numbers_of(paper, told, hints))
    number = claim_number_of(draft, [replace(thing) for thing in numbers if not is_invoice(thing)])
    currency = currency_of(draft, pairs)
    description = description_of(draft, pairs, told)
    reason = reason_of(draft, pairs, told, hints.subject)
    if reason is Reason.OTHER:
        draft.ask("No reason for the dispute was found." if description is None else _unclear(description))
    record = Dispute(
        customer=customer_of(draft, pairs, hints), claim_number=number, date=date_of(draft, pairs), currency=currency,
        amount=amount_of(draft, goods, told, currency), reason=reason,
        invoices=invoices_of(draft, [thing for thing in numbers if thing.value != number]), description=description,
    )  # fmt: skip
    note_reading(draft)
    return [
        Extraction(
            kind=Kind.DISPUTE, confidence=confidence_of(draft), review=tuple(draft.review), record=record,
            fields=draft.fields, proof=tuple(draft.proof),
        )
    ]  # fmt: skip
