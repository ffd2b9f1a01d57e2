"""`docflow ledger`: nothing is kept that was not tried, and the accounts of a real chart are found."""

from functools import partial
from pathlib import Path

import pytest

from docflow.cli.compose import open_store
from docflow.cli.connected import connected
from docflow.cli.ledgers import accounts, add, check, drift
from docflow.cli.receivables import import_ledger
from docflow.errors import BadInput, LedgerAuth, Misconfigured
from docflow.ledgers.registry import open_ledger
from docflow.settings import Settings
from tests.ledgers.postings import full_payment
from tests.servers.tryton import PASSWORD, TrytonServer, running_tryton


def test_a_journal_is_added_and_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = Settings(home=tmp_path)
    assert add(settings, "beancount", "books", [f"path={tmp_path}/receipts.beancount"], force=False) == 0
    assert "ok  ledger books: journal" in capsys.readouterr().out
    assert connected(settings, open_store(settings)).ledgers["books"].kind == "beancount"
    assert check(settings, "books") == 0
    with pytest.raises(Misconfigured, match="does not tell its chart"):
        accounts(settings, "books")


def test_drift_is_told_and_is_a_status(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = Settings(home=tmp_path)
    add(settings, "beancount", "books", [f"path={tmp_path}/receipts.beancount"], force=False)
    assert import_ledger(settings, "books").items == 0, "it lists none, but it is known"
    assert drift(settings, "books", 30) == 0
    assert "0 postings since" in capsys.readouterr().out
    journal = open_ledger("beancount", {"path": f"{tmp_path}/receipts.beancount"})
    journal.post(full_payment("dfp_X", "inv:1", "10.00"))
    assert drift(settings, "books", 30) == 1
    assert "unknown    dfp_X" in capsys.readouterr().out
    with pytest.raises(Misconfigured, match="no ledger other"):
        drift(settings, "other", 30)


def test_what_does_not_work_is_not_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = Settings(home=tmp_path)
    wrong = [f"path={tmp_path}/x", 'accounts={"Assets:Bank" = "no account"}']
    assert add(settings, "beancount", "books", wrong, force=False) == 1
    assert "Nothing was kept" in capsys.readouterr().out
    with pytest.raises(Misconfigured, match="no ledger books; known are none"):
        check(settings, "books")
    assert add(settings, "beancount", "books", wrong, force=True) == 0
    with pytest.raises(BadInput, match="NAME=VALUE"):
        add(settings, "beancount", "more", ["path"], force=False)


@pytest.fixture(scope="module")
def tryton(tmp_path_factory: pytest.TempPathFactory) -> "TrytonServer":
    with running_tryton(tmp_path_factory.mktemp("chart")) as server:
        yield server


@pytest.mark.servers
def test_accounts_of_a_real_chart_are_found_before_the_first_posting(
    tmp_path: Path, tryton: TrytonServer, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings(home=tmp_path)
    given = [f"{name}={value}" for name, value in tryton.settings().items() if name != "kind"]
    assert add(settings, "tryton", "books", given, force=False) == 1
    out = capsys.readouterr().out
    assert "ok  ledger books: sign-in" in out and "ok  ledger books: period" in out
    assert "Assets:Bank (bank)" in out and "docflow ledger accounts books" in out
    code = "6.9.1"
    assert f'"Expenses:Discount" = "{code}"' in out, "proposed by its name"
    assert "1.1.1        Cash" in out and '"Expenses:WriteOff" = "?"' in out, "what is nowhere is chosen"
    assert '"Assets:Bank" = "1.1.1"' in out, "statements are booked on it"
    wanted = ("Assets:Bank", "Expenses:Discount", "Expenses:Deductions:Other", "Expenses:WriteOff")
    wanted += ("Expenses:BankCharges", "Expenses:ExchangeDifferences", "Liabilities:Refunds", "Liabilities:Promotions")
    table = ", ".join(f'"{one}" = "{code}"' for one in wanted)
    assert add(settings, "tryton", "books", [*given, f"accounts={{{table}}}"], force=False) == 0
    capsys.readouterr()
    assert accounts(settings, "books") == 0
    assert f"ok  {'bank':<28} {'Assets:Bank':<36} {code}" in capsys.readouterr().out


@pytest.mark.servers
def test_a_user_of_tryton_needs_a_password_and_no_key(
    tmp_path: Path, tryton: TrytonServer, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings(home=tmp_path)
    given = [f"url={tryton.url}", "database=books", "user=admin"]
    asked: list[str] = []

    def typed(password: str, question: str) -> str:
        asked.append(question)
        return password

    with pytest.raises(LedgerAuth, match="does not let admin in"):
        add(settings, "tryton", "books", given, force=True, ask=partial(typed, "wrong"))
    assert add(settings, "tryton", "books", given, force=False, ask=partial(typed, PASSWORD)) == 1, "no accounts yet"
    assert "write key=" in capsys.readouterr().out, "what was made is not lost"
    assert add(settings, "tryton", "books", given, force=True, ask=partial(typed, PASSWORD)) == 0
    assert asked == 3 * ["Password of admin in tryton: "]
    kept = connected(settings, open_store(settings)).ledgers["books"].model_extra or {}
    assert kept.keys() == {"url", "database", "key"}, "neither user nor password"
    assert open_ledger("books", {"kind": "tryton", **kept}).check()[0].ok


@pytest.mark.servers
def test_who_is_there_is_asked_for_each_account_that_is_nowhere(
    tmp_path: Path, tryton: TrytonServer, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command was to be given twice, the second time with a map of eight accounts and the key."""
    settings = Settings(home=tmp_path)
    given = [f"url={tryton.url}", "database=books", "user=admin", 'accounts={"Assets:Bank" = "1.1.1"}']
    said = {"Expenses:WriteOff": ["6.9.33", "", "6.9.3"], "Expenses:BankCharges": ["6.1.2"]}
    said |= {"Liabilities:Refunds": ["2.1.4"], "Liabilities:Promotions": ["2.1.4"]}
    asked: list[str] = []

    def choose(question: str) -> str:
        asked.append(question)
        answers = said.get(question.partition(" ")[0], [])
        return answers.pop(0) if answers else ""

    assert add(settings, "tryton", "books", given, force=False, ask=lambda _: PASSWORD, choose=choose) == 0
    out = capsys.readouterr().out
    assert "The chart has no account 6.9.33." in out and "Its code, please" in out and "Kept." in out
    assert not any("Assets:Bank" in one for one in asked), "it was given"
    assert "Expenses:ExchangeDifferences (fx) [6.2.1 Foreign Currency Transaction Gain (Loss)]: " in asked
    kept = (connected(settings, open_store(settings)).ledgers["books"].model_extra or {})["accounts"]
    assert (kept["Assets:Bank"], kept["Expenses:WriteOff"], kept["Expenses:Discount"]) == ("1.1.1", "6.9.3", "6.9.1")
    assert accounts(settings, "books") == 0
