"""How banks write their CSV statements: which column means what, as a person confirmed it."""

from typing import Literal

from docflow.schema.base import Frozen
from docflow.schema.money import Currency

Meaning = Literal[
    "account",
    "amount",
    "balance",
    "bank_reference",
    "booking_date",
    "cheque_number",
    "counterparty.iban",
    "counterparty.name",
    "credit",
    "currency",
    "debit",
    "end_to_end_id",
    "mark",
    "reference",
    "text",
    "value_date",
]
"""What a column holds; `credit` and `debit` are amounts without a sign, `mark` is the column that says which it is."""

DateOrder = Literal["ymd", "dmy", "mdy"]
Sign = Literal["signed", "columns", "mark", "balance"]
"""Where the direction of the money stands: in the amount's sign, in two columns, in a column of words, or, where
there is no amount, in the running balance."""


class StatementFormat(Frozen):
    """The columns of one kind of file, told by its headings."""

    signature: str
    """The headings, folded: a file with just these is written so."""
    columns: dict[Meaning, str]
    """Meaning -> heading as printed."""
    dates: DateOrder
    decimal: Literal[".", ","]
    sign: Sign
    outgoing: tuple[str, ...] = ()
    """Words of the mark column for money that went out."""
    account: str | None = None
    """Where the file does not name it."""
    currency: Currency | None = None
    """Where the file does not name it."""
