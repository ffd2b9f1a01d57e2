"""Which case a document belongs to, by what it quotes; and what it proves, by its title."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docflow.rules.cases.backups import backup_of
from docflow.rules.cases.filing import Said, Sign, keys_of, looks, number_key, numbers_in, threads_in
from docflow.schema.disputes import Backup
from tests.rules.cases.worlds import case, claim


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("Ihre Reklamation DM-4471 vom 3. Mai", "DM-4471"),
        ("your claim no. dm 4471, please see attached", "DM-4471"),
        ("Re: [disp_01KQHC8AM0ZFTN680SX49SGYKV] your claim", "disp_01KQHC8AM0ZFTN680SX49SGYKV"),
        ("Rechnung RE/2026/00417.", "RE-2026-00417"),
        ("claim 2026 0417 77", "2026041777"),
        ("(DM-4471)", "DM4471"),
    ],
)
def test_a_number_is_found_however_it_is_printed(printed: str, number: str) -> None:
    assert number_key(number) in numbers_in(printed)


@pytest.mark.parametrize("number", ["1234", "DM-1", "claims", "", None, "----", "x" * 90 + "1"])
def test_what_is_too_short_or_no_number_names_nothing(number: str | None) -> None:
    assert number_key(number) == ""


def test_a_longer_number_is_another_one() -> None:
    assert number_key("DM-4471") not in numbers_in("claim DM-44710 and XDM-4471")


@given(st.text(max_size=300))
@settings(max_examples=30, deadline=None)
def test_any_text_can_be_looked_through(text: str) -> None:
    assert all(key == number_key(key) or len(key) >= 5 for key in numbers_in(text))


def test_the_strongest_sign_is_looked_for_first_and_the_paper_before_its_mail() -> None:
    said = Said(own="DM-4471", mail="INV-1001", thread=("<a@b>",))
    order = [(look.sign, look.where) for look in looks(said)]
    assert order[:4] == [
        (Sign.CASE, "it quotes"), (Sign.CLAIM, "it quotes"), (Sign.CASE, "its mail quotes"),
        (Sign.CLAIM, "its mail quotes"),
    ]  # fmt: skip
    assert order[-1] == (Sign.INVOICE, "its mail quotes")


def test_a_case_is_known_by_its_numbers_items_mails_and_documents() -> None:
    found = case(claim(invoices=("INV-1001", "7"), open_items=("inv:1",), document_id="doc_1"))
    assert keys_of(found, ["<a@b>"]) == {
        (Sign.CASE, number_key(found.id)), (Sign.CLAIM, "DM4471"), (Sign.INVOICE, "1NV1001"), (Sign.ITEM, "inv:1"),
        (Sign.THREAD, "<a@b>"),
    }  # fmt: skip


def test_the_mails_that_are_answered() -> None:
    assert threads_in({"answers": "<a@b> <c@d>"}) == ("<a@b>", "<c@d>")
    assert threads_in({}) == ()


@pytest.mark.parametrize(
    ("name", "lines", "backup"),
    [
        ("scan001.pdf", ["Speedy Logistics GmbH", "PROOF OF DELIVERY", "No. 5512"], Backup.POD),
        ("scan001.pdf", ["Lieferschein Nr. 4711"], Backup.POD),
        ("4711_POD_signed.pdf", [], Backup.POD),
        ("BOL-99.pdf", [], Backup.BOL),
        ("a.pdf", ["CMR 4711"], Backup.BOL),
        ("a.pdf", ["Bon de commande n° 12"], Backup.PURCHASE_ORDER),
        ("Rahmenvertrag 2026.pdf", [], Backup.CONTRACT),
        ("a.pdf", ["Contratto di fornitura"], Backup.CONTRACT),
        ("letter.pdf", ["Please find the proof of delivery attached to this mail."], Backup.OTHER),
        ("invoice.pdf", ["INVOICE", "Our reference, your purchase order 4711"], Backup.OTHER),
        ("podium.pdf", ["Tripod stands"], Backup.OTHER),
        ("", [], Backup.OTHER),
    ],
)
def test_what_a_paper_proves(name: str, lines: list[str], backup: Backup) -> None:
    assert backup_of(name, lines) is backup
