"""Who pays: bank account first, then tax id, customer number, name or learned alias, and last the sender's domain.

A key that fits several customers identifies none of them. What the paper says elsewhere may contradict a match:
then it is likely at best. A name that is only similar is never more than likely.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process

from docflow.rules import keys
from docflow.schema.receivables import Certainty, Customer, LineMatch, OpenItem, PayerMatch, PayerSign
from docflow.schema.records import Party, Remittance

_SIMILAR = 88.0
"""rapidfuzz's token_sort_ratio from which a name is worth proposing."""
_AHEAD = 4.0
"""By how much the best must lead the second."""
_UNRELATED = 50.0
"""Below it, two names have nothing to do with each other."""
_SHORTEST_ACCOUNT = 6
"""Digits by which an account number is told within an IBAN."""

Index = Mapping[str, frozenset[str]]
"""Key -> the customers that have it."""


class Found(NamedTuple):
    """The customers that fit one thing the paper says."""

    sign: PayerSign
    customers: frozenset[str]
    because: str
    """The beginning of a sentence; "for" and the customers follow."""
    certain: bool = True


class Directory:
    """The customers of a company, indexed by everything that can identify a payer."""

    def __init__(self, customers: Iterable[Customer]) -> None:
        self.customers = {customer.ref: customer for customer in customers}
        everyone = self.customers.values()
        self.accounts = _index((keys.identifier(iban), c.ref) for c in everyone for iban in c.ibans)
        self.tax_ids = _index((keys.identifier(tax_id), c.ref) for c in everyone for tax_id in c.tax_ids)
        self.numbers = _index((keys.normalised(c.ref), c.ref) for c in everyone)
        self.domains = _index((_domain(d), c.ref) for c in everyone for d in c.email_domains)
        self.names = _index((key, c.ref) for c in everyone for key in _keys_of(c))
        self.stems = _index((keys.split_legal_form(key)[0], ref) for key, refs in self.names.items() for ref in refs)

    def listed(self, refs: Iterable[str]) -> str:
        """The customers by name and number, for a sentence."""
        return " and ".join(f"{self.customers[ref].name} ({ref})" for ref in sorted(refs))


def identify(remittance: Remittance, customers: Iterable[Customer] | Directory, sender: str = "") -> PayerMatch:
    """The customer who pays. `sender` is the mail address it came from: a weak sign, for anybody can write one."""
    directory = customers if isinstance(customers, Directory) else Directory(customers)
    payer = remittance.payer
    found = [f for f in _firm_signs(payer, directory) if f.customers]
    firm = next((f for f in found if f.certain and len(f.customers) == 1), None)
    if firm:
        return _firm_match(firm, found, payer, directory)
    if ties := [f for f in found if len(f.customers) > 1]:
        return PayerMatch(reasons=tuple(f"{f.because} for {directory.listed(f.customers)} alike." for f in ties))
    weak = (_similar(payer.name, directory), _by_domain(payer.email or sender, directory))
    return _weak_match([*found, *weak], payer, directory)


def chosen(customer: Customer) -> PayerMatch:
    """The payer that a person named."""
    reason = f"A person chose {customer.name} ({customer.ref}) as the payer."
    return PayerMatch(customer=customer.ref, certainty=Certainty.CERTAIN, sign="person", reasons=(reason,))


def by_documents(
    remittance: Remittance, items: Iterable[OpenItem], directory: Directory, known: PayerMatch
) -> PayerMatch:
    """A payer nothing else identifies is likely the one customer to whom all the documents it names belong."""
    named = {keys.normalised(line.document_number) for line in remittance.lines if line.document_number}
    owners = {item.customer for item in items if keys.normalised(item.number) in named - {""}}
    if len(owners) != 1 or not owners <= directory.customers.keys():
        return known
    (ref,) = owners
    reason = f"The documents named belong to {directory.listed([ref])}."
    return PayerMatch(customer=ref, certainty=Certainty.LIKELY, sign="documents", reasons=(*known.reasons, reason))


def corroborated(match: PayerMatch, lines: Sequence[LineMatch]) -> PayerMatch:
    """A similar name or a mail domain becomes certain where every line is an open item of that customer to the cent.

    Two independent proofs then agree; what is contradicted, or was found through the documents alone, stays likely.
    """
    weak = match.certainty is Certainty.LIKELY and match.sign in ("similar", "domain") and not match.contradicted
    if not weak or not lines or not all(_to_the_cent(line) for line in lines):
        return match
    reason = "Every document it names is an open item of that customer, to the cent."
    return match.model_copy(update={"certainty": Certainty.CERTAIN, "reasons": (*match.reasons, reason)})


def _to_the_cent(line: LineMatch) -> bool:
    explained = line.amount_signal in ("exact", "discount") and line.number_signal in ("exact", "normalised")
    return line.certain and line.open_item is not None and explained


def _firm_signs(payer: Party, directory: Directory) -> list[Found]:
    """What can identify a payer for certain, the strongest first."""
    accounts = [a for a in (payer.iban, payer.bank_account) if a]
    return [
        *(Found("account", _get(directory.accounts, a), f"The bank account {a} is on file") for a in accounts),
        Found("tax_id", _get(directory.tax_ids, payer.tax_id), f"The tax number {payer.tax_id} is on file"),
        Found(
            "customer_number",
            directory.numbers.get(keys.normalised(payer.customer_number or ""), frozenset()),
            f"The customer number {payer.customer_number} stands",
        ),
        _by_name(payer.name or "", directory),
        _by_stem(payer.name or "", directory),
    ]


