"""Where a model is asked: the address, the key, how long to wait, and what may go wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT_ENDPOINT = "http://localhost:11434/v1"
ENDPOINT_VARIABLE = "ALPINE_QUIZ_ENDPOINT"
KEY_VARIABLE = "ALPINE_QUIZ_API_KEY"
FALLBACK_KEY_VARIABLE = "OPENAI_API_KEY"
_PATH = "/chat/completions"
_KEY = re.compile(r"[\x21-\x7e]+")


class Trouble(StrEnum):
    """Why a model could not be asked, or its server's answer not be used."""

    BAD_ENDPOINT = "bad-endpoint"
    SECRET_IN_ENDPOINT = "secret-in-endpoint"  # noqa: S105 - the name of a fault
    BAD_KEY = "bad-key"
    UNREACHABLE = "unreachable"
    UNKNOWN_HOST = "unknown-host"
    TLS = "tls"
    TIMED_OUT = "timed-out"
    CONNECTION_LOST = "connection-lost"
    KEY_MISSING = "key-missing"
    KEY_REFUSED = "key-refused"
    NOT_THERE = "not-there"
    REQUEST_REFUSED = "request-refused"
    RATE_LIMITED = "rate-limited"
    OUT_OF_QUOTA = "out-of-quota"
    OVERLOADED = "overloaded"
    SERVER_FAULT = "server-fault"
    REDIRECTED = "redirected"
    TOO_LARGE = "too-large"
    NOT_HTTP = "not-http"
    NOT_JSON = "not-json"
    NOT_A_CHAT = "not-a-chat"
    UNFIT_MODEL = "unfit-model"


class EndpointError(Exception):
    """The endpoint at ``address`` cannot be used.

    ``status`` is the server's HTTP status, 0 where there was none; ``detail`` what it said,
    as it came, the key left out; ``variable`` where the key is from; ``seconds`` how long
    was waited, or would have to be.
    """

    def __init__(
        self,
        trouble: Trouble,
        address: str,
        *,
        status: int = 0,
        detail: str = "",
        variable: str = "",
        seconds: float = 0,
    ) -> None:
        super().__init__(f"{address}: {trouble}")
        self.trouble = trouble
        self.address = address
        self.status = status
        self.detail = detail
        self.variable = variable
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Limits:
    """How long to wait and how much to read: times in seconds, sizes in bytes.

    ``retries`` bounds the repeats of one call, ``longest_wait`` the sum of the waits between
    them. A call is long: a model on this machine may think for minutes.
    """

    connect: float = 10
    call: float = 300
    retries: int = 6
    longest_wait: float = 300
    first_wait: float = 2
    most_bytes: int = 2**20


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A server that speaks the chat API of OpenAI, and the model asked there.

    ``key`` goes to ``url`` alone and is shown nowhere; ``variable`` is where it is from.
    """

    url: str
    model: str
    key: str = field(default="", repr=False)
    variable: str = ""
    limits: Limits = Limits()


def endpoint_of(
    given: str, model: str, environment: Mapping[str, str], limits: Limits | None = None
) -> Endpoint:
    """Return the endpoint asked for; raises ``EndpointError`` where ``given`` is no address.

    Without ``given`` the environment names it, or it is Ollama's on this machine.
    """
    address = given.strip() or environment.get(ENDPOINT_VARIABLE, "").strip() or DEFAULT_ENDPOINT
    url = _url_of(address)
    key, variable = _key_for(url, environment)
    return Endpoint(url, model.strip(), key, variable, limits or Limits())


def _url_of(address: str) -> str:
    try:
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable or any(sign.isspace() or not sign.isprintable() for sign in address):
        raise EndpointError(Trouble.BAD_ENDPOINT, _without_secret(address))
    if parts.username is not None or parts.password is not None:
        raise EndpointError(Trouble.SECRET_IN_ENDPOINT, _without_secret(address))
    path = parts.path.rstrip("/").removesuffix(_PATH) + _PATH
    return urlunsplit((parts.scheme, parts.netloc, path, parts.query, ""))


def _without_secret(address: str) -> str:
    return re.sub(r"[^/@\s]*@", "", address)


def _key_for(url: str, environment: Mapping[str, str]) -> tuple[str, str]:
    """Return the key for ``url`` and its variable.

    The key of another program is lent only to this machine and over TLS: nobody said that it
    may travel in the open.
    """
    parts = urlsplit(url)
    private = parts.scheme == "https" or is_this_machine(parts.hostname or "")
    for variable in (KEY_VARIABLE, FALLBACK_KEY_VARIABLE):
        key = environment.get(variable, "").strip()
        if not key or (variable == FALLBACK_KEY_VARIABLE and not private):
            continue
        if not _KEY.fullmatch(key):
            raise EndpointError(Trouble.BAD_KEY, url, variable=variable)
        return key, variable
    return "", ""


def is_this_machine(host: str) -> bool:
    """Tell whether ``host`` names this machine itself."""
    if host.lower().rstrip(".") == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
