"""The rounds that were played, the latest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.game.modes import Mode
from alpine_quiz.language.catalogue import tr, tr_count
from alpine_quiz.language.clean import cleaned
from alpine_quiz.language.figures import moment, points
from alpine_quiz.plain.looking_back.blocks import Block, Row
from alpine_quiz.plain.looking_back.tallies import out_of_text, title_of
from alpine_quiz.plain.modes import mode_name

if TYPE_CHECKING:
    from alpine_quiz.records.looking_back import LookingBack
    from alpine_quiz.records.scores import RoundScore

LATEST_ROUNDS = 10


def round_blocks(found: LookingBack, most: int | None = None) -> list[Block]:
    """Return the latest rounds, at most so many of them, and how many came before."""
    rounds = found.scores.rounds
    shown = rounds[:most]
    widest = max((len(out_of_text(each)) for each in shown), default=0)
    rows = [Row(moment(each.latest), _figures(found, each, widest)) for each in shown]
    if before := len(rounds) - len(shown):
        # Translators: the last line of a list of rounds: so many came before them.
        rows.append(Row(tr_count("and {count} before", "and {count} before", before), ""))
    return [Block(tr("Latest rounds"), rows=tuple(rows))]


def _figures(found: LookingBack, each: RoundScore, widest: int) -> str:
    parts = [title_of(found, each)] if found.pack is None else []
    if mode := mode_name(each.mode):
        parts.append(mode)
    if each.topic:
        topic = found.topics.get((each.pack, each.topic)) or each.topic
        parts.append(cleaned(topic))
    parts += seats_texts(each)
    if not each.finished:
        # Translators: said of a round: it was left after so many answers.
        parts.append(tr_count("left after {count}", "left after {count}", each.tally.answers))
    return f"{out_of_text(each):<{widest}}  {', '.join(parts)}".rstrip()


def seats_texts(each: RoundScore) -> list[str]:
    """Return those who shared the keyboard, each with their points, the best first."""
    if each.mode != Mode.HOTSEAT:
        return []
    seats = sorted(each.seats, key=lambda seat: -seat.points)
    return [
        # Translators: one of several at one keyboard, and their points: “Zoé 7½”.
        tr("{name} {points}", name=cleaned(seat.name), points=points(seat.points))
        for seat in seats
    ]
