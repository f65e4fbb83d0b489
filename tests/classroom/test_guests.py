"""Those at the door, and who has to make room."""

from __future__ import annotations

from typing import cast

import pytest

from alpine_quiz.classroom.server.guests import Guests
from alpine_quiz.classroom.server.line import SocketLine
from alpine_quiz.classroom.server.lines import Line
from tests.classroom.lines import Heard


class Device(Heard):
    """The far end of a line to somebody at the door."""

    def cut(self) -> None:
        self.closed = "cut"


def comes(guests: Guests, address: str, *, passed: bool = False) -> tuple[Line, Device]:
    device = Device()
    line = Line(device, passed=passed)
    guests.add(line, cast("SocketLine", device), address)
    return line, device


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alpine_quiz.classroom.server.guests.MOST_GUESTS", 4)


@pytest.mark.usefixtures("few")
async def test_a_device_that_opens_lines_keeps_nobody_else_out() -> None:
    guests = Guests()
    _, first = comes(guests, "10.0.0.1")
    flood = [comes(guests, "10.0.0.66")[1] for _ in range(3)]
    _, last = comes(guests, "10.0.0.2")
    assert [each.closed for each in (first, *flood, last)] == ["", "cut", "", "", ""]


@pytest.mark.usefixtures("few")
async def test_who_has_given_the_pin_makes_room_last() -> None:
    guests = Guests()
    chosen = [comes(guests, "10.0.0.1", passed=True)[1] for _ in range(3)]
    _, silent = comes(guests, "10.0.0.2")
    comes(guests, "10.0.0.3", passed=True)
    assert silent.closed == "cut"
    assert [each.closed for each in chosen] == ["", "", ""]


@pytest.mark.usefixtures("few")
async def test_a_pin_given_again_and_again_keeps_no_teacher_out() -> None:
    guests = Guests()
    flood = [comes(guests, "10.0.0.66", passed=True)[1] for _ in range(4)]
    _, teacher = comes(guests, "127.0.0.1")
    assert [each.closed for each in (*flood, teacher)] == ["cut", "", "", "", ""]


@pytest.mark.usefixtures("few")
async def test_whoever_has_come_in_is_no_guest() -> None:
    guests = Guests()
    came = [comes(guests, "10.0.0.1") for _ in range(4)]
    for line, _ in came:
        guests.forget(line)
    comes(guests, "10.0.0.1")
    assert [device.closed for _, device in came] == ["", "", "", ""]


async def test_who_says_nothing_goes_and_who_waits_for_a_turn_stays() -> None:
    guests = Guests()
    line, device = comes(guests, "10.0.0.1")
    with guests.queueing(line):
        guests._look_after(line)
        assert device.closed == ""
    guests._look_after(line)
    assert device.closed == "silent"


async def test_who_chooses_a_name_is_not_hurried() -> None:
    guests = Guests()
    line, device = comes(guests, "10.0.0.1", passed=True)
    guests._look_after(line)
    assert device.closed == ""
