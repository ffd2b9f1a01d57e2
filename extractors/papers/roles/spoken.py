"""Names inside a sentence or behind a title, and where they end."""

from collections.abc import Iterator, Sequence
from functools import cache

from docflow.schema.place import Word
from extractors.fields.lexicon import labels, normalise, stems
from extractors.fields.parties import legal_form, looks_like_company
from extractors.papers.loose import names_paying
from extractors.papers.names import TO_WHOM, TOWARDS
from extractors.papers.pairs import printed_words
from extractors.papers.roles.shape import ARTICLES, INSIDE, OWNER, is_title

_LONGEST = 11
"""Words of a name."""
_PHRASE = 4
"""Words of a phrase that says who is paid: "en faveur de", "to the credit of"."""
_MORE = 3
"""Words with which a legal form may go on."""
_ABBREVIATED = 7
"""Letters of a word that is hardly cut short, with its full stop."""
_STEM = 4
"""Letters of a word that others end with."""
_FIRM = 0.6
_CLEAR = 0.9
"""How surely a phrase is a party's label."""
_LOUD = 3
"""Words in capitals that are a label before a name that is not."""
_OF_WHOM = frozenset(("der", "des", "du", "del", "della", "dell", "dos", "das"))
"""Words between a title and whose it is, beside those towards somebody: "Zahlung der Belmira & Co."."""
_OF = frozenset(("de", "des", "di", "dei", "da", "dos"))
_WHOSE = TOWARDS | _OF_WHOM
_TO = frozenset(("an", "to", "aan", "para", "ao", "à", "a", "al", "all'"))


def end_of_form(words: Sequence[Word]) -> int:
    """How many words end with a legal form, where another label or small words follow: "Kaveri Ltd Reference"."""
    for n in range(2, min(len(words), _LONGEST)):
        if _ends_formed(words, 0, n):
            rest = " ".join(word.text for word in words[n:])
            return n if (rest[0].islower() and not OWNER.fullmatch(rest)) or labels().prefix(rest) else 0
    return 0


def behind_title(words: Sequence[Word]) -> int:
    """Where a name begins behind a title that says whose it is: "Lieferantenavis von Schwarzwald Möbelhaus AG"."""
    loud = next((n for n, word in enumerate(words[:_LONGEST]) if not word.text.isupper()), 0)
    if _LOUD <= loud < len(words) - 1 and words[loud].text.istitle():
        return loud  # "PAYEZ À L'ORDRE DE Kerr Industrial Boilers Ltd."
    at = next((n for n, word in enumerate(words[:_LONGEST]) if n and word.text in _WHOSE), 0)
    titled = 0 < at < len(words) - 1 and _is_notice(" ".join(word.text for word in words[:at]))
    return at + 1 if titled and words[at + 1].text[0].isupper() else 0


def behind_label(words: Sequence[Word]) -> Iterator[tuple[int, str]]:
    """Where a name begins behind a party's label that no mark parts from it, and whose label it is."""
    hits = labels().prefix(" ".join(word.text for word in words[:_LONGEST]))
    told = [hit for hit in hits if hit.target in ("payer", "payee") and hit.weight >= _CLEAR]
    for hit in told[:1]:
        begins = printed_words(words, hit.end)
        begins += begins < len(words) - 1 and words[begins].text.isdigit()  # "VENDOR 4471 PALLISER LTD."
        known = begins > 1 or _is_label_alone(words[0].text)
        capital = 0 < begins < len(words) and words[begins].text[0].isupper()
        if known and capital and not words[begins - 1].text.endswith(":"):
            yield begins, hit.target


def before_label(words: Sequence[Word]) -> Iterator[tuple[int, str]]:
    """Where a name ends before what it is in the payment: "Papeterie du Lac, bénéficiaire du règlement"."""
    commas = [n + 1 for n, word in enumerate(words[:_LONGEST]) if word.text.endswith(",")]
    for at in commas[-1:]:
        rest = " ".join(word.text for word in words[at:]).strip("() ")
        hits = labels().prefix(rest) if rest[:1].islower() else ()
        yield from ((at, hit.target) for hit in hits[:1] if hit.target in ("payer", "payee") and hit.weight >= _CLEAR)


def _is_label_alone(word: str) -> bool:
    """ "Beneficiario Redes y Cabos Ltda."; "Azienda Ospedaliera", "Van Houtum" and "A. J. Whitmore" are names."""
    return len(word) > _STEM and word.lower() not in _WHOSE and looks_like_company(word) < _FIRM


def _is_notice(text: str) -> bool:
    """A title, or a compound that ends like one: "Lieferantenavis"."""
    word = normalise(text)
    return is_title(text) or (" " not in word and word.endswith(_ends_of_notices()))


@cache
def _ends_of_notices() -> tuple[str, ...]:
    return tuple(stem for stem in stems()["notice"] if len(stem) >= _STEM)


