# ruff: noqa: E501  (a printed line stays on one line)
"""Our branches and our customers. All invented; domains are reserved ones (RFC 2606)."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Branch:
    """One of our own companies: the payee."""

    code: str
    name: str
    address: tuple[str, ...]
    account: str
    invoice: str
    """How it numbers invoices: n is the counter, m the month."""
    credit: str
    first: int
    tax_id: str = ""


@dataclass(frozen=True)
class Client:
    """A customer with what only drawings need. `account` is an IBAN or, where there is none, an account number."""

    ref: str
    name: str
    branch: str
    currency: str
    domain: str
    address: tuple[str, ...]
    account: str
    tax_id: str = ""
    aliases: tuple[str, ...] = ()
    net_days: int = 30
    discount: Decimal = Decimal(0)
    """Percent granted within `discount_days`."""
    discount_days: int = 10
    bills: int = 16
    typical: int = 1500
    """A usual invoice amount."""
    orders: str = ""
    """How it numbers purchase orders, # for the counter."""


_BRANCHES = (
    Branch(
        "US", "Norhaven Supply Inc.", ("PO Box 640217", "Pittsburgh, PA 15264-0217"), "000482913377",
        "INV-{n}", "CM-{n}", 104210, "25-1884402",
    ),
    Branch(
        "UK", "Norhaven Supply Ltd", ("Unit 4, Harrow Trading Estate", "Leeds LS10 1RT"), "GB33BUKB20201555555555",
        "SI-{n:07d}", "SC-{n:07d}", 318800, "GB595662546",
    ),
    Branch(
        "DE", "Norhaven Industriebedarf GmbH", ("Hafenstraße 112", "28217 Bremen"), "DE89370400440532013000",
        "RE2026-{n:05d}", "GS2026-{n:05d}", 4100, "DE749657713",
    ),
    Branch(
        "FR", "Norhaven Fournitures SAS", ("14 rue des Tanneurs", "59000 Lille"), "FR1420041010050500013M02606",
        "FA26{m:02d}-{n:04d}", "AV26{m:02d}-{n:04d}", 700, "FR51102564903",
    ),
    Branch(
        "ES", "Norhaven Suministros S.L.", ("Polígono Can Roca, nave 7", "08830 Sant Boi de Llobregat"),
        "ES9121000418450200051332", "FV26/{n:05d}", "AB26/{n:05d}", 3300, "ESB49780026",
    ),
    Branch(
        "IT", "Norhaven Forniture S.r.l.", ("Via dell'Artigianato 21", "25030 Castel Mella (BS)"),
        "IT60X0542811101000000123456", "{n}/V/2026", "{n}/NC/2026", 1130, "IT11444630674",
    ),
    Branch(
        "NL", "Norhaven Toelevering B.V.", ("Industrieweg 88", "3044 AT Rotterdam"), "NL91ABNA0417164300",
        "2026{n:05d}", "C2026{n:05d}", 5400, "NL004495445B01",
    ),
    Branch(
        "PT", "Norhaven Fornecimentos, Lda.", ("Rua da Indústria 45", "4450-123 Matosinhos"),
        "PT50000201231234567890154", "FT 2026/{n}", "NC 2026/{n}", 410, "PT501964843",
    ),
)  # fmt: skip
BRANCHES = {branch.code: branch for branch in _BRANCHES}

