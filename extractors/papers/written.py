"""The text of a transfer, as the payee finds it on his bank statement: where it begins and where it ends.

A payer writes names and numbers in it ("MMI 5520981 BODYTECH"); a number alone is the shortest of such texts.
"""

from collections.abc import Iterator, Sequence

from docflow.schema.place import Word
from extractors.fields.amounts import looks_like_amount
from extractors.fields.currency import parse_currency
from extractors.fields.dates import looks_like_date
from extractors.fields.lexicon import labels, methods, normalise, stems

_MOST = 8
"""Words of such a text, of which a bank's field of 140 letters holds no more."""
_ENDS = ".,;:)]"
_OPENING = "(["
_EDGES = " .,;:()[]#*'\"“”„«»‘’"
_QUOTES = {'"': '"', "“": "”", "„": "“”", "«": "»", "»": "«", "'": "'", "‘": "’"}
_OF_ANOTHER = 0.8
"""Weight from which a label says that its value is another one."""
_PAYMENTS = frozenset(("payment_reference", "cheque_number", "advice_number"))
_CENTS = 3
"""A mark and two digits."""


def written_in(words: Sequence[Word], told_by_capitals: bool) -> tuple[str, int]:
    """The text that these words begin with, and how many words it is: within quotes, else all words with digits and
    all of capitals, unless the words around them are in capitals as well; "" where no number is among them."""
    quoted = _quoted(words)
    count = quoted or _run(words, told_by_capitals)
    start = next((n for n in range(count) if not _is_said_of_numbers(words[n].text)), 0)
    text = " ".join(word.text for word in words[start:count]).strip(_EDGES)
    return (text, count) if any(map(str.isdigit, text)) else ("", 0)


def texts_in(words: Sequence[Word]) -> Iterator[tuple[int, str, int]]:
    """All such texts of more than one word in a sentence: the first word's index, the text, its number of words."""
    if not any(word.text.islower() for word in words):
        return
    at = 0
    while at < len(words):
        text, count = written_in(words[at:], True)
        if " " in text:
            yield at, text, count
        at += max(1, count)


def _quoted(words: Sequence[Word]) -> int:
    """Words up to the closing quote, if the first one opens one."""
    closing = _QUOTES.get(words[0].text[0], "") if words else ""
    ends = (n + 1 for n, word in enumerate(words[:_MOST]) if closing and word.text.rstrip(_ENDS)[1:][-1:] in closing)
    return next((end for end in ends if words[end - 1].text.rstrip(_ENDS)[1:]), 0)


def _run(words: Sequence[Word], told_by_capitals: bool) -> int:
    end = numbered = 0
    for n, word in enumerate(words[:_MOST]):
        text = word.text.strip(_EDGES)
        number = any(map(str.isdigit, text))
        if word.text[-1] == ":":
            return 0  # these words are a label, or the end of one
        if n and word.text[0] in _OPENING:
            break
        if not (_is_number(text) if number else _is_name(text)) or (n and _begins_another(words[n:])):
            break
        if numbered and not number and not told_by_capitals:
            break
        end, numbered = n + 1, numbered or number
        if word.text[-1] in _ENDS:
            break
    while end > 1 and _is_said_of_money(words[end - 1].text.strip(_EDGES)):
        end -= 1
    return end


def _is_number(text: str) -> bool:
    """Neither an amount nor a day."""
    cents = len(text) > _CENTS and text[-_CENTS] in ".," and looks_like_amount(text)
    return not cents and (text.isdigit() or not looks_like_date(text))


def _is_name(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return text == "&" or (bool(letters) and text.isupper())


def _is_said_of_numbers(text: str) -> bool:
    """ "NO", "REF", "CRO": a word for the number that follows."""
    known = normalise(text) in stems()["number"] | {"no"}
    return known or any(hit.target == "payment_reference" for hit in labels().exact(text))


def _is_said_of_money(text: str) -> bool:
    return not any(map(str.isdigit, text)) and (parse_currency(text) is not None or bool(methods().exact(text)))


def _begins_another(words: Sequence[Word]) -> bool:
    """Whether these words are the label of another value."""
    hits = labels().prefix(" ".join(word.text for word in words)) if len(words) > 1 else ()
    return any(hit.weight >= _OF_ANOTHER for hit in hits) and not any(hit.target in _PAYMENTS for hit in hits)
