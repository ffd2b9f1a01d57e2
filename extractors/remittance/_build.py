"""From readings to the record: every value with its evidence, every check as an equation, every doubt as a sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from docflow.schema.money import in_units, plain
from docflow.schema.reasons import Reason
from docflow.schema.records import Equation, Evidence, Extraction, Kind, Party, Remittance, RemittanceLine
from extractors.contract import Hints
from extractors.fields.currency import document_currency, parse_currency
from extractors.fields.reasons import classify_reason
from extractors.remittance._header import Choice, choices, read_currency, read_date, read_method, read_reference
from extractors.remittance._lines import PaidLine, TableReading
from extractors.remittance._loose import in_mail_head
from extractors.remittance._pairs import Pair
from extractors.remittance._paper import Paper
from extractors.remittance._parties import Candidate, parties_of
from extractors.remittance._totals import chosen_total, echo_of, own_atoms, row_choices, total_choices
from extractors.tables import Atom
from extractors.tables.find import naming_rivals

_SURE = 0.9
"""Confidence below which a recognised value that no equation covers is shown to a person."""


@dataclass
class Draft:
    """The record while it is being made."""

    paper: Paper
    fields: dict[str, Evidence] = field(default_factory=dict)
    proof: list[Equation] = field(default_factory=list)
    review: list[str] = field(default_factory=list)

    def ask(self, sentence: str) -> None:
        """A reason why a person must look."""
        if sentence not in self.review:
            self.review.append(sentence)

    def keep(self, path: str, choice: Choice, confidence: float) -> str:
        """Note where a header value stands."""
        sure = confidence * min((atom.confidence for atom in choice.atoms), default=1.0)
        self.fields[path] = self.paper.evidence(choice.value, choice.atoms, choice.page, sure)
        if sure < _SURE * confidence:
            self.ask(f'The {path.replace("_", " ")} "{choice.value}" was hard to read.')
        return choice.value


def build(paper: Paper, pairs: Sequence[Pair], readings: Sequence[TableReading], hints: Hints) -> Extraction:
    """The extraction of one advice."""
    draft = Draft(paper)
    currency = _currency(draft, pairs)
    lines = [line for reading in readings for line in reading.lines]
    scale = readings[0].scale if readings else 2
    total = _total(draft, pairs, readings, lines, scale, currency)
    records = tuple(_line(draft, n, line, scale, currency) for n, line in enumerate(lines))
    _doubts(draft, readings, lines)
    record = Remittance(
        **_parties(draft, pairs, hints), **_references(draft, pairs), payment_date=_date(draft, pairs, lines),
        payment_method=_method(draft, pairs), currency=currency, amount=total, lines=records,
    )  # fmt: skip
    _notes(draft)
    return Extraction.model_construct(
        kind=Kind.REMITTANCE, confidence=_overall(draft), review=tuple(draft.review), record=record,
        fields=draft.fields, proof=tuple(draft.proof),
    )  # fmt: skip


def _overall(draft: Draft) -> float:
    """Probability that all is right: the weakest line and each header field count."""
    head = [e.confidence for key, e in draft.fields.items() if not key.startswith("lines.")]
    lines = [e.confidence for key, e in draft.fields.items() if key.startswith("lines.")]
    sure = min(lines, default=0.5)
    for value in head:
        sure *= value
    return round(sure * (0.6 if draft.review else 1.0), 4)


# --- header -------------------------------------------------------------------------------------------------------------


def _currency(draft: Draft, pairs: Sequence[Pair]) -> str | None:
    labelled = choices(draft.paper, pairs, "currency", read_currency)
    texts = [row.text for rows in draft.paper.rows for row in rows[:400]]
    whole = document_currency(texts)
    if labelled and not labelled[0].ambiguous:
        if len({choice.value for choice in labelled if choice.weight > 0.6}) > 1:
            draft.ask("Several currencies are named: " + ", ".join(sorted({c.value for c in labelled})) + ".")
        return draft.keep("currency", labelled[0], 0.995)
    if whole.code is None and (headed := _headed_currency(draft.paper)):
        if headed.ambiguous:
            draft.ask(f'The sign "{headed.atoms[0].text}" is used for several currencies; {headed.value} was taken.')
        return draft.keep("currency", headed, 0.97)
    if whole.code is None:
        draft.ask("The currency is not printed.")
        return None
    confidence = whole.confidence
    if whole.code == "USD" and confidence < 0.8 and _american(draft.paper):
        confidence = 0.97
    if confidence < 0.8:
        draft.ask(f"The currency may be {whole.code}, but the document does not say it clearly.")
    atom = _showing(draft.paper, whole.text or whole.code)
    if atom is not None:
        draft.fields["currency"] = draft.paper.evidence(whole.code, (atom[0],), atom[1], confidence)
    return whole.code


def _headed_currency(paper: Paper) -> Choice | None:
    """A currency in the header of a column: "(Rs.)"."""
    for table in paper.tables:
        for row in table.header:
            for atom in row.atoms:
                found = parse_currency(atom.text.strip("()[] ")) if len(atom.text) < 9 else None
                if found:
                    return Choice(found.code, 0.9, (atom,), row.page, ambiguous=len(found.candidates) > 1)
    return None


_US_PLACE = re.compile(r"\b[A-Z]{2},?\s{1,3}\d{5}(?:-\d{4})?\b")


def _american(paper: Paper) -> bool:
    """A town with its state and zip code on the first page."""
    return any(_US_PLACE.search(row.text) for rows in paper.rows[:1] for row in rows)


def _showing(paper: Paper, text: str) -> tuple | None:  # type: ignore[type-arg]
    """The first atom that shows this text."""
    return next(
        ((atom, row.page) for rows in paper.rows for row in rows for atom in row.atoms if text in atom.text), None
    )


def _total(
    draft: Draft,
    pairs: Sequence[Pair],
    readings: Sequence[TableReading],
    lines: Sequence[PaidLine],
    scale: int,
    currency: str | None,
) -> Decimal | None:
    paid = Decimal(sum(line.paid for line in lines)).scaleb(-scale) if lines else None
    own = own_atoms(lines)
    labelled = [c for c in total_choices(draft.paper, pairs) if not any(id(atom) in own for atom in c.atoms)]
    choice, agrees = chosen_total(labelled, row_choices(readings), paid)
    if not agrees and paid is not None:
        echo = echo_of(draft.paper, paid, own)
        choice, agrees = (echo, True) if echo is not None else (choice, agrees)
    if choice is None or choice.amount is None:
        draft.ask("No total is printed; the amount is the sum of the lines." if lines else "No total was found.")
        if paid is None:
            return None
        draft.fields["amount"] = Evidence(value=plain(in_units(paid, currency)), confidence=0.8)
        return in_units(paid, currency)
    amount = in_units(choice.amount, currency)
    choice.value = plain(amount)
    draft.keep("amount", choice, 0.999 if agrees else 0.7)
    if paid is not None:
        shown = " + ".join(plain(Decimal(line.paid).scaleb(-scale)) for line in lines[:12]) + (
            " + ..." if len(lines) > 12 else ""
        )
        draft.proof.append(
            Equation(equation="sum(lines.paid_amount) = amount", holds=agrees, detail=f"{shown} = {plain(amount)}")
        )
        if not agrees:
            draft.ask(
                f"The lines add up to {plain(in_units(paid, currency))}, but the printed total is {plain(amount)}."
            )
    _contradictions(draft, labelled, choice)
    return amount


def _contradictions(draft: Draft, labelled: Sequence[Choice], chosen: Choice) -> None:
    """A total that clearly calls itself the payment and says something else."""
    for other in labelled:
        if other.weight >= 0.85 and other.amount != chosen.amount and "gross" not in other.label.lower():
            draft.ask(f'"{other.label.strip(": ")}" says {other.value}, but {chosen.value} was taken as the amount.')


def _date(draft: Draft, pairs: Sequence[Pair], lines: Sequence[PaidLine]) -> date | None:
    found = choices(draft.paper, pairs, "payment_date", read_date)
    if not found:
        own = own_atoms(lines)
        return _loose_date(draft, own, [date.fromisoformat(line.date) for line in lines if line.date])
    best = found[0]
    rivals = {c.value for c in found if c.weight > best.weight - 0.12}
    if len(rivals) > 1:
        draft.ask("Several dates may be the payment date: " + ", ".join(sorted(rivals)) + ".")
    if best.ambiguous:
        draft.ask(f'Day and month of the payment date "{best.atoms[0].text}" may be the other way round.')
    return date.fromisoformat(draft.keep("payment_date", best, 0.99))


def _loose_date(draft: Draft, own: set[int], billed: Sequence[date]) -> date | None:
    """The only date outside the tables, where none is labelled: a letter's date. It must not lie before what it pays."""
    found: dict[date, tuple[Atom, int, bool]] = {}
    for row in draft.paper.outside():
        for atom in () if in_mail_head(draft.paper, row) else row.atoms:
            if atom.kind == "date" and id(atom) not in own and (reading := draft.paper.day(atom)):
                found.setdefault(reading.value, (atom, row.page, reading.ambiguous))
    if len(found) != 1:
        draft.ask("No payment date was found." if not found else "It is not clear which date is the payment date.")
        return None
    value, (atom, page, ambiguous) = next(iter(found.items()))
    draft.fields["payment_date"] = draft.paper.evidence(value.isoformat(), (atom,), page, 0.95 * atom.confidence)
    plausible = bool(billed) and max(billed) <= value <= max(billed) + timedelta(days=120)
    if ambiguous or not plausible:
        draft.ask("The payment date has no label.")
    return value


