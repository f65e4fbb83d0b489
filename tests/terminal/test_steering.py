"""What a terminal would obey in the heads of packs and in documents, on the screens they are on."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from alpine_quiz.bank.pack import load_pack
from alpine_quiz.language.clean import first_forbidden
from alpine_quiz.records.sitting import Sitting
from alpine_quiz.records.store import Records
from alpine_quiz.settings.loading import load
from alpine_quiz.terminal.app import QuizApp
from alpine_quiz.terminal.screens.library import LibraryScreen
from alpine_quiz.terminal.screens.packs import PacksScreen
from tests.conftest import SteppingClock
from tests.records.playing import Calendar
from tests.terminal.hostile import Hostile, hostile_pack
from tests.terminal.seeing import leaves, text_of
from tests.terminal.walking import opened, walk_a_round, walk_through_documents

if TYPE_CHECKING:
    from pathlib import Path

    from tests.terminal.driving import Driver

STEERS = "\x1b]2;PWNED\x1b\\ \x1b[2J\x07 \x9b31m \u202egnp \u2066x"
_SHORT = 4
"""So many letters of a text leave it short enough for what is added."""
_SHAPED = ("id", "file", "language", "sha256", "format")


def steering(value: Any, name: str = "") -> Any:
    """Return the head of a pack with something to obey in all texts but names and hashes."""
    if isinstance(value, dict):
        return {key: steering(each, key) for key, each in value.items()}
    if isinstance(value, list):
        return [steering(each) for each in value]
    steered = isinstance(value, str) and name not in _SHAPED
    return f"{value[:_SHORT]} {STEERS}" if steered else value


def steering_sitting(folder: Path) -> Sitting:
    """Return a player before a pack that was hostile already, and steers besides."""
    hostile_pack(folder, Hostile())
    head = json.loads((folder / "pack.yaml").read_bytes())
    for document in head["documents"].values():
        file = folder / document["file"]
        if file.exists():
            text = file.read_text(encoding="utf-8").replace("The end", f"The end {STEERS}")
            file.write_bytes(text.encode())
            document["sha256"] = hashlib.sha256(text.encode()).hexdigest()
    (folder / "pack.yaml").write_bytes(json.dumps(steering(head), ensure_ascii=False).encode())
    bank = json.loads((folder / "en.yaml").read_bytes())
    bank["questions"] = bank["questions"][:1]
    (folder / "en.yaml").write_bytes(json.dumps(bank, ensure_ascii=False).encode())
    facts = json.loads((folder / "facts.yaml").read_bytes())
    facts["sources"] = {"d1": STEERS}
    facts["facts"].append(steering(facts["facts"][0]) | {"id": "third"})
    (folder / "facts.yaml").write_bytes(json.dumps(facts, ensure_ascii=False).encode())
    pack, problems = load_pack(folder)
    assert pack is not None
    assert {each.code.value for each in problems if each.is_error} == {"forbidden-character"}
    records = Records.in_memory(now=Calendar())
    return Sitting(pack, "en", records, records.player("Ann"), clock=SteppingClock())


async def unsteered(driver: Driver) -> None:
    """See whether all that is drawn is drawn, and nothing obeyed."""
    app = driver.app
    told = [each.message for each in app._notifications]
    for text in (app.title, app.sub_title, *told, *map(text_of, leaves(app.screen))):
        shown = text.replace("\n", "")
        at = first_forbidden(shown)
        assert at is None, (type(app.screen).__name__, shown[max(0, at - 60) : at + 60])


async def test_nothing_in_a_pack_steers_the_terminal(tmp_path: Path) -> None:
    sitting = steering_sitting(tmp_path / "pack")
    assert sitting.text("d0") is not None
    app = QuizApp(lambda: sitting, loaded=load())
    async with opened(app, (80, 24), unsteered) as walk:
        await walk.driver.until(lambda: app.sitting is not None)
        await walk.look()
        await walk.press("l")
        await walk.at(PacksScreen)
        await walk.press("up")
        await walk.look()
        await walk.back()
        await walk.press("f")
        await walk.at(LibraryScreen)
        await walk.back()
        await walk_through_documents(walk)
    await walk_a_round(sitting, (80, 24), unsteered)
