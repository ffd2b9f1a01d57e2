"""`docflow ledger`: add one once it was tried, say what is wrong with it, find its accounts."""

import datetime as dt
import getpass
import tomllib
from collections.abc import Callable, Collection, Sequence
from decimal import Decimal

import typer

from docflow.cli.charts import account_check, account_checks, accounts_of, chart_of, given_map
from docflow.cli.compose import open_store, policy_of
from docflow.cli.connected import connected
from docflow.cli.connections import StoredConnections
from docflow.errors import BadInput, Misconfigured
from docflow.ledgers.contract import Ledger
from docflow.ledgers.registry import key_maker, open_ledger
from docflow.rules.mirrored import books_words, drift_words
from docflow.schema.chart import LedgerAccount, Mapped
from docflow.schema.documents import Check
from docflow.schema.money import plain
from docflow.settings import Settings
from docflow.store import Store
from workers.compare import compare
from workers.sync import mirror

Values = dict[str, object]
Ask = Callable[[str], str]
"""A question -> what a person types."""


def add(
    settings: Settings,
    kind: str,
    name: str,
    given: Sequence[str],
    *,
    force: bool,
    ask: Ask = getpass.getpass,
    choose: Ask | None = None,
) -> int:
    """Tries the ledger, its accounts too, and keeps it, encrypted, only where all is well. 1 where it is not.

    `ask`: for a password, where a `user` is given in place of a key; `choose`: for each account that is nowhere in the
    chart, where somebody is there to answer."""
    store = open_store(settings)
    connections = StoredConnections(settings, store, restart=lambda: None)
    values: Values = {"kind": kind, **_values(given)}
    made = key_maker(kind) is not None and "user" in values and "key" not in values
    if made:
        password = ask(f"Password of {values['user']} in {kind}: ")
        values = dict(connections.completed("ledger", name, {**values, "password": password}))
    well = _print(connections.check("ledger", name, values))
    found = accounts_of(policy_of(settings), name, values)
    if well and found and choose is not None and not all(one.there for one in found):
        values["accounts"] = _chosen(values, found, chart_of(name, values) or [], choose)
        found = accounts_of(policy_of(settings), name, values)
    if not (_print(account_check(name, found)) and well) and not force:
        _tell(found or [], chart_of(name, values))
        typer.echo("Nothing was kept. Correct it and try again, or keep it all the same with --force.")
        if made:
            typer.echo(f"The key is made; write key={values['key']} in place of user=... then.")
        return 1
    connections.save("ledger", name, values, getpass.getuser())
    typer.echo(f"Kept. Ledger {name} gets every posting once docflow is started again.")
    return 0


def _chosen(values: Values, found: Sequence[Mapped], chart: Sequence[LedgerAccount], choose: Ask) -> dict[str, str]:
    """The map of accounts, with a person's word for each that is nowhere."""
    codes = {account.code for account in chart}
    missing = [one for one in found if not one.there]
    _show(chart)
    typer.echo(f"\n{len(missing)} of docflow's accounts go by another code here. Enter takes what is in brackets.")
    asked = {one.account: _code(one, codes, choose) for one in missing}
    return given_map(values) | asked


def _code(one: Mapped, codes: Collection[str], choose: Ask) -> str:
    """Asks until the chart has the account."""
    likely = one.proposed
    offered = f" [{likely.code} {likely.name}]" if likely else ""
    while True:
        said = choose(f"{one.account} ({one.role}){offered}: ").strip() or (likely.code if likely else "")
        if said in codes:
            return said
        typer.echo(f"The chart has no account {said}." if said else "Its code, please; the chart is above.")


def check(settings: Settings, name: str) -> int:
    """Sign-in, period and every account that a posting may name; 1 where one is not as it must be."""
    values = _of(settings, name)
    ledger = open_ledger(name, values)
    return int(not _print([*ledger.check(), *account_checks(policy_of(settings), name, values)]))


