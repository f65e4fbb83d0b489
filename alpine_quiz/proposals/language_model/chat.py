"""Asking a model over HTTP: the one file here that touches the network."""

from __future__ import annotations

import json
import re
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Protocol

from alpine_quiz.proposals.language_model.answers import (
    Answer,
    NotAChatError,
    answer_of,
    detail_of,
    parsed,
)
from alpine_quiz.proposals.language_model.endpoint import Endpoint, EndpointError, Trouble

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence

    from aiohttp import ClientResponse, ClientSession

_MOST_ERROR = 20_000
_MOST_PLAIN_DETAIL = 300
_CHUNK = 2**16
_AFTER = re.compile(r"\d{1,9}(?:\.\d{1,9})?", re.ASCII)
_NAMES_SCHEMA = re.compile(
    r"response.?format|json.?schema|json.?object|structured|schema|\bformat\b"
)
_NAMES_TEMPERATURE = re.compile(r"temperature")
_NAMES_QUOTA = re.compile(r"insufficient.quota|exceeded your current quota|billing|credit")
_MAY_REFUSE_SCHEMA = frozenset((400, 404, 415, 422, 500, 501))
_TRY_AGAIN = frozenset((408, 429, 500, 502, 503, 504, 529))

Message = dict[str, str]
"""``role`` (system, user or assistant) and ``content``."""


class Chat(Protocol):
    """Somebody who answers: a server, or a test's script."""

    async def ask(self, messages: Sequence[Message]) -> Answer:
        """Return the answer to ``messages``; raises ``EndpointError``."""


class _Form(IntEnum):
    """How the answer's form is asked for; a server that refuses one is asked for the next."""

    SCHEMA = 0
    OBJECT = 1
    PLAIN = 2


@dataclass(slots=True)
class Manner:
    """How a server wants to be asked, as far as it is known; it grows with what is refused."""

    form: _Form = _Form.SCHEMA
    has_temperature: bool = True


@dataclass(frozen=True, slots=True)
class _Reply:
    """What the server sent back: ``location`` and ``after`` are headers."""

    status: int
    body: bytes
    location: str = ""
    after: str = ""

    @property
    def said(self) -> str:
        """What its error says."""
        try:
            told = detail_of(parsed(self.body))
        except ValueError:
            told = ""
        if told:
            return told
        text = self.body.decode("utf-8", "replace").strip()
        return "" if text[:1] in "<{[" else text[:_MOST_PLAIN_DETAIL]


