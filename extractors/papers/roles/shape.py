"""What a text looks like: a name by itself, what surrounds it off; and what is no name."""

import re
from collections.abc import Iterator
from functools import lru_cache

from extractors.fields.composed import composed_title, says_nothing_of_a_firm
from extractors.fields.currency import CODES
from extractors.fields.lexicon import carried, kinds, labels, methods, normalise, small_words
from extractors.fields.parties import (
    is_desk,
    legal_form,
    looks_like_address,
    looks_like_company,
    traded_as,
    without_title,
)
from extractors.papers.names import (
    ADDRESSING,
    CLOSINGS,
    GREETINGS,
    NUMBERED_LABEL,
    TO_WHOM,
    TOWARDS,
    addressed,
    is_code,
    without_address,
    without_remark,
)

_LONG_NUMBER = re.compile(r"\d{5}")
_HOUSE_NUMBER = re.compile(r"\b\d{1,5}\s?[a-zA-Z]?$")
_NEXT_SENTENCE = re.compile(r"\b[a-zß-ÿ]{4,}[.!?]\s")
_CODE = re.compile(r"(?i:[a-z]{0,6}\d{3,}) [-–] (?=[A-ZÀ-Þ])")
"""The code under which a firm is kept, before its name: "casc0418 - Cascadia Rooter"."""
_MADE_CODE = re.compile(r"([A-Z]{4,10}) [-–—] (?=[A-ZÀ-Þ])")
_TOWN = re.compile(r"(?:, | \()[A-ZÀ-Þ][^\W\d]+(?:[ -](?:[a-zß-ÿ]{1,3}[ -])?[A-ZÀ-Þ][^\W\d]+){0,2}\)?$")
"""One to three words written large behind a comma or in brackets."""
_TO_LINE = frozenset(("Alla", "Allo", "Al", "Au", "Aux", "Aan", "An", "Para", "Ao", "À", "To"))
OWNER = re.compile(r"(?:di|de|by|of|von|van|Inh\.|Inhaber|Prop\.|t/a) [A-ZÀ-Þ][\w'’.-]*(?: [A-ZÀ-Þ&][\w'’.-]*){0,4}")
"""Whose firm it is, behind its mark or form: "Carrozzeria Modenese di Bini Paolo", "S.a.s. di Bassi G. & C."."""
_ACCOUNT = re.compile(r"[A-Z]{2}\d{2} (?:[A-Z]{4}|\d{4})\b")
"""How an account's number begins: "NL44 RABO"."""
_WEB = re.compile(r"(?i)\bwww\.|https?:|@")
_LONGEST, _LETTERS = 11, 80
"""Words and letters of a name."""
_INSIDE_LIST = """
    of the and de du des la le les del los las di della dei da do dos das van der den het von zu und et y e en in
    aan sur am bei upon sous
    """
INSIDE = frozenset(_INSIDE_LIST.split())
"""Words inside a name that are written small."""
_SHAPES = ((0.9, "legal form"), (0.6, "word of a firm"), (0.3, "capitals"), (0.0, "no shape"))
"""How much a name looks like a firm's."""
_ARTICLES = "the die der das la le les el los las il lo gli de het o a os as"
LOOKS = frozenset((
    "legal form", "word of a firm", "capitals", "no shape", "one word", "a person", "with an article", "upper case",
    "with its trade name", "is a label", "words of labels", "an address", "ends with a number", "has a digit",
    "small letter",
))  # fmt: skip
"""What a name looks like by itself; the mark of a firm ("Ridgeline") may look like anything."""
ARTICLES = frozenset(_ARTICLES.split())
"""Words before a firm's name in a sentence."""
_GREETING = ADDRESSING | GREETINGS
_INITIALLED = re.compile(r"[A-ZÀ-Þ]\. [A-ZÀ-Þ][a-zß-ÿ]+(?:-[A-ZÀ-Þ][a-zß-ÿ]+)?")
_PERSON = 4
"""Words of a person's name."""
_FIRM = 0.6
DEGREES = frozenset((
    *("dr", "prof", "mr", "mrs", "ms", "herr", "frau", "mme", "mlle"),
    *("rag", "dott", "ing", "geom", "avv", "sig", "sra", "dipl"),
))  # fmt: skip
_PAGES = frozenset(
    ("page", "seite", "blatt", "pagina", "pag", "hoja", "feuille", "foglio", "folha", "blad", "bladzijde")
)
_ACTIVITY = re.compile(
    r"(?:\w{3,}(?:ung|ing|[ts]ion|cion|zione|cao|ments?|dienst|stelle|amt|kauf)"
    r"|dienst|referat|services?|servicio|servizio|servico|divi[sz]ion\w*|divisao|direccion|ufficio|bureau|departamento)s?"
)
"""A word for what people do, or for where: most departments are named so, and some firms."""
_STATES = frozenset((
    "republique francaise", "liberte egalite fraternite", "repubblica italiana", "republica portuguesa",
    "reino de espana", "bundesrepublik deutschland", "republik osterreich", "royaume de belgique",
))  # fmt: skip
_CLAUSE = 5
"""Words beyond which a name may be a clause."""


