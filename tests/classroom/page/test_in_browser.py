from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from tests.classroom.page.browser import CHROMIUM, Seen, device, launched
from tests.classroom.page.rooms import Network, Served, Teacher
from tests.classroom.page.students import TYPED, ask, by_keys, by_touch, come_in, place_of

pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(
        CHROMIUM is None, reason="no Chromium here; ALPINE_QUIZ_CHROMIUM may name one"
    ),
]
LARGEST = 60 * 1024
"""Bytes that a student's device receives at most until it is in, headers and all."""
_ALL_IS_SEEN = """[...document.querySelectorAll('html, .face')].every(
    (it) => it.scrollWidth <= it.clientWidth &&
        (it.tagName === 'HTML' || it.scrollHeight <= it.clientHeight))"""
_LOADED = """performance.getEntries().reduce(
    (sum, entry) => sum + (entry.transferSize || 0), 0)"""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def chromium() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        found = await launched(playwright)
        yield found
        await found.close()


@pytest_asyncio.fixture(loop_scope="module")
async def browser(chromium: Browser) -> AsyncIterator[Browser]:
    yield chromium
    # A page that stayed would try again and again, and find the next test's room.
    for context in list(chromium.contexts):
        await context.close()


@pytest_asyncio.fixture(loop_scope="module")
async def served(tmp_path: Path) -> AsyncIterator[Served]:
    async with Served(tmp_path / "room") as served:
        yield served


@pytest_asyncio.fixture(loop_scope="module")
async def teacher(served: Served) -> AsyncIterator[Teacher]:
    async with served.teacher() as teacher:
        yield teacher


async def test_three_students_go_through_all_types_each_in_their_way(
    browser: Browser, served: Served, teacher: Teacher
) -> None:
    keys = await device(browser, phone=False)
    french = await device(browser, language="fr-FR")
    buttons = await device(browser)
    wall = await device(browser, phone=False)
    await wall.page.goto(f"{served.told['local']}/projector#{served.told['projector']}")
    await wall.see(".pin", served.told["pin"])
    assert served.told["projector"] not in wall.page.url
    await wall.assert_fit_for_all()

    # By keyboard alone, the PIN typed.
    await keys.page.goto(served.told["local"])
    await keys.see("h1", "Join the class")
    await keys.assert_fit_for_all()
    await keys.page.keyboard.type(served.told["pin"])
    await keys.page.keyboard.press("Enter")
    await keys.see("#name")
    await keys.assert_fit_for_all()
    await keys.tab_to("#name")
    await keys.page.keyboard.type("Zoé")
    await keys.page.keyboard.press("Enter")
    await come_in(french, served, "Élodie")
    assert served.told["pin"] not in french.page.url
    loaded = await french.page.evaluate(_LOADED)
    assert 10 * 1024 < loaded < LARGEST
    await come_in(buttons, served, "Ben")
    await buttons.page.click(".aa")
    await buttons.see("h1", "Display")
    await buttons.assert_fit_for_all()
    await buttons.page.check("#buttons")
    await buttons.page.click(".main")
    await keys.see("h1", "You are in, Zoé")
    await french.see("h1", "Vous y êtes")
    await keys.assert_fit_for_all()
    await wall.see(".here", "3 are here")

    students = (keys, french, buttons)
    for turn in range(1, 8):
        desk = await ask(teacher)
        kind, key = desk["room"]["question"]["type"], desk["key"]
        stem = desk["room"]["question"]["stem"]
        await wall.see(".stem", stem)
        if kind in ("choice", "true-false", "multiple"):
            await buttons.see("h1", "The question is on the wall")
        await keys.see("h1", stem)
        await keys.assert_fit_for_all()
        await by_keys(keys, kind, key)
        await by_touch(french, kind, key)
        await keys.see(".sent", "Sent ✓")
        await french.see(".sent", "Envoyé ✓")
        if turn == 2:
            await keys.page.reload()
            await keys.see(".sent", "Sent ✓")
            await keys.assert_fit_for_all()
        await by_touch(buttons, kind, key)
        await buttons.see(".sent", "Sent ✓")
        for seen in (*students, wall):
            seen.assert_no_key(turn, desk["key_text"] if kind in TYPED else "")
        await teacher.do("reveal", flag=True)
        await keys.see(".verdict", "Right")
        await french.see(".verdict", "Juste")
        await buttons.see("figure")
        await wall.see(".tally .right")
    await keys.assert_fit_for_all()
    await wall.assert_fit_for_all()
    await teacher.do("ranks")
    await keys.see(".you", "You: place 1")
    await keys.assert_fit_for_all()
    await wall.see(".ranks", "Zoé")
    await teacher.do("crown")
    await french.see("h1", "Le podium")
    await wall.assert_fit_for_all()
    await teacher.do("end")
    await buttons.see(".big", "Thank you for playing")
    for seen in (*students, wall):
        assert seen.complaints == []


