"""The journal file: accepted by bean-check, once per id, whole after every kind of crash."""

import datetime as dt
import errno
import multiprocessing
import os
import signal
import subprocess
import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docflow.errors import LedgerAmbiguous, LedgerMismatch, LedgerRejected, LedgerTransient, Misconfigured
from docflow.ledgers.beancount import Beancount
from docflow.ledgers.registry import open_ledger
from docflow.schema.postings import Posting
from tests.ledgers.postings import full_payment, line, mirrored, posting, short_payment

BEAN_CHECK = Path(__file__).parents[2] / ".venv-programs/bin/bean-check"
needs_bean_check = pytest.mark.skipif(not BEAN_CHECK.exists(), reason="bean-check is not installed: run make setup")


def journal(tmp_path: Path, **more: object) -> Beancount:
    ledger = open_ledger("books", {"kind": "beancount", "path": str(tmp_path / "receipts.beancount"), **more})
    assert isinstance(ledger, Beancount)
    return ledger


def bean_check(path: Path) -> str:
    done = subprocess.run([BEAN_CHECK, "--no-cache", path], capture_output=True, text=True, check=False)
    return done.stderr + done.stdout


def text_of(tmp_path: Path) -> str:
    return (tmp_path / "receipts.beancount").read_text()


@needs_bean_check
def test_bean_check_accepts_the_domain_example(tmp_path: Path) -> None:
    ledger = journal(tmp_path)
    ledger.post(short_payment("dfp_1", "inv:1", "inv:2"))
    ledger.post(mirrored(short_payment("dfp_1", "inv:1", "inv:2"), "dfp_2"))
    assert bean_check(tmp_path / "receipts.beancount") == ""
    assert "  Expenses:Deductions:6-9-2  20.00 USD" in text_of(tmp_path)
    assert "  Assets:Receivable:C-1001  -1000.00 USD" in text_of(tmp_path)


@needs_bean_check
def test_bean_check_would_complain(tmp_path: Path) -> None:
    journal(tmp_path).post(short_payment("dfp_1", "inv:1", "inv:2"))
    path = tmp_path / "receipts.beancount"
    path.write_text(path.read_text().replace("20.00 USD", "20.01 USD"))
    assert "does not balance" in bean_check(path)


def test_posting_twice_is_once(tmp_path: Path) -> None:
    ledger = journal(tmp_path)
    one = short_payment("dfp_1", "inv:1", "inv:2")
    first = ledger.post(one)
    size = len(text_of(tmp_path))
    assert ledger.post(one) == first == journal(tmp_path).post(one)
    assert len(text_of(tmp_path)) == size
    assert ledger.find("dfp_1") == first
    assert ledger.find("dfp_2") is None


def test_same_id_with_other_content_is_refused(tmp_path: Path) -> None:
    ledger = journal(tmp_path)
    ledger.post(full_payment("dfp_1", "inv:1", "10.00"))
    with pytest.raises(LedgerMismatch):
        ledger.post(full_payment("dfp_1", "inv:1", "11.00"))


def test_verify_finds_an_edited_entry_and_find_still_sees_it(tmp_path: Path) -> None:
    ledger = journal(tmp_path)
    one = full_payment("dfp_1", "inv:1", "10.00")
    with pytest.raises(LedgerAmbiguous):
        ledger.verify(one)
    ledger.post(one)
    assert ledger.verify(one).posted_date == one.posting_date
    path = tmp_path / "receipts.beancount"
    path.write_text(path.read_text().replace("10.00 USD", "12.00 USD"))
    assert ledger.find("dfp_1") is not None
    with pytest.raises(LedgerMismatch):
        ledger.verify(one)


@pytest.mark.parametrize("cut", [1, 8, 40, 200, 10_000])
def test_a_torn_end_is_set_aside_and_the_posting_made_again(tmp_path: Path, cut: int) -> None:
    ledger = journal(tmp_path)
    ledger.post(full_payment("dfp_1", "inv:1", "10.00"))
    whole = text_of(tmp_path)
    ledger.post(full_payment("dfp_2", "inv:2", "20.00"))
    path = tmp_path / "receipts.beancount"
    kept = path.read_bytes()[: max(len(whole) + 1, len(text_of(tmp_path)) - 1 - cut)]
    path.write_bytes(kept)
    fresh = journal(tmp_path)
    assert fresh.find("dfp_1") is not None
    assert fresh.find("dfp_2") is None
    fresh.post(full_payment("dfp_2", "inv:2", "20.00"))
    assert fresh.find("dfp_2") is not None
    assert text_of(tmp_path).count('posting_id: "dfp_2"') == 1
    assert (tmp_path / "receipts.beancount.torn").read_bytes().rstrip() == kept[len(whole) :].rstrip()
    if BEAN_CHECK.exists():
        assert bean_check(path) == ""


def test_a_persons_notes_stay(tmp_path: Path) -> None:
    ledger = journal(tmp_path)
    ledger.post(full_payment("dfp_1", "inv:1", "10.00"))
    with (tmp_path / "receipts.beancount").open("a") as file:
        file.write("; my note without a line end")
    ledger.post(full_payment("dfp_2", "inv:2", "20.00"))
    assert "; my note without a line end\n" in text_of(tmp_path)
    assert not (tmp_path / "receipts.beancount.torn").exists()


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = journal(tmp_path)
    ledger.post(full_payment("dfp_1", "inv:1", "10.00"))
    before, write = text_of(tmp_path), os.write

    def short(file: int, data: bytes) -> int:
        if len(data) > 100:
            return write(file, data[:100])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", short)
    with pytest.raises(LedgerTransient, match="No space left"):
        ledger.post(full_payment("dfp_2", "inv:2", "20.00"))
    monkeypatch.undo()
    assert text_of(tmp_path) == before
    ledger.post(full_payment("dfp_2", "inv:2", "20.00"))
    assert ledger.find("dfp_2") is not None


