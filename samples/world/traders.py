"""Who is billed and who pays: customers of several companies, parents, agents; with habits that nobody else knows."""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from docflow.schema.receivables import Customer
from samples.world import names
from samples.world.shape import Shape
from samples.world.truth import Carrier

NumberStyle = Literal["printed", "bare", "word", "zeros"]
"""How somebody usually writes our numbers: as printed, without what stands before, with a word before, padded."""

Prices = Literal["subscription", "list", "free"]
"""What a customer's bills are like: every month the same; sums of a few unit prices, often equal; anything."""
_PRICES: tuple[Prices, ...] = ("subscription", "list", "free")


@dataclass(frozen=True)
class House:
    """One of our own companies."""

    code: str
    currency: str
    account: str
    invoice: str
    credit: str
    first: int


HOUSES = (
    House("US01", "USD", "0214455660", "INV-{:07d}", "CM-{:06d}", 1_204_000),
    House("US02", "USD", "0733100481", "{:08d}", "C{:07d}", 90_140_000),
    House("DE01", "EUR", "DE32100500000054540402", "RE-{:07d}", "GS-{:06d}", 2_610_000),
    House("NL01", "EUR", "NL26VAYB8060476890", "VF{:07d}", "VC{:06d}", 1_200_500),
    House("UK01", "GBP", "GB29NWBK60161331926819", "SI{:06d}", "SC{:06d}", 410_000),
)


@dataclass(frozen=True)
class Terms:
    """Net days, and the discount for those who pay early."""

    net: int
    percent: Decimal = Decimal(0)
    days: int = 0


_TERMS = (
    (Terms(30), 45), (Terms(30, Decimal(2), 10), 16), (Terms(14), 10), (Terms(60), 10), (Terms(45), 6),
    (Terms(30, Decimal(1), 10), 5), (Terms(30, Decimal(3), 14), 5), (Terms(60, Decimal(2), 20), 3),
)  # fmt: skip


@dataclass(frozen=True)
class Purse:
    """Whoever sends the money: name and accounts as the bank knows them."""

    name: str
    accounts: tuple[str, ...]
    bank_name: str


@dataclass
class Trader:
    """A customer, with what the ledger does not know of him."""

    customer: Customer
    house: House
    terms: Terms
    purse: Purse
    prices: Prices
    units: tuple[Decimal, ...]
    bills_a_year: float
    pays_every: int
    """Days between his runs; 0: each invoice by itself."""
    late: int
    """Days after the due date on which he usually pays."""
    takes_discount: float
    takes_it_late: float
    carrier: Carrier
    writes_numbers: bool
    """In the bank's text, where there is an advice as well."""
    style: NumberStyle
    orders: bool
    cheques: bool
    instalments: bool
    prints: frozenset[str]
    """What his papers say of himself beside the name: customer_number, tax_id, email, iban."""
    own_name: str
    parent: str | None = None
    """Ref of the customer who pays for this one."""
    stranger: Purse | None = None
    """Pays for him, and is no customer."""
    last_order: str = ""
    refs: list[str] = field(default_factory=list)
    """Of a parent: the customers it pays for."""

    @property
    def ref(self) -> str:
        """The ledger's key."""
        return self.customer.ref


def draw(dice: random.Random, shape: Shape) -> dict[str, Trader]:
    """All customers by ref."""
    houses = dice.choices(HOUSES, weights=(25, 20, 25, 18, 12), k=shape.customers)
    firms = names.firms(dice, [house.currency for house in houses], shape.namesakes)
    scale = shape.bills_a_year / math.exp(0.5 * 1.1**2)
    traders = [
        _trader(dice, shape, 10_000 + n, house, name, scale)
        for n, (house, name) in enumerate(zip(houses, firms, strict=True))
    ]
    found = {trader.ref: trader for trader in traders}
    _families(dice, traders, shape)
    _strangers(dice, traders, shape)
    return found


def _trader(dice: random.Random, shape: Shape, number: int, house: House, name: str, scale: float) -> Trader:
    many = min(scale * dice.lognormvariate(0.0, 1.1), shape.bills_a_year * 20)
    accounts = tuple(_account(dice, house.currency) for _ in range(dice.choices((1, 2, 3), (75, 20, 5))[0]))
    domain = names.domain(name)
    alias = names.trade_name(dice, name) if dice.random() < 0.06 else ""
    tax_id = f"{_TAX[house.currency]}{dice.randrange(10**8, 10**9)}"
    customer = Customer(
        ref=f"C-{number}",
        name=name,
        aliases=(alias,) if alias and dice.random() < 0.5 else (),
        tax_ids=(tax_id,) if dice.random() < 0.7 else (),
        ibans=tuple(account for account in accounts if dice.random() < shape.accounts_on_file),
        email_domains=(domain,) if dice.random() < 0.7 else (),
    )
    prices: Prices = dice.choices(_PRICES, (15, 40, 45))[0]
    shown = alias or name
    return Trader(
        customer=customer, house=house, terms=dice.choices([t for t, _ in _TERMS], [w for _, w in _TERMS])[0],
        purse=Purse(shown, accounts, names.as_bank_writes(dice, shown)), prices=prices,
        units=tuple(sorted(_units(dice, prices))), bills_a_year=max(2.0, many), pays_every=_rhythm(dice, many),
        late=max(-2, round(dice.gauss(3, 6))), takes_discount=dice.choice((0.0, 0.6, 0.9, 1.0)),
        takes_it_late=dice.choices((0.0, 0.1, 0.5), (85, 10, 5))[0], carrier=_carrier(dice, shape, many),
        writes_numbers=dice.random() < 0.35, style=dice.choices(("printed", "bare", "word", "zeros"), (86, 5, 6, 3))[0],
        orders=dice.random() < 0.55, cheques=house.currency == "USD" and dice.random() < 0.12,
        instalments=dice.random() < 0.02, prints=_prints(dice), own_name=names.as_payer_writes(dice, shown),
    )  # fmt: skip


