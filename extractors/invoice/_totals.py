"""Net, tax, total and what is due: the reading of the totals block that its own arithmetic proves."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from docflow.schema.money import plain
from docflow.schema.records import Equation
from extractors.fields.lexicon import labels
from extractors.invoice._amounts import Labelled, labelled_amounts, taxed_amounts
from extractors.invoice._goods import Goods
from extractors.invoice._walk import sums_below
from extractors.papers.paper import Paper

FIELDS = frozenset(
    ("net_total", "tax_total", "invoice_total", "amount_due", "prepaid_total", "charge_total", "prior_total")
)
_CENT = Decimal("0.011")
_MOST_TAXES = 5
_ZERO = Decimal(0)
_LEAST = 0.25
_BELOW = 5
"""Rows with amounts below the total among which a rest stands."""
_CLEAR, _TOLD = 0.8, 0.6
_MOST_TAX = Decimal("0.45")
"""Share of the net amount beyond which no taxes are: what adds up so does it by chance."""


@dataclass(slots=True)
class Totals:
    """The reading that was chosen, with the equations that hold or fail."""

    net: Labelled | None = None
    taxes: tuple[Labelled, ...] = ()
    charges: tuple[Labelled, ...] = ()
    total: Labelled | None = None
    due: Labelled | None = None
    prepaid: Labelled | None = None
    proof: tuple[Equation, ...] = ()
    proven: bool = False
    """The total follows from other printed amounts."""
    ambiguous: tuple[Decimal, ...] = ()
    """Other totals that may be meant as well."""
    extras: tuple[Decimal, ...] = ()
    """What printed charges and discounts add up to, alone and together."""

    @property
    def tax(self) -> Decimal | None:
        """All taxes together."""
        return sum((tax.value for tax in self.taxes), _ZERO) if self.taxes else None


@dataclass(slots=True)
class _Try:
    worth: float
    net: Labelled | None
    taxes: tuple[Labelled, ...]
    charges: tuple[Labelled, ...]
    total: Labelled
    equation: Equation


def totals_of(paper: Paper, goods: Goods) -> Totals:
    """Choose by proof first, by label second."""
    labelled = [a for a in labelled_amounts(paper, FIELDS | {"discount_total"}) if not _among(goods, a)]
    credited = any(amount.value < 0 for amount in labelled if amount.field == "invoice_total" and amount.weight >= 0.6)
    taxed = [amount for amount in taxed_amounts(paper) if not _among(goods, amount)]  # 10 x 31.00 = 310.00
    found = _by_field([*(_as_charge(amount, credited) for amount in labelled), *taxed])
    if not _totals(found):
        found["invoice_total"] = list(_unnamed(paper, found))
    tries = sorted([*_tries(found, goods), *_walked(paper, found, goods)], key=lambda option: -option.worth)
    totals = _proven(tries) if tries else _unproven(found)
    if totals.proven and not totals.taxes and any(tax.value and tax.weight >= _CLEAR for tax in found["tax_total"]):
        totals.proven = False  # a tax is printed that the equation leaves out
    _lower_net(totals, found["net_total"])
    _settle_due(paper, totals, found)
    if totals.net is None and totals.taxes and totals.total is not None and not totals.charges:
        totals.net = _taxed(paper, totals, totals.total)
        totals.proven = totals.proven or totals.net is not None
    if totals.total is not None and found["prior_total"]:
        _part_from_before(paper, totals, totals.total, found["prior_total"])
    some = _subsets(found["charge_total"][:3], 2)
    totals.extras = tuple(sum((charge.value for charge in charges), _ZERO) for charges in some if charges)
    return totals


def _unnamed(paper: Paper, found: dict[str, list[Labelled]]) -> Iterator[Labelled]:
    """What net and taxes make is the total, whatever it is called, where it is printed below them."""
    sums = {
        net.value + sum((t.value for t in some), _ZERO)
        for net in found["net_total"]
        for some in _subsets(found["tax_total"], 2)
        if some
    }
    lowest = max((tax.y for tax in found["tax_total"]), default=0.0)
    for row in (row for rows in paper.rows[-1:] for row in rows if row.y0 > lowest):
        for atom in (atom for atom in row.atoms if atom.kind == "money"):
            reading = paper.amount(atom)
            if reading is not None and reading.value in sums:
                yield Labelled("invoice_total", reading.value, _TOLD, (atom,), row.page, row.text, row.y0)


def _taxed(paper: Paper, totals: Totals, total: Labelled) -> Labelled | None:
    """What is printed above the tax and makes the total with it, whatever it is called: it is the net amount."""
    wanted = total.value - (totals.tax or _ZERO)
    lowest = max(tax.y for tax in totals.taxes)
    for row in reversed(paper.rows[total.page]):
        last = row.atoms[-1]
        reading = paper.amount(last) if last.kind == "money" and row.y0 <= lowest + row.em else None
        if wanted and reading is not None and reading.value == wanted and last not in total.atoms:
            return Labelled("net_total", wanted, 0.6, (last,), row.page, row.atoms[0].text, row.y0)
    return None


def _among(goods: Goods, amount: Labelled) -> bool:
    """Whether label and amount stand among the positions: a column's head is no label of a total."""
    top, bottom = goods.regions.get(amount.page, (1.0, 0.0))
    return top <= amount.y <= bottom and top <= amount.atoms[0].y0 < bottom


