"""Rounds of what is due, and of what is weakest."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from alpine_quiz.game.history import Past
from alpine_quiz.game.memory import Memory
from alpine_quiz.game.recalling import choose_due, choose_weakest, facts_of
from tests.game import questions

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Question

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)
FACTS = ("a", "b", "c", "d")
ITEMS: tuple[Question, ...] = (
    *(questions.choice(id=f"{fact}.choice", facts=(fact,), answer=fact) for fact in FACTS),
    *(questions.text(id=f"{fact}.text", facts=(fact,), answer=f"{fact}x") for fact in FACTS),
    questions.order(id="set.order", facts=("a", "b", "c", "d")),
    questions.number(id="own"),
)
RIGHT, WRONG = Fraction(1), Fraction(0)


def memory(*, stability: float = 5.0, due_in: int = -1) -> Memory:
    return Memory(stability, 5.0, NOW - 5 * DAY, NOW + due_in * DAY)


def due(schedule: dict[str, Memory], history: dict[str, Past] | None = None) -> list[str]:
    plan = choose_due(
        ITEMS, pack="p", count=10, seed="s", schedule=schedule, history=history or {}, until=NOW
    )
    return sorted(asked.item.id for asked in plan)


def test_only_what_is_due_is_asked_and_no_fact_twice() -> None:
    chosen = due({"a": memory(), "b": memory(due_in=1), "c": memory(), "gone": memory()})
    assert [id_[0] for id_ in chosen] == ["a", "c"]


def test_an_item_without_facts_is_its_own() -> None:
    assert due({"own": memory()}) == ["own"]


def test_a_fact_comes_back_in_another_form_than_the_last() -> None:
    for form, other in (("choice", "text"), ("text", "choice")):
        history = {"a": Past(1, RIGHT, 7), f"a.{form}": Past(1, RIGHT, 7)}
        assert due({"a": memory()}, history) == [f"a.{other}"]


def test_of_more_forms_that_comes_back_which_was_asked_longest_ago() -> None:
    history = {
        "a": Past(4, RIGHT, 9),
        "a.choice": Past(1, RIGHT, 9),
        "a.text": Past(3, RIGHT, 4),
    }
    assert due({"a": memory()}, history) == ["a.text"]


def test_the_only_form_there_is_comes_back_as_it_was() -> None:
    assert due({"own": memory()}, {"own": Past(3, RIGHT, 3)}) == ["own"]


def test_a_question_about_all_that_is_due_asks_it_at_once() -> None:
    history = {fact: Past(2, RIGHT, 9) for fact in FACTS}
    for fact in FACTS:
        history |= {f"{fact}.choice": Past(1, RIGHT, 9), f"{fact}.text": Past(1, RIGHT, 8)}
    assert due(dict.fromkeys(FACTS, memory()), history) == ["set.order"]
    # With facts that are not due it would ask too much.
    assert due({"a": memory()}, history) == ["a.text"]


def test_the_round_takes_what_is_most_likely_forgotten() -> None:
    schedule = {fact: memory(stability=n) for n, fact in enumerate(FACTS, start=1)}
    plan = choose_due(ITEMS, pack="p", count=2, seed="s", schedule=schedule, history={}, until=NOW)
    assert facts_of(asked.item for asked in plan) == {"a", "b"}


def weakest(schedule: dict[str, Memory], history: dict[str, Past]) -> set[str]:
    plan = choose_weakest(
        ITEMS[:-2], pack="p", count=2, seed="s", schedule=schedule, history=history
    )
    return {fact for asked in plan for fact in asked.item.subjects}


def test_the_weakest_are_those_missed_last_then_those_kept_shortest() -> None:
    schedule = {fact: memory(stability=n, due_in=9) for n, fact in enumerate(FACTS, start=1)}
    known = {fact: Past(1, RIGHT) for fact in FACTS}
    assert weakest(schedule, known) == {"a", "b"}
    assert weakest(schedule, known | {"d": Past(2, WRONG)}) == {"a", "d"}


def test_what_was_never_asked_is_not_weak() -> None:
    assert weakest({}, {}) == set()
    assert weakest({"gone": memory()}, {}) == set()


@settings(max_examples=100, deadline=None)
@given(
    st.dictionaries(st.sampled_from([*FACTS, "own", "gone"]), st.integers(-30, 30)),
    st.dictionaries(
        st.sampled_from([*FACTS, *(item.id for item in ITEMS)]),
        st.builds(Past, st.integers(1, 9), st.sampled_from([RIGHT, WRONG]), st.integers(0, 9)),
    ),
    st.integers(1, 6),
    st.text(max_size=3),
)
def test_a_review_asks_something_due_with_every_question_and_nothing_twice(
    days: dict[str, int], history: dict[str, Past], count: int, seed: str
) -> None:
    schedule = {fact: memory(due_in=day) for fact, day in days.items()}
    plan = choose_due(
        ITEMS, pack="p", count=count, seed=seed, schedule=schedule, history=history, until=NOW
    )
    asked = [fact for each in plan for fact in each.item.subjects]
    wanted = {fact for fact, day in days.items() if day < 0 and fact != "gone"}
    assert len(asked) == len(set(asked))
    assert len(plan) <= count
    assert all(wanted.intersection(each.item.subjects) for each in plan)
    assert bool(plan) is bool(wanted)
    if len(plan) < count:
        assert wanted <= set(asked)
