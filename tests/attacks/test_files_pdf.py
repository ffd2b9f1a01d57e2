"""PDF files made to hurt (A1-A14, A18): a typed reason or pages, bounded memory and time, the parent alive."""

import gzip
import io
import pickle
import random
import zipfile
import zlib
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, features
from reportlab.lib.pdfencrypt import StandardEncryption

from docflow.errors import Quarantine
from docflow.schema.states import QuarantineCode
from tests.attacks.guarded import Guarded
from tests.extractors.readers import hostile, papers

CPU, MEMORY, LIMITS = QuarantineCode.CPU, QuarantineCode.MEMORY, QuarantineCode.LIMITS
HURRIED = 3
"""Seconds of computing for what only that limit ends."""
FEW = pytest.mark.parametrize("count", [6, pytest.param(100, marks=pytest.mark.soak)])
"""Damaged copies of a picture."""
UNREADABLE, ENCRYPTED, TYPE = QuarantineCode.UNREADABLE, QuarantineCode.ENCRYPTED, QuarantineCode.TYPE

REFUSED: dict[str, tuple[Callable[[], bytes], tuple[QuarantineCode, ...]]] = {
    "A1": (hostile.flate_bomb, (MEMORY, CPU)),
    "A3": (hostile.form_fan_out, (MEMORY, CPU)),
    "A5": (hostile.media_box, (LIMITS,)),
    "A10": (hostile.cyclic_kids, (UNREADABLE,)),
}


@pytest.mark.slow
@pytest.mark.parametrize("attack", REFUSED)
def test_refused_within_its_limits(reader: Guarded, attack: str) -> None:
    make, codes = REFUSED[attack]
    reader.refused(make(), *codes, cpu=HURRIED)


READ: dict[str, Callable[[], bytes]] = {
    "A4": hostile.rectangles,
    "A6": hostile.huge_bitmap,
    "A8": hostile.nested_arrays,
    "A9": hostile.xref_loop,
    "A11": hostile.cyclic_forms,
}


@pytest.mark.slow
@pytest.mark.parametrize("attack", READ)
def test_read_within_its_limits(reader: Guarded, attack: str) -> None:
    assert len(reader.pages(READ[attack]()).pages) == 1


@pytest.mark.slow
def test_a2_two_million_operators(reader: Guarded) -> None:
    result = reader.read(hostile.operators(), cpu=HURRIED)
    assert not isinstance(result, Quarantine) or result.code in (CPU, MEMORY)


# --- A7: a bitmap too large to rasterise, and one too dense to recognise


