"""A name without what surrounds it: salutations, prepositions, numbers, offices, addresses, remarks."""

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.fields.lexicon import labels, normalise, parties
from extractors.fields.parties import (
    is_desk,
    legal_form,
    looks_like_address,
    looks_like_company,
    traded_as,
    without_office,
)

ADDRESSING = frozenset(
    (
        *(
            "dear",
            "sehr",
            "geehrte",
            "geehrter",
            "estimado",
            "estimada",
            "estimados",
            "estimadas",
            "proveedores",
            "cher",
        ),
        *("chere", "madame", "monsieur", "gentile", "egregi", "spett", "spettabile", "geachte", "hoi", "hi", "hello"),
        *(
            "exmo",
            "exmos",
            "exma",
            "exmas",
            "caro",
            "prezado",
            "prezados",
            "messrs",
            "firma",
            "ditta",
            "herren",
            "damen",
            "und",
        ),
        *(
            "gentili",
            "gentilissimi",
            "signore",
            "signori",
            "egregio",
            "messieurs",
            "mesdames",
            "muy",
            "sres",
            "senores",
        ),
        *("heer", "heren", "mevrouw", "senhores", "senhoras", "senhor", "senhora", "senor", "senora"),
        *("kolleginnen", "kollegen", "for", "pela", "pelo", "attn"),
    )
)
_ADDRESSING_MARKS = frozenset(("m/s", "m/s.", "spett.le", "spett.le:", "exmo(s).", "sr(s).", "exmos.", "srs.", "z.hd."))
"""Words before a name that address it; whoever is addressed is the payee."""
_HONOURING = re.compile(r"(?i)(?:(?:gent|preg|ill?|chiar|stim|dist|ex|ecc)\.(?:m[oaei]s?|li|le)|ilm[oa]s?\.|egr\.):?")
"""The same, cut short in its middle or at its end: "Gent.ma", "Preg.mo", "Ex.mos"."""
GREETINGS = frozenset(
    ("hallo", "guten", "good", "beste", "bonjour", "ciao", "hola", "ola", "buongiorno", "bom", "boa", "liebe", "lieber")
)
"""Words that greet only where the line ends like a salutation: "Beste Bakkers B.V." is a firm."""
SALUTING = GREETINGS | frozenset((
    *("hi", "hello", "hey", "dear", "moin", "servus", "gruezi", "sehr", "geehrte", "geehrter"),
    *("dag", "goedemorgen", "goedemiddag", "goedendag", "geachte"),
    *("bonne", "bonsoir", "salut", "cher", "chere", "madame", "monsieur"),
    *("buenos", "buenas", "estimado", "estimada", "estimados", "buonasera", "salve", "gentile", "gentili"),
    *("caro", "cara", "prezado", "prezada", "prezados", "prezadas"),
))  # fmt: skip
"""Words that open a line which greets, where the line is short and stands in a text."""
_IN_NAME_OF = frozenset(("for", "pela", "pelo"))
"""Words with which somebody signs for a firm: nobody is greeted by them."""
TO_FIRMS = frozenset(("spett", "spettabile", "messrs", "firma", "ditta", "fa"))
"""Salutations that only firms are given."""
_EITHER = re.compile(r"\((?:a|as|es|e|s|in|ne)\)\.?$")
"""The ending of a word that greets either sex, or several: "Exmo(a).", "Sr(s)."."""
_GREETED_ON = frozenset((
    *("sir", "sirs", "or", "madam", "tag", "morgen", "morning", "afternoon", "day", "dia", "tarde"),
    *("cliente", "client", "customer", "kunde", "klant", "partner", "supplier", "vendor", "lieferant", "fournisseur"),
    *("proveedor", "fornitore", "fornecedor", "leverancier"),
))  # fmt: skip
"""Words that go on with a salutation."""


TO = frozenset(("an", "to", "aan", "para", "ao", "à", "a"))
TOWARDS = TO | {
    "für",
    "pour",
    "voor",
    "per",
    "por",
    "van",
    "von",
    "from",
    "de",
    "da",
    "do",
    "by",
    "door",
    "durch",
    "par",
    "dal",
}
"""Lower-case prepositions before a name; those that name whom a payment goes to."""

