"""Where this user's files are."""

from __future__ import annotations

import os
from pathlib import Path


def data_folder() -> Path:
    """Return the folder of what must be kept: ``ALPINE_QUIZ_DATA``, or the platform's own."""
    chosen = os.environ.get("ALPINE_QUIZ_DATA")
    if chosen:
        return Path(chosen).expanduser()
    import platformdirs

    return platformdirs.user_data_path("alpine-quiz", appauthor=False)
