"""A worker of the bench: warms up, says so, waits for "go", reads and extracts the files given, tells what it took."""

import json
import sys
from pathlib import Path

from tests.bench.clock import spent
from tests.bench.warm import Paper, warm, whole


def peak() -> int:
    """The most memory that this program held, in bytes. (ru_maxrss counts what its parent held when it started it.)"""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return 1024 * next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))


def main() -> None:
    """One line when ready, one when done: {"peak": bytes, "cpu": seconds}."""
    papers = [Path(name) for name in sys.argv[1:]]
    with warm():
        print("ready", flush=True)
        sys.stdin.readline()
        before = spent()
        for path in papers:
            whole(Paper(path, path.read_bytes(), 0))
        cpu = spent() - before
    print(json.dumps({"peak": peak(), "cpu": cpu}), flush=True)


if __name__ == "__main__":
    main()
