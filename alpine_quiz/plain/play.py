"""A round as plain lines: one line in, whole lines out, nothing moves."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from alpine_quiz.bank.model import Match, Number, Order, Text
from alpine_quiz.game.round import Phase
from alpine_quiz.language.catalogue import later, tr, tr_as, tr_count
from alpine_quiz.language.figures import whole
from alpine_quiz.plain.after import AfterRound, round_lines
from alpine_quiz.plain.explaining import explanation_lines, source_lines
from alpine_quiz.plain.flagging import ask_what_is_bad, flag_line
from alpine_quiz.plain.help import PLAIN_COMMANDS, POINTS, how_to_answer
from alpine_quiz.plain.home import faults_text, title_line, warning_text
from alpine_quiz.plain.modes import KEPT_BACK, NOTED, ending_line, mode_line, state_text
from alpine_quiz.plain.passage import READING, PlainReader
from alpine_quiz.plain.reading import read_answer
from alpine_quiz.plain.sources import quoted
from alpine_quiz.plain.wording import (
    ELSEWHERE,
    LETTERS,
    answer_text,
    key_text,
    not_final,
    option_text,
    verdict_line,
)
from alpine_quiz.records.players import DEFAULT_PLAYER

if TYPE_CHECKING:
    from alpine_quiz.game.asked import Asked
    from alpine_quiz.game.round import Round
    from alpine_quiz.plain.lines import Lines
    from alpine_quiz.records.kept_round import KeptRound
    from alpine_quiz.records.sitting import Sitting

RESUME = "alpine-quiz play --plain --resume"
SOURCE_COMMANDS = {f"s {letter}": letter for letter in READING}
"""What is typed to read on in a source, and what it asks for there."""


class PlainRound:
    """A round read from and written to ``lines``."""

    def __init__(self, sitting: Sitting, kept: KeptRound, lines: Lines) -> None:
        self._sitting = sitting
        self._kept = kept
        self._lines = lines
        self._warned = ""
        self._reader: PlainReader | None = None

    def play(self) -> bool:
        """Play to the end, to ``q``, or to the end of input; return whether it is finished."""
        game = self._kept.round
        self._begin()
        while game.phase is not Phase.FINISHED:
            self._ask(game.current)
            while game.phase is Phase.ASKED:
                line = self._lines.read()
                if line is None or line.strip().casefold() == "q":
                    self._leave()
                    return False
                if not self._kept.expire():
                    self._take(line)
            if game.over and not game.rules.silent:
                self._pause()
            self._kept.next()
        self._end()
        return True

    def _pause(self) -> None:
        """After the last verdict, take commands until anything else, or nothing, comes."""
        self._lines.write()
        last = ending_line(self._kept.round) or tr("That was the last question.")
        self._lines.write(" ".join((last, tr("Enter shows the result."))))
        # A miss that is claimed gives a life back, and the round goes on.
        while self._kept.round.over and (line := self._lines.read()) is not None:
            command = " ".join(line.casefold().split())
            if command not in {"s", "+", "!", "?", *SOURCE_COMMANDS}:
                return
            self._take(line)

    def _begin(self) -> None:
        game = self._kept.round
        left = len(game.plan) - len(game.played)
        self._lines.write(title_line(self._sitting))
        self._lines.write(_to_go(left) if game.played else _to_play(left))
        if special := mode_line(self._kept):
            self._lines.write(special)
        if self._kept.skipped:
            self._lines.write(
                tr_count(
                    "{count} of the planned questions is no longer in the pack.",
                    "{count} of the planned questions are no longer in the pack.",
                    self._kept.skipped,
                )
            )
        if faults := faults_text(self._sitting):
            self._lines.write(faults)
        self._warn()

    def _warn(self) -> None:
        """Say once that nothing is being saved, and why."""
        warning = warning_text(self._sitting)
        if warning and warning != self._warned:
            self._warned = warning
            self._lines.write(warning)

    def _ask(self, asked: Asked) -> None:
        self._lines.write()
        self._lines.write(_head(self._kept.round, asked))
        self._lines.write(asked.item.stem)
        if isinstance(asked.item, Match):
            for number, left in enumerate(asked.lefts, start=1):
                self._lines.write(f"  {number}  {left}")
            # Translators: stands between two lists whose lines make pairs.
            self._lines.write(tr_as("between two lists", "with"))
        for number, option in enumerate(asked.options, start=1):
            sign = str(number) if isinstance(asked.item, Order) else LETTERS[number - 1]
            self._lines.write(f"  {sign}  {option_text(option, asked.item)}")
        if isinstance(asked.item, Number | Text):
            self._lines.write(how_to_answer(asked))

    def _take(self, line: str) -> None:
        """Run a command, or take the line for an answer."""
        command = " ".join(line.casefold().split())
        if command == "?":
            self._help()
        elif command in {"h", "s", "+", "!", *SOURCE_COMMANDS} and self._kept.round.rules.silent:
            self._lines.write(tr(KEPT_BACK))
        elif command == "h":
            self._lines.write(self._kept.hint() or tr("There is no hint for this one."))
        elif command == "s":
            self._source()
        elif command in SOURCE_COMMANDS:
            self._read_source(SOURCE_COMMANDS[command])
        elif command == "+":
            self._claim()
        elif command == "!":
            self._flag()
        else:
            self._answer(line)

    def _answer(self, line: str) -> None:
        asked = self._kept.round.current
        text = line.strip()
        answer = read_answer(text.removeprefix("="), asked)
        if answer is None:
            self._lines.write(how_to_answer(asked))
            return
        verdict = self._kept.answer(answer)
        if verdict is not None and not verdict.final:
            self._lines.write(not_final(verdict, asked))
        elif verdict is not None and self._kept.round.rules.silent:
            self._note()
        elif verdict is not None:
            self._explain()

    def _note(self) -> None:
        """Say that the answer is taken, and no more."""
        self._lines.write(tr(ELSEWHERE if self._kept.answered_elsewhere else NOTED))
        self._warn()
        self._kept.explain()

    def _explain(self) -> None:
        played = self._kept.round.latest
        if played is None:
            return
        self._lines.write()
        if self._kept.answered_elsewhere:
            self._lines.write(tr(ELSEWHERE))
        for text in explanation_lines(played, self._sitting):
            self._lines.write(text)
        if flag := self._kept.flagged(len(self._kept.round.played) - 1):
            self._lines.write(flag_line(flag))
        self._warn()
        self._kept.explain()

    def _source(self) -> None:
        """Show the latest answer's sources in their documents."""
        played = self._kept.round.played[-1] if self._kept.round.played else None
        if played is None:
            self._lines.write(tr("The source is shown once you have answered."))
            return
        for line in source_lines(played, self._sitting):
            self._lines.write(line)

    def _read_source(self, command: str) -> None:
        """Read on in the document of the latest answer's source."""
        played = self._kept.round.played[-1] if self._kept.round.played else None
        citations = played.asked.item.citations if played else ()
        if not citations:
            self._source()
            return
        if self._reader is None or self._reader.citations is not citations:
            self._reader = PlainReader(self._sitting, citations)
        for line in self._reader.lines(command):
            self._lines.write(line)

    def _claim(self) -> None:
        if not self._kept.claim():
            self._lines.write(tr("There is no typed miss to count as right."))
            return
        self._lines.write(verdict_line(self._kept.round.played[-1], self._sitting.language))
        self._warn()

    def _flag(self) -> None:
        """Ask what is wrong with the question answered last."""
        if self._kept.round.played:
            ask_what_is_bad(self._kept, len(self._kept.round.played) - 1, self._lines)
            self._warn()
        else:
            self._lines.write(tr("Answer a question first, then say what is wrong with it."))

    def _help(self) -> None:
        if self._kept.round.phase is Phase.ASKED:
            self._lines.write(how_to_answer(self._kept.round.current))
        for line in (*PLAIN_COMMANDS, *POINTS):
            self._lines.write(tr(line))

    def _leave(self) -> None:
        """Say what is saved and how to go on."""
        game = self._kept.round
        self._lines.write()
        if not game.played:
            self._lines.write(tr("Left before the first answer: nothing to save."))
        elif self._kept.resumable:
            self._lines.write(
                tr_count(
                    "Saved, {count} answer of {total}. To go on: {command}",
                    "Saved, {count} answers of {total}. To go on: {command}",
                    len(game.played),
                    total=whole(len(game.plan)),
                    command=self._resume(),
                )
            )
        else:
            self._lines.write(warning_text(self._sitting))

    def _resume(self) -> str:
        command, name = RESUME, self._sitting.player.name
        if self._sitting.given:
            command += f" --pack {shlex.quote(self._sitting.given)}"
        return command if name == DEFAULT_PLAYER else f"{command} --player {shlex.quote(name)}"

    def _end(self) -> None:
        sitting = self._sitting
        found = sitting.results(self._kept)
        self._lines.write()
        if self._kept.round.rules.seconds and (early := ending_line(self._kept.round)):
            self._lines.write(early)
        for line in round_lines(sitting, self._kept, found):
            self._lines.write(line)
        if found.misses:
            self._lines.write()
            self._lines.write(tr("What got away"))
        for missed in found.misses:
            item = missed.played.asked.item
            given = tr("You: {answer}", answer=answer_text(missed.played.answer, item))
            right = tr("Right: {answer}", answer=key_text(item, sitting.language))
            self._lines.write(f"{missed.number}. {item.stem}")
            self._lines.write(f"   {given}")
            self._lines.write(f"   {right}")
            for citation in item.citations:
                self._lines.write(f"   {quoted(citation, sitting).line}")
        self._lines.write()
        self._lines.write(warning_text(sitting) or tr("Saved: alpine-quiz scores shows it again."))


