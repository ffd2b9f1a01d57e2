"""The process from which the sandbox forks its children: `python -m workers.zygote FD MODULE...`.

It loads the libraries once and then only forks, waits and kills. Each request on the control socket carries two
descriptors: the connection over which the child gets its job and answers, and a pipe on which the zygote (never the
child) reports how the child ended. When the control socket closes, the zygote kills its children and ends.
"""

import array
import contextlib
import ctypes
import gc
import importlib
import json
import os
import re
import resource
import selectors
import signal
import socket
import struct
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docflow.errors import Quarantine
from docflow.schema.states import QuarantineCode
from workers import landlock, seccomp

Job = Callable[[bytes, Mapping[str, Any]], tuple[dict[str, Any], list[bytes]]]

_JOB = re.compile(r"([a-z_.]+):([a-z_]+_job)")
_PR_SET_PDEATHSIG = 1


def job_function(name: str, modules: Collection[str]) -> Job:
    """The function behind "workers.jobs.reading:read_job"; nothing outside these modules, nothing that is not a job."""
    match = _JOB.fullmatch(name)
    if match is None or match[1] not in modules:
        raise ValueError(f"{name!r} is not the name of a job")
    function: Job = getattr(importlib.import_module(match[1]), match[2])
    return function


@dataclass
class _Child:
    status: int
    """Where to say how it ended."""
    deadline: float
    killed: bool = False


