"""camt.052, .053 and .054 as banks write them."""

from decimal import Decimal

import pytest

from docflow.schema.records import BankEntry, Extraction
from tests.extractors.statement.written import extracted, statement

HEAD = (
    "<Id>S1</Id><ElctrncSeqNb>7</ElctrncSeqNb><Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy></Acct>"
)


def balance(code: str, amount: str, mark: str = "CRDT", currency: str = "EUR") -> str:
    kind = f"<Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>"
    day = "<Dt><Dt>2026-05-04</Dt></Dt>"
    return f'<Bal>{kind}<Amt Ccy="{currency}">{amount}</Amt><CdtDbtInd>{mark}</CdtDbtInd>{day}</Bal>'


def entry(amount: str, details: str = "", mark: str = "CRDT", more: str = "") -> str:
    head = f'<Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>{mark}</CdtDbtInd>{more}<Sts><Cd>BOOK</Cd></Sts>'
    return f"<Ntry>{head}<BookgDt><DtTm>2026-05-04T00:30:00+02:00</DtTm></BookgDt><NtryDtls>{details}</NtryDtls></Ntry>"


def detail(inner: str, amount: str = "") -> str:
    money = f'<Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd>' if amount else ""
    return f"<TxDtls>{money}{inner}</TxDtls>"


def message(*parts: str, kind: str = "053", root: str = "BkToCstmrStmt", body: str = "Stmt") -> str:
    space = f"urn:iso:std:iso:20022:tech:xsd:camt.{kind}.001.08"
    inner = f"<{root}><GrpHdr/><{body}>{HEAD}{''.join(parts)}</{body}></{root}>"
    return f'<?xml version="1.0"?><Document xmlns="{space}">{inner}</Document>'


def only(*parts: str, opening: str = "10.00", closing: str = "110.00") -> tuple[Extraction, BankEntry]:
    (found,) = extracted(message(balance("OPBD", opening), balance("CLBD", closing), *parts))
    return found, statement(found).entries[0]


def test_a_batch_that_adds_up_is_taken_apart() -> None:
    details = detail("<Refs><EndToEndId>A</EndToEndId></Refs>", "60.00") + detail(
        "<Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>", "40.00"
    )
    found, _ = only(entry("100.00", f"<Btch><NbOfTxs>2</NbOfTxs></Btch>{details}"))
    entries = statement(found).entries
    assert [(one.amount, one.end_to_end_id, one.entry) for one in entries] == [
        (Decimal(60), "A", 1), (Decimal(40), None, 1),
    ]  # fmt: skip
    assert not found.review
    where = found.fields["entries.1.amount"].ref
    assert where == "/Document/BkToCstmrStmt/Stmt/Ntry/NtryDtls/TxDtls[2]/Amt"


def test_what_a_batch_tells_of_itself_is_checked() -> None:
    batch = '<Btch><NbOfTxs>3</NbOfTxs><TtlAmt Ccy="EUR">101.00</TtlAmt></Btch>'
    found, _ = only(entry("100.00", batch + detail("", "60.00") + detail("", "40.00")))
    assert len(statement(found).entries) == 2
    assert any("tells of 3 transactions, but lists 2" in sentence for sentence in found.review)
    assert any("tells of 101.00" in sentence for sentence in found.review)


@pytest.mark.parametrize(("second", "fault"), [("41.00", "add up to 101.00"), ("", "nothing certain")])
def test_a_batch_that_does_not_is_left_whole(second: str, fault: str) -> None:
    found, one = only(entry("100.00", detail("", "60.00") + detail("", second)))
    assert (one.amount, len(statement(found).entries)) == (Decimal(100), 1)
    assert any(fault in sentence for sentence in found.review)


def test_payer_references_and_documents() -> None:
    parties = (
        "<RltdPties><Dbtr><Pty><Nm>Nordlicht AG</Nm></Pty></Dbtr>"
        "<DbtrAcct><Id><IBAN>NL71RABO0123456789</IBAN></Id></DbtrAcct>"
        "<UltmtDbtr><Nm>Tochter GmbH</Nm></UltmtDbtr><Cdtr><Nm>We</Nm></Cdtr></RltdPties>"
    )
    structured = (
        "<Strd><RfrdDocInf><Tp><CdOrPrtry><Cd>CINV</Cd></CdOrPrtry></Tp><Nb>RE-4711</Nb><RltdDt>2026-04-01</RltdDt>"
        '</RfrdDocInf><RfrdDocAmt><DuePyblAmt Ccy="EUR">102.00</DuePyblAmt><DscntApldAmt Ccy="EUR">2.00</DscntApldAmt>'
        '<RmtdAmt Ccy="EUR">100.00</RmtdAmt></RfrdDocAmt><CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf></Strd>'
    )
    found, one = only(
        entry("100.00", detail(f"{parties}<RmtInf><Ustrd>Thank</Ustrd><Ustrd>you</Ustrd>{structured}</RmtInf>"))
    )
    assert (one.counterparty.name, one.counterparty.iban) == ("Nordlicht AG", "NL71RABO0123456789")
    assert one.on_behalf_of == "Tochter GmbH"
    assert (one.text, one.references) == ("Thank you", ("RF18539007547034",))
    (document,) = one.documents
    assert (document.document_number, document.gross_amount, document.discount_amount, document.paid_amount) == (
        "RE-4711", Decimal("102.00"), Decimal("2.00"), Decimal("100.00"),
    )  # fmt: skip
    assert one.booking_date is not None
    assert one.booking_date.isoformat() == "2026-05-04"
    assert not found.review


