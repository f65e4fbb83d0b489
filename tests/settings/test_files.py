"""Hostile and broken files: told with their place, never raised."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alpine_quiz.documents.files import Obstacle, UnreadableError
from alpine_quiz.settings import file as reading
from alpine_quiz.settings.file import LARGEST
from alpine_quiz.settings.loading import MOST_PROBLEMS, defaults, load
from alpine_quiz.settings.problems import Code
from tests.settings.files import told, write


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("plain = true\nlanguage = fr\n", Code.NO_VALUE, 2, 12),
        ("language = “fr”\n", Code.NO_VALUE, 1, 12),
        ("plain\n", Code.NO_EQUALS, 1, 6),
        ("minutes = 10 questions = 3\n", Code.TEXT_AFTER_VALUE, 1, 14),
        ('plain = true\nplayer = "Zoé\nminutes = 3\n', Code.UNCLOSED_QUOTE, 2, 14),
        ("plain = true\n\nplayer = 'Zoé", Code.UNCLOSED_QUOTE, 3, 1),
        ('plain = true\nplayer = """Zoé\n\n\n', Code.UNCLOSED_QUOTE, 2, 1),
        ("plain = true\n[keys\n", Code.UNCLOSED_BRACKET, 2, 6),
        ("[keys]\na = ['b',\n'c'\n\n", Code.UNCLOSED_BRACKET, 2, 1),
        ('pack = "C:\\Users\\me"\n', Code.BACKSLASH, 1, 13),
        ('pack = "C:\\packs"\n', Code.BACKSLASH, 1, 13),
        ("minutes = 1\nplain = true\nminutes = 2\n", Code.DUPLICATE_KEY, 3, 1),
        ("minutes = 1\nminutes = 2", Code.DUPLICATE_KEY, 2, 1),
        ("[keys]\n[keys]\n", Code.DUPLICATE_KEY, 2, 1),
        ("[keys]\nx = ['a']\ny = 'b'\ny = 'c'\n", Code.DUPLICATE_KEY, 4, 1),
        ("keys = { a = 1 }\n[keys.b]\n", Code.REDEFINED, 2, 8),
        ("= 3\n", Code.SYNTAX, 1, 1),
        ("minutes = " + "9" * 5000, Code.SYNTAX, 1, 1),
        ("# fine...............................\n" + "a." * 4000 + "b = 1", Code.TOO_DEEP, 2, 1),
        ("x = " + "[" * 50_000, Code.TOO_DEEP, 0, 0),
        ("x = " + "{a=" * 5_000, Code.TOO_DEEP, 0, 0),
        (b'player = "Zo\xe9"\n', Code.NOT_UTF8, 1, 13),
        ('language = "fr"\n'.encode("utf-16"), Code.NOT_UTF8, 1, 1),
        (b'language = "fr"\n\0', Code.BINARY, 2, 1),
    ],
)
def test_a_broken_file_is_told_with_its_place_and_has_no_say(
    file: Path, text: str | bytes, code: Code, line: int, column: int
) -> None:
    assert told(file, text) == [(code, line, column)]
    assert load().settings == defaults()


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ('\n  languge = "fr"\n', Code.UNKNOWN_KEY, 2, 3),
        ("[question]\nhint = 1\n", Code.UNKNOWN_KEY, 1, 1),
        ("plain = true\na.b.c = 1\n", Code.UNKNOWN_KEY, 2, 1),
        ('language = "de"\n', Code.NOT_ONE_OF, 1, 1),
        ("language = {a = [1, {b = 2}]}\n", Code.NOT_A_TEXT, 1, 1),
        ('\ufeffminutes = "10"\n', Code.QUOTED, 1, 1),
        ('motion = "true"\n', Code.QUOTED, 1, 1),
        ("motion = 1\n", Code.NOT_TRUE_OR_FALSE, 1, 1),
        ("minutes = true\n", Code.NOT_WHOLE, 1, 1),
        ("minutes = 10.5\n", Code.NOT_WHOLE, 1, 1),
        ("minutes = -1\n", Code.NOT_WHOLE, 1, 1),
        ("minutes = " + "9" * 4000, Code.NOT_WHOLE, 1, 1),
        ("minutes = 1979-05-27 07:32:00\nplain=3", Code.NOT_WHOLE, 1, 1),
        ("questions_per_round = 0\r\n", Code.NOT_WHOLE, 1, 1),
        ('player = "' + "x" * 41 + '"', Code.TOO_LONG, 1, 1),
        ('player = "  "', Code.EMPTY, 1, 1),
        ('player = "a\\u001b[31mb"', Code.FORBIDDEN_CHARACTER, 1, 1),
        ('player = """a\nb"""', Code.FORBIDDEN_CHARACTER, 1, 1),
        ('player = "a\\u202eb"', Code.FORBIDDEN_CHARACTER, 1, 1),
        ('questions = "the same"', Code.NOT_A_LANGUAGE, 1, 1),
        ('theme = "[bold]"', Code.NOT_A_THEME, 1, 1),
        ('keys = "h"', Code.NOT_A_TABLE, 1, 1),
    ],
)
def test_a_bad_value_is_told_with_the_place_of_its_key(
    file: Path, text: str, code: Code, line: int, column: int
) -> None:
    assert told(file, text)[0] == (code, line, column)
    for key, value in defaults()._asdict().items():
        if key not in ("origins", "plain"):
            assert load().settings.value(key) == value


