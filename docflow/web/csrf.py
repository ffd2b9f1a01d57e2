"""Against cross-site requests: where did the request come from, and does its form carry the session's token?"""

import hashlib
import hmac
import secrets
from urllib.parse import urlsplit

from fastapi import Request

from docflow.errors import NotAllowed
from docflow.web.language import _

UNSAFE = frozenset({"POST", "PUT", "PATCH", "DELETE"})
FIELD = "csrf"
ONCE = "once"
"""The field by which a form that is sent twice is known."""
HEADER = "X-CSRF-Token"
_MOST_FIELDS = 20_000


def new_token(session: str, secret_key: str) -> str:
    """A token for forms of this session; every page has another one, so that compression cannot leak it."""
    return _token(secrets.token_hex(8), session, secret_key)


def _token(nonce: str, session: str, secret_key: str) -> str:
    seal = hmac.new(secret_key.encode(), f"form:{nonce}:{session}".encode(), hashlib.sha256)
    return f"{nonce}.{seal.hexdigest()}"


def check_origin(request: Request) -> None:
    """Raises NotAllowed if the browser says that another site sent this."""
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    foreign_site = site is not None and site not in ("same-origin", "none")
    foreign_origin = origin is not None and urlsplit(origin).netloc != request.headers.get("Host", "")
    if foreign_site or foreign_origin:
        raise NotAllowed(_("This request came from another site and was not carried out."))


async def check_form(request: Request, session: str, secret_key: str) -> None:
    """Raises NotAllowed unless the request comes from a page of this session."""
    check_origin(request)
    given = request.headers.get(HEADER) or str((await _form_field(request)) or "")
    expected = _token(given.partition(".")[0], session, secret_key)
    if not hmac.compare_digest(given.encode(), expected.encode()):
        raise NotAllowed(_("The form is from an older session. Load the page again and repeat what you did."))


async def read_form(request: Request) -> dict[str, str]:
    """The text fields of a form; an advice of hundreds of lines has thousands."""
    form = await request.form(max_fields=_MOST_FIELDS)
    return {name: value for name, value in form.items() if isinstance(value, str)}


async def read_lists(request: Request) -> dict[str, list[str]]:
    """The same where a name may come several times, as ticked boxes do."""
    form = await request.form(max_fields=_MOST_FIELDS)
    return {name: [one for one in form.getlist(name) if isinstance(one, str)] for name in form}


async def _form_field(request: Request) -> str | None:
    kind = request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind not in ("application/x-www-form-urlencoded", "multipart/form-data"):
        return None
    return (await read_form(request)).get(FIELD)
