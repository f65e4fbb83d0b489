"""Programs in a real terminal: a tmux server of our own, whose windows are typed at and read."""

from __future__ import annotations

import asyncio
import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Self

TMUX = shutil.which("tmux")
PATIENCE = 20.0
_LOOK = 0.05
_ENDED = r"its exit status was (\d+)"


class Tmux:
    """A tmux server at a socket in ``folder``; everything in it ends with it."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self._socket = folder / "tmux"
        self._environment = {**os.environ, **environment, "LC_ALL": "C.UTF-8"}
        self._environment.pop("TMUX", None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.run("kill-server", check=False)

    def run(self, *arguments: str, check: bool = True) -> str:
        """Give tmux a command, and return what it says."""
        assert TMUX is not None
        done = subprocess.run(
            [TMUX, "-u", "-f", os.devnull, "-S", str(self._socket), *arguments],
            env=self._environment,
            capture_output=True,
            text=True,
            check=check,
        )
        return done.stdout

    def window(self, name: str, command: list[str], *, columns: int, lines: int) -> Window:
        """Open a terminal of this size, and run a command in it."""
        size = ("-x", str(columns), "-y", str(lines))
        # What it says stays on the terminal, and how it ended.
        stays = f"{shlex.join(command)}; echo its exit status was $?; exec cat"
        self.run("new-session", "-d", "-s", name, *size, stays)
        return Window(self, name)


class Window:
    """A terminal, and what stands on it."""

    def __init__(self, tmux: Tmux, name: str) -> None:
        self._tmux = tmux
        self._name = name

    @property
    def text(self) -> str:
        return self._tmux.run("capture-pane", "-p", "-t", self._name)

    def press(self, *keys: str) -> None:
        """Press keys, by the names that tmux has for them."""
        self._tmux.run("send-keys", "-t", self._name, *keys)

    def type(self, text: str) -> None:
        self._tmux.run("send-keys", "-t", self._name, "-l", text)

    async def see(self, wanted: str) -> re.Match[str]:
        """Wait until a pattern stands on it; return what was found."""
        try:
            async with asyncio.timeout(PATIENCE):
                while (found := re.search(wanted, self.text)) is None:
                    await asyncio.sleep(_LOOK)
        except TimeoutError:
            raise AssertionError(f"“{wanted}” does not come:\n{self.text}") from None
        return found

    async def until_ended(self) -> None:
        """Wait until its program has ended, and hold it to have ended well."""
        told = await self.see(_ENDED)
        assert told[1] == "0", self.text
