"""What the palette (Ctrl+K) of a document offers, by its name. To add something, add an entry here.

An entry presses a control of the page (by its id; a field in a closed menu is opened and focused) or goes to an
address. One whose control the page does not have is not offered: who may not do a thing does not see it.
"""

from collections.abc import Collection
from typing import NamedTuple

from docflow.web.keymap import ACTIONS, Keys, shown
from docflow.web.language import _, _later


class Entry(NamedTuple):
    """One thing that can be done."""

    words: str
    press: str = ""
    """Id of the control that does it."""
    go: str = ""
    """Address; "{id}" is the document's."""


ENTRIES: tuple[Entry, ...] = (
    Entry(_later("Park it"), press="park"),
    Entry(_later("Back to the queue"), press="unpark"),
    Entry(_later("Not a remittance"), press="not-remittance"),
    Entry(_later("Duplicate of another document"), press="other"),
    Entry(_later("Give it to somebody"), press="owner"),
    Entry(_later("Reject it, with a reason"), press="reason"),
    Entry(_later("Wait for the payer"), press="await-payer"),
    Entry(_later("Ask the payer by mail"), press="ask-payer"),
    Entry(_later("Park it until a day"), press="until"),
    Entry(_later("Comment on it"), press="comment"),
    Entry(_later("Split it into several documents"), press="parts"),
    Entry(_later("Lay it together with others"), press="others"),
    Entry(_later("Set aside whatever this sender sends"), press="remember-sender"),
    Entry(_later("Remember what was corrected"), press="remember"),
    Entry(_later("Take it back"), press="undo"),
    Entry(_later("Reverse it, with a reason"), press="reverse-reason"),
    Entry(_later("Leave it booked"), press="keep-booked"),
    Entry(_later("Mark the columns of a table"), press="mark-columns"),
    Entry(_later("Turn the page"), press="turn-page"),
    Entry(_later("E-mail text"), press="tab-mail"),
    Entry(_later("Original"), press="tab-original"),
    Entry(_later("History"), press="tab-history"),
    Entry(_later("Full history with the audit chain"), go="/documents/{id}/history"),
    Entry(_later("Back to the list"), press="to-queue"),
    Entry(_later("Change the keys"), go="/shortcuts"),
)


FIRST = Entry(_later("Duplicate of the paper that it doubles"), press="duplicate-now")
"""Offered before all else, where a single paper is known that it may be a copy of."""


class Offer(NamedTuple):
    """An entry as the page shows it."""

    words: str
    caps: list[str]
    """The key that does it at once, if any."""
    press: str = ""
    go: str = ""
    action: str = ""
    """Id of an action of the key map."""


def offers(document_id: str, keys: Keys, possible: Collection[str]) -> list[Offer]:
    """Everything the palette may offer on this document: the listed actions of the key map, then the entries."""
    listed = [
        Offer(_capital(_(one.words)), shown(keys[one.id][0]) if keys[one.id] else [], action=one.id)
        for one in ACTIONS
        if one.listed and (not one.needs or one.needs in possible)
    ]
    return [_offer(FIRST, document_id), *listed, *(_offer(one, document_id) for one in ENTRIES)]


def _offer(one: Entry, document_id: str) -> Offer:
    return Offer(_(one.words), [], one.press, one.go.replace("{id}", document_id))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
