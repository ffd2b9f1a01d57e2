"""`make bench-extract`: docflow, invoice2data (no templates), plain pdfplumber tables: the same papers, one run.

The papers are fresh draws of the named layouts (born digital PDFs) and the PDF samples with a text layer. Core fields:
payer, reference, date, currency or total of an advice, and seller, number, date, currency or total of an invoice.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import pypdfium2
from dateutil import parser as dates
from pydantic import ValidationError

from docflow.evaluation.compare import line_differences, record_differences
from docflow.schema.records import RECORD_OF_KIND, Extraction, Kind
from extractors import registry
from extractors.contract import Hints, ReadOptions
from samples.layouts import layouts
from tests.bench import plain_tables
from tests.bench.clock import is_scan, spent

CORE = {
    "remittance": ("payer.name", "payment_reference", "payment_date", "currency", "amount"),
    "invoice": ("seller.name", "invoice_number", "invoice_date", "currency", "total_amount"),
}
Json = dict[str, Any]


@dataclass
class Paper:
    """A born digital PDF with the records that are printed on it."""

    name: str
    data: bytes
    truth: list[Json]

    @property
    def pages(self) -> int:
        """How many there are."""
        return len(pypdfium2.PdfDocument(self.data))


@dataclass
class Tally:
    """How a program did."""

    perfect: int = 0
    silent: int = 0
    """Wrong although the program let it pass: only docflow says when it is unsure."""
    right: int = 0
    fields: int = 0
    lines_right: int = 0
    lines: int = 0
    cpu: float = 0.0
    misses: list[str] = field(default_factory=list)

    def add(self, paper: Paper, found: list[Extraction], asks: bool, cpu: float) -> None:
        """Count one paper; records are compared in their order, a missing one has all its fields wrong."""
        self.cpu += cpu
        wrong = len(found) != len(paper.truth)
        for at, truth in enumerate(paper.truth):
            bad = self._record(truth, found[at] if at < len(found) else None)
            wrong = wrong or bad
        self.perfect += not wrong
        self.silent += wrong and not asks
        if wrong:
            self.misses.append(paper.name)

    def _record(self, truth: Json, found: Extraction | None) -> bool:
        core, lines = CORE[truth["kind"]], truth["record"].get("lines", [])
        self.fields += len(core)
        self.lines += len(lines)
        if found is None or found.kind.value != truth["kind"]:
            return True
        differences = [d for d in record_differences(truth, found) if not d.soft]
        self.right += len(core) - len({d.path for d in differences} & set(core))
        self.lines_right += _lines_right(truth["kind"], lines, found)
        return bool(differences)


def _lines_right(kind: str, lines: list[Json], found: Extraction) -> int:
    """Lines without a difference, paired in order by their number (or description)."""
    name = "document_number" if kind == "remittance" else "description"
    have = list(found.record.model_dump(mode="json")["lines"])
    right = 0
    for line in lines:
        match = next((other for other in have if str(other.get(name)) == str(line.get(name))), None)
        if match is not None:
            have.remove(match)
            right += not [d for d in line_differences(kind, line, match) if not d.soft]
    return right


def papers(seeds: range) -> Iterator[Paper]:
    """The drawn layouts and the samples, remittances and invoices only: the peers know no disputes."""
    for layout in layouts():
        for seed in seeds:
            drawn = layout.paper(seed)
            if drawn.suffix == ".pdf" and drawn.kind in (Kind.REMITTANCE, Kind.INVOICE):
                yield Paper(f"{layout.name}_{seed}", drawn.file, drawn.expected())
    for folder in sorted(path for kind in CORE for path in Path("samples", kind).iterdir()):
        file = folder / "input.pdf"
        if file.exists() and not is_scan(file.read_bytes()):
            truth = json.loads((folder / "expected.json").read_text(encoding="utf-8"))["records"]
            yield Paper(folder.name, file.read_bytes(), truth)


def docflow(paper: Paper) -> tuple[list[Extraction], float]:
    """What docflow reads; warm, as in a running worker."""
    before = spent()
    found = registry.extract(registry.read(paper.data, "input.pdf", ReadOptions()), Hints())
    return list(found), spent() - before


def plumber(paper: Paper) -> tuple[list[Extraction], float]:
    """What plain pdfplumber tables with headings by keywords give."""
    before = spent()
    record = plain_tables.extract(paper.data)
    cpu = spent() - before
    if paper.truth[0]["kind"] == "invoice":
        known = {
            "currency": record["currency"],
            "total_amount": record["amount"],
            "invoice_date": record["payment_date"],
        }
        record = {**known, "seller": record["payer"], "invoice_number": record["payment_reference"]}
    return [_extraction(paper.truth[0]["kind"], record)], cpu


def invoice2data(found: Json, kind: str) -> list[Extraction]:
    """Its guess as a record; it knows invoices: "issuer" is the payer of an advice, its number the reference."""
    fields = found["fields"]
    date, amount = _day(fields.get("date")), fields.get("amount")
    total = None if amount is None else f"{Decimal(str(amount)):.2f}"
    record = {"currency": fields.get("currency"), "lines": []}
    if kind == "invoice":
        record |= {
            "seller": {"name": fields["issuer"]},
            "invoice_number": fields.get("invoice_number"),
            "invoice_date": date,
        }
        return [_extraction(kind, record | {"total_amount": total})]
    record |= {"payer": {"name": fields["issuer"]}, "payment_reference": fields.get("invoice_number")}
    return [_extraction(kind, record | {"payment_date": date, "amount": total})]


def _day(text: str | None) -> str | None:
    try:
        return dates.parse(text, dayfirst=True).date().isoformat() if text else None
    except (ValueError, OverflowError):
        return None


def _extraction(kind: str, record: Json) -> Extraction:
    """As docflow's own answer, so that all are compared by the same rules; what is no record at all is an empty one."""
    try:
        body = RECORD_OF_KIND[Kind(kind)].model_validate(record)
    except ValidationError:
        body = RECORD_OF_KIND[Kind(kind)]()
    return Extraction(kind=Kind(kind), confidence=0.0, record=body)


