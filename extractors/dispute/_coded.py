"""The reason of a dispute that comes as a message: its codes, and the words beside them."""

from collections.abc import Sequence

from docflow.schema.reasons import Reason
from extractors.messages.draft import ASSUMED, PRINTED, Draft
from extractors.messages.elements import Cell
from extractors.messages.reason_words import completed, contradiction


def reason_of(draft: Draft, codes: Sequence[tuple[Cell, Reason]], words: Sequence[Cell]) -> Reason | None:
    """What the codes say, or the words where no code does; several reasons, and words that say another, are asked
    about."""
    reasons = list(dict.fromkeys(reason for _, reason in codes))
    said = " ".join(cell.text for cell in words)
    coded = reasons[0] if reasons else None
    if len(reasons) > 1:
        draft.ask("Several reasons are given: " + ", ".join(reasons) + ".")
    elif doubt := contradiction(coded, said):
        draft.ask(doubt)
    reason = completed(coded, said) if len(reasons) <= 1 else coded
    if reason is not None:
        by_words = reason is not coded
        draft.keep("reason", reason, words[0] if by_words else codes[0][0], ASSUMED if by_words else PRINTED)
    return reason
