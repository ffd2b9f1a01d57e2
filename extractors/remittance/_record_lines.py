"""A paid line as the record has it, with evidence and equation."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache

from docflow.schema.money import in_units, plain
from docflow.schema.reasons import Reason
from docflow.schema.records import Equation, RemittanceLine
from extractors.fields.reasons import classify_reason, is_clear
from extractors.fields.references import document_type_of
from extractors.papers.draft import Draft
from extractors.papers.paper import Paper
from extractors.remittance._legend import spelled_out
from extractors.remittance._memos import claims_below_zero, explained_memo
from extractors.remittance._paid import PaidLine
from extractors.remittance._proposed import tell
from extractors.tables import Atom
from extractors.tables.model import text_of

_FIELD = {"withholding_amount": "deduction_amount"}
_QUOTE = 80
_UNTOLD = 0.5
"""How sure a reason is that no word tells."""


@lru_cache(maxsize=4096)
def _money(units: int, scale: int, currency: str | None) -> tuple[Decimal, str]:
    """An amount, and how it is shown."""
    amount = in_units(Decimal(units).scaleb(-scale), currency)
    return amount, plain(amount)


def record_line(draft: Draft, n: int, line: PaidLine, scale: int, currency: str | None) -> RemittanceLine:
    off = line.deduction + line.withholding
    _ask_type(draft, n, line)
    if off and line.below and (not line.reason_text or classify_reason(line.below)):
        line.reason_text, line.cells["deduction_text"], line.described = line.below, line.cells["below"], False
    if line.reason_text:
        line.reason_text = spelled_out(draft.paper, line.reason_text)
    elif line.paid < 0 and "type" in line.cells:
        _take_type(draft.paper, line)
    adjusts = line.kind in ("adjustment", "debit_memo") and bool(line.reason_text)
    reason, told = _reason(line) if off or adjusts else (None, 0.0)
    if reason and (line.reason_text or line.header) and not _is_clear(line):
        draft.ask(f'It is not clear which reason "{(line.reason_text or line.header)[:_QUOTE]}" is in line {n + 1}.')
    untold = line.kind in ("adjustment", "debit_memo") and reason is None
    if untold or (off and not (line.reason_text or line.header or line.cells.get("deduction_text"))):
        draft.ask(f"No words tell why less was paid in line {n + 1}.")
    (gross, gross_shown), (paid, paid_shown) = _money(line.gross, scale, currency), _money(line.paid, scale, currency)
    (discount, discount_shown), (less, less_shown) = (
        _money(line.discount, scale, currency),
        _money(off, scale, currency),
    )
    values = {
        "document_number": line.number or None,
        "document_date": line.date,
        "purchase_order": line.purchase_order,
        "gross_amount": gross_shown,
        "discount_amount": discount_shown,
        "deduction_amount": less_shown,
        "deduction_text": line.reason_text if off or adjusts else None,
        "paid_amount": paid_shown,
    }
    for name, cell in line.cells.items():
        value = values.get(name)
        if value is not None and cell.atoms:
            sure = _confidence(line, name, cell.atoms)
            draft.fields[f"lines.{n}.{name}"] = draft.paper.evidence(value, cell.atoms, cell.page, sure)
    telling = line.cells.get("deduction_text")
    if reason and telling and telling.atoms:
        sure = told * min(atom.confidence for atom in telling.atoms)
        draft.fields[f"lines.{n}.deduction_reason"] = draft.paper.evidence(reason, telling.atoms, telling.page, sure)
    _tell_number(draft, n, line)
    for one in line.mended:
        tell(draft, f"lines.{n}.{_FIELD.get(one.role, one.role)}", one, scale, currency)
    if line.holds is not None:
        draft.proof.append(_equation(n, values, line.holds))
    return RemittanceLine.made(
        document_number=line.number or None,
        document_type=line.kind,
        document_date=date.fromisoformat(line.date) if line.date else None,
        purchase_order=line.purchase_order,
        gross_amount=None if line.unknown else gross,
        discount_amount=discount,
        deduction_amount=less,
        deduction_reason=reason,
        deduction_text=line.reason_text or None if off or adjusts else None,
        paid_amount=None if line.unknown else paid,
    )


def _ask_type(draft: Draft, n: int, line: PaidLine) -> None:
    """What is taken off under a word for its type that nobody knows."""
    kind = text_of(line.cells["type"].atoms) if "type" in line.cells else ""
    known = bool(kind) and explained_memo(draft.paper, kind) == line.kind
    if line.kind in ("credit_memo", "debit_memo") and len(kind) > 1 and not known:
        draft.ask(f'What "{kind}" in line {n + 1} means is not known; it was read as a {line.kind.replace("_", " ")}.')


def _take_type(paper: Paper, line: PaidLine) -> None:
    """A code in the column of types that the paper explains tells why something is taken off: "22=SHORTAGE"."""
    code = text_of(line.cells["type"].atoms)
    said = spelled_out(paper, code)
    if said != code and classify_reason(said) is not None:
        line.reason_text, line.cells["deduction_text"] = said, line.cells["type"]
        line.kind = "debit_memo" if claims_below_zero(line) else line.kind


def _tell_number(draft: Draft, n: int, line: PaidLine) -> None:
    """Other readings of the number, and what proves the one taken."""
    path = f"lines.{n}.document_number"
    evidence = draft.fields.get(path)
    if evidence is None:
        return
    if line.proven_by:
        equation = f'{path} = {line.number}, printed "{evidence.text}"'
        draft.proof.append(Equation(equation=equation, holds=True, detail=f"Proven by {line.proven_by}."))
    if line.candidates or line.proven_by:
        sure = 0.9995 if line.proven_by else evidence.confidence
        update = {"candidates": tuple(line.candidates), "confidence": sure}
        draft.fields[path] = evidence.model_copy(update=update)


def _equation(n: int, values: Mapping[str, str | None], holds: bool) -> Equation:
    names = ("gross_amount", "discount_amount", "deduction_amount")
    detail = f"{' - '.join(str(values[name]) for name in names)} = {values['paid_amount']}"
    equation = f"lines.{n}: {' - '.join(names)} = paid_amount"
    return Equation.made(equation=equation, holds=holds, detail=detail)


def _confidence(line: PaidLine, name: str, atoms: Sequence[Atom]) -> float:
    if line.holds and name.endswith("_amount"):
        return 0.9995
    return 0.995 * (atoms[0].confidence if len(atoms) == 1 else min([atom.confidence for atom in atoms]))


def _is_clear(line: PaidLine) -> bool:
    """Whether the text, or the header over the amount, says surely why less was paid. Words that tell no reason are
    unclear, unless they describe the goods or a column of withheld tax says it."""
    if _header_tells(line):
        return True
    texts = (line.header, line.reason_text) if line.described else (line.reason_text, line.header)
    told = [text for text in texts if text and classify_reason(text) is not None]
    if not told:
        return line.described or bool(line.withholding and not line.deduction)
    return is_clear(classify_reason(told[0]), told[0])


def _header_tells(line: PaidLine) -> bool:
    """Whether words beside it only name the document that something is kept back of, and the header says surely why:
    "Fattura acquisto" under "Ritenuta d'acconto"."""
    named = document_type_of(line.reason_text) == "invoice" and not is_clear(
        classify_reason(line.reason_text), line.reason_text
    )
    return named and bool(line.header) and is_clear(classify_reason(line.header), line.header)


def _reason(line: PaidLine) -> tuple[Reason, float]:
    """What the text says, and how clearly; then the header over the amount, before what the goods' description may
    hint at. "Retention" alone is the last resort, for it is used for anything kept back."""
    found = classify_reason(line.reason_text) if line.reason_text else None
    headed = classify_reason(line.header) if line.header else None
    if headed and (_header_tells(line) or (line.described and (line.taxed or line.withholding))):
        return headed.reason, headed.confidence
    if found and headed and line.described and found.reason != headed.reason:
        line.doubts.append("reason")
        return max((found, headed), key=lambda told: told.confidence)[:2]
    if found:
        return found.reason, found.confidence
    if headed:
        return headed.reason, headed.confidence
    return Reason.TAX if line.withholding and not line.deduction else Reason.OTHER, _UNTOLD
