"""What the menu in plain lines asks before a round: a topic, a time limit, how a hot seat goes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from alpine_quiz.game.choosing import of_topic
from alpine_quiz.game.modes import Mode, length_of
from alpine_quiz.game.seats import Style
from alpine_quiz.language.catalogue import spoken, tr, tr_count
from alpine_quiz.language.figures import whole
from alpine_quiz.plain.choosing import Choice, choose, numbered
from alpine_quiz.plain.home import questions_text, waiting_line
from alpine_quiz.plain.hot_seat import ask_for_seats
from alpine_quiz.plain.seats import STYLES
from alpine_quiz.records.ways import Wanted
from alpine_quiz.settings.schema import BY_KEY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alpine_quiz.plain.lines import Lines
    from alpine_quiz.records.saved import SavedRound
    from alpine_quiz.records.sitting import Sitting

_MOST_MINUTES = BY_KEY["minutes"].most


def ask_for_topic(sitting: Sitting, lines: Lines) -> str | None:
    """Ask for a topic, as the banks call it."""
    pack, topics = sitting.pack, sitting.pack.topics(sitting.language)
    if not topics:
        lines.write(tr("The pack has no topics."))
        return None
    choices = [
        Choice(
            # Translators: {count} is such as “12 questions”.
            tr(
                "{topic}: {count}",
                topic=pack.topic_name(topic, spoken()),
                count=questions_text(len(of_topic(sitting.items, topic))),
            ),
            (topic, *(pack.topic_name(topic, each) for each in (spoken(), *pack.languages))),
        )
        for topic in topics
    ]
    place = choose(lines, tr("Which topic? Its number or name; Enter goes back."), choices)
    return None if place is None else topics[place]


def minutes_text(minutes: int) -> str:
    """Return a limit in words."""
    if not minutes:
        return tr("no time limit")
    return tr_count("{count} minute", "{count} minutes", minutes)


def ask_for_minutes(lines: Lines) -> int | None:
    """Ask for the minutes of a whole round; 0 is no limit, ``None`` leaves it as it is."""
    lines.write(
        tr(
            "How many minutes for the whole round? 1 to {most}, 0 for no limit; Enter goes back.",
            most=whole(_MOST_MINUTES),
        )
    )
    while text := (lines.read() or "").strip():
        minutes = numbered(text)
        if minutes is not None and minutes <= _MOST_MINUTES:
            return minutes
        if text.casefold() == "q":
            return None
        lines.write(
            tr("Type a whole number, 0 to {most}; Enter goes back.", most=whole(_MOST_MINUTES))
        )
    return None


def ask_for_round(
    sitting: Sitting, waiting: Sequence[SavedRound], lines: Lines
) -> SavedRound | None:
    """Ask which of the rounds that wait is gone on with."""
    choices = [Choice(waiting_line(saved, sitting.today)) for saved in waiting]
    place = choose(lines, tr("Which round? Its number; Enter goes back."), choices)
    return None if place is None else waiting[place]


def ask_for_hot_seat(sitting: Sitting, lines: Lines, minutes: int = 0) -> Wanted | None:
    """Ask how a hot seat is played, who shares it, and how long it is; ``None`` to go back."""
    styles = list(Style)
    choices = [Choice(tr(STYLES[each]), (each, tr(STYLES[each]))) for each in styles]
    place = choose(lines, tr("How is it played? A number or a name; Enter goes back."), choices)
    if place is None:
        return None
    seats = ask_for_seats(lines, styles[place], sitting.latest_seats())
    if seats is None:
        return None
    count = min(length_of(Mode.HOTSEAT), len(sitting.items))
    wanted = Wanted(Mode.HOTSEAT, count=count, seconds=60 * minutes, seats=seats)
    return _ask_for_length(sitting, lines, wanted)


def _ask_for_length(sitting: Sitting, lines: Lines, wanted: Wanted) -> Wanted | None:
    """Let the number of questions, the topic and the limit be changed, until Enter begins."""
    several = len(sitting.pack.topics(sitting.language)) > 1
    while True:
        lines.write(_length_line(sitting, wanted))
        lines.write(
            # Translators: t, c and q are what is typed; they stay.
            tr("Enter begins. A number sets how many, t the topic, c the time limit; q leaves.")
            if several
            # Translators: c and q are what is typed; they stay.
            else tr("Enter begins. A number sets how many, c the time limit; q leaves.")
        )
        line = lines.read()
        text = "q" if line is None else line.strip().casefold()
        count, most = numbered(text), len(sitting.items)
        if not text:
            return wanted
        if text == "q":
            return None
        if count is not None and 1 <= count <= most:
            wanted = replace(wanted, count=count)
        elif text == "t" and several:
            wanted = replace(wanted, topic=ask_for_topic(sitting, lines))
        elif text == "c":
            minutes = ask_for_minutes(lines)
            wanted = wanted if minutes is None else replace(wanted, seconds=60 * minutes)
        else:
            lines.write(tr("That cannot be. There are 1 to {most} questions.", most=whole(most)))


def _length_line(sitting: Sitting, wanted: Wanted) -> str:
    """Return what is going to be asked, and in which time."""
    topic = wanted.topic
    return tr(
        # Translators: “12 questions, all topics, no time limit.”
        "{count}, {topic}, {limit}.",
        count=questions_text(wanted.count or 0),
        topic=sitting.pack.topic_name(topic, spoken()) if topic else tr("all topics"),
        limit=minutes_text(wanted.seconds // 60),
    )
