"""What programs that read no advices are told of a receipt."""

from collections import defaultdict

from docflow.schema.records import Remittance
from samples.world.truth import Day, Receipt


class Told:
    """The bank's text; with `advices` also every number of the advices that came by then, as a clerk would paste them.

    That is more than either program does by itself: it neither reads advices nor finds the receipt they belong to.
    """

    def __init__(self, *, advices: bool) -> None:
        self.suffix = " with advices pasted in" if advices else ""
        self._advices = advices
        self._numbers: dict[str, str] = defaultdict(str)
        self._payments: dict[str, str] = {}

    def day(self, day: Day) -> None:
        """The papers of one day, and for which payments they are."""
        if not self._advices:
            return
        for truth in day.truths:
            self._payments |= dict.fromkeys((*truth.receipts, *truth.advices), truth.id)
        for advice in day.advices:
            record = advice.extraction.record
            assert isinstance(record, Remittance)
            numbers = [line.document_number or line.purchase_order or "" for line in record.lines]
            self._numbers[self._payments[advice.id]] += " " + " ".join(numbers)

    def text(self, receipt: Receipt) -> str:
        """All that is said."""
        entry = receipt.entry
        keyed = " ".join(line.document_number or "" for line in entry.documents)
        pasted = self._numbers.get(self._payments.get(receipt.id, ""))
        told = (entry.text, keyed, *entry.references, pasted)
        return " ".join(part for part in told if part)
