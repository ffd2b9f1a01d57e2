"""The access tokens of one mailbox: kept until shortly before they end, and renewed by one process at a time.

A provider that rotates refresh tokens takes a used one for stolen and ends the whole sign-in. So a renewal is claimed
before it is asked for, and the new refresh token is stored before anything else is done with the answer.
"""

import datetime as dt
import secrets
from collections.abc import Callable
from typing import Protocol

from docflow.errors import MailboxDown, MailboxRefused
from docflow.mail.oauth.provider import OAuthClient, Provider, Tokens
from docflow.schema.base import Frozen

_AHEAD = dt.timedelta(minutes=5)
"""An access token is renewed so long before it ends, or after four fifths of its time if that is later."""
_CLAIM = dt.timedelta(seconds=30)
"""How long a claim stands; longer than a provider may take to answer."""
_WARN = dt.timedelta(days=7)
_WARN_SECRET = dt.timedelta(days=30)
_PAUSE = 0.5
_TURNS = 2 * int(_CLAIM.total_seconds() / _PAUSE)


class Grant(Frozen):
    """What a sign-in has given us."""

    access: str
    renew_at: dt.datetime
    ends: dt.datetime
    refresh: str
    refresh_ends: dt.datetime | None = None
    claim: str = ""
    """Who is renewing it."""
    claimed_until: dt.datetime | None = None
    """Until then nobody else tries."""
    problem: str = ""
    """Why the last renewal failed."""


class Safe(Protocol):
    """Keeps one grant, encrypted and durable, for all processes."""

    def change(self, edit: Callable[[Grant | None], Grant | None]) -> Grant | None:
        """Replaces the grant by what `edit` makes of it, as one transaction; returns what is kept then."""


class SignIn:
    """Signs one mailbox in."""

    def __init__(
        self,
        name: str,
        client: OAuthClient,
        provider: Provider,
        safe: Safe,
        clock: Callable[[], dt.datetime],
        pause: Callable[[float], object],
    ) -> None:
        self._name = name
        self._client = client
        self.provider = provider
        self._safe = safe
        self._clock = clock
        self._pause = pause

    def accept(self, tokens: Tokens) -> None:
        """Keeps what a person's sign-in has given. Raises MailboxRefused where it would end within the hour."""
        if not tokens.refresh:
            raise MailboxRefused(
                f"The sign-in of mailbox {self._name} gave no refresh token; allow offline access for the client "
                f"{self._client.client_id} at {self._client.authority}."
            )
        fresh = self._grant(tokens, None)
        self._safe.change(lambda _: fresh)

    def token(self) -> str:
        """An access token that serves now. Raises MailboxDown, or MailboxRefused where a person must sign in."""
        me = secrets.token_hex(8)
        for _ in range(_TURNS):
            grant = self._safe.change(lambda grant: self._claimed(grant, me))
            if grant is None:
                raise MailboxRefused(f"Mailbox {self._name} is not signed in. {self._remedy}")
            if grant.claim == me:
                grant = self._renewed(grant)
            if self._clock() < grant.ends:
                return grant.access
            if grant.problem:
                raise MailboxRefused(grant.problem) if self._remedy in grant.problem else MailboxDown(grant.problem)
            self._pause(_PAUSE)
        raise MailboxDown(f"Another process has been renewing the sign-in of mailbox {self._name} for too long.")

    def refused(self, access: str) -> None:
        """The mail server does not take this token: it is renewed when next asked for."""
        now = self._clock()

        def ended(grant: Grant | None) -> Grant | None:
            mine = grant is not None and grant.access == access
            return grant.model_copy(update={"renew_at": now, "ends": now}) if grant and mine else grant

        self._safe.change(ended)

    def notice(self) -> str:
        """What a person should see to before the mailbox stops being read; empty where all is well.

        Renews the token if it is time, however long the connection still lives: what then fails is told at once.
        """
        try:
            self.token()
        except (MailboxDown, MailboxRefused) as problem:
            return str(problem)
        now, secret_ends = self._clock(), self._client.secret_ends
        grant = self._safe.change(lambda grant: grant)
        if grant and grant.problem:
            return grant.problem
        if grant and grant.refresh_ends and grant.refresh_ends - now < _WARN:
            return (
                f"The sign-in of mailbox {self._name} ends on {grant.refresh_ends:%Y-%m-%d %H:%M} UTC. {self._remedy}"
            )
        if secret_ends and secret_ends - now.date() < _WARN_SECRET:
            return (
                f"The client secret of mailbox {self._name} ends on {secret_ends}. Make a new one at "
                f"{self._client.authority} and set client_secret and secret_ends."
            )
        return ""

    @property
    def _remedy(self) -> str:
        return f"Sign in on the mailboxes screen, or: docflow mailbox login {self._name}"

    def _claimed(self, grant: Grant | None, me: str) -> Grant | None:
        """The grant, claimed by us where it is to be renewed and nobody else is at it."""
        now = self._clock()
        if grant is None or now < grant.renew_at or (grant.claimed_until and now < grant.claimed_until):
            return grant
        return grant.model_copy(update={"claim": me, "claimed_until": now + _CLAIM})

    def _renewed(self, grant: Grant) -> Grant:
        """A failed renewal is told at once, though the old token may still serve, and not repeated at once."""
        try:
            after = self._grant(self.provider.renew(grant.refresh), grant)
        except (MailboxDown, MailboxRefused) as problem:
            remedy = "" if problem.temporary else f" {self._remedy}"
            words = f"The sign-in of mailbox {self._name} cannot be renewed. {problem}{remedy}"
            after = grant.model_copy(update={"claim": "", "problem": words})
        self._safe.change(lambda _: after)
        return after

    def _grant(self, tokens: Tokens, before: Grant | None) -> Grant:
        now = self._clock()
        ends = None if tokens.refresh_seconds is None else now + dt.timedelta(seconds=tokens.refresh_seconds)
        if before is not None and not tokens.refresh:
            ends = ends or before.refresh_ends
        lasts = dt.timedelta(seconds=tokens.seconds)
        return Grant(
            access=tokens.access,
            renew_at=now + max(lasts - _AHEAD, lasts * 4 / 5),
            ends=now + lasts,
            refresh=tokens.refresh or (before.refresh if before else ""),
            refresh_ends=ends,
        )
