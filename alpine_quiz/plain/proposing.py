"""What there is to say of proposing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.bank.source import unreadable
from alpine_quiz.documents.extraction import SUFFIXES, Fault, NoTextError
from alpine_quiz.documents.files import UnreadableError
from alpine_quiz.language.clean import cleaned
from alpine_quiz.library.proposing import Trouble
from alpine_quiz.plain.problems import counted, path_text, problem_line
from alpine_quiz.plain.wording import listed

if TYPE_CHECKING:
    from alpine_quiz.library.proposing import Outcome, Proposed, ProposingError

_FAULTS = {
    Fault.UNKNOWN_KIND: (
        "This kind of file cannot be read. Save it as one of {suffixes}, with its right ending."
    ),
    Fault.EMPTY: "There is no text in it. Give a document with something written in it.",
    Fault.ENCRYPTED: (
        "This PDF is locked with a password. Save a copy without one, and propose from that."
    ),
    Fault.SCANNED: (
        "This PDF holds pictures of pages, no text. Have the text recognised first (OCR), and "
        "propose from the result."
    ),
    Fault.DAMAGED: (
        "This PDF is damaged or cut short ({reason}). Get it again, or save its text as .txt."
    ),
    Fault.NO_PROSE: (
        "This page has no text of its own: a script would have to fetch it. Open it in a browser "
        "and save the text as .txt."
    ),
}
_TROUBLES = {
    Trouble.NOT_A_FOLDER: "This is a file. Name the pack's folder; a new one is made.",
    Trouble.PACK_FAULTY: "Mend the pack first; nothing of this document was written.",
    Trouble.NOT_WRITTEN: "It could not be written ({reason}). What was there is as it was.",
    Trouble.UNKNOWN_LANGUAGE: (
        "The rules read English and French, and this seems to be neither. If it is one of them, "
        "say which: --lang en or --lang fr"
    ),
}
_NOT_WRITTEN = {
    "syntax": "its YAML has faults or is not laid out in lines",
    "changed": "it changed while it was being read",
}


def failure_line(error: UnreadableError | NoTextError | ProposingError) -> str:
    """Return why a document or a run failed, and what to do, with the file before it."""
    if isinstance(error, UnreadableError):
        return problem_line(unreadable(error))
    if isinstance(error, NoTextError):
        said = _FAULTS[error.fault].format(
            suffixes=listed(SUFFIXES), reason=cleaned(error.args_.get("reason", ""))
        )
        return f"{path_text(error.path)}: {said}"
    reason = error.args_.get("reason", "")
    said = _TROUBLES[error.trouble].format(reason=cleaned(_NOT_WRITTEN.get(reason, reason)))
    lines = [problem_line(problem) for problem in error.problems[:3]]
    return "\n".join([*lines, f"{path_text(error.path)}: {said}"])


def proposed_line(proposed: Proposed) -> str:
    """Return what came of one document."""
    source = proposed.source
    kept = f", its text kept in {path_text(source.kept)}" if source.kept != source.path else ""
    left = f" ({proposed.left_out:,} less likely ones not shown)" if proposed.left_out else ""
    return (
        f"{path_text(source.path)}: {counted(proposed.candidates, 'candidate')}{left}, read as "
        f"“{cleaned(source.document.id)}” in {cleaned(source.document.language)}{kept}"
    )


def outcome_lines(outcome: Outcome) -> list[str]:
    """Return what came of a run, and the next step."""
    lines = [proposed_line(proposed) for proposed in outcome.proposed]
    if not outcome.proposed:
        return lines
    pack = path_text(outcome.pack)
    lines.append(
        f"{pack}: {counted(outcome.candidates, 'candidate')} from "
        f"{counted(len({each.source.document.id for each in outcome.proposed}), 'document')} and "
        "those before, the likeliest first. None is a fact yet."
    )
    lines.append(f"Judge them: alpine-quiz review {pack}")
    return lines


def fact_problem_lines(outcome: Outcome) -> list[str]:
    """Return what keeps the pack's facts from being known wholly."""
    if not outcome.problems:
        return []
    first = problem_line(outcome.problems[0])
    return [f"{first}\nNames in faulty facts are not known: alpine-quiz facts check tells all."]
