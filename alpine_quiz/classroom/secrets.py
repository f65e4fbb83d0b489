"""Secrets: unguessable, told once, kept as hashes."""

from __future__ import annotations

import secrets
from hashlib import sha256

PIN_DIGITS = 6


def new_secret() -> str:
    """Return a secret of 128 bits that can stand in an address."""
    return secrets.token_urlsafe(16)


def new_pin() -> str:
    """Return a PIN: six digits, none of them in front a zero, so that all six are read."""
    return str(secrets.randbelow(9 * 10 ** (PIN_DIGITS - 1)) + 10 ** (PIN_DIGITS - 1))


def hash_of(secret: str) -> str:
    """Return what is kept of a secret; being random, it needs neither salt nor stretching."""
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def is_same(one: str, other: str) -> bool:
    """Compare in a time that tells nothing."""
    return secrets.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))
