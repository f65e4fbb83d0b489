"""Reading the JSON of the Open Trivia Database; the format is described in `opentdb`."""

from __future__ import annotations

import base64
import binascii
import json
import re
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, unquote_plus

from alpine_quiz.bank.fields import COMMON
from alpine_quiz.bank.model import ItemType
from alpine_quiz.exchange.decoding import check_count, decoded
from alpine_quiz.exchange.losses import Loss
from alpine_quiz.exchange.markup import Style
from alpine_quiz.exchange.model import Draft, ExchangeError, Imported, Obstacle
from alpine_quiz.exchange.noting import Notebook
from alpine_quiz.exchange.opentdb import (
    CATEGORIES,
    CREDIT,
    DIFFICULTIES,
    KNOWN,
    LICENCE,
    OURS,
    TYPE_OF,
)
from alpine_quiz.exchange.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from alpine_quiz.exchange.weighing import Fields

    Decoder = Callable[[str], str]

_MOST_PARTS = 3_000_000
"""More values than 20 MB of questions have; so many small ones would fill the memory."""
_MOST_OPTIONS = 500
_TOPIC = COMMON["topic"].most
_SAMPLE = 50
_URL = re.compile(r"(?:[\w.~+*'()!-]|%[0-9A-Fa-f]{2})*", re.ASCII)
_BASE64 = frozenset(base64.b64encode(name.encode()).decode() for name in TYPE_OF)
_ENCODINGS = {
    "urllegacy": "urlLegacy",
    "url": "urlLegacy",
    "url3986": "url3986",
    "base64": "base64",
}
_THEIR_HEAD = frozenset(("response_code", "response_message", "results", "token", "encode"))
_TRUTHS = {"true": True, "false": False}


def read(content: bytes, name: str) -> Imported:  # noqa: ARG001
    """Return the questions of the database's answer, or of a bare list of the same questions.

    Licence and credit are the database's where the file is its own. Raises ``ExchangeError``
    where it is no JSON, or there is no list of questions in it.
    """
    text, notes = decoded(content)
    whole = _parsed(text)
    head = whole if isinstance(whole, dict) else {}
    results = head.get("results", head.get("questions")) if head else whole
    if not isinstance(results, list):
        raise ExchangeError(Obstacle.NOT_THIS_FORMAT)
    if not results:
        raise ExchangeError(Obstacle.NO_QUESTIONS)
    if not any(isinstance(each, dict) and "question" in each for each in results):
        raise ExchangeError(Obstacle.NOT_THIS_FORMAT)
    check_count(len(results))
    notebook = Notebook(notes)
    reader = _Reader(notebook, _decoder(head, results))
    lines = list(_lines(text, results))
    # Often all stand in one line: then only their numbers tell them apart.
    alike = lines[0] == lines[-1]
    drafts = [
        draft
        for number, (line, each) in enumerate(zip(lines, results, strict=True))
        if (draft := reader.draft(each, f"results[{number}]" if alike else "", line)) is not None
    ]
    said = {key: reader.plain(head.get(key)) for key in ("language", "title", "licence", "credit")}
    if not said["licence"] and _is_theirs(head, drafts):
        said |= {"licence": LICENCE, "credit": said["credit"] or CREDIT}
    return Imported(tuple(drafts), notebook.notes, **said)


def _parsed(text: str) -> Any:
    if sum(map(text.count, "[{,")) > _MOST_PARTS:
        raise ExchangeError(Obstacle.TOO_MANY, limit=_MOST_PARTS)
    try:
        # Numbers as they stand: of very long ones Python makes an error.
        return json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        raise ExchangeError(Obstacle.NOT_THIS_FORMAT, error.lineno) from None
    except (ValueError, RecursionError):
        raise ExchangeError(Obstacle.NOT_THIS_FORMAT) from None


def _lines(text: str, results: list[Any]) -> Iterator[int]:
    """Return in which line each question stands: that of its stem, in the order of the file."""
    line, at = 1, 0
    stems = re.compile(r'"question"\s*+:').finditer(text)
    for each in results:
        # Where a name is written with escapes none is found, and none is looked for again.
        found = next(stems, None) if isinstance(each, dict) and "question" in each else None
        if found:
            line += text.count("\n", at, found.end())
            at = found.end()
        yield line


def _decoder(head: dict[str, Any], results: list[Any]) -> Decoder | None:
    """Return what decodes the texts, if they are encoded otherwise than with entities."""
    said = head.get("encode", head.get("encoding", ""))
    encoding = _ENCODINGS.get(said.casefold(), "") if isinstance(said, str) else ""
    if not encoding:
        encoding = _encoding_of([each for each in islice(results, _SAMPLE) if type(each) is dict])
    if encoding == "base64":
        return _of_base64
    if encoding:
        return partial(unquote_plus if encoding == "urlLegacy" else unquote, errors="replace")
    return None


def _encoding_of(results: list[dict[str, Any]]) -> str:
    if any(str(each.get("type")) in _BASE64 for each in results):
        return "base64"
    texts = [text for each in results for text in _texts(each)]
    if not any("%" in text for text in texts) or not all(map(_URL.fullmatch, texts)):
        return ""
    return "urlLegacy" if any("+" in text for text in texts) else "url3986"


