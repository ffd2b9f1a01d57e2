"""What is printed and explained by nothing that was read: a day after the invoice's own, an amount above its total, a
firm that is neither seller nor buyer. Each may be what should have been read, so a person is asked."""

from collections.abc import Iterator
from decimal import Decimal

from docflow.schema.money import ZERO
from docflow.schema.records import Invoice
from extractors.fields.lexicon import kinds, labels, normalise, stems
from extractors.fields.parties import legal_form, looks_like_company, same_party
from extractors.fields.references import folded, looks_like_document_number
from extractors.invoice._goods import goods_of
from extractors.invoice._labelled_days import names_other_date
from extractors.papers.draft import Draft
from extractors.papers.loose import PAY_STEMS
from extractors.papers.paper import Paper
from extractors.papers.roles.place import is_bank
from extractors.tables import Atom, Row

_FIRM = 0.9
_SAME = 0.8
_LABELLED = 0.5
_NAME_WORDS = 8
_SHOWN = 4
_REFERENCE = frozenset(("ref", "reference", "referencia", "riferimento", "rif", "referentie", "referenz"))


def ask_of_unexplained(draft: Draft, invoice: Invoice) -> None:
    """A question for each sort of thing that nothing explains."""
    if invoice.due_date is None and (day := next(_later_days(draft.paper, invoice), None)):
        draft.ask(f'No due date was read, but "{day}" may be one.')
    for name, party in (("seller", invoice.seller), ("buyer", invoice.buyer)):
        if party.name and len(party.name.split()) == 1 and not legal_form(party.name) and not _is_whole(party.name):
            draft.ask(f'Is "{party.name}" the whole name of the {name}?')
    if not invoice.lines and len(left := _other_amounts(draft.paper, invoice)) > 1:
        draft.ask(f"No positions were read, but there are other amounts than the totals: {', '.join(left[:_SHOWN])}.")
    if invoice.purchase_order is None and (number := next(_other_references(draft.paper, invoice), None)):
        draft.ask(f'No order was read, but "{number}" may be one.')
    if firm := next(_other_firms(draft.paper, invoice), None):
        draft.ask(f'Is "{firm}" the seller or the buyer?')


def _is_whole(name: str) -> bool:
    """ "norhaven.com" and "Norhaven-Logistik" are, of one word as they are."""
    return "." in name.strip(".") or "-" in name.strip("-")


def _later_days(paper: Paper, invoice: Invoice) -> Iterator[str]:
    """Days after the day of issue that no label calls something else."""
    goods = goods_of(paper)
    for row in (row for rows in paper.rows for row in rows if not goods.covers(row)):
        for at, atom in enumerate(row.atoms):
            reading = paper.day(atom) if atom.kind == "date" else None
            if reading is None or invoice.invoice_date is None or reading.value <= invoice.invoice_date:
                continue
            before = row.atoms[at - 1].text if at else ""
            if not names_other_date(normalise(before).split()) and not any(
                hit.weight >= _LABELLED for hit in labels().exact(before)
            ):
                yield atom.text


def _other_references(paper: Paper, invoice: Invoice) -> Iterator[str]:
    """Numbers in the head that a reference without a known meaning names: "Réf. MARCHÉ 25-088"."""
    top = goods_of(paper).regions.get(0, (paper.page(0).height, 0.0))[0] if paper.rows else 0.0
    for row in (row for rows in paper.rows[:1] for row in rows if row.y0 < top):
        for atom in row.atoms:
            first, _, rest = atom.text.partition(" ")
            referred = normalise(first) in _REFERENCE and not any(
                hit.weight >= _LABELLED for hit in labels().prefix(rest)
            )
            numbers = [word for word in rest.split() if looks_like_document_number(word)]
            if referred and numbers and folded(numbers[-1]) not in folded(invoice.invoice_number or ""):
                yield rest


def _other_amounts(paper: Paper, invoice: Invoice) -> list[str]:
    """Amounts as printed that are none of the totals: positions may have been missed."""
    totals = (invoice.net_amount, invoice.tax_amount, invoice.total_amount, invoice.amount_due)
    known = {abs(one) for one in totals if one is not None} | {ZERO}
    found: dict[Decimal, str] = {}
    for atom in (atom for rows in paper.rows for row in rows for atom in row.atoms if atom.kind == "money"):
        reading = paper.amount(atom)
        if reading is not None and reading.decimals and abs(reading.value) not in known:
            found.setdefault(abs(reading.value), atom.text)
    return list(found.values())


def _other_firms(paper: Paper, invoice: Invoice) -> Iterator[str]:
    """Firms with their legal form in the head, where the seller or the buyer was read without one."""
    known = [party.name for party in (invoice.seller, invoice.buyer) if party.name]
    if len(known) > 1 and all(legal_form(name) for name in known):
        return
    goods = goods_of(paper)
    for row in (row for rows in paper.rows[:1] for row in rows if not goods.covers(row)):
        yield from (firm for firm in _paid_firms(row) if not any(same_party(firm, name) > _SAME for name in known))
        for atom in row.atoms:
            if _is_firm(atom, row) and not any(
                same_party(atom.text, name) > _SAME or name in atom.text for name in known
            ):
                yield atom.text


def _paid_firms(row: Row) -> Iterator[str]:
    """ "Transfer funds to: Chinook Logistics LLC, Umpqua Bank": a firm behind a label that speaks of paying."""
    for atom in row.atoms:
        label, colon, rest = atom.text.partition(": ")
        firm = rest.partition(", ")[0]
        paying = any(word.startswith(PAY_STEMS) or word in stems()["pay"] for word in normalise(label).split())
        if colon and paying and legal_form(firm) and len(firm.split()) <= _NAME_WORDS and not is_bank(firm):
            yield firm


def _is_firm(atom: Atom, row: Row) -> bool:
    text = atom.text
    named = atom.kind == "text" and legal_form(text) is not None and looks_like_company(text) >= _FIRM
    alone = len(row.atoms) == 1 and 1 < len(text.split()) <= _NAME_WORDS
    return named and alone and not (is_bank(text) or kinds().scan(text) or labels().prefix(text))
