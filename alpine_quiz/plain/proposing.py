"""What there is to say of proposing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.bank.source import unreadable
from alpine_quiz.documents.extraction import SUFFIXES, Fault, NoTextError
from alpine_quiz.documents.files import UnreadableError
from alpine_quiz.language.catalogue import later, tr, tr_count
from alpine_quiz.language.clean import cleaned
from alpine_quiz.library.proposing import Trouble
from alpine_quiz.plain.causes import cause_text
from alpine_quiz.plain.command import argument
from alpine_quiz.plain.problems import path_text, problem_line
from alpine_quiz.plain.wording import listed

if TYPE_CHECKING:
    from alpine_quiz.library.proposing import Outcome, Proposed, ProposingError

_FAULTS = {
    Fault.UNKNOWN_KIND: later(
        "This kind of file cannot be read. Save it as one of {suffixes}, with its right ending."
    ),
    Fault.EMPTY: later("There is no text in it. Give a document with something written in it."),
    Fault.ENCRYPTED: later(
        "This PDF is locked with a password. Save a copy without one, and propose from that."
    ),
    Fault.SCANNED: later(
        "This PDF holds pictures of pages, no text. Have the text recognised first (OCR), and "
        "propose from the result."
    ),
    Fault.DAMAGED: later(
        "This PDF is damaged or cut short. Get it again, or save its text as .txt."
    ),
    Fault.NO_PROSE: later(
        "This page has no text of its own: a script would have to fetch it. Open it in a browser "
        "and save the text as .txt."
    ),
}
_TROUBLES = {
    Trouble.NOT_A_FOLDER: later("This is a file. Name the pack's folder; a new one is made."),
    Trouble.PACK_FAULTY: later("Mend the pack first; nothing of this document was written."),
    Trouble.NOT_WRITTEN: later("It could not be written ({reason}). What was there is as it was."),
    Trouble.UNKNOWN_LANGUAGE: later(
        "The rules read English and French, and this seems to be neither. If it is one of them, "
        "say which: --lang en or --lang fr"
    ),
}
_NOT_WRITTEN = {
    "syntax": later(
        "It could not be written (its YAML has faults or is not laid out in lines). What was there "
        "is as it was."
    ),
    "changed": later(
        "It could not be written (it changed while it was being read). What was there is as it was."
    ),
}


def failure_line(error: UnreadableError | NoTextError | ProposingError) -> str:
    """Return why a document or a run failed, and what to do, with the file before it."""
    if isinstance(error, UnreadableError):
        return problem_line(unreadable(error))
    if isinstance(error, NoTextError):
        fault = tr(_FAULTS[error.fault], suffixes=listed(SUFFIXES))
        return f"{path_text(error.path)}: {fault}"
    reason = cleaned(error.args_.get("reason", ""))
    is_known = error.trouble is Trouble.NOT_WRITTEN and reason in _NOT_WRITTEN
    message = _NOT_WRITTEN[reason] if is_known else _TROUBLES[error.trouble]
    said = tr(message, reason=cause_text(reason))
    lines = [problem_line(problem) for problem in error.problems[:3]]
    return "\n".join([*lines, f"{path_text(error.path)}: {said}"])


def proposed_line(proposed: Proposed) -> str:
    """Return what came of one document."""
    source = proposed.source
    said = {
        "path": path_text(source.path),
        "candidates": _candidates(proposed.candidates),
        "left": _left(proposed.left_out),
        "document": cleaned(source.document.id),
        "language": cleaned(source.document.language),
        "kept": path_text(source.kept),
    }
    is_kept = source.kept != source.path
    if is_kept and proposed.left_out:
        return tr(
            "{path}: {candidates} ({left}), read as “{document}” in {language}, its text kept in "
            "{kept}",
            **said,
        )
    if is_kept:
        return tr(
            "{path}: {candidates}, read as “{document}” in {language}, its text kept in {kept}",
            **said,
        )
    # Translators: {language} is a code, such as “en”.
    if proposed.left_out:
        return tr("{path}: {candidates} ({left}), read as “{document}” in {language}", **said)
    return tr("{path}: {candidates}, read as “{document}” in {language}", **said)


def _candidates(count: int) -> str:
    return tr_count("{count} candidate", "{count} candidates", count)


def _left(count: int) -> str:
    return tr_count(
        "{count} less likely one not shown", "{count} less likely ones not shown", count
    )


def outcome_lines(outcome: Outcome) -> list[str]:
    """Return what came of a run, and the next step."""
    lines = [proposed_line(proposed) for proposed in outcome.proposed]
    if not outcome.proposed:
        return lines
    pack = path_text(outcome.pack)
    documents = len({each.source.document.id for each in outcome.proposed})
    lines.append(
        # Translators: {candidates} is such as “12 candidates”, {documents} such as “1 document”.
        tr(
            "{pack}: {candidates} from {documents} and those before, the likeliest first. None is "
            "a fact yet.",
            pack=pack,
            candidates=_candidates(outcome.candidates),
            documents=tr_count("{count} document", "{count} documents", documents),
        )
    )
    lines.append(tr("Judge them: alpine-quiz review {pack}", pack=argument(pack)))
    return lines


def fact_problem_lines(outcome: Outcome) -> list[str]:
    """Return what keeps the pack's facts from being known wholly."""
    if not outcome.problems:
        return []
    first = problem_line(outcome.problems[0])
    more = tr("Names in faulty facts are not known: alpine-quiz facts check tells all.")
    return [f"{first}\n{more}"]
