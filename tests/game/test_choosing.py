from __future__ import annotations

import itertools
from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alpine_quiz.bank.model import Ask, ItemType, Question
from alpine_quiz.game.choosing import choose, of_topic
from alpine_quiz.game.giveaways import Giveaways, Telling
from alpine_quiz.game.history import Past
from alpine_quiz.game.notation import key_text
from alpine_quiz.game.presenting import present
from tests.game import questions

if TYPE_CHECKING:
    from collections.abc import Callable

    from alpine_quiz.game.asked import Asked
    from alpine_quiz.game.history import History

SEEDS = [str(seed) for seed in range(1, 31)]
MAKERS: dict[ItemType, Callable[..., Question]] = {
    ItemType.CHOICE: questions.choice,
    ItemType.MULTIPLE: questions.multiple,
    ItemType.TRUE_FALSE: questions.true_false,
    ItemType.TEXT: questions.text,
    ItemType.NUMBER: questions.number,
    ItemType.ORDER: questions.order,
    ItemType.MATCH: questions.match,
}
FORMS = (ItemType.CHOICE, ItemType.CHOICE, *MAKERS)


def matter(number: int) -> str:
    return "matter" + chr(ord("a") + number % 26) * (1 + number // 26)


def telling(number: int) -> str:
    """Give the key of a question away."""
    return f"Of {matter(number)} it was key{number}."


def item(number: int, form: ItemType = ItemType.CHOICE, **more: Any) -> Question:
    """Make a question that has nothing to do with any other."""
    given_: dict[str, Any] = {"id": f"q{number}", "stem": f"What about {matter(number)}?"}
    if form in (ItemType.CHOICE, ItemType.TEXT):
        given_["answer"] = f"key{number}"
    return MAKERS[form](**given_ | more)


def a_pack(count: int = 96) -> list[Question]:
    """Make questions of all forms, six topics and three difficulties, each on its own fact."""
    return [
        item(
            number,
            FORMS[number % len(FORMS)],
            topic="abcdef"[number // 9 % 6],
            difficulty=(1, 2, 3)[number // 2 % 3],
        )
        for number in range(count)
    ]


PACK = a_pack()


def ids(round_: tuple[Asked, ...]) -> list[str]:
    return [asked.item.id for asked in round_]


def chosen(
    items: list[Question], count: int = 10, seed: str = "1", history: History | None = None
) -> tuple[Asked, ...]:
    return choose(items, pack="tests", count=count, seed=seed, history=history)


class TestSeeds:
    def test_the_same_seed_chooses_the_same_round(self) -> None:
        assert chosen(PACK) == chosen(list(PACK))

    def test_the_lots_fall_as_they_always_did(self) -> None:
        assert ids(chosen(PACK, seed="7"))[:4] == ["q78", "q84", "q79", "q68"]

    def test_another_seed_or_pack_chooses_another(self) -> None:
        rounds = {tuple(ids(chosen(PACK, seed=seed))) for seed in SEEDS}
        assert len(rounds) == len(SEEDS)
        other = choose(PACK, pack="other", count=10, seed="1")
        assert ids(other) != ids(chosen(PACK))

    def test_every_question_has_its_turn(self) -> None:
        seen = Counter(id_ for seed in range(200) for id_ in ids(chosen(PACK, seed=str(seed))))
        fair = 200 * 10 // len(PACK)
        assert all(seen[each.id] >= fair // 5 for each in PACK)
        assert max(seen.values()) <= fair * 3

    def test_questions_are_shown_as_their_seed_shows_them(self) -> None:
        round_ = chosen(PACK, seed="3")
        assert all(asked == present(asked.item, "3", pack="tests") for asked in round_)

    @pytest.mark.parametrize("seed", ["", "\ud800", "a\x1fb", "é" * 1000])
    def test_any_text_is_a_seed(self, seed: str) -> None:
        assert len(chosen(PACK, seed=seed)) == 10


class TestMixing:
    @pytest.mark.parametrize("seed", SEEDS)
    def test_a_round_opens_easy_and_ends_hard(self, seed: str) -> None:
        levels = [asked.item.difficulty for asked in chosen(PACK, seed=seed)]
        assert (levels[0], levels[-1]) == (1, 3)
        assert sum(levels[:5]) < sum(levels[5:])

    @pytest.mark.parametrize("seed", SEEDS)
    def test_topics_and_forms_are_mixed(self, seed: str) -> None:
        round_ = chosen(PACK, seed=seed)
        topics = Counter(asked.item.topic for asked in round_)
        forms = Counter(asked.item.type for asked in round_)
        assert len(topics) >= 5
        assert max(topics.values()) <= 3
        assert len(forms) >= 5
        assert max(forms.values()) <= 5
        assert forms[ItemType.TRUE_FALSE] <= 1

    def test_neighbours_differ_as_a_rule(self) -> None:
        rounds = [chosen(PACK, seed=seed) for seed in SEEDS]
        pairs = [pair for round_ in rounds for pair in itertools.pairwise(round_)]
        alike = [one.item.type is two.item.type for one, two in pairs]
        assert sum(alike) < len(pairs) // 8
        alike = [one.item.topic == two.item.topic for one, two in pairs]
        assert sum(alike) < len(pairs) // 8

    @pytest.mark.parametrize(
        ("count", "most"), [(1, 1), (5, 1), (10, 1), (19, 1), (20, 2), (30, 3)]
    )
    def test_true_false_is_at_most_one_in_ten(self, count: int, most: int) -> None:
        items = [*a_pack(40), *(item(number, ItemType.TRUE_FALSE) for number in range(100, 140))]
        for seed in SEEDS:
            forms = Counter(asked.item.type for asked in chosen(items, count, seed))
            assert forms[ItemType.TRUE_FALSE] <= most

    def test_a_pack_of_nothing_but_true_false_is_played_all_the_same(self) -> None:
        items = [item(number, ItemType.TRUE_FALSE) for number in range(12)]
        assert len(chosen(items)) == 10

    def test_a_topic_is_all_that_is_asked_where_it_is_wished_for(self) -> None:
        round_ = choose(of_topic(PACK, "B"), pack="tests", count=10, seed="1")
        assert {asked.item.topic for asked in round_} == {"b"}
        assert choose(of_topic(PACK, "none"), pack="tests", count=10, seed="1") == ()


class TestFacts:
    def test_no_fact_is_asked_twice(self) -> None:
        items = [item(n, FORMS[n % len(FORMS)], facts=(f"f{n % 12}",)) for n in range(60)]
        for seed in SEEDS:
            facts = [fact for asked in chosen(items, seed=seed) for fact in asked.item.facts]
            assert len(facts) == len(set(facts)) == 10

    def test_there_are_fewer_questions_than_asked_for_if_facts_run_out(self) -> None:
        items = [item(number, facts=(f"f{number % 4}",)) for number in range(20)]
        assert len(chosen(items)) == 4

    def test_a_question_of_many_facts_gives_way_where_many_are_wanted(self) -> None:
        small = [item(number, facts=(f"f{number}",)) for number in range(6)]
        large = item(99, facts=tuple(f"f{number}" for number in range(6)))
        for seed in SEEDS:
            assert len(chosen([*small, large], 6, seed)) == 6

    @pytest.mark.parametrize("count", [0, -1])
    def test_no_questions_are_no_round(self, count: int) -> None:
        assert chosen(PACK, count) == ()
        assert chosen([]) == ()


class TestUrgency:
    KNEW = Past(1, Fraction(1))
    MISSED = Past(1, Fraction(0))

    def test_core_comes_before_deep(self) -> None:
        items = [item(n, ask=Ask.DEEP if n % 3 else Ask.CORE) for n in range(30)]
        asks = Counter(asked.item.ask for asked in chosen(items, 12))
        assert asks == {Ask.CORE: 10, Ask.DEEP: 2}

    def test_unseen_come_first_then_missed_then_the_rest(self) -> None:
        items = [item(number) for number in range(30)]
        history = {f"q{n}": self.MISSED if n < 10 else self.KNEW for n in range(24)}
        unseen = {f"q{n}" for n in range(24, 30)}
        missed = {f"q{n}" for n in range(10)}
        assert set(ids(chosen(items, 6, history=history))) == unseen
        assert set(ids(chosen(items, 16, history=history))) == unseen | missed
        more = set(ids(chosen(items, 18, history=history)))
        assert unseen | missed < more

    def test_a_missed_fact_brings_its_other_forms(self) -> None:
        items = [item(number, facts=(f"f{number}",)) for number in range(30)]
        history = {f"q{n}": self.KNEW for n in range(30)} | {"f4": self.MISSED, "f9": self.MISSED}
        assert set(ids(chosen(items, 2, history=history))) == {"q4", "q9"}

    def test_of_what_is_known_the_least_asked_come_first(self) -> None:
        items = [item(number) for number in range(10)]
        history = {f"q{n}": Past(1 if n in (2, 5) else 4, Fraction(1)) for n in range(10)}
        assert {"q2", "q5"} <= set(ids(chosen(items, 9, history=history)))

    def test_no_history_counts_all_as_unseen(self) -> None:
        assert chosen(PACK, history={}) == chosen(PACK, history=None)


class TestGiveaways:
    def test_what_tells_anothers_answer_comes_after_it(self) -> None:
        easy = item(1, rationale=telling(2), difficulty=1)
        hard = item(2, difficulty=3)
        for seed in SEEDS:
            assert ids(chosen([easy, hard], 2, seed)) == ["q2", "q1"]

    def test_two_that_tell_each_others_answer_do_not_meet(self) -> None:
        one = item(1, rationale=telling(2))
        two = item(2, rationale=telling(1))
        rest = [item(number) for number in range(3, 6)]
        for seed in SEEDS:
            assert {"q1", "q2"} - set(ids(chosen([one, two, *rest], 4, seed)))

    def test_three_that_tell_in_a_circle_do_not_meet(self) -> None:
        circle = [item(n, rationale=telling(n % 3 + 1)) for n in (1, 2, 3)]
        rest = [item(number) for number in range(4, 7)]
        for seed in SEEDS:
            assert {"q1", "q2", "q3"} - set(ids(chosen([*circle, *rest], 5, seed)))

    def test_they_meet_where_there_is_nothing_else(self) -> None:
        one = item(1, rationale=telling(2))
        two = item(2, rationale=telling(1))
        assert len(chosen([one, two], 2)) == 2

    def test_a_key_is_not_asked_for_twice_where_there_are_others(self) -> None:
        items = [item(n, answer="the same" if n % 2 else f"key{n}") for n in range(40)]
        for seed in SEEDS:
            keys = Counter(key_text(asked.item) for asked in chosen(items, 5, seed))
            assert keys["the same"] <= 1


drawn_items = st.lists(
    st.tuples(
        st.sampled_from(FORMS),
        st.sampled_from("abc"),
        st.integers(1, 3),
        st.lists(st.sampled_from([f"f{n}" for n in range(8)]), max_size=3, unique=True),
        st.sampled_from(Ask),
    ),
    max_size=30,
)


@settings(deadline=None)
@given(drawn_items, st.integers(0, 14), st.text(max_size=4), st.booleans())
def test_any_pack_gives_a_round_that_asks_nothing_twice(
    drawn: list[tuple[ItemType, str, int, list[str], Ask]], count: int, seed: str, met: bool
) -> None:
    items = [
        item(n, form, topic=topic, difficulty=level, facts=tuple(facts), ask=ask)
        for n, (form, topic, level, facts, ask) in enumerate(drawn)
    ]
    history = {f"q{n}": Past(1, Fraction(n % 2)) for n in range(0, 30, 3)} if met else None
    round_ = chosen(items, count, seed, history)
    assert len(round_) <= count
    asked = [subject for each in round_ for subject in each.item.subjects]
    assert len(asked) == len(set(asked))
    assert round_ == chosen(items, count, seed, history)
    left = [each for each in items if each.id not in ids(round_)]
    free = [each for each in left if set(asked).isdisjoint(each.subjects)]
    assert len(round_) == count or not free


@pytest.mark.parametrize("seed", SEEDS)
def test_no_round_of_a_talkative_pack_tells_a_later_answer(seed: str) -> None:
    items = [item(n, difficulty=n % 3 + 1, rationale=telling(n * 7 % 40)) for n in range(40)]
    round_ = [asked.item for asked in chosen(items, 10, seed)]
    giveaways = Giveaways(items)
    for place, later in enumerate(round_):
        for earlier in round_[:place]:
            assert giveaways.tells(earlier, later) is not Telling.GIVEN_AWAY


def test_a_measured_difficulty_overrides_the_editors_guess() -> None:
    pack = [item(number, topic=f"t{number}", difficulty=1) for number in range(6)]
    hard = {"q0": 3, "q1": 3, "q2": 2}
    for seed in SEEDS[:10]:
        plan = choose(pack, pack="p", count=6, seed=seed, difficulty=hard)
        levels = [hard.get(asked.item.id, 1) for asked in plan]
        assert levels[0] == 1
        assert levels.index(2) < levels.index(3)
        assert {asked.item.difficulty for asked in plan} == {1}


def test_a_round_mixes_difficulties_as_they_were_measured() -> None:
    pack = [item(number) for number in range(60)]
    measured = {f"q{number}": 3 for number in range(0, 60, 2)}
    for seed in SEEDS[:10]:
        plan = choose(pack, pack="p", count=8, seed=seed, difficulty=measured)
        hard = sum(asked.item.id in measured for asked in plan)
        assert 1 <= hard <= 5


def test_what_is_doubted_comes_last_among_equals() -> None:
    pack = [item(number) for number in range(10)]
    doubted = {"q0", "q1", "q2"}
    for seed in SEEDS[:10]:
        plan = choose(pack, pack="p", count=7, seed=seed, last=doubted)
        assert doubted.isdisjoint(asked.item.id for asked in plan)
        assert len(choose(pack, pack="p", count=9, seed=seed, last=doubted)) == 9
    known = {each.id: Past(1, Fraction(1)) for each in pack if each.id not in doubted}
    plan = choose(pack, pack="p", count=3, seed="1", history=known, last=doubted)
    assert {asked.item.id for asked in plan} == doubted


def test_of_very_many_items_those_unseen_come_first() -> None:
    items = [item(number) for number in range(1_500)]
    fresh = {f"q{number}" for number in (3, 700, 1_200, 1_499)}
    history = {each.id: Past(1, Fraction(1)) for each in items if each.id not in fresh}
    plan = choose(items, pack="p", count=4, seed="x", history=history)
    assert {each.item.id for each in plan} == fresh
    deep = [item(number, ask=Ask.DEEP) for number in range(1_500)]
    core = [item(number) for number in range(1_500, 1_504)]
    plan = choose([*deep, *core], pack="p", count=4, seed="x", history={})
    assert {each.item.id for each in plan} == {each.id for each in core}


def test_of_very_many_items_a_seed_without_history_draws_from_all_by_name() -> None:
    items = [item(number) for number in range(1_500)]
    plan = choose(items, pack="p", count=6, seed="x")
    assert ids(plan) == ids(choose(items[::-1], pack="p", count=6, seed="x"))
