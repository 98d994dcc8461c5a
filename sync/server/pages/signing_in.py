"""In and out: sign in, choose a password with a one-time code, sign out, another language."""

import re
from typing import Any

from litestar import Response

from kiosk.words import languages
from sync.server.pages import cookies
from sync.server.pages.asked import ROOT, SIGN_IN, Visit, go
from sync.server.pages.routes import form, page
from sync.server.pages.showing import shown
from sync.server.people import accounts, passwords, sessions, tries

OURS = re.compile(rf"{ROOT}([/?][!-\[\]-~]*)?")
"""An address of ours, of characters that a header may carry."""
TOO_OFTEN = 429
REFUSED = 403


def ask(visit: Visit) -> Response[Any]:
    """The form to sign in."""
    return go(ROOT) if visit.session.person else shown(visit, "sign_in", wrong="", wait=0, name="")


def sign_in(visit: Visit) -> Response[Any]:
    """Name and password; what is wrong with them is never told apart."""
    name = accounts.plain_name(visit.field("name"))
    if wait := _wait(visit, name):
        return _wait_page(visit, "sign_in", wait, name=name)
    with visit.database.reading() as connection:
        known = accounts.signed_in(connection, name, visit.fields.get("password", ""))
    if not known:
        return shown(visit, "sign_in", status=REFUSED, wrong="wrong", wait=0, name=name)
    tries.was_right(visit.database, name, visit.address, visit.now_ms)
    with visit.database.writing() as connection:
        token = sessions.begin(connection, known, visit.now_ms)
    answer = go(ROOT)
    answer.set_cookie(cookies.made(cookies.SESSION, token, visit.secure))
    answer.set_cookie(cookies.made(cookies.FORM, "", visit.secure))
    return answer


def sign_out(visit: Visit) -> Response[Any]:
    """This session is over; with `everywhere` all of this person are."""
    with visit.database.writing() as connection:
        if visit.field("everywhere"):
            sessions.end_all(connection, visit.session.person, visit.now_ms)
        else:
            sessions.end(connection, visit.token, visit.now_ms)
    answer = go(SIGN_IN)
    answer.set_cookie(cookies.made(cookies.SESSION, "", visit.secure))
    return answer


def ask_password(visit: Visit) -> Response[Any]:
    """The form for whoever has a one-time code."""
    return shown(visit, "password", wrong="", wait=0, name="", code="")


def choose_password(visit: Visit) -> Response[Any]:
    """Code and password, the password twice."""
    name, code = accounts.plain_name(visit.field("name")), visit.field("code")
    password = visit.fields.get("password", "")
    wrong = passwords.weakness(password, name)
    if password != visit.fields.get("again", ""):
        wrong = "differ"
    if not wrong:
        if wait := _wait(visit, name):
            return _wait_page(visit, "password", wait, name=name, code=code)
        if accounts.choose_password(visit.database, name, code, password, visit.now_ms):
            tries.was_right(visit.database, name, visit.address, visit.now_ms)
            return go(SIGN_IN)
        wrong = "code"
    return shown(visit, "password", status=REFUSED, wrong=wrong, wait=0, name=name, code=code)


def speak(visit: Visit) -> Response[Any]:
    """The same page in another language."""
    chosen = visit.part["language"]
    back = visit.field("back")
    answer = go(back if OURS.fullmatch(back) else ROOT)
    if chosen in languages():
        answer.set_cookie(cookies.made(cookies.LANGUAGE, chosen, visit.secure))
    return answer


def _wait(visit: Visit, name: str) -> int:
    return tries.wait_seconds(
        visit.database, {"name": name, "address": visit.address}, visit.now_ms
    )


def _wait_page(visit: Visit, template: str, wait: int, **typed: str) -> Response[Any]:
    answer = shown(visit, template, status=TOO_OFTEN, wrong="too_often", wait=wait, **typed)
    answer.headers["Retry-After"] = str(wait)
    return answer


ROUTES = [
    page("/sign-in", ask, public=True),
    form("/sign-in", sign_in, public=True),
    form("/sign-out", sign_out),
    page("/password", ask_password, public=True),
    form("/password", choose_password, public=True),
    page("/language/{language:str}", speak, public=True),
]
