"""The sentences that the machine says about papers, found in the code that says them: forms with named holes.

They are said in English and kept so; the screens say them again in their reader's language (docflow.web.said). A
sentence here is a text of several words with a full stop at its end, or, in the rules, a reason that becomes one.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard

from docflow.schema.memory import ROLES
from docflow.web.language import CATALOGUES
from extractors.other.payment_status import _WORDS
from extractors.readers._trust import HIDDEN

_HOUSE = Path(CATALOGUES).parents[2]
ROOMS = ("docflow/rules", "docflow/decisions", "extractors/remittance", "extractors/invoice", "extractors/dispute",
         "extractors/other", "extractors/papers", "extractors/fields", "extractors/registry.py", "extractors/readers",
         "extractors/statement", "docflow/mail", "docflow/ledgers", "workers/sandbox.py", "workers/extract.py",
         "workers/ingest.py", "workers/steps.py", "workers/zygote.py")  # fmt: skip
"""Whose sentences clerks meet."""
CHECKS = ("sign-in", "journal", "accounts", "period", "papers", "not proven", "end of file", "receiver")
"""What is tried of a ledger."""
COMPOSED = (
    "The bank account %(number)s is on file for %(customer)s",
    "The tax number %(number)s is on file for %(customer)s",
    "The customer number %(number)s stands for %(customer)s",
    "The mail domain %(domain)s is on file for %(customer)s",
    "The name %(name)s is on file for %(customer)s",
    "The name %(name)s is similar to the one on file for %(customer)s",
    "The name %(name)s, its legal form aside, is on file for %(customer)s",
    "%(sum)s is due",
    "mail from %(address)s",
    "%(label)s paying %(payee)s",
    "Page %(number)s: %(note)s",
    "its label only says that it is a number",
    "no label says that it is",
    "it is no number",
    "is cut off before its end",
    "is damaged and cannot be opened",
    "mailbox %(name)s (%(address)s)",
    "The certificate of the %(where)s is not trusted (%(verify_message)s). For a private server set ca_file",
    "The client secret of mailbox %(name)s ends on %(secret_ends)s. Make a new one at %(authority)s and set "
    "client_secret and secret_ends",
    "%(what)s Correct client_id, client_secret and scopes, or make a new client secret",
    "Sign in on the mailboxes screen, or: docflow mailbox login %(name)s",
    "It is not clear who buys: %(names)s",
    "It is not clear who the seller is: %(names)s",
    'it is headed "%(title)s" and it says "%(words)s"',
    'it is headed "%(title)s"',
    'it says "%(words)s"',
    'sum of "%(column)s" = printed total',
    "a remittance",
    "an invoice",
    "a dispute",
    "a bank statement",
    "that it went to a list",
    "that a machine answered",
    "A newsletter",
    '"%(label)s" may mean another number',
    'Message "%(number)s" %(status)s',
    'Batch "%(number)s" %(status)s',
    'Payment "%(number)s" %(status)s',
    'Payment "%(number)s" over %(amount)s %(currency)s %(status)s',
    *(f"{status}%(why)s" for status in _WORDS.values()),
    "that the period is open",
    "that the accounts are there",
    "that the period is open and that the accounts are there",
    "closed up to %(day)s",
    "open up to %(day)s only",
    *HIDDEN.values(),
    *(f"ledger %(name)s: {what}" for what in CHECKS),
)
"""What is said in two parts (what speaks for a payer, and for which: rules.payer.identify), in very few words, or with
names of settings."""
_SILENT = frozenset(
    {"evidence.py", "mirrored.py", "backups.py", "accounts.py", "free_text.py", "trying.py", "risk.py", "signs.py"}
)
"""Files whose texts are read by programs, on the command line, in papers, or as parts of what is COMPOSED."""
_FITTED = re.compile(r"/(fit|measure|model|classify|retrain)\w*\.py$")
_REASONS = frozenset({"rules", "limits.py"})
"""Rooms and files that give reasons as parts of sentences."""
_WORD = re.compile(r"[^\W\d_]{2,}")
HOLE = re.compile(r"%\(\w+\)s")
_SLOT = re.compile(r"\{(\w*)\}")
"""A hole of str.format."""
_CODE = re.compile(r"\(\?|\\[bdwsS]|[|<=_]|^\[|:\w|^\W*[\w.]+\W*$")


def forms() -> list[tuple[str, str, int]]:
    """(form, file, line) of each sentence, without its full stop; of those that differ in the names of holes one."""
    found: dict[str, tuple[str, str, int]] = {}
    for form, file, line in _said():
        bare = form.removesuffix(".")
        found.setdefault(HOLE.sub("%s", bare), (bare, file, line))
    return list(found.values())


def _said() -> Iterator[tuple[str, str, int]]:
    yield from ((form, "docflow/rules", 1) for form in (*COMPOSED, *ROLES.values()))
    for room in ROOMS:
        place = _HOUSE / room
        for file in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            if file.name not in _SILENT and not _FITTED.search(str(file)):
                yield from ((form, str(file.relative_to(_HOUSE)), line) for form, line in _in_module(file))


def _in_module(file: Path) -> Iterator[tuple[str, int]]:
    tree = ast.parse(file.read_text())
    reasons = bool(_REASONS & set(file.parts))
    silent = {id(part) for node in ast.walk(tree) for part in _silent(node)}
    for node in ast.walk(tree):
        if _is_text(node) and id(node) not in silent:
            form = _form(node)
            if form and _is_said(form, reasons):
                yield form, node.lineno


def _is_text(node: ast.AST) -> TypeGuard[ast.expr]:
    """A text, or several added up."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return any(_is_text(part) for part in (node.left, node.right))
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def _silent(node: ast.AST) -> Iterator[ast.AST]:
    """Documentation, and the parts of a text whose whole is looked at."""
    if isinstance(node, ast.Expr):
        yield node.value
    elif isinstance(node, ast.BinOp) and _is_text(node):
        yield from (node.left, node.right, *_parts(node))
    elif isinstance(node, ast.JoinedStr):
        yield from node.values


