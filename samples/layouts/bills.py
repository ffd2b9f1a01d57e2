# ruff: noqa: E501  (a language's words stay on one line)
"""The content of an invoice or credit note: who bills whom, for what, and the words of each language."""

import datetime as dt
import random
from dataclasses import dataclass
from decimal import Decimal

from docflow.schema.records import Invoice, InvoiceLine, Party
from samples.layouts.content import CENT, grouped, written
from samples.layouts.papers import SYMBOLS
from samples.layouts.phrases import LANGUAGES
from samples.layouts.regions import REGIONS, Region, account, address, company, fill
from samples.layouts.tables import Col

WORDS: dict[str, dict[str, str]] = {
    "eng": {"title": "Invoice|INVOICE|Tax Invoice|Sales Invoice", "credit": "Credit Note|Credit Memo", "number": "Invoice No.|Invoice Number|Invoice #", "credit_number": "Credit Note No.|Credit Memo #", "date": "Invoice Date|Date", "due": "Due Date|Payment due", "po": "PO Number|Your Order|Purchase Order",
            "to": "Bill To|Invoice to|Sold to", "net": "Subtotal|Net total|Total excl. VAT", "tax": "VAT|Sales Tax|Tax", "total": "Total|Total due|Amount due|Invoice Total", "item": "Description|Item", "code": "Item No.|Code|SKU", "quantity": "Qty|Quantity", "price": "Unit Price|Price|Rate", "amount": "Amount|Line Total|Net",
            "terms": "Terms: 30 days net. Please pay to the account below.", "customer": "Customer No.", "rate": "VAT %"},
    "deu": {"title": "Rechnung|RECHNUNG", "credit": "Gutschrift|Rechnungskorrektur", "number": "Rechnungsnummer|Rechnungs-Nr.|Rechnung Nr.", "credit_number": "Gutschrift-Nr.|Belegnummer", "date": "Rechnungsdatum|Datum", "due": "Zahlbar bis|Fällig am", "po": "Ihre Bestellnummer|Bestell-Nr.",
            "to": "Rechnungsempfänger", "net": "Nettobetrag|Zwischensumme|Summe netto", "tax": "USt.|MwSt.|Umsatzsteuer", "total": "Gesamtbetrag|Rechnungsbetrag|Endbetrag", "item": "Bezeichnung|Beschreibung|Artikel", "code": "Art.-Nr.|Artikelnr.", "quantity": "Menge|Anzahl", "price": "Einzelpreis|E-Preis", "amount": "Gesamtpreis|Betrag|Gesamt",
            "terms": "Zahlbar ohne Abzug auf das unten genannte Konto.", "customer": "Kundennummer", "rate": "MwSt. %"},
    "fra": {"title": "Facture|FACTURE", "credit": "Avoir|Facture d'avoir", "number": "Facture n°|N° de facture", "credit_number": "Avoir n°", "date": "Date de facture|Date", "due": "Échéance|Date d'échéance", "po": "Votre commande|N° de commande",
            "to": "Facturé à|Client", "net": "Total HT", "tax": "TVA", "total": "Total TTC|Net à payer", "item": "Désignation|Description", "code": "Référence|Code", "quantity": "Qté|Quantité", "price": "Prix unitaire|P.U. HT", "amount": "Montant HT|Montant",
            "terms": "Règlement par virement à 30 jours.", "customer": "Code client", "rate": "TVA %"},
    "spa": {"title": "Factura|FACTURA", "credit": "Factura rectificativa|Abono", "number": "N.º de factura|Factura n.º|Número de factura", "credit_number": "N.º de abono", "date": "Fecha de factura|Fecha", "due": "Vencimiento|Fecha de vencimiento", "po": "Su pedido|N.º de pedido",
            "to": "Facturar a|Cliente", "net": "Base imponible|Subtotal", "tax": "IVA", "total": "Total|Total factura|Importe total", "item": "Concepto|Descripción", "code": "Código|Ref.", "quantity": "Cantidad|Uds.", "price": "Precio|Precio unitario", "amount": "Importe|Total línea",
            "terms": "Forma de pago: transferencia a 30 días.", "customer": "N.º de cliente", "rate": "IVA %"},
    "ita": {"title": "Fattura|FATTURA", "credit": "Nota di credito", "number": "Fattura n.|Numero fattura|N. fattura", "credit_number": "Nota di credito n.", "date": "Data fattura|Data", "due": "Scadenza|Data scadenza", "po": "Vs. ordine|Rif. ordine",
            "to": "Spett.le|Cliente", "net": "Imponibile|Totale imponibile", "tax": "IVA", "total": "Totale fattura|Totale documento|Totale", "item": "Descrizione|Articolo", "code": "Cod. articolo|Codice", "quantity": "Q.tà|Quantità", "price": "Prezzo unitario|Prezzo", "amount": "Importo|Totale riga",
            "terms": "Pagamento: bonifico bancario 30 gg.", "customer": "Codice cliente", "rate": "IVA %"},
    "nld": {"title": "Factuur|FACTUUR", "credit": "Creditnota|Creditfactuur", "number": "Factuurnummer|Factuurnr.", "credit_number": "Creditnotanummer", "date": "Factuurdatum|Datum", "due": "Vervaldatum|Te betalen vóór", "po": "Uw ordernummer|Uw bestelling",
            "to": "Factuuradres|Klant", "net": "Subtotaal|Totaal excl. btw", "tax": "Btw|BTW", "total": "Totaal incl. btw|Te betalen|Totaalbedrag", "item": "Omschrijving|Artikel", "code": "Artikelnr.|Code", "quantity": "Aantal", "price": "Prijs|Stukprijs", "amount": "Bedrag|Totaal",
            "terms": "Betaling binnen 30 dagen op onderstaande rekening.", "customer": "Klantnummer", "rate": "Btw %"},
    "por": {"title": "Fatura|FATURA", "credit": "Nota de crédito", "number": "Fatura n.º|N.º da fatura|Número da fatura", "credit_number": "Nota de crédito n.º", "date": "Data da fatura|Data de emissão|Data", "due": "Vencimento|Data de vencimento", "po": "V/ encomenda|N.º do pedido",
            "to": "Cliente|Faturar a", "net": "Total ilíquido|Subtotal|Total sem IVA", "tax": "IVA", "total": "Total|Total a pagar|Total da fatura", "item": "Descrição|Designação", "code": "Código|Ref.", "quantity": "Qtd.|Quantidade", "price": "Preço unitário|Preço", "amount": "Valor|Total",
            "terms": "Pagamento por transferência bancária a 30 dias.", "customer": "N.º de cliente", "rate": "IVA %"},
}  # fmt: skip
RATES = {
    "us": "7.25",
    "uk": "20",
    "in": "18",
    "de": "19",
    "ch": "8.1",
    "fr": "20",
    "es": "21",
    "mx": "16",
    "it": "22",
    "nl": "21",
    "pt": "23",
    "br": "12",
}


