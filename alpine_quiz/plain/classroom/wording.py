"""What people are told of a room: how it stands, where it is, and by what rules it plays."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, cast

from alpine_quiz.language.catalogue import later, tr, tr_count
from alpine_quiz.language.figures import moment, whole

if TYPE_CHECKING:
    from alpine_quiz.classroom.clients.desk import DeskView
    from alpine_quiz.classroom.messages import (
        AnsweredView,
        HostView,
        ProjectorView,
        QuestionView,
        RoomView,
    )

_SCORINGS = {
    "accuracy": later("right answers"),
    "speed": later("right answers, and speed"),
    "confidence": later("right answers, and being sure of them"),
}

_FORMULAS = {
    "accuracy": later("A right answer is a point, however long it takes."),
    "speed": later(
        "A right answer is 1000 points at once, and half of that at the end of the time."
    ),
    "confidence": later("Sure: 3 points, or −6. Fairly sure: 2, or −2. Guessing: 1, or nothing."),
}

_NAMINGS = {
    "free": later("each types one"),
    "list": later("chosen from a list"),
    "generated": later("given by the room"),
}

_PHASES = {
    "lobby": later("The class is coming in"),
    "alone": later("Each at their own pace"),
    "reading": later("Read the question"),
    "open": later("The question is open"),
    "closed": later("Closed"),
    "discussing": later("Talk it over, then vote again"),
    "revealed": later("The answer"),
    "ranks": later("Ranks"),
    "podium": later("Podium"),
    "ended": later("The session is over"),
}


def scoring_text(scoring: str) -> str:
    """Return what counts."""
    return tr(_SCORINGS.get(scoring, _SCORINGS["accuracy"]))


def formula_text(scoring: str) -> str:
    """Return how points are given, for the class."""
    return tr(_FORMULAS.get(scoring, _FORMULAS["accuracy"]))


def naming_text(naming: str) -> str:
    """Return where names come from."""
    return tr(_NAMINGS.get(naming, _NAMINGS["free"]))


def phase_text(room: RoomView) -> str:
    """Return where a session stands."""
    question = room.get("question")
    if question and question["paused"]:
        return tr("Paused")
    return tr(_PHASES.get(room["phase"], _PHASES["lobby"]))


def number_text(question: QuestionView) -> str:
    """Return which question it is."""
    if question["tie"]:
        return tr("A tie: the closest number wins")
    if question["trial"]:
        return tr("A trial: it does not count")
    return tr(
        "Question {place} of {total}",
        place=whole(question["place"]),
        total=whole(question["of"]),
    )


def vote_text(question: QuestionView | None) -> str:
    """Return which vote counts to who votes again: an answer to the first alone is none."""
    return tr("Vote again: this vote counts.") if question and question["vote"] > 1 else ""


def progress_text(progress: AnsweredView) -> str:
    """Return how many have answered, so that nobody is told by being the last."""
    if progress["almost"]:
        return tr("almost all have answered")
    if not progress["there"]:
        return tr("nobody is here yet")
    return tr(
        "{answered} of {there} have answered",
        answered=whole(progress["answered"]),
        there=whole(progress["there"]),
    )


def hands_text(count: int) -> str:
    """Return how many hands were counted, or nothing."""
    return tr_count("{count} hand", "{count} hands", count) if count else ""


def answers_text(view: HostView | ProjectorView) -> str:
    """Return how many have answered, and how many hands were counted where that is told."""
    # A wall is not told of hands.
    hands = hands_text(cast("dict[str, int]", view).get("raised", 0))
    if hands and not view["progress"]["there"]:
        return hands
    return ", ".join(filter(None, (progress_text(view["progress"]), hands)))


def people_text(count: int) -> str:
    """Return how many are in the room."""
    if not count:
        return tr("nobody is here yet")
    return tr_count("{count} is here", "{count} are here", count)


def came_text(view: DeskView) -> str:
    """Return how many are in the room, or how far devices have come where nobody has joined.

    In a question of a class with cards alone it is nothing: nobody is missing.
    """
    if view["present"] or view["joined"]:
        return people_text(view["present"])
    if view.get("hands") and "question" in view["room"]:
        return ""
    if view["reached"]:
        return tr_count(
            "{count} device has opened the page, nobody has joined yet",
            "{count} devices have opened the page, nobody has joined yet",
            len(view["reached"]),
        )
    return people_text(0)


def reached_text(view: DeskView) -> str:
    """Return which devices have opened the page, where nobody has joined; or nothing."""
    if view["joined"] or not view["reached"]:
        return ""
    addresses = ", ".join(view["reached"])
    return tr("Opened the page, but have not joined: {addresses}", addresses=addresses)


def through_text(through: int, joined: int) -> str:
    """Return how many have been through all questions, where each has their own pace."""
    return tr(
        "{through} of {joined} have been through all questions",
        through=whole(through),
        joined=whole(joined),
    )


def until_text(room: RoomView) -> str:
    """Return until when a room at one’s own pace is open, or nothing where it has no end."""
    until = str(cast("dict[str, object]", room).get("until", ""))
    if not until:
        return ""
    return tr("Open until {time}", time=moment(datetime.fromisoformat(until).astimezone()))


def time_left_text(milliseconds: int) -> str:
    """Return a time that is left: “0:09”."""
    seconds = -(-milliseconds // 1000)
    return f"{seconds // 60}:{seconds % 60:02}"


def bare_address(url: str) -> str:
    """Return an address as it is typed: without what every browser adds."""
    return url.removeprefix("http://").rstrip("/")


def inviting_url(url: str, pin: str) -> str:
    """Return the address that a QR code carries: the PIN behind it stays in the browser."""
    return f"{url.rstrip('/')}/#{pin}"


def wall_url(url: str, secret: str) -> str:
    """Return the address of the page for the wall; its secret stays in the browser."""
    return f"{url.rstrip('/')}/projector#{secret}"


_LANGUAGES = {"en": "English", "fr": "français", "de": "Deutsch", "es": "español", "it": "italiano"}


def language_name(code: str) -> str:
    """Return a language as it calls itself, or its code."""
    return _LANGUAGES.get(code, code)