def _as_charge(amount: Labelled, credited: bool) -> Labelled:
    """A discount is a charge that makes the total less, with or without its minus; a credit's, that makes it more."""
    if amount.field != "discount_total":
        return amount
    return replace(amount, field="charge_total", value=abs(amount.value) if credited else -abs(amount.value))


def _by_field(amounts: Sequence[Labelled]) -> dict[str, list[Labelled]]:
    """Each field's candidates, best first, the same amount once."""
    found: dict[str, list[Labelled]] = {field: [] for field in FIELDS}
    for amount in sorted(amounts, key=lambda a: (-a.weight, -a.page, -a.y)):
        same = [known for known in found[amount.field] if known.value == amount.value and known.weight >= amount.weight]
        if amount.weight < _LEAST or (
            same and (amount.field != "tax_total" or any(s.atoms == amount.atoms for s in same))
        ):
            continue
        if len(found[amount.field]) < 8:
            found[amount.field].append(amount)
    return found


def _tries(found: dict[str, list[Labelled]], goods: Goods) -> Iterator[_Try]:
    """All ways in which net, taxes and charges make a total."""
    totals = _totals(found)
    taxes = found["tax_total"]
    charges = found["charge_total"][:3]
    for net in found["net_total"]:
        carrying = _carries(net, charges, goods)
        for total in totals:
            rest = total.value - net.value
            for some in _subsets(taxes, _MOST_TAXES):
                if sum((abs(tax.value) for tax in some), _ZERO) > _MOST_TAX * abs(net.value):
                    continue
                for extra in _subsets(charges, 1):
                    if abs(sum((a.value for a in (*some, *extra)), _ZERO) - rest) <= _CENT and (
                        some or extra or not taxes
                    ):
                        yield _try(net, some, extra, total, carrying)
    yield from _without_net(found, totals, goods)


def _carries(net: Labelled, charges: Sequence[Labelled], goods: Goods) -> bool:
    """Whether the positions, with or without the charges and discounts, add up to this net amount."""
    return any(
        abs(value + sum((part.value for part in extra), _ZERO) - net.value) <= _CENT
        for value in (goods.total, *goods.sums)
        if value
        for extra in _subsets(charges, 2)
    )


def _try(
    net: Labelled, taxes: tuple[Labelled, ...], charges: tuple[Labelled, ...], total: Labelled, carrying: bool
) -> _Try:
    parts = (net, *taxes, *charges)
    shown = " + ".join(plain(part.value) for part in parts) + f" = {plain(total.value)}"
    worth = total.weight + net.weight + 0.3 * bool(taxes) + 0.1 * min((t.weight for t in taxes), default=0.0)
    worth -= 0.02 * len(taxes) + 0.1 * len(charges)
    worth += 0.5 * carrying
    if not taxes and not charges:
        # Net and total the same, and no tax: proves little, unless the positions say the same.
        worth -= 0.8
    names = ["net_amount", *(["tax_amount"] if taxes else []), *(["charges and discounts"] if charges else [])]
    equation = Equation(equation=" + ".join(names) + " = total_amount", holds=True, detail=shown)
    return _Try(worth, net, taxes, charges, total, equation)