class Zygote:
    """Forks children and looks after them."""

    def __init__(self, control: socket.socket, modules: Collection[str], scratch: Path) -> None:
        self._control = control
        self._rules = landlock.ruleset(_readable(), [scratch, Path(os.devnull)]) if landlock.version() else None
        self._modules = modules
        self._children: dict[int, _Child] = {}
        self._selector = selectors.DefaultSelector()

    def serve(self) -> None:
        """Until the control socket closes."""
        wake_read, wake_write = os.pipe()
        for end in (wake_read, wake_write):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(wake_write, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        self._selector.register(self._control, selectors.EVENT_READ, "control")
        self._selector.register(wake_read, selectors.EVENT_READ, "child")
        while self._children or self._control.fileno() >= 0:
            for key, _ in self._selector.select(self._patience()):
                if key.data == "child":
                    with contextlib.suppress(BlockingIOError):
                        os.read(wake_read, 4096)
                elif not self._accept():
                    self._end()
                    return
            self._reap()
            self._kill_late()

    def _patience(self) -> float | None:
        """Seconds until the next child is late."""
        waiting = [child.deadline for child in self._children.values() if not child.killed]
        return max(min(waiting) - time.monotonic(), 0.0) + 0.01 if waiting else None

    def _accept(self) -> bool:
        """Forks a child for the next request; False when nobody asks any more."""
        space = socket.CMSG_SPACE(2 * array.array("i").itemsize)
        try:
            message, ancillary, _, _ = self._control.recvmsg(65_536, space)
        except ConnectionError:
            return False
        if not message:
            return False
        descriptors = array.array("i")
        for _, _, data in ancillary:
            descriptors.frombytes(data)
        connection, status = descriptors
        limits = json.loads(message)
        pid = os.fork()
        if pid == 0:
            signal.set_wakeup_fd(-1)
            _be_child(connection, limits, self._modules, self._rules)
        os.close(connection)
        self._children[pid] = _Child(status, time.monotonic() + limits["wall"])
        return True

    def _reap(self) -> None:
        while self._children:
            try:
                pid, code, usage = os.wait4(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            child = self._children.pop(pid, None)
            if child is None:
                continue
            _kill_group(pid)  # whatever the child left running
            said = {
                "signal": os.WTERMSIG(code) if os.WIFSIGNALED(code) else 0,
                "exit": os.WEXITSTATUS(code) if os.WIFEXITED(code) else 0,
                "timeout": child.killed,
                "peak": usage.ru_maxrss * 1024,
                "cpu": usage.ru_utime + usage.ru_stime,
            }
            with contextlib.suppress(BrokenPipeError):
                os.write(child.status, json.dumps(said).encode())
            os.close(child.status)

    def _kill_late(self) -> None:
        now = time.monotonic()
        for pid, child in self._children.items():
            if not child.killed and child.deadline <= now:
                child.killed = True
                _kill_group(pid)

    def _end(self) -> None:
        for pid in self._children:
            _kill_group(pid)


def _kill_group(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def _be_child(connection: int, limits: dict[str, int], modules: Collection[str], rules: int | None) -> None:
    """The child's whole life; never returns."""
    code = 1
    try:
        _confine(connection, limits, rules)
        with socket.socket(fileno=connection) as stream:
            _answer(stream, modules)
        code = 0
    finally:
        os._exit(code)


def _readable() -> list[Path]:
    """What the interpreter, its libraries, fonts and language data need; no settings, no documents, no /proc."""
    root = Path(__file__).resolve().parents[1]
    ours = [root / package for package in ("docflow", "extractors", "workers")]
    libraries = [Path(entry) for entry in sys.path if entry and Path(entry).resolve() != root]
    system = ["/usr", "/lib", "/lib64", "/etc/fonts", "/etc/ld.so.cache", "/etc/localtime", "/dev/urandom"]
    named = [os.environ["TESSDATA_PREFIX"]] if os.environ.get("TESSDATA_PREFIX") else []
    return [*ours, *libraries, Path(sys.prefix), Path(sys.base_prefix), *map(Path, system + named)]


def _confine(connection: int, limits: dict[str, int], rules: int | None) -> None:
    """A session of its own, death with the zygote, no other descriptors, limits, few files, no network."""
    os.setsid()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    if rules is not None:
        landlock.restrict(rules)
    os.closerange(3, connection)
    os.closerange(connection + 1, 4096)
    for what, value in (
        (resource.RLIMIT_AS, limits["memory"]),
        (resource.RLIMIT_FSIZE, limits["file"]),
        (resource.RLIMIT_NOFILE, limits["files"]),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (value, value))
    resource.setrlimit(resource.RLIMIT_CPU, (limits["cpu"], limits["cpu"] + 2))
    if seccomp.is_available():
        seccomp.forbid_network()


def _answer(stream: socket.socket, modules: Collection[str]) -> None:
    """Reads the job, does it, writes the answer or the reason why there is none."""
    try:
        job, options, payload = _request(stream)
        value, blobs = job_function(job, modules)(payload, options)[:2]
        head = {"value": value, "blobs": [len(blob) for blob in blobs]}
    except Quarantine as problem:
        head, blobs = {"error": str(problem), "code": problem.code}, []
    except MemoryError:
        head, blobs = _refusal(QuarantineCode.MEMORY, "Reading the file needs too much memory."), []
    except RecursionError:
        head, blobs = _refusal(QuarantineCode.LIMITS, "The file is nested too deeply to be read."), []
    except Exception as error:  # noqa: BLE001 - the border: whatever a parser raises on hostile bytes becomes a reason
        sentence = f"The reader failed on this file ({type(error).__name__})."
        head, blobs = _refusal(QuarantineCode.UNREADABLE, sentence), []
    body = json.dumps(head).encode()
    stream.sendall(struct.pack("!I", len(body)) + body)
    for blob in blobs:
        stream.sendall(blob)


def _refusal(code: QuarantineCode, sentence: str) -> dict[str, Any]:
    return {"error": f"{sentence} Ask the sender for a simpler copy, or key it in from the original.", "code": code}


def _request(stream: socket.socket) -> tuple[str, dict[str, Any], bytes]:
    data = b"".join(_blocks(stream))
    (size,) = struct.unpack_from("!I", data)
    head = json.loads(data[4 : 4 + size])
    return head["job"], head["options"], data[4 + size :]


def _blocks(stream: socket.socket) -> Iterator[bytes]:
    while block := stream.recv(1 << 20):
        yield block


def main() -> None:
    """Loads the libraries, says hello, serves."""
    control = socket.socket(fileno=int(sys.argv[1]))
    modules = sys.argv[2:]
    for name in modules:
        warm_up = getattr(importlib.import_module(name), "warm_up", None)
        if warm_up is not None:
            warm_up()
    gc.collect()
    gc.freeze()  # so that collections in the children do not touch (and copy) the shared pages
    gc.disable()  # a child lives for one document and makes no cycles to speak of; its memory is bounded anyway
    with tempfile.TemporaryDirectory(prefix="docflow-scratch-") as scratch:
        tempfile.tempdir = scratch
        os.environ["TMPDIR"] = scratch
        zygote = Zygote(control, modules, Path(scratch))
        control.send(json.dumps({"network": seccomp.is_available(), "files": landlock.version() > 0}).encode())
        zygote.serve()


if __name__ == "__main__":
    main()
