"""Why a room does not do what it is asked."""

from __future__ import annotations

from enum import StrEnum


class Refusal(StrEnum):
    """The values travel to whoever asked; what is said of them is made there."""

    NOT_NOW = "not-now"
    """The room is in a phase in which this cannot be."""
    NO_STUDENT = "no-student"
    NO_QUESTION = "no-question"
    LOCKED = "locked"
    FULL = "full"
    NAME_EMPTY = "name-empty"
    NAME_TAKEN = "name-taken"
    """Somebody has it, or one that looks the same."""
    NAME_NOT_LISTED = "name-not-listed"
    NO_TEAM = "no-team"
    ANSWERED = "answered"
    """There is an answer of this student already, and it counts."""
    OLD_QUESTION = "old-question"
    """The answer is to a question, or a vote, that is over."""
    NOT_OPEN = "not-open"
    """The question cannot be answered yet."""
    CLOSED = "closed"
    """The question could be answered, and cannot any more."""
    NOT_AN_ANSWER = "not-an-answer"
    """It answers no question of this type, or cannot be read as an answer."""
    BE_EXACT = "be-exact"
    """Not exact enough: the student may answer once more."""
    RIGHT_ALREADY = "right-already"
    """The answer counts as right for all who gave it."""
    NOT_YOURS = "not-yours"
    """A tie is being broken, and this student is not in it."""
    NO_ATTEMPT = "no-attempt"
    """The questions were gone through as often as they may be."""
    WAITING = "waiting"
    """Somebody who has more time is still answering."""
    WRONG_PIN = "wrong-pin"
    UNKNOWN = "unknown"
    """This secret opens nothing here (any more)."""
    REPLACED = "replaced"
    """This secret was the student's until they came in anew, from another device."""
    NOT_ADMITTED = "not-admitted"
    """The teacher did not let them in under that name."""
    STALLED = "stalled"
    """Nothing can be written down just now."""
    BAD_MESSAGE = "bad-message"
    TOO_FAST = "too-fast"
    """Too many messages, or too many tries."""
    NOT_THERE = "not-there"
    """What is meant is not to be had."""


class RefusalError(Exception):
    """A room refuses, and nothing has changed.

    ``about`` tells more where there is more to tell: a name that is free, say.
    """

    def __init__(self, refusal: Refusal, about: str = "") -> None:
        super().__init__(refusal.value)
        self.refusal = refusal
        self.about = about
