"""The committed samples are what the generator draws."""

import json
import shutil
from pathlib import Path

import pytest

from samples.drawing.truth import Case, expected
from samples.drawing.world import World
from samples.generate import draw, write_lists

SAMPLES = Path(__file__).parents[2] / "samples"
_SAME_EVERYWHERE = (".csv", ".edi", ".eml", ".xlsx")


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    if shutil.which("chromium") is None:
        pytest.skip("chromium is missing, which prints some of the samples: apt-get install chromium")
    return list(draw(World()))


@pytest.mark.slow
def test_every_case_is_committed_with_its_truth(cases: list[Case]) -> None:
    folders = {path.parent.name: path.parent for path in SAMPLES.glob("*/*/expected.json")}
    assert {case.name for case in cases} == set(folders)
    for case in cases:
        committed = json.loads((folders[case.name] / "expected.json").read_text(encoding="utf-8"))
        assert committed == expected(case), f"{case.name}: run python -m samples.generate"
        for name, data in case.files.items():
            if name.endswith(_SAME_EVERYWHERE):
                assert (folders[case.name] / name).read_bytes() == data, f"{case.name}/{name}"


def test_lists_are_those_of_the_world(tmp_path: Path) -> None:
    write_lists(World(), tmp_path)
    for name in ("customers.csv", "open_items.csv"):
        assert (tmp_path / name).read_text(encoding="utf-8") == (SAMPLES / name).read_text(encoding="utf-8")


def test_an_item_is_handed_out_once() -> None:
    world = World()
    on = world.items[-1].issued
    taken = [item.ref for _ in range(3) for item in world.take("C-2004", 2, on)]
    assert len(set(taken)) == 6
    with pytest.raises(LookupError, match="open items that fit"):
        world.take("C-2004", 1000, on)
