"""The time of a round on its screen: what is left of it, a pause, a minute more."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.game.round import Phase
from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.terminal.screens.interlude import PausedScreen
from alpine_quiz.terminal.screens.round import RoundScreen
from alpine_quiz.terminal.widgets.key_line import Key


class Cover(Static):
    """What is seen in a question's place while it may be read for nothing."""

    def tell(self) -> None:
        """Say why it is not to be seen."""
        self.update(Content(tr("The question is hidden, and no time passes.")))


class TimedScreen(RoundScreen):
    """A round that can be paused, and whose limit, where it has one, can be moved."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p,f7", "pause", later("pause: the question is hidden"), id="question.pause"),
        Binding(
            "m,f8",
            "add_time",
            later("one more minute, where there is a time limit"),
            id="question.add_time",
        ),
    ]

    def _time_keys(self) -> list[Key]:
        """Name the keys where time matters; elsewhere help does."""
        keys = []
        if self._kept.round.rules.seconds and self.check_action("pause", ()):
            keys.append(Key("question.pause", tr("pause")))
        if self.check_action("add_time", ()):
            brief = Key("question.add_time", tr("a minute"))
            keys.append(Key("question.add_time", tr("one more minute"), brief=brief))
        return keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Pause an open question only; move a limit only where there is one."""
        match action:
            case "pause":
                return self._in_play
            case "add_time":
                return bool(self._kept.round.rules.seconds) and not self._kept.round.over
            case _:
                return super().check_action(action, parameters)

    def _watch_time(self) -> None:
        """Show the time that is left; when it is up, the results."""
        if not self.on_top:
            return
        if self._kept.expire():
            self.quiz.show_results(self._kept)
        elif self._kept.round.phase is Phase.ASKED:
            self._kept.note_time()
            self._show_progress()

    def on_screen_suspend(self) -> None:
        """Let no time pass while another screen is over this one.

        Where there is a limit the question is hidden: the palette would let it be read.
        """
        # This may be told late, once the screen is to be seen again.
        if not self.on_top:
            self._kept.hold()
            limited = bool(self._kept.round.rules.seconds)
            self.query_one(Cover).tell()
            self.set_class(limited and self._in_play, "-covered")

    def on_screen_resume(self) -> None:
        """Go on with the question."""
        if self.on_top and not self.too_small:
            self._kept.release()
            self.remove_class("-covered")

    def left(self) -> None:
        """Keep the time that the question has taken."""
        self._kept.put_aside()

    def on_resize(self) -> None:
        """Let no time pass while the window is too small for the question to be seen."""
        if self.too_small:
            self._kept.hold()
        else:
            self.on_screen_resume()

    def _show_progress(self) -> None:
        """Show how far the round is, and what is left."""

    def action_pause(self) -> None:
        """Hide the question and let no time pass."""
        if not self.too_small and self._kept.pause():
            self.app.push_screen(PausedScreen(self._unpause, self._sitting.clock))

    async def _unpause(self) -> None:
        self._kept.unpause()
        self._since = self._sitting.clock()
        self._show_state()

    def action_add_time(self) -> None:
        """Move the limit by a minute."""
        if not self.too_small and self._kept.add_time():
            self._show_progress()