def _without_net(found: dict[str, list[Labelled]], totals: Sequence[Labelled], goods: Goods) -> Iterator[_Try]:
    """The positions themselves, with or without taxes and charges, make the total."""
    if not goods.positions:
        return
    for amount in {value for value in (goods.total, *goods.sums) if value}:
        for total in totals:
            for some in _subsets(found["tax_total"], _MOST_TAXES):
                if sum((abs(tax.value) for tax in some), _ZERO) > _MOST_TAX * abs(amount):
                    continue
                for extra in _subsets(found["charge_total"][:3], 1):
                    parts = [a.value for a in (*some, *extra)]
                    if abs(amount + sum(parts, _ZERO) - total.value) <= _CENT:
                        shown = " + ".join(plain(value) for value in (amount, *parts)) + f" = {plain(total.value)}"
                        name = "sum(lines.net_amount)" + " + tax_amount" * bool(some) + " = total_amount"
                        worth = total.weight + 0.4 + 0.3 * bool(some) - 0.1 * len(extra)
                        yield _Try(worth, None, some, extra, total, Equation(equation=name, holds=True, detail=shown))


def _walked(paper: Paper, found: dict[str, list[Labelled]], goods: Goods) -> Iterator[_Try]:
    """The sums down the column below the positions; one that others were added for is worth more than those."""
    taxes = {id(tax.atoms[0]) for tax in found["tax_total"]}
    for one in sums_below(paper, goods):
        if not one.added:
            continue
        some = tuple(part for part in one.added if id(part.atoms[0]) in taxes)
        extra = tuple(part for part in one.added if id(part.atoms[0]) not in taxes)
        shown = " + ".join(plain(value) for value in (goods.total or _ZERO, *(part.value for part in one.added)))
        equation = Equation(
            equation="sum(lines.net_amount) + tax_amount" * bool(some) or "sum(lines.net_amount)",
            holds=True,
            detail=shown,
        )
        if extra:
            worth = max(
                (t.weight for t in found["invoice_total"] if t.value == one.total.value), default=one.total.weight
            )
            yield _Try(worth + 0.7 + 0.3 * bool(some), None, some, extra, one.total, equation)


def _subsets(amounts: Sequence[Labelled], most: int) -> Iterator[tuple[Labelled, ...]]:
    yield ()
    for size in range(1, min(most, len(amounts)) + 1):
        yield from itertools.combinations(amounts[:7], size)


def _totals(found: dict[str, list[Labelled]]) -> list[Labelled]:
    """What may be the total: what calls itself so first, else what is due."""
    known = {amount.value for amount in found["invoice_total"]}
    return [*found["invoice_total"], *(due for due in found["amount_due"] if due.value not in known)]


def _proven(tries: Sequence[_Try]) -> Totals:
    best = tries[0]
    rivals = tuple(
        sorted({t.total.value for t in tries if t.total.value != best.total.value and t.worth > best.worth - 0.25})
    )
    sure = bool(best.taxes or best.charges) or best.net is None or best.worth >= 1.9
    return Totals(best.net, best.taxes, best.charges, best.total, proof=(best.equation,), proven=sure, ambiguous=rivals)


def _unproven(found: dict[str, list[Labelled]]) -> Totals:
    """Labels alone; what does not add up is told as an equation that fails."""
    totals = _totals(found)
    total = totals[0] if totals else None
    net = found["net_total"][0] if found["net_total"] else None
    taxes = tuple(found["tax_total"][:1])
    rivals = tuple(
        sorted(
            {
                t.value
                for t in totals[1:]
                if total is not None and t.value != total.value and t.weight > total.weight - 0.2
            }
        )
    )
    proof: tuple[Equation, ...] = ()
    if net is not None and total is not None and taxes:
        shown = f"{plain(net.value)} + {plain(taxes[0].value)} = {plain(total.value)}"
        proof = (Equation(equation="net_amount + tax_amount = total_amount", holds=False, detail=shown),)
    return Totals(net, taxes, (), total, proof=proof, ambiguous=rivals)


def _lower_net(totals: Totals, nets: Sequence[Labelled]) -> None:
    """Where a discount leads from one net amount to another, the one that the tax is added to is what is billed."""
    if totals.total is None or not totals.charges:
        return
    lower = totals.total.value - (totals.tax or _ZERO)
    totals.net = next((net for net in nets if net.value == lower), totals.net)


