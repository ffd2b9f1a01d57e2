"""The fields of the whole payment from label and value pairs: reference, date, currency, total, method."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.fields.currency import parse_currency
from extractors.fields.dates import find_dates
from extractors.fields.methods import payment_method
from extractors.fields.references import clean, looks_like_document_number, opens_number
from extractors.papers.pairs import Pair
from extractors.papers.paper import Paper
from extractors.tables import Atom

_TOWN = re.compile(r"(?:[A-Z]{1,3}-)?\d{4,6},? [A-ZÀ-Þ][\w'’-]{2,}.*")
"""A postcode and its town."""

_LEDGER_ENTRY = re.compile(r"(\d{10}) / [A-Z0-9]{4}")
"""A document of SAP and the company code in whose books it stands (BELNR, 10 digits; BUKRS, 4 characters)."""
_PAGE = re.compile(r"(\d{1,3}) ?/ ?(\d{1,3})")
_FROM_TO = re.compile(r"[A-Z]2[A-Z]")
"""E2E, B2B: a word that no number is."""
_ENDS = ",;)."
_DASHES = ("-", "–", "—")
_FEW = 3
"""Words around a number that is read out of them."""
_SHORT = 4
"""Letters and digits of a number that may as well be a year."""


@dataclass(slots=True)
class Choice:
    """One value for a field: what it is worth, where it stands."""

    value: str
    weight: float
    atoms: tuple[Atom, ...]
    page: int
    label: str = ""
    ambiguous: bool = False
    amount: Decimal | None = None
    y: float = 0.0


Reader = Callable[[Paper, Atom], tuple[str, bool] | None]


def choices(paper: Paper, pairs: Sequence[Pair], field: str, read: Reader) -> list[Choice]:
    """Candidates for a field, best first; of one label only the first value that can be read counts."""
    found: list[Choice] = []
    done: set[int] = set()
    for pair in pairs:
        weight = pair.weight(field)
        if weight <= 0 or id(pair.label) in done:
            continue
        value = read(paper, pair.value)
        if value is None:
            continue
        done.add(id(pair.label))
        found.append(Choice(value[0], weight, (pair.value,), pair.row.page, pair.label.text, value[1], y=pair.row.y0))
    return sorted(found, key=lambda choice: (-choice.weight, choice.page, choice.y))


def read_date(paper: Paper, atom: Atom) -> tuple[str, bool] | None:
    """ISO date; the one that a text begins with."""
    reading = paper.day(atom)
    if reading is None and len(atom.words) > 1:
        reading = next((found.reading for found in find_dates(atom.text, paper.order) if not found.start), None)
    return (reading.value.isoformat(), reading.ambiguous) if reading else None


def read_reference(paper: Paper, atom: Atom) -> tuple[str, bool] | None:
    """A number of a payment or document, as printed."""
    if atom.kind in ("date", "percent", "mark", "currency") or _counts_pages(paper, atom.text):
        return None
    if _FROM_TO.fullmatch(atom.text.strip(" :")):
        return None
    if (first := _set_off(atom)) is not None:
        return first, False
    if len(atom.words) > 6:
        return None
    text = clean(atom.text)
    if entry := _LEDGER_ENTRY.fullmatch(text):
        return entry[1], False
    if looks_like_document_number(text):
        return text, False
    words = [word.text.strip(".,;:()") for word in atom.words]
    if _TOWN.fullmatch(atom.text.strip()):
        return None
    numbers = [n for n, word in enumerate(words) if looks_like_document_number(word)]
    if len(numbers) != 1 or len(words) > _FEW:
        return None
    lettered = numbers[0] == 1 and opens_number(words[0])
    return " ".join(words[0 if lettered else numbers[0] : numbers[0] + 1]), False


def _counts_pages(paper: Paper, text: str) -> bool:
    """ "1/2" on a paper of two pages."""
    found = _PAGE.fullmatch(text)
    return found is not None and int(found[1]) <= int(found[2]) == len(paper.pages.pages)


def _set_off(atom: Atom) -> str | None:
    """The number that a sentence goes on behind: "PAY-2141) for your invoice", "8.114.207-3 por importe de",
    "26/7329 - query"."""
    words = [word.text for word in atom.words]
    if len(words) > 2 and opens_number(words[0]) and words[1][0].isdigit():
        words[:2] = [" ".join(words[:2])]  # "TRF 260430-17) para pagar"
    first, *rest = words
    number = first.strip(_ENDS + "(#")
    ended = bool(rest) and first[-1] in _ENDS and rest[0][:1].isalpha()
    ended = ended or (len(rest) > 1 and rest[0] in _DASHES and rest[1].isalpha() and len(number) > _SHORT)
    goes_on = len(rest) > 1 and all(word.islower() and word.isalpha() for word in rest) and len(number) > _SHORT
    return number if (ended or goes_on) and len(number) > 2 and looks_like_document_number(number) else None


def read_amount(paper: Paper, atom: Atom) -> tuple[str, bool] | None:
    """An amount of money."""
    if atom.kind not in ("money", "integer", "code", "text"):
        return None
    if atom.kind == "text" and len(atom.words) > 3:
        return None
    reading = paper.amount(atom)
    return (str(reading.value), reading.ambiguous or reading.doubtful) if reading else None


def read_currency(paper: Paper, atom: Atom) -> tuple[str, bool] | None:
    """An ISO code."""
    if len(atom.words) > 3:
        return None
    reading = parse_currency(atom.text.strip("() ")) or parse_currency(atom.words[0].text.strip("(),:"))
    return (reading.code, len(reading.candidates) > 1) if reading else None


def read_method(paper: Paper, atom: Atom) -> tuple[str, bool] | None:
    """How the money moves."""
    method = payment_method(atom.text)
    return (method, False) if method else None