def _references(draft: Draft, pairs: Sequence[Pair]) -> dict[str, str | None]:
    payment = choices(draft.paper, pairs, "payment_reference", read_reference)
    cheque = choices(draft.paper, pairs, "cheque_number", read_reference)
    advice = choices(draft.paper, pairs, "advice_number", read_reference)
    for choice in cheque:
        choice.weight *= 0.98
    ranked = sorted([*payment, *cheque], key=lambda c: -c.weight)
    number = draft.keep("advice_number", advice[0], 0.97) if advice and advice[0].weight >= 0.7 else None
    if not ranked and advice:
        ranked = advice
    if not ranked:
        draft.ask("No payment reference was found.")
        return {"payment_reference": None, "advice_number": number}
    best = ranked[0]
    rivals = {c.value for c in ranked if c.weight > best.weight - 0.12}
    if len(rivals) > 1:
        draft.ask("Several numbers may be the payment reference: " + ", ".join(sorted(rivals)) + ".")
    return {"payment_reference": draft.keep("payment_reference", best, 0.985), "advice_number": number}


def _method(draft: Draft, pairs: Sequence[Pair]) -> str | None:
    found = choices(draft.paper, pairs, "payment_method", read_method)
    return draft.keep("payment_method", found[0], 0.97) if found else None


