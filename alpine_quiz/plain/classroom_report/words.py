"""What is said of sessions, questions and answers in every form of the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.bank.model import Choice, Multiple, TrueFalse
from alpine_quiz.classroom.points import Sure, shown_points
from alpine_quiz.classroom.posed import answer_in
from alpine_quiz.classroom.report.analysis import Weakness
from alpine_quiz.classroom.rules import SECOND, Scoring
from alpine_quiz.language.catalogue import later, spoken, tr, tr_as, tr_count
from alpine_quiz.language.clean import cleaned
from alpine_quiz.language.figures import decimal, moment
from alpine_quiz.plain.classroom import standing
from alpine_quiz.plain.points import share_text
from alpine_quiz.plain.sources import quoted
from alpine_quiz.plain.wording import LETTERS, answer_text, key_text, listed, option_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alpine_quiz.bank.model import Document
    from alpine_quiz.classroom.posed import Given
    from alpine_quiz.classroom.report.analysis import Flag, Item
    from alpine_quiz.classroom.report.results import Put, Reply, Results
    from alpine_quiz.classroom.report.sessions import Listed
    from alpine_quiz.classroom.sheet import Sheet
    from alpine_quiz.documents.text import Text
    from alpine_quiz.plain.sources import Quoted

_SCORINGS = {
    Scoring.ACCURACY: later("A right answer is a point."),
    Scoring.SPEED: later("A right answer is up to 1000 points, more for an early one."),
    Scoring.CONFIDENCE: later(
        "Who was sure got 3 points or lost 6, who was fairly sure got 2 or lost 2, who guessed "
        "got 1 or nothing."
    ),
}
_SURE = {
    Sure.GUESSING: later("guessing"),
    Sure.FAIRLY: later("fairly sure"),
    Sure.SURE: later("sure"),
}


class SheetShelf:
    """The documents that a session's questions cite; their texts are not at hand."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def document(self, name: str) -> Document | None:
        """Return what was known of a document."""
        return self._sheet.documents.get(name)

    def text(self, name: str) -> Text | None:  # noqa: ARG002
        """Return no text."""
        return None


def quotes_of(put: Put, sheet: Sheet) -> list[Quoted]:
    """Return the quotes that prove a question's key."""
    shelf = SheetShelf(sheet)
    return [quoted(citation, shelf) for citation in put.item.citations]


def title_text(results: Results) -> str:
    """Return what was played."""
    return cleaned(results.sheet.title.in_language(spoken())) or cleaned(results.sheet.pack)


def listed_title(session: Listed) -> str:
    """Return what was played in a session of a list."""
    return cleaned(session.title.in_language(spoken())) or cleaned(session.pack)


def mode_text(*, self_paced: bool) -> str:
    """Return how a session was gone through."""
    return tr("each at their own pace") if self_paced else tr("all together")


def students_text(count: int) -> str:
    """Return how many students there were."""
    return tr_count("{count} student", "{count} students", count)


def questions_text(count: int) -> str:
    """Return how many questions there were."""
    return tr_count("{count} question", "{count} questions", count)


def answers_text(count: int) -> str:
    """Return how many answers there were."""
    return tr_count("{count} answer", "{count} answers", count)


def about_text(results: Results) -> str:
    """Return when a session was, how, and how large, in one line."""
    parts = [moment(results.begun)] if results.begun else []
    parts.append(mode_text(self_paced=results.self_paced))
    parts.append(students_text(len(results.students)))
    parts.append(questions_text(len(results.questions)))
    return " · ".join(parts)


def scoring_text(scoring: Scoring) -> str:
    """Return how points were given."""
    return tr(_SCORINGS[scoring])


def name_text(name: str, *, nameless: bool) -> str:
    """Return a student as they are called, by number where names were forgotten."""
    return tr("Student {number}", number=name) if nameless else cleaned(name)


def team_text(team: str) -> str:
    """Return a team as it is called: teams without a name have a number."""
    return tr("Team {number}", number=team) if team.isdigit() else cleaned(team)


def points_text(earned: int, scoring: Scoring) -> str:
    """Return points as they are told: questions, thousandths of one, or marks."""
    return standing.points_text(points_figure(earned, scoring))


def points_figure(earned: int, scoring: Scoring) -> float:
    """Return points as a number for tables."""
    return shown_points(earned, scoring)


def time_text(milliseconds: int) -> str:
    """Return how long something took: “4.2 s”."""
    # Translators: seconds, as in “4.2 s”; the space keeps both on one line.
    return tr("{seconds} s", seconds=decimal(milliseconds / SECOND))


