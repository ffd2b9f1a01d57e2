"""What speaks for and against each value of an extraction, and against the whole record, as numbers.

Everything is read off the extraction itself, so that a model can be fitted from stored extractions and clerks' answers.
The evidence of a value: what it is, how it was read, the reader's own figure, the equations it stands in, whether a
question names it. Equal evidence is one row: a list of 1,200 lines has a few dozen.
"""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from docflow.schema.money import ZERO
from docflow.schema.records import Evidence, Extraction, Invoice, Kind, RemittanceLine

Matrix = NDArray[np.float64]
FIELD_FEATURES = (
    "certain", "recognised", "recognised x certain", "other carrier", "nowhere", "holds", "fails",
    "named in a question", "questions", "asked", "record fails", "recognised x asked",
    "supported", "support weighed",
)  # fmt: skip
RECORD_FEATURES = (
    "worst head", "worst line", "doubt of all", "recognised", "recognised x doubt", "asked", "questions", "unproven",
    "fails", "missing", "lines", "claim", "invoice", "dispute", "other", "uneven", "sums differ",
)  # fmt: skip
_USUAL: dict[Kind, tuple[str, ...]] = {
    Kind.REMITTANCE: ("payer.name", "payment_reference", "payment_date", "currency", "amount", "lines"),
    Kind.INVOICE: (
        "seller.name", "buyer.name", "invoice_number", "invoice_date", "currency", "net_amount", "tax_amount",
        "total_amount", "lines",
    ),
    Kind.DISPUTE: ("customer.name", "claim_number", "date", "currency", "amount", "reason", "invoices"),
    Kind.BANK_STATEMENT: (),
    Kind.OTHER: (),
}  # fmt: skip
_RECOGNISED = FIELD_FEATURES.index("recognised")
_SHORTEST = 3
"""Shorter texts are found in any sentence."""
_NOBODY_PAID = "The payee's name was not found."
_LINE = re.compile(r"lines\.(\d+)(?:\.|: )")
_LISTED = re.compile(r"\blines? (\d+(?:, \d+)*)\b")
_NAME = re.compile(r"[a-z_]+(?:\.[a-z_]+)*")
_HARDEST = 8.0
"""Log-odds beyond which a reader's own figure says nothing more."""
_BOUND = 12.0
"""The same of probabilities that were fitted."""


class _Key(NamedTuple):
    """Equal keys are equal evidence."""

    group: str
    confidence: float
    method: str
    nowhere: bool
    """It stands on no page."""
    holds: int
    """1 where its equations hold, -1 where one fails, 0 where it stands in none."""
    named: bool
    """A question names it."""
    support: float | None


@dataclass(frozen=True, slots=True)
class Evidences:
    """The distinct rows of evidence of one extraction."""

    paths: list[str]
    at: list[int]
    """Of each path, its row."""
    groups: list[str]
    """Of each row, what kind of value it is: "remittance amount", "remittance lines paid_amount"."""
    rows: Matrix
    """One row each, columns as FIELD_FEATURES."""


def field_evidence(extraction: Extraction) -> Evidences:
    """The evidence of every field that has a place or a figure; values of a person are left out."""
    sums, lines = _equations(extraction)
    asked = " ".join(_questions(extraction))
    asked_lines = _lines_named(asked)
    paths: list[str] = []
    at: list[int] = []
    known: dict[tuple[object, ...], int] = {}
    for path, one in extraction.fields.items():
        if one.method == "person":
            continue
        group, line = _group(path)
        holds = sums.get(path, 0) if line < 0 else lines.get(line, 0) if group.endswith("_amount") else 0
        named = bool(asked) and (line + 1 in asked_lines or _named(one, path, line, asked))
        own = one.confidence if one.raw is None else one.raw
        row = (group, own, one.method, one.page is None, holds, named, one.support)
        paths.append(path)
        at.append(known.setdefault(row, len(known)))
    keys = [_Key._make(row) for row in known]
    kind = extraction.kind.value
    return Evidences(paths, at, [f"{kind} {key.group}" for key in keys], _matrix(keys, extraction))


def _matrix(known: Iterable[_Key], extraction: Extraction) -> Matrix:
    questions = math.log1p(len(_questions(extraction)))
    asked = float(bool(_questions(extraction)))
    fails = float(any(not check.holds for check in extraction.proof))
    rows = []
    for key in known:
        certain, scan = log_odds(key.confidence), float(key.method == "ocr")
        carrier = float(key.method not in ("text", "ocr"))
        rows.append(
            (certain, scan, scan * certain, carrier, float(key.nowhere), float(key.holds > 0), float(key.holds < 0),
             float(key.named), questions, asked, fails, scan * asked, key.support or 0.0,
             float(key.support is not None))
        )  # fmt: skip
    return np.array(rows, dtype=np.float64).reshape(len(rows), len(FIELD_FEATURES))


