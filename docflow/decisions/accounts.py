"""Who may come in: people with their roles, and the keys of programs. Every change is in the audit trail."""

import datetime as dt
from collections.abc import Sequence

from docflow.decisions.people import MACHINE
from docflow.errors import BadInput, NotAllowed, NotFound, Refused
from docflow.schema.states import Role
from docflow.store import Tx

_OF_PROGRAMS = "key:"
"""How the names of keys begin in the audit trail; no person's name may."""
_LONGEST = 60
VOUCHED = ""
"""In place of a password's hash: signs in at the identity provider only."""


def add_user(tx: Tx, actor: str, name: str, password_hash: str, role: Role) -> None:
    """A person who may sign in. Raises BadInput for a name that cannot be, Stale where it is taken."""
    _check_name(name)
    tx.users.add(name, password_hash, role)
    tx.audit.append(actor, "user added", f"user:{name}", {"role": role.value})


def vouched_for(tx: Tx, name: str, role: Role) -> None:
    """The house's identity provider vouches for a person, and says what they may do: they are added, or have this role
    from now on. Raises NotAllowed for a name that has a password here: it may be somebody else's."""
    user = tx.users.by_name(name)
    if user is None:
        add_user(tx, name, name, VOUCHED, role)
        return
    if user.disabled or user.password_hash != VOUCHED:
        raise NotAllowed(f"{name} may not sign in this way; ask an administrator.")
    if user.role is not role:
        tx.users.set_role(name, role)
        tx.audit.append(name, "role changed", f"user:{name}", {"from": user.role.value, "to": role.value})


def _check_name(name: str) -> None:
    if not name.strip() or name != name.strip() or len(name) > _LONGEST or not name.isprintable():
        raise BadInput(f"A user name has 1 to {_LONGEST} characters, and no blank at its ends.")
    if name.lower() in (MACHINE, "cli") or name.startswith(_OF_PROGRAMS):
        raise BadInput(f"“{name}” stands for a program in the audit trail; choose another name.")


def set_role(tx: Tx, actor: str, name: str, role: Role) -> None:
    """Changes what a person may do; they have to sign in again. Raises Refused where nobody could administer then."""
    before = _role_of(tx, name)
    if role is not Role.ADMIN:
        _check_not_last(tx, name)
    tx.users.set_role(name, role)
    tx.audit.append(actor, "role changed", f"user:{name}", {"from": before.value, "to": role.value})


def disable(tx: Tx, actor: str, name: str) -> None:
    """The person may not sign in any more; what they did stays theirs. Raises Refused for oneself or the last admin."""
    _role_of(tx, name)
    if name == actor:
        raise Refused("You cannot disable yourself; another administrator can.")
    _check_not_last(tx, name)
    tx.users.disable(name)
    tx.audit.append(actor, "user disabled", f"user:{name}")


def enable(tx: Tx, actor: str, name: str) -> None:
    """The person may sign in again."""
    tx.users.enable(name)
    tx.audit.append(actor, "user enabled", f"user:{name}")


def set_password(tx: Tx, actor: str, name: str, password_hash: str) -> None:
    """Another password; whoever is signed in with the old one is signed out."""
    tx.users.set_password(name, password_hash)
    tx.audit.append(actor, "password changed", f"user:{name}")


def _role_of(tx: Tx, name: str) -> Role:
    user = tx.users.by_name(name)
    if user is None:
        raise NotFound(f"There is no user {name}.")
    return user.role


def _check_not_last(tx: Tx, name: str) -> None:
    """Somebody must be able to let people in; two who disable each other at once wait for one another."""
    tx.lock("accounts")
    others = [one for one in tx.users.all() if one.role is Role.ADMIN and not one.disabled and one.name != name]
    if _role_of(tx, name) is Role.ADMIN and not others:
        raise Refused(f"{name} is the last administrator; make somebody else one first.")


def add_key(
    tx: Tx,
    actor: str,
    name: str,
    prefix: str,
    key_hash: str,
    scopes: Sequence[str],
    expires_at: dt.datetime | None = None,
) -> None:
    """A key for a program; the token itself is never stored. Raises BadInput for one that is over or may do nothing."""
    if not name.strip() or not scopes:
        raise BadInput("Say what the key is for, and what it may do.")
    if expires_at is not None and expires_at <= tx.now():
        raise BadInput("The key would be over already; choose a later day.")
    tx.api_keys.add(prefix, key_hash, scopes, name.strip()[:_LONGEST], expires_at)
    ends = expires_at.isoformat() if expires_at else None
    tx.audit.append(
        actor, "api key added", f"{_OF_PROGRAMS}{prefix}", {"name": name, "scopes": [*scopes], "ends": ends}
    )


def revoke_key(tx: Tx, actor: str, prefix: str) -> None:
    """The key is good for nothing any more. Raises NotFound."""
    tx.api_keys.revoke(prefix)
    tx.audit.append(actor, "api key revoked", f"{_OF_PROGRAMS}{prefix}")
