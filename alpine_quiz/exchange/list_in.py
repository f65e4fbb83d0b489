"""A pasted list: a question a line, then its answer and wrong answers, set apart by one sign."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from alpine_quiz.bank.truths import truth_of
from alpine_quiz.exchange.decoding import check_count, decoded
from alpine_quiz.exchange.keys import starred
from alpine_quiz.exchange.losses import Fate, Loss
from alpine_quiz.exchange.model import Draft, ExchangeError, Imported, Note, Obstacle

if TYPE_CHECKING:
    from alpine_quiz.bank.writer import Value

_SEPARATORS = ("\t", " / ", "|", ";", "/")
_COMMENT = "#"
_BULLET = re.compile(r"([-*•–—‣▪◦·])\s+(\S)")
_NUMBERED = re.compile(r"\(?([1-9]\d{0,2})[.)]\s+(?=\S)")
_STAR = "*"


def read(content: bytes, name: str) -> Imported:  # noqa: ARG001 - every importer's signature
    """Return the questions of a list such as ``Capital of France? / Paris / Lyon / Nice``.

    One answer alone is to be typed; true or false, in English or French, makes a statement of
    the question. Empty lines and those that begin with ``#`` say nothing. The sign that sets most
    lines apart does so for all: a tab, a slash between spaces, ``|``, ``;`` or a bare slash.
    """
    text, notes = decoded(content)
    lines: list[tuple[int, str]] = []
    for number, line in enumerate(text.split("\n"), 1):
        plain = line.strip()
        if plain and not plain.startswith(_COMMENT):
            check_count(len(lines) + 1, number)
            lines.append((number, plain))
    if not lines:
        raise ExchangeError(Obstacle.NO_QUESTIONS)
    separator = separator_of([line for _, line in lines])
    if not separator:
        raise ExchangeError(Obstacle.NOT_THIS_FORMAT, lines[0][0])
    drafts: list[Draft] = []
    left: list[Note] = []
    for number, line in bare(lines):
        stem, *answers = [part.strip() for part in f" {line} ".split(separator)]
        answers = [answer for answer in answers if answer]
        if stem and answers:
            drafts.append(Draft({"stem": stem, **_answered(answers)}, number))
        else:
            loss = Loss.NO_KEY if stem else Loss.NO_STEM
            args: dict[str, str | int] = {"key": "", "text": line[:80]}
            left.append(Note(loss, Fate.LEFT, number, args=args))
    return Imported(tuple(drafts), (*notes, *left))


def bare(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return numbered lines without the bullets and numbers that make a list of them.

    A bullet before a digit may be a minus, and is only dropped where most lines have it; a number
    may be the question's own (“3. Liga”), and is only dropped where it counts the lines.
    """
    bullets = Counter(found[1] for _, line in lines if (found := _BULLET.match(line)))
    numbers = [_NUMBERED.match(line) for _, line in lines]
    counted = [int(found[1]) if found else 0 for found in numbers]
    is_list = sum(bullets.values()) + sum(map(bool, counted)) > 1
    plain: list[tuple[int, str]] = []
    before, behind = [0, *counted[:-1]], [*counted[1:], 0]
    for place, (number, line) in enumerate(lines):
        found, mark = _BULLET.match(line), numbers[place]
        if found and (not found[2].isdigit() or bullets[found[1]] * 2 > len(lines)):
            line = line[found.end(1) :].lstrip()  # noqa: PLW2901 - the same line, bare
        elif mark:
            n = counted[place]
            goes_on = n - 1 == before[place] > 0 or n + 1 == behind[place]
            if goes_on or (is_list and n == place + 1):
                line = line[mark.end() :]  # noqa: PLW2901
        plain.append((number, line))
    return plain


def separator_of(lines: list[str]) -> str:
    """Return what sets the parts of most lines apart, or of the most; nothing where none does."""
    counts = {sign: sum(sign in f" {line} " for line in lines) for sign in _SEPARATORS}
    for sign, count in counts.items():
        if count * 2 > len(lines):
            return sign
    best = max(_SEPARATORS, key=lambda sign: (counts[sign], -_SEPARATORS.index(sign)))
    return best if counts[best] else ""


def _answered(answers: list[str]) -> dict[str, Value]:
    if len(answers) > 1:
        return _choice(answers)
    truth = truth_of(answers[0], asked=False)
    if truth is not None:
        return {"type": "true-false", "answer": truth}
    return {"type": "text", "answer": answers[0]}


def _choice(answers: list[str]) -> dict[str, Value]:
    """Return a choice: the first is right, or those with an asterisk."""
    right = starred(answers)
    if not right:
        return {"type": "choice", "answer": answers[0], "distractors": answers[1:]}
    plain = [
        answer.strip(_STAR + " ") if place in right else answer
        for place, answer in enumerate(answers)
    ]
    wrong: list[Value] = [each for place, each in enumerate(plain) if place not in right]
    if len(right) == 1:
        return {"type": "choice", "answer": plain[right[0]], "distractors": wrong}
    return {"type": "multiple", "answers": [plain[place] for place in right], "distractors": wrong}
