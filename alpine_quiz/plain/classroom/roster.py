"""Rosters in words: what was read of a file, and why it cannot be used."""

from __future__ import annotations

from pathlib import Path

from alpine_quiz.classroom.rosters import MOST, RosterError, RosterFault, read_roster
from alpine_quiz.language.catalogue import tr, tr_count
from alpine_quiz.language.clean import cleaned
from alpine_quiz.language.figures import whole
from alpine_quiz.plain.causes import cause_text
from alpine_quiz.plain.refusal import RefusalError


def roster_named(path: str) -> tuple[str, ...]:
    """Return the names in a file; raises ``RefusalError`` with what to do about it."""
    file = Path(path)
    try:
        file = file.expanduser()
        return read_roster(file)
    except (OSError, RuntimeError) as error:
        # There may be nobody of the name behind a tilde.
        said = error.strerror if isinstance(error, OSError) else None
        reason = cause_text(said or str(error))
        raise RefusalError(
            tr("{path} cannot be read: {reason}.", path=cleaned(str(file)), reason=reason)
        ) from None
    except ValueError as error:
        if isinstance(error, RosterError):
            raise RefusalError(_fault_text(error, cleaned(str(file)))) from None
        # A path with a NUL in it, which no system has.
        raise RefusalError(tr("“{path}” is no file.", path=cleaned(path))) from None


def _fault_text(error: RosterError, path: str) -> str:
    match error.fault:
        case RosterFault.EMPTY:
            return tr("{path} has no name: write one a line.", path=path)
        case RosterFault.TOO_LARGE:
            return tr(
                "{path} is too large for a roster: {most} names are the most.",
                path=path,
                most=whole(MOST),
            )
        case RosterFault.NO_NAME:
            return tr(
                "{path}, line {line}: a name needs letters that can be seen.",
                path=path,
                line=whole(error.line),
            )
        case _:
            return tr(
                "{path}, line {line}: “{name}” looks like “{other}” in line {before}. Write a "
                "letter more, so that they are told apart.",
                path=path,
                line=whole(error.line),
                name=error.name,
                other=error.other,
                before=whole(error.before),
            )


def roster_text(names: int) -> str:
    """Return that names are chosen from a list, and how many are on it."""
    return tr_count(
        "chosen from a list of {count} name", "chosen from a list of {count} names", names
    )
