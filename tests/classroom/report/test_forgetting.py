from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from alpine_quiz.classroom.journal import RESUMED, Journal, JournalError, Secret
from alpine_quiz.classroom.led import Led, find_led, note_led, rooms_folder
from alpine_quiz.classroom.report.forgetting import (
    delete_session,
    forget_names,
    forget_old_names,
    older_than,
)
from alpine_quiz.classroom.report.results import read_results
from alpine_quiz.classroom.report.sessions import list_sessions, look_at
from alpine_quiz.classroom.rules import Naming, Rules
from tests.classroom.report.sessions import BEGUN, alone, kept, lesson
from tests.classroom.rooms import SHEET, room

NAMES = ("Bartholomäus", "Xanthippe", "Quetzalcóatl")


def never(_: object) -> bool:
    return False


def bytes_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def spellings(name: str) -> list[bytes]:
    """Return how a name can stand in a file: as UTF-8, as JSON spells it, as UTF-16."""
    escaped = name.encode("ascii", "backslashreplace").replace(b"\\xe4", b"\\u00e4")
    escaped = escaped.replace(b"\\xf3", b"\\u00f3")
    return [name.encode(), escaped, name.encode("utf-16-le"), name[:7].encode()]


@pytest.fixture
def rooms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ALPINE_QUIZ_DATA", str(tmp_path))
    folder = rooms_folder()
    folder.mkdir(parents=True)
    return folder


def test_names_are_gone_from_every_file_and_what_was_answered_stays(rooms: Path) -> None:
    rules = Rules(naming=Naming.LIST, names=NAMES)
    class_ = room(*NAMES, rules=rules)
    path = kept(rooms / "20260101-100000-1.sqlite3", class_)
    before = read_results(path)
    assert all(spellings(name)[1] in bytes_in(rooms) for name in NAMES)
    assert forget_names(look_at(path)) == 3
    left = bytes_in(rooms)
    for name in NAMES:
        for spelling in spellings(name):
            assert spelling not in left
    after = read_results(path)
    assert [student.name for student in after.students] == ["1", "2", "3"]
    assert after.nameless
    assert [put.replies for put in after.questions] == [put.replies for put in before.questions]
    assert Journal.open(path).read().secrets == (Secret("h", "host"),)


def test_names_in_a_log_that_a_kill_left_are_gone_too(rooms: Path) -> None:
    path = rooms / "room.sqlite3"
    journal = Journal.create(path, SHEET, Rules(), {}, [])
    class_ = room(*NAMES)
    journal.append(class_.happened)
    copies = {each.name: each.read_bytes() for each in rooms.iterdir()}
    journal.close()
    for name, data in copies.items():
        (rooms / name).write_bytes(data)
    assert any(name.endswith("-wal") for name in copies)
    assert spellings(NAMES[0])[1] in copies["room.sqlite3-wal"]
    forget_names(look_at(path))
    assert not any(spelling in bytes_in(rooms) for name in NAMES for spelling in spellings(name))


def test_names_that_another_program_still_reads_are_not_said_to_be_gone(
    rooms: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alpine_quiz.classroom.journal._PATIENCE", 0.01)
    path = kept(rooms / "room.sqlite3", lesson())
    reader = sqlite3.connect(path)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM event").fetchone()
    with pytest.raises(JournalError):
        forget_names(look_at(path))
    assert not look_at(path).nameless
    reader.close()
    assert forget_names(look_at(path)) == 5
    assert look_at(path).nameless


def test_a_session_is_deleted_with_all_its_files(rooms: Path) -> None:
    kept(rooms / "a.sqlite3", lesson())
    path = kept(rooms / "b.sqlite3", lesson())
    for end in ("-wal", "-shm"):
        (rooms / f"b.sqlite3{end}").write_bytes(b"x")
    note_led(Led(journal=str(path), url="", port=0, pin="", host="", projector="", process=0))
    session, _ = list_sessions()
    delete_session(next(each.path for each in session if each.id == "b"))
    assert sorted(each.name for each in rooms.iterdir()) == ["a.sqlite3"]
    assert find_led() is None


def test_names_older_than_so_many_days_are_forgotten_by_themselves(rooms: Path) -> None:
    kept(rooms / "old.sqlite3", lesson(), begun=BEGUN - timedelta(days=31))
    kept(rooms / "new.sqlite3", lesson(), begun=BEGUN - timedelta(days=29))
    found = forget_old_names(30, never, BEGUN)
    assert [(each.session.id, each.students) for each in found] == [("old", 5)]
    assert forget_old_names(30, never, BEGUN) == []
    assert forget_old_names(0, never, BEGUN + timedelta(days=999)) == []


def test_names_of_who_was_sent_out_or_never_came_are_forgotten_too(rooms: Path) -> None:
    sent_out = room(NAMES[0])
    sent_out.remove(5, 1)
    kept(rooms / "a.sqlite3", sent_out, begun=BEGUN - timedelta(days=31))
    listed = room(rules=Rules(naming=Naming.LIST, names=NAMES[1:]))
    kept(rooms / "b.sqlite3", listed, begun=BEGUN - timedelta(days=31))
    assert len(forget_old_names(30, never, BEGUN)) == 2
    assert not any(spelling in bytes_in(rooms) for name in NAMES for spelling in spellings(name))


def test_a_room_that_is_open_keeps_its_names(rooms: Path) -> None:
    old = BEGUN - timedelta(days=90)
    later = (BEGUN + timedelta(days=3)).isoformat()
    kept(rooms / "served.sqlite3", lesson(), begun=old)
    kept(rooms / "until.sqlite3", alone(), begun=old, until=later)
    assert forget_old_names(30, lambda each: each.id == "served", BEGUN) == []


def test_age_counts_from_when_something_last_happened(rooms: Path) -> None:
    month = 30 * 24 * 3600 * 1000
    path = kept(rooms / "a.sqlite3", alone(), begun=BEGUN, elapsed=month)
    now = BEGUN + timedelta(days=45)
    assert older_than([look_at(path)], 30, now) == []
    assert older_than([look_at(path)], 14, now) != []


def test_a_room_that_was_opened_again_is_as_old_as_that(rooms: Path) -> None:
    path = kept(rooms / "a.sqlite3", alone(), begun=BEGUN)
    journal = Journal.open(path)
    journal.tell(RESUMED, (BEGUN + timedelta(days=40)).isoformat())
    journal.close()
    assert older_than([look_at(path)], 30, BEGUN + timedelta(days=60)) == []


def test_sessions_are_listed_the_latest_first_and_the_broken_apart(rooms: Path) -> None:
    kept(rooms / "20260101-100000-1.sqlite3", lesson(), begun=BEGUN - timedelta(days=9))
    kept(rooms / "20260102-100000-1.sqlite3", alone(), begun=BEGUN)
    (rooms / "20260103-100000-1.sqlite3").write_bytes(b"no database, but long enough" * 99)
    (rooms / "sets").mkdir()
    found, faults = list_sessions()
    assert [(each.self_paced, each.students, each.asked) for each in found] == [
        (True, 2, 2),
        (False, 5, 3),
    ]
    assert [error.path.stem for error in faults] == ["20260103-100000-1"]
    assert found[0].title.in_language("fr") == "Une classe"


def test_a_session_without_a_date_goes_by_its_name(rooms: Path) -> None:
    path = rooms / "20260102-100000-1.sqlite3"
    Journal.create(path, SHEET, Rules(), {"begun": "yesterday"}, []).close()
    assert look_at(path).begun == datetime(2026, 1, 2, 10, tzinfo=UTC)
