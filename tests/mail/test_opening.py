"""Papers inside mails, archives and winmail.dat files, each with the way to it."""

import base64
import contextlib
import datetime as dt
import io
import re
import struct
import zipfile
from collections import Counter
from email.message import EmailMessage
from pathlib import Path

import pytest
from compressed_rtf import compress
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs7
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st
from olefile import OleFileIO
from oxmsg import Message as OutlookMessage
from oxmsg.storage import Storage, Stream
from PIL import Image

from docflow.errors import Quarantine
from docflow.mail.containers import Allowance, msg
from docflow.mail.containers._rtf import body_of
from docflow.mail.message import parse
from docflow.mail.opening import holds_papers, letter_of, taken_apart
from docflow.schema.states import QuarantineCode
from extractors import registry
from tests.mail.containers import PDF, link, locked, mail, packed, winmail, with_mail

SHARED = Path(__file__).parents[3] / "shared" / "data"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the folder shared/data is not beside the project")
# ZipCrypto, which Python reads but does not write: "advice.pdf" holding b"%PDF-1.7 not really", password "open".
ZIPCRYPTO = base64.b64decode(
    "UEsDBAoACQAAAFJsfV1z+oN2HwAAABMAAAAKABwAYWR2aWNlLnBkZlVUCQAD6ykMa+spDGt1eAsAAQQAAAAABAAAAADbM+Phor95"
    "Po7edjmF/BnABj5o5c5B7t1DJV0v5BIyUEsHCHP6g3YfAAAAEwAAAFBLAQIeAwoACQAAAFJsfV1z+oN2HwAAABMAAAAKABgAAAAA"
    "AAEAAACkgQAAAABhZHZpY2UucGRmVVQFAAPrKQxrdXgLAAEEAAAAAAQAAAAAUEsFBgAAAAABAAEAUAAAAHMAAAAAAA=="
)


def paths(data: bytes, *passwords: str, name: str = "") -> list[str]:
    return [" > ".join(paper.path) for paper in taken_apart(data, name, passwords)[1]]


def refusals(data: bytes, *passwords: str) -> list[QuarantineCode]:
    return [paper.refused.code for paper in taken_apart(data, "in.zip", passwords)[1] if paper.refused]


def test_an_archive_in_a_mail_shows_the_way_to_each_paper() -> None:
    offer = packed(("advice.pdf", PDF), ("deep/er/list.csv", b"a,b"), ("__MACOSX/._advice.pdf", b"x"))
    data = mail("See attached.", ("offer.zip", offer)).as_bytes()
    assert paths(data) == ["offer.zip > advice.pdf", "offer.zip > list.csv"]
    assert [paper.part for paper in taken_apart(data)[1]] == ["2/1", "2/2"]


def test_an_archive_by_itself() -> None:
    assert paths(packed(("advice.pdf", PDF)), name="offer.zip") == ["offer.zip > advice.pdf"]
    assert holds_papers(packed(("advice.pdf", PDF)))


