"""Students before their pages, who know all the answers."""

from __future__ import annotations

import json
from typing import Any

from tests.classroom.page.browser import Seen
from tests.classroom.page.rooms import Served, Teacher

TYPED = ("text", "number")


async def come_in(seen: Seen, served: Served, name: str, url: str = "") -> None:
    await seen.page.goto(f"{url or served.told['local']}/#{served.told['pin']}")
    await seen.page.fill("#name", name)
    await seen.page.keyboard.press("Enter")
    await seen.see("h1", name)


async def ask(teacher: Teacher, place: int | None = None) -> dict[str, Any]:
    """Ask the next question, or one of the pool; return it with its key."""
    if place is not None:
        await teacher.do("plan", questions=[place])
    await teacher.do("ask", flag=False)
    await teacher.until(lambda: teacher.desk["room"]["phase"] == "open")
    return teacher.desk


def place_of(teacher: Teacher, kind: str) -> int:
    pool = teacher.latest["pool"]["pool"]
    return next(place for place, each in enumerate(pool) if each["type"] == kind)


async def by_touch(seen: Seen, kind: str, key: Any) -> None:
    """Answer rightly by touching what is there."""
    page = seen.page
    if kind in ("choice", "true-false"):
        await page.locator(".option").nth(key[0]).tap()
        return
    if kind == "multiple":
        for place in key:
            await page.locator(".option").nth(place).tap()
    elif kind in TYPED:
        await page.fill("#typed", key)
    elif kind == "order":
        rows = page.locator(".rows li span[lang]")
        for target, text in enumerate(texts_in_order(seen, key)):
            while (now := (await rows.all_inner_texts()).index(text)) > target:
                await page.locator(".up").nth(now).tap()
    else:
        for row, place in enumerate(key):
            await page.select_option(f"#row{row}", str(place))
    await page.locator(".question .main").tap()


def texts_in_order(seen: Seen, key: list[int]) -> list[str]:
    options = json.loads(seen.frames_of("room")[-1])["question"]["options"]
    return [options[place] for place in key]


async def by_keys(seen: Seen, kind: str, key: Any) -> None:
    """Answer rightly without a pointer."""
    press = seen.page.keyboard.press
    if kind in ("choice", "true-false"):
        await press("abcdef"[key[0]])
        return
    if kind == "multiple":
        for place in key:
            await press(str(place + 1))
    elif kind in TYPED:
        await seen.tab_to("#typed")
        await seen.page.keyboard.type(key)
    elif kind == "order":
        rows = seen.page.locator(".rows li span[lang]")
        for target, text in enumerate(texts_in_order(seen, key)):
            now = (await rows.all_inner_texts()).index(text)
            if now > target:
                await seen.page.evaluate("document.querySelector('h1').focus()")
                await seen.tab_to(f".rows li:nth-child({now + 1}) .up")
            for _ in range(now - target):
                await press("Enter")
        await seen.page.evaluate("document.querySelector('h1').focus()")
    else:
        for row, place in enumerate(key):
            await seen.tab_to(f"#row{row}")
            for _ in range(place + 1):
                await press("ArrowDown")
        await seen.tab_to(".main")
    await press("Enter")
