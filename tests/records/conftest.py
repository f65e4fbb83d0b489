"""Records in a folder of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from alpine_quiz.records.store import Records
from tests.records.playing import Calendar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "records.sqlite3"


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def records(path: Path, calendar: Calendar) -> Iterator[Records]:
    with Records.open(path, calendar) as opened:
        yield opened
