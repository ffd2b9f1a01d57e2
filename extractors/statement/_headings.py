"""What banks call the columns of a CSV statement, in the languages of the extractors."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from docflow.schema.formats import Meaning
from extractors.fields.currency import parse_currency

_WORDS: dict[Meaning, str] = {
    "booking_date": """
        booking date, posting date, post date, posted date, date posted, entry date, date, transaction date, trans date,
        buchungstag, buchungsdatum, datum, buchung, boekdatum, boekingsdatum, transactiedatum, date comptable,
        date operation, date de l'operation, date de comptabilisation, fecha, fecha operacion, fecha contable,
        f. operacion, f. contable,
        fecha de operacion, data, data operazione, data contabile, data registrazione, data movimento, data mov.,
        data lancamento, data do movimento, data operacao""",
    "value_date": """
        value date, valuta, wertstellung, wertstellungstag, valutadatum, rentedatum, date valeur, date de valeur,
        fecha valor, f. valor, data valuta, data valor, effective date""",
    "amount": """
        amount, transaction amount, betrag, umsatz, bedrag, montant, montant de l'operation, importe, importo, valor,
        montante, transactiebedrag, net amount""",
    "credit": """
        credit, credits, credit amount, deposit, deposits, money in, paid in, haben, gutschrift, gutschriften, bij,
        montant credit, haber, abono, abonos, ingresos, entrate, accrediti, avere, credito, creditos, a credito""",
    "debit": """
        debit, debits, debit amount, withdrawal, withdrawals, money out, paid out, soll, lastschrift, belastung,
        belastungen, af, montant debit, debe, cargo, cargos, gastos, uscite, addebiti, dare, debito, debitos,
        a debito""",
    "mark": """
        d/c, dc, c/d, cr/dr, dr/cr, credit/debit, debit/credit, credit debit indicator, soll/haben, s/h, af bij, af/bij,
        debet/credit, sens, signe, segno, sinal, cdtdbtind, indicator""",
    "balance": """
        balance, running balance, running bal., closing balance, ledger balance, account balance, saldo, kontostand,
        saldo nach buchung, saldo na trn, saldo na mutatie, solde, saldo contabile, saldo contabilistico,
        saldo disponible""",
    "counterparty.name": """
        counterparty, counterparty name, payer, payee, payer name, beneficiary, name, auftraggeber/empfanger,
        auftraggeber/beguenstigter, beguenstigter/zahlungspflichtiger, begunstigter/zahlungspflichtiger,
        zahlungspflichtiger, naam/omschrijving, name zahlungsbeteiligter, zahlungsbeteiligter, empfanger, auftraggeber,
        tegenpartij, naam tegenpartij,
        naam tegenrekening, contrepartie, nom contrepartie, ordenante, beneficiario, ordenante/beneficiario, ordinante,
        controparte, remetente""",
    "counterparty.iban": """
        counterparty iban, counterparty account, iban zahlungsbeteiligter, kontonummer/iban, gegenkonto,
        iban auftraggeber, tegenrekening, tegenrekening iban/bban, compte contrepartie, iban ordinante,
        iban contrepartie, iban beneficiario""",
    "text": """
        remittance information, description, transaction details, narrative, purpose, memo, particulars, details,
        verwendungszweck, buchungstext, mededelingen, mededeling, omschrijving, omschrijving-1, libelle,
        libelle de l'operation, communication, concepto, descripcion, causale, descrizione, descrizione operazione,
        descricao, historico""",
    "reference": """
        reference, customer reference, customer ref, ref, referenz, kundenreferenz, kenmerk, betalingskenmerk,
        referencia, riferimento, mandatsreferenz, transactiereferentie""",
    "bank_reference": "bank reference, bank ref, transaction id, fitid, volgnr, transaktions-id, numero operacion",
    "end_to_end_id": """
        end to end id, end-to-end-id, end to end reference, ende-zu-ende-referenz, endtoendid,
        kundenreferenz end-to-end""",
    "cheque_number": """
        check number, check or slip #, cheque number, check no, cheque no, check #, schecknummer, numero de cheque""",
    "currency": "currency, ccy, wahrung, waehrung, munt, muntsoort, devise, divisa, moneda, moeda, valuta conto",
    "account": """
        account, account number, account no, account iban, iban, auftragskonto, konto, kontonummer, iban auftragskonto,
        rekening, rekeningnummer, iban/bban, compte, numero de compte, cuenta, numero de cuenta, conto, conta""",
}  # fmt: skip
_FOREIGN = re.compile(
    r"^due|^skonto|^gross|^brutto|invoice|rechnung|facture|factura|fattura|fatura|factuur|discount|deduction|paidamount|"
    r"vendor|supplier|lieferant|itemno|quantity|document|voucher"
)
"""Headings of papers that are no statements."""


