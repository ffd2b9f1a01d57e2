"""The year as it goes by: bills go out, payers pay, papers and money arrive, some money goes back."""

import datetime as dt
import random
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from decimal import Decimal

from docflow.schema.money import ZERO
from docflow.schema.receivables import Customer
from samples.world import advices, intent, reading, receipts, telling, traders
from samples.world.billing import Bill, Billing
from samples.world.intent import Part, Payment
from samples.world.receipts import Bank, Sent
from samples.world.shape import Shape
from samples.world.traders import Purse, Trader
from samples.world.truth import Advice, Carrier, Day, Habit, Receipt, Truth

_TWISTS = {**intent.MONEY, **telling.TELLING}
_TOO_MANY = 9
"""More numbers than anybody types into a bank's text."""
_CLEARED_AFTER = 45
"""Days until what somebody left open is credited, or paid in a second payment."""
_LONGEST_WAY = 20
"""Days after the last bill in which papers and money still arrive."""
_AHEAD = 4
"""Payers round up: what is due in so many days is paid in today's run."""


class Year:
    """One world; `days` may be called once."""

    def __init__(self, seed: int, shape: Shape | None = None) -> None:
        self.shape = shape or Shape()
        self.seed = seed
        self._dice = random.Random(seed)
        self.traders = traders.draw(self._dice, self.shape)
        self._billing = Billing(self._dice)
        self._bank = Bank(self._dice)
        self.open: dict[str, dict[str, Bill]] = {ref: {} for ref in self.traders}
        """Of each customer, what is not yet paid as far as the world goes."""
        self._by_house: dict[str, deque[str]] = defaultdict(lambda: deque(maxlen=400))
        self._days: dict[dt.date, Day] = {}
        self._to_bill: dict[dt.date, list[Trader]] = defaultdict(list)
        self._to_pay: dict[dt.date, list[tuple[Trader, tuple[str, ...]]]] = defaultdict(list)
        self._to_clear: dict[dt.date, list[tuple[str, str]]] = defaultdict(list)
        self._to_reopen: dict[dt.date, list[Part]] = defaultdict(list)
        self._paid_lately: dict[str, deque[Bill]] = defaultdict(lambda: deque(maxlen=3))
        self._made = 0
        self._end = self.shape.start + dt.timedelta(days=self.shape.days)
        self._plan()

    @property
    def customers(self) -> list[Customer]:
        """As the ledger knows them."""
        return [trader.customer for trader in self.traders.values()]

    def days(self) -> Iterator[Day]:
        """Every day in turn, and those after the last bill in which something still arrives."""
        for n in range(self.shape.days + _LONGEST_WAY):
            date = self.shape.start + dt.timedelta(days=n)
            today = self._day(date)
            self._clear(today)
            if date < self._end:
                self._bill(today)
                self._pay(today)
            yield self._days.pop(date)

    # --- plans -------------------------------------------------------------------------------------------------------

    def _plan(self) -> None:
        for trader in self.traders.values():
            self._to_bill[self._day_of_first_bill(trader)].append(trader)
            if trader.pays_every:
                first = self.shape.start + dt.timedelta(days=self._dice.randrange(trader.pays_every))
                self._to_pay[_workday(first)].append((trader, ()))

    def _day_of_first_bill(self, trader: Trader) -> dt.date:
        longest = max(1, min(60, round(365 / trader.bills_a_year)))
        return self.shape.start + dt.timedelta(days=self._dice.randrange(longest))

    def _day(self, date: dt.date) -> Day:
        return self._days.setdefault(date, Day(date))

    # --- bills -------------------------------------------------------------------------------------------------------

    def _clear(self, today: Day) -> None:
        """What was left open is credited in the morning, unless it was paid meanwhile; what the bank returns in the
        course of the day is open again."""
        for customer, ref in self._to_clear.pop(today.date, ()):
            if bill := self.open[customer].pop(ref, None):
                today.cleared.append((ref, bill.item.remaining))
        for part in self._to_reopen.pop(today.date, ()):
            self._reopen(part, today.date)

    def _bill(self, today: Day) -> None:
        for trader in self._to_bill.pop(today.date, ()):
            for bill in self._billing.bill(trader, today.date):
                self._issue(today, trader, bill)
            if self._dice.random() < self.shape.credits:
                self._issue(today, trader, self._billing.credit(trader, today.date))
            self._to_bill[today.date + dt.timedelta(days=self._until_next_bill(trader))].append(trader)

    def _until_next_bill(self, trader: Trader) -> int:
        if trader.prices == "subscription" and trader.bills_a_year < 24:
            return 30
        return max(1, round(self._dice.expovariate(trader.bills_a_year / 365)))

    def _issue(self, today: Day, trader: Trader, bill: Bill) -> None:
        self.open[trader.ref][bill.item.ref] = bill
        self._by_house[trader.house.code].append(bill.item.number)
        today.issued.append(bill.item)
        payer = self._payer(trader)
        if not payer.pays_every and bill.item.original > 0:
            self._to_pay[self._single_pay_day(trader, bill)].append((trader, (bill.item.ref,)))

    def _single_pay_day(self, trader: Trader, bill: Bill) -> dt.date:
        item = bill.item
        if item.discount_until and self._dice.random() < trader.takes_discount:
            return _workday(item.discount_until - dt.timedelta(days=self._dice.randrange(3)))
        late = trader.late + round(self._dice.gauss(0, 2))
        return _workday(max(item.issued + dt.timedelta(days=2), item.due + dt.timedelta(days=late)))

    def _payer(self, trader: Trader) -> Trader:
        return self.traders[trader.parent] if trader.parent else trader

    # --- payments ----------------------------------------------------------------------------------------------------

    def _pay(self, today: Day) -> None:
        for trader, refs in self._to_pay.pop(today.date, ()):
            if trader.pays_every and not refs:
                self._to_pay[_workday(today.date + dt.timedelta(days=trader.pays_every))].append((trader, ()))
            if trader.parent and not refs:
                continue
            bills = self._due(trader, refs, today.date)
            if sum((bill.item.remaining for bill in bills), ZERO) > 0:
                self._decide(trader, bills, today.date)

    def _due(self, trader: Trader, refs: Sequence[str], day: dt.date) -> list[Bill]:
        """What he pays today: the items planned for today, or all that is due in his run, and credits."""
        mine = self.open[trader.ref]
        if refs:
            found = [mine[ref] for ref in refs if ref in mine]
        else:
            whose = (trader.ref, *trader.refs)
            found = [bill for ref in whose for bill in self.open[ref].values() if self._in_run(trader, bill, day)]
        credited = [bill for bill in mine.values() if bill.item.original < 0 and bill.item.issued < day]
        return found + credited if found else []

    def _in_run(self, trader: Trader, bill: Bill, day: dt.date) -> bool:
        item = bill.item
        if item.original < 0 or item.remaining != item.original:
            return False
        if item.discount_until and trader.takes_discount and day <= item.discount_until:
            return item.discount_until < day + dt.timedelta(days=trader.pays_every)
        return item.due + dt.timedelta(days=max(0, trader.late)) <= day + dt.timedelta(days=_AHEAD)

    def _decide(self, trader: Trader, bills: Sequence[Bill], day: dt.date) -> None:
        payment = intent.intend(self._dice, trader, bills, day)
        telling.name_items(self._dice, payment)
        habit = intent.drawn(self._dice, self.shape)
        if habit in ("on_account", "duplicate_payment") and (more := self._extra(trader, habit, day)):
            self._send(more)
        elif habit == "number_of_another":
            self._name_anothers(payment)
        elif habit and (twist := _TWISTS.get(habit)) and twist(self._dice, payment):
            payment.habit = habit
        self._send(payment, habit if habit in ("many_advices", "many_receipts") and len(bills) > 1 else None)

    def _extra(self, trader: Trader, habit: Habit, day: dt.date) -> Payment | None:
        """A deposit, or once more what he paid lately."""
        if habit == "on_account":
            return intent.deposit(trader, day, Decimal(self._dice.choice((500, 1000, 2500, 5000, 10000))))
        if not self._paid_lately[trader.ref]:
            return None
        again = intent.once_more(trader, day, self._paid_lately[trader.ref][0])
        telling.name_items(self._dice, again)
        return again

    def _name_anothers(self, payment: Payment) -> None:
        """By mistake the number of somebody else's invoice."""
        numbers = self._by_house[payment.trader.house.code]
        payment.parts[0].number = self._dice.choice(numbers)
        payment.habit = "number_of_another"

    def _send(self, payment: Payment, many: Habit | None = None) -> None:
        """The payment leaves, and with it or without it its advice."""
        trader, dice = payment.trader, self._dice
        if payment.amount <= 0:
            return
        purse = trader.stranger or trader.purse
        carrier = self._carrier(payment)
        payment.habit = many or payment.habit
        alone = carrier == "none"
        if alone and payment.told and payment.names_items and (len(payment.told) > _TOO_MANY or dice.random() < 0.1):
            payment.names_items, payment.habit = False, "silent"
        self._made += 1
        sent = Sent(f"{dice.choice(('', '', 'ZA', 'P', '2026'))}{dice.randrange(10**5, 10**8)}", dice.random() < 0.75)
        booked = _workday(payment.day + dt.timedelta(days=dice.choices((0, 1, 2), (3, 5, 2))[0]))
        money = self._receipts(payment, purse, sent, booked, alone, many == "many_receipts")
        sheets = 0 if alone else 2 if many == "many_advices" else 1
        papers = self._advise(payment, purse, sent, carrier, booked, sheets)
        truth = self._truth(payment, carrier, money, papers)
        self._day(payment.day).truths.append(truth)
        for at, receipt in enumerate(money):
            self._day(booked + dt.timedelta(days=at)).receipts.append(receipt)
        self._take(payment)
        if len(money) == 1 and dice.random() < self.shape.returned and payment.parts:
            self._return(payment, truth, money[0], booked)

    def _carrier(self, payment: Payment) -> Carrier:
        carrier = payment.trader.carrier
        if carrier == "none" and len(payment.told) > _TOO_MANY and self._dice.random() < self.shape.asked_for_list:
            carrier = "mail"
        if payment.habit == "on_account" or (payment.habit == "set_without_numbers" and self._dice.random() < 0.6):
            return "none"
        return "none" if self._dice.random() < self.shape.advice_missing else carrier

    def _receipts(
        self, payment: Payment, purse: Purse, sent: Sent, day: dt.date, alone: bool, split: bool
    ) -> list[Receipt]:
        amounts = [payment.amount]
        if split:
            half = (payment.amount / 2).quantize(Decimal("1"))
            amounts = [half, payment.amount - half] if half else amounts
        text = receipts.text_of(self._dice, payment, sent.reference, alone)
        return [
            self._bank.receipt(payment, purse, amount, sent, day + dt.timedelta(days=at), text)
            for at, amount in enumerate(amounts)
        ]

    def _advise(
        self, payment: Payment, purse: Purse, sent: Sent, carrier: Carrier, booked: dt.date, sheets: int
    ) -> list[Advice]:
        """Papers usually come before the money, some with it, some days later."""
        late = self._dice.choices((-1, 0, 1, 3), (45, 40, 10, 5))[0]
        day = max(payment.day, booked + dt.timedelta(days=late))
        printed = advices.advices(self._dice, payment, purse, sent.reference, sheets, payment.day)
        papers = [
            Advice(
                f"ad{self._made}.{n}",
                carrier,
                reading.read(self._dice, record, carrier, self.shape.reading[carrier]),
            )
            for n, record in enumerate(printed)
        ]
        self._day(day).advices.extend(papers)
        return papers

    def _truth(self, payment: Payment, carrier: Carrier, money: Sequence[Receipt], papers: Sequence[Advice]) -> Truth:
        trader = payment.trader
        owners = frozenset(part.item.customer for part in payment.parts) | {trader.ref}
        return Truth(
            id=f"pay{self._made}", day=payment.day, payer=trader.stranger.name if trader.stranger else trader.ref,
            customers=owners, habit=payment.habit, carrier=carrier, currency=trader.house.currency,
            amount=payment.amount,
            settled=tuple(part.settled for part in payment.parts), on_account=payment.on_account,
            receipts=tuple(receipt.id for receipt in money),
            advices=tuple(advice.id for advice in papers),
        )  # fmt: skip

    def _take(self, payment: Payment) -> None:
        """The world's own books."""
        for part in payment.parts:
            mine, item = self.open[part.item.customer], part.item
            left = item.remaining - part.settled.taken
            if left:
                mine[item.ref] = mine[item.ref]._replace(item=item.but(remaining=left))
                self._leave_open(part.item.customer, item.ref, payment)
            else:
                bill = mine.pop(item.ref)
                self._paid_lately[payment.trader.ref].append(bill)

    def _leave_open(self, customer: str, ref: str, payment: Payment) -> None:
        """A rest is paid after a while, or credited by us."""
        later = payment.day + dt.timedelta(days=_CLEARED_AFTER)
        if self._dice.random() < 0.5 and not self._payer(self.traders[customer]).pays_every:
            self._to_pay[_workday(later - dt.timedelta(days=10))].append((self.traders[customer], (ref,)))
        self._to_clear[later].append((customer, ref))

    def _return(self, payment: Payment, truth: Truth, receipt: Receipt, booked: dt.date) -> None:
        """The bank takes it back; what it had settled is open again and paid once more."""
        day = _workday(booked + dt.timedelta(days=self._dice.randrange(3, 9)))
        back = self._bank.returned(receipt, day)
        self._made += 1
        self._day(day).receipts.append(back)
        reopened = tuple(one.undone for one in truth.settled)
        undone = Truth(
            id=f"pay{self._made}",
            day=day,
            payer=truth.payer,
            customers=truth.customers,
            habit="returned",
            carrier="none",
            currency=truth.currency,
            amount=-truth.amount,
            settled=reopened,
            on_account=-truth.on_account,
            receipts=(back.id,),
            reverses=truth.id,
            takes_back=truth.receipts,
        )
        self._day(day).truths.append(undone)
        self._to_reopen[day].extend(payment.parts)

    def _reopen(self, part: Part, today: dt.date) -> None:
        """Open again from the day of the return on, and planned for a new payment."""
        customer, item = part.item.customer, part.item
        again = _workday(today + dt.timedelta(days=self._dice.randrange(5, 20)))
        left = self.open[customer].get(item.ref)
        amount = part.settled.taken + (left.item.remaining if left else ZERO)
        self.open[customer][item.ref] = Bill(item.but(remaining=amount), part.note)
        payer = self.traders[customer]
        if not self._payer(payer).pays_every:
            self._to_pay[again].append((payer, (item.ref,)))


def _workday(day: dt.date) -> dt.date:
    """That day, or the Monday after it."""
    return day + dt.timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)
