from __future__ import annotations

import os
import sqlite3
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alpine_quiz.classroom import events
from alpine_quiz.classroom.events import (
    Answered,
    Asked,
    Closed,
    Event,
    Joined,
    Opened,
    Planned,
    Renamed,
)
from alpine_quiz.classroom.journal import NAMELESS, Journal, JournalError, Secret
from alpine_quiz.classroom.notation import (
    event_from,
    event_text,
    kind_of,
    rules_from,
    rules_text,
    sheet_from,
    sheet_text,
)
from alpine_quiz.classroom.report.results import read_results
from alpine_quiz.classroom.rules import Naming, Rules, Scoring
from alpine_quiz.classroom.server.running import Place, Server
from tests.classroom.rooms import GRADER, SHEET

TOLD = {"pin": "123456"}
HAPPENED: tuple[Event, ...] = (
    Joined(5, 1, "Zoé", "fr", None),
    Answered(10, 1, (0, 2), Fraction(1, 3), 700, 2),
    Answered(11, 2, "4CV \ud800", Fraction(0), 800),
    Closed(12, (1, 2)),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "rooms" / "room.sqlite3"


def begun(path: Path, rules: Rules | None = None) -> Journal:
    return Journal.create(path, SHEET, rules or Rules(), TOLD, [Secret("h", "host")])


def test_what_was_written_down_is_read_back(path: Path) -> None:
    rules = Rules(
        scoring=Scoring.SPEED, seconds=20, naming=Naming.LIST, names=("Zoé",), teams=("A", "B")
    )
    journal = begun(path, rules)
    journal.append(HAPPENED, [Secret("p", "player", 1)])
    journal.keep_time(99)
    journal.close()
    kept = Journal.open(path).read()
    assert (kept.events, kept.elapsed, kept.rules, kept.told) == (HAPPENED, 99, rules, TOLD)
    assert sheet_text(kept.sheet) == sheet_text(SHEET)
    assert set(kept.secrets) == {Secret("h", "host"), Secret("p", "player", 1)}


@pytest.mark.parametrize("kind", events.Event.__args__)
def test_every_kind_of_event_has_a_notation(kind: type[Event]) -> None:
    values = {"student": 1, "name": "Zoé", "language": "en", "team": 0, "given": (1,)}
    more = {"credit": Fraction(1, 2), "questions": (1, 2), "counts": (0, 3), "turn": 1}
    rest = dict.fromkeys(("taken", "question", "seconds", "percent"), 3)
    flags = dict.fromkeys(("locked", "used", "struck", "trial"), True)
    known = values | more | rest | flags
    event = kind(7, **{n: known[n] for n in kind.__slots__ if n in known})  # type: ignore[arg-type]
    assert event_from(kind_of(event), 7, event_text(event)) == event


@given(st.text(), st.integers(0, 2**40), st.fractions(0, 1))
def test_whatever_was_typed_is_kept_letter_for_letter(
    typed: str, at: int, credit: Fraction
) -> None:
    event = Answered(at, 3, typed, credit, 5, 1)
    text = event_text(event)
    text.encode()
    assert event_from("answered", at, text) == event


def test_rules_and_questions_have_a_notation() -> None:
    assert rules_from(rules_text(Rules(seconds=5, reading=0))) == Rules(seconds=5, reading=0)
    again = sheet_from(sheet_text(SHEET))
    assert sheet_text(again) == sheet_text(SHEET)
    assert [posed.first.options for posed in again.pool] == [
        posed.first.options for posed in SHEET.pool
    ]


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_nobody_else_can_read_a_journal(path: Path) -> None:
    begun(path)
    assert path.stat().st_mode & 0o077 == 0


def test_a_journal_is_never_begun_over_another(path: Path) -> None:
    begun(path).append(HAPPENED)
    with pytest.raises(JournalError):
        begun(path)
    assert Journal.open(path).read().events == HAPPENED


@pytest.mark.parametrize("content", [b"", b"no database at all, but long enough to be one" * 30])
def test_another_file_is_no_journal(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(JournalError):
        Journal.open(path)
    assert path.read_bytes() == content


def test_what_cannot_be_written_is_told_and_leaves_nothing(path: Path) -> None:
    journal = begun(path)
    journal.append(HAPPENED[:1])
    broken = Answered(6, 1, object(), Fraction(1), 1)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        journal.append([HAPPENED[1], broken])
    assert journal.read().events == HAPPENED[:1]


def test_a_full_disk_is_told(path: Path) -> None:
    journal = begun(path)
    journal._connection.execute("PRAGMA max_page_count = 1")
    many = [Answered(1, 1, "x" * 200, Fraction(1), 1)] * 500
    with pytest.raises(JournalError):
        journal.append(many)
    journal._connection.execute("PRAGMA max_page_count = 100000")
    journal.append(many)
    assert len(journal.read().events) == 500


def test_names_are_gone_from_the_file_and_its_log(path: Path) -> None:
    journal = begun(path)
    journal.append([Joined(1, 1, "Bartholomäus", "en", None), Renamed(2, 1, "Xanthippe")])
    journal.append([Answered(3, 1, (0,), Fraction(1), 5)])
    assert journal.forget_names("Student") == 1
    names = {event.name for event in journal.read().events if isinstance(event, Joined | Renamed)}
    assert names == {"Student 1"}
    left = b"".join(file.read_bytes() for file in path.parent.iterdir())
    for name in ("Bartholomäus", "Xanthippe"):
        assert name.encode() not in left
        assert name.encode("unicode_escape") not in left


def test_names_that_were_not_quite_forgotten_are_not_told_to_be(path: Path) -> None:
    journal = begun(path)
    journal.append([Joined(1, 1, "Zebulon", "en", None)])
    reading = Journal.open(path)
    reading._connection.execute("BEGIN")
    reading._connection.execute("SELECT * FROM event").fetchall()
    journal._connection.execute("PRAGMA busy_timeout = 0")
    with pytest.raises(JournalError):
        journal.forget_names()
    assert NAMELESS not in journal.read().told
    reading.close()
    assert journal.forget_names() == 1
    assert NAMELESS in journal.read().told
    journal.close()
    assert not any(b"Zebulon" in each.read_bytes() for each in path.parent.iterdir())


def test_no_room_leaves_no_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alpine_quiz.classroom.journal._TABLES", ("CREATE TABLE",))
    with pytest.raises(JournalError):
        begun(path)
    assert list(path.parent.iterdir()) == []


def test_a_journal_of_a_newer_version_is_left_alone(path: Path) -> None:
    begun(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(JournalError):
        Journal.open(path)


DAMAGES = [
    "UPDATE event SET content = '[]' WHERE kind = 'joined'",
    "UPDATE event SET content = '{' WHERE kind = 'joined'",
    "UPDATE event SET content = replace(content, '\"Zo\\u00e9\"', '7') WHERE kind = 'joined'",
    "UPDATE event SET content = replace(content, '1/3', '1/0') WHERE kind = 'answered'",
    "UPDATE event SET kind = 'left' WHERE kind = 'joined'",
    "UPDATE event SET content = replace(content, '[0]', '[999]') WHERE kind = 'planned'",
    "UPDATE event SET content = replace(content, '[0]', '[-1]') WHERE kind = 'planned'",
    "DELETE FROM event WHERE kind = 'asked'",
    "DELETE FROM told WHERE name = 'pin'",
    "DELETE FROM told WHERE name = 'sheet'",
    "UPDATE told SET value = 'soon' WHERE name = 'elapsed'",
    "UPDATE told SET value = '{}' WHERE name = 'rules'",
    "UPDATE told SET value = '{}' WHERE name = 'sheet'",
    "DROP TABLE event",
    "DROP TABLE secret",
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_journal_is_told_and_never_a_fault_of_ours(path: Path, damage: str) -> None:
    begun(path).close()
    journal = Journal.open(path)
    journal.append(
        [
            Planned(0, (0,)),
            Joined(1, 1, "Zoé", "en", None),
            Asked(2, 0),
            Opened(3),
            Answered(4, 1, (0,), Fraction(1, 3), 1),
        ]
    )
    journal._connection.execute(damage)
    with pytest.raises(JournalError):
        Server(journal, GRADER, Place())
    journal.close()
    with pytest.raises(JournalError):
        read_results(path)
