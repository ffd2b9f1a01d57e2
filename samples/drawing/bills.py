# ruff: noqa: E501  (an element stays on one line)
"""Invoices as XML: UBL 2.1 and CII (EN 16931), and the PDF that carries one."""

from io import BytesIO
from xml.sax.saxutils import escape

import pypdfium2

from docflow.schema.money import plain
from docflow.schema.records import Invoice, InvoiceLine, Party

_UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
_CII = "urn:un:unece:uncefact:data:standard:"


def _tag(name: str, text: object, attributes: str = "") -> str:
    """An element, nothing where there is no value."""
    return "" if text is None else f"<{name}{attributes}>{escape(str(text))}</{name}>"


def ubl(bill: Invoice, *, prefix: str = "cbc") -> bytes:
    """A UBL invoice; one with a negative total is a credit note with positive amounts."""
    credit = (bill.total_amount or 0) < 0
    root, line = ("CreditNote", "Credited") if credit else ("Invoice", "Invoiced")
    sign = -1 if credit else 1
    b = f"{prefix}:" if prefix else ""

    def money(name: str, amount: object) -> str:
        return _tag(b + name, plain(sign * amount), f' currencyID="{bill.currency}"') if amount is not None else ""  # type: ignore[operator, arg-type]

    def party(role: str, who: Party) -> str:
        tax = f"<cac:PartyTaxScheme>{_tag(b + 'CompanyID', who.tax_id)}<cac:TaxScheme>{_tag(b + 'ID', 'VAT')}</cac:TaxScheme></cac:PartyTaxScheme>"
        name = f"<cac:PartyLegalEntity>{_tag(b + 'RegistrationName', who.name)}</cac:PartyLegalEntity>"
        return f"<cac:{role}><cac:Party>{tax if who.tax_id else ''}{name}</cac:Party></cac:{role}>"

    def goods(n: int, one: InvoiceLine) -> str:
        scheme = f"<cac:TaxScheme>{_tag(b + 'ID', 'VAT')}</cac:TaxScheme>"
        rate = f"<cac:ClassifiedTaxCategory>{_tag(b + 'Percent', one.tax_rate)}{scheme}</cac:ClassifiedTaxCategory>"
        item = f"<cac:Item>{_tag(b + 'Name', one.description)}{rate}</cac:Item>"
        cost = _tag(b + "PriceAmount", one.unit_price, f' currencyID="{bill.currency}"')
        price = f"<cac:Price>{cost}</cac:Price>"
        head = _tag(b + "ID", n) + _tag(f"{b}{line}Quantity", one.quantity)
        return f"<cac:{root}Line>{head}{money('LineExtensionAmount', one.net_amount)}{item}{price}</cac:{root}Line>"

    order = f"<cac:OrderReference>{_tag(b + 'ID', bill.purchase_order)}</cac:OrderReference>"
    account = f"<cac:PayeeFinancialAccount>{_tag(b + 'ID', bill.seller.iban)}</cac:PayeeFinancialAccount>"
    due = (_tag(b + "PaymentDueDate", bill.due_date), "") if credit else ("", _tag(b + "DueDate", bill.due_date))
    means = f"<cac:PaymentMeans>{_tag(b + 'PaymentMeansCode', '58')}{due[0]}{account if bill.seller.iban else ''}</cac:PaymentMeans>"
    body = [
        _tag(b + "ID", bill.invoice_number), _tag(b + "IssueDate", bill.invoice_date), due[1],
        _tag(f"{b}{root}TypeCode", "381" if credit else "380"), _tag(b + "DocumentCurrencyCode", bill.currency),
        order if bill.purchase_order else "", party("AccountingSupplierParty", bill.seller),
        party("AccountingCustomerParty", bill.buyer), means,
        f"<cac:TaxTotal>{money('TaxAmount', bill.tax_amount)}</cac:TaxTotal>",
        "<cac:LegalMonetaryTotal>", money("TaxExclusiveAmount", bill.net_amount),
        money("TaxInclusiveAmount", bill.total_amount), money("PayableAmount", bill.amount_due),
        "</cac:LegalMonetaryTotal>", *(goods(n, one) for n, one in enumerate(bill.lines, 1)),
    ]  # fmt: skip
    spaces = f'xmlns="{_UBL}{root}-2" xmlns:cac="{_UBL}CommonAggregateComponents-2" xmlns:cbc="{_UBL}CommonBasicComponents-2"'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} {spaces}>{"".join(body)}</{root}>\n'.encode()


