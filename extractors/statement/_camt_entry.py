"""An entry of a camt message (Ntry), and the transactions below it."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from docflow.schema.money import ZERO, in_units, plain
from docflow.schema.records import Charge, Exchange
from extractors.messages.elements import Cell, Element
from extractors.messages.structured import documents_of, references_of
from extractors.messages.values import amount_of, iso_date_of
from extractors.statement._draft import Draft, Noted
from extractors.statement._narrative import reference
from extractors.statement._values import currency_of

_STATUS: dict[str, Literal["booked", "pending", "information"]] = {
    "BOOK": "booked", "PDNG": "pending", "FUTR": "pending", "INFO": "information",
}  # fmt: skip
_RETURNS = frozenset({"RRTN", "RPCR", "UPDD", "UPCT", "UPCQ", "RVSL", "RIMB", "PRDD", "CCCH", "RCDC"})
"""Sub-families of returns and reversals: of transfers, direct debits, cheques."""


class _Part(NamedTuple):
    """What becomes one entry: a transaction with its amount, or the booking as a whole."""

    amount: Decimal
    cells: tuple[Cell | None, ...]
    detail: Element | None


def signed(element: Element, *paths: str) -> Decimal | None:
    """An amount with the sign of its CdtDbtInd; None where there is none."""
    found = element.at(*(paths or ("Amt",)))
    amount = amount_of(found.text) if found is not None else None
    return (
        None if amount is None else -amount if element.value("CdtDbtInd", "TtlNetNtry/CdtDbtInd") == "DBIT" else amount
    )


def entries_of(draft: Draft, statement: Element) -> None:
    """Every entry of the statement, batches taken apart."""
    for number, booking in enumerate(statement.every("Ntry"), 1):
        amount, printed = signed(booking), booking.at("Amt")
        currency = printed.attribute("Ccy") if printed else ""
        if amount is None or printed is None:
            draft.ask(f"{booking.path} was left out, for it has no amount that can be read.")
            continue
        currency = currency_of(currency or draft.currency or "") or ""
        if not currency:
            draft.ask(f"{booking.path} was left out, for its amount has no currency.")
            continue
        draft.head.put("currency", currency, printed.attributes.get("Ccy"))
        if booking.value("CdtDbtInd") not in ("CRDT", "DBIT") or amount_of(printed.text) != abs(amount):
            draft.ask(f"{booking.path} does not say clearly whether money came in or went out.")
        for part in _parts(draft, booking, amount, currency):
            _entry(draft.entry(), booking, part, currency, number, draft.head.get("account"))


def _parts(draft: Draft, booking: Element, amount: Decimal, currency: str) -> list[_Part]:
    """The transactions of a batch where they add up to it; else the booking as a whole, and a person is asked."""
    cells = (_cell(booking, "Amt"), _cell(booking, "CdtDbtInd"))
    details = _details(booking)
    counted = _counted(booking)
    if len(details) == 1 and counted is not None and counted > 1:
        # Only what all transactions of the batch have in common is told; it says nothing about who paid.
        return [_Part(amount, cells, None)]
    if details and counted is not None:
        fault = f"{booking.path} tells of {{told}} transactions, but lists {{found}}."
        draft.counts(f"{booking.path}: transactions listed = Btch/NbOfTxs", len(details), counted, fault)
    if len(details) < 2:
        return [_Part(amount, cells, details[0] if details else None)]
    sign = 1 if amount >= ZERO else -1
    amounts = [_amount(detail, currency, sign) for detail in details]
    told = [value for value in amounts if value is not None]
    batches = booking.every("NtryDtls/Btch")
    if len(told) == len(details) and len(batches) == 1:
        fault = f"The batch of {booking.path} tells of {{told}}, but its transactions add up to {{found}}."
        total = amount_of(batches[0].value("TtlAmt"))
        draft.sums(f"{booking.path}: sum of transactions = Btch/TtlAmt", [abs(sum(told, ZERO))], total, fault)
    if len(told) == len(details) and sum(told, ZERO) == amount:
        return [
            _Part(value, (_cell(detail, "Amt", "AmtDtls/TxAmt/Amt"), _cell(detail, "CdtDbtInd")), detail)
            for value, detail in zip(told, details, strict=True)
        ]
    found = plain(sum(told, ZERO)) if len(told) == len(details) else "nothing certain"
    draft.ask(
        f"{booking.path} is of {plain(amount)} {currency}, but its {len(details)} transactions add up to {found}; "
        "it was not taken apart."
    )
    return [_Part(amount, cells, None)]


def _details(booking: Element) -> list[Element]:
    return [*booking.every("NtryDtls/TxDtls"), *booking.every("TxDtls")]


def _amount(detail: Element, currency: str, sign: int) -> Decimal | None:
    """What the transaction has of the booking, in the booking's currency; its own sign where it tells one."""
    found = detail.at("Amt", "AmtDtls/TxAmt/Amt")
    if found is None or found.attribute("Ccy") not in ("", currency):
        return None
    amount = amount_of(found.text)
    if amount is None:
        return None
    own = {"CRDT": 1, "DBIT": -1}.get(detail.value("CdtDbtInd"), sign)
    return own * amount


