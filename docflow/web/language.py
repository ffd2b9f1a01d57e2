"""In whose language a page speaks: sentences from gettext catalogues, amounts and dates as its reader writes them.

English is the source. A language is one file, locale/<language>/LC_MESSAGES/docflow.po, read as it stands: nothing has
to be compiled. A sentence is looked up when it is shown, never when a module is loaded, since every request may speak
another language; `_later` only marks one that stands in a table.
"""

import gettext
import io
from collections.abc import Mapping
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import NamedTuple

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

CATALOGUES = Path(__file__).parent / "locale"
DOMAIN = "docflow"
MACHINE = "machine"
"""Context, in the catalogues, of what the machine says in its own words; see docflow.web.said."""
SOURCE = "en_GB"
"""English without a country: its dates name the month, so that no order of day and month can be mistaken."""
OFFERED = {
    "en_GB": "English",
    "en_US": "English (United States)",
    "de_DE": "Deutsch",
    "de_CH": "Deutsch (Schweiz)",
    "de_AT": "Deutsch (Österreich)",
    "fr_FR": "Français",
    "fr_CH": "Français (Suisse)",
    "fr_CA": "Français (Canada)",
    "es_ES": "Español",
    "es_MX": "Español (México)",
    "es_AR": "Español (Argentina)",
}
"""What a user can choose; a browser may ask for any country of these languages."""
LANGUAGES = tuple(sorted({name.partition("_")[0] for name in OFFERED}))


class Language(NamedTuple):
    """A language as written in one country."""

    locale: Locale
    catalogue: gettext.NullTranslations

    @property
    def tag(self) -> str:
        """For the lang attribute of a page: "de"."""
        return str(self.locale.language)


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The sentences of a language; English has none, its sentences are the keys."""
    written = _written(language)
    if written is None:
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    write_mo(compiled, written)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@cache
def machine_forms(language: str) -> Mapping[str, str]:
    """Forms of what the machine says about papers -> the same in this language; none for English."""
    written = _written(language)
    said = (one for one in written or () if one.context == MACHINE and one.string)
    return {str(one.id): str(one.string) for one in said}


@cache
def _written(language: str) -> Catalog | None:
    file = CATALOGUES / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    if not file.exists():
        return None
    with file.open("rb") as source:
        return read_po(source, locale=language)


@cache
def language(name: str) -> Language | None:
    """The language of this name ("de", "de_CH", "de-CH"), or None where docflow does not speak it."""
    try:
        locale = Locale.parse(name.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return None
    if locale.language not in LANGUAGES:
        return None
    return Language(Locale.parse(SOURCE) if str(locale) == "en" else locale, catalogue(locale.language))


def preferred(accepted: str) -> Language:
    """The first language of an Accept-Language header that docflow speaks; English if none is."""
    wishes = [(part.partition(";")[0].strip(), _weight(part)) for part in accepted[:500].split(",")]
    known = [(found, weight) for name, weight in wishes if name and weight > 0 and (found := language(name))]
    return max(known, key=lambda one: one[1])[0] if known else _source()


def _weight(wish: str) -> int:
    """The q of a wish, in thousandths (RFC 9110, 12.4.2)."""
    _, _, q = wish.replace(" ", "").partition(";q=")
    whole, _, rest = q.partition(".")
    return int(whole or 0) * 1000 + int(f"{rest:0<3}"[:3]) if (whole + rest).isdecimal() else 0 if q else 1000


def _source() -> Language:
    found = language(SOURCE)
    assert found is not None
    return found


_spoken: ContextVar[Language | None] = ContextVar("language", default=None)


def spoken() -> Language:
    """The language of this request; English outside of one."""
    return _spoken.get() or _source()


def speak(chosen: str) -> None:
    """From here on this request speaks the language that its user chose; nothing chosen changes nothing."""
    if found := language(chosen) if chosen else None:
        _spoken.set(found)


def _(message: str, **values: object) -> str:
    """The sentence in the language of this request, with its %(name)s filled in."""
    said = spoken().catalogue.gettext(message) if message else ""
    return said % values if values else said


def ngettext(one: str, many: str, number: int, **values: object) -> str:
    """The sentence for this number of things; it may name %(num)s."""
    return spoken().catalogue.ngettext(one, many, number) % {"num": number, **values}


def _later(message: str) -> str:
    """Marks a sentence for the catalogues that is looked up where it is shown."""
    return message


class Speaking:
    """ASGI middleware: a request speaks what its browser asks for, until its user turns out to have chosen.

    The API speaks English: its words are for programs and their logs.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not scope["path"].startswith("/v1"):
            _spoken.set(preferred(Headers(scope=scope).get("Accept-Language", "")))
        await self._app(scope, receive, send)
