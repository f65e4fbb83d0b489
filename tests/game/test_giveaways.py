from __future__ import annotations

from alpine_quiz.bank.model import Citation
from alpine_quiz.game.giveaways import Giveaways, Telling
from tests.game import questions

ASKING = questions.choice(
    id="turbo", stem="What did the berlinette of the Cévennes have?", answer="Turbo charger"
)


def telling(**shown: object) -> Telling:
    earlier = questions.choice(id="other", **{"stem": "?", "answer": "x", "feedback": {}} | shown)
    return Giveaways([]).tells(earlier, ASKING)


def test_naming_the_key_beside_what_is_asked_about_gives_it_away() -> None:
    told = "In the Cévennes it had a turbo-charger."
    assert telling(rationale=told) is Telling.GIVEN_AWAY
    assert telling(stem=told) is Telling.GIVEN_AWAY
    assert telling(feedback={"x": told}) is Telling.GIVEN_AWAY
    assert telling(citations=(Citation("d", told),)) is Telling.GIVEN_AWAY


def test_naming_it_in_another_connection_only_names_it() -> None:
    assert telling(rationale="Turbo chargers whistle.") is Telling.NAMED


def test_the_surroundings_alone_tell_nothing() -> None:
    assert telling(rationale="The Cévennes are hills.") is Telling.NOTHING
    assert telling(rationale="A turbo, and a charger, in the Cévennes.") is Telling.NOTHING


def test_spelling_does_not_hide_a_key() -> None:
    asking = questions.text(id="k", stem="Which car won the Cévennes?", answer="A110", accept=())
    for written in ("A110", "a 110", "A-110s"):
        earlier = questions.choice(rationale=f"The {written} won in the Cévennes.")
        assert Giveaways([]).tells(earlier, asking) is Telling.GIVEN_AWAY
    earlier = questions.choice(rationale="The A1100 won in the Cévennes.")
    assert Giveaways([]).tells(earlier, asking) is Telling.NOTHING


def test_a_grouped_number_is_the_same_number() -> None:
    earlier = questions.choice(rationale="Alpine could deliver 4,328 cars.")
    assert Giveaways([]).tells(earlier, questions.number()) is Telling.GIVEN_AWAY


def test_a_pair_is_given_away_by_both_its_sides() -> None:
    both = questions.choice(rationale="The Dauphine lent the A108 its engine.")
    one = questions.choice(id="b", stem="?", rationale="The Dauphine sold well.", feedback={})
    assert Giveaways([]).tells(both, questions.match()) is Telling.GIVEN_AWAY
    assert (
        Giveaways([]).tells(one, questions.match(pairs=(("A108", "Dauphine"),))) is Telling.NOTHING
    )


def test_words_that_stand_in_every_stem_connect_nothing() -> None:
    common = [questions.choice(id=str(n), stem="What did the berlinette do?") for n in range(20)]
    earlier = questions.choice(rationale="The berlinette had no turbo charger at first.")
    asking = questions.choice(id="t", stem="What did the berlinette get?", answer="Turbo charger")
    assert Giveaways(common).tells(earlier, asking) is Telling.NAMED
    assert Giveaways([]).tells(earlier, asking) is Telling.GIVEN_AWAY


def test_a_truth_is_no_key_that_could_be_named() -> None:
    earlier = questions.choice(rationale="It is true, and not false, that the A310 had an engine.")
    assert Giveaways([]).tells(earlier, questions.true_false()) is Telling.NOTHING
