"""Nothing that a student or the wall is sent before a reveal depends on what is right."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from alpine_quiz.bank.model import Choice, Match, Multiple, Number, Order, Question, TrueFalse
from alpine_quiz.classroom.journal import Journal, Secret
from alpine_quiz.classroom.posed import Posed
from alpine_quiz.classroom.rules import Rules
from alpine_quiz.classroom.secrets import hash_of
from alpine_quiz.classroom.server.session import Session
from alpine_quiz.classroom.sheet import Sheet
from alpine_quiz.game.asked import Asked
from alpine_quiz.game.grading import Grader
from tests.classroom.lines import HOST, PIN, WALL, Caller, Clock, settled, student, wall
from tests.classroom.rooms import SHEET


def with_another_key(item: Question) -> Question:
    """Return a question that shows the same and has something else right."""
    told: dict[str, Any] = {
        "rationale": "It is the other way round.",
        "feedback": {},
        "citations": (),
    }
    match item:
        case Choice():
            first, *rest = item.distractors
            told |= {"answer": first, "distractors": (item.answer, *rest)}
        case Multiple():
            first, *rest = item.distractors
            told |= {
                "answers": (first, *item.answers[1:]),
                "distractors": (item.answers[0], *rest),
            }
        case TrueFalse():
            told |= {"answer": not item.answer, "correction": ""}
        case Number():
            told |= {"answer": Decimal(7), "written": "7"}
        case Order():
            told |= {"items": (*item.items[1:], item.items[0]), "values": ()}
        case Match():
            lefts = [left for left, _ in item.pairs]
            rights = [right for _, right in item.pairs]
            told |= {"pairs": tuple(zip(lefts, (*rights[1:], rights[0]), strict=True))}
        case _:
            told |= {"answer": "Amédée Gordini", "accept": (), "reject": (), "prompt": ()}
    return replace(item, **told)


def with_other_keys(sheet: Sheet) -> Sheet:
    pool = tuple(
        Posed(
            {
                language: Asked(with_another_key(asked.item), asked.options, asked.lefts)
                for language, asked in posed.wordings.items()
            }
        )
        for posed in sheet.pool
    )
    return replace(sheet, pool=pool, documents={})


@asynccontextmanager
async def opened(path: Path, sheet: Sheet, rules: Rules) -> AsyncIterator[Session]:
    secrets = [Secret(hash_of(HOST), "host"), Secret(hash_of(WALL), "projector")]
    journal = Journal.create(path, sheet, rules, {"pin": PIN}, secrets)
    grader = Grader(asked.item for posed in sheet.pool for asked in posed.wordings.values())
    session = Session(journal, journal.read(), grader, Clock(), addresses=lambda: ["http://x"])
    session.start()
    try:
        yield session
    finally:
        await session.close()


def any_answer(posed: Posed) -> list[int] | str:
    shown = len(posed.first.options)
    match posed.item:
        case Choice() | TrueFalse() | Multiple():
            return [0]
        case Order() | Match():
            return list(range(shown))
        case _:
            return "1234"


async def seen_before_reveals(session: Session) -> list[list[bytes]]:
    """Play all questions up to each reveal; return what came before it, by question."""
    teacher = Caller(session)
    teacher.say("hello", role="host", secret=HOST)
    zoe, adam = await student(session, "Zoé"), await student(session, "Adam", language="fr")
    screen, secret = await wall(session), adam.heard.latest("welcome")["secret"]
    teacher.order("time", student=2, number=150)
    seen = []
    for turn, posed in enumerate(session.sheet.pool, 1):
        for caller in (zoe, adam, screen):
            caller.heard.raw.clear()
        teacher.order("ask", flag=False)
        teacher.order("pause")
        teacher.order("resume")
        await settled(session)
        for caller in (zoe, adam):
            caller.say("answer", turn=turn, vote=1, given=any_answer(posed))
        teacher.order("vote-again")
        teacher.order("open")
        zoe.say("answer", turn=turn, vote=2, given=any_answer(posed))
        back = Caller(session)
        back.say("hello", role="player", secret=secret)
        teacher.order("close")
        await settled(session)
        session._telling._refreshed()
        await settled(session)
        heard = (zoe.heard, adam.heard, screen.heard, back.heard)
        seen.append([frame for each in heard for frame in each.raw])
        adam = back
        teacher.order("reveal")
        await settled(session)
    return seen


@pytest.mark.parametrize("seconds", [0, 20])
async def test_what_is_sent_before_a_reveal_is_the_same_whatever_is_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seconds: int
) -> None:
    numbers = count()
    secrets = "alpine_quiz.classroom.server.keyring.new_secret"
    # Looks at what has changed come when we ask for them, not by the clock.
    monkeypatch.setattr("alpine_quiz.classroom.server.telling.REFRESH", 1e6)
    monkeypatch.setattr(secrets, lambda: f"secret {next(numbers) % 2}")
    rules = Rules(seconds=seconds, reading=0)
    seen = []
    for name, sheet in (("one", SHEET), ("other", with_other_keys(SHEET))):
        async with opened(tmp_path / name, sheet, rules) as session:
            seen.append(await seen_before_reveals(session))
    for place, (one, other) in enumerate(zip(*seen, strict=True)):
        assert one == other, f"question {place + 1}"
        assert one
