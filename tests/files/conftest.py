"""One S3 server for the session, one bucket for each test."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

import pytest
from minio import Minio

from docflow.files.s3 import S3Files
from tests.servers.seaweed import S3Server, running_seaweed

_numbers = count()


@dataclass(frozen=True)
class Bucket:
    """A bucket, and the door for whoever wants to damage what is in it."""

    server: S3Server
    client: Minio
    name: str
    files: S3Files


@pytest.fixture(scope="session")
def s3(tmp_path_factory: pytest.TempPathFactory) -> Iterator[S3Server]:
    with running_seaweed(tmp_path_factory.mktemp("seaweed")) as server:
        yield server


@pytest.fixture
def bucket(s3: S3Server) -> Bucket:
    client = Minio(s3.endpoint, access_key=s3.access_key, secret_key=s3.secret_key, secure=False)
    name = f"docflow-{next(_numbers)}"
    client.make_bucket(name)
    return Bucket(s3, client, name, S3Files(client, name))
