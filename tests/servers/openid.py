"""A real OpenID provider (oidc-provider-mock) on loopback, over plain HTTP, for signing in."""

import io
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import oidc_provider_mock._app as provider
import werkzeug.serving
from oidc_provider_mock._storage import User

Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]


@dataclass
class Provider:
    """Where it is, and the forms that its token endpoint was sent."""

    authority: str = ""
    token_forms: list[dict[str, list[str]]] = field(default_factory=list)

    def browse(self, address: str, user: str) -> dict[str, str]:
        """Signs in as a person in a browser does; the parameters of the way back."""
        reply = httpx.post(address, data={"sub": user})
        assert reply.status_code == 302, reply.text
        query = parse_qs(urlsplit(reply.headers["location"]).query)
        return {name: values[0] for name, values in query.items()}


@contextmanager
def running_provider(people: Mapping[str, dict[str, object]]) -> Iterator[Provider]:
    """The provider, who knows these people (sub -> claims), until the block ends."""
    server = Provider()
    app = provider.app(user_claims=[User(sub=sub, claims=claims) for sub, claims in people.items()])
    inner: Wsgi = app.wsgi_app

    def noting(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        if environ["PATH_INFO"].endswith("/token"):
            body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
            server.token_forms.append(parse_qs(body.decode()))
            environ["wsgi.input"] = io.BytesIO(body)
        return inner(environ, start)

    app.wsgi_app = noting
    web = werkzeug.serving.make_server("127.0.0.1", 0, app, threaded=True)
    server.authority = f"http://127.0.0.1:{web.server_port}"
    thread = threading.Thread(target=web.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        web.shutdown()
        web.server_close()
