"""A chat server on loopback that answers by a script, and a chat that needs no server."""

from __future__ import annotations

import json
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from aiohttp import web
from aiohttp.test_utils import TestServer

from alpine_quiz.proposals.language_model.answers import Answer
from alpine_quiz.proposals.language_model.chat import Manner, Server, server
from alpine_quiz.proposals.language_model.claims import schema
from alpine_quiz.proposals.language_model.endpoint import Limits, endpoint_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence

    from alpine_quiz.proposals.language_model.chat import Message

    Reply = Callable[[web.Request], Awaitable[web.StreamResponse]]

NOW = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)
ASKED: list[Message] = [{"role": "user", "content": "Tell the next claim."}]


def body_of(text: str | None, finish: str = "stop", **message: Any) -> dict[str, Any]:
    """Return a completion as servers give it."""
    choice = {"index": 0, "message": {"role": "assistant", "content": text, **message}}
    return {"object": "chat.completion", "choices": [{**choice, "finish_reason": finish}]}


def says(text: str | None, finish: str = "stop", **message: Any) -> Reply:
    """Answer as a model that says ``text``."""
    return replies(200, json.dumps(body_of(text, finish, **message)))


def replies(
    status: int,
    body: str | bytes = "",
    *,
    content_type: str = "application/json",
    headers: Mapping[str, str] | None = None,
) -> Reply:
    """Answer with just this."""
    data = body.encode() if isinstance(body, str) else body

    async def reply(request: web.Request) -> web.StreamResponse:
        every = {"Content-Type": content_type, **(headers or {})}
        return web.Response(status=status, body=data, headers=every)

    return reply


def refuses(status: int, message: str, **headers: str) -> Reply:
    """Answer with an error in OpenAI's shape."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return replies(status, json.dumps({"error": {"message": message}}), headers=named)


@dataclass
class Script:
    """What the server says, the last reply again and again, and what it was sent."""

    replies: list[Reply]
    url: str = ""
    headers: list[Mapping[str, str]] = field(default_factory=list)
    requests: list[dict[str, Any]] = field(default_factory=list)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.headers.append(dict(request.headers))
        self.requests.append(await request.json())
        reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        return await reply(request)

    @property
    def forms(self) -> list[str]:
        """The answer's form, as each request asked for it."""
        return [each.get("response_format", {}).get("type", "plain") for each in self.requests]


@asynccontextmanager
async def scripted(*given: Reply) -> AsyncIterator[Script]:
    """Run a server that gives these replies, one after the other."""
    script = Script(list(given))
    app = web.Application()
    app.router.add_route("*", "/v1/chat/completions", script.handle)
    async with TestServer(app, host="127.0.0.1") as running:
        script.url = str(running.make_url("/v1"))
        yield script


@asynccontextmanager
async def asked(
    url: str,
    environment: Mapping[str, str] | None = None,
    *,
    waits: list[float] | None = None,
    limits: Limits | None = None,
    manner: Manner | None = None,
) -> AsyncIterator[Server]:
    """Give the model at ``url``; nobody waits, ``waits`` tells how long one would have."""

    async def sleep(seconds: float) -> None:
        if waits is not None:
            waits.append(seconds)

    endpoint = endpoint_of(url, "scripted", environment or {}, limits)
    async with server(endpoint, schema(), manner=manner, sleep=sleep, now=lambda: NOW) as chat:
        yield chat


class Reciting:
    """A chat that recites answers, and then has nothing more to tell."""

    def __init__(self, *answers: dict[str, Any] | str | Answer | BaseException) -> None:
        self.answers = list(answers)
        self.heard: list[list[Message]] = []

    async def ask(self, messages: Sequence[Message]) -> Answer:
        self.heard.append(list(messages))
        answer = self.answers.pop(0) if self.answers else {"found": False}
        if isinstance(answer, BaseException):
            raise answer
        if isinstance(answer, Answer):
            return answer
        return Answer(answer if isinstance(answer, str) else json.dumps(answer))

    @property
    def complaints(self) -> list[str]:
        """What it was told last, at each call but those that open a claim."""
        return [messages[-1]["content"] for messages in self.heard if len(messages) > 2]
