"""What can be changed or lost between two formats; `plain` makes the sentences."""

from __future__ import annotations

from enum import StrEnum


class Fate(StrEnum):
    """Whether something came over in another form, or not at all."""

    CHANGED = "changed"
    LEFT = "left"


class Loss(StrEnum):
    """What was changed or left."""

    NOT_A_QUESTION = "not-a-question"
    UNKNOWN_TYPE = "unknown-type"
    NO_KEY = "no-key"
    NO_OPTIONS = "no-options"
    UNFIT = "unfit"
    IMAGE = "image"
    SOUND = "sound"
    MARKUP = "markup"
    WEIGHTS = "weights"
    TIME_LIMIT = "time-limit"
    SEVERAL_KEYS = "several-keys"
    CUT = "cut"
    UNHELD_FIELD = "unheld-field"
    FORMULA = "formula"
    ENCODING = "encoding"
    OTHER_LANGUAGE = "other-language"
    CHARACTERS = "characters"
    TWICE = "twice"
    NO_STEM = "no-stem"
    DATE = "date"
    NUMBER = "number"
    OPEN_QUOTE = "open-quote"
    ODD_VALUE = "odd-value"
    NEW_ID = "new-id"
    CITATION = "citation"
    TOO_MANY_OPTIONS = "too-many-options"
    OPTIONS_DROPPED = "options-dropped"
    CUT_ALIKE = "cut-alike"
    CASE = "case"
    EXTRA_OPTION = "extra-option"
    JOINED_LINES = "joined-lines"
    MALFORMED = "malformed"
    OTHER_TYPE = "other-type"
    TOO_MANY_ANSWERS = "too-many-answers"
    UNIT = "unit"
    REPLACED = "replaced"
    WILDCARD = "wildcard"
    FIRST_LINE = "first-line"
    HIDDEN = "hidden"
    WHITE_SPACE = "white-space"
    SAID_OF_KEY = "said-of-key"


QUESTION_LOST = frozenset(
    {
        Loss.NOT_A_QUESTION,
        Loss.UNKNOWN_TYPE,
        Loss.NO_KEY,
        Loss.NO_OPTIONS,
        Loss.UNFIT,
        Loss.NO_STEM,
        Loss.OPEN_QUOTE,
        Loss.MALFORMED,
        Loss.TOO_MANY_ANSWERS,
    }
)
"""What, where something is left, costs a whole question."""
