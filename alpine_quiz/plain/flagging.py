"""“This question is bad”: the reasons in words, and asking for one in plain lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.records.flags import Reason

if TYPE_CHECKING:
    from alpine_quiz.plain.lines import Lines
    from alpine_quiz.records.flags import Flag
    from alpine_quiz.records.kept_round import KeptRound

_REASONS = {
    Reason.WRONG: later("wrong"),
    Reason.UNCLEAR: later("unclear"),
    Reason.OUTDATED: later("out of date"),
    Reason.SOURCE: later("a doubtful source"),
    Reason.SPELLING: later("a spelling mistake"),
    Reason.DIFFICULTY: later("too easy or too hard"),
    Reason.OTHER: later("something else"),
}
TAKEN_BACK = later("Taken back: you find nothing wrong with this question.")


def reason_text(reason: Reason) -> str:
    """Return what is wrong with a question, in a few words."""
    return tr(_REASONS[reason])


def flag_line(flag: Flag) -> str:
    """Return what the player finds wrong with a question, with the note."""
    said = reason_text(flag.reason)
    if flag.note:
        return tr("You flagged this question: {reason} – {note}", reason=said, note=flag.note)
    return tr("You flagged this question: {reason}.", reason=said)


def ask_what_is_bad(kept: KeptRound, index: int, lines: Lines) -> None:
    """Ask what is wrong with the question of an answer, by its index, and keep it."""
    before = kept.flagged(index)
    lines.write(kept.round.played[index].asked.item.stem)
    lines.write(flag_line(before) if before else tr("What is wrong with this question?"))
    reasons = list(Reason)
    for number, reason in enumerate(reasons, start=1):
        lines.write(f"  {number}  {reason_text(reason)}")
    if before:
        lines.write(tr("0 takes it back, Enter leaves it as it is."))
    else:
        lines.write(tr("A number says it, Enter leaves it."))
    chosen = (lines.read() or "").strip()
    if chosen == "0" and before:
        kept.unflag(index)
        lines.write(tr(TAKEN_BACK))
    elif chosen.isascii() and chosen.isdigit() and 1 <= int(chosen[:3]) <= len(reasons):
        lines.write(tr("A note for the pack’s author, or Enter:"))
        note = (lines.read() or "").strip()
        lines.write(flag_line(kept.flag(index, reasons[int(chosen[:3]) - 1], note)))
    else:
        lines.write(tr("Left as it was."))
