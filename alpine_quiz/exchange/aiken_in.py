"""Reading Aiken: a stem, options with letters before them, and a line that names the key.

After “Aiken format” in Moodle's documentation (docs.moodle.org/en/Aiken_format). More is
understood than is allowed there: stems of several lines, lower-case letters, several keys.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from alpine_quiz.exchange.decoding import check_count, decoded
from alpine_quiz.exchange.losses import Loss
from alpine_quiz.exchange.model import Draft, ExchangeError, Imported, Obstacle
from alpine_quiz.exchange.noting import Notebook

if TYPE_CHECKING:
    from alpine_quiz.exchange.weighing import Fields

_OPTION = re.compile(r"([A-Za-z])[.)](?:\s+(.*))?")
_ANSWER = re.compile(r"ANSWER\s{0,5}:\s*(.*)", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,;&+/().]+(?:(?:and|et|und)[\s(]+)?")
_LONGEST_NAMING = 200


def read(content: bytes, name: str) -> Imported:  # noqa: ARG001
    """Return the questions of an Aiken file.

    Raises ``ExchangeError`` where nothing in it is one.
    """
    text, notes = decoded(content)
    reader = _Reader(Notebook(notes))
    before = ""
    for number, line in enumerate(text.split("\n"), 1):
        if line or before:
            reader.take(line.strip(), number)
        before = line
    reader.end()
    if not reader.count:
        raise ExchangeError(Obstacle.NOT_THIS_FORMAT if text.strip() else Obstacle.NO_QUESTIONS)
    return Imported(tuple(reader.drafts), reader.notes.notes)


@dataclass(slots=True)
class _Open:
    """A question that has begun; ``options`` are letters and lines."""

    line: int = 0
    stem: list[str] = field(default_factory=list)
    options: list[tuple[str, list[str]]] = field(default_factory=list)
    was_blank: bool = False


class _Reader:
    """Takes one line after the other; ``count`` counts the questions, good and bad."""

    def __init__(self, notes: Notebook) -> None:
        self.drafts: list[Draft] = []
        self.notes = notes
        self.count = 0
        self._strays = 0
        self._open = _Open()

    def take(self, line: str, number: int) -> None:
        question = self._open
        if not line:
            question.was_blank = bool(question.stem)
        elif answer := _ANSWER.fullmatch(line):
            self._close(answer[1], number)
        elif letter := self._letter(line):
            found = _OPTION.fullmatch(line)
            question.options.append((letter, [found[2] or ""] if found else []))
            question.was_blank = False
        elif question.was_blank:
            self.end()
            self._open = _Open(number, [line])
        elif question.options:
            question.options[-1][1].append(line)
        else:
            question.line = question.line or number
            question.stem.append(line)

    def end(self) -> None:
        """Leave what has begun and was not brought to an end."""
        question = self._open
        if question.options:
            self._begin(question.line)
            self.notes.left(Loss.NO_KEY, key="")
        elif question.stem:
            self._strays += 1
            check_count(self._strays, question.line)
            self.notes.begin(question.line)
            self.notes.left(Loss.NOT_A_QUESTION, text=" ".join(question.stem[:3]))
        self._open = _Open()

    def _begin(self, line: int) -> None:
        self.count += 1
        check_count(self.count, line)
        self.notes.begin(line)

    def _letter(self, line: str) -> str:
        """Return the letter of an option that ``line`` begins: the next one, or one further on."""
        found = _OPTION.fullmatch(line)
        if not found or not self._open.stem:
            return ""
        letter = found[1].upper()
        options = self._open.options
        return letter if (letter > options[-1][0] if options else letter == "A") else ""

    def _close(self, named: str, number: int) -> None:
        question, self._open = self._open, _Open()
        self._begin(question.line or number)
        if not question.stem:
            self.notes.left(Loss.NO_STEM)
        elif not question.options:
            self.notes.left(Loss.NO_OPTIONS)
        else:
            self._build(question, named)

    def _build(self, question: _Open, named: str) -> None:
        texts = {letter: " ".join(lines).strip() for letter, lines in question.options}
        keys = _letters(named)
        if not keys or not set(keys) <= texts.keys():
            self.notes.left(Loss.NO_KEY, key=named)
            return
        wrong = [text for letter, text in texts.items() if letter not in keys]
        if not wrong:
            self.notes.left(Loss.NO_OPTIONS)
            return
        fields: Fields = {"type": "choice", "stem": "\n".join(question.stem)}
        if len(keys) == 1:
            fields |= {"answer": texts[keys[0]], "distractors": wrong}
        else:
            fields |= {
                "type": "multiple",
                "answers": [texts[letter] for letter in keys],
                "distractors": wrong,
            }
        if len(question.stem) > 1 or any(len(lines) > 1 for _, lines in question.options):
            self.notes.changed(Loss.JOINED_LINES, fields="stem")
        self.drafts.append(Draft(fields, question.line))


def _letters(named: str) -> list[str]:
    """Return the letters that a line of answers names: `C`, `c)`, `C. Lyon`, `A and C`."""
    letters: list[str] = []
    for part in _BETWEEN.split(named[:_LONGEST_NAMING]):
        if len(part) == 1 and part.isalpha():
            letters.append(part.upper())
        elif part:
            break
    return list(dict.fromkeys(letters))
