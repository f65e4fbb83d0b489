"""A round as plain lines: one line in, whole lines out, nothing moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.game.round import Phase
from alpine_quiz.language.catalogue import tr, tr_count
from alpine_quiz.language.figures import whole
from alpine_quiz.plain.after import AfterRound, round_lines
from alpine_quiz.plain.asides import Asides
from alpine_quiz.plain.command import argument
from alpine_quiz.plain.explaining import explanation_lines, source_lines
from alpine_quiz.plain.flagging import ask_what_is_bad, flag_line
from alpine_quiz.plain.help import PLAIN_COMMANDS, POINTS, how_to_answer
from alpine_quiz.plain.home import faults_text, title_line, warning_text
from alpine_quiz.plain.hot_seat import PlainTable
from alpine_quiz.plain.modes import KEPT_BACK, NOTED, ending_line, mode_line
from alpine_quiz.plain.passage import READING, PlainReader
from alpine_quiz.plain.question import question_lines
from alpine_quiz.plain.reading import read_answer
from alpine_quiz.plain.seats import given_line
from alpine_quiz.plain.sources import quoted
from alpine_quiz.plain.wording import (
    ELSEWHERE,
    key_text,
    not_final,
    verdict_line,
)
from alpine_quiz.records.players import DEFAULT_PLAYER

if TYPE_CHECKING:
    from alpine_quiz.game.verdict import Verdict
    from alpine_quiz.plain.lines import Lines
    from alpine_quiz.records.kept_round import KeptRound
    from alpine_quiz.records.sitting import Sitting

RESUME = "alpine-quiz play --plain --resume"
SOURCE_COMMANDS = {f"s {letter}": letter for letter in READING}
"""What is typed to read on in a source, and what it asks for there."""
CLAIMS = {"+", "i"}
"""Either says “I was right”, as on the screens."""
_OF_THE_LAST = {"s", "!", *CLAIMS}
"""What may be typed of the last answer while the next player takes the seat."""
_KEPT_BACK = {"h", "x", "s", "!", *CLAIMS, *SOURCE_COMMANDS}


class PlainRound:
    """A round read from and written to ``lines``."""

    def __init__(self, sitting: Sitting, kept: KeptRound, lines: Lines) -> None:
        self._sitting = sitting
        self._kept = kept
        self._lines = lines
        self._warned = ""
        self._asides = Asides(kept, lines)
        self._table = PlainTable(kept, kept.hot_seat, lines) if kept.hot_seat else None
        self._reader: PlainReader | None = None

    def play(self) -> bool:
        """Play to the end, to ``q``, or to the end of input; return whether it is finished."""
        game = self._kept.round
        self._begin()
        while game.phase is not Phase.FINISHED:
            self._put()
            while game.phase is Phase.ASKED:
                line = self._lines.read()
                if self._kept.expire():
                    continue
                if line is None or line.strip().casefold() == "q":
                    self._leave()
                    return False
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
            if command not in {"s", "!", "?", *CLAIMS, *SOURCE_COMMANDS}:
                return
            self._take(line)

    def _put(self) -> None:
        """Ask, or first have the next take the seat."""
        if self._table is not None and self._table.waits:
            self._table.hand_over()
        else:
            self._ask()

    def _begin(self) -> None:
        game = self._kept.round
        left = len(game.plan) - len(game.played)
        self._lines.write(title_line(self._sitting))
        self._lines.write(self._how_many(left))
        if special := mode_line(self._kept):
            self._lines.write(special)
        if self._table is not None:
            self._table.begin()
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

    def _how_many(self, left: int) -> str:
        """Say how many questions come, where more than misses ends the round."""
        if self._kept.round.rules.lives:
            # Translators: ? and q are what is typed; they stay.
            return tr("? is help, q saves and leaves.")
        return _to_go(left) if self._kept.round.played else _to_play(left)

    def _warn(self) -> None:
        """Say once that nothing is being saved, and why."""
        warning = warning_text(self._sitting)
        if warning and warning != self._warned:
            self._warned = warning
            self._lines.write(warning)

    def _ask(self) -> None:
        self._lines.write()
        for line in question_lines(self._kept.round, self._sitting.pack):
            self._lines.write(line)
        self._asides.offer()
        if self._table is not None:
            self._table.call()

    def _take(self, line: str) -> None:
        """Run a command, or take the line for an answer."""
        command = " ".join(line.casefold().split())
        if command == "?":
            self._help()
        elif self._table is not None and self._table.waits and command not in _OF_THE_LAST:
            self._table.ready()
            self._ask()
        elif self._kept.paused:
            self._kept.unpause()
            self._ask()
        elif command in _KEPT_BACK and self._kept.round.rules.silent:
            self._lines.write(tr(KEPT_BACK))
        elif command == "s":
            self._source()
        elif command in SOURCE_COMMANDS and self._kept.round.phase is Phase.ASKED:
            self._lines.write(
                tr("The document waits: it may tell what is being asked. s shows the last source.")
            )
        elif command in SOURCE_COMMANDS:
            self._read_source(SOURCE_COMMANDS[command])
        elif command in CLAIMS:
            self._claim()
        elif command == "!":
            self._flag()
        elif self._table is not None and self._table.open and command not in {"p", "m"}:
            if self._table.buzz(command):
                self._explain()
        elif self._table is not None and self._table.is_late(command):
            self._table.tell_who()
        elif not self._asides.take(command):
            self._grade(self._kept.give_up() if command == "-" else self._answered(line))

    def _answered(self, line: str) -> Verdict | None:
        """Take a line for an answer, and return its verdict; say how to answer if it is none."""
        asked = self._kept.round.current
        answer = read_answer(line.strip().removeprefix("="), asked)
        if answer is None:
            self._lines.write(self._how_to_answer())
            return None
        return self._kept.answer(answer)

    def _how_to_answer(self) -> str:
        buzzing = self._table is not None and self._table.buzzing
        return how_to_answer(self._kept.round.current, buzzing=buzzing)

    def _grade(self, verdict: Verdict | None) -> None:
        if verdict is not None and not verdict.final:
            self._lines.write(not_final(verdict, self._kept.round.current))
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
        if self._table is not None:
            self._table.tell()
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
        if self._table is not None:
            self._table.tell()
        self._warn()

    def _flag(self) -> None:
        """Ask what is wrong with the question answered last."""
        if self._kept.round.played:
            ask_what_is_bad(self._kept, len(self._kept.round.played) - 1, self._lines)
            self._warn()
        else:
            self._lines.write(tr("Answer a question first, then say what is wrong with it."))

    def _help(self) -> None:
        waits = self._table is not None and self._table.waits
        if self._kept.round.phase is Phase.ASKED and not waits and not self._kept.paused:
            self._lines.write(self._how_to_answer())
        for line in (*PLAIN_COMMANDS, *POINTS):
            self._lines.write(tr(line))

    def _leave(self) -> None:
        """Say what is saved and how to go on."""
        game = self._kept.round
        self._kept.put_aside()
        self._lines.write()
        if not game.played:
            self._lines.write(tr("Left before the first answer: nothing to save."))
        elif self._kept.resumable and game.rules.lives:
            self._lines.write(
                tr_count(
                    "Saved, {count} answer. To go on: {command}",
                    "Saved, {count} answers. To go on: {command}",
                    len(game.played),
                    command=self._resume(),
                )
            )
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
            command += f" --pack {argument(self._sitting.given)}"
        return command if name == DEFAULT_PLAYER else f"{command} --player {argument(name)}"

    def _end(self) -> None:
        sitting = self._sitting
        found = sitting.results(self._kept)
        self._lines.write()
        timed = self._kept.round.rules.seconds and self._kept.round.lives != 0
        if timed and (early := ending_line(self._kept.round)):
            self._lines.write(early)
        if self._table is not None:
            self._table.end()
        for line in round_lines(sitting, self._kept, found):
            self._lines.write(line)
        if found.misses:
            self._lines.write()
            self._lines.write(tr("What got away"))
        for missed in found.misses:
            item = missed.played.asked.item
            given = given_line(missed.played, self._kept.saved.seats)
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


def play_rounds(sitting: Sitting, kept: KeptRound, lines: Lines) -> None:
    """Play a round, then its misses or another one like it, as long as the player wants to."""
    while PlainRound(sitting, kept, lines).play():
        following = AfterRound(sitting, kept, lines).run()
        if following is None:
            return
        kept = following