def runs_of(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Names inside a sentence: capitalised words with small ones between them, up to what is written small or to the
    end of a legal form: "ZEEUWSE INSTALLATIES BV heeft aan u", "by City of Brandon Falls on"."""
    if len(words) < 2 + 1:
        return
    start = 0
    while start < len(words):
        if not _opens_name(words[start].text):
            start += 1
            continue
        end = _end_of_run(words, start)
        text = " ".join(word.text for word in words[start:end])
        if (start or end < len(words)) and (end - start >= 2 or legal_form(text)):
            yield start, end
        start = end


def is_spoken(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether small words that belong to no name stand beside a run: it is part of a sentence."""
    behind = " ".join(word.text for word in words[end:])
    return not OWNER.fullmatch(behind) and any(is_small(word.text) for word in (*words[:start], *words[end:]))


def is_small(text: str) -> bool:
    """A word that no name has inside it; "d'achats" is one that some have."""
    return text[0].islower() and text not in INSIDE and text[1:2] not in ("'", "’") and legal_form(text) != text


def _opens_name(text: str) -> bool:
    return text[0].isupper() or (text[0].isdigit() and any(map(str.isupper, text)))


def _end_of_run(words: Sequence[Word], start: int) -> int:
    """Behind the last word of the name that begins here."""
    end = n = start + 1
    while n < min(len(words), start + _LONGEST):
        if words[n].text[0].islower() and _ends_formed(words, start, n):
            break
        text = words[n].text
        if text[0].islower() and (longer := _longer_form(words, start, n)):
            end = n = longer  # "Soc. Agr. a r.l."
            continue
        if _stops(words[n - 1].text, text) or (text in _TO and names_paying(words[n - 1].text)):
            break  # "per SEPA-overboeking aan Koeltechniek B.V."
        if words[n - 1].text.endswith(",") and legal_form(text) != text:
            owner = OWNER.match(" ".join(word.text for word in words[n : start + _LONGEST]))
            end = n + len(owner.group().split()) if owner else end
            break  # "Maison Roussillon Coopérative, Case postale 2410"
        if _opens_name(text) or text in "&+" or legal_form(text) == text:
            end = n + 1
        elif text in "-–" and n + 1 < len(words) and legal_form(words[n + 1].text) == words[n + 1].text:
            end, n = n + 2, n + 1  # "Gráfica Rio Doce Ltda - ME"
        elif (words[n].text not in INSIDE and not _names_kind(words, n)) or words[n - 1].text[-1] in ".;:":
            break
        n += 1
    return end


def _longer_form(words: Sequence[Word], start: int, at: int) -> int:
    """Where the legal form ends that goes on in small words from here; 0 where none does."""
    for end in range(at + 2, min(len(words), at + _MORE) + 1):
        text = " ".join(word.text for word in words[start:end]).rstrip(",;")
        form = legal_form(text) or ""
        if len(form.split()) > end - at and text.endswith(form):
            return end
    return 0


def _stops(last: str, text: str) -> bool:
    """Whether a sentence ends with a name and the next one begins with a word that names have inside them: "de Vire.
    Pour toute réclamation", or behind a whole word: "Quittung. Alpina AG"; "Gebr. Morgenthal" goes on. A colon ends
    it as well."""
    if last.endswith((":", ";")):
        return True
    if not last.endswith(".") or len(last) <= _STEM or not text[0].isupper():
        return False
    return text.lower() in _WHOSE | INSIDE or (len(last) > _ABBREVIATED and last[:-1].isalpha() and last.istitle())


def _names_kind(words: Sequence[Word], at: int) -> bool:
    """The small word of "Communauté de communes du Val d'Ance", between two that join it to what is written large."""
    before, after = words[at - 1].text, words[at + 1 : at + 3]
    return before in _OF and len(after) > 1 and after[0].text in INSIDE and _opens_name(after[1].text)


def _ends_formed(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a name ends here with its legal form, which does not go on: "SA" of "SA de CV"."""
    text = " ".join([word.text for word in words[start:end]])
    form = legal_form(text.rstrip(",;"))
    if form is None or not text.rstrip(",;").endswith(form):
        return False
    for word in words[end : end + _MORE]:
        text = f"{text} {word.text}"
        longer = legal_form(text.rstrip(",;"))
        if longer and len(longer) > len(form) and text.rstrip(",;").endswith(longer):
            return False
    return True


def said_before(words: Sequence[Word], start: int) -> str:
    """What a sentence says before a name."""
    before = words[start - 1].text if start else ""
    if before in _TO:
        return "behind a word for to"
    if before in TOWARDS:
        return "behind a word for from"
    return "inside a sentence" if start else "opens a sentence"


def set_off_by(words: Sequence[Word]) -> str:
    """What opens a part that is set off: "International wire · from Pimpernel & Hare Limited"."""
    return said_before(words, 1) if len(words) > 1 and words[0].text in TOWARDS and words[1].text[0].isupper() else ""


def is_paid_to(words: Sequence[Word], start: int, end: int) -> bool:
    """ "is via SEPA overgemaakt aan Stukadoorsbedrijf Terpstra": a word of paying, and to whom; it may stand behind the
    name: "aan Touwslagerij Zierikzee overgemaakt"."""
    before = [word.text for word in words[:start]]
    to = (
        before[:-1] if len(before) > 1 and before[-1] in ARTICLES and before[-2] in _TO else before
    )  # "an die Netzmacherei"
    behind = words[end].text if end < len(words) and words[end].text[0].islower() else ""
    if to and to[-1] in _TO and names_paying(" ".join([*to[:-1], behind])):
        return True
    return TO_WHOM.search(" ".join(before[-_PHRASE:])) is not None