def test_problems_come_in_the_order_of_the_file(file: Path) -> None:
    text = 'keys = 1\nlangauge = "fr"\n\n# fine\nminutes = 900\n'
    assert [line for _, line, _ in told(file, text)] == [1, 2, 5]


def test_the_nearest_setting_is_named(file: Path) -> None:
    write(file, "Exam-Minute = 3\n")
    assert [problem.args["nearest"] for problem in load().problems] == ["exam_minutes"]


def test_only_the_first_of_many_problems_are_told(file: Path) -> None:
    codes = [code for code, _, _ in told(file, "".join(f"x{n} = {n}\n" for n in range(5000)))]
    assert codes == [*[Code.UNKNOWN_KEY] * MOST_PROBLEMS, Code.TOO_MANY_PROBLEMS]


def test_an_empty_file_and_one_of_comments_are_fine(file: Path) -> None:
    assert told(file, "") == told(file, "\ufeff# language = 'fr'\r\n\r\n") == []


def test_a_file_of_ten_megabytes_is_not_read(file: Path) -> None:
    assert told(file, b"#" * 10 * 2**20) == [(Code.TOO_LARGE, 0, 0)]
    assert told(file, b"#" * LARGEST) == []


def test_a_folder_in_the_place_of_the_file(file: Path) -> None:
    file.mkdir(parents=True)
    assert [problem.code for problem in load().problems] == [Code.IS_A_FOLDER]


def test_a_file_in_the_place_of_the_folder(file: Path) -> None:
    file.parent.write_text("", encoding="utf-8")
    assert [problem.code for problem in load().problems] == [Code.NOT_A_FOLDER]


@pytest.mark.parametrize("obstacle", [each for each in Obstacle if each is not Obstacle.MISSING])
def test_a_file_that_cannot_be_read_is_told(
    file: Path, obstacle: Obstacle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path, limit: int) -> bytes:
        raise UnreadableError(path, obstacle)

    monkeypatch.setattr(reading, "read_bytes", refused)
    assert [problem.code for problem in load().problems] == [Code(obstacle.value)]


WORDS = ["language", "keys", "minutes", "fr"]
PIECES = st.sampled_from(
    [
        *WORDS,
        *"=.[]{},#\\\"' \nhé\x00",
        '"""',
        "'''",
        "\r\n",
        "[[",
        "]]",
        "\\u0041",
        "1.5",
        "10",
        "true",
    ]
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, max_size=30).map("".join) | st.binary(max_size=60))
def test_nothing_in_a_file_is_ever_raised(file: Path, text: str | bytes) -> None:
    for _, line, column in told(file, text):
        assert (line == 0) == (column == 0)
    loaded = load()
    changed = [key for key, origin in loaded.settings.origins.items() if origin.name]
    assert set(changed) <= {"language", "minutes", "keys"}
