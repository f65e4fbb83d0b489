"""What was asked before is known by item and by fact."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alpine_quiz.game.answers import Typed
from alpine_quiz.game.history import Past
from alpine_quiz.records.history import derive_again
from alpine_quiz.records.store import Records
from tests.records.playing import CHOICE, TEXT, answer, pack_of, play, right, start, wrong

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Question


def test_nothing_was_asked_of_a_new_player(records: Records) -> None:
    assert records.history(records.player(), "alpine") == {}


def test_an_answer_tells_of_its_item_and_of_each_fact(records: Records) -> None:
    answer(start(records, [TEXT, CHOICE]), right(TEXT))
    once = Past(1, Fraction(1))
    assert records.history(records.player(), "alpine") == {
        "founder.text": once,
        "founder": once,
        "dealer": once,
    }


def test_another_form_of_a_fact_adds_to_the_fact(records: Records) -> None:
    other = replace(TEXT, id="founder.other", facts=("founder",))
    answer(start(records, [TEXT, other]), right(TEXT), wrong(other))
    history = records.history(records.player(), "alpine")
    assert history["founder"] == Past(2, Fraction(0))
    assert history["dealer"] == Past(1, Fraction(1))
    assert history["founder.other"] == Past(1, Fraction(0))


def test_the_latest_credit_counts(records: Records) -> None:
    for text in ("no idea", "half"):
        answer(start(records, [TEXT]), Typed(text))
    assert records.history(records.player(), "alpine")["founder"] == Past(2, Fraction(1, 2))


def test_a_claimed_answer_was_right(records: Records) -> None:
    kept = start(records, [TEXT, CHOICE])
    kept.answer(wrong(TEXT))
    kept.claim()
    assert records.history(records.player(), "alpine")["founder"] == Past(1, Fraction(1))


def test_each_player_and_each_pack_has_a_history_of_its_own(records: Records) -> None:
    play(records, "+", player="Ann")
    play(records, "-", player="Ann", pack=pack_of(id_="tutorial"))
    assert records.history(records.player("Bob"), "alpine") == {}
    assert records.history(records.player("ANN"), "alpine")["item0"].credit == 1
    assert records.history(records.player("Ann"), "tutorial")["item0"].credit == 0


def test_history_follows_the_id_through_versions_and_wordings(records: Records) -> None:
    play(records, "-", pack=pack_of(version="1"))
    play(records, "+", pack=pack_of(version="2"))
    assert records.history(records.player(), "alpine")["item0"] == Past(2, Fraction(1))


SOME: list[Question] = [replace(TEXT, id=f"item{n}", facts=tuple("abc"[: n % 3])) for n in range(4)]


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(st.sampled_from(SOME), st.sampled_from(["Jean Rédélé", "half", "no", "claim"])),
        max_size=12,
    )
)
def test_what_is_kept_up_to_date_is_what_the_answers_come_to(
    answers: list[tuple[Question, str]],
) -> None:
    with Records.in_memory() as records:
        player = records.player()
        expected: dict[str, Past] = {}
        for item, text in answers:
            kept = start(records, [item])
            kept.answer(Typed(text))
            if text == "claim":
                kept.claim()
            credit = kept.round.played[0].credit
            for subject in {item.id, *item.facts}:
                seen = expected[subject].seen if subject in expected else 0
                expected[subject] = Past(seen + 1, credit)
        assert records.history(player, "alpine") == expected
        scores = records.scores(player)
        records.write(derive_again)
        assert records.history(player, "alpine") == expected
        assert records.scores(player) == scores
