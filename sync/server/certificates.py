"""The server's own TLS: its certificate and key, tried before anybody is told an address."""

import ssl
from pathlib import Path

from kiosk.errors import ServerTrouble
from kiosk.words import in_every_language


def tls_of(certificate: Path, key: Path) -> ssl.SSLContext:
    """What the door answers with. Raises `ServerTrouble` with what is wrong with which file.

    A key with a password is refused: nobody is there to type it after a power cut.
    """
    for file in (certificate, key):
        try:
            file.read_bytes()
        except OSError as error:
            raise _wrong("unreadable", file=file, detail=error.strerror) from error
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        context.load_verify_locations(certificate)
    except ssl.SSLError as error:
        raise _wrong("no_certificate", file=certificate) from error
    try:
        context.load_cert_chain(certificate, key, password=lambda: "")
    except ssl.SSLError as error:
        word = "other_key" if error.reason == "KEY_VALUES_MISMATCH" else "no_key"
        raise _wrong(word, file=key) from error
    return context


def _wrong(word: str, **parts: object) -> ServerTrouble:
    return ServerTrouble(in_every_language(f"server.tls.{word}", **parts))
