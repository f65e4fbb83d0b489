"""What may be asked for besides answering, as plain lines: help, a pause, more time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr
from alpine_quiz.plain.helping import halved_text, halving_offer, hint_text
from alpine_quiz.plain.modes import time_left_text
from alpine_quiz.plain.question import option_lines

if TYPE_CHECKING:
    from alpine_quiz.plain.lines import Lines
    from alpine_quiz.records.kept_round import KeptRound


class Asides:
    """Commands that leave the question open."""

    def __init__(self, kept: KeptRound, lines: Lines) -> None:
        self._kept = kept
        self._lines = lines
        self._offered = False

    def offer(self) -> None:
        """Say once a round that there is 50:50, and what it costs."""
        if self._kept.can_halve and not self._offered:
            self._offered = True
            self._lines.write(halving_offer(self._kept.round.rules))

    def take(self, command: str) -> bool:
        """Run a command; return whether it was one."""
        match command:
            case "h":
                self._hint()
            case "x":
                self._halve()
            case "p":
                self._pause()
            case "m":
                self._more_time()
            case _:
                return False
        return True

    def _hint(self) -> None:
        hint = self._kept.hint()
        rules = self._kept.round.rules
        self._lines.write(hint_text(hint, rules) if hint else tr("There is no hint for this one."))

    def _halve(self) -> None:
        """Take half of the wrong options away, and show what is left."""
        game = self._kept.round
        if not self._kept.halve():
            self._lines.write(tr("There is no 50:50 for this one."))
            return
        for line in (halved_text(game.rules), *option_lines(game)):
            self._lines.write(line)

    def _pause(self) -> None:
        if self._kept.pause():
            self._lines.write(tr("Paused. Enter goes on."))

    def _more_time(self) -> None:
        left = self._kept.round.time_left if self._kept.add_time() else None
        self._lines.write(tr("There is no time limit.") if left is None else time_left_text(left))
