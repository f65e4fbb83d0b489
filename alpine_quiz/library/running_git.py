"""Running git so that it asks nobody, runs nothing of a repository's, and comes to an end."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from alpine_quiz.library.objections import Objection, RefusedPackError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SECONDS = 120
MAX_DISK = 200 * 2**20
MAX_OUTPUT = 128 * 2**20
_LOOK_EVERY = 0.05
_MOST_SAID = 4000
_SETTINGS = (
    f"core.hooksPath={os.devnull}",
    "core.fsmonitor=false",
    "core.symlinks=false",
    "credential.helper=",
    "protocol.ext.allow=never",
    "submodule.recurse=false",
    "fetch.recurseSubmodules=false",
    "fetch.fsckObjects=true",
    "maintenance.auto=false",
    "gc.auto=0",
)
_SILENT_SSH = "ssh -oBatchMode=yes -oPermitLocalCommand=no -oClearAllForwardings=yes"
_NOT_OURS = ("GIT_", "SSH_ASKPASS")
_IN_URLS = ("GIT_SSL_CAINFO", "GIT_SSL_CAPATH")
"""What says which authorities are trusted, and nothing else, stays."""


class Git:
    """git in a repository of its own at ``folder``, for ``seconds`` in all, from now on.

    ``scheme`` is the one protocol that it may speak. Once it is ``stopped`` it is ended.
    """

    def __init__(
        self,
        folder: Path,
        scheme: str,
        seconds: float = SECONDS,
        stopped: Callable[[], bool] = bool,
    ) -> None:
        program = shutil.which("git")
        if program is None:
            raise RefusedPackError(Objection.NO_GIT)
        self._program = program
        self._folder = folder
        self._scheme = scheme
        self._seconds = seconds
        self._stopped = stopped
        self._end = time.monotonic() + seconds

    def run(self, *words: str, given: bytes = b"", online: bool = False) -> bytes:
        """Return what git writes; ``given`` is what it reads.

        Only ``online`` may it ask another machine. Raises ``RefusedPackError``.
        """
        if self._stopped():
            raise RefusedPackError(Objection.STOPPED)
        settings = [word for each in _SETTINGS for word in ("-c", each)]
        with (
            tempfile.TemporaryFile() as said,
            tempfile.TemporaryFile() as fault,
            tempfile.TemporaryFile() as source,
        ):
            source.write(given)
            source.seek(0)
            process = subprocess.Popen(  # noqa: S603 - a list of words, no shell
                [self._program, *settings, *words],
                cwd=self._folder,
                env=self._environment(online=online),
                stdin=source,
                stdout=said,
                stderr=fault,
                **_apart(),
            )
            try:
                self._wait(process, said.fileno())
            finally:
                _end(process)
            if process.returncode:
                fault.seek(max(0, os.fstat(fault.fileno()).st_size - _MOST_SAID))
                raise RefusedPackError(Objection.GIT_FAILED, reason=_last_fault(fault.read()))
            said.seek(0)
            return said.read(MAX_OUTPUT)

    def _wait(self, process: subprocess.Popen[bytes], said: int) -> None:
        looked = time.monotonic()
        while True:
            try:
                process.wait(_LOOK_EVERY)
            except subprocess.TimeoutExpired:
                now = time.monotonic()
            else:
                now = time.monotonic()
                if os.fstat(said).st_size > MAX_OUTPUT or _size(self._folder) > MAX_DISK:
                    raise _too_much()
                return
            if self._stopped():
                raise RefusedPackError(Objection.STOPPED)
            if now > self._end:
                raise RefusedPackError(Objection.TOO_SLOW, seconds=round(self._seconds))
            if os.fstat(said).st_size > MAX_OUTPUT:
                raise _too_much()
            if now - looked > 10 * _LOOK_EVERY:
                looked = now
                if _size(self._folder) > MAX_DISK:
                    raise _too_much()

    def _environment(self, *, online: bool) -> dict[str, str]:
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.upper().startswith(_NOT_OURS) or name.upper() in _IN_URLS
        }
        return kept | {
            "GIT_ALLOW_PROTOCOL": self._scheme if online else "none",
            "GIT_ASKPASS": "true",
            "GIT_CEILING_DIRECTORIES": str(self._folder.parent),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_SYSTEM": os.devnull,
            "GIT_NO_LAZY_FETCH": "1",
            "GIT_SSH_COMMAND": _SILENT_SSH,
            "GIT_TERMINAL_PROMPT": "0",
            "GCM_INTERACTIVE": "never",
            "LC_ALL": "C",
            "SSH_ASKPASS_REQUIRE": "never",
        }


def _apart() -> dict[str, Any]:
    """Return what starts a process in a group of its own, away from the terminal."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True}


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process, and with it what it has started."""
    if process.poll() is not None:
        return
    with suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _size(folder: Path) -> int:
    total = 0
    for where, _, files in os.walk(folder):
        for name in files:
            with suppress(OSError):
                total += os.lstat(os.path.join(where, name)).st_size  # noqa: PTH118
    return total


def _too_much() -> RefusedPackError:
    return RefusedPackError(Objection.TOO_LARGE, name="git", limit=MAX_DISK // 2**20)


def _last_fault(said: bytes) -> str:
    """Return the line of git's that says what is wrong."""
    lines = [line.strip() for line in said.decode("utf-8", "replace").splitlines()]
    told = [line for line in lines if line.startswith(("fatal:", "error:", "ERROR:"))]
    chosen = (told or [line for line in lines if line] or ["?"])[0]
    return chosen.split(":", 1)[-1].strip()[:300] if told else chosen[:300]
