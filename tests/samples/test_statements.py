"""Bank files among the samples: read as written, every sum holds, nobody needs to look."""

import json
from pathlib import Path

import pytest

from docflow.evaluation.compare import differences
from docflow.schema.records import BankStatement
from samples.cases.statements import cases
from samples.drawing.world import World
from tests.samples.reading import extracted

FOLDERS = sorted((Path(__file__).parents[2] / "samples" / "bank_statement").iterdir())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_what_is_read_is_what_is_written(folder: Path) -> None:
    truth = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    (file,) = folder.glob("input*")
    found = extracted(file)
    assert [str(difference) for difference in differences(truth["records"], found)] == []
    assert all(check.holds for one in found for check in one.proof)
    assert [one.review for one in found] == [()] * len(found)


def test_the_samples_are_those_of_the_generator() -> None:
    drawn = {case.name: case for case in cases(World())}
    assert set(drawn) == {folder.name for folder in FOLDERS}
    for folder in FOLDERS:
        (file,) = folder.glob("input*")
        assert file.read_bytes() == drawn[folder.name].files[file.name]
        assert isinstance(drawn[folder.name].records[0], BankStatement)
