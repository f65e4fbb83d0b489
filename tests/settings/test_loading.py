"""Flag over environment over file over default, and each says where it comes from."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from alpine_quiz.settings.file import settings_file
from alpine_quiz.settings.loading import load
from alpine_quiz.settings.model import Origin, Source
from alpine_quiz.settings.problems import Code
from tests.settings.files import write


def test_nothing_set_is_all_by_default(file: Path) -> None:
    loaded = load()
    assert loaded.problems == ()
    assert loaded.path == file
    assert loaded.settings.language == "auto"
    assert set(loaded.settings.origins.values()) == {Origin(Source.DEFAULT)}


def test_each_level_overrules_those_below(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(file, "minutes = 1\nexam_minutes = 2\nquestions_per_round = 3\n")
    monkeypatch.setenv("ALPINE_QUIZ_EXAM_MINUTES", "20")
    monkeypatch.setenv("ALPINE_QUIZ_QUESTIONS_PER_ROUND", "30")
    settings = load({"questions_per_round": 99, "player": None}).settings
    assert settings.minutes == 1
    assert settings.origin("minutes") == Origin(Source.FILE, str(file))
    assert settings.exam_minutes == 20
    variable = Origin(Source.ENVIRONMENT, "ALPINE_QUIZ_EXAM_MINUTES")
    assert settings.origin("exam_minutes") == variable
    assert settings.questions_per_round == 99
    assert settings.origin("questions_per_round") == Origin(Source.FLAG)
    assert settings.origin("player") == Origin(Source.DEFAULT)


def test_a_bad_value_is_told_and_the_next_level_holds(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(file, "minutes = 15\n")
    monkeypatch.setenv("ALPINE_QUIZ_MINUTES", "a few")
    loaded = load({"minutes": 181})
    assert loaded.settings.minutes == 15
    assert [(problem.code, problem.origin) for problem in loaded.problems] == [
        (Code.NOT_WHOLE, Origin(Source.FLAG)),
        (Code.NOT_WHOLE, Origin(Source.ENVIRONMENT, "ALPINE_QUIZ_MINUTES")),
    ]


def test_the_good_values_of_a_file_with_bad_ones_count(file: Path) -> None:
    write(file, 'plain = "perhaps"\nlanguage = "fr"\n')
    loaded = load()
    assert not loaded.settings.plain
    assert loaded.settings.language == "fr"
    assert [problem.code for problem in loaded.problems] == [Code.NOT_TRUE_OR_FALSE]


@pytest.mark.parametrize(("said", "meant"), [("1", True), (" Yes ", True), ("OFF", False)])
def test_the_environment_says_yes_and_no_in_words(
    said: str, meant: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALPINE_QUIZ_PLAIN", said)
    monkeypatch.setenv("ALPINE_QUIZ_DRAWING", said)
    settings = load().settings
    assert (settings.plain, settings.drawing) == (meant, meant)


def test_an_empty_variable_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ALPINE_QUIZ_MINUTES", "NO_COLOR", "TEXTUAL_THEME"):
        monkeypatch.setenv(name, "")
    loaded = load()
    assert loaded.problems == ()
    assert set(loaded.settings.origins.values()) == {Origin(Source.DEFAULT)}


@pytest.mark.parametrize(
    ("variable", "said", "key", "meant"),
    [
        ("TEXTUAL_THEME", "nord", "theme", "nord"),
        ("TEXTUAL_THEME", "mine,nord", "theme", "mine,nord"),
        ("TEXTUAL_ANIMATIONS", "NONE", "motion", False),
        ("NO_COLOR", "anything", "colour", "none"),
    ],
)
def test_what_other_programs_go_by_counts(
    variable: str, said: str, key: str, meant: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, said)
    settings = load().settings
    assert settings.value(key) == meant
    assert settings.origin(key) == Origin(Source.ENVIRONMENT, variable)


def test_a_variable_of_our_own_comes_before_those(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEXTUAL_THEME", "nord")
    monkeypatch.setenv("ALPINE_QUIZ_THEME", "alpine-light")
    assert load().settings.theme == "alpine-light"


def test_animations_that_are_on_leave_motion_to_the_file(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(file, "motion = false\n")
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "full")
    assert not load().settings.motion


@pytest.mark.parametrize(("said", "spoken"), [("fr", "fr"), ("auto", "en")])
def test_the_language_spoken_is_the_one_set_or_the_machines(said: str, spoken: str) -> None:
    assert load({"language": said}).settings.interface_language == spoken


def test_a_tilde_means_the_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALPINE_QUIZ_CONFIG", "~/quiz")
    assert settings_file() == Path.home() / "quiz" / "settings.toml"


def test_without_a_choice_the_file_is_where_the_platform_has_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("ALPINE_QUIZ_CONFIG")
    folder = platformdirs.user_config_path("alpine-quiz", appauthor=False)
    assert settings_file() == folder / "settings.toml"


@pytest.mark.parametrize("error", [RuntimeError, OSError, ValueError])
def test_without_a_home_there_is_no_file_and_all_is_by_default(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_: object, **__: object) -> Path:
        raise error

    monkeypatch.delenv("ALPINE_QUIZ_CONFIG")
    monkeypatch.setattr(platformdirs, "user_config_path", unknown)
    loaded = load()
    assert loaded.path is None
    assert loaded.problems == ()
