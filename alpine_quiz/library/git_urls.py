"""Which addresses of git repositories are asked, and which are not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from alpine_quiz.library.objections import Objection, RefusedPackError

SCHEMES = ("https", "ssh", "git", "file")
_HOST = r"[A-Za-z0-9][A-Za-z0-9.-]*"
_USER = r"[A-Za-z0-9_][A-Za-z0-9_.-]*"
# What `git` takes for “ssh”: git@host:path, see gitfaq and git-clone(1), “GIT URLS”.
_SHORT = re.compile(rf"{_USER}@{_HOST}:(?![-:])[^\s\x00-\x1f]+")
_REF = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_./+-]{0,199}")
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_FILES = (".zip", ".yaml", ".yml", ".csv", ".tsv", ".xlsx", ".txt")
_MOST = 2000


@dataclass(frozen=True, slots=True)
class GitUrl:
    """An address that may be handed to git, and the one protocol that it needs."""

    text: str
    scheme: str

    @property
    def name(self) -> str:
        """What the repository is called."""
        last = re.split(r"[/:\\]", self.text.rstrip("/\\"))[-1]
        return last.removesuffix(".git") or "pack"


def is_git_url(text: str) -> bool:
    """Tell whether somebody means an address, not a file: good or bad."""
    return "://" in text or "::" in text or bool(_SHORT.fullmatch(text))


def git_url(text: str) -> GitUrl:
    """Return an address that is safe to ask; raises ``RefusedPackError``.

    Only https, ssh, git and file: git's other transports (``ext::``, ``fd::``) run commands. A
    host or user that begins with ``-`` would be an option of ssh.
    """
    if _SHORT.fullmatch(text) and len(text) <= _MOST and "::" not in text:
        return GitUrl(text, "ssh")
    try:
        parts = urlsplit(text)
        password, user, host = parts.password, parts.username, parts.hostname
        _ = parts.port
    except ValueError:
        raise _bad(text) from None
    if password:
        raise RefusedPackError(Objection.PASSWORD_IN_URL)
    if parts.scheme in ("http", "https") and parts.path.lower().endswith(_FILES):
        raise RefusedPackError(Objection.WEB_FILE, url=text[:200])
    is_plain = text.isprintable() and " " not in text and "::" not in text and len(text) <= _MOST
    if not is_plain or parts.scheme not in SCHEMES or not text.startswith(f"{parts.scheme}://"):
        raise _bad(text)
    if parts.scheme == "file":
        if parts.netloc or not parts.path.startswith("/"):
            raise _bad(text)
    elif not re.fullmatch(_HOST, host or "") or (user and not re.fullmatch(_USER, user)):
        raise _bad(text)
    return GitUrl(text, parts.scheme)


def check_ref(ref: str) -> None:
    """Raise ``RefusedPackError`` where ``ref`` is no name of a branch, a tag or a commit."""
    if not _REF.fullmatch(ref) or ".." in ref or ref.endswith((".lock", "/", ".")):
        raise RefusedPackError(Objection.BAD_REF, ref=ref)


def is_commit(ref: str) -> bool:
    """Tell whether ``ref`` is a commit: what never changes."""
    return bool(_COMMIT.fullmatch(ref))


def _bad(text: str) -> RefusedPackError:
    return RefusedPackError(Objection.BAD_URL, url=text[:200], schemes=", ".join(SCHEMES))
