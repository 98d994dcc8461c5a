"""A file's bytes in HTTP, whole or from where the last line broke."""

import re
from collections.abc import Mapping
from typing import Any

from litestar import Request, Response
from litestar.datastructures import State

BINARY = "application/octet-stream"
_RANGE = re.compile(r"bytes=([0-9]{1,12})-([0-9]{1,12})?")


def part_of(
    data: bytes,
    tag: str,
    request: Request[Any, Any, State],
    beside: Mapping[str, str] | None = None,
) -> Response[Any]:
    """All of it, or what `Range` asks for; a range of what is another thing by now is all. `tag`:
    its ETag; `beside`: other headers."""
    headers = {**(beside or {}), "ETag": tag, "Accept-Ranges": "bytes"}
    if request.headers.get("if-none-match") == tag:
        return Response(b"", status_code=304, headers=headers)
    wanted = _RANGE.fullmatch(request.headers.get("range", ""))
    if wanted is None or request.headers.get("if-range", tag) != tag:
        return Response(data, media_type=BINARY, headers=headers)
    first = int(wanted.group(1))
    last = min(int(wanted.group(2) or len(data)), len(data) - 1)
    if first > last:
        headers["Content-Range"] = f"bytes */{len(data)}"
        return Response(b"", status_code=416, headers=headers)
    headers["Content-Range"] = f"bytes {first}-{last}/{len(data)}"
    return Response(data[first : last + 1], status_code=206, media_type=BINARY, headers=headers)
