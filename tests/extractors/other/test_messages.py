"""Messages that are no business record: status reports, locations of advices, acknowledgements, anything unknown."""

import pytest

from docflow.schema.records import Extraction, Kind, Other
from extractors import registry

STATUS = b"""<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.03"><CstmrPmtStsRpt>
<OrgnlGrpInfAndSts><OrgnlMsgId>M-1</OrgnlMsgId><GrpSts>PART</GrpSts></OrgnlGrpInfAndSts><OrgnlPmtInfAndSts>
<TxInfAndSts><OrgnlEndToEndId>E-1</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AC04</Cd></Rsn>
<AddtlInf>Account closed</AddtlInf></StsRsnInf><OrgnlTxRef><Amt><InstdAmt Ccy="EUR">12.50</InstdAmt></Amt></OrgnlTxRef>
</TxInfAndSts></OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>"""
LOCATION = b"""<Document xmlns="urn:iso:std:iso:20022:tech:xsd:remt.002.001.02"><RmtLctnAdvc><RmtLctn><RmtId>A-1</RmtId>
<RmtLctnDtls><Mtd>URID</Mtd><ElctrncAdr>https://payer.example/a1</ElctrncAdr></RmtLctnDtls></RmtLctn></RmtLctnAdvc>
</Document>"""


def read(data: bytes) -> Extraction:
    (found,) = registry.extract(registry.read(data, "in"))
    assert isinstance(found.record, Other)
    return found


def test_a_rejected_payment_is_named() -> None:
    found = read(STATUS)
    assert found.review == (
        'Message "M-1" was accepted in part.', 'Payment "E-1" over 12.50 EUR was rejected (AC04, Account closed).',
    )  # fmt: skip


def test_where_an_advice_is_to_be_had_is_told_and_not_opened() -> None:
    assert read(LOCATION).review == ('The advice "A-1" is to be had at https://payer.example/a1.',)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"ST*997*0001~AK1*RA*1~SE*3*0001~", 'type "997", an acknowledgement'),
        (b"UNH+1+ORDERS:D:96A:UN'BGM+220+1+9'UNT+3+1'", 'type "ORDERS", none that docflow knows'),
        (b"<?xml version='1.0'?><Catalogue><Item>1</Item></Catalogue>", 'type "Catalogue", none that docflow knows'),
    ],
)
def test_what_is_unknown_says_what_it_is(data: bytes, words: str) -> None:
    found = read(data)
    assert (found.kind, words in found.review[0]) == (Kind.OTHER, True)
