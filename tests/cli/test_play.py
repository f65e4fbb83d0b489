from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Sequence

TOP = Path(__file__).parents[2]
SEVEN = str(Path(__file__).parents[1] / "packs" / "seven")


def quiz(*arguments: str, typed: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program as its user does, with its input and output in pipes."""
    return subprocess.run(
        [sys.executable, "-m", "alpine_quiz", *arguments],
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=TOP,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
    )


def plain(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    return quiz("play", "--plain", *arguments, typed=typed)


def test_the_same_seed_is_the_same_text() -> None:
    first = plain("--pack", "alpine", "--seed", "7", typed="1\n2\n3\nq\n")
    second = plain("--pack", "alpine", "--seed", "7", typed="1\n2\n3\nq\n")
    assert first.returncode == 0
    assert first.stdout == second.stdout
    assert "“" in first.stdout
    assert first.stderr == ""


def test_the_same_seed_is_the_same_round_whatever_was_played_before() -> None:
    before = plain("--pack", SEVEN, "--seed", "x", typed="q\n").stdout
    plain("--pack", SEVEN, typed="1\n" * 20)
    assert plain("--pack", SEVEN, "--seed", "x", typed="q\n").stdout == before


@pytest.mark.parametrize("mode", ["review", "weak"])
def test_where_there_is_nothing_to_ask_that_is_all_that_happens(mode: str) -> None:
    plain("--pack", SEVEN, "--player", "Ann", typed="1\n" * 20 if mode == "review" else "q\n")
    before = quiz("players", "--json").stdout
    for name in ("Ann", "Eve"):
        done = plain("--pack", SEVEN, "--mode", mode, "--player", name, typed="1\n")
        assert (done.returncode, done.stdout) == (1, "")
        told = "Nothing is due before tomorrow. The weakest facts can be practised at any time."
        later = mode == "review" and name == "Ann"
        assert done.stderr.strip() == told if later else "Play a round first." in done.stderr
    assert quiz("players", "--json").stdout == before


def test_a_round_left_is_resumed_where_it_was() -> None:
    left = plain("--pack", SEVEN, "--seed", "a", typed="zzz\n1\n1\n1,2,3\nq\n")
    assert "To go on: alpine-quiz play --plain --resume --pack" in left.stdout
    answered = left.stdout.count("— A short account of the Seine")
    assert answered >= 1
    again = plain("--resume", "--pack", SEVEN)
    assert again.returncode == 0
    assert f"Question {left.stdout.count('Question ')} of 7" in again.stdout


def test_the_end_of_input_saves_and_exits_with_0() -> None:
    ended = plain("--pack", SEVEN)
    assert ended.returncode == 0
    assert "Question 1 of 7" in ended.stdout


def test_without_a_terminal_it_says_so_in_one_line_and_plays_plain() -> None:
    done = quiz("play", "--pack", SEVEN, typed="q\n")
    assert done.returncode == 0
    assert done.stdout.startswith("This is no terminal to draw on")
    assert "Question 1 of" in done.stdout


def test_without_a_command_and_a_terminal_it_opens_at_the_menu_and_reads_on() -> None:
    done = quiz(typed="n\nq\nq\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("This is no terminal to draw on")
    assert done.stdout.index("1. Play (n)") < done.stdout.index("Question 1 of 10.")
    assert done.stdout.count("1. Play (n)") == 2


def test_a_topic_and_a_number_of_questions_can_be_asked_for() -> None:
    done = plain("--pack", SEVEN, "--topic", "Figures", "--questions", "2", typed="q\n")
    assert "Question 1 of 2. Figures." in done.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--pack", "alpin"], "Did you mean alpine?"),
        (["--pack", "nowhere/at/all.yaml"], "There is no pack “nowhere/at/all.yaml”"),
        (["--pack", ""], "There is no pack “”"),
        (["--pack", SEVEN, "--topic", "tyres"], "no topic “tyres”. Its topics are"),
        (["--pack", SEVEN, "--lang", "tlh"], "no questions in “tlh”, only in en"),
        (["--resume"], "There is no unfinished round of you."),
        (["--pack", "pyproject.toml"], "no question that can be played"),
        (["--pack", "a\x1b[2Jb"], "There is no pack"),
    ],
)
def test_what_cannot_be_played_is_a_sentence(arguments: Sequence[str], told: str) -> None:
    done = plain(*arguments)
    assert done.returncode == 1
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert "\x1b" not in done.stderr


@pytest.mark.parametrize("count", ["0", "-1", "ten", "1e3", "99999999999999999999", "٣"])
def test_a_number_of_questions_is_a_number(count: str) -> None:
    done = plain("--questions", count)
    assert done.returncode == 2
    assert "is no number of questions: 1 to 1,000" in done.stderr


@pytest.mark.parametrize("seed", ["a\x1b[2Jb", "a\nb", "\u202eab", "\u200b", "x" * 201])
def test_a_seed_is_short_and_can_be_shown(seed: str) -> None:
    done = plain("--pack", SEVEN, "--seed", seed)
    assert done.returncode == 2
    assert "this is no seed: at most 200 characters that can be shown" in done.stderr


@pytest.mark.parametrize("seed", ["été 2026, “à” 漢字", "x" * 200])
def test_any_words_may_be_a_seed(seed: str) -> None:
    assert plain("--pack", SEVEN, "--seed", seed, typed="q\n").returncode == 0


@pytest.mark.parametrize("name", ["racing", "Racing", "La course", "LA COURSE"])
def test_a_topic_is_asked_for_by_any_of_its_names(name: str) -> None:
    done = plain("--topic", name, "--questions", "2", typed="q\n")
    assert "Question 1 of 2. Racing." in done.stdout


def test_records_that_cannot_be_read_are_told_and_the_game_plays(tmp_path: Path) -> None:
    (tmp_path / "records.sqlite3").write_text("this is no database, and never was one\n" * 40)
    done = quiz("play", "--plain", "--pack", SEVEN, typed="1\nq\n", ALPINE_QUIZ_DATA=str(tmp_path))
    assert done.returncode == 0
    assert "Nothing is being saved." in done.stdout
    assert "Question 1 of 7" in done.stdout


def test_a_data_folder_that_is_a_file_is_told_and_the_game_plays(tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_text("no folder")
    done = quiz("play", "--plain", "--pack", SEVEN, typed="q\n", ALPINE_QUIZ_DATA=str(place))
    assert done.returncode == 0
    assert "Nothing is being saved." in done.stdout
    assert "Traceback" not in done.stderr


def test_a_pack_with_one_bad_question_plays_the_others_and_says_so(tmp_path: Path) -> None:
    pack = tmp_path / "rivers.yaml"
    pack.write_text(
        "format: 1\nlanguage: en\nquestions:\n"
        "  - stem: Which river flows through Rouen?\n    answer: Seine\n"
        "  - stem: This one has no answer.\n",
        encoding="utf-8",
    )
    done = plain("--pack", str(pack), typed="seine\n")
    assert "This pack has 1 fault; what they spoil is left out." in done.stdout
    assert "Right: Seine." in done.stdout


def test_a_reader_that_goes_away_ends_the_game_quietly() -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "alpine_quiz", "play", "--plain", "--pack", SEVEN],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=TOP,
    )
    assert child.stdout is not None
    child.stdout.close()
    _, errors = child.communicate(b"1\n" * 50)
    assert b"Traceback" not in errors
    assert b"Exception ignored" not in errors


def test_letters_that_the_terminal_does_not_have_are_no_error() -> None:
    done = quiz("play", "--plain", "--pack", "alpine", typed="q\n", PYTHONIOENCODING="ascii")
    assert done.returncode == 0


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("alpine-quiz 0.")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell's redirections")
@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("play --plain <&-", 0),
        ("play --plain --seed 1 >&- </dev/null", 0),
        ("packs list >&-", 0),
        ("scores >&-", 0),
        ("packs list >/dev/full", 1),
        ("play --plain </dev/null >/dev/full", 1),
    ],
)
def test_closed_and_full_streams_are_no_traceback(command: str, code: int) -> None:
    if "/dev/full" in command and not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    done = subprocess.run(
        ["sh", "-c", f"'{sys.executable}' -m alpine_quiz {command}"],
        capture_output=True,
        text=True,
        check=False,
        cwd=TOP,
    )
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    assert done.returncode == code


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--mode", "review"], "None of these questions has been asked yet"),
        (["--mode", "weak"], "None of these questions has been asked yet"),
        (["--mode", "topic"], "Which topic? Say --topic and one of"),
        (
            ["--mode", "daily", "--seed", "1", "--questions", "3"],
            "Leave out --questions and --seed.",
        ),
        (["--mode", "review", "--seed", "1"], "Leave out --seed."),
        (["--mode", "weak", "--minutes", "5"], "without a time limit. Leave out --minutes."),
        (["--mode", "daily", "--minutes", "5"], "Leave out --minutes."),
        (
            ["--mode", "exam", "--seats", "Ann,Bob", "--style", "buzz"],
            "are for a hot seat: --mode hotseat. Leave out --seats and --style.",
        ),
        (["--style", "buzz"], "are for a hot seat: --mode hotseat. Leave out --style."),
        (["--seats", "Ann"], "A hot seat is for 2 to 8 players or teams: give each a name."),
        (["--seats", ""], "A hot seat is for 2 to 8 players or teams: give each a name."),
        (["--seats", ",".join("abcdefghi")], "2 to 8 players or teams: these are too many."),
        (["--seats", "Ann,ANN"], "Two are called “ANN”: give each a name of their own."),
        (["--seats", "Ann,\u200b"], "A name needs a letter or a digit that can be seen."),
    ],
)
def test_a_way_to_play_with_nothing_to_ask_says_so(arguments: Sequence[str], told: str) -> None:
    done = plain("--pack", SEVEN, *arguments)
    assert (done.returncode, done.stdout) == (1, "")
    assert told in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--resume", "--mode", "exam", "--minutes", "5"], "Leave out --mode and --minutes."),
        (["--resume", "--questions", "5", "--seed", "7"], "Leave out --questions and --seed."),
        (["--resume", "--topic", "racing"], "goes on as it was begun. Leave out --topic."),
        (["--resume", "--seats", "A,B", "--style", "buzz"], "Leave out --seats and --style."),
    ],
)
def test_a_round_resumed_is_no_new_one(arguments: Sequence[str], told: str) -> None:
    done = plain("--pack", SEVEN, *arguments)
    assert (done.returncode, done.stdout) == (1, "")
    assert told in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["--resume"],
        ["--resume", "--pack", SEVEN],
        ["--mode", "topic"],
        ["--mode", "weak", "--seed", "7"],
        ["--pack", "nowhere"],
    ],
)
def test_who_is_refused_is_not_made_a_player(arguments: Sequence[str]) -> None:
    assert plain("--player", "Hélène", *arguments).returncode == 1
    assert "Hélène" not in quiz("players").stdout
    assert plain("--player", "Hélène", "--pack", SEVEN, typed="q\n").returncode == 0
    assert "Hélène" in quiz("players").stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["--mode", "duel"],
        ["--minutes", "0"],
        ["--minutes", "x"],
        ["--seats", "A,B", "--style", "x"],
    ],
)
def test_a_way_to_play_that_there_is_not_is_refused(arguments: Sequence[str]) -> None:
    done = plain(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "mode", ["quick", "topic", "exam", "survival", "timeline", "daily", "weak"]
)
def test_every_way_to_play_is_left_and_gone_on_with(mode: str, tmp_path: Path) -> None:
    pack = tmp_path / "years.yaml"
    questions = "".join(
        f"  - {{stem: When was number {n} made?, answer: {1950 + n}, unit: year, topic: cars}}\n"
        for n in range(6)
    )
    pack.write_text(f"format: 1\nlanguage: en\nquestions:\n{questions}", encoding="utf-8")
    if mode == "weak":
        plain("--pack", str(pack), typed="1900\n" * 6)
    arguments = ["--pack", str(pack), "--mode", mode, *(["--topic", "cars"] * (mode == "topic"))]
    left = plain(*arguments, typed="1900\n1900\nq\n")
    assert ("Saved, 2 answers." if mode == "survival" else "Saved, 2 answers of") in left.stdout
    again = plain("--resume", "--pack", str(pack))
    assert ("Question 3." if mode == "survival" else "Question 3 of") in again.stdout
    assert ("2 misses of 3." in again.stdout) is (mode == "survival")
    assert ("An exam:" in again.stdout) is (mode == "exam")


def test_the_day_is_the_same_for_two_players_and_played_once() -> None:
    first = plain("--pack", SEVEN, "--mode", "daily", "--player", "Ann", typed="q\n")
    second = plain("--pack", SEVEN, "--mode", "daily", "--player", "Bob", typed="q\n")
    assert first.stdout == second.stdout
    answers = "1,2,3,4\n777\n1\nA,B,C\nMonet\n1,2\nt\n" * 8
    done = plain("--pack", SEVEN, "--mode", "daily", typed=answers)
    assert "of 5\n" in done.stdout
    again = plain("--pack", SEVEN, "--mode", "daily")
    assert again.returncode == 1
    assert "Today’s round is played" in again.stderr


def test_a_hot_seat_is_played_with_names_given_or_asked_for() -> None:
    arguments = ("--pack", SEVEN, "--mode", "hotseat", "--questions", "2", "--seed", "1")
    given = plain(*arguments, "--seats", "Zoé,[red]x[/]", typed="\nq\n")
    assert "Now: Zoé, question 1 of 2." in given.stdout
    asked = plain(*arguments, "--style", "buzz", typed="Zoé\n[red]x[/]\n\nq\n")
    assert "Who knows? 1 Zoé, 2 [red]x[/]; 0 nobody." in asked.stdout
    assert plain(*arguments, typed="Zoé\nq\n").returncode == 0


@pytest.mark.parametrize(("questions", "told"), [("3", True), ("4", False)])
def test_a_hot_seat_that_is_made_even_says_so(questions: str, told: bool) -> None:
    done = plain("--pack", SEVEN, "--seats", "Ann,Bob", "--questions", questions, typed="q\n")
    assert "question 1 of 4." in done.stdout
    even = "4 questions, not 3: so each of the 2 gets as many.\n"
    assert (even in done.stdout) is told
    buzzed = plain(
        *("--pack", SEVEN, "--seats", "Ann,Bob", "--questions", questions, "--style", "buzz")
    )
    assert "gets as many" not in buzzed.stdout


def test_seats_alone_are_a_hot_seat() -> None:
    done = plain("--pack", SEVEN, "--seats", "Ann,Bob", typed="q\n")
    assert "A hot seat: several share one keyboard." in done.stdout


@pytest.mark.parametrize("mode", ["quick", "survival", "timeline", "exam"])
def test_most_rounds_can_have_a_time_limit(mode: str) -> None:
    done = plain("--pack", SEVEN, "--mode", mode, "--minutes", "5", typed="q\n")
    assert "5 minutes for the whole." in done.stdout
    assert "5 minutes left." in done.stdout
