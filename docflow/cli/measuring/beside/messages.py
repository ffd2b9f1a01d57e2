"""EDI and XML: every message is read or says what it is, its sums hold, and invoices agree with what is told of them.

XRechnung's test suite has each invoice in two syntaxes; ZUGFeRD's corpus has a truth.json beside its PDFs, of which the
embedded XML is asked here (the printed page is measured as a paper of its own).
"""

import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from docflow.evaluation.demands import Asked, Finding, Seen, agreement, of_kind, readable, totals
from docflow.schema.records import Invoice, Kind, Remittance
from extractors import registry

Check = Callable[[Seen], Iterator[Finding]]
_PAIRS = (("_ubl.xml", "_uncefact.xml"), (".ubl.xml", ".cii.xml"))
_HEAD = ("invoice_number", "invoice_date", "currency", "net_amount", "tax_amount", "total_amount", "amount_due")


def asked(folder: Path) -> Iterator[Asked]:
    """Every file in folders of these names, at or below the folder."""
    for name, patterns in _FILES.items():
        for root in sorted({path for path in (folder, *folder.rglob(name)) if path.name == name and path.is_dir()}):
            for pattern, check in patterns.items():
                yield from (Asked(name, path, check) for path in sorted(root.rglob(pattern)))


def _edi(seen: Seen) -> Iterator[Finding]:
    yield _told(seen)
    yield totals(seen)


def _told(seen: Seen) -> Finding:
    """A message that is none of our business says of what type it is."""
    foreign = any(one.kind is Kind.OTHER and "of the type" in " ".join(one.review) for one in seen.run.found)
    return Finding("read or refused", note="named as foreign") if foreign else readable(seen)


def _claims(seen: Seen) -> Iterator[Finding]:
    yield readable(seen)
    yield of_kind(seen, Kind.REMITTANCE)
    yield totals(seen)
    yield _paid(seen)


def _paid(seen: Seen) -> Finding:
    """The lines are what BPR says is paid."""
    sums = [one for found in seen.run.found for one in found.proof if one.equation == "sum(lines.paid_amount) = amount"]
    holds = bool(sums) and all(one.holds for one in sums)
    return Finding("lines = BPR02", "" if holds else f"expected all sums to hold, found {sums}.")


def _addenda(seen: Seen) -> Iterator[Finding]:
    """A message in the addenda is recovered whole: as many segments as it counts."""
    if b"705ISA" in seen.data:
        whole = [x.proof[0].holds for x in seen.run.found if isinstance(x.record, Remittance) and x.proof]
        yield agreement("820 recovered whole", wanted=[True], found=whole)


def _invoice(seen: Seen) -> Iterator[Finding]:
    yield readable(seen)
    yield of_kind(seen, Kind.INVOICE)
    yield totals(seen)
    for ours, other in _PAIRS:
        twin = seen.path.with_name(seen.path.name.replace(ours, other))
        if seen.path.name.endswith(ours) and twin.exists():
            found = registry.extract(registry.read(twin.read_bytes(), twin.name))
            yield agreement("same in UBL and CII", wanted=_head(found[0].record), found=_head(_record(seen)))


def _record(seen: Seen) -> object:
    return seen.run.found[0].record if seen.run.found else None


def _head(record: object) -> dict[str, object]:
    return {name: getattr(record, name, None) for name in _HEAD}


def _hybrid(seen: Seen) -> Iterator[Finding]:
    yield readable(seen)
    yield totals(seen)
    truth = next((path for above in seen.path.parents[:2] if (path := above / "truth.json").exists()), None)
    entries = json.loads(truth.read_text(encoding="utf-8")) if truth else []
    record = _record(seen)
    for entry in entries:
        if Path(entry["path"]).name == seen.path.name and isinstance(record, Invoice):
            yield agreement("embedded XML", wanted=_wanted(entry), found=_found(record, bool(entry["vat"])))


def _wanted(entry: dict[str, Any]) -> tuple[object, ...]:
    day, due = entry["date"], entry["due"]
    return (
        entry["number"], f"{day[:4]}-{day[4:6]}-{day[6:]}", entry["currency"], Decimal(entry["total"]),
        None if due is None else Decimal(due), entry["vat"], entry["nlines"],
    )  # fmt: skip


def _found(record: Invoice, vat: bool) -> tuple[object, ...]:
    """`vat`: the seller's number is one for VAT, of which alone the truth speaks."""
    return (
        record.invoice_number, str(record.invoice_date), record.currency, record.total_amount, record.amount_due,
        record.seller.tax_id if vat else None, len(record.lines),
    )  # fmt: skip


_FILES: dict[str, dict[str, Check]] = {
    "edi-820-810": {"*.[eE][dD][iI]": _edi},
    "edi-835": {"*.835": _claims},
    "ach-ctx-addenda": {"*.ach": _addenda},
    "invoice-xml": {"*.xml": _invoice},
    "invoice-zugferd": {"*.xml": _invoice, "*.pdf": _hybrid},
}
"""By the name of the collection's folder: patterns and what is asked of such a file."""
