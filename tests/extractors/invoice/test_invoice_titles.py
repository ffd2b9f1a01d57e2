"""What is a title and what a number behind it, and by when the last of several days has one pay."""

import datetime as dt

from docflow.schema.records import Invoice, Kind
from extractors import registry
from tests.extractors.layouts.typed import pages

BOXED = """
SARL MENUISERIE VALOIS
Z.A. des Frênes, 24100 Bergerac
                                                          SCI Les Ormes du Parc

 FACTURE           Date            Code client       Échéance        Mode de règlement
 FA2603-0218       27/03/2026      CL00377           30/04/2026      Virement

 Référence    Désignation                                Qté      P.U. HT       Montant HT
 FEN2V        Fenêtre PVC 2 vantaux                        9       412,00         3 708,00
 DEP          Dépose des anciennes menuiseries             9        65,00           585,00

                                               Total HT                         4 293,00
                                               TVA 10,00 %                        429,30
                                               Total TTC                        4 722,30
"""
SLIP = """
Schreinerei Aebi & Söhne AG
Dorfstrasse 18, 6353 Weggis

                                             Hotel Bergblick Betriebs GmbH
                                             Seestrasse 2
                                             6354 Vitznau

Weggis, 4. September 2026

Rechnung 2026-0412
Leistung                                  Anzahl        Ansatz         Betrag
Zimmertüren Eiche                             11      1'180.00      12'980.00
Entsorgung pauschal                            1        420.00         420.00

                                   Total exkl. MWST CHF            13'400.00
                                   MWST 8,1 % CHF                   1'085.40
                                   Total inkl. MWST CHF            14'485.40
Zahlbar innert 30 Tagen bis 04.10.2026, rein netto.

Zahlbar durch
Hotel Bergblick Betriebs GmbH
6354 Vitznau
"""


def _invoice(text: str) -> Invoice:
    (found,) = registry.extract(pages(text))
    assert found.kind is Kind.INVOICE, found
    assert isinstance(found.record, Invoice)
    return found.record


def test_the_only_head_in_capitals_over_its_number_is_the_title() -> None:
    assert _invoice(BOXED).invoice_number == "FA2603-0218"


def test_who_is_to_pay_by_the_slip_buys() -> None:
    record = _invoice(SLIP)
    assert (record.seller.name, record.buyer.name) == ("Schreinerei Aebi & Söhne AG", "Hotel Bergblick Betriebs GmbH")
    assert record.due_date == dt.date(2026, 10, 4)


LETTERED = """
Elbgrund Elektrogroßhandel GmbH
Industriestr. 90, 01129 Dresden

Stadtwerke Brunnfeld AöR                 Rechnungs-Nr.        RE 260411-0173
Am Wasserturm 1                          Rechnungsdatum       11.03.2026
04874 Brunnfeld

Rechnung

 Pos   Bezeichnung                          Menge      E-Preis      G-Preis EUR
 1     Kabel NYM-J                             25        58,40         1.460,00
 2     Schalterdose                             8        21,95           175,60

Nettobetrag                                                            1.635,60
zzgl. 19 % MwSt.                                                         310,76
Rechnungsbetrag                                                        1.946,36

Zahlbar bis 21.03.2026 mit 2 % Skonto, bis 10.04.2026 ohne Abzug.
"""
CREDIT = """
TALERLOG Spedition GmbH                   A-5500 Bischofshofen, Gewerbepark 7

Empfänger         Papierfabrik Steinau GmbH, Fabriksgasse 1, 4470 Enns
Beleg             GUTSCHRIFT (Rechnungskorrektur) GU-26-00931
Belegdatum        02.06.2026
Bezug             Rechnung AR-26-10517 vom 18.05.2026

Text                                        Anz.      Einzel EUR       Gesamt EUR
Korrektur Dieselzuschlag                       1         -212,40          -212,40
Korrektur Standgeld                            2          -65,00          -130,00

Zwischensumme                                                             -342,40
USt 20 %                                                                   -68,48
Gutschriftsbetrag                                                         -410,88
"""


def test_letters_before_a_number_are_no_label_beside_one() -> None:
    assert _invoice(LETTERED).invoice_number == "RE 260411-0173"


def test_of_two_days_in_the_line_of_terms_the_one_without_discount_is_due() -> None:
    assert _invoice(LETTERED).due_date == dt.date(2026, 4, 10)


def test_the_number_of_a_credit_note_goes_before_that_of_the_corrected_invoice() -> None:
    assert _invoice(CREDIT).invoice_number == "GU-26-00931"


PERMITTED = """
METALÚRGICA DON CARLOS S.R.L.                      A        FACTURA
Av. Alvear 2200, Don Carlos                                 Comp. Nro: 0004-00012877
IVA Responsable Inscripto                                   Fecha de Emisión: 21/07/2026

Período: 01/07/2026 - 31/07/2026     Fecha de Vto. para el pago: 20/08/2026
Razón Social: FRIGORÍFICO EL SUR S.A.

Producto / Servicio                   Cantidad      Precio Unit.        Subtotal
Gancho inoxidable reforzado                300          8.450,00    2.535.000,00
Riel aéreo tramo 3 m                        22         96.300,00    2.118.600,00

                                       Importe Neto Gravado: $      4.653.600,00
                                                    IVA 21%: $        977.256,00
                                              Importe Total: $      5.630.856,00

CAE N°: 76291844017722         Vto. CAE: 31/07/2026
"""


def test_a_title_beside_a_firm_in_capitals_is_one_and_the_day_to_pay_by_is_not_that_of_a_permit() -> None:
    found = _invoice(PERMITTED)
    assert (found.invoice_number, found.due_date) == ("0004-00012877", dt.date(2026, 8, 20))


def test_a_person_below_a_firm_is_no_part_of_its_name() -> None:
    window = ("SCI Les Ormes du Parc", "Mme Delmas", "11 rue des Lilas", "24000 Périgueux")
    named = BOXED.replace("SCI Les Ormes du Parc", ("\n" + " " * 58).join(window))
    assert _invoice(named).buyer.name == "SCI Les Ormes du Parc"
