"""Which document a line is that takes money off: a credit of the supplier, or a debit memo of the payer."""

import re
from collections.abc import Sequence, Set

from docflow.schema.reasons import Reason
from docflow.schema.records import DocumentType
from extractors.fields.lexicon import document_types
from extractors.fields.reasons import classify_reason, is_clear
from extractors.fields.references import document_type_of
from extractors.papers.paper import Paper
from extractors.remittance._legend import spelled_out
from extractors.remittance._paid import PaidLine
from extractors.tables.model import text_of

_LETTERS = re.compile(r"[A-Z]{1,4}(?=[-/ ]?\d)")
_ASIDE = re.compile(r"\([^()]*\)?")
_MEMOS = ("credit_memo", "debit_memo")


def name_memos(paper: Paper, lines: Sequence[PaidLine]) -> None:
    """Says of each line below zero that is called nothing what it is: by its number's letters, then by its words, then
    by the reason it gives; what is numbered as the payer's own memos beside it is one as well."""
    _name_adjustments(paper, lines)
    unnamed = [line for line in lines if line.kind == "invoice" and (line.gross or line.paid) < 0]
    usual = {line.reason_text or line.below for line in lines if line.kind == "invoice" and line not in unnamed}
    for line in unnamed:
        letters = _letters(line.number)
        lettered = _lettered(letters) if len(letters) > 1 else None  # "C" may be a claim or a credit
        _take_below(line, lettered)
        _take_type(line)
        line.kind = (
            lettered
            or _coded(paper, line)
            or _called(line.reason_text)
            or _charged(line.reason_text)
            or ("debit_memo" if _claims(line) else "credit_memo")
        )
        if line.theirs and line.reason_text and lettered == "debit_memo":
            line.doubts.append("memo")  # letters of the payer's memos under "your invoice"
        if line.kind == "credit_memo" and not lettered and _says_nothing_known(line, usual):
            line.doubts.append("memo")
    own = {_form(line.number) for line in unnamed if line.kind == "debit_memo"} - {
        _form(line.number) for line in lines if line not in unnamed
    }
    for line in unnamed:
        if line.kind == "credit_memo" and line.reason_text and _form(line.number) in own and not _credits(line):
            line.kind = "debit_memo"
            line.doubts.append("memo")


def _name_adjustments(paper: Paper, lines: Sequence[PaidLine]) -> None:
    """An adjustment with a number is what the paper says that its code stands for: "ADJ: adjustment note issued by
    you"."""
    for line in lines:
        if line.kind == "adjustment" and line.number and (line.gross or line.paid) < 0:
            line.kind = _coded(paper, line) or line.kind


def _says_nothing_known(line: PaidLine, usual: Set[str]) -> bool:
    """Whether words beside or below it, that no invoice has, call it neither: "FOLDERACTIE WK 18" may be a claim."""
    said = line.reason_text or line.below
    return bool(said) and said not in usual and not (_called(said) or _is_credit(said))


def claims_below_zero(line: PaidLine) -> bool:
    """Whether a credit is, by the reason it gives, rather the payer's own memo."""
    return line.kind == "credit_memo" and _claims(line)


def _letters(number: str) -> str:
    found = _LETTERS.match(number)
    return found.group() if found else ""


def _form(number: str) -> str:
    """The number's letters and how long it is: "0990023110" is no "071448822"."""
    return f"{_letters(number)}{len(number)}"


def _lettered(letters: str) -> DocumentType | None:
    """What the letters before a number say that is taken off: "ND55120", "CM-1192". Meanings that take nothing off
    ("DM", a Portuguese duplicata) are not meant."""
    kinds = {hit.target for hit in document_types().exact(letters)} & set(_MEMOS) if letters else set()
    return kinds.pop() if len(kinds) == 1 else None  # type: ignore[return-value]


def _take_below(line: PaidLine, lettered: DocumentType | None) -> None:
    """A line of its own says why money is taken off below it, where it has no words beside it."""
    if line.reason_text or not line.below:
        return
    if lettered == "debit_memo" or classify_reason(line.below) is not None:
        line.reason_text, line.cells["deduction_text"] = line.below, line.cells["below"]


def _take_type(line: PaidLine) -> None:
    """ "SHORTAGE", "CO-OP ADV" in the column of the types says why, where nothing else does."""
    cell = line.cells.get("type")
    if cell is not None and not line.reason_text and classify_reason(text_of(cell.atoms)) is not None:
        line.reason_text, line.cells["deduction_text"] = text_of(cell.atoms), cell


def _coded(paper: Paper, line: PaidLine) -> DocumentType | None:
    """The memo that the paper says its code stands for: "D = our debit note"."""
    cell = line.cells.get("type") or line.cells.get("adjusted")
    return explained_memo(paper, text_of(cell.atoms)) if cell is not None else None


def explained_memo(paper: Paper, code: str) -> DocumentType | None:
    """What the paper says a code of types stands for, were it a memo; what it adds in brackets is of something else."""
    said = spelled_out(paper, code)
    return _called(_ASIDE.sub("", said)) if said != code else None


def _called(text: str) -> DocumentType | None:
    """The one memo its words call it: "our debit note for scaffolding". One word alone may be of the goods: "claim"."""
    kinds = {hit.target for hit in document_types().scan(text) if " " in hit.phrase} & set(_MEMOS)
    return kinds.pop() if len(kinds) == 1 else None  # type: ignore[return-value]


def _charged(text: str) -> DocumentType | None:
    """ "Cargo dif. cantidad alb. 88120": words that begin with what the payer charges."""
    return "debit_memo" if document_type_of(" ".join(text.split()[:3])) == "debit_memo" else None


def _credits(line: PaidLine) -> bool:
    """Whether its words call it a credit: "Credit for short delivery"."""
    return _is_credit(line.reason_text)


def _is_credit(said: str) -> bool:
    return document_type_of(" ".join(said.split()[:3])) == "credit_memo"


def _claims(line: PaidLine) -> bool:
    """Whether a document that is taken off gives a reason why less is paid: the payer's own; a supplier's credit needs
    none. What was sent back is credited as often, and a description may be of the goods: it must be clear."""
    if not line.reason_text or line.deduction or line.withholding or _credits(line):
        return False
    said = classify_reason(line.reason_text)
    if line.described and (not is_clear(said, line.reason_text) or _lettered(_letters(line.number)) == "credit_memo"):
        return False
    claims = said is not None and said.reason not in (Reason.OTHER, Reason.RETURN, Reason.DISCOUNT)
    if claims:
        line.doubts.append("memo")
    return claims