_TAX = {"USD": "", "EUR": "DE", "GBP": "GB"}


def _account(dice: random.Random, currency: str) -> str:
    if currency == "USD":
        return str(dice.randrange(10**9, 10**10))
    country, length = ("DE", 18) if currency == "EUR" else ("GB", 14)
    inner = ("NWBK" if country == "GB" else "") + "".join(str(dice.randrange(10)) for _ in range(length))
    moved = "".join(str(int(c, 36)) for c in inner + country + "00")
    return f"{country}{98 - int(moved) % 97:02d}{inner}"


def _units(dice: random.Random, prices: Prices) -> Iterator[Decimal]:
    """What a thing costs him; a subscriber buys one thing, every month."""
    if prices == "subscription":
        yield Decimal(dice.choice(("19.90", "49.00", "99.00", "149.00", "249.00", "499.00", "990.00", "1250.00")))
    else:
        for _ in range(6):
            yield Decimal(dice.choice((495, 990, 1250, 1999, 2500, 4990, 7500, 12900, 24900, 89900))) / 100


def _rhythm(dice: random.Random, bills_a_year: float) -> int:
    """Who gets few bills pays each by itself; who gets many has a run every month, fortnight or week."""
    if bills_a_year < 9:
        return 0 if dice.random() < 0.8 else 30
    if bills_a_year < 30:
        return dice.choices((0, 30, 14), (30, 62, 8))[0]
    return dice.choices((30, 14, 7), (45, 33, 22))[0]


def _carrier(dice: random.Random, shape: Shape, bills_a_year: float) -> Carrier:
    """Small payers let the bank's text speak for itself more often; the largest send files."""
    weights = dict(shape.carriers)
    weights["none"] *= 1.4 if bills_a_year < 20 else 0.5
    for one in ("edi", "xml"):
        weights[one] *= 0.4 if bills_a_year < 20 else 1.8
    return dice.choices(list(weights), list(weights.values()))[0]


def _prints(dice: random.Random) -> frozenset[str]:
    chances = {"customer_number": 0.3, "tax_id": 0.2, "email": 0.5, "iban": 0.12}
    return frozenset(what for what, chance in chances.items() if dice.random() < chance)


def _families(dice: random.Random, traders: list[Trader], shape: Shape) -> None:
    """Parents with the customers they pay for, of the same house."""
    for _ in range(round(len(traders) * shape.parents)):
        parent = dice.choice(traders)
        if parent.parent or parent.stranger:
            continue
        parent.pays_every = parent.pays_every or 14
        for child in dice.choices(traders, k=dice.randint(2, 5)):
            if (
                child.house is parent.house
                and child is not parent
                and not (child.parent or child.stranger or child.refs)
            ):
                child.parent = parent.ref
                if dice.random() < shape.parents_on_file:
                    child.customer = child.customer.model_copy(update={"parent": parent.ref})
                parent.refs.append(child.ref)


def _strangers(dice: random.Random, traders: list[Trader], shape: Shape) -> None:
    """Agents and factors, each paying for some customers; now and then their account is on file as a customer's."""
    for n in range(round(len(traders) * shape.strangers)):
        house = dice.choice(HOUSES)
        name = f"{dice.choice(_AGENTS)} {n + 1} {dice.choice(('GmbH', 'Ltd', 'Inc.'))}"
        purse = Purse(name, (_account(dice, house.currency),), names.as_bank_writes(dice, name))
        theirs = [t for t in dice.choices(traders, k=8) if t.house is house and not (t.parent or t.refs or t.stranger)]
        for trader in theirs[: dice.randint(2, 6)]:
            trader.stranger = purse
        if theirs and dice.random() < 0.15:
            one = theirs[0].customer
            theirs[0].customer = one.model_copy(update={"ibans": (*one.ibans, *purse.accounts)})


_AGENTS = (
    "Zentral Regulierung",
    "Payment Services",
    "Faktorei",
    "Treasury Agents",
    "Shared Services",
    "Settlement House",
)