def guessed(cases: list[Paper], python: Path) -> list[Json]:
    """invoice2data on all papers in one process; each file has a path of its own, since it remembers texts by path."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{at}.pdf" for at in range(len(cases))]
        for file, paper in zip(files, cases, strict=True):
            file.write_bytes(paper.data)
        script = Path(__file__).parent / "guesses.py"
        answer = subprocess.run([python, script, *files], check=True, capture_output=True, text=True).stdout
    return [json.loads(line) for line in answer.splitlines()]


def row(name: str, tally: Tally, cases: list[Paper]) -> str:
    """One line of the table."""
    pages = sum(paper.pages for paper in cases)
    shares = (tally.perfect / len(cases), tally.right / tally.fields, tally.lines_right / tally.lines)
    silent, cost = tally.silent / len(cases), 1000 * tally.cpu / pages
    return f"| {name} | " + " | ".join(f"{share:.1%}" for share in (*shares, silent)) + f" | {cost:.1f} |"


def main() -> None:
    """Draw, run all three, print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.peers")
    parser.add_argument("--seeds", default="7000:7002")
    parser.add_argument("--python", type=Path, default=Path(".venv-peers/bin/python"), help="that of invoice2data")
    parser.add_argument("--misses", action="store_true", help="name the papers that docflow does not read perfectly")
    options = parser.parse_args()
    start, stop = map(int, options.seeds.split(":"))
    cases = list(papers(range(start, stop)))
    docflow(cases[0])
    tallies = {"docflow": Tally(), "invoice2data, no templates": Tally(), "pdfplumber tables": Tally()}
    answers = guessed(cases, options.python)
    for paper, answer in zip(cases, answers, strict=True):
        found, cpu = docflow(paper)
        tallies["docflow"].add(paper, found, any(item.review for item in found), cpu)
        kind = paper.truth[0]["kind"]
        tallies["invoice2data, no templates"].add(paper, invoice2data(answer, kind), False, answer["cpu"])
        tallies["pdfplumber tables"].add(paper, (mine := plumber(paper))[0], False, mine[1])
    print(f"{len(cases)} papers, {sum(paper.pages for paper in cases)} pages, seeds {options.seeds}\n")
    print("| program | perfect documents | core fields right | lines right | wrong and not noticed | CPU ms a page |")
    print("|---|---|---|---|---|---|")
    print(*(row(name, tally, cases) for name, tally in tallies.items()), sep="\n")
    if options.misses:
        print("\nnot perfect:", *tallies["docflow"].misses, file=sys.stderr)


if __name__ == "__main__":
    main()
