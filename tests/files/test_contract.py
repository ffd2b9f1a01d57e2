"""What every store of files promises, on local disk and on a real S3 server."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docflow.errors import NotFound
from docflow.files import Files, LocalFiles
from tests.files.conftest import Bucket


@pytest.fixture(params=["local", pytest.param("s3", marks=pytest.mark.servers)])
def files(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Files]:
    if request.param == "local":
        yield LocalFiles(tmp_path / "files")
    else:
        bucket: Bucket = request.getfixturevalue("bucket")
        yield bucket.files


def test_what_was_put_comes_back(files: Files) -> None:
    for data in (b"", b"\x00\xff" * 10, b"x" * 3_000_000):
        sha256 = files.put(data)
        assert sha256 == hashlib.sha256(data).hexdigest()
        assert files.get(sha256) == data
        assert files.has(sha256)


def test_putting_again_is_nothing(files: Files) -> None:
    assert files.put(b"twice") == files.put(b"twice")
    assert files.get(hashlib.sha256(b"twice").hexdigest()) == b"twice"


def test_many_put_together(files: Files) -> None:
    blobs = [b"%d" % number for number in range(40)] + [b"7"]
    names = files.put_all(blobs)
    assert [files.get(name) for name in names] == blobs
    files.file_away()
    assert [files.get(name) for name in names] == blobs
    assert all(files.has(name) for name in names)
    assert files.put_all([]) == []


def test_what_was_never_put(files: Files) -> None:
    sha256 = hashlib.sha256(b"never").hexdigest()
    assert not files.has(sha256)
    with pytest.raises(NotFound):
        files.get(sha256)


def test_what_is_no_name(files: Files) -> None:
    for name in ("../../etc/passwd", "x", "A" * 64):
        with pytest.raises(NotFound):
            files.get(name)


def test_it_says_that_it_is_well(files: Files) -> None:
    files.check()


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=2000))
def test_any_bytes(files: Files, data: bytes) -> None:
    assert files.get(files.put(data)) == data
