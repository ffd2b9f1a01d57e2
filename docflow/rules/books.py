"""What matching asks of the books: customers, and the open items that something printed may mean."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from typing import Protocol

from docflow.rules import keys
from docflow.rules.payer import Directory, HeldDirectory
from docflow.schema.payers import Alias
from docflow.schema.receivables import Customer, OpenItem


class Books(Protocol):
    """The receivables of one company as they are now; `remaining` is less what is promised to other payments."""

    def directory(self) -> Directory:
        """Every customer, indexed by what can identify a payer."""
        ...

    def of_customer(self, ref: str) -> Sequence[OpenItem]:
        """What this customer is still to pay."""
        ...

    def owing(
        self, ref: str, currency: str, amounts: Collection[Decimal], besides: Collection[str] = ()
    ) -> Sequence[OpenItem]:
        """What this customer is still to pay of which just one of these amounts is open, or that less its discount.
        `besides`: refs that are known already."""
        ...

    def twins(self, ref: str, currency: str, amounts: Collection[Decimal]) -> Sequence[OpenItem]:
        """What this customer is still to pay of which just one of these amounts is open, where that is so of several;
        one too many among them does no harm. For hundreds of amounts, of which few are open more than once."""
        ...

    def settled(self, ref: str, currency: str, amount: Decimal) -> Sequence[OpenItem]:
        """What this customer has paid of which just this was due."""
        ...

    def numbered(self, numbers: Collection[str], cores: Collection[str] = ()) -> Sequence[OpenItem]:
        """Anybody's items whose number, folded (`keys.folded`), is one of these, or without prefix and zeros
        (`keys.core`) one of those; settled ones too."""
        ...

    def of_refs(self, refs: Collection[str]) -> Sequence[OpenItem]:
        """Anybody's items with these refs, settled ones too."""
        ...

    def forms(self, ref: str) -> Sequence[Alias]:
        """How this customer writes our numbers, as far as people's decisions taught it."""
        ...

    def ordered(self, orders: Collection[str]) -> Sequence[OpenItem]:
        """Anybody's items of these purchase orders or delivery notes, settled ones too."""
        ...


class HeldBooks:
    """Books held in memory: those of a simulation, or of a file of open items."""

    def __init__(
        self, customers: Iterable[Customer], items: Iterable[OpenItem] = (), aliases: Iterable[Alias] = ()
    ) -> None:
        self._directory: Directory = HeldDirectory(customers, aliases)
        self._items: dict[str, OpenItem] = {}
        self._by_payer: dict[str, dict[str, None]] = defaultdict(dict)
        self._settled: dict[str, dict[str, None]] = defaultdict(dict)
        self._by_number: dict[str, dict[str, None]] = defaultdict(dict)
        self._by_core: dict[str, dict[str, None]] = defaultdict(dict)
        self._by_order: dict[str, dict[str, None]] = defaultdict(dict)
        for item in items:
            self.put(item)

    def put(self, item: OpenItem) -> None:
        """Adds an item, or changes what is left of it; nobody renames or moves one."""
        self._items[item.ref] = item
        here, there = self._by_payer, self._settled
        if not item.remaining:
            here, there = there, here
        here[item.payer][item.ref] = None
        there[item.payer].pop(item.ref, None)
        self._by_number[keys.folded(item.number)][item.ref] = None
        self._by_core[keys.core(item.number) or ""][item.ref] = None
        for order in (item.purchase_order, item.delivery_note):
            if order:
                self._by_order[order][item.ref] = None

    def drop(self, item: OpenItem) -> None:
        """Forgets an item."""
        for index, key in (
            (self._by_payer, item.payer),
            (self._settled, item.payer),
            (self._by_number, keys.folded(item.number)),
            (self._by_core, keys.core(item.number) or ""),
            (self._by_order, item.purchase_order or ""),
            (self._by_order, item.delivery_note or ""),
        ):
            if (refs := index.get(key)) is not None:
                refs.pop(item.ref, None)
                if not refs:
                    del index[key]
        del self._items[item.ref]

    def directory(self) -> Directory:
        return self._directory

    def of_customer(self, ref: str) -> list[OpenItem]:
        return [self._items[found] for found in self._by_payer.get(ref, ())]

    def owing(
        self, ref: str, currency: str, amounts: Collection[Decimal], besides: Collection[str] = ()
    ) -> list[OpenItem]:
        known = frozenset(besides)
        mine = (item for item in self.of_customer(ref) if item.currency == currency and item.ref not in known)
        return [item for item in mine if item.remaining in amounts or item.remaining - item.discount in amounts]

    def twins(self, ref: str, currency: str, amounts: Collection[Decimal]) -> list[OpenItem]:
        mine = [item for item in self.of_customer(ref) if item.currency == currency]
        times = Counter(item.remaining for item in mine)
        return [item for item in mine if times[item.remaining] > 1 and item.remaining in amounts]

    def settled(self, ref: str, currency: str, amount: Decimal) -> list[OpenItem]:
        paid = (self._items[found] for found in self._settled.get(ref, ()))
        return [item for item in paid if (item.currency, item.original) == (currency, amount)]

    def numbered(self, numbers: Collection[str], cores: Collection[str] = ()) -> list[OpenItem]:
        whole = [ref for number in sorted(set(numbers)) for ref in self._by_number.get(number, ())]
        bare = [ref for core in sorted(set(cores)) for ref in self._by_core.get(core, ())]
        return [self._items[ref] for ref in dict.fromkeys((*whole, *bare))]

    def of_refs(self, refs: Collection[str]) -> list[OpenItem]:
        return [self._items[ref] for ref in sorted(refs) if ref in self._items]

    def forms(self, ref: str) -> Sequence[Alias]:
        return ()

    def ordered(self, orders: Collection[str]) -> list[OpenItem]:
        return [self._items[ref] for order in sorted(set(orders)) for ref in self._by_order.get(order, ())]
