"""The shapes of requests, as the services' own references describe them: closed, so that a slip of a name shows.

Sources: developer.intuit.com (Payment, JournalEntry); XeroAPI/Xero-OpenAPI xero_accounting.yaml (Payment, CreditNote,
Allocation, BankTransaction); Oracle's REST API Browser for NetSuite (customerPayment, journalEntry) and Fusion
(standardReceipts); SAP's API_LOCKBOXPOST_IN as its users show it; learn.microsoft.com (customerPayment v2.0);
Frappe's doctype Payment Entry.
"""

from typing import Any

Json = dict[str, Any]

TEXT: Json = {"type": "string", "minLength": 1}
NUMBER: Json = {"type": "number"}
POSITIVE: Json = {"type": "number", "exclusiveMinimum": 0}
DAY: Json = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}
DECIMAL: Json = {"type": "string", "pattern": r"^\d+\.\d{2}$"}


def only(required: Json, **optional: Json) -> Json:
    """An object of these properties and no others."""
    return {
        "type": "object",
        "properties": {**required, **optional},
        "required": list(required),
        "additionalProperties": False,
    }


def many(item: Json, at_least: int = 0) -> Json:
    return {"type": "array", "items": item, "minItems": at_least}


def capped(length: int) -> Json:
    return {"type": "string", "minLength": 1, "maxLength": length}


_VALUE = only({"value": TEXT})
_LINKED = only({"TxnId": TEXT, "TxnType": {"enum": ["Invoice", "CreditMemo", "JournalEntry"]}})
_ENTITY = only({"Type": {"const": "Customer"}, "EntityRef": _VALUE})
_DETAIL = only({"PostingType": {"enum": ["Debit", "Credit"]}, "AccountRef": _VALUE}, Entity=_ENTITY)
_JOURNAL_LINE = {
    "DetailType": {"const": "JournalEntryLineDetail"},
    "Amount": POSITIVE,
    "JournalEntryLineDetail": _DETAIL,
}
_ID = only({"id": TEXT})
_DOC = {"oneOf": [_ID, only({"externalId": TEXT})]}
_APPLIED = only({"doc": _DOC, "apply": {"const": True}, "amount": POSITIVE})
_SUITE_HEAD = {"tranDate": DAY, "currency": {"oneOf": [_ID, only({"refName": TEXT})]}, "memo": TEXT}
_SUITE_LINE = only({"account": _ID}, debit=POSITIVE, credit=POSITIVE, entity=_ID, memo=TEXT)
_XERO_INVOICE, _XERO_CODE = only({"InvoiceID": TEXT}), only({"Code": TEXT})
_XERO_LINE = only({"Description": TEXT, "Quantity": NUMBER, "UnitAmount": POSITIVE}, AccountCode=TEXT)
_XERO_PAYMENT = {"Invoice": _XERO_INVOICE, "Account": _XERO_CODE, "Date": DAY, "Amount": POSITIVE, "Reference": TEXT}
_XERO_HEAD = {
    "Contact": only({"ContactID": TEXT}), "Date": DAY, "CurrencyCode": TEXT, "LineAmountTypes": {"const": "NoTax"},
    "LineItems": many(_XERO_LINE, 1),
}  # fmt: skip
_REFERENCE = {"reference_doctype": {"const": "Sales Invoice"}, "reference_name": TEXT, "allocated_amount": NUMBER}
_DEDUCTION = only({"account": TEXT, "cost_center": TEXT, "amount": NUMBER}, description=TEXT)
_CLEARING = {
    "PaymentReference": TEXT, "NetPaymentAmountInPaytCurrency": DECIMAL, "DeductionAmountInPaytCurrency": DECIMAL,
    "Currency": capped(5),
}  # fmt: skip
_LOCKBOX_ITEM = {
    "LockboxBatchItem": TEXT, "Cheque": capped(13), "AmountInTransactionCurrency": DECIMAL, "Currency": capped(5),
    "to_LockboxClearing": only({"results": many(only(_CLEARING, PaymentDifferenceReason=capped(3)), 1)}),
}  # fmt: skip
_MATCH = {"ReceiptMatchBy": {"const": "Transaction Number"}, "ReferenceNumber": TEXT, "ReferenceAmount": DECIMAL}

