"""/v1/ledgers: what the ledgers have, held against what docflow says they have."""

import datetime as dt

from fastapi import APIRouter

from docflow.errors import NotFound
from docflow.schema.base import Frozen
from docflow.schema.mirror import BooksDrift, Drift
from docflow.web.deps import Wired
from docflow.web.principals import Reading

router = APIRouter(prefix="/v1/ledgers", tags=["ledgers"])


class ItemsHeld(Frozen):
    """The last look at a ledger's open items."""

    ledger: str
    read_at: dt.datetime | None
    swept_at: dt.datetime | None
    """When it was last read in full."""
    incremental: bool
    """Whether its changes were taken over just before the full look, which then should find nothing."""
    drift: Drift
    trouble: str
    """Why it could not be read the last time."""


class LedgerDrift(Frozen):
    """What a ledger has, held against what docflow says it has."""

    ledger: str
    postings: BooksDrift | None
    open_items: ItemsHeld | None


@router.get("/{name}/drift", response_model=LedgerDrift, summary="Drift between a ledger and docflow")
def drift(deps: Wired, _me: Reading, name: str) -> dict[str, object]:
    """`postings`: the last comparison of posted receipts, made daily or by `docflow ledger drift`; `open_items`: the
    last full look at its items. Each is null where the ledger does not tell, or was not compared yet."""
    with deps.store.read() as tx:
        books = tx.comparisons.of(name)
        mirrors = {one.ledger: one for one in tx.mirrors.all()}
    if name not in deps.policy.ledgers and books is None and name not in mirrors:
        raise NotFound(f"There is no ledger {name}.")
    return {
        "ledger": name,
        "postings": books.model_dump(mode="json") if books else None,
        "open_items": mirrors[name].model_dump(mode="json", exclude={"mark"}) if name in mirrors else None,
    }
