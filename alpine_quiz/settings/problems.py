"""What can be wrong with settings, told as values; `plain` makes the sentences."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from alpine_quiz.settings.model import Origin


class Code(StrEnum):
    """What is wrong; those of the first group are the obstacles of ``documents.files``."""

    # The file
    MISSING_FILE = "missing-file"
    IS_A_FOLDER = "is-a-folder"
    SPECIAL_FILE = "special-file"
    NO_PERMISSION = "no-permission"
    TOO_LARGE = "too-large"
    NOT_UTF8 = "not-utf-8"
    BINARY = "binary"
    UNREADABLE = "unreadable"
    NOT_A_FOLDER = "not-a-folder"
    TOO_MANY_PROBLEMS = "too-many-problems"

    # TOML
    SYNTAX = "syntax"
    NO_VALUE = "no-value"
    NO_EQUALS = "no-equals"
    TEXT_AFTER_VALUE = "text-after-value"
    UNCLOSED_QUOTE = "unclosed-quote"
    UNCLOSED_BRACKET = "unclosed-bracket"
    BACKSLASH = "backslash"
    DUPLICATE_KEY = "duplicate-key"
    REDEFINED = "redefined"
    TOO_DEEP = "too-deep"
    FORBIDDEN_CHARACTER = "forbidden-character"

    # Values
    UNKNOWN_KEY = "unknown-key"
    QUOTED = "quoted"
    NOT_TRUE_OR_FALSE = "not-true-or-false"
    NOT_WHOLE = "not-whole"
    NOT_ONE_OF = "not-one-of"
    NOT_A_TEXT = "not-a-text"
    NOT_A_LANGUAGE = "not-a-language"
    NOT_A_THEME = "not-a-theme"
    EMPTY = "empty"
    TOO_LONG = "too-long"

    # Keys
    NOT_A_TABLE = "not-a-table"
    BAD_BINDING = "bad-binding"
    BAD_KEY = "bad-key"
    NO_KEY = "no-key"
    TOO_MANY_KEYS = "too-many-keys"
    KEY_TAKEN = "key-taken"
    BOUND_TWICE = "bound-twice"
    UNKNOWN_BINDING = "unknown-binding"

    # Writing
    NO_HOME = "no-home"
    NOT_WRITTEN = "not-written"
    NOT_EDITABLE = "not-editable"


class Problem(NamedTuple):
    """One thing wrong in one place: on the command line, in a variable or in the file.

    ``line`` and ``column`` count from 1, and are 0 where there are none or the file as a whole
    is meant. ``args`` hold what a sentence about it needs.
    """

    code: Code
    origin: Origin
    line: int = 0
    column: int = 0
    args: Mapping[str, str | int] = MappingProxyType({})


class SettingsError(Exception):
    """A file of settings that cannot be read or written, and why; it is as it was."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.origin.name}: {problem.code}")
        self.problem = problem


class UnfitError(Exception):
    """A value that its setting cannot have, and why.

    ``where`` is the way to it inside a table, where it stands in one.
    """

    def __init__(self, code: Code, where: tuple[str, ...] = (), **args: str | int) -> None:
        super().__init__(str(code))
        self.code = code
        self.where = where
        self.args_ = args