def _parties(draft: Draft, pairs: Sequence[Pair], hints: Hints) -> dict[str, Party]:
    payers, payees = parties_of(draft.paper, pairs, hints)
    if not payers:
        draft.ask("The payer's name was not found.")
    elif payers[0].weight < 0.6 or (len(payers) > 1 and payers[1].weight > payers[0].weight - 0.1):
        draft.ask("It is not clear who pays: " + ", ".join(f'"{c.name}"' for c in payers[:3]) + ".")
    return {"payer": _party(draft, "payer", payers), "payee": _party(draft, "payee", payees)}


def _party(draft: Draft, path: str, ranked: Sequence[Candidate]) -> Party:
    if not ranked:
        return Party()
    best = ranked[0]
    sure = min(0.99, 0.5 + best.weight / 2) * min(atom.confidence for atom in best.atoms)
    draft.fields[f"{path}.name"] = draft.paper.evidence(best.name, best.atoms, best.page, sure)
    return Party(name=best.name, address=", ".join(best.address) or None)


# --- lines --------------------------------------------------------------------------------------------------------------


def _line(draft: Draft, n: int, line: PaidLine, scale: int, currency: str | None) -> RemittanceLine:
    def money(units: int) -> Decimal:
        return in_units(Decimal(units).scaleb(-scale), currency)

    off = line.deduction + line.withholding
    reason = Reason.TAX if line.withholding and not line.deduction else _reason(line) if off else None
    values = {
        "document_number": line.number or None, "document_date": line.date, "purchase_order": line.purchase_order,
        "gross_amount": plain(money(line.gross)), "discount_amount": plain(money(line.discount)),
        "deduction_amount": plain(money(off)), "deduction_text": line.reason_text if off else None, "paid_amount": plain(money(line.paid)),
    }  # fmt: skip
    for name, cell in line.cells.items():
        value = values.get(name)
        if value is not None and cell.atoms:
            sure = _confidence(line, name, cell.atoms)
            draft.fields[f"lines.{n}.{name}"] = draft.paper.evidence(value, cell.atoms, cell.page, sure)
    if line.holds is not None:
        detail = f"{values['gross_amount']} - {values['discount_amount']} - {values['deduction_amount']} = {values['paid_amount']}"
        draft.proof.append(
            Equation.model_construct(
                equation=f"lines.{n}: gross_amount - discount_amount - deduction_amount = paid_amount",
                holds=line.holds,
                detail=detail,
            )
        )
    return RemittanceLine.model_construct(
        document_number=line.number or None, document_type=line.kind, document_date=date.fromisoformat(line.date) if line.date else None,
        purchase_order=line.purchase_order, gross_amount=None if line.unknown else money(line.gross), discount_amount=money(line.discount),
        deduction_amount=money(off), deduction_reason=reason, deduction_text=line.reason_text or None if off else None,
        paid_amount=None if line.unknown else money(line.paid),
    )  # fmt: skip