def _settle_due(paper: Paper, totals: Totals, found: dict[str, list[Labelled]]) -> None:
    """What is still to pay: the total less what was paid before, where that is printed."""
    total = totals.total
    if total is None:
        return
    if not found["amount_due"]:
        _settle_rest(paper, totals, total)
        if totals.due is None and total.value > 0 and (_says_due(total) or _is_all(paper, total)):
            totals.due = replace(total, field="amount_due")
        return
    for due, paid in itertools.product(found["amount_due"], found["prepaid_total"]):
        if paid.value and abs(total.value - abs(paid.value) - due.value) <= _CENT:
            totals.due, totals.prepaid = due, paid
            shown = f"{plain(total.value)} - {plain(abs(paid.value))} = {plain(due.value)}"
            totals.proof = (
                *totals.proof,
                Equation(equation="total_amount - paid before = amount_due", holds=True, detail=shown),
            )
            return
    same = next((due for due in found["amount_due"] if due.value == total.value), None)
    totals.due = same or found["amount_due"][0]


def _says_due(total: Labelled) -> bool:
    """ "Invoice total due", "Total to be collected": the total's own label says that it is to be paid."""
    return any(hit.target == "amount_due" and hit.weight >= _TOLD for hit in labels().scan(total.label))


def _is_all(paper: Paper, total: Labelled) -> bool:
    """Whether nothing below the total makes it less: it is printed once more there, or no other amount is."""
    below = [
        reading.value
        for page in range(total.page, len(paper.rows))
        for row in paper.rows[page]
        if page > total.page or row.y0 > total.atoms[0].y1
        for atom in row.atoms
        if atom.kind == "money" and (reading := paper.amount(atom)) is not None
    ]
    return not below or total.value in below


def _settle_rest(paper: Paper, totals: Totals, total: Labelled) -> None:
    """Two amounts below the total that make it up are what was paid before and what is left, whatever they are called:
    "Deposit received -548.00", "Remaining to pay 5,785.60"."""
    below = [row for row in paper.rows[total.page] if row.y0 > total.y and row.atoms[-1].kind == "money"][:_BELOW]
    amounts = [(row, reading.value) for row in below if (reading := paper.amount(row.atoms[-1])) is not None]
    for (_, paid), (row, rest) in itertools.combinations(amounts, 2):
        if paid and 0 < rest < total.value and abs(total.value - abs(paid) - rest) <= _CENT:
            totals.due = Labelled("amount_due", rest, 0.7, (row.atoms[-1],), row.page, row.atoms[0].text, row.y0)
            shown = f"{plain(total.value)} - {plain(abs(paid))} = {plain(rest)}"
            proof = Equation(equation="total_amount - paid before = amount_due", holds=True, detail=shown)
            totals.proof = (*totals.proof, proof)
            return


def _part_from_before(paper: Paper, totals: Totals, total: Labelled, before: Sequence[Labelled]) -> None:
    """What is still owed from before is in what is due, not in this invoice: 220.00 + 220.00 from before = 440.00."""
    for prior in (amount for amount in before if amount.value > 0):
        due = totals.due if totals.due is not None and totals.due.value > total.value else total
        found = total if due is not total else _printed(paper, due.value - prior.value, prior)
        if found is None or due.value - prior.value != found.value:
            continue
        shown = f"{plain(found.value)} + {plain(prior.value)} = {plain(due.value)}"
        proof = Equation(equation="total_amount + owed from before = amount_due", holds=True, detail=shown)
        totals.total, totals.due, totals.proof, totals.proven = found, due, (*totals.proof, proof), True
        return


def _printed(paper: Paper, value: Decimal, prior: Labelled) -> Labelled | None:
    """This amount where it stands at the end of a line above what is owed from before."""
    for row in paper.rows[prior.page]:
        last = row.atoms[-1]
        reading = paper.amount(last) if last.kind == "money" and row.y0 < prior.y else None
        if value > 0 and reading is not None and reading.value == value:
            return Labelled("invoice_total", value, prior.weight, (last,), row.page, row.atoms[0].text, row.y0)
    return None
