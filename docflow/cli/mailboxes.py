"""The mailboxes of the settings, and `docflow mailbox login`."""

import time
from collections.abc import Callable

import typer

from docflow.cli.compose import utc_now
from docflow.errors import BadInput, Misconfigured
from docflow.files.watched import WatchedFolder
from docflow.mail.imap import ImapMailbox
from docflow.mail.imap_line import ImapAccount
from docflow.mail.mailbox import Mailbox
from docflow.mail.maildir import MaildirMailbox
from docflow.mail.oauth.microsoft import Microsoft
from docflow.mail.oauth.provider import Invitation, OAuthClient, Provider
from docflow.mail.oauth.sign_in import Grant, SignIn
from docflow.mail.oauth.standard import Standard
from docflow.settings import MailboxSettings, OAuthSettings, Settings
from docflow.store import Store

_KIND = "mailbox"
"""Under which the store keeps tokens."""
_AUTHORITY = {"google": "https://accounts.google.com"}
_SCOPES = {"ms365": ("https://outlook.office.com/IMAP.AccessAsUser.All",), "google": ("https://mail.google.com/",)}


def open_mailboxes(settings: Settings, store: Callable[[], Store]) -> list[Mailbox]:
    """Every mailbox of the settings; nothing is connected yet. Of the store only sign-ins with tokens are asked."""
    return [_open(name, box, store) for name, box in settings.mailboxes.items() if box.kind != "folder"]


def open_folders(settings: Settings) -> list[WatchedFolder]:
    """Every watched folder of the settings, that of the bank's files among them."""
    bank = [WatchedFolder("bank", settings.bank.inbox)] if settings.bank.inbox else []
    return bank + [
        WatchedFolder(name, box.path) for name, box in settings.mailboxes.items() if box.kind == "folder" and box.path
    ]


def _open(name: str, box: MailboxSettings, store: Callable[[], Store]) -> Mailbox:
    if box.kind == "maildir":
        assert box.path is not None  # the settings see to it
        return MaildirMailbox(name, box.path)
    if not box.host or not box.user:
        raise Misconfigured(f"Mailbox {name} needs host and user.")
    account = box.model_dump(exclude={"kind", "path", "password", "oauth"})
    tokens = _sign_in(name, box.oauth, store()) if box.oauth else None
    return ImapMailbox(name, ImapAccount(**account, password=box.password.get_secret_value()), tokens)


def _sign_in(name: str, oauth: OAuthSettings, store: Store, device: bool = False) -> SignIn:
    client = _client(oauth)
    provider: Provider = Microsoft(client, device) if oauth.provider == "ms365" else Standard(client)
    return SignIn(name, client, provider, _Safe(store, name), utc_now, time.sleep)


def _client(oauth: OAuthSettings) -> OAuthClient:
    microsoft = f"https://login.microsoftonline.com/{oauth.tenant}/v2.0"
    return OAuthClient(
        provider=oauth.provider,
        authority=oauth.authority or _AUTHORITY.get(oauth.provider, microsoft),
        client_id=oauth.client_id,
        client_secret=oauth.client_secret.get_secret_value(),
        scopes=oauth.scopes or _SCOPES[oauth.provider],
        secret_ends=oauth.secret_ends,
        ca_file=oauth.ca_file,
    )


class _Safe:
    """Keeps a mailbox's grant among the secrets of the store."""

    def __init__(self, store: Store, name: str) -> None:
        self._store = store
        self._name = name

    def change(self, edit: Callable[[Grant | None], Grant | None]) -> Grant | None:
        """One transaction; nobody else changes the grant in between."""
        with self._store.begin() as tx:
            tx.lock(f"{_KIND}/{self._name}/sign-in")
            text = tx.secrets.get(_KIND, self._name)
            before = Grant.model_validate_json(text) if text else None
            after = edit(before)
            if after is not None and after is not before:
                tx.secrets.put(_KIND, self._name, after.model_dump_json())
            return after


def login(settings: Settings, store: Store, name: str, device: bool, ask: Callable[[str], str]) -> None:
    """Signs the mailbox in, in a browser anywhere, and looks whether it can then be read."""
    invitation = invite(settings, store, name, device)
    if device:
        typer.echo(invitation.words)
        address = ""
    else:
        user = settings.mailboxes[name].user
        typer.echo(f"Open this address and sign in as {user}:\n\n{invitation.words}\n", err=True)
        address = ask("The browser ends at a page of localhost that it cannot show. Paste its address here")
    typer.echo(accept(settings, store, name, device, invitation, address))


def invite(settings: Settings, store: Store, name: str, device: bool) -> Invitation:
    """Begins the sign-in of a mailbox. Raises BadInput, MailboxDown, MailboxRefused."""
    box = settings.mailboxes.get(name)
    if box is None:
        raise BadInput(f"There is no mailbox {name} in the settings; there are: {', '.join(settings.mailboxes)}.")
    if box.oauth is None:
        raise BadInput(
            f"Mailbox {name} signs in with a password. For tokens give it a section [mailboxes.{name}.oauth]."
        )
    if device and box.oauth.provider != "ms365":
        raise BadInput("Signing in on another device is offered for Microsoft 365 only; leave --device away.")
    return _sign_in(name, box.oauth, store, device).provider.begin(box.user)


def accept(
    settings: Settings, store: Store, name: str, device: bool, invitation: Invitation, address: str, wait: bool = True
) -> str:
    """Ends a sign-in that was begun, and looks whether the mailbox can then be read. Raises BadInput, MailboxDown,
    MailboxRefused."""
    box = settings.mailboxes[name]
    assert box.oauth is not None
    sign_in = _sign_in(name, box.oauth, store, device)
    sign_in.accept(sign_in.provider.finish(invitation, address, wait))
    mailbox = _open(name, box, lambda: store)
    try:
        for folder in mailbox.folders:
            mailbox.open(folder)
    finally:
        mailbox.close()
    return f"Mailbox {name} is signed in and can be read."
