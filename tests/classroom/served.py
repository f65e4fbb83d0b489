"""A room served by a process of its own, which may be killed and comes back."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any


def free_port() -> str:
    """Return a port of our own: another room on this machine may take the usual one meanwhile."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return str(free.getsockname()[1])


class Served:
    """``alpine-quiz host --headless`` with ``options``; its files lie in ``folder``."""

    def __init__(self, folder: Path, *options: str) -> None:
        options = (*options, "--port", free_port())
        self._environment = {**os.environ, "ALPINE_QUIZ_DATA": str(folder)}
        self.folder = folder
        self.process = self._start(*options)
        self.told = self._told()

    @property
    def url(self) -> str:
        return str(self.told["local"])

    def kill(self) -> None:
        """End the server as a lost battery does: at once."""
        self.process.kill()
        self._hang_up()

    def come_back(self) -> None:
        """Start the server again on what it left."""
        self._hang_up()
        self.process = self._start("--resume")
        told = self._told()
        assert told == self.told

    def stop(self) -> None:
        """End the server as a teacher does."""
        if self.process.poll() is None:
            self.process.terminate()
        self._hang_up()

    def _hang_up(self) -> None:
        self.process.wait(20)
        if self.process.stdout is not None:
            self.process.stdout.close()

    def journal(self) -> Path:
        """Return the room's journal."""
        (path,) = (self.folder / "class").glob("*.sqlite3")
        return path

    def _start(self, *options: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "alpine_quiz", "host", "--headless", *options],
            env=self._environment,
            stdout=subprocess.PIPE,
            text=True,
        )

    def _told(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        told: dict[str, Any] = json.loads(line)
        return told
