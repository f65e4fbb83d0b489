"""A program in a pseudo-terminal: started, typed at, and its output waited for (POSIX only)."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PATIENCE = 20.0


class PseudoTerminal:
    """A child process whose terminal is ours; ``seen`` is all it has written."""

    def __init__(
        self,
        arguments: Sequence[str],
        *,
        environment: Mapping[str, str] | None = None,
        columns: int = 80,
        lines: int = 24,
    ) -> None:
        self._ours, theirs = pty.openpty()
        size = struct.pack("HHHH", lines, columns, 0, 0)
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, size)
        child_environment = {
            **os.environ,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            **(environment or {}),
        }
        # Whoever plays has compiled modules; without them the start is a third longer.
        child_environment.pop("PYTHONDONTWRITEBYTECODE", None)
        self.seen = b""
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            arguments,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=child_environment,
            start_new_session=True,
        )
        os.close(theirs)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        self.hang_up()

    def hang_up(self) -> None:
        """Take the terminal away from the program."""
        if self._ours >= 0:
            os.close(self._ours)
            self._ours = -1

    def wait_for(self, text: str) -> float:
        """Return the seconds since the start at which ``text`` had been written."""
        wanted = text.encode()
        deadline = time.perf_counter() + PATIENCE
        while wanted not in self.seen:
            ready, _, _ = select.select([self._ours], [], [], 1.0)
            if ready:
                self.seen += os.read(self._ours, 65_536)
            if time.perf_counter() > deadline or self.process.poll() is not None:
                raise TimeoutError(f"“{text}” was not written; the end was {self.seen[-400:]!r}")
        return time.perf_counter() - self.started

    def type(self, keys: str) -> None:
        """Type ``keys``."""
        os.write(self._ours, keys.encode())

    def wait_for_end(self) -> int:
        """Return the exit code, once all that was written has been read."""
        deadline = time.perf_counter() + PATIENCE
        while time.perf_counter() < deadline:
            ready, _, _ = select.select([self._ours], [], [], 0.1)
            try:
                if ready:
                    self.seen += os.read(self._ours, 65_536)
                    continue
            except OSError:  # the child's end is closed
                pass
            if self.process.poll() is not None:
                return self.process.returncode
        raise TimeoutError(f"it goes on; the end was {self.seen[-400:]!r}")

    def press(self, keys: str, until: str) -> float:
        """Type ``keys`` (if any) and return the seconds until ``until`` is written."""
        begun = time.perf_counter()
        if keys:
            self.seen = b""
            os.write(self._ours, keys.encode())
        self.wait_for(until)
        return time.perf_counter() - begun

    def resident_mib(self) -> float:
        """Return the memory that is the process's own, resident now (Linux only)."""
        status = Path(f"/proc/{self.process.pid}/status")
        for line in status.read_text(encoding="ascii").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        return float("nan")
