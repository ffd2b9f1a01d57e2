# ruff: noqa: E501  (a country stays on few lines)
"""Countries: how companies there are called, where they sit, how they write amounts, dates, tax and bank numbers."""

import random
from dataclasses import dataclass

from stdnum import iban


@dataclass(frozen=True)
class Region:
    """One country as the papers of its companies show it."""

    language: str
    currencies: tuple[str, ...]
    numbers: tuple[str, ...]
    dates: tuple[str, ...]
    names: tuple[str, ...]
    trades: tuple[str, ...]
    forms: tuple[str, ...]
    streets: tuple[str, ...]
    cities: tuple[str, ...]
    phone: str
    tax: str
    account: str
    """`{n8}` stands for eight digits; an IBAN is written as "IBAN DE{n18}", its check digits are computed."""
    registry: str = ""


REGIONS = {
    "us": Region("eng", ("USD",), ("1,0.0",) * 4 + ("plain.",), ("%m/%d/%Y",) * 3 + ("us-long", "%Y-%m-%d", "short", "%m/%d/%y"),
        ("Cascade", "Brookfield", "Harlan", "Tri-County", "Meridian", "Larkspur", "Redwood Valley", "O'Malley", "Great Plains", "Whitaker", "Sun Coast", "Pinnacle"),
        ("Hardware", "Foods", "Medical Supply", "Building Products", "Distributors", "Electric", "Auto Parts", "Farm & Home", "Stores", "Beverage", "Packaging", "School District"),
        ("Inc.", "LLC", "Corp.", "Co.", "Group, Inc.", "Company", ", LLC", "LP"),
        ("2100 Commerce Drive", "418 W Elm Street", "P.O. Box 7714", "9 Harbor Blvd, Suite 300", "15500 NE 8th Ave", "1 Corporate Way"),
        ("Dayton, OH 45402", "Boise, ID 83702", "Tulsa, OK 74103", "Fresno, CA 93721", "Macon, GA 31201", "Albany, NY 12207"),
        "({n3}) {n3}-{n4}", "EIN {n2}-{n7}", "ABA 0{n8} · Account {n10}"),
    "uk": Region("eng", ("GBP", "GBP", "GBP", "EUR"), ("1,0.0",) * 4 + ("plain.",), ("%d/%m/%Y",) * 3 + ("long", "short", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%y"),
        ("Ashdown", "Pennine", "Thornbury", "Caledonian", "Fairweather", "Mersey", "Hollins & Birch", "Westbrook", "Lomond", "Oakham"),
        ("Engineering", "Foods", "Housing Association", "Builders Merchants", "Garden Centres", "Logistics", "Textiles", "Dairies", "Joinery", "Stores"),
        ("Ltd", "Limited", "PLC", "LLP", "Ltd.", "Group plc"),
        ("14 Foundry Lane", "Unit 6, Riverside Park", "The Old Mill, Station Road", "220 High Street", "Kestrel House, Dock Road"),
        ("Sheffield S3 8GG", "Bristol BS1 4ND", "Glasgow G2 1DY", "Norwich NR1 3JU", "Hull HU1 2PB", "Cardiff CF10 1EP"),
        "0{n3} {n3} {n4}", "VAT Reg No GB {n3} {n4} {n2}", "Sort Code {n2}-{n2}-{n2} Account No {n8}", "Registered in England and Wales No. 0{n7}"),
    "in": Region("eng", ("INR",), ("lakh",), ("%d-%m-%Y", "%d/%m/%Y", "short", "%d.%m.%Y"),
        ("Shreeji", "Bharat", "Deccan", "Kaveri", "Sundaram", "Hindustan", "Lakshmi"), ("Steels", "Polymers", "Auto Components", "Pharma", "Textile Mills", "Electricals"),
        ("Pvt. Ltd.", "Private Limited", "Limited", "Ltd."), ("Plot 47, MIDC Industrial Area", "3rd Floor, Prestige Towers", "12/4 Mathura Road"),
        ("Pune 411019", "Chennai 600058", "Faridabad 121003", "Hyderabad 500081"), "+91 {n2} {n8}", "GSTIN 27ABCDE{n4}F1Z5", "IFSC HDFC0{n6} A/c {n10}"),
    "de": Region("deu", ("EUR",), ("1.0,0",) * 5 + ("plain,",), ("%d.%m.%Y",) * 5 + ("long", "%d.%m.%y", "%Y-%m-%d"),
        ("Nordhoff", "Schwabe", "Lindner", "Rhein-Main", "Weserland", "Brückner", "Haller", "Grünwald", "Ostsee", "Kühne & Albers", "Vogtland", "Müller-Lange"),
        ("Maschinenbau", "Baustoffe", "Lebensmittel", "Elektrotechnik", "Möbelhaus", "Werkzeuge", "Getränkevertrieb", "Kunststofftechnik", "Handel", "Logistik", "Sanitär"),
        ("GmbH", "AG", "GmbH & Co. KG", "KG", "OHG", "e.K.", "SE"), ("Bahnhofstr. 21", "Gewerbepark 5", "Am Hafen 112", "Kaiserallee 3-5", "Postfach 10 04 55", "Mühlenweg 8b"),
        ("28195 Bremen", "90402 Nürnberg", "44135 Dortmund", "99084 Erfurt", "68159 Mannheim", "D-23552 Lübeck"), "+49 {n3} {n6}", "USt-IdNr. DE{n9}", "IBAN DE{n18}", "HRB {n5} Amtsgericht"),
    "ch": Region("deu", ("CHF", "CHF", "EUR"), ("1'0.0",) * 3 + ("plain.",), ("%d.%m.%Y",) * 4 + ("long",),
        ("Zürisee", "Aare", "Rigi", "Bernina", "Helvetia", "Gotthard"), ("Präzisionstechnik", "Apparatebau", "Käserei", "Bau", "Elektro", "Treuhand"),
        ("AG", "GmbH", "SA", "& Co. AG"), ("Seestrasse 44", "Industriestrasse 17", "Hauptgasse 2"), ("8002 Zürich", "3011 Bern", "6300 Zug", "4051 Basel"), "+41 44 {n3} {n2} {n2}",
        "CHE-{n3}.{n3}.{n3} MWST", "IBAN CH{n17}"),
    "fr": Region("fra", ("EUR",), ("1 0,0", "1n0,0", "1 0,0", "plain,", "1.0,0"), ("%d/%m/%Y",) * 4 + ("long", "%d.%m.%Y", "%d/%m/%y"),
        ("Bertrand", "Chauvin & Fils", "Atlantique", "Delmas", "Les Trois Vallées", "Normandie", "Garonne", "Roussel"), ("Matériaux", "Distribution", "Électricité", "Mécanique", "Emballages", "Agroalimentaire", "Bâtiment", "Négoce"),
        ("SARL", "SAS", "SA", "SASU", "SNC"), ("8 rue des Lilas", "ZA du Moulin", "45 avenue Jean Jaurès", "BP 40112", "3 bis, quai Sud"), ("31000 Toulouse", "44000 Nantes", "76600 Le Havre", "21000 Dijon", "13002 Marseille"),
        "0{n1} {n2} {n2} {n2} {n2}", "N° TVA FR{n2} {n9}", "IBAN FR{n23}", "RCS {n9}"),
    "es": Region("spa", ("EUR",), ("1.0,0",) * 4 + ("plain,",), ("%d/%m/%Y",) * 4 + ("long", "%d-%m-%Y", "%d.%m.%Y"),
        ("Levante", "Hermanos Prieto", "Guadiana", "Montesol", "Cantábrico", "Hijos de Lozano", "Ebro"), ("Suministros", "Distribuciones", "Materiales", "Hostelería", "Frutas", "Maquinaria", "Electricidad"),
        ("S.L.", "S.A.", "S.L.U.", "S. Coop.", "SA"), ("C/ Mayor 18", "Polígono Industrial Norte, nave 7", "Avda. de la Paz, 102", "Apartado 345"), ("46002 Valencia", "50001 Zaragoza", "41011 Sevilla", "48009 Bilbao", "30001 Murcia"),
        "9{n2} {n3} {n3}", "C.I.F. B{n8}", "IBAN ES{n20}"),
    "mx": Region("spa", ("MXN", "MXN", "USD"), ("1,0.0",) * 4, ("%d/%m/%Y",) * 3 + ("long", "short"), ("Azteca", "del Bajío", "Sonora", "Regiomontana", "Del Valle"), ("Comercializadora", "Aceros", "Empaques", "Abarrotes", "Autopartes"),
        ("S.A. de C.V.", "S. de R.L. de C.V.", "SA de CV"), ("Av. Insurgentes Sur 1602", "Carretera Federal km 12", "Calle 5 No. 210"), ("64000 Monterrey, N.L.", "06600 Ciudad de México", "37000 León, Gto."), "+52 {n2} {n4} {n4}", "RFC ABC{n6}XY1", "CLABE {n18}"),
    "it": Region("ita", ("EUR",), ("1.0,0",) * 4 + ("plain,",), ("%d/%m/%Y",) * 4 + ("long", "%d.%m.%Y", "%d-%m-%Y"),
        ("Adriatica", "Fratelli Conti", "Lombarda", "Valsugana", "Sant'Andrea", "Marchetti", "Etrusca"), ("Costruzioni", "Forniture", "Alimentari", "Meccanica", "Ceramiche", "Impianti", "Distribuzione"),
        ("S.r.l.", "S.p.A.", "S.n.c.", "Srl", "SpA", "S.a.s."), ("Via Garibaldi 14", "Viale dell'Industria, 60", "Piazza del Mercato 2", "Via Emilia Est, 1101/B"), ("40121 Bologna (BO)", "35131 Padova PD", "00185 Roma", "70122 Bari (BA)", "25121 Brescia"),
        "0{n2} {n7}", "P.IVA {n11}", "IBAN ITX{n10}{n12}", "REA {n6}"),
    "nl": Region("nld", ("EUR",), ("1.0,0",) * 4 + ("plain,",), ("%d-%m-%Y",) * 4 + ("long", "%d/%m/%Y", "short-blank"), ("De Vries", "Noordzee", "Kuipers", "Brabantse", "Veluwe", "Van Dijk & Zn."), ("Installaties", "Groothandel", "Bouwmaterialen", "Transport", "Zuivel", "Verpakkingen"),
        ("B.V.", "BV", "N.V.", "VOF", "Holding B.V."), ("Stationsplein 45", "Ambachtsweg 12", "Postbus 8811", "Kade 3a"), ("5038 AB Tilburg", "9711 LM Groningen", "6511 VJ Nijmegen", "7511 JE Enschede"), "+31 {n2} {n7}", "BTW-nr. NL{n9}B01", "IBAN NLABNA0{n9}", "KvK {n8}"),
    "pt": Region("por", ("EUR",), ("1.0,0",) * 3 + ("1 0,0", "plain,"), ("%d/%m/%Y",) * 3 + ("long", "%d-%m-%Y", "%Y-%m-%d"), ("Irmãos Pereira", "Minho", "Beira Alta", "Lusitana", "Costa & Silva"), ("Materiais de Construção", "Distribuição", "Metalúrgica", "Calçado", "Cerâmica"),
        ("Lda.", "S.A.", "Lda", "Unipessoal Lda."), ("Rua das Flores, 30", "Zona Industrial, lote 11", "Av. da Liberdade 201, 3.º"), ("4000-210 Porto", "3800-101 Aveiro", "4700-035 Braga"), "+351 2{n2} {n3} {n3}", "NIF {n9}", "IBAN PT{n21}"),
    "br": Region("por", ("BRL",), ("1.0,0",) * 4, ("%d/%m/%Y",) * 4, ("Paulista", "Irmãos Barbosa", "Rio Claro", "Sul Mineira"), ("Comércio de Alimentos", "Autopeças", "Embalagens", "Indústria Química"), ("Ltda.", "S.A.", "Ltda", "EIRELI"),
        ("Rua XV de Novembro, 1200", "Av. Brasil, 4500", "Rod. BR-116 km 90"), ("80020-310 Curitiba - PR", "01310-100 São Paulo - SP", "30130-010 Belo Horizonte - MG"), ("({n2}) 3{n3}-{n4}"), "CNPJ {n2}.{n3}.{n3}/0001-{n2}", "Ag. {n4} C/C {n5}-0"),
}  # fmt: skip


def company(rng: random.Random, region: Region) -> str:
    """A name that nobody bears."""
    name, trade, form = rng.choice(region.names), rng.choice(region.trades), rng.choice(region.forms)
    first, second = (
        (trade, name) if region.language in ("spa", "por", "ita", "fra") and rng.random() < 0.6 else (name, trade)
    )
    return f"{first} {second} {form}".replace(" ,", ",")


def address(rng: random.Random, region: Region) -> tuple[str, str]:
    """Street and town."""
    return rng.choice(region.streets), rng.choice(region.cities)


def fill(rng: random.Random, template: str) -> str:
    """Replace {n4} by four random digits and so on; the first is never a zero."""
    for size in range(23, 0, -1):
        while f"{{n{size}}}" in template:
            template = template.replace(f"{{n{size}}}", str(rng.randrange(10 ** (size - 1), 10**size)), 1)
    return template


def account(rng: random.Random, region: Region) -> str:
    """A bank account as it is printed there; an IBAN with right check digits, in groups of four."""
    text = fill(rng, region.account)
    if not text.startswith("IBAN "):
        return text
    number = text.removeprefix("IBAN ")
    number = number[:2] + iban.calc_check_digits(number[:2] + "00" + number[2:]) + number[2:]
    return "IBAN " + " ".join(number[at : at + 4] for at in range(0, len(number), 4))