def _counted(booking: Element) -> int | None:
    """How many transactions the batches of a booking tell of; None where they do not."""
    counts = [batch.value("NbOfTxs") for batch in booking.every("NtryDtls/Btch")]
    return sum(map(int, counts)) if counts and all(re.fullmatch(r"\d{1,15}", count) for count in counts) else None


# --- one entry --------------------------------------------------------------------------------------------------------


def _entry(entry: Noted, booking: Element, part: _Part, currency: str, number: int, own: str | None) -> None:
    entry.put("amount", in_units(part.amount, currency), *part.cells)
    entry.put("currency", currency, *_attributes(booking))
    entry.values["entry"] = number
    _booked(entry, booking)
    places = [place for place in (part.detail, booking) if place is not None]
    for place in places:
        _references(entry, place)
    if part.detail is not None:
        _returned(entry, part.detail)
    for place in places:
        _coded(entry, place)
        _charges(entry, place)
    _exchange(entry, places, currency)
    if part.detail is not None:
        entry.put("return_reason", "returned" if part.detail.at("RtrInf") else None)
        _party(entry, part.detail, own)
        _remittance(entry, part.detail)
    if "text" not in entry.values:
        _text(entry, [found for place in places for found in place.every("AddtlTxInf") + place.every("AddtlNtryInf")])


def _attributes(booking: Element) -> Iterator[Cell]:
    amount = booking.at("Amt")
    if amount is not None and "Ccy" in amount.attributes:
        yield amount.attributes["Ccy"]


def _booked(entry: Noted, booking: Element) -> None:
    for name, path in (("booking_date", "BookgDt"), ("value_date", "ValDt")):
        if (day := booking.at(f"{path}/Dt", f"{path}/DtTm")) is not None:
            entry.put(name, iso_date_of(day.text), day.cell)
    status = booking.at("Sts/Cd", "Sts")
    if status is not None and (told := _STATUS.get(status.text)) and told != "booked":
        entry.put("status", told, status.cell)
    if booking.value("RvslInd") in ("true", "1"):
        entry.put("reversal", True, _cell(booking, "RvslInd"))
    entry.put("booking_reference", reference(booking.value("AcctSvcrRef")), _cell(booking, "AcctSvcrRef"))
    entry.put("entry_reference", booking.value("NtryRef"), _cell(booking, "NtryRef"))
    if (batch := booking.at("NtryDtls/Btch/PmtInfId", "NtryDtls/Btch/MsgId")) is not None:
        entry.put("batch", reference(batch.text), batch.cell)


def _references(entry: Noted, place: Element) -> None:
    for name, paths in (
        ("end_to_end_id", ("Refs/EndToEndId",)),
        ("bank_reference", ("Refs/AcctSvcrRef", "AcctSvcrRef", "Refs/TxId", "Refs/UETR")),
        ("reference", ("Refs/InstrId", "Refs/PmtInfId", "Refs/MsgId")),
        ("mandate_id", ("Refs/MndtId",)),
        ("cheque_number", ("Refs/ChqNb",)),
    ):
        for path in paths:
            entry.put(name, reference(place.value(path)), _cell(place, path))


def _coded(entry: Noted, place: Element) -> None:
    """Domain/family/sub-family, else the bank's own code."""
    parts = [place.at(f"BkTxCd/{path}") for path in ("Domn/Cd", "Domn/Fmly/Cd", "Domn/Fmly/SubFmlyCd")]
    found = [part for part in parts if part is not None] or place.every("BkTxCd/Prtry/Cd")[:1]
    entry.put("code", "/".join(part.text for part in found), *(part.cell for part in found))
    if found and found[-1].text in _RETURNS:
        entry.put("return_reason", found[-1].text, found[-1].cell)


