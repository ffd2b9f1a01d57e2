"""Every failure of a request as RFC 9457 problem (API) or as a page (screen): the one map of errors to statuses.

Types are stable URIs: urn:docflow:problem:<slug>.
"""

from collections.abc import Mapping, Sequence
from typing import TypeVar
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from pydantic import BaseModel, ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from docflow import errors
from docflow.schema.base import Frozen
from docflow.web.language import _, _later
from docflow.web.pages import render

PROBLEM_JSON = "application/problem+json"
Model = TypeVar("Model", bound=BaseModel)


class FieldProblem(Frozen):
    """One thing wrong with what was sent: where (field name, JSON pointer or column), and in which row of a file."""

    detail: str
    field: str = ""
    row: int | None = None


class Problem(Frozen):
    """The body of every error reply (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    errors: tuple[FieldProblem, ...] = ()


class SignInFirst(errors.DocflowError):
    """Nobody is signed in and no key was sent."""


class Invalid(errors.BadInput):
    """Readable but wrong; says what, field by field."""

    def __init__(self, message: str, problems: Sequence[FieldProblem] = ()) -> None:
        super().__init__(message)
        self.problems = tuple(problems)


def acceptable(kind: type[Model], values: Mapping[str, object]) -> Model:
    """What a form says, as this record. Raises Invalid, field by field."""
    try:
        return kind.model_validate(values)
    except ValidationError as error:
        found = tuple(_field_problem(one["loc"], one["msg"]) for one in error.errors())
        raise Invalid(_in_short(found) or _("The request is not acceptable."), found) from error


class VersionMissing(errors.BadInput):
    """A change without If-Match: it would overwrite unseen what somebody else did."""


class VersionDiffers(errors.Stale):
    """If-Match names an older version."""


class TooManyTries(errors.DocflowError):
    """Slow down; `after` says for how many seconds."""

    def __init__(self, message: str, after: int) -> None:
        super().__init__(message)
        self.after = after


# Most derived first: the first class that fits decides.
_STATUSES: tuple[tuple[type[errors.DocflowError], int, str, str], ...] = (
    (SignInFirst, 401, "not-signed-in", _later("Sign in or send an API key")),
    (TooManyTries, 429, "too-many-tries", _later("Too many tries")),
    (VersionMissing, 428, "version-missing", _later("If-Match is required")),
    (VersionDiffers, 412, "version-differs", _later("Changed in the meantime")),
    (Invalid, 422, "invalid", _later("Not acceptable as it is")),
    (errors.BadRows, 422, "invalid", _later("Not acceptable as it is")),
    (errors.InvalidValues, 422, "invalid", _later("Not acceptable as it is")),
    (errors.NotFound, 404, "not-found", _later("Not found")),
    (errors.Quarantine, 422, "unreadable", _later("The document cannot be read")),
    (errors.BadInput, 422, "bad-input", _later("Not usable")),
    (errors.NotAllowed, 403, "not-allowed", _later("Not allowed")),
    (errors.Stale, 412, "version-differs", _later("Changed in the meantime")),
    (errors.IllegalMove, 409, "illegal-move", _later("Not possible in this state")),
    (errors.Refused, 409, "refused", _later("Refused")),
    (errors.Unavailable, 503, "unavailable", _later("Temporarily unavailable")),
    (errors.LedgerError, 502, "ledger", _later("The ledger refused or failed")),
    (errors.DocflowError, 500, "internal", _later("Something went wrong")),
)
REFUSALS: tuple[tuple[int, str, str], ...] = (
    *((status, slug, title) for _, status, slug, title in _STATUSES if status not in (412, 422, 500)),
    (400, "malformed", "The body cannot be read"),
    (412, "version-differs", "Changed in the meantime"),
    (413, "too-large", "Too large"),
    (422, "invalid", "Not acceptable as it is"),
)
"""Status, slug and title of what a program may be answered with; of several slugs with one status, the usual one."""
_HTTP_SLUGS = {
    400: "malformed",
    404: "not-found",
    405: "method-not-allowed",
    413: "too-large",
    415: "unsupported-media-type",
}


def problem_of(error: errors.DocflowError) -> Problem:
    """The problem that stands for one of our errors."""
    status, slug, title = next((s, slug, title) for kind, s, slug, title in _STATUSES if isinstance(error, kind))
    details = error.problems if isinstance(error, Invalid) else ()
    if isinstance(error, errors.BadRows):
        details = tuple(FieldProblem(row=one.row, field=one.column, detail=one.detail) for one in error.faults)
    if isinstance(error, errors.InvalidValues):
        details = tuple(FieldProblem(field=path, detail=text) for path, text in sorted(error.problems.items()))
    return Problem(type=f"urn:docflow:problem:{slug}", title=title, status=status, detail=str(error), errors=details)


def reply(request: Request, problem: Problem, headers: dict[str, str] | None = None) -> Response:
    """Problem JSON for programs, a page for people."""
    if is_api(request):
        body = problem.model_dump(mode="json", exclude_none=True)
        return JSONResponse(body, problem.status, headers, media_type=PROBLEM_JSON)
    return render(request, "problem.html", status=problem.status, headers=headers, problem=problem)


def is_api(request: Request) -> bool:
    """Whether a program is asking."""
    path: str = request.scope["path"]
    return path.startswith(("/v1/", "/livez", "/readyz", "/metrics")) or path == "/v1"


def _from_docflow(request: Request, error: Exception) -> Response:
    assert isinstance(error, errors.DocflowError)
    if isinstance(error, SignInFirst) and not is_api(request):
        return _to_sign_in(request)
    return reply(request, problem_of(error), _extra_headers(error))


def _extra_headers(error: errors.DocflowError) -> dict[str, str]:
    if isinstance(error, SignInFirst):
        return {"WWW-Authenticate": 'Bearer realm="docflow"'}
    if isinstance(error, TooManyTries):
        return {"Retry-After": str(error.after)}
    return {"Retry-After": "5"} if error.temporary else {}


def _to_sign_in(request: Request) -> Response:
    """To the sign-in page and back again; after a lost session a form goes home, not to its action."""
    back = request.url.path + (f"?{request.url.query}" if request.url.query else "") if request.method == "GET" else "/"
    address = f"/sign-in?back={quote(back, safe='')}"
    if request.headers.get("HX-Request"):
        return Response(headers={"HX-Redirect": address})
    return RedirectResponse(address, 303)


def _from_validation(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    found = tuple(_field_problem(one["loc"][1:], one["msg"]) for one in error.errors())
    return reply(request, problem_of(Invalid(_in_short(found) or _("The request is not acceptable."), found)))


def _field_problem(place: Sequence[object], words: str) -> FieldProblem:
    return FieldProblem(field=".".join(str(part) for part in place), detail=words)


def _in_short(found: Sequence[FieldProblem]) -> str:
    return "; ".join(f"{one.field}: {one.detail}" if one.field else one.detail for one in found[:3])


def _from_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    slug = _HTTP_SLUGS.get(error.status_code, f"http-{error.status_code}")
    details = {404: _("There is nothing at this address."), 405: _("This address does not know that method.")}
    problem = Problem(
        type=f"urn:docflow:problem:{slug}",
        title=str(error.detail),
        status=error.status_code,
        detail=details.get(error.status_code, str(error.detail)),
    )
    return reply(request, problem, dict(error.headers or {}))


def _gone(_request: Request, _error: Exception) -> Response:
    """Who asked has hung up in the middle of what they sent (a closed tab, a lost network): nothing was done, and
    nobody is there to be told."""
    return Response(status_code=400)


def _unexpected(request: Request, _error: Exception) -> Response:
    """A defect of ours: the log has the traceback, the reply says nothing about our insides."""
    problem = Problem(
        type="urn:docflow:problem:internal",
        title=_("Something went wrong"),
        status=500,
        detail=_("docflow failed on this request. Nothing was changed; the log has the details."),
    )
    return reply(request, problem)


def install(app: FastAPI) -> None:
    """Let the application answer every failure in this form."""
    app.add_exception_handler(errors.DocflowError, _from_docflow)
    app.add_exception_handler(RequestValidationError, _from_validation)
    app.add_exception_handler(HTTPException, _from_http)
    app.add_exception_handler(ClientDisconnect, _gone)
    app.add_exception_handler(Exception, _unexpected)
