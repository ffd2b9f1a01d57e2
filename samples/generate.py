"""Draws every sample and the world they refer to: `python -m samples.generate [CASE ...]`.

Writes samples/<kind>/<case>/{input.*, expected.json, note.md}, samples/customers.csv, samples/open_items.csv,
samples/mailbox/ (a Maildir with each sample as an AR inbox would get it) and samples/trade/ (what the bank brings
without any paper). Names given limit what is drawn.
"""

import csv
import importlib
import json
import pkgutil
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import BaseModel

import samples.cases
from docflow.schema.receivables import Customer, OpenItem
from docflow.schema.records import Kind
from samples.drawing.mails import deliver
from samples.drawing.truth import Case, expected
from samples.drawing.world import World, assert_numbers_unique
from samples.world import trade
from samples.world.trade import Trade
from samples.world.truth import Truth

HERE = Path(__file__).parent
KINDS = [kind.value for kind in Kind]


def draw(world: World) -> Iterator[Case]:
    """Every case of every module in samples/cases, in the order of their names."""
    for module in sorted(info.name for info in pkgutil.iter_modules(samples.cases.__path__)):
        yield from importlib.import_module(f"samples.cases.{module}").cases(world)


def write(case: Case, root: Path = HERE) -> None:
    """The case's folder, laid anew."""
    folder = root / case.kind.value / case.name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, data in case.files.items():
        (folder / name).write_bytes(data)
    truth = json.dumps(expected(case), indent=1, ensure_ascii=False)
    (folder / "expected.json").write_text(truth + "\n", encoding="utf-8")
    title, fate = case.name.replace("_", " "), f"**{case.outcome}**. {case.why}"
    note = f"# {title}\n\nWhy it exists: {case.note}\n\nWhat should happen: {fate}\n"
    (folder / "note.md").write_text(note, encoding="utf-8")


def write_lists(world: World, root: Path = HERE) -> None:
    """customers.csv and open_items.csv; the columns are the fields of the schema, lists are joined by semicolons."""
    assert_numbers_unique(world.items)
    _table(root / "customers.csv", Customer, world.customers)
    _table(root / "open_items.csv", OpenItem, world.items)


def write_trade(drawn: Trade, root: Path = HERE / "trade") -> None:
    """Customers, open items, the bank's entries, a line each, and what each of them means."""
    root.mkdir(exist_ok=True)
    _table(root / "customers.csv", Customer, drawn.customers)
    _table(root / "open_items.csv", OpenItem, drawn.items)
    lines = [entry.model_dump_json(exclude_defaults=True) + "\n" for entry in drawn.receipts]
    (root / "receipts.jsonl").write_text("".join(lines), encoding="utf-8")
    meant = {reference: _meaning(truth) for reference, truth in drawn.truths.items()}
    (root / "meant.json").write_text(json.dumps(meant, indent=1) + "\n", encoding="utf-8")


def _meaning(truth: Truth) -> dict[str, object]:
    """Whose money it is, how it was paid, and what each item loses by it."""
    return {
        "customers": sorted(truth.customers),
        "habit": truth.habit,
        "settled": {one.ref: str(one.taken) for one in truth.settled},
        "on_account": str(truth.on_account),
    }


def _table(path: Path, model: type[BaseModel], rows: Iterable[BaseModel]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        sheet = csv.DictWriter(file, list(model.model_fields), lineterminator="\n")
        sheet.writeheader()
        for row in rows:
            sheet.writerow({key: _cell(value) for key, value in row.model_dump(mode="json").items()})


def _cell(value: object) -> str:
    if value is None:
        return ""
    return ";".join(value) if isinstance(value, list) else str(value)


def main(names: list[str]) -> None:
    """Draw all, or only the named cases."""
    world = World()
    cases = list(draw(world))
    wanted = [case for case in cases if not names or case.name in names]
    if not names:
        for kind in KINDS:
            shutil.rmtree(HERE / kind, ignore_errors=True)
        write_lists(world)
        write_trade(trade.drawn())
    deliver(cases, HERE / "mailbox", names)
    for case in wanted:
        write(case)
        print(f"{case.kind.value}/{case.name}: {case.outcome}")


if __name__ == "__main__":
    main(sys.argv[1:])
