"""Letters in Rich Text Format, written as word processors write them."""

import pytest

from docflow.errors import Quarantine
from docflow.schema.records import Remittance
from docflow.schema.states import QuarantineCode
from extractors import registry
from extractors.contract import ReadOptions
from extractors.readers import rtf

ROWS = (("Rechnung", "Datum", "Betrag", "Gezahlt"), ("RE-1001", "01.03.2026", "1.000,00", "1.000,00"),
        ("RE-1002", "05.03.2026", "480,00", "480,00"), ("Summe EUR", "", "", "1.480,00"))  # fmt: skip


def letter(more: str = "") -> bytes:
    rows = "".join(
        "\\trowd\\cellx2000\\cellx4000\\cellx6000\\cellx8000\n"
        + "".join(f"\\pard\\intbl {cell}\\cell" for cell in row)
        + "\\row\n"
        for row in ROWS
    )
    return (
        "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}}{\\colortbl;\\red0;}\n"
        "{\\*\\generator A writer;}\\viewkind4\\uc1\\pard\\f0\\fs22 Nordlicht AG\\par\n"
        "Hafenstra\\'dfe 1, 20457 Hamburg\\par\\par An: Our House GmbH\\par\\par\n"
        "{\\b Zahlungsavis}\\par\nZahlungsreferenz: ZE-7781\\tab Datum: 02.04.2026\\par\\par\n"
        f"{rows}\\pard {more}\\par}}"
    ).encode("ascii")


def test_a_remittance_letter_is_read_with_its_table() -> None:
    (found,) = registry.extract(registry.read(letter(), "letter.rtf"))
    assert isinstance(found.record, Remittance)
    assert not found.review
    assert (found.record.payer.name, found.record.payment_reference) == ("Nordlicht AG", "ZE-7781")
    assert [(line.document_number, str(line.paid_amount)) for line in found.record.lines] == [
        ("RE-1001", "1000.00"), ("RE-1002", "480.00"),
    ]  # fmt: skip
    assert found.fields["amount"].ref == "table 1, row 4, column 4"


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("{\\v Total EUR 9.999,99}", "hidden text"),
        ("{\\pict\\pngblip 89504e470d0a1a0a}", "pictures, which are not read"),
    ],
)
def test_what_cannot_be_read_is_told_of(more: str, told: str) -> None:
    (found,) = registry.extract(registry.read(letter(more), "letter.rtf"))
    assert told in " ".join(found.review)
    assert "89504e" not in " ".join(word.text for word in rtf.read(letter(more), ReadOptions()).pages[0].words)


def test_what_is_no_rtf_is_refused() -> None:
    with pytest.raises(Quarantine) as refused:
        registry.read(b"{\\rtf1 \\uc no number}", "letter.rtf")
    assert refused.value.code is QuarantineCode.UNREADABLE


def test_deep_nesting_and_length_cost_little() -> None:
    words = rtf.read(b"{\\rtf1 " + b"{" * 200_000 + b"Nordlicht" + b"}" * 200_000 + b"}", ReadOptions()).pages[0].words
    assert [word.text for word in words] == ["Nordlicht"]
    with pytest.raises(Quarantine) as refused:
        rtf.read(b"{\\rtf1 " + b"x" * 20_000_001, ReadOptions())
    assert refused.value.code is QuarantineCode.LIMITS
