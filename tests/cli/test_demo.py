"""The demo: whoever tries it can look at everything."""

from docflow.cli.demo import PEOPLE
from docflow.schema.states import Role


def test_two_can_approve_and_one_can_set_up() -> None:
    assert sorted(PEOPLE.values()) == [Role.ADMIN, Role.APPROVER, Role.APPROVER]
