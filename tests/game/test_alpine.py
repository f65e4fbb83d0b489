"""The rules of play on the pack that ships with the game."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from alpine_quiz.bank.model import Ask, ItemType, Pack, Question, Text
from alpine_quiz.bank.pack import load_pack
from alpine_quiz.game.answers import Typed
from alpine_quiz.game.choosing import choose
from alpine_quiz.game.giveaways import Giveaways, Telling
from alpine_quiz.game.grading import Grader
from alpine_quiz.game.notation import key_of
from alpine_quiz.game.presenting import present
from alpine_quiz.game.verdict import Outcome

ALPINE = Path(__file__).parents[2] / "questions" / "alpine"
SEEDS = [str(seed) for seed in range(1, 51)]


@cache
def alpine() -> Pack:
    pack, _ = load_pack(ALPINE)
    assert pack is not None
    return pack


@pytest.fixture(params=["en", "fr"])
def language(request: pytest.FixtureRequest) -> str:
    asked = str(request.param)
    if asked not in alpine().languages:
        pytest.skip("no bank in this language yet")
    return asked


def test_every_key_is_right(language: str) -> None:
    grader = Grader.of_pack(alpine())
    for item in alpine().items(language):
        asked = present(item, "1", pack="alpine")
        assert grader.grade(asked, key_of(item)).outcome is Outcome.RIGHT, item.id


def test_typed_names_fare_as_their_question_says(language: str) -> None:
    grader = Grader.of_pack(alpine())
    for item in alpine().items(language):
        if not isinstance(item, Text):
            continue
        asked = present(item, "1", pack="alpine")
        for texts, outcome in (
            ((item.answer, *item.accept), Outcome.RIGHT),
            (item.reject, Outcome.WRONG),
            (item.prompt, Outcome.PROMPT),
        ):
            for text in texts:
                for typed in (text, text.upper(), text.replace(" ", "-")):
                    assert grader.grade(asked, Typed(typed)).outcome is outcome, (item.id, typed)


@pytest.mark.parametrize(
    ("question", "typed", "outcome"),
    [
        *(("gta-successor.text", name, Outcome.WRONG) for name in ("Alpine GTI", "Renault GTB")),
        ("gta-successor.text", "Alpine GT", Outcome.WRONG),
        ("gta-successor.text", "Apline GTA", Outcome.SLIP),
        ("le-mans-car.text", "Renault Alpine A442BB", Outcome.WRONG),
        ("le-mans-car.text", "Renault Alpine A442A", Outcome.WRONG),
        ("le-mans-car.text", "Renalt Alpine A 442 B", Outcome.SLIP),
        ("turbo-event.text", "Critérium de Cévenne", Outcome.SLIP),
        ("plant-opened-1969.number", "before 1969", Outcome.UNREADABLE),
        ("plant-opened-1969.number", "in 1969", Outcome.RIGHT),
        ("deliveries-2023.number", "4328 dozen", Outcome.WRONG),
        ("deliveries-2023.number", "about 4.3 thousand cars", Outcome.RIGHT),
    ],
)
def test_what_people_type_fares_as_they_would_expect(
    question: str, typed: str, outcome: Outcome
) -> None:
    items = {item.id: item for item in alpine().items("en")}
    asked = present(items[question], "1", pack="alpine")
    assert Grader.of_pack(alpine()).grade(asked, Typed(typed)).outcome is outcome


def rounds(language: str) -> list[tuple[str, list[Question]]]:
    items = alpine().items(language)
    return [
        (seed, [asked.item for asked in choose(items, pack="alpine", count=10, seed=seed)])
        for seed in SEEDS
    ]


def test_a_round_is_well_mixed(language: str) -> None:
    for seed, items in rounds(language):
        forms = Counter(item.type for item in items)
        facts = [fact for item in items for fact in item.subjects]
        assert len(items) == 10, seed
        assert (items[0].difficulty, items[-1].difficulty) == (1, 3), seed
        assert all(item.ask is Ask.CORE for item in items), seed
        assert len({item.topic for item in items}) >= 5, seed
        assert len(forms) >= 5, seed
        assert forms[ItemType.TRUE_FALSE] <= 1, seed
        assert len(facts) == len(set(facts)), seed


def test_no_question_tells_a_later_answer(language: str) -> None:
    giveaways = Giveaways(alpine().items(language))
    for seed, items in rounds(language):
        for place, later in enumerate(items):
            for earlier in items[:place]:
                told = giveaways.tells(earlier, later)
                assert told is not Telling.GIVEN_AWAY, (seed, earlier.id, later.id)
