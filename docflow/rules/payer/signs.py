"""What a paper shows of its payer, each sign with the customers that fit it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process

from docflow.rules import keys
from docflow.rules.payer.directory import Directory
from docflow.rules.payer.own import Key, clues, keys_of
from docflow.schema.payers import Alias, Clue
from docflow.schema.receivables import Customer, PayerSign
from docflow.schema.records import Party

_SIMILAR = 88.0
"""rapidfuzz's token_sort_ratio from which a name is worth proposing."""
_AHEAD = 4.0
"""By how much the best must lead the second."""
_ON_FILE = {
    "account": "The bank account {} is on file",
    "tax_id": "The tax number {} is on file",
    "customer_number": "The customer number {} stands",
    "name": "The name {} is on file",
    "domain": "The mail domain {} is on file",
}
_CALLED = {
    "account": "bank account",
    "tax_id": "tax number",
    "customer_number": "customer number",
    "name": "name",
    "domain": "mail domain",
}


class Found(NamedTuple):
    """The customers that fit one thing the paper says."""

    sign: PayerSign
    customers: frozenset[str]
    because: str
    """The beginning of a sentence; "for" and the customers follow."""
    certain: bool = True
    key: str = ""
    """What was looked up: "account:DE02..."; its uses are counted."""


class Signs(NamedTuple):
    """All that was found."""

    firm: list[Found]
    """What can identify a payer for certain, the strongest first."""
    weak: list[Found]
    notes: tuple[str, ...]
    """What tells nothing although it is known, as sentences."""


def read(payer: Party, sender: str, directory: Directory) -> Signs:
    """Every sign with the customers that fit it; those that nobody fits are left out."""
    told = clues(payer, sender)
    directory.foresee(_asked(told, payer.name or ""))
    about = directory.aliases([(clue.kind, clue.key) for clue in told])
    learned = {clue: [one for one in about if (one.kind, one.key) == (clue.kind, clue.key)] for clue in told}
    anybodys = [clue for clue in told if any(_anybodys(one) for one in learned[clue])]
    useful = [clue for clue in told if clue not in anybodys]
    owned = [_on_file(clue, learned[clue], directory) for clue in useful if clue.kind not in ("name", "domain")]
    taught = [found for clue in useful for found in _taught(clue, learned[clue])]
    known = [*owned, *(one for one in taught if one.certain), *_named(payer.name, useful, learned, directory)]
    domains = [_on_file(clue, learned[clue], directory) for clue in useful if clue.kind == "domain"]
    weak = [*(one for one in taught if not one.certain), *(one._replace(certain=False) for one in domains)]
    notes = tuple(f"The {_CALLED[one.kind]} {one.text} is that of somebody who pays for several." for one in anybodys)
    return Signs([one for one in known if one.customers], [one for one in weak if one.customers], notes)


def _asked(told: Sequence[Clue], name: str) -> list[Key]:
    """The keys by which the ledger's records will be looked through."""
    names = keys.name_keys(name)
    stems: list[Key] = [("stem", keys.split_legal_form(key)[0]) for key in names]
    others: list[Key] = [(one.kind, one.key) for one in told if one.kind != "name"]
    return [*others, *(("name", key) for key in names), *stems]


def similar(name: str | None, directory: Directory) -> Found:
    """The customers with the nearest name, if it is near; several where none is clearly ahead."""
    best: dict[str, float] = defaultdict(float)
    for wanted in {keys.split_legal_form(key)[0] for key in keys.name_keys(name or "")}:
        near = sorted(directory.near(wanted))
        for stem, score, _ in process.extract(
            wanted, near, scorer=fuzz.token_sort_ratio, score_cutoff=_SIMILAR - _AHEAD, limit=None
        ):
            best[stem] = max(best[stem], score)
    top = max(best.values(), default=0.0)
    ahead = [stem for stem, score in best.items() if top >= _SIMILAR and score > top - _AHEAD]
    owners = directory.holders("stem", ahead) if ahead else frozenset[str]()
    return Found("similar", owners, f"The name {name} is similar to the one on file", certain=False)


def names_of(customer: Customer) -> frozenset[str]:
    """The keys of all names on file for a customer."""
    return frozenset(key for kind, key in keys_of(customer) if kind == "name")


def _on_file(clue: Clue, learned: Iterable[Alias], directory: Directory) -> Found:
    """The customers to whom the ledger gives it, unless a person has said that it is not theirs."""
    refs = directory.holders(clue.kind, [clue.key])
    refs -= {one.customer for one in learned if one.source in ("ledger", "import") and one.undone_at is not None}
    return Found(clue.kind, refs, _ON_FILE[clue.kind].format(clue.text), key=f"{clue.kind}:{clue.key}")


def _named(
    name: str | None, useful: Sequence[Clue], learned: dict[Clue, list[Alias]], directory: Directory
) -> list[Found]:
    clue = next((one for one in useful if one.kind == "name"), None)
    if clue is None or not name:
        return []
    disowned = {one.customer for one in learned[clue] if one.source in ("ledger", "import") and one.undone_at}
    refs = directory.holders("name", keys.name_keys(name)) - disowned
    key = f"{clue.kind}:{clue.key}"
    return [Found("name", refs, f"The name {name} is on file", key=key), _by_stem(name, disowned, directory)]


def _by_stem(name: str, disowned: set[str | None], directory: Directory) -> Found:
    """The same name with a legal form on one side only is certain; two different legal forms are two companies."""
    refs: set[str] = set()
    agree = True
    for stem, forms in map(keys.split_legal_form, keys.name_keys(name)):
        for ref in directory.holders("stem", [stem]) - disowned:
            refs.add(ref)
            theirs = [f for s, f in map(keys.split_legal_form, names_of(directory[ref])) if s == stem]
            agree = agree and any(not forms or not form or form == forms for form in theirs)
    return Found("stem", frozenset(refs), f"The name {name}, its legal form aside, is on file", agree)


def _taught(clue: Clue, learned: Iterable[Alias]) -> list[Found]:
    """What decisions of people say about it: firm, in doubt, or that of somebody who pays for these among others."""
    standing = [one for one in learned if one.state in ("firm", "weak") and one.source in ("clerk", "advice")]
    agents = frozenset(one.customer for one in standing if one.scope == "agent" and one.customer)
    own = [one for one in standing if one.scope == "customer" and one.customer]
    firm = frozenset(one.customer for one in own if one.customer and one.state == "firm" and clue.kind != "domain")
    weak = frozenset(one.customer for one in own if one.customer) - firm
    called, key = f"{_CALLED[clue.kind]} {clue.text}", f"{clue.kind}:{clue.key}"
    return [
        Found("alias", firm, f"The {called} was learned from {_sources(own, firm)}", key=key),
        Found("alias", weak, f"The {called} was learned from {_sources(own, weak)}, not for certain,", False, key),
        Found("agent", agents, f"The {called} is that of somebody who pays, among others,", False, key),
    ]


def _sources(aliases: Iterable[Alias], refs: frozenset[str]) -> str:
    """Where these come from, in words."""
    mine = [one for one in aliases if one.customer in refs]
    papers = sum(one.agreed for one in mine)
    against = sum(one.against for one in mine)
    told = f"{papers} approved paper{'' if papers == 1 else 's'}" if papers else "what a person entered"
    return f"{told} ({against} said otherwise)" if against else told


def _anybodys(alias: Alias) -> bool:
    return alias.scope == "tenant" and alias.state in ("firm", "weak")
