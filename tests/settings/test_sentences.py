"""What people are told about settings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from alpine_quiz.plain.settings import (
    kind_text,
    refused_settings_line,
    settings_header,
    settings_problem_line,
    settings_sentence,
    settings_table,
)
from alpine_quiz.settings.loading import load
from alpine_quiz.settings.model import Origin, Source
from alpine_quiz.settings.problems import Code, Problem, SettingsError
from alpine_quiz.settings.schema import BY_KEY, SCHEMA
from alpine_quiz.settings.writing import write_setting
from tests.settings.files import write

NAMES = (
    "byte character choices count encoding first id key least length limit most other reason text"
)
ARGS: dict[str, str | int] = dict.fromkeys(NAMES.split(), "ARG")
IN_FILE = Origin(Source.FILE, "settings.toml")


@pytest.mark.parametrize("code", Code)
def test_every_problem_says_what_is_wrong_and_what_to_do(code: Code) -> None:
    said = settings_sentence(Problem(code, IN_FILE, args=ARGS))
    assert len(re.findall(r"[.:] ", said)) >= 1
    assert "{" not in said
    assert said.isprintable()


@pytest.mark.parametrize(
    ("problem", "place"),
    [
        (Problem(Code.NO_VALUE, IN_FILE, 3, 7), "settings.toml:3:7: No value"),
        (Problem(Code.BINARY, IN_FILE), "settings.toml: This is"),
        (
            Problem(Code.EMPTY, Origin(Source.ENVIRONMENT, "ALPINE_QUIZ_PACK"), args=ARGS),
            "ALPINE_QUIZ_PACK: “ARG”",
        ),
        (
            Problem(Code.EMPTY, Origin(Source.FLAG), args=ARGS),
            "“ARG” cannot be empty. Give it a value, or reset it.",
        ),
        (
            Problem(Code.EMPTY, Origin(Source.FILE), args=ARGS),
            "“ARG” is empty. Fill it in, or remove the line.",
        ),
        (Problem(Code.NO_HOME, Origin(Source.FILE)), "There is no home"),
    ],
)
def test_a_line_begins_with_the_place(problem: Problem, place: str) -> None:
    assert settings_problem_line(problem).startswith(place)


def test_the_nearest_name_is_offered(file: Path) -> None:
    write(file, 'languge = "fr"\n')
    (problem,) = load().problems
    assert settings_problem_line(problem).endswith("Did you mean “language”?")


def test_texts_from_the_file_are_cleaned_and_only_text(file: Path) -> None:
    write(file, 'language = "\\u001b]0;{key}\\u202e%s"\n')
    (problem,) = load().problems
    line = settings_problem_line(problem)
    assert line.isprintable()
    assert "“␛]0;{key}%s”" in line


def test_each_setting_says_its_value_and_where_it_comes_from(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(file, 'player = "Zoé"\n[keys]\n"question.hint" = "h,f2"\n')
    monkeypatch.setenv("ALPINE_QUIZ_THEME", "nord")
    lines = settings_table(load({"plain": True}).settings)
    assert len(lines) == len(SCHEMA)
    assert "player               Zoé (from the settings file)" in lines
    assert "theme                nord (set by ALPINE_QUIZ_THEME)" in lines
    assert "plain                true: yes (from the command line)" in lines
    assert "minutes              0: no limit (as it comes)" in lines
    assert "keys                 question.hint = h, f2 (from the settings file)" in lines


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("language", "auto, en or fr"),
        ("minutes", "a whole number from 0 to 180"),
        ("theme", "a text such as auto, alpine, alpine-light or alpine-16"),
        ("player", "a text"),
        ("motion", "true or false"),
        ("keys", "a table of keys"),
    ],
)
def test_what_a_value_can_be_is_said(key: str, said: str) -> None:
    assert kind_text(BY_KEY[key]) == said


def test_the_header_of_a_new_file_tells_every_setting(file: Path) -> None:
    write_setting(file, "language", "fr", settings_header())
    text = file.read_text(encoding="utf-8")
    for setting in SCHEMA:
        assert f"# {setting.key}: " in text
    assert load().problems == ()


def test_a_refusal_is_a_line() -> None:
    with pytest.raises(SettingsError) as refused:
        write_setting(None, "language", "fr")
    assert "ALPINE_QUIZ_CONFIG" in refused_settings_line(refused.value)
