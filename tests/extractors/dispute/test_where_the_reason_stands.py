"""Where a reason is told: in the part of a sentence that asks for nothing, in the subject, among the positions."""

from decimal import Decimal

import pytest

from docflow.schema.mail import Message
from docflow.schema.reasons import Reason
from docflow.schema.records import Dispute, Extraction, Kind
from extractors import registry
from extractors.contract import Hints
from extractors.readers.mail import pages_of
from tests.extractors.layouts.typed import pages

POSITIONS = """
Halden Foods Ltd                                              DEBIT NOTE

To: Northgate Mills Ltd                                       Number: DN 4471
                                                              Date: 18 June 2026

We have today debited your account as follows:

Your invoice     Particulars                                  Qty      Diff     Amount
INV61204         Overcharge v agreed price list 2026           30      1.80      54.00

Total debited                                                                    54.00

Signed P Halden
"""
REJECTED = """
Mercados del Ebro, S.A.                           NOTA DE CARGO

Número    NC-0031188
Fecha     28/07/2026

Proveedor: Huertas de Lleida, S.L.
Su factura: FV26-7741

Concepto: tomates podridos rechazados en el muelle
Importe del cargo                                 812,40 EUR

Este importe se compensará en el próximo pago.
"""


def _mailed(body: str, subject: str = "Invoice") -> Extraction:
    message = Message(sender="ap@firm.example", subject=subject, date=None, body_text=body)
    (found,) = registry.extract(pages_of(message), Hints(subject=subject, sender=message.sender))
    return found


def _reason(found: Extraction) -> Reason:
    assert isinstance(found.record, Dispute), found
    return found.record.reason


def test_what_stands_before_a_colon_may_ask_and_what_stands_behind_it_tell() -> None:
    body = (
        "Guten Tag,\n\nzur Rechnung RG-2026-4417 müssen wir leider reklamieren: Es fehlten 6 Kartons.\n"
        "Bei 39,10 EUR je Karton macht das 234,60 EUR. Wir werden die Rechnung kürzen und bitten um Gutschrift.\n\n"
        "Mit freundlichen Grüßen\nHotel Residenz GmbH\n"
    )
    assert _reason(_mailed(body, "Rechnung RG-2026-4417")) is Reason.QUANTITY


def test_a_subject_tells_the_reason_where_the_text_does_not() -> None:
    body = (
        "Boa tarde,\n\nSobre a fatura FT 41880: pedimos o motor de 6 e veio o de 4.\nSão 4 peças de 212,00 EUR. Vamos "
        "descontar 848,00 EUR até emitirem o crédito.\n\nCumprimentos,\nOficina Diesel Lda\n"
    )
    assert _reason(_mailed(body, "FT 41880 - produto trocado")) is Reason.WRONG_PRODUCT


def test_known_words_among_the_positions_go_before_a_guess_from_a_signature() -> None:
    (found,) = registry.extract(pages(POSITIONS))
    assert _reason(found) is Reason.PRICING


def test_what_was_cancelled_did_not_come_for_that() -> None:
    body = (
        "Buenos días:\n\nLes devolvemos el recibo de 365,00 EUR de la factura F/2026/587, porque ese pedido se anuló "
        "por\nteléfono el 3 de marzo. No hemos recibido mercancía alguna.\n\nRogamos abono.\n\nUn saludo,\n"
        "Hostal del Puerto, S.L.\n"
    )
    assert _reason(_mailed(body, "Factura F/2026/587")) is Reason.CANCELLED


@pytest.mark.parametrize(
    ("subject", "body", "reason"),
    [
        (
            "K-9034",
            "not paying K-9034 before somebody rings me. the rice had moths in it, all of it went in the bin.\n\nLena\n"
            "Lena's Kitchen Ltd\n",
            Reason.QUALITY,
        ),
        (
            "RE: Past due notice - invoice 20318855",
            "Hi Carla,\n\nWe're disputing this one in full. The goods never arrived at our warehouse."
            "\nPlease send signed proof of delivery or cancel the invoice.\n\nThanks,\nLars\n\n"
            "On Mon, May 18, 2026 at 4:02 PM Collections <ar@gear.example> wrote:\n> Our records show the following is "
            "past due:\n>   Invoice 20318855   Due 05/02/2026   USD 1,871.20\n> Please remit today.\n",
            Reason.NOT_RECEIVED,
        ),
    ],
)
def test_a_mail_that_complains_is_no_note_though_it_names_no_amount(subject: str, body: str, reason: Reason) -> None:
    assert _reason(_mailed(body, subject)) is reason


