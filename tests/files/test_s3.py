"""What can go wrong with an S3 server, said in our own words."""

import io
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from docflow.errors import Misconfigured, NotFound, Unavailable
from docflow.files import Corrupted, s3
from docflow.files.s3 import open_s3
from tests.files.conftest import Bucket
from tests.servers.ports import free_port
from tests.servers.seaweed import S3Server

pytestmark = pytest.mark.servers


@pytest.fixture
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """As often tried as ever, but at once."""
    monkeypatch.setattr(s3, "_TRIES", s3._TRIES.new(backoff_factor=0))


def damage(bucket: Bucket, sha256: str, data: bytes) -> None:
    bucket.client.put_object(bucket.name, f"{sha256[:2]}/{sha256}", io.BytesIO(data), len(data))


def test_a_damaged_object_shows_and_is_mended_by_putting_it_again(bucket: Bucket) -> None:
    sha256 = bucket.files.put(b"original")
    damage(bucket, sha256, b"originel")
    with pytest.raises(Corrupted):
        bucket.files.get(sha256)
    bucket.files.put(b"original")
    assert bucket.files.get(sha256) == b"original"


def test_a_removed_object(bucket: Bucket) -> None:
    sha256 = bucket.files.put(b"data")
    bucket.client.remove_object(bucket.name, f"{sha256[:2]}/{sha256}")
    assert not bucket.files.has(sha256)
    with pytest.raises(NotFound):
        bucket.files.get(sha256)


def test_a_missing_bucket(s3: S3Server) -> None:
    files = open_s3(s3.endpoint, "nowhere-at-all", s3.access_key, s3.secret_key, tls=False)
    with pytest.raises(Misconfigured, match="nowhere-at-all"):
        files.check()
    with pytest.raises(Misconfigured, match="NoSuchBucket"):
        files.put(b"data")


def test_a_wrong_secret(bucket: Bucket) -> None:
    files = open_s3(bucket.server.endpoint, bucket.name, bucket.server.access_key, "wrong-secret-key", tls=False)
    with pytest.raises(Misconfigured):
        files.check()
    with pytest.raises(Misconfigured):
        files.put(b"data")


@pytest.mark.usefixtures("no_pause")
def test_nobody_answers() -> None:
    files = open_s3(f"127.0.0.1:{free_port()}", "docflow", "a", "b" * 8, tls=False)
    for call in (lambda: files.put(b"x"), lambda: files.has("a" * 64), lambda: files.get("a" * 64), files.check):
        with pytest.raises(Unavailable):
            call()


@pytest.mark.parametrize("address", ["", "a b", "http://host/path"])
def test_an_address_that_is_none(address: str) -> None:
    with pytest.raises(Misconfigured):
        open_s3(address, "docflow", "a", "b")


@contextmanager
def answering(answer: bytes) -> Iterator[str]:
    """A server that gives every request this answer and hangs up."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    connection.recv(65536)
                    connection.sendall(answer)

        threading.Thread(target=serve, daemon=True).start()
        yield f"127.0.0.1:{server.getsockname()[1]}"
        server.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"garbage\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
        b"HTTP/1.1 503 Slow Down\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nhello",
        b"HTTP/1.1 500 Oops\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nhello",
    ],
)
@pytest.mark.usefixtures("no_pause")
def test_a_server_that_talks_nonsense(answer: bytes) -> None:
    with answering(answer) as endpoint:
        files = open_s3(endpoint, "docflow", "a", "b" * 8, tls=False)
        with pytest.raises((Unavailable, Corrupted)):
            files.get("a" * 64)
