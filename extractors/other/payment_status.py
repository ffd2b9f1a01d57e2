"""ISO 20022 messages about payments: pain.002 (their status) and remt.002 (where advice is to be had)."""

from collections.abc import Iterator

from docflow.schema.records import Extraction, Kind, Other
from extractors.contract import Hints
from extractors.messages.elements import Element, begins
from extractors.messages.iso20022 import message_in
from extractors.papers.paper import Paper

_STATUS = ("CstmrPmtStsRpt", "pain.002.001.02", "pain.002.001.01")
_LOCATION = ("RmtLctnAdvc",)
_WORDS = {
    "RJCT": "was rejected", "PDNG": "is pending", "ACCP": "was accepted", "ACSP": "is being settled",
    "ACSC": "was settled", "ACTC": "was checked", "ACWC": "was accepted with a change", "PART": "was accepted in part",
    "CANC": "was cancelled", "RCVD": "was received", "ACCC": "was credited",
}  # fmt: skip
_MOST = 20
"""Payments that are named one by one."""


def claim(paper: Paper, hints: Hints) -> float:
    """By the message's element."""
    return 0.99 if begins(paper.pages, *_STATUS, *_LOCATION) else 0.0


def extract(paper: Paper, hints: Hints) -> list[Extraction]:
    """One `other` that says what happened; a person must know of it."""
    message = message_in(paper.pages, *_STATUS, *_LOCATION)
    if message is None:
        return []
    told = list(_statuses(message) if message.name in _STATUS else _locations(message))
    more = (f"{len(told) - _MOST} further payments are named.",) if len(told) > _MOST else ()
    sentences = (*told[:_MOST], *more) or ("The message tells of no payment.",)
    notes = (*paper.pages.notes, *(note for page in paper.pages.pages for note in page.notes))
    record = Other(summary=" ".join(sentences))
    return [Extraction(kind=Kind.OTHER, confidence=0.99, review=(*sentences, *notes), record=record)]


def _statuses(message: Element) -> Iterator[str]:
    group = message.at("OrgnlGrpInfAndSts")
    if group is not None and group.value("GrpSts"):
        yield _sentence(f'Message "{group.value("OrgnlMsgId")}"', group.value("GrpSts"), group)
    batches = message.every("OrgnlPmtInfAndSts")
    for batch in batches:
        if batch.value("PmtInfSts"):
            yield _sentence(f'Batch "{batch.value("OrgnlPmtInfId")}"', batch.value("PmtInfSts"), batch)
    for one in [*(one for batch in batches for one in batch.every("TxInfAndSts")), *message.every("TxInfAndSts")]:
        amount = one.at("OrgnlTxRef/Amt/InstdAmt", "OrgnlTxRef/IntrBkSttlmAmt")
        over = f" over {amount.text} {amount.attribute('Ccy')}".rstrip() if amount else ""
        number = one.value("OrgnlEndToEndId", "OrgnlInstrId", "OrgnlTxId")
        yield _sentence(f'Payment "{number}"{over}', one.value("TxSts"), one)


def _sentence(what: str, status: str, place: Element) -> str:
    reasons = [each.value("Rsn/Cd", "Rsn/Prtry", "StsRsn/Cd") for each in place.every("StsRsnInf")]
    words = [each.text for each in place.every("StsRsnInf/AddtlInf") if each.text]
    why = ", ".join(filter(None, (*reasons, *words)))
    return f"{what} {_WORDS.get(status, f'has the status {status}')}{f' ({why})' if why else ''}."


def _locations(message: Element) -> Iterator[str]:
    """Addresses are told and never opened."""
    for place in message.every("RmtLctn"):
        details = place.every("RmtLctnDtls") or place.every("RmtLctnData") or [place]
        addresses = [each.value("ElctrncAdr", "RmtLctnElctrncAdr", "PstlAdr/Nm") for each in details]
        number = place.value("RmtId") or place.value("Refs/EndToEndId")
        where = ", ".join(filter(None, addresses)) or "a place that is not told"
        yield f'The advice "{number}" is to be had at {where}.'
