from __future__ import annotations

import pytest

from alpine_quiz.classroom.server.throttle import (
    FORGIVEN_AFTER,
    MESSAGES_A_SECOND,
    MESSAGES_AT_ONCE,
    PAUSE,
    WRONG_AT_ONCE,
    Guesses,
    Messages,
)

SCHOOL, OTHER = "192.0.2.1", "192.0.2.2"


class Clock:
    def __init__(self) -> None:
        self.time = 1000.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_a_class_may_mistype(clock: Clock) -> None:
    guesses = Guesses(clock)
    for _ in range(WRONG_AT_ONCE - 1):
        guesses.wrong(SCHOOL)
    assert guesses.pause(SCHOOL) == 0


def test_who_guesses_waits_their_turn_and_nobody_elsewhere_does(clock: Clock) -> None:
    guesses = Guesses(clock)
    for _ in range(WRONG_AT_ONCE):
        guesses.wrong(SCHOOL)
    pauses = [guesses.pause(SCHOOL) for _ in range(3)]
    assert pauses == pytest.approx([PAUSE, 2 * PAUSE, 3 * PAUSE])
    assert guesses.pause(OTHER) == 0


def test_a_wrong_pin_is_forgotten(clock: Clock) -> None:
    guesses = Guesses(clock)
    for _ in range(WRONG_AT_ONCE):
        guesses.wrong(SCHOOL)
    clock.time += FORGIVEN_AFTER
    assert guesses.pause(SCHOOL) == 0


def test_a_million_pins_take_days(clock: Clock) -> None:
    guesses = Guesses(clock)
    begun = clock.time
    for _ in range(5000):
        clock.time += guesses.pause(SCHOOL)
        guesses.wrong(SCHOOL)
    each = (clock.time - begun) / 5000
    assert each * 900_000 > 24 * 3600


def test_a_device_with_many_addresses_is_one(clock: Clock) -> None:
    guesses = Guesses(clock)
    for number in range(WRONG_AT_ONCE):
        guesses.wrong(f"2001:db8:1:2::{number:x}")
    assert guesses.pause("2001:db8:1:2:ffff::1") > 0
    assert guesses.pause("2001:db8:1:3::1") == 0
    assert guesses.pause("fe80::1%eth0") == 0
    for _ in range(WRONG_AT_ONCE):
        guesses.wrong(f"::ffff:{SCHOOL}")
    assert guesses.pause(SCHOOL) > 0


def test_right_pins_make_up_for_wrong_ones(clock: Clock) -> None:
    guesses = Guesses(clock)
    for _ in range(10 * WRONG_AT_ONCE):
        guesses.right(SCHOOL)
        guesses.wrong(SCHOOL)
    assert guesses.pause(SCHOOL) == 0
    for _ in range(WRONG_AT_ONCE):
        guesses.wrong(SCHOOL)
    assert guesses.pause(SCHOOL) > 0


def test_addresses_without_end_take_no_memory_without_end(clock: Clock) -> None:
    guesses = Guesses(clock)
    for number in range(11_000):
        guesses.wrong(f"2001:db8:{number:x}::1")
    assert len(guesses._wrong) == 10_000


def test_messages_are_counted_by_the_second(clock: Clock) -> None:
    messages = Messages(clock)
    assert all(messages.take() for _ in range(MESSAGES_AT_ONCE))
    assert not messages.take()
    clock.time += 1
    assert [messages.take() for _ in range(MESSAGES_A_SECOND + 1)].count(True) == MESSAGES_A_SECOND


def test_a_clock_set_back_gives_nothing(clock: Clock) -> None:
    messages = Messages(clock)
    for _ in range(MESSAGES_AT_ONCE):
        messages.take()
    clock.time -= 1000
    assert not messages.take()
