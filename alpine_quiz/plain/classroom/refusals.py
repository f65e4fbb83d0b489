"""Why a room does not do what it is asked, or is not there: in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.classroom.starting import Gone
from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.plain.classroom.wording import bare_address

if TYPE_CHECKING:
    from alpine_quiz.classroom.clients.leading import Leading

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
    "replaced": later("Your seat was taken from another device."),
    "not-admitted": later("The teacher did not let you in under that name."),
    "bad-message": later("The room did not understand this program: it may be of another version."),
    "too-fast": later("Too many tries at once: wait a moment."),
    "no-attempt": later("You have been through the questions as often as you may."),
    "right-already": later("That answer counts as right already."),
    "not-there": later("There is nothing that this could be done with."),
}


def refusal_text(refusal: str, about: str = "") -> str:
    """Return why a room did not do what it was asked."""
    match refusal:
        case "waiting":
            return tr("Not all have answered. Once more to show the answer all the same.")
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
        case "stopped":
            return tr(
                "The room is closed for now; nothing that was sent is lost. It is called again, "
                "in case the teacher opens it once more."
            )
        case "untrusted":
            return tr(
                "This machine does not trust the room’s certificate. If the teacher says that it "
                "is the right one, have it as a file and name it: SSL_CERT_FILE=FILE."
            )
        case "bad-message" | "too-fast":
            return refusal_text(why)
        case _:
            return tr("The room has hung up.")


_GONE = {
    Gone.CLOSED: later(
        "The room was ended, or deleted, and cannot be opened again; “alpine-quiz class report” "
        "tells what came of it."
    ),
    Gone.ANOTHER: later(
        "Another room was opened on this computer since: leave, and “alpine-quiz host” leads to it."
    ),
}


def unfound_text(leading: Leading) -> str:
    """Return why a room that was led could not be found again, or nothing."""
    return tr(_GONE[leading.gone]) if leading.gone is not None else leading.fault


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
