"""Who pays and who is paid in an 820: N1 loops and the accounts of BPR."""

from docflow.schema.records import Party
from extractors.remittance._x12_draft import Draft
from extractors.remittance._x12_set import Entity

_ROLES = {"payer": (("PR", "BY", "DE", "OB"), 9), "payee": (("PE", "SE", "VN", "RE"), 15)}
"""Entity codes of N101, the best first, and the account's element in BPR."""
_TAX_IDS = frozenset({"24", "FI", "TJ", "EI", "34"})


def party_of(draft: Draft, path: str) -> Party:
    """ "payer" or "payee": by the first of its entity codes that is there; its account stands in BPR."""
    codes, account = _ROLES[path]
    entity = next((e for code in codes for e in draft.set.entities if e.segment.text(1) == code), None)
    bank = _account(draft, path, account)
    if entity is None or not entity.segment.text(2):
        if path == "payer":
            draft.ask("The payer's name was not found (N1*PR).")
        return Party(bank_account=bank)
    return Party(
        name=draft.text(f"{path}.name", entity.segment.cell(2)), address=_address(entity), email=_email(entity),
        tax_id=_tax_id(draft, path, entity), bank_account=bank, customer_number=_customer_number(draft, path, entity),
    )  # fmt: skip


def _account(draft: Draft, path: str, at: int) -> str | None:
    """An account stands behind the code of its kind (DA, SG); without one it may be anything."""
    bpr = draft.set.payment
    if bpr is None or not bpr.text(at):
        return None
    if not bpr.text(at - 1):
        draft.ask(f'{bpr.place} has "{bpr.text(at)}" where an account would stand, without saying that it is one.')
        return None
    return draft.text(f"{path}.bank_account", bpr.cell(at))


def _address(entity: Entity) -> str | None:
    parts = []
    for segment in entity.below:
        if segment.name == "N3":
            parts += [segment.text(1), segment.text(2)]
        elif segment.name == "N4":
            parts += [segment.text(1), " ".join(filter(None, (segment.text(2), segment.text(3)))), segment.text(4)]
    return ", ".join(filter(None, parts)) or None


def _tax_id(draft: Draft, path: str, entity: Entity) -> str | None:
    if entity.segment.text(3) in _TAX_IDS:
        return draft.text(f"{path}.tax_id", entity.segment.cell(4))
    number = next((s for s in entity.below if s.name == "REF" and s.text(1) in _TAX_IDS and s.text(2)), None)
    return draft.text(f"{path}.tax_id", number.cell(2) if number else None)


def _customer_number(draft: Draft, path: str, entity: Entity) -> str | None:
    """The seller's number for the payer: N103 is 91 (assigned by the seller)."""
    if path != "payer" or entity.segment.text(3) != "91":
        return None
    return draft.text("payer.customer_number", entity.segment.cell(4))


def _email(entity: Entity) -> str | None:
    for segment in entity.below:
        if segment.name == "PER":
            for at in (3, 5, 7):
                if segment.text(at) == "EM":
                    return segment.text(at + 1) or None
    return None
