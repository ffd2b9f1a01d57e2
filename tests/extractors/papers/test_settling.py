"""Papers that pay are told from papers that complain, though both speak of deductions and of what is missing."""

import pytest

from docflow.schema.records import Kind
from extractors import registry
from tests.extractors.layouts.typed import pages

CHEQUE = """
Hanse-Kontor Versicherung a.G.

Schaden-Nr.      Unser Zeichen    Scheck-Nr.    Datum
25-KH-118204     SV/Me            0771204       21.07.2025

anbei erhalten Sie einen Verrechnungsscheck. Er setzt sich zusammen aus:
Ihre Honorarnote G-7781/2 vom 30.06.2025             1.428,00
abzüglich Kürzung Stundensatz gemäß Vereinbarung       -142,80
Scheckbetrag                                          1.285,20
"""
SLIP = """
Scierie Mont-Rouge inc.                          Bordereau de dépôt direct

Fournisseur      Affûtage Lanaudière ltée
No dépôt         DD-004471
Date du dépôt    2025-10-17

No facture    Date facture       Montant      Escompte    Retenue   (1)          Net
S-88104       2025-09-02      5 748,75 $      114,98 $         0,00 $     5 633,77 $
S-88119       2025-09-09      1 149,75 $        0,00 $         0,00 $     1 149,75 $
S-88140       2025-09-16      2 299,50 $        0,00 $       230,00 $     2 069,50 $
                              9 198,00 $      114,98 $       230,00 $     8 853,02 $
(1)   Bon de livraison manquant
"""
COMPLAINT = """
Quayside Marine Inc.

We paid your invoice R26-0001 of 1,000.00 by cheque on 14 May 2026. 40 of the 100 cases were missing.
Please credit 400.00 for the shortage.
"""


@pytest.mark.parametrize("text", [CHEQUE, SLIP])
def test_a_paper_with_number_way_and_sum_of_a_payment_pays_whatever_is_cut(text: str) -> None:
    (found,) = registry.extract(pages(text))
    assert found.kind is Kind.REMITTANCE


def test_an_earlier_payment_that_a_complaint_tells_of_makes_it_no_advice() -> None:
    (found,) = registry.extract(pages(COMPLAINT))
    assert found.kind is Kind.DISPUTE