def test_documents_of_office_programs_are_papers_although_they_are_archives() -> None:
    book = packed(("[Content_Types].xml", b"<x/>"), ("xl/workbook.xml", b"<x/>"))
    sheet = packed(("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), method=zipfile.ZIP_STORED)
    assert not holds_papers(book)
    assert not holds_papers(sheet)
    assert holds_papers(packed(("book.xlsx", book), method=zipfile.ZIP_STORED))


def test_a_forwarded_mail_keeps_its_writer_apart_from_who_passed_it_on() -> None:
    inner = mail("Paid.", ("advice.pdf", PDF), sender="Ben <ben@customer.example>", subject="Our payment")
    message, papers = taken_apart(with_mail(mail("FYI", sender="clerk@us.example"), inner))
    assert message.sender == "clerk@us.example"
    assert [(paper.path[-1], paper.mail.sender, paper.forwarded) for paper in papers] == [
        ("attachment-2.eml", "ben@customer.example", True),
        ("advice.pdf", "ben@customer.example", True),
    ]


def test_winmail_is_unwrapped_and_its_words_are_those_of_its_mail() -> None:
    data = mail("Hello.", ("winmail.dat", winmail(("advice.pdf", PDF), body="Hello."))).as_bytes()
    assert paths(data) == ["winmail.dat > advice.pdf"]
    alone = winmail(("advice.pdf", PDF), body="Invoice 1 is paid.")
    assert paths(alone, name="winmail.dat") == ["winmail.dat", "winmail.dat > advice.pdf"]
    letter = letter_of(alone)
    assert letter is not None
    assert letter.body_text.strip("\0") == "Invoice 1 is paid."


@pytest.mark.parametrize("depth", [1, 3, 7])
def test_mails_in_mails_are_opened_to_a_limit(depth: int) -> None:
    inner = mail("The innermost.", ("advice.pdf", PDF))
    for _ in range(depth):
        outer = mail("Passed on.")
        outer.make_mixed()
        attached = EmailMessage()
        attached.set_content(inner)
        outer.attach(attached)
        inner = outer
    found = taken_apart(inner.as_bytes())[1]
    if depth < 6:
        assert found[-1].path[-1] == "advice.pdf"
    else:
        assert found[-1].refused is not None
        assert found[-1].refused.code is QuarantineCode.LIMITS


def test_archives_in_archives_are_opened_twice() -> None:
    once = packed(("advice.pdf", PDF))
    twice = packed(("in.zip", once))
    assert paths(twice, name="a.zip") == ["a.zip > in.zip > advice.pdf"]
    assert refusals(packed(("out.zip", twice))) == [QuarantineCode.LIMITS]


@pytest.mark.parametrize("data", [locked("open", ("advice.pdf", PDF)), ZIPCRYPTO], ids=["aes", "zipcrypto"])
def test_a_locked_archive_asks_for_its_password(data: bytes) -> None:
    assert refusals(data) == [QuarantineCode.ENCRYPTED]
    assert refusals(data, "wrong") == [QuarantineCode.ENCRYPTED]
    assert paths(data, "wrong", "open", name="a.zip") == ["a.zip > advice.pdf"]
    assert taken_apart(data, "a.zip", ["open"])[1][0].data == PDF


def test_links_and_ways_out_are_names_only() -> None:
    assert paths(link("passwd", "/etc/passwd"), name="a.zip") == ["a.zip > advice.pdf"]
    assert paths(packed(("../../etc/x.pdf", PDF), ("..\\y.pdf", PDF)), name="a.zip") == [
        "a.zip > x.pdf",
        "a.zip > y.pdf",
    ]


def test_a_size_that_lies_is_noticed() -> None:
    data = bytearray(packed(("advice.csv", b"1,2\n" * 1000)))
    at = data.rfind(b"PK\x01\x02")
    struct.pack_into("<L", data, at + 24, 5)
    assert refusals(bytes(data)) == [QuarantineCode.UNREADABLE]


@pytest.mark.parametrize(
    "data", [packed(("zeros.csv", bytes(5_000_000))), packed(*((f"{n}.txt", b"") for n in range(1_001)))]
)
def test_what_unpacks_to_too_much_is_not_opened(data: bytes) -> None:
    assert refusals(data) == [QuarantineCode.LIMITS]


def test_a_container_that_cannot_be_opened_costs_nobody_else() -> None:
    data = mail("Two files.", ("bad.zip", b"PK\x03\x04 and then nothing"), ("advice.pdf", PDF)).as_bytes()
    first, second = taken_apart(data)[1]
    assert first.refused is not None
    assert second.data == PDF


def picture(wide: int, high: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (wide, high)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("card", b"BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD"),
        ("invite", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR"),
        ("signature.asc", b"-----BEGIN PGP SIGNATURE-----\n\nabc"),
        ("smime.p7s", b"\x30\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02\xa0"),
        ("logo.png", picture(300, 100)),
        ("line.png", picture(1200, 20)),
    ],
)
def test_what_is_no_paper_is_left_out(name: str, data: bytes) -> None:
    assert paths(mail("See attached.", (name, data), ("advice.pdf", PDF)).as_bytes()) == ["advice.pdf"]


def test_a_scan_is_a_paper_also_inside_the_text() -> None:
    made = mail("x")
    made.set_content('<p>See <img src="cid:a"> <img src="cid:b"></p>', subtype="html")
    for cid, data in (("<a>", picture(800, 1100)), ("<b>", picture(900, 200))):
        made.add_related(data, "image", "png", cid=cid)
    assert len(taken_apart(made.as_bytes())[1]) == 1


@needs_shared
@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("attachments.tnef", 1),
        ("long-filename.tnef", 1),
        ("one-file.tnef", 1),
        ("two-files.tnef", 2),
        ("winmail.tnef", 2),
    ],
)
def test_real_winmail_files_give_their_files(name: str, count: int) -> None:
    (path,) = SHARED.glob(f"tnef/**/{name}")
    files = [paper for paper in taken_apart(path.read_bytes(), name)[1] if len(paper.path) > 1]
    assert len(files) == count


