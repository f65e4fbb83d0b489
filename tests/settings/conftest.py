"""Where the settings of a test are."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def file(own_settings: Path) -> Path:
    """Return where the settings of this test are, in a folder that is not there yet."""
    return own_settings