def test_a_returned_debit_is_told_with_its_reason_and_payer() -> None:
    parties = "<RltdPties><Dbtr><Nm>Payer</Nm></Dbtr><Cdtr><Nm>We</Nm></Cdtr></RltdPties>"
    inner = f"<Refs><EndToEndId>E1</EndToEndId></Refs>{parties}<RtrInf><Rsn><Cd>MS03</Cd></Rsn></RtrInf>"
    _, one = only(entry("5.00", detail(inner), mark="DBIT"), closing="5.00")
    assert (one.amount, one.return_reason, one.counterparty.name) == (Decimal("-5.00"), "MS03", "Payer")
    _, back = only(entry("5.00", mark="DBIT", more="<RvslInd>true</RvslInd>"), closing="5.00")
    assert back.takes_back
    assert back.amount == -5


def test_exchange_and_charges() -> None:
    amounts = (
        '<AmtDtls><InstdAmt><Amt Ccy="USD">110.25</Amt></InstdAmt><TxAmt><Amt Ccy="EUR">101.50</Amt><CcyXchg>'
        "<XchgRate>1.0862</XchgRate></CcyXchg></TxAmt></AmtDtls>"
    )
    taken = '<Amt Ccy="EUR">1.50</Amt><CdtDbtInd>DBIT</CdtDbtInd><ChrgInclInd>true</ChrgInclInd>'
    charge = f"<Chrgs><Rcrd>{taken}</Rcrd></Chrgs>"
    _, one = only(entry("100.00", detail(amounts + charge)))
    assert one.exchange is not None
    assert (one.exchange.amount, one.exchange.currency, one.exchange.rate) == (
        Decimal("110.25"), "USD", Decimal("1.0862"),
    )  # fmt: skip
    assert [(charge.amount, charge.included) for charge in one.charges] == [(Decimal("1.50"), True)]


def test_sums_that_the_bank_tells_are_checked() -> None:
    summary = (
        "<TxsSummry><TtlNtries><NbOfNtries>2</NbOfNtries><Sum>150.00</Sum></TtlNtries><TtlCdtNtries><NbOfNtries>1</NbOfNtries>"
        "<Sum>100.01</Sum></TtlCdtNtries></TxsSummry>"
    )
    found, _ = only(summary, entry("100.00"), entry("50.00", mark="DBIT"), closing="60.00")
    assert [check.holds for check in found.proof] == [True, True, True, True, False]
    assert any("TtlCdtNtries tells of 100.01" in sentence for sentence in found.review)


def test_only_what_is_booked_counts_and_other_currencies_do_not() -> None:
    pending = entry("7.00").replace("BOOK", "PDNG")
    found, _ = only(entry("100.00"), pending)
    assert not found.review
    (other,) = extracted(message(balance("OPBD", "1.00"), balance("CLBD", "1.00", currency="SEK")))
    assert any("is in SEK" in sentence for sentence in other.review)


def test_reports_and_notifications() -> None:
    report = message(entry("5.00"), kind="052", root="BkToCstmrAcctRpt", body="Rpt")
    told = message(entry("5.00"), kind="054", root="BkToCstmrDbtCdtNtfctn", body="Ntfctn")
    kinds = [(statement(found).report, found.review) for found in (*extracted(report), *extracted(told))]
    assert kinds == [("intraday", ()), ("notification", ())]


def test_what_is_missing_or_broken_is_told() -> None:
    (nothing,) = extracted("<Document><BkToCstmrStmt><GrpHdr/></BkToCstmrStmt></Document>")
    assert any("no statement" in sentence for sentence in nothing.review)
    found, _ = only(entry("100.00"), entry("1O.00"))
    assert any("Ntry[2] was left out" in sentence for sentence in found.review)
    (cut,) = extracted(message(balance("OPBD", "1.00"), balance("CLBD", "101.00"), entry("100.00"))[:-40])
    assert any("broken" in sentence for sentence in cut.review)


@pytest.mark.parametrize(
    ("information", "reason"),
    [
        ("<RtrInf><Rsn><Cd>AM04</Cd></Rsn></RtrInf>", "AM04"),
        ("<RtrInf><AddtlInf>account closed</AddtlInf></RtrInf>", "account closed"),
        ("<RtrInf/>", "RRTN"),
        ("", "RRTN"),
    ],
)
def test_the_reason_of_a_return_says_more_than_its_family(information: str, reason: str) -> None:
    code = "<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>RRTN</SubFmlyCd></Fmly></Domn></BkTxCd>"
    _, found = only(entry("50.00", detail(information), "DBIT", code), opening="60.00", closing="10.00")
    assert found.return_reason == reason
