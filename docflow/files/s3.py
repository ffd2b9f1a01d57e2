"""Files in a bucket of an S3 server (AWS, MinIO, SeaweedFS ...). Needs the extra: pip install 'docflow[s3]'."""

import datetime as dt
import hashlib
import io
import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from xml.etree.ElementTree import ParseError

import urllib3

try:
    from minio import Minio
    from minio.commonconfig import COMPLIANCE
    from minio.error import MinioException, S3Error
    from minio.retention import Retention
except ImportError as missing:
    from docflow.errors import Misconfigured

    raise Misconfigured("Files in S3 need the package minio: pip install 'docflow[s3]'") from missing

from docflow.errors import DocflowError, Misconfigured, NotFound, Unavailable
from docflow.files.contract import digest, known_name, verified
from docflow.schema.mail import Laid

_MISSING = frozenset({"NoSuchKey", "NoSuchObject", "ResourceNotFound"})
_REFUSED = frozenset(
    {
        "AccessDenied",
        "InvalidAccessKeyId",
        "SignatureDoesNotMatch",
        "NoSuchBucket",
        "AllAccessDisabled",
        "AuthorizationHeaderMalformed",
        "InvalidRequest",
        "ObjectLockConfigurationNotFoundError",
    }
)
_ADDRESS = re.compile(r"[\w.\-]+(:\d+)?|\[[0-9A-Fa-f:.]+\](:\d+)?")
_TRIES = urllib3.Retry(total=3, backoff_factor=0.2, status_forcelist=(500, 502, 503, 504), raise_on_status=False)
_AT_ONCE = 8
_PATIENCE = urllib3.Timeout(connect=5, read=30)


def open_s3(endpoint: str, bucket: str, access_key: str, secret_key: str, tls: bool = True) -> "S3Files":
    """The bucket at `endpoint` (host:port). Connects on first use. Raises Misconfigured."""
    return S3Files(open_client(endpoint, access_key, secret_key, tls), bucket)


def open_client(endpoint: str, access_key: str, secret_key: str, tls: bool = True) -> Minio:
    """The server at `endpoint` (host:port). Raises Misconfigured."""
    if not _ADDRESS.fullmatch(endpoint):
        raise Misconfigured(f"{endpoint!r} is not the address of an S3 server; give host:port without a scheme.")
    pool = urllib3.PoolManager(timeout=_PATIENCE, retries=_TRIES, cert_reqs="CERT_REQUIRED")
    try:
        return Minio(endpoint, access_key=access_key, secret_key=secret_key, secure=tls, http_client=pool)
    except ValueError as error:
        raise Misconfigured(f"The S3 address {endpoint} is not usable: {error}") from error


class S3Bucket:
    """A bucket, and what its server says in our words."""

    def __init__(self, client: Minio, bucket: str) -> None:
        self._client = client
        self._bucket = bucket

    def check(self) -> None:
        """Raises Misconfigured where the bucket is missing or closed to us, Unavailable where nobody answers."""
        with self._translated(""):
            there = self._client.bucket_exists(self._bucket)
        if not there:
            raise Misconfigured(f"There is no S3 bucket {self._bucket}. Create it, and enable versioning on it.")

    def put_locked(self, name: str, data: io.BytesIO, until: dt.datetime) -> None:
        """An object that nobody can change or delete until then. Raises Misconfigured where the bucket cannot."""
        kept = Retention(COMPLIANCE, until)
        with self._translated(name):
            self._client.put_object(self._bucket, name, data, data.getbuffer().nbytes, retention=kept)

    def names(self, prefix: str) -> list[str]:
        """Every object that was ever put there, also where a later version says that it is deleted."""
        with self._translated(prefix):
            listed = self._client.list_objects(self._bucket, prefix, recursive=True, include_version=True)
            return [one.object_name for one in listed if one.object_name and not one.is_delete_marker]

    @contextmanager
    def _translated(self, name: str) -> Iterator[None]:
        try:
            yield
        except S3Error as error:
            raise self._in_our_words(error, name) from error
        except (MinioException, urllib3.exceptions.HTTPError, OSError, ParseError, UnicodeDecodeError) as error:
            raise Unavailable(f"The S3 server does not answer as it should: {error}") from error

    def _in_our_words(self, error: S3Error, name: str) -> DocflowError:
        if error.code in _MISSING:
            return NotFound(f"There is no file {name} in the S3 bucket {self._bucket}.")
        if error.code in _REFUSED:
            return Misconfigured(f"The S3 bucket {self._bucket} cannot be used ({error.code}): {error.message}")
        return Unavailable(f"The S3 server failed ({error.code}): {error.message}")


class S3Files(S3Bucket):
    """One object per file, named by its sha256; an object is there as a whole or not at all."""

    def put(self, data: bytes) -> str:
        """Stores the bytes and returns their sha256; returns only once the server has them. May be repeated."""
        sha256 = digest(data)
        if not self._stored(sha256, data):
            with self._translated(sha256):
                self._client.put_object(self._bucket, _key(sha256), io.BytesIO(data), len(data))
        return sha256

    def put_all(self, blobs: Sequence[bytes]) -> list[str]:
        """As `put` for each, several at a time."""
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            return list(pool.map(self.put, blobs))

    def begin(self) -> None:
        """Blobs have to be put."""

    def keep(self, blobs: Sequence[Laid]) -> list[str]:
        """Never: nothing is begun."""
        raise NotImplementedError

    def drop(self, handle: int) -> None:
        """Never: nothing is begun."""
        raise NotImplementedError

    def file_away(self) -> None:
        """Nothing: `put_all` puts nothing off."""

    def get(self, sha256: str) -> bytes:
        """The bytes, checked against their name. Raises NotFound, Corrupted, Unavailable, Misconfigured."""
        with self._translated(known_name(sha256)):
            response = self._client.get_object(self._bucket, _key(sha256))
            try:
                data = response.read()
            finally:
                response.close()
                response.release_conn()
        return verified(data, sha256)

    def has(self, sha256: str) -> bool:
        """Whether the file is there."""
        try:
            with self._translated(known_name(sha256)):
                self._client.stat_object(self._bucket, _key(sha256))
        except NotFound:
            return False
        return True

    def _stored(self, sha256: str, data: bytes) -> bool:
        """Whether the same bytes are there. The ETag is their MD5, or something else: then they are sent again."""
        try:
            with self._translated(sha256):
                there = self._client.stat_object(self._bucket, _key(sha256))
        except NotFound:
            return False
        return there.etag == hashlib.md5(data, usedforsecurity=False).hexdigest() and there.size == len(data)


def _key(sha256: str) -> str:
    return f"{sha256[:2]}/{sha256}"
