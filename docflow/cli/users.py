"""Users and API keys from the command line."""

from docflow.decisions import accounts
from docflow.errors import BadInput
from docflow.schema.states import Role
from docflow.store import Store
from docflow.web.keys import SCOPES, new_key
from docflow.web.passwords import hash_password


def add_user(store: Store, name: str, password: str, role: Role) -> None:
    """A local user. Raises Stale where the name is taken."""
    with store.begin() as tx:
        accounts.add_user(tx, "cli", name, hash_password(password), role)


def add_key(store: Store, name: str, scopes: list[str]) -> str:
    """Makes an API key and returns its token, which is not stored. Raises BadInput for an unknown scope."""
    if unknown := sorted(set(scopes) - set(SCOPES)):
        raise BadInput(f"Unknown scope {', '.join(unknown)}; there are {', '.join(SCOPES)}.")
    key = new_key()
    with store.begin() as tx:
        accounts.add_key(tx, "cli", name, key.prefix, key.hash, scopes)
    return key.token