def _texts(question: dict[str, Any]) -> list[str]:
    wrong = question.get("incorrect_answers")
    values = [question.get(name) for name in ("category", "question", "correct_answer")]
    values += wrong[:_MOST_OPTIONS] if isinstance(wrong, list) else []
    return [value for value in values if isinstance(value, str)]


def _of_base64(text: str) -> str:
    try:
        return base64.b64decode(text, validate=True).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return text


def _is_theirs(head: dict[str, Any], drafts: list[Draft]) -> bool:
    if "response_code" in head:
        return head.keys() <= _THEIR_HEAD
    topics = {draft.fields.get("topic", "") for draft in drafts}
    return bool(topics) and topics <= CATEGORIES


class _Reader:
    """Reads one question after the other."""

    def __init__(self, notes: Notebook, decoder: Decoder | None) -> None:
        self._notes = notes
        self._prose = Prose(notes)
        self._decoder = decoder

    def plain(self, value: Any) -> str:
        """Return a text without entities and markup; nothing where it is no text."""
        if isinstance(value, bool):
            return str(value).lower()
        if not isinstance(value, str):
            return ""
        if self._decoder is None:
            return self._prose.text(value, Style.AUTO)
        return self._prose.text(self._decoder(value), Style.PLAIN)

    def draft(self, question: Any, place: str, line: int) -> Draft | None:
        self._notes.begin(line, place)
        stem = self.plain(question.get("question")) if isinstance(question, dict) else None
        if stem is None:
            self._notes.left(Loss.NOT_A_QUESTION)
            return None
        if not stem:
            self._notes.left(Loss.NO_STEM)
            return None
        own = self._own(question)
        if own is None:
            return None
        fields: Fields = {"type": own["type"], "stem": stem} | own | self._rest(question)
        return Draft(fields, line, {"stem": (place,)} if place else {})

    def _own(self, question: dict[str, Any]) -> Fields | None:
        key = self.plain(question.get("correct_answer"))
        wrong = self._wrong(question)
        if wrong is None:
            return None
        type_ = self.plain(question.get("type")).casefold()
        if type_ and type_ not in TYPE_OF:
            self._notes.left(Loss.UNKNOWN_TYPE, type=type_)
            return None
        kind = TYPE_OF.get(type_, ItemType.CHOICE)
        if not type_ and all(each.casefold() in _TRUTHS for each in (key, *wrong)):
            kind = ItemType.TRUE_FALSE
        if not key or (kind is ItemType.TRUE_FALSE and key.casefold() not in _TRUTHS):
            self._notes.left(Loss.NO_KEY, key="")
            return None
        if kind is ItemType.TRUE_FALSE:
            fields: Fields = {"type": kind.value, "answer": _TRUTHS[key.casefold()]}
            correction = self.plain(question.get("correction"))
            return fields | ({"correction": correction} if correction else {})
        if not wrong:
            self._notes.left(Loss.NO_OPTIONS)
            return None
        return {"type": kind.value, "answer": key, "distractors": wrong}

    def _wrong(self, question: dict[str, Any]) -> list[str] | None:
        given = question.get("incorrect_answers")
        wrong = given if isinstance(given, list) else [given]
        if len(wrong) > _MOST_OPTIONS:
            self._notes.left(Loss.TOO_MANY_ANSWERS, count=len(wrong), most=_MOST_OPTIONS)
            return None
        return [text for each in wrong if (text := self.plain(each))]

    def _rest(self, question: dict[str, Any]) -> Fields:
        fields: Fields = {}
        topic = self.plain(question.get("category"))
        if len(topic) > _TOPIC:
            self._notes.changed(Loss.CUT, fields="topic", length=len(topic), limit=_TOPIC)
            topic = topic[:_TOPIC].rstrip()
        difficulty = self.plain(question.get("difficulty"))
        if difficulty.casefold() in DIFFICULTIES:
            fields["difficulty"] = DIFFICULTIES.index(difficulty.casefold()) + 1
        elif difficulty:
            self._notes.left(Loss.ODD_VALUE, text=difficulty, fields="difficulty")
        texts = {
            "id": self.plain(question.get("id")),
            "topic": topic,
            "rationale": self.plain(question.get("explanation")),
            "hint": self.plain(question.get("hint")),
            "credit": self.plain(question.get("credit")),
        }
        fields |= {name: text for name, text in texts.items() if text}
        tags = question.get("tags")
        if isinstance(tags, list):
            fields["tags"] = [text for tag in tags[:_MOST_OPTIONS] if (text := self.plain(tag))]
        told = question.get("feedback")
        if isinstance(told, dict):
            each = islice(told.items(), _MOST_OPTIONS)
            fields["feedback"] = {self.plain(name): self.plain(said) for name, said in each}
        self._note_unheld(question)
        return fields

    def _note_unheld(self, question: dict[str, Any]) -> None:
        source = self.plain(question.get("source"))
        if source:
            self._notes.left(Loss.UNHELD_FIELD, fields="source", text=source)
        other = [name for name in question if name not in KNOWN and name not in OURS]
        if other:
            names = ", ".join(map(self._prose.clean, other[:_SAMPLE]))
            self._notes.left(Loss.UNHELD_FIELD, fields=names)
