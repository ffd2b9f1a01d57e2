"""Which of the reader's questions a correction has answered.

The reader says why a person must look as free sentences. One is answered when the arithmetic it speaks of holds now,
or when the person has typed or confirmed what it speaks of. Everything else stays: a note about hidden text, say.
"""

import re
from collections.abc import Collection, Iterable

from docflow.schema.records import Equation, Extraction

_ARITHMETIC = re.compile(
    r"\b(adds?|added|sums?|totals?|arithmetic|equations?|differ\w*|proo?f|proven?|proves)\b|=", re.I
)
_LINE = re.compile(r"\blines? (\d+)\b", re.I)
_WORDS = {
    "amount": r"\b(total|amount)\b",
    "currency": r"\bcurrenc(y|ies)\b",
    "payment_date": r"\b(payment )?date\b",
    "payment_reference": r"\breference\b",
    "payment_method": r"\bmethod\b",
    "payer": r"\b(payer|customer)\b",
    "payee": r"\bpayee\b",
    "customer": r"\b(payer|customer)\b",
    "date": r"\bdate\b",
    "claim_number": r"\bclaim\b",
    "invoices": r"\binvoices?\b",
    "reason": r"\breason\b",
    "invoice_number": r"\binvoice number\b",
    "invoice_date": r"\binvoice date\b",
    "due_date": r"\bdue\b",
    "total_amount": r"\btotal\b",
    "net_amount": r"\bnet\b",
    "tax_amount": r"\btax\b",
}
_SHORTEST = 3
"""Shorter printed texts are found in any sentence."""


def still_open(before: Extraction, changed: Collection[str], proof: Iterable[Equation]) -> tuple[str, ...]:
    """The review sentences of the extraction that the changed (or confirmed) paths and the new proof do not answer."""
    checks = list(proof)
    settled = bool(checks) and all(check.holds for check in checks)
    return tuple(s for s in before.review if not _answered(s, before, changed, settled))


def _answered(sentence: str, before: Extraction, changed: Collection[str], settled: bool) -> bool:
    if settled and _ARITHMETIC.search(sentence):
        return True
    named = {int(number) - 1 for number in _LINE.findall(sentence)}
    if named:
        return named <= {int(path.split(".")[1]) for path in changed if re.match(r"lines\.\d+", path)}
    return any(_speaks_of(sentence, path, before) for path in changed)


def _speaks_of(sentence: str, path: str, before: Extraction) -> bool:
    """By the field's name, or by what was printed there."""
    words = _WORDS.get(path) or _WORDS.get(path.partition(".")[0])
    if words and not path.startswith("lines.") and re.search(words, sentence, re.I):
        return True
    old = before.fields.get(path)
    return old is not None and any(len(t) >= _SHORTEST and t in sentence for t in (old.text, old.value))
