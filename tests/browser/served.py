"""A docflow in a process of its own, which a test may kill: python -m tests.browser.served FOLDER PORT."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from docflow.files import LocalFiles
from docflow.store import Store, Vault
from docflow.web.app import create_app
from docflow.web.deps import Deps
from tests.servers.ports import free_port, wait_for
from tests.web import scene


@dataclass
class Served:
    """The process and where it answers."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        command = [sys.executable, "-m", "tests.browser.served", str(self.folder), str(self.port)]
        self.process = subprocess.Popen(command)
        wait_for(self.port)

    def kill(self) -> None:
        """As the machine would lose its power."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """The docflow of a House in this folder."""
    server = Served(folder, free_port())
    server.start()
    try:
        yield server
    finally:
        server.kill()


def main(folder: Path, port: int) -> None:
    store = Store(f"sqlite:///{folder / 'docflow.db'}", vault=Vault(["a key for tests"]))
    deps = Deps(store, LocalFiles(folder / "files"), scene.POLICY, "a secret key for tests", listen=0)
    uvicorn.run(create_app(deps), host="127.0.0.1", port=port, log_level="warning")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