async def test_a_killed_server_is_waited_for_and_what_was_sent_counts(
    browser: Browser, served: Served
) -> None:
    zoe, late = await device(browser), await device(browser)
    async with served.teacher() as teacher:
        await come_in(zoe, served, "Zoé")
        await come_in(late, served, "Ben")
        desk = await ask(teacher, place_of(teacher, "choice"))
        await by_touch(zoe, "choice", desk["key"])
        await zoe.see(".sent", "Sent ✓")
    await served.kill()
    # Answered to nobody: it is kept, and not said to be sent.
    await late.see(".trouble", "computer does not answer")
    await by_touch(late, "choice", desk["key"])
    await late.see(".trouble", "will be sent")
    await late.see(".sending", "Sending")
    await late.assert_fit_for_all()
    await served.start("--resume")
    async with served.teacher() as teacher:
        await late.see(".sent", "Sent ✓")
        await zoe.see(".sent", "Sent ✓")
        await teacher.until(lambda: teacher.desk["answered"] == 2)
        await teacher.do("reveal", flag=True)
        for seen in (zoe, late):
            await seen.see(".verdict", "Right")
            assert await seen.page.inner_text(".trouble") == ""
            assert seen.complaints == []
        # Stopped in good order it is another matter, and no end.
        await teacher.do("stop")
    for seen in (zoe, late):
        await seen.see(".trouble", "When it opens again")
        await seen.see(".verdict", "Right")


async def test_a_device_that_loses_its_network_says_so_and_sends_later(
    browser: Browser, tmp_path: Path
) -> None:
    public = ("--public-url", "http://class.test")
    async with Served(tmp_path / "room", *public) as served, served.teacher() as teacher:
        port = urlsplit(served.told["local"]).port
        assert port is not None
        async with Network(port) as network:
            zoe, ben = await device(browser), await device(browser)
            await come_in(ben, served, "Ben")
            await come_in(zoe, served, "Zoé", f"http://class.test:{network.port}")
            desk = await ask(teacher, place_of(teacher, "true-false"))
            await zoe.see(".option")
            await zoe.page.context.set_offline(True)
            await network.cut()
            await by_touch(zoe, "true-false", desk["key"])
            await zoe.see(".trouble", "Your device is offline")
            await network.mend()
            await zoe.page.context.set_offline(False)
            await zoe.see(".sent", "Sent ✓")
            await teacher.until(lambda: teacher.desk["answered"] == 1)
            await teacher.do("reveal", flag=True)
            await zoe.see(".verdict", "Right")
            await ben.see(".verdict", "You did not answer")

            # While it is away, the teacher lets Zoé in on another device.
            await network.cut()
            new = await device(browser)
            await new.page.goto(f"{served.told['local']}/#{served.told['pin']}")
            await new.page.click("text=I was in already")
            await new.page.fill("#name", "Zoé")
            await new.page.keyboard.press("Enter")
            await teacher.until(lambda: bool(teacher.latest["students"]["knocking"]))
            await teacher.do("admit", student=await teacher.student("Zoé"), flag=True)
            await new.see(".verdict", "Right")
            await network.mend()
            await zoe.see(".note", "on another device")
            await zoe.see("#name")


