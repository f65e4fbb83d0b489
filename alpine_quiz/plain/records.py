"""What people are told about records that cannot be read or kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.language.clean import cleaned
from alpine_quiz.records.failure import Failure

if TYPE_CHECKING:
    from alpine_quiz.records.failure import RecordsError

_ELSEWHERE = "set ALPINE_QUIZ_DATA to another folder"
_SENTENCES = {
    Failure.NOT_A_FILE: (
        "Something that is not a file stands where the records should be, at {path}. "
        f"Move it away, or {_ELSEWHERE}."
    ),
    Failure.NOT_SQLITE: (
        "{path} is not a file of records, and is left as it is. "
        "Move it away, and a new one will be made."
    ),
    Failure.FOREIGN: (
        "{path} is a database of another program, and is left as it is. "
        f"Move it away, or {_ELSEWHERE}."
    ),
    Failure.NEWER_VERSION: (
        "The records at {path} were written by a newer version of Alpine Quiz, and are left as "
        f"they are. Update Alpine Quiz, or {_ELSEWHERE}."
    ),
    Failure.DAMAGED: (
        "The records at {path} are damaged{detail}, and are left as they are. "
        "Rename the file to keep it aside, and new records will be begun; "
        "or put a copy of your own in its place."
    ),
    Failure.UNREADABLE: (
        "The records at {path} cannot be opened{detail}. "
        f"Check the permissions of the file and its folder, or {_ELSEWHERE}."
    ),
    Failure.READ_ONLY: (
        "The records at {path} cannot be written{detail}. "
        f"Check the permissions of the file and its folder, or {_ELSEWHERE}."
    ),
    Failure.FULL: (
        "There is no room left for the records at {path}. "
        f"Make room on that disk and start again, or {_ELSEWHERE}."
    ),
    Failure.LOCKED: (
        "Another program keeps the records at {path} locked. Close it and start again."
    ),
    Failure.TAKEN_AWAY: (
        "The records at {path} were taken away while in use{detail}, and cannot be put back. "
        f"Make sure that no other program moves them and start again, or {_ELSEWHERE}."
    ),
    Failure.NO_HOME: (
        "There is no home folder to keep records in. Set ALPINE_QUIZ_DATA to a folder for them."
    ),
    Failure.INPUT_OUTPUT: (
        "The disk reported an error at {path}{detail}. "
        f"Check the disk or the network, or {_ELSEWHERE}."
    ),
}


def sentence(error: RecordsError) -> str:
    """Return what is wrong with the records, where, and what to do about it."""
    path = cleaned(str(error.path)) if error.path else "an unknown place"
    detail = f" ({cleaned(error.detail)})" if error.detail else ""
    return _SENTENCES[error.code].format(path=path, detail=detail)
