"""Advices that wait for their money."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator

from docflow.rules import payer
from docflow.rules.keys import folded
from docflow.schema.records import BankEntry, Remittance
from samples.world.truth import Advice

_APART = dt.timedelta(days=10)


class Papers:
    """Found by the payment's reference, else by payer and amount where only one fits."""

    def __init__(self) -> None:
        self._by_reference: dict[object, dict[str, Advice]] = defaultdict(dict)
        self._by_amount: dict[object, dict[str, Advice]] = defaultdict(dict)

    def put(self, advice: Advice) -> None:
        """One more."""
        for index, key in self._places(advice):
            index[key][advice.id] = advice

    def take(self, entry: BankEntry, directory: payer.Directory) -> Advice | None:
        """The advice that announced this money, if one did; it waits no longer."""
        found = self._referred(entry) or self._alike(entry, directory)
        if found:
            for index, key in self._places(found):
                index[key].pop(found.id)
                if not index[key]:
                    del index[key]
        return found

    def _referred(self, entry: BankEntry) -> Advice | None:
        told = (entry.end_to_end_id, entry.cheque_number, *(entry.text or "").replace("/", " ").split())
        found = {
            advice.id: advice
            for word in told
            if word
            for advice in self._by_reference.get(folded(word), {}).values()
            if _record(advice).amount == entry.amount
        }
        return _only(found.values())

    def _alike(self, entry: BankEntry, directory: payer.Directory) -> Advice | None:
        who = payer.identify(Remittance(payer=entry.counterparty), directory).customer
        if who is None:
            return None
        near = [a for a in self._by_amount.get((entry.currency, entry.amount), {}).values() if _near(a, entry)]
        return _only(a for a in near if payer.identify(_record(a), directory).customer == who)

    def _places(self, advice: Advice) -> Iterator[tuple[dict[object, dict[str, Advice]], object]]:
        record = _record(advice)
        if record.payment_reference:
            yield self._by_reference, folded(record.payment_reference)
        yield self._by_amount, (record.currency, record.amount)


def _record(advice: Advice) -> Remittance:
    assert isinstance(advice.extraction.record, Remittance)
    return advice.extraction.record


def _near(advice: Advice, entry: BankEntry) -> bool:
    paid, booked = _record(advice).payment_date, entry.booking_date
    return paid is not None and booked is not None and abs(booked - paid) <= _APART


def _only(found: Iterable[Advice]) -> Advice | None:
    """A tie is no match."""
    several = list(found)
    return several[0] if len(several) == 1 else None
