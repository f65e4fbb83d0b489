"""The sessions that are named to ``alpine-quiz class``, and the files its actions write."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr
from alpine_quiz.plain.refusal import RefusalError

if TYPE_CHECKING:
    from alpine_quiz.classroom.report.results import Results
    from alpine_quiz.classroom.report.sessions import Listed
    from alpine_quiz.settings.model import Settings


def session_wished(name: str | None) -> Listed:
    """Return the session that ``name`` means; raises ``RefusalError`` where there is none.

    It is a number of the list, an id or its beginning, or the path of a journal. Without a name
    it is the latest in which a question was asked, or else the latest.
    """
    from alpine_quiz.classroom.journal import JournalError
    from alpine_quiz.classroom.report.sessions import list_sessions, look_at
    from alpine_quiz.plain.classroom_report import sessions as said

    found, faults = list_sessions()
    if name is None:
        played = [each for each in found if each.asked and each.students]
        if not found:
            raise RefusalError(
                said.unreadable_text(faults[0]) if faults else said.no_session_text()
            )
        return (played or found)[0]
    if name.isascii() and name.isdigit() and 1 <= int(name[:9]) <= len(found):
        return found[int(name) - 1]
    path = Path(name)
    if path.name != name or path.is_file():
        try:
            return look_at(path)
        except JournalError as error:
            raise RefusalError(said.unreadable_text(error)) from None
    if meant := _called(name, found):
        return meant
    fault = next((each for each in faults if name and each.path.stem.startswith(name)), None)
    raise RefusalError(said.unreadable_text(fault) if fault else said.unknown_session_text(name))


def _called(name: str, found: list[Listed]) -> Listed | None:
    alike = [each for each in found if name and each.id.startswith(name)]
    exact = [each for each in alike if each.id == name]
    return exact[0] if exact else alike[0] if len(alike) == 1 else None


def results_wished(name: str | None) -> Results:
    """Return the results of the session that ``name`` means; raises ``RefusalError``."""
    from alpine_quiz.classroom.journal import JournalError
    from alpine_quiz.classroom.report.results import read_results
    from alpine_quiz.plain.classroom_report.sessions import unreadable_text

    session = session_wished(name)
    try:
        return read_results(session.path)
    except JournalError as error:
        raise RefusalError(unreadable_text(error)) from None


def is_led(session: Listed) -> bool:
    """Tell whether the doors of a session are open."""
    return has_open_doors(session.path)


def has_open_doors(journal: Path) -> bool:
    """Tell whether a journal is that of a room whose server runs."""
    from alpine_quiz.classroom.led import find_led, is_leading
    from alpine_quiz.classroom.starting import is_open

    led = find_led()
    if led is None or Path(led.journal).name != journal.name:
        return False
    return is_leading() or is_open(led)


def sweep_names(settings: Settings) -> None:
    """Delete names that are older than the settings want, and say so."""
    from alpine_quiz.classroom.report.forgetting import forget_old_names
    from alpine_quiz.plain.classroom_report.sessions import swept_lines

    days = settings.class_names_days
    for line in swept_lines(forget_old_names(days, is_led), days):
        print(line, file=sys.stderr)


def write_out(name: str, data: bytes, *, force: bool) -> Path:
    """Write a file whole, and return where; raises ``RefusalError`` where one is there."""
    from alpine_quiz.documents.files import is_there
    from alpine_quiz.documents.writing import write_whole
    from alpine_quiz.plain.players import is_there_text, no_file_text

    path = Path(name)
    if is_there(path) and not path.is_file():
        raise RefusalError(no_file_text(name))
    if is_there(path) and not force:
        there = is_there_text(name)
        overwrite = tr("To overwrite it: --force")
        raise RefusalError(f"{there} {overwrite}")
    write_whole(path, data)
    return path


def refused(refusal: RefusalError) -> int:
    """Say why not, and return 1."""
    print(refusal, file=sys.stderr)
    return 1