_TO_LINE = frozenset(("An", "To", "Aan", "À", "Para", "Alla", "Allo"))
"""The same at the beginning of a line, before a firm: "An Halden UG"; "An Post" is a name."""
_MELTED = frozenset(("alla", "allo", "al", "au", "aux"))
"""The same with its article in one."""
_TO_THE = frozenset(("the", "die", "das", "den", "der", "de", "het", "la", "le", "les", "las", "los", "o", "os", "as"))
"""What goes on with such a word, alone in its line over the name: "An die", "Alla ditta", "À la"."""

TO_WHOM = re.compile(
    r"(?i)(?:au\s+(?:profit|bénéfice)\s+d|en\s+faveur\s+d|a\s+favore?\s+d|favore?\s+d|zugunsten|zu\s+gunsten|ten\s+gunste|in\s+favou?r\s+of)"
)
"""Words before a name that is paid; they are no part of it, and it is not who pays."""

_LONGEST, _LABEL = 12, 6
"""Words of a name, and of a label."""
NUMBERED_LABEL = re.compile(r"[^\W\d]+\.?:? \d{3,}")
"""A word and a number: "Mandant 40118" is no name."""
_DESK_BEFORE = re.compile(r", | [-–—|·] ")
"""What parts a desk from the firm behind it."""
_GLUED = re.compile(r"(?<=[^\W\d]):(?=[^\W\d])")
"""A mark that recognition saw in the blank of a name: "Westbrook:Housing"."""
_SAID_BEFORE = re.compile(r"(?:\S+\s){2,}\S*[a-zß-ÿ]{4}\.\s(?=[A-ZÀ-Þ]\S*\s)")
"""A sentence on the line of a firm, before its name: "Zahlung sofort ohne Abzug. Baugeräte Heitkamp oHG"."""
_NUMBERED = re.compile(r"(?:\d{4,12}|[A-Z]{1,4}\d{3,12}|\d{3,12}[-./]\d{1,6})\s(?:[-–—]\s)?(?=[A-ZÀ-Þ])")
"""The number under which the firm is kept, before its name."""

_ATTENTION = re.compile(
    r"(?i)\A(?:(?:[àa] l['’]attention d(?:es|[eu])|a la atenci[óo]n de|(?:alla )?(?:cortese )?attenzione d(?:i|ella)|"
    r"à atenção d[aeo]|aos cuidados d[aeo]|ter attentie van|t\.?a\.?v\.|z\.?\s?hd\.|a/c|alla (?:spett\.le )?ditta|"
    r"an die firma|à la société|a la empresa|aan de firma|à firma)\s+(?-i:(?=[A-ZÀ-Þ])))+"
)
"""Words of several before whom a paper is meant for."""

CLOSINGS = frozenset(
    (
        "regards",
        "thanks",
        "danke",
        "merci",
        "gracias",
        "grazie",
        "bedankt",
        "obrigado",
        "obrigada",
        "cheers",
        "grussen",
        "gruss",
        "grusse",
        "hochachtungsvoll",
        "hoogachtend",
        "sincerely",
        "faithfully",
        "salutations",
        "atentamente",
        "saludos",
        "saludo",
        "saluti",
        "groet",
        "groeten",
        "groetjes",
        "cumprimentos",
        "atenciosamente",
        "cordialement",
    )
)


def clean_name(text: str) -> str:
    """Without punctuation, an address in angle brackets, a salutation or a "for" around it."""
    return addressed(text)[0]


