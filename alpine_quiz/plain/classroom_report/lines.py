"""The report on a session as plain lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.classroom.report.analysis import answers_by_student, most_missed, weak
from alpine_quiz.language.catalogue import tr
from alpine_quiz.language.clean import cleaned
from alpine_quiz.language.figures import whole
from alpine_quiz.plain.classroom_report import words
from alpine_quiz.plain.columns import cells, padded
from alpine_quiz.plain.points import score_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from alpine_quiz.classroom.report.analysis import Answers, Item
    from alpine_quiz.classroom.report.results import Member, Put, Reply, Results

MOST_MISSED = 5


def report_lines(results: Results, items: Sequence[Item], *, full: bool = False) -> list[str]:
    """Return the report; with ``full`` every answer of every student too."""
    lines = [words.title_text(results), words.about_text(results)]
    if not results.questions:
        return [*lines, "", tr("No question was asked.")]
    lines += ["", *missed_lines(results, items)]
    sure = [item for item in items if item.misconception]
    if sure:
        lines += ["", tr("Sure, and wrong")]
        lines += [_numbered(item.put, words.sure_and_wrong_text(item)) for item in sure]
    lines += ["", tr("All questions"), *question_lines(items)]
    doubted = weak(items)
    if doubted:
        lines += ["", tr("For the author of the pack"), *weak_lines(doubted)]
    if results.students:
        lines += ["", tr("Students"), *student_lines(results)]
    if results.teams:
        lines += ["", tr("Teams"), *_team_lines(results)]
    lines += ["", words.scoring_text(results.scoring)]
    if full:
        lines += answer_lines(results)
    return lines


def missed_lines(results: Results, items: Sequence[Item]) -> list[str]:
    """Return what most missed, what they chose, and what proves the key."""
    missed = most_missed(items)[:MOST_MISSED]
    if not missed:
        return [words.unmissed_text(items)]
    lines = [tr("What most missed")]
    for item in missed:
        lines.append(_numbered(item.put, cleaned(item.put.item.stem)))
        lines.append(f"   {words.share_line(item)}")
        if chose := words.chose_text(item):
            lines.append(f"   {chose}")
        lines.append("   " + tr("right answer: {answer}", answer=words.key_line(item.put)))
        for quote in words.quotes_of(item.put, results.sheet)[:1]:
            lines += [f"   {quote.line}", f"   {quote.source}"]
    return lines


def _numbered(put: Put, said: str) -> str:
    # Translators: a line of a list behind its number.
    return tr("{number}. {text}", number=whole(put.number), text=said)


def question_lines(items: Iterable[Item]) -> list[str]:
    """Return each question in a line, with what is known of it in the next."""
    lines = []
    for item in items:
        lines.append(_numbered(item.put, cleaned(item.put.item.stem)))
        parts = [words.share_line(item)]
        if item.time is not None:
            parts.append(words.time_text(item.time))
        if item.discrimination is not None:
            parts.append(words.discrimination_text(item.discrimination))
        if left_out := words.left_out_text(item.put):
            parts.append(left_out)
        lines.append(f"   {' · '.join(parts)}")
    return lines


def weak_lines(items: Iterable[Item]) -> list[str]:
    """Return the questions to look at again, each with the reasons."""
    lines = []
    for item in items:
        lines.append(_numbered(item.put, cleaned(item.put.item.id)))
        lines += [f"   {words.weakness_text(flag, item.put)}" for flag in item.flags]
    return lines


def student_lines(results: Results) -> list[str]:
    """Return the students by their places, in columns."""
    answers = answers_by_student(results)
    rows = [_student_row(results, each, answers[each.id]) for each in results.students]
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(padded(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _student_row(results: Results, student: Member, answers: Answers) -> list[str]:
    name = words.name_text(student.name, nameless=results.nameless)
    time = answers.time
    return [
        f"{whole(student.place)}.",
        f"{name} ({words.team_text(student.team)})" if student.team else name,
        words.points_text(student.points, results.scoring),
        tr("{score} right", score=score_text(answers.known, len(results.counting))),
        "" if time is None else words.time_text(time),
    ]


def _team_lines(results: Results) -> list[str]:
    return [
        tr(
            "{team}: {points}",
            team=words.team_text(team),
            points=words.points_text(earned, results.scoring),
        )
        for team, earned in results.teams
    ]


def answer_lines(results: Results) -> list[str]:
    """Return every student's answers, those that do not count marked as such."""
    told: dict[int, list[str]] = {student.id: [] for student in results.students}
    for put in results.questions:
        for reply, note in every_reply(put):
            told[reply.student].append(_numbered(put, _answer_text(put, reply, note)))
    lines = []
    for student in sorted(results.students, key=lambda each: each.id):
        name = words.name_text(student.name, nameless=results.nameless)
        lines += ["", name, *(told[student.id] or [tr("no answer")])]
    return lines


def every_reply(put: Put) -> list[tuple[Reply, str]]:
    """Return all answers to a question, with what sets apart those that do not count."""
    left_out = words.left_out_text(put)
    found = [(reply, left_out) for reply in put.replies]
    found += [(reply, tr("first vote")) for reply in put.first]
    return found + [
        (reply, tr("attempt {number}", number=whole(reply.attempt))) for reply in put.others
    ]


def _answer_text(put: Put, reply: Reply, note: str) -> str:
    parts = [
        f"{words.mark_words(reply)}: {words.given_text(put, reply.given)}",
        words.time_text(reply.taken),
        note,
    ]
    return " · ".join(filter(None, parts))
