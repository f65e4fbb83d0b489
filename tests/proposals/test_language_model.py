"""Asking a server for an answer: what it may do wrong, and what is said of it."""

from __future__ import annotations

import asyncio
import json
import socket
import sys
from typing import TYPE_CHECKING

import pytest
from aiohttp import web

from alpine_quiz.plain.language_model import endpoint_line
from alpine_quiz.proposals.language_model.chat import Manner, _seconds
from alpine_quiz.proposals.language_model.endpoint import (
    EndpointError,
    Limits,
    Trouble,
)
from tests.proposals.scripted import (
    ASKED,
    NOW,
    asked,
    body_of,
    refuses,
    replies,
    says,
    scripted,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.proposals.scripted import Reply

KEY = "sk-secret-0123456789"
KEYED = {"ALPINE_QUIZ_API_KEY": KEY}


async def trouble_of(
    *given: Reply,
    environment: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    waits: list[float] | None = None,
) -> EndpointError:
    """Return the error that asking a server with this script ends in."""
    async with (
        scripted(*given) as script,
        asked(script.url, environment, limits=limits, waits=waits) as chat,
    ):
        with pytest.raises(EndpointError) as raised:
            await chat.ask(ASKED)
    said = endpoint_line(raised.value)
    assert "{" not in said
    assert KEY not in said
    assert KEY not in repr(vars(raised.value))
    return raised.value


# What is sent.


async def test_a_model_is_asked_in_the_words_of_the_chat_api() -> None:
    async with scripted(says('{"found": false}')) as script, asked(script.url, KEYED) as chat:
        answer = await chat.ask(ASKED)
    assert answer.text == '{"found": false}'
    (request,) = script.requests
    assert request["model"] == "scripted"
    assert request["messages"] == ASKED
    assert request["stream"] is False
    assert request["response_format"]["type"] == "json_schema"
    assert script.headers[0]["Authorization"] == f"Bearer {KEY}"


async def test_without_a_key_none_is_sent() -> None:
    async with scripted(says("{}")) as script, asked(script.url) as chat:
        await chat.ask(ASKED)
    assert "Authorization" not in script.headers[0]


async def test_the_network_is_loaded_only_when_a_model_is_asked() -> None:
    script = (
        "import pkgutil, importlib, sys, alpine_quiz.proposals as room\n"
        "for each in pkgutil.walk_packages(room.__path__, 'alpine_quiz.proposals.'):\n"
        "    importlib.import_module(each.name)\n"
        "assert 'alpine_quiz.proposals.language_model.chat' in sys.modules\n"
        "print('aiohttp' in sys.modules, 'asyncio' in sys.modules)"
    )
    done = await asyncio.create_subprocess_exec(
        sys.executable, "-c", script, stdout=asyncio.subprocess.PIPE
    )
    out, _ = await done.communicate()
    assert out.split() == [b"False", b"False"]


# Structured output, and servers that know less of it.


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (400, "Something is wrong with the request"),
        (404, "this model has no response_format"),
        (422, "json_schema is not permitted"),
        (501, "response_format is not implemented"),
        (500, "failed to load grammar for json schema"),
    ],
)
async def test_a_schema_refused_is_asked_for_no_more(status: int, message: str) -> None:
    given = [refuses(status, message), says("{}"), says("{}")]
    async with scripted(*given) as script, asked(script.url) as chat:
        await chat.ask(ASKED)
        await chat.ask(ASKED)
    assert script.forms == ["json_schema", "json_object", "json_object"]


async def test_a_server_that_knows_no_forms_is_asked_in_plain_text() -> None:
    no = refuses(400, "response_format: unknown field")
    async with scripted(no, no, says("{}")) as script, asked(script.url) as chat:
        await chat.ask(ASKED)
        await chat.ask(ASKED)
    assert script.forms == ["json_schema", "json_object", "plain", "plain"]


async def test_the_next_connection_knows_what_was_refused() -> None:
    manner = Manner()
    async with scripted(refuses(400, "no json_schema"), says("{}")) as script:
        for _ in range(2):
            async with asked(script.url, manner=manner) as chat:
                await chat.ask(ASKED)
    assert script.forms == ["json_schema", "json_object", "json_object"]


async def test_a_model_with_its_own_temperature_keeps_it() -> None:
    no = refuses(400, "Unsupported value: 'temperature' does not support 0 with this model.")
    async with scripted(no, says("{}")) as script, asked(script.url) as chat:
        await chat.ask(ASKED)
        await chat.ask(ASKED)
    assert ["temperature" in each for each in script.requests] == [True, False, False]
    assert script.forms == ["json_schema"] * 3


async def test_a_request_refused_in_every_form_is_told_in_the_servers_words() -> None:
    error = await trouble_of(refuses(400, "max context is 2048 tokens"))
    assert error.trouble is Trouble.REQUEST_REFUSED
    assert "max context is 2048 tokens" in endpoint_line(error)


async def test_an_unknown_model_is_no_refused_schema() -> None:
    no = refuses(404, "model 'nope' not found")
    async with scripted(no) as script, asked(script.url) as chat:
        with pytest.raises(EndpointError) as raised:
            await chat.ask(ASKED)
    assert raised.value.trouble is Trouble.NOT_THERE
    assert len(script.requests) == 1
    assert "--model" in endpoint_line(raised.value)