@dataclass(frozen=True)
class Item:
    """One billed position."""

    text: str
    code: str
    quantity: Decimal
    price: Decimal

    @property
    def net(self) -> Decimal:
        """Quantity times price."""
        return (self.quantity * self.price).quantize(CENT)


@dataclass
class Bill:
    """An invoice or credit note as the truth knows it."""

    rng: random.Random
    region: Region
    seller: tuple[str, str, str]
    buyer: tuple[str, str, str]
    number: str
    date: dt.date
    due: dt.date
    order: str
    currency: str
    items: list[Item]
    rate: Decimal
    numbers: str
    dates: str
    account: str
    tax_id: str
    phone: str
    customer: str

    @property
    def language(self) -> str:
        """ISO 639-3 code."""
        return self.region.language

    @property
    def net(self) -> Decimal:
        """Sum of the positions."""
        return sum((item.net for item in self.items), Decimal("0.00"))

    @property
    def tax(self) -> Decimal:
        """Of the net sum."""
        return (self.net * self.rate / 100).quantize(CENT)

    @property
    def total(self) -> Decimal:
        """What is to be paid."""
        return self.net + self.tax

    def say(self, role: str) -> str:
        """One of the words for it."""
        return self.rng.choice(WORDS[self.language][role].split("|"))

    def money(self, amount: Decimal) -> str:
        """As this seller prints amounts."""
        return ("-" if amount < 0 else "") + grouped(abs(amount), self.numbers)

    def cash(self, amount: Decimal) -> str:
        """With the currency's symbol."""
        mark = SYMBOLS.get(self.currency, self.currency)
        return f"{mark}{self.money(amount)}" if self.language == "eng" else f"{self.money(amount)} {mark}"

    def day(self, date: dt.date) -> str:
        """As this seller prints dates."""
        return written(date, self.dates, self.language)

    def share(self) -> str:
        """The tax rate: "19 %", "7.25%"."""
        rate = str(self.rate) if self.language == "eng" else str(self.rate).replace(".", ",")
        return f"{rate}%" if self.language == "eng" else f"{rate} %"

    def columns(self, roles: str) -> list[Col]:
        """Columns of the positions: item, code, quantity, price, rate, amount."""
        get = {
            "item": ("l", lambda item: item.text), "code": ("l", lambda item: item.code), "quantity": ("r", lambda item: f"{item.quantity}"),
            "price": ("r", lambda item: self.money(item.price)), "rate": ("r", lambda item: self.share()), "amount": ("r", lambda item: self.money(item.net)),
        }  # fmt: skip
        return [
            Col(self.say(role), [get[role][1](item) for item in self.items], get[role][0]) for role in roles.split()
        ]  # type: ignore[arg-type]

    def record(self, *printed: str) -> Invoice:
        """The truth; `printed` names what stands on the paper besides the essentials: buyer, due, po."""
        lines = tuple(
            InvoiceLine(description=i.text, quantity=i.quantity, unit_price=i.price, net_amount=i.net)
            for i in self.items
        )
        return Invoice(
            seller=Party(name=self.seller[0]),
            buyer=Party(name=self.buyer[0] if "buyer" in printed else None),
            invoice_number=self.number,
            invoice_date=self.date,
            due_date=self.due if "due" in printed else None,
            purchase_order=self.order if "po" in printed else None,
            currency=self.currency,
            net_amount=self.net,
            tax_amount=self.tax,
            total_amount=self.total,
            lines=lines,
        )


