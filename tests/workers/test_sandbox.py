"""The sandbox keeps its limits, says why in a typed reason, and survives whatever its children do."""

import importlib.util
import os
import shutil
import signal
import socket
import struct
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from docflow.errors import Misconfigured, Quarantine
from docflow.schema.states import QuarantineCode
from tests.extractors.readers import papers
from workers import landlock, seccomp
from workers.sandbox import InProcess, Limits, Sandbox

JOBS = "tests.workers.sandbox_jobs"


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(jobs=(JOBS,)) as running:
        yield running


def refused(sandbox: Sandbox, job: str, limits: Limits | None = None, **options: object) -> Quarantine:
    with pytest.raises(Quarantine) as caught:
        sandbox.run(f"{JOBS}:{job}", b"data", options, limits)
    # The next document is not affected.
    assert sandbox.run(f"{JOBS}:echo_job", b"next").value["size"] == 4
    return caught.value


def test_hands_over_bytes_and_options_and_brings_back_values_and_blobs(sandbox: Sandbox) -> None:
    data = os.urandom(3_000_000)
    answer = sandbox.run(f"{JOBS}:echo_job", data, {"deep": {"list": [1, "ü", None]}})
    assert answer.value["options"] == {"deep": {"list": [1, "ü", None]}}
    assert answer.blobs == [data, b""]


def test_every_call_has_a_process_and_a_group_of_its_own(sandbox: Sandbox) -> None:
    first, second = (sandbox.run(f"{JOBS}:echo_job", b"").value for _ in range(2))
    assert first["pid"] == first["group"] != second["pid"]
    assert first["pid"] != os.getpid()


def test_a_child_sees_no_secrets_and_no_descriptor_but_its_connection(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCFLOW_SECRET_KEY", "hush")
    with Sandbox(jobs=(JOBS,)) as fresh:
        seen = fresh.run(f"{JOBS}:environment_job", b"").value
    assert "DOCFLOW_SECRET_KEY" not in seen["names"]
    assert not {name for name in seen["names"] if "KEY" in name or "TOKEN" in name or "PASSWORD" in name}
    assert len(seen["descriptors"]) == 4  # null three times and the connection


@pytest.mark.skipif(not seccomp.is_available(), reason="this kernel has no seccomp filters")
def test_no_socket_can_be_made(sandbox: Sandbox) -> None:
    tried = sandbox.run(f"{JOBS}:network_job", b"").value
    assert tried == dict.fromkeys(("AF_INET", "AF_INET6", "AF_UNIX"), "PermissionError")
    socket.socket().close()  # the ban is the child's alone


def test_a_reason_that_the_reader_knows_comes_through(sandbox: Sandbox) -> None:
    problem = refused(sandbox, "refuse_job")
    assert (problem.code, str(problem)) == (QuarantineCode.ENCRYPTED, "It is locked. Ask for the key.")


@pytest.mark.parametrize(
    ("job", "code", "word"),
    [
        ("stumble_job", QuarantineCode.UNREADABLE, "IndexError"),
        ("recurse_job", QuarantineCode.LIMITS, "nested"),
        ("swallow_job", QuarantineCode.MEMORY, "memory"),
        ("crash_job", QuarantineCode.UNREADABLE, "SIGSEGV"),
        ("open_job", QuarantineCode.UNREADABLE, "OSError"),
    ],
)
def test_what_a_parser_does_on_odd_bytes_becomes_a_typed_reason(
    sandbox: Sandbox, job: str, code: QuarantineCode, word: str
) -> None:
    problem = refused(sandbox, job)
    assert problem.code is code
    assert word in str(problem)
    assert "Ask the sender" in str(problem)


def test_computing_is_bounded(sandbox: Sandbox) -> None:
    assert refused(sandbox, "spin_job", Limits(cpu=1)).code is QuarantineCode.CPU


def test_waiting_is_bounded_and_what_was_started_dies_too(sandbox: Sandbox) -> None:
    problem = refused(sandbox, "sleep_job", Limits(wall=1))
    assert problem.code is QuarantineCode.CPU
    assert "1 seconds" in str(problem)
    assert not [entry for entry in commands() if b"1000.5" in entry]


def commands() -> Iterator[bytes]:
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            yield entry.read_bytes()
        except OSError:
            continue


def test_a_written_file_is_bounded(sandbox: Sandbox) -> None:
    assert refused(sandbox, "fill_job", Limits(file=1 << 20)).code is QuarantineCode.LIMITS


@pytest.mark.skipif(landlock.version() == 0, reason="this kernel has no Landlock")
def test_files_of_others_are_closed(sandbox: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "keys").write_text("hush")
    tried = sandbox.run(f"{JOBS}:snoop_job", b"", {"secret": str(tmp_path / "keys"), "pid": os.getpid()}).value
    closed = ["read", "list", "write", "environment"] + (["kill"] if landlock.version() >= 6 else [])
    assert {name: tried[name] for name in closed} == dict.fromkeys(closed, "PermissionError")
    assert (tried["scratch"], tried["fonts"]) == ("done", "done")
    assert (tmp_path / "keys").read_text() == "hush"  # the rules are the child's alone


def test_nothing_is_left_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def scratches() -> set[Path]:
        return set(tmp_path.glob("docflow-scratch-*"))

    monkeypatch.setenv("TMPDIR", str(tmp_path))  # other tests have sandboxes of their own meanwhile
    with Sandbox(jobs=(JOBS,)) as own:
        assert (
            own.run(f"{JOBS}:snoop_job", b"", {"secret": "/etc/passwd", "pid": os.getpid()}).value["scratch"] == "done"
        )
        assert scratches()
    assert not scratches()


@pytest.mark.parametrize("engine", ["tesserocr", "pytesseract"])
def test_both_ways_of_recognition_work_inside(sandbox: Sandbox, engine: str) -> None:
    present = {"tesserocr": importlib.util.find_spec("tesserocr"), "pytesseract": shutil.which("tesseract")}
    if not present[engine]:
        pytest.skip(f"{engine} is not installed")
    draw, words = papers.advice(rows=3)
    picture = papers.saved(papers.rendered(papers.pdf(draw)), "PNG")
    found = sandbox.run(f"{JOBS}:recognise_job", picture, {"engine": engine}).value["words"]
    assert len(set(words) & set(found)) > 0.9 * len(set(words))


def test_an_answer_is_bounded(sandbox: Sandbox) -> None:
    limits = Limits(output=1 << 20, text=1 << 20)
    assert refused(sandbox, "shout_job", limits, size=50 << 20).code is QuarantineCode.LIMITS
    assert refused(sandbox, "babble_job", limits, size=(1 << 20) + 10).code is QuarantineCode.UNREADABLE


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"\xff",
        b"\xff\xff\xff\xff",
        struct.pack("!I", 2) + b"{",
        struct.pack("!I", 2) + b"[]",
        struct.pack("!I", 13) + b'{"blobs":[9]}',
        struct.pack("!I", 14) + b'{"blobs":[-9]}',
        struct.pack("!I", 13) + b'{"value":"x"}',
        struct.pack("!I", 12) + b'{"code":"x"}',
        struct.pack("!I", 2) + b"{}more",
    ],
)
def test_an_answer_is_not_trusted(sandbox: Sandbox, said: bytes) -> None:
    assert refused(sandbox, "lie_job", bytes=said.hex()).code is QuarantineCode.UNREADABLE


