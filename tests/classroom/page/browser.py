"""Pages in a real Chromium: what they hear is recorded, and what goes wrong in them."""

from __future__ import annotations

import os
import re
import shutil
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.async_api import Browser, Page, Playwright, expect

CHROMIUM = (
    os.environ.get("ALPINE_QUIZ_CHROMIUM")
    or shutil.which("chromium")
    or shutil.which("chromium-browser")
    or shutil.which("google-chrome")
)
# A browser that speaks to nobody but us, and starts as root too.
_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A name that is no loopback's, for a server that is.
    "--host-resolver-rules=MAP class.test 127.0.0.1",
)
PATIENCE = 20_000
_TELLS = re.compile(r'"(?:key|key_text|reveal|credit|earned|tally|rationale|citations)":')
expect.set_options(timeout=PATIENCE)


async def launched(playwright: Playwright) -> Browser:
    return await playwright.chromium.launch(executable_path=CHROMIUM, args=list(_OPTIONS))


class Seen:
    """A page, the frames that it heard, and its complaints."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.frames: list[str] = []
        self.complaints: list[str] = []
        page.set_default_timeout(PATIENCE)
        page.on("websocket", self._record)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on(
            "console",
            lambda said: self.complaints.append(said.text) if _is_fault(said) else None,
        )

    def _record(self, socket: Any) -> None:
        socket.on("framereceived", lambda frame: self.frames.append(str(frame)))

    def frames_of(self, kind: str) -> list[str]:
        return [frame for frame in self.frames if f'"is":"{kind}"' in frame]

    def assert_no_key(self, turn: int, key: str) -> None:
        """Look through every byte heard so far for what only comes with this turn's reveal."""
        about = f'"turn":{turn},'
        heard = [frame for frame in self.frames if about in frame]
        assert heard
        for frame in heard:
            assert not _TELLS.search(frame)
            assert not key or key.casefold() not in frame.casefold()

    async def see(self, selector: str, text: str | re.Pattern[str] = "") -> None:
        """Wait until something is seen, with a text where one is given."""
        if text:
            await expect(self.page.locator(selector).filter(has_text=text).first).to_be_visible()
        else:
            await expect(self.page.locator(selector).first).to_be_visible()

    async def tab_to(self, selector: str) -> None:
        """Go on with the Tab key until something has the focus."""
        for _ in range(60):
            if await self.page.evaluate("it => document.activeElement.matches(it)", selector):
                return
            await self.page.keyboard.press("Tab")
        raise AssertionError(selector)

    async def assert_fit_for_all(self) -> None:
        """Ask axe; whatever is serious is told in full."""
        if not await self.page.evaluate("typeof axe === 'object'"):
            await self.page.evaluate(AXE_SCRIPT)
        found = await self.page.evaluate("axe.run({ resultTypes: ['violations'] })")
        serious = [
            (each["id"], [node["html"][:200] for node in each["nodes"]])
            for each in found["violations"]
            if each["impact"] in ("serious", "critical")
        ]
        assert serious == []


def _is_fault(said: Any) -> bool:
    # A server that was killed on purpose is no fault of the page.
    return said.type in ("error", "warning") and "WebSocket connection to" not in said.text


async def device(browser: Browser, *, language: str = "en-GB", phone: bool = True) -> Seen:
    """Return an empty page on a device of its own."""
    size = {"width": 360, "height": 640} if phone else {"width": 1280, "height": 720}
    context = await browser.new_context(
        viewport=size,  # type: ignore[arg-type]
        locale=language,
        has_touch=phone,
        reduced_motion="reduce",
    )
    return Seen(await context.new_page())
