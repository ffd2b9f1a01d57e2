"""Rows of a sheet, and what their cells say in a given format: dates, amounts, which way the money went."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from docflow.schema.formats import DateOrder
from docflow.schema.place import Page
from extractors.fields.dates import parse_date
from extractors.messages.elements import Cell

_REF = re.compile(r"(?:.*!)?([A-Z]{1,3})(\d{1,7})")
_NUMBER = re.compile(r"\(?[-+]?[\d.,'’\s]*\d[\d.,'’\s]*[-+]?\)?")
_LONGEST = 40
"""Characters of an amount; longer texts are none."""
_DATE = re.compile(r"(\d{1,4})([./\- ])(\d{1,2})\2(\d{1,4})(?:[T ].*)?")
_NAMED = 8
"""Characters of a date within which the name of its month begins: "20. November 2026"; the time may stand behind."""
_PENDING = frozenset(
    {"pending", "unbooked", "not booked", "uncleared", "authorised", "authorized", "umsatz vorgemerkt", "vorgemerkt",
     "vormerkung", "nicht gebucht", "in bearbeitung", "en attente", "en cours", "a venir", "non comptabilise",
     "pendiente", "no contabilizado", "pendente", "em processamento", "in attesa", "non contabilizzato",
     "da contabilizzare", "in behandeling", "gereserveerd", "niet geboekt"}
)  # fmt: skip
"""What banks say of a booking that is announced and not made."""
_OUT = frozenset(
    {"d", "dr", "debit", "dbit", "db", "debet", "s", "soll", "af", "debito", "debe", "cargo", "dare", "addebito", "-",
     "out", "withdrawal", "lastschrift"}
)  # fmt: skip
_IN = frozenset(
    {"c", "cr", "credit", "crdt", "h", "haben", "bij", "credito", "haber", "abono", "avere", "accredito", "+", "in",
     "deposit", "gutschrift"}
)  # fmt: skip


class Line(NamedTuple):
    """One row: its number, and its cells by column letters (a long text is several words of one cell)."""

    number: int
    cells: dict[str, tuple[Cell, ...]]

    def text(self, column: str | None) -> str:
        """What stands in the column, empty where nothing does."""
        return " ".join(cell.text for cell in self.cells.get(column or "", ()))


def lines_of(page: Page) -> list[Line]:
    """The rows of a page of a sheet, in order."""
    found: dict[int, dict[str, tuple[Cell, ...]]] = {}
    for word in page.words:
        if match := _REF.fullmatch(word.ref):
            row = found.setdefault(int(match[2]), {})
            row[match[1]] = (*row.get(match[1], ()), Cell(page.number, word))
    return [Line(number, found[number]) for number in sorted(found)]


def amount_in(text: str, decimal: str) -> Decimal | None:
    """ "1.234,56-", "(12.00)", "EUR 5,00"; None where it is none."""
    if len(text) > _LONGEST:
        return None
    bare = re.sub(r"[A-Za-z€$£]+", "", text).replace("−", "-").strip()
    if not _NUMBER.fullmatch(bare):
        return None
    digits = re.sub(r"[^\d.,]", "", bare)
    whole, point, fraction = digits.rpartition(decimal)
    plain = f"{re.sub(r'[.,]', '', whole)}.{fraction}" if point else re.sub(r"[.,]", "", digits)
    if not re.fullmatch(r"\d+(?:\.\d*)?", plain):
        return None
    return -Decimal(plain) if "-" in bare or bare.startswith("(") else Decimal(plain)


def decimal_of(texts: Iterable[str]) -> tuple[Literal[".", ","], bool]:
    """(the decimal sign, whether that is certain) of a column of amounts."""
    ends = {match[1] for text in texts if (match := re.search(r"([.,])\d{1,2}\D*$", text))}
    if len(ends) == 1:
        return ("," if ends == {","} else "."), True
    grouped = any(re.search(r"[.,]\d{3}\D*$", text) for text in texts)
    return ".", not ends and not grouped


def day_in(text: str, order: DateOrder) -> dt.date | None:
    """A date in this order; one that begins with its year or names its month needs none. None where there is no such
    day."""
    if any(char.isalpha() for char in text[:_NAMED]):
        named = parse_date(text)
        return named.value if named is not None else None
    if re.fullmatch(r"\d{8}", text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    match = _DATE.fullmatch(text.strip())
    if match is None:
        return None
    parts = (match[1], match[3], match[4])
    at = "ymd" if len(parts[0]) == 4 else order
    year, month, day = (int(parts[at.index(name)]) for name in "ymd")
    try:
        return dt.date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None


def order_of(texts: Sequence[str]) -> tuple[DateOrder, bool]:
    """(the order of day and month, whether that is certain) of a column of dates."""
    found = [match for text in texts if (match := _DATE.fullmatch(text.strip())) and len(match[1]) < 4]
    if not found:
        return "ymd", True
    if any(int(match[1]) > 12 for match in found) or all(match[2] == "." for match in found):
        return "dmy", True
    return ("mdy", True) if any(int(match[3]) > 12 for match in found) else ("dmy", False)


def is_announced(words: str) -> bool:
    """Whether a cell says that the booking is still to come."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", words.casefold()) if not unicodedata.combining(char))
    return " ".join(plain.split()).strip(" .") in _PENDING


def went_out(word: str, outgoing: Sequence[str]) -> bool | None:
    """Whether a word of the mark column says that money went out; None where nobody knows the word."""
    plain = word.casefold().strip(" .")
    if outgoing:
        return plain in outgoing
    return True if plain in _OUT else False if plain in _IN else None
