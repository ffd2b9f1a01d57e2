"""The keys by which a customer of ours, or a thing on a paper, is recognised. What reduces to nothing has no key."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Literal

from docflow.rules import keys
from docflow.rules.sender import domain_of
from docflow.schema.payers import Clue, PayerKind
from docflow.schema.receivables import Customer
from docflow.schema.records import Party

KeyKind = Literal["account", "tax_id", "customer_number", "name", "domain", "stem", "parent"]
"""An alias's kinds; the name without its legal form; and the customer that this one belongs to."""
Key = tuple[KeyKind, str]

_EDGE, _LONG = 4, 8
"""Letters at either end of a word by which one with a slip is still found, one less in a word that is not long."""
_MAIL_SERVICES = """
gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com aol.com icloud.com me.com mac.com
gmx.de gmx.net gmx.at gmx.ch gmx.com web.de t-online.de freenet.de mail.de posteo.de mailbox.org arcor.de outlook.de
hotmail.de yahoo.de orange.fr wanadoo.fr free.fr laposte.net sfr.fr yahoo.fr hotmail.fr libero.it virgilio.it tin.it
alice.it ziggo.nl kpnmail.nl xs4all.nl hotmail.co.uk yahoo.co.uk btinternet.com sky.com outlook.es hotmail.es
telefonica.net bluewin.ch comcast.net verizon.net att.net proton.me protonmail.com zoho.com
"""
_SHARED = frozenset(_MAIL_SERVICES.split())


def keys_of(customer: Customer) -> frozenset[Key]:
    """Everything by which the ledger's own record of a customer identifies it."""
    names = {key for name in (customer.name, *customer.aliases) for key in keys.name_keys(name)}
    found: set[Key] = {("name", name) for name in names}
    found |= {("stem", keys.split_legal_form(name)[0]) for name in names}
    found |= {("account", keys.identifier(iban)) for iban in customer.ibans}
    found |= {("tax_id", keys.identifier(tax_id)) for tax_id in customer.tax_ids}
    found |= {("customer_number", keys.normalised(customer.ref))}
    found |= {("domain", bare_domain(domain)) for domain in customer.email_domains}
    found |= {("parent", customer.parent)} if customer.parent else set()
    return frozenset((kind, key) for kind, key in found if key)


def features(stem: str) -> tuple[str, ...]:
    """By what similar names are found without comparing all: words, pairs of words, and the ends of words.

    A slip of the pen leaves most of them whole, be it a blank too few; those that many names share are no help and are
    passed over.
    """
    words = stem.split()
    pairs = [f"{one} {other}" for one, other in pairwise(words)]
    ends = [end for word in (*words, "".join(words)) for end in _ends(word)]
    return tuple(dict.fromkeys([*words, *pairs, *ends]))


def _ends(word: str) -> Iterator[str]:
    """Beginning and end of the word, so short that a slip leaves one of them whole; a word just long enough for longer
    ones may yet lose a letter to the slip and has both."""
    for length, fits in ((_EDGE - 1, _EDGE <= len(word) <= _LONG), (_EDGE, len(word) >= _LONG)):
        if fits:
            yield from (f"^{word[:length]}", f"{word[-length:]}$")


def clues(payer: Party, sender: str = "") -> tuple[Clue, ...]:
    """What a paper says about who pays, the strongest first. `sender`: the mail address of whoever wrote it."""
    return tuple(dict.fromkeys(clue for clue in _told(payer, sender) if clue.key))


def clue(kind: PayerKind, text: str) -> Clue:
    """The clue that such a text is; its key is empty where nothing of the text identifies anybody."""
    match kind:
        case "name":
            return Clue(kind, name_key(text), text)
        case "domain":
            return Clue(kind, mail_key(text), text)
        case "customer_number":
            return Clue(kind, keys.normalised(text), text)
        case _:
            return Clue(kind, keys.identifier(text), text)


def name_key(name: str) -> str:
    """One key for one name, legal form and all: the longest way to write it plainly."""
    return max(sorted(keys.name_keys(name)), key=len, default="")


def mail_key(address: str) -> str:
    """The domain of an address; of a mail service, where anybody may have one, the whole address."""
    domain = domain_of(address) if "@" in address else bare_domain(address)
    return address.strip().lower() if "@" in address and domain in _SHARED else _own(domain)


def bare_domain(domain: str) -> str:
    """The domain in lower case, without an address before it."""
    return domain.strip().lower().rpartition("@")[2]


def _own(domain: str) -> str:
    return "" if domain in _SHARED else domain


def _told(payer: Party, sender: str) -> Iterator[Clue]:
    told: Iterable[tuple[PayerKind, str | None]] = (
        ("account", payer.iban),
        ("account", payer.bank_account),
        ("tax_id", payer.tax_id),
        ("customer_number", payer.customer_number),
        ("name", payer.name),
        ("domain", payer.email or sender),
    )
    for kind, text in told:
        if text:
            yield clue(kind, text)
