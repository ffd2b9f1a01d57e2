"""The sandbox that the attacks of one module run against."""

from collections.abc import Iterator

import pytest

from tests.attacks.guarded import Guarded, guarded


@pytest.fixture(scope="module")
def reader() -> Iterator[Guarded]:
    """A running sandbox, shared by the module."""
    with guarded() as running:
        yield running