def accounts(settings: Settings, name: str) -> int:
    """What each of docflow's accounts is in the ledger's chart, and what it might be, as settings to be copied."""
    values = _of(settings, name)
    found = accounts_of(policy_of(settings), name, values)
    if found is None:
        raise Misconfigured(f"Ledger {name} does not tell its chart; write its accounts into the settings.")
    _tell(found, chart_of(name, values))
    return int(not all(one.there for one in found))


def drift(settings: Settings, name: str, days: int) -> int:
    """Reads back postings of so many days, and all open items; 1 where they are not as docflow says."""
    ledger, store = open_ledger(name, _of(settings, name)), open_store(settings)
    books = compare(store, ledger, dt.timedelta(days=days))
    typer.echo(books_words(books))
    for one in books.strays:
        typer.echo(f"{one.kind:<10} {one.posting_id}  {one.words}")
    return max(bool(books.strays), _open_items(store, ledger))


def _open_items(store: Store, ledger: Ledger) -> bool:
    """Reads them in full, which mends the mirror; whether it had drifted."""
    if not ledger.capabilities.lists_open_items:
        return False
    state = mirror(store, ledger, full=True).state
    typer.echo(drift_words(state))
    for one in state.drift.examples:
        typer.echo(f"{'item':<10} {one.number} of {one.customer}: {_left(one.ours)} here, {_left(one.theirs)} there")
    return state.incremental and bool(state.drift.count)


def _left(amount: Decimal | None) -> str:
    return "not there" if amount is None else plain(amount)


def _tell(found: Sequence[Mapped], chart: Sequence[LedgerAccount] | None) -> None:
    """Where each account is or may be; where one is nowhere, the whole chart to choose from, and the map to fill in."""
    for one in found:
        where = one.code if one.there else f"{one.proposed.code} {one.proposed.name}?" if one.proposed else "nowhere"
        typer.echo(f"{'ok ' if one.there else 'no '} {one.role:<28} {one.account:<36} {where}")
    if all(one.there for one in found):
        return
    if any(not one.there and not one.proposed for one in found):
        _show(chart or ())
    pairs = ", ".join(f'"{one.account}" = "{_likely(one)}"' for one in sorted(found, key=lambda one: one.account))
    typer.echo(f"\nIf that is right (fill in each ?), set:\naccounts = {{{pairs}}}")


def _show(chart: Sequence[LedgerAccount]) -> None:
    typer.echo("\nThe ledger's accounts:")
    for account in chart:
        typer.echo(f"    {account.code:<12} {account.name}")


def _likely(one: Mapped) -> str:
    if one.there:
        return one.code
    return one.proposed.code if one.proposed else "?"


def _of(settings: Settings, name: str) -> Values:
    """The ledger's settings, from the file or from where it was connected."""
    ledgers = connected(settings, open_store(settings)).ledgers
    if name not in ledgers:
        raise Misconfigured(f"There is no ledger {name}; known are {', '.join(ledgers) or 'none'}.")
    return {"kind": ledgers[name].kind, **(ledgers[name].model_extra or {})}


def _values(given: Sequence[str]) -> Values:
    """NAME=VALUE as it would stand in the settings file; what is no TOML there is text. Raises BadInput."""
    found: Values = {}
    for one in given:
        name, sign, text = one.partition("=")
        if not sign or not name.strip():
            raise BadInput(f"{one!r} is no setting; write NAME=VALUE.")
        try:
            found |= tomllib.loads(f"{name} = {text}")
        except tomllib.TOMLDecodeError:
            found[name.strip()] = text.strip()
    return found


def _print(checks: Sequence[Check]) -> bool:
    """Each with its remedy; whether all are well."""
    for one in checks:
        typer.echo(f"{'ok ' if one.ok else 'no '} {one.name}: {one.message}")
        if one.remedy and not one.ok:
            typer.echo(f"    {one.remedy}")
    return all(one.ok for one in checks)