async def test_a_place_is_found_again_on_its_device_and_by_its_name(
    browser: Browser, served: Served, teacher: Teacher
) -> None:
    zoe = await device(browser)
    await come_in(zoe, served, "Zoé")
    # Another window of the same device takes over, and gives back, without a fight.
    other = Seen(await zoe.page.context.new_page())
    await other.page.goto(served.told["local"])
    await other.see(".main", "Continue as Zoé")
    await other.assert_fit_for_all()
    await other.page.click(".main")
    await other.see("h1", "You are in, Zoé")
    await zoe.see("h1", "connected in another window")
    await zoe.page.click("text=Go on here")
    await zoe.see("h1", "You are in, Zoé")
    await other.see("h1", "connected in another window")

    # Somebody else at the same tablet, who wants a name that looks the same.
    shared = Seen(await zoe.page.context.new_page())
    await shared.page.goto(f"{served.told['local']}/#{served.told['pin']}")
    await shared.page.click("text=I am somebody else")
    await shared.page.fill("#name", "ZOE")
    await shared.page.keyboard.press("Enter")
    await shared.see(".note", "looks like it")
    await shared.page.click("text=Come in")
    await shared.see("h1", "You are in, ZOE 2")

    # A device that knows nothing any more: the teacher is asked.
    new = await device(browser)
    await new.page.goto(f"{served.told['local']}/#000000")
    await new.see(".note", "not the PIN")
    await new.page.fill("#pin", served.told["pin"])
    await new.page.keyboard.press("Enter")
    await new.page.click("text=I was in already")
    await new.page.fill("#name", "Zoé")
    await new.page.keyboard.press("Enter")
    await teacher.until(lambda: bool(teacher.latest["students"]["knocking"]))
    await teacher.do("admit", student=await teacher.student("Zoé"), flag=True)
    await new.see("h1", "You are in, Zoé")
    await zoe.see("h1", "connected in another window")
    # Its secret was given up for the new one: it is not told that the class is over.
    await zoe.page.click("text=Go on here")
    await zoe.see(".note", "on another device")
    await zoe.see("#name")

    await teacher.do("kick", student=await teacher.student("ZOE 2"))
    await shared.see("h1", "taken you out")
    for seen in (zoe, other, shared, new):
        assert seen.complaints == []


def asking(folder: Path, *items: str) -> tuple[str, str]:
    """Return the options with which a room asks questions of our pack."""
    chosen = folder / "these"
    chosen.write_text("\n".join(items), encoding="utf-8")
    return "--set", str(chosen)


async def test_all_of_what_was_chosen_is_seen_on_a_small_phone_in_very_large_letters(
    browser: Browser, tmp_path: Path
) -> None:
    options = asking(tmp_path, "places.match")
    async with Served(tmp_path / "room", *options) as served, served.teacher() as teacher:
        zoe = await device(browser)
        await come_in(zoe, served, "Zoé")
        await zoe.page.click(".aa")
        await zoe.page.select_option("#text", "3")
        await zoe.page.check("#spacing")
        await zoe.page.click("text=Done")
        key = (await ask(teacher))["key"]
        await zoe.see("#row0")
        shown = json.loads(zoe.frames_of("room")[-1])["question"]["options"]
        await zoe.tab_to("#row0")
        await zoe.page.keyboard.press("ArrowDown")
        await zoe.see(".face", shown[0])
        for row, place in enumerate(key):
            await zoe.page.select_option(f"#row{row}", str(place))
        faces = zoe.page.locator(".face")
        assert await faces.all_inner_texts() == [shown[place] for place in key]
        assert max(len(text) for text in shown) > 30
        assert await zoe.page.evaluate(_ALL_IS_SEEN)
        await zoe.assert_fit_for_all()


async def test_what_is_right_in_any_language_or_accepted_is_right_on_the_wall(
    browser: Browser, tmp_path: Path
) -> None:
    options = asking(tmp_path, "petrol-prices.text")
    async with Served(tmp_path / "room", *options) as served, served.teacher() as teacher:
        zoe, elodie = await device(browser), await device(browser, language="fr-FR")
        wall = await device(browser, phone=False)
        await wall.page.goto(f"{served.told['local']}/projector#{served.told['projector']}")
        for seen, name in ((zoe, "Zoé"), (elodie, "Élodie")):
            await come_in(seen, served, name)
        others = [await device(browser) for _ in range(2)]
        for seen, name in zip(others, ("Max", "Ann"), strict=True):
            await come_in(seen, served, name)
        await ask(teacher)
        said = ("petrol", "pétrole", "Motion lotion", "Tyres")
        for seen, text in zip((zoe, elodie, *others), said, strict=True):
            await seen.page.fill("#typed", text)
            await seen.page.keyboard.press("Enter")
            await seen.see(".sent")
        await teacher.do("reveal", flag=True)
        await wall.see(".tally .right .vote", "2 · 50 %")
        await teacher.do("accept", turn=1, given="motion lotion")
        await wall.see(".tally .right .what", "Motion lotion")
        assert await wall.page.locator(".tally .right .vote").all_inner_texts() == [
            "2 · 50 %",
            "1 · 25 %",
        ]
        await wall.see(".tally li:not(.right)", "other answers")

        # At a reveal each sees their own points; places are for the ranks.
        await elodie.see(".earned", "+1 point")
        await elodie.see(".you", "1 point")
        await others[1].see(".you", "0 points")
        assert not any('"place"' in frame for frame in zoe.frames_of("you"))
        await teacher.do("ranks")
        await zoe.see(".you", "You: place 1")
        for seen in (zoe, elodie, *others, wall):
            assert seen.complaints == []


