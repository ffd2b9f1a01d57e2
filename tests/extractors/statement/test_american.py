"""Who paid, told by the text of American bookings, in every carrier that has such texts."""

from decimal import Decimal

import pytest

from tests.extractors.statement.written import Booking, bai2, extracted, mt940, statement

TOLD = [
    ("ORIG CO NAME:ACME RETAIL LLC           ORIG ID:9111111101 DESC DATE:261105", "ACME RETAIL LLC"),
    ("ORIG CO NAME:ACME RETAIL LLC CO ENTRY DESCR:EDI PYMNTS SEC:CTX", "ACME RETAIL LLC"),
    ("ACME RETAIL LLC DES:PAYMENTS ID:V0044711 INDN:COBALT FOODS CO ID:9111111101 CTX", "ACME RETAIL LLC"),
    ("WIRE TYPE:WIRE IN DATE: 261105 TRN:2026110500 ORIG:ACME RETAIL LLC ID:00771 SND BK:SOME BANK", "ACME RETAIL LLC"),
    (
        "FEDWIRE CREDIT VIA: SOME BANK/026009593 B/O: ACME RETAIL LLC REF: BNF=COBALT FOODS OBI=INV 4411",
        "ACME RETAIL LLC",
    ),
    ("ORG=/77120 ACME RETAIL LLC;OBI=INV 4411", "ACME RETAIL LLC"),
    ("LOCKBOX DEPOSIT", None),
    ("ORIGINAL INVOICE 77, ORDER 12", None),
]


@pytest.mark.parametrize(("text", "name"), TOLD)
@pytest.mark.parametrize("write", [bai2, mt940])
def test_the_labelled_name_is_the_other_side(write: object, text: str, name: str | None) -> None:
    assert callable(write)
    (found,) = extracted(write([Booking(Decimal("12.50"), text=text)]))
    (entry,) = statement(found).entries
    assert entry.counterparty.name == name


def test_of_what_went_out_it_names_nobody() -> None:
    (found,) = extracted(bai2([Booking(Decimal("-12.50"), text="ORIG CO NAME:COBALT FOODS ORIG ID:1")]))
    assert statement(found).entries[0].counterparty.name is None
