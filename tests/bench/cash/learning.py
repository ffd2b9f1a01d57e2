"""What people's decisions teach about who pays: the aliases that the store would hold, counted in memory."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from docflow.rules.books import HeldBooks
from docflow.rules.payer.directory import Asked, HeldDirectory
from docflow.rules.payer.own import clues
from docflow.rules.payer.payees import pays_for
from docflow.schema.payers import Alias, AliasKind
from docflow.schema.receivables import Customer
from docflow.schema.records import Party

_LONG_AGO = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


class LearningDirectory(HeldDirectory):
    """A paper that a person approved for a customer votes for every key on it."""

    def __init__(self, customers: Iterable[Customer]) -> None:
        super().__init__(customers)
        self._votes: dict[tuple[AliasKind, str], Counter[str]] = defaultdict(Counter)
        self._paid_for: dict[str, Counter[str]] = defaultdict(Counter)

    def learn(self, party: Party, customer: str) -> None:
        """A person approved something with these signs of the payer for this customer."""
        for clue in clues(party):
            if not self.holders(clue.kind, [clue.key]):
                self._votes[clue.kind, clue.key][customer] += 1

    def learn_payee(self, payer: str, other: str) -> None:
        """A person let one customer pay what another one owes."""
        self._paid_for[payer][other] += 1

    def payees(self, ref: str) -> list[Alias]:
        told = self._paid_for.get(ref, {})
        made = ((pays_for(ref, self[other]), agreed) for other, agreed in sorted(told.items()))
        return [
            Alias(
                id=one.key, kind=one.kind, key=one.key, text=one.text, customer=ref, source="advice", actor="clerk",
                created_at=_LONG_AGO, agreed=agreed,
            )
            for one, agreed in made
        ]  # fmt: skip

    def aliases(self, asked: Asked) -> list[Alias]:
        return [alias for key in dict.fromkeys(asked) if key in self._votes for alias in self._of(key)]

    def _of(self, key: tuple[AliasKind, str]) -> Iterator[Alias]:
        votes = self._votes[key]
        for customer, agreed in sorted(votes.items()):
            yield Alias(
                id=f"{key[0]}:{key[1]}:{customer}", kind=key[0], key=key[1], text=key[1], customer=customer,
                source="advice", actor="clerk", created_at=_LONG_AGO, agreed=agreed,
                against=votes.total() - agreed,
            )  # fmt: skip


class LearningBooks(HeldBooks):
    """Books whose directory learns."""

    def __init__(self, customers: Iterable[Customer]) -> None:
        super().__init__(())
        self.learned = LearningDirectory(customers)

    def directory(self) -> LearningDirectory:
        return self.learned

    def learn(self, party: Party, customer: str) -> None:
        """A person approved a paper with these signs for this customer."""
        self.learned.learn(party, customer)

    def learn_payee(self, payer: str, other: str) -> None:
        """A person let one customer pay what another one owes."""
        if payer in self.learned and other not in self.learned.relatives(payer):
            self.learned.learn_payee(payer, other)
