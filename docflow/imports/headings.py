"""What a column is called: the field that its heading means, in English or German, however it is written."""

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from docflow.schema.base import Frozen
from docflow.schema.receivables import Customer

_CUSTOMER = """
ref: customer, customer no, customer number, customer id, customer code, account no, debtor, debtor no, number, no,
  id, code, kunde, kundennr, kundennummer, kunden nr, debitor, debitornr, debitorennummer, debitor nr,
  debitorenkonto, konto, nummer, nr, personenkonto, geschäftspartner
name: customer name, company name, company, firm, name 1, kundenname, firma, firmenname, bezeichnung
aliases: alias, other names, also known as, trading as, weitere namen, kurzname, suchbegriff, matchcode
tax_ids: tax id, tax number, vat id, vat number, vat no, vat reg no, ust id, ust idnr, ustidnr, umsatzsteuer id,
  steuernummer, uid
ibans: iban, bank account, account number, accounts, bankkonto, bankverbindung, kontonummer
email_domains: email domain, domain, mail domain, email, e mail, mail, emails, email address, e mail adresse
parent: parent customer, head office, group, parent account, konzern, mutter, muttergesellschaft, zentrale,
  zentralkunde, verband, hauptkunde
customer_group: price group, customer posting group, customer class, kundengruppe, debitorengruppe, kundenklasse,
  debitorenbuchungsgruppe
"""
_ITEM = """
ref: reference, key, item id, document id, entry no, belegid, beleg id, posten id, lfd nr
customer: customer no, customer number, customer id, customer code, sell to customer no, debtor, debtor no, account,
  kunde, kundennr, kundennummer, kunden nr, debitor, debitornr, debitorennummer, debitor nr, konto, personenkonto
number: invoice, invoice no, invoice number, document, document no, document number, doc no, rechnung, rechnungsnr,
  rechnungsnummer, rechnung nr, beleg, belegnr, belegnummer, beleg nr, belegfeld 1
kind: type, document type, doc type, art, belegart, vorgangsart
purchase_order: po, po number, po no, purchase order no, your reference, customer po, order number, bestellung,
  bestellnr, bestellnummer, ihre bestellung, auftragsnummer kunde
issued: date, invoice date, document date, posting date, datum, rechnungsdatum, belegdatum, beleg datum,
  buchungsdatum
due: due date, net due date, pay by, fällig, fälligkeit, fälligkeitsdatum, fällig am, zahlbar bis, nettofälligkeit
currency: ccy, curr, currency code, währung, wkz, währungscode, whg
original: amount, invoice amount, original amount, gross amount, total, betrag, rechnungsbetrag, bruttobetrag,
  ursprungsbetrag, umsatz
remaining: open, open amount, remaining amount, balance, outstanding, amount due, offen, offener betrag, restbetrag,
  saldo, offener saldo, op betrag
discount_until: discount date, cash discount date, pmt discount date, skontodatum, skontofrist, skonto bis,
  skontofälligkeit
discount: discount amount, cash discount, pmt discount, skonto, skontobetrag
instalment: installment, instalment no, rate no, rate, teilbetrag nr, ratennummer, raten nr
bill_to: bill to customer, bill to customer no, invoice to, payer, rechnungsempfänger, regulierer, zahler,
  abweichender zahler
company: company code, legal entity, buchungskreis, mandant, gesellschaft
terms: payment terms, terms of payment, zahlungsbedingung, zahlungsbedingungen, zahlungskondition
delivery_note: delivery note no, delivery, shipment, packing slip, lieferschein, lieferscheinnr, lieferscheinnummer
disputed: disputed amount, in dispute, dispute, strittig, reklamiert, klärbetrag
adjustment: pending adjustment, pending credit, gutschrift geplant, anstehende korrektur
"""


def fields_of(headings: Iterable[str], kind: type[Frozen]) -> Mapping[str, str]:
    """Heading -> field, for those that mean one. Our own names always do; of two that mean the same, the first does."""
    known = _known(_CUSTOMER if kind is Customer else _ITEM)
    told = list(headings)
    own = {one: one for one in told if one in kind.model_fields}
    found = dict(own)
    for heading in told:
        field = known.get(plain(heading), ("", ""))[0]
        if heading not in found and field and field not in found.values():
            found[heading] = field
    return found


def called(field: str, kind: type[Frozen]) -> str:
    """How a column with the field may be called, for a sentence."""
    others = [name for meant, name in _known(_CUSTOMER if kind is Customer else _ITEM).values() if meant == field]
    return f"{field} (or: {', '.join(others[1:5])})" if len(others) > 1 else field


@cache
def plain(heading: str) -> str:
    """Letters and digits only, without case and accents, and one word for "number": "Beleg-Nr." -> "belegnr"."""
    text = unicodedata.normalize("NFKD", heading.casefold())
    kept = "".join(c if c.isalnum() else " " for c in text if not unicodedata.combining(c))
    words = kept.split()
    if len(words) > 1 and words[-1] in ("no", "number", "num"):
        words[-1] = "nr"
    joined = "".join(words)
    return f"{joined.removesuffix('nummer')}nr" if joined.endswith("nummer") else joined


@cache
def _known(text: str) -> Mapping[str, tuple[str, str]]:
    """What a heading is compared by -> the field, and the heading as people write it."""
    known: dict[str, tuple[str, str]] = {}
    for line in text.strip().replace(",\n  ", ", ").split("\n"):
        field, _, names = line.partition(":")
        for name in (field, *names.split(",")):
            known.setdefault(plain(name), (field, name.strip()))
    return known