def test_the_rest_of_an_invoice_that_will_be_paid_is_no_payment() -> None:
    body = (
        "Dear Sir or Madam,\n\nYour invoice 60412 dated 28 August 2026 of $5,100.00: three of the twelve lamps had "
        "cracked shades.\nWe therefore claim $1,275.00 from you and will hold that sum back until we have your credit "
        "note.\nThe balance of $3,825.00 will be paid on the due date.\n\nYours faithfully,\nLighthouse Hotels Ltd\n"
    )
    (found,) = registry.extract(pages(body))
    assert found.kind is Kind.DISPUTE


def test_a_claim_that_is_set_off_with_the_next_payment_promises_nothing() -> None:
    (found,) = registry.extract(pages(REJECTED))
    assert _reason(found) is Reason.QUALITY


def test_the_lines_of_a_mail_are_those_of_its_plain_text_where_its_html_has_lost_them() -> None:
    text = (
        "Bonjour,\n\nNous contestons la facture 7-40233: le camion est arrivé trois jours trop tard.\nNous retenons "
        "1 150,00 EUR sur cette facture.\n\nCordialement,\nMaxime Roy\nCharpentes du Lac inc.\n"
    )
    message = Message(
        sender="mroy@mailbox.example", subject="Facture 7-40233", body_text=text, body_html=f"<div>{text}</div>"
    )
    (found,) = registry.extract(pages_of(message), Hints(subject=message.subject, sender=message.sender))
    assert isinstance(found.record, Dispute)
    assert found.record.customer.name == "Charpentes du Lac inc."


def test_the_town_behind_a_firm_that_signs_a_mail_is_none_of_its_name() -> None:
    text = (
        "Bonjour,\n\nLe retour de 12 exemplaires n'a pas été crédité, soit 187,44 EUR sur la facture FC-60218.\nNous "
        "déduirons cette somme de notre virement.\n\nBien à vous,\nSolène Arnaud\nLibrairie du Nord, Lille\n"
    )
    message = Message(sender="compta@librairie-nord.example", subject="Facture FC-60218", body_text=text)
    (found,) = registry.extract(pages_of(message), Hints(subject=message.subject, sender=message.sender))
    assert isinstance(found.record, Dispute)
    assert found.record.customer.name == "Librairie du Nord"


UNIT_PRICE = """
Rede Bom Sabor Atacarejo Ltda

NOTA DE DÉBITO ND-2026/00731

Emissão: 14/05/2026                       Fornecedor: Laticínios Campo Azul Ltda

Motivo: Devolução de mercadoria: 88 cx

Valor unitário: R$ 27,00                  Valor total a descontar: R$ 2.376,00
"""
ONE_LINE = """
Lighthouse Furniture Pty Ltd
77 Canning Hwy, Victoria Park WA 6100

Pilbara Stone Imports

Dear Sir or Madam,

Your invoice 60412 dated 28 August 2026 - $5,100.00

When we unpacked the delivery, three of the twelve table tops had cracked corners.
At $425.00 each we therefore claim $1,275.00 from you and will hold that sum back from our
payment of the invoice until we have your credit note. The balance of $3,825.00 will be paid on
the due date.

Yours faithfully,

Naomi Teo
"""


@pytest.mark.parametrize(("text", "amount"), [(UNIT_PRICE, "2376.00"), (ONE_LINE, "1275.00")])
def test_neither_a_unit_price_nor_the_invoice_nor_sums_of_prose_are_claimed(text: str, amount: str) -> None:
    (found,) = registry.extract(pages(text))
    assert isinstance(found.record, Dispute)
    assert found.record.amount == Decimal(amount)
