"""Compares what was extracted with what is printed: field by field, with the little freedom that spelling allows.

`differences(expected, found)` speaks of a whole document, `record_differences` of one record; `expected` are the
records of an expected.json. A difference is *soft* where the value is extra knowledge that many papers do not print (a
tax id that was not found, the exact words of a reason, the kind of a document of which the truth says none): it is
shown, but it makes no record wrong.
A *partial* truth says only some of what is printed: what it leaves out is not compared.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from rapidfuzz import fuzz

from docflow.schema.records import Extraction

Json = dict[str, Any]
_TRANSFERS = {"ach", "wire", "sepa", "other", "direct_debit"}
_AMOUNTS = ("discount_amount", "deduction_amount", "paid_amount")
_EXTRA_PARTY = ("tax_id", "iban", "bank_account", "customer_number", "email")


@dataclass(frozen=True)
class Difference:
    """One field that is not as expected; `path` as in Extraction.fields."""

    path: str
    expected: object
    found: object
    soft: bool = False

    def __str__(self) -> str:
        return f"{self.path}: expected {self.expected!r}, got {self.found!r}{' (soft)' if self.soft else ''}"


def differences(expected: Sequence[Json], found: Sequence[Extraction], *, partial: bool = False) -> list[Difference]:
    """Everything in which the records found are not those expected, in their order."""
    if len(expected) != len(found):
        return [Difference("records", len(expected), len(found))]
    result: list[Difference] = []
    for at, (truth, extraction) in enumerate(zip(expected, found, strict=True)):
        prefix = f"{at + 1}:" if len(expected) > 1 else ""
        result += [
            Difference(prefix + d.path, d.expected, d.found, d.soft)
            for d in record_differences(truth, extraction, partial=partial)
        ]
    return result


def record_differences(truth: Json, extraction: Extraction, *, partial: bool = False) -> Iterator[Difference]:
    """The differences of one record."""
    if truth["kind"] != extraction.kind.value:
        yield Difference("kind", truth["kind"], extraction.kind.value)
        return
    found = extraction.record.model_dump(mode="json")
    compare = _COMPARED.get(truth["kind"], _other)
    for difference in compare(truth["record"], found):
        if not partial or difference.path.partition(".")[0] in truth["record"]:
            yield difference


def line_differences(kind: str, truth: Json, found: Json) -> list[Difference]:
    """The differences of one line of a remittance or an invoice; paths are names of the line's own values."""
    compare = {"remittance": _remittance_line, "invoice": _invoice_line}[kind]
    return list(compare(truth, found))


def by_number(truth: Sequence[Json], found: Sequence[Json]) -> Sequence[Json]:
    """The true lines of a payment in the order of as many lines found, where these name the same documents; others keep
    theirs. In which order documents are told is no fact of a payment: credit memos may have a list of their own."""
    if len(truth) != len(found):
        return truth
    left = list(truth)
    named = [_taken(left, line.get("document_number")) for line in found]
    return [left.pop(0) if line is None else line for line in named]


def _taken(lines: list[Json], number: object) -> Json | None:
    """The first of the lines that names this document, taken out of the list."""
    at = next((n for n, line in enumerate(lines) if number and key(line.get("document_number")) == key(number)), None)
    return None if at is None else lines.pop(at)


def _remittance(truth: Json, found: Json) -> Iterator[Difference]:
    yield from _party("payer", truth, found)
    yield from _party("payee", truth, found)
    yield from _field("payment_reference", truth, found, key)
    for name in ("payment_date", "currency"):
        yield from _field(name, truth, found, str)
    yield from _field("amount", truth, found, amount)
    yield from _method(truth.get("payment_method"), found.get("payment_method"))
    if "advice_number" in truth:
        yield from _extra("advice_number", truth["advice_number"], found.get("advice_number"))
    lines = truth.get("lines", [])
    yield from _lines(by_number(lines, found["lines"]), found["lines"], _remittance_line)


def _remittance_line(truth: Json, found: Json) -> Iterator[Difference]:
    for name in ("document_number", "purchase_order"):
        yield from _field(name, truth, found, key)
    for difference in _field("document_type", truth, found, str):
        yield replace(difference, soft="document_type" not in truth)
    yield from _field("document_date", truth, found, str)
    if reason(truth.get("deduction_reason")) != reason(found.get("deduction_reason")):
        untold = "deduction_reason" not in truth
        yield Difference("deduction_reason", truth.get("deduction_reason"), found.get("deduction_reason"), soft=untold)
    for name in _AMOUNTS:
        yield from _field(name, truth, found, amount)
    yield from _gross(truth, found)
    text = truth.get("deduction_text")
    if text and fuzz.partial_ratio(words(text), words(found.get("deduction_text") or "")) < 85:
        yield Difference("deduction_text", text, found.get("deduction_text"), soft=True)


def _gross(truth: Json, found: Json) -> Iterator[Difference]:
    """Where one amount is printed for both, gross may be left out or repeated; otherwise it counts."""
    single = amount(truth.get("gross_amount")) in (None, amount(truth.get("paid_amount")))
    if single and amount(found.get("gross_amount")) in (None, amount(truth.get("paid_amount"))):
        return
    for difference in _field("gross_amount", truth, found, amount):
        yield replace(difference, soft="gross_amount" not in truth)


def _invoice(truth: Json, found: Json) -> Iterator[Difference]:
    yield from _party("seller", truth, found)
    yield from _party("buyer", truth, found)
    for name in ("invoice_number", "purchase_order"):
        yield from _field(name, truth, found, key)
    for name in ("invoice_date", "due_date", "currency"):
        yield from _field(name, truth, found, str)
    for name in ("net_amount", "tax_amount", "total_amount"):
        yield from _field(name, truth, found, amount)
    if "amount_due" in truth:
        yield from _field("amount_due", truth, found, amount)
    if truth.get("lines"):
        yield from _lines(truth["lines"], found["lines"], _invoice_line)


