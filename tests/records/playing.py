"""A small pack with one question of each type, and a player who knows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from alpine_quiz.bank.model import (
    Bank,
    Choice,
    Citation,
    Localized,
    Match,
    Multiple,
    Number,
    Order,
    Pack,
    Text,
    TrueFalse,
)
from alpine_quiz.game.answers import Matched, Ordered, Picked, Typed
from alpine_quiz.game.asked import FALSE, TRUE, Asked
from alpine_quiz.game.modes import Mode
from alpine_quiz.game.notation import key_of
from alpine_quiz.game.verdict import Outcome, Verdict
from alpine_quiz.records.kept_round import KeptRound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alpine_quiz.bank.model import Question
    from alpine_quiz.game.answers import Answer
    from alpine_quiz.game.seats import Seats
    from alpine_quiz.records.store import Records

NOON = datetime(2025, 11, 22, 12, 0, tzinfo=UTC)

CHOICE = Choice(
    id="mechanicals.choice",
    stem="Which small Renault lent its parts to the A106?",
    answer="4CV",
    distractors=("Dauphine", "Frégate"),
    rationale="Rédélé raced 4CVs.",
    citations=(Citation("history", "based on 4cv mechanicals"),),
    topic="cars",
    facts=("mechanicals",),
)
MULTIPLE = Multiple(
    id="wins.multiple",
    stem="Which two?",
    answers=("Monte Carlo", "Le Mans"),
    distractors=("Indianapolis",),
    topic="races",
)
TRUE_FALSE = TrueFalse(id="dieppe.truth", stem="The works are in Dieppe.", answer=True)
TEXT = Text(
    id="founder.text",
    stem="Who founded Alpine?",
    answer="Jean Rédélé",
    hint="He sold Renaults.",
    topic="people",
    facts=("founder", "dealer"),
)
NUMBER = Number(
    id="cars.number", stem="How many cars?", answer=Decimal(4328), written="4328", topic="cars"
)
ORDER = Order(id="cars.order", stem="In order:", items=("A106", "A108", "A110"), topic="cars")
MATCH = Match(
    id="bases.match",
    stem="Which was built on which?",
    pairs=(("A106", "4CV"), ("A108", "Dauphine"), ("A110", "R8")),
    topic="cars",
)
ITEMS: tuple[Question, ...] = (CHOICE, MULTIPLE, TRUE_FALSE, TEXT, NUMBER, ORDER, MATCH)


def pack_of(items: Sequence[Question] = ITEMS, *, id_: str = "alpine", version: str = "1") -> Pack:
    """Return an English pack of ``items``."""
    bank = Bank("en", tuple(items), Path("en.yaml"))
    return Pack(id_, Path("pack"), Localized({"": "Alpine"}), version, banks=(bank,))


def asked(item: Question) -> Asked:
    """Return ``item`` with everything it has shown."""
    match item:
        case Choice():
            return Asked(item, (item.answer, *item.distractors))
        case Multiple():
            return Asked(item, (*item.answers, *item.distractors))
        case TrueFalse():
            return Asked(item, (TRUE, FALSE))
        case Order():
            return Asked(item, item.items[::-1])
        case Match():
            lefts, rights = zip(*item.pairs, strict=True)
            return Asked(item, tuple(sorted(rights)), tuple(lefts))
        case _:
            return Asked(item)


class ByTheKey:
    """Grades all or nothing; typed “more” asks to be more exact, “half” is half right."""

    def grade(self, asked: Asked, answer: Answer, *, prompted: bool = False) -> Verdict:
        if answer == Typed("more") and not prompted:
            return Verdict(Outcome.PROMPT, Fraction(0))
        if answer == Typed("half"):
            return Verdict(Outcome.PARTLY, Fraction(1, 2))
        if answer == key_of(asked.item):
            return Verdict(Outcome.RIGHT, Fraction(1))
        return Verdict(Outcome.WRONG, Fraction(0))


def right(item: Question) -> Answer:
    return key_of(item)


def wrong(item: Question) -> Answer:
    match item:
        case Choice() | Multiple():
            return Picked(item.distractors[:1])
        case TrueFalse():
            return Picked((FALSE if item.answer else TRUE,))
        case Order():
            return Ordered(item.items[::-1])
        case Match():
            return Matched(tuple((left, item.pairs[0][1]) for left, _ in item.pairs))
        case _:
            return Typed("no idea")


class Calendar:
    """A clock for records that goes on by a minute at each look."""

    def __init__(self, start: datetime = NOON) -> None:
        self.time = start

    def __call__(self) -> datetime:
        self.time += timedelta(minutes=1)
        return self.time


class Stopwatch:
    """A clock for rounds that goes on by two seconds at each look."""

    def __init__(self) -> None:
        self._ticks = count()

    def __call__(self) -> float:
        return 2.0 * next(self._ticks)


def start(
    records: Records,
    items: Sequence[Question] = ITEMS,
    *,
    player: str = "you",
    pack: Pack | None = None,
    mode: str = Mode.QUICK,
    seats: Seats | None = None,
) -> KeptRound:
    """Start a round of ``items``."""
    return KeptRound.start(
        records,
        records.player(player),
        pack or pack_of(items),
        "en",
        [asked(item) for item in items],
        ByTheKey(),
        Stopwatch(),
        mode=mode,
        seats=seats,
    )


def resume(records: Records, *, player: str = "you", pack: Pack | None = None) -> KeptRound:
    """Go on with the unfinished round, which must be there."""
    saved = records.unfinished(records.player(player))
    assert saved is not None
    return KeptRound.resume(records, saved, pack or pack_of(), ByTheKey(), Stopwatch())


def answer(kept: KeptRound, *answers: Answer) -> None:
    """Give answers one after the other, and move on after each."""
    for each in answers:
        verdict = kept.answer(each)
        assert verdict is not None
        assert verdict.final
        kept.explain()
        kept.next()


def play(
    records: Records,
    results: str,
    *,
    player: str = "you",
    pack: Pack | None = None,
    mode: str = Mode.QUICK,
    of: int | None = None,
) -> KeptRound:
    """Play choices, right where ``results`` has a ``+``; ``of`` chosen, the rest is left."""
    items = [
        replace(CHOICE, id=f"item{number}", facts=(f"fact{number}",))
        for number in range(of or len(results))
    ]
    kept = start(records, items, player=player, pack=pack, mode=mode)
    for item, result in zip(items, results, strict=False):
        answer(kept, right(item) if result == "+" else wrong(item))
    return kept
