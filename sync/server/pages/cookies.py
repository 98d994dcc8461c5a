"""Our three cookies: a session, what a form before the sign-in is bound to, a language.

Under https their names promise what a browser then enforces: this host alone, never in the clear.
"""

from collections.abc import Mapping

from litestar.datastructures import Cookie

SESSION, FORM, LANGUAGE = "kiosk-session", "kiosk-form", "kiosk-language"
LONGEST = 100


def read(cookies: Mapping[str, str], name: str, secure: bool) -> str:
    """A cookie's value; empty where there is none, or none of ours."""
    value = cookies.get(_named(name, secure), "")
    return value if len(value) <= LONGEST else ""


def made(name: str, value: str, secure: bool) -> Cookie:
    """A cookie until the browser closes; an empty value takes it away."""
    return Cookie(
        key=_named(name, secure),
        value=value,
        path="/",
        secure=secure,
        httponly=True,
        samesite="lax",
        max_age=None if value else 0,
    )


def _named(name: str, secure: bool) -> str:
    return f"__Host-{name}" if secure else name