def log_odds(probability: float, bound: float = _HARDEST) -> float:
    """0.5 is 0; bounded."""
    inside = min(max(probability, 1e-9), 1.0 - 1e-9)
    return min(max(math.log(inside / (1.0 - inside)), -bound), bound)


def _group(path: str) -> tuple[str, int]:
    """(the path without its index, the index or -1): "lines.3.paid_amount" is ("lines paid_amount", 3)."""
    first, dot, rest = path.partition(".")
    if first == "lines" and dot:
        index, _, name = rest.partition(".")
        return f"lines {name}", int(index)
    return (first if first == "invoices" else path), -1


def _equations(extraction: Extraction) -> tuple[dict[str, int], dict[int, int]]:
    """Of each head field and of each line: 1 where its equations hold, -1 where one fails."""
    sums: dict[str, int] = {}
    lines: dict[int, int] = {}
    for check in extraction.proof:
        sign = 1 if check.holds else -1
        if match := _LINE.match(check.equation):
            lines[int(match[1])] = min(lines.get(int(match[1]), 1), sign)
        else:
            for name in _NAME.findall(check.equation):
                sums[name] = min(sums.get(name, 1), sign)
    return sums, lines


def _questions(extraction: Extraction) -> list[str]:
    """What was asked of what was read; that nobody is named who is paid speaks of no value, and the books may answer
    it (docflow/rules/answered.py)."""
    return [sentence for sentence in extraction.review if sentence != _NOBODY_PAID]


def _named(one: Evidence, path: str, line: int, asked: str) -> bool:
    """Whether a question names the value or its field."""
    for text in (one.value, one.text):
        if len(text) >= _SHORTEST and text in asked:
            return True
    return line < 0 and path.partition(".")[0].replace("_", " ") in asked


def _lines_named(asked: str) -> frozenset[int]:
    """From 1, of the lines that questions name: "line 7", "lines 1, 2, 12"."""
    return frozenset(int(number) for listed in _LISTED.findall(asked) for number in listed.split(", "))


def record_row(extraction: Extraction, evidence: Evidences, sure: Sequence[float]) -> Matrix:
    """The evidence about the whole record; `sure` are the probabilities of its rows of evidence, as calibrated.

    The lines of one table are right or wrong together: the worst of each column counts, not all of them.
    """
    worst: dict[str, float] = {}
    for group, p in zip(evidence.groups, sure, strict=True):
        worst[group] = min(p, worst.get(group, 1.0))
    head = [p for group, p in worst.items() if " lines " not in group]
    lines = [p for group, p in worst.items() if " lines " in group]
    doubt = _doubt(worst.values())
    scan = float(any(evidence.rows[:, _RECOGNISED]))
    kind = extraction.kind
    raw = extraction.confidence if extraction.raw is None else extraction.raw
    return np.array(
        [
            log_odds(min(head, default=0.5), _BOUND), log_odds(min(lines, default=0.99), _BOUND), doubt, scan,
            scan * doubt, float(bool(_questions(extraction))), math.log1p(len(_questions(extraction))),
            float(not extraction.proof), float(any(not check.holds for check in extraction.proof)),
            float(_missing(extraction)), math.log1p(len(getattr(extraction.record, "lines", ()))), log_odds(raw),
            float(kind is Kind.INVOICE), float(kind is Kind.DISPUTE), float(kind is Kind.OTHER),
            float(_uneven(extraction)), float(_sums_differ(extraction)),
        ],
        dtype=np.float64,
    )  # fmt: skip


def _doubt(sure: Iterable[float]) -> float:
    """Log-odds that all are right, if they were independent."""
    return log_odds(math.exp(sum(math.log(max(p, 1e-9)) for p in sure)), _BOUND)


def _missing(extraction: Extraction) -> int:
    """Values that nearly every paper of its kind prints, and that were not found."""
    found = extraction.fields
    return sum(not (found.get(name) or getattr(extraction.record, name, None)) for name in _USUAL[extraction.kind])


def _uneven(extraction: Extraction) -> bool:
    """Whether some lines have a date and others none: cells may have been missed."""
    dated = {line.document_date is not None for line in getattr(extraction.record, "lines", ()) if _dateable(line)}
    return len(dated) > 1


def _dateable(line: object) -> bool:
    return isinstance(line, RemittanceLine) and line.document_type != "adjustment"


def _sums_differ(extraction: Extraction) -> bool:
    """Whether an invoice's lines add up to neither of its totals: a line may have been missed."""
    record = extraction.record
    if not isinstance(record, Invoice) or not record.lines:
        return False
    total = sum((line.net_amount or ZERO for line in record.lines), ZERO)
    return total not in (record.net_amount, record.total_amount)
