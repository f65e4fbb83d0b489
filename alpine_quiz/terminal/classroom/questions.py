"""The questions of a session with their answers, for the teacher: those asked, those to come."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from alpine_quiz.classroom.sets import save_set
from alpine_quiz.language.catalogue import later, tr, tr_count
from alpine_quiz.plain.classroom.answering import asked_text, known_key
from alpine_quiz.terminal.classroom.now import NowScreen
from alpine_quiz.terminal.classroom.private import PrivateScreen
from alpine_quiz.terminal.widgets.key_line import Key
from alpine_quiz.terminal.widgets.rows import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.screen import Screen


class QuestionsScreen(PrivateScreen):
    """The plan: swap, move, cut; and the set of it to keep."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,a",
            "choose",
            later("how a question that was asked was answered; to accept, or to strike it"),
            id="questions.answers",
        ),
        Binding("s", "swap", later("another question in its place"), id="questions.swap"),
        Binding("u,shift+up,ctrl+up", "move(-1)", later("ask it earlier"), id="questions.earlier"),
        Binding("d,shift+down,ctrl+down", "move(1)", later("ask it later"), id="questions.later"),
        Binding("x,delete", "cut", later("leave the question out"), id="questions.cut"),
        Binding("w,f2", "save", later("save the questions for next time"), id="questions.save"),
        Binding("p", "wall", later("the address of the projector’s page"), id="questions.wall"),
    ]

    def heading(self) -> str:
        """Return what is listed."""
        return tr("For you alone: the questions")

    def keys(self) -> tuple[Key, ...]:
        """See what was answered, change the plan, keep it, or turn the page."""
        return (
            *([Key("questions.answers", tr("answers"))] if self.leading.desk.answers else []),
            *self._of_the_plan(),
            Key("questions.save", tr("save the set")),
            Key("questions.wall", tr("projector")),
            *self.last_keys(),
        )

    def _of_the_plan(self) -> list[Key]:
        desk = self.leading.desk
        begun = desk.at_own_pace and any(each["answered"] for each in desk.answers)
        if begun or not desk.plan:
            return []
        return [
            Key("questions.swap", tr("swap")),
            Key("questions.earlier questions.later", tr("move")),
            Key("questions.cut", tr("cut")),
        ]

    @property
    def _places(self) -> tuple[list[int], list[int]]:
        return self.leading.desk.asked, self.leading.desk.plan

    def rows(self) -> Sequence[Row]:
        """Return what was asked, then what is to come, each with its answer below."""
        pool = self.leading.desk.pool
        asked, plan = self._places
        answers = self.leading.desk.answers
        rows = []
        for number, place in enumerate([*asked, *plan], 1):
            if place >= len(pool):
                continue
            item = pool[place]
            above = ""
            if asked and number == 1:
                above = tr("Asked")
            elif number == len(asked) + 1:
                above = self._title(len(plan))
            look = "faint" if number <= len(asked) else ""
            below = known_key(item["type"], item["key_text"])
            if number <= len(answers):
                below = f"{below} · {asked_text(answers[number - 1])}"
            rows.append(Row(item["stem"], str(number), "", look, above, below))
        return rows

    def _title(self, count: int) -> str:
        if self.leading.desk.at_own_pace:
            return tr_count("{count} question", "{count} questions", count)
        return tr_count("{count} to come", "{count} to come", count)

    def choose(self, place: int) -> None:
        """Show how a question was answered; of one to come there is nothing to show."""
        answers = self.leading.desk.answers
        if place < len(answers):
            self.app.switch_screen(NowScreen(self.leading, answers[place]["turn"]))

    def about(self, place: int) -> str:
        """Return how many lie ready to be swapped in."""
        asked, plan = self._places
        ready = len(self.leading.desk.pool) - len(asked) - len(plan)
        return tr_count("{count} more lies ready.", "{count} more lie ready.", ready)

    @property
    def _planned(self) -> int | None:
        """The place in the plan of the question pointed at, where it is still to come."""
        asked, _ = self._places
        if self.pointed is None or self.pointed < len(asked):
            return None
        return self.pointed - len(asked)

    def action_swap(self) -> None:
        """Have another question in its place."""
        if self._planned is not None:
            self.order("swap", number=self._planned)

    def action_move(self, step: int) -> None:
        """Ask it earlier or later."""
        at, (_, plan) = self._planned, self._places
        if at is None or not 0 <= at + step < len(plan):
            return
        plan.insert(at + step, plan.pop(at))
        self.list.cursor += step
        self.order("plan", questions=plan)

    def action_cut(self) -> None:
        """Leave it out."""
        at, (_, plan) = self._planned, self._places
        if at is not None:
            del plan[at]
            self.order("plan", questions=plan)

    def action_save(self) -> None:
        """Ask for a name, and save the set."""
        from alpine_quiz.terminal.screens.typed_line import TypingScreen

        if self.too_small:
            return
        screen: Screen[None] = TypingScreen(
            lambda: tr("Save the set"),
            lambda: [
                tr("A name for these questions. “alpine-quiz host --set NAME” asks them again.")
            ],
            self._save,
        )
        self.app.push_screen(screen)

    def _save(self, name: str) -> str:
        asked, plan = self._places
        pool = self.leading.desk.pool
        try:
            path = save_set(name, [pool[place]["item"] for place in [*asked, *plan]])
        except ValueError:
            return tr("A name has letters, figures, spaces or dashes, and no more than 60 of them.")
        except OSError as error:
            return tr("It could not be saved: {reason}.", reason=str(error))
        self.notify(tr("Saved as {path}", path=str(path)), markup=False)
        return ""

    def action_wall(self) -> None:
        """Show how a projector gets its page."""
        from alpine_quiz.terminal.classroom.wall_link import WallLinkScreen

        if not self.too_small:
            self.app.push_screen(WallLinkScreen(self.leading))
