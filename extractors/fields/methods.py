"""How was paid."""

from typing import Literal, cast

from extractors.fields.lexicon import methods

Method = Literal["ach", "wire", "cheque", "card", "sepa", "direct_debit", "other"]
# "ACH transfer": the word that says more decides over "transfer".
_SPECIFIC = ("direct_debit", "sepa", "ach", "cheque", "card", "wire", "other")


def payment_method(text: str) -> Method | None:
    """The method named in a text, the more specific word first; None where none is named."""
    hits = methods().exact(text) or tuple(methods().scan(text))
    targets = {hit.target for hit in hits if hit.weight >= 0.5}
    return next((cast(Method, method) for method in _SPECIFIC if method in targets), None)
