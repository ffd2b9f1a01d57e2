# ruff: noqa: E501  (a language's words stay on one line)
"""The content of a dispute: which invoice a customer disputes, how much of it and why, in the words of each language."""

import datetime as dt
import random
from dataclasses import dataclass
from decimal import Decimal

from docflow.schema.reasons import Reason
from docflow.schema.records import Dispute, Party
from samples.layouts.complaints import STORIES
from samples.layouts.content import CENT, grouped, written
from samples.layouts.regions import REGIONS, Region, address, company, fill

WORDS: dict[str, dict[str, str]] = {
    "eng": {"memo": "Debit Memo|DEBIT MEMO|Debit Note", "claim": "Claim|Vendor Claim|Supplier Claim", "chargeback": "Chargeback Notice|Vendor Chargeback", "memo_number": "Debit Memo No.|Debit Memo Number|Debit Note No.", "claim_number": "Claim No.|Claim Number|Claim #", "date": "Date|Issue Date",
            "invoice": "Invoice No.|Invoice Number|Your Invoice", "amount": "Claim Amount|Amount Claimed|Debit Amount", "reason": "Reason|Reason for claim", "customer": "From|Customer", "supplier": "To|Vendor|Supplier", "total": "Total", "currency": "Currency", "invoice_total": "Invoice Amount"},
    "deu": {"memo": "Belastungsanzeige|Lastschriftanzeige", "claim": "Reklamation|Mängelrüge", "chargeback": "Rückbelastung|Lieferantenbelastung", "memo_number": "Belastungs-Nr.|Belegnummer|Nr. der Belastung", "claim_number": "Reklamations-Nr.|Reklamationsnummer", "date": "Datum",
            "invoice": "Ihre Rechnung|Rechnungsnummer|Rechnungs-Nr.", "amount": "Belastungsbetrag|Betrag", "reason": "Grund|Reklamationsgrund", "customer": "Absender|Kunde", "supplier": "Lieferant|An", "total": "Summe", "currency": "Währung", "invoice_total": "Rechnungsbetrag"},
    "fra": {"memo": "Note de débit", "claim": "Réclamation|Litige", "chargeback": "Refacturation|Note de débit", "memo_number": "Note de débit n°", "claim_number": "Réclamation n°|N° de litige", "date": "Date",
            "invoice": "Votre facture|Facture n°", "amount": "Montant réclamé|Montant du litige", "reason": "Motif", "customer": "Client|De", "supplier": "Fournisseur|À", "total": "Total", "currency": "Devise", "invoice_total": "Montant facture"},
    "spa": {"memo": "Nota de débito|Nota de cargo", "claim": "Reclamación", "chargeback": "Nota de cargo", "memo_number": "N.º de nota de cargo|Nota de débito n.º", "claim_number": "N.º de reclamación|Reclamación n.º", "date": "Fecha",
            "invoice": "Su factura|Factura n.º", "amount": "Importe reclamado|Importe", "reason": "Motivo", "customer": "Cliente|De", "supplier": "Proveedor|A", "total": "Total", "currency": "Moneda", "invoice_total": "Importe factura"},
    "ita": {"memo": "Nota di debito|Nota di addebito", "claim": "Reclamo|Contestazione", "chargeback": "Nota di addebito", "memo_number": "Nota di debito n.|N. addebito", "claim_number": "Reclamo n.|Contestazione n.", "date": "Data",
            "invoice": "Vs. fattura|Fattura n.", "amount": "Importo contestato|Importo addebitato", "reason": "Motivo|Causale", "customer": "Cliente|Da", "supplier": "Fornitore|A", "total": "Totale", "currency": "Valuta", "invoice_total": "Importo fattura"},
    "nld": {"memo": "Debetnota", "claim": "Klacht|Reclamatie", "chargeback": "Doorbelasting|Debetnota", "memo_number": "Debetnota nr.|Debetnotanummer", "claim_number": "Reclamatienummer|Klachtnummer", "date": "Datum",
            "invoice": "Uw factuur|Factuurnummer", "amount": "Geclaimd bedrag|Bedrag", "reason": "Reden", "customer": "Klant|Van", "supplier": "Leverancier|Aan", "total": "Totaal", "currency": "Valuta", "invoice_total": "Factuurbedrag"},
    "por": {"memo": "Nota de débito", "claim": "Reclamação", "chargeback": "Nota de débito", "memo_number": "Nota de débito n.º|N.º da nota de débito", "claim_number": "Reclamação n.º|N.º da reclamação", "date": "Data",
            "invoice": "V/ fatura|Fatura n.º", "amount": "Valor reclamado|Montante reclamado", "reason": "Motivo", "customer": "Cliente|De", "supplier": "Fornecedor|Para", "total": "Total", "currency": "Moeda", "invoice_total": "Valor da fatura"},
}  # fmt: skip


