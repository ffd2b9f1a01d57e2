"""Document numbers inside free text: "Rg 4711/4712 Kd 1001" names two invoices and no third.

Nothing is guessed from the text alone: only what is the number of an open item counts, the longest reading first.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from docflow.rules.numbers import FIRM, Hit

_AMOUNTS_AND_DATES = re.compile(
    r"\b\d{1,3}(?:[.,'’ ]\d{3})*[.,]\d{2}\b(?![./-]?\d)|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b"
)
_NOT_OURS = re.compile(
    r"\b(?:kd|kunde|kunden|customer|cust|client|cliente|klant|debitor|deb|konto|account|acct|mandat\w*|iban|bic|steuer|vat|ust)"
    r"[\s.\-]*(?:nr|no|num|number|id|ref)?[\s.:#\-]*[A-Z]{0,3}[\s\-]?\d[\w\-/]*",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\W_]+(?:[-./][^\W_]+)*")
_PIECES = re.compile(r"[-./]")
_RANGE = re.compile(r"(\D*?)(\d{3,})\s*(?:-|–|—|\bto\b|\bbis\b|\bhasta\b|\bau\b|\bal\b|\btot\b)\s*(\D*?)(\d+)")
_LONGEST_RANGE = 200
_JOINED = 3
"""A number may be broken by blanks into so many words."""

_ON_ACCOUNT = frozenset(
    {
        "on account", "payment on account", "deposit", "advance payment", "prepayment", "down payment", "a conto",
        "akonto", "akontozahlung", "à konto", "abschlag", "abschlagszahlung", "anzahlung", "vorauszahlung", "acompte",
        "acconto", "anticipo", "a cuenta", "pago a cuenta", "aconto", "voorschot", "aanbetaling",
    }
)  # fmt: skip

Find = Callable[[str], Hit | None]


def hits_in(text: str, find: Find) -> Iterator[Hit]:
    """What the text names, in its order; `find` tells what a number may mean, None where it means nothing."""
    plain = _NOT_OURS.sub(" ; ", _AMOUNTS_AND_DATES.sub(" ; ", text))
    words = [found.group() for found in _TOKEN.finditer(plain)]
    place = 0
    while place < len(words):
        length, hits = _longest(words[place : place + _JOINED], find)
        yield from hits
        place += length


def says_on_account(text: str) -> bool:
    """Whether the text says that the money is to be parked with the customer, and nothing else."""
    return " ".join(re.findall(r"[^\W\d_]+|\d+", text.casefold())) in _ON_ACCOUNT


def named_in(number: str, find: Find) -> list[Hit]:
    """What a printed number that is none itself names: "4711-4715", "4711/12", "4711, 4712"."""
    return [hit for part in parts_of(number) if (hit := find(part))]


def parts_of(number: str) -> list[str]:
    """The numbers that a printed one may consist of."""
    return list(_range(number)) or [part for token in _TOKEN.findall(number) for part in _parts(token)]


def numbers_in(texts: Iterable[str]) -> set[str]:
    """Everything in them that might be a number."""
    asked: set[str] = set()
    for text in texts:
        list(hits_in(text, asked.add))
    return asked


def _longest(words: Sequence[str], find: Find) -> tuple[int, list[Hit]]:
    """How many words the longest reading takes that means something, and what it means; what is weak comes last."""
    readings = [(n, hit) for n in range(len(words), 0, -1) if (hit := _read(words[:n], find))]
    for length, hit in readings:
        if hit.signal in FIRM:
            return length, [hit]
    pieces = named_in(words[0], find) if len(_PIECES.split(words[0])) > 1 else []
    return 1, pieces or [hit for length, hit in readings if length == 1]


def _read(words: Sequence[str], find: Find) -> Hit | None:
    return find(" ".join(words)) if any(c.isdigit() for word in words for c in word) else None


def _range(text: str) -> Iterator[str]:
    """ "4711-4715" -> every number of it; "4711-15" as well, and "INV-4711 to INV-4715"."""
    found = _RANGE.fullmatch(text.strip())
    if not found or found[3] not in ("", found[1]):
        return
    first, last = found[2], found[4]
    last = first[: len(first) - len(last)] + last
    if len(last) == len(first) and 0 < int(last) - int(first) < _LONGEST_RANGE:
        for n in range(int(first), int(last) + 1):
            yield f"{found[1]}{n:0{len(first)}}"


def _parts(token: str) -> list[str]:
    """ "4711/12/4720" -> 4711, 4712, 4720: a shorter piece has the beginning of the one before."""
    pieces = _PIECES.split(token)
    whole = [pieces[0]]
    for before, piece in pairwise(pieces):
        full = before if len(before) > len(whole[-1]) else whole[-1]
        whole.append(full[: len(full) - len(piece)] + piece if piece.isdecimal() and len(piece) < len(full) else piece)
    return whole
