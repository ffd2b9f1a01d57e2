"""Parties: what a company's name looks like, and the numbers that identify one, check digits included."""

import re
from collections.abc import Callable
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein
from stdnum import iban, lei
from stdnum.br import cnpj
from stdnum.ch import uid as swiss_uid
from stdnum.es import nif as spanish_nif
from stdnum.eu import vat
from stdnum.exceptions import ValidationError
from stdnum.fr import siren, siret
from stdnum.gb import vat as british_vat
from stdnum.in_ import gstin
from stdnum.it import iva
from stdnum.pt import nif as portuguese_nif

from extractors.fields.lexicon import kinds, normalise, small_words

Place = tuple[int, int, str]
"""start and end in the searched text, and the value in compact form."""

_FORM_LIST = """
    GmbH & Co. KGaA; GmbH & Co. KG; GmbH & Co. OHG; AG & Co. KG; GmbH & Co KG; SE & Co. KGaA; KGaA; gGmbH; GmbH;
    mbH; AG; KG; OHG; GbR; e.K.; e. K.; eK; GesmbH; Sagl; ScpA; vzw; E.P.E.; A.I.E.; P.C.;
    SA de CV; S de RL de CV; SAPI de CV; S.L.P.; SLP; S.L.N.E.;
    e.V.; UG (haftungsbeschränkt); UG; eG; SE; PartG mbB; Stiftung; Inc.; Inc;
    Incorporated; LLC; L.L.C.; LLP; L.P.; LP; Ltd.; Ltd; Limited; PLC; plc; Corp.; Corp; Corporation; Company; Co.;
    Co; CO; Pty Ltd; Pty. Ltd.; Pte Ltd; Pte. Ltd.; Pvt Ltd; Pvt. Ltd.; Private Limited; ULC; LLLP; PLLC; PC; CIC;
    S.A.R.L.; SARL; S.à r.l.; SàRL; Sàrl; SASU; SAS; S.A.S.; S.A.; SA; EURL; SNC; SCS; SCI; SCOP; GIE; SCEA;
    S.L.P.; S.L.N.E.; S.A.T.; S.C.P.; SELAS; S.t.p.;
    S.L.U.; SLU; S.L.; SL; S.A.U.; SAU; S.Coop.; S.C.; S.L.L.; C.B.; S.A. de C.V.; S. de R.L. de C.V.; S. de R.L.;
    S.p.A.; SpA; S.r.l.; Srl; SRL; S.r.l.s.; S.n.c.; S.a.s.; S.c.a.r.l.; Soc. Coop.; S.S.; B.V.; BV; N.V.; NV;
    V.O.F.; VOF; C.V.; Coöperatie U.A.; U.A.; BVBA; CVBA; SPRL; Lda.; Lda; Unipessoal Lda; Unipessoal, Lda.; Ltda.;
    Ltda; EIRELI; S/A; SGPS; CRL; ME; EPP; A/S; ApS; AS; ASA; AB; Oy; Oyj; Sp. z o.o.; Sp. z o. o.; sp. k.; s.r.o.;
    SAEM; SAEML; SEML; SEM; SPL; SCIC; SELARL; GAEC; EARL; SICA; ASBL; VZW; SComm; CommV; Ltée; Limitée; OG; KEG;
    S.A.P.I. de C.V.; S.A.C.; E.I.R.L.; EIRL; S.c.r.l.; S.c.p.A.; Scarl; Onlus; Maatschap; Stichting; Oy Ab; AB (publ);
    S.C.A.; S.C.R.L.; S.C.P.A.; S. Coop.; S. Coop. Ltda.; AöR; KdöR; e.G.; SCRL; SCA; A.C.; S.A.C.I.; Limitada;
    a.s.; Kft.; Kft; Zrt.; d.o.o.; d.d.; OÜ; UAB; SIA; Ges.m.b.H.; Gesellschaft mbH; K.K.; Co., Ltd.; Sdn Bhd; Bhd;
    Limited Partnership; Pty Limited; s.e.n.c.; inc.; s.r.l.; s.p.a.; DAC; CLG; Unlimited Company; n.v.; b.v.; ltée;
    S.A.I.C.; eGen; (Pty) Ltd; e.U.; mbB; reg. Gen.m.b.H.; gmbh; bvba; cvba; sprl; sarl; eurl; asbl; srl; ltd;
    ltd.; llc; lda; lda.; ltda; ltda.; a.G.; a. G.; VVaG; V.V.a.G.; oHG;
    m.b.H.; enr.; S.c.a.; snc; sas; scarl; Soc. Agr.; Soc. Agr. a r.l.; Soc. Agr. Coop.; Soc. Coop. Agr.;
    Soc. Coop. a r.l.; S.c. a r.l.; Società Agricola; Società Cooperativa
    """
