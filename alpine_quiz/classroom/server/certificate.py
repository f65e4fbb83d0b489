"""The certificate of a room that is reached by https."""

from __future__ import annotations

import hashlib
import re
import ssl
from dataclasses import dataclass
from pathlib import Path

_FIRST = re.compile(rb"-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", re.DOTALL)


class UnfitError(Exception):
    """What a file holds is no certificate, or not with the key that belongs to it."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate and its key, as files in PEM; ``key`` may be empty, where one file has both.

    ``sha256`` is the hash of the certificate, in hexadecimal.
    """

    path: str
    key: str
    context: ssl.SSLContext
    sha256: str


def read_certificate(path: str, key: str = "") -> Certificate:
    """Read a certificate and its key; raises ``OSError`` and ``UnfitError``."""
    held = Path(path).read_bytes()
    if key:
        Path(key).read_bytes()
    found = _FIRST.search(held)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    try:
        # A key behind a password would be asked for it, where nobody may be to answer.
        context.load_cert_chain(path, key or None, password=lambda: "")
        shown = ssl.PEM_cert_to_DER_cert(found[0].decode("ascii")) if found else b""
    except (OSError, ValueError) as error:
        raise UnfitError from error
    if not shown:
        raise UnfitError
    absolute = str(Path(key).resolve()) if key else ""
    return Certificate(
        str(Path(path).resolve()), absolute, context, hashlib.sha256(shown).hexdigest()
    )
