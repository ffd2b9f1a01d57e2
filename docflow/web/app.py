"""The web application: middleware, routes, errors. `create_app` is all that the composition root needs."""

from importlib import metadata

from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from docflow.web import problems
from docflow.web.api import aliases as api_aliases
from docflow.web.api import decisions as api_decisions
from docflow.web.api import desk as api_desk
from docflow.web.api import (
    disputes,
    documents,
    exports,
    feed,
    health,
    mails,
    postings,
    receipts,
    receivables,
    records,
    set_offs,
)
from docflow.web.api import figures as api_figures
from docflow.web.api import hooks as api_hooks
from docflow.web.api import ledgers as api_ledgers
from docflow.web.api import letters as api_letters
from docflow.web.api import memory as api_memory
from docflow.web.api import passwords as api_passwords
from docflow.web.api import regions as api_regions
from docflow.web.api import rules as api_rules
from docflow.web.backoff import Backoff
from docflow.web.deps import Deps
from docflow.web.described import describe
from docflow.web.journal import Journal
from docflow.web.language import Speaking
from docflow.web.limits import BodyLimit, SecurityHeaders
from docflow.web.metrics import Metrics
from docflow.web.pages import STATIC, scripts_folder
from docflow.web.rates import Rates
from docflow.web.screens import (
    ahead,
    api_docs,
    api_keys,
    beside,
    bulk,
    columns,
    connect,
    dispute,
    document,
    events,
    figures,
    home,
    letters,
    me,
    memory,
    one_field,
    outbox,
    people,
    queue,
    receipt,
    rules,
    set_off,
    set_up,
    shortcuts,
    sign_in,
    single_sign_on,
    sources,
    trail,
    unlocking,
    webhooks,
)
from docflow.web.screens import aliases as aliases_screen
from docflow.web.screens import disputes as disputes_screen
from docflow.web.screens import receipts as receipts_screen
from docflow.web.screens import receivables as receivables_screen

API_ROOMS = (
    documents, api_decisions, api_desk, api_letters, api_memory, api_aliases, api_passwords, api_regions, records,
    disputes, receipts, receivables, set_offs, postings, feed, exports, mails, api_rules, api_figures, api_hooks,
    api_ledgers, health,
)  # fmt: skip
SCREEN_ROOMS = (
    sign_in, single_sign_on, home, queue, bulk, events, document, ahead, letters, unlocking, memory, aliases_screen,
    sources, outbox, receipts_screen, receipt, disputes_screen, dispute, receivables_screen, set_off, rules, figures,
    people, api_keys, me, set_up, trail, webhooks, connect, shortcuts, one_field, beside, columns, api_docs,
)  # fmt: skip


def create_app(deps: Deps) -> FastAPI:
    """The application over these Deps. Raises ValueError for a secret key that protects nothing."""
    if len(deps.secret_key) < 16:
        raise ValueError("the secret key needs at least 16 characters")
    app = FastAPI(
        title="docflow",
        version=metadata.version("docflow"),
        summary="Remittance advices and disputes in, posted receipts out.",
        openapi_url="/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        generate_unique_id_function=_operation_id,
        # What fails is told in our own log, without what was sent.
        telemetry={"logs": False, "operation_spans": False},
    )
    app.state.deps = deps
    app.state.backoff = Backoff(deps.now)
    app.state.metrics = Metrics(deps.store)
    app.state.rates = Rates(deps.requests_a_minute, deps.now, deps.turn)
    app.state.listeners = events.Listeners()
    for module in API_ROOMS:
        app.include_router(module.router)
    describe(app, [route for room in API_ROOMS for route in room.router.routes if isinstance(route, APIRoute)])
    for module in SCREEN_ROOMS:
        app.include_router(module.router, include_in_schema=False)
    app.mount(scripts_folder(), StaticFiles(directory=STATIC), name="scripts")
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    problems.install(app)
    app.add_middleware(Speaking)
    app.add_middleware(GZipMiddleware, minimum_size=1024)
    app.add_middleware(BodyLimit, limit=deps.max_upload)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(Journal, tenant=deps.store.tenant)
    return app


def _operation_id(route: APIRoute) -> str:
    """Short names for generated clients: documents_upload."""
    return f"{route.tags[0] if route.tags else 'screen'}_{route.name}"
