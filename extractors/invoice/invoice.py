"""Invoices and credit notes, in any layout: Pages -> Invoice, its totals proven by their own arithmetic."""

from dataclasses import replace
from decimal import Decimal

from docflow.schema.money import in_units, plain
from docflow.schema.records import Extraction, Invoice, InvoiceLine, Kind
from extractors.contract import LEAST_CLAIM, Hints
from extractors.invoice._amounts import Labelled, labelled_amounts
from extractors.invoice._bare import bare_pairs
from extractors.invoice._due import due_of
from extractors.invoice._finish import confidence_of, note_reading
from extractors.invoice._goods import Goods, goods_of
from extractors.invoice._issued import date_of
from extractors.invoice._kind import Signals, kinds_in, signals_of
from extractors.invoice._number import number_of
from extractors.invoice._order import order_of
from extractors.invoice._parties import parties_of_invoice
from extractors.invoice._products import ask_of_products
from extractors.invoice._several import parts_of
from extractors.invoice._stamp import stamp_of, strange_notes
from extractors.invoice._summed import positions_summed
from extractors.invoice._totals import Totals, totals_of
from extractors.invoice._unexplained import ask_of_unexplained
from extractors.papers.currency import currency_of
from extractors.papers.draft import SURE, Draft
from extractors.papers.paper import Paper

MOST = 0.95
_BEST_SHAPE = 0.59
"""What totals that prove themselves and priced positions are worth at most."""
_KINDS = ("invoice", "credit_note")
_STRONG = ("remittance", "statement", "bank_statement", "dunning")
_CREDITING = 0.5
_TITLED = 0.6
_TAXING = frozenset(("tax_total",))
"""A title below it may be the word before a number: "Invoice 4711" in a mail."""
_CENTS = Decimal("0.02")
_PLAIN = ("purchase_order", "order_confirmation", "quote", "delivery_note")


def claim(paper: Paper, hints: Hints) -> float:
    """By title, by a totals block, by positions with quantity and price."""
    if not paper.printed:
        return 0.0
    return round(min(MOST, max(0.0, _score(paper.ends, signals_of(paper.ends, hints.subject)))), 4)


def _score(paper: Paper, signals: Signals) -> float:
    title = signals.title(*_KINDS)
    told = 0.08 * min(2, signals.told.get("invoice", 0))
    rival = 0.6 * max(0.0, signals.title(*_STRONG) - 0.3 * title) + 0.3 * max(0.0, signals.title(*_PLAIN) - 0.8 * title)
    against = rival + 0.5 * max(0.0, signals.title("dispute") - 0.4 * title)
    if 0.55 * title + told - against + _BEST_SHAPE < LEAST_CLAIM:
        return 0.0
    goods = goods_of(paper)
    totals = totals_of(paper, goods)
    block = 0.12 * (totals.net is not None) + 0.12 * bool(totals.taxes) + 0.08 * (totals.total is not None)
    priced = any(position.line.unit_price is not None for position in goods.positions)
    shape = block + 0.12 * totals.proven + (0.15 if priced else 0.05 if goods.positions else 0.0)
    disputed = 0.5 * (stamp_of(paper) is not None)
    listed = 0.25 if _lists_documents(paper) and not priced else 0.0
    letter = 0.3 if not totals.total and not goods.positions else 0.0
    letter += 0.3 if paper.pages.reader == "mail" and not goods.positions and title < _TITLED else 0.0
    return 0.55 * title + shape + told - against - disputed - listed - letter


def _lists_documents(paper: Paper) -> bool:
    """A table of several documents with what is paid or open of each."""
    return any(
        table.number is not None
        and table.columns[table.number].weight("document_number") >= 0.9
        and len(table.lines) > 1
        and not any(column.weight("unit_price") >= 0.9 for column in table.columns)
        for table in paper.tables
    )


def extract(paper: Paper, hints: Hints) -> list[Extraction]:
    """One invoice, or each of several in one file."""
    return [_extracted(part, hints) for part in parts_of(paper)]


def _extracted(paper: Paper, hints: Hints) -> Extraction:
    draft = Draft(paper)
    record = read_invoice(draft, hints)
    for note in strange_notes(paper):
        draft.ask(f'"{note.text}" is stamped or written across the invoice.')
    note_reading(draft)
    return Extraction(
        kind=Kind.INVOICE, confidence=confidence_of(draft), review=tuple(draft.review), record=record,
        fields=draft.fields, proof=tuple(draft.proof),
    )  # fmt: skip


def read_invoice(draft: Draft, hints: Hints) -> Invoice:
    """The record, with evidence, proof and doubts noted in the draft."""
    paper = draft.paper
    pairs = bare_pairs(paper)
    goods = goods_of(paper)
    totals = totals_of(paper, goods)
    goods = replace(goods, positions=positions_summed(paper, goods, totals))
    currency = currency_of(draft, pairs)
    number = number_of(draft, pairs)
    sign = _sign(draft, signals_of(paper, hints.subject), totals)
    amounts = _amounts(draft, totals, currency, sign)
    _doubts(draft, totals)
    lines = _lines(draft, goods, totals, sign)
    invoice = Invoice(
        invoice_number=number, invoice_date=date_of(draft, pairs), due_date=due_of(draft, pairs),
        purchase_order=order_of(draft, pairs, number), currency=currency, lines=lines,
        **parties_of_invoice(draft, pairs, hints), **amounts,
    )  # fmt: skip
    ask_of_unexplained(draft, invoice)
    return invoice


