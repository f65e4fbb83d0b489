"""A player's state at a glance, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.game.modes import ROUND, Mode
from alpine_quiz.language.catalogue import spoken, tr, tr_count
from alpine_quiz.language.figures import day_of_year, near_day, whole
from alpine_quiz.plain.command import argument
from alpine_quiz.plain.modes import endless_text, full_mode_name, misses_of, mode_name, question_of
from alpine_quiz.plain.points import score_text, share_text
from alpine_quiz.plain.records import sentence
from alpine_quiz.plain.seats import names_text
from alpine_quiz.plain.wording import player_text
from alpine_quiz.records.rounds import has_answered
from alpine_quiz.records.tutorial import is_new

if TYPE_CHECKING:
    from datetime import date

    from alpine_quiz.records.saved import SavedRound
    from alpine_quiz.records.sitting import Sitting


def title_line(sitting: Sitting) -> str:
    """Return the pack's title in the language spoken, or the nearest there is."""
    return sitting.pack.title.in_language(spoken()) or sitting.pack.id


def warning_text(sitting: Sitting) -> str:
    """Return why nothing is being saved, or an empty string."""
    reason = sitting.records.unsaved_because
    if reason is None:
        return ""
    # Translators: {why} is one or more sentences of their own.
    return tr("Nothing is being saved. {why}", why=sentence(reason))


def faults_text(sitting: Sitting) -> str:
    """Return that questions are left out because of faults in the pack, or an empty string."""
    count = sum(fault.is_error for fault in sitting.faults)
    if not count:
        return ""
    return tr_count(
        "This pack has {count} fault; what they spoil is left out. "
        "See: alpine-quiz packs check {path}",
        "This pack has {count} faults; what they spoil is left out. "
        "See: alpine-quiz packs check {path}",
        count,
        path=argument(str(sitting.pack.path)),
    )


def unfinished_line(sitting: Sitting, today: date | None = None) -> str:
    """Return where the unfinished round stands and since when, or an empty string.

    Of several, it is where the latest stands, and how many more there are.
    """
    waiting = sitting.waiting()
    if not waiting:
        return ""
    latest = waiting[0]
    if len(waiting) == 1:
        return _named_text(mode_name(latest.mode), latest, today or sitting.today)
    # Translators: {round} is the latest: “exam, question 3 of 10”.
    return tr_count(
        "{round} · {count} more",
        "{round} · {count} more",
        len(waiting) - 1,
        round=_named_text(mode_name(latest.mode), latest),
    )


def waiting_line(saved: SavedRound, today: date) -> str:
    """Return how an unfinished round is played, where it stands and since when."""
    return _named_text(full_mode_name(saved.mode), saved, today)


def _named_text(name: str, saved: SavedRound, today: date | None = None) -> str:
    """Return how a round of this ``name`` stands, and since when if it is told what is today."""
    where = _where_it_stands(saved, today)
    if not name or saved.seats is not None:
        return where
    # Translators: {mode} is the way to play; {where} says which question is next, and since when.
    return tr("{mode}, {where}", mode=name, where=where)


def _where_it_stands(saved: SavedRound, today: date | None) -> str:
    since = saved.latest.astimezone().date()
    number = saved.answered + 1
    question = question_of(number, saved.total)
    if saved.seats is not None:
        names = names_text(saved.seats.names)
        # Translators: {question} is “question 3 of 12”.
        return tr("hot seat of {names}, {question}", names=names, question=question)
    if saved.mode == Mode.SURVIVAL:
        question = endless_text(number, misses_of(saved.misses))
    if today is None:
        return question
    match (today - since).days:
        case days if days <= 0:
            # Translators: {question} is “question 3 of 10”, here and below.
            return tr("{question}, from today", question=question)
        case 1:
            return tr("{question}, from yesterday", question=question)
        case _:
            # Translators: {day} is a date: “25 November”, “27 December 2026”.
            return tr("{question}, from {day}", question=question, day=near_day(since, today))


def play_line(sitting: Sitting, questions: int = ROUND) -> str:
    """Return what a new round of so many ``questions`` is made of."""
    count = min(questions, len(sitting.items))
    if len(sitting.pack.topics(sitting.language)) < 2:
        return tr("ten questions") if count == ROUND else questions_text(count)
    if count == ROUND:
        return tr("ten questions, all topics")
    return tr_count("{count} question, all topics", "{count} questions, all topics", count)


def tutorial_line(sitting: Sitting) -> str:
    """Return what the tutorial is for, or an empty string to who has finished a round already."""
    return tr("learn the game by playing it") if is_new(sitting) else ""


def due_line(sitting: Sitting) -> str:
    """Return how many facts are due, or an empty string."""
    count = sitting.due()
    if not count:
        return ""
    return tr_count("{count} fact is due", "{count} facts are due", count)


def glance_line(sitting: Sitting) -> str:
    """Return who plays, on how many days in a row, and how much is due."""
    parts = [player_text(sitting.player.name)]
    days, due = sitting.streak().now, sitting.due()
    if days > 1:
        parts.append(tr_count("{count} day in a row", "{count} days in a row", days))
    if due:
        # Translators: facts that are due for review.
        parts.append(tr_count("{count} due", "{count} due", due))
    return " · ".join(parts)


def daily_line(sitting: Sitting) -> str:
    """Return today's date, and how far its round was played."""
    today, begun = day_of_year(sitting.today), sitting.daily()
    if begun is None:
        return tr("{day}, not played yet", day=today)
    if begun.finished:
        # Translators: {score} is the score of the day’s round: “4 of 5”.
        return tr(
            "{day}, played: {score}", day=today, score=score_text(begun.score, begun.answered)
        )
    return tr(
        "{day}, question {number} of {total}",
        day=today,
        number=whole(begun.answered + 1),
        total=whole(begun.total),
    )


def leaving_line(sitting: Sitting) -> str:
    """Return what becomes of what was played."""
    if sitting.records.unsaved_because:
        return tr("nothing is being saved")
    return tr("everything is kept")


def packs_line(sitting: Sitting) -> str:
    """Return what the chosen pack holds, in the player's language."""
    count = len(sitting.items)
    return tr_count(
        "{pack}, {count} question", "{pack}, {count} questions", count, pack=sitting.pack.id
    )


def documents_line(sitting: Sitting) -> str:
    """Return how many documents the pack cites, or an empty string."""
    count = len(sitting.pack.documents)
    return tr_count("{count} source to read", "{count} sources to read", count) if count else ""


def players_line(sitting: Sitting) -> str:
    """Return how many play here, or an empty string where it is one alone."""
    count = len(sitting.records.players())
    return tr_count("{count} plays here", "{count} play here", count) if count > 1 else ""


def questions_text(count: int) -> str:
    """Return a number of questions in words."""
    return tr_count("{count} question", "{count} questions", count)


def best_line(sitting: Sitting) -> str:
    """Return the points of the best round and what was right this week.

    Before the first round is over it says what there will be; nothing before the first answer.
    """
    standing = sitting.records.standing(sitting.player, sitting.pack.id)
    if standing is None:
        played = sitting.records.read(lambda rows: has_answered(rows, sitting.player.folded))
        return tr("what you know, and what comes back") if played else ""
    best = score_text(standing.best_score, standing.best_total)
    if standing.week is None:
        # Translators: {score} is that of the best round: “7½ of 10”.
        return tr("best round {score} points", score=best)
    # Translators: {score} is that of the best round: “7½ of 10”; {share} is how much of what was
    # asked this week was right: “71 %”.
    week = share_text(standing.week)
    return tr("best round {score} points · {share} right this week", score=best, share=week)
