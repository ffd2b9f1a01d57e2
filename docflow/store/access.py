"""Users, their sessions, and the keys of programs. No secret is kept, only hashes."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, bindparam, delete, select, update

from docflow.errors import NotFound
from docflow.schema.access import ApiKey, Session, User
from docflow.schema.states import Role
from docflow.store.tables import api_keys, sessions, users
from docflow.store.texts import canonical, digest, parsed
from docflow.store.work import Work

_USE_NOTED = dt.timedelta(minutes=1)
"""The time of a key's last use is noted no finer, so that not every request writes."""


_USABLE = select(api_keys).where(
    api_keys.c.tenant == bindparam("of_tenant"),
    api_keys.c.prefix == bindparam("asked"),
    ~api_keys.c.revoked,
    api_keys.c.expires_at.is_(None) | (api_keys.c.expires_at > bindparam("at")),
)
"""The key with this prefix, as each request of a program asks for it."""


class Users:
    """The people who may sign in; names are told apart by letter case."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def add(self, name: str, password_hash: str, role: Role) -> str:
        """Adds a user; returns the id. Raises Stale where the name is taken."""
        user_id = self._work.new_id("user")
        self._work.add(users, id=user_id, name=name, password_hash=password_hash, role=role.value)
        return user_id

    def by_name(self, name: str) -> User | None:
        """The user of this name, disabled or not."""
        row = self._work.row(self._work.mine(users, users.c.name == name))
        return None if row is None else _user(row)

    def all(self) -> list[User]:
        """Every user, by name."""
        return [_user(row) for row in self._work.rows(self._work.mine(users).order_by(users.c.name))]

    def set_password(self, name: str, password_hash: str) -> None:
        """Changes the password; all sessions of the user end."""
        self._change(name, password_hash=password_hash)

    def set_role(self, name: str, role: Role) -> None:
        """Changes what the user may do; all sessions of the user end."""
        self._change(name, role=role.value)

    def disable(self, name: str) -> None:
        """The user may not sign in any more; all sessions of the user end."""
        self._change(name, disabled=True)

    def enable(self, name: str) -> None:
        """The user may sign in again."""
        self._change(name, disabled=False)

    def set_language(self, name: str, language: str) -> None:
        """In which language the screens speak to the user; no session ends. Raises NotFound."""
        self._update(name, language=language)

    def _change(self, name: str, **values: object) -> None:
        self._update(name, **values)
        Sessions(self._work).delete_of(name)

    def _update(self, name: str, **values: object) -> None:
        mine = (users.c.tenant == self._work.tenant) & (users.c.name == name)
        if not self._work.run(update(users).where(mine).values(**values)):
            raise NotFound(f"There is no user {name}.")


class Sessions:
    """Who is signed in. The token is known to the browser; here is its hash."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def add(self, token: str, user_name: str, expires_at: dt.datetime) -> None:
        """Signs the user in. Raises NotFound."""
        user = Users(self._work).by_name(user_name)
        if user is None:
            raise NotFound(f"There is no user {user_name}.")
        now = self._work.clock()
        token_hash = digest(token)
        self._work.add(sessions, token_hash=token_hash, user_id=user.id, created_at=now, expires_at=expires_at)

    def get(self, token: str) -> Session | None:
        """The session, if it is not over and the user may still sign in."""
        joined = sessions.join(users, (users.c.tenant == sessions.c.tenant) & (users.c.id == sessions.c.user_id))
        told = (users.c.name, users.c.role, users.c.language, sessions.c.created_at, sessions.c.expires_at)
        wanted = select(*told).select_from(joined)
        mine = (sessions.c.tenant == self._work.tenant) & (sessions.c.token_hash == digest(token))
        row = self._work.row(wanted.where(mine, sessions.c.expires_at > self._work.clock(), ~users.c.disabled))
        if row is None:
            return None
        values = row._asdict()
        return Session(user=values.pop("name"), **values)

    def delete(self, token: str) -> None:
        """Signs out."""
        self._drop(sessions.c.token_hash == digest(token))

    def delete_of(self, user_name: str) -> None:
        """Signs the user out everywhere."""
        user = select(users.c.id).where(users.c.tenant == self._work.tenant, users.c.name == user_name)
        self._drop(sessions.c.user_id.in_(user))

    def purge(self) -> None:
        """Forgets the sessions that are over."""
        self._drop(sessions.c.expires_at <= self._work.clock())

    def _drop(self, which: Any) -> None:
        self._work.run(delete(sessions).where(sessions.c.tenant == self._work.tenant, which))


class ApiKeys:
    """The keys of programs, found by the prefix that may be shown."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def add(
        self,
        prefix: str,
        key_hash: str,
        scopes: Sequence[str],
        name: str = "",
        expires_at: dt.datetime | None = None,
    ) -> str:
        """Adds a key; returns its id. Raises Stale where the prefix is taken."""
        key_id = self._work.new_id("key")
        self._work.add(
            api_keys,
            id=key_id,
            name=name,
            prefix=prefix,
            hash=key_hash,
            scopes=canonical(list(scopes)),
            created_at=self._work.clock(),
            expires_at=expires_at,
        )
        return key_id

    def by_prefix(self, prefix: str) -> ApiKey | None:
        """The key, unless it was revoked or is over."""
        asked = {"of_tenant": self._work.tenant, "asked": prefix, "at": self._work.clock()}
        row = self._work.row(_USABLE, asked)
        return None if row is None else _key(row)

    def all(self) -> list[ApiKey]:
        """Every key, revoked ones too, oldest first."""
        return [_key(row) for row in self._work.rows(self._work.mine(api_keys).order_by(api_keys.c.id))]

    def touch(self, prefix: str) -> None:
        """Notes that the key was used, to the minute."""
        now = self._work.clock()
        stale = api_keys.c.used_at.is_(None) | (api_keys.c.used_at < now - _USE_NOTED)
        self._work.run(self._of(prefix).where(stale).values(used_at=now))

    def revoke(self, prefix: str) -> None:
        """The key is good for nothing any more. Raises NotFound."""
        if not self._work.run(self._of(prefix).values(revoked=True)):
            raise NotFound(f"There is no key {prefix}.")

    def _of(self, prefix: str) -> Any:
        return update(api_keys).where(api_keys.c.tenant == self._work.tenant, api_keys.c.prefix == prefix)


def _user(row: Row[Any]) -> User:
    values = row._asdict()
    del values["tenant"]
    return User.model_validate(values)


def _key(row: Row[Any]) -> ApiKey:
    values = row._asdict()
    del values["tenant"]
    return ApiKey.model_validate(values | {"scopes": tuple(parsed(row.scopes))})
