"""The sentences of the screens and their catalogues: `python -m tests.web.catalogues` brings the catalogues up to date.

New sentences are added empty, those that are gone are dropped; what a sentence used to say stands beside it as a
fuzzy guess, which the screens do not use and the tests do not accept.
"""

import ast
import io
import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from docflow.web.language import CATALOGUES, DOMAIN, LANGUAGES, MACHINE
from tests.web import machine

WEB = Path(CATALOGUES).parent
TEMPLATES = WEB / "templates"
TRANSLATED = tuple(one for one in LANGUAGES if one != "en")
_METHODS = [("**.py", "python"), ("**.html", "jinja2")]
_OPTIONS = {"**.html": {"newstyle_gettext": "true", "trimmed": "true", "silent": "false"}}
_KEYWORDS = {"_": None, "_later": None, "ngettext": (1, 2), "gettext": None}


def sentences() -> Catalog:
    """Every sentence that is marked in the screens, with the places where it stands."""
    found = Catalog(project="docflow", fuzzy=False)
    for file, line, message, comments, context in extract_from_dir(WEB, _METHODS, _OPTIONS, _KEYWORDS):
        found.add(message, None, [(file, line)], auto_comments=comments, context=context)
    for form, file, line in machine.forms():
        found.add(form, None, [(file, line)], context=MACHINE)
    return found


_HEADER = "# The sentences of docflow's screens; python -m tests.web.catalogues brings this file up to date."


def read(language: str) -> Catalog:
    """A catalogue as it stands; an empty one where there is none."""
    file = path(language)
    if not file.exists():
        return Catalog(locale=language, project="docflow", fuzzy=False, header_comment=_HEADER)
    with file.open("rb") as source:
        found = read_po(source, locale=language)
    found.header_comment = _HEADER
    return found


def path(language: str) -> Path:
    return CATALOGUES / language / "LC_MESSAGES" / f"{DOMAIN}.po"


_DATED = re.compile(rb'"(?:POT-Creation-Date|PO-Revision-Date|Generated-By|Last-Translator|Report-Msgid-Bugs-To): .*\n')


def write(catalogue: Catalog, language: str) -> None:
    """Without dates and line numbers, so that only sentences change the file."""
    written = io.BytesIO()
    write_po(written, catalogue, width=120, sort_output=True, no_location=True, omit_header=False, ignore_obsolete=True)
    text = re.sub(
        rb'"(POT-Creation-Date|PO-Revision-Date|Generated-By|Last-Translator|Report-Msgid-Bugs-To): .*\n',
        b"",
        written.getvalue(),
    )
    path(language).parent.mkdir(parents=True, exist_ok=True)
    path(language).write_bytes(text)


def update() -> None:
    found = sentences()
    for language in TRANSLATED:
        catalogue = read(language)
        bring_up_to_date(catalogue, found)
        write(catalogue, language)


def bring_up_to_date(catalogue: Catalog, found: Catalog) -> None:
    """A catalogue with exactly these sentences; one whose holes alone have other names keeps what was said of it."""
    known = {_shape(one.id): one for one in catalogue if one.context == MACHINE}
    # The catalogue takes over the sentences themselves: a copy, or one language would speak in the next.
    catalogue.update(deepcopy(found), no_fuzzy_matching=True)
    for one in catalogue:
        if one.context == MACHINE and not one.string and (same := known.get(_shape(one.id))):
            one.string = _renamed(str(same.id), str(one.id), str(same.string))


def _shape(form: object) -> str:
    """A form without the names of its holes."""
    return machine.HOLE.sub("%s", str(form))


def _renamed(old: str, new: str, said: str) -> str:
    """What was said of the old form, with the names that the holes of the same form have now."""
    names = dict(zip(machine.HOLE.findall(old), machine.HOLE.findall(new), strict=True))
    return machine.HOLE.sub(lambda hole: names[hole[0]], said)


_NOT_SAID = re.compile(
    r"""\{\#.*?\#\}
      | \{%\ block\ (?:body|main)_class\ %\}.*?\{%\ endblock\ %\}
      | \{%\ macro\ (?:attributes|identifier)\b.*?\{%\ endmacro\ %\}
      | \{%-?\s*trans\b.*?\{%-?\s*endtrans\s*-?%\}
      | \{%.*?%\}
      | \{\{.*?\}\}""",
    re.DOTALL | re.VERBOSE,
)
"""What a template does not say itself, and what a translator was asked about."""
_SPOKEN_ATTRIBUTE = re.compile(r'\b(?:aria-label|title|placeholder|alt|aria-description)="([^"]*)"')
_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SAME_EVERYWHERE = re.compile(
    r"""(?:[\w-]+="[^"<>]*"\ ?){3,} | \bport\ =\ 143\b | \bdocflow\b | \bsha256\b | &\w+;
      | <code\b.*?</code> | <kbd\b.*?</kbd>""",
    re.DOTALL | re.VERBOSE,
)


def unmarked_text(template: str) -> list[str]:
    """What a template says that no translator was asked about."""
    bare = _SAME_EVERYWHERE.sub("", _NOT_SAID.sub("", template))
    said = [*_SPOKEN_ATTRIBUTE.findall(bare), *_TAG.sub("\n", bare).splitlines()]
    return [text.strip() for text in said if _WORD.search(text)]


_ASKED = {"_", "_later", "ngettext"}
_SENTENCE = re.compile(r"[^\W\d_]{2,} [^\W\d_]{2,}|^[A-Z][a-z]+ ?$")


def unmarked_sentences(module: str) -> Iterator[tuple[int, str]]:
    """(line, text) of each sentence in a screen's code that no translator was asked about."""
    tree = ast.parse(module)
    asked = {id(one) for call in ast.walk(tree) if _asks(call) for one in ast.walk(call)}
    asked |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in asked)
    for node in texts:
        if isinstance(node.value, str) and _SENTENCE.search(node.value):
            yield node.lineno, node.value


def _asks(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _ASKED


if __name__ == "__main__":
    update()