def test_a_failed_fsync_is_not_success(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = journal(tmp_path)
    ledger.post(full_payment("dfp_1", "inv:1", "10.00"))

    def failing(file: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(LedgerAmbiguous, match="Input/output"):
        ledger.post(full_payment("dfp_2", "inv:2", "20.00"))


def _write_many(path: str, worker: int) -> None:
    ledger = open_ledger("beancount", {"path": path})
    for n in range(20):
        ledger.post(full_payment(f"dfp_{n}", f"inv:{n}", "10.00"))
        ledger.post(full_payment(f"dfp_{worker}x{n}", f"inv:{n}", "10.00"))


def test_writers_in_several_processes_take_turns(tmp_path: Path) -> None:
    path = tmp_path / "receipts.beancount"
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write_many, args=(str(path), worker)) for worker in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
        assert writer.exitcode == 0
    assert path.read_text().count("  posting_id: ") == 20 + 3 * 20


def _write_on(path: str) -> None:
    ledger = open_ledger("beancount", {"path": path})
    for n in range(10_000):
        ledger.post(full_payment(f"dfp_{n}", f"inv:{n}", "10.00"))


@pytest.mark.slow
def test_killed_again_and_again_it_stays_whole(tmp_path: Path) -> None:
    path = tmp_path / "receipts.beancount"
    context = multiprocessing.get_context("fork")
    for n in range(12):
        before = path.stat().st_size if n else 0
        writer = context.Process(target=_write_on, args=(str(path),))
        writer.start()
        while not path.exists() or path.stat().st_size <= before:
            assert writer.is_alive()
            time.sleep(0.01)
        time.sleep(n * 0.013)
        assert writer.pid is not None
        os.kill(writer.pid, signal.SIGKILL)
        writer.join()
    ledger = journal(tmp_path)
    last = max(n for n in range(10_000) if ledger.find(f"dfp_{n}") is not None)
    ledger.post(full_payment(f"dfp_{last + 1}", f"inv:{last + 1}", "10.00"))
    text = path.read_text()
    assert last > 5
    assert all(text.count(f'  posting_id: "dfp_{n}"\n') == 1 for n in range(last + 2))
    assert not BEAN_CHECK.exists() or bean_check(path) == ""


def test_what_the_language_cannot_say_is_rejected(tmp_path: Path) -> None:
    ledger = journal(tmp_path)
    with pytest.raises(LedgerRejected):
        ledger.post(full_payment("dfp 1\n", "inv:1", "10.00"))
    with pytest.raises(LedgerRejected, match="2099"):
        ledger.post(full_payment("dfp_1", "inv:1", "10.00", posting_date="2301-01-01"))
    assert not (tmp_path / "receipts.beancount").exists()


def test_settings_are_checked(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="path"):
        open_ledger("books", {"kind": "beancount"})
    with pytest.raises(Misconfigured, match="no kind"):
        open_ledger("books", {"kind": "abacus"})
    assert [check.ok for check in journal(tmp_path, accounts={"1.1.1": "bank"}).check()] == [True, False, True]


texts = st.text(max_size=40)
amounts = st.decimals(min_value=Decimal("0.01"), max_value=Decimal("99999999.99"), places=2)


@st.composite
def postings(draw: st.DrawFn) -> Posting:
    """Any balanced posting with the most awkward texts."""
    owed = draw(st.lists(amounts, min_size=1, max_size=5))
    deduction = draw(st.sampled_from([Decimal(0), Decimal("0.01"), owed[0]]))
    lines = [
        line(1, "bank", str(sum(owed) - deduction), account=draw(texts)),
        line(2, draw(st.sampled_from(["deduction", "discount", "write_off"])), str(deduction), account=draw(texts)),
        *(line(3 + n, "receivable", str(-amount), open_item=draw(texts)) for n, amount in enumerate(owed)),
    ]
    number = draw(st.integers(0, 10**9))
    return posting(
        f"dfp_{number}",
        *[one for one in lines if one.debit or one.credit],
        currency=draw(st.sampled_from(["USD", "EUR", "CHF"])),
        customer={"ref": draw(texts)},
        payment={"method": draw(texts), "reference": draw(texts), "amount": "1.00"},
        posting_date=draw(st.dates(min_value=dt.date(1970, 1, 2))).isoformat(),
        evidence={"document_id": draw(texts), "sha256": "00", "approved_by": draw(texts)},
    )


@needs_bean_check
@pytest.mark.slow
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(postings(), min_size=10, max_size=40, unique_by=lambda one: one.posting_id))
def test_any_posting_passes_bean_check_and_reads_back(
    tmp_path_factory: pytest.TempPathFactory, made: list[Posting]
) -> None:
    folder = tmp_path_factory.mktemp("books")
    ledger = journal(folder)
    accepted = [one for one in made if one.posting_date.year <= 2099]
    for one in accepted:
        ledger.post(one)
    assert [journal(folder).verify(one).external_ref for one in accepted] == [one.posting_id for one in accepted]
    assert not accepted or bean_check(folder / "receipts.beancount") == ""
