"""What a text says why less is paid: what is only counted, stated beside an amount or follows from it is no reason."""

import re

from docflow.schema.reasons import Reason
from extractors.fields.lexicon import normalise, reasons, stems
from extractors.fields.reasons import ReasonReading, classify_reason, reason_of_code

_OUT_OF = re.compile(r"(?<![\d.,/])(\d{1,5})(?: [^\W\d]{1,12})?(?: [^\W\d]{1,4}){1,3} (\d{1,5})(?![\d.,/%]*\d)")
"""A number, perhaps what is counted, one to three small words, a number."""
COUNTED = 0.95
"""Confidence of a shortage that is told in words and in numbers."""
_WITH_TAX = re.compile(
    r"(?i)(?:\+|\b(?:zuzüglich|zzgl|ohne|mit|plus|without|with"
    r"|including|incl|inkl|inklusive|excluding|excl|exkl|exklusive|net of|gross of"
    r"|hors|avec|más|mas|oltre|più|mais|acrescido de|exclusief|inclusief|compris[ea]?|incluido|compresa|incluindo|ex"
    r"|sans))"
    r"\.?\s+(?:(?:the|la|der|die|de|d[’']|\d{1,2}(?:[.,]\d)?\s?%)\s*)*"
    r"(?:USt|MwSt|VAT|TVA|T\.V\.A|IVA|BTW|GST|sales tax|tax|Umsatzsteuer|Mehrwertsteuer|taxes?)\b\.?"
)
"""What an amount is stated with: "plus VAT" tells no reason."""
_TAX_NAME = r"(?:USt|MwSt|VAT|TVA|IVA|BTW|GST|HST|CGST|SGST|IGST|Umsatzsteuer|Mehrwertsteuer|sales tax)"
_SUMMED = r"(?=\s?(?:[=:,;.)€$£\d]|$))"
_TAX_BESIDE = re.compile(
    rf"(?i)\({_TAX_NAME}\b[^)\d]{{1,25}}\)|\b{_TAX_NAME}\s?\(?\d{{1,2}}(?:[.,]\d)?\s?%\)?{_SUMMED}"
    rf"|\d{{1,2}}(?:[.,]\d)?\s?%\s?{_TAX_NAME}\b{_SUMMED}|=\s?{_TAX_NAME}\b|\bnot a {_TAX_NAME} invoice\b"
)
"""How a tax is named beside sums: "(IVA incluido)", "TVA 21 %", "20 % USt", "This is not a VAT invoice"."""
_SENT_BACK = 3
"""Words between an invoice and that it is sent back."""
_SHORTEST = 2
"""Words that a text still has without the tax beside its sums."""
FOLLOWS_FROM = {
    Reason.MISSING_DOCUMENTS: frozenset((Reason.NOT_RECEIVED,)),
    Reason.NOT_RECEIVED: frozenset((Reason.CANCELLED,)),
}
"""Nobody signed for what never came, and nothing comes of what was cancelled."""
_CLAUSE = re.compile(r"[,;] ")


def _without_pallets(text: str, reading: ReasonReading | None) -> ReasonReading | None:
    """ "Two pallets were damaged" counts pallets, and the damage is the reason."""
    counted = {word for hit in reasons().scan(text) if hit.target == "pallet" for word in hit.phrase.split()}
    if reading is None or not counted:
        return reading
    other = classify_reason(" ".join(word for word in text.split() if normalise(word) not in counted))
    if other is None or (reading.reason is not Reason.PALLET and other.reason is not reading.reason):
        return reading
    return other if reading.reason is Reason.PALLET else max(reading, other, key=lambda one: one.confidence)


def _counts_short(text: str) -> bool:
    """ "46 of 50", "46 des 50", "46 van de 50": fewer than there should be."""
    return any(int(few) < int(many) for few, many in _OUT_OF.findall(text))


def _cause(text: str, reading: ReasonReading | None) -> ReasonReading | None:
    """ "There is no proof of delivery, and nothing has arrived": of a reason and what it follows from, the latter."""
    causes = FOLLOWS_FROM.get(reading.reason, frozenset()) if reading is not None else frozenset()
    parts = (classify_reason(part) for part in _CLAUSE.split(text)) if causes else ()
    return next((part for part in parts if part and part.reason in causes), reading)


def _beside_sums(text: str) -> str:
    """Without the tax that is only stated beside sums. Where nothing else is said of it, the tax may be the reason."""
    bare = _TAX_BESIDE.sub(" ", text)
    return bare if len(normalise(bare).split()) >= _SHORTEST else text


def _without_invoice_returned(text: str, reading: ReasonReading | None) -> ReasonReading | None:
    """ "We return your invoice, as the delivery note is missing": paper that is sent back is no return of goods."""
    words = normalise(text).split()
    billed = [n for n, word in enumerate(words) if word in stems()["invoice"]]
    back = [
        hit
        for hit in reasons().scan(text)
        if hit.target == Reason.RETURN
        and hit.end - hit.start == 1
        and any(0 <= n - hit.end < _SENT_BACK or 0 < hit.start - n <= _SENT_BACK for n in billed)
    ]
    if reading is None or reading.reason is not Reason.RETURN or not back:
        return reading
    gone = {n for hit in back for n in range(hit.start, hit.end)}
    return classify_reason(" ".join(word for n, word in enumerate(words) if n not in gone))


def reading_of(text: str) -> ReasonReading | None:
    """By words; a bare code is X12's."""
    text = _beside_sums(_WITH_TAX.sub(" ", text))
    reading = _without_invoice_returned(text, classify_reason(text))
    reading = _cause(text, _without_pallets(text, reading))
    if reading is not None and reading.reason is Reason.QUANTITY and _counts_short(text):
        reading = reading._replace(confidence=max(reading.confidence, COUNTED))
    if reading is None and text.strip().isdigit() and len(text.strip()) <= 2:
        reason = reason_of_code(text)
        return ReasonReading(reason, 0.95, text) if reason is not Reason.OTHER else None
    return reading
