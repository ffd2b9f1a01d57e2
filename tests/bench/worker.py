"""A worker of the bench: warms up, says so, waits for "go", reads and extracts the files given, tells what it took."""

import json
import resource
import sys
from pathlib import Path

from tests.bench.clock import spent
from tests.bench.warm import Paper, warm, whole


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
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"peak": peak, "cpu": cpu}), flush=True)


if __name__ == "__main__":
    main()
