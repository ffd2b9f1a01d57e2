"""Coded reasons of the standards, mapped to ours (DOMAIN: reasons); a code that is not listed is `other`.

X12 element 426 stands in docflow.schema.reasons, because customers' own codes are mapped through it, too.
"""

from docflow.schema.reasons import X12_426, Reason


def _table(reasons: dict[Reason, str]) -> dict[str, Reason]:
    return {code: reason for reason, codes in reasons.items() for code in codes.split()}


_UNTDID_4465 = _table(
    {
        Reason.QUALITY: "2", Reason.DAMAGE: "3 17", Reason.QUANTITY: "4 54", Reason.PRICING: "5 57 77",
        Reason.MISSING_DOCUMENTS: "6 36 51", Reason.PALLET: "8", Reason.WRONG_PRODUCT: "14 49 100",
        Reason.RETURN: "15 16 29 35", Reason.DISCOUNT: "19 39 46 56 66 68 79", Reason.LATE_DELIVERY: "20 33",
        Reason.PROMOTION: "21 38 72 74 75 78", Reason.TAX: "22 26 73", Reason.NO_OPEN_ITEM: "30",
        Reason.TERMS: "31 50 69", Reason.NOT_RECEIVED: "32", Reason.FREIGHT: "40", Reason.DUPLICATE: "53",
        Reason.DELIVERY_CHARGE: "55", Reason.CANCELLED: "76", Reason.EXTENSION: "48 70",
    }
)  # fmt: skip
_UNTDID_5189 = _table(
    {
        Reason.PROMOTION: "41 42 60 64 66 67 68 71 100 102 103 105", Reason.QUALITY: "65", Reason.DISCOUNT: "95 104",
        Reason.FREIGHT: "70",
    }
)  # fmt: skip
_CARC = _table(
    {
        Reason.DUPLICATE: "18", Reason.TERMS: "24 29 42 45 59 131 A2", Reason.NO_OPEN_ITEM: "31 32 33",
        Reason.MISSING_DOCUMENTS: "16 226 227 250 251 252", Reason.QUANTITY: "119 151 222", Reason.TAX: "137",
    }
)  # fmt: skip
_PLB = _table(
    {
        Reason.PRIOR_OVERPAYMENT: "WO WU FB AM AP B2 BN E3 OB", Reason.TAX: "IR FC", Reason.DISCOUNT: "90",
        Reason.TERMS: "50", Reason.RETURN: "72",
    }
)  # fmt: skip


def of_x12(code: str) -> Reason:
    """X12 element 426, adjustment reason (ADX02, CDD01)."""
    return X12_426.get(code.upper(), Reason.OTHER)


def of_edifact(code: str) -> Reason:
    """UNTDID 4465, adjustment reason (AJT)."""
    return _UNTDID_4465.get(code.lstrip("0"), Reason.OTHER)


def of_allowance(code: str) -> Reason:
    """UNTDID 5189, allowance (ALC; UBL and CII allowances)."""
    return _UNTDID_5189.get(code.lstrip("0"), Reason.OTHER)


def of_claim(code: str) -> Reason:
    """Claim adjustment reason code (CARC, X12 external list 139; CAS)."""
    return _CARC.get(code.upper(), Reason.OTHER)


def of_provider(code: str) -> Reason:
    """Provider adjustment reason (PLB03-1): overpayment recovery, forwarding balance, withholding ..."""
    return _PLB.get(code.upper(), Reason.OTHER)
