"""One answer from several papers of a mail: what covers, repeats or completes another paper adds nothing of its own.

A payment may be told over several files: a letter with the total and a sheet with the lines, a scan of page 1 and one
of page 2, a mail with the reference above the attached list. Pages are laid together where no paper stands alone, and
the result counts only if its arithmetic proves that they belong together.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from docflow.schema.money import plain
from docflow.schema.place import Pages
from docflow.schema.records import Equation, Evidence, Extraction, Other, Remittance
from extractors.fields.parties import same_party
from extractors.fields.references import folded

_HEAD = ("payer", "payee", "advice_number", "payment_reference", "payment_method", "payment_date", "currency")
_MOST = 12
"""Papers beyond which nobody lays them together."""
_SAME = 0.85
_SAYS_NOTHING = frozenset({"cover_note", "unknown"})

Papers = Sequence[tuple[Pages, Sequence[Extraction]]]
"""The papers of a mail with the records found on each; the first paper is the mail's own text if that was read."""


class Source(NamedTuple):
    """A record of a paper, by their places in `Papers`."""

    paper: int
    record: int


class Told(NamedTuple):
    """A record, and the records of papers that it was made from; of one where it stands as it was."""

    found: Extraction
    of: tuple[Source, ...]

    @property
    def papers(self) -> tuple[int, ...]:
        """The papers whose pages, laid together in this order, it stands on."""
        return tuple(dict.fromkeys(source.paper for source in self.of))


def is_cover_note(extraction: Extraction) -> bool:
    """Whether it only points at its attachments: beside other papers of the same mail it adds nothing."""
    return isinstance(extraction.record, Other) and extraction.record.subtype == "cover_note"


def apart(papers: Papers) -> list[Told]:
    """Every record of every paper."""
    return [Told(record, (Source(n, m),)) for n, (_, records) in enumerate(papers) for m, record in enumerate(records)]


def combinations_of(papers: Papers) -> Iterator[tuple[int, ...]]:
    """Papers that, laid together, may be one, most likely first; none where each paper stands alone."""
    parts = [n for n, (pages, _) in enumerate(papers) if pages.pages]
    if not 2 <= len(parts) <= _MOST or not any(_asks(found) for _, found in papers):
        return
    attached = [n for n in parts if papers[n][0].reader != "mail"]
    if len(attached) >= 2:
        yield tuple(attached)
    if len(attached) < len(parts):
        yield tuple(parts)


def joined(one: Extraction, combination: Sequence[int], told: Sequence[Told]) -> list[Told]:
    """What is told where the papers of a combination are one payment: that, and what has nothing to do with it."""
    replaced = [other for other in told if _is_replaced(other, combination)]
    sources = sorted(source for other in replaced for source in other.of if source.paper in combination)
    order = {paper: place for place, paper in enumerate(combination)}
    sources.sort(key=lambda source: order[source.paper])
    return [Told(one, tuple(sources)), *(other for other in told if other not in replaced)]


def _is_replaced(told: Told, combination: Sequence[int]) -> bool:
    record = told.found.record
    if isinstance(record, Other):
        return record.subtype in _SAYS_NOTHING
    return isinstance(record, Remittance) and told.of[0].paper in combination


def _asks(found: Sequence[Extraction]) -> bool:
    """Whether a paper is a payment, or nothing that is known, and does not stand alone."""
    return any(
        not is_finished(one) for one in found if isinstance(one.record, Remittance) or one.record == Other()
    ) or any(isinstance(one.record, Other) and one.record.subtype == "unknown" for one in found)


def is_finished(found: Extraction) -> bool:
    """A payment with its total and lines whose arithmetic holds."""
    record = found.record
    return (
        isinstance(record, Remittance)
        and record.amount is not None
        and bool(record.lines)
        and bool(found.proof)
        and all(equation.holds for equation in found.proof)
    )


def belongs(joined: Sequence[Extraction], apart: Sequence[Extraction]) -> bool:
    """Whether the papers laid together are one payment that none of them was alone: its printed total is proven by
    lines none of which stands on two papers, it has every line that a paper had alone, and leaves fewer questions."""
    if len(joined) != 1 or not is_finished(joined[0]) or not _is_printed(joined[0], "amount"):
        return False
    whole, payments = _lines_of(joined[0]), [_lines_of(one) for one in apart]
    if sum(map(len, map(set, payments))) > len(set().union(*payments)):
        return False  # copies of one list are no longer list
    asked = min((len(one.review) for one in apart if is_finished(one)), default=len(joined[0].review) + 1)
    return len(whole) >= max(map(len, payments), default=0) and len(joined[0].review) < asked


def _is_printed(found: Extraction, path: str) -> bool:
    evidence = found.fields.get(path)
    return evidence is not None and (evidence.page is not None or evidence.ref is not None)


