# ruff: noqa: E501  (a written line stays on one line)
"""What a mail says anew is told from what it quotes, in seven languages and as the mail programs write it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docflow.mail.message import is_mail, parse
from docflow.schema.mail import Message
from docflow.schema.place import Pages
from docflow.schema.records import Dispute, Other
from extractors import registry
from extractors.contract import Hints
from extractors.papers.quoted import without_quoted
from extractors.readers.mail import pages_of

DATA = Path(__file__).parents[4] / "shared" / "data" / "email-reply"
OLD = "Invoice 4711 USD 1,200.00\nInvoice 4712 USD 300.00"
MARKED = "\n".join("> " + line for line in OLD.splitlines())
HISTORIES = {
    "gmail eng": f"On Mon, Jan 5, 2026 at 9:00 AM Us <ar@us.example> wrote:\n\n{MARKED}",
    "gmail over two lines": f"On Mon, Jan 5, 2026 at 9:00 AM Accounts Receivable Department\n<ar@us.example> wrote:\n{MARKED}",
    "apple eng": f"> On 5 Jan 2026, at 09:00, Us <ar@us.example> wrote:\n> \n{MARKED}",
    "apple deu": f"Am 05.01.2026 um 09:00 schrieb Us <ar@us.example>:\n\n{MARKED}",
    "gmail deu": f"Am Mo., 5. Jan. 2026 um 09:00 Uhr schrieb Us <ar@us.example>:\n\n{OLD}",
    "gmail fra": f"Le lun. 5 janv. 2026 à 09:00, Us <ar@us.example> a écrit :\n\n{OLD}",
    "gmail spa": f"El lun, 5 ene 2026 a las 9:00, Us (<ar@us.example>) escribió:\n\n{MARKED}",
    "gmail ita": f"Il giorno lun 5 gen 2026 alle ore 09:00 Us <ar@us.example> ha scritto:\n\n{OLD}",
    "gmail nld": f"Op ma 5 jan 2026 om 09:00 schreef Us <ar@us.example>:\n\n{OLD}",
    "gmail por": f"Us <ar@us.example> escreveu (segunda, 5/01/2026 à(s) 09:00):\n\n{MARKED}",
    "outlook eng": f"From: Us <ar@us.example>\nSent: Monday, January 5, 2026 9:00 AM\nTo: AP\nSubject: Overdue\n\n{OLD}",
    "outlook deu": f"Von: Us <ar@us.example>\nGesendet: Montag, 5. Januar 2026 09:00\nAn: AP\nBetreff: Mahnung\n\n{OLD}",
    "outlook fra": f"De : Us <ar@us.example>\nEnvoyé : lundi 5 janvier 2026 09:00\nÀ : AP\nObjet : Relance\n\n{OLD}",
    "outlook spa": f"De: Us <ar@us.example>\nEnviado el: lunes, 5 de enero de 2026 9:00\nPara: AP\nAsunto: Aviso\n\n{OLD}",
    "outlook ita": f"Da: Us <ar@us.example>\nInviato: lunedì 5 gennaio 2026 09:00\nA: AP\nOggetto: Sollecito\n\n{OLD}",
    "outlook nld": f"Van: Us <ar@us.example>\nVerzonden: maandag 5 januari 2026 09:00\nAan: AP\nOnderwerp: x\n\n{OLD}",
    "outlook por": f"De: Us <ar@us.example>\nEnviada: 5 de janeiro de 2026 09:00\nPara: AP\nAssunto: x\n\n{OLD}",
    "original message": f"-----Original Message-----\nFrom: Us\nSent: 5 January 2026\n\n{OLD}",
    "Originalnachricht": f"-----Ursprüngliche Nachricht-----\nVon: Us\n\n{OLD}",
    "message d'origine": f"-----Message d'origine-----\nDe : Us\n\n{OLD}",
}  # fmt: skip
NEW = "Hello,\n\nwe dispute invoice 4711: the goods were damaged. Please issue a credit note over 200.00 USD.\n"
SIGNED = "\nKind regards\nAcme Stores Ltd\n\n"


def _pages(body: str, subject: str = "Re: Overdue invoices") -> Pages:
    return pages_of(Message(sender="ap@acme.example", subject=subject, body_text=body))


def _text(pages: Pages) -> str:
    return " ".join(word.text for page in pages.pages for word in page.words)


@pytest.mark.parametrize("name", HISTORIES)
def test_history_is_dropped_and_the_new_words_stay(name: str) -> None:
    left = _text(without_quoted(_pages(NEW + SIGNED + HISTORIES[name])))
    assert "damaged" in left
    assert "Acme" in left
    assert "4712" not in left
    assert "1,200.00" not in left


@pytest.mark.parametrize("name", HISTORIES)
def test_a_dispute_above_our_reminder_is_only_what_it_says(name: str) -> None:
    pages = _pages(NEW + SIGNED + HISTORIES[name])
    (found,) = registry.extract(pages, Hints(subject="Re: Overdue invoices", sender="ap@acme.example"))
    assert isinstance(found.record, Dispute)
    assert found.record.invoices == ("4711",)
    assert str(found.record.amount) == "200.00"


def test_answers_between_marked_lines_stay() -> None:
    body = "> Invoice 4711 USD 1,200.00\nThis one is wrong.\n> Invoice 4712 USD 300.00\nThis one we have paid.\n"
    left = _text(without_quoted(_pages(body)))
    assert "wrong" in left
    assert "paid" in left
    assert "4712" not in left


@pytest.mark.parametrize("subject", ["Fwd: remittance", "WG: Zahlungsavis", "TR: avis", "RV: aviso", "Doorst: avis"])
def test_what_was_passed_on_is_meant(subject: str) -> None:
    pages = _pages("FYI\n\n" + HISTORIES["outlook eng"], subject)
    assert without_quoted(pages) is pages


@pytest.mark.parametrize(
    "word", ["See below.", "siehe unten", "voir ci-dessous", "ver abajo", "vedi sotto", "zie hieronder"]
)
def test_what_is_only_pointed_at_is_meant(word: str) -> None:
    pages = _pages(f"{word}\n\n" + HISTORIES["outlook eng"])
    assert without_quoted(pages) is pages


def test_an_answer_without_figures_is_not_what_it_quotes() -> None:
    body = "We will pay next week.\n\n" + HISTORIES["outlook eng"]
    (found,) = registry.extract(_pages(body), Hints(subject="Re: Overdue invoices"))
    assert isinstance(found.record, Other)


@pytest.mark.skipif(not DATA.exists(), reason=f"the public replies are not at {DATA}")
@pytest.mark.parametrize("name", ["gmail", "aol", "apple_mail", "apple_mail_2", "comcast", "hotmail", "iphone", "outlook",
                                  "sparrow", "thunderbird", "yahoo"])  # fmt: skip
def test_replies_of_real_programs(name: str) -> None:
    raw = next(DATA.rglob(f"{name}.eml")).read_bytes()
    assert is_mail(raw)
    message = parse(raw).model_copy(update={"body_html": ""})
    body = _text(without_quoted(pages_of(message))).partition(message.subject)[2]
    assert "Hello" in body
    assert "Hi" not in body.replace("Hi there", "").split()
    assert "wrote:" not in body


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["> x 1", "On 5 Jan 2026 wrote:", "From: a", "Sent: b", "To: c", "text", "see below", ""]))
)
def test_any_mail_keeps_a_part_of_itself(lines: list[str]) -> None:
    pages = _pages("\n".join(lines))
    assert set(_text(without_quoted(pages)).split()) <= set(_text(pages).split())
