"""The sandbox that the attacks run against."""

from collections.abc import Iterator

import pytest

from tests.attacks.guarded import Guarded, guarded


@pytest.fixture(scope="session")
def reader() -> Iterator[Guarded]:
    """A running sandbox; it takes seconds to load."""
    with guarded() as running:
        yield running
