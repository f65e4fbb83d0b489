"""Keys of a person's own: their shape, and where they get in each other's way."""

from __future__ import annotations

from pathlib import Path

import pytest

from alpine_quiz.settings.keys import names_of
from alpine_quiz.settings.loading import key_problems, load
from alpine_quiz.settings.problems import Code
from tests.settings.files import told, write

KNOWN = {"question.hint": "h,f2", "question.source": "s,f4", "home.daily": "d", "app.help": "f1"}


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("h", ("h",)),
        (" h , F2,h ", ("h", "f2")),
        ("H", ("H",)),
        ("?,é,+", ("?", "é", "+")),
        ("Ctrl+Shift+Left,ctrl++", ("ctrl+shift+left", "ctrl++")),
        ("question_mark", ("question_mark",)),
    ],
)
def test_keys_are_listed_with_commas(written: str, names: tuple[str, ...]) -> None:
    assert names_of(written) == names


@pytest.mark.parametrize(
    "text",
    [
        '"question.hint" = "h, f2"',
        '"question.hint" = ["h", "f2"]',
        'question.hint = "h,f2"',
        '[keys.question]\nhint = "h,f2"',
    ],
)
def test_a_binding_may_be_written_in_any_form_of_a_table(file: Path, text: str) -> None:
    assert told(file, f"[keys]\n{text}\n") == []
    assert load().settings.keys == {"question.hint": ("h", "f2")}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('"question.hint" = ""', Code.NO_KEY),
        ('"question.hint" = " , "', Code.NO_KEY),
        ('"question.hint" = []', Code.NO_KEY),
        ('"question.hint" = "h,,s"', Code.BAD_KEY),
        ('"question.hint" = "h s"', Code.BAD_KEY),
        ('"question.hint" = "ctrl+"', Code.BAD_KEY),
        ('"question.hint" = "strg+h"', Code.BAD_KEY),
        ('"question.hint" = "[bold]"', Code.BAD_KEY),
        ('"question.hint" = "\\u001b"', Code.FORBIDDEN_CHARACTER),
        ('"question.hint" = 3', Code.NOT_A_TEXT),
        ('"question.hint" = ["h", 3]', Code.NOT_A_TEXT),
        ('"question.hint" = "a,b,c,d,e,f,g,h,i"', Code.TOO_MANY_KEYS),
        ('"Question Hint" = "h"', Code.BAD_BINDING),
        ('"" = "h"', Code.BAD_BINDING),
    ],
)
def test_what_is_no_key_is_told_and_the_others_count(file: Path, line: str, code: Code) -> None:
    assert told(file, f'[keys]\n"home.daily" = "x"\n  {line}\n') == [(code, 3, 3)]
    assert load().settings.keys == {"home.daily": ("x",)}


@pytest.mark.parametrize("other", ["question.source", "app.help"])
def test_a_key_is_given_once_on_a_screen(file: Path, other: str) -> None:
    text = f'[keys]\n"question.hint" = "x,y"\n"{other}" = "z,y"\n'
    assert told(file, text) == [(Code.KEY_TAKEN, 3, 1)]
    assert load().settings.keys == {"question.hint": ("x", "y")}


def test_what_holds_everywhere_leaves_its_key_to_no_screen(file: Path) -> None:
    text = '[keys]\n"app.help" = "y"\n"question.hint" = "y"\n"home.daily" = "y"\n'
    assert told(file, text) == [(Code.KEY_TAKEN, 3, 1), (Code.KEY_TAKEN, 4, 1)]


def test_two_screens_may_have_the_same_key(file: Path) -> None:
    assert told(file, '[keys]\n"question.hint" = "y"\n"home.daily" = "y"\n') == []


def test_a_binding_given_twice_is_told_and_the_first_holds(file: Path) -> None:
    text = '[keys]\n"question.hint" = "x"\nquestion.hint = "y"\n'
    assert told(file, text) == [(Code.BOUND_TWICE, 3, 1)]
    assert load().settings.keys == {"question.hint": ("x",)}


def test_bindings_that_there_are_none_of_are_told_with_the_nearest(file: Path) -> None:
    write(file, 'plain = true\n[keys.question]\nhnt = "x"\n')
    (problem,) = key_problems(load().settings, KNOWN)
    assert (problem.code, problem.line, problem.column) == (Code.UNKNOWN_BINDING, 3, 1)
    assert problem.args["nearest"] == "question.hint"
    assert problem.origin.name == str(file)


def test_a_key_that_another_binding_comes_with_is_told(file: Path) -> None:
    write(file, '[keys]\n"question.hint" = "x,f4"\n"home.daily" = "s"\n')
    (problem,) = key_problems(load().settings, KNOWN)
    assert (problem.code, problem.line) == (Code.KEY_TAKEN, 2)
    assert problem.args["other"] == "question.source"


def test_keys_may_be_exchanged(file: Path) -> None:
    write(file, '[keys]\n"question.hint" = "s"\n"question.source" = "h"\n')
    assert key_problems(load().settings, KNOWN) == ()


def test_without_keys_of_ones_own_nothing_is_wrong_with_them() -> None:
    assert key_problems(load().settings, {}) == ()


def test_problems_of_keys_are_told_though_the_file_went(file: Path) -> None:
    write(file, '[keys]\n"question.hnt" = "s"\n')
    settings = load().settings
    file.unlink()
    assert [(each.code, each.line) for each in key_problems(settings, KNOWN)] == [
        (Code.UNKNOWN_BINDING, 0)
    ]