def _to_play(count: int) -> str:
    # Translators: ? and q are what is typed; they stay.
    return tr_count(
        "{count} question. ? is help, q saves and leaves.",
        "{count} questions. ? is help, q saves and leaves.",
        count,
    )


def _to_go(count: int) -> str:
    # Translators: said of a round that is gone on with; ? and q are what is typed.
    return tr_count(
        "{count} question to go. ? is help, q saves and leaves.",
        "{count} questions to go. ? is help, q saves and leaves.",
        count,
    )


def _head(game: Round, asked: Asked) -> str:
    """Return which question this is, of what topic, and the lives or the time left."""
    topic, state = asked.item.topic.capitalize(), state_text(game)
    message = later("Question {number} of {total}.")
    if topic and state:
        # Translators: {state} is what is left: “2 lives left”, “10 minutes left”.
        message = later("Question {number} of {total}. {topic}. {state}.")
    elif topic:
        message = later("Question {number} of {total}. {topic}.")
    elif state:
        message = later("Question {number} of {total}. {state}.")
    return tr(
        message,
        number=whole(game.position + 1),
        total=whole(len(game.plan)),
        topic=topic,
        state=state,
    )


def play_rounds(sitting: Sitting, kept: KeptRound, lines: Lines) -> None:
    """Play a round, and its misses again as long as the player wants to."""
    while PlainRound(sitting, kept, lines).play():
        again = AfterRound(sitting, kept, lines).run()
        if again is None:
            return
        kept = again