def dense(side: int) -> bytes:
    """A square page full of small print, black and white."""
    image, tile = Image.new("1", (side, side), 1), Image.new("1", (1_000, 1_000), 1)
    for y in range(0, 1_000, 12):
        ImageDraw.Draw(tile).text((0, y), "Invoice 4711 1,234.56 paid 26.05.2026 " * 5, fill=0)
    for at in range(0, side * side, 1_000_000):
        image.paste(tile, (at // 1_000 % side, at // (side * 1_000) * 1_000))
    return papers.saved(image, "PNG", dpi=(300, 300))


def test_a7_a_hundred_megapixels_are_never_opened(reader: Guarded) -> None:
    result = reader.refused(dense(10_000), LIMITS, name="scan.png")
    assert "40 million" in str(result)


@pytest.mark.slow
def test_a7_a_dense_scan_costs_its_page_only(reader: Guarded) -> None:
    result = reader.read(dense(6_000), "scan.png", cpu=HURRIED)
    if not isinstance(result, Quarantine):
        assert result.pages[0].words or any("page" in note.lower() for note in result.notes)


# --- A12: damaged pictures inside a PDF and outside


def picture_in_pdf(data: bytes, codec: str, side: int = 64) -> bytes:
    """A page that is one picture in this codec."""
    entries = f"/Type/XObject/Subtype/Image/Width {side}/Height {side}/ColorSpace/DeviceGray/BitsPerComponent "
    entries += "1" if codec == "JBIG2Decode" else "8"
    picture = hostile.stream(data, f"{entries}/Filter/{codec}".encode())
    return hostile.one_page(
        hostile.stream(b"612 0 0 792 0 0 cm /I Do"), entries=b"/XObject<</I 6 0 R>>", more=[picture]
    )


def jbig2(side: int = 64) -> bytes:
    """A page-information segment and a generic region of noise, as they stand in a PDF."""
    info = side.to_bytes(4) * 2 + bytes(8) + b"\0\0\0"
    region = side.to_bytes(4) * 2 + bytes(8) + b"\0" + b"\0" + b"\3\xff\xfd\xff\2\xfe\xfe\xfe"
    region += random.Random(12).randbytes(120) + b"\xff\xac"
    return b"".join(
        number.to_bytes(4) + bytes([kind]) + b"\0\1" + len(body).to_bytes(4) + body
        for number, (kind, body) in enumerate([(48, info), (38, region)])
    )


def jpx(side: int = 64) -> bytes:
    """A JPEG 2000 picture."""
    return papers.saved(Image.radial_gradient("L").resize((side, side)), "JPEG2000")


def mutations(data: bytes, count: int, seed: int) -> list[bytes]:
    """The same bytes with some changed, cut out or doubled."""
    rng = random.Random(seed)
    results = []
    for _ in range(count):
        body = bytearray(data)
        for _ in range(rng.randint(1, 6)):
            at = rng.randrange(len(body))
            what = rng.randrange(4)
            if what == 0:
                body[at] = rng.randrange(256)
            elif what == 1:
                body[at : at + 4] = rng.choice([b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\0\0\0\0"])
            elif what == 2:
                del body[at : at + rng.randint(1, 8)]
            else:
                body[at:at] = body[at : at + rng.randint(1, 8)]
        results.append(bytes(body))
    return results


@pytest.mark.slow
@FEW
def test_a12_damaged_jbig2(reader: Guarded, count: int) -> None:
    for data in mutations(jbig2(), count, seed=1):
        reader.read(picture_in_pdf(data, "JBIG2Decode"), cpu=HURRIED)


@pytest.mark.slow
@pytest.mark.skipif(not features.check("jpg_2000"), reason="Pillow is built without JPEG 2000")
@FEW
def test_a12_damaged_jpeg_2000(reader: Guarded, count: int) -> None:
    for data in mutations(jpx(), count, seed=2):
        reader.read(picture_in_pdf(data, "JPXDecode"), cpu=HURRIED)


@pytest.mark.slow
@FEW
@pytest.mark.parametrize("form", ["TIFF", "PNG", "JPEG", "GIF", "BMP", "WEBP"])
def test_a12_damaged_pictures(reader: Guarded, form: str, count: int) -> None:
    image = Image.radial_gradient("L").resize((64, 64))
    for data in mutations(papers.saved(image, form), count, seed=3):
        reader.read(data, f"scan.{form.lower()}", cpu=HURRIED)


def test_a12_damaged_pdf_structure(reader: Guarded) -> None:
    draw, _ = papers.advice()
    for data in mutations(papers.pdf(draw), 40, seed=4):
        reader.read(data)


# --- A13: locked files


def locked(user: str) -> bytes:
    """A PDF that opens with this password."""
    scheme = StandardEncryption(user, ownerPassword="owner", strength=128)
    return papers.pdf(lambda canvas: canvas.drawString(72, 700, "secret advice"), encrypt=scheme)


def test_a13_a_locked_pdf_asks_for_its_password(reader: Guarded) -> None:
    problem = reader.refused(locked("open sesame"), ENCRYPTED)
    assert "password" in str(problem).lower()


def test_a13_an_empty_password_is_no_lock(reader: Guarded) -> None:
    assert reader.pages(locked("")).text == "secret advice"


# --- A14: files that are two things at once


def test_a14_a_pdf_with_an_archive_behind_it_is_a_pdf(reader: Guarded) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as inside:
        inside.writestr("xl/workbook.xml", "<workbook/>")
    data = papers.pdf(lambda canvas: canvas.drawString(72, 700, "Invoice 1")) + archive.getvalue()
    for name in ("advice.pdf", "advice.xlsx", "advice.html"):
        pages = reader.pages(data, name)
        assert (pages.reader, pages.text) == ("pdf", "Invoice 1")


def test_a14_a_pdf_that_carries_html_is_never_html(reader: Guarded) -> None:
    body = hostile.one_page(hostile.stream(b"BT /F 12 Tf 72 700 Td (Invoice 1) Tj ET"))
    data = body.replace(
        b"%PDF-1.7\n", b"%PDF-1.7\n%<html><script>alert(1)</script><table><tr><td>9</td></tr></table>\n"
    )
    result = reader.read(data, "advice.html")
    if not isinstance(result, Quarantine):
        assert result.reader == "pdf"
        assert "alert" not in result.text


@pytest.mark.parametrize("start", [b"%!PS-Adobe-3.0 EPSF-3.0\n", b"\xc5\xd0\xd3\xc6" + bytes(26) + b"%!PS-Adobe-3.0\n"])
def test_a14_postscript_is_never_run(reader: Guarded, start: bytes, tmp_path: Path) -> None:
    """Its source is at most text to look at; no interpreter is started, whatever the name says."""
    program = start + f"(%pipe%touch {tmp_path}/evil) (w) file\nshowpage\n".encode()
    for name in ("advice.pdf", "advice.eps", "scan.png"):
        result = reader.read(program, name)
        assert result.code is TYPE if isinstance(result, Quarantine) else result.reader == "text"
    assert not (tmp_path / "evil").exists()


def test_a14_a_program_is_refused_whatever_its_name(reader: Guarded) -> None:
    for name in ("advice.pdf", "advice.csv", "advice.txt"):
        reader.refused(b"MZ\x90\0\3\0\0\0" + bytes(600), TYPE, name=name)
        reader.refused(b"\x7fELF\2\1\1" + bytes(600), TYPE, name=name)


# --- A18: a character map that names a file


class Planted:
    """Whoever unpickles this leaves a trace."""

    def __init__(self, trace: Path) -> None:
        self.trace = trace

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return Path.touch, (self.trace,)


def cmap_pdf(name: str) -> bytes:
    """Text in a composite font whose encoding has this name."""
    escaped = "".join(f"#{ord(sign):02x}" if sign in "/.# ()<>[]" else sign for sign in name)
    font = f"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/{escaped}/DescendantFonts[7 0 R]>>".encode()
    system = b"<</Registry(Adobe)/Ordering(Japan1)/Supplement 0>>"
    inner = b"<</Type/Font/Subtype/CIDFontType0/BaseFont/X/CIDSystemInfo%s>>" % system
    page = hostile.stream(zlib.compress(b"BT /G 12 Tf 72 700 Td <00410042> Tj ET"), b"/Filter/FlateDecode")
    return hostile.one_page(page, entries=b"/Font<</G 6 0 R>>", more=[font, inner])


@pytest.mark.parametrize("up", ["/../../../../../../../../..", "../../../../../../../../..", ""])
def test_a18_a_named_character_map_runs_nothing(reader: Guarded, tmp_path: Path, up: str) -> None:
    trace = tmp_path / "executed"
    (tmp_path / "evil.pickle.gz").write_bytes(gzip.compress(pickle.dumps(Planted(trace))))
    reader.read(cmap_pdf(f"{up}{tmp_path}/evil"))
    assert not trace.exists()


def test_a18_the_planted_file_is_armed(tmp_path: Path) -> None:
    trace = tmp_path / "executed"
    pickle.loads(pickle.dumps(Planted(trace)))
    assert trace.exists()


def test_a18_pdfminer_is_new_enough() -> None:
    assert metadata.version("pdfminer.six") >= "20251230"
