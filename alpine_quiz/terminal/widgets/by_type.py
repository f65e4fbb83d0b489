"""What a question is answered with: by its type a widget, and the keys that work in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from alpine_quiz.bank.model import Match, Multiple, Number, Order, Text
from alpine_quiz.language.catalogue import tr, tr_as
from alpine_quiz.plain.wording import LETTERS
from alpine_quiz.terminal.widgets.arrange import Arrange
from alpine_quiz.terminal.widgets.key_line import Key
from alpine_quiz.terminal.widgets.pair_up import PairUp
from alpine_quiz.terminal.widgets.pick import PickOptions
from alpine_quiz.terminal.widgets.typing_in import TypeIn

if TYPE_CHECKING:
    from alpine_quiz.game.asked import Asked


Answering: TypeAlias = PickOptions | TypeIn | Arrange | PairUp


def answering_widget(asked: Asked, *, digits: bool = True) -> Answering:
    """Return the widget that fits the type of question; ``digits`` stand for options too."""
    match asked.item:
        case Text() | Number():
            return TypeIn(asked)
        case Order():
            return Arrange(asked, digits=digits)
        case Match():
            return PairUp(asked, digits=digits)
        case _:
            return PickOptions(asked, digits=digits)


def answering_keys(asked: Asked, *, digits: bool = True, blank: bool = False) -> list[Key]:
    """Return the keys by which this question is answered; ``blank`` if nothing is typed yet."""
    # Translators: beside ⏎ where there is room for hardly anything: it hands the answer in.
    briefest = Key("question.go_on", tr_as("key", "answer"))
    brief = Key("question.go_on", tr("answer"), brief=briefest)
    enter = Key("question.go_on", tr("answer"), brief=brief, needed=not blank)
    letters = f"A–{LETTERS[len(asked.options) - 1]}" if asked.options else ""
    match asked.item:
        case Text() | Number():
            return [enter]
        case Order():
            brief = Key("arrange.take", tr("take"))
            take = Key("arrange.take", tr("take · put"), brief=brief, needed=True)
            return [take, enter, Key("rows.up rows.down", tr("move"))]
        case Match():
            return [
                Key("", tr("give"), letters, needed=True),
                enter,
                Key("rows.up rows.down", tr("go")),
                Key("pairs.clear", tr("take back")),
            ]
        case Multiple():
            return [Key("", tr("tick"), letters, needed=True), enter]
        case _:
            numbers = f"1–{len(asked.options)}"
            either = tr("{letters} or {numbers}", letters=letters, numbers=numbers)
            choose, brief = tr("choose, again to answer"), Key("", tr("choose"), letters)
            # The letter alone answers too.
            enter = Key("question.go_on", tr("answer"))
            return [Key("", choose, either if digits else letters, brief, needed=True), enter]