class Server:
    """The model at an endpoint; what the server was found to refuse is not asked again.

    ``manner`` remembers that beyond this connection. ``sleep`` waits that many seconds
    between two tries, ``now`` is the time that a server's date is held against.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        session: ClientSession,
        schema: Mapping[str, Any],
        *,
        manner: Manner,
        sleep: Callable[[float], Awaitable[object]],
        now: Callable[[], datetime],
    ) -> None:
        self._endpoint = endpoint
        self._session = session
        self._schema = schema
        self._sleep = sleep
        self._now = now
        self._manner = manner

    async def ask(self, messages: Sequence[Message]) -> Answer:
        """Return the model's answer; raises ``EndpointError``.

        A server that is busy is asked again after the time it names, within the limits.
        """
        limits = self._endpoint.limits
        waited, tries = 0.0, 0
        while True:
            reply, error = None, None
            try:
                reply = await self._send(messages)
                if 200 <= reply.status < 300:
                    return self._answer(reply)
                if self._gives_way(reply):
                    continue
                error = self._refusal(reply)
            except EndpointError as lost:
                error = lost
            if not _is_passing(error) or tries == limits.retries:
                raise error
            named = _seconds(reply.after, self._now()) if reply else None
            wait = limits.first_wait * 2**tries if named is None else named
            if waited + wait > limits.longest_wait:
                error.seconds = wait
                raise error
            tries, waited = tries + 1, waited + wait
            await self._sleep(wait)

    def _gives_way(self, reply: _Reply) -> bool:
        """Tell whether the server refused the form of the request, and another is left."""
        if reply.status not in _MAY_REFUSE_SCHEMA:
            return False
        said = reply.body[:_MOST_ERROR].decode("utf-8", "replace").lower()
        if self._manner.has_temperature and _NAMES_TEMPERATURE.search(said):
            self._manner.has_temperature = False
            return True
        if self._manner.form is _Form.PLAIN:
            return False
        if reply.status == 400 or _NAMES_SCHEMA.search(said):
            self._manner.form = _Form(self._manner.form + 1)
            return True
        return False

    def _request(self, messages: Sequence[Message]) -> bytes:
        request: dict[str, Any] = {
            "model": self._endpoint.model,
            "messages": list(messages),
            "stream": False,
        }
        if self._manner.has_temperature:
            request["temperature"] = 0
        if self._manner.form is _Form.SCHEMA:
            named = {"name": "claim", "strict": True, "schema": self._schema}
            request["response_format"] = {"type": "json_schema", "json_schema": named}
        elif self._manner.form is _Form.OBJECT:
            request["response_format"] = {"type": "json_object"}
        return json.dumps(request).encode()

    async def _send(self, messages: Sequence[Message]) -> _Reply:
        """Send a request and return what came back, whatever its status."""
        import aiohttp

        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self._endpoint.key:
            headers["Authorization"] = f"Bearer {self._endpoint.key}"
        try:
            # Never followed: a redirect would take the key and the document elsewhere.
            async with self._session.post(
                self._endpoint.url,
                data=self._request(messages),
                headers=headers,
                allow_redirects=False,
            ) as response:
                return await self._read(response)
        except TimeoutError:
            limits = self._endpoint.limits
            raise self._error(Trouble.TIMED_OUT, seconds=limits.call) from None
        except aiohttp.InvalidURL:
            raise self._error(Trouble.BAD_ENDPOINT) from None
        except aiohttp.ClientConnectorDNSError:
            raise self._error(Trouble.UNKNOWN_HOST) from None
        except (aiohttp.ClientSSLError, aiohttp.ServerFingerprintMismatch) as error:
            raise self._error(Trouble.TLS, detail=str(error)) from None
        except aiohttp.ClientConnectorError:
            raise self._error(Trouble.UNREACHABLE) from None
        except (aiohttp.ClientResponseError, UnicodeError):
            raise self._error(Trouble.NOT_HTTP) from None
        except (aiohttp.ClientPayloadError, aiohttp.ClientConnectionError):
            raise self._error(Trouble.CONNECTION_LOST) from None
        except (aiohttp.ClientError, OSError, ValueError):
            raise self._error(Trouble.NOT_HTTP) from None

    async def _read(self, response: ClientResponse) -> _Reply:
        most = self._endpoint.limits.most_bytes
        body = bytearray()
        async for chunk in response.content.iter_chunked(_CHUNK):
            body += chunk
            if len(body) > most:
                if response.status < 300:
                    raise self._error(Trouble.TOO_LARGE)
                break
        headers = response.headers
        location, after = headers.get("Location", ""), headers.get("Retry-After", "")
        return _Reply(response.status, bytes(body), location, after)

    def _answer(self, reply: _Reply) -> Answer:
        try:
            return answer_of(parsed(reply.body))
        except NotAChatError as error:
            raise self._error(Trouble.NOT_A_CHAT, detail=error.detail) from None
        except ValueError:
            begins = reply.body.lstrip()[:1] == b"{"
            trouble = Trouble.CONNECTION_LOST if begins else Trouble.NOT_JSON
            raise self._error(trouble) from None

    def _refusal(self, reply: _Reply) -> EndpointError:
        """Return the error that a status other than success is."""
        status, said = reply.status, reply.said
        if 300 <= status < 400:
            trouble, said = Trouble.REDIRECTED, reply.location[:_MOST_PLAIN_DETAIL]
        elif status in (401, 403):
            trouble = Trouble.KEY_REFUSED if self._endpoint.key else Trouble.KEY_MISSING
        elif status in (404, 405, 410):
            trouble = Trouble.NOT_THERE
        elif status == 402 or (status == 429 and _NAMES_QUOTA.search(said.lower())):
            trouble = Trouble.OUT_OF_QUOTA
        elif status == 429:
            trouble = Trouble.RATE_LIMITED
        elif status in (503, 529):
            trouble = Trouble.OVERLOADED
        elif status in (408, 504):
            trouble = Trouble.TIMED_OUT
        else:
            trouble = Trouble.SERVER_FAULT if status >= 500 else Trouble.REQUEST_REFUSED
        return self._error(trouble, status=status, detail=said)

    def _error(
        self, trouble: Trouble, *, status: int = 0, detail: str = "", seconds: float = 0
    ) -> EndpointError:
        key = self._endpoint.key
        return EndpointError(
            trouble,
            self._endpoint.url,
            status=status,
            # Some servers repeat the key in what they say about it.
            detail=detail.replace(key, "…") if key else detail,
            variable=self._endpoint.variable,
            seconds=seconds,
        )


def _is_passing(error: EndpointError) -> bool:
    """Tell whether the same call may go well a little later."""
    if error.trouble is Trouble.OUT_OF_QUOTA:
        return False
    return error.status in _TRY_AGAIN or error.trouble is Trouble.CONNECTION_LOST


def _seconds(after: str, now: datetime) -> float | None:
    """Return how long a ``Retry-After`` header asks to wait (RFC 9110, 10.2.3)."""
    from email.utils import parsedate_to_datetime

    if _AFTER.fullmatch(after.strip()):
        return float(after)
    try:
        date = parsedate_to_datetime(after)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if date.tzinfo is None:
        date = date.replace(tzinfo=UTC)
    return max(0.0, (date - now).total_seconds())


@asynccontextmanager
async def server(
    endpoint: Endpoint,
    schema: Mapping[str, Any],
    *,
    manner: Manner | None = None,
    sleep: Callable[[float], Awaitable[object]] | None = None,
    now: Callable[[], datetime] | None = None,
) -> AsyncIterator[Server]:
    """Give the model at ``endpoint``, whose answers shall be of ``schema``."""
    import asyncio

    import aiohttp

    limits = endpoint.limits
    timeout = aiohttp.ClientTimeout(total=limits.call, connect=limits.connect)
    # Nothing is taken from the machine but the endpoint itself: no cookies, no .netrc.
    async with aiohttp.ClientSession(
        timeout=timeout, cookie_jar=aiohttp.DummyCookieJar(), trust_env=False
    ) as session:
        yield Server(
            endpoint,
            session,
            schema,
            manner=manner or Manner(),
            sleep=sleep or asyncio.sleep,
            now=now or _now,
        )


def _now() -> datetime:
    return datetime.now(UTC)