# Keys.


@pytest.mark.parametrize("status", [401, 403])
async def test_a_refused_key_is_told_by_its_variable_and_never_shown(status: int) -> None:
    said = f"Incorrect API key provided: {KEY}."
    error = await trouble_of(refuses(status, said), environment={"OPENAI_API_KEY": KEY})
    assert error.trouble is Trouble.KEY_REFUSED
    assert "OPENAI_API_KEY" in endpoint_line(error)


async def test_a_missing_key_is_asked_for() -> None:
    error = await trouble_of(refuses(401, "No key"))
    assert error.trouble is Trouble.KEY_MISSING
    assert "ALPINE_QUIZ_API_KEY" in endpoint_line(error)


# Servers that are not there, slow, or break off.


async def test_a_server_that_is_down_is_told() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    async with asked(f"http://127.0.0.1:{port}/v1") as chat:
        with pytest.raises(EndpointError) as raised:
            await chat.ask(ASKED)
    assert raised.value.trouble is Trouble.UNREACHABLE
    assert "ollama serve" in endpoint_line(raised.value)


async def test_a_host_that_nobody_knows_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*given: object, **named: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    async with asked("http://nowhere.invalid/v1") as chat:
        with pytest.raises(EndpointError) as raised:
            await chat.ask(ASKED)
    assert raised.value.trouble is Trouble.UNKNOWN_HOST


async def test_https_where_the_server_speaks_http_is_told() -> None:
    async with scripted(says("{}")) as script, asked(f"https{script.url[4:]}") as chat:
        with pytest.raises(EndpointError) as raised:
            await chat.ask(ASKED)
    assert raised.value.trouble is Trouble.TLS
    assert "http or https" in endpoint_line(raised.value)


async def test_a_server_that_never_answers_is_left() -> None:
    gone = asyncio.Event()

    async def silent(request: web.Request) -> web.StreamResponse:
        await gone.wait()
        return web.Response()

    async with scripted(silent) as script:
        async with asked(script.url, limits=Limits(call=0.05)) as chat:
            with pytest.raises(EndpointError) as raised:
                await chat.ask(ASKED)
        gone.set()
    assert raised.value.trouble is Trouble.TIMED_OUT
    assert "did not answer in time" in endpoint_line(raised.value)


