"""Help with a question on its screen: the hint, and 50:50."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from alpine_quiz.game.hotseat import Stage
from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.plain.helping import halved_text, halving_key, hint_key, hint_text
from alpine_quiz.terminal.screens.round import RoundScreen
from alpine_quiz.terminal.widgets.key_line import Key
from alpine_quiz.terminal.widgets.pick import PickOptions


class HelpedScreen(RoundScreen):
    """A round in which one may ask for help; where scores count it says what that costs."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h,f2", "hint", later("a hint, where there is one"), id="question.hint"),
        Binding(
            "x,f6",
            "halve",
            later("50:50: half of the wrong options of a choice are taken away"),
            id="question.halve",
        ),
    ]

    def _help_keys(self) -> list[Key]:
        rules, keys = self._kept.round.rules, []
        if self.check_action("halve", ()):
            keys.append(Key("question.halve", halving_key(rules)))
        given = bool(self._kept.round.hints)
        if self.check_action("hint", ()) and not (given and self._remark == self._help):
            # What was given is given again for nothing, where something else took its place.
            keys.append(Key("question.hint", tr("hint") if given else hint_key(rules)))
        return keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Help only with an open question, and in a hot seat whoever is answering."""
        match action:
            case "hint":
                seats = self._kept.hot_seat
                mine = seats is None or seats.stage is Stage.ANSWERING
                silent = self._kept.round.rules.silent
                return self._in_play and mine and not silent and self._has_hint
            case "halve":
                return self._kept.can_halve
            case _:
                return super().check_action(action, parameters)

    @property
    def _has_hint(self) -> bool:
        return bool(self._kept.round.current.item.hint)

    def action_hint(self) -> None:
        """Show the hint below the options."""
        if not self.too_small and self._kept.hint():
            self._remark_on(self._help)

    def _help(self) -> str:
        """Return the hint that was given, and that options were taken away."""
        game = self._kept.round
        told = [hint_text(game.current.item.hint, game.rules)] if game.hints else []
        return "\n".join([*told, halved_text(game.rules)] if game.removed else told)

    def action_halve(self) -> None:
        """Strike half of the wrong options out."""
        if self.too_small or not (removed := self._kept.halve()):
            return
        if isinstance(self._answering, PickOptions):
            self._answering.take_away(removed)
        self._remark_on(self._help)
        self._show_state()
