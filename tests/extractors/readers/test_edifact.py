"""EDIFACT: any separators and letters, every component with its segment; broken envelopes are told."""

from pathlib import Path

import pytest

from docflow.errors import Quarantine
from docflow.schema.place import Pages
from extractors import registry
from extractors.contract import ReadOptions
from extractors.readers import edifact

DATA = Path(__file__).parents[4] / "shared" / "data" / "edi-820-810"
MESSAGE = "UNH+1+REMADV:D:01B:UN'BGM+481+A?'1?+?:??+9'MOA+12:1,50'UNT+4+1'"
WHOLE = f"UNB+UNOC:3+A+B+260510:1200+R1'{MESSAGE}UNZ+1+R1'"


def refs(data: bytes) -> dict[str, str]:
    pages = edifact.read(data, ReadOptions())
    return {word.ref: word.text for page in pages.pages for word in page.words if not word.bold}


def read(text: str) -> Pages:
    return registry.read(text.encode(), "in.edi")


def test_components_and_released_characters() -> None:
    found = refs(MESSAGE.encode())
    assert found["UNH02, segment 1"] == "REMADV"
    assert found["UNH02.2, segment 1"] == "D"
    assert found["BGM02, segment 2"] == "A'1+:?"
    assert found["MOA01.2, segment 3"] == "1,50"


@pytest.mark.parametrize("between", ["", "\n", "\r\n", "\n\t"])
def test_line_ends_behind_segments_say_nothing(between: str) -> None:
    text = WHOLE.replace("'U", f"'{between}U").replace("?'", "?'")
    assert refs(text.encode())["MOA01.2, segment 4"] == "1,50"


@pytest.mark.parametrize(
    "text", [MESSAGE, WHOLE, "UNA:+.? '" + WHOLE, "UNA:+.? '\r\n" + WHOLE, WHOLE.lower(), "\ufeff" + WHOLE]
)
def test_it_is_known_by_its_opening(text: str) -> None:
    assert read(text).reader == "edifact"


@pytest.mark.parametrize("text", ["UNBELIEVABLE offer", "UNH, not an interchange", "UNA is a name", "UNB"])
def test_words_are_not_taken_for_it(text: str) -> None:
    assert read(text).reader != "edifact"


@pytest.mark.parametrize(
    ("level", "codec", "name"),
    [("UNOC", "latin-1", "Müller"), ("UNOE", "iso8859-5", "Иванов"), ("UNOF", "iso8859-7", "Ωμέγα"),
     ("UNOD", "iso8859-2", "Łódź"), ("UNOY", "utf-8", "Müller"), ("UNOC", "utf-8", "Müller")],
)  # fmt: skip
def test_letters_by_the_repertoire_that_unb_names(level: str, codec: str, name: str) -> None:
    text = WHOLE.replace("UNOC", level).replace("A?'1", name)
    assert refs(text.encode(codec))["BGM02, segment 3"] == name + "+:?"


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("UNZ+1+R1'", "", "Segment 1 (UNB) is never closed by UNZ; the file may have been cut off."),
        ("UNZ+1", "UNZ+2", "Segment 6 (UNZ) says that there are 2 messages, but there are 1; some may be missing."),
        ("UNZ+1+R1", "UNZ+1+R2", 'Segment 6 (UNZ) has the reference "R2", but UNB has "R1".'),
    ],
)
def test_broken_envelopes_are_told(old: str, new: str, sentence: str) -> None:
    assert sentence in read(WHOLE.replace(old, new)).notes


def test_an_interchange_without_a_message_is_refused() -> None:
    with pytest.raises(Quarantine, match="holds no message"):
        read("UNB+UNOC:3+A+B+260510:1200+R1'UNZ+0+R1'")


@pytest.mark.skipif(not DATA.is_dir(), reason="the real documents beside the project are absent")
def test_real_interchanges_are_read() -> None:
    files = {path.name: path for path in DATA.rglob("edifact*")}
    assert len(read_file(files["edifact.01.multi-message.edi"]).pages) == 2
    name = "CEC_EDI_PAYE"
    assert name in read_file(files["edifact.Paiement.Issue139.EDI"]).text


def read_file(path: Path) -> Pages:
    return registry.read(path.read_bytes(), path.name)
