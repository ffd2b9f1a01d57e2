"""EDI 820 payment orders."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from docflow.schema.reasons import Reason
from docflow.schema.records import RemittanceLine
from samples.drawing.edi import interchange
from samples.drawing.letters import letter
from samples.drawing.people import Branch, Client
from samples.drawing.truth import Case, advice, payee, payer, pays, total
from samples.drawing.world import World

NIL = Decimal(0)


def cases(world: World) -> Iterator[Case]:
    """All EDI files."""
    yield with_adjustment(world)
    yield plain(world)


def _head(who: Client, us: Branch, amount: Decimal, trace: str, on: dt.date, method: str = "ACH") -> list[list[str]]:
    account = who.account.split("-")
    return [
        [
            "BPR",
            "C",
            f"{amount:.2f}",
            "C",
            method,
            "CTX",
            "01",
            account[0],
            "DA",
            account[-1],
            "1234567890",
            "",
            "01",
            "043000096",
            "DA",
            us.account,
            f"{on:%Y%m%d}",
        ],
        ["TRN", "1", trace, "1234567890"],
        ["CUR", "PR", "USD"],
        ["DTM", "097", f"{on:%Y%m%d}"],
        ["N1", "PR", who.name.upper()],
        ["N1", "PE", us.name.upper(), "91", "660218"],
    ]


def with_adjustment(world: World) -> Case:
    """Nested adjustments (ADX under its RMR) that are already inside the net amount."""
    who, us, on = world.client("C-1005"), world.branch("C-1005"), dt.date(2026, 11, 10)
    items = world.take(who.ref, 4, on)
    freight = Decimal("118.40")
    lines = [pays(item, order=True) for item in items]
    lines[2] = pays(items[2], order=True, deduction=freight, reason=Reason.PRICING)
    body = []
    for line in lines:
        body.append(
            [
                "RMR",
                "IV",
                line.document_number or "",
                "PO",
                f"{line.paid_amount:.2f}",
                f"{line.gross_amount:.2f}",
                "0.00",
            ]
        )
        body.append(["REF", "PO", line.purchase_order or ""])
        body.append(["DTM", "003", f"{line.document_date:%Y%m%d}"])
        if line.deduction_amount:
            body.append(["ADX", f"-{line.deduction_amount:.2f}", "01"])
    segments = [*_head(who, us, total(lines), "RRG88120398", on), ["ENT", "1"], *body]
    data = interchange(
        "REDSTONERETAIL", "NORHAVENSUPPLY", dt.datetime(2026, 11, 10, 4, 12, tzinfo=dt.UTC), 5521, segments
    )
    return Case(
        "edi_820_adx_eng",
        {"input.edi": data},
        (advice(payer(who), payee(us), "RRG88120398", on, "USD", lines, payment_method="ach"),),
        "posted",
        "Four invoices; one is short by a pricing adjustment.",
        "An ADX nested under its RMR is already inside the net amount; subtracting it again would break the sum.",
        letter(
            who,
            "EDI Gateway",
            "820 RRG88120398",
            on,
            names=("820_5521.edi",),
            types=("application/octet-stream",),
            body="EDI transmission attached.\n",
        ),
    )


def plain(world: World) -> Case:
    """Discounts in RMR06, a free-standing credit of ours as RMR*CM, no line breaks between segments."""
    who, us, on = world.client("C-1003"), world.branch("C-1003"), dt.date(2026, 11, 12)
    items = world.take(who.ref, 3, on, 10)
    credit = world.take_credit(who.ref, on)
    lines: list[RemittanceLine] = [pays(item, discount=item.discount) for item in items] + [pays(credit)]
    body = []
    for line in lines:
        kind = "CM" if line.document_type == "credit_memo" else "IV"
        body.append(
            [
                "RMR",
                kind,
                line.document_number or "",
                "",
                f"{line.paid_amount:.2f}",
                f"{line.gross_amount:.2f}",
                f"{line.discount_amount:.2f}",
            ]
        )
        body.append(["DTM", "003", f"{line.document_date:%Y%m%d}"])
    segments = [*_head(who, us, total(lines), "7730-6120", on), ["ENT", "1"], *body]
    data = interchange(
        "PINECREST", "NORHAVENSUPPLY", dt.datetime(2026, 11, 12, 21, 5, tzinfo=dt.UTC), 118, segments, end="~"
    )
    return Case(
        "edi_820_discount_eng",
        {"input.edi": data},
        (advice(payer(who), payee(us), "7730-6120", on, "USD", lines, payment_method="ach"),),
        "posted",
        "Three invoices with the discount their terms grant, less our credit memo.",
        "The whole interchange is one line of text; discounts in RMR06; a credit memo with negative amounts.",
        letter(
            who,
            "EDI Gateway",
            "820 file",
            on,
            names=("PINECREST_820.txt",),
            types=("text/plain",),
            body="See attached.\n",
        ),
    )
