"""Who pays: bank account first, then tax id, customer number, learned alias, name, and last the sender's domain.

A key that fits several customers identifies none of them. What the paper says elsewhere may contradict a match:
then it is likely at best. A name that is only similar is never more than likely, nor is somebody who pays for others.
"""

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from docflow.rules import keys
from docflow.rules.payer.directory import Directory, HeldDirectory
from docflow.rules.payer.signs import Found, Signs, names_of, read, similar
from docflow.schema.receivables import Certainty, Customer, LineMatch, OpenItem, PayerMatch, PayerSign
from docflow.schema.records import Party, Remittance

_UNRELATED = 50.0
"""Below it, two names have nothing to do with each other."""
_SHORTEST_ACCOUNT = 6
"""Digits by which an account number is told within an IBAN."""
_NEEDS_DOCUMENTS = ("similar", "domain", "alias", "agent")
"""Signs that become certain with the documents named."""
_SHOWN = 5


def identify(remittance: Remittance, customers: Iterable[Customer] | Directory, sender: str = "") -> PayerMatch:
    """The customer who pays. `sender` is the mail address it came from: a weak sign, for anybody can write one."""
    directory = customers if isinstance(customers, Directory) else HeldDirectory(customers)
    payer = remittance.payer
    signs = read(payer, sender, directory)
    found = _by_signs(signs, payer, directory)
    return _with_family(found, directory) if found.customer else found


def chosen(customer: Customer, directory: Directory) -> PayerMatch:
    """The payer that a person named."""
    reason = f"A person chose {customer.name} ({customer.ref}) as the payer."
    match = PayerMatch(customer=customer.ref, certainty=Certainty.CERTAIN, sign="person", reasons=(reason,))
    return _with_family(match, directory)


def by_documents(
    remittance: Remittance, items: Iterable[OpenItem], directory: Directory, known: PayerMatch
) -> PayerMatch:
    """A payer nothing else identifies is likely the one customer to whom all the documents it names belong.

    Where they belong to several of one family, it is the one to whom the others belong.
    """
    named = {keys.normalised(line.document_number) for line in remittance.lines if line.document_number}
    owners = {item.payer for item in items if keys.normalised(item.number) in named - {""}}
    head = _head(owners, directory)
    if head is None:
        return known
    reason = f"The documents named belong to {directory.listed(owners)}."
    match = PayerMatch(customer=head, certainty=Certainty.LIKELY, sign="documents", reasons=(*known.reasons, reason))
    return _with_family(match, directory)


def corroborated(match: PayerMatch, lines: Sequence[LineMatch]) -> PayerMatch:
    """A weak sign, or one of several that stand for different customers, becomes certain where every line is an open
    item of that customer to the cent.

    Two independent proofs then agree; what is contradicted, or was found through the documents alone, stays likely.
    """
    open_to_proof = match.sign in _NEEDS_DOCUMENTS or match.rivalled
    weak = match.certainty is Certainty.LIKELY and open_to_proof and not match.contradicted
    if not weak or not lines or not all(_to_the_cent(line) for line in lines):
        return match
    reason = "Every document it names is an open item of that customer, to the cent."
    return match.model_copy(update={"certainty": Certainty.CERTAIN, "reasons": (*match.reasons, reason)})


def _to_the_cent(line: LineMatch) -> bool:
    explained = line.amount_signal in ("exact", "discount") and line.number_signal in ("exact", "normalised")
    return line.open_item is not None and explained


def _head(owners: set[str], directory: Directory) -> str | None:
    """The only owner; of several the one that is above all others, be it one of them or not."""
    if len(owners) == 1:
        return next((ref for ref in owners if ref in directory), None)
    above = [{ref, mine.parent} for ref in owners if (mine := directory.get(ref))]
    common = {ref for ref in set.intersection(*above) if ref and ref in directory} if above else set[str]()
    return next(iter(common)) if len(common) == 1 and len(above) == len(owners) else None


def _with_family(match: PayerMatch, directory: Directory) -> PayerMatch:
    """Says whose items the payer may pay beside its own."""
    family = directory.family(match.customer or "")
    if not family:
        return match
    shown = directory.listed(family[:_SHOWN]) + (f" and {len(family) - _SHOWN} more" if len(family) > _SHOWN else "")
    reason = f"It may pay for others too: {shown}."
    return match.model_copy(update={"family": family, "reasons": (*match.reasons, reason)})


