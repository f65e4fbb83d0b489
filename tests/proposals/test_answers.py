"""The JSON object in what a model says, and answers that hold none."""

from __future__ import annotations

import json

import pytest

from alpine_quiz.proposals.language_model.answers import Unusable, object_in
from tests.proposals.scripted import ASKED, asked, replies, says, scripted


async def said_by(text: str | None, **message: object) -> dict[str, object] | Unusable:
    async with scripted(says(text, **message)) as script, asked(script.url) as chat:  # type: ignore[arg-type]
        return object_in(await chat.ask(ASKED))


@pytest.mark.parametrize(
    "text",
    [
        '{"quote": "a"}',
        '```json\n{"quote": "a"}\n```',
        'Sure! Here is the claim: {"quote": "a"} I hope it helps {smile}.',
        '<think>{"quote": "no"} or {"quote": "never"}?</think>{"quote": "a"}',
        '{not json} {"quote": "a"}',
        '{"claim": {"quote": "a"}}',
        '{"claims": [{"quote": "a"}, {"quote": "b"}]}',
        '[{"quote": "a"}]',
    ],
)
async def test_the_object_is_found_whatever_stands_around_it(text: str) -> None:
    assert await said_by(text) == {"quote": "a"}


@pytest.mark.parametrize(
    ("text", "message", "why"),
    [
        ("I cannot help with that.", {}, Unusable.NO_OBJECT),
        (None, {"refusal": "I cannot help with that."}, Unusable.REFUSAL),
        ('{"quote": "a"}', {"finish": "content_filter"}, Unusable.REFUSAL),
        ("", {}, Unusable.EMPTY),
        (None, {}, Unusable.EMPTY),
        ('{"quote": "The Lantern', {"finish": "length"}, Unusable.CUT_OFF),
        ("<think>hmm", {"finish": "length"}, Unusable.CUT_OFF),
        ('{"quote": ', {}, Unusable.NO_OBJECT),
        ('{"a":' * 10_000, {}, Unusable.NO_OBJECT),
        ('{"' * 20_000, {}, Unusable.NO_OBJECT),
        ('{"a" ' * 50 + '{"quote": "too far behind"}', {}, Unusable.NO_OBJECT),
        ("[1, 2]", {}, Unusable.NO_OBJECT),
    ],
)
async def test_refusals_and_rubbish_hold_no_object(
    text: str | None, message: dict[str, object], why: Unusable
) -> None:
    assert await said_by(text, **message) is why


async def test_content_in_parts_is_joined() -> None:
    parts = [{"type": "text", "text": '{"quote":'}, {"type": "text", "text": ' "a"}'}, 7]
    body = json.dumps({"choices": [{"message": {"content": parts}}]})
    async with scripted(replies(200, body)) as script, asked(script.url) as chat:
        assert object_in(await chat.ask(ASKED)) == {"quote": "a"}


async def test_numbers_stay_as_they_were_written() -> None:
    assert await said_by('{"object": 4.10, "as_of": 1978}') == {"object": "4.10", "as_of": "1978"}
