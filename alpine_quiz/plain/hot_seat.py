"""A hot seat as plain lines: the names, the handing over, the buzzing, and how they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.game.hotseat import Stage
from alpine_quiz.game.seats import MAX_SEATS, MIN_SEATS, SeatsError, Style, seat_names, seats_of
from alpine_quiz.language.catalogue import tr
from alpine_quiz.plain.help import how_to_answer
from alpine_quiz.plain.seats import (
    BUZZ_RULE,
    answers_line,
    now_line,
    place_text,
    ranking_lines,
    seats_fault_text,
    sits_out_line,
    standing_line,
    winner_line,
)
from alpine_quiz.plain.wording import listed

if TYPE_CHECKING:
    from alpine_quiz.game.hotseat import HotSeat
    from alpine_quiz.game.seats import Seats
    from alpine_quiz.plain.lines import Lines
    from alpine_quiz.records.kept_round import KeptRound

NOBODY = "0"


def ask_for_seats(lines: Lines, style: str, latest: Seats | None) -> Seats | None:
    """Ask who plays, a line a name, or several set apart by commas; ``None`` where they leave.

    An empty line ends the names; as the first it takes those of the ``latest`` hot seat.
    """
    lines.write(
        tr(
            "Who plays? {least} to {most} players or teams, a name a line or several set apart by "
            "commas; an empty line ends the list, q leaves.",
            least=MIN_SEATS,
            most=MAX_SEATS,
        )
    )
    if latest is not None:
        lines.write(tr("An empty line now: {names}, as last time.", names=listed(latest.names)))
    names: list[str] = []
    while len(names) < MAX_SEATS and (line := lines.read()) is not None:
        if line.strip().casefold() == "q":
            return None
        if not line.strip() and latest is not None and not names:
            names = list(latest.names)
        try:
            if not line.strip():
                return seats_of(names, style)
            parts = [part for part in line.split(",") if part.strip()]
            longer = list(seat_names([*names, *(parts or [""])]))
            if len(longer) > MAX_SEATS:
                seats_of(longer)
            names = longer
        except SeatsError as error:
            lines.write(seats_fault_text(error))
    return seats_of(names, style) if len(names) >= MIN_SEATS else None


class PlainTable:
    """What several at one keyboard are told, and how they hand over and buzz, line by line."""

    def __init__(self, kept: KeptRound, seats: HotSeat, lines: Lines) -> None:
        self._kept = kept
        self._seats = seats
        self._lines = lines

    @property
    def waits(self) -> bool:
        """Whether the question is not to be shown yet."""
        return self._seats.stage is Stage.HANDING_OVER

    @property
    def open(self) -> bool:
        """Whether the question waits for somebody who knows."""
        return self._seats.stage is Stage.OPEN

    def begin(self) -> None:
        """Say what a wrong answer costs where they buzz, and how they stand if they have begun."""
        if self.buzzing:
            self._lines.write(tr(BUZZ_RULE))
        if self._kept.round.played:
            self._lines.write(standing_line(self._seats))

    def hand_over(self) -> None:
        """Say whose turn it is, before the question is shown."""
        self._lines.write()
        now, place = now_line(self._seats), place_text(self._seats)
        # Translators: {now} is “Now: Zoé”, {place} is “question 3 of 12”.
        self._lines.write(tr("{now}, {place}.", now=now, place=place))
        self._lines.write(tr("Enter when ready."))

    def ready(self) -> None:
        """Take the seat."""
        self._seats.ready()

    def call(self) -> None:
        """Say who may buzz, by which number."""
        if self.open:
            names = self._seats.seats.names
            numbered = ", ".join(f"{seat} {names[seat - 1]}" for seat in self._seats.may_buzz)
            if out := sits_out_line(self._seats):
                self._lines.write(out)
            self._lines.write(
                tr("Who knows? {numbered}; {nobody} nobody.", numbered=numbered, nobody=NOBODY)
            )

    def buzz(self, text: str) -> bool:
        """Take a line for the number of a seat; return whether the question is closed by it."""
        if text == NOBODY:
            return self._kept.nobody() is not None
        seat = int(text) if text.isascii() and text.isdigit() and len(text) == 1 else 0
        if self._seats.buzz(seat):
            self.tell_who()
        elif out := sits_out_line(self._seats) if seat == self._seats.sitting_out else "":
            self._lines.write(out)
        else:
            self._lines.write(tr("First the number of who knows it, then the answer."))
            self.call()
        return False

    @property
    def buzzing(self) -> bool:
        """Whether the first to press a number answers."""
        return self._seats.seats.style is Style.BUZZ

    def is_late(self, text: str) -> bool:
        """Return whether a line is a number alone, typed while another has buzzed already.

        It is no answer, or the slower of two would answer for the faster.
        """
        buzzed = self.buzzing and self._seats.stage is Stage.ANSWERING
        return buzzed and len(text) == 1 and text.isdigit()

    def tell_who(self) -> None:
        """Say who has buzzed, and how they answer."""
        self._lines.write(answers_line(self._seats))
        self._lines.write(how_to_answer(self._seats.round.current, buzzing=True))

    def tell(self) -> None:
        """Say how they stand after an answer."""
        self._lines.write(standing_line(self._seats))

    def end(self) -> None:
        """Say who has won, and everybody's points."""
        for line in (winner_line(self._seats), *ranking_lines(self._seats)):
            self._lines.write(line)
