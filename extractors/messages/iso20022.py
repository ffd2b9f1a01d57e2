"""What ISO 20022 messages have in common: the message in its envelope, parties with their accounts, days."""

from docflow.schema.place import Pages
from docflow.schema.records import Party
from extractors.messages.draft import Draft
from extractors.messages.elements import Cell, Element, roots_of

_DEPTH = 4
"""Levels of envelopes (Document, AppHdr, SOAP) around a message."""


def messages_in(pages: Pages, *names: str) -> list[Element]:
    """The elements of these names that stand nearest to the root."""
    level: list[Element] = roots_of(pages)
    for _ in range(_DEPTH):
        found = [element for element in level if element.name in names]
        if found:
            return found
        level = [child for element in level for child in element.children]
    return []


def message_in(pages: Pages, *names: str) -> Element | None:
    """The first of them."""
    return next(iter(messages_in(pages, *names)), None)


def day_cell(element: Element, *names: str) -> Cell | None:
    """A date, which newer versions put into a choice (Dt, DtTm)."""
    return element.cell_at(*(path for name in names for path in (name, f"{name}/Dt", f"{name}/DtTm")))


def party_of(draft: Draft, path: str, place: Element, name: str) -> Party:
    """ "Dbtr" or "Cdtr" below this element, with its account."""
    party = place.at(name)
    account = place.at(f"{name}Acct")
    iban = account.cell_at("Id/IBAN") if account else None
    other = account.cell_at("Id/Othr/Id", "Id/PrtryAcct/Id", "Id/BBAN") if account else None
    if party is None:
        return Party(
            iban=draft.text(f"{path}.iban", iban), bank_account=draft.text(f"{path}.bank_account", other)
        )  # fmt: skip
    return Party(
        name=draft.text(f"{path}.name", party.cell_at("Nm", "Pty/Nm")), address=_address(party),
        tax_id=draft.text(f"{path}.tax_id", _tax_id(party)), email=party.value("CtctDtls/EmailAdr") or None,
        iban=draft.text(f"{path}.iban", iban), bank_account=draft.text(f"{path}.bank_account", other),
    )  # fmt: skip


def _address(party: Element) -> str | None:
    address = party.at("PstlAdr", "Pty/PstlAdr")
    if address is None:
        return None
    street = " ".join(filter(None, (address.value("StrtNm"), address.value("BldgNb"))))
    town = " ".join(filter(None, (address.value("PstCd"), address.value("TwnNm"))))
    lines = (line.text for line in address.every("AdrLine"))
    return ", ".join(filter(None, (*lines, street, town, address.value("Ctry")))) or None


def _tax_id(party: Element) -> Cell | None:
    """An organisation's number that is said to be for taxes."""
    numbers = [*party.every("Id/OrgId/Othr"), *party.every("Id/PrvtId/Othr")]
    taxes = (each.cell_at("Id") for each in numbers if each.value("SchmeNm/Cd") == "TXID")
    return next(taxes, None) or party.cell_at("Id/OrgId/TaxIdNb")