_WRITTEN = [form.strip() for form in _FORM_LIST.split(";")]
_CASED = (
    *(form.upper() for form in _WRITTEN if len(form) > 2),
    *(form.lower() for form in _WRITTEN if form.count(".") > 1),
)
_FORMS = tuple(dict.fromkeys([*_WRITTEN, *_CASED]))
_BARE_FORMS = frozenset(form.replace(".", "").upper() for form in _WRITTEN if " " not in form)
_FORM = re.compile(
    r"(?<![\w.])(?:" + "|".join(re.escape(form) for form in sorted(_FORMS, key=len, reverse=True)) + r")(?![\w])"
)
_LOOK_ALIKES = str.maketrans("I1|!05", "llllOS")
_ALIKE = [
    frozenset(letters) for letters in ("iIl1|!tfjJrLT[]", "ceoCGOQ0Da", "S58$sB", "hbnmkN", "uvyVYU", "gq9", "FEP")
]
"""Letters that are read for one another."""
_FORM_OF = {form.translate(_LOOK_ALIKES): form for form in _FORMS if len(form) > 3}
_SHORT_FORMS = frozenset(form.casefold() for form in _BARE_FORMS)
_STROKES = frozenset("Il1|!_[]{}~-–—")
"""What recognition makes of a dash or a ruling line between a name and what stands beside it."""
_FORM_WORDS = frozenset(word for form in _FORMS for word in normalise(form).split()) | {
    "the",
    "and",
    "und",
    "et",
    "y",
    "e",
}
_BUSINESS_LIST = """
    group gruppe groupe grupo gruppo groep holding holdings international industries industrie services solutions
    trading logistics foods manufacturing technologies technology systems supply supplies wholesale retail stores
    markets handel vertrieb bau maschinenbau werke transport transportes trasporti transports spedition distribution
    distribucion distribuzione distribuicao etablissements ets societe sociedad societa sociedade hermanos fratelli
    freres bros brothers sons partners associates enterprises industrial comercial commerciale commercial energy
    energie pharma chemicals electronics university hospital bank city county stadt gemeente ayuntamiento comune
    mairie ministry department bv nv factory fabrik works engineering construction materials products medical health
    care motors automotive packaging plastics steel metals foundation institute
    council borough municipality municipio camara prefeitura commune landkreis kreis gemeinde provincia diputacion
    hospitalier klinikum krankenhaus ziekenhuis ospedale clinic clinica school schools college district authority trust
    church diocese state commonwealth township parish province
    groupement union syndicat sindicato sindacato federation confederation federacion federazione mutuelle mutua regie
    ente istituto instituto institut fondazione fundacion fundacao fondation stichting consorzio consorcio consortium
    azienda ospedaliera academie academy lycee club colegio escuela scuola escola junta consejeria xunta
    cooperativa cooperative genossenschaft verein association universidad universidade universita
    universiteit universitat universite ministero ministerio ministere rijkswaterstaat waterschap
    """
