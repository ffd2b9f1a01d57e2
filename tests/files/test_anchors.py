"""Heads that were noted can be read again, wherever they are kept, and no later note takes one away."""

import datetime as dt
from pathlib import Path

import pytest
from minio import Minio
from minio.error import S3Error

from docflow.errors import BadInput, Misconfigured, Unavailable
from docflow.files.anchors import AnchorBucket, AnchorFile, Anchors, EveryPlace
from docflow.files.s3 import S3Bucket
from docflow.schema.trail import Anchor
from tests.files.conftest import Bucket
from tests.servers.seaweed import S3Server

NOW = dt.datetime.now(dt.UTC).replace(microsecond=0)


def head(seq: int, tenant: str = "main") -> Anchor:
    return Anchor(tenant=tenant, seq=seq, hash=f"{seq:064x}", at=NOW + dt.timedelta(days=seq))


@pytest.fixture
def locked(s3: S3Server) -> tuple[Minio, AnchorBucket]:
    client = Minio(s3.endpoint, access_key=s3.access_key, secret_key=s3.secret_key, secure=False)
    if not client.bucket_exists("anchors"):
        client.make_bucket("anchors", object_lock=True)
    return client, AnchorBucket(S3Bucket(client, "anchors"), dt.timedelta(days=30))


def remembers(anchors: Anchors, tenant: str) -> None:
    assert anchors.all(tenant) == []
    for seq in (2, 5):
        anchors.note(head(seq, tenant))
    anchors.note(head(3, f"{tenant}-other"))
    assert anchors.all(tenant) == [head(2, tenant), head(5, tenant)]


def test_a_file_remembers(tmp_path: Path) -> None:
    remembers(AnchorFile(tmp_path / "new" / "anchors.jsonl"), "main")
    assert (tmp_path / "new" / "anchors.jsonl").stat().st_mode & 0o777 == 0o600


def test_a_damaged_file_is_told_and_never_taken_for_an_empty_one(tmp_path: Path) -> None:
    file = AnchorFile(tmp_path / "anchors.jsonl")
    file.note(head(1))
    (tmp_path / "anchors.jsonl").write_bytes(b'{"tenant": "main", "se')
    with pytest.raises(BadInput, match=r"anchors\.jsonl"):
        file.all("main")


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Unavailable, match="cannot be noted"):
        AnchorFile(tmp_path / "file" / "anchors.jsonl").note(head(1))


def test_a_bucket_remembers_and_nobody_makes_it_forget(locked: tuple[Minio, AnchorBucket]) -> None:
    client, anchors = locked
    remembers(anchors, "main")
    for one in list(client.list_objects("anchors", recursive=True, include_version=True)):
        assert one.object_name is not None
        client.remove_object("anchors", one.object_name)
        with pytest.raises(S3Error):
            client.remove_object("anchors", one.object_name, version_id=one.version_id)
    assert list(client.list_objects("anchors", recursive=True)) == []
    assert anchors.all("main") == [head(2), head(5)]


def test_a_bucket_without_lock_is_refused(bucket: Bucket) -> None:
    with pytest.raises(Misconfigured):
        AnchorBucket(S3Bucket(bucket.client, bucket.name), dt.timedelta(days=1)).note(head(1))


def test_what_any_place_has_counts(tmp_path: Path) -> None:
    one, two = AnchorFile(tmp_path / "one"), AnchorFile(tmp_path / "two")
    one.note(head(1))
    EveryPlace([one, two]).note(head(2))
    assert EveryPlace([one, two]).all("main") == [head(1), head(2)]
    assert two.all("main") == [head(2)]