def cii(bill: Invoice, *, kind: str = "380") -> bytes:
    """A CII invoice; one with a negative total is a credit note with positive amounts."""
    credit = (bill.total_amount or 0) < 0
    sign = -1 if credit else 1

    def money(name: str, amount: object, attributes: str = "") -> str:
        return _tag(f"ram:{name}", plain(sign * amount), attributes) if amount is not None else ""  # type: ignore[operator, arg-type]

    def day(name: str, value: object) -> str:
        text = str(value).replace("-", "")
        return f'<ram:{name}><udt:DateTimeString format="102">{text}</udt:DateTimeString></ram:{name}>' if value else ""

    def party(role: str, who: Party) -> str:
        number = _tag("ram:ID", who.tax_id, ' schemeID="VA"')
        tax = f"<ram:SpecifiedTaxRegistration>{number}</ram:SpecifiedTaxRegistration>"
        return f"<ram:{role}>{_tag('ram:Name', who.name)}{tax if who.tax_id else ''}</ram:{role}>"

    def goods(one: InvoiceLine) -> str:
        line = "ram:SpecifiedLineTrade"
        price = (
            f"<ram:NetPriceProductTradePrice>{_tag('ram:ChargeAmount', one.unit_price)}</ram:NetPriceProductTradePrice>"
        )
        rate = f"<ram:ApplicableTradeTax>{_tag('ram:RateApplicablePercent', one.tax_rate)}</ram:ApplicableTradeTax>"
        sums = "ram:SpecifiedTradeSettlementLineMonetarySummation"
        return (
            "<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument/>"
            f"<ram:SpecifiedTradeProduct>{_tag('ram:Name', one.description)}</ram:SpecifiedTradeProduct>"
            f"<{line}Agreement>{price}</{line}Agreement>"
            f"<{line}Delivery>{_tag('ram:BilledQuantity', one.quantity)}</{line}Delivery>"
            f"<{line}Settlement>{rate}<{sums}>{money('LineTotalAmount', one.net_amount)}</{sums}></{line}Settlement>"
            "</ram:IncludedSupplyChainTradeLineItem>"
        )

    order = f"<ram:BuyerOrderReferencedDocument>{_tag('ram:IssuerAssignedID', bill.purchase_order)}</ram:BuyerOrderReferencedDocument>"
    account = f"<ram:PayeePartyCreditorFinancialAccount>{_tag('ram:IBANID', bill.seller.iban)}</ram:PayeePartyCreditorFinancialAccount>"
    sums = "ram:SpecifiedTradeSettlementHeaderMonetarySummation"
    body = [
        "<rsm:ExchangedDocumentContext/>", f"<rsm:ExchangedDocument>{_tag('ram:ID', bill.invoice_number)}{_tag('ram:TypeCode', '381' if credit else kind)}",
        day("IssueDateTime", bill.invoice_date), "</rsm:ExchangedDocument><rsm:SupplyChainTradeTransaction>",
        *map(goods, bill.lines), "<ram:ApplicableHeaderTradeAgreement>", party("SellerTradeParty", bill.seller),
        party("BuyerTradeParty", bill.buyer), order if bill.purchase_order else "",
        "</ram:ApplicableHeaderTradeAgreement><ram:ApplicableHeaderTradeDelivery/><ram:ApplicableHeaderTradeSettlement>",
        _tag("ram:InvoiceCurrencyCode", bill.currency),
        f"<ram:SpecifiedTradeSettlementPaymentMeans>{account}</ram:SpecifiedTradeSettlementPaymentMeans>" if bill.seller.iban else "",
        f"<ram:SpecifiedTradePaymentTerms>{day('DueDateDateTime', bill.due_date)}</ram:SpecifiedTradePaymentTerms>",
        f"<{sums}>", money("TaxBasisTotalAmount", bill.net_amount),
        money("TaxTotalAmount", bill.tax_amount, f' currencyID="{bill.currency}"'),
        money("GrandTotalAmount", bill.total_amount), money("DuePayableAmount", bill.amount_due),
        f"</{sums}></ram:ApplicableHeaderTradeSettlement></rsm:SupplyChainTradeTransaction>",
    ]  # fmt: skip
    spaces = f'xmlns:rsm="{_CII}CrossIndustryInvoice:100" xmlns:ram="{_CII}ReusableAggregateBusinessInformationEntity:100" xmlns:udt="{_CII}UnqualifiedDataType:100"'
    root = "rsm:CrossIndustryInvoice"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} {spaces}>{"".join(body)}</{root}>\n'.encode()


def with_attached(pdf: bytes, data: bytes, name: str = "factur-x.xml") -> bytes:
    """The PDF with this file attached in place of all others."""
    document = pypdfium2.PdfDocument(pdf)
    for at in reversed(range(document.count_attachments())):
        document.del_attachment(at)
    document.new_attachment(name).set_data(data)
    buffer = BytesIO()
    document.save(buffer)
    document.close()
    return buffer.getvalue()
