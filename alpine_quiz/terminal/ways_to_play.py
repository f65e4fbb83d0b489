"""The ways to play by name, for the palette."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.app import SystemCommand

from alpine_quiz.language.catalogue import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.screen import Screen

    from alpine_quiz.records.sitting import Sitting
    from alpine_quiz.settings.model import Settings
    from alpine_quiz.terminal.app import QuizApp

_AT_HOME = (
    "go_on play tutorial review daily ways class packs library documents settings scores players"
)
_OF_WAYS = "topic exam hot_seat survival timeline weak review daily"
NAMED_BINDINGS = frozenset(
    {
        "scores.players",
        *(f"home.{name}" for name in _AT_HOME.split()),
        *(f"ways.{name}" for name in _OF_WAYS.split()),
    }
)
"""Bindings that do what a command of the palette does that has a name of its own."""


def ways_to_play(app: QuizApp) -> Iterable[SystemCommand]:
    """Offer the tutorial and each way but a quick round; one topic where there are several."""
    sitting = app.sitting
    yield SystemCommand(tr("Review"), tr("what is due"), app.action_review)
    yield SystemCommand(tr("Daily"), tr("the round of the day"), app.action_daily)
    if sitting is not None and len(sitting.pack.topics(sitting.language)) > 1:
        yield SystemCommand(
            tr("Topic…"), tr("questions of one topic"), partial(app.action_way, "topic")
        )
    named = (
        ("exam", tr("Exam"), tr("no hints, verdicts at the end")),
        ("survival", tr("Survival"), tr("easy to hard, until the third miss")),
        ("timeline", tr("Timeline"), tr("orders and years")),
        ("weak", tr("Weak facts"), tr("practice; what is due stays as it is")),
        ("hot_seat", tr("Hot seat"), tr("several at one keyboard")),
    )
    for way, name, about in named:
        yield SystemCommand(name, about, partial(app.action_way, way))
    yield SystemCommand(tr("Tutorial"), tr("learn the game by playing it"), app.action_tutorial)


def set_up_screen(way: str, sitting: Sitting, settings: Settings) -> Screen[None] | None:
    """Return where a way to play is set up; ``None`` for one that begins at once."""
    from alpine_quiz.game.modes import Mode
    from alpine_quiz.records.preferring import preferred
    from alpine_quiz.records.ways import Wanted
    from alpine_quiz.terminal.screens.set_up import ExamScreen
    from alpine_quiz.terminal.screens.table import TableScreen
    from alpine_quiz.terminal.screens.ways import TopicsScreen

    match way:
        case "topic":
            return TopicsScreen(sitting, preferred(Wanted(Mode.TOPIC), settings))
        case "exam":
            return ExamScreen(sitting, settings.exam_questions, settings.exam_minutes)
        case "hot_seat":
            return TableScreen(sitting)
        case _:
            return None
