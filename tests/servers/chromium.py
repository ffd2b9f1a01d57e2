"""Debian's Chromium, driven by Playwright, and the application served on a free port of this machine."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, sync_playwright

from tests.servers.ports import free_port

__all__ = ["Watched", "running_chromium", "serving", "watched"]


@contextmanager
def running_chromium() -> Iterator[Browser]:
    """A browser; skips the test where there is none."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("needs Chromium: apt-get install chromium")
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        yield browser
        browser.close()


@contextmanager
def serving(app: FastAPI) -> Iterator[str]:
    """The application behind a real server; yields its address."""
    port = free_port()
    server = uvicorn.Server(
        uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning", timeout_graceful_shutdown=1)
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        threading.Event().wait(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(60)


class Watched:
    """What went wrong in a page without anybody seeing it."""

    def __init__(self, page: Page, address: str) -> None:
        self.errors: list[str] = []
        self.dialogs: list[str] = []
        self.strangers: list[str] = []
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on(
            "request", lambda request: None if request.url.startswith(address) else self.strangers.append(request.url)
        )

    def check(self) -> None:
        """Fails on any error, script of a stranger, or request to another site."""
        assert not self.errors, self.errors
        assert not self.strangers, self.strangers
        assert not self.dialogs, self.dialogs


def watched(page: Page, address: str) -> Watched:
    """Watches the page from now on; dialogs are noted and closed."""
    found = Watched(page, address)

    def closed(dialog: object) -> None:
        found.dialogs.append(dialog.message)  # type: ignore[attr-defined]
        dialog.dismiss()  # type: ignore[attr-defined]

    page.on("dialog", closed)
    return found
