"""``alpine-quiz class``: what a teacher does before and after a lesson."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from alpine_quiz.classroom.led import rooms_folder
from alpine_quiz.classroom.report.results import read_results
from alpine_quiz.classroom.report.sessions import list_sessions
from alpine_quiz.cli.main import main
from tests.classroom.report.sessions import (
    FORMULA,
    HOSTILE,
    MARKUP,
    alone,
    ask,
    go_through,
    kept,
    lesson,
)
from tests.classroom.rooms import CHOICE, SHEET, key_of, room

NOW = datetime.now(UTC).replace(microsecond=0)
PACK = """
format: 1
language: en
pack: tests
questions:
  - id: a106.choice
    stem: Which small Renault lent its parts to the A106?
    answer: 4CV
    distractors: [Dauphine, Frégate, Juvaquatre]
  - id: founder.text
    stem: Who founded Alpine?
    answer: Jean Rédélé
"""


@pytest.fixture
def sessions() -> Path:
    """Three sessions: of today, at one's own pace of last week, and one of two months ago."""
    folder = rooms_folder()
    folder.mkdir(parents=True)
    own = alone()
    go_through(own, 1, True, False)
    for class_, days in ((lesson(), 0), (own, 7), (lesson(), 60)):
        begun = NOW - timedelta(days=days)
        kept(folder / f"{begun:%Y%m%d-%H%M%S}-{days}.sqlite3", class_, begun=begun)
    return folder


@pytest.fixture
def pack(tmp_path: Path) -> str:
    path = tmp_path / "tests.yaml"
    path.write_text(PACK, encoding="utf-8")
    return str(path)


def test_sessions_are_listed_and_old_names_deleted_at_the_start(
    sessions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["class", "list"]) == 0
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert len(lines) == 3
    assert "all together · 5 students · 3 questions" in lines[0]
    assert "each at their own pace · 2 students · 2 questions" in lines[1]
    assert lines[2].endswith("names deleted")
    assert err == "5 students’ names are deleted after 30 days (setting class_names_days).\n"
    assert main(["class", "list", "--json"]) == 0
    out, err = capsys.readouterr()
    assert [each["nameless"] for each in json.loads(out)["sessions"]] == [False, False, True]
    assert err == ""


