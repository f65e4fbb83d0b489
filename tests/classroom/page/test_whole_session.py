"""A whole session, as a class has it: nothing stands in for anything.

The teacher leads it by keys in tmux, the wall and three students are pages in a browser, one of
whom comes late, and a fourth student is in a terminal; a page is loaded again in mid-question, and
once the Wi-Fi fails.
"""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.async_api import Browser, async_playwright

from alpine_quiz.classroom.points import FULL
from alpine_quiz.classroom.report.results import read_results
from alpine_quiz.classroom.report.sessions import journals
from alpine_quiz.terminal.screens.base import PAUSE
from tests.classroom.page.browser import CHROMIUM, Seen, device, launched
from tests.classroom.page.rooms import QUESTIONS, Network
from tests.classroom.page.tmux import TMUX, Tmux, Window
from tests.classroom.served import free_port

pytestmark = [
    pytest.mark.skipif(
        CHROMIUM is None, reason="no Chromium here; ALPINE_QUIZ_CHROMIUM may name one"
    ),
    pytest.mark.skipif(TMUX is None, reason="no tmux here, which is the teacher's terminal"),
]
GAME = [sys.executable, "-m", "alpine_quiz"]
ASKED = ("a106-mechanicals.choice", "a108-later-engines.true-false", "a106-first-car.number")
STEMS = ("Which small Renault", "To the end of its career", "In which year")
CLASS = "class.test"


class Lesson:
    """The teacher's terminal, the wall, and how one comes in."""

    def __init__(self, browser: Browser, tmux: Tmux, teacher: Window, wall: Seen) -> None:
        self.browser = browser
        self.tmux = tmux
        self.teacher = teacher
        self.wall = wall
        self.pin = ""
        self.address = ""

    async def phone(self, name: str, language: str = "en-GB") -> Seen:
        """Let a student in as the code on the wall does."""
        seen = await device(self.browser, language=language)
        await seen.page.goto(f"http://{self.address}/#{self.pin}")
        await seen.page.fill("#name", name)
        await seen.page.keyboard.press("Enter")
        await seen.see(".who", name)
        return seen

    def terminal(self, name: str, url: str) -> Window:
        """Let a student in who has a terminal and no browser."""
        join = [*GAME, "join", f"{url}#{self.pin}", "--name", name]
        return self.tmux.window(name, join, columns=80, lines=24)


async def open_class(browser: Browser, tmux: Tmux, network: Network, folder: Path) -> Lesson:
    """Open a room by the command, and put it on the wall by what its teacher alone is shown."""
    chosen = folder / "set"
    chosen.write_text("\n".join(ASKED), encoding="utf-8")
    shown = ("--public-url", f"http://{CLASS}:{network.port}")
    heard = ("--bind", "127.0.0.1", "--port", str(network.beyond), *shown)
    opened = [*GAME, "host", "--pack", str(QUESTIONS), "--set", str(chosen), *heard]
    teacher = tmux.window("teacher", opened, columns=120, lines=40)
    await teacher.see("nobody is here yet")
    assert "4CV" not in teacher.text
    teacher.press("t")
    await teacher.see("4CV")
    teacher.press("p")
    url = (await teacher.see(r"http://127\S+/projector#\S+"))[0]
    teacher.press("Escape")
    teacher.press("Escape")
    await teacher.see("nobody is here yet")
    lesson = Lesson(browser, tmux, teacher, await device(browser, phone=False))
    await lesson.wall.page.goto(url)
    await lesson.wall.see(".pin", re.compile(r"\d{6}"))
    lesson.pin = await lesson.wall.page.inner_text(".pin")
    lesson.address = await lesson.wall.page.inner_text(".address")
    return lesson


async def points_of(seen: Seen) -> str:
    await seen.see(".you .points")
    return await seen.page.inner_text(".you .points")


async def test_a_whole_session(tmp_path: Path, own_data_folder: Path) -> None:
    data = {name: os.environ[name] for name in ("ALPINE_QUIZ_DATA", "ALPINE_QUIZ_CONFIG")}
    async with (
        async_playwright() as playwright,
        await launched(playwright) as browser,
        Network(int(free_port())) as network,
    ):
        with Tmux(tmp_path, **data) as tmux:
            try:
                await play(await open_class(browser, tmux, network, tmp_path), network)
            finally:
                # A server outlives its teacher's terminal, and a test that fails.
                subprocess.run([*GAME, "host", "--stop"], check=False, capture_output=True)
    (journal,) = journals()
    results = read_results(journal)
    points = {member.name: member.points / FULL for member in results.students}
    assert points == {"Zoé": 3, "Max": 2, "Ann": 2, "Élodie": 1}
    assert results.ended


