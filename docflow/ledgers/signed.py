"""A signed HTTP POST (Standard Webhooks): for the ledger `webhook`, and for those who are told of events."""

import datetime as dt
from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence
from pathlib import Path
from secrets import token_bytes
from urllib.parse import urlsplit

from standardwebhooks import Webhook as Signer

from docflow.errors import Misconfigured
from docflow.ledgers._addresses import Vetting
from docflow.ledgers._http import Http, Reply

Clock = Callable[[], dt.datetime]
REPLAY_WINDOW = dt.timedelta(minutes=5)
"""A receiver refuses what was signed longer ago: nobody can send again what he has overheard."""


def utc_now() -> dt.datetime:
    """The clock of the real world."""
    return dt.datetime.now(dt.UTC)


def new_secret() -> str:
    """A secret of 32 random bytes, as Standard Webhooks writes it."""
    return f"whsec_{b64encode(token_bytes(32)).decode()}"


def signers(about: str, secrets: Sequence[str]) -> list[Signer]:
    """The current secret first. Standard Webhooks asks for 24 to 64 bytes. Raises Misconfigured."""
    keys = [key for key in map(_key, secrets) if key]
    if not keys or not all(24 <= len(key) <= 64 for key in keys):
        raise Misconfigured(f"{about}: the secret must be whsec_ and the base64 of 24 to 64 random bytes.")
    return [Signer(key) for key in keys]


def signature(by: Sequence[Signer], message_id: str, now: dt.datetime, body: str) -> dict[str, str]:
    """The three headers; each attempt is signed anew, so that its time is its own."""
    now = now.astimezone(dt.UTC)
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": " ".join(signer.sign(message_id, now, body) for signer in by),
    }


def check_address(about: str, url: str, inside: bool) -> None:
    """Only https leaves the house; http is for networks that were allowed by name. Raises Misconfigured."""
    parts = urlsplit(url)
    if not parts.hostname or parts.scheme not in ({"https", "http"} if inside else {"https"}):
        raise Misconfigured(f"{about}: {url!r} is not an https address.")


def vetting(about: str, allow: Sequence[str]) -> Vetting:
    """Which addresses may be sent to: public ones, and those of the allowed networks. Raises Misconfigured."""
    try:
        return Vetting(allow)
    except ValueError as error:
        raise Misconfigured(f"{about}: allow: {error}.") from error


class Sender:
    """Sends signed messages to any address that may be sent to."""

    def __init__(
        self, allow: Sequence[str] = (), ca_file: Path | None = None, deadline: float = 15.0, clock: Clock = utc_now
    ) -> None:
        """`allow`: networks that are not public and may be sent to all the same; `deadline` in seconds."""
        self._inside = bool(allow)
        self._clock = clock
        self._vetted = vetting("webhooks", allow)
        self._http = Http(deadline=deadline, resolve=self._vetted, ca_file=ca_file)

    def check(self, url: str) -> None:
        """Raises Misconfigured for an address that is never sent to: one that is written in figures is vetted here, a
        name when it is sent to. A name and password in it would stand in the trail for all to read."""
        check_address("webhook", url, self._inside)
        parts = urlsplit(url)
        if parts.username is not None or parts.password is not None:
            raise Misconfigured("webhook: an address holds no name and password; what is sent is signed instead.")
        if forbidden := self._vetted.written(parts.hostname or ""):
            raise Misconfigured(f"webhook: {forbidden} is no public address; [webhooks] allow may name its network.")

    def send(self, url: str, secrets: Sequence[str], message_id: str, body: str) -> Reply:
        """One attempt; any 2xx means that it was taken. Raises LedgerError, Misconfigured."""
        headers = signature(signers("webhook", secrets), message_id, self._clock(), body)
        self.check(url)
        return self._http.send("POST", url, {**headers, "Content-Type": "application/json"}, body.encode(), writes=True)

    def close(self) -> None:
        """Close the connections."""
        self._http.close()


def _key(secret: str) -> bytes:
    """The bytes of a secret; a wrong one gives a single byte, which is too short."""
    text = secret.removeprefix("whsec_")
    try:
        return b64decode(text + "=" * (-len(text) % 4), validate=True)
    except ValueError:
        return b"?"