@dataclass
class Claim:
    """A dispute as the truth knows it."""

    rng: random.Random
    region: Region
    customer: tuple[str, str, str]
    supplier: tuple[str, str, str]
    number: str
    date: dt.date
    invoices: list[tuple[str, dt.date, Decimal, Decimal]]
    """Number, date, invoice total, claimed amount."""
    reason: Reason
    currency: str
    numbers: str
    dates: str
    phone: str

    @property
    def language(self) -> str:
        """ISO 639-3 code."""
        return self.region.language

    @property
    def amount(self) -> Decimal:
        """Claimed in all."""
        return sum((claimed for *_, claimed in self.invoices), Decimal("0.00"))

    @property
    def story(self) -> str:
        """The reason in a sentence, the same one whenever it is asked for."""
        options = STORIES[self.language][self.reason].split("|")
        return options[sum(map(ord, self.number or self.customer[0])) % len(options)]

    def say(self, role: str) -> str:
        """One of the words for it."""
        return self.rng.choice(WORDS[self.language][role].split("|"))

    def money(self, amount: Decimal) -> str:
        """As this customer prints amounts."""
        return grouped(amount, self.numbers)

    def day(self, date: dt.date | None = None) -> str:
        """As this customer prints dates."""
        return written(date or self.date, self.dates, self.language)

    def record(self, **changes: object) -> Dispute:
        """The truth."""
        record = Dispute(
            customer=Party(name=self.customer[0]),
            claim_number=self.number,
            date=self.date,
            currency=self.currency,
            amount=self.amount,
            reason=self.reason,
            invoices=tuple(number for number, *_ in self.invoices),
        )
        return record.model_copy(update=changes)


def claim(rng: random.Random, countries: str, count: tuple[int, int] = (1, 1)) -> Claim:
    """Draw a dispute of a company in one of these countries."""
    region, today = REGIONS[rng.choice(countries.split())], dt.date(2026, 1, 7) + dt.timedelta(days=rng.randrange(330))
    pattern, start = (
        rng.choice(("INV-{k}", "{k}", "RE-2026-{k}", "F26/{k}", "SI{k}", "FA-{k}")),
        rng.randrange(10000, 90000),
    )
    invoices = []
    for at in range(rng.randint(*count)):
        total = Decimal(rng.randrange(20_000, 900_000)) / 100
        claimed = (total * rng.randrange(2, 30) / 100).quantize(CENT)
        invoices.append(
            (
                pattern.replace("{k}", str(start + 7 * at)),
                today - dt.timedelta(days=rng.randrange(8, 60)),
                total,
                claimed,
            )
        )
    return Claim(
        rng, region, (company(rng, region), *address(rng, region)), (company(rng, region), *address(rng, region)), fill(rng, rng.choice(("DM-{n6}", "CL{n5}", "{n7}", "R-{n4}/26", "CB-{n5}"))), today, invoices,
        rng.choice(list(STORIES[region.language])), region.currencies[0], rng.choice(region.numbers), rng.choice(region.dates), fill(rng, region.phone),
    )  # fmt: skip
