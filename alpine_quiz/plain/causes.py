"""What the system says of files that it cannot read or write, in the language spoken."""

from __future__ import annotations

from alpine_quiz.language.catalogue import later, tr

_CAUSES = frozenset(
    (
        later("Directory not empty"),
        later("Disk quota exceeded"),
        later("File exists"),
        later("File name too long"),
        later("File too large"),
        later("Input/output error"),
        later("Invalid argument"),
        later("Is a directory"),
        later("No space left on device"),
        later("No such file or directory"),
        later("Not a directory"),
        later("Operation not permitted"),
        later("Permission denied"),
        later("Read-only file system"),
        later("Too many levels of symbolic links"),
        later("Too many open files"),
    )
)
"""``os.strerror`` of what a person may meet; Python leaves these in English."""


def cause_text(cause: str) -> str:
    """Return a system's message (``OSError.strerror``); one that is not known as it is."""
    return tr(cause) if cause in _CAUSES else cause
