"""The same rules on the real store: a smaller year with every look-up in SQL, to be held beside the one in memory."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from docflow.decisions.assessment import StoredBooks
from docflow.rules.payer.own import clues
from docflow.rules.payer.payees import pays_for
from docflow.schema.receivables import Customer, OpenItem
from docflow.schema.records import Party
from docflow.store import Store, Tx


class StoreBooks(StoredBooks):
    """Books in the store's tables, mirrored item by item as the simulated ledger changes them."""

    def __init__(self, tx: Tx, customers: Iterable[Customer]) -> None:
        tx.customers.upsert(customers)
        super().__init__(tx)
        self._votes = count(1)

    def put(self, item: OpenItem) -> None:
        """Adds an item, or changes what is left of it."""
        self._tx.open_items.upsert([item])

    def drop(self, item: OpenItem) -> None:
        """The store forgets nothing."""

    def learn(self, party: Party, customer: str) -> None:
        """A person approved a paper with these signs for this customer."""
        paper = f"paper-{next(self._votes)}"
        for clue in clues(party):
            if not self.directory().holders(clue.kind, [clue.key]):
                self._tx.aliases.add(clue, customer, scope="customer", source="advice", actor="clerk")
                self._tx.aliases.vote(paper, [clue], customer)

    def learn_payee(self, payer: str, other: str) -> None:
        """A person let one customer pay what another one owes."""
        mine, found = self.directory(), self._tx.customers.get(other)
        if payer in mine and found is not None and other not in mine.relatives(payer):
            one = pays_for(payer, found)
            self._tx.aliases.vote(f"paper-{next(self._votes)}", [one], payer)
            self._tx.aliases.add(one, payer, scope="customer", source="advice", actor="clerk")


@contextmanager
def empty_store() -> Iterator[Tx]:
    """One open transaction on a fresh SQLite file."""
    with tempfile.TemporaryDirectory(prefix="docflow-cash-") as place:
        store = Store(f"sqlite:///{Path(place) / 'cash.sqlite'}")
        store.upgrade()
        with store.begin() as tx:
            yield tx
        store.close()