def _firm_match(firm: Found, found: list[Found], payer: Party, directory: Directory) -> PayerMatch:
    (ref,) = firm.customers
    against = [
        f"But: {f.because[0].lower()}{f.because[1:]} for {directory.listed(f.customers)}."
        for f in found
        if f.certain and ref not in f.customers
    ]
    against += _differences(directory.customers[ref], firm.sign, payer)
    return PayerMatch(
        customer=ref,
        certainty=Certainty.LIKELY if against else Certainty.CERTAIN,
        sign=firm.sign,
        contradicted=bool(against),
        reasons=(f"{firm.because} for {directory.listed([ref])}.", *against),
    )


def _weak_match(found: list[Found], payer: Party, directory: Directory) -> PayerMatch:
    named = [f for f in found if f.customers]
    if not named and payer.name:
        return PayerMatch(reasons=(f"No customer on file is called {payer.name}, or nearly so.",))
    if not named:
        return PayerMatch(reasons=("Nothing on the paper says which customer pays.",))
    reasons = tuple(f"{f.because} for {directory.listed(f.customers)}." for f in named)
    if len(named[0].customers) > 1:
        return PayerMatch(reasons=reasons)
    (ref,) = named[0].customers
    against = _differences(directory.customers[ref], named[0].sign, payer)
    return PayerMatch(
        customer=ref,
        certainty=Certainty.LIKELY,
        sign=named[0].sign,
        contradicted=bool(against) or any(ref not in f.customers for f in named),
        reasons=(*reasons, *against),
    )


def _differences(customer: Customer, sign: PayerSign, payer: Party) -> list[str]:
    """What the paper says otherwise than our file; what either side leaves open is no difference."""
    told = []
    if payer.iban and customer.ibans and not any(_same_account(payer.iban, known) for known in customer.ibans):
        told.append(
            f"But the bank account {payer.iban} is not one on file for {customer.name}; "
            "ask them by a telephone number you know before you trust it."
        )
    if payer.tax_id and customer.tax_ids and sign != "account":
        printed = keys.identifier(payer.tax_id)
        if not any(_ends_alike(printed, keys.identifier(known)) for known in customer.tax_ids):
            told.append(f"But the tax number {payer.tax_id} is not the one on file for {customer.name}.")
    if sign in ("customer_number", "domain") and payer.name and _resemblance(payer.name, customer) < _UNRELATED:
        told.append(f"But the payer is called {payer.name} on the paper.")
    return told


def _by_name(name: str, directory: Directory) -> Found:
    hits = (directory.names.get(key, frozenset()) for key in keys.name_keys(name))
    return Found("name", frozenset[str]().union(*hits), f"The name {name} is on file")


def _by_stem(name: str, directory: Directory) -> Found:
    """The same name with a legal form on one side only is certain; two different legal forms are two companies."""
    refs: set[str] = set()
    agree = True
    for stem, forms in map(keys.split_legal_form, keys.name_keys(name)):
        for ref in directory.stems.get(stem, frozenset()):
            refs.add(ref)
            theirs = [f for s, f in map(keys.split_legal_form, _keys_of(directory.customers[ref])) if s == stem]
            agree = agree and any(not forms or not form or form == forms for form in theirs)
    return Found("stem", frozenset(refs), f"The name {name}, its legal form aside, is on file", agree)


def _similar(name: str | None, directory: Directory) -> Found:
    """The customers with the nearest name, if it is near; several where none is clearly ahead."""
    best: dict[str, float] = defaultdict(float)
    for wanted in {keys.split_legal_form(key)[0] for key in keys.name_keys(name or "")}:
        hits = process.extract(
            wanted, list(directory.stems), scorer=fuzz.token_sort_ratio, score_cutoff=_SIMILAR - _AHEAD, limit=None
        )
        for stem, score, _ in hits:
            for ref in directory.stems[stem]:
                best[ref] = max(best[ref], score)
    top = max(best.values(), default=0.0)
    near = frozenset(ref for ref, score in best.items() if top >= _SIMILAR and score > top - _AHEAD)
    return Found("similar", near, f"The name {name} is similar to the one on file", certain=False)


def _by_domain(address: str, directory: Directory) -> Found:
    domain = _domain(address)
    refs = directory.domains.get(domain, frozenset()) if domain else frozenset[str]()
    return Found("domain", refs, f"The mail domain {domain} is on file", certain=False)


def _resemblance(name: str, customer: Customer) -> float:
    """0..100: how much a name is like any of the customer's."""
    return max(
        (fuzz.token_set_ratio(mine, theirs) for mine in keys.name_keys(name) for theirs in _keys_of(customer)),
        default=0.0,
    )


def _same_account(printed: str, known: str) -> bool:
    """IBANs or account numbers of one account: a national number is the end of its IBAN."""
    a, b = keys.identifier(printed), keys.identifier(known)
    return a == b or (min(len(a), len(b)) >= _SHORTEST_ACCOUNT and _ends_alike(a, b))


def _ends_alike(a: str, b: str) -> bool:
    """Tax numbers are printed with or without their country, accounts with or without their bank."""
    return a.endswith(b) or b.endswith(a)


def _keys_of(customer: Customer) -> frozenset[str]:
    return frozenset(key for name in (customer.name, *customer.aliases) for key in keys.name_keys(name))


def _domain(address: str) -> str:
    return address.strip().lower().rpartition("@")[2]


def _get(index: Index, printed: str | None) -> frozenset[str]:
    return index.get(keys.identifier(printed), frozenset()) if printed else frozenset()


def _index(pairs: Iterable[tuple[str, str]]) -> Index:
    """An empty key identifies nobody and is left out."""
    index: dict[str, set[str]] = defaultdict(set)
    for key, ref in pairs:
        if key:
            index[key].add(ref)
    return {key: frozenset(refs) for key, refs in index.items()}
