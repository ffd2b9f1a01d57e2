"""One forked child per document: hostile bytes are parsed where they can do no harm to the program.

A *zygote* (workers/zygote.py) is started once, with a scrubbed environment and the libraries loaded. For each call it
forks a child with limits on memory, CPU, file size, open files and wall time, in a session of its own, without network.
10 to 15 ms a document. What comes back is bounded and treated as hostile: callers validate it.
Limits stop exhaustion, not code execution; see docs/decisions/0003-sandbox.md for what production adds.
"""

import array
import contextlib
import json
import os
import select
import signal
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol, Self

import structlog

from docflow.errors import Misconfigured, Quarantine, Unavailable
from docflow.schema.base import Frozen
from docflow.schema.states import QuarantineCode
from workers import zygote

_log = structlog.get_logger()
JOBS = ("workers.jobs.reading", "workers.jobs.records", "workers.jobs.opening")
"""Modules with the jobs that a child may be asked for; the zygote loads them before it forks."""
REASONS = "DOCFLOW_REASONS_MODEL"
"""Names the house's own model of reasons to the zygote."""
_GRACE = 15.0
"""Seconds that the zygote gets beyond a job's wall time before it is taken for dead."""
_ATTEMPTS = 3
_BLOCK = 1 << 20
_OUT_OF_MEMORY = (signal.SIGKILL, signal.SIGABRT, signal.SIGTRAP, signal.SIGILL)
"""How the kernel, Rust and C++ libraries and PDFium end a process that gets no more memory."""
_REMEDY = "Ask the sender for a simpler copy, or key it in by hand from the original."


class Answer(NamedTuple):
    """What a job returns: a JSON object, and bytes that would be wasteful as JSON (pictures, attachments)."""

    value: dict[str, Any]
    blobs: list[bytes]
    cpu: float = 0.0
    """Seconds that the child computed."""


class Limits(Frozen):
    """What one child may use."""

    memory: int = 1 << 30
    """Bytes of address space."""
    cpu: int = 20
    """Seconds."""
    wall: int = 60
    """Seconds, after which the whole process group is killed."""
    file: int = 64 << 20
    """Bytes of one written file."""
    files: int = 64
    """Open files."""
    output: int = 64 << 20
    """Bytes of the answer, blobs included."""
    text: int = 8 << 20
    """Bytes of the answer's JSON object."""


class Runner(Protocol):
    """Runs jobs: the sandbox, or InProcess in tests."""

    def run(
        self, job: str, payload: bytes, options: Mapping[str, Any] | None = None, limits: Limits | None = None
    ) -> Answer:
        """Runs "module:function" on the payload; raises Quarantine."""
        ...


class InProcess:
    """The same interface without a child, for tests of what a job computes."""

    def run(
        self, job: str, payload: bytes, options: Mapping[str, Any] | None = None, limits: Limits | None = None
    ) -> Answer:
        """Calls the job directly."""
        result = zygote.job_function(job, JOBS)(payload, dict(options or {}))
        return Answer(result[0], list(result[1]))


class Used(NamedTuple):
    """What one child cost."""

    job: str
    cpu: float
    """Seconds, user and system."""
    peak: int
    """Bytes of memory at most in use."""


class _Ended(Frozen):
    """What the zygote says about a child that is gone."""

    signal: int = 0
    exit: int = 0
    timeout: bool = False
    peak: int = 0
    """Bytes of memory at most in use."""
    cpu: float = 0.0
    """Seconds, those of programs that it ran included."""


class _Said(Frozen):
    """The head of a child's answer."""

    value: dict[str, Any] = {}
    error: str | None = None
    code: QuarantineCode | None = None
    blobs: tuple[int, ...] = ()
    """Their sizes."""


class _Gone(Exception):
    """The zygote died under us."""