def _charges(entry: Noted, place: Element) -> None:
    found, cells = [], []
    for each in [*place.every("Chrgs/Rcrd"), *(chrg for chrg in place.every("Chrgs") if chrg.at("Amt"))]:
        amount, value = each.at("Amt"), signed(each)
        if amount is not None and value:
            currency = currency_of(amount.attribute("Ccy")) or entry.values["currency"]
            # A charge debits us unless it says otherwise.
            cost = -value if each.value("CdtDbtInd") else value
            included = each.value("ChrgInclInd") != "false"
            found.append(Charge(amount=in_units(cost, currency), currency=currency, included=included))
            cells.append(amount.cell)
    entry.put("charges", tuple(found), *cells)


def _exchange(entry: Noted, places: list[Element], currency: str) -> None:
    """What was ordered in another currency, and the rate."""
    for place in places:
        for path in ("AmtDtls/InstdAmt", "AmtDtls/TxAmt", "AmtDtls/CntrValAmt"):
            amount = place.at(f"{path}/Amt")
            other = currency_of(amount.attribute("Ccy")) if amount else None
            value = amount_of(amount.text) if amount else None
            if amount is not None and value is not None and other and other != currency:
                rate = place.value(
                    f"{path}/CcyXchg/XchgRate", "AmtDtls/TxAmt/CcyXchg/XchgRate", "AmtDtls/InstdAmt/CcyXchg/XchgRate"
                )
                exchange = Exchange(amount=in_units(value, other), currency=other, rate=amount_of(rate))
                entry.put("exchange", exchange, amount.cell)


def _party(entry: Noted, detail: Element, own: str | None) -> None:
    """Who is on the other side: the debtor of what came in; of what is taken back as in the original booking."""
    incoming = entry.values["amount"] >= ZERO
    back = bool(entry.get("reversal") or entry.get("return_reason"))
    sides = ["Dbtr", "Cdtr"] if incoming is not back else ["Cdtr", "Dbtr"]
    if own and _account(detail, sides[0]) == own and _account(detail, sides[1]) != own:
        sides.reverse()
    side = f"RltdPties/{sides[0]}"
    account = f"{side}Acct/Id"
    for name, paths in (
        ("counterparty.name", (f"{side}/Nm", f"{side}/Pty/Nm", f"{side}/Agt/FinInstnId/Nm")),
        ("counterparty.iban", (f"{account}/IBAN",)),
        ("counterparty.bank_account", (f"{account}/Othr/Id", f"{account}/PrtryAcct/Id", f"{account}/BBAN")),
        ("on_behalf_of", (f"RltdPties/Ultmt{sides[0]}/Nm", f"RltdPties/Ultmt{sides[0]}/Pty/Nm")),
    ):  # fmt: skip
        found = detail.at(*paths)
        if found is not None:
            entry.put(name, found.text, found.cell)
    _address(entry, [*detail.every(f"{side}/PstlAdr"), *detail.every(f"{side}/Pty/PstlAdr")])


def _account(detail: Element, side: str) -> str:
    return detail.value(f"RltdPties/{side}Acct/Id/IBAN", f"RltdPties/{side}Acct/Id/Othr/Id")


def _address(entry: Noted, found: list[Element]) -> None:
    for address in found[:1]:
        street = " ".join(part for part in (address.value("StrtNm"), address.value("BldgNb")) if part)
        town = " ".join(part for part in (address.value("PstCd"), address.value("TwnNm")) if part)
        lines = [*(line.text for line in address.every("AdrLine")), street, town, address.value("Ctry")]
        entry.put(
            "counterparty.address", ", ".join(line for line in lines if line), *(each.cell for each in address.walk())
        )


def _remittance(entry: Noted, detail: Element) -> None:
    for remittance in detail.every("RmtInf"):
        _text(entry, remittance.every("Ustrd"))
        references = references_of(remittance)
        entry.put("references", tuple(cell.text for cell in references), *references)
        documents = list(documents_of(remittance))
        entry.put("documents", tuple(one.line for one in documents), *(cell for one in documents for cell in one.cells))
        _text(entry, remittance.every("Strd/AddtlRmtInf"))


def _text(entry: Noted, found: list[Element]) -> None:
    texts = list(dict.fromkeys(each.text for each in found if each.text))
    entry.put("text", " ".join(texts), *(each.cell for each in found))


def _returned(entry: Noted, detail: Element) -> None:
    """Reason and words of a return; the original is named by its own end-to-end id."""
    for information in detail.every("RtrInf"):
        reason = information.at("Rsn/Cd", "RtrRsn/Cd", "Rsn/Prtry", "RtrRsn/Prtry", "AddtlInf", "AddtlRtrRsnInf")
        if reason is not None:
            entry.put("return_reason", reason.text, reason.cell)


def _cell(element: Element, *paths: str) -> Cell | None:
    found = element.at(*paths)
    return found.cell if found is not None else None
