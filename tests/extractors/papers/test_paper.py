"""A paper works out each thing once, when it is first asked for, and for all extractors."""

from types import SimpleNamespace

import pytest

from docflow.schema.place import Pages
from docflow.schema.records import Extraction, Kind, Other
from extractors import registry
from extractors.contract import Hints
from extractors.fields.dates import DateOrder
from extractors.papers import paper as module
from extractors.papers.header import read_reference
from extractors.papers.paper import Paper, once
from extractors.remittance import x12_820

TEXT = b"""REMITTANCE ADVICE
Payment reference: EFT-1     Payment date: 14.10.2026

Invoice     Date          Paid
INV-1001    14.09.2026    1.200,50
INV-1002    15.09.2026      980,00
Total                     2.180,50
"""

EDI = """ISA*00*          *00*          *ZZ*PAYER          *ZZ*PAYEE          *261110*0412*U*00401*000000001*0*P*>~
GS*RA*PAYER*PAYEE*20261110*0412*1*X*004010~ST*820*0001~BPR*C*100*C*ACH~SE*3*0001~GE*1*1~IEA*1*000000001~"""


def read(text: bytes = TEXT) -> Pages:
    return registry.read(text, "a.txt")


def test_a_paper_knows_its_rows_tables_and_conventions() -> None:
    paper = Paper(read())
    assert paper.printed
    assert [len(table.lines) for table in paper.tables] == [2]
    assert paper.rows[0][0].text == "REMITTANCE ADVICE"
    assert (paper.convention.decimal, paper.language, paper.order_guessed) == (",", "eng", False)
    assert all(not paper.tables[0].covers(row) for row in paper.outside())


def test_what_is_asked_twice_is_worked_out_once() -> None:
    asked: list[tuple[int, str]] = []

    @once
    def words(paper: Paper, prefix: str) -> list[str]:
        asked.append((id(paper), prefix))
        return [row.text for row in paper.rows[0] if row.text.startswith(prefix)]

    first, second = Paper(read()), Paper(read())
    assert words(first, "INV") is words(first, "INV")
    assert words(first, "Total") != words(first, "INV") == words(second, "INV")
    assert len(asked) == 3


def test_one_paper_serves_all_extractors(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Paper] = []

    def claim(paper: Paper, hints: Hints) -> float:
        seen.append(paper)
        return 0.5

    def extract(paper: Paper, hints: Hints) -> list[Extraction]:
        seen.append(paper)
        return []

    asked = (SimpleNamespace(claim=claim, extract=extract),) * 3
    monkeypatch.setattr(registry, "extractors_found", lambda: asked)
    assert registry.extract(read())[0].record == Other() and len(seen) == 6
    assert all(paper is seen[0] for paper in seen)


def test_a_carrier_that_needs_no_layout_pays_for_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("the layout was read")

    monkeypatch.setattr(module, "rows_of", fail)
    monkeypatch.setattr(module, "find_tables", fail)
    paper = Paper(registry.read(EDI.encode(), "a.edi"))
    assert x12_820.claim(paper, Hints()) > 0.9
    assert x12_820.extract(paper, Hints())[0].kind is Kind.REMITTANCE
    claims = [extractor.claim(paper, Hints()) for extractor in registry.extractors_found()]
    assert max(claims) == x12_820.claim(paper, Hints())


def test_the_front_of_a_short_paper_is_the_paper() -> None:
    pages = read()
    (page,) = pages.pages
    long = Paper(pages.model_copy(update={"pages": (page, page, page)}))
    assert Paper(pages).front.pages == pages
    assert [len(p.pages.pages) for p in (long, long.front, long.part(1, 2))] == [3, 2, 1]
    assert long.front is long.front
    assert Paper(pages).ends.pages == pages and long.ends is long


def test_a_long_paper_is_told_by_its_first_pages_and_its_last() -> None:
    pages = read()
    numbered = tuple(pages.pages[0].model_copy(update={"number": n}) for n in range(1, 8))
    assert [page.number for page in Paper(pages.model_copy(update={"pages": numbered})).ends.pages.pages] == [1, 2, 7]


def test_a_paper_read_otherwise_writes_amounts_as_before() -> None:
    paper = Paper(read())
    other = paper.reread(paper.rows[:1], [])
    assert other.tables == [] and other.convention is paper.convention and other.order is paper.order
    assert len(other.outside()) > len(paper.outside())


def test_the_count_of_pages_is_no_number_of_a_document() -> None:
    pages = [b"Payment advice No.  1/2\n\nInvoice   Date   Paid\n", b"Payment advice No.  2/2\n"]
    whole = read(pages[0])
    two = Paper(whole.model_copy(update={"pages": (*whole.pages, *read(pages[1]).pages)}))
    atom = next(atom for row in two.rows[0] for atom in row.atoms if atom.text.endswith("1/2"))
    assert read_reference(two, atom._replace(text="1/2")) is None
    assert read_reference(Paper(whole), atom._replace(text="1/2")) is not None


def test_a_sort_code_does_not_tell_whether_the_day_comes_first() -> None:
    text = b"Tax invoice 4711\nInvoice date    09-05-2026\nSort code 11-14-58\n"
    assert Paper(read(text)).order_guessed
    assert not Paper(read(text.replace(b"-14-58", b"-14-2026"))).order_guessed


def test_a_month_in_letters_does_not_tell_whether_the_year_comes_first() -> None:
    text = b"Paid on: 22/04/25\nSent: 2025-04-23\n\n8495/25   23-Feb-25   40,643.30\n8496/25   18-Mar-25   10,768.97\n"
    assert Paper(read(text)).order is DateOrder.DMY
