"""What mails are taken for whose words nobody knew: nobody is asked about noise, and no news is dropped."""

from collections.abc import Iterator

import pytest

from docflow.schema.records import Other
from tests.extractors.other.letters import MAILS
from workers.extract import records_in_file
from workers.sandbox import Sandbox

MISSED = {
    "a08": "unknown",  # Polish
    "c31": "unknown",
}
"""What is not told yet; each of these comes before a person."""
NOISE = frozenset({"auto_reply", "newsletter"})


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


def kind_of(sandbox: Sandbox, subject: str, sender: str, head: str, text: str) -> str:
    mail = (
        f"From: {sender}\nTo: ar@us.example\nSubject: {subject}\nDate: Thu, 2 Apr 2026 10:00:00 +0000\n{head}"
        f"MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{text}\n"
    )
    (found, *_), _ = records_in_file(sandbox, "in.eml", mail.encode())
    if isinstance(found.record, Other):
        return {"cover_note": "unknown"}.get(found.record.subtype, found.record.subtype)
    return found.kind.value


@pytest.mark.parametrize(
    "named",
    ["a06", "a31", "a40", "b04", "b06", "b29", "b39", "c38", "c40", "c10"],
)
def test_mails_that_tempt(sandbox: Sandbox, named: str) -> None:
    ((_, wanted, *mail),) = [one for one in MAILS if one[0] == named]
    assert kind_of(sandbox, *mail) == wanted


@pytest.mark.slow
def test_no_news_is_dropped_and_no_noise_reaches_a_clerk(sandbox: Sandbox) -> None:
    found = {name: (wanted, kind_of(sandbox, *mail)) for name, wanted, *mail in MAILS}
    wrong = {name: kind for name, (wanted, kind) in found.items() if kind != wanted.replace("other", "unknown")}
    assert wrong == MISSED
    assert not [name for name, (wanted, kind) in found.items() if kind in NOISE and wanted not in NOISE]