_BUSINESS = frozenset(_BUSINESS_LIST.split())
_ADDRESS = re.compile(
    r"\b\d{4,5}(?:-\d{3,4})?\s+[A-ZÀ-Þ][\wÀ-ÿ.-]+|\b\d{4}\s?[A-Z]{2}\b\s+[A-Z]|\b[A-Z]{2},?\s{1,2}\d{5}(?:-\d{4})?\b|\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b"
    r"|(?i:\bP\.?\s?O\.?\s?Box\b|\bPostfach\b|\bapartado\b|\bcasella\spostale\b|\bpostbus\b|\bBP\s\d)"
    r"|(?i:\b(?:avenue|boulevard|suite|floor|highway|parkway|rue|calle|avda|avenida|plaza|paseo"
    r"|parque\s(?:tecnol[óo]gico|industrial|empresarial)|zona\sindustrial|zone\sindustrielle|parc\sd[’']activit[ée]s|barrio"
    r"|piazza|viale|corso|rua|travessa|pra[çc]a|estrada|chemin|all[ée]e|quai|polígono|carrer|blvd|ave|plein|gracht|laan)\b)"
    r"|(?i:(?<!& )(?<!and )\b(?:street|road|drive|lane|court|square)\b(?:\W*$|,|.*\d))"
    r"|(?i:\d.*\b(?:street|road|drive|lane|court|square)\b)"
    r"|(?i:\w(?:stra(?:ss|ß)e|str|weg|platz|allee|gasse|ring|damm|straat|laan|kade|plein)\b\.?\s*\d)"
    r"|^\s*(?i:via|rue|calle|rua|place|piazza|plaza)\s|\b(?i:stra(?:ss|ß)e|str|weg|platz|allee|ring|damm)\b\.?\s*\d"
    r"|[^\W\d]{4}\s?[-–]\s?[1-9]\d{2}\s?\d{3}$"  # an Indian town and its PIN
    r"|^\d{1,5}\s[A-Z].*\b(?i:St|Rd|Dr|Ln|Hwy|Pkwy|Ct|Way|Pl|Cir|Sq|Ter|Close|Crescent|Gardens|Hill|Row|Park)\b\.?,?$"
)
_NAME_CHARS = re.compile(r"[\w&.,'’+/()!@ –-]{2,80}")
_SENTENCE = re.compile(
    r"[a-zß-ÿ]{4}[.!?]\s+[A-ZÀ-Þ][a-z]+[.!?]?$|(?i:^powered\s+by\b|\bunsubscribe\b)"
    r"|[.!?]\s+[A-Za-zÀ-ÿ]+\s+[a-zà-ÿ]+\s+[a-zà-ÿ]+|:\s*\S"
)
_TITLE = 0.9
"""How surely a phrase is the title of a paper."""


@lru_cache(maxsize=1024)
def legal_form(text: str) -> str | None:
    """The legal form in a name ("GmbH & Co. KG", "S.r.l."); short ones count only at the end of the line."""
    for match in _FORM.finditer(text):
        rest = text[match.end() :].strip(" .,;)")
        if not match.start() and rest and match.group().isalpha():
            continue  # "Company ID", "Limited offer": a word before others is no form
        if len(match.group()) > 3 or not rest or rest.startswith(("(", "-", "–", "·", "|", "&")):
            return match.group()
    return None


def with_form_mended(name: str) -> str:
    """A recognised name whose last word is a legal form but for one letter ("Norhaven Supply tnc."), with that form;
    without a letter that stands alone behind it: a ruling ("Norhaven SARL I")."""
    head, _, last = name.rpartition(" ")
    if len(last) == 1 and head.rstrip(".").endswith((legal_form(head) or " ").rstrip(".")):
        return head
    if not head or legal_form(name) or len(last.strip(".")) < 3:
        return name
    if last.replace(".", "").upper() in _BARE_FORMS:
        return name  # "S.C.A." is none of "S.p.A."
    near = {form.casefold(): form for form in reversed(_WRITTEN) if _is_one_look_alike_off(form, last)}
    return f"{head} {next(iter(near.values()))}" if len(near) == 1 else name


