"""What people are told of a room and its questions."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from typing import TYPE_CHECKING, cast

from alpine_quiz.bank.model import Choice, Match, Multiple, Order, TrueFalse
from alpine_quiz.classroom.shown import asked_of
from alpine_quiz.game.asked import TRUE
from alpine_quiz.language.catalogue import later, tr, tr_count
from alpine_quiz.language.clean import cleaned
from alpine_quiz.language.figures import moment, points, published, whole
from alpine_quiz.plain.sources import Quoted
from alpine_quiz.plain.wording import LETTERS, option_text, order_lines, set_apart

if TYPE_CHECKING:
    from alpine_quiz.classroom.messages import (
        AnsweredAloneView,
        AnsweredView,
        CitationView,
        OwnView,
        QuestionView,
        RankView,
        RevealView,
        RoomView,
        TallyView,
        TeamView,
    )
    from alpine_quiz.classroom.seat import Seat
    from alpine_quiz.game.asked import Asked

SHAPES = "▲◆●■★✚"
"""A shape an option, so that neither colour nor letter has to be told apart."""

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
_REFUSALS = {
    "not-now": later("That cannot be done now."),
    "no-student": later("There is no such student any more."),
    "no-question": later("No other question fits: none is left."),
    "locked": later("The room is locked: nobody new can come in."),
    "full": later("The room is full."),
    "name-empty": later("A name needs letters that can be seen."),
    "name-taken": later("That name is taken, or looks like one that is."),
    "name-not-listed": later("That name is not on the list."),
    "no-team": later("There is no such team."),
    "answered": later("Your answer is in already."),
    "old-question": later("That question is over."),
    "not-open": later("The question is not open yet."),
    "closed": later("Too late: the question is closed."),
    "not-an-answer": later("That is no answer to this question: try again."),
    "be-exact": later("Near, but be more exact: one more try."),
    "not-yours": later("A tie is being broken, among others."),
    "wrong-pin": later("That is not the PIN of this room."),
    "unknown": later("The room does not know you any more."),
    "not-admitted": later("The teacher did not let you in under that name."),
    "bad-message": later("The room did not understand this program: it may be of another version."),
    "too-fast": later("Too many tries at once: wait a moment."),
    "no-attempt": later("You have been through the questions as often as you may."),
    "not-there": later("There is nothing that this could be done with."),
}


def refusal_text(refusal: str, about: str = "") -> str:
    """Return why a room did not do what it was asked."""
    match refusal:
        case "waiting":
            return tr("Almost all have answered. Once more to show the answer all the same.")
        case "stalled":
            return stalled_text(about)
        case "name-taken" if about:
            return tr("That name is taken, or looks like one that is. Free: {name}", name=about)
        case _:
            return tr(_REFUSALS.get(refusal, _REFUSALS["not-now"]))


def stalled_text(reason: str) -> str:
    """Return that a room can note nothing any more, as on a full disk."""
    return tr(
        "Nothing can be saved just now ({reason}), so the room takes no answers. "
        "Whatever was answered before is safe.",
        reason=reason,
    )


def parting_text(why: str) -> str:
    """Return why a line was ended by the room."""
    match why:
        case "removed":
            return tr("The teacher has taken you out of the room.")
        case "replaced":
            return tr("You came in from elsewhere, so this window stopped.")
        case "ended" | "left":
            return tr("The room is closed.")
        case "untrusted":
            return tr(
                "This machine does not trust the room’s certificate. If the teacher says that it "
                "is the right one, have it as a file and name it: SSL_CERT_FILE=FILE."
            )
        case _:
            return tr("The room has hung up.")


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
        place=whole(question["turn"]),
        total=whole(max(question["of"], question["turn"])),
    )


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


def people_text(count: int) -> str:
    """Return how many are in the room."""
    if not count:
        return tr("nobody is here yet")
    return tr_count("{count} is here", "{count} are here", count)


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


def points_text(earned: float) -> str:
    """Return points, those under 0 with a minus."""
    shown = points(abs(Fraction(earned).limit_denominator(1000)))
    return f"−{shown}" if earned < 0 else shown


def rank_lines(ranks: list[RankView]) -> list[str]:
    """Return places with their names and points."""
    return [
        # Translators: a place among the best, as “1. Zoé: 7 points”; {points} may be “7½”.
        tr(
            "{place}. {name}: {points}",
            place=whole(rank["place"]),
            name=rank["name"],
            points=points_text(rank["points"]),
        )
        for rank in ranks
    ]


def team_name(team: str) -> str:
    """Return a team as it is called: teams without a name have a number."""
    return tr("Team {number}", number=team) if team.isdigit() else team


def team_lines(ranks: list[TeamView]) -> list[str]:
    """Return teams with their points."""
    return [
        tr("{team}: {points}", team=team_name(rank["team"]), points=points_text(rank["points"]))
        for rank in ranks
    ]


def quoted_view(citation: CitationView) -> Quoted:
    """Return a citation that came over the line as it is shown."""
    parts = [citation["title"]]
    if citation["publisher"]:
        parts.append(citation["publisher"])
    parts.append(published(citation["published"]) if citation["published"] else tr("undated"))
    return Quoted(citation["before"], citation["mark"], citation["after"], " · ".join(parts))


def unreached_lines(addresses: list[str]) -> list[str]:
    """Return what to try where no device has reached the page."""
    lines = [
        tr("Nobody has reached the page yet. If it does not open on a phone:"),
        tr("· Is the phone in the same Wi-Fi as this computer, not on mobile data?"),
        tr("· Does a firewall here ask whether Python may be reached? Allow it."),
        tr("· Some Wi-Fi keeps devices apart: a phone’s hotspot for all does not."),
    ]
    if len(addresses) > 1:
        others = ", ".join(bare_address(each) for each in addresses[1:4])
        lines.append(
            tr("· This computer is in several networks; try: {addresses}", addresses=others)
        )
    return lines


def key_lines(question: QuestionView, reveal: RevealView) -> list[str]:
    """Return the right answer in words; orders and pairs a line each."""
    asked = asked_of(question, reveal)
    item = asked.item
    match item:
        case Order():
            return [f"{place}. {line}" for place, line in enumerate(order_lines(item), 1)]
        case Match():
            return [f"{left} – {right}" for left, right in item.pairs]
        case TrueFalse():
            truth = tr("It is true.") if item.answer else tr("It is false.")
            return [" ".join(filter(None, (truth, item.correction)))]
        case Choice() | Multiple():
            keys = (item.answer,) if isinstance(item, Choice) else item.answers
            return [f"{LETTERS[asked.options.index(key)]}  {key}" for key in keys]
        case _:
            return [reveal["key_text"]]


def known_key(kind: str, key: str) -> str:
    """Return a key as the teacher is told it; true and false are no words of a pack."""
    if kind != "true-false":
        return key
    return tr("True") if key == TRUE else tr("False")


def tally_lines(question: QuestionView, tally: list[TallyView]) -> list[tuple[str, int]]:
    """Return each answer that was given in words, and how often."""
    asked = asked_of(question)
    return [(given_text(asked, told["given"]), told["count"]) for told in tally]


def given_text(asked: Asked, given: list[int] | str) -> str:
    """Return an answer that came over the line in words."""
    if isinstance(given, str):
        return cleaned(given)
    match asked.item:
        case Order():
            return " → ".join(asked.options[place] for place in given)
        case Match():
            return set_apart(
                [
                    f"{left} – {asked.options[place]}"
                    for left, place in zip(asked.lefts, given, strict=False)
                    if place >= 0
                ]
            )
        case _:
            return ", ".join(
                f"{LETTERS[place]} {option_text(asked.options[place], asked.item)}"
                for place in given
            )


def bar(count: int, most: int, width: int) -> str:
    """Return a bar as long as ``count`` is of ``most``; whatever is there can be seen."""
    filled = round(width * count / most) if most else 0
    return "█" * max(filled, 1 if count else 0)


def tally_note(count: int, before: int | None, most: int, width: int = 10) -> str:
    """Return how often an option was chosen as a bar and a figure, and how often at first."""
    drawn = bar(count, most, width).ljust(width)
    if before is None:
        return f"{drawn} {whole(count)}"
    # Translators: how often an option was chosen in the first vote, and in the second.
    figures = tr("{first} → {second}", first=whole(before), second=whole(count))
    return f"{drawn} {figures}"


def wall_url(url: str, secret: str) -> str:
    """Return the address of the page for the wall; its secret stays in the browser."""
    return f"{url.rstrip('/')}/projector#{secret}"


_LANGUAGES = {"en": "English", "fr": "français", "de": "Deutsch", "es": "español", "it": "italiano"}


def language_name(code: str) -> str:
    """Return a language as it calls itself, or its code."""
    return _LANGUAGES.get(code, code)


def result_lines(seat: Seat, *, of_question: bool = True) -> list[str]:
    """Return what the question has earned, and where the student stands."""
    if seat.looked_at is not None:
        told = seat.looked_at
        lines = [_earned_line(told["earned"])] if told.get("earned") else []
        return [*lines, *([tr("Your answer was accepted.")] if told["regraded"] else [])]
    you, question = seat.you, seat.question
    if you is None:
        return []
    lines = []
    if of_question and question is not None and you.get("earned") and not question["trial"]:
        lines.append(_earned_line(you["earned"]))
    if of_question and you.get("regraded"):
        lines.append(tr("Your answer was accepted."))
    total = tr("Your points: {points}.", points=points_text(you["points"]))
    if "place" in you:
        place = tr("You are in place {place}.", place=whole(you["place"]))
        total = f"{total} {place}"
    return [*lines, total]


def _earned_line(earned: float) -> str:
    return points_text(earned) if earned < 0 else f"+{points_text(earned)}"


def alone_lines(seat: Seat) -> list[str]:
    """Return how a student at their own pace stands between two goes at the questions."""
    own, room = seat.own, seat.room
    if own is None or room is None:
        return []
    lines = []
    if not own["attempt"]:
        lines += [
            tr("You are in, {name}.", name=own["name"]),
            tr_count("{count} question", "{count} questions", own["of"]),
            tr("Each goes at their own pace, and may leave and come back."),
        ]
    else:
        lines.append(tr("You have been through all questions."))
        lines += [_alone_line(each) for each in own["answered"]]
        if "points" in own:
            lines.append(tr("Your points: {points}.", points=points_text(own["points"])))
        best = own.get("best")
        if best is not None and best != own.get("points"):
            lines.append(tr("What counts: {points}.", points=points_text(best)))
    if may_begin(own):
        again = tr("Enter goes through them once more.")
        lines.append(again if own["attempt"] else tr("Enter begins."))
    return lines


def may_begin(own: OwnView) -> bool:
    """Tell whether a student at their own pace may begin, or begin again."""
    return own["attempts_left"] is None or own["attempts_left"] > 0


def _alone_line(answered: AnsweredAloneView) -> str:
    question = answered["question"]
    reveal = answered.get("reveal")
    if reveal is None:
        return f"● {question['stem']}"
    credit = answered.get("credit", 0.0)
    mark = "✓" if credit == 1 else "◐" if credit else "✗"
    if credit == 1:
        return f"{mark} {question['stem']}"
    key = "; ".join(key_lines(question, reveal))
    return f"{mark} {question['stem']} – {key}"
