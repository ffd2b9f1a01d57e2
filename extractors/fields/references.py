"""Numbers of documents: what looks like one, what belongs to it, and a key under which misread ones still meet."""

import re
import unicodedata
from functools import lru_cache

from docflow.schema.records import DocumentType
from extractors.fields.amounts import looks_like_amount, parse_percent
from extractors.fields.dates import looks_like_date
from extractors.fields.lexicon import Hit, document_types, labels, normalise, small_words

_MAX_LENGTH = 40
_GROUPED = re.compile(r"\d{1,3}\.\d{3}")
_SHAPE = re.compile(r"#?[A-Za-zÀ-ÖØ-öø-ÿ0-9][A-Za-zÀ-ÖØ-öø-ÿ0-9]*(?:[ ]?[-/._–:+#*\\()][ ]?[A-Za-z0-9]+){0,8}[)*]?")
_PREFIXED = re.compile(
    r"[A-Za-z]{1,6}[ .]{1,2}\d[A-Za-z0-9/.-]{1,30}|[A-Z]{1,3}\d{1,6}(?: \d{3,8}){1,3}"
    r"|\d{1,6}(?: \d{2,6}){1,5}|[A-Z]{1,4}\d? [A-Z0-9]{1,8}/\d{1,10}"
)
_PHONE = re.compile(r"\+\d[\d ()/-]{6,20}|\(\d{2,5}\) ?\d[\d /-]{4,15}|0\d{1,4}[ /]\d{3,}[\d -]{0,12}")
_IBAN = re.compile(r"[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,8}(?: ?[A-Z0-9]{1,4})?")
_IBAN_COUNTRY_LIST = """
    AD AE AL AT AZ BA BE BG BH BI BR BY CH CR CY CZ DE DJ DK DO EE EG ES FI FK FO FR GB GE GI GL GR GT HN HR HU IE IL IQ
    IS IT JO KW KZ LB LC LI LT LU LV LY MC MD ME MK MN MR MT MU NI NL NO OM PK PL PS PT QA RO RS RU SA SC SD SE SI SK SM
    SO ST SV TL TN TR UA VA VG XK YE
    """
_IBAN_COUNTRIES = frozenset(_IBAN_COUNTRY_LIST.split())
"""Of SWIFT's registry of IBANs: "FW0329235693627" is the number of a wire."""
_STRUCTURED = re.compile(r"\+{3}\d{3}/\d{4}/\d{5}\+{3}|\*{3}\d{3}/\d{4}/\d{5}\*{3}")
"""The structured communication of Belgian transfers."""
_SIZE = re.compile(r"\d{1,4}(?:[xX×]\d{1,4}){1,2}(?:cm|mm)?")
"""Length by width: "28x28"."""
_REMARKED = re.compile(r".* \([^\W\d]{4,}\)?")
"""A number and a remark on it: "90771 (attached)"."""
_OWN_LETTERS = 3
"""Capitals before a number that are a part of it, at most."""
_COUNTED = 2
"""Digits of what is counted: the seventh valuation of a building site."""
_DOCUMENTS = frozenset(("invoice_number", "disputed_invoice", "corrected_invoice"))
_MOST_LETTERS = 4
"""The same, of a payment's."""
_TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_WRAPPING = " \t\u00a0:;,#*'\"“”„«»()[]<>|"
_FOLD = str.maketrans({"O": "0", "I": "1", "l": "1", "S": "5", "$": "5", "B": "8", "Z": "2", "G": "6"})
_HYPHENS = re.compile(r"[\u2010-\u2015\u2212\ufe58\ufe63\uff0d\u00ad]")
_DROP = re.compile(r"[\s\-./]+")
_PARTS = re.compile(r"[^\s,;|&]+")
_JOINTS = frozenset({"and", "und", "et", "y", "e", "en", "ed", "o"})


@lru_cache(maxsize=4096)
def looks_like_document_number(text: str) -> bool:
    """One printed number of a document: has a digit, is no prose, amount, date, phone, IBAN, time or percentage."""
    text = text.strip()
    if not 1 <= len(text) <= _MAX_LENGTH or not any(c.isdigit() for c in text):
        return False
    if _STRUCTURED.fullmatch(text):
        return True
    if not (_SHAPE.fullmatch(text) or _PREFIXED.fullmatch(text)):
        return False
    if (
        _TIME.fullmatch(text)
        or _SIZE.fullmatch(text)
        or _REMARKED.fullmatch(text)
        or _PHONE.fullmatch(text)
        or (_IBAN.fullmatch(text) and text[:2] in _IBAN_COUNTRIES and len(text.replace(" ", "")) >= 15)
    ):
        return False
    return not (_is_plain_date(text) or _is_plain_amount(text) or parse_percent(text) is not None)