async def test_a_server_that_drips_its_answer_is_left_too() -> None:
    gone = asyncio.Event()

    async def dripping(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        await response.write(b'{"choices": ')
        await gone.wait()
        return response

    async with scripted(dripping) as script:
        async with asked(script.url, limits=Limits(call=0.05)) as chat:
            with pytest.raises(EndpointError) as raised:
                await chat.ask(ASKED)
        gone.set()
    assert raised.value.trouble is Trouble.TIMED_OUT


async def _breaking(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Length": "500"})
    await response.prepare(request)
    await response.write(b'{"choices": [')
    assert request.transport is not None
    request.transport.close()
    return response


async def test_a_connection_closed_within_an_answer_is_tried_again() -> None:
    waits: list[float] = []
    async with scripted(_breaking, says("{}")) as script, asked(script.url, waits=waits) as chat:
        answer = await chat.ask(ASKED)
    assert answer.text == "{}"
    assert waits == [2]


async def test_a_server_that_always_breaks_off_is_told_after_some_tries() -> None:
    waits: list[float] = []
    error = await trouble_of(_breaking, limits=Limits(retries=3), waits=waits)
    assert error.trouble is Trouble.CONNECTION_LOST
    assert waits == [2, 4, 8]


async def test_half_an_answer_is_no_answer() -> None:
    half = json.dumps(body_of("{}"))[:40]
    assert (await trouble_of(replies(200, half))).trouble is Trouble.CONNECTION_LOST


# Rate limits.


@pytest.mark.parametrize(("after", "wait"), [("7", 7), ("Fri, 01 May 2026 12:00:30 GMT", 30)])
async def test_a_busy_server_is_asked_again_when_it_says(after: str, wait: float) -> None:
    waits: list[float] = []
    busy = refuses(429, "slow down", Retry_After=after)
    overloaded = refuses(503, "loading", Retry_After=after)
    given = [busy, overloaded, says("{}")]
    async with scripted(*given) as script, asked(script.url, waits=waits) as chat:
        await chat.ask(ASKED)
    assert waits == [wait, wait]


@pytest.mark.parametrize("after", ["", "soon", "-5", "1e9", "9" * 40, "nan"])
async def test_without_a_time_that_can_be_read_the_wait_doubles(after: str) -> None:
    waits: list[float] = []
    busy = refuses(429, "slow down", Retry_After=after)
    async with scripted(busy, busy, says("{}")) as script, asked(script.url, waits=waits) as chat:
        await chat.ask(ASKED)
    assert waits == [2, 4]


async def test_nobody_waits_for_hours() -> None:
    waits: list[float] = []
    error = await trouble_of(refuses(429, "tomorrow", Retry_After="7200"), waits=waits)
    assert error.trouble is Trouble.RATE_LIMITED
    assert waits == []
    assert "120 minutes" in endpoint_line(error)


async def test_waits_are_bounded_in_number_and_in_sum() -> None:
    waits: list[float] = []
    busy = refuses(429, "slow down", Retry_After="0")
    await trouble_of(busy, waits=waits, limits=Limits(retries=3))
    assert waits == [0, 0, 0]
    waits.clear()
    slow = refuses(503, "loading", Retry_After="40")
    error = await trouble_of(slow, waits=waits, limits=Limits(longest_wait=100))
    assert error.trouble is Trouble.OVERLOADED
    assert waits == [40, 40]


async def test_an_empty_account_is_not_waited_for() -> None:
    waits: list[float] = []
    error = await trouble_of(refuses(429, "You exceeded your current quota"), waits=waits)
    assert error.trouble is Trouble.OUT_OF_QUOTA
    assert waits == []


def test_a_date_that_is_past_is_no_wait() -> None:
    assert _seconds("Fri, 01 May 2020 12:00:30 GMT", NOW) == 0
    assert _seconds("Fri, 99 May 2026 12:00:30 GMT", NOW) is None


# Redirects and lies.


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_is_not_followed_and_the_key_stays_here(status: int) -> None:
    async with scripted(says("{}")) as other, scripted() as script:
        script.replies = [replies(status, headers={"Location": f"{other.url}/chat/completions"})]
        async with asked(script.url, KEYED) as chat:
            with pytest.raises(EndpointError) as raised:
                await chat.ask(ASKED)
        assert other.requests == []
    assert raised.value.trouble is Trouble.REDIRECTED
    assert other.url in endpoint_line(raised.value)


async def test_a_huge_answer_is_not_read_to_its_end() -> None:
    sent = 0

    async def endless(request: web.Request) -> web.StreamResponse:
        nonlocal sent
        response = web.StreamResponse()
        await response.prepare(request)
        while sent < 50_000_000:
            sent += 100_000
            try:
                await response.write(b" " * 100_000)
            except ConnectionError:
                break
        return response

    error = await trouble_of(endless)
    assert error.trouble is Trouble.TOO_LARGE
    assert sent < 50_000_000


async def test_a_packed_answer_counts_as_it_unfolds() -> None:
    import gzip

    packed = gzip.compress(b" " * 20_000_000)
    error = await trouble_of(replies(200, packed, headers={"Content-Encoding": "gzip"}))
    assert error.trouble is Trouble.TOO_LARGE


@pytest.mark.parametrize(
    ("body", "trouble"),
    [
        ("<html>Welcome</html>", Trouble.NOT_JSON),
        ("", Trouble.NOT_JSON),
        (b"\xff\xfe\x00", Trouble.NOT_JSON),
        ("[" * 200_000, Trouble.NOT_JSON),
        ("9" * 100_000, Trouble.NOT_A_CHAT),
        ("null", Trouble.NOT_A_CHAT),
        ("[]", Trouble.NOT_A_CHAT),
        ("{}", Trouble.NOT_A_CHAT),
        ('{"choices": []}', Trouble.NOT_A_CHAT),
        ('{"choices": [null]}', Trouble.NOT_A_CHAT),
        ('{"choices": {"0": 1}}', Trouble.NOT_A_CHAT),
        ('{"choices": [{"message": "hello"}]}', Trouble.NOT_A_CHAT),
    ],
)
async def test_an_answer_that_is_no_chats_is_told(body: str | bytes, trouble: Trouble) -> None:
    assert (await trouble_of(replies(200, body))).trouble is trouble


async def test_an_error_that_calls_itself_a_success_is_told_in_its_words() -> None:
    error = await trouble_of(replies(200, '{"error": {"message": "no credits left"}}'))
    assert "no credits left" in endpoint_line(error)


async def test_the_content_type_is_not_believed() -> None:
    honest = json.dumps(body_of('{"found": false}'))
    given = replies(200, honest, content_type="text/html; charset=utf-16")
    async with scripted(given) as script, asked(script.url) as chat:
        assert (await chat.ask(ASKED)).text == '{"found": false}'


async def test_what_does_not_speak_http_is_told() -> None:
    async def shout(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(100)
        writer.write(b"SSH-2.0-OpenSSH_9.9\r\n\r\n")
        writer.close()

    listening = await asyncio.start_server(shout, "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]
    async with listening, asked(f"http://127.0.0.1:{port}/v1") as chat:
        with pytest.raises(EndpointError) as raised:
            await chat.ask(ASKED)
    assert raised.value.trouble is Trouble.NOT_HTTP


async def test_what_a_server_says_cannot_play_tricks_on_the_terminal() -> None:
    error = await trouble_of(refuses(400, "\x1b[2J\x1b]0;owned\x07 \u202egood"))
    said = endpoint_line(error)
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert "\n" not in said


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_has_a_sentence_that_says_what_to_do(trouble: Trouble) -> None:
    said = endpoint_line(EndpointError(trouble, "http://a.test", detail="x", seconds=90))
    assert said.startswith("http://a.test: ")
    assert "{" not in said