class Sandbox:
    """A zygote and its children. Calls may come from several threads; close it, or use it in a `with`."""

    def __init__(
        self,
        limits: Limits | None = None,
        jobs: Sequence[str] = JOBS,
        meter: Callable[[Used], None] | None = None,
        reasons: Path | None = None,
    ) -> None:
        """`meter` is told what each child cost, in the thread that asked for it. `reasons`: the house's own model of
        reasons, loaded before the fork."""
        self._limits = limits or Limits()
        self._meter = meter
        self._jobs = jobs
        self._reasons = reasons
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._owner = os.getpid()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def run(
        self, job: str, payload: bytes, options: Mapping[str, Any] | None = None, limits: Limits | None = None
    ) -> Answer:
        """Runs "module:function" on the payload in a child of its own.

        Raises Quarantine when the document could not be processed within its limits, Unavailable when no child could
        be started (trying again may help).
        """
        bounds = limits or self._limits
        for _ in range(_ATTEMPTS):
            process, control = self._started()
            try:
                said, ended = _call(control, job, payload, options or {}, bounds)
            except _Gone:
                _log.warning("sandbox lost, starting another", job=job)
                self._drop(process)
                continue
            if self._meter is not None:
                self._meter(Used(job, ended.cpu, ended.peak))
            return _judged(said, ended, bounds)
        raise Unavailable("The sandbox in which documents are read does not start. `docflow doctor` says more.")

    def close(self) -> None:
        """Ends the zygote and with it every child."""
        self._drop(self._process)

    def _started(self) -> tuple[subprocess.Popen[bytes], socket.socket]:
        """A living zygote of this process (a fork of us needs its own) and its control socket."""
        with self._lock:
            if self._owner != os.getpid():
                self._control, self._process, self._owner = None, None, os.getpid()
            if self._control is None or self._process is None or self._process.poll() is not None:
                self._process, self._control = _start(self._jobs, self._reasons)
            return self._process, self._control

    def _drop(self, process: subprocess.Popen[bytes] | None) -> None:
        """Ends this zygote, unless another thread has replaced it already."""
        with self._lock:
            if process is None or process is not self._process or self._control is None or self._owner != os.getpid():
                return
            self._control.close()
            self._control, self._process = None, None
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(2)
        if process.poll() is None:
            process.kill()
            process.wait()


def _call(
    control: socket.socket, job: str, payload: bytes, options: Mapping[str, Any], limits: Limits
) -> tuple[bytes, _Ended]:
    """One child's life: asked for, fed, listened to. Raises _Gone where the zygote does not answer."""
    ours, theirs = socket.socketpair()
    status, written = os.pipe()
    rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [theirs.fileno(), written]))]
    try:
        with theirs:
            control.sendmsg([limits.model_dump_json().encode()], rights)
    except OSError as error:
        ours.close()
        os.close(status)
        raise _Gone from error
    finally:
        os.close(written)
    try:
        with ours:
            ours.settimeout(limits.wall + _GRACE)
            _send(ours, {"job": job, "options": dict(options)}, payload)
            said = _receive(ours, limits.output + limits.text)
        # Our end is closed: a child that still writes is stopped by that.
        return said, _ended(status, limits.wall + _GRACE)
    except TimeoutError as error:
        raise _Gone from error
    finally:
        os.close(status)


