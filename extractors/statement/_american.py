"""Who paid, as American banks write it into the text of a booking.

The text repeats labelled fields of the ACH batch and entry (Nacha Operating Rules, Appendix Three: company name,
company entry description, individual name) or of the Fedwire message (originator, originator to beneficiary
information); each bank has labels of its own.
"""

import re
from collections.abc import Sequence

from extractors.messages.elements import Cell
from extractors.statement._draft import TOLD, Noted

_NEXT = (
    r"(?=\s{2,}|\s*(?:ORIG ID|DESC DATE|CO ENTRY(?: DESCR)?|CO ID|ENTRY DESCR|SEC|TRACE ?#|EED|IND ID|IND NAME|INDN|ID|"
    r"SND BK|REF|PMT DET|OBI|BNF|RFB|BBI|SSN|IMAD|TRN)[:=]|[;/]|$)"
)
"""What ends a name: a wide blank, the next label, or the end."""
_NAMES = (
    re.compile(rf"\bORIG(?:INATING)? CO(?:MPANY)? NAME:\s*(?P<name>\S.*?){_NEXT}", re.IGNORECASE),
    re.compile(r"^\s*(?P<name>\S.{2,30}?)\s+DES:\S"),
    re.compile(rf"\b(?:ORIG|ORG|ORIGINATOR|B/O)\s?[:=]\s*(?:/\S+\s+|\d+/)?(?P<name>\S.*?){_NEXT}"),
)


def tell_originator(entry: Noted, text: str, cells: Sequence[Cell]) -> None:
    """Notes the name of the other side where the text of an incoming payment labels it."""
    for pattern in _NAMES if entry.values["amount"] > 0 else ():
        if found := pattern.search(text):
            entry.put("counterparty.name", found["name"].strip(), *cells, sure=TOLD)
            return
