"""The files of one commit of a git repository, read without ever checking it out."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from alpine_quiz.bank.source import MAX_BYTES
from alpine_quiz.library.git_urls import check_ref, git_url
from alpine_quiz.library.objections import Objection, RefusedPackError
from alpine_quiz.library.portable import MAX_NAMES
from alpine_quiz.library.running_git import SECONDS, Git

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_FILE = ("100644", "100755", "100664")
_LINK = "120000"
_MISSING = "?"


class Commit:
    """The files of a commit; ``commit`` is its hash. Links are not followed: all are ``left``.

    Nothing of the repository is written into a folder and no filter or hook of it is run: the
    files come out of git's own store.
    """

    is_wrapping = True

    def __init__(self, git: Git, name: str, commit: str) -> None:
        self.name = name
        self.commit = commit
        self._git = git
        self._blobs, self.left = _tree(git, commit)
        self.names = list(self._blobs)
        self._sizes = _sizes(git, commit, self._blobs.values())

    def read(self, name: str, limit: int) -> bytes:
        """Return what a file holds; raises ``RefusedPackError`` for more than ``limit`` bytes."""
        blob = self._blobs[name]
        # What was too large has been left at its server, and has no size here.
        if self._sizes.get(blob, limit + 1) > limit:
            raise RefusedPackError(Objection.TOO_LARGE, name=name, limit=limit // 2**20)
        return self._git.run("cat-file", "blob", blob)


@contextmanager
def fetched(
    url: str, ref: str = "", seconds: float = SECONDS, stopped: Callable[[], bool] = bool
) -> Iterator[Commit]:
    """Fetch one commit of a repository, without its history, and drop it afterwards.

    ``ref`` is a branch, a tag or a commit; the repository's own choice where it is empty.
    Raises ``RefusedPackError``, also where it is ``stopped`` meanwhile.
    """
    address = git_url(url)
    if ref:
        check_ref(ref)
    with tempfile.TemporaryDirectory(prefix="alpine-quiz-", ignore_cleanup_errors=True) as folder:
        git = Git(Path(folder), address.scheme, seconds, stopped)
        git.run("init", "--quiet", "--bare", "--template=", ".")
        git.run(
            "fetch",
            "--quiet",
            "--depth=1",
            "--no-tags",
            "--no-recurse-submodules",
            f"--filter=blob:limit={MAX_BYTES + 1}",
            "--",
            address.text,
            f"{ref or 'HEAD'}:refs/heads/fetched",
            online=True,
        )
        commit = git.run("rev-parse", "--verify", "refs/heads/fetched^{commit}")
        yield Commit(git, address.name, commit.decode("ascii").strip())


def _tree(git: Git, commit: str) -> tuple[dict[str, str], list[str]]:
    files: dict[str, str] = {}
    left: list[str] = []
    for record in git.run("ls-tree", "-r", "-z", "--full-tree", commit).split(b"\0"):
        head, tab, raw = record.partition(b"\t")
        if not tab:
            continue
        mode, _, object_ = head.decode("ascii").split()
        # What is no UTF-8 cannot be asked for by name, nor be a name everywhere.
        name = raw.decode("utf-8", "replace")
        if mode in _FILE:
            files[name] = object_
        elif mode == _LINK:
            left.append(name)
        if len(files) + len(left) > MAX_NAMES:
            raise RefusedPackError(Objection.TOO_MANY_FILES, limit=MAX_NAMES)
    return files, left


def _sizes(git: Git, commit: str, blobs: Iterable[str]) -> dict[str, int]:
    """Return how many bytes each blob has, of those that were sent."""
    told = git.run("rev-list", "--objects", "--missing=print", "--max-count=1", commit)
    lines = told.decode("utf-8", "replace").splitlines()
    missing = {line[1:] for line in lines if line.startswith(_MISSING)}
    asked = "".join(f"{blob}\n" for blob in blobs if blob not in missing)
    sizes = git.run("cat-file", "--batch-check=%(objectname) %(objectsize)", given=asked.encode())
    pairs = (line.split(" ", 1) for line in sizes.decode("ascii").splitlines())
    return {blob: int(size) for blob, size in pairs}