def folded(heading: str) -> str:
    """Letters and digits only, without accents and case, and without a unit behind it: "Betrag (EUR)" is betrag."""
    text = re.sub(r"[(\[]\s*[a-z€$£]{1,3}\s*[)\]]|\b(?:in |en )?(?:eur(?:os?)?|usd|gbp|chf)\b", " ", heading.casefold())
    plain = unicodedata.normalize("NFKD", text)
    return "".join(char for char in plain if char.isalnum())


_OPENING_WORDS = """
    opening balance, balance brought forward, brought forward, previous balance, starting balance, anfangssaldo,
    alter saldo, alter kontostand, anfangsbestand, saldovortrag, beginsaldo, vorig saldo, oud saldo, solde initial,
    solde d'ouverture, solde precedent, ancien solde, saldo inicial, saldo anterior, saldo iniziale, saldo precedente"""
_OPENING = [folded(words) for words in _OPENING_WORDS.split(",")]
_MEANINGS: dict[str, tuple[Meaning, int]] = {
    folded(word): (meaning, rank) for meaning, words in _WORDS.items() for rank, word in enumerate(words.split(","))
}
"""Folded heading -> its meaning, and how far down the list of that meaning's words it stands."""


def unit_of(*headings: str) -> str | None:
    """The currency behind a heading, the first that tells one: "Bedrag (EUR)", "Betrag (€)"; a sign that several
    currencies share tells none."""
    for heading in headings:
        unit = re.search(r"[(\[ ]([A-Z]{3}|[€£$]|[Ee]uros?)[)\]]?$", heading.strip())
        told = parse_currency(unit[1]) if unit else None
        if told is not None and not told.ambiguous:
            return told.code
    return None


def signature_of(headings: Sequence[str]) -> str:
    """What tells a kind of file: its headings, folded, in their order."""
    return "|".join("".join(char for char in heading.casefold() if char.isalnum()) for heading in headings)


def meanings_of(headings: Mapping[str, str]) -> dict[Meaning, str]:
    """Meaning -> column, of the headings (column -> heading) that are known. Of several columns of a meaning the one
    counts whose word stands first in the list: the purpose rather than the kind of booking ("Verwendungszweck" beside
    "Buchungstext"), else the first column."""
    known = [(*_MEANINGS[name], column) for column, text in headings.items() if (name := folded(text)) in _MEANINGS]
    found: dict[Meaning, str] = {}
    for meaning, _, column in sorted(known, key=lambda one: one[1]):
        found.setdefault(meaning, column)
    return found


def is_foreign(headings: Mapping[str, str]) -> bool:
    """Whether they are those of an advice, an invoice or a list of open items."""
    return any(_FOREIGN.search(folded(heading)) for heading in headings.values())


def tells_balance_only(found: Mapping[Meaning, str]) -> bool:
    """Whether amounts can only follow from the running balance."""
    return "balance" in found and not {"amount", "credit", "debit", "mark"} & found.keys()


def tells_opening(words: str) -> bool:
    """Whether a row tells the balance before the first booking."""
    return any(opening in folded(words) for opening in _OPENING)


def tells_statement(found: Mapping[Meaning, str]) -> bool:
    """Whether the columns are those of a statement: a date, money, and what only a bank tells beside them."""
    dated = "booking_date" in found or "value_date" in found
    if tells_balance_only(found):
        return dated and ("text" in found or "counterparty.name" in found)
    both_ways = {"credit", "debit"} <= found.keys() or {"amount", "mark"} <= found.keys()
    money = "amount" in found or both_ways
    told = sum(name in found for name in ("text", "counterparty.name", "counterparty.iban", "balance", "value_date"))
    return dated and money and ("balance" in found or both_ways or told >= 2) and told >= 1