def _is_one_look_alike_off(form: str, word: str) -> bool:
    """ "tnc." and "Inc.", "Lid" and "Ltd"; "Sol" is a word of its own, and no "Srl"."""
    if len(form) != len(word):
        return False
    differing = [pair for pair in zip(form, word, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and any(alike.issuperset(differing[0]) for alike in _ALIKE)


def legal_form_meant(word: str) -> str | None:
    """The legal form that a recognised word is but for look-alikes ("S.r.I.", "lnc."); None where it is one already,
    or none."""
    return None if word in _FORMS else _FORM_OF.get(word.translate(_LOOK_ALIKES))


def may_be_misread(name: str) -> bool:
    """Whether a recognised name shows it: a stroke that stands alone, or an end that is nearly a legal form ("Vor")."""
    words = name.split()
    if not _STROKES.isdisjoint(words):
        return True
    last = words[-1].strip(".").casefold() if words else ""
    return (
        len(last) > 2
        and not legal_form(name)
        and any(len(form) == len(last) and Levenshtein.distance(form, last) == 1 for form in _SHORT_FORMS)
    )


_TRADES_AS = re.compile(
    r"(?:.{3,60}?[,;(]?\s)?(?i:(?:is\s)?an?\s(?:trad(?:ing|e)\s(?:name|style)|brand|division)\sof)\s(.{3,60}?)[.)]?$"
    r"|(.{3,60}?),?\s\(?(?i:trading\sas|t/a|d/b/a|dba|doing\sbusiness\sas|operating\sas)\s.{2,}$"
)
_TRADING = re.compile(r"trad|brand|division|t/a|d/b/a|dba|doing|operating")
"""Without one of these nobody trades as another."""
_OFFICE = re.compile(r"(.{3,60}?),\s([A-ZÀ-Þ][a-zà-ÿ]+(?:\s[A-ZÀ-Þa-zà-ÿ&]+){0,3})$")
_TITLE_WORDS = 8
"""No title of a paper is longer."""


@lru_cache(maxsize=1024)
def traded_as(name: str) -> str | None:
    """The firm that uses another name here: "X, a trading name of Y Ltd" and "Y Ltd t/a X" are Y Ltd."""
    traded = _TRADES_AS.match(name) if _TRADING.search(name.lower()) else None
    return traded and (traded[1] or (traded[2] if legal_form(traded[2]) else None))


def without_office(name: str) -> str:
    """The firm without the office behind it: "HomeBase Direct Ltd, Invoice Control"."""
    office = _OFFICE.match(name) if ", " in name else None
    return office[1] if office and legal_form(office[1]) and not legal_form(office[2]) else name


def without_title(name: str) -> str:
    """A name without the paper's title or a department behind it: "Thornbury Foods Ltd - Remittance Advice"."""
    head, dash, rest = (name.replace(" – ", " - ").replace(" | ", " - ")).partition(" - ")
    if dash and len(head) > 2 and (_is_titled(rest) or _is_department(head, rest)):
        return head
    words = name.split()
    for cut in range(max(2, len(words) - _TITLE_WORDS), len(words)):
        behind = kinds().exact(" ".join(words[cut:]))
        if any(hit.weight >= _TITLE for hit in behind) and legal_form(" ".join(words[:cut])):
            return " ".join(words[:cut])
    return name


def _is_titled(text: str) -> bool:
    return is_desk(text) or any(hit.weight >= _TITLE for hit in kinds().scan(text))


def _is_department(firm: str, text: str) -> bool:
    return bool(legal_form(firm)) and not legal_form(text) and not any(map(str.isdigit, text))


@lru_cache(maxsize=1024)
def is_desk(text: str) -> bool:
    """Whether a line names no firm, only who in it is meant: "The Finance Manager", "Financial Services"."""
    small = _PARTICLES | _ARTICLES | small_words()["joint"]
    words = [word for word in normalise(text).split() if word not in small]
    return 0 < len(words) < _TITLE_WORDS and small_words()["desk"].issuperset(words)


@lru_cache(maxsize=1024)
def looks_like_company(text: str) -> float:
    """0..1: how much a line looks like the name of a company or authority."""
    text = " ".join(text.split()).strip(" ,;:")
    if not _NAME_CHARS.fullmatch(text) or _SENTENCE.search(text) or len(text.split()) > 10:
        return 0.0
    letters = sum(c.isalpha() for c in text)
    if letters < 2 or letters < sum(c.isdigit() for c in text) * 2 or "@" in text or "www." in text.lower():
        return 0.0
    if legal_form(text):
        return 0.95
    if is_desk(text):
        return 0.1
    words = text.split()
    if _BUSINESS & set(normalise(text).split()):
        return 0.7
    words = [word for word in words if word not in _PARTICLES]
    capitalised = sum(word[0].isupper() or not word[0].isalpha() for word in words)
    return 0.4 if capitalised >= max(1, len(words) - 1) and 0 < len(words) <= 6 else 0.1


_PARTICLE_LIST = """
    of the and de du des la le les del los las di della dei da do dos das van der den het von zu und et y e en in
    sur para
    """
_PARTICLES = frozenset(_PARTICLE_LIST.split())
"""Words inside a name that are written small."""
_ARTICLES = frozenset(("l", "il", "lo", "die", "das", "het", "o", "os", "as"))
"""Words before what an office is called: "L'Amministrazione", "Die Geschäftsleitung"."""


def telling_words(text: str) -> list[str]:
    """The words of a name without the small ones inside it."""
    return [word for word in text.split() if word[:1].isalpha() and word.casefold() not in _PARTICLES]


@lru_cache(maxsize=1024)
def looks_like_address(text: str) -> bool:
    """A line with a street, a postcode with its town, or a post box."""
    return len(text) <= 200 and bool(_ADDRESS.search(text))


_OTHERS = 0.8
"""How alike two firms are at most whose names differ in more than print."""


def same_party(first: str, second: str) -> float:
    """0..1: how likely two printed names are the same party, legal forms and punctuation aside."""
    left, right = _core(first), _core(second)
    if not left or not right:
        return 1.0 if normalise(first) and normalise(first) == normalise(second) else 0.0
    alike = float(fuzz.token_sort_ratio(left, right)) / 100
    if alike > _OTHERS and (_forms_differ(first, second) or _words_differ(left, right)):
        return _OTHERS
    return alike


_SAME_FORMS = {"limited": "ltd", "incorporated": "inc", "corporation": "corp", "company": "co", "mbh": "gmbh"}


def _forms_differ(first: str, second: str) -> bool:
    """A group's companies share a name: "Chauvin SNC" is not "Chauvin SASU"."""
    one, other = (normalise(legal_form(name) or "").replace(" ", "") for name in (first, second))
    return bool(one and other) and _SAME_FORMS.get(one, one) != _SAME_FORMS.get(other, other)


def _words_differ(left: str, right: str) -> bool:
    """Each has a word that is no misprint of one of the other's: "De Vries Holding" is not "Veluwe Holding"."""
    ours, theirs = left.split(), right.split()
    alone = [word for word in ours if not _is_among(word, theirs)]
    return bool(alone) and any(not _is_among(word, ours) for word in theirs)


def _is_among(word: str, words: list[str]) -> bool:
    return any(word == other or (len(word) > 3 and Levenshtein.distance(word, other) < 2) for other in words)


@lru_cache(maxsize=1024)
def _core(name: str) -> str:
    """The name without its legal form; all of it where nothing else is left."""
    without = _FORM.sub(" ", name)
    return " ".join(word for word in normalise(without).split() if word not in _FORM_WORDS)


_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]){11,32}")
_EMAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9][A-Za-z0-9.-]{0,100}\.[A-Za-z]{2,24}")
_BIC = re.compile(r"\b[A-Z]{6}[A-Z2-9][A-NP-Z0-9](?:[A-Z0-9]{3})?\b")
_BIC_LABEL = re.compile(r"(?i:\b(?:BIC|SWIFT)\b)")


