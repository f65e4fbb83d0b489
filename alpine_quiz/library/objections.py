"""Why a pack is not taken in, given out, updated or removed."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alpine_quiz.bank.problems import Problem


class Objection(StrEnum):
    """What stands against it."""

    # Where it comes from
    NO_SOURCE = "no-source"
    UNREADABLE = "unreadable"
    NOT_A_PACK = "not-a-pack"
    SEVERAL_PACKS = "several-packs"
    NOT_WITHIN = "not-within"

    # What is in it
    TOO_MANY_FILES = "too-many-files"
    TOO_LARGE = "too-large"
    TOO_MANY_QUESTIONS = "too-many-questions"
    TOO_DEEP = "too-deep"
    LEADS_OUT = "leads-out"
    NOT_PORTABLE = "not-portable"
    COLLIDING = "colliding"
    NOTHING_TO_PLAY = "nothing-to-play"
    NEWER_FORMAT = "newer-format"

    # Zip files
    NOT_A_ZIP = "not-a-zip"
    BOMB = "bomb"
    ENCRYPTED = "encrypted"
    LINK = "link"
    UNKNOWN_PACKING = "unknown-packing"

    # Git
    NO_GIT = "no-git"
    BAD_URL = "bad-url"
    WEB_FILE = "web-file"
    PASSWORD_IN_URL = "password-in-url"  # noqa: S105 - no password
    BAD_REF = "bad-ref"
    TOO_SLOW = "too-slow"
    GIT_FAILED = "git-failed"
    STOPPED = "stopped"

    # What is here already
    SAME_ID = "same-id"
    COMES_ALONG = "comes-along"
    OTHER_ID = "other-id"
    NOT_HERE = "not-here"
    NO_ORIGIN = "no-origin"
    CHANGED_HERE = "changed-here"
    BUSY = "busy"
    NOT_WRITTEN = "not-written"

    # What is to be made
    IN_THE_WAY = "in-the-way"
    NO_LANGUAGE = "no-language"
    TWO_ALIKE = "two-alike"
    TOO_LONG = "too-long"


class RefusedPackError(Exception):
    """A pack that is left as it is, and why; ``args_`` are what a sentence about it needs.

    ``problems`` are those of its files, where they are the reason.
    """

    def __init__(
        self, objection: Objection, problems: Iterable[Problem] = (), **args: str | int
    ) -> None:
        super().__init__(objection.value)
        self.objection = objection
        self.problems = tuple(problems)
        self.args_ = args
