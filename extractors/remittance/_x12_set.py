"""An 820 or 835 transaction set as loops: who pays, how much, and the documents with what stands under each."""

from dataclasses import dataclass, field
from decimal import Decimal

from extractors.messages.segments import Segment
from extractors.messages.values import amount_of, date_of
from extractors.messages.x12 import Entity


@dataclass(slots=True)
class Adx:
    """An ADX segment and what belongs to it."""

    segment: Segment
    amount: Decimal
    """As printed; negative where it reduces the payment."""
    notes: list[str] = field(default_factory=list)
    refs: list[Segment] = field(default_factory=list)

    @property
    def code(self) -> str:
        """X12 element 426."""
        return self.segment.text(2)


@dataclass(slots=True)
class Rmr:
    """An RMR segment and what stands under it."""

    segment: Segment
    net: Decimal | None
    gross: Decimal | None
    discount: Decimal | None
    refs: list[Segment] = field(default_factory=list)
    dates: list[Segment] = field(default_factory=list)
    adjustments: list[Adx] = field(default_factory=list)


@dataclass(slots=True)
class PaymentSet:
    """One transaction set."""

    payment: Segment | None = None
    """BPR."""
    trace: Segment | None = None
    """TRN."""
    currencies: list[Segment] = field(default_factory=list)
    refs: list[Segment] = field(default_factory=list)
    dates: list[Segment] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    items: list[Rmr] = field(default_factory=list)
    free: list[Adx] = field(default_factory=list)
    """Adjustments that stand under no document."""
    body: list[Segment] = field(default_factory=list)
    """All segments between ST and SE."""
    trouble: list[str] = field(default_factory=list)
    """Broken segments, with their position."""


class _Walk:
    """The loops, opened and closed by the segments in their order."""

    def __init__(self) -> None:
        self.set = PaymentSet()
        self.entity: Entity | None = None
        self.item: Rmr | None = None
        self.adjustment: Adx | None = None
        self.inside = False
        """Whether an IT1 or SLN loop is open, whose references are not the document's."""

    def money(self, segment: Segment, index: int) -> Decimal | None:
        text = segment.text(index)
        value = amount_of(text) if text else None
        if text and value is None:
            self.set.trouble.append(f'{segment.place} is broken: "{text}" is no amount.')
        return value

    def step(self, segment: Segment) -> None:
        handler = getattr(self, f"on_{segment.name.lower()}", None)
        if handler is not None:
            handler(segment)

    def on_bpr(self, segment: Segment) -> None:
        if self.set.payment is not None:
            self.set.trouble.append(f"{segment.place} is a second payment order in one set.")
        else:
            self.set.payment = segment

    def on_trn(self, segment: Segment) -> None:
        self.set.trace = self.set.trace or segment

    def on_cur(self, segment: Segment) -> None:
        self.set.currencies.append(segment)

    def on_ent(self, segment: Segment) -> None:
        self.entity = self.item = self.adjustment = None

    def on_n1(self, segment: Segment) -> None:
        self.entity = Entity(segment)
        if self.item is None:
            self.set.entities.append(self.entity)

    def _below_entity(self, segment: Segment) -> None:
        if self.entity is not None:
            self.entity.below.append(segment)

    on_n2 = on_n3 = on_n4 = on_per = _below_entity

    def on_rmr(self, segment: Segment) -> None:
        self.entity = self.adjustment = None
        self.inside = False
        net, gross, discount = (self.money(segment, index) for index in (4, 5, 6))
        self.item = Rmr(segment, net, gross, discount)
        self.set.items.append(self.item)

    def on_adx(self, segment: Segment) -> None:
        amount = self.money(segment, 1)
        if amount is None:
            if not segment.text(1):
                self.set.trouble.append(f"{segment.place} is broken: it has no amount.")
            return
        self.adjustment = Adx(segment, amount)
        (self.item.adjustments if self.item else self.set.free).append(self.adjustment)

    def on_it1(self, segment: Segment) -> None:
        self.inside = True

    on_sln = on_it1

    def on_ref(self, segment: Segment) -> None:
        if self.adjustment is not None:
            self.adjustment.refs.append(segment)
        elif self.item is not None:
            if not self.inside:
                self.item.refs.append(segment)
        elif self.entity is not None:
            self.entity.below.append(segment)
        else:
            self.set.refs.append(segment)

    def on_dtm(self, segment: Segment) -> None:
        if segment.text(2) and date_of(segment.text(2)) is None:
            self.set.trouble.append(f'{segment.place} is broken: "{segment.text(2)}" is no date.')
        elif self.item is None:
            self.set.dates.append(segment)
        elif not self.inside and self.adjustment is None:
            self.item.dates.append(segment)

    def on_nte(self, segment: Segment) -> None:
        if self.adjustment is not None and segment.text(2):
            self.adjustment.notes.append(segment.text(2))


def set_of(body: list[Segment]) -> PaymentSet:
    """The loops of a set; what is broken is told and skipped."""
    walk = _Walk()
    walk.set.body = body
    for segment in body:
        walk.step(segment)
    return walk.set
