"""Mails and letters that dispute an invoice, in every language of the lexicon: what is "
"claimed, why, of which invoice."""

import datetime as dt
from decimal import Decimal

import pytest

from docflow.schema.mail import Message
from docflow.schema.reasons import Reason
from docflow.schema.records import Dispute, Extraction
from extractors import registry
from extractors.contract import Hints
from extractors.dispute import claim
from extractors.papers.paper import Paper
from extractors.readers.mail import pages_of
from extractors.registry import read

LETTERS = {
    "short paid": (
        "Hello,\n\nwe have short paid invoice INV-1001 by 50.00 USD because two cartons were "
        "damaged.\n\nRegards\nAcme Stores Ltd\n",
        ("INV-1001",), "50.00", Reason.DAMAGE,
    ),
    "whole invoice": (
        "Dear team,\n\nwe dispute invoice 4711 over GBP 1,250.00: we never received the goods.\n\nKind "
        "regards\nHilltop Foods Ltd\n",
        ("4711",), "1250.00", Reason.NOT_RECEIVED,
    ),
    "two amounts": (
        "Hello,\n\nyour invoice SI-3390 for 2,604.13 EUR is incorrect. You charged freight of 85.00 "
        "EUR, which we do not accept."
        "\n\nRegards\nBaltic Tools Ltd\n",
        ("SI-3390",), "85.00", Reason.FREIGHT,
    ),
    "deu": (
        "Guten Tag,\n\nwir reklamieren die Rechnung RE-20771: Die Lieferung war unvollständig, es fehlten 12 Stück.\n"
        "Wir bitten um Gutschrift über 148,50 EUR.\n\nMit freundlichen Grüßen\nBergmann Haustechnik GmbH\n",
        ("RE-20771",), "148.50", Reason.QUANTITY,
    ),
    "fra": (
        "Bonjour,\n\nNous contestons la facture FA-88123 : le prix facturé ne correspond pas au prix convenu.\n"
        "Merci d'établir un avoir de 96,40 EUR.\n\nCordialement\nMaison Lefort SARL\n",
        ("FA-88123",), "96.40", Reason.PRICING,
    ),
    "spa": (
        "Estimados señores:\n\nReclamamos un abono de 75,00 EUR por la factura FV-5512, ya que la "
        "mercancía llegó dañada.\n\n"
        "Saludos\nDistribuciones Norte S.L.\n",
        ("FV-5512",), "75.00", Reason.DAMAGE,
    ),
    "ita": (
        "Buongiorno,\n\ncontestiamo la fattura FT-7781: la merce è arrivata danneggiata. Chiediamo una "
        "nota di credito di 130,00 EUR.\n\n"
        "Cordiali saluti\nOfficine Rossi S.r.l.\n",
        ("FT-7781",), "130.00", Reason.DAMAGE,
    ),
    "nld": (
        "Geachte heer,\n\nwij betwisten factuur VF-3321: de goederen zijn beschadigd aangekomen. Graag "
        "ontvangen wij een creditnota van 64,25 EUR.\n\n"
        "Met vriendelijke groet\nDe Vries Handel B.V.\n",
        ("VF-3321",), "64.25", Reason.DAMAGE,
    ),
    "por": (
        "Exmos. Senhores,\n\ncontestamos a fatura FT-9921: a mercadoria chegou danificada. Solicitamos "
        "uma nota de crédito de 58,10 EUR.\n\n"
        "Com os melhores cumprimentos\nFerragens Sul Lda\n",
        ("FT-9921",), "58.10", Reason.DAMAGE,
    ),
}  # fmt: skip


def _found(text: str, subject: str = "") -> Extraction:
    pages = read(text.encode(), "mail.txt")
    (found,) = registry.extract(pages, Hints(subject=subject))
    return found


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_says_what_is_claimed(name: str) -> None:
    text, invoices, amount, reason = LETTERS[name]
    found = _found(text)
    record = found.record
    assert isinstance(record, Dispute)
    assert (record.invoices, record.amount, record.reason) == (invoices, Decimal(amount), reason)
    assert {"invoices.0", "amount", "reason", "customer.name"} <= set(found.fields)
    assert found.fields["amount"].box is not None


def test_a_dispute_without_invoice_or_amount_asks() -> None:
    found = _found(
        "Hello,\n\nwe dispute your last bill, the goods were damaged. Please issue a credit "
        "note.\n\nRegards\nAcme Ltd\n"
    )
    assert isinstance(found.record, Dispute)
    assert "It is not said which invoice is disputed." in found.review
    assert "No claimed amount was found." in found.review


