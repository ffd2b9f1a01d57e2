"""The words of remittances, invoices and disputes, one file per language: a new file is a new language.

Each language module holds plain dicts: COLUMNS (column role -> header phrases), LABELS (field -> label phrases), KINDS
(kind of document -> titles), SENTENCES (kind -> phrases of running text), TOTALS, CARRIED, REASONS, CONTESTED
(codes of reasons -> words that may be any of them), METHODS, TYPES
(document type -> words), STEMS (kind of word -> words that unknown labels are made of), SMALL_WORDS (what a word does
-> words), VERBS (what a verb does -> how its forms begin), MAILS (kind of other mail -> phrases), LETTERS (part of a
letter -> phrases), SIGNS (what several of them tell together), PARTIES, MONTHS (twelve groups) and STOPWORDS.
DECIMAL and DAY_FIRST are said where they are not "," and True.
Phrases are parted by semicolons; one that may as well mean something else carries a weight ("amount =0.5").
"""

import functools
import importlib
import pkgutil
from collections.abc import Iterable
from types import ModuleType

from extractors.fields.lexicon._phrases import Hit, Phrases, normalise

__all__ = [
    "Hit",
    "Phrases",
    "any_speaks_of",
    "carried",
    "columns",
    "contested",
    "day_first_in",
    "decimal_mark",
    "document_types",
    "kinds",
    "known_words",
    "labels",
    "language_of",
    "languages",
    "letters",
    "mails",
    "methods",
    "months",
    "normalise",
    "parties",
    "reasons",
    "sentences",
    "signs",
    "small_words",
    "speaks_of",
    "stems",
    "totals",
    "vocabulary_of",
]

_TELLING = 20_000
"""Letters of one text that its language is told by."""
_MIN_WORDS = 3
_LEAD = 1.25


@functools.cache
def _modules() -> dict[str, ModuleType]:
    names = sorted(info.name for info in pkgutil.iter_modules(__path__) if not info.name.startswith("_"))
    return {name: importlib.import_module(f"{__name__}.{name}") for name in names}


def languages() -> tuple[str, ...]:
    """ISO 639-3 codes of the languages there are."""
    return tuple(_modules())


@functools.cache
def _phrases(table: str) -> Phrases:
    return Phrases({language: getattr(module, table) for language, module in _modules().items()})


def columns() -> Phrases:
    """Header words; target: column role."""
    return _phrases("COLUMNS")


def labels() -> Phrases:
    """Words before or above a value; target: field."""
    return _phrases("LABELS")


def kinds() -> Phrases:
    """Titles; target: kind of document."""
    return _phrases("KINDS")


def sentences() -> Phrases:
    """Phrases of running text that tell what a letter or mail is about; target: kind of document."""
    return _phrases("SENTENCES")


def totals() -> Phrases:
    """Words that begin a totals row; target: total, subtotal or page_total."""
    return _phrases("TOTALS")


def carried() -> Phrases:
    """Words of a row that carries a sum to or from another page; target: carried."""
    return _phrases("CARRIED")


def reasons() -> Phrases:
    """Words for why less was paid; target: value of Reason."""
    return _phrases("REASONS")


def contested() -> Phrases:
    """Words that stand for one reason with some and for another with others; target: the codes, parted by blanks."""
    return _phrases("CONTESTED")


def methods() -> Phrases:
    """Words for how was paid; target: payment method."""
    return _phrases("METHODS")


def document_types() -> Phrases:
    """Words and abbreviations for what a line refers to; target: document type."""
    return _phrases("TYPES")


def mails() -> Phrases:
    """Phrases of mail that is no record; target: subtype of Other."""
    return _phrases("MAILS")


def letters() -> Phrases:
    """Words that part a letter: closing, quoted, forwarded; and that tell what it does: question, portal, refusal;
    bank and novelty, which together speak of new bank details."""
    return _phrases("LETTERS")


def signs() -> Phrases:
    """Words of which several kinds together tell what a mail is: absence and return an automatic reply; threat,
    credential and act a theft of passwords; overdue with will_pay, has_paid or not_received an answer to a reminder."""
    return _phrases("SIGNS")


def parties() -> Phrases:
    """Words about parties: name and address, what stands before them and is none itself; yours, what makes a number
    the addressee's."""
    return _phrases("PARTIES")


@functools.cache
def stems() -> dict[str, frozenset[str]]:
    """Kind of word ("pay", "amount", "date" ...) -> words of all languages, normalised, from which labels are made."""
    return _words_of("STEMS")


