"""Looking back as lines of text."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.language.clean import first_forbidden
from alpine_quiz.plain.looking_back.accuracy import difficulty_name, type_name
from alpine_quiz.plain.looking_back.blocks import Block, Row, block_lines
from alpine_quiz.plain.looking_back.data import table_of
from alpine_quiz.plain.looking_back.days import day_name
from alpine_quiz.plain.looking_back.parts import NO_ROUNDS, Part, all_lines, part_lines
from alpine_quiz.plain.scores import title_line, unknown_player_text
from alpine_quiz.records.looking_back import LookingBack
from alpine_quiz.records.players import Player
from alpine_quiz.records.scores import RoundScore, Scores, SeatScore, Tally
from alpine_quiz.records.store import Records

if TYPE_CHECKING:
    from alpine_quiz.records.statistics import Statistics

NOON = datetime(2025, 11, 22, 12, 0).astimezone().astimezone(UTC)
TODAY = NOON.astimezone().date()


def round_score(
    points: Fraction,
    *,
    answered: int,
    total: int = 10,
    topic: str = "",
    title: str = "Alpine",
    mode: str = "quick",
    seats: tuple[SeatScore, ...] = (),
) -> RoundScore:
    return RoundScore(
        uid=f"{points} of {total}",
        pack="alpine",
        pack_title=title,
        language="en",
        mode=mode,
        topic=topic,
        total=total,
        started=NOON,
        latest=NOON,
        finished=answered == total,
        tally=Tally(answered, points),
        seats=seats,
    )


def nothing() -> Statistics:
    records = Records.in_memory(now=lambda: NOON)
    return records.statistics(Player("you", NOON, NOON))


def looking_back(scores: Scores, pack: str | None = None) -> LookingBack:
    return LookingBack(
        player="you",
        scores=scores,
        statistics=nothing(),
        pack=pack,
        statements={},
        documents={},
        topics={},
    )


def test_the_sums_come_first_then_the_rounds() -> None:
    best = round_score(Fraction(15, 2), answered=10)
    found = Scores(
        rounds=(round_score(Fraction(2), answered=4, topic="cars"), best),
        best=best,
        week=Tally(4, Fraction(2)),
        overall=Tally(14, Fraction(19, 2)),
    )
    assert part_lines(Part.OVERVIEW, looking_back(found))[:4] == [
        "Rounds finished: 1",
        "All questions: 9½ of 14, 68\N{NO-BREAK SPACE}%",
        "Last 7 days: 2 of 4, 50\N{NO-BREAK SPACE}%",
        "Best round: 7½ of 10, Alpine, 22 November 2025",
    ]
    assert part_lines(Part.ROUNDS, looking_back(found)) == [
        "Latest rounds",
        "  22 Nov 2025, 12:00  2 of 10   Alpine, cars, left after 4",
        "  22 Nov 2025, 12:00  7½ of 10  Alpine",
    ]
    # Of one pack its title need not be said.
    assert part_lines(Part.ROUNDS, looking_back(found, "alpine"))[2] == (
        "  22 Nov 2025, 12:00  7½ of 10"
    )


def test_a_pack_that_is_here_is_called_as_it_is_now_in_the_language_spoken() -> None:
    best = round_score(Fraction(15, 2), answered=10)
    found = looking_back(Scores(rounds=(best,), best=best, overall=Tally(10, Fraction(15, 2))))
    found = replace(found, titles={"alpine": "La marque", "other": "Autre"})
    assert part_lines(Part.ROUNDS, found)[1].endswith("7½ of 10  La marque")
    assert "Best round: 7½ of 10, La marque, 22 November 2025" in part_lines(Part.OVERVIEW, found)


def test_a_round_of_survival_has_no_total_to_be_added_up() -> None:
    survival = replace(round_score(Fraction(4), answered=7, total=99), mode="survival")
    quick = round_score(Fraction(4), answered=10)
    table = table_of(Part.ROUNDS, looking_back(Scores(rounds=(survival, quick)))).decode()
    totals = [row["total"] for row in csv.DictReader(io.StringIO(table, newline=""))]
    assert totals == ["", "10"]


def test_only_all_of_it_is_a_hundred_per_cent() -> None:
    found = Scores(
        rounds=(round_score(Fraction(999), answered=1000, total=1000),),
        overall=Tally(1000, Fraction(999)),
    )
    lines = part_lines(Part.OVERVIEW, looking_back(found))
    assert "All questions: 999 of 1,000, 99\N{NO-BREAK SPACE}%" in lines


def test_older_rounds_are_counted_not_listed_unless_asked_for() -> None:
    rounds = tuple(round_score(Fraction(n), answered=10) for n in range(10)) * 2
    found = looking_back(Scores(rounds=rounds, overall=Tally(200, Fraction(90))))
    lines = all_lines(found)
    assert lines[-1] == "  and 10 before"
    assert sum("Alpine" in line for line in lines) == 10
    assert sum("Alpine" in line for line in part_lines(Part.ROUNDS, found)) == 20


def test_before_the_first_round_every_part_says_how_to_begin() -> None:
    assert all_lines(looking_back(Scores())) == [NO_ROUNDS]
    for part in Part:
        assert part_lines(part, looking_back(Scores())) == [NO_ROUNDS]


def test_a_part_without_answers_says_so() -> None:
    shared = round_score(Fraction(1), answered=10, mode="hotseat")
    for part in Part:
        lines = part_lines(part, looking_back(Scores(rounds=(shared,))))
        assert len(lines) > 1 or part is Part.OVERVIEW


def test_seats_are_named_with_their_points_the_best_first() -> None:
    seats = (SeatScore("Ann", Fraction(2)), SeatScore("Zoé", Fraction(7, 2)))
    shared = round_score(Fraction(11, 2), answered=10, mode="hotseat", seats=seats)
    lines = part_lines(Part.ROUNDS, looking_back(Scores(rounds=(shared,))))
    assert "Zoé 3½, Ann 2" in lines[1]


def test_figures_stand_in_a_column_or_below_long_names() -> None:
    rows = (Row("Cars", "1 of 2"), Row("People", "1 of 1"))
    assert block_lines(Block("By topic", rows=rows)) == [
        "By topic",
        "  Cars    1 of 2",
        "  People  1 of 1",
    ]
    long = Block(rows=(Row("A fact that takes more than forty letters to say", "due now"),))
    assert block_lines(long)[1] == "  due now"


@pytest.mark.parametrize(
    ("ahead", "name"), [(0, "today"), (1, "tomorrow"), (-1, "yesterday"), (2, "24 November")]
)
def test_days_are_named_by_what_they_are_to_today(ahead: int, name: str) -> None:
    from datetime import timedelta

    assert day_name(TODAY + timedelta(days=ahead), TODAY) == name


def test_what_a_later_version_knows_goes_by_its_own_name() -> None:
    assert type_name("choice") == "One right answer"
    assert type_name("hot\x1bspot") == "hot␛spot"
    assert difficulty_name(3) == "Hard"
    assert difficulty_name(4) == "4"


def test_the_title_names_the_player() -> None:
    assert title_line("you") == "Your scores"
    assert title_line("Ann\x1b[0m") == "Scores of Ann␛[0m"


def test_an_unknown_player_is_told_who_is_known() -> None:
    assert unknown_player_text("Eve\x1b", ["Ann", "Bob"]) == (
        "Nobody called “Eve␛” has played here. Players here: Ann, Bob."
    )
    assert unknown_player_text("Eve", []) == f"Nobody called “Eve” has played here. {NO_ROUNDS}"


def test_hostile_text_of_a_pack_is_shown_cleaned() -> None:
    hostile = round_score(Fraction(1), answered=10, topic="\x1b[2Jt", title="\u202eT\n")
    found = Scores(rounds=(hostile,), best=hostile, overall=hostile.tally)
    sheet = all_lines(looking_back(found))
    assert all(first_forbidden(line) is None for line in sheet)
    assert not any("\n" in line or "\u202e" in line for line in sheet)
