"""How much is claimed, and what the customer says about it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from docflow.schema.money import in_units, plain
from docflow.schema.records import Equation
from extractors.dispute._arithmetic import proven_claims
from extractors.dispute._boxes import checked_options
from extractors.dispute._complaint import is_wrong
from extractors.dispute._sentences import Told, text_of
from extractors.dispute._told_amounts import Money, amounts_in
from extractors.fields.amounts import find_amounts
from extractors.fields.lexicon import columns, labels, normalise, reasons, sentences
from extractors.invoice._amounts import labelled_amounts
from extractors.invoice._goods import Goods
from extractors.papers.draft import Draft
from extractors.papers.header import Choice
from extractors.papers.pairs import Pair
from extractors.papers.paper import Paper

_LONGEST = 400
_WRONG = 0.3
"""How surely an amount is claimed that stands where a reason to pay less is told."""
_CLEAR, _TOLD, _ONLY = 0.2, 0.3, 0.5
_PROVEN, _FIGURED = 0.35, 0.95
"""What it is worth that other figures of the text make the amount; and that they tell why."""


_SUMMED, _MADE = 0.5, 0.4
"""What it is worth that amounts above add up to it; and more where they are a list, or their tax is added."""
_RATES = (*map(Decimal, (5, 6, 7, 9, 10, 12, 13, 15, 16, 18, 19, 20, 21, 22, 23, 25)), Decimal("5.5"), Decimal("8.1"))
"""Rates of tax on sales, in percent."""
_WITH = frozenset(("brutto", "gross", "ttc", "lordo", "bruto", "ivato", "ivata", "inclusief"))
"""Words that say that an amount is stated with its tax."""
_HALF_CENT = Decimal("0.006")
_BULLETS = ("-", "–", "•", "*")
_BEHIND = 2
"""Words behind the amount of a listed line: "31.76 EUR each"."""
_PRICE = 0.8
"""How surely a label is that of a price."""
_CLAUSE = 3
"""Words before a label that make it a part of their sentence."""


def amount_of(draft: Draft, goods: Goods, told: Sequence[list[Told]], currency: str | None) -> Decimal | None:
    """The claimed total: labelled, else claimed in a sentence; the sum of the lines proves it."""
    labelled = _labelled(draft.paper, "claim_amount") or _labelled(draft.paper, "invoice_total")
    labelled = [choice for choice in labelled if not _is_told(draft.paper, choice)]
    sums = {abs(value) for value in (goods.total, *goods.sums, *_column_sums(draft.paper)) if value}
    made = _with_tax(draft.paper, sums) | set(_list_sums(draft.paper))
    sums |= made
    firm = bool(labelled) and labelled[0].weight >= 0.7
    said = [choice for choice in spoken(draft.paper, told) if not firm or choice.amount in made]
    found = _with_tax_on(draft.paper, [*labelled, *said])
    found.sort(key=lambda choice: -choice.weight - _SUMMED * (choice.amount in sums) - _MADE * (choice.amount in made))
    if not found:
        draft.ask("No claimed amount was found.")
        return None
    best = found[0]
    if best.amount is None:
        return None
    _doubt(draft, best, found, sums)
    amount = in_units(best.amount, currency)
    best.value = plain(amount)
    draft.keep("amount", best, 0.99 if best.amount in sums else 0.9)
    _prove(draft, goods, amount)
    return amount


def _with_tax_on(paper: Paper, found: Sequence[Choice]) -> list[Choice]:
    """ "120,00 € HT, soit 144,00 € TTC": where an amount and its tax make another one, that is what is claimed."""
    texts = [row.text for rows in paper.rows for row in rows]
    spoken_of = any(hit.target == "tax_total" for text in texts for hit in labels().scan(text))
    spoken_of = spoken_of or any(not _WITH.isdisjoint(normalise(text).split()) for text in texts)
    values = {choice.amount for choice in found if choice.amount} if spoken_of else set()
    return [choice for choice in found if not any(_is_taxed(choice.amount or Decimal(0), value) for value in values)]


def _is_taxed(net: Decimal, gross: Decimal) -> bool:
    """Whether a rate of tax makes the one of the other."""
    return any(abs(net * (1 + rate / 100) - gross) < _HALF_CENT for rate in _RATES)


def _column_sums(paper: Paper) -> Iterator[Decimal]:
    """What the columns of a table of invoices add up to; of one line below a head, the last one."""
    for table in paper.tables:
        for n, column in enumerate(table.columns):
            readings = [paper.amount(line.cells[n][0]) for line in table.lines if len(line.cells.get(n, ())) == 1]
            values = [reading.value for reading in readings if reading is not None]
            if column.kind == "money" and (
                len(values) > 1 or (values and table.header and n == len(table.columns) - 1)
            ):
                yield sum(values, Decimal(0))


def _with_tax(paper: Paper, sums: set[Decimal]) -> set[Decimal]:
    """What the sums make with the tax that is printed below them."""
    taxes = [abs(tax.value) for tax in labelled_amounts(paper, frozenset(("tax_total",))) if tax.value]
    return {value + tax for value in sums for tax in taxes}


def _list_sums(paper: Paper) -> Iterator[Decimal]:
    """What the last amounts of lines that follow one another add up to: "- 4711, billed 1,200.00, claim 31.76"."""
    run: list[Decimal] = []
    listed = False
    for row in (row for rows in paper.rows for row in rows):
        value = _ending(paper, row.text)
        listed = listed or row.text.lstrip().startswith(_BULLETS)
        if run and (value is None or value == sum(run)) and (listed or len(run) > 1):
            yield sum(run, Decimal(0))
        run = [*run, value] if value is not None else []
        listed = listed and value is not None


def _ending(paper: Paper, text: str) -> Decimal | None:
    """The amount that ends a line; in running text words go on behind it."""
    amounts = [match for match in find_amounts(text, paper.convention) if match.reading.decimals == 2]
    ended = bool(amounts) and len(text[amounts[-1].end :].split()) <= _BEHIND
    return abs(amounts[-1].reading.value) if ended else None


def _doubt(draft: Draft, best: Choice, found: Sequence[Choice], sums: set[Decimal]) -> None:
    rivals = {c.amount for c in found if c.amount != best.amount and c.weight > best.weight - _CLEAR}
    if rivals and best.amount not in sums:
        others = ", ".join(sorted(plain(value) for value in rivals if value is not None))
        draft.ask(f"The claimed amount may be {plain(best.amount or Decimal(0))} or {others}.")
    if best.weight < 0.4:
        draft.ask(f"It is not said clearly that {plain(best.amount or Decimal(0))} is claimed.")
    if best.ambiguous:
        draft.ask(f'The amount "{best.atoms[0].text}" can be read in two ways.')


def _labelled(paper: Paper, field: str) -> list[Choice]:
    found = [
        Choice(plain(abs(a.value)), a.weight, a.atoms, a.page, a.label, a.doubtful, abs(a.value), a.y)
        for a in labelled_amounts(paper, frozenset((field,)))
        if a.weight >= 0.3 and not _is_price(a.label)
    ]
    return sorted(found, key=lambda choice: -choice.weight)


def _is_price(label: str) -> bool:
    """ "Valor unitário:", "Unit cost": the price of one is not what is claimed."""
    return any(hit.target == "unit_price" and hit.weight >= _PRICE for hit in columns().exact(label))


def _is_told(paper: Paper, choice: Choice) -> bool:
    """Whether the label stands within a sentence: "in your invoice 4711 (total 1,284.40) a freight of 39.90"."""
    row = next((row for row in paper.rows[choice.page] if choice.atoms[0] in row.atoms), None)
    before = row.text.partition(choice.label)[0] if row is not None else ""
    return sum(word.isalpha() for word in before.split()) >= _CLAUSE


def spoken(paper: Paper, told: Sequence[list[Told]]) -> Iterator[Choice]:
    """Amounts of sentences; what is said of the invoice itself counts only where nothing else is claimed."""
    every = [money for sentence in told for money in _weighed(paper, sentence)]
    best: dict[Decimal, Money] = {}
    for money in every:
        known = best.get(money.value, money)
        surer = money if _worth(money) > _worth(known) else known
        best[money.value] = replace(surer, asked=money.asked or known.asked)
    alone, made = len(best) == 1, proven_claims(paper)
    asked = any(money.asked for money in best.values())
    for value, money in best.items():
        less = _TOLD if asked and not money.asked else 0.0  # prices and sums that are told beside what is asked for
        weight = min(0.95, _worth(money) - less + _PROVEN * (value in made))
        weight = max(weight, _FIGURED) if made.get(value) else weight
        weight = max(weight + 0.3, _ONLY) if alone else weight  # what else could be claimed
        yield Choice(plain(value), weight, (money.atom,), money.row.page, "", money.doubtful, value)


def _weighed(paper: Paper, sentence: list[Told]) -> Iterator[Money]:
    """Amounts of a sentence; where it tells a reason to pay less, its only amount is what is claimed."""
    every, wrong = list(amounts_in(paper, sentence)), is_wrong(sentence)
    for money in every:
        more = _WRONG if wrong and not money.claiming else 0.0
        yield replace(money, claiming=money.claiming + more, billed=money.billed and not (wrong and len(every) == 1))


def _worth(money: Money) -> float:
    return 0.25 + 0.7 * money.claiming - (0.35 if money.billed or money.paid else 0.0)


def _prove(draft: Draft, goods: Goods, amount: Decimal) -> None:
    """The lines add up to the claim, or a person is told that they do not."""
    if goods.total is None or len(goods.positions) < 1:
        return
    holds = amount in {abs(value) for value in (goods.total, *goods.sums)}
    shown = " + ".join(plain(p.line.net_amount or Decimal(0)) for p in goods.positions[:12])
    draft.proof.append(
        Equation(equation="sum(lines.amount) = amount", holds=holds, detail=f"{shown} = {plain(amount)}")
    )
    if not holds:
        draft.ask(f"The lines add up to {plain(goods.total)}, but {plain(amount)} is claimed.")


def description_of(draft: Draft, pairs: Sequence[Pair], told: Sequence[list[Told]]) -> str | None:
    """What the customer says: the labelled reason, a checked box, else the sentences that dispute."""
    for option in checked_options(draft.paper):
        draft.fields["description"] = draft.paper.evidence(option.text, option.atoms, option.page, 0.95)
        return option.text
    labelled = [
        p for p in pairs if p.weight("reason") >= 0.6 and p.value.kind in ("text", "code") and len(p.value.text) > 3
    ]
    if labelled:
        best = max(labelled, key=lambda pair: pair.weight("reason"))
        draft.fields["description"] = draft.paper.evidence(best.value.text, (best.value,), best.row.page, 0.9)
        return best.value.text
    return _said(draft, told)


def _said(draft: Draft, told: Sequence[list[Told]]) -> str | None:
    speaking = [s for s in told if len(s) > 3 and (_speaks(text_of(s)) or reasons().scan(text_of(s)))]
    if not speaking:
        return None
    text = " ".join(text_of(sentence) for sentence in speaking)[:_LONGEST].strip()
    first = speaking[0]
    atoms = [t.atom for t in first if t.row is first[0].row]
    draft.fields["description"] = draft.paper.evidence(text, atoms, first[0].row.page, 0.85)
    return text


def _speaks(text: str) -> bool:
    return any(hit.target == "dispute" for hit in sentences().scan(text))
