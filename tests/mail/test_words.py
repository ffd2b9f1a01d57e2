"""Words that lie about their character set, wear armour, or hold files."""

import binascii

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docflow.mail.containers import container_of
from docflow.mail.message import is_mail, parse
from docflow.mail.opening import taken_apart
from docflow.mail.words import apart, decoded, unarmoured
from docflow.schema.states import QuarantineCode

HEAD = b"From: a@payer.example\nTo: ar@us.example\nSubject: Payment\n"


@pytest.mark.parametrize(
    ("data", "charset", "noted"),
    [
        ("Müller: INV-1 1.000,00".encode(), "utf-16", True),
        ("Müller: INV-1 1.000,00".encode("utf-16"), "us-ascii", False),
        ("Müller: INV-1 1.000,00".encode("utf-16-le"), "utf-16-le", False),
        ("Müller: INV-1 1.000,00".encode("utf-8-sig"), "iso-8859-1", False),
        ("Müller: INV-1 1.000,00".encode("cp1252"), "us-ascii", True),
        ("Müller: INV-1 1.000,00".encode(), "", False),
    ],
)
def test_a_character_set_that_cannot_be_is_not_believed(data: bytes, charset: str, noted: bool) -> None:
    notes: list[str] = []
    assert decoded(data, charset, notes) == "Müller: INV-1 1.000,00"
    assert bool(notes) == noted


def test_the_armour_of_a_signature_is_taken_off() -> None:
    signed = (
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nINV-1 980.00\n- -20.00 freight\n"
        "-----BEGIN PGP SIGNATURE-----\n\niQEzBAEBCAAd\n=abcd\n-----END PGP SIGNATURE-----\n"
    )
    for text in (signed, signed.replace("\n", "\r\n")):
        assert unarmoured(text, []).split() == ["INV-1", "980.00", "-20.00", "freight"]
    assert unarmoured("- one\n- two\n", []) == "- one\n- two\n", "only what is signed is escaped"


def test_what_is_encrypted_to_a_key_is_told() -> None:
    armour = b"-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n"
    assert "encrypted" in parse(HEAD + b"\n" + armour).notes[0]
    parts = b'Content-Type: multipart/encrypted; boundary="p"\n\n'
    parts += b"--p\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n"
    _, papers = taken_apart(HEAD + parts + b"--p\nContent-Type: application/octet-stream\n\n" + armour + b"--p--\n")
    assert [paper.refused and paper.refused.code for paper in papers] == [QuarantineCode.ENCRYPTED]


def uuencoded(name: str, data: bytes) -> str:
    lines = [binascii.b2a_uu(data[start : start + 45]).decode() for start in range(0, len(data), 45)]
    return f"begin 644 {name}\n{''.join(lines)}`\nend\n"


@given(st.binary(min_size=1, max_size=300))
def test_a_file_inside_the_text_comes_out_as_it_was(data: bytes) -> None:
    text, files = apart("see file\n" + uuencoded("advice.csv", data) + "Regards\n", [])
    assert text == "see file\nRegards\n" and files == [("advice.csv", data)]


def test_a_file_inside_the_text_is_a_paper() -> None:
    mail, papers = taken_apart(HEAD + b"\nsee file\n" + uuencoded("../a.pdf", b"%PDF-1.7").encode())
    assert mail.body_text.strip() == "see file"
    assert [(paper.path, paper.data) for paper in papers] == [(("a.pdf",), b"%PDF-1.7")]


def test_a_piece_of_a_mail_is_refused() -> None:
    """What it says may be half of a list."""
    part = b"Content-Type: message/partial; id=x; number=1; total=2\n\n" + HEAD + b"\nINV-1 980.00\n"
    _, papers = taken_apart(HEAD + part)
    assert [paper.refused and paper.refused.code for paper in papers] == [QuarantineCode.UNREADABLE]


def test_lines_that_end_with_a_carriage_return_alone() -> None:
    raw = (HEAD + b"\nINV-1 980.00\n").replace(b"\n", b"\r")
    assert is_mail(raw) and container_of(raw) is not None
    assert parse(raw).subject == "Payment" and parse(raw).body_text.strip() == "INV-1 980.00"
