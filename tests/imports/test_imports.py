"""Files of customers and open items: as houses write them, all rows or none, every fault with its row and column."""

import datetime as dt
import io
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from docflow.errors import BadInput, BadRows
from docflow.imports import take_customers, take_open_items
from docflow.imports.cells import Habits, amount, day, habits
from docflow.imports.headings import fields_of
from docflow.schema.money import plain
from docflow.schema.receivables import Customer, OpenItem
from docflow.store import Store

GERMAN = """Debitor;Belegnr.;Belegdatum;Fällig am;Währung;Rechnungsbetrag;Offener Betrag;Bestellnr.;Rate Nr.;Mitarbeiter
10001;RE-1;01.04.2026;01.05.2026;EUR;1.234,56;1.234,56;PO 7;1;Mia
10001;RE-1;01.04.2026;01.06.2026;eur;1.000,00;500,00;;2;Mia
10002;GU-9;03.04.2026;03.04.2026;EUR;-50,00;-50,00;;;Jo
"""


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Store]:
    store = Store(f"sqlite:///{tmp_path}/docflow.db")
    store.upgrade()
    with store.begin() as tx:
        tx.customers.upsert([Customer(ref="10001", name="Müller"), Customer(ref="10002", name="Meier")])
    yield store
    store.close()


def items(store: Store) -> dict[str, OpenItem]:
    with store.read() as tx:
        return {one.ref: one for one in tx.open_items.all()}


def take(store: Store, text: str | bytes, media_type: str = "text/csv") -> int:
    data = text if isinstance(text, bytes) else text.encode()
    return take_open_items(store, io.BytesIO(data), media_type, "anna").rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_german_export(house: Store, encoding: str) -> None:
    taken = take_open_items(house, io.BytesIO(GERMAN.encode(encoding)), "text/csv", "anna")
    assert (taken.rows, taken.ignored) == (3, ("Mitarbeiter",))
    found = items(house)
    assert set(found) == {"10001/RE-1/1", "10001/RE-1/2", "10002/GU-9"}
    second = found["10001/RE-1/2"]
    assert (second.original, second.remaining, second.instalment) == (Decimal(1000), Decimal(500), 2)
    assert (str(second.due), second.currency) == ("2026-06-01", "EUR")
    assert found["10002/GU-9"].kind == "credit_memo"
    assert found["10001/RE-1/1"].purchase_order == "PO 7"


