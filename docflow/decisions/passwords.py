"""Passwords of protected files: entered by a person, kept for a payer or sender, tried without anybody looking.

They are encrypted at rest, handed to nothing but the sandbox that opens the file, and stand in no log or audit entry.
"""

from collections.abc import Iterable, Iterator

from docflow.decisions import people
from docflow.decisions.trail import note
from docflow.decisions.versions import seen
from docflow.errors import BadInput, Refused
from docflow.rules.sender import domain_of, writer
from docflow.schema.documents import Document
from docflow.schema.states import DocumentState, QuarantineCode, Step
from docflow.store import Tx

_OF_DOCUMENT, _KEPT = "password of a document", "passwords of a sender"
_LONGEST, _MOST = 200, 10
"""Letters of a password; passwords that are kept for one sender."""


def unlock(
    tx: Tx, document_id: str, version: int, actor: str, password: str, *, keep: bool = False
) -> tuple[Document, str]:
    """A person enters the password of a file that needs one; it is read again. Returns it and the task that reads it.

    keep: once the password has opened the file, it is tried on whatever else this payer (or sender) protects.
    Raises BadInput, Stale, NotAllowed; Refused where the file needs no password.
    """
    people.check_may_decide(tx, actor)
    document = seen(tx, document_id, version)
    if document.state is not DocumentState.QUARANTINED or document.quarantine_code is not QuarantineCode.ENCRYPTED:
        raise Refused(f"{document.label} needs no password.")
    tx.secrets.put(_OF_DOCUMENT, document.id, _checked(password))
    note(tx, document, actor, "unlock", {"keep": keep})
    moved = tx.documents.move(document.id, document.version, DocumentState.RECEIVED, reason=f"Unlocked by {actor}.")
    return moved, tx.tasks.add(Step.READ, document.id)


def tried_on(tx: Tx, document: Document) -> tuple[str, ...]:
    """What may open the document: the password entered for it, then those kept for its payer or sender."""
    own = tx.secrets.get(_OF_DOCUMENT, document.id)
    return tuple(dict.fromkeys([*([own] if own else []), *kept_for(tx, document.sender, document.hints)]))


def kept_for(tx: Tx, sender: str, hints: dict[str, str]) -> tuple[str, ...]:
    """The passwords kept for who sent a mail, and for who wrote what it passes on."""
    found = (_kept(tx, name) for name in _names(tx, dict.fromkeys((writer(sender, hints), sender))))
    return tuple(dict.fromkeys(password for passwords in found for password in passwords))


def opened(tx: Tx, document: Document) -> None:
    """The document was read: the password that was entered for it is kept for its payer, if the person wished so."""
    wished = [one.body.get("keep") for one in tx.decisions.of(document.id) if one.action == "unlock"]
    password = tx.secrets.get(_OF_DOCUMENT, document.id)
    name = next(_names(tx, [writer(document.sender, document.hints)]), None)
    if password and name and wished and wished[-1]:
        keep(tx, name, password, people.MACHINE)


def keep(tx: Tx, name: str, password: str, actor: str) -> None:
    """Keeps a password for a customer ("customer:C-1") or an address ("sender:ap@acme.example"). Raises BadInput."""
    if name.partition(":")[0] not in ("customer", "sender"):
        raise BadInput(f'{name} is nobody; name "customer:" and its reference, or "sender:" and a mail address.')
    password = _checked(password)
    others = [other for other in _kept(tx, name) if other != password]
    tx.secrets.put(_KEPT, name, "\n".join([password, *others][:_MOST]))
    tx.audit.append(actor, "keep_password", name)


def forget(tx: Tx, name: str, actor: str) -> None:
    """Takes away whatever is kept for a customer or an address."""
    tx.secrets.forget(_KEPT, name)
    tx.audit.append(actor, "forget_passwords", name)


def names(tx: Tx) -> list[str]:
    """For whom passwords are kept."""
    return tx.secrets.names(_KEPT)


def _names(tx: Tx, addresses: Iterable[str]) -> Iterator[str]:
    """Under what a sender's passwords stand: the customer whose mail comes from there, else the address itself."""
    directory = tx.customers.directory()
    for address in addresses:
        domain = domain_of(address)
        if domain:
            yield from (f"customer:{ref}" for ref in sorted(directory.holders("domain", [domain])))
            yield f"sender:{address}"


def _kept(tx: Tx, name: str) -> list[str]:
    return (tx.secrets.get(_KEPT, name) or "").split("\n") if name in names(tx) else []


def _checked(password: str) -> str:
    if not password or len(password) > _LONGEST or not password.isprintable():
        raise BadInput(f"A password has 1 to {_LONGEST} letters, without line breaks.")
    return password
