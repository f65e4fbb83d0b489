"""The one list of what can be set."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from alpine_quiz.cli.sitting_down import DEFAULT_PACK
from alpine_quiz.game.modes import Mode, length_of
from alpine_quiz.language.catalogue import LANGUAGES
from alpine_quiz.library.packs import open_pack
from alpine_quiz.records.players import DEFAULT_PLAYER, MAX_NAME
from alpine_quiz.settings.loading import defaults
from alpine_quiz.settings.model import Settings
from alpine_quiz.settings.schema import BY_KEY, SCHEMA, Setting
from alpine_quiz.settings.values import from_text, from_toml

OTHERS = {"ALPINE_QUIZ_DATA", "ALPINE_QUIZ_CONFIG", "ALPINE_QUIZ_ENDPOINT", "ALPINE_QUIZ_API_KEY"}
SETTINGS = pytest.mark.parametrize("setting", SCHEMA, ids=lambda setting: setting.key)


def test_the_settings_are_those_of_the_schema() -> None:
    assert list(Settings._fields) == [*BY_KEY, "origins"]


@SETTINGS
def test_what_comes_by_default_could_be_set(setting: Setting) -> None:
    default = setting.default
    raw = dict(default) if isinstance(default, Mapping) else default
    assert from_toml(setting, raw) == default
    assert defaults().value(setting.key) == setting.default


@SETTINGS
def test_every_named_value_is_one(setting: Setting) -> None:
    for value, name in setting.values:
        from_text(setting, value)
        assert name


def test_no_two_settings_share_a_variable_with_anything() -> None:
    variables = [setting.variable for setting in SCHEMA if setting.variable]
    assert len(set(variables)) == len(SCHEMA) - 1
    assert not OTHERS & set(variables)


def test_the_defaults_are_those_that_the_game_has_without_settings() -> None:
    settings = defaults()
    assert settings.player == DEFAULT_PLAYER
    assert BY_KEY["player"].most == MAX_NAME
    assert settings.pack == DEFAULT_PACK
    assert open_pack(settings.pack)[0].id == settings.pack
    assert settings.questions_per_round == length_of(Mode.QUICK)
    assert settings.exam_questions == length_of(Mode.EXAM)


def test_every_language_can_be_chosen() -> None:
    assert [value for value, _ in BY_KEY["language"].values] == ["auto", *LANGUAGES]


def test_reading_loads_nothing_heavy_where_there_is_no_file(tmp_path: Path) -> None:
    heavy = ("tomllib", "tomlkit", "difflib", "platformdirs", "babel", "textual", "shutil")
    script = (
        "import sys; from alpine_quiz.settings.loading import load; "
        f"assert load().problems == (); print([m for m in {heavy!r} if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "ALPINE_QUIZ_CONFIG": str(tmp_path)},
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.strip() == "[]"