def test_lines_that_do_not_add_up_to_the_claim_are_asked_about() -> None:
    lines = (
        "Acme Stores Ltd\n\nDEBIT MEMO\n\nDebit memo no.: DM-77120\nDate: 12 March 2026\nYour invoice: INV-5521\n\n"
        "Item no      Description            Qty     Price       Amount\n"
        "A-1          Ratchet strap            6      8.00        48.00\n"
        "A-2          Cargo net               24     12.50       300.00\n\n"
        "                              Total debit USD          {total}\n\n"
        "Reason: short shipment\n"
    )
    good, bad = _found(lines.format(total="348.00")), _found(lines.format(total="358.00"))
    assert [equation.holds for equation in good.proof] == [True]
    assert [equation.holds for equation in bad.proof] == [False]
    assert any("add up to 348.00" in sentence for sentence in bad.review)
    assert isinstance(good.record, Dispute)
    assert good.record.claim_number == "DM-77120"


def test_numbers_of_orders_and_the_claim_itself_are_no_invoices() -> None:
    found = _found(
        "Acme Stores Ltd\n\nCHARGEBACK NOTICE\n\nChargeback no.: CB-9001\nPO number: 4500123\nInvoice no.: INV-5521\n"
        "Date: 12 March 2026\nChargeback amount: USD 150.00\nReason: late delivery\n"
    )
    assert isinstance(found.record, Dispute)
    assert found.record.invoices == ("INV-5521",)
    assert (found.record.claim_number, found.record.reason) == ("CB-9001", Reason.LATE_DELIVERY)


def test_nothing_is_claimed_of_empty_pages() -> None:
    pages = read(b"x", "mail.txt").model_copy(update={"pages": ()})
    assert claim.claim(Paper(pages), Hints()) == 0.0


def test_a_mail_that_was_passed_on_is_of_the_day_on_which_it_was_written() -> None:
    body = (
        "Can you look at this one?\n\n-----Original Message-----\nFrom: Tom Field <tom@them.example>\n"
        "Sent: 21/10/2026 12:38\nTo: eva@us.example\nSubject: Complaint\n\n"
        "We dispute your invoice V1 26/5304: two cartons were damaged. Please credit GBP 40.00.\n\n"
        "Regards\nOakfield Stores LLP\n"
    )
    sent = dt.datetime(2026, 10, 22, 17, 57, tzinfo=dt.UTC)
    mail = Message(sender="eva@us.example", subject="FW: Complaint", date=sent, body_text=body)
    (found,) = registry.extract(pages_of(mail), Hints(subject="FW: Complaint", sender="eva@us.example"))
    assert isinstance(found.record, Dispute)
    assert (found.record.date, found.record.invoices) == (dt.date(2026, 10, 21), ("V1 26/5304",))


@pytest.mark.parametrize("number", ["187.429", "V1 26/7348"])
def test_a_labelled_number_of_a_claim_with_a_series_or_in_groups(number: str) -> None:
    claim_form = f"Debit memo\n\nInvoice no.: {number}\nReason: damaged goods\nClaim amount: EUR 196,50\n"
    (found,) = registry.extract(read(claim_form.encode(), "in.txt"))
    assert isinstance(found.record, Dispute)
    assert found.record.invoices == (number,)


LISTED = """Good morning,

We refer to your invoices 00718487 and 00718421. (Our reference DM-7725)

- 00718487, billed 84,797.80, claim 31,327.76
- 00718421, billed 52,674.20, claim 12,977.31

Can you send us a credit for Rs. 44,305.07 please? Tax has been charged at the wrong rate.

Thanks
Konkan Pharmacies Ltd
"""


def test_what_the_lines_of_a_list_add_up_to_is_claimed() -> None:
    (found,) = registry.extract(read(LISTED.encode(), "in.txt"))
    assert isinstance(found.record, Dispute)
    assert (found.record.claim_number, found.record.amount) == ("DM-7725", Decimal("44305.07"))


ADDRESSED = """Highveld Grocers Ltd
120 Old Mill Street, Leeds LS10 1AB

Dispute: invoice INV-6984
Date: 25 October 2026

Hello,

60 cases of green tea were billed and 8 of them were missing.
Can you send us a credit for GBP 45.20 please?

Thanks
Phone 011 555 0101 | info@highveld.example | VAT No 432 7814 556
"""


def test_the_tax_number_of_an_address_is_no_reason_and_no_claim() -> None:
    (found,) = registry.extract(read(ADDRESSED.encode(), "in.txt"))
    assert isinstance(found.record, Dispute)
    assert (found.record.reason, found.record.claim_number) == (Reason.QUANTITY, None)


@pytest.mark.parametrize(("name", "asked"), [("Bloomfield Stores", True), ("Bloomfield Stores Ltd", False)])
def test_a_name_without_a_legal_form_that_little_speaks_for_is_asked_about(name: str, asked: bool) -> None:
    text = f"Hello,\n\nwe short paid invoice INV-1001 by 50.00 USD: damaged cartons.\n\nRegards\n{name}\n"
    (found,) = registry.extract(read(text.encode(), "mail.txt"))
    assert isinstance(found.record, Dispute)
    assert found.record.customer.name == name
    assert any("the customer?" in sentence for sentence in found.review) == asked
