"""Scores as lines of text."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction

from alpine_quiz.language.clean import first_forbidden
from alpine_quiz.plain.scores import NO_ROUNDS, score_sheet, title_line, unknown_player_text
from alpine_quiz.records.scores import RoundScore, Scores, Tally, TopicScore

NOON = datetime(2025, 11, 22, 12, 0).astimezone().astimezone(UTC)


def round_score(
    points: Fraction, *, answered: int, total: int = 10, topic: str = "", title: str = "Alpine"
) -> RoundScore:
    return RoundScore(
        uid=f"{points} of {total}",
        pack="alpine",
        pack_title=title,
        language="en",
        mode="quick",
        topic=topic,
        total=total,
        started=NOON,
        latest=NOON,
        finished=answered == total,
        tally=Tally(answered, points),
    )


def test_the_sheet_reads_as_a_table() -> None:
    best = round_score(Fraction(15, 2), answered=10)
    found = Scores(
        rounds=(round_score(Fraction(2), answered=4, topic="cars"), best),
        best=best,
        week=Tally(4, Fraction(2)),
        overall=Tally(14, Fraction(19, 2)),
        topics=(
            TopicScore("alpine", "Alpine", "", Tally(2, Fraction(1))),
            TopicScore("alpine", "Alpine", "people", Tally(12, Fraction(17, 2))),
        ),
    )
    assert score_sheet(found) == [
        "Rounds finished: 1",
        "All questions: 9½ of 14, 67\N{NO-BREAK SPACE}%",
        "Last 7 days: 2 of 4, 50\N{NO-BREAK SPACE}%",
        "Best round: 7½ of 10, Alpine, 22 November 2025",
        "",
        "Latest rounds",
        "  22 Nov 2025, 12:00  2 of 10   Alpine, cars, left after 4",
        "  22 Nov 2025, 12:00  7½ of 10  Alpine",
        "",
        "By topic: Alpine",
        "  Other   1 of 2, 50\N{NO-BREAK SPACE}%",
        "  People  8½ of 12, 70\N{NO-BREAK SPACE}%",
    ]


def test_only_all_of_it_is_a_hundred_per_cent() -> None:
    found = Scores(
        rounds=(round_score(Fraction(999), answered=1000, total=1000),),
        overall=Tally(1000, Fraction(999)),
    )
    assert "All questions: 999 of 1,000, 99\N{NO-BREAK SPACE}%" in score_sheet(found)


def test_older_rounds_are_counted_not_listed() -> None:
    found = Scores(
        rounds=tuple(round_score(Fraction(n), answered=10) for n in range(10)) * 2,
        overall=Tally(200, Fraction(90)),
    )
    lines = score_sheet(found)
    assert lines[-1] == "  and 10 before"
    assert sum("Alpine" in line for line in lines) == 10


def test_before_the_first_round_the_sheet_says_how_to_begin() -> None:
    assert score_sheet(Scores()) == [NO_ROUNDS]


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
    found = Scores(
        rounds=(hostile,),
        best=hostile,
        overall=hostile.tally,
        topics=(TopicScore("alpine", "\x9bT", "\x07", hostile.tally),),
    )
    sheet = score_sheet(found)
    assert all(first_forbidden(line) is None for line in sheet)
    assert not any("\n" in line or "\u202e" in line for line in sheet)
