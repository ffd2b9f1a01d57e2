"""The command line, as a user starts it."""

import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from docflow.files import LocalFiles
from docflow.schema.records import Extraction
from tests.flow.mails import mail_of
from tests.workers.test_pipeline import PAYMENT

pytestmark = pytest.mark.slow

CUSTOMERS = "ref,name\nC-1,Northwind Traders Ltd\n"
ITEMS = """ref,customer,number,issued,due,currency,original,remaining
inv:1,C-1,INV-1001,2026-10-01,2026-11-01,USD,1000.00,1000.00
inv:2,C-1,INV-1002,2026-10-02,2026-11-01,USD,500.25,500.25
"""


class House:
    """A home folder with its settings, and docflow in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        journal = f'[ledgers.journal]\nkind = "beancount"\npath = "{folder / "books.beancount"}"\n'
        policy = '[policy]\npost_on = "advice"\n'
        (folder / "docflow.toml").write_text(f'home = "{folder / "home"}"\n{journal}{policy}')

    def run(self, *arguments: str, given: str = "", home: Path | None = None) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "DOCFLOW_CONFIG": str(self.folder / "docflow.toml")}
        if home is not None:
            environment["DOCFLOW_HOME"] = str(home)
        command = [sys.executable, "-m", "docflow.cli", *arguments]
        return subprocess.run(
            command,
            cwd=self.folder,
            env=environment,
            input=given,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def write(self, name: str, data: str | bytes) -> str:
        path = self.folder / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return str(path)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def test_extract_prints_json_lines_and_goes_on_after_a_bad_file(house: House) -> None:
    good = house.write("mail.eml", mail_of(PAYMENT, "csv"))
    bad = house.write("broken.pdf", b"%PDF-1.4 no")
    done = house.run("extract", bad, good, str(house.folder / "absent.pdf"))
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [(Path(line["source"]).name, line["kind"]) for line in lines] == [
        ("broken.pdf", "other"),
        ("mail.eml", "remittance"),
        ("absent.pdf", "other"),
    ]
    assert lines[0]["review"]
    assert lines[2]["review"]
    remittance = lines[1]
    assert set(remittance) - {"paper", "because"} == {
        "source",
        "kind",
        "confidence",
        "review",
        "record",
        "fields",
        "proof",
    }
    assert remittance["record"]["amount"] == "1480.25"
    assert [line["paid_amount"] for line in remittance["record"]["lines"]] == ["980.00", "500.25"]
    assert set(remittance["fields"]["amount"]) >= {"value", "confidence", "page", "box", "text", "method"}
    assert all(equation["holds"] for equation in remittance["proof"])
    del remittance["source"]
    assert Extraction.parse(remittance).record


def test_extract_of_good_files_ends_with_status_0(house: House) -> None:
    done = house.run("extract", house.write("a.eml", mail_of(PAYMENT, "text")))
    assert done.returncode == 0, done.stderr


def test_a_file_taken_in_is_posted_by_a_worker(house: House) -> None:
    take_in(house)
    done = house.run("worker", "--burst")
    assert done.returncode == 0, done.stderr
    journal = (house.folder / "books.beancount").read_text()
    assert "INV-1001" in journal or "inv:1" in journal
    assert "980.00" in journal or "1480.25" in journal


def take_in(house: House) -> None:
    assert "1 customers" in house.run("import", "customers", house.write("customers.csv", CUSTOMERS)).stdout
    assert "2 open items" in house.run("import", "open-items", house.write("items.csv", ITEMS)).stdout
    done = house.run("ingest", house.write("mail.eml", mail_of(PAYMENT, "pdf")))
    assert done.returncode == 0, done.stderr


def test_a_wrong_import_changes_nothing_and_says_where(house: House) -> None:
    wrong = ITEMS.replace("500.25,500.25", "500.25,five hundred")
    done = house.run("import", "open-items", house.write("items.csv", wrong))
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    told = json.loads(house.run("report").stdout)
    assert (told["ageing"], told["disputes"]["open"]) == ({}, {"count": 0, "amounts": {}})


def test_users_and_keys(house: House) -> None:
    added = house.run("user", "add", "anna", "--role", "approver", "--password-stdin", given="long enough\n")
    assert "anna may sign in as approver" in added.stdout
    again = house.run("user", "add", "anna", "--password-stdin", given="long enough\n")
    assert again.returncode == 2
    key = house.run("key", "add", "ledger", "--scope", "read")
    assert key.stdout.startswith("dfk_")
    assert house.run("key", "add", "ledger", "--scope", "everything").returncode == 2


def test_backup_and_restore(house: House, tmp_path: Path) -> None:
    take_in(house)
    under_way = LocalFiles(house.folder / "home" / "files").put_all([b"one", b"two"])
    archive = str(tmp_path / "backup.tar.gz")
    assert house.run("backup", archive).returncode == 0
    refused = house.run("restore", archive)
    assert refused.returncode == 2
    assert "holds a database already" in refused.stderr
    other = tmp_path / "other"
    restored = house.run("restore", archive, home=other)
    assert "Posting is paused" in restored.stdout, restored.stderr
    assert [LocalFiles(other / "files").get(name) for name in under_way] == [b"one", b"two"]
    assert json.loads(house.run("report", home=other).stdout)["ageing"]["USD"]["days_1_30"] == "1500.25"
    house.run("worker", "--burst", home=other)
    assert not (house.folder / "books.beancount").exists()
    assert "goes on" in house.run("resume", home=other).stdout
    house.run("worker", "--burst", home=other)
    assert (house.folder / "books.beancount").exists()


@pytest.mark.parametrize("name", ["../escaped", "files/../../escaped", "/tmp/escaped", "other"])
def test_an_archive_with_foreign_names_is_no_backup(house: House, tmp_path: Path, name: str) -> None:
    archive, home = tmp_path / "foreign.tar.gz", tmp_path / "other"
    with tarfile.open(archive, "w:gz") as made:
        made.addfile(tarfile.TarInfo(name))
    refused = house.run("restore", str(archive), home=home)
    assert refused.returncode == 2
    assert "is not a backup" in refused.stderr
    assert not list(home.iterdir())
    assert not (tmp_path / "escaped").exists()


def test_doctor_says_what_is_missing(house: House) -> None:
    done = house.run("doctor")
    assert "ocr" in done.stdout
    assert done.returncode == 0, done.stdout


def test_doctor_names_a_mailbox_that_is_away(house: House) -> None:
    config = house.folder / "docflow.toml"
    config.write_text(config.read_text() + '[mailboxes.ar]\nhost = "127.0.0.1"\nport = 1\nuser = "ar"\n')
    done = house.run("doctor")
    assert done.returncode == 1
    assert "mailbox ar" in done.stdout


def test_a_wrong_setting_is_one_sentence(house: House) -> None:
    config = house.folder / "docflow.toml"
    config.write_text("port = 'x'\n" + config.read_text())
    done = house.run("db", "upgrade")
    assert done.returncode == 2
    assert "port" in done.stderr
    assert "Traceback" not in done.stderr