def _form(node: ast.expr) -> str:
    names: list[str] = []
    parts = []
    for part in _parts(node):
        if isinstance(part, ast.Constant):
            parts.append(_constant(part))
        else:
            name = _name(part.value if isinstance(part, ast.FormattedValue) else part)
            names.append(name if name not in names else f"{name}{len(names)}")
            parts.append(f"%({names[-1]})s")
    return "".join(parts)


def _parts(node: ast.expr) -> list[ast.expr]:
    """A text in pieces: of one with holes, or of several added up."""
    if isinstance(node, ast.JoinedStr):
        return node.values
    return [*_parts(node.left), *_parts(node.right)] if isinstance(node, ast.BinOp) else [node]


def _constant(part: ast.Constant) -> str:
    text = part.value if isinstance(part.value, str) else ""
    return _SLOT.sub(lambda slot: f"%({slot[1] or 'what'})s", text.replace("%", "%%"))


def _name(value: ast.expr) -> str:
    """What a hole is called: by the variable or the attribute that fills it."""
    if isinstance(value, ast.Call):
        return _name(value.args[0]) if value.args else _name(value.func)
    if isinstance(value, ast.Attribute):
        return value.attr
    return value.id.strip("_") if isinstance(value, ast.Name) else "what"


def _is_said(form: str, reasons: bool) -> bool:
    bare = HOLE.sub(" ", form)
    words = _WORD.findall(bare)
    if "\n" in form or len(words) < 2 or _CODE.search(bare.replace("%%", "")):
        return False
    if bare.rstrip().endswith((".", "?")) and (form[:1].isupper() or form[:1] in '%“"'):
        return True
    return reasons and len(words) > 2 and form == form.strip()
