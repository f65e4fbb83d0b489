"""A question as plain lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.bank.model import Match, Number, Order, Text
from alpine_quiz.language.catalogue import later, spoken, tr, tr_as
from alpine_quiz.language.figures import whole
from alpine_quiz.plain.help import how_to_answer
from alpine_quiz.plain.modes import state_text
from alpine_quiz.plain.wording import LETTERS, option_text

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Pack
    from alpine_quiz.game.round import Round


def question_lines(game: Round, pack: Pack) -> list[str]:
    """Return the question that is put: where the round stands, the stem, the options."""
    asked = game.current
    lines = [_head(game, pack), asked.item.stem]
    if isinstance(asked.item, Match):
        lines += [f"  {number}  {left}" for number, left in enumerate(asked.lefts, start=1)]
        # Translators: stands between two lists whose lines make pairs.
        lines.append(tr_as("between two lists", "with"))
    lines += option_lines(game)
    if isinstance(asked.item, Number | Text):
        lines.append(how_to_answer(asked))
    return lines


def option_lines(game: Round) -> list[str]:
    """Return the options but those that were taken away; none moves up for that."""
    item = game.current.item
    lines = []
    for number, option in enumerate(game.current.options, start=1):
        sign = str(number) if isinstance(item, Order) else LETTERS[number - 1]
        if option not in game.removed:
            lines.append(f"  {sign}  {option_text(option, item)}")
    return lines


def _head(game: Round, pack: Pack) -> str:
    """Return which question this is, of what topic, and the misses or the time left."""
    topic = pack.topic_name(game.current.item.topic, spoken())
    state = state_text(game)
    message = later("Question {number} of {total}.")
    if game.rules.lives:
        # Translators: {state} is “1 miss of 3”, or “1 miss of 3, 10 minutes left”.
        message = later("Question {number}. {topic}. {state}.")
        message = message if topic else later("Question {number}. {state}.")
    elif topic and state:
        # Translators: {state} is what is left: “10 minutes left”.
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
