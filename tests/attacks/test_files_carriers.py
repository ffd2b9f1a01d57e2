"""Archives, XML and TNEF made to hurt (A15-A17, A19)."""

import io
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from docflow.errors import Quarantine
from docflow.schema.states import QuarantineCode
from tests.attacks.guarded import Guarded
from tests.extractors.readers import hostile

TYPE, LIMITS, MEMORY = QuarantineCode.TYPE, QuarantineCode.LIMITS, QuarantineCode.MEMORY
UNREADABLE, CPU = QuarantineCode.UNREADABLE, QuarantineCode.CPU


def packed(entries: list[tuple[zipfile.ZipInfo | str, bytes]]) -> bytes:
    """An archive of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return out.getvalue()


def book_with(entries: list[tuple[zipfile.ZipInfo | str, bytes]]) -> bytes:
    """A real workbook with more files in it."""
    body = io.BytesIO(hostile.workbook('<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'))
    with zipfile.ZipFile(body, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return body.getvalue()


# --- A15, A16: archives


@pytest.mark.slow
def test_a15_a_sheet_bomb(reader: Guarded) -> None:
    reader.refused(hostile.zip_bomb_sheet(), LIMITS, name="advice.xlsx")
    reader.refused(hostile.sparse_sheet(), MEMORY, LIMITS, name="advice.xlsx")


def test_a16_an_archive_in_an_archive_is_not_opened(reader: Guarded) -> None:
    data = packed([("deep.txt", b"x")])
    for _ in range(40):
        data = packed([("in.zip", data)])
    reader.refused(data, TYPE, name="advice.zip")
    reader.refused(data, TYPE, name="advice.xlsx")


def test_a16_forty_thousand_entries(reader: Guarded) -> None:
    reader.refused(book_with([(f"xl/media/{n}.txt", b"") for n in range(40_000)]), LIMITS, name="advice.xlsx")


def test_a16_entries_that_climb_out_write_nothing(reader: Guarded, tmp_path: Path) -> None:
    link = zipfile.ZipInfo("xl/worksheets/link.xml")
    link.external_attr = 0o120777 << 16
    target = tmp_path / "climbed.txt"
    climbing: list[tuple[zipfile.ZipInfo | str, bytes]] = [
        (f"{'../' * 12}{str(target)[1:]}", b"out"),
        (str(target), b"out"),
        (link, b"/etc/passwd"),
    ]
    result = reader.read(book_with(climbing), "advice.xlsx")
    assert not target.exists()
    if not isinstance(result, Quarantine):
        assert "root:" not in result.text
        assert result.text == "1"


def test_a16_a_directory_that_lies_about_sizes(reader: Guarded) -> None:
    data = bytearray(book_with([("xl/media/big.bin", bytes(250 << 20))]))
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = (100).to_bytes(4, "little")
    result = reader.read(bytes(data), "advice.xlsx")
    if isinstance(result, Quarantine):
        assert result.code in (LIMITS, UNREADABLE)
    else:
        assert result.text == "1"


def test_a16_files_that_overlap(reader: Guarded) -> None:
    """One packed kernel that very many entries of the directory point to."""
    data = book_with([("xl/media/0.bin", bytes(1 << 20))])
    end = data.rindex(b"PK\x05\x06")
    start = int.from_bytes(data[end + 16 : end + 20], "little")
    last = data.rindex(b"PK\x01\x02", start, end)
    entry, count = data[last:end], int.from_bytes(data[end + 10 : end + 12], "little")
    directory = data[start:end] + entry * 900
    total = (count + 900).to_bytes(2, "little")
    tail = (
        data[end : end + 8] + total * 2 + len(directory).to_bytes(4, "little") + start.to_bytes(4, "little") + b"\0\0"
    )
    result = reader.read(data[:start] + directory + tail, "advice.xlsx")
    if isinstance(result, Quarantine):
        assert result.code in (LIMITS, UNREADABLE)


# --- A17: XML that grows, XML that asks a server

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BILLION = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>'


@contextmanager
def canary() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine that notes who asks."""
    asked: list[str] = []

    class Noting(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Nothing on the screen."""

    server = HTTPServer(("127.0.0.1", 0), Noting)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()


def sheet_with(prologue: str, text: str) -> bytes:
    """A workbook whose sheet starts with this prologue and shows this text in its only cell."""
    plain = hostile.workbook(
        f'<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row></sheetData>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            body = old.read(name)
            new.writestr(name, prologue.encode() + body if name.endswith("sheet1.xml") else body)
    return out.getvalue()


def test_a17_billion_laughs_in_a_sheet(reader: Guarded) -> None:
    result = reader.read(sheet_with(BILLION, "&l9;"), "advice.xlsx")
    if not isinstance(result, Quarantine):
        assert "haha" not in result.text


@pytest.mark.parametrize("name", ["advice.html", "advice.xml", "advice.txt"])
def test_a17_billion_laughs_in_a_page(reader: Guarded, name: str) -> None:
    data = f"{BILLION}<html><body><table><tr><td>&l9;</td></tr></table></body></html>".encode()
    result = reader.read(data, name)
    if not isinstance(result, Quarantine):
        assert "haha" not in result.text


def test_a17_billion_laughs_in_a_message(reader: Guarded) -> None:
    reader.refused(f"{BILLION}<Document><Nm>&l9;</Nm></Document>".encode(), LIMITS, name="advice.xml")
    reader.refused(f"{BILLION}<Document><Nm at='&l9;'/></Document>".encode("utf-16"), LIMITS, name="advice.xml")


def test_a17_a_message_deep_as_a_well(reader: Guarded) -> None:
    reader.refused(b"<?xml version='1.0'?>" + b"<a>" * 100_000, LIMITS, UNREADABLE, name="advice.xml")


def test_a17_external_entities_are_never_fetched(reader: Guarded) -> None:
    with canary() as (address, asked):
        outside = f'<?xml version="1.0"?><!DOCTYPE x SYSTEM "{address}/dtd" [<!ENTITY e SYSTEM "{address}/entity">'
        outside += '<!ENTITY f SYSTEM "file:///etc/passwd">]>'
        page = f"{outside}<html><head><link rel=stylesheet href='{address}/css'></head><body><img src='{address}/img'>"
        page += "<p>&e;&f; Invoice 1</p></body></html>"
        results = [
            reader.read(sheet_with(outside, "&e;&f;"), "advice.xlsx"),
            reader.read(page.encode(), "advice.html"),
            reader.read(page.encode(), "advice.xml"),
            reader.read(f"{outside}<Document><Nm>&e;&f;</Nm></Document>".encode(), "advice.xml"),
            reader.pages(f'<!DOCTYPE x SYSTEM "{address}/dtd"><x><Nm>1</Nm></x>'.encode(), "advice.xml"),
        ]
        time.sleep(0.2)
    assert asked == []
    assert not any("root:" in result.text for result in results if not isinstance(result, Quarantine))


# --- A19: TNEF (winmail.dat)


def attribute(kind: int, data: bytes, length: int | None = None) -> bytes:
    """One TNEF attribute; `length` may lie."""
    size = len(data) if length is None else length
    return (
        b"\1"
        + kind.to_bytes(4, "little")
        + size.to_bytes(4, "little")
        + data
        + (sum(data) & 0xFFFF).to_bytes(2, "little")
    )


TNEF = {
    "truncated": (0x223E9F78).to_bytes(4, "little") + b"\1\0" + attribute(0x00069003, b"x" * 40, 40_000_000),
    "looping": (0x223E9F78).to_bytes(4, "little") + b"\1\0" + attribute(0x00069002, b"", 0) * 200_000,
    "negative": (0x223E9F78).to_bytes(4, "little") + b"\1\0" + attribute(0x0006800F, b"%PDF-", 0xFFFFFFFF),
    "header only": (0x223E9F78).to_bytes(4, "little") + b"\1\0",
}


@pytest.mark.parametrize("kind", TNEF)
def test_a19_damaged_tnef_is_refused(reader: Guarded, kind: str) -> None:
    reader.refused(TNEF[kind], TYPE, UNREADABLE, LIMITS, CPU, name="winmail.dat")