def combined(told: Sequence[Told], papers: Papers) -> list[Told]:
    """The records without cover notes, and each payment once, with what other papers say of it."""
    kept = [one for one in told if not is_cover_note(one.found)] or list(told[:1])
    result: list[Told] = []
    for one in sorted(kept, key=lambda one: _richness(one.found), reverse=True):
        at = next((n for n, other in enumerate(result) if _same_payment(other.found, one.found)), None)
        if at is None:
            result.append(one)
        else:
            result[at] = _completed(result[at], one, papers)
    order = {one.of[0]: n for n, one in enumerate(kept)}
    return sorted(result, key=lambda one: order[one.of[0]])


def _richness(found: Extraction) -> tuple[int, int]:
    """A payment with more lines says more than one with fewer."""
    return (len(found.record.lines), -len(found.review)) if isinstance(found.record, Remittance) else (0, 0)


def _same_payment(first: Extraction, second: Extraction) -> bool:
    """Two payments that are one: the same lines twice, or lines in one and their sum in the other."""
    one, two = first.record, second.record
    if not isinstance(one, Remittance) or not isinstance(two, Remittance) or not one.lines or _contradict(one, two):
        return False
    if two.lines:
        return _lines(one) == _lines(two) and len(one.lines) == len(two.lines)
    total = one.amount if one.amount is not None else _sum(one)
    return two.amount is not None and total == two.amount


def _contradict(one: Remittance, two: Remittance) -> bool:
    """Whether reference, day, currency or payer of the two are different."""
    for name in ("payment_date", "currency", "amount"):
        left, right = getattr(one, name), getattr(two, name)
        if left is not None and right is not None and left != right:
            return True
    references = one.payment_reference, two.payment_reference
    if all(references) and folded(references[0] or "") != folded(references[1] or ""):
        return True
    names = one.payer.name, two.payer.name
    return all(names) and same_party(names[0] or "", names[1] or "") < _SAME


def _lines_of(found: Extraction) -> list[tuple[str, Decimal | None]]:
    record = found.record if isinstance(found.record, Remittance) else Remittance()
    return [(folded(line.document_number or ""), line.paid_amount) for line in record.lines]


def _lines(record: Remittance) -> set[tuple[str, Decimal | None]]:
    return {(folded(line.document_number or ""), line.paid_amount) for line in record.lines}


def _sum(record: Remittance) -> Decimal | None:
    paid = [line.paid_amount for line in record.lines if line.paid_amount is not None]
    return sum(paid, Decimal(0)) if len(paid) == len(record.lines) else None


def _completed(rich: Told, other: Told, papers: Papers) -> Told:
    """The richer record with what only the other says, whose pages then lie below; as it was where that is nothing."""
    one, two = rich.found.record, other.found.record
    assert isinstance(one, Remittance)
    assert isinstance(two, Remittance)
    filled = {name: getattr(two, name) for name in _HEAD if not _said(getattr(one, name)) and _said(getattr(two, name))}
    fields, proof = dict(rich.found.fields), rich.found.proof
    unproven = one.amount is None or not any("amount" in equation.equation for equation in proof)
    if unproven and two.amount is not None and _is_printed(other.found, "amount"):
        filled["amount"] = two.amount
        total = _sum(one)
        if total is not None:
            shown = f"{plain(total)} = {plain(two.amount)}"
            proof = (
                *proof,
                Equation(equation="sum(lines.paid_amount) = amount", holds=total == two.amount, detail=shown),
            )
    if not filled:
        return rich
    whole = Told(rich.found, (*rich.of, *other.of))
    below = _first_page(whole, other.papers[0], papers)
    for path, evidence in other.found.fields.items():
        if path.partition(".")[0] in filled:
            fields[path] = _moved(evidence, below)
    review = tuple(sentence for sentence in rich.found.review if not _answered(sentence, filled))
    record = one.model_copy(update=filled)
    changes = {"record": record, "fields": fields, "proof": proof, "review": review}
    return whole._replace(found=rich.found.model_copy(update=changes))


def _first_page(told: Told, paper: int, papers: Papers) -> int:
    """How many pages lie above this paper."""
    before = told.papers[: told.papers.index(paper)]
    return sum(len(papers[n][0].pages) for n in before)


def _said(value: object) -> bool:
    return bool(getattr(value, "name", value))


def _moved(evidence: Evidence, pages: int) -> Evidence:
    return evidence if evidence.page is None else evidence.model_copy(update={"page": evidence.page + pages})


_ANSWERS = {
    "payment_reference": ("No payment reference",),
    "payment_date": ("No payment date",),
    "currency": ("The currency",),
    "payer": ("It is not clear who pays",),
    "amount": ("No total",),
}
"""Field -> how the questions begin that are answered once it is known."""


def _answered(sentence: str, filled: dict[str, object]) -> bool:
    return any(sentence.startswith(_ANSWERS.get(name, ("\0",))) for name in filled)