async def play(lesson: Lesson, network: Network) -> None:
    teacher, wall = lesson.teacher, lesson.wall
    zoe = await lesson.phone("Zoé")
    elodie = await lesson.phone("Élodie", "fr-FR")
    ann = lesson.terminal("Ann", f"127.0.0.1:{network.beyond}")
    await ann.see("Your name")
    ann.press("Enter")
    await ann.see("You are in, Ann")
    await wall.see(".here", "3 are here")
    await teacher.see("3 are here")

    await ask(lesson, 1)
    await zoe.page.locator(".option", has_text="4CV").tap()
    await zoe.see(".sent", "Sent ✓")
    await answer(ann, "4CV")
    await wall.see(".foot", "Almost all have answered")
    # The last one loads the page again, and is waited for.
    await elodie.see(".option")
    await elodie.page.reload()
    await elodie.page.locator(".option", has_text="Frégate").tap()
    await elodie.see(".sent", "Envoyé ✓")
    await teacher.see("Closed")
    for seen in (zoe, elodie, wall):
        seen.assert_no_key(1, "")
    await reveal(lesson)
    await teacher.see("█+ 2")
    await teacher.see("4cv mechanicals")
    await zoe.see(".verdict", "Right")
    await elodie.see(".verdict", "Non")
    await elodie.see("figure mark", "4cv mechanicals")
    await wall.see(".tally .right .vote", "2 · 67 %")
    await ann.see("Right")

    # The Wi-Fi fails; Max comes when it is back, in the middle of the question.
    await ask(lesson, 2)
    await zoe.see(".option")
    await network.cut()
    await zoe.see(".trouble", "does not answer")
    await zoe.page.locator(".option", has_text="True").tap()
    await zoe.see(".trouble", "will be sent")
    await answer(ann, "False")
    await network.mend()
    await zoe.see(".sent", "Sent ✓")
    late = await lesson.phone("Max")
    for seen, text in ((late, "True"), (elodie, "Vrai")):
        await seen.page.locator(".option", has_text=text).tap()
        await seen.see(".sent")
    await teacher.see("Closed")
    await reveal(lesson)
    await wall.see(".tally .right .vote", "3 · 75 %")

    # Élodie does not answer: the teacher closes it.
    await ask(lesson, 3)
    for seen in (zoe, late):
        await seen.page.fill("#typed", "1955")
        await seen.page.keyboard.press("Enter")
        await seen.see(".sent")
    await answer(ann, "1955")
    await teacher.see("almost all have answered")
    await go_on(teacher)
    await teacher.see("Closed")
    await elodie.see(".done", "Rien n’est arrivé")
    await reveal(lesson)

    teacher.press("r")
    await teacher.see("Ranks")
    await wall.see(".ranks .place1", "Zoé")
    await go_on(teacher)
    await teacher.see("Podium")
    await wall.see(".podium")
    await level(lesson, zoe, elodie, late, ann)
    for seen in (zoe, elodie, late, wall):
        assert seen.complaints == []


async def go_on(terminal: Window) -> None:
    """Press Enter: not at once, or it is taken for a finger still on the key."""
    await asyncio.sleep(PAUSE)
    terminal.press("Enter")


async def ask(lesson: Lesson, turn: int) -> None:
    await go_on(lesson.teacher)
    await lesson.teacher.see(rf"(?s)Question {turn} of 3.*have answered")
    await lesson.wall.see(".stem", STEMS[turn - 1])


async def reveal(lesson: Lesson) -> None:
    await go_on(lesson.teacher)
    await lesson.teacher.see("The answer")
    await lesson.wall.see(".revealed figure")


async def answer(terminal: Window, text: str) -> None:
    """Answer in the terminal: by an option's letter, or by typing."""
    asked = await terminal.see(rf"([A-D])  {text}|(type|a number)")
    terminal.type(asked[1].lower() if asked[1] else text)
    await go_on(terminal)
    await terminal.see("sent ✓")


async def level(lesson: Lesson, zoe: Seen, elodie: Seen, late: Seen, ann: Window) -> None:
    """Hold all screens to the same points; end the session."""
    teacher, wall = lesson.teacher, lesson.wall
    assert await points_of(zoe) == "3 points"
    assert await points_of(late) == "2 points"
    assert await points_of(elodie) == "1 point"
    await ann.see("Your points: 2")
    ranks = await wall.page.locator(".ranks li").all_inner_texts()
    await go_on(teacher)
    await teacher.see("End the session")
    teacher.press("Enter")
    await zoe.see(".big", "Thank you for playing")
    await elodie.see(".big", "Merci d’avoir joué")
    await ann.see("Thank you for playing")
    await teacher.until_ended()
    assert [" ".join(each.split()) for each in ranks] == ["1 Zoé 3", "2 Ann 2", "2 Max 2"]
