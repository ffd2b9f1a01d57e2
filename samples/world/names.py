"""Names of firms, and how they, their banks and their clerks write them."""

import random
import unicodedata
from collections.abc import Iterator

_STEMS = """
Adler Aurora Bach Baltic Becker Berg Birch Blau Bramble Brandt Brück Calder Cedar Clarke Cobalt Corvus Cress
Dahl Delta Dorn Drake Eberle Eden Elm Ernst Falk Fenn Ferro Fischer Flint Forge Frost Garnet Glen Gold Graf
Grün Halle Harbor Hartmann Hawk Heron Hofer Holm Huber Iris Jansen Juniper Kaiser Keller Kestrel Klein Koch
König Krämer Lang Larch Lark Lehmann Linden Lorenz Lund Maas Maple Marten Meier Merlin Meyer Mühle Müller Nord
Nova Oak Olsen Orion Ost Otter Park Pelican Peters Pine Quartz Raven Reed Richter Rose Roth Sand Schäfer
Schmidt Schulz Severn Silva Sommer Stark Stein Stone Storm Süd Tal Thorn Timber Ulmer Vogel Voss Wagner Weber
Weiss West Willow Winter Wolf Ziegler
"""
_TRADES = """
Bau Automotive Bikes Catering Chemie Components Dental Digital Druck Elektro Energy Engineering Fahrzeuge
Feinkost Foods Foto Gardens Getränke Glas Handel Hardware Health Holz Hotels Industrie Kabel Kunststoff Labs
Logistics Logistik Maschinen Media Medizintechnik Metall Mobility Möbel Optik Packaging Papier Pharma Plastics
Print Retail Sanitär Services Software Solar Sport Stahl Supply Systems Technik Textil Tools Trading Transport
Verlag Werkzeuge Wholesale
"""
_TOWNS = """
Aachen Augsburg Austin Basel Berlin Bonn Boston Bremen Bristol Chicago Dallas Delft Denver Dresden Essen
Fresno Gent Graz Hamburg Houston Jena Kassel Kiel Köln Leeds Leipzig Leiden Linz London Lyon Mainz Memphis
Miami Münster Nürnberg Oslo Phoenix Portland Reno Seattle Tampa Ulm Utrecht Wien Worms York Zürich
"""
_FORMS = {
    "USD": ("Inc.", "LLC", "Corp.", "Co.", "L.P."),
    "EUR": ("GmbH", "AG", "GmbH & Co. KG", "KG", "B.V.", "e.K.", "S.A."),
    "GBP": ("Ltd", "Limited", "PLC", "LLP"),
}


_UMLAUTS = str.maketrans(dict(zip("äöüÄÖÜß", ("ae", "oe", "ue", "Ae", "Oe", "Ue", "ss"), strict=True)))


def firms(dice: random.Random, currencies: list[str], namesakes: float) -> Iterator[str]:
    """One name for each, no two alike; some are another's but for the legal form or the town."""
    used: set[str] = set()
    plain: list[str] = []
    for currency in currencies:
        name = ""
        while not name or name.casefold() in used:
            if plain and dice.random() < namesakes:
                name = _namesake(dice, dice.choice(plain), currency)
            else:
                stem = _stem(dice)
                name = f"{stem} {dice.choice(_FORMS[currency])}"
                plain.append(stem)
        used.add(name.casefold())
        yield name


def _stem(dice: random.Random) -> str:
    words = [dice.choice(_STEMS.split())]
    if dice.random() < 0.35:
        words.append(dice.choice(("& " + dice.choice(_STEMS.split()), dice.choice(_STEMS.split()))))
    words.append(dice.choice(_TRADES.split()))
    if dice.random() < 0.25:
        words.append(dice.choice(_TOWNS.split()))
    return " ".join(words)


def _namesake(dice: random.Random, stem: str, currency: str) -> str:
    town = f" {dice.choice(_TOWNS.split())}" if dice.random() < 0.6 else ""
    return f"{stem}{town} {dice.choice(_FORMS[currency])}"


def trade_name(dice: random.Random, name: str) -> str:
    """A name under which the firm also does business."""
    words = name.split()
    return f"{words[0]}{dice.choice(('4you', 'Direct', ' Online', ' Group', ' Express', ' Stores'))}"


def as_bank_writes(dice: random.Random, name: str) -> str:
    """As a bank's field holds it: capitals without accents, cut, sometimes with more behind it."""
    chance = dice.random()
    if chance < 0.35:
        return name[:70]
    plain = _ascii(name).upper()
    if chance < 0.75:
        return plain[:35]
    if chance < 0.85:
        return plain[:27]
    if chance < 0.95:
        return plain.replace(".", "").replace("&", "U.").replace(",", "")[:35]
    return f"{plain} {_ascii(dice.choice(_TOWNS.split())).upper()}"[:50]


def as_payer_writes(dice: random.Random, name: str) -> str:
    """As its own papers print it."""
    chance = dice.random()
    if chance < 0.85:
        return name
    return name.upper() if chance < 0.95 else name.rsplit(" ", 1)[0]


def misread(dice: random.Random, text: str) -> str:
    """One letter lost or taken for another."""
    at = dice.randrange(len(text))
    return text[:at] + dice.choice(("", "i", "rn", "c", "e")) + text[at + 1 :]


def domain(name: str) -> str:
    """A mail domain that fits the name."""
    letters = "".join(c for c in _ascii(name.rsplit(" ", 1)[0]).lower() if c.isalnum())
    return f"{letters[:24]}.example"


def _ascii(text: str) -> str:
    swapped = text.translate(_UMLAUTS)
    return "".join(c for c in unicodedata.normalize("NFKD", swapped) if c.isascii())
