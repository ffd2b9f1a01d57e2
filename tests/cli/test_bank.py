"""`docflow bank import`, in this process."""

import os
from decimal import Decimal
from pathlib import Path

import pytest

from docflow.cli.bank import import_files
from docflow.cli.bank_mapping import mapping
from docflow.cli.compose import open_store
from docflow.cli.mailboxes import open_folders
from docflow.errors import BadInput
from docflow.files import LocalFiles
from docflow.settings import BankSettings, Settings
from docflow.store import Store
from tests.extractors.statement.test_columns import BRITISH
from tests.extractors.statement.written import Booking, bai2, mt940
from workers.watch import take_in


@pytest.mark.slow
def test_new_known_and_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = Settings(home=tmp_path / "home")
    settings.home.mkdir()
    Store(settings.database_url).upgrade()
    good, wrong, letter = tmp_path / "good.sta", tmp_path / "wrong.bai2", tmp_path / "letter.txt"
    bookings = [Booking(Decimal(5)), Booking(Decimal(5))]
    good.write_text(
        mt940(bookings) + mt940(bookings).replace("5/1", "6/1").replace("C260504EUR0,00", "C260504EUR10,00")
    )
    wrong.write_text(bai2(bookings).replace("16,142,500,", "16,142,600,", 1))
    letter.write_text("Dear all, thank you for nothing.\n")
    assert import_files(settings, [good, wrong, letter, tmp_path / "none", good]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "good.sta: account 10020030/1234567, statement 5/1: new. Receipts kept: 2."
    assert "statement 6/1: refused, a person must look" in lines[1]
    assert "wrong.bai2: account 4711, statement 260505-7: refused, a person must look" in lines[2]
    assert lines[3].startswith("letter.txt: refused:")
    assert lines[4].startswith("none: refused: it cannot be opened")
    assert "statement 5/1: known. The same statement as good.sta" in lines[5]
    with open_store(settings).read() as tx:
        assert [one.amount for one in tx.receipts.list()] == [Decimal("5.00")] * 2


def test_a_format_is_shown_and_saved(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = Settings(home=tmp_path)
    Store(settings.database_url).upgrade()
    file = tmp_path / "bank.csv"
    file.write_text(BRITISH)
    nothing: dict[str, str | None] = {"dates": None}
    assert mapping(settings, file, nothing, [], save=False) == 1
    shown = capsys.readouterr()
    assert '"debit": "Money Out"' in shown.out
    assert "Day and month" in shown.err
    assert (
        mapping(
            settings, file, {"dates": "dmy", "account": "1", "currency": "GBP"}, ["reference=Description"], save=True
        )
        == 0
    )
    with open_store(settings).read() as tx:
        (saved,) = tx.statement_formats.all()
    assert (saved.dates, saved.account, saved.columns["reference"]) == ("dmy", "1", "Description")
    with pytest.raises(BadInput, match="meaning=heading"):
        mapping(settings, file, nothing, ["nonsense"], save=False)
    with pytest.raises(BadInput, match="dates"):
        mapping(settings, file, {"dates": "backwards"}, [], save=False)


def test_the_banks_inbox_is_a_watched_folder(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, bank=BankSettings(inbox=tmp_path / "in"))
    Store(settings.database_url).upgrade()
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "day.sta").write_text(mt940([Booking(Decimal(5))]))
    os.utime(tmp_path / "in" / "day.sta", (1, 1))
    (folder,) = open_folders(settings)
    store, hints = open_store(settings), list[str]()
    taken = [take_in(folder, store, LocalFiles(tmp_path / "files"), hints.append) for _ in range(2)]
    assert (taken, len(hints)) == ([0, 1], 1)
    assert [path.name for path in (tmp_path / "in" / "done").iterdir()] == ["day.sta"]