def _confidence(line: PaidLine, name: str, atoms: Sequence) -> float:  # type: ignore[type-arg]
    read = min(atom.confidence for atom in atoms)
    if name.endswith("_amount") and line.holds:
        return 0.9995
    return 0.995 * read


def _reason(line: PaidLine) -> Reason:
    found = classify_reason(line.reason_text) if line.reason_text else None
    return found.reason if found else Reason.OTHER


# --- doubts -------------------------------------------------------------------------------------------------------------


def _doubts(draft: Draft, readings: Sequence[TableReading], lines: Sequence[PaidLine]) -> None:
    if not lines:
        draft.ask("No lines were found that say what is paid.")
        return
    wrong = [str(n + 1) for n, line in enumerate(lines) if line.holds is False]
    if wrong:
        draft.ask(f"Gross less discount and deductions is not the paid amount in line {', '.join(wrong[:10])}.")
    for reading in readings:
        _reading_doubts(draft, reading)
    _line_doubts(draft, lines)


def _reading_doubts(draft: Draft, reading: TableReading) -> None:
    for note in reading.notes:
        draft.ask(note)
    if reading.others:
        draft.ask("The columns can be read in more than one way that adds up.")
    if reading.solution.flipped:
        draft.proof.append(Equation(equation="credits are printed positive and reduce the payment", holds=True))
    number = reading.table.number
    if reading.prose:
        _prose_doubts(draft, reading)
    elif number is None or not reading.table.columns[number].hits:
        draft.ask("The table has no header that says which column is the document number.")
    elif rivals := naming_rivals(reading.table.columns, number):
        names = [reading.table.columns[n].header for n in (number, *rivals)]
        draft.ask("More than one column may be the document number: " + ", ".join(f'"{name}"' for name in names) + ".")
    for column, holds in reading.solution.column_totals.items():
        name = reading.table.columns[column].header or f"column {column + 1}"
        draft.proof.append(Equation(equation=f'sum of "{name}" = printed total', holds=holds))
        if not holds:
            draft.ask(f'The printed total of "{name}" is not the sum of its lines.')
    for above, value, _ in reading.carried:
        _carried(draft, reading, above, value)


def _prose_doubts(draft: Draft, reading: TableReading) -> None:
    if any(line.unknown for line in reading.lines):
        draft.ask("The amounts of the single documents are not said.")


def _carried(draft: Draft, reading: TableReading, above: int, value: int) -> None:
    """A carried-forward row agrees with all lines above it, or with those since the page began."""
    sums = {sum(line.paid for line in reading.lines[start:above]) for start in range(above + 1)}
    shown = plain(Decimal(value).scaleb(-reading.scale))
    draft.proof.append(Equation(equation=f"lines up to {above} = {shown} carried forward", holds=value in sums))
    if value not in sums:
        draft.ask(f"The amount {shown} carried forward after line {above} is not the sum of the lines above it.")


def _line_doubts(draft: Draft, lines: Sequence[PaidLine]) -> None:
    for n, line in enumerate(lines, 1):
        cell = line.cells.get("document_number")
        if not any(c.isdigit() for c in line.number):
            draft.ask(f"Line {n} has no document number.")
        elif cell is not None and min((a.confidence for a in cell.atoms), default=1.0) < _SURE:
            draft.ask(f'The document number "{line.number}" in line {n} was hard to read.')
        if "date" in line.doubts:
            draft.ask("Day and month of the document dates may be the other way round.")
        if "wrapped" in line.doubts:
            draft.ask(f'The document number "{line.number}" in line {n} was put together from two printed lines.')


def _notes(draft: Draft) -> None:
    """What the reader noticed."""
    for note in draft.paper.pages.notes:
        draft.ask(note)
    for page in draft.paper.pages.pages:
        for note in page.notes:
            draft.ask(f"Page {page.number}: {note}")
        if page.unread:
            draft.ask(f"Page {page.number} was not read.")
    if draft.paper.convention.mixed:
        draft.ask("Amounts are printed with decimal points and with decimal commas.")
