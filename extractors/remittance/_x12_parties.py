"""Who pays and who is paid in an 820 or 835: N1 loops and the accounts of BPR."""

from docflow.schema.records import Party
from extractors.messages import x12
from extractors.remittance._x12_draft import Draft

_ROLES = {"payer": (("PR", "BY", "DE", "OB"), 9), "payee": (("PE", "SE", "VN", "RE"), 15)}
"""Entity codes of N101, the best first, and the account's element in BPR."""


def party_of(draft: Draft, path: str) -> Party:
    """ "payer" or "payee": by the first of its entity codes that is there; its account stands in BPR."""
    codes, account = _ROLES[path]
    bank = _account(draft, path, account)
    entity = x12.entity_in(draft.set.entities, codes)
    if entity is None and path == "payer":
        draft.ask("The payer's name was not found (N1*PR).")
    numbers = ("91",) if path == "payer" else ()
    return x12.party_of(draft, path, entity, numbers).model_copy(update={"bank_account": bank})


def _account(draft: Draft, path: str, at: int) -> str | None:
    """An account stands behind the code of its kind (DA, SG); without one it may be anything."""
    bpr = draft.set.payment
    if bpr is None or not bpr.text(at):
        return None
    if not bpr.text(at - 1):
        draft.ask(f'{bpr.place} has "{bpr.text(at)}" where an account would stand, without saying that it is one.')
        return None
    return draft.text(f"{path}.bank_account", bpr.cell(at))
