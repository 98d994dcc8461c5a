"""What the door's interface says of itself (`/schema`, OpenAPI); the answers stay JSON there too.

Bodies are described here because the handlers read them as bytes: a library that decodes first
would answer broken UTF-8 with a mistake of ours.
"""

from dataclasses import dataclass
from typing import Any

from litestar import Response, Router
from litestar.exceptions import NotFoundException
from litestar.openapi import OpenAPIConfig, ResponseSpec
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import (
    OpenAPIFormat,
    OpenAPIMediaType,
    OpenAPIType,
    Operation,
    Reference,
    RequestBody,
    Schema,
)

import kiosk
from sync import beat, wire
from sync.beat import Lively
from sync.joining import NAME
from sync.replies import Expect, Fork, No

REFUSALS = {
    400: "This is not what was expected.",
    401: "Not enrolled, or not signed by the enrolled key.",
    403: "Revoked, or a code that is not good.",
    404: "There is no such address, or no such thing for this centre.",
    413: "Too many bytes.",
    426: "Of another format than this server reads.",
    429: "Too often: wait as Retry-After says.",
    503: "The database does not answer just now: come again.",
}


def answers(*statuses: int) -> dict[int, ResponseSpec]:
    """The refusals of a wish, for its description."""
    return {status: ResponseSpec(No, description=REFUSALS[status]) for status in statuses}


APPENDED = answers(400, 401, 403, 404, 413, 426, 429, 503) | {
    409: ResponseSpec(Expect, description="A gap: send from there."),
    422: ResponseSpec(Fork, description="Another event is known there."),
}


@dataclass
class AppendOperation(Operation):
    """A batch of `sync.wire`."""

    def __post_init__(self) -> None:
        binary = Schema(type=OpenAPIType.STRING, format=OpenAPIFormat.BINARY)
        self.request_body = _body(wire.CONTENT_TYPE, binary, "A deflated MessagePack batch.")


BEATEN = answers(400, 401, 403, 413, 426, 429, 503) | {
    409: ResponseSpec(Lively, description="A newer one is known: number the next above it."),
}


@dataclass
class BeatOperation(Operation):
    """A live state of `sync.beat`."""

    def __post_init__(self) -> None:
        binary = Schema(type=OpenAPIType.STRING, format=OpenAPIFormat.BINARY)
        self.request_body = _body(beat.CONTENT_TYPE, binary, "A deflated MessagePack beat.")


@dataclass
class JoinOperation(Operation):
    """`joining.Join`."""

    def __post_init__(self) -> None:
        parts: dict[str, Schema | Reference] = {
            "code": _text(".{1,40}"),
            "log": _text(NAME),
            "public_key": _text("[0-9a-f]{64}"),
            "signature": _text("[0-9a-f]{128}"),
        }
        wish = Schema(type=OpenAPIType.OBJECT, properties=parts, required=list(parts))
        self.request_body = _body("application/json", wish, "The signed wish to join.")


@dataclass
class BoxOperation(Operation):
    """`news.BoxKey`."""

    def __post_init__(self) -> None:
        parts: dict[str, Schema | Reference] = {"key": _text("[0-9a-f]{64}")}
        wish = Schema(type=OpenAPIType.OBJECT, properties=parts, required=list(parts))
        self.request_body = _body("application/json", wish, "An X25519 public key.")


@dataclass
class HeirOperation(Operation):
    """`news.Heir`."""

    def __post_init__(self) -> None:
        parts: dict[str, Schema | Reference] = {"key": _text("([0-9a-f]{64})?")}
        wish = Schema(type=OpenAPIType.OBJECT, properties=parts, required=list(parts))
        self.request_body = _body("application/json", wish, "An Ed25519 public key, or none.")


@dataclass
class PromotedOperation(Operation):
    """`succession.Promoted`."""

    def __post_init__(self) -> None:
        parts: dict[str, Schema | Reference] = {
            "log": _text(NAME),
            "epoch": Schema(type=OpenAPIType.INTEGER, minimum=2, maximum=2**31 - 1),
            "public_key": _text("[0-9a-f]{64}"),
            "signature": _text("[0-9a-f]{128}"),
        }
        wish = Schema(type=OpenAPIType.OBJECT, properties=parts, required=list(parts))
        self.request_body = _body("application/json", wish, "The word of a promoted standby.")


@dataclass
class VouchOperation(Operation):
    """`joining.Vouch`."""

    def __post_init__(self) -> None:
        parts: dict[str, Schema | Reference] = {
            "log": _text(NAME),
            "public_key": _text("[0-9a-f]{64}"),
            "by": _text(NAME),
            "signature": _text("[0-9a-f]{128}"),
        }
        wish = Schema(type=OpenAPIType.OBJECT, properties=parts, required=list(parts))
        self.request_body = _body("application/json", wish, "A hub's signed word for a machine.")


def description() -> OpenAPIConfig:
    """One JSON document; no pages that load programs from elsewhere."""
    return OpenAPIConfig(
        title="Máy chủ trung tâm — central server",
        version=kiosk.__version__,
        openapi_router=Router(
            "/schema", route_handlers=[], include_in_schema=False, after_request=_in_our_words
        ),
        render_plugins=[JsonRenderPlugin(path="/")],
    )


def _in_our_words(response: Response[Any]) -> Response[Any]:
    if response.status_code == 404:
        raise NotFoundException
    return response


def _body(media_type: str, schema: Schema, what: str) -> RequestBody:
    return RequestBody({media_type: OpenAPIMediaType(schema=schema)}, what, required=True)


def _text(pattern: str) -> Schema:
    return Schema(type=OpenAPIType.STRING, pattern=f"^{pattern}$")
