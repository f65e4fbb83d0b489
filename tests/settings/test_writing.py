"""One setting is changed, and nothing else in the file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import tomlkit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alpine_quiz.settings import writing
from alpine_quiz.settings.loading import load
from alpine_quiz.settings.problems import Code, SettingsError
from alpine_quiz.settings.writing import write_keys, write_setting
from tests.settings.files import write

MINE = """\
# My own settings.

language = "en"   # of the game
  minutes   =   10

[keys]            # keys of mine
"question.hint" = "h"  # for help

# The end.
"""
RARE = 'x.y = {"a" = 1}\n\nminutes = 1\n[keys.question]\nhint = "h"\n[z]\nnan = nan\n# end'


def after(file: Path) -> str:
    """Return what the file holds now, line ends and all."""
    return file.read_bytes().decode()


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_only_the_value_changes(file: Path, line_end: str, bom: str) -> None:
    mine = (bom + MINE).replace("\n", line_end)
    write(file, mine)
    write_setting(file, "language", "fr")
    write_setting(file, "minutes", 30)
    write_keys(file, "question.hint", "f2, h")
    changed = mine.replace('"en"', '"fr"').replace("10", "30").replace('"h"', '"f2,h"')
    assert after(file) == changed


@pytest.mark.parametrize("mine", [MINE, MINE.replace("\n", "\r\n"), RARE, "# a", "", "[keys]\n"])
def test_a_setting_that_is_not_there_is_added(file: Path, mine: str) -> None:
    write(file, mine)
    write_setting(file, "player", "Zoé “Z” \\ O'Neil")
    write_keys(file, "home.daily", "x")
    loaded = load()
    assert loaded.settings.player == "Zoé “Z” \\ O'Neil"
    assert loaded.settings.keys["home.daily"] == ("x",)
    kept = after(file).splitlines()
    positions = [kept.index(line) for line in mine.splitlines() if line]
    assert positions == sorted(positions)
    assert ("\r\n" in mine) == (after(file).count("\r\n") == after(file).count("\n"))


@pytest.mark.parametrize("key", ["language", "minutes"])
def test_a_setting_taken_out_is_as_it_comes(file: Path, key: str) -> None:
    write(file, MINE)
    write_setting(file, key, None)
    gone = next(line for line in MINE.splitlines(keepends=True) if key in line)
    assert after(file) == MINE.replace(gone, "")


@pytest.mark.parametrize(
    "line", ['"question.hint" = "h"', 'question.hint = "h"', '[keys.question]\nhint = "h"']
)
def test_keys_are_found_in_whatever_form_they_stand(file: Path, line: str) -> None:
    write(file, f"[keys]\n{line} # mine\n")
    write_keys(file, "question.hint", "x")
    changed = line.replace('"h"', '"x"')
    assert after(file) == f"[keys]\n{changed} # mine\n"
    write_keys(file, "question.hint", None)
    assert load().settings.keys == {}


def test_keys_given_twice_are_both_taken_out(file: Path) -> None:
    write(file, '[keys]\n"question.hint" = "x"\nquestion.hint = "y"\n')
    write_keys(file, "question.hint", None)
    loaded = load()
    assert (loaded.settings.keys, loaded.problems) == ({}, ())


def test_all_keys_are_taken_out_at_once(file: Path) -> None:
    write(file, MINE)
    write_setting(file, "keys", None)
    assert load().settings.keys == {}
    assert "# My own settings." in after(file)


def test_a_file_that_is_not_there_is_made_with_a_header(file: Path) -> None:
    write_setting(file, "language", "fr", ["Settings", "", "two\nlines"])
    assert after(file) == '# Settings\n#\n# two lines\n\nlanguage = "fr"\n'


def test_nothing_is_made_to_take_out_what_is_not_there(file: Path) -> None:
    write_setting(file, "language", None)
    write_keys(file, "question.hint", None)
    assert not file.parent.exists()


@pytest.mark.parametrize("broken", [b"language = fr\n", b"\xff\xfe", b"a" * 2**21, b'a = "\xe9"'])
def test_a_broken_file_is_left_as_it_is(file: Path, broken: bytes) -> None:
    write(file, broken)
    with pytest.raises(SettingsError):
        write_setting(file, "language", "fr")
    assert file.read_bytes() == broken


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("language", "de", Code.NOT_ONE_OF),
        ("minutes", 999, Code.NOT_WHOLE),
        ("minutes", "soon", Code.NOT_WHOLE),
        ("player", "\x1b[31m", Code.FORBIDDEN_CHARACTER),
    ],
)
def test_a_value_that_does_not_fit_is_not_written(
    file: Path, key: str, value: object, code: Code
) -> None:
    with pytest.raises(SettingsError) as refused:
        write_setting(file, key, value)
    assert refused.value.problem.code is code
    assert not file.exists()


def test_keys_that_are_none_are_not_written(file: Path) -> None:
    with pytest.raises(SettingsError) as refused:
        write_keys(file, "question.hint", "h s")
    assert refused.value.problem.code is Code.BAD_KEY
    assert not file.exists()


def test_words_are_taken_for_values(file: Path) -> None:
    write_setting(file, "minutes", "15")
    write_setting(file, "plain", "yes")
    assert after(file) == "minutes = 15\nplain = true\n"


@pytest.mark.parametrize(
    "careless",
    [
        MINE.replace('"en"', '"fr"').replace("10", "20"),
        MINE.replace('"en"', '"fr"').replace('"h"', '"x"'),
        MINE.replace('"en"', "fr"),
        MINE,
        "",
    ],
)
def test_a_change_that_would_change_more_or_less_is_not_made(
    file: Path, careless: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(file, MINE)
    monkeypatch.setattr(tomlkit, "dumps", lambda _: careless)
    with pytest.raises(SettingsError) as refused:
        write_setting(file, "language", "fr")
    assert refused.value.problem.code is Code.NOT_EDITABLE
    assert after(file) == MINE


def test_keys_are_not_written_over_what_is_no_table(file: Path) -> None:
    write(file, "keys = 3\n")
    with pytest.raises(SettingsError) as refused:
        write_keys(file, "question.hint", "h")
    assert refused.value.problem.code is Code.NOT_A_TABLE
    assert after(file) == "keys = 3\n"


def test_without_a_home_nothing_is_written() -> None:
    with pytest.raises(SettingsError) as refused:
        write_setting(None, "language", "fr")
    assert refused.value.problem.code is Code.NO_HOME


def test_a_file_that_cannot_be_written_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: object) -> None:
        raise OSError(28, "No space left on device")

    write(file, MINE)
    monkeypatch.setattr(writing, "write_all", full)
    with pytest.raises(SettingsError) as refused:
        write_setting(file, "language", "fr")
    assert refused.value.problem.code is Code.NOT_WRITTEN
    assert after(file) == MINE


@pytest.mark.skipif(sys.platform == "win32", reason="a file that is open cannot be replaced")
def test_two_that_write_at_once_leave_a_whole_file(file: Path) -> None:
    script = (
        "import sys; from pathlib import Path; "
        "from alpine_quiz.settings.writing import write_setting\n"
        "for n in range(20): write_setting(Path(sys.argv[1]), sys.argv[2], n + 1)"
    )
    write(file, MINE)
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(file), key], cwd=Path(__file__).parents[2]
        )
        for key in ("minutes", "exam_minutes")
    ]
    while any(writer.poll() is None for writer in writers):
        assert load().problems == ()
    assert [writer.returncode for writer in writers] == [0, 0]
    assert "# The end." in after(file)
    assert [each.name for each in file.parent.iterdir()] == [file.name]


FILES = st.tuples(
    st.lists(
        st.sampled_from(["# a", "", 'player = "x" # y', "minutes = 3", "x.y = 1"]), unique=True
    ),
    st.sampled_from(
        ["", '[keys] # k\n"a.b" = "c"\n# z\n', "[keys.a]\nb = 'c'\n\n[o]\nminutes = 4"]
    ),
).map(lambda parts: "\n".join([*parts[0], parts[1]]))


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    mine=FILES,
    change=st.tuples(st.just("minutes"), st.integers(0, 180))
    | st.tuples(st.just("player"), st.text("aé🏁 \"'\\#=[]{}\u00a0", min_size=1, max_size=40))
    | st.tuples(st.just("motion"), st.booleans())
    | st.tuples(st.just("pack"), st.sampled_from(["C:\\new\\t", "~/a b/c.yaml", "'''", '"""'])),
    crlf=st.booleans(),
)
def test_what_is_written_is_read_again_and_comments_stay(
    file: Path, mine: str, change: tuple[str, object], crlf: bool
) -> None:
    key, value = change
    if isinstance(value, str):
        value = value.strip() or "x"
    text = mine.replace("\n", "\r\n") if crlf else mine
    write(file, text)
    write_setting(file, key, value)
    loaded = load()
    assert loaded.settings.value(key) == value
    others = [line for line in text.splitlines() if line and not line.startswith(key)]
    kept = after(file).splitlines()
    # A table of another program's may say “minutes” too: it is not ours to change.
    assert [line for line in kept if line in others] == others
    assert after(file).count("#") - str(value).count("#") == text.count("#")
