"""What the demo tells at its end: what became of each mail, and of money that no advice tells of."""

from collections import Counter
from collections.abc import Collection

from rich import box
from rich.console import Console
from rich.table import Table

from docflow.schema.documents import Document, MailRow
from docflow.schema.money import plain
from docflow.schema.receipts import Receipt, ReceiptState
from docflow.schema.records import Remittance
from docflow.schema.states import WAITING_FOR_PERSON, DocumentState
from docflow.store import Store


def show_mails(console: Console, store: Store) -> None:
    """What became of each mail."""
    table = _table("What became of each mail")
    for name, width in (("Mail", 30), ("Kind", 10), ("Payer", 26), ("Reference", 18)):
        table.add_column(name, overflow="fold", max_width=width)
    for name in ("Amount", "Lines", "Matched"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("What became of it", overflow="fold", min_width=30)
    outcomes: Counter[str] = Counter()
    with store.read() as tx:
        mails = sorted(tx.mails.list(limit=10_000), key=lambda mail: mail.id)
        for mail in mails:
            documents = _telling(tx.documents.of_mail(mail.id))
            if not documents:
                table.add_row(
                    mail.subject or "(no subject)", "mail", "", "", "", "", "", f"[red]{_mail_end(mail)}[/red]"
                )
            for number, document in enumerate(documents):
                refs = [row.external_ref for row in tx.postings.of_document(document.id) if row.external_ref]
                table.add_row(*_row(mail if number == 0 else None, document, refs))
                outcomes[document.state] += 1
    _print(console, table, outcomes)


def _telling(documents: list[Document]) -> list[Document]:
    """Without split papers, whose parts follow, and without cover notes beside what they cover."""
    found = [document for document in documents if document.state is not DocumentState.SPLIT]
    papers = [document for document in found if document.state is not DocumentState.NOT_REMITTANCE]
    return papers or found[:1]


def _mail_end(mail: MailRow) -> str:
    return mail.reason or "nothing in it"


def _row(mail: MailRow | None, document: Document, refs: list[str]) -> tuple[str, ...]:
    record = document.extraction.record if document.extraction else None
    lines = len(record.lines) if isinstance(record, Remittance) else None
    matched = None
    if lines is not None and document.application:
        matched = sum(line.open_item is not None for line in document.application.lines)
    amount = f"{document.currency or ''} {plain(document.amount)}".strip() if document.amount is not None else ""
    return (
        (mail.subject or "(no subject)") if mail else "",
        document.kind or "",
        document.payer or "",
        document.reference or "",
        amount,
        "" if lines is None else str(lines),
        "" if matched is None else str(matched),
        _outcome(document, refs),
    )


def _outcome(document: Document, refs: list[str]) -> str:
    """In a word and, where a person must look, why."""
    if document.state is DocumentState.POSTED:
        return f"[green]posted[/green] {', '.join(refs)}".strip()
    if document.state in WAITING_FOR_PERSON:
        reasons = document.reason or "a person must look"
        return f"[yellow]{document.state.replace('_', ' ')}[/yellow]: {reasons}"
    return f"{document.state.replace('_', ' ')}{': ' + document.reason if document.reason else ''}"


def show_receipts(console: Console, store: Store, references: Collection[str | None]) -> None:
    """What became of the receipts that the bank calls by these references."""
    table = _table("What became of money without an advice")
    for name, width in (("Payer, as the bank writes it", 32), ("What the bank passes on", 40)):
        table.add_column(name, overflow="fold", max_width=width)
    for name in ("Amount", "Items"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("What became of it", overflow="fold", min_width=30)
    outcomes: Counter[str] = Counter()
    with store.read() as tx:
        for receipt in tx.receipts.list(limit=10_000):
            if receipt.entry.bank_reference in references:
                table.add_row(*_receipt_row(receipt))
                outcomes[receipt.status] += 1
    _print(console, table, outcomes)


def _receipt_row(receipt: Receipt) -> tuple[str, ...]:
    settled = receipt.application.lines if receipt.application and receipt.status is ReceiptState.APPLIED else ()
    said = receipt.status.replace("_", " ")
    end = f"[green]{said}[/green]" if settled else f"[yellow]{said}[/yellow]: {receipt.reason}"
    entry = receipt.entry
    named = ", ".join(line.document_number or "" for line in entry.documents)
    return (
        entry.counterparty.name or "",
        entry.text or (f"cheque {entry.cheque_number}: {named}" if entry.cheque_number else ""),
        f"{entry.currency} {plain(entry.amount)}",
        str(len(settled)) if settled else "",
        end,
    )


def _table(title: str) -> Table:
    return Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)


def _print(console: Console, table: Table, outcomes: Counter[str]) -> None:
    console.print(table)
    console.print(
        "  ".join(f"{state.replace('_', ' ')}: [bold]{count}[/bold]" for state, count in sorted(outcomes.items()))
    )