def name_of(text: str) -> tuple[str, bool]:
    """The name in a text without what surrounds it, and whether it is addressed."""
    if code := _CODE.match(text):
        text = text[code.end() :]
    name, greeted = addressed(text)
    article, _, rest = name.partition(" ")
    name = rest if greeted and article in INSIDE and rest[:1].isupper() else name
    return without_remark(without_title(without_address(name))), greeted


def readings_of(text: str) -> Iterator[tuple[str, bool, str]]:
    """The name in a text, whether it is addressed, and a sign; and the text itself where what was taken off may belong
    to the name: "van der Weijden CVBA", "Lumen Orchards Inc. dba Silver Creek Hotels", "ABR Laboratório LTDA - ME"."""
    name, greeted = name_of(text)
    yield name, greeted, ""
    whole = text.strip(" :;,|·-–—*")
    opening, behind = whole.split(" ", 1)[0] if whole else "", whole[len(name) :]
    article, _, rest = name.partition(" ")
    if article == opening and article.lower() in ARTICLES and rest[:1].isupper():
        yield rest, greeted, "behind an article"  # "A Hotelaria Norvia, Lda"
    if (named := _before_town(name)) is not None:
        yield named, greeted, "before a town"  # "Curlew Animal Feeds, Boyle", "Flor do Sabor, Lda. (Bragança)"
    if (coded := _MADE_CODE.match(name)) and _is_made_of(coded[1], name[coded.end() :]):
        yield name[coded.end() :], greeted, "behind a code"  # "EMBKEN — Emballages Kénogami ltée"
    if opening in _TO_LINE and rest[:1].isupper() and name == whole:
        yield rest, False, "behind a word for to"  # "Alla Vetreria Agordina"
    if opening in TOWARDS and opening in INSIDE and whole.startswith(f"{opening} {name}"):
        yield f"{opening} {name}", False, "with a small word"
    elif whole.startswith(name) and 0 < len(behind.split()) <= _CLAUSE and not _is_no_name(behind):
        yield whole, False, "with what stands behind it"
    elif traded_as(whole):
        yield whole, False, ""


def _before_town(name: str) -> str | None:
    """The firm of several words before what may be its town, in brackets or behind a comma."""
    found = _TOWN.search(name)
    firm = name[: found.start()] if found else ""
    numbered = any(map(str.isdigit, firm))  # "Haven 12, Urk"
    return firm if found and " " in firm and not numbered and not legal_form(found.group().strip(" ,()")) else None


def _is_made_of(code: str, name: str) -> bool:
    """Whether the code is made of letters of the name, in their order, and is none of its words."""
    words = normalise(name).split()
    letters = iter("".join(words))
    return code.lower() not in words and all(letter in letters for letter in code.lower())


def _is_no_name(behind: str) -> bool:
    return is_code(behind) or any(map(str.isdigit, behind))


def is_person(name: str) -> bool:
    """A given name before a name or two that no firm's form or word is; a title or an initial before one name."""
    words = normalise(name).split()
    titled = bool(words) and words[0] in DEGREES
    words = words[titled:]
    given = 1 < len(words) <= _PERSON and words[0] in small_words()["given"]
    called = given or (titled and len(words) == 1) or _INITIALLED.fullmatch(name) is not None
    return called and looks_like_company(name) < _FIRM and not any(map(str.isdigit, name))


def counts_pages(text: str) -> bool:
    """ "Page 1 of 2", "Seite 3", "CONTINUED ON NEXT PAGE": what printers set on each page."""
    words = [word for word in normalise(text).split() if not word.isdigit()]
    others = [
        word for word in words if word not in _PAGES and word not in INSIDE and word not in small_words()["joint"]
    ]
    return (
        len(words) > len(others)
        and not _PAGES.isdisjoint(words)
        and (not others or bool(carried().exact(" ".join(words))))
    )


def names_activity(text: str) -> bool:
    """Whether a line may be the department of the firm it stands with: "Erwerbung", "Motor Supplier Payments",
    "Divisão Financeira"; which word says so is a habit of the language."""
    words = normalise(text).split()
    told = 0 < len(words) <= _PERSON and (_ACTIVITY.fullmatch(words[0]) or _ACTIVITY.fullmatch(words[-1]))
    return bool(told) and not legal_form(text)


def heads_state(text: str) -> bool:
    """ "RÉPUBLIQUE FRANÇAISE" over the authority that writes."""
    return normalise(text) in _STATES


def is_general(name: str) -> bool:
    """One word that firms share: "Trust", "Group"; the rest of the name stands elsewhere, as in a sign of the house."""
    return " " not in name and not legal_form(name) and looks_like_company(name) >= _FIRM


