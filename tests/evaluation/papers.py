"""Runs with known truth, in memory."""

from typing import Any

from docflow.evaluation.runs import Case, Cost, Run
from docflow.schema.records import Equation, Evidence, Extraction

LINE = {"document_number": "RE-1", "gross_amount": "100.00", "paid_amount": "100.00", "document_type": "invoice",
        "discount_amount": "0.00", "deduction_amount": "0.00"}  # fmt: skip
TRUTH: dict[str, Any] = {
    "payer": {"name": "Nordlicht AG"},
    "payment_reference": "EFT-77",
    "payment_date": "2026-05-01",
    "currency": "EUR",
    "amount": "100.00",
    "lines": [LINE],
}


def record(**changes: Any) -> dict[str, Any]:
    """A remittance that is right but for the changes."""
    return TRUTH | changes


def line(number: str, paid: str = "100.00", **changes: Any) -> dict[str, Any]:
    """A line that pays a document in full."""
    return LINE | {"document_number": number, "gross_amount": paid, "paid_amount": paid} | changes


def found(
    body: dict[str, Any], *, sure: float = 0.99, review: tuple[str, ...] = (), method: str = "text"
) -> Extraction:
    """An extraction of this record, every value with evidence."""
    values = {path: value for path, value in _leaves(body) if value is not None}
    fields = {
        path: Evidence(value=str(value), confidence=sure, page=1, box=(10, 10, 60, 20), text=str(value), method=method)  # type: ignore[arg-type]
        for path, value in values.items()
    }
    return Extraction.parse(
        {
            "kind": "remittance", "confidence": sure, "review": review, "record": body, "fields": fields,
            "proof": (Equation(equation="sum(lines.paid_amount) = amount", holds=True),),
        }
    )  # fmt: skip


def run(body: dict[str, Any] | None = None, *, name: str = "paper", layout: str = "plain", **more: Any) -> Run:
    """What came of a paper whose truth is TRUTH and whose reading is `body`."""
    kept = {key: more.pop(key) for key in ("partial", "language", "scan") if key in more}
    case = Case(
        name=name, layout=layout, kind="remittance", expected=({"kind": "remittance", "record": TRUTH},), **kept
    )
    return Run(case=case, found=(found(body or TRUTH, **more),), cost=Cost(cpu=0.05, peak=100 << 20))


def _leaves(body: Any, prefix: str = "") -> list[tuple[str, Any]]:
    items = enumerate(body) if isinstance(body, list) else body.items()
    pairs: list[tuple[str, Any]] = []
    for key, value in items:
        nested = isinstance(value, (dict, list))
        pairs += _leaves(value, f"{prefix}{key}.") if nested else [(f"{prefix}{key}", value)]
    return pairs
