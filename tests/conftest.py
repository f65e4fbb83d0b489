"""What every test has: a data folder of its own, and the small pack with one item a type."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from alpine_quiz.bank.model import Pack, Question
from alpine_quiz.bank.pack import load_pack
from alpine_quiz.game.modes import Mode
from alpine_quiz.game.presenting import present
from alpine_quiz.game.seats import Seats
from alpine_quiz.language.catalogue import speak
from alpine_quiz.records.kept_round import KeptRound
from alpine_quiz.records.sitting import Sitting
from alpine_quiz.records.store import Records
from alpine_quiz.settings.file import FILE
from alpine_quiz.settings.schema import SCHEMA

# What lands is tried on the same examples each time; whoever works here tries new ones.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("here", deadline=None)
settings.load_profile("here")

PACKS = Path(__file__).parent / "packs"
SEED = "tests"


class SteppingClock:
    """A clock that moves on by a second whenever it is read."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 1.0
        return self.now


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep every test away from the player's own records."""
    folder = tmp_path / "data"
    monkeypatch.setenv("ALPINE_QUIZ_DATA", str(folder))
    return folder


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep every test away from the player's own settings; return where its own would be."""
    folder = tmp_path / "config"
    monkeypatch.setenv("ALPINE_QUIZ_CONFIG", str(folder))
    for setting in SCHEMA:
        for variable in (setting.variable, *(each.variable for each in setting.borrowed)):
            if variable:
                monkeypatch.delenv(variable, raising=False)
    # A terminal of many colours, and one that does not tell its ground.
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("COLORFGBG", raising=False)
    return folder / FILE


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Speak English in every test, whatever this machine's language, and after it."""
    monkeypatch.delenv("LANGUAGE", raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    speak("en")
    yield
    speak("en")


@pytest.fixture
def seven() -> Pack:
    """The pack with one question of each type."""
    pack, problems = load_pack(PACKS / "seven")
    assert pack is not None
    assert problems == []
    return pack


@pytest.fixture
def sitting(seven: Pack) -> Sitting:
    """A player before that pack, with records in memory and a clock that moves by itself."""
    records = Records.in_memory()
    return Sitting(seven, "en", records, records.player(), clock=SteppingClock())


def items_of(pack: Pack, *ids: str) -> list[Question]:
    """Return the items with these ids, in this order."""
    items = {item.id: item for item in pack.items("en")}
    return [items[id_] for id_ in ids]


def round_of(
    sitting: Sitting,
    *ids: str,
    mode: Mode = Mode.QUICK,
    seconds: int = 0,
    seats: Seats | None = None,
) -> KeptRound:
    """Begin a round of just these items."""
    plan = [present(item, SEED, pack=sitting.pack.id) for item in items_of(sitting.pack, *ids)]
    return KeptRound.start(
        sitting.records,
        sitting.player,
        sitting.pack,
        sitting.language,
        plan,
        sitting.grader,
        sitting.clock,
        mode=mode,
        seconds=seconds,
        seats=seats,
    )


def documents_folder() -> Path | None:
    """Return the folder of the three documents, where this machine has them."""
    chosen = os.environ.get("ALPINE_QUIZ_DOCUMENTS")
    beside = Path(__file__).parents[2] / "shared" / "documents"
    folder = Path(chosen) if chosen else beside
    return folder if folder.is_dir() else None
