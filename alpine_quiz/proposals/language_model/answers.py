"""What a chat server answered: the model's text, and the JSON object in it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

_MOST_TEXT = 60_000
_MOST_STARTS = 40
_MOST_DETAIL = 300
_THOUGHT = re.compile(r"<(think|thinking|reasoning)>.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)
_START = re.compile(r"\{(?=\s*[\"}])")


class Unusable(StrEnum):
    """Why a model's answer holds no claim."""

    REFUSAL = "refusal"
    EMPTY = "empty"
    CUT_OFF = "cut-off"
    NO_OBJECT = "no-object"


@dataclass(frozen=True, slots=True)
class Answer:
    """A model's text as it came, and why it stopped where it did not come to its end."""

    text: str
    refused: bool = False
    cut_off: bool = False


class NotAChatError(Exception):
    """A server's answer is JSON, but not that of a chat; ``detail`` is the error it tells."""

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail)
        self.detail = detail


def parsed(body: bytes) -> Any:
    """Return the JSON value that ``body`` is; raises ``ValueError``, however bad it is."""
    try:
        return json.loads(body.decode("utf-8-sig"), parse_int=str)
    except RecursionError as error:
        raise ValueError("nested too deep") from error


def answer_of(body: Any) -> Answer:
    """Return the model's answer in a completion; raises ``NotAChatError``.

    The shape is that of OpenAI's ``/chat/completions``; content in parts is joined.
    """
    if not isinstance(body, dict):
        raise NotAChatError
    choices = body.get("choices")
    if not isinstance(choices, list) or not choices or not isinstance(choices[0], dict):
        raise NotAChatError(detail_of(body))
    message = choices[0].get("message")
    if not isinstance(message, dict):
        raise NotAChatError(detail_of(body))
    finish = choices[0].get("finish_reason")
    refusal = message.get("refusal")
    refused = finish == "content_filter" or (isinstance(refusal, str) and bool(refusal.strip()))
    return Answer(_text_of(message.get("content")), refused, finish == "length")


def _text_of(content: object) -> str:
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        texts = [part.get("text") for part in content if isinstance(part, dict)]
        return "".join(text for text in texts if isinstance(text, str))
    return ""


def detail_of(body: object) -> str:
    """Return what a server's error says, shortly, or nothing."""
    found: object = body
    for _ in range(3):
        if not isinstance(found, dict):
            break
        found = found.get("error") or found.get("message") or found.get("detail")
    return found.strip()[:_MOST_DETAIL] if isinstance(found, str) else ""


def object_in(answer: Answer) -> dict[str, Any] | Unusable:
    """Return the first JSON object in a model's answer, whatever stands around it.

    Numbers stay as they were written. What a model thinks aloud does not count.
    """
    if answer.refused:
        return Unusable.REFUSAL
    text = _THOUGHT.sub(" ", answer.text[:_MOST_TEXT]).strip()
    if not text:
        return Unusable.CUT_OFF if answer.cut_off else Unusable.EMPTY
    decoder = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)
    for tried, start in enumerate(_START.finditer(text)):
        # Each start may read to the end: their number is bounded, not only the text's size.
        if tried == _MOST_STARTS:
            break
        try:
            found, _ = decoder.raw_decode(text, start.start())
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict):
            return _unwrapped(found)
    return Unusable.CUT_OFF if answer.cut_off else Unusable.NO_OBJECT


def _unwrapped(found: dict[str, Any]) -> dict[str, Any]:
    """Return the object itself where it alone was put under a name, or in a list there."""
    if len(found) == 1:
        (inner,) = found.values()
        if isinstance(inner, list) and inner:
            inner = inner[0]
        if isinstance(inner, dict):
            return inner
    return found
