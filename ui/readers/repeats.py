"""The same paper held longer is one scan. Pure: texts and times in."""

import secrets
from hashlib import blake2b

AGAIN_MS = 3000
"""The same text within this time, from whatever reader, is the same paper."""


class Repeats:
    """Knows the texts of the last three seconds again, by a digest keyed with a number that is
    thrown away with this object: nothing of a card can be found in memory by trying numbers."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(16)
        self._seen: dict[bytes, int] = {}

    def again(self, text: str, now_ms: int) -> bool:
        """Whether `text` came within three seconds; each time it comes the three seconds begin
        anew, so a paper left before a camera counts once."""
        self._seen = {one: at for one, at in self._seen.items() if now_ms - at < AGAIN_MS}
        digest = blake2b(text.encode(errors="surrogatepass"), key=self._key).digest()
        known = digest in self._seen
        self._seen[digest] = now_ms
        return known