async def test_a_class_votes_again_is_sure_or_not_and_sees_both_votes_on_the_wall(
    browser: Browser, tmp_path: Path
) -> None:
    options = ("--scoring", "confidence", "--teams", "2", "--time", "600", "--reading", "120")
    async with Served(tmp_path / "room", *options) as served, served.teacher() as teacher:
        zoe, wall = await device(browser), await device(browser, phone=False)
        await wall.page.goto(f"{served.told['local']}/projector#{served.told['projector']}")
        await come_in(zoe, served, "Zoé")
        await zoe.see("p", "Guessing: 1 or 0")
        await teacher.do("plan", questions=[place_of(teacher, "choice")])
        await teacher.do("ask", flag=True)
        await zoe.see(".said", "A trial")
        await zoe.see(".hint", "Read the question")
        assert await zoe.page.locator(".option").count() == 0
        await teacher.do("open")
        desk = teacher.desk
        wrong = 0 if desk["key"] != [0] else 1
        await zoe.see(".clock", "s")
        await zoe.page.locator(".option").nth(wrong).tap()
        await zoe.see("h1", "How sure")
        await zoe.assert_fit_for_all()
        await zoe.page.keyboard.press("3")
        await zoe.see(".sent", "Sent ✓")
        await teacher.until(lambda: teacher.desk["room"]["phase"] == "closed")
        await teacher.do("vote-again")
        await zoe.see("p", "Talk it over")
        await teacher.do("open")
        await zoe.see(".said", "this vote counts")
        await teacher.do("pause")
        await zoe.see("h1", "Paused")
        await wall.see("h1", "Paused")
        await teacher.do("resume")
        await zoe.page.locator(".option").nth(desk["key"][0]).tap()
        await zoe.page.locator(".option").nth(0).tap()
        await zoe.see(".sent", "Sent ✓")
        await teacher.do("reveal", flag=True)
        await zoe.see(".verdict", "Right")
        await wall.see(".tally .right .first", "first vote: 0 · 0 %")
        await wall.see(".tally .right .vote", "second vote: 1 · 100 %")
        await wall.assert_fit_for_all()
        await teacher.do("strike", turn=1, flag=True)
        await zoe.see(".verdict", "counts for nobody")
        await wall.page.reload()
        await wall.see(".said", "counts for nobody")
        for seen in (zoe, wall):
            assert seen.complaints == []


async def test_at_ones_own_pace_each_question_is_told_before_the_next(
    browser: Browser, tmp_path: Path
) -> None:
    options = ("--mode", "self-paced", "--attempts", "2", "--until", "2999-06-01 18:30")
    async with Served(tmp_path / "room", *options) as served, served.teacher() as teacher:
        zoe, wall = await device(browser), await device(browser, phone=False)
        await wall.page.goto(f"{served.told['local']}/projector#{served.told['projector']}")
        await wall.see(".pin", served.told["pin"])
        await wall.see(".lobby > .quiet", "Open until")
        await wall.see(".here", "0 are here")
        await zoe.page.goto(f"{served.told['local']}/#{served.told['pin']}")
        await zoe.page.fill("#name", "<b>Zoé</b>")
        await zoe.page.keyboard.press("Enter")
        await zoe.see(".who", "<b>Zoé</b>")
        await zoe.see(".big", "7 questions, at your own pace")
        await zoe.assert_fit_for_all()
        await zoe.page.click("text=Begin")
        pool = teacher.latest["pool"]["pool"]
        for place in teacher.desk["plan"]:
            kind = pool[place]["type"]
            await zoe.see("h1", pool[place]["stem"])
            if kind == "multiple":
                await zoe.page.locator(".option").first.tap()
            if kind in ("choice", "true-false"):
                await zoe.page.locator(".option").first.tap()
            elif kind in TYPED:
                await zoe.page.fill("#typed", pool[place]["key_text"])
                await zoe.page.keyboard.press("Enter")
            else:
                if kind == "match":
                    await zoe.page.select_option("#row0", "0")
                await zoe.page.locator(".question .main").tap()
            await zoe.see(".reveal figure")
            if place == teacher.desk["plan"][1]:
                await zoe.page.reload()
            else:
                await zoe.page.click(".reveal .main")
        await zoe.see("h1", "That was the last question")
        await wall.see(".here", "1 is here · 1 of 1 have been through")
        await zoe.page.locator("summary").first.tap()
        await zoe.assert_fit_for_all()
        await zoe.page.click("text=Once more")
        await zoe.see("h1", pool[teacher.desk["plan"][0]]["stem"])
        assert "this vote counts" not in await zoe.page.inner_text("body")
        await teacher.do("end")
        await zoe.see("h1", "Thank you for playing")
        # The attempt that they have been through is told, not the one that was begun.
        assert await zoe.page.locator("summary").count() == len(teacher.desk["plan"])
        for seen in (zoe, wall):
            assert seen.complaints == []