SHAPES: dict[tuple[str, str], Json] = {
    ("quickbooks", "Payment"): only(
        {
            "CustomerRef": _VALUE, "TotalAmt": {"type": "number", "minimum": 0}, "CurrencyRef": _VALUE, "TxnDate": DAY,
            "PaymentRefNum": capped(21), "DepositToAccountRef": _VALUE,
            "Line": many(only({"Amount": POSITIVE, "LinkedTxn": many(_LINKED, 1)})),
        },
        PrivateNote=capped(4000),
    ),
    ("quickbooks", "JournalEntry"): only(
        {"Line": many(only(_JOURNAL_LINE, Description=capped(4000)), 2), "DocNumber": capped(21), "TxnDate": DAY},
        CurrencyRef=_VALUE, PrivateNote=capped(4000),
    ),
    ("netsuite", "customerPayment"): only(
        {
            **_SUITE_HEAD, "customer": _ID, "account": _ID, "payment": POSITIVE,
            "apply": only({"items": many(_APPLIED)}), "credit": only({"items": many(_APPLIED)}),
        }
    ),
    ("netsuite", "journalEntry"): only({**_SUITE_HEAD, "line": only({"items": many(_SUITE_LINE, 2)})}),
    ("erpnext", "Payment Entry"): only(
        {
            "payment_type": {"const": "Receive"}, "company": TEXT, "posting_date": DAY,
            "party_type": {"const": "Customer"}, "party": TEXT, "paid_from": TEXT, "paid_to": TEXT,
            "paid_from_account_currency": TEXT, "paid_to_account_currency": TEXT, "paid_amount": POSITIVE,
            "received_amount": POSITIVE, "source_exchange_rate": NUMBER, "target_exchange_rate": NUMBER,
            "reference_no": TEXT, "reference_date": DAY, "references": many(only(_REFERENCE)),
            "deductions": many(_DEDUCTION),
        },
        remarks=TEXT,
    ),
    ("xero", "payments"): only({"Payments": many(only(_XERO_PAYMENT), 1)}),
    ("xero", "credit note"): only(
        {
            "CreditNotes": many(
                only({**_XERO_HEAD, "Type": {"const": "ACCRECCREDIT"}, "Status": {"const": "AUTHORISED"},
                      "CreditNoteNumber": capped(255)}), 1,
            )
        }
    ),
    ("xero", "allocation"): only(
        {"Allocations": many(only({"Invoice": _XERO_INVOICE, "Amount": POSITIVE, "Date": DAY}), 1)}
    ),
    ("xero", "overpayment"): only(
        {
            "BankTransactions": many(
                only({**_XERO_HEAD, "Type": {"const": "RECEIVE-OVERPAYMENT"}, "BankAccount": _XERO_CODE,
                      "Reference": TEXT}), 1,
            )
        }
    ),
    ("business_central", "line"): only(
        {
            "customerNumber": capped(20), "postingDate": DAY, "externalDocumentNumber": capped(35),
            "amount": {"type": "number", "exclusiveMaximum": 0},
        },
        appliesToInvoiceNumber=capped(20), description=capped(100), comment=capped(250),
    ),
    ("sap_s4", "lockbox item"): only(
        {
            "Lockbox": capped(10), "DepositDateTime": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT00:00:00$"},
            "AmountInTransactionCurrency": DECIMAL, "LockboxBatchOrigin": capped(10),
            "LockboxBatchDestination": capped(10), "to_Item": only({"results": many(only(_LOCKBOX_ITEM), 1)}),
        }
    ),
    ("oracle_fusion", "receipt"): only(
        {
            "ReceiptNumber": capped(30), "ReceiptMethod": TEXT, "BusinessUnit": capped(240), "Amount": DECIMAL,
            "Currency": capped(15), "ReceiptDate": DAY, "AccountingDate": DAY, "CustomerAccountNumber": TEXT,
            "RemittanceBankAccountNumber": TEXT, "remittanceReferences": many(only(_MATCH)),
        },
        Comments=capped(2000),
    ),
}  # fmt: skip