@functools.cache
def small_words() -> dict[str, frozenset[str]]:
    """ "until": what sets a limit before a day; "joint": articles and prepositions that join a label to its value;
    "bank_statement": where the payee finds a payment; "received": what he stamps on what comes in;
    "deducted": heads what is taken off without saying why; "today": the day of writing; "not": what denies;
    "rebate": what is taken off a sum; "rest": what is left of it;
    "desk": what departments and jobs in them are called by; "given": given names of people; "ours" and
    "theirs": before a number, whose it is, the writer's or the addressee's.

    Of what a customer writes: "credit": what he wants to be done with an amount that he does not owe; "request": what
    asks for it; "deduct": what he says that he will do himself; "charge": that he bills it back; "cancel": what he
    wants to be done with an invoice; "hold": that he will not pay it yet; "refuse": that he will not pay it at all;
    "correct": what asks for another invoice in its place; "accept": what he will not do with it; "evidence": what he
    asks to see; "copied": what says that a document repeats another.

    "claim" and "paper": what the title of a claim is made of; "stamp": what stamps and watermarks say that dispute
    nothing."""
    return _words_of("SMALL_WORDS")


@functools.cache
def _beginnings() -> dict[str, tuple[str, ...]]:
    return {kind: tuple(words) for kind, words in _words_of("VERBS").items()}


@functools.lru_cache(maxsize=8192)
def speaks_of(kind: str, word: str) -> bool:
    """Whether a normalised word is a small word of this kind, or a form of one of its verbs: "descontaremos" deducts as
    "descontado" does. A noun that names what is taken off a sum ("desconto") is none."""
    said = word in small_words().get(kind, frozenset())
    return said or (word.startswith(_beginnings().get(kind, ())) and word not in small_words()["rebate"])


@functools.cache
def _parted() -> dict[str, tuple[frozenset[str], ...]]:
    return {kind: tuple(frozenset(pair.split("+")) for pair in pairs) for kind, pairs in _words_of("PARTED").items()}


def any_speaks_of(kind: str, words: Iterable[str]) -> bool:
    """Whether one of the normalised words does, or both parts of a verb that a sentence parts: "ziehe ... ab"."""
    said = frozenset(words)
    return any(speaks_of(kind, word) for word in said) or any(pair <= said for pair in _parted().get(kind, ()))


def _words_of(table: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for module in _modules().values():
        for kind, words in getattr(module, table, {}).items():
            found.setdefault(kind, set()).update(words.split())
    return {kind: frozenset(words) for kind, words in found.items()}


def decimal_mark(language: str | None) -> str | None:
    """What stands before the cents in that language: a comma unless its file says DECIMAL; None where it is unknown."""
    return None if language not in _modules() else str(getattr(_modules()[language or ""], "DECIMAL", ","))


def day_first_in(language: str | None) -> bool:
    """Whether all who write that language put the day before the month: yes unless its file says DAY_FIRST."""
    return language in _modules() and bool(getattr(_modules()[language or ""], "DAY_FIRST", True))


@functools.cache
def months() -> dict[str, int]:
    """Month names and abbreviations of all languages, normalised -> 1..12."""
    found: dict[str, int] = {}
    for module in _modules().values():
        for number, names in enumerate(module.MONTHS, start=1):
            found.update((normalise(name), number) for name in names.split())
    return found


@functools.cache
def _vocabularies() -> dict[str, frozenset[str]]:
    """Words by which a language is known: its stop words, and the words of its phrases that no other one uses."""
    tables = [columns(), labels(), kinds(), sentences(), totals()]
    used = {language: set().union(*(table.words(language) for table in tables)) for language in _modules()}
    own = {}
    for language, module in _modules().items():
        others = set().union(*(words for other, words in used.items() if other != language))
        stop = {word for phrase in module.STOPWORDS.split() for word in normalise(phrase).split()}
        own[language] = frozenset({word for word in used[language] - others if len(word) > 2} | stop)
    return own


@functools.cache
def known_words() -> frozenset[str]:
    """The normalised words of all labels, headers, titles and totals, in every language."""
    tables = [columns(), labels(), kinds(), totals()]
    return frozenset().union(*(table.words(language) for table in tables for language in _modules()))


def vocabulary_of(texts: Iterable[str]) -> frozenset[str]:
    """All normalised words of these texts."""
    return frozenset().union(*(normalise(text).split() for text in texts))


def language_of(*texts: str) -> str | None:
    """The language that most words speak for; None for too few words, or two languages about as likely."""
    words = vocabulary_of(text[:_TELLING] for text in texts)
    scores = sorted(((len(words & own), language) for language, own in _vocabularies().items()), reverse=True)
    best, second = scores[0], scores[1] if len(scores) > 1 else (0, "")
    if best[0] < _MIN_WORDS or best[0] < _LEAD * second[0]:
        return None
    return best[1]