def test_opening_a_room_deletes_old_names_too(
    sessions: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("alpine_quiz.cli.hosting.serve", lambda _: 0)
    assert main(["host", "--headless"]) == 0
    assert "5 students’ names are deleted" in capsys.readouterr().err
    assert [each.nameless for each in list_sessions()[0]] == [False, False, True]


def test_names_are_kept_until_told_where_the_setting_says_so(
    sessions: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ALPINE_QUIZ_CLASS_NAMES_DAYS", "0")
    assert main(["class", "list"]) == 0
    assert "names deleted" not in capsys.readouterr().out


def test_nothing_was_led_yet(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["class", "list"]) == 0
    assert "alpine-quiz host" in capsys.readouterr().out
    assert main(["class", "report"]) == 1
    assert "alpine-quiz host" in capsys.readouterr().err


def test_the_latest_session_is_reported_where_none_is_named(
    sessions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["class", "report"]) == 0
    out = capsys.readouterr().out
    assert out.index("What most missed") < out.index("All questions") < out.index("Students")
    assert HOSTILE[0] in out


@pytest.mark.parametrize("name", ["2", "id", "beginning", "path"])
def test_a_session_is_named_by_number_id_or_file(
    sessions: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    path = next(each.path for each in list_sessions()[0] if each.self_paced)
    said = {"id": path.stem, "beginning": path.stem[:10], "path": str(path)}.get(name, name)
    assert main(["class", "report", said]) == 0
    assert "each at their own pace" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["9", "nothing", "", "./nothing.sqlite3", "\x1b[31m"])
def test_another_session_there_is_not(
    sessions: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert main(["class", "report", name]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "\x1b" not in err
    assert err


def test_a_file_that_is_no_journal_is_told(
    sessions: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.sqlite3"
    other.write_bytes(b"no database at all, but long enough to be one" * 30)
    assert main(["class", "report", str(other)]) == 1
    assert "other.sqlite3" in capsys.readouterr().err


def test_a_report_is_written_in_every_format(
    sessions: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for ending in ("html", "xlsx", "csv", "json", "txt"):
        assert main(["class", "report", "--out", str(tmp_path / f"r.{ending}")]) == 0
    assert (tmp_path / "r.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert openpyxl.load_workbook(tmp_path / "r.xlsx").sheetnames[0] == "Questions"
    rows = list(csv.reader(io.StringIO((tmp_path / "r.csv").read_text(encoding="utf-8-sig"))))
    assert rows[0][:3] == ["student", "team", "question"]
    assert json.loads((tmp_path / "r.json").read_text())["mode"] == "live"
    assert (tmp_path / "r.txt").read_text(encoding="utf-8").startswith("A class\n")
    capsys.readouterr()


def test_no_file_is_written_over_unless_it_is_said(
    sessions: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "r.html"
    path.write_text("mine")
    assert main(["class", "report", "--out", str(path)]) == 1
    assert "--force" in capsys.readouterr().err
    assert path.read_text() == "mine"
    assert main(["class", "report", "--out", str(path), "--force"]) == 0
    assert path.read_text(encoding="utf-8") != "mine"


def test_a_page_opens_in_the_browser(
    sessions: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    monkeypatch.chdir(tmp_path)
    assert main(["class", "report", "--open"]) == 0
    (page,) = tmp_path.glob("class-*.html")
    assert opened == [page.as_uri()]
    capsys.readouterr()


@pytest.mark.parametrize(
    "options",
    [
        ["--open", "--format", "csv"],
        ["--full", "--format", "json"],
        ["--table", "students", "--format", "html"],
    ],
)
def test_options_without_effect_are_refused(
    sessions: Path, capsys: pytest.CaptureFixture[str], options: list[str]
) -> None:
    assert main(["class", "report", *options]) == 1
    assert options[0] in capsys.readouterr().err


def test_a_report_can_be_handed_on_without_names(
    sessions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["class", "report", "--format", "json", "--without-names"]) == 0
    out = capsys.readouterr().out
    found = json.loads(out)
    assert [each["student"] for each in found["students"]][:1] == ["Student 1"]
    assert not any(json.dumps(name)[1:-1] in out for name in HOSTILE if name != "=1+1;2")


def test_sessions_are_compared(sessions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["class", "compare", "1", "2", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["questions"][0]["share_right"] == [0.25, 1.0]
    assert main(["class", "compare", "1", "2"]) == 0
    assert "Share right, by question" in capsys.readouterr().out
    assert main(["class", "compare", "1", "2", "--format", "csv"]) == 0
    assert capsys.readouterr().out.startswith("\ufeffof,pack,name,")
    assert main(["class", "compare", "1", "1"]) == 1
    assert "class list" in capsys.readouterr().err


def test_sessions_are_compared_on_a_page(
    sessions: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "compared.html"
    assert main(["class", "compare", "1", "2", "3", "--out", str(path)]) == 0
    page = path.read_text(encoding="utf-8")
    assert page.count('<th scope="col" class="figure">3</th>') == 1
    assert "Which small Renault" in page
    assert "default-src &#x27;none&#x27;" in page or "default-src 'none'" in page
    assert "<script" not in page
    assert main(["class", "compare", "1", "2", "--out", str(path)]) == 1
    assert "--force" in capsys.readouterr().err
    assert main(["class", "compare", "1", "2", "--out", str(path), "--force"]) == 0
    assert main(["class", "compare", "1", "2", "--out", str(path), "--format", "csv"]) == 1
    assert "--format html" in capsys.readouterr().err


def test_names_of_a_session_are_forgotten_for_good(
    sessions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["class", "forget", "1", "--yes"]) == 0
    assert "5 names are deleted" in capsys.readouterr().out
    left = b"".join(path.read_bytes() for path in sessions.iterdir())
    assert b"[red]Adam" not in left
    assert main(["class", "report", "1"]) == 0
    assert "Student 4" in capsys.readouterr().out


def test_nothing_is_deleted_that_nobody_agreed_to(
    sessions: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for typed in ("", "no\n", "y\n"):
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        assert main(["class", "forget", "--all", "--delete"]) == 1
        assert len(list(sessions.glob("*.sqlite3"))) == 3
    monkeypatch.setattr("sys.stdin", io.StringIO("yes\n"))
    assert main(["class", "forget", "--all", "--delete"]) == 0
    assert list(sessions.iterdir()) == []
    capsys.readouterr()


def test_what_is_old_is_deleted_by_its_age(
    sessions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["class", "forget", "--older-than", "5", "--delete", "--yes"]) == 0
    assert "2 sessions are deleted" in capsys.readouterr().out
    assert len(list(sessions.glob("*.sqlite3"))) == 1


@pytest.mark.parametrize("options", [[], ["1", "--all"], ["--all", "--older-than", "3"]])
def test_it_must_be_said_what_to_forget(
    sessions: Path, capsys: pytest.CaptureFixture[str], options: list[str]
) -> None:
    assert main(["class", "forget", *options, "--yes"]) == 1
    assert "--older-than" in capsys.readouterr().err


def test_a_journal_that_cannot_be_read_is_deleted_with_all(
    sessions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damaged = sessions / "20260101-100000-9.sqlite3"
    damaged.write_bytes(b"no journal")
    damaged.with_name(f"{damaged.name}-wal").write_bytes(b"")
    assert main(["class", "forget", "--all", "--yes"]) == 0
    assert damaged.exists()
    assert main(["class", "forget", "--all", "--delete", "--yes"]) == 0
    assert "4 sessions are deleted" in capsys.readouterr().out
    assert list(sessions.glob("*.sqlite3*")) == []


def test_an_open_room_is_not_forgotten(
    sessions: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("alpine_quiz.cli.class_sessions.is_led", lambda _: True)
    assert main(["class", "forget", "1", "--delete", "--yes"]) == 1
    assert "host --stop" in capsys.readouterr().err
    assert len(list(sessions.glob("*.sqlite3"))) == 3


def test_what_the_class_missed_becomes_a_set_for_a_room(
    sessions: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "again.txt"
    assert main(["class", "practise", "--set", str(path)]) == 0
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == ["a106.choice", "founder.text"]
    assert "--mode self-paced" in capsys.readouterr().out
    assert main(["class", "practise", "--set", str(path), "--questions", "1"]) == 1
    assert main(["class", "practise", "--set", str(path), "--questions", "1", "--force"]) == 0
    assert path.read_text(encoding="utf-8").endswith("\na106.choice\n")


def test_what_the_class_missed_is_played_as_a_round(
    sessions: Path, pack: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("4\nx\nq\n"))
    assert main(["class", "practise", "--pack", pack, "--plain"]) == 0
    out = capsys.readouterr().out
    assert "2 questions." in out
    assert out.index("Which small Renault") > 0


def test_nothing_missed_is_nothing_to_practise(capsys: pytest.CaptureFixture[str]) -> None:
    class_ = room("Zoé")
    ask(class_, CHOICE, [key_of(CHOICE)])
    folder = rooms_folder()
    folder.mkdir(parents=True)
    kept(folder / "20261122-100000-1.sqlite3", class_, begun=NOW)
    assert main(["class", "practise"]) == 1
    assert capsys.readouterr().err == "Nothing was missed.\n"


def test_where_nobody_answered_nothing_is_said_to_be_known(
    capsys: pytest.CaptureFixture[str],
) -> None:
    class_ = room("Zoé")
    ask(class_, CHOICE, [None])
    folder = rooms_folder()
    folder.mkdir(parents=True)
    kept(folder / "20261122-100000-1.sqlite3", class_, begun=NOW)
    assert main(["class", "practise"]) == 1
    assert capsys.readouterr().err == "Nobody has answered.\n"


def test_a_pack_that_has_none_of_it_is_told(
    sessions: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(PACK.replace("a106.choice", "x").replace("founder.text", "y"))
    assert main(["class", "practise", "--pack", str(other), "--plain"]) == 1
    assert capsys.readouterr().err


def test_cards_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "cards.html"
    assert main(["class", "cards", "--out", str(path), "--teams", "2", "--per-page", "1"]) == 0
    assert path.read_text(encoding="utf-8").count("<svg") == 8
    assert main(["class", "cards", "--out", str(path)]) == 1
    assert "--force" in capsys.readouterr().err


@pytest.mark.usefixtures("loud")
def test_everything_is_told_in_the_language_spoken(
    sessions: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # What is not in capitals was not said in French: only the pack's and the students' words.
    arguments = ["--interface", "fr", "class"]
    main([*arguments, "report", "3", "--full"])
    main([*arguments, "list"])
    main([*arguments, "compare", "1", "2"])
    out, err = capsys.readouterr()
    own = words_of(*(str(posed.wordings) for posed in SHEET.pool), *HOSTILE, MARKUP, FORMULA)
    own |= words_of("Une classe", "A history", "The press", "alpine-quiz host --set")
    months = words_of("janv févr mars avr mai juin juil août sept oct nov déc er")
    assert {word for word in words_of(out, err) if not word.isupper()} <= own | months


def words_of(*texts: str) -> set[str]:
    return {word for text in texts for word in re.findall(r"[^\W\d_]+", text)}


def test_what_was_answered_is_all_there_after_forgetting(
    sessions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = list_sessions()[0][0].path
    before = read_results(path)
    assert main(["class", "forget", "--all", "--yes"]) == 0
    after = read_results(path)
    assert [put.replies for put in before.questions] == [put.replies for put in after.questions]
    assert [each.points for each in before.students] == [each.points for each in after.students]
    capsys.readouterr()