def bill(rng: random.Random, countries: str, count: tuple[int, int] = (1, 8)) -> Bill:
    """Draw an invoice of a company in one of these countries."""
    code = rng.choice(countries.split())
    region, issued = REGIONS[code], dt.date(2026, 1, 7) + dt.timedelta(days=rng.randrange(330))
    scale = rng.choice((20, 300, 2500))
    goods = rng.sample(
        LANGUAGES[region.language]["goods"], k=min(len(LANGUAGES[region.language]["goods"]), rng.randint(*count))
    )
    items = [
        Item(
            text,
            fill(rng, rng.choice(("{n5}", "A-{n4}", "{n2}.{n4}"))),
            Decimal(rng.randrange(1, 25)),
            Decimal(rng.randrange(scale * 5, scale * 100)) / 100,
        )
        for text in goods
    ]
    number = fill(rng, rng.choice(("INV-{n5}", "{n6}", "RE{n4}-26", "2026-{n5}", "F{n7}", "FT 2026/{n3}", "R-{n6}")))
    return Bill(
        rng, region, (company(rng, region), *address(rng, region)), (company(rng, region), *address(rng, region)), number, issued, issued + dt.timedelta(days=rng.choice((10, 14, 30, 45))),
        fill(rng, rng.choice(("PO-{n5}", "45{n8}", "{n6}", "B{n5}"))), region.currencies[0], items, Decimal(RATES[code]), rng.choice(region.numbers), rng.choice(region.dates),
        account(rng, region), fill(rng, region.tax), fill(rng, region.phone), fill(rng, "{n5}"),
    )  # fmt: skip
