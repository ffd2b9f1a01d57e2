"""Payers and open items at the size of a large house: 100,000 customers, 1,000,000 open items.

`python -m tests.bench payers`: looking a misspelt name up beside comparing it with all names in the same run, and
importing open items beside the bare `executemany` of sqlite3 with the same rows.
"""

import csv
import datetime as dt
import random
import resource
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, TextIO

from rapidfuzz import fuzz, process

from docflow.imports import take_open_items
from docflow.rules import keys
from docflow.rules.payer import identify
from docflow.rules.payer.own import keys_of
from docflow.schema.receivables import Customer
from docflow.schema.records import Party, Remittance
from docflow.store import Store
from tests.bench.clock import spent

CUSTOMERS = 100_000
ITEMS = 1_000_000
LOOKED_UP = 200
SCANNED = 20
_SYLLABLES = [f"{a}{b}{c}" for a in "bdfghklmnprstvw" for b in "aeiou" for c in ("", "n", "r", "l", "st")]
_TRADES = ["Foods", "Trading", "Tools", "Retail", "Logistik", "Möbel", "Textiles", "Markt", "Handel", "Systems", "Bau"]
_FORMS = ["GmbH", "AG", "Ltd", "Inc", "SARL", "SpA", "BV", "KG", ""]
_COLUMNS = ["customer", "number", "issued", "due", "currency", "original", "remaining", "purchase_order"]
_DAY = dt.date(2026, 5, 1)


def main() -> None:
    """Measures both and prints the figures."""
    with tempfile.TemporaryDirectory(prefix="docflow-bench-") as folder:
        store = Store(f"sqlite:///{folder}/docflow.db")
        store.upgrade()
        rng = random.Random(5)
        everybody = list(customers(rng))
        took = _cpu(lambda: _write(store, everybody))
        print(f"customers written with their keys: {CUSTOMERS / took:,.0f} a CPU second")
        again = _cpu(lambda: _write(store, everybody))
        print(f"the same again, nothing changed: {CUSTOMERS / again:,.0f} a CPU second")
        names(store, everybody, rng)
        imports(store, Path(folder))


def customers(rng: random.Random) -> Iterator[Customer]:
    """Customers with two or three words and a legal form; many words are shared, as in life."""
    for n in range(CUSTOMERS):
        coined = "".join(rng.choices(_SYLLABLES, k=3)).capitalize()
        second = [_syllables(rng).capitalize()] if rng.random() < 0.4 else []
        name = " ".join([coined, *second, rng.choice(_TRADES), rng.choice(_FORMS)]).strip()
        domain = f"{coined.lower()}{n}.example"
        yield Customer(ref=f"C-{n}", name=name, ibans=(f"DE{n:020}",), tax_ids=(f"DE{n:09}",), email_domains=(domain,))


def names(store: Store, everybody: list[Customer], rng: random.Random) -> None:
    """A name with one slip: by index in the database, and by comparing all."""
    wanted = [_slip(one.name, rng) for one in rng.sample(everybody, LOOKED_UP)]
    stems = sorted({key for one in everybody for kind, key in keys_of(one) if kind == "stem"})
    with store.read() as tx:
        indexed = _cpu(lambda: [identify(Remittance(payer=Party(name=n)), tx.customers.directory()) for n in wanted])
        exact = [Party(name=one.name, iban=one.ibans[0]) for one in rng.sample(everybody, LOOKED_UP)]
        known = _cpu(lambda: [identify(Remittance(payer=p), tx.customers.directory()) for p in exact])
        directory = tx.customers.directory()
        missed = 0
        scanned = 0.0
        for name in wanted[:SCANNED]:
            stem = keys.split_legal_form(max(keys.name_keys(name), key=len))[0]
            started = spent()
            hits = process.extract(stem, stems, scorer=fuzz.token_sort_ratio, score_cutoff=88, limit=None)
            scanned += spent() - started
            missed += len({hit[0] for hit in hits} - directory.near(stem))
    a, b, c = indexed / LOOKED_UP, scanned / SCANNED, known / LOOKED_UP
    print(f"misspelt name: {a * 1e3:.2f} ms by index, {b * 1e3:.1f} ms by comparing all: {a / b:.3f} of it")
    print(f"similar names the index missed: {missed} in {SCANNED} look-ups; known account and name: {c * 1e3:.2f} ms")


def imports(store: Store, folder: Path) -> None:
    """A CSV of a million open items, and the floor: the same rows by executemany into the same columns."""
    file = folder / "items.csv"
    with file.open("w", newline="") as out:
        _write_csv(out)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with file.open("rb") as data:
        took = _cpu(lambda: _take(store, data))
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    rows = [tuple(row.values()) for row in _plain_rows(file)]
    floor = _cpu(lambda: _executemany(folder / "floor.db", rows))
    print(f"import: {ITEMS / took:,.0f} rows a CPU second, {took / floor:.1f} times executemany with the indexes")
    size = file.stat().st_size >> 20
    print(f"memory that the import added to the process at its peak: {grown / 1024:.0f} MB, for a file of {size} MB")
    with store.read() as tx:
        found = _cpu(lambda: [tx.open_items.by_folded([f"1NV{n}"]) for n in range(0, ITEMS, ITEMS // 500)])
    print(f"look-up of a number among {ITEMS:,} items: {found / 500 * 1e3:.2f} ms")


def _write(store: Store, everybody: list[Customer]) -> None:
    with store.begin() as tx:
        tx.customers.upsert(everybody)


def _take(store: Store, data: BinaryIO) -> None:
    assert take_open_items(store, data, "text/csv", "bench").rows == ITEMS


def _write_csv(file: TextIO) -> None:
    out = csv.writer(file)
    out.writerow(_COLUMNS)
    for n in range(ITEMS):
        due = _DAY + dt.timedelta(days=n % 90)
        amount = f"{n % 9000 + 10}.{n % 100:02}"
        out.writerow((f"C-{n % CUSTOMERS}", f"INV{n}", _DAY, due, "EUR", amount, amount, f"PO{n % 50_000}"))


def _plain_rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(newline="") as text:
        yield from csv.DictReader(text)


def _executemany(path: Path, rows: list[tuple[str, ...]]) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"CREATE TABLE items (ref TEXT PRIMARY KEY, {', '.join(_COLUMNS)})")
    for name in ("customer", "number", "purchase_order"):
        connection.execute(f"CREATE INDEX ix_{name} ON items ({name})")
    keyed = ((f"{row[0]}/{row[1]}", *row) for row in rows)
    connection.executemany("INSERT INTO items VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", keyed)
    connection.commit()
    connection.close()


def _slip(name: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(name.split()[0]))
    return rng.choice((name[:at] + name[at + 1 :], name[:at] + "x" + name[at + 1 :], name[:at] + "x" + name[at:]))


def _syllables(rng: random.Random) -> str:
    return "".join(rng.choices(_SYLLABLES, k=2))


def _cpu(work: Callable[[], object]) -> float:
    started = spent()
    work()
    return spent() - started
