"""Bank files: what the bank says came in for some of the customers. They come from the bank and not by mail."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from docflow.schema.records import BankEntry, BankStatement, Party, RemittanceLine
from samples.drawing.truth import Case
from samples.drawing.world import World

_OPENING = Decimal("10000.00")
_DAY = dt.date(2026, 11, 10)


def cases(world: World) -> Iterator[Case]:
    """All bank files."""
    yield german_mt940(world)
    yield camt_batch(world)
    yield american_bai2(world)
    yield lockbox(world)
    yield ach_return(world)


def _case(name: str, suffix: str, text: str, record: BankStatement, why: str, note: str) -> Case:
    return Case(
        name=name, files={f"input.{suffix}": text.encode()}, records=(record,), outcome="filed", why=why, note=note
    )


def german_mt940(world: World) -> Case:
    """Sub-fields of 27 characters, keys across them, a returned debit."""
    who = world.client("C-1001")
    text = (
        ":20:STARTUMSE\r\n:25:10020030/1234567\r\n:28C:00214/001\r\n:60F:C261109EUR10000,00\r\n"
        ":61:2611101110CR1480,00NTRFNONREF//20261110-1\r\n:86:166?00SEPA-GUTSCHRIFT?109249?20EREF+ZV-2026-1110-0001"
        "?21SVWZ+Rechnung RE-4711 vom 1?222.10.2026, danke?30COLSDE33XXX?31DE89370400440532013000\r\n"
        f"?32{who.name[:27]}?33{who.name[27:]}\r\n"
        ":61:2611101110DR80,50NRTINONREF//20261110-2\r\n:86:109?00RUECKLASTSCHRIFT?20EREF+E-77?21SVWZ+RETURN MS03"
        "?32Bauhof GmbH?34914\r\n"
        ":62F:C261110EUR11399,50\r\n-\r\n"
    )
    entries = (
        BankEntry(
            amount=Decimal("1480.00"), currency="EUR", booking_date=_DAY, value_date=_DAY, entry=1,
            bank_reference="20261110-1", end_to_end_id="ZV-2026-1110-0001", code="NTRF/166",
            counterparty=Party(name=who.name[:54], iban="DE89370400440532013000"),
            text="Rechnung RE-4711 vom 12.10.2026, danke",
        ),
        BankEntry(
            amount=Decimal("-80.50"), currency="EUR", booking_date=_DAY, value_date=_DAY, entry=2,
            bank_reference="20261110-2", end_to_end_id="E-77", code="NRTI/109", counterparty=Party(name="Bauhof GmbH"),
            text="RETURN MS03", return_reason="MS03",
        ),
    )  # fmt: skip
    record = BankStatement(
        account="10020030/1234567", statement_id="STARTUMSE", sequence="00214/001", date=_DAY, currency="EUR",
        opening_balance=_OPENING, closing_balance=Decimal("11399.50"), entries=entries,
    )  # fmt: skip
    return _case(
        "statement_mt940_deu", "sta", text, record,
        "The credit becomes a receipt of the customer, the returned debit one without an original.",
        "MT940 with German sub-fields: texts cut at 27 characters, a name over two of them, a debit that came back.",
    )  # fmt: skip


def camt_batch(world: World) -> Case:
    """A batch of two payments booked as one sum."""
    one, two = world.client("C-1001"), world.client("C-1005")
    paid = ((one, "E2E-1", "RF18539007547034", "1000.00"), (two, "E2E-2", "RF18000000000000000007547", "480.00"))
    details = "".join(
        f"<TxDtls><Refs><EndToEndId>{ref}</EndToEndId></Refs><Amt Ccy=\"EUR\">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd>"
        f"<RltdPties><Dbtr><Pty><Nm>{who.name.replace('&', '&amp;')}</Nm></Pty></Dbtr></RltdPties>"
        f"<RmtInf><Strd><CdtrRefInf><Ref>{rf}</Ref></CdtrRefInf></Strd></RmtInf></TxDtls>"
        for who, ref, rf, amount in paid
    )  # fmt: skip
    balances = "".join(
        f"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">{amount}</Amt>"
        f"<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>{_DAY}</Dt></Dt></Bal>"
        for code, amount in (("OPBD", "10000.00"), ("CLBD", "11480.00"))
    )  # fmt: skip
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">'
        "<BkToCstmrStmt><GrpHdr><MsgId>M1</MsgId></GrpHdr><Stmt><Id>STMT-214</Id><ElctrncSeqNb>214</ElctrncSeqNb>"
        f"<Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>EUR</Ccy></Acct>{balances}"
        '<Ntry><Amt Ccy="EUR">1480.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>'
        f"<BookgDt><Dt>{_DAY}</Dt></BookgDt><ValDt><Dt>{_DAY}</Dt></ValDt><AcctSvcrRef>BATCH-1</AcctSvcrRef>"
        f"<NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch>{details}</NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>\n"
    )
    entries = tuple(
        BankEntry(
            amount=Decimal(amount), currency="EUR", booking_date=_DAY, value_date=_DAY, entry=1,
            bank_reference="BATCH-1", end_to_end_id=ref, counterparty=Party(name=who.name), references=(rf,),
        )
        for who, ref, rf, amount in paid
    )  # fmt: skip
    record = BankStatement(
        account="DE02120300000000202051", statement_id="STMT-214", sequence="214", date=_DAY, currency="EUR",
        opening_balance=_OPENING, closing_balance=Decimal("11480.00"), entries=entries,
    )  # fmt: skip
    return _case(
        "statement_camt053_batch", "xml", text, record, "Two receipts, one for each payer.",
        "camt.053 whose only booking is a batch: it is taken apart since its transactions add up to it.",
    )  # fmt: skip


def american_bai2(world: World) -> Case:
    """A wire and a returned ACH item, texts in continuation records."""
    who = world.client("C-1005")
    lines = [
        "03,4711,USD,010,1000000,,,015,1143000,,,100,148000,1,,400,5000,1,/",
        "16,195,148000,Z,WIRE-1,INV-4711,INCOMING WIRE", f"88,DBNM: {who.name}", "88,EREF: E2E-9/",
        '16,557,5000,Z,ACH-1,R-1,ACH RETURN, Reason: "R01"/',
    ]  # fmt: skip
    total = 1000000 + 1143000 + 148000 * 2 + 5000 * 2
    head = ["01,121000248,CUST,261111,0600,7,80,,2/", "02,CUST,121000248,1,261110,,USD,2/"]
    tail = [f"49,{total},6/", f"98,{total},1,8/", f"99,{total},1,10/"]
    entries = (
        BankEntry(
            amount=Decimal("1480.00"), currency="USD", booking_date=_DAY, entry=1, code="195", reference="INV-4711",
            bank_reference="WIRE-1", end_to_end_id="E2E-9", counterparty=Party(name=who.name),
            text=f"INCOMING WIRE DBNM: {who.name} EREF: E2E-9",
        ),
        BankEntry(
            amount=Decimal("-50.00"), currency="USD", booking_date=_DAY, entry=2, code="557", reference="R-1",
            bank_reference="ACH-1", text='ACH RETURN, Reason: "R01"', return_reason="R01",
        ),
    )  # fmt: skip
    record = BankStatement(
        account="4711", bank="121000248", statement_id="261111-7", date=_DAY, currency="USD",
        opening_balance=_OPENING, closing_balance=Decimal("11430.00"), entries=entries,
    )  # fmt: skip
    return _case(
        "statement_bai2_eng", "bai2", "\n".join([*head, *lines, *tail]) + "\n", record,
        "The wire becomes a receipt; the returned item one without an original.",
        "BAI2 with implied decimals, 88 records that the trailers count, commas inside a text, a returned item.",
    )  # fmt: skip


def lockbox(world: World) -> Case:
    """One cheque that pays two invoices."""
    who = world.client("C-1005").name.upper()[:30]
    lines = [
        "100NORHAVEN  01210002482611100800", "2NORHAVEN  0121000248000000000040008000801",
        "50010000022222261110NORHAVEN  0121000248",
        f"6001001000014800005500270700123455550000004711111026{who}",
        "4001001601" + "0" + "INV-4711".ljust(16) + "0000100000",
        "4001001602" + "9" + "INV-4712".ljust(16) + "0000048000",
        "700100000222222611100010000148000", "8000000002222226111000010000148000",
    ]  # fmt: skip
    text = "\n".join([*lines, f"9{len(lines) + 1:06}"]) + "\n"
    documents = tuple(
        RemittanceLine(document_number=number, paid_amount=Decimal(amount))
        for number, amount in (("INV-4711", "1000.00"), ("INV-4712", "480.00"))
    )
    entry = BankEntry(
        amount=Decimal("1480.00"), currency="USD", booking_date=_DAY, entry=1, cheque_number="4711",
        counterparty=Party(name=who, bank_account="055002707 0012345555"), lockbox="0022222", batch="001", item="001",
        documents=documents,
    )  # fmt: skip
    record = BankStatement(
        report="lockbox", account="0022222", bank="0121000248", statement_id="261110-0800", date=_DAY, currency="USD",
        entries=(entry,),
    )  # fmt: skip
    return _case(
        "lockbox_bai_eng", "bai", text, record, "One receipt with the two invoices that the cheque names.",
        "A lockbox file: fixed columns, overflow records, totals of batch, lockbox and file.",
    )  # fmt: skip


def ach_return(world: World) -> Case:
    """A debit that we had drawn came back for lack of funds."""
    who = world.client("C-1005").name.upper()[:22]
    lines = [
        "101 12100024802313801042611100600A094101NORHAVEN               US BANK NA                     ",
        "5225NORHAVEN INC                        1231380104PPDINVOICE   261109261110   1021200020000001",
        f"626021200025998412345        0000005000INV-4711       {who:<22}  1021200020000001",
        "799R01091000010000099      02120002" + "INSUFFICIENT FUNDS".ljust(44) + "021200020000001",
        "822500000200021200020000000050000000000000001231380104".ljust(79) + "021200020000001",
        "9000001000001000000020002120002000000005000000000000000".ljust(94),
    ]
    entry = BankEntry(
        amount=Decimal("-50.00"), currency="USD", booking_date=_DAY, entry=1, code="PPD/26", reference="INV-4711",
        bank_reference="021200020000001", counterparty=Party(name=who), text="INSUFFICIENT FUNDS", return_reason="R01",
        return_of="091000010000099",
    )  # fmt: skip
    record = BankStatement(
        report="ach", account="998412345", bank="021200025", statement_id="261110-0600-A", sequence="0000001",
        date=_DAY, currency="USD", entries=(entry,),
    )  # fmt: skip
    return _case(
        "ach_return_eng", "ach", "\n".join(lines) + "\n", record,
        "A receipt of money that went back; its original is looked for by the trace number.",
        "A NACHA return: addenda 99 with reason and trace of the entry it takes back; hash and sums of the controls.",
    )  # fmt: skip
