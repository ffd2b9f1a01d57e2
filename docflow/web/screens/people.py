"""Users and their roles: who may sign in, and what they may do."""

import secrets
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

from docflow.decisions import accounts
from docflow.errors import BadInput, DocflowError
from docflow.schema.states import Role
from docflow.web import csrf, passwords
from docflow.web.deps import Deps, Wired
from docflow.web.language import _, _later
from docflow.web.principals import Administering
from docflow.web.problems import problem_of
from docflow.web.screens.common import show

router = APIRouter()
Form = Annotated[dict[str, str], Depends(csrf.read_form)]
ROLES = {
    Role.VIEWER: _later("sees everything and changes nothing"),
    Role.CLERK: _later("corrects, applies and approves"),
    Role.APPROVER: _later("also gives second approvals"),
    Role.ADMIN: _later("also changes rules, people, keys and connections"),
}


@router.get("/people")
def people(request: Request, deps: Wired, _me: Administering) -> Response:
    """Everybody who may sign in, or might once."""
    return _show(request, deps)


@router.post("/people")
def add(request: Request, deps: Wired, me: Administering, form: Form) -> Response:
    """A new user, whose first password is shown once."""
    password = _new_password()
    try:
        with deps.store.begin() as tx:
            accounts.add_user(tx, me.name, form.get("name", ""), passwords.hash_password(password), _role(form))
    except DocflowError as error:
        return _show(request, deps, problem=error, typed=form.get("name", ""))
    return _show(request, deps, told=(form.get("name", ""), password))


@router.post("/people/{name}")
def change(request: Request, deps: Wired, me: Administering, name: str, form: Form) -> Response:
    """Another role or password; letting somebody out, or in again."""
    password = _new_password() if form.get("action") == "password" else ""
    try:
        with deps.store.begin() as tx:
            match form.get("action"):
                case "role":
                    accounts.set_role(tx, me.name, name, _role(form))
                case "disable":
                    accounts.disable(tx, me.name, name)
                case "enable":
                    accounts.enable(tx, me.name, name)
                case "password":
                    accounts.set_password(tx, me.name, name, passwords.hash_password(password))
    except DocflowError as error:
        return _show(request, deps, problem=error)
    return _show(request, deps, told=(name, password)) if password else RedirectResponse("/people", 303)


def _role(form: dict[str, str]) -> Role:
    try:
        return Role(form.get("role", ""))
    except ValueError as error:
        raise BadInput(_("Choose a role.")) from error


def _new_password() -> str:
    return secrets.token_urlsafe(12)


def _show(
    request: Request, deps: Deps, *, told: tuple[str, str] | None = None, problem: DocflowError | None = None,
    typed: str = "",
) -> Response:  # fmt: skip
    """`told`: the name and the password that is shown this once."""
    with deps.store.read() as tx:
        users = tx.users.all()
    roles = [(role, _(said)) for role, said in ROLES.items()]
    status = problem_of(problem).status if problem else 200
    said = str(problem) if problem else ""
    return show(request, "people.html", status=status, users=users, roles=roles, told=told, problem=said, typed=typed)