_US = (
    Client(
        "C-1001", "Brightwater Foods Inc.", "US", "USD", "brightwaterfoods.example",
        ("2200 Harbor View Drive", "Tacoma, WA 98402"), "325081403-77120094", orders="45000#", bills=20,
    ),
    Client(
        "C-1002", "Lakeshore Medical Center", "US", "USD", "lakeshoremedical.example",
        ("815 N Shore Avenue", "Evanston, IL 60201"), "071000013-5520177", orders="PO-#", typical=2600,
    ),
    Client(
        "C-1003", "Pinecrest Builders LLC", "US", "USD", "pinecrestbuilders.example",
        ("4410 Route 9 South", "Freehold, NJ 07728"), "021202337-8810446",
        discount=Decimal(2), discount_days=10, bills=40, typical=900,
    ),
    Client(
        "C-1004", "Hartwell & Sons Hardware Co.", "US", "USD", "hartwellhardware.example",
        ("17 Main Street", "Brattleboro, VT 05301"), "011600033-330178", typical=480, bills=20,
    ),
    Client(
        "C-1005", "Redstone Retail Group, Inc.", "US", "USD", "redstoneretail.example",
        ("1 Redstone Plaza", "Bentonville, AR 72712"), "082900432-10045521", aliases=("Redstone Stores",),
        orders="08#", bills=26, typical=5200, net_days=45,
    ),
    Client(
        "C-1006", "Cascade Aerospace Corporation", "US", "USD", "cascadeaero.example",
        ("9000 Airport Way S", "Seattle, WA 98108"), "125000024-66200183", orders="CA-#-01", typical=14800, bills=24,
        net_days=60,
    ),
    Client(
        "C-1007", "Sunbelt Distribution LP", "US", "USD", "sunbeltdist.example",
        ("3300 Commerce Parkway", "Chandler, AZ 85226"), "122101706-4471802", bills=20, typical=2100,
    ),
    Client(
        "C-1008", "Maple Ridge Packaging Ltd.", "US", "CAD", "mapleridgepkg.example",
        ("620 Lougheed Highway", "Maple Ridge, BC V2X 8K3"), "00010-809-1155023", bills=18, typical=1750,
    ),
)  # fmt: skip
_ENGLISH = (
    Client(
        "C-2001", "Thornbury Engineering plc", "UK", "GBP", "thornbury-eng.example",
        ("Severn Works, Bath Road", "Bristol BS4 3AP"), "GB29NWBK60161331926819", "GB220519011",
        orders="TE#", bills=20, typical=3100,
    ),
    Client(
        "C-2002", "Ashdown & Vale Ltd", "UK", "GBP", "ashdownvale.example",
        ("3 Market Place", "Lewes BN7 2NB"), "GB94BARC10201530093459", aliases=("A&V Interiors",), typical=640, bills=18,
    ),
    Client(
        "C-2003", "Kestrel Foodservice Limited", "UK", "GBP", "kestrelfs.example",
        ("Kestrel House, Dock Road", "Felixstowe IP11 3SY"), "GB82WEST12345698765432", "GB411056167",
        orders="KFS-#", bills=22, typical=1900,
    ),
    Client(
        "C-2004", "Caledonia Stores plc", "UK", "GBP", "caledoniastores.example",
        ("Gyle Square", "Edinburgh EH12 9JX"), "GB71HBUK40127612345678", orders="71#", bills=330, typical=820,
        net_days=60,
    ),
    Client(
        "C-2005", "Kilbride Dairy Co-operative Society Ltd", "UK", "EUR", "kilbridedairy.example",
        ("Creamery Lane", "Kilbride, Co. Wicklow"), "IE29AIBK93115212345678", "IE6433435F", bills=18, typical=2400,
    ),
    Client(
        "C-2006", "Shakti Precision Components Pvt. Ltd.", "UK", "INR", "shaktiprecision.example",
        ("Plot 118, MIDC Bhosari", "Pune 411026, Maharashtra"), "50200031174482", "27AAACS8577K1ZO",
        orders="SPC/26-27/#", bills=18, typical=310000,
    ),
    Client(
        "C-2007", "Lindqvist Trävaror AB", "UK", "SEK", "lindqvisttra.example",
        ("Sågverksgatan 6", "871 50 Härnösand"), "SE4550000000058398257466", bills=16, typical=18500,
    ),
)  # fmt: skip
_GERMAN = (
    Client(
        "C-3001", "Obermaier Maschinenbau GmbH & Co. KG", "DE", "EUR", "obermaier-mb.example",
        ("Industriering 8", "84030 Landshut"), "DE75512108001245126199", "DE129273398",
        discount=Decimal(3), discount_days=14, orders="45001#", bills=60, typical=2700,
    ),
    Client(
        "C-3002", "Stadtwerke Lindenau AöR", "DE", "EUR", "sw-lindenau.example",
        ("Am Wasserturm 1", "04177 Leipzig"), "DE12500105170648489890", "DE811569869", bills=20, typical=4300,
    ),
    Client(
        "C-3003", "Bäckerei Grünwald e.K.", "DE", "EUR", "baeckerei-gruenwald.example",
        ("Marktgasse 5", "97318 Kitzingen"), "DE02120300000000202051", bills=36, typical=290,
        discount=Decimal(2), discount_days=10,
    ),
    Client(
        "C-3004", "Nordsee Kühllogistik AG", "DE", "EUR", "nordsee-kuehl.example",
        ("Am Fischereihafen 30", "27572 Bremerhaven"), "DE02500105170137075030", "DE136695976", bills=22, typical=6900,
    ),
    Client(
        "C-3005", "Autohaus Weiß GmbH", "DE", "EUR", "autohaus-weiss.example",
        ("Bundesstraße 44", "35578 Wetzlar"), "DE02300209000106531065", bills=18, typical=730,
    ),
    Client(
        "C-3006", "Alpenquell Getränke Ges.m.b.H.", "DE", "EUR", "alpenquell.example",
        ("Quellenweg 2", "5700 Zell am See"), "AT611904300234573201", "ATU13585627",
        discount=Decimal(2), discount_days=14, bills=30, typical=1650,
    ),
    Client(
        "C-3007", "Zürcher Feinwerk AG", "DE", "CHF", "feinwerk-zh.example",
        ("Hardturmstrasse 161", "8005 Zürich"), "CH9300762011623852957", "CHE107787577", bills=18, typical=5400,
    ),
)  # fmt: skip
_ROMANCE = (
    Client(
        "C-4001", "Établissements Rousseau & Fils", "FR", "EUR", "rousseau-fils.example",
        ("27 quai de la Fosse", "44000 Nantes"), "FR7630006000011234567890189", "FR83404833048",
        aliases=("Ets Rousseau et Fils",), bills=20, typical=1350,
    ),
    Client(
        "C-4002", "Société Bretonne de Conserverie", "FR", "EUR", "sbconserverie.example",
        ("Port de Pêche", "29900 Concarneau"), "FR7630004000031234567890143", "FR40303265045",
        aliases=("SOBRECO",), bills=20, typical=3800, orders="CDE#",
    ),
    Client(
        "C-4003", "Verreries de Namur SA", "FR", "EUR", "verreriesnamur.example",
        ("Chaussée de Dinant 310", "5000 Namur"), "BE78023307750686", "BE0403019261", bills=18, typical=2200,
    ),
    Client(
        "C-4004", "Mécanique du Rhône SARL", "FR", "EUR", "meca-rhone.example",
        ("ZA des Platanes", "69700 Givors"), "FR7610107001011234567890129", bills=18, typical=980,
    ),
    Client(
        "C-5001", "Construcciones Peña Hermanos S.A.", "ES", "EUR", "penahermanos.example",
        ("Avenida de la Ilustración 52", "50012 Zaragoza"), "ES7921000813610123456789", "ESA58818501",
        bills=20, typical=4600,
    ),
    Client(
        "C-5002", "Aceites del Guadalquivir S.L.", "ES", "EUR", "aceitesguadalquivir.example",
        ("Camino de la Almazara s/n", "23600 Martos (Jaén)"), "ES1000492352082414205416", "ESB58378431",
        bills=20, typical=1700, orders="PC26-#",
    ),
    Client(
        "C-5003", "Distribuidora Azteca S.A. de C.V.", "ES", "MXN", "distazteca.example",
        ("Calzada Vallejo 1090", "02300 Ciudad de México"), "012180001234567891", "DAZ920315KJ4", bills=16, typical=38000,
    ),
    Client(
        "C-6001", "Officine Meccaniche Bergamasche S.p.A.", "IT", "EUR", "ombergamo.example",
        ("Via Borgo Palazzo 137", "24125 Bergamo"), "IT40S0542811101000000123456", "IT02182030391", bills=22, typical=3300,
    ),
    Client(
        "C-6002", "Studio Ferrante & Associati", "IT", "EUR", "studioferrante.example",
        ("Corso Re Umberto 8", "10121 Torino"), "IT54W8000000292100645211208", "IT12345670785", bills=16, typical=1100,
    ),
    Client(
        "C-6003", "Cantine del Chianti Soc. Coop.", "IT", "EUR", "cantinechianti.example",
        ("Località Poggio Alto 3", "53011 Castellina in Chianti (SI)"), "IT27H0300203280284975661141", "IT00743110157",
        bills=18, typical=1450,
    ),
    Client(
        "C-8001", "Metalúrgica do Douro, S.A.", "PT", "EUR", "metaldouro.example",
        ("Zona Industrial de Gondomar, lote 14", "4420-001 Gondomar"), "PT50002700000001234567833", "PT501442600",
        bills=20, typical=2900,
    ),
    Client(
        "C-8002", "Conservas Atlântico, Lda.", "PT", "EUR", "conservasatlantico.example",
        ("Doca Pesca, armazém 9", "2520-620 Peniche"), "PT50003506095809932611057", bills=18, typical=860,
    ),
    Client(
        "C-8003", "Comercial Ipê Ltda.", "PT", "BRL", "comercialipe.example",
        ("Rua Oscar Freire 2210", "05409-011 São Paulo - SP"), "237-0453-102938-4", "16.727.230/0001-97",
        bills=16, typical=9400,
    ),
)  # fmt: skip
_DUTCH = (
    Client(
        "C-7001", "Van den Heuvel Installatietechniek B.V.", "NL", "EUR", "vdheuvel-it.example",
        ("Energieweg 19", "6541 CX Nijmegen"), "NL20INGB0001234567", "NL123456782B90", bills=20, typical=1280,
    ),
    Client(
        "C-7002", "Bloemenveiling Rijnland U.A.", "NL", "EUR", "bvrijnland.example",
        ("Veilingkade 1", "2231 VH Rijnsburg"), "NL02ABNA0123456789", aliases=("BV Rijnland",), bills=26, typical=3600,
        orders="INK#",
    ),
    Client(
        "C-7003", "Drukkerij De Smet NV", "NL", "EUR", "drukkerijdesmet.example",
        ("Kortrijksesteenweg 901", "9000 Gent"), "BE71096123456769", "BE0428759497", bills=18, typical=540,
    ),
)  # fmt: skip
CLIENTS = _US + _ENGLISH + _GERMAN + _ROMANCE + _DUTCH
