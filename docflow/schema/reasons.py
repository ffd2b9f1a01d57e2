"""Why a payer paid less: our codes, and the X12 data element 426 codes they stand for (DOMAIN: reasons)."""

from enum import StrEnum


class Reason(StrEnum):
    """The reason of a deduction or dispute."""

    PRICING = "pricing"
    EXTENSION = "extension"
    DAMAGE = "damage"
    QUALITY = "quality"
    QUANTITY = "quantity"
    WRONG_PRODUCT = "wrong_product"
    TERMS = "terms"
    PALLET = "pallet"
    RETURN = "return"
    DUPLICATE = "duplicate"
    BALANCE_DECLINED = "balance_declined"
    DISCOUNT = "discount"
    CANCELLED = "cancelled"
    DELIVERY_CHARGE = "delivery_charge"
    MISSING_DOCUMENTS = "missing_documents"
    FREIGHT = "freight"
    LATE_DELIVERY = "late_delivery"
    PRIOR_OVERPAYMENT = "prior_overpayment"
    TAX = "tax"
    PROMOTION = "promotion"
    NOT_RECEIVED = "not_received"
    NO_OPEN_ITEM = "no_open_item"
    MISSING_PO = "missing_po"
    OTHER = "other"


X12_426 = {
    "01": Reason.PRICING,
    "03": Reason.EXTENSION,
    "04": Reason.DAMAGE,
    "05": Reason.QUALITY,
    "06": Reason.QUANTITY,
    "07": Reason.WRONG_PRODUCT,
    "09": Reason.TERMS,
    "10": Reason.PALLET,
    **dict.fromkeys(("11", "12", "13", "14", "15"), Reason.RETURN),
    "19": Reason.DUPLICATE,
    "20": Reason.BALANCE_DECLINED,
    "24": Reason.DISCOUNT,
    "26": Reason.CANCELLED,
    "30": Reason.DELIVERY_CHARGE,
    "44": Reason.MISSING_DOCUMENTS,
    "46": Reason.FREIGHT,
    "50": Reason.LATE_DELIVERY,
    "52": Reason.PRIOR_OVERPAYMENT,
    "54": Reason.FREIGHT,
    "55": Reason.TAX,
    "56": Reason.PROMOTION,
    "57": Reason.PROMOTION,
    "59": Reason.NOT_RECEIVED,
}
"""X12 element 426 (adjustment reason code) -> our code; codes not listed here are `other`."""
