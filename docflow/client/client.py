"""The client: one method an operation, each named in `OPERATIONS` as the OpenAPI document names it."""

from collections.abc import Iterator, Mapping
from types import TracebackType
from typing import Any, BinaryIO, Self

import httpx
from pydantic import TypeAdapter, ValidationError

from docflow.client.models import Acknowledged, Event, Problem, Uploaded

OPERATIONS = {
    "feed": ("get", "/v1/feed"),
    "acknowledge": ("post", "/v1/postings/{posting_id}/acknowledgements"),
    "upload": ("post", "/v1/documents"),
    "evidence": ("get", "/v1/postings/{posting_id}/evidence"),
    "export": ("get", "/v1/exports/postings"),
}
_EVENTS = TypeAdapter(list[Event])
_PAGE = 100


class ApiError(Exception):
    """docflow refused or failed; `temporary` says whether the same request may succeed later."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.title}: {problem.detail}" if problem.detail else problem.title)
        self.problem = problem
        self.temporary = problem.status in (408, 429) or problem.status >= 500


class Client:
    """One docflow, with one API key. Usable as a context manager."""

    def __init__(self, url: str, key: str, http: httpx.Client | None = None) -> None:
        """`http`: a client of your own, with its certificates and proxies."""
        self._http = http or httpx.Client(timeout=60)
        self._url = url.rstrip("/")
        self._headers = {"Authorization": f"Bearer {key}"}

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Closes it."""
        self.close()

    def close(self) -> None:
        """Gives the connections back."""
        self._http.close()

    def feed(self, consumer: str, *, wait: float = 0.0) -> Iterator[Event]:
        """Every posting that the consumer has not acknowledged, in order; ends when, after `wait` seconds (30 at most),
        nothing more has come. Raises ApiError, httpx.HTTPError."""
        last: str | None = None
        while True:
            known = {"consumer": consumer, "limit": str(_PAGE), "timeout": str(int(wait * 1000))}
            reply = self._send("feed", params=known | ({"lastEventId": last} if last else {}))
            events = _EVENTS.validate_json(reply.content)
            if not events:
                return
            yield from events
            last = events[-1].id

    def acknowledge(self, posting_id: str, consumer: str, external_ref: str | None = None) -> Acknowledged:
        """The consumer has booked the posting, under a key of its own. May be repeated. Raises ApiError."""
        body = {"consumer": consumer, "external_ref": external_ref}
        return Acknowledged.model_validate_json(self._send("acknowledge", posting_id, json=body).content)

    def upload(self, name: str, content: bytes | BinaryIO) -> Uploaded:
        """Hands in a paper or a stored mail. Raises ApiError."""
        reply = self._send("upload", files={"files": (name, content)})
        return Uploaded.model_validate(reply.json()["items"][0])

    def evidence(self, posting_id: str) -> bytes:
        """The zip that proves a posting. Raises ApiError."""
        return self._send("evidence", posting_id).content

    def export(self, format: str = "jsonl") -> bytes:  # noqa: A002
        """What was posted, as a file: jsonl, csv, xlsx or beancount. Raises ApiError."""
        return self._send("export", params={"format": format}).content

    def _send(self, operation: str, posting_id: str = "", **options: Any) -> httpx.Response:
        method, path = OPERATIONS[operation]
        headers: Mapping[str, str] = self._headers
        reply = self._http.request(
            method.upper(), self._url + path.format(posting_id=posting_id), headers=headers, **options
        )
        if reply.is_success:
            return reply
        raise ApiError(_problem(reply))


def _problem(reply: httpx.Response) -> Problem:
    """What the reply says, if it is one of docflow's own."""
    try:
        return Problem.model_validate_json(reply.content)
    except ValidationError:
        return Problem(title=f"HTTP {reply.status_code}", status=reply.status_code)
