"""The documents that a ledger over HTTP keeps of a posting: what is sent, what is read back, what must agree. Pure."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple
from urllib.parse import quote

from docflow.errors import LedgerMismatch
from docflow.schema.money import plain
from docflow.schema.postings import Posting

Json = dict[str, Any]


class Request(NamedTuple):
    """What is to be sent; `{ref:KEY}` in path or body stands for the ledger's own key of the document KEY."""

    method: str
    path: str
    body: Json | None = None
    headers: Mapping[str, str] = {}


class Facts(NamedTuple):
    """What a document says beside its amount and day, in the ledger's own keys; None where its answer does not tell."""

    account: str | None = None
    """Where the money is."""
    customer: str | None = None
    currency: str | None = None
    parts: Mapping[str, Decimal] | None = None
    """What of it is on which item, or on which account: what is let off."""


class Step(NamedTuple):
    """One document of a posting."""

    kind: str
    key: str
    amount: Decimal
    make: Request
    facts: Facts = Facts()


class Entry(NamedTuple):
    """A document as the ledger has it."""

    ref: str
    amount: Decimal
    date: dt.date | None
    raw: Json
    booked: bool = True
    """Drafts are not."""
    undone: bool = False
    """Voided, cancelled, deleted."""
    facts: Facts = Facts()


def compare(ledger: str, posting: Posting, step: Step, entry: Entry) -> None:
    """Raises LedgerMismatch where the books differ from what was sent."""
    wrong = []
    if entry.undone:
        wrong.append("it was taken back there")
    if entry.amount != step.amount:
        wrong.append(f"it is over {plain(entry.amount)}, not {plain(step.amount)}")
    if entry.date is not None and entry.date != posting.posting_date:
        wrong.append(f"it is dated {entry.date}, not {posting.posting_date}")
    wrong += _other(step.facts, entry.facts)
    if wrong:
        raise LedgerMismatch(f"{ledger} has the {step.kind} {step.key} otherwise than sent: {'; '.join(wrong)}.")


def _other(sent: Facts, there: Facts) -> list[str]:
    """How what is told differs, as sentences."""
    pairs = (("account", sent.account, there.account), ("customer", sent.customer, there.customer),
             ("currency", sent.currency, there.currency))  # fmt: skip
    wrong = [
        f"its {name} is {found}, not {one}" for name, one, found in pairs if None not in (one, found) and one != found
    ]
    if sent.parts is None or there.parts is None:
        return wrong
    keys = sorted(sent.parts.keys() | there.parts.keys())
    amounts = [(key, sent.parts.get(key, Decimal()), there.parts.get(key, Decimal())) for key in keys]
    return wrong + [
        f"{plain(found)} of it is on {key}, not {plain(one)}" for key, one, found in amounts if one != found
    ]


def summed(parts: Sequence[tuple[str, Decimal]]) -> dict[str, Decimal]:
    """Amounts by key, those of one key added."""
    found: dict[str, Decimal] = {}
    for key, amount in parts:
        found[key] = found.get(key, Decimal()) + amount
    return found


def written(value: object) -> str:
    """JSON in which a Decimal is a number of exactly its digits. Raises TypeError for a float: it has lost them."""
    match value:
        case Decimal():
            return plain(value)
        case float():
            raise TypeError(f"{value!r} is a float; amounts are Decimals")
        case dict():
            return "{" + ", ".join(f"{json.dumps(str(key))}: {written(one)}" for key, one in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(map(written, value)) + "]"
    return json.dumps(value)


def filled(request: Request, made: Mapping[str, Entry]) -> Request:
    """With the ledger's own keys of what was made before."""
    path, text = request.path, written(request.body)
    for key, entry in made.items():
        path = path.replace(f"{{ref:{key}}}", quote(entry.ref, safe=""))
        text = text.replace(f"{{ref:{key}}}", json.dumps(entry.ref)[1:-1])
    return request._replace(path=path, body=json.loads(text, parse_float=Decimal))


def only(found: Sequence[Json], what: str) -> Json | None:
    """The one document of a list. Raises LedgerMismatch where there are several."""
    if len(found) > 1:
        raise LedgerMismatch(f"The ledger holds {len(found)} of {what}; one of them is too many.")
    return found[0] if found else None


def money(value: object) -> Decimal:
    """An amount in a reply: a number (read as Decimal), or a string. Raises ValueError."""
    if isinstance(value, (Decimal, int, str)) and not isinstance(value, bool):
        return Decimal(value)
    raise ValueError(f"{value!r} is no amount")


def query(text: str) -> str:
    """The text as part of a URL's query."""
    return quote(text, safe="")
