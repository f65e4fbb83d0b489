"""A folder for the settings alone, and an environment that says nothing of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from alpine_quiz.settings.file import FILE
from alpine_quiz.settings.schema import SCHEMA


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the settings of this test are, in a folder that is not there yet."""
    folder = tmp_path / "config"
    monkeypatch.setenv("ALPINE_QUIZ_CONFIG", str(folder))
    for setting in SCHEMA:
        for variable in (setting.variable, *(each.variable for each in setting.borrowed)):
            if variable:
                monkeypatch.delenv(variable, raising=False)
    return folder / FILE
