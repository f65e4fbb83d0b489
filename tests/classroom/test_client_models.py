"""What the teacher's and a student's side make of the frames they are sent."""

from __future__ import annotations

import json
import re
import stat
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alpine_quiz.bank.model import ItemType
from alpine_quiz.classroom.clients.desk import Desk, Step
from alpine_quiz.classroom.clients.kept_seats import (
    MOST,
    KeptSeat,
    forget_seat,
    keep_seat,
    kept_seat,
    seats_path,
)
from alpine_quiz.classroom.clients.seat import Seat, Sent
from alpine_quiz.classroom.clients.shown import asked_of, given_of, played_of
from alpine_quiz.classroom.clients.whereto import read_address
from alpine_quiz.classroom.messages import RoomView
from alpine_quiz.classroom.posed import answer_in
from alpine_quiz.classroom.rules import Rules
from alpine_quiz.classroom.sets import ids_in, named_set, save_set, saved_sets
from alpine_quiz.classroom.views import room_view, you_view
from alpine_quiz.classroom.views_host import host_view
from alpine_quiz.game.verdict import Outcome
from tests.classroom.rooms import CHOICE, ORDER, SHEET, TIE, key_of, room, wrong_answer_to

EVERY = tuple(range(len(SHEET.pool)))


class Standing:
    """A clock that stands."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def told_desk(made: Any, at: int = 0, desk: Desk | None = None) -> Desk:
    desk = desk or Desk(Standing())
    more = {"join": {"address": "http://x", "pin": "1"}, "addresses": [], "reached": []}
    view = {**host_view(made, SHEET, at), **more, "stalled": ""}
    desk.take({"is": "desk", **json.loads(json.dumps(view))})
    return desk


def test_pressing_on_leads_from_the_lobby_to_the_end() -> None:
    made = room("Zoé", plan=(CHOICE,), rules=Rules(reading=0))
    desk = told_desk(made)
    steps = []
    while (step := desk.next_step()) is not Step.NONE:
        steps.append(step)
        match step:
            case Step.ASK:
                made.ask(0)
            case Step.CLOSE:
                made.close(0)
            case Step.REVEAL:
                made.reveal(0)
            case Step.CROWN:
                made.crown(0)
            case Step.END:
                made.end(0)
        told_desk(made, 0, desk)
    assert steps == [Step.ASK, Step.CLOSE, Step.REVEAL, Step.CROWN, Step.END]


def test_a_paused_question_is_shown_again_before_anything_else() -> None:
    made = room("Zoé", plan=(CHOICE,), rules=Rules(reading=0))
    made.ask(0)
    made.pause(0)
    assert told_desk(made).next_step() is Step.RESUME


def test_who_has_more_time_is_left_only_when_asked_again() -> None:
    made = room("Zoé", plan=(CHOICE,), rules=Rules(reading=0))
    made.ask(0)
    made.close(0)
    desk = told_desk(made)
    assert desk.order_of(Step.REVEAL) == {"do": "reveal", "flag": False}
    said = desk.command("reveal", flag=False)
    desk.take({"is": "refused", "refusal": "waiting", "about": "", "seq": said["seq"]})
    assert desk.refused == {"do": "reveal", "refusal": "waiting", "about": ""}
    assert desk.order_of(Step.REVEAL) == {"do": "reveal", "flag": True}


def test_a_trial_is_never_asked_by_pressing_on() -> None:
    assert Desk().order_of(Step.ASK) == {"do": "ask", "flag": False}


def test_the_clock_runs_down_here_and_stands_where_the_rooms_does() -> None:
    made = room("Zoé", plan=(CHOICE,), rules=Rules(reading=0, seconds=20))
    made.ask(0)
    desk = told_desk(made, 5000)
    assert desk.left() == 15_000
    desk.clock.now = 4.0  # type: ignore[attr-defined]
    assert desk.left() == 11_000
    made.pause(5000)
    told_desk(made, 5000, desk)
    desk.clock.now = 60.0  # type: ignore[attr-defined]
    assert desk.left() == 15_000


def frame(kind: str, view: Any) -> dict[str, Any]:
    return {"is": kind, **json.loads(json.dumps(view))}


def test_an_answer_is_safe_once_the_room_says_so_and_not_before() -> None:
    made = room("Zoé", "Ann", plan=(CHOICE,), rules=Rules(reading=0))
    made.ask(0)
    seat = Seat(Standing())
    seat.take(frame("room", room_view(made, SHEET, 0, "en")))
    seat.take(frame("you", you_view(made, 0, made.students[1])))
    assert seat.may_answer
    said = seat.answer([0])
    stands = [seat.sent]
    assert seat.unsent == said
    seat.take({"is": "taken", "turn": 1, "vote": 1})
    assert [*stands, seat.sent] == [Sent.UNDER_WAY, Sent.SAFE]
    assert seat.unsent is None
    assert not seat.may_answer


def test_an_answer_that_was_there_already_is_safe() -> None:
    made = room("Zoé", plan=(CHOICE,), rules=Rules(reading=0))
    made.ask(0)
    seat = Seat(Standing())
    seat.take(frame("room", room_view(made, SHEET, 0, "en")))
    seat.answer([0])
    seat.take({"is": "refused", "refusal": "answered", "about": "", "turn": 1, "vote": 1})
    assert seat.sent is Sent.SAFE


def test_a_refused_answer_can_be_given_anew() -> None:
    made = room("Zoé", plan=(CHOICE,), rules=Rules(reading=0))
    made.ask(0)
    seat = Seat(Standing())
    seat.take(frame("room", room_view(made, SHEET, 0, "en")))
    seat.answer([0])
    seat.take({"is": "refused", "refusal": "be-exact", "about": "", "turn": 1, "vote": 1})
    assert seat.refused == ("be-exact", "")
    assert seat.may_answer


def test_right_or_wrong_is_not_told_before_both_are_known() -> None:
    made = room("Zoé", plan=(CHOICE,), rules=Rules(reading=0))
    made.ask(0)
    made.answer(0, 1, 1, 1, key_of(CHOICE))
    made.reveal(0)
    seat = Seat(Standing())
    seat.take(frame("room", room_view(made, SHEET, 0, "en")))
    assert seat.awaits_result
    assert seat.reveal is None
    seat.take(frame("you", you_view(made, 0, made.students[1])))
    assert seat.reveal is not None
    assert seat.credit == 1


@pytest.mark.parametrize("place", [each for each in EVERY if each != TIE])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_question_comes_through_the_line_whole(place: int, language: str) -> None:
    made = room("Zoé", plan=(place,), rules=Rules(reading=0))
    made.ask(0)
    view: RoomView = json.loads(json.dumps(room_view(made, SHEET, 0, language)))
    posed = SHEET.pool[place].in_language(language)
    asked = asked_of(view["question"])
    assert asked.options == posed.options
    assert asked.lefts == posed.lefts
    assert type(asked.item) is type(posed.item)
    for meant in (key_of(place), wrong_answer_to(place)):
        over_the_line = meant if isinstance(meant, str) else list(meant)
        assert given_of(asked, answer_in(posed, meant)) == over_the_line


@pytest.mark.parametrize("place", [each for each in EVERY if each != TIE])
def test_at_the_reveal_it_knows_its_key(place: int) -> None:
    made = room("Zoé", plan=(place,), rules=Rules(reading=0))
    made.ask(0)
    made.answer(0, 1, 1, 1, key_of(place))
    made.reveal(0)
    view: RoomView = json.loads(json.dumps(room_view(made, SHEET, 0, "en")))
    asked = asked_of(view["question"], view["reveal"])
    item, own = asked.item, SHEET.pool[place].item
    for name in ("answer", "items", "pairs", "values", "written", "correction"):
        if name not in ("pairs", "answers") and hasattr(own, name):
            assert getattr(item, name) == getattr(own, name)
    if own.type is ItemType.MULTIPLE:
        assert set(item.answers) == set(own.answers)  # type: ignore[union-attr]
    if own.type is ItemType.MATCH:
        assert set(item.pairs) == set(own.pairs)  # type: ignore[union-attr]
    key = key_of(place)
    played = played_of(asked, key if isinstance(key, str) else list(key), 1.0)
    assert played.verdict.outcome is Outcome.RIGHT


def test_who_gave_no_answer_is_told_so() -> None:
    made = room("Zoé", plan=(ORDER,), rules=Rules(reading=0))
    made.ask(0)
    made.reveal(0)
    view: RoomView = json.loads(json.dumps(room_view(made, SHEET, 0, "en")))
    assert played_of(asked_of(view["question"], view["reveal"]), None, 0.0).closed


@pytest.mark.parametrize(
    ("text", "url", "pin"),
    [
        ("http://192.168.1.20:4110/#123456", "http://192.168.1.20:4110", "123456"),
        ("192.168.1.20:4110", "http://192.168.1.20:4110", ""),
        ("192.168.1.20", "http://192.168.1.20:4110", ""),
        ("laptop.local:8080#pin=654321", "http://laptop.local:8080", "654321"),
        ("https://quiz.example/#123456", "https://quiz.example", "123456"),
        ("http://[fd00::2]:4110/", "http://[fd00::2]:4110", ""),
    ],
)
def test_an_address_is_read_as_it_stands_on_the_wall(text: str, url: str, pin: str) -> None:
    found = read_address(text)
    assert found is not None
    assert (found.url, found.pin) == (url, pin)


@pytest.mark.parametrize("text", ["", "ftp://x", "http://", "x:99999", "a b", "http://me@x", "[x"])
def test_what_is_no_address_is_none(text: str) -> None:
    assert read_address(text) is None


@given(st.text())
def test_no_text_is_too_odd_for_an_address(text: str) -> None:
    found = read_address(text)
    assert found is None or found.url.startswith(("http://", "https://"))


def test_a_seat_is_kept_where_nobody_else_may_read_it() -> None:
    seat = KeptSeat("http://x:1", "123456", "Zoé", "secret")
    keep_seat(seat)
    keep_seat(KeptSeat("http://x:1", "999999", "Ann", "other"))
    assert kept_seat("http://x:1", "123456") == seat
    assert kept_seat("http://y:1") is None
    if sys.platform != "win32":
        assert stat.S_IMODE(seats_path().stat().st_mode) == 0o600
    forget_seat(seat)
    assert kept_seat("http://x:1", "123456") is None


def test_each_of_several_at_one_machine_finds_their_own_seat() -> None:
    zoe, ann = (KeptSeat("http://x:1", "123456", name, name) for name in ("Zoé", "Ann"))
    keep_seat(zoe)
    keep_seat(ann)
    assert kept_seat("http://x:1", name="zoé") == zoe
    assert kept_seat("http://x:1") == ann
    assert kept_seat("http://x:1", name="Eve") is None


def test_only_the_latest_seats_are_kept() -> None:
    for number in range(MOST + 5):
        keep_seat(KeptSeat(f"http://x:{number}", "123456", "Zoé", "secret"))
    assert kept_seat("http://x:0") is None
    assert kept_seat(f"http://x:{MOST + 4}") is not None


@pytest.mark.parametrize("text", ["", "{", "[1]", '[{"url": 1}]', "\ud800"])
def test_a_file_of_seats_that_is_none_is_passed_over(text: str) -> None:
    seats_path().parent.mkdir(parents=True)
    seats_path().write_bytes(text.encode("utf-8", "surrogatepass"))
    assert kept_seat("http://x:1") is None


def test_a_set_is_found_by_the_name_it_was_saved_under() -> None:
    path = save_set(" Monday 3b ", ["a", "b"])
    assert named_set("Monday 3b") == path
    assert ids_in(path) == ["a", "b"]
    assert saved_sets() == [path]


@pytest.mark.parametrize("name", ["", "../x", "a/b", ".x", "x" * 61, "a\nb", "C:x", "-x"])
def test_a_name_that_is_none_for_a_file_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(name)}$"):
        save_set(name, ["a"])


def test_a_comment_in_a_set_is_no_id(tmp_path: Path) -> None:
    path = tmp_path / "set.txt"
    path.write_text("# for 3b\na\n\n b \n", encoding="utf-8")
    assert ids_in(path) == ["a", "b"]
