"""A docflow with a real SQLite store and real files, and people and programs that talk to it."""

import re
import shutil
import warnings
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import lxml.html
import pytest
from fastapi import FastAPI
from pwdlib.hashers.argon2 import Argon2Hasher

from docflow.files import LocalFiles
from docflow.files.anchors import AnchorFile
from docflow.schema.documents import Check, Document
from docflow.schema.states import Role
from docflow.store import Store, Vault
from docflow.web import keys
from docflow.web.app import create_app
from docflow.web.deps import Deps
from tests.servers.stores import Clock, clock, sqlite_template
from tests.web import scene

with warnings.catch_warnings():
    # Starlette would rather have a package that httpx is about to become.
    warnings.simplefilter("ignore")
    from fastapi.testclient import TestClient

__all__ = ["House", "clock", "house", "sqlite_template"]

PASSWORD = "correct horse battery"
BASE = "http://testserver"


@dataclass
class House:
    """Everything behind one web application."""

    app: FastAPI
    store: Store
    files: LocalFiles
    clock: Clock
    hints: list[str] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)

    def anonymous(self) -> TestClient:
        """A browser that is not signed in."""
        return TestClient(self.app, base_url=BASE, follow_redirects=False)

    def person(self, role: Role = Role.CLERK) -> TestClient:
        """A browser of a signed-in user with this role; the user has the role's name."""
        client = self.anonymous()
        form = {"name": role.value, "password": PASSWORD, "back": "/"}
        assert client.post("/sign-in", data=form).status_code == 303
        return client

    @cached_property
    def client(self) -> TestClient:
        """A program with every right."""
        return self.program(*keys.SCOPES)

    def program(self, *scopes: str) -> TestClient:
        """A client with an API key."""
        key = keys.new_key()
        with self.store.begin() as tx:
            tx.api_keys.add(key.prefix, key.hash, list(scopes), "test")
        client = self.anonymous()
        client.headers["Authorization"] = f"Bearer {key.token}"
        return client

    def arrive(self, **options: object) -> Document:
        """An advice comes in, a second after whatever was before; see scene.arrive."""
        self.clock.advance(seconds=1)
        return scene.arrive(self.store, self.files, **options)  # type: ignore[arg-type]

    def document(self, document_id: str) -> Document:
        with self.store.read() as tx:
            return tx.documents.get(document_id)


def token_of(page: str) -> str:
    """The form token of a page."""
    found = re.search(r'name="csrf" value="([^"]+)"', page)
    assert found, "the page has no form token"
    return found[1]


def form_of(page: str, form_id: str = "record") -> dict[str, str]:
    """Every input and select of a form, as a browser would send it without a button."""
    form = lxml.html.fromstring(page).get_element_by_id(form_id)
    return dict(form.form_values())


@pytest.fixture
def house(tmp_path: Path, sqlite_template: Path, clock: Clock, hashed: str) -> House:
    return furnished(tmp_path, sqlite_template, clock, hashed)


def furnished(folder: Path, template: Path, clock: Clock, hashed: str) -> House:
    """A house in this folder with a user of each role, and customers with their open items."""
    shutil.copy(template, folder / "docflow.db")
    store = Store(f"sqlite:///{folder / 'docflow.db'}", clock, vault=Vault(["a key for tests"]))
    return furnished_in(store, folder, clock, hashed)


def furnished_in(store: Store, folder: Path, clock: Clock, hashed: str) -> House:
    """The same in a store that is there."""
    files = LocalFiles(folder / "files")
    hints: list[str] = []
    checks: list[Check] = []
    deps = Deps(store, files, scene.POLICY, "a secret key for tests", hints.append, lambda: checks, listen=0)
    deps = replace(deps, anchors=AnchorFile(folder / "anchors.jsonl"))
    with store.begin() as tx:
        for role in Role:
            tx.users.add(role.value, hashed, role)
        tx.customers.upsert(scene.CUSTOMERS)
        tx.open_items.upsert(scene.open_items())
    return House(create_app(deps), store, files, clock, hints, checks)


@pytest.fixture(scope="session")
def hashed() -> str:
    return cheap_hash()


def cheap_hash() -> str:
    """A hash of PASSWORD that is cheap to hold against: argon2 is slow on purpose."""
    return Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
