"""Where this user's files are."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

NOWHERE = Path(os.devnull) / "alpine-quiz"
"""Stands for the folder of a user without a home: nothing is below the null device, or can be."""

STAGE = ".adding-"
"""So begin the names of the folders among the packs in which one waits to be one of them."""


def data_folder() -> Path:
    """Return the folder of what must be kept: ``ALPINE_QUIZ_DATA``, or the platform's own.

    A ``~`` that means no home is a folder's name. Without a home there is only ``NOWHERE``: what
    is to be kept must not end up in a folder that is swept, or in whichever is the current one.
    """
    chosen = os.environ.get("ALPINE_QUIZ_DATA")
    if chosen:
        try:
            return Path(chosen).expanduser()
        except RuntimeError:
            return Path(chosen)
    import platformdirs

    return _of_user(platformdirs.user_data_path)


def cache_folder() -> Path:
    """Return the folder of what can be made again: one in ``ALPINE_QUIZ_DATA``, or the platform's.

    Without a home there is only ``NOWHERE``.
    """
    if os.environ.get("ALPINE_QUIZ_DATA"):
        return data_folder() / "cache"
    import platformdirs

    return _of_user(platformdirs.user_cache_path)


def _of_user(path_of: Callable[..., Path]) -> Path:
    try:
        folder = path_of("alpine-quiz", appauthor=False)
    except (RuntimeError, OSError, ValueError):
        return NOWHERE
    # Some versions of platformdirs give back a home they do not know as it is written.
    return NOWHERE if folder.parts[:1] == ("~",) else folder
