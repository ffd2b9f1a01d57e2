"""Collections of invoices whose truth is written otherwise; each adapter finds its own below a folder.

Their truth is partial: it says only some of what is printed, and nothing else is compared.
"""

import ctypes
import json
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from docflow.evaluation.runs import Case

Found = tuple[Case, Path, Callable[[bytes], bytes]]
_CREDIT_NOTES = {"381", "384", "261"}


def electronic(folder: Path) -> Iterator[Found]:
    """ZUGFeRD and Factur-X: truth.json lists what the embedded XML says and which of it is printed.

    The XML is taken out first, so that the printed page is measured.
    """
    for truth in sorted(folder.rglob("truth.json")):
        files = {path.name: path for path in truth.parent.rglob("*.pdf")}
        for entry in json.loads(truth.read_text(encoding="utf-8")):
            path = files.get(Path(entry["path"]).name)
            if path is not None:
                yield _case(folder, path, "zugferd", "deu", _of_xml(entry)), path, without_attachments


def _of_xml(entry: dict[str, Any]) -> dict[str, Any]:
    day = entry["date"]
    values = {
        "number": ("invoice_number", entry["number"]),
        "date": ("invoice_date", f"{day[:4]}-{day[4:6]}-{day[6:]}"),
        "currency": ("currency", entry["currency"]),
        "total": ("total_amount", entry["total"]),
    }
    return dict(values[name] for name in values if name in entry["printed"])


def without_attachments(pdf: bytes) -> bytes:
    """The PDF without embedded files; pages unchanged."""
    document = pdfium.PdfDocument(pdf)
    for at in reversed(range(raw.FPDFDoc_GetAttachmentCount(document))):
        raw.FPDFDoc_DeleteAttachment(document, ctypes.c_int(at))
    buffer = BytesIO()
    document.save(buffer)
    document.close()
    return buffer.getvalue()


def beside(folder: Path) -> Iterator[Found]:
    """A JSON file beside each PDF: a list of one object with `invoice_number`, `date`, `currency` and `amount`."""
    for truth in sorted(folder.rglob("*.json")):
        pdf = truth.with_suffix(".pdf")
        if not pdf.exists():
            continue
        body = json.loads(truth.read_text(encoding="utf-8"), parse_float=Decimal)
        if isinstance(body, list) and body and {"invoice_number", "amount"} <= set(body[0]):
            yield _case(folder, pdf, pdf.stem, None, _of_vendor(body[0])), pdf, _as_it_is


def _of_vendor(body: dict[str, Any]) -> dict[str, Any]:
    names = {
        "invoice_number": "invoice_number", "date": "invoice_date", "currency": "currency", "amount": "total_amount",
        "amount_untaxed": "net_amount", "amount_tax": "tax_amount", "date_due": "due_date",
    }  # fmt: skip
    return {ours: str(body[theirs]) for theirs, ours in names.items() if body.get(theirs) is not None}


def analysed(folder: Path) -> Iterator[Found]:
    """The answer of a form recogniser (`<name>-output.json` beside `<name>.pdf`), checked by its authors."""
    for truth in sorted(folder.rglob("*-output.json")):
        pdf = truth.with_name(truth.name.replace("-output.json", ".pdf"))
        body = json.loads(truth.read_text(encoding="utf-8"))
        found = body.get("analyzeResult", {}).get("documentResults", [])
        if pdf.exists() and found:
            yield _case(folder, pdf, pdf.stem, "eng", _of_analysis(found[0]["fields"])), pdf, _as_it_is


def _of_analysis(fields: dict[str, Any]) -> dict[str, Any]:
    texts = {name: value["text"] for name, value in fields.items() if value}
    record: dict[str, Any] = {"invoice_number": texts.get("InvoiceId")}
    for theirs, ours in (("InvoiceTotal", "total_amount"), ("SubTotal", "net_amount"), ("TotalTax", "tax_amount")):
        if theirs in texts:
            record[ours] = re.sub(r"[^\d.]", "", texts[theirs])
    for theirs, ours in (("InvoiceDate", "invoice_date"), ("DueDate", "due_date")):
        if match := re.fullmatch(r"(\d+)/(\d+)/(\d{4})", texts.get(theirs, "")):
            record[ours] = f"{match[3]}-{int(match[1]):02}-{int(match[2]):02}"
    if "PurchaseOrder" in texts:
        record["purchase_order"] = texts["PurchaseOrder"]
    return {name: value for name, value in record.items() if value is not None}


def listed(folder: Path, truth: Path) -> Iterator[Found]:
    """Files named in a truth that stands elsewhere: file name -> {"language", "record"} of an invoice.

    Raises ValueError or KeyError where it is otherwise.
    """
    bodies = json.loads(truth.read_text(encoding="utf-8"))
    for path in sorted(path for path in folder.rglob("*") if path.name in bodies):
        body, scan = bodies[path.name], path.suffix.lower() != ".pdf"
        yield _case(folder, path, path.stem, body.get("language"), body["record"], scan=scan), path, _as_it_is


def _case(
    folder: Path, path: Path, layout: str, language: str | None, record: dict[str, Any], *, scan: bool = False
) -> Case:
    return Case(
        name=str(path.relative_to(folder)), layout=layout, language=language or "-", kind="invoice", scan=scan,
        partial=True, expected=({"kind": "invoice", "record": record},),
    )  # fmt: skip


def _as_it_is(data: bytes) -> bytes:
    return data


KNOWN = cast("tuple[Callable[[Path], Iterator[Found]], ...]", (electronic, beside, analysed))
"""Every adapter; one that finds nothing of its own yields nothing."""