def _invoice_line(truth: Json, found: Json) -> Iterator[Difference]:
    for name in ("quantity", "unit_price", "net_amount"):
        yield from _field(name, truth, found, amount)
    if fuzz.ratio(words(truth.get("description") or ""), words(found.get("description") or "")) < 85:
        yield Difference("description", truth.get("description"), found.get("description"), soft=True)


def _dispute(truth: Json, found: Json) -> Iterator[Difference]:
    yield from _party("customer", truth, found)
    yield from _field("claim_number", truth, found, key)
    for name in ("date", "currency"):
        yield from _field(name, truth, found, str)
    if reason(truth.get("reason")) != reason(found.get("reason")):
        yield Difference("reason", truth.get("reason"), found.get("reason"))
    yield from _field("amount", truth, found, amount)
    if {key(n) for n in truth.get("invoices", [])} != {key(n) for n in found["invoices"]}:
        yield Difference("invoices", truth.get("invoices", []), found["invoices"])


def _statement(truth: Json, found: Json) -> Iterator[Difference]:
    for name in ("account", "statement_id", "sequence"):
        yield from _field(name, truth, found, key)
    for name in ("report", "date", "currency"):
        yield from _field(name, truth, found, str)
    for name in ("opening_balance", "closing_balance"):
        yield from _field(name, truth, found, amount)
    yield from _lines(truth.get("entries", []), found["entries"], _bank_entry, "entries")


def _bank_entry(truth: Json, found: Json) -> Iterator[Difference]:
    yield from _field("amount", truth, found, amount)
    for name in ("currency", "booking_date", "value_date", "return_reason"):
        yield from _field(name, truth, found, str)
    for name in ("reference", "bank_reference", "end_to_end_id", "cheque_number", "return_of"):
        yield from _field(name, truth, found, key)
    yield from _party("counterparty", truth, found)
    if words(truth.get("text") or "") != words(found.get("text") or ""):
        yield Difference("text", truth.get("text"), found.get("text"))
    want, got = ([line.get("document_number") for line in side.get("documents", ())] for side in (truth, found))
    if want != got:
        yield Difference("documents", want, got)


def _other(truth: Json, found: Json) -> Iterator[Difference]:
    if truth.get("subtype", found.get("subtype")) != found.get("subtype"):
        yield Difference("subtype", truth.get("subtype"), found.get("subtype"), soft=True)


def _party(name: str, truth: Json, found: Json) -> Iterator[Difference]:
    want, got = truth.get(name) or {}, found.get(name) or {}
    if want.get("name") and words(want["name"]) != words(got.get("name") or ""):
        yield Difference(f"{name}.name", want["name"], got.get("name"))
    for part in _EXTRA_PARTY:
        if part in want:
            yield from _extra(f"{name}.{part}", want[part], got.get(part))


def _extra(path: str, want: object, got: object) -> Iterator[Difference]:
    """Not finding it is soft; finding another is not."""
    if key(want) != key(got) and not _contains(got, want):
        yield Difference(path, want, got, soft=got is None)


def _contains(got: object, want: object) -> bool:
    """FR83404833048 and 83404833048, with or without the country's letters, are one number."""
    left, right = key(got) or "", key(want) or ""
    return len(left) > 5 and len(right) > 5 and (left.endswith(right) or right.endswith(left))


def _method(want: str | None, got: str | None) -> Iterator[Difference]:
    """ "Transfer" is printed without its kind, so that wire, SEPA and ACH count as one; a cheque is a cheque."""
    if want is None or want == got:
        return
    yield Difference("payment_method", want, got, soft=got is None or {want, got} <= _TRANSFERS)


def _lines(truth: Sequence[Json], found: Sequence[Json], compare: Any, called: str = "lines") -> Iterator[Difference]:
    if len(truth) != len(found):
        yield Difference(called, [_name(x) for x in truth], [_name(x) for x in found])
        return
    for at, (want, got) in enumerate(zip(truth, found, strict=True)):
        yield from (Difference(f"{called}.{at}.{d.path}", d.expected, d.found, d.soft) for d in compare(want, got))


def _name(line: Json) -> object:
    return line.get("document_number") or line.get("description") or line.get("paid_amount") or line.get("amount")


def _field(name: str, truth: Json, found: Json, read: Any) -> Iterator[Difference]:
    want, got = truth.get(name), found.get(name)
    if (read(want) if want is not None else None) != (read(got) if got is not None else None):
        yield Difference(name, want, got)


def amount(value: object) -> Decimal | None:
    """The number behind a decimal string."""
    return None if value is None else Decimal(str(value))


def reason(value: object) -> str:
    """A reason; nothing said and nothing recognised are one, and so are a charge for freight and one for delivery."""
    return {"None": "other", "delivery_charge": "freight"}.get(str(value), str(value))


def key(value: object) -> str | None:
    """A number without blanks and in upper case: "FT 2026/421" is "FT2026/421"."""
    return None if value is None else re.sub(r"\s+", "", str(value)).upper()


def words(text: str) -> str:
    """A name without case, double blanks and the dots at its end."""
    return " ".join(text.casefold().split()).rstrip(".,;")


_COMPARED: dict[str, Callable[[Json, Json], Iterator[Difference]]] = {
    "remittance": _remittance, "invoice": _invoice, "dispute": _dispute, "bank_statement": _statement,
}  # fmt: skip
