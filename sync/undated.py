"""TLS without a look at the dates of certificates, for lines of machines that may not know the day.

Chain and host name are checked as ever. A machine whose clock has died would otherwise not reach
the one server that could tell it the time, and a certificate whose renewal was forgotten would part
3,300 centres from theirs. What is sent and answered is signed with keys of our own beside it.
Joining, which pins such a key, does look at dates (`sync.central`).
"""

import ssl
from typing import Any

from requests.adapters import HTTPAdapter

NO_CHECK_TIME = 0x200000
"""OpenSSL's X509_V_FLAG_NO_CHECK_TIME; Python has no name for it."""


class Undated(HTTPAdapter):
    """For `requests.Session.mount`."""

    def init_poolmanager(self, *given: Any, **more: Any) -> None:
        """See `HTTPAdapter`."""
        context = ssl.create_default_context()
        context.verify_flags |= NO_CHECK_TIME
        super().init_poolmanager(*given, **more, ssl_context=context)