def sure_text(sure: Sure) -> str:
    """Return how sure a student was."""
    return tr(_SURE[sure])


def given_text(put: Put, given: Given) -> str:
    """Return an answer in words, options with their letters."""
    asked = put.posed.first
    if isinstance(asked.item, Choice | Multiple) and not isinstance(given, str):
        return " · ".join(option_line(put, place) for place in given)
    return cleaned(answer_text(answer_in(asked, given), asked.item))


def option_line(put: Put, place: int) -> str:
    """Return an option with its letter; true and false have none."""
    asked = put.posed.first
    said = cleaned(option_text(asked.options[place], asked.item))
    if isinstance(asked.item, TrueFalse):
        return said
    return f"{LETTERS[place]}) {said}"


def key_line(put: Put) -> str:
    """Return the right answer in words."""
    asked = put.posed.first
    language = next(iter(put.posed.wordings))
    match asked.item:
        case Choice():
            return option_line(put, asked.options.index(asked.item.answer))
        case Multiple():
            keys = [place for place, each in enumerate(asked.options) if each in asked.item.answers]
            return " · ".join(option_line(put, place) for place in keys)
        case _:
            return cleaned(key_text(asked.item, language))


def share_line(item: Item) -> str:
    """Return how many knew it, and how many before they discussed it."""
    if item.share is None:
        return tr("nobody answered")
    right = share_text(item.share)
    answers = answers_text(item.answers)
    if item.first is None:
        return tr("{share} right of {answers}", share=right, answers=answers)
    return tr(
        "{share} right of {answers}, {first} before the discussion",
        share=right,
        answers=answers,
        first=share_text(item.first),
    )


def unmissed_text(items: Iterable[Item]) -> str:
    """Return why no question is among those missed: all were known, or nobody has answered."""
    answered = [item for item in items if item.answers]
    if not answered:
        return tr("Nobody has answered.")
    if not any(item.put.counts for item in answered):
        return tr("No question that counts was answered.")
    return tr("Nothing was missed.")


def left_out_text(put: Put) -> str:
    """Return why a question does not count, or nothing where it does."""
    if put.struck:
        return tr("struck: it does not count")
    if put.trial:
        return tr("a trial: it does not count")
    if put.tie:
        return tr("it broke a tie, and does not count")
    return "" if put.revealed else tr("its answer was never shown: it does not count")


def chose_text(item: Item) -> str:
    """Return what most of those chose who were wrong, or nothing."""
    if item.wrong is None:
        return ""
    return tr_count(
        "most frequent wrong answer: {answer} (once)",
        "most frequent wrong answer: {answer} ({count} times)",
        item.wrong.count,
        answer=given_text(item.put, item.wrong.given),
    )


def sure_and_wrong_text(item: Item) -> str:
    """Return how many were sure and wrong, or nothing."""
    found = item.misconception
    if found is None:
        return ""
    return tr_count(
        "{count} was sure, and wrong: {answer}",
        "{count} were sure, and wrong, most often: {answer}",
        found.count,
        answer=given_text(item.put, found.given),
    )


def weakness_text(flag: Flag, put: Put) -> str:
    """Return why a question's author should look at it again."""
    options = listed([tr("“{option}”", option=option_line(put, place)) for place in flag.options])
    match flag.weakness:
        case Weakness.MISSED_BY_MOST:
            return tr("Most missed it: is the key right, the stem clear?")
        case Weakness.DISTRACTOR_AHEAD:
            return tr("More chose {options} than the right answer.", options=options)
        case Weakness.TELLS_BACKWARDS:
            return tr("Those who knew the rest missed it more often than the others.")
        case Weakness.NEVER_CHOSEN:
            return tr("Nobody chose {options}.", options=options)


def discrimination_text(found: float) -> str:
    """Return how well a question tells who knows the rest."""
    # Translators: a correlation, from −1 to 1.
    return tr("discrimination {figure}", figure=signed(found))


def signed(figure: float) -> str:
    """Return a figure with two decimal places at most and a true minus."""
    said = decimal(abs(figure), 2)
    return f"−{said}" if round(figure, 2) < 0 else said


def mark_of(reply: Reply | None) -> str:
    """Return a sign for how right an answer was."""
    if reply is None:
        return "–"
    return "✓" if reply.credit == 1 else "½" if reply.credit else "✗"


def mark_words(reply: Reply | None) -> str:
    """Return how right an answer was."""
    if reply is None:
        return tr("no answer")
    if reply.credit == 1:
        return tr_as("answer", "right")
    return tr_as("answer", "partly right") if reply.credit else tr_as("answer", "wrong")
