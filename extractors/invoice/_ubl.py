"""UBL 2 invoices and credit notes (OASIS; Peppol BIS, XRechnung ...)."""

from extractors.invoice._elements import Dialect, PartyPaths

_PARTY = PartyPaths(
    name=("PartyLegalEntity/RegistrationName", "PartyName/Name"),
    tax="PartyTaxScheme", tax_id="CompanyID", tax_kind="TaxScheme/ID",
    email=("Contact/ElectronicMail",), number=("PartyIdentification/ID",),
    street=("PostalAddress/StreetName", "PostalAddress/AdditionalStreetName", "PostalAddress/AddressLine/Line"),
    place=("PostalAddress/PostalZone", "PostalAddress/CityName"), country="PostalAddress/Country/IdentificationCode",
)  # fmt: skip
_TOTAL = "LegalMonetaryTotal"

UBL = Dialect(
    roots=("Invoice", "CreditNote", "SelfBilledInvoice", "SelfBilledCreditNote"),
    type=("InvoiceTypeCode", "CreditNoteTypeCode"),
    number=("ID",), date=("IssueDate",), due=("DueDate", "PaymentMeans/PaymentDueDate", "PaymentTerms/PaymentDueDate"),
    order=("OrderReference/ID",), currency=("DocumentCurrencyCode",),
    seller="AccountingSupplierParty/Party", buyer="AccountingCustomerParty/Party", party=_PARTY,
    account=("PaymentMeans/PayeeFinancialAccount/ID",),
    amounts={
        "lines": f"{_TOTAL}/LineExtensionAmount", "net": f"{_TOTAL}/TaxExclusiveAmount",
        "total": f"{_TOTAL}/TaxInclusiveAmount", "allowances": f"{_TOTAL}/AllowanceTotalAmount",
        "charges": f"{_TOTAL}/ChargeTotalAmount", "prepaid": f"{_TOTAL}/PrepaidAmount",
        "rounding": f"{_TOTAL}/PayableRoundingAmount", "due": f"{_TOTAL}/PayableAmount", "tax": "TaxTotal/TaxAmount",
    },
    taxes="TaxTotal/TaxSubtotal/TaxAmount",
    lines=("InvoiceLine", "CreditNoteLine"),
    description=("Item/Name", "Item/Description"), item_number=("Item/SellersItemIdentification/ID",),
    figures={
        "quantity": ("InvoicedQuantity", "CreditedQuantity"), "unit_price": ("Price/PriceAmount",),
        "net_amount": ("LineExtensionAmount",), "tax_rate": ("Item/ClassifiedTaxCategory/Percent",),
    },
)  # fmt: skip