def find_ibans(text: str) -> list[Place]:
    """IBANs whose check digits are right, compact."""
    found = []
    for match in _IBAN.finditer(text):
        # What follows an IBAN on the line ("... 30 00 BIC") may be taken along: shorten until it is valid.
        candidate = match.group()
        while len(candidate) >= 15:
            compact = candidate.replace(" ", "")
            if iban.is_valid(compact):
                found.append((match.start(), match.start() + len(candidate), compact))
                break
            candidate = candidate[:-1].rstrip()
    return found


def find_emails(text: str) -> list[Place]:
    """Mail addresses, lower case."""
    return [(match.start(), match.end(), match.group().lower()) for match in _EMAIL.finditer(text)]


def find_bics(text: str) -> list[Place]:
    """BICs, where the text says that it holds one."""
    if not _BIC_LABEL.search(text):
        return []
    return [
        (match.start(), match.end(), match.group())
        for match in _BIC.finditer(text)
        if any(c in match.group() for c in "2X") or len(match.group()) in (8, 11)
    ]


_EU_ID = re.compile(
    r"\b(?:AT|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GB|GR|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|XI)"
    r"[ ]?(?:[A-Z0-9][ .-]?){7,13}"
)
_OTHER_IDS: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (re.compile(r"\bCHE[- ]?\d{3}\.?\d{3}\.?\d{3}\b"), swiss_uid.validate),
    (re.compile(r"\b\d{2}[A-Z]{5}\d{4}[A-Z][1-9A-Z]Z[0-9A-Z]\b"), gstin.validate),
    (re.compile(r"\b\d{2}\.\d{3}\.\d{3}/\d{4}-\d{2}\b"), cnpj.validate),
)
_LABELLED_IDS: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (
        re.compile(
            r"(?i:\b(?:N\.?I\.?F|C\.?I\.?F|NIE)\b\.?)[\s.:]{0,4}((?:ES)?[A-Z]-?\d{7,8}-?[A-Z0-9]?|\d{8}-?[A-Z])\b"
        ),
        spanish_nif.validate,
    ),
    (
        re.compile(r"(?i:\b(?:NIF|NIPC|contribuinte)\b)[\s.:nº°]{0,8}((?:PT)?\s?\d{3}\s?\d{3}\s?\d{3})\b"),
        portuguese_nif.validate,
    ),
    (re.compile(r"(?i:\b(?:P\.?\s?IVA|partita\siva)\b)[\s.:n°]{0,5}((?:IT)?\s?\d{11})\b"), iva.validate),
    (re.compile(r"(?i:\bSIRET\b)[\s.:n°]{0,5}(\d{3}\s?\d{3}\s?\d{3}\s?\d{5})\b"), siret.validate),
    (re.compile(r"(?i:\bSIREN\b|\bRCS\b[ \w]{0,20}?)[\s.:n°]{0,5}(\d{3}\s?\d{3}\s?\d{3})\b"), siren.validate),
    (re.compile(r"(?i:\bVAT\b)[\s.:#\w]{0,20}?(\d{3}\s?\d{4}\s?\d{2})\b"), british_vat.validate),
    (re.compile(r"(?i:\bLEI\b)[\s.:]{0,4}([A-Z0-9]{18}\d{2})\b"), lei.validate),
)
_US_EIN = re.compile(r"(?i:\b(?:EIN|TIN|FEIN|tax\sid|federal\sid)\b)[\s.:#\w]{0,14}?(\d{2}-?\d{7})\b")
_GERMAN_TAX_NUMBER = re.compile(
    r"(?i:\b(?:Steuer-?\s?(?:nummer|nr)|St\.?-?Nr)\b)[\s.:]{0,4}(\d{2,3}[\s/]{1,3}\d{3}[\s/]{1,3}\d{4,5})\b"
)


