"""UN/CEFACT cross industry invoices: CII (XRechnung, Factur-X, ZUGFeRD 2) and ZUGFeRD 1."""

from extractors.invoice._elements import Dialect, PartyPaths

_PARTY = PartyPaths(
    name=("Name",), tax="SpecifiedTaxRegistration", tax_id="ID", tax_kind="ID/@schemeID",
    email=("DefinedTradeContact/EmailURIUniversalCommunication/URIID",), number=("ID",),
    street=("PostalTradeAddress/LineOne", "PostalTradeAddress/LineTwo", "PostalTradeAddress/LineThree"),
    place=("PostalTradeAddress/PostcodeCode", "PostalTradeAddress/CityName"), country="PostalTradeAddress/CountryID",
)  # fmt: skip


def _dialect(root: str, document: str, trade: str, parts: str, line: str, summation: str) -> Dialect:
    """Both generations have the same shape and other names."""
    agreement, settlement = f"{trade}/{parts}Agreement", f"{trade}/{parts}Settlement"
    total, terms = f"{settlement}/{summation}", f"{settlement}/SpecifiedTradePaymentTerms"
    item = f"{trade}/IncludedSupplyChainTradeLineItem"
    sums = "SpecifiedTradeSettlementLineMonetarySummation", "SpecifiedTradeSettlementMonetarySummation"
    return Dialect(
        roots=(root,), type=(f"{document}/TypeCode",), number=(f"{document}/ID",),
        date=(f"{document}/IssueDateTime/DateTimeString", f"{document}/IssueDateTime/DateTime"),
        due=tuple(f"{terms}/DueDateDateTime/{name}" for name in ("DateTimeString", "DateTime")),
        order=tuple(f"{agreement}/BuyerOrderReferencedDocument/{n}" for n in ("IssuerAssignedID", "ID")),
        currency=(f"{settlement}/InvoiceCurrencyCode",),
        seller=f"{agreement}/SellerTradeParty", buyer=f"{agreement}/BuyerTradeParty", party=_PARTY,
        account=tuple(
            f"{settlement}/SpecifiedTradeSettlementPaymentMeans/PayeePartyCreditorFinancialAccount/{n}"
            for n in ("IBANID", "ProprietaryID")
        ),
        amounts={
            "lines": f"{total}/LineTotalAmount", "net": f"{total}/TaxBasisTotalAmount",
            "total": f"{total}/GrandTotalAmount", "allowances": f"{total}/AllowanceTotalAmount",
            "charges": f"{total}/ChargeTotalAmount", "prepaid": f"{total}/TotalPrepaidAmount",
            "rounding": f"{total}/RoundingAmount", "due": f"{total}/DuePayableAmount", "tax": f"{total}/TaxTotalAmount",
        },
        taxes=f"{settlement}/ApplicableTradeTax/CalculatedAmount",
        lines=(item,),
        description=("SpecifiedTradeProduct/Name", "SpecifiedTradeProduct/Description"),
        item_number=("SpecifiedTradeProduct/SellerAssignedID",),
        figures={
            "quantity": (f"{line}Delivery/BilledQuantity",),
            "unit_price": (f"{line}Agreement/NetPriceProductTradePrice/ChargeAmount",),
            "net_amount": tuple(f"{line}Settlement/{name}/LineTotalAmount" for name in sums),
            "tax_rate": tuple(
                f"{line}Settlement/ApplicableTradeTax/{name}" for name in ("RateApplicablePercent", "ApplicablePercent")
            ),
        },
    )  # fmt: skip


CII = _dialect(
    "CrossIndustryInvoice", "ExchangedDocument", "SupplyChainTradeTransaction", "ApplicableHeaderTrade",
    "SpecifiedLineTrade", "SpecifiedTradeSettlementHeaderMonetarySummation",
)  # fmt: skip
ZUGFERD_1 = _dialect(
    "CrossIndustryDocument", "HeaderExchangedDocument", "SpecifiedSupplyChainTradeTransaction",
    "ApplicableSupplyChainTrade", "SpecifiedSupplyChainTrade", "SpecifiedTradeSettlementMonetarySummation",
)  # fmt: skip
