"""`docflow ledger`, `docflow import` and `docflow bank`: the books, what is owed in them, and what the bank tells."""

import sys
from pathlib import Path
from typing import Annotated

import typer

ledger = typer.Typer(help="Ledgers that get the postings.", no_args_is_help=True)
load = typer.Typer(help="Customers and open items, as the ledger knows them.", no_args_is_help=True)
bank = typer.Typer(help="Bank statements and lockbox files.", no_args_is_help=True)

Files = Annotated[list[Path], typer.Argument(help="Files to read.", show_default=False, readable=False)]


@ledger.command("add")
def ledger_add(
    kind: Annotated[str, typer.Argument(help="tryton, odoo, beancount, webhook, quickbooks, xero, netsuite ...")],
    setting: Annotated[list[str], typer.Argument(help='NAME=VALUE, such as url=https://... or accounts.x="1.1.1".')],
    name: Annotated[str, typer.Option(help="What you call it; its kind, if not given.")] = "",
    force: Annotated[bool, typer.Option("--force", help="Keep it though something is wrong.")] = False,
) -> None:
    """Connect a ledger: sign-in, period and every account are tried first, and asked for where the chart has others;
    secrets are kept encrypted."""
    from docflow.cli.compose import load_settings
    from docflow.cli.ledgers import add

    # In a script nobody is there to be asked for an account.
    choose = input if sys.stdin.isatty() and not force else None
    raise typer.Exit(add(load_settings(), kind, name or kind, setting, force=force, choose=choose))


@ledger.command("check")
def ledger_check(name: Annotated[str, typer.Argument(help="The ledger.")]) -> None:
    """Try what a first posting needs, without writing; status 1 where something is missing."""
    from docflow.cli.compose import load_settings
    from docflow.cli.ledgers import check

    raise typer.Exit(check(load_settings(), name))


@ledger.command("accounts")
def ledger_accounts(name: Annotated[str, typer.Argument(help="The ledger.")]) -> None:
    """Find docflow's accounts in the ledger's chart, and propose a map; status 1 where one is nowhere."""
    from docflow.cli.compose import load_settings
    from docflow.cli.ledgers import accounts

    raise typer.Exit(accounts(load_settings(), name))


@ledger.command("drift")
def ledger_drift(
    name: Annotated[str, typer.Argument(help="The ledger.")],
    days: Annotated[int, typer.Option(min=1, help="How far back postings are compared.")] = 30,
) -> None:
    """Compare what the ledger has with what docflow says it has; status 1 where they differ."""
    from docflow.cli.compose import load_settings
    from docflow.cli.ledgers import drift

    raise typer.Exit(drift(load_settings(), name, days))


Table = Annotated[Path, typer.Argument(help="CSV, Excel or JSON.", show_default=False)]
Replace = Annotated[bool, typer.Option("--replace", help="These are all there are: others go.")]


@load.command("customers")
def import_customers(file: Table, replace: Replace = False) -> None:
    """Import customers from CSV, Excel or JSON; all or nothing. The columns may be called in English or German."""
    from docflow.cli import receivables
    from docflow.cli.compose import load_settings, open_store

    typer.echo(receivables.import_customers(open_store(load_settings()), file, replace=replace).sentence("customers"))


@load.command("open-items")
def import_open_items(file: Table, replace: Replace = False) -> None:
    """Import open items from CSV, Excel or JSON; all or nothing. The columns may be called in English or German."""
    from docflow.cli import receivables
    from docflow.cli.compose import load_settings, open_store

    typer.echo(receivables.import_open_items(open_store(load_settings()), file, replace=replace).sentence("open items"))


@load.command("ledger")
def import_ledger(name: Annotated[str, typer.Argument(help="A ledger of the settings.")]) -> None:
    """Take customers and open items from a ledger now (`docflow serve` does so by itself every quarter of an hour)."""
    from docflow.cli import receivables
    from docflow.cli.compose import load_settings
    from docflow.rules.mirrored import drift_words

    read = receivables.import_ledger(load_settings(), name)
    typer.echo(
        f"{read.customers} customers and {read.items} open items imported from {name}. {drift_words(read.state)}"
    )


@bank.command("import")
def bank_import(files: Files) -> None:
    """Keep the receipts of statements: what is new, what was known, what was refused (status 1)."""
    from docflow.cli.bank import import_files
    from docflow.cli.compose import load_settings

    raise typer.Exit(import_files(load_settings(), files))


@bank.command("mapping")
def bank_mapping(
    file: Annotated[Path, typer.Argument(help="A CSV or sheet statement of the bank.")],
    save: Annotated[bool, typer.Option("--save", help="Read files with these headings so from now on.")] = False,
    account: Annotated[str | None, typer.Option(help="The account, where the file does not name it.")] = None,
    currency: Annotated[str | None, typer.Option(help="The currency, where the file does not name it.")] = None,
    dates: Annotated[str | None, typer.Option(help="Order of the dates: ymd, dmy or mdy.")] = None,
    decimal: Annotated[str | None, typer.Option(help="Decimal sign of the amounts: . or ,")] = None,
    sign: Annotated[str | None, typer.Option(help="Which way money went: signed, columns, mark or balance.")] = None,
    column: Annotated[list[str] | None, typer.Option(help='Meaning=heading, such as amount="Betrag".')] = None,
) -> None:
    """Show what the columns of a statement mean, and save it."""
    from docflow.cli.bank_mapping import mapping
    from docflow.cli.compose import load_settings

    changes = {"account": account, "currency": currency, "dates": dates, "decimal": decimal, "sign": sign}
    raise typer.Exit(mapping(load_settings(), file, changes, column or [], save))