_ID_LABEL = re.compile(
    r"n\.?i\.?[ef]|c\.?i\.?f|nipc|contribuinte|p\.?\s?iva|partita|siret|siren|rcs|vat|lei|ein|tin|tax\sid|federal"
    r"|steuer|st\.?-?nr"
)
"""What stands before a number that has no prefix of its own, wherever it begins: a cheap look before a dear one."""
_FEWEST = 6
"""Digits of a tax id: an old Irish one has no more; an LEI (ISO 17442) has two at least, behind its label."""


def find_tax_ids(text: str) -> list[Place]:
    """VAT and tax ids, compact: by check digits where they have a prefix of their own, else behind their label."""
    if sum(map(str.isdigit, text)) < _FEWEST and "LEI" not in text.upper():
        return []
    found = [place for match in _EU_ID.finditer(text) if (place := _european(match))]
    labelled = _ID_LABEL.search(text.lower()) is not None
    for pattern, validate in (*_OTHER_IDS, *(_LABELLED_IDS if labelled else ())):
        for match in pattern.finditer(text):
            group = 1 if pattern.groups else 0
            if value := _valid(validate, match.group(group)):
                found.append((match.start(group), match.end(group), value))
    for pattern in (_US_EIN, _GERMAN_TAX_NUMBER) if labelled else ():
        found.extend((m.start(1), m.end(1), " ".join(m.group(1).split())) for m in pattern.finditer(text))
    return _without_overlaps(found)


def _european(match: re.Match[str]) -> Place | None:
    """What follows the id may be taken along: shorten until the check digits are right."""
    candidate = match.group().rstrip(" .-")
    while len(candidate) >= 9:
        compact = re.sub(r"[ .-]", "", candidate)
        value = _valid(vat.validate, compact) or (
            _valid(british_vat.validate, compact) if compact[:2] == "GB" else None
        )
        if value:
            prefix = "" if value.startswith(compact[:2]) else compact[:2]
            return match.start(), match.start() + len(candidate), prefix + value
        candidate = candidate[:-1].rstrip(" .-")
    return None


def _valid(validate: Callable[[str], str], text: str) -> str | None:
    try:
        return validate(text)
    except ValidationError:
        return None


def _without_overlaps(places: list[Place]) -> list[Place]:
    """The first of overlapping finds."""
    kept: list[Place] = []
    for place in sorted(places, key=lambda place: (place[0], -place[1])):
        if not kept or place[0] >= kept[-1][1]:
            kept.append(place)
    return kept
