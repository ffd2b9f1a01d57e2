"""Currencies: codes, symbols and words, and which currency a document is in."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

# ISO 4217 codes in use. A three-letter word is a currency only if it is one of these, in capitals.
_CODE_LIST = """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP
    CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF
    IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK
    MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF
    SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS
    VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG
    """
CODES = frozenset(_CODE_LIST.split())
# Codes that are also everyday words or abbreviations: they count only beside an amount or alone in a cell.
_WORDY_LIST = "ALL TOP TRY CUP GEL MAD PEN BAM COP SOS LAK MOP RON AMD STN PAB SAR SCR"
_WORDY = frozenset(_WORDY_LIST.split())

# Candidates, likeliest first -> the signs and words that stand for them.
_SIGNS_OF = {
    "USD CAD AUD NZD SGD HKD MXN TWD COP CLP ARS UYU": "$",
    "USD CAD AUD NZD SGD HKD TWD": "dollar; dollars",
    "COP MXN CLP ARS UYU PHP": "peso; pesos",
    "SEK DKK NOK ISK": "kr; kr.",
    "JPY CNY": "¥",
    "INR PKR LKR": "rs; rs.; rupees",
    "AED MAD": "dh",
    "EUR": "€; euro; euros",
    "GBP": "£; £stg; stg; sterling; pounds; pounds sterling; pound sterling",
    "USD": "us$; usd$; $us; $ us; u.s.$; us dollar; us dollars; u.s. dollar; u.s. dollars; us-dollar",
    "CAD": "c$; ca$; can$; cdn$; cad$; $cad; $ca; $ ca; $ can; cdn; canadian dollar; canadian dollars",
    "AUD": "a$; au$; aud$; $ au; australian dollar; australian dollars",
    "NZD": "nz$",
    "SGD": "s$; sg$",
    "HKD": "hk$",
    "MXN": "mx$; mex$; m.n.; pesos mexicanos",
    "TWD": "nt$",
    "BRL": "r$; reais; real",
    "COP": "col$; cop$; pesos colombianos",
    "CLP": "clp$; pesos chilenos",
    "ARS": "ar$; pesos argentinos",
    "UYU": "$u; uy$; pesos uruguayos",
    "JPY": "円; yen",
    "CNY": "rmb; 元; yuan; cn¥",
    "INR": "₹",
    "CHF": "sfr; sfr.; swiss francs; swiss franc; franken; schweizer franken; francs suisses; franchi svizzeri",
    "SEK": "skr",
    "NOK": "nkr",
    "DKK": "dkr",
    "PLN": "zł; zl",
    "CZK": "kč; kc",
    "HUF": "ft",
    "RON": "lei",
    "TRY": "₺; tl",
    "RUB": "₽",
    "UAH": "₴",
    "KRW": "₩",
    "ILS": "₪",
    "VND": "₫",
    "THB": "฿",
    "PHP": "₱",
    "NGN": "₦",
    "CRC": "₡",
    "PYG": "₲",
    "KZT": "₸",
    "MYR": "rm",
    "IDR": "rp",
    "AED": "dhs",
    "ZAR": "rand",
}
_SYMBOLS = {sign.strip(): tuple(codes.split()) for codes, signs in _SIGNS_OF.items() for sign in signs.split(";")}
# Letters that are a currency only beside an amount.
_BESIDE_ONLY: dict[str, tuple[str, ...]] = {
    "r": ("ZAR",),
    "fr.": ("CHF",),
    "s/": ("PEN",),
    "s/.": ("PEN",),
    "bs": ("BOB",),
    "q": ("GTQ",),
}

_NUMBERING = frozenset(("FT",))
"""Capitals that number documents and are a currency only in small letters: fattura, fatura; forint."""

# What on a paper tells the country of a sign that several countries use.
_PLACES: dict[str, re.Pattern[str]] = {
    "USD": re.compile(
        r"\b(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]"
        r"|W[AIVY]),?\s{1,3}\d{5}(?:-\d{4})?\b|\bU\.?S\.?A\b|\bUnited States\b|\bABA\b|\bFed(?:wire|ACH|Now)\b|\bEIN\b"
        # Spelled "check", not "cheque"; ACH is the US clearing house.
        r"|\bACH\b|\bC(?:heck|HECK):?\s(?:#|\d|(?i:no|number|date|total|amount|run)\b)|\bEFT [Tt]race\b"
    ),
    "GBP": re.compile(
        r"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b|\bB(?:ACS|acs)\b|\b[Ss]ort [Cc]ode\b|\bHMRC\b|\bFaster Payments?\b"
        r"|\bUnited Kingdom\b|\bGB\s?\d{9}\b"
    ),
    "EUR": re.compile(
        r"\b(?:DE|AT|FR|ES|IT|NL|PT|BE|IE|FI|LU)\d{2}\s?[A-Z0-9]{4}\s?\d{4}|\b(?:DE\d{9}|ATU\d{8}|IT\d{11}|NL\d{9}B\d{2})\b"
        r"|\bGmbH\b|\bSparkasse\b|\bS\.r\.l\.|\bS\.p\.A\.|\bSARL\b|\bSEPA\b|\bB\.V\.|\bS\.L\.|\bLda\b"
    ),
    "CAD": re.compile(r"\b[A-CEGHJ-NPR-TVXY]\d[A-CEGHJ-NPR-TV-Z]\s?\d[A-CEGHJ-NPR-TV-Z]\d\b|\bCanada\b|\bHST\b"),
    "AUD": re.compile(
        r"\b(?:NSW|VIC|QLD|TAS|ACT|WA|NT|SA),?\s\d{4}\b|\bAustralia\b|\+61\b|\bABN\b|\bBSB\b|\bPty\.?\sLtd\b"
    ),
    "NZD": re.compile(r"\bNew Zealand\b|\+64\b|\bNZBN\b|\bAuckland\b|\bWellington\s\d{4}\b"),
    "SGD": re.compile(r"\bSingapore\b|\+65\b|\bPte\.?\sLtd\b|\bUEN\b"),
    "HKD": re.compile(r"\bHong Kong\b|\bKowloon\b"),
    "MXN": re.compile(
        r"\bM[ée]xico\b|\bCLABE\b|\bSPEI\b|\bS\.?A\.? de C\.?V\b|\bCFDI\b|\bR\. ?L\. de C\.?V\b|\bMonterrey\b"
        r"|\bCDMX\b|\bC\.P\. \d{5}\b|(?<![\w-])[A-ZÑ&]{3,4}-?\d{6}-?[A-Z0-9]{3}(?![\w-])|\+52\b"
    ),
    "COP": re.compile(
        r"\bColombia\b|\bBogot[áa]\b|\bMedell[íi]n\b|\bBarranquilla\b|\bBucaramanga\b|\bBancolombia\b"
        r"|\b(?i:rete ?fuente|rete ?ica|rete ?iva)\b|\bNIT\b|\bDIAN\b|\+57\b"
    ),
    "CLP": re.compile(
        r"\bChile\b|\bSantiago\b|\bValpara[íi]so\b|\bAntofagasta\b|\bComuna\b|\bRegi[óo]n Metropolitana\b"
        r"|\bRUT\b|\bR\.U\.T\.|(?<![\d.])\d{1,2}\.\d{3}\.\d{3}-[\dkK]\b|\+56\b"
    ),
    "ARS": re.compile(
        r"\bArgentina\b|\bBuenos Aires\b|\bCUIT\b|\b(?:20|23|27|30|33)-\d{8}-\d\b|\bCBU\b|\bAFIP\b|\+54\b"
    ),
    "UYU": re.compile(r"\bUruguay\b|\bMontevideo\b|\+598\b"),
    "TWD": re.compile(r"\bTaiwan\b|\bTaipei\b"),
    "SEK": re.compile(r"\bSverige\b|\bSweden\b|\b[Bb]ankgiro\b|\bSE\d{10}01\b|\bPlusgiro\b"),
    "DKK": re.compile(r"\bDanmark\b|\bDenmark\b|\bCVR\b|\bApS\b"),
    "NOK": re.compile(r"\bNorge\b|\bNorway\b|\bNO\s?\d{9}\s?MVA\b|\bKID\b"),
    "ISK": re.compile(r"\bIceland\b|\bÍsland\b|\bkennitala\b"),
    "JPY": re.compile(r"\bJapan\b|\bTokyo\b|\bOsaka\b|株式会社"),
    "CNY": re.compile(r"\bChina\b|\bShanghai\b|\bBeijing\b|\bShenzhen\b|有限公司"),
    "INR": re.compile(
        r"\bIndia\b|\bGSTIN\b|\bTDS\b|\bIFSC\b|\bUTR\b(?![\s:]{0,4}\d{10}\b)|\bPvt\.?\sLtd\b|\b\d{2}[A-Z]{5}\d{4}[A-Z]\wZ\w\b"
    ),
    "PKR": re.compile(r"\bPakistan\b|\bKarachi\b|\bLahore\b"),
    "LKR": re.compile(r"\bSri Lanka\b|\bColombo\b"),
    "CHF": re.compile(r"\bSchweiz\b|\bSuisse\b|\bSvizzera\b|\bSwitzerland\b|\bCHE-\d|\bCH\d{2}\s?\d{4}\b|\bMWST\b"),
    "XOF": re.compile(r"\bS[ée]n[ée]gal\b|\bDakar\b|\bAbidjan\b|\bCFA\b"),
    "AED": re.compile(r"\bDubai\b|\bUAE\b|\bAbu Dhabi\b|\bEmirates\b"),
    "MAD": re.compile(r"\bMaroc\b|\bMorocco\b|\bCasablanca\b"),
}
_PLACED = 0.95
_AT_HOME = 0.7
"""Within the United States few say in what currency they pay: likely, and a person is asked."""

_TOLD = frozenset(code for codes in (*_SIGNS_OF, *_PLACES) for code in codes.split())
"""Currencies that a sign, a word or a place can tell of. The code of any other ("SHP", shipped) counts beside an
amount only."""

_SIGNS = "€£$¥₹₺₽₴₩₪₫฿₱₦₡₲₸円元"
_ANY = re.compile(
    rf"(?<![A-Za-z])(?:US|CA|CAN|CDN|AU|NZ|SG|HK|MX|NT|C|A|S|R)?\$(?:US|CA|AU)?(?![A-Za-z])|[{_SIGNS}]"
    r"|(?<![A-Za-z])(?:[Rr]s|[Kk]r)\.?(?=\s?\d|\))|(?<![\w.])(?:R|Fr\.)(?=\s?\d{1,3}(?!\d)|\s?\d+[.,]\d\d(?!\d))|(?<=\d)\s?kr\b|(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])"
    r"|(?<![A-Za-z])(?i:euros?|(?:us.|canadian\s|australian\s)?dollars?|pounds?\ssterling|swiss\sfrancs?|SFr\.)"
    r"(?![A-Za-z])"
)


_CENTS_BEFORE = re.compile(r"\d[.,]\d\d\)?-?\s?$")
_MILLIONS_BEFORE = re.compile(r"(?<!\d)\d{1,3}(?:[.,']\d{3}){2,}\)?-?\s?$")
_THOUSANDS_BEFORE = re.compile(r"(?<!\d)\d{1,3}(?:[.,']\d{3})+\)?-?\s?$")
_AMOUNT_BEHIND = re.compile(
    r"[):]?\s{0,3}[-(]?(?:\d[\d.,' ]*[.,]\d\d\b|\d{1,3}(?:[.,']\d{3})+\b(?![.,]\d))|\)\s{1,3}-?\d{4,}\b"
)
"""An amount beside a code: "CAD" in "CAD drawings" is no currency. Many currencies are printed without cents."""


class CurrencyReading(NamedTuple):
    """A currency as printed; more than one candidate where the symbol does not tell."""

    code: str
    """The likeliest candidate."""
    candidates: tuple[str, ...]
    text: str

    @property
    def ambiguous(self) -> bool:
        """Whether the symbol alone does not tell the country."""
        return len(self.candidates) > 1


class DocumentCurrency(NamedTuple):
    """The currency a document is in, from all that is printed on it."""

    code: str | None
    confidence: float
    candidates: tuple[str, ...]
    evidence: str
    """A sentence for a clerk."""
    text: str
    """The sign or word that decided, as printed; empty where there is none."""


def parse_currency(text: str, beside_amount: bool = False) -> CurrencyReading | None:
    """The whole text as a currency; `beside_amount` admits short signs such as "R" that mean one only there."""
    word = text.strip().strip("()[]:")
    if word.upper() in CODES and (word.isupper() or beside_amount):
        return CurrencyReading(word.upper(), (word.upper(),), word)
    key = " ".join(word.casefold().split())
    if word in _NUMBERING:
        return None
    codes = (
        _SYMBOLS.get(key) or _SYMBOLS.get(key.replace(" ", "")) or (_BESIDE_ONLY.get(key) if beside_amount else None)
    )
    return CurrencyReading(codes[0], codes, word) if codes else None


def find_currencies(text: str) -> list[tuple[int, int, CurrencyReading]]:
    """Codes, symbols and names in running text, with their slice."""
    found = []
    for match in _ANY.finditer(text):
        wordy = match.group() in _WORDY or match.group().casefold() in _BESIDE_ONLY
        valued = wordy and _is_valued(text, *match.span(), wordy)
        reading = None if wordy and not valued else parse_currency(match.group(), beside_amount=valued)
        if reading:
            found.append((match.start(), match.end(), reading))
    return found


def _is_valued(text: str, start: int, end: int, wordy: bool) -> bool:
    """Whether an amount stands beside; before a word, only one with cents: "1.234 ALL in one"."""
    before = _CENTS_BEFORE.search(text[:start]) or (_MILLIONS_BEFORE if wordy else _THOUSANDS_BEFORE).search(
        text[:start]
    )
    return bool(before or _AMOUNT_BEHIND.match(text[end:]))


def document_currency(texts: Iterable[str]) -> DocumentCurrency:
    """Weigh every code and symbol: a lone "$" is read through the codes beside it ("CAD" anywhere on the page)."""
    certain: Counter[str] = Counter()
    beside: Counter[str] = Counter()
    symbols: Counter[tuple[str, ...]] = Counter()
    shown: dict[str, str] = {}
    texts = list(texts)
    for text in texts:
        for start, end, reading in find_currencies(text):
            if reading.ambiguous:
                symbols[reading.candidates] += 1
            else:
                valued = _is_valued(text, start, end, reading.text in _WORDY)
                certain[reading.code] += valued or reading.code in _TOLD
                beside[reading.code] += valued
            shown.setdefault(reading.code, reading.text)
    if certain := +certain:
        priced = +beside
        return _from_codes(priced if len(priced) == 1 else certain, symbols, shown)
    if symbols:
        return _from_places(symbols.most_common(1)[0][0], texts, shown)
    if len(here := places_of(_PLACES, texts)) == 1:
        sentence = f"no currency is printed; everything on the paper speaks of where {here[0]} is paid"
        return DocumentCurrency(here[0], _AT_HOME, here, sentence, "")
    return DocumentCurrency(None, 0.0, (), "no currency is printed", "")


def _from_places(candidates: tuple[str, ...], texts: list[str], shown: dict[str, str]) -> DocumentCurrency:
    """A sign of several countries, read through the only one of them that addresses and numbers speak of."""
    sign = shown[candidates[0]]
    if here := places_of(candidates, texts):
        sentence = f"the sign {sign!r} stands beside what belongs to {' and '.join(here)}"
        return DocumentCurrency(here[0], _PLACED if len(here) == 1 else 0.7, here, sentence, sign)
    sentence = f"only the sign {sign!r} is printed, which may be {' or '.join(candidates[:3])}"
    return DocumentCurrency(candidates[0], 0.7, candidates, sentence, sign)


def places_of(candidates: Iterable[str], texts: Iterable[str]) -> tuple[str, ...]:
    """Those of the currencies whose countries the texts speak of: addresses, tax numbers, banks' ways of paying."""
    whole = "\n".join(texts)
    return tuple(code for code in candidates if code in _PLACES and _PLACES[code].search(whole))


def _from_codes(certain: Counter[str], symbols: Counter[tuple[str, ...]], shown: dict[str, str]) -> DocumentCurrency:
    """One code decides; of several the one that the symbols fit, else the most frequent, with less confidence."""
    fitting = {code: count + sum(n for group, n in symbols.items() if code in group) for code, count in certain.items()}
    code, count = max(fitting.items(), key=lambda item: item[1])
    text = shown.get(code, "")
    if len(certain) == 1:
        stray = [group for group in symbols if code not in group]
        confidence = 0.6 if stray else 0.99
        return DocumentCurrency(code, confidence, (code,), f"{text} is printed", text)
    share = count / sum(fitting.values())
    names = ", ".join(sorted(certain))
    return DocumentCurrency(
        code, round(0.5 * share + 0.2, 3), tuple(certain), f"several currencies are printed: {names}", text
    )