def may_name(name: str, printed: str) -> bool:
    """No method, currency, lone code, mail address, title, count of pages or sentence names a party."""
    letters, digits = sum(map(str.isalpha, name)), sum(map(str.isdigit, name))
    if (
        ": " in name
        or letters < 2
        or len(name) > _LETTERS
        or TO_WHOM.match(name)
        or _WEB.search(printed)
        or _ACCOUNT.match(name)
        or is_desk(name)
        or counts_pages(name)
        or heads_state(name)
    ):
        return False
    if (
        len(name.split()) > _LONGEST
        or legal_form(name) == name.replace("..", ".")
        or name in CODES
        or is_sentence(name)
    ):
        return False
    if legal_form(name):
        return True
    last = name.split()[-1]
    if name.islower() or last in INSIDE or last in TOWARDS or last in small_words()["joint"]:
        return False  # "made on"
    if _LONG_NUMBER.search(name) or digits >= letters or (digits and len(name.split()) == 1):
        return False
    words = normalise(name).split()
    greets = _GREETING.issuperset(words) or not CLOSINGS.isdisjoint(words)
    return not (is_title(name) or greets or _is_method(name) or NUMBERED_LABEL.fullmatch(name))


def shape_of(name: str) -> Iterator[str]:
    shape, form = looks_like_company(name), legal_form(name) or ""
    yield (
        "legal form" if shape > 0.9 else "word of a firm" if shape > 0.6 else "capitals" if shape > 0.3 else "no shape"
    )
    for fits, sign in (
        (len(name.split()) == 1, "one word"),
        (is_general(name), "one general word"),
        (is_person(name), "a person"),
        (name.partition(" ")[0].lower() in ARTICLES, "with an article"),
        (traded_as(name) is not None, "with its trade name"),
        (bool(labels().exact(name)), "is a label"),
        (says_nothing_of_a_firm(name), "words of labels"),
        (looks_like_address(name) and shape < 0.6, "an address"),
        (_HOUSE_NUMBER.search(name) is not None, "ends with a number"),
        (any(map(str.isdigit, name)), "has a digit"),
        (name.isupper(), "upper case"),
        (name[0].islower(), "small letter"),
        (bool(form) and _goes_beyond(name, form), "more behind its form"),
        (_opens_with_label(name), "a name inside it"),
    ):
        if fits:
            yield sign


def _opens_with_label(name: str) -> bool:
    """ "Zahlung von Harrowgate Borough Council", "Pay to the order of Kerr Ltd"."""
    first, _, rest = name.partition(" ")
    told = any(hit.weight >= 0.9 and hit.end > 1 and hit.target in ("payer", "payee") for hit in labels().prefix(name))
    return told or (rest.partition(" ")[0] in TOWARDS and says_nothing_of_a_firm(first))


def _goes_beyond(name: str, form: str) -> bool:
    rest = name.partition(form)[2].strip(" .,)")
    return bool(rest) and not OWNER.fullmatch(rest) and not legal_form(rest)


@lru_cache(maxsize=1024)
def is_title(text: str) -> bool:
    """The words alone, however wide apart their letters are set ("Rechnun g")."""
    if kinds().exact(text) or kinds().exact("".join(text.split())) or composed_title(text):
        return True
    return len(text.split()) <= 6 and any(hit.weight >= 0.9 and hit.start == 0 for hit in kinds().scan(text))


def is_sentence(name: str) -> bool:
    """More than a few words, most of them without a capital; or the end of one sentence and the next one."""
    if _NEXT_SENTENCE.search(name) and not legal_form(name):
        return True
    words = [word for word in name.split() if word[0].isalpha() and word not in INSIDE]
    return len(words) > _CLAUSE and sum(word[0].islower() for word in words) * 2 >= len(words)


def _is_method(name: str) -> bool:
    """ "Bank transfer"; one word of many ("Quinta do Vale") makes no method."""
    hits = {(hit.start, hit.end) for hit in methods().scan(name) if hit.weight >= 0.5}
    return 2 * sum(end - start for start, end in hits) >= len(normalise(name).split()) > 0


@lru_cache(maxsize=1024)
def is_formed(name: str) -> bool:
    """Whether a name says what kind of firm it is, or whose: at its end or, as in France, before it."""
    first, _, rest = name.partition(" ")
    return bool(legal_form(name)) or (bool(rest) and legal_form(first) == first) or _is_owned(name)


def _is_owned(name: str) -> bool:
    """ "Carrozzeria Modenese di Bini Paolo", and no sentence that goes on so."""
    blanks = (n for n, letter in enumerate(name) if letter == " " and n > 2)
    at = next((n for n in blanks if OWNER.fullmatch(name[n + 1 :])), 0)
    return (
        at > 0
        and not says_nothing_of_a_firm(name[:at])
        and not any(word[0].islower() and word not in INSIDE for word in name[:at].split())
    )
