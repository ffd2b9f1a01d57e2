"""Passwords of protected files: /v1/documents/{id}/password and /v1/passwords. None is ever shown."""

from typing import Annotated

from fastapi import APIRouter, Path, Response
from pydantic import Field, SecretStr

from docflow.decisions import passwords
from docflow.schema.base import Frozen
from docflow.web.api import paging
from docflow.web.api.paging import Items
from docflow.web.api.views import DocumentSummary, document_summary
from docflow.web.deps import Wired
from docflow.web.principals import Reading, Writing
from docflow.web.repeats import IfMatch, version_of

router = APIRouter(prefix="/v1", tags=["passwords"])
Name = Annotated[str, Path(description='"customer:C-1001" or "sender:ap@acme.example".', max_length=300)]


class Password(Frozen):
    """What opens a file."""

    password: SecretStr = Field(max_length=200)


class Unlocking(Password):
    """... and whether it is kept for the payer once it has opened the file."""

    keep: bool = False


class KeptFor(Frozen):
    """For whom passwords are kept."""

    name: str = Field(examples=["customer:C-1001"])


@router.post(
    "/documents/{document_id}/password",
    status_code=202,
    response_model=DocumentSummary,
    summary="Enter the password of a protected file",
)
def unlock(
    deps: Wired, me: Writing, document_id: str, body: Unlocking, response: Response, if_match: IfMatch = None
) -> dict[str, object]:
    """The file is read again; one that the password does not open comes back to the quarantine."""
    version, password = version_of(if_match), body.password.get_secret_value()
    with deps.store.begin() as tx:
        document, task = passwords.unlock(tx, document_id, version, me.name, password, keep=body.keep)
    deps.hint(task)
    paging.etag(response, document.version)
    return document_summary(document)


@router.get("/passwords", response_model=Items[KeptFor], summary="For whom passwords are kept")
def listing(deps: Wired, _me: Reading) -> dict[str, object]:
    """Names only."""
    with deps.store.read() as tx:
        return {"items": [{"name": name} for name in passwords.names(tx)]}


@router.put("/passwords/{name}", status_code=204, summary="Keep a password")
def keep(deps: Wired, me: Writing, name: Name, body: Password) -> None:
    """It is tried on every protected file of this customer or sender, besides those kept before."""
    with deps.store.begin() as tx:
        passwords.keep(tx, name, body.password.get_secret_value(), me.name)


@router.delete("/passwords/{name}", status_code=204, summary="Forget the passwords kept for somebody")
def forget(deps: Wired, me: Writing, name: Name) -> None:
    """Files that were opened stay read."""
    with deps.store.begin() as tx:
        passwords.forget(tx, name, me.name)
