"""The review in the terminal: deciding with keys and mouse, at every size."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from alpine_quiz.documents.text import Text
from alpine_quiz.library.reviewing import Desk
from alpine_quiz.proposals.decisions import DecisionLog
from alpine_quiz.terminal.reviewing import ReviewApp
from tests.library.desks import FOUNDED, OPENED, TEXT, make_desk, make_folder
from tests.terminal.driving import leave_by

if TYPE_CHECKING:
    from textual.pilot import Pilot

PATIENCE = 2_000


class Reviewer:
    """A review without a terminal, and what can be done to it."""

    def __init__(self, app: ReviewApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def text(self) -> str:
        """What is on screen, without trailing spaces."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(part.text for part in line).rstrip() for line in strips)

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait until ``condition`` holds."""
        for _ in range(PATIENCE):
            await self.pilot.pause(0.001)
            if condition():
                return
        raise AssertionError(f"this never came to be; on screen was:\n{self.text}")

    async def until_shown(self, *texts: str) -> None:
        """Wait until all of ``texts`` are on screen."""
        await self.until(lambda: all(text in self.text for text in texts))

    async def press(self, *keys: str) -> None:
        """Press keys, letting each have its effect."""
        await self.pilot.press(*keys)

    async def click(self, text: str) -> None:
        """Click where ``text`` first stands on screen."""
        for y, line in enumerate(self.text.split("\n")):
            if text in line:
                await self.pilot.click(offset=(line.index(text), y))
                return
        raise AssertionError(f"“{text}” is not on screen:\n{self.text}")


@asynccontextmanager
async def reviewing(desk: Desk, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Reviewer]:
    """Open the app before its first candidate."""
    app = ReviewApp(desk)
    async with app.run_test(size=size) as pilot:
        reviewer = Reviewer(app, pilot)
        await reviewer.until(lambda: app.is_running)
        await pilot.pause()
        yield reviewer


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path / "bridges")


def rulings(desk: Desk) -> list[tuple[str, str]]:
    log = DecisionLog(desk.log.path)
    return [(each.ruling.value, each.reason or each.fact) for each in log.made]


@pytest.mark.parametrize("size", [(120, 40), (100, 30), (80, 24), (60, 18), (40, 10)])
async def test_candidate_and_passage_are_in_sight_at_every_size(
    desk: Desk, size: tuple[int, int]
) -> None:
    async with reviewing(desk, size) as review:
        await review.until_shown("1 of 4, 0 kept", "The bridge Gustave", "a accept")
        if size[0] >= 60:
            await review.until_shown("Gustave Flaubert bridge · opened in · 2008", "A walk")
        candidate = review.app.screen.query_one("#candidate").region
        proof = review.app.screen.query_one("#proof").region
        assert (proof.x >= candidate.right) == (size[0] >= 100)
        assert proof.height >= 3


async def test_every_decision_is_on_disk_when_the_next_candidate_is_shown(desk: Desk) -> None:
    async with reviewing(desk) as review:
        await review.press("a")
        await review.until_shown("2 of 4, 1 kept", "Kept as “gustave-flaubert-bridge-opened-in”.")
        assert rulings(desk) == [("accepted", "gustave-flaubert-bridge-opened-in")]
        await review.press("r", "2")
        await review.until_shown("3 of 4, 1 kept", "Rejected: not worth asking.")
        await review.press("u")
        await review.until_shown("2 of 4, 1 kept", "It was designed by")
        await review.press("s")
        await review.until_shown("The town of Rouen")
        await review.press("m")
        await review.until_shown("Which fact says the same?", "▸  Rouen stands on the Seine.")
        await review.press("enter")
        await review.until_shown("“rouen-river” has this evidence too.")
        await review.press("a")
        await review.until_shown("skipped before, 3 kept")
        await review.press("s")
        await review.until_shown("Every candidate was seen.", "alpine-quiz compose")
        await review.press("a", "e", "m", "r", "s")
        await review.until_shown("Every candidate was seen.")
    assert [ruling for ruling, _ in rulings(desk)] == [
        "accepted",
        "rejected",
        "undone",
        "merged",
        "accepted",
    ]
    assert Desk(desk.folder).review.remaining == 1


async def test_the_form_shows_what_would_come_and_keeps_it(desk: Desk) -> None:
    async with reviewing(desk) as review:
        await review.press("e")
        await review.until_shown("Edit", "It is a", "In which year was", "opened in 2008")
        screen = review.app.screen
        screen.query_one("#question", Input).value = "When was it opened?"
        await review.until_shown("When was it opened? → 2008")
        screen.query_one("#precision", Input).value = "perhaps"
        await review.until_shown("Precision is one of")
        await review.press("f2")
        await review.until_shown("Precision is one of")
        screen.query_one("#precision", Input).value = ""
        screen.query_one("#subject", Input).value = "Rouen"
        await review.until(lambda: "It is a" not in review.text)
        await review.press("f2")
        await review.until_shown("Kept as “rouen-opened-in”.")
    fact = Desk(desk.folder).base.facts["rouen-opened-in"]
    assert fact.questions[0].stem.texts == {"en": "When was it opened?"}
    assert rulings(desk) == [("edited", "rouen-opened-in")]


async def test_esc_leaves_each_page_without_a_decision(desk: Desk) -> None:
    async with reviewing(desk) as review:
        for key, title in (("e", "Edit"), ("m", "Which fact"), ("r", "Why not?"), ("f1", "Help")):
            await review.press(key)
            await review.until_shown(title)
            await review.press("escape")
            await review.until_shown("1 of 4, 0 kept")
        await leave_by(review.app, "q")
    assert rulings(desk) == []


async def test_a_fact_to_merge_with_is_found_by_typing(desk: Desk) -> None:
    async with reviewing(desk) as review:
        await review.press("a")
        await review.until_shown("2 of 4")
        await review.press("m")
        await review.until_shown("▸  The bridge Gustave", "Rouen stands on the Seine.")
        await review.press("down")
        await review.until_shown("▸  Rouen stands on the Seine.")
        await review.press(*"flaubert")
        await review.until(lambda: "Rouen stands" not in review.text)
        await review.press(*"zzz", "enter", "down")
        await review.until(lambda: "▸" not in review.text)
        assert len(rulings(desk)) == 1


async def test_a_reason_of_ones_own(desk: Desk) -> None:
    async with reviewing(desk) as review:
        await review.press("r", "8")
        await review.until(lambda: isinstance(review.app.focused, Input))
        await review.press("enter", *"old", "enter")
        await review.until_shown("Rejected: old.")
        await review.press("r", "7")
        await review.until_shown("3 of 4")
    assert rulings(desk) == [("rejected", "old"), ("rejected", "")]


async def test_the_mouse_does_what_the_keys_do(desk: Desk) -> None:
    async with reviewing(desk) as review:
        await review.click("a accept")
        await review.until_shown("2 of 4, 1 kept")
        await review.click("r reject")
        await review.until_shown("Why not?")
        await review.click("not worth asking")
        await review.until_shown("3 of 4")
        await review.click("m merge")
        await review.until_shown("Which fact says the same?", "The bridge Gustave")
        await review.click("The bridge Gustave")
        await review.until_shown("▸  The bridge Gustave")
        await review.click("The bridge Gustave")
        await review.until_shown("4 of 4, 2 kept")


async def test_text_from_documents_is_no_markup(tmp_path: Path) -> None:
    hostile = replace(FOUNDED, statement="[red]x[/red] [@click=app.quit]y[/]")
    desk = make_desk(tmp_path / "a", [hostile])
    desk._texts["town"] = Text(f"\x1b[2J[b]Listen[/b] \u202e! {TEXT}", "")
    async with reviewing(desk) as review:
        await review.until_shown("[red]x[/red] [@click=app.quit]y[/]", "“[red]the port[/]”")
        await review.press("home")
        await review.until_shown("␛[2J[b]Listen[/b] ! The town of Rouen")
        for key in ("e", "m"):
            await review.press(key)
            await review.until_shown("[red]x[/red] [@click=app.quit]y[/]")
            await review.press("escape")


async def test_what_cannot_be_kept_is_told_and_the_candidate_stays(desk: Desk) -> None:
    async with reviewing(desk) as review:
        desk.facts_path.write_text("facts: none\n", encoding="utf-8")
        await review.press("a")
        await review.until_shown("1 of 4, 0 kept", "Nothing is written into facts that have errors")


async def test_without_the_document_the_quote_is_shown_alone(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "bridges", [OPENED])
    (folder / "town.txt").unlink()
    async with reviewing(Desk(folder)) as review:
        await review.until_shown("“The bridge Gustave Flaubert was opened in 2008”")
        await review.until_shown("The document is not on this machine.")


async def test_too_small_a_window_decides_nothing(desk: Desk) -> None:
    async with reviewing(desk, (38, 9)) as review:
        await review.press("a", "s")
        await review.until_shown("Make me larger")
    assert desk.review.position == 1
