"""What is asked of a paper as a whole: which of its numbers or days is that of the payment or the claim."""

from typing import NamedTuple


class Question(NamedTuple):
    """One question, whose answer is one of the numbers or days of a paper, or none."""

    table: str
    """The file that says what signs are worth."""
    fields: frozenset[str]
    """What a label calls the answer."""
    beside: frozenset[str]
    """Fields whose labels stand in the block of the answer."""
    worded: str = ""
    """Of which field the answer may be words."""


PAYMENT_NUMBER = Question(
    "numbers.tsv",
    frozenset(("payment_reference", "cheque_number", "advice_number")),
    frozenset(("payment_date", "total_amount", "payment_method", "currency")),
    "payment_reference",
)
PAYMENT_DAY = Question(
    "days.tsv",
    frozenset(("payment_date",)),
    frozenset(("payment_reference", "cheque_number", "advice_number", "total_amount", "payment_method")),
)
CLAIM_NUMBER = Question(
    "claim_numbers.tsv",
    frozenset(("claim_number",)),
    frozenset(("claim_date", "claim_amount", "disputed_invoice", "reason", "customer", "contact", "vendor_number")),
)
CLAIM_DAY = Question(
    "claim_days.tsv",
    frozenset(("claim_date",)),
    frozenset(("claim_number", "claim_amount", "reason", "customer", "contact", "vendor_number")),
)
DISPUTED_INVOICE = Question("disputed_invoices.tsv", CLAIM_NUMBER.fields, CLAIM_NUMBER.beside)
"""Asked of each number apart."""