def _by_signs(signs: Signs, payer: Party, directory: Directory) -> PayerMatch:
    firm = next((f for f in signs.firm if f.certain and len(f.customers) == 1), None)
    if firm:
        return _firm_match(firm, signs, payer, directory)
    if ties := [f for f in signs.firm if len(f.customers) > 1]:
        told = (f"{f.because} for {directory.listed(f.customers)} alike." for f in ties)
        return PayerMatch(reasons=(*signs.notes, *told))
    domains = [f for f in signs.weak if f.sign == "domain"]
    others = [f for f in signs.weak if f.sign != "domain"]
    near = [f for f in [similar(payer.name, directory)] if f.customers]
    return _weak_match([*signs.firm, *others, *near, *domains], signs.notes, payer, directory)


def _firm_match(firm: Found, signs: Signs, payer: Party, directory: Directory) -> PayerMatch:
    (ref,) = firm.customers
    rivals = [
        f"But: {f.because[0].lower()}{f.because[1:]} for {directory.listed(f.customers)}."
        for f in signs.firm
        if f.certain and ref not in f.customers
    ]
    known = any(f.key.startswith("name:") and ref in f.customers for f in signs.firm)
    stranger = payer.but(name=None) if known else payer
    against = _differences(directory[ref], firm.sign, stranger)
    otherwise = [_called(payer)] if firm.sign == "account" and _is_called_otherwise(stranger, directory[ref]) else []
    return PayerMatch(
        customer=ref,
        certainty=Certainty.LIKELY if rivals or against else Certainty.CERTAIN,
        sign=firm.sign,
        key=firm.key,
        contradicted=bool(against),
        rivalled=bool(rivals),
        named_otherwise=bool(otherwise),
        reasons=(f"{firm.because} for {directory.listed([ref])}.", *rivals, *against, *otherwise),
    )


def _weak_match(found: list[Found], notes: tuple[str, ...], payer: Party, directory: Directory) -> PayerMatch:
    if not found:
        if payer.name and not notes:
            return PayerMatch(reasons=(f"No customer on file is called {payer.name}, or nearly so.",))
        return PayerMatch(reasons=notes or ("Nothing on the paper says which customer pays.",))
    reasons = (*notes, *(f"{f.because} for {directory.listed(f.customers)}." for f in found))
    if len(found[0].customers) > 1:
        return PayerMatch(reasons=reasons)
    (ref,) = found[0].customers
    against = _differences(directory[ref], found[0].sign, payer)
    return PayerMatch(
        customer=ref,
        certainty=Certainty.LIKELY,
        sign=found[0].sign,
        key=found[0].key,
        contradicted=bool(against) or any(ref not in f.customers for f in found),
        reasons=(*reasons, *against),
    )


def _differences(customer: Customer, sign: PayerSign, payer: Party) -> list[str]:
    """What the paper says otherwise than our file; what either side leaves open is no difference."""
    told: list[str] = []
    if sign == "agent":
        return told
    if (
        sign != "alias"
        and payer.iban
        and customer.ibans
        and not any(_same_account(payer.iban, known) for known in customer.ibans)
    ):
        told.append(
            f"But the bank account {payer.iban} is not one on file for {customer.name}; "
            "ask them by a telephone number you know before you trust it."
        )
    if payer.tax_id and customer.tax_ids and sign not in ("account", "alias"):
        printed = keys.identifier(payer.tax_id)
        if not any(_ends_alike(printed, keys.identifier(known)) for known in customer.tax_ids):
            told.append(f"But the tax number {payer.tax_id} is not the one on file for {customer.name}.")
    if sign in ("customer_number", "domain") and _is_called_otherwise(payer, customer):
        told.append(_called(payer))
    return told


def _is_called_otherwise(payer: Party, customer: Customer) -> bool:
    return payer.name is not None and _resemblance(payer.name, customer) < _UNRELATED


def _called(payer: Party) -> str:
    return f"But the payer is called {payer.name} on the paper."


def _resemblance(name: str, customer: Customer) -> float:
    """0..100: how much a name is like any of the customer's."""
    return max(
        (fuzz.token_set_ratio(mine, theirs) for mine in keys.name_keys(name) for theirs in names_of(customer)),
        default=0.0,
    )


def _same_account(printed: str, known: str) -> bool:
    """IBANs or account numbers of one account: a national number is the end of its IBAN."""
    a, b = keys.identifier(printed), keys.identifier(known)
    return a == b or (min(len(a), len(b)) >= _SHORTEST_ACCOUNT and _ends_alike(a, b))


def _ends_alike(a: str, b: str) -> bool:
    """Tax numbers are printed with or without their country, accounts with or without their bank."""
    return a.endswith(b) or b.endswith(a)