@pytest.mark.parametrize("job", ["os:system", f"{JOBS}:commands", "workers.read:read_job", "echo_job", ""])
def test_only_jobs_of_the_named_modules_are_run(sandbox: Sandbox, job: str) -> None:
    with pytest.raises(Quarantine) as caught:
        sandbox.run(job, b"")
    assert "ValueError" in str(caught.value)


def test_in_process_runs_the_same_jobs_and_no_others() -> None:
    with pytest.raises(ValueError, match="not the name of a job"):
        InProcess().run(f"{JOBS}:echo_job", b"")


def test_calls_from_several_threads_do_not_mix(sandbox: Sandbox) -> None:
    payloads = [os.urandom(1_000 + 977 * n) for n in range(24)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda data: sandbox.run(f"{JOBS}:echo_job", data), payloads))
    assert [answer.blobs[0] for answer in answers] == payloads


def test_a_killed_zygote_is_replaced_within_the_call() -> None:
    with Sandbox(jobs=(JOBS,)) as own:
        own.run(f"{JOBS}:echo_job", b"")
        assert own._process is not None
        first = own._process.pid
        os.kill(first, signal.SIGKILL)
        assert own.run(f"{JOBS}:echo_job", b"again").blobs[0] == b"again"
        assert own._process.pid != first


def test_the_children_die_with_the_zygote() -> None:
    with Sandbox(jobs=(JOBS,)) as own, ThreadPoolExecutor(1) as pool:
        own.run(f"{JOBS}:echo_job", b"")
        assert own._process is not None
        zygote = own._process.pid
        late = pool.submit(lambda: refused(own, "spin_job", Limits(cpu=5, wall=8)))
        children = wait_for(lambda: Path(f"/proc/{zygote}/task/{zygote}/children").read_text().split())
        os.kill(zygote, signal.SIGKILL)
        wait_for(lambda: not any(is_alive(child) for child in children))
        assert late.result(60).code is QuarantineCode.CPU  # tried again in a child of the next zygote


def test_closing_ends_all_and_the_sandbox_may_be_used_again() -> None:
    own = Sandbox(jobs=(JOBS,))
    own.run(f"{JOBS}:echo_job", b"")
    assert own._process is not None
    first = own._process
    own.close()
    own.close()
    assert first.poll() is not None
    assert own.run(f"{JOBS}:echo_job", b"xy").value["size"] == 2
    own.close()


def test_a_zygote_that_cannot_start_is_a_wrong_installation() -> None:
    with Sandbox(jobs=("no.such.module",)) as own, pytest.raises(Misconfigured, match=r"workers\.zygote"):
        own.run("no.such.module:x_job", b"")


def is_alive(pid: str) -> bool:
    """Runs, and is no corpse that nobody has fetched."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def wait_for(condition, seconds: float = 60.0):  # type: ignore[no-untyped-def]
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if found := condition():
            return found
        time.sleep(0.02)
    raise AssertionError("it did not happen in time")
