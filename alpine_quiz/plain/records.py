"""What people are told about records that cannot be read or kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.language.clean import cleaned
from alpine_quiz.records.failure import Failure

if TYPE_CHECKING:
    from alpine_quiz.records.failure import RecordsError

_SENTENCES = {
    Failure.NOT_A_FILE: later(
        "Something that is not a file stands where the records should be, at {path}. "
        "Move it away, or set ALPINE_QUIZ_DATA to another folder."
    ),
    Failure.NOT_SQLITE: later(
        "{path} is not a file of records, and is left as it is. "
        "Move it away, and a new one will be made."
    ),
    Failure.FOREIGN: later(
        "{path} is a database of another program, and is left as it is. "
        "Move it away, or set ALPINE_QUIZ_DATA to another folder."
    ),
    Failure.NEWER_VERSION: later(
        "The records at {path} were written by a newer version of Alpine Quiz, and are left as "
        "they are. Update Alpine Quiz, or set ALPINE_QUIZ_DATA to another folder."
    ),
    Failure.DAMAGED: later(
        "The records at {path} are damaged, and are left as they are. "
        "Rename the file to keep it aside, and new records will be begun; "
        "or put a copy of your own in its place."
    ),
    Failure.UNREADABLE: later(
        "The records at {path} cannot be opened. Check the permissions of the file and its "
        "folder, or set ALPINE_QUIZ_DATA to another folder."
    ),
    Failure.READ_ONLY: later(
        "The records at {path} cannot be written. Check the permissions of the file and its "
        "folder, or set ALPINE_QUIZ_DATA to another folder."
    ),
    Failure.FULL: later(
        "There is no room left for the records at {path}. Make room on that disk and start "
        "again, or set ALPINE_QUIZ_DATA to another folder."
    ),
    Failure.LOCKED: later(
        "Another program keeps the records at {path} locked. Close it and start again."
    ),
    Failure.TAKEN_AWAY: later(
        "The records at {path} were taken away while in use, and cannot be put back. "
        "Make sure that no other program moves them and start again, "
        "or set ALPINE_QUIZ_DATA to another folder."
    ),
    Failure.NO_HOME: later(
        "There is no home folder to keep records in. Set ALPINE_QUIZ_DATA to a folder for them."
    ),
    Failure.INPUT_OUTPUT: later(
        "The disk reported an error at {path}. Check the disk or the network, "
        "or set ALPINE_QUIZ_DATA to another folder."
    ),
}
_DETAILED = {
    # Translators: {detail} is what the system said of it, in words that are not ours.
    Failure.DAMAGED: later(
        "The records at {path} are damaged ({detail}), and are left as they are. "
        "Rename the file to keep it aside, and new records will be begun; "
        "or put a copy of your own in its place."
    ),
    Failure.UNREADABLE: later(
        "The records at {path} cannot be opened ({detail}). Check the permissions of the file "
        "and its folder, or set ALPINE_QUIZ_DATA to another folder."
    ),
    Failure.READ_ONLY: later(
        "The records at {path} cannot be written ({detail}). Check the permissions of the file "
        "and its folder, or set ALPINE_QUIZ_DATA to another folder."
    ),
    Failure.TAKEN_AWAY: later(
        "The records at {path} were taken away while in use ({detail}), and cannot be put back. "
        "Make sure that no other program moves them and start again, "
        "or set ALPINE_QUIZ_DATA to another folder."
    ),
    Failure.INPUT_OUTPUT: later(
        "The disk reported an error at {path} ({detail}). Check the disk or the network, "
        "or set ALPINE_QUIZ_DATA to another folder."
    ),
}


def sentence(error: RecordsError) -> str:
    """Return what is wrong with the records, where, and what to do about it."""
    path = cleaned(str(error.path)) if error.path else tr("an unknown place")
    if error.detail and error.code in _DETAILED:
        return tr(_DETAILED[error.code], path=path, detail=cleaned(error.detail))
    return tr(_SENTENCES[error.code], path=path)
