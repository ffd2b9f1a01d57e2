"""Files made to hurt whoever opens them, drawn here so that none has to be kept."""

import io
import struct
import zipfile
import zlib

from PIL import Image


def pdf(objects: list[bytes], root: int = 1, extra_trailer: bytes = b"") -> bytes:
    """A PDF of these numbered objects (from 1) with a proper cross-reference table."""
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer\n<</Size %d/Root %d 0 R%s>>\n" % (len(objects) + 1, root, extra_trailer))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object."""
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data)


def one_page(
    content: bytes, *, media: bytes = b"0 0 612 792", entries: bytes = b"", more: list[bytes] | None = None
) -> bytes:
    """A page with this content stream object (number 4); `more` are objects from 6 on; 5 is Helvetica."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>%s>>>>" % (
        media,
        entries,
    )
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    tree = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", tree, page, content, font, *(more or [])])


def flate_bomb(size: int = 1 << 30) -> bytes:
    """A content stream packed twice that unpacks to a gigabyte."""
    packer = zlib.compressobj(9)
    block = b"0 0 m " * 170_000
    once = b"".join(packer.compress(block) for _ in range(size // len(block))) + packer.flush()
    return one_page(stream(zlib.compress(once, 9), b"/Filter[/FlateDecode/FlateDecode]"))


def operators(count: int = 2_000_000) -> bytes:
    """So many drawing operators."""
    return one_page(stream(zlib.compress(b"1 0 0 1 0 0 cm 0 0 9 9 re S\n" * (count // 2), 9), b"/Filter/FlateDecode"))


def form_fan_out(depth: int = 12, width: int = 10) -> bytes:
    """Forms that draw ten forms that draw ten forms ..."""
    forms = []
    for level in range(depth):
        inner = b"" if level == depth - 1 else b"/Resources<</XObject<</X %d 0 R>>>>" % (7 + level)
        body = b"BT /F 9 Tf (x) Tj ET" if level == depth - 1 else b"/X Do " * width
        forms.append(stream(body, b"/Type/XObject/Subtype/Form/BBox[0 0 99 99]" + inner))
    return one_page(stream(b"/X Do " * width), entries=b"/XObject<</X 6 0 R>>", more=forms)


def rectangles(count: int = 50_000) -> bytes:
    """A table of very many cells."""
    cells = b"".join(b"%d %d 3 3 re S\n" % (n % 200 * 3, n // 200 * 3) for n in range(count))
    return one_page(stream(zlib.compress(cells, 9), b"/Filter/FlateDecode"))


def media_box(side: int = 200_000) -> bytes:
    """A page as large as a field."""
    return one_page(stream(b"BT /F 12 Tf 9 9 Td (Invoice 1) Tj ET"), media=b"0 0 %d %d" % (side, side))


def huge_bitmap(side: int = 60_000) -> bytes:
    """A small file whose picture has 3.6 gigapixels."""
    rows = zlib.compressobj(9)
    data = b"".join(rows.compress(b"\xff" * (side // 8)) for _ in range(side)) + rows.flush()
    picture = stream(
        data,
        b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/FlateDecode"
        % (side, side),
    )
    return one_page(stream(b"612 0 0 792 0 0 cm /I Do"), entries=b"/XObject<</I 6 0 R>>", more=[picture])


def nested_arrays(depth: int = 50_000) -> bytes:
    """Arrays in arrays."""
    tree = b"<</Type/Pages/Kids[3 0 R]/Count 1/X %s%s>>" % (b"[" * depth, b"]" * depth)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>"
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", tree, page])


def xref_loop() -> bytes:
    """A cross-reference table whose previous one is itself."""
    body = one_page(stream(b"BT /F 12 Tf 72 700 Td (Invoice 1) Tj ET"))
    start = int(body.rsplit(b"startxref\n", 1)[1].split(b"\n")[0])
    return body.replace(b"/Root 1 0 R", b"/Prev %d /Root 1 0 R" % start)


def cyclic_kids() -> bytes:
    """A page tree that is its own child."""
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2/Parent 2 0 R>>"])


def cyclic_forms() -> bytes:
    """Two forms that draw each other."""
    first = stream(b"/Y Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</Y 7 0 R>>>>")
    second = stream(b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>")
    return one_page(stream(b"/X Do"), entries=b"/XObject<</X 6 0 R>>", more=[first, second])


def noise_pages(count: int, side: int = 1_000) -> bytes:
    """A TIFF of random dots."""
    import random

    rng = random.Random(7)
    frames = [Image.frombytes("1", (side, side), rng.randbytes(side * ((side + 7) // 8))) for _ in range(4)]
    out = io.BytesIO()
    frames[0].save(out, "TIFF", save_all=True, append_images=[frames[n % 4] for n in range(1, count)], dpi=(100, 100))
    return out.getvalue()


def zip_bomb_sheet(size: int = 300_000_000) -> bytes:
    """A workbook whose sheet unpacks to 300 megabytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as entry:
            for _ in range(size // 1_000_000):
                entry.write(b" " * 1_000_000)
    return out.getvalue()


def sparse_sheet() -> bytes:
    """A workbook with a cell in the first and one in the very last place: seventeen billion cells taken as a block."""
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    return workbook(f"<sheetData>{rows}</sheetData>")


def workbook(sheet: str) -> bytes:
    """A minimal xlsx around the body of one sheet."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="r1" Type="{relation}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relation}"><sheets>'
        '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}"><Relationship Id="r1" '
        f'Type="{relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}">{sheet}</worksheet>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def png_bomb(side: int = 30_000) -> bytes:
    """A few kilobytes that claim 900 megapixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack("!I", len(data)) + kind + data + struct.pack("!I", zlib.crc32(kind + data))

    head = struct.pack("!IIBBBBB", side, side, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * ((side // 8 + 1) * 1_000), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def plain_zip() -> bytes:
    """An archive of somebody's files, with a PDF's name inside."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("readme.txt", "hello")
        archive.writestr("advice.pdf", b"%PDF-1.7")
    return out.getvalue()