def _start(jobs: Sequence[str], reasons: Path | None) -> tuple[subprocess.Popen[bytes], socket.socket]:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    command = [sys.executable, "-m", "workers.zygote", str(theirs.fileno()), *jobs]
    process = subprocess.Popen(
        command,
        pass_fds=[theirs.fileno()],
        env=_environment() | ({REASONS: str(reasons.absolute())} if reasons else {}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    theirs.close()
    ours.settimeout(60)
    try:
        hello = json.loads(ours.recv(4096) or b"null")
    except TimeoutError as error:
        process.kill()
        raise Unavailable("The sandbox in which documents are read does not answer.") from error
    if not isinstance(hello, dict):
        raise Misconfigured("The sandbox in which documents are read does not start: `python -m workers.zygote` ends.")
    for guard, mechanism in (("network", "seccomp"), ("files", "Landlock")):
        if not hello.get(guard):
            _log.warning("this kernel cannot close a guard of the sandbox", guard=guard, needs=mechanism)
    return process, ours


def _environment() -> dict[str, str]:
    """What a child may know: where programs and language data are. No passwords, keys or addresses."""
    names = ("PATH", "TMPDIR", "TESSDATA_PREFIX", "LANG", "LC_ALL")
    kept = {name: os.environ[name] for name in names if name in os.environ}
    one = dict.fromkeys(("OMP_THREAD_LIMIT", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    return {**kept, **one, "PYTHONPATH": str(Path(__file__).resolve().parents[1]), "PYTHONUTF8": "1"}


def _send(connection: socket.socket, head: dict[str, Any], payload: bytes) -> None:
    body = json.dumps(head).encode()
    try:
        connection.sendall(struct.pack("!I", len(body)) + body)
        connection.sendall(payload)
        connection.shutdown(socket.SHUT_WR)
    except (BrokenPipeError, ConnectionError):
        # The child died before it had read everything; its status says why.
        return


def _receive(connection: socket.socket, limit: int) -> bytes:
    """All that the child writes until it ends, at most a little more than the limit."""
    blocks, size = [], 0
    try:
        while size <= limit and (block := connection.recv(_BLOCK)):
            blocks.append(block)
            size += len(block)
    except ConnectionError:
        return b""
    return b"".join(blocks)


def _ended(status: int, seconds: float) -> _Ended:
    """The zygote's word on the child; nothing means that the zygote itself is gone."""
    poll = select.poll()
    poll.register(status, select.POLLIN)
    said = os.read(status, 4096) if poll.poll(seconds * 1000) else b""
    if not said:
        raise _Gone
    return _Ended.model_validate_json(said)


def _judged(said: bytes, ended: _Ended, limits: Limits) -> Answer:
    """The answer, or the reason why there is none as a Quarantine."""
    if ended.timeout:
        raise Quarantine(QuarantineCode.CPU, f"Reading the file took longer than {limits.wall} seconds. {_REMEDY}")
    if ended.signal:
        raise _killed(ended, limits)
    if len(said) > limits.output + limits.text:
        raise Quarantine(QuarantineCode.LIMITS, f"The file holds more than can be handled at once. {_REMEDY}")
    try:
        head, blobs = _parsed(said, limits)
    except (ValueError, struct.error) as error:
        raise Quarantine(QuarantineCode.UNREADABLE, f"Reading the file gave no usable answer. {_REMEDY}") from error
    if head.code is not None:
        raise Quarantine(head.code, head.error or _REMEDY)
    return Answer(head.value, blobs, ended.cpu)


def _parsed(said: bytes, limits: Limits) -> tuple[_Said, list[bytes]]:
    """Splits the answer; raises ValueError (pydantic's included) or struct.error where it is not well formed."""
    (size,) = struct.unpack_from("!I", said)
    if size > limits.text:
        raise ValueError("the answer is too long")
    head, at, blobs = _Said.model_validate_json(said[4 : 4 + size]), 4 + size, []
    for length in head.blobs:
        if length < 0:
            raise ValueError("a blob of negative size")
        blobs.append(said[at : at + length])
        at += length
    if at != len(said):
        raise ValueError("the answer is cut off")
    return head, blobs


def _killed(ended: _Ended, limits: Limits) -> Quarantine:
    """Why a child died, from the signal and the memory that it had in use."""
    if ended.signal == signal.SIGXCPU:
        sentence = f"Reading the file took more than {limits.cpu} seconds of computing. {_REMEDY}"
        return Quarantine(QuarantineCode.CPU, sentence)
    if ended.signal == signal.SIGXFSZ:
        return Quarantine(QuarantineCode.LIMITS, f"Reading the file filled the disk. {_REMEDY}")
    if ended.peak > 0.4 * limits.memory or ended.signal in _OUT_OF_MEMORY:
        return Quarantine(QuarantineCode.MEMORY, f"Reading the file needs too much memory. {_REMEDY}")
    name = signal.Signals(ended.signal).name if ended.signal in set(signal.Signals) else str(ended.signal)
    return Quarantine(QuarantineCode.UNREADABLE, f"The reader crashed on this file ({name}). {_REMEDY}")
