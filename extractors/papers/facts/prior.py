"""What is known of the signs of a payment's number before any paper is read, in log-odds."""

from extractors.papers.signs.table import NOBODY, Worths

_LEVELS = {"clear": 1.0, "sure": 0.8, "fair": 0.55, "weak": 0.25}
_SAID = {
    "payment_reference": 4.0, "cheque_number": 4.0, "advice_number": 2.0, "invoice_number": -0.5, "claim_number": 0.0,
    "vendor_number": -4.0, "customer_number": -4.0, "purchase_order": -3.0, "bank_account": -4.0, "payer_iban": -4.0,
    "payer_tax_id": -4.0, "contact": -4.0, "payer": -3.0, "payee": -3.0, "payment_terms": -4.0, "total_amount": -2.0,
    "payment_date": -2.0, "payment_method": -2.0, "currency": -2.0, "disputed_invoice": -2.0, "due_date": -2.0,
}  # fmt: skip
NUMBERS: dict[str, Worths] = {
    **{f"{level} label: {said}": (share * worth,) for said, worth in _SAID.items() for level, share in _LEVELS.items()},
    "number of a paid document": (-5.0,), "in the number of a paid document": (-2.0,), "in an address": (-3.0,),
    "in a tax id or account": (-4.0,), "a year": (-3.0,), "its label answers another": (-2.0,),
    "label of a run alone": (-1.0,), "label of a batch": (-1.5,), "label of a bank's number": (2.0,),
    "label of a payment's number": (1.0,), "printed twice on a cheque": (3.0,),
    "holds the day of the payment": (1.5,), "letters of paying first": (1.0,), "behind a word of theirs": (-1.0,),
    "label speaks of theirs": (-1.0,), "no digits": (-2.0,), "sign of who wrote": (-5.0,),
    "length of up to 3": (-1.0,), "in the name or subject": (2.0,), "in a title": (1.0,),
    "behind a word of order": (-1.0,), "label of another language": (-0.5,),
}  # fmt: skip

DAYS: dict[str, Worths] = {
    "clear label: payment_date": (4.0,), "sure label: payment_date": (3.0,), "fair label: payment_date": (2.0,),
    "weak label: payment_date": (1.0,), "clear label: due_date": (-4.0,), "sure label: due_date": (-3.0,),
    "clear label: invoice_date": (-2.0,), "sure label: invoice_date": (-1.0,), "fair label: invoice_date": (-0.5,),
    "clear label: claim_date": (-1.0,), "told as paid": (4.0,), "told of a payment": (4.0,),
    "named with the payment": (3.0,), "before the last document": (-1.5,), "long after the last document": (-1.0,),
    "day of a paid document": (-1.0,), "the only day": (1.0,), "in the head of a mail": (-3.0,),
    "behind a word of invoice": (-2.0,), "label speaks of invoice": (-2.0,), "behind a word of order": (-1.5,),
    "in a table": (-0.5,), "behind a word of receipt": (-4.0,), "its label answers another": (-2.0,),
}  # fmt: skip

CLAIM_NUMBERS: dict[str, Worths] = {
    **{f"{level} label: {said}": (share * worth,) for said, worth in _SAID.items() for level, share in _LEVELS.items()},
    **{f"{level} label: claim_number": (4.0 * share,) for level, share in _LEVELS.items()},
    **{f"{level} label: disputed_invoice": (-5.0 * share,) for level, share in _LEVELS.items()},
    **{f"{level} label: payment_reference": (-1.0 * share,) for level, share in _LEVELS.items()},
    "told as a claim": (3.0,), "told as an invoice": (-4.0,), "label repeats the title": (3.0,), "in a line": (-2.0,),
    "an order, a customer, a delivery or a tax number": (-4.0,), "number of a paid document": (-5.0,),
    "in the number of a paid document": (-2.0,), "in an address": (-3.0,), "in a tax id or account": (-4.0,),
    "a year": (-3.0,), "no digits": (-3.0,), "behind a word of invoice": (-2.0,), "behind a word of order": (-3.0,),
    "label speaks of order": (-2.0,), "label speaks of theirs": (-1.0,), "behind a word of theirs": (-2.0,),
    "length of up to 3": (-1.0,), "in a title": (1.0,), "in the name or subject": (0.5,), "among goods": (-4.0,),
    "the only number told": (-3.0,), NOBODY: (1.0,),
}  # fmt: skip
"""The same of the number under which a customer claims."""

CLAIM_DAYS: dict[str, Worths] = {
    **{f"{level} label: claim_date": (4.0 * share,) for level, share in _LEVELS.items()},
    **{f"{level} label: due_date": (-4.0 * share,) for level, share in _LEVELS.items()},
    "clear label: invoice_date": (-1.0,), "in a line": (-3.0,), "day of a paid document": (-3.0,),
    "before the last document": (-2.0,), "day of the mail": (3.0,), "day of a mail passed on": (4.0,),
    "day of a mail that passes on": (-1.0,), "behind a word of invoice": (-2.0,), "label speaks of invoice": (-2.0,),
    "behind a word of order": (-2.0,), "label speaks of order": (-2.0,), "alone in its line": (1.0,),
    "third 1 of the page": (0.5,), "the only day": (1.0,), "the last day": (0.5,), "behind a number": (-1.0,),
    "in a sentence": (-1.0,), "its label answers another": (-2.0,),
}  # fmt: skip
"""The same of the day on which he does."""

DISPUTED_INVOICES: dict[str, Worths] = {
    **{f"{level} label: {said}": (-4.0 * share,) for said in _SAID for level, share in _LEVELS.items()},
    **{f"{level} label: disputed_invoice": (4.0 * share,) for level, share in _LEVELS.items()},
    **{f"{level} label: invoice_number": (2.0 * share,) for level, share in _LEVELS.items()},
    "told as an invoice": (4.0,), "listed as an invoice": (4.0,), "labelled as an invoice": (3.0,),
    "told as a claim": (-4.0,), "label repeats the title": (-3.0,),
    "part of another number": (-5.0,), "an order, a customer, a delivery or a tax number": (-4.0,),
    "others are the invoices": (-2.0,), "others are listed": (-2.0,), "in an address": (-3.0,),
    "others are labelled or in the subject": (-1.0,), "made like an invoice": (1.0,),
    "in line with an invoice it is made like": (4.0,), "told, and others are listed": (-4.0,),
    "the only number told": (5.0,), "length of up to 3": (-3.0,), "among goods": (-4.0,),
    "in a tax id or account": (-4.0,), "a year": (-3.0,), "no digits": (-3.0,), "behind a word of invoice": (2.0,),
    "behind a word of order": (-3.0,), "label speaks of invoice": (1.0,), "label speaks of order": (-2.0,),
    NOBODY: (3.0,),
}  # fmt: skip
"""The same of each number that may be a disputed invoice's."""
