"""For all tests: what they do is measured in tests/bench, never by how long a busy machine takes for it."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.servers.tenancy import held_to_their_tenant

settings.register_profile("docflow", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("docflow")
LONG = ("slow", "servers", "browser")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files of long tests first: begun last, one of them would run alone at the end."""
    long = {item.path for item in items if any(item.get_closest_marker(name) for name in LONG)}
    items.sort(key=lambda item: item.path not in long)


@pytest.fixture(scope="module", autouse=True)
def tenants_apart(request: pytest.FixtureRequest) -> Iterator[None]:
    """No statement touches what belongs to another company; the store's own tests tamper with tables on purpose."""
    if "store" in request.path.parent.parts:
        yield
        return
    with held_to_their_tenant():
        yield