def addressed(text: str) -> tuple[str, bool]:
    """The name in a text, and whether a salutation or a preposition ("an", "to") addresses it."""
    salutation = text.rstrip().endswith((",", "!"))
    label, colon, rest = text.partition(": ")
    if colon and any(hit.target == "name" for hit in parties().exact(label)):
        text = rest  # "Denominazione: Brambilla S.r.l."
    desk, *rests = _DESK_BEFORE.split(text, maxsplit=1)
    if rests and (is_desk(desk) or normalise(desk) in CLOSINGS):
        text = rests[0]  # "Bursar, Thornbury Hall School", "Administración - Bodegas Yecla, S.L."
    text = text.partition("<")[0].strip(' :;,|·-–—*\t"').strip()
    text = traded_as(text) or text
    said = _SAID_BEFORE.match(text)
    if said is not None and legal_form(text[said.end() :].partition(",")[0]):
        text = text[said.end() :]
    if numbered := _NUMBERED.match(text):
        text = text[numbered.end() :]
    text, meant = _ATTENTION.subn("", text)
    words = _without_number(_GLUED.sub(" ", text).split())
    count = len(words)
    while len(words) > 1 and _addresses(words[0], greeting=salutation, on=len(words) < count):
        words = words[1:]
    found = bool(meant) or (len(words) < count and normalise(text.split()[0]) not in _IN_NAME_OF)
    if len(words) > 1 and words[0].islower() and words[0].endswith(","):
        words = words[1:]  # "Geachte relatie, Wasserij Klaver B.V.,"
    if len(words) > 1 and (words[0] in TOWARDS or (words[0] in _TO_LINE and legal_form(" ".join(words[1:])))):
        words, found = words[1:], found or words[0] in TO | _TO_LINE
        while found and len(words) > 1 and (words[0] in _TO_THE or words[0] in TO_FIRMS):
            words = words[1:]  # "An die Alpenmed GmbH", "Alla ditta Ittica S.r.l."
    name = " ".join(words)
    name = name.rstrip(",;")
    name = name[:-1] if name.endswith("..") else name  # the end of a sentence behind "B.V."
    name = without_office(name)
    return name.rstrip("!") if found else name, found


def addresses_below(text: str) -> bool:
    """Whether a line says only that the next one is meant: "To,", "An die", "Alla ditta"."""
    words = text.rstrip(" ,:").lower().split()
    begun = bool(words) and (words[0] in TO | _MELTED or _addresses(words[0], greeting=False, on=False))
    return begun and all(word in _TO_THE or _addresses(word, greeting=False, on=True) for word in words[1:])


def _without_number(words: list[str]) -> list[str]:
    """The name before the tax number that stands on its line: "Sertão Verde S.A. CNPJ 07.118.204/0001-55"."""
    if not words or not any(map(str.isdigit, words[-1])):
        return words
    for n in range(1, min(len(words) - 1, _LONGEST)):
        hits = labels().prefix(" ".join(words[n : n + _LABEL]))
        if any(hit.target == "payer_tax_id" for hit in hits):
            return words[:n]
    return words


def _addresses(word: str, *, greeting: bool, on: bool) -> bool:
    """`greeting`: the line ends like a salutation; `on`: it began like one."""
    known = normalise(_EITHER.sub("", word))
    if known in ADDRESSING or word.lower() in _ADDRESSING_MARKS or _HONOURING.fullmatch(word):
        return True
    return (greeting and known in GREETINGS) or (on and known in _GREETED_ON)


_FIRM, _PLACE = 0.6, 4
_PREMISES = re.compile(
    r"(?i)\b(?:house|offices?|building|estate|docks?|quay|hall|towers?|floor \d+|unit \d+\w?|haus|hof)$"
)


_HOUSE = re.compile(r"\d{1,4}[a-zA-Z]?\s[A-ZÀ-Þ]")
"""How a street begins that has its number before it."""


def is_place(part: str) -> bool:
    """A street, a town, or the name of a building between the firm's and the street's."""
    return looks_like_address(part) or (_PREMISES.search(part) is not None and not legal_form(part))


def _ends_name(part: str) -> bool:
    """What stands behind a comma and is no name: a place, "4 The Parade", a desk."""
    return is_place(part) or _HOUSE.match(part) is not None or is_desk(part)


def without_address(name: str) -> str:
    """The name before the address that stands on the same line: "Cobalt Ltd, 12 Forge Street, Sheffield S3 8GQ"."""
    parts = [part for printed in name.split(", ") for part in _with_form_apart(printed)]
    if len(parts) == 1:
        return name
    at = next((n for n, part in enumerate(parts) if n and _ends_name(part)), len(parts))
    if 1 < at < len(parts):
        at -= parts[at - 1][:1].isdigit()  # "3 place du Marché, 37000 Tours"
    formed = next((n for n, part in enumerate(parts[:at]) if legal_form(part)), at - 1)
    if looks_like_address(parts[0]):
        return name
    if at == len(parts):
        return _up_to_form(parts) or _without_town(parts) or name
    more = parts[formed + 1 : formed + 2] if formed + 1 < at else []
    return ", ".join(parts[: formed + 1] + [part for part in more if legal_form(part)])


