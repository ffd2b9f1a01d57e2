"""XML invoices: the paths of one syntax, and what stands there."""

from dataclasses import dataclass

from extractors.invoice._stated import CREDITS, AmountName, Figure, Stated, StatedLine, StatedParty
from extractors.messages.draft import Draft
from extractors.messages.elements import Cell, Element

Paths = tuple[str, ...]
"""The first one that has a text counts."""
_NO_GOODS = frozenset(("GROUP", "INFORMATION"))
"""Line status of lines that head or explain others."""


@dataclass(frozen=True)
class PartyPaths:
    """Below a party."""

    name: Paths
    tax: str
    """Of each tax registration; below it the number and whether it is for VAT."""
    tax_id: str
    tax_kind: str
    email: Paths
    number: Paths
    street: Paths
    place: Paths
    country: str


@dataclass(frozen=True)
class Dialect:
    """Where one syntax has what, by local names below its root."""

    roots: Paths
    type: Paths
    number: Paths
    date: Paths
    due: Paths
    order: Paths
    currency: Paths
    seller: str
    buyer: str
    party: PartyPaths
    account: Paths
    amounts: dict[AmountName, str]
    taxes: str
    lines: Paths
    description: Paths
    item_number: Paths
    figures: dict[str, Paths]


def stated_by(draft: Draft, root: Element, dialect: Dialect) -> Stated:
    """What the invoice below this root states."""
    seller = _party(root.at(dialect.seller), dialect.party)
    seller.account, seller.number = root.cell_at(*dialect.account), None
    currency = root.cell_at(*dialect.currency)
    own = currency.text if currency else ""
    amounts = {name: figure for name, path in dialect.amounts.items() if (figure := _amount(draft, root, path, own))}
    return Stated(
        seller, _party(root.at(dialect.buyer), dialect.party), root.cell_at(*dialect.number),
        root.cell_at(*dialect.date), root.cell_at(*dialect.due), root.cell_at(*dialect.order), currency,
        root.name.endswith("CreditNote") or root.value(*dialect.type) in CREDITS, amounts,
        [one for each in root.every(dialect.taxes) if _is_in(each, own) and (one := _figure(draft, each.cell))],
        [_line(draft, each, dialect) for path in dialect.lines for each in root.every(path) if _is_goods(each)],
    )  # fmt: skip


def _amount(draft: Draft, root: Element, path: str, currency: str) -> Figure | None:
    """In the invoice's currency: the tax may stand there in that of the tax office too."""
    found = [each for each in root.every(path) if each.cell]
    own = [each for each in found if _is_in(each, currency)]
    return _figure(draft, (own or found)[0].cell) if found else None


def _is_in(element: Element, currency: str) -> bool:
    return element.attribute("currencyID") in ("", currency)


def _figure(draft: Draft, cell: Cell | None) -> Figure | None:
    value = draft.money(cell)
    return None if value is None else Figure(value, cell)


def _party(party: Element | None, paths: PartyPaths) -> StatedParty:
    if party is None:
        return StatedParty()
    street = [party.value(path) for path in paths.street]
    place = " ".join(filter(None, map(party.value, paths.place)))
    address = ", ".join(filter(None, (*street, place, party.value(paths.country)))) or None
    return StatedParty(
        name=party.cell_at(*paths.name), tax_id=_tax_id(party, paths), email=party.cell_at(*paths.email),
        number=party.cell_at(*paths.number), address=address,
    )  # fmt: skip


def _tax_id(party: Element, paths: PartyPaths) -> Cell | None:
    """The VAT number before any other registration."""
    found = [each for each in party.every(paths.tax) if each.value(paths.tax_id)]
    found.sort(key=lambda each: _kind(each, paths.tax_kind) not in ("VAT", "VA"))
    return found[0].cell_at(paths.tax_id) if found else None


def _kind(registration: Element, path: str) -> str:
    below, _, attribute = path.partition("/@")
    element = registration.at(below)
    if element is None:
        return ""
    return element.attribute(attribute) if attribute else element.text


def _is_goods(line: Element) -> bool:
    return line.value("AssociatedDocumentLineDocument/LineStatusReasonCode") not in _NO_GOODS


def _line(draft: Draft, line: Element, dialect: Dialect) -> StatedLine:
    cells = {name: line.cell_at(*paths) for name, paths in dialect.figures.items()}
    figures = {name: figure for name, cell in cells.items() if (figure := _figure(draft, cell))}
    return StatedLine(line.cell_at(*dialect.description), line.cell_at(*dialect.item_number), figures)