def _sign(draft: Draft, signals: Signals, totals: Totals) -> int:
    """Credits count against the buyer's debt: negative, however they are printed."""
    if totals.total is None or totals.total.value <= 0:
        return 1
    credit = signals.title("credit_note")
    summed = any(hit.target == "credit_note" for hit in kinds_in(totals.total.label))  # "Totale nota di credito"
    if not summed and (credit < _CREDITING or credit <= signals.title("invoice")):
        return 1
    if signals.told.get("self_billed"):
        return 1
    if draft.paper.language == "deu":
        draft.ask("A Gutschrift may be a credit note or a self-billed invoice; it was read as a credit note.")
    else:
        draft.ask("The credit note prints its amounts without a minus; they were read as credits.")
    return -1


def _amounts(draft: Draft, totals: Totals, currency: str | None, sign: int) -> dict[str, Decimal | None]:
    sure = 0.995 if totals.proven else 0.7
    tax = totals.tax
    due = totals.due
    if sign < 0 and due is not None and totals.total is not None and due.atoms == totals.total.atoms:
        due = None  # nobody pays a credit
    values: dict[str, Decimal | None] = {
        "net_amount": _keep(draft, "net_amount", totals.net, sure, currency, sign),
        "tax_amount": in_units(sign * tax, currency) if tax is not None else None,
        "total_amount": _keep(draft, "total_amount", totals.total, sure, currency, sign),
        "amount_due": _keep(draft, "amount_due", due, 0.95, currency, sign),
    }
    if values["tax_amount"] is not None and totals.taxes:
        atoms = tuple(atom for part in totals.taxes for atom in part.atoms if part.page == totals.taxes[0].page)
        draft.fields["tax_amount"] = draft.paper.evidence(
            plain(values["tax_amount"]), atoms, totals.taxes[0].page, sure * min(atom.confidence for atom in atoms)
        )
    draft.proof.extend(totals.proof)
    return values


def _keep(
    draft: Draft, path: str, found: Labelled | None, sure: float, currency: str | None, sign: int
) -> Decimal | None:
    if found is None:
        return None
    value = in_units(sign * found.value, currency)
    seen = min((atom.confidence for atom in found.atoms), default=1.0)
    draft.fields[path] = draft.paper.evidence(plain(value), found.atoms, found.page, sure * seen)
    if seen < SURE and sure < SURE:
        draft.ask(f'The {path.replace("_", " ")} "{plain(value)}" was hard to read.')
    return value


def _untaxed(paper: Paper) -> bool:
    """No amount of tax is printed: there is no net amount beside the total that the lines prove."""
    return not any(tax.value for tax in labelled_amounts(paper, _TAXING))


def _doubts(draft: Draft, totals: Totals) -> None:
    """Why the totals need a person."""
    if totals.total is None:
        draft.ask("No total was found.")
        return
    if totals.net is None and not (totals.proven and _untaxed(draft.paper)):
        draft.ask("No net amount was found; without tax it is the total.")
    if any(not equation.holds for equation in totals.proof):
        draft.ask(f"Net and tax do not add up to the total: {totals.proof[0].detail}.")
    elif not totals.proven:
        draft.ask(f"Nothing printed proves the total {plain(totals.total.value)}.")
    if totals.ambiguous:
        others = ", ".join(plain(value) for value in totals.ambiguous)
        draft.ask(f"The total may be {plain(totals.total.value)} or {others}.")
    if totals.total.doubtful:
        draft.ask(f'The total "{totals.total.atoms[0].text}" can be read in two ways.')


def _lines(draft: Draft, goods: Goods, totals: Totals, sign: int) -> tuple[InvoiceLine, ...]:
    """The positions, with their amounts' signs as the totals have theirs; a sum that is not printed is asked about."""
    if goods.positions and (totals.net is not None or totals.total is not None):
        holds = goods.total is None or _add_up(goods, totals)
        if not holds and goods.total is not None:
            draft.ask(f"The positions add up to {plain(goods.total)}, which is neither the net nor the total.")
    if any(position.line.unit_price is not None and position.line.quantity is None for position in goods.positions):
        draft.ask("A line has a price and no quantity.")
    ask_of_products(draft, goods)
    flip = -1 if sign < 0 and (goods.total or Decimal(0)) > 0 else 1
    lines = []
    for n, position in enumerate(goods.positions):
        net = position.line.net_amount
        line = position.line.model_copy(update={"net_amount": flip * net if net is not None else None})
        lines.append(line)
        values = line.model_dump(mode="json")
        for name, atoms in position.cells.items():
            if values.get(name) is not None:
                seen = min((atom.confidence for atom in atoms), default=1.0)
                sure = (0.98 if position.proven else 0.85) * seen
                path = f"lines.{n}.{name}"
                draft.fields[path] = draft.paper.evidence(str(values[name]), atoms, position.page, sure)
    return tuple(lines)


def _add_up(goods: Goods, totals: Totals) -> bool:
    """Whether the positions, with or without printed charges and discounts, are the net or the total."""
    printed = [part.value for part in (totals.net, totals.total) if part is not None]
    charges = [Decimal(0), *totals.extras]
    return any(abs((goods.total or Decimal(0)) + extra - other) < _CENTS for other in printed for extra in charges)
