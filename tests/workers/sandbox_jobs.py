"""Jobs that behave badly in one way each; run only inside the sandbox, by test_sandbox.py."""

import io
import os
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PIL import Image

from docflow.errors import Quarantine
from docflow.schema.states import QuarantineCode
from extractors.readers import _engine
from workers.sandbox import Answer


def echo_job(data: bytes, options: Mapping[str, Any]) -> Answer:
    """Gives back what it got, and who it is."""
    return Answer(
        {"size": len(data), "options": dict(options), "pid": os.getpid(), "group": os.getpgid(0)}, [data, b""]
    )


def environment_job(data: bytes, options: Mapping[str, Any]) -> Answer:
    """What the child may know."""
    descriptors = []
    for descriptor in range(200):
        try:
            os.fstat(descriptor)
            descriptors.append(descriptor)
        except OSError:
            continue
    return Answer({"names": sorted(os.environ), "descriptors": descriptors}, [])


def snoop_job(data: bytes, options: Mapping[str, Any]) -> Answer:
    """Tries to read, list and write what is not its business, and to end somebody else."""
    tries: dict[str, Callable[[], object]] = {
        "read": lambda: Path(options["secret"]).read_bytes(),
        "list": lambda: list(Path(options["secret"]).parent.iterdir()),
        "write": lambda: Path(options["secret"]).with_name("new").write_bytes(b"x"),
        "environment": lambda: Path(f"/proc/{options['pid']}/environ").read_bytes(),
        "kill": lambda: os.kill(options["pid"], 0),
        "scratch": lambda: Path(tempfile.mkstemp()[1]).write_bytes(b"x"),
        "fonts": lambda: list(Path("/usr/share").iterdir()),
    }
    found = {}
    for name, attempt in tries.items():
        try:
            attempt()
            found[name] = "done"
        except OSError as error:
            found[name] = type(error).__name__
    return Answer(found, [])


def network_job(data: bytes, options: Mapping[str, Any]) -> Answer:
    """Tries to reach anybody."""
    tried = {}
    for family in ("AF_INET", "AF_INET6", "AF_UNIX"):
        try:
            socket.socket(getattr(socket, family)).close()
            tried[family] = "made"
        except OSError as error:
            tried[family] = type(error).__name__
    return Answer(tried, [])


def recognise_job(data: bytes, options: Mapping[str, Any]) -> Answer:
    """Recognises a picture with the named engine."""
    engine = {"tesserocr": _engine.Library, "pytesseract": _engine.Program}[options["engine"]]()
    found = engine.read(Image.open(io.BytesIO(data)), "eng", 300)
    return Answer({"words": [word.text for word in found]}, [])


def refuse_job(data: bytes, options: Mapping[str, Any]) -> Answer:
    """A reader that knows what is wrong."""
    raise Quarantine(QuarantineCode.ENCRYPTED, "It is locked. Ask for the key.")


def stumble_job(data: bytes, options: Mapping[str, Any]) -> Answer:
    """A reader that does not."""
    return Answer({"none": [][1]}, [])


def recurse_job(data: bytes, options: Mapping[str, Any]) -> Answer:
    """Never comes back."""
    return recurse_job(data, options)


def swallow_job(data: bytes, options: Mapping[str, Any]) -> Answer:
    """Takes four gigabytes."""
    return Answer({"size": len(bytearray(1 << 32))}, [])


def spin_job(data: bytes, options: Mapping[str, Any]) -> Answer:
    """Computes for ever."""
    while True:
        pass


def sleep_job(data: bytes, options: Mapping[str, Any]) -> Answer:
    """Waits for ever, with a program that waits too."""
    subprocess.Popen(["sleep", "1000.5"])
    time.sleep(1000)
    return Answer({}, [])


def crash_job(data: bytes, options: Mapping[str, Any]) -> Answer:
    """Dies as a C library does."""
    os.kill(os.getpid(), signal.SIGSEGV)
    return Answer({}, [])


def fill_job(data: bytes, options: Mapping[str, Any]) -> Answer:
    """Writes a big file."""
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    with tempfile.TemporaryFile() as file:
        for _ in range(1_000):
            file.write(b"x" * (1 << 20))
            file.flush()
    return Answer({}, [])


def open_job(data: bytes, options: Mapping[str, Any]) -> Answer:
    """Opens the same file very often."""
    descriptors = [os.open(os.devnull, os.O_RDONLY) for _ in range(500)]
    return Answer({"opened": len(descriptors)}, [])


def shout_job(data: bytes, options: Mapping[str, Any]) -> Answer:
    """Answers too much."""
    return Answer({}, [b"x" * options["size"]])


def babble_job(data: bytes, options: Mapping[str, Any]) -> Answer:
    """Answers at length in JSON."""
    return Answer({"text": "x" * options["size"]}, [])


def lie_job(data: bytes, options: Mapping[str, Any]) -> Answer:
    """Writes bytes of its own choice onto the connection and is gone, as a child taken over by a document could."""
    for descriptor in range(3, 64):
        try:
            os.write(descriptor, bytes.fromhex(options["bytes"]))
        except OSError:
            continue
    os._exit(0)