def _with_form_apart(part: str) -> list[str]:
    """ "INC. 1420 INDUSTRIAL PKWY": the legal form behind the firm's comma, and the street right behind it."""
    form, _, rest = part.partition(" ")
    return [form, rest] if rest[:1].isdigit() and legal_form(form) == form else [part]


def _up_to_form(parts: Sequence[str]) -> str | None:
    """The firm before a street and a town that are not known as such: the first part that ends with its legal form,
    with numbers behind it, or several parts: "Polski Beton Sp. z o.o., ul. Fabryczna 5, 40-001 Katowice"."""
    ended = next((n for n, part in enumerate(parts[:-1]) if part.endswith(legal_form(part) or " ")), None)
    behind = [] if ended is None else parts[ended + 1 :]
    placed = any(map(str.isdigit, "".join(behind))) or (len(behind) > 1 and all(map(_may_be_place, behind)))
    return ", ".join(parts[: ended + 1]) if ended is not None and placed else None


def _may_be_place(part: str) -> bool:
    """A few words written large that end with no legal form."""
    return part[:1].isupper() and not part.endswith(legal_form(part) or " ") and len(part.split()) <= _PLACE


def _without_town(parts: Sequence[str]) -> str | None:
    """The firm before its town: "Jagannath Conveyor Works Pvt Ltd, Rourkela"."""
    *firm, town = parts
    name = ", ".join(firm)
    ended = (form := legal_form(name)) is not None and name.endswith(form)
    ended = ended or (len(firm) == 1 and looks_like_company(name) >= _FIRM)  # "Hitech Weigh Systems, Coimbatore"
    return name if ended and not legal_form(town) and town[:1].isupper() and town.isalpha() else None


_REMARK = re.compile(r"\s\((?=[^)]*(?:\d|\w\s\w))[^)]*\)$")
_CODED = re.compile(r"\s\((?:[A-Z0-9]{3,5}|[A-Z]{2,6}\d{2,6})\)$")
"""The code of a house behind its name: "East Wolds University Hospitals NHS Trust (RXZ)"."""


def is_code(behind: str) -> bool:
    """Whether what stands behind a name is nothing but the code of its house in brackets."""
    return _CODED.fullmatch(behind) is not None


def without_remark(name: str) -> str:
    """The firm without what is said of it in brackets: "Redhawk Motor Lines Inc. (SCAC RDHK)"."""
    if coded := _CODED.search(name):
        return name[: coded.start()]
    found = _REMARK.search(name)
    return name[: found.start()] if found and legal_form(name[: found.start()]) else name


_PARTING = re.compile(r"\s[-–—|/·•]\s|:\s|,\s")


def is_parted(name: str) -> bool:
    """Whether a mark parts a name that may hold more than the firm's: "Librairie du Port, Marseille", "Bénéficiaire /
    Beneficiary Northlite Inc."; a comma in a name that ends with its legal form is its own: "Orion Supply, LLC"."""
    mark = _PARTING.search(name)
    form = legal_form(name)
    return mark is not None and not (mark.group().startswith(",") and form is not None and name.endswith(form))


_OWN = 5
"""Letters of a word that is a name's own; shorter ones are said twice by many ("Hôtel de la Paix et de la Gare")."""


def is_said_twice(name: str) -> bool:
    """Whether a brand above the firm was taken for a part of its name: "HARLÉA Distribution Comptoir Harléa SAS",
    "norhavenparts Norhaven Parts Ltd". "Meyer & Meyer" and "Molino Bellini di Bellini G. & C. s.a.s." are named after
    partners."""
    words = normalise(name).split()
    apart = any(
        len(word) >= _OWN and word in words[: max(n - 1, 0)] and words[n - 1] != "di" for n, word in enumerate(words)
    )
    return apart or any(first + second in words for first, second in pairwise(words))