@needs_shared
@pytest.mark.parametrize(
    ("name", "sender", "count"),
    [
        ("EmailWith2Attachments.msg", "kees.van.spelde@achmea.nl", 2),
        ("EmailWithAttachments.msg", "peterpan@neverland.com", 2),
        ("HtmlSampleEmailWithAttachment.msg", "chris.wilson@leeds.gov.uk", 1),
        ("TxtSampleEmail.msg", "chris.wilson@leeds.gov.uk", 0),
    ],
)
def test_real_outlook_mails_give_sender_words_and_files(name: str, sender: str, count: int) -> None:
    (path,) = SHARED.glob(f"msg-outlook/**/{name}")
    message, papers = taken_apart(path.read_bytes(), name)
    assert (message.sender, len(papers)) == (sender, count)
    assert message.body_text.strip()


@needs_shared
def test_real_outlook_mails_cut_off_are_refused() -> None:
    halves = [data[: len(data) // 2] for data in (path.read_bytes() for path in SHARED.glob("msg-outlook/**/*.msg"))]
    claimed = [data for data in halves if holds_papers(data)]
    assert claimed
    for data in claimed:
        with pytest.raises(Quarantine) as caught:
            taken_apart(data)
        assert caught.value.code is QuarantineCode.UNREADABLE


@needs_shared
def test_a_mail_attached_in_outlook_is_opened_too() -> None:
    """Made from a real one: nobody's library writes such files."""
    (path,) = SHARED.glob("msg-outlook/**/HtmlSampleEmailWithAttachment.msg")
    with OleFileIO(io.BytesIO(path.read_bytes())) as file:
        root = Storage.from_ole(file)
    # MS-OXMSG 2.4.1.2: inside an attachment the head of the properties lacks eight bytes.
    streams = tuple(
        Stream(f"x/{one.name}", one.bytes_[:24] + one.bytes_[32:] if "properties" in one.name else one.bytes_)
        for one in root.streams
    )
    embedded = Stream("a/__properties_version1.0", bytes(8) + struct.pack("<HHLQ", 3, 0x3705, 6, 5))
    attached = Storage(
        "__attach_version1.0_#00000009", (embedded,), (Storage("x/__substg1.0_3701000D", streams, root.storages),)
    )
    others = tuple(one for one in root.storages if not one.name.startswith("__attach"))
    outer = OutlookMessage(Storage("", root.streams, (*others, attached)))
    (found,) = msg.message_of(outer, Allowance()).attachments
    inner = parse(found.data)
    assert (inner.sender, inner.subject) == ("chris.wilson@leeds.gov.uk", "HtmlSampleEmailWithAttachment")
    assert [(one.name, len(one.data)) for one in inner.attachments] == [("SampleAttachment.pdf", 169_480)]


@needs_shared
@pytest.mark.parametrize(
    "name", ["HtmlSampleEmail.msg", "EmailWith2Attachments.msg", "HtmlSampleEmailWithAttachment.msg"]
)
def test_the_html_that_outlook_keeps_in_formatted_text_is_found(name: str) -> None:
    """None of these has its HTML anywhere else; the plain text beside it has the same words."""
    (path,) = SHARED.glob(f"msg-outlook/**/{name}")
    message, _ = taken_apart(path.read_bytes(), name)
    assert message.body_html.startswith("<html")
    shown = [word.text for page in registry.read(message.body_html.encode(), "body.html").pages for word in page.words]
    plain = re.sub(r"<[^>]*>", "", message.body_text).split()
    assert Counter(plain) == Counter(" ".join(shown).split())


FORMATTED = (
    b"{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\deff0{\\fonttbl{\\f0\\fswiss Arial;}}\n"
    b"{\\*\\htmltag64 <table>}{\\*\\htmltag64 <tr>}{\\*\\htmltag64 <td>}\\htmlrtf {\\htmlrtf0 RE-1001"
    b"\\htmlrtf \\cell }\\htmlrtf0 {\\*\\htmltag72 </td><td>}1.000,00 \\'80{\\*\\htmltag84 &nbsp;}\\u8211 ?"
    b"\\htmlrtf shown to nobody\\htmlrtf0 {\\*\\htmltag72 </td></tr></table>\\par}}"
)


def test_formatted_text_gives_back_its_html_or_its_words() -> None:
    assert body_of(compress(FORMATTED)).html.strip() == (
        "<table><tr><td>RE-1001</td><td>1.000,00 €&nbsp;–</td></tr></table>"
    )
    rows = b"{\\rtf1 Zahlung\\par\\trowd RE-1001\\cell 80,00\\cell\\row\\pard Summe}"
    assert body_of(compress(rows)).text.splitlines() == ["Zahlung", "| RE-1001|80,00|", "Summe"]


@pytest.mark.parametrize(
    "packed",
    [
        b"",
        b"short",
        compress(FORMATTED)[:-9],
        compress(FORMATTED).replace(b"LZFu", b"ZFuL"),
        compress(b"{\\rtf1 \\uc}"),
    ],
)
def test_damaged_formatted_text_is_told(packed: bytes) -> None:
    with pytest.raises(ValueError, match="damaged"):
        body_of(packed)


def signed(content: bytes | None, *options: pkcs7.PKCS7Options) -> bytes:
    """CMS signed data as S/MIME programs write it; without content only the signature."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "payer.example")])
    start = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), 1, start, start + dt.timedelta(days=900))
    builder = pkcs7.PKCS7SignatureBuilder().set_data(content or b"x")
    builder = builder.add_signer(made.sign(key, hashes.SHA256()), key, hashes.SHA256())
    return builder.sign(serialization.Encoding.DER, [pkcs7.PKCS7Options.Binary, *options])


def test_what_was_signed_is_opened_and_a_signature_alone_is_nothing() -> None:
    inner = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nPaid 4711.\r\n"
    inner += b"--b\r\nContent-Type: application/pdf; name=advice.pdf\r\n\r\n%PDF-1.7 x\r\n--b--\r\n"
    whole = signed(inner)
    assert paths(mail("", ("smime.p7m", whole)).as_bytes()) == ["smime.p7m", "smime.p7m > advice.pdf"]
    letter = letter_of(whole)
    assert letter is not None
    assert letter.body_text.strip() == "Paid 4711."
    assert paths(mail("", ("invoice.xml.p7m", signed(b"<x/>"))).as_bytes()) == ["invoice.xml.p7m > signed content"]
    assert paths(mail("", ("x", signed(None, pkcs7.PKCS7Options.DetachedSignature))).as_bytes()) == []


@given(st.integers(0, 600), st.integers(0, 255))
def test_a_damaged_signature_is_refused_or_opened(at: int, value: int) -> None:
    data = bytearray(_WHOLE)
    data[at % len(data)] = value
    with contextlib.suppress(Quarantine):
        taken_apart(bytes(data), "x.p7m")


_WHOLE = signed(b"Paid 4711.")
