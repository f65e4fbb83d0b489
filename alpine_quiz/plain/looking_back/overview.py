"""What it all comes to, and what is in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.game.modes import Mode
from alpine_quiz.language.catalogue import tr, tr_count
from alpine_quiz.language.figures import day, whole
from alpine_quiz.plain.looking_back.blocks import Block
from alpine_quiz.plain.looking_back.tallies import out_of_text, tally_text, title_of

if TYPE_CHECKING:
    from alpine_quiz.records.looking_back import LookingBack
    from alpine_quiz.records.statistics import Statistics

_MINUTE, _HOUR = 60, 3600


def overview_blocks(found: LookingBack) -> list[Block]:
    """Return the sums, and what was kept up how long."""
    scores = found.scores
    finished = [each.mode for each in scores.rounds if each.finished]
    together = finished.count(Mode.HOTSEAT)
    sentences = [
        tr("Rounds finished: {number}", number=whole(len(finished) - together)),
        tr("All questions: {score}", score=tally_text(scores.overall)),
    ]
    if together:
        sentences.insert(1, tr("Hot seats finished: {number}", number=whole(together)))
    if scores.week.answers:
        sentences.append(tr("Last 7 days: {score}", score=tally_text(scores.week)))
    if best := scores.best:
        sentences.append(
            tr(
                "Best round: {score}, {pack}, {day}",
                score=out_of_text(best),
                pack=title_of(found, best),
                day=day(best.latest.astimezone().date()),
            )
        )
    if not scores.overall.answers:
        return [Block(sentences=tuple(sentences))]
    return [Block(sentences=(*sentences, *_in_a_row(found.statistics), *_known(found)))]


def _in_a_row(found: Statistics) -> list[str]:
    days, run, daily = found.streak, found.run, found.daily
    sentences = [
        # Translators: {now} and {longest} are numbers of days.
        tr(
            "Days in a row: {now} now, {longest} at most",
            now=whole(days.now),
            longest=whole(days.longest),
        ),
        # Translators: {now} and {longest} are numbers of answers.
        tr(
            "Right answers in a row: {now} now, {longest} at most",
            now=whole(run.now),
            longest=whole(run.longest),
        ),
    ]
    if days.now and not days.kept:
        sentences.insert(1, tr("Answer a question today, and the days in a row go on."))
    if daily.days:
        sentences.append(
            # Translators: all three are numbers of days.
            tr(
                "Daily rounds finished: {days}, in a row {now} now, {longest} at most",
                days=whole(daily.days),
                now=whole(daily.streak.now),
                longest=whole(daily.streak.longest),
            )
        )
    return sentences


def _known(found: LookingBack) -> list[str]:
    facts, due, totals = found.statistics.facts, found.statistics.due, found.statistics.totals
    sentences = [
        tr("Facts known: {known} of {met}", known=whole(facts.known), met=whole(facts.met)),
        tr("Facts due today: {count}", count=whole(due.today)),
        tr("Time spent on answers: {time}", time=_time_text(totals.seconds)),
    ]
    if totals.first is not None:
        sentences.append(tr("First answer: {day}", day=day(totals.first)))
    return sentences


def _time_text(seconds: float) -> str:
    hours, minutes = int(seconds // _HOUR), int(seconds % _HOUR // _MINUTE)
    if not hours and not minutes:
        return tr("less than a minute")
    said = tr_count("{count} minute", "{count} minutes", minutes)
    if not hours:
        return said
    # Translators: a time, such as “2 hours, 5 minutes”.
    return tr_count("{count} hour, {minutes}", "{count} hours, {minutes}", hours, minutes=said)
