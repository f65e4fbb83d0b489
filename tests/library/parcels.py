"""Zips, folders and git repositories as people make them, and as nobody honest does."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from tests.library.machine import BANK, PACK

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILES: dict[Any, str] = {"rivers/pack.yaml": PACK, "rivers/en.yaml": BANK}
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not on this machine")


def zip_of(files: Mapping[Any, str | bytes], *, packed: bool = False) -> bytes:
    """Return a zip with these entries, in this order, whatever their names."""
    content = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(content, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return content.getvalue()


def write_zip(path: Path, files: Mapping[Any, str | bytes], *, packed: bool = False) -> Path:
    """Write such a zip and return its path."""
    path.write_bytes(zip_of(files, packed=packed))
    return path


def git(folder: Path, *words: str) -> str:
    """Run git there, with nobody's settings, and return what it says."""
    names = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_CONFIG_GLOBAL": os.devnull}
    names |= {"GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b", "GIT_CONFIG_NOSYSTEM": "1"}
    return subprocess.run(
        ["git", *words],
        cwd=folder,
        env=os.environ | names,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()


def repository(folder: Path) -> Path:
    """Begin a repository in ``folder`` with what is there; return the folder."""
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder)
    return folder


def commit(folder: Path) -> str:
    """Commit all that is in ``folder``; return the commit's hash."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message=a change")
    return git(folder, "rev-parse", "HEAD")
