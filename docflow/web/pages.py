"""Turns a template and values into a page; everything in it is escaped unless a template says otherwise (none does)."""

import hashlib
import secrets
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from docflow.web import csrf, said, words
from docflow.web.language import _, spoken

_HERE = Path(__file__).parent
STATIC = _HERE / "static"


@cache
def environment() -> Environment:
    """The templates, with the few filters they use."""
    env = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    env.policies["ext.i18n.trimmed"] = True
    env.install_gettext_callables(_, _plural, newstyle=True)  # type: ignore[attr-defined]
    env.filters |= {
        "money": words.money,
        "when": words.when,
        "day": words.day,
        "ago": words.ago,
        "percent": words.percent,
        "state": words.state_label,
        "term": words.term,
        "figure": words.figure,
        "again": said.again,
        "kind": words.kind_label,
        "equation": words.equation_words,
        "sum": words.sum_words,
        "field": words.field_label,
        "marked": _marked,
    }
    env.globals |= {"static": static_url, "script": script_url, "csrf_field": _csrf_field, "spoken": spoken}
    env.globals["icon"] = env.get_template("parts.html").module.icon  # type: ignore[attr-defined]
    return env


def _plural(one: str, many: str, number: int) -> str:
    """What {% pluralize %} calls; the template fills in the names."""
    return spoken().catalogue.ngettext(one, many, number)


def _marked(text: str) -> Markup:
    """What is written `so` in what programs are told, as code."""
    parts = text.split("`")
    return Markup().join(Markup("<code>{}</code>").format(part) if n % 2 else part for n, part in enumerate(parts))


@pass_context
def _csrf_field(context: Context) -> Markup:
    """The hidden inputs that every form of a signed-in page carries: whose it is, and which."""
    me = context.get("me")
    if not me:
        return Markup()
    hidden = Markup('<input type="hidden" name="{}" value="{}">')
    return hidden.format(csrf.FIELD, me.form_token) + hidden.format(csrf.ONCE, secrets.token_urlsafe(12))


@cache
def static_url(name: str) -> str:
    """The address of a static file; it changes with the content, so that browsers may keep it for good."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={digest}"


def script_url(name: str) -> str:
    """The address of a module; what it imports from its own folder is thereby as new as itself."""
    assert (STATIC / name).is_file()
    return f"{scripts_folder()}/{name}"


@cache
def scripts_folder() -> str:
    """The folder of all modules; its name changes with any of them."""
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(STATIC.glob("*.js"))))
    return f"/static/{digest.hexdigest()[:12]}"


def render(
    request: Request, template: str, *, status: int = 200, headers: dict[str, str] | None = None, **values: Any
) -> HTMLResponse:
    """The page; templates also see `me` (who is signed in, or None) and `path`."""
    context = {"me": getattr(request.state, "principal", None), "path": request.url.path, "trouble": (), **values}
    return HTMLResponse(environment().get_template(template).render(context), status, headers)
