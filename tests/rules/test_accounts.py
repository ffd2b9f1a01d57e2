"""Every account that a posting may name is found in a chart, or said to be missing; a tie is no proposal."""

from docflow.rules.accounts import mapped, needed, proposed
from docflow.rules.policy import Accounts, Policy
from docflow.schema.chart import LedgerAccount
from docflow.schema.reasons import Reason

CHART = [
    LedgerAccount(code="1200", name="Bank account"),
    LedgerAccount(code="4730", name="Sales discounts"),
    LedgerAccount(code="4740", name="Pricing allowances"),
    LedgerAccount(code="6280", name="Bad debt expense"),
    LedgerAccount(code="6855", name="Bank charges"),
]
POLICY = Policy(accounts=Accounts(deductions={Reason.PRICING: "Pricing", Reason.DAMAGE: "Pricing"}))


def test_each_account_is_asked_for_once() -> None:
    there = dict(needed(POLICY))
    assert there["deduction: pricing"] == "Pricing"
    assert "deduction: damage" not in there, "the same account"
    assert "tax_withheld" not in there, "there is none: such tax goes like any deduction"
    assert there["promotions"] == "Liabilities:Promotions"


def test_what_is_mapped_and_there_needs_no_proposal() -> None:
    found = {one.role: one for one in mapped(POLICY, {"Assets:Bank": "1200"}, CHART)}
    assert (found["bank"].there, found["bank"].code, found["bank"].proposed) == (True, "1200", None)
    assert found["discount"].proposed == CHART[1]
    assert found["deduction: pricing"].proposed == CHART[2]
    assert found["write_off"].proposed == CHART[3]
    assert (found["fx"].there, found["fx"].proposed) == (False, None)


def test_a_code_that_is_not_in_the_chart_is_missing_though_it_is_mapped() -> None:
    found = {one.role: one for one in mapped(POLICY, {"Assets:Bank": "9999"}, CHART)}
    assert not found["bank"].there


def test_a_tie_is_no_proposal() -> None:
    two = [LedgerAccount(code="1", name="Bank north"), LedgerAccount(code="2", name="Bank south")]
    assert proposed("bank", two) is None
    assert proposed("bank", CHART) is None, "its charges are no bank account, but the word stands in both"


def test_a_bank_is_the_account_that_statements_are_booked_on_whatever_its_name() -> None:
    cash = LedgerAccount(code="1.1.1", name="Liquid funds", journal=True)
    assert proposed("bank", [*CHART, cash]) == cash
    assert proposed("discount", [*CHART, cash]) == CHART[1]
    assert proposed("bank", [*CHART, cash, cash.model_copy(update={"code": "1.1.2"})]) is None