def is_grouped(text: str) -> bool:
    """ "570.342": behind a label of a number that is what it is, as an amount has cents."""
    return _GROUPED.fullmatch(text) is not None


def _is_plain_date(text: str) -> bool:
    """A date with marks in it; eight bare digits may as well be a number."""
    return looks_like_date(text) and not text.isdigit()


def _is_plain_amount(text: str) -> bool:
    return looks_like_amount(text) and not re.fullmatch(r"[A-Za-z]{1,6}\d+", text)


def clean(text: str) -> str:
    """Label words and wrapping punctuation off: "Inv. No.: INV-1," -> "INV-1"; what has no number is left alone."""
    stripped = text.strip(_WRAPPING)
    words = stripped.split()
    # As many leading words go as the label phrase covers, as long as a number remains.
    for count in range(len(words) - 1, 0, -1):
        head, tail = " ".join(words[:count]), " ".join(words[count:]).strip(_WRAPPING)
        numbered = any(c.isdigit() for c in tail) and not any(c.isdigit() for c in head)
        if numbered and _is_said_of_numbers(head) and not _counts(head, tail):
            return tail
    head, mark, tail = stripped.partition(":")
    if mark and labels().exact(head) and any(c.isdigit() for c in tail):
        return tail.strip(_WRAPPING)
    return re.sub(r"^(?i:n[o°º]\.?|nr\.?|num\.?)\s*(?=\d)", "", stripped)


def _counts(head: str, tail: str) -> bool:
    """Whether a word and its figures are one number, as those alone name nothing: "VAL 07", "Cert 7"."""
    counting = head.isalpha() and tail.isdigit() and len(tail) <= _COUNTED
    return counting and document_type_of(head) is None and not any(map(_is_document, labels().exact(head)))


def _is_document(hit: Hit) -> bool:
    return hit.target in _DOCUMENTS


def _is_said_of_numbers(words: str) -> bool:
    """A label, or what the document is in a word ("Gutschrift"); letters before a number ("RE 4711") are its own."""
    if words[0].isupper() and words.isalpha() and len(words) <= _OWN_LETTERS:
        targets = {hit.target for hit in labels().exact(words)}
        own = not targets.isdisjoint(("invoice_number", "disputed_invoice"))
        own = own or document_type_of(words) in ("invoice", "credit_memo")
        return len(words) > 1 and bool(targets) and not own  # "A" may say "to", and is the series of "A 26/118"
    return bool(labels().exact(words) or (len(words) > 3 and not words.isupper() and document_types().exact(words)))


def opens_number(word: str) -> bool:
    """Whether the number behind it begins with this word: capitals that are no label, "TED 2026-0091", "FPA 12/26"."""
    return len(word) <= _MOST_LETTERS and word.isalpha() and word.isupper() and not labels().exact(word)


def folded(number: str) -> str:
    """A key under which readings that OCR confuses meet: O/0, I/l/1, S/5, B/8, Z/2, G/6; marks and blanks dropped.

    The same as docflow.rules.keys.folded, which extractors may not import; a test holds them together.
    """
    text = _HYPHENS.sub("-", unicodedata.normalize("NFKC", number))
    # Twice, because only the small l looks like 1, and only after upper-casing do "o" and "O" agree.
    return _DROP.sub("", text.translate(_FOLD).upper().translate(_FOLD))


def split_numbers(text: str) -> list[str]:
    """The numbers listed in a text: "INV-1, INV-2 and INV-3/4" -> INV-1, INV-2, INV-3/4. Ranges are not expanded."""
    found = []
    for part in _PARTS.findall(text):
        part = part.strip(_WRAPPING + ".!?")
        if part.casefold() not in _JOINTS and looks_like_document_number(part):
            found.append(part)
    return list(dict.fromkeys(found))


def document_type_of(text: str) -> DocumentType | None:
    """What a type word or abbreviation refers to: "Gutschrift", "CM", "RE"; None where it is not known or open."""
    hits = document_types().exact(text)
    if not hits:
        hits = document_types().prefix(text) if len(normalise(text).split()) <= 4 else ()
    first, _, rest = text.partition(" ")
    if not hits and rest and normalise(first) in small_words()["ours"] | small_words()["theirs"]:
        return document_type_of(rest)  # "Ns. addebito", "Your invoice"
    if not hits or (len(hits) > 1 and hits[0].weight == hits[1].weight and hits[0].target != hits[1].target):
        return None
    return hits[0].target  # type: ignore[return-value]
