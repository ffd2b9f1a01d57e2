"""What an electronic invoice states, whatever its syntax, and the record with the proof of its sums.

The sums are those of EN 16931 (BR-CO-10 to 16), which every syntax shares: lines, allowances and charges make the
net; net and tax make the total; the total less what was prepaid is due.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from stdnum import iban as iban_numbers

from docflow.schema.money import ZERO, in_units, plain
from docflow.schema.records import Invoice, InvoiceLine, Party
from extractors.messages.draft import PROVEN, Draft
from extractors.messages.elements import Cell
from extractors.messages.values import day_of

AmountName = Literal["net", "tax", "total", "due", "lines", "allowances", "charges", "prepaid", "rounding"]
_IN_RECORD: dict[AmountName, str] = {
    "net": "net_amount", "tax": "tax_amount", "total": "total_amount", "due": "amount_due",
}  # fmt: skip
CREDITS = frozenset(("81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "532"))
"""UNTDID 1001: credit notes, self-billed ones too."""


@dataclass(slots=True)
class Figure:
    """A number and where it stands."""

    value: Decimal
    cell: Cell | None = None


@dataclass(slots=True)
class StatedParty:
    """Seller or buyer."""

    name: Cell | None = None
    tax_id: Cell | None = None
    account: Cell | None = None
    email: Cell | None = None
    number: Cell | None = None
    """By which the seller knows the buyer."""
    address: str | None = None


@dataclass(slots=True)
class StatedLine:
    """One position."""

    description: Cell | None = None
    item_number: Cell | None = None
    figures: dict[str, Figure] = field(default_factory=dict)
    """By the names of the record's line: quantity, unit_price, net_amount, tax_rate."""


@dataclass(slots=True)
class Stated:
    """The whole invoice, amounts and signs as they stand there."""

    seller: StatedParty
    buyer: StatedParty
    number: Cell | None = None
    date: Cell | None = None
    due: Cell | None = None
    order: Cell | None = None
    currency: Cell | None = None
    is_credit: bool = False
    amounts: dict[AmountName, Figure] = field(default_factory=dict)
    taxes: list[Figure] = field(default_factory=list)
    """The tax of each rate."""
    lines: list[StatedLine] = field(default_factory=list)

    def value(self, name: AmountName) -> Decimal | None:
        """An amount, None where it is absent."""
        figure = self.amounts.get(name)
        return figure.value if figure else None


def record_of(draft: Draft, stated: Stated) -> Invoice:
    """The record, with evidence, proof and doubts noted in the draft."""
    draft.take_currency(stated.currency)
    proven = _prove(draft, stated)
    sign = _sign(draft, stated)
    record = Invoice(
        seller=_party(draft, "seller", stated.seller), buyer=_party(draft, "buyer", stated.buyer),
        invoice_number=draft.text("invoice_number", stated.number), currency=draft.currency,
        invoice_date=draft.day("invoice_date", stated.date, day_of),
        due_date=draft.day("due_date", stated.due, day_of), purchase_order=draft.text("purchase_order", stated.order),
        lines=tuple(_line(draft, n, line, sign) for n, line in enumerate(stated.lines)),
        **_amounts(draft, stated, sign, proven),
    )  # fmt: skip
    for what, value in _mandatory(record):
        if value is None:
            draft.ask(f"The invoice does not say {what}, which every invoice must.")
    return record


def _mandatory(record: Invoice) -> Iterator[tuple[str, object]]:
    """EN 16931 BR-02 to 07 and BR-14."""
    yield "its number", record.invoice_number
    yield "its date", record.invoice_date
    yield "who sells", record.seller.name
    yield "who buys", record.buyer.name
    yield "its total", record.total_amount


def _sign(draft: Draft, stated: Stated) -> int:
    """Credits count against the buyer's debt: negative, however they are written."""
    total = stated.value("total")
    if not stated.is_credit or total is None:
        return 1
    if total < 0:
        draft.ask(f"It is a credit note with a negative total ({plain(total)}): it may be meant either way.")
        return 1
    return -1


def _amounts(draft: Draft, stated: Stated, sign: int, proven: bool) -> dict[str, Decimal | None]:
    found: dict[str, Decimal | None] = {}
    for name, path in _IN_RECORD.items():
        figure = stated.amounts.get(name)
        if figure is not None:
            found[path] = value = in_units(sign * figure.value, draft.currency)
            draft.keep(path, plain(value), figure.cell, *((PROVEN,) if proven else ()))
    return found


def _party(draft: Draft, path: str, party: StatedParty) -> Party:
    is_iban = party.account is not None and iban_numbers.is_valid(party.account.text)
    return Party(
        name=draft.text(f"{path}.name", party.name), address=party.address,
        tax_id=draft.text(f"{path}.tax_id", party.tax_id), email=draft.text(f"{path}.email", party.email),
        iban=draft.text(f"{path}.iban", party.account) if is_iban else None,
        bank_account=None if is_iban else draft.text(f"{path}.bank_account", party.account),
        customer_number=draft.text(f"{path}.customer_number", party.number),
    )  # fmt: skip


def _line(draft: Draft, n: int, line: StatedLine, sign: int) -> InvoiceLine:
    path = f"lines.{n}"
    values: dict[str, Decimal] = {}
    for name, figure in line.figures.items():
        values[name] = sign * figure.value if name == "net_amount" else figure.value
        draft.keep(f"{path}.{name}", plain(values[name]), figure.cell)
    return InvoiceLine.model_validate(
        values
        | {
            "description": draft.text(f"{path}.description", line.description),
            "item_number": draft.text(f"{path}.item_number", line.item_number),
        }
    )


def _prove(draft: Draft, stated: Stated) -> bool:
    """Checks every sum that is stated; True where the total follows from net and tax."""
    net, tax, total = (stated.value(name) for name in ("net", "tax", "total"))
    nets = [line.figures["net_amount"].value for line in stated.lines if "net_amount" in line.figures]
    lines = stated.value("lines")
    if lines is not None and nets:
        _sum(draft, "sum(lines.net_amount) = line total", nets, lines, "The lines add up to", "the line total")
    if net is not None and lines is not None:
        parts = [lines, -(stated.value("allowances") or ZERO), stated.value("charges") or ZERO]
        _sum(
            draft,
            "line total - allowances + charges = net_amount",
            parts,
            net,
            "Lines and charges add up to",
            "the net",
        )
    if tax is not None and stated.taxes:
        parts = [figure.value for figure in stated.taxes]
        _sum(draft, "sum(taxes) = tax_amount", parts, tax, "The taxes add up to", "the tax")
    if total is not None and (due := stated.value("due")) is not None:
        parts = [total, -(stated.value("prepaid") or ZERO), stated.value("rounding") or ZERO]
        _sum(
            draft,
            "total_amount - prepaid = amount_due",
            parts,
            due,
            "The total less what was prepaid is",
            "what is due",
        )
    if net is None or total is None:
        return False
    name = "net_amount + tax_amount = total_amount" if tax is not None else "net_amount = total_amount"
    return _sum(draft, name, [net, tax or ZERO], total, "Net and tax add up to", "the total")


def _sum(draft: Draft, equation: str, parts: Sequence[Decimal], total: Decimal, what: str, against: str) -> bool:
    left = sum(parts, ZERO)
    shown, stated = (plain(in_units(amount, draft.currency)) for amount in (left, total))
    fault = f"{what} {shown}, but {against} is {stated}."
    return draft.prove(equation, left, total, fault)
