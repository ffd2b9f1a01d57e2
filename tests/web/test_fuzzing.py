"""A few of the requests of `python -m tests.bench fuzz`, against every operation."""

from pathlib import Path

import pytest

from tests.servers.stores import Clock
from tests.web.conftest import furnished
from tests.web.fuzzing import FOLLOWED, attacks, walks
from tests.web.tour import TOUR


@pytest.mark.slow
def test_no_request_breaks_the_server_or_its_description(tmp_path: Path, sqlite_template: Path, hashed: str) -> None:
    attacked = []
    for row, attack in attacks(furnished(tmp_path, sqlite_template, Clock(), hashed), examples=2):
        attack()
        attacked.append(row)
    assert sorted(attacked) == sorted(TOUR)


@pytest.mark.slow
def test_what_a_reply_names_can_be_asked_for_next(tmp_path: Path, sqlite_template: Path, hashed: str) -> None:
    FOLLOWED.clear()
    for _, run in walks(furnished(tmp_path, sqlite_template, Clock(), hashed), examples=1):
        run()
    assert len({row.split("/")[2] for row in FOLLOWED}) >= 7, FOLLOWED