async def test_names_come_from_a_list_and_a_locked_door_is_said_to_be(
    browser: Browser, tmp_path: Path
) -> None:
    roster = tmp_path / "roster"
    roster.write_text("Zoé\nÉlodie\n", encoding="utf-8")
    options = ("--roster", str(roster), "--teams", "2")
    async with Served(tmp_path / "room", *options) as served, served.teacher() as teacher:
        zoe, late = await device(browser), await device(browser, language="fr-FR")
        door = f"{served.told['local']}/#{served.told['pin']}"
        await zoe.page.goto(door)
        await zoe.page.select_option("#name", "Zoé")
        await zoe.page.select_option("#team", "1")
        await zoe.assert_fit_for_all()
        await zoe.page.click("text=Come in")
        await zoe.see("p", "You are in Team 2")
        await teacher.do("lock", flag=True)
        await late.page.goto(door)
        await late.see(".said", "fermé la porte")
        assert await late.page.locator("#name option").all_inner_texts() == ["Choisir…", "Élodie"]
        await late.page.click("text=J’étais déjà là")
        await late.page.fill("#name", "Zoé")
        await late.page.keyboard.press("Enter")
        await teacher.until(lambda: bool(teacher.latest["students"]["knocking"]))
        await teacher.do("admit", student=await teacher.student("Zoé"), flag=False)
        await late.see(".note", "ne vous a pas laissé entrer")
        for seen in (zoe, late):
            assert seen.complaints == []


async def test_who_is_level_is_parted_by_a_number_and_nobody_sees_who_has_more_time(
    browser: Browser, tmp_path: Path
) -> None:
    options = ("--names", "generated", "--time", "600", "--reading", "0")
    async with Served(tmp_path / "room", *options) as served, served.teacher() as teacher:
        zoe, ben, eve = [await device(browser) for _ in range(3)]
        named = []
        for seen in (zoe, ben, eve):
            await seen.page.goto(f"{served.told['local']}/#{served.told['pin']}")
            await seen.see("p", "You will be given a name")
            await seen.page.click("text=Come in")
            await seen.see("h1", "You are in")
            named.append(await seen.page.inner_text(".who"))
        assert len(set(named)) == 3
        await teacher.do("time", student=await teacher.student(named[1]), number=150)
        desk = await ask(teacher, place_of(teacher, "choice"))
        await zoe.see(".clock", re.compile(r"^(600|59\d) s"))
        await ben.see(".clock", re.compile(r"^(900|89\d) s"))
        await by_touch(zoe, "choice", desk["key"])
        await zoe.see(".sent", "Sent ✓")
        await teacher.do("close")
        await zoe.see(".done", "The answer comes in a moment")
        await eve.see(".done", "No answer of yours")
        await ben.see(".note", "You have more time")
        for seen in (zoe, eve):
            assert not any('"asked"' in each or '"open"' in each for each in seen.frames_of("you"))
            assert "more time" not in await seen.page.inner_text("body")
        await by_touch(ben, "choice", desk["key"])
        await ben.see(".sent", "Sent ✓")
        await teacher.do("reveal", flag=True)
        await ben.see(".verdict", "Right")

        await teacher.do("crown")
        await teacher.do("tie")
        await teacher.until(lambda: teacher.desk["room"]["phase"] == "open")
        await eve.see(".hint", "You can watch")
        for seen, given in ((zoe, teacher.desk["key"]), (ben, "1")):
            await seen.see(".said", "A tie is broken")
            await by_touch(seen, "number", given)
            await seen.see(".sent", "Sent ✓")
        await teacher.do("reveal", flag=True)
        await zoe.see(".you", "You: place 1")
        await ben.see(".you", "You: place 2")
        for seen in (zoe, ben, eve):
            assert seen.complaints == []
