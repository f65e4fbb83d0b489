"""Who can share a keyboard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alpine_quiz.game.seats import (
    MAX_SEAT_NAME,
    MAX_SEATS,
    MIN_SEATS,
    Seats,
    SeatsError,
    SeatsFault,
    Style,
    seats_of,
)


def fault(*names: str) -> tuple[SeatsFault, int, str]:
    with pytest.raises(SeatsError) as caught:
        seats_of(names)
    return caught.value.code, caught.value.seat, caught.value.name


def test_names_are_cleaned_and_keep_their_order() -> None:
    assert seats_of(["  Zoe\u0301 ", "the\tred\u202e team"], "buzz") == Seats(
        ("Zoé", "the red team"), Style.BUZZ
    )


def test_there_are_two_to_eight() -> None:
    assert fault() == (SeatsFault.TOO_FEW, 0, "")
    assert fault("Ann") == (SeatsFault.TOO_FEW, 0, "")
    assert fault(*"abcdefghi") == (SeatsFault.TOO_MANY, 0, "")
    assert len(seats_of("abcdefgh").names) == MAX_SEATS


@pytest.mark.parametrize("name", ["", "  ", "\u200d", "\u202e", "\u0301"])
def test_a_name_can_be_seen(name: str) -> None:
    code, seat, _ = fault("Ann", name)
    assert (code, seat) == (SeatsFault.EMPTY, 2)


@pytest.mark.parametrize("name", ["ANN", "Ann ", "\u200bAnn", "Ａｎｎ"])
def test_no_two_have_one_name(name: str) -> None:
    code, seat, _ = fault("Ann", "Bob", name)
    assert (code, seat) == (SeatsFault.TWICE, 3)


def test_a_style_is_one_of_two() -> None:
    with pytest.raises(ValueError, match="relay"):
        seats_of(["Ann", "Bob"], "relay")


@given(st.lists(st.text(max_size=60), max_size=10))
def test_whatever_is_typed_gives_seats_that_stay_as_they_are(names: list[str]) -> None:
    try:
        seats = seats_of(names)
    except SeatsError:
        return
    assert MIN_SEATS <= len(seats.names) == len(names) <= MAX_SEATS
    assert all(0 < len(name) <= MAX_SEAT_NAME for name in seats.names)
    assert seats_of(seats.names) == seats
