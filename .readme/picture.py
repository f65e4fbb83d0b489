"""Make the README's picture: ``python .readme/picture.py`` writes ``game.svg`` beside it."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from alpine_quiz.game.presenting import present
from alpine_quiz.library.packs import open_pack
from alpine_quiz.records.kept_round import KeptRound
from alpine_quiz.records.sitting import Sitting
from alpine_quiz.records.store import Records
from alpine_quiz.terminal.app import QuizApp

PICTURE = Path(__file__).with_name("game.svg")
SIZE = (84, 25)
ITEMS = (
    "a110-mechanicals.choice",
    "le-mans-1978.number",
    "renault-budget-1968.true-false",
    "a106-mechanicals.choice",
)
AHEAD = ("bases.match", "milestones.order", "visit.multiple", "alpine-founder.text")
FONTS = "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace"
GENERATED_NAME = re.compile(r"terminal-\d+")


def without_outside_fonts(svg: str) -> str:
    """Return the picture with fonts that every machine has, and names that do not change."""
    svg = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"font-family:[^;]+;", f"font-family: {FONTS};", svg)
    return GENERATED_NAME.sub("game", svg)


async def make() -> str:
    """Play to the answer that is to be seen, and return the screen."""
    pack, _ = open_pack("alpine")
    records = Records.in_memory()
    seconds = iter(range(10_000))
    sitting = Sitting(pack, "en", records, records.player(), clock=lambda: float(next(seconds)))
    items = {item.id: item for item in pack.items("en")}
    plan = [present(items[name], "readme", pack=pack.id) for name in (*ITEMS, *AHEAD)]
    kept = KeptRound.start(records, sitting.player, pack, "en", plan, sitting.grader, sitting.clock)
    app = QuizApp(lambda: sitting, kept)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()

        async def answer(*keys: str) -> None:
            await pilot.press(*keys)
            while kept.round.phase != "explained":
                await pilot.pause(0.01)
            await pilot.pause()

        def letter(option: str) -> str:
            return "abcdef"[kept.round.current.options.index(option)]

        await answer(letter("R8"), "enter")
        await pilot.press("enter")
        await answer(*"1978", "enter")
        await pilot.press("enter")
        await answer("b", "enter")
        await pilot.press("enter")
        await pilot.pause()
        await answer(letter("Dauphine"), "enter")
        return without_outside_fonts(app.export_screenshot(title="alpine-quiz", simplify=True))


if __name__ == "__main__":
    PICTURE.write_text(asyncio.run(make()), encoding="utf-8", newline="\n")
