"""How was paid, by the code of UNTDID 4461 (payment means)."""

from typing import Literal

from extractors.messages.draft import Draft
from extractors.messages.elements import Cell

Method = Literal["ach", "wire", "cheque", "card", "sepa", "direct_debit", "other"]
_UNTDID_4461: dict[str, Method] = {
    **dict.fromkeys(("2", "3", "4", "5", "6", "7", "8", "15", "16", "17", "18", "19"), "ach"),
    **dict.fromkeys(("20", "21", "22", "23", "24", "25", "26"), "cheque"),
    **dict.fromkeys(("30", "31", "40", "42", "43", "45", "50", "51", "52", "53", "57"), "wire"),
    **dict.fromkeys(("48", "54", "55"), "card"), **dict.fromkeys(("49", "59"), "direct_debit"),
    **dict.fromkeys(("58",), "sepa"), **dict.fromkeys(("1", "10", "97", "ZZZ"), "other"),
}  # fmt: skip


def method_of_code(draft: Draft, cell: Cell | None) -> Method | None:
    """The method, noted in the draft; None where no code is given or known."""
    method = _UNTDID_4461.get(cell.text) if cell else None
    if method and cell:
        draft.keep("payment_method", method, cell)
    return method
