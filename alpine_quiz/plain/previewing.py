"""A preview in words: which question is shown, and what is wrong with the pack."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from alpine_quiz.game.presenting import present
from alpine_quiz.game.round import Phase
from alpine_quiz.language.catalogue import tr, tr_count
from alpine_quiz.language.clean import cleaned
from alpine_quiz.language.figures import whole
from alpine_quiz.library.previewing import turned
from alpine_quiz.plain.explaining import explanation_lines
from alpine_quiz.plain.help import how_to_answer
from alpine_quiz.plain.problems import problem_line
from alpine_quiz.plain.question import question_lines
from alpine_quiz.plain.reading import read_answer
from alpine_quiz.plain.wording import not_final
from alpine_quiz.records.kept_round import KeptRound

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from alpine_quiz.bank.model import Question
    from alpine_quiz.bank.problems import Problem
    from alpine_quiz.library.previewing import Draught, Preview
    from alpine_quiz.plain.lines import Lines
    from alpine_quiz.records.sitting import Sitting

MODE = "retry"
"""A preview is played by the rules of practice: help costs nothing."""


def round_of(sitting: Sitting, item: Question) -> KeptRound:
    """Return a round of this one question, which nobody remembers."""
    return KeptRound.start(
        sitting.records,
        sitting.player,
        sitting.pack,
        sitting.language,
        [present(item, item.id, pack=sitting.pack.id)],
        sitting.grader,
        sitting.clock,
        mode=MODE,
    )


def preview_place(item: Question, place: int, total: int) -> str:
    """Return which question it is: its place and its id."""
    return tr(
        "{place} of {total} · {id}",
        place=whole(place + 1),
        total=whole(total),
        id=cleaned(item.id),
    )


def error_lines(errors: Sequence[Problem], most: int, folder: Path) -> list[str]:
    """Return errors, a line each with its file within ``folder``, and how many more there are."""
    lines = [problem_line(_within(each, folder)) for each in errors[:most]]
    if more := len(errors) - len(lines):
        lines.append(tr_count("{count} more error", "{count} more errors", more))
    return lines


def _within(problem: Problem, folder: Path) -> Problem:
    path = problem.path
    return replace(problem, path=path.relative_to(folder)) if folder in path.parents else problem


class PlainPreview:
    """A preview read from and written to ``lines``; before every question files are looked at."""

    _MOST_ERRORS = 10

    def __init__(
        self, sitting: Sitting, preview: Preview, draught: Draught, lines: Lines, place: int = 0
    ) -> None:
        self._sitting = sitting
        self._preview = preview
        self._draught = draught
        self._lines = lines
        self._place = place

    def run(self) -> None:
        """Show one question after the other, until ``q`` or the end of input."""
        self._lines.write(
            # Translators: n, b, r and q are what is typed; they stay.
            tr(
                "Nothing is kept. n is the next question, b the one before, r reads again what "
                "was saved, q leaves."
            )
        )
        self._tell_errors()
        while self._show():
            pass

    def _tell_errors(self) -> None:
        for line in error_lines(self._draught.errors, self._MOST_ERRORS, self._sitting.pack.path):
            self._lines.write(line)

    def _show(self) -> bool:
        """Show the question at hand until another is to be shown; return whether one is."""
        items = self._draught.items
        item = items[self._place]
        kept = round_of(self._sitting, item)
        self._lines.write()
        self._lines.write(preview_place(item, self._place, len(items)))
        # Their first line says which question of how many it is.
        for text in question_lines(kept.round, self._sitting.pack)[1:]:
            self._lines.write(text)
        while (line := self._lines.read()) is not None:
            command = " ".join(line.casefold().split())
            if command == "q":
                return False
            if command in ("n", "b", "r") or (not command and kept.round.phase is not Phase.ASKED):
                self._move(command)
                return True
            if kept.round.phase is Phase.ASKED:
                self._take(kept, line, command)
        return False

    def _take(self, kept: KeptRound, line: str, command: str) -> None:
        if command == "?":
            self._lines.write(how_to_answer(kept.round.current))
            return
        if command == "h":
            self._lines.write(kept.hint() or tr("There is no hint."))
            return
        if command == "-":
            verdict = kept.give_up()
        else:
            answer = read_answer(line.strip().removeprefix("="), kept.round.current)
            verdict = kept.answer(answer) if answer is not None else None
        if verdict is None:
            self._lines.write(how_to_answer(kept.round.current))
        elif not verdict.final:
            self._lines.write(not_final(verdict, kept.round.current))
        elif kept.round.latest is not None:
            for text in explanation_lines(kept.round.latest, self._sitting):
                self._lines.write(text)
            kept.explain()

    def _move(self, command: str) -> None:
        before = self._draught.items[self._place]
        read = self._preview.read()
        if read.pack is None or not read.items:
            self._lines.write(tr("There is no question to show any more; this is what was there."))
            read = replace(self._draught, errors=read.errors)
        else:
            self._sitting.read_anew(read.pack)
        self._draught = read
        self._tell_errors()
        step = {"b": -1, "r": 0}.get(command, 1)
        self._place = turned(read.items, before, self._place, step)