def test_an_excel_file(house: Store) -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"default_date_format": "dd.mm.yyyy"}) as book:
        book.add_worksheet()
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Customer No.", "Document No.", "Due Date", "Currency Code", "Remaining Amount"])
        sheet.write_row(1, 0, [10001, "INV-1"])
        sheet.write_datetime(1, 2, dt.datetime(2026, 5, 1, tzinfo=None))  # noqa: DTZ001 - a cell has no zone
        sheet.write_row(1, 3, ["USD", 1480.1])
    assert take(house, out.getvalue()) == 1
    (only,) = items(house).values()
    assert (only.customer, only.remaining, str(only.due), str(only.issued)) == (
        "10001",
        Decimal("1480.1"),
        "2026-05-01",
        "2026-05-01",
    )


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        ("10001;RE-2;1.4.2026;31.02.2026;EUR;1,00;1,00;;", "Fällig am", "date"),
        ("10001;RE-2;1.4.2026;1.5.2026;Euro;1,00;1,00;;", "Währung", "pattern"),
        ("10001;RE-2;1.4.2026;1.5.2026;EUR;1,00;viel;;", "Offener Betrag", "not an amount; write it like 1480.00"),
        ("10009;RE-2;1.4.2026;1.5.2026;EUR;1,00;1,00;;", "customer", "there is no customer '10009'"),
        (";RE-2;1.4.2026;1.5.2026;EUR;1,00;1,00;;", "ref", "Field required"),
        ("10001;RE-1;1.4.2026;1.5.2026;EUR;1,00;1,00;;1", "ref", "stands in row 1 already"),
    ],
)
def test_a_fault_has_its_row_and_column_and_nothing_is_taken(house: Store, row: str, column: str, words: str) -> None:
    with pytest.raises(BadRows) as caught:
        take(house, GERMAN + row + "\n")
    fault = next(one for one in caught.value.faults if one.column == column)
    assert fault.row == 4
    assert words in fault.detail
    assert items(house) == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "must name the columns"),
        ("number,due\nA,2026-01-01\n", r"missing: customer \(or: customer no"),
        ("Farbe;Wert\nrot;1\n", "Not understood: Farbe, Wert"),
        (b"\x00\x01", "zero bytes"),
        (b"PK\x03\x04nonsense", "cannot be opened"),
        ("customer,number,due,currency,remaining\n10001,A,2026-05-01,EUR,1,00\n", "6 cells, but there are 5 columns"),
        ('customer,number,due,currency,remaining\n10001,"A,2026-05-01,EUR,1\n', "Line 2 of the CSV"),
    ],
)
def test_what_is_no_such_table_is_refused_in_words(house: Store, text: str | bytes, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        take(house, text)


def test_replacing_settles_and_removes_what_is_not_there(house: Store) -> None:
    take(house, GERMAN)
    kept = "\n".join(GERMAN.split("\n")[:2])
    assert take_open_items(house, io.BytesIO(kept.encode()), "text/csv", "anna", replace=True).rows == 1
    assert set(items(house)) == {"10001/RE-1/1"}
    file = io.BytesIO(b"Kundennr;Firma;E-Mail;Zentrale\n10001;M\xc3\xbcller;ap@mueller.example;10002\n")
    assert take_customers(house, file, "text/csv", "anna", replace=True).rows == 1
    with house.read() as tx:
        (left,) = tx.customers.all()
    assert left == Customer(ref="10001", name="Müller", email_domains=("mueller.example",), parent="10002")


def test_many_faults_are_told_up_to_a_hundred(house: Store) -> None:
    head = "customer,number,due,currency,remaining\n"
    with pytest.raises(BadRows, match="At least 100 faults") as caught:
        take(house, head + "10001,A,never,EUR,1\n" * 300)
    assert len(caught.value.faults) == 100


def test_our_own_names_always_mean_themselves() -> None:
    assert fields_of(["number", "Document No", "invoice"], OpenItem) == {"number": "number"}
    assert all(fields_of([name], kind) == {name: name} for kind in (OpenItem, Customer) for name in kind.model_fields)


@given(
    st.decimals(-9_999_999, 9_999_999, places=2).map(lambda d: Decimal(0) if d == 0 else d), st.sampled_from([",", "."])
)
def test_amounts_in_either_habit(value: Decimal, mark: str) -> None:
    other = "." if mark == "," else ","
    grouped = f"{value:,.2f}".replace(",", "_").replace(".", mark).replace("_", other)
    assert Decimal(amount(grouped, Habits())) == value
    assert Decimal(amount(grouped, Habits(mark))) == value
    trailing = f"{grouped.removeprefix('-')}-" if value < 0 else grouped
    assert Decimal(amount(trailing, Habits())) == value
    assert Decimal(amount(plain(value), Habits("."))) == value


@pytest.mark.parametrize("text", ["1.234", "12,345", "1.2.3", "", "-", "1,23,456", "abc", "1e3"])
def test_an_amount_that_may_mean_two_things_is_none(text: str) -> None:
    with pytest.raises(ValueError, match="write it like"):
        amount(text, Habits())


def test_habits_tell_what_a_cell_alone_does_not() -> None:
    told = habits(["1.234", "10,50"], ["05/31/2026", "01/02/2026"])
    assert told == Habits(",", True)
    assert amount("1.234", told) == "1234"
    assert day("01/02/2026", told) == "2026-01-02"
    assert day("1.2.26", told) == "2026-02-01"
    assert day("20260531", told) == "2026-05-31"
    assert habits(["1,50", "1.50"], ["13/01/2026", "01/13/2026"]) == Habits()
    with pytest.raises(ValueError, match="two different days"):
        day("01/02/2026", Habits())
