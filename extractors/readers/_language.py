"""The main language of recognised text, by its commonest small words."""

import re
from collections import Counter

_COMMON = {
    "eng": "the and of to for from is this that your our with please you are payment has been by date",
    "deu": "der die das und von für mit wir ist nicht den dem des ein eine auf bitte ihre ihr zu im vom sie betrag datum",
    "fra": "le la les et des du pour par votre vos nous vous est une au sur avec date montant facture",
    "spa": "el los las y del para por su con una es en que se fecha importe factura pago nuestro",
    "ita": "il lo gli e di del della per con una è che si data importo fattura pagamento vostra nostra",
    "nld": "de het en van voor met een is uw wij ons op bij datum bedrag factuur betaling aan dit",
    "por": "o os as e do da dos das para com uma é em que se data valor fatura pagamento sua nosso",
}
_LANGUAGES = {language: frozenset(words.split()) for language, words in _COMMON.items()}
_LETTERS = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str | None:
    """ISO 639-3 code; None where no language stands out."""
    counts = Counter(_LETTERS.findall(text.lower()))
    scores = {language: sum(counts[word] for word in words) for language, words in _LANGUAGES.items()}
    (best, most), (_, second) = Counter(scores).most_common(2)
    return best if most >= 3 and most >= 1.3 * second else None
