"""What can be set: the one list that file, environment, flags and screen are made from.

The values of this room are named tuples, not dataclasses: they are made before the first paint,
and a frozen dataclass takes ten times as long to declare.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from alpine_quiz.game.modes import EXAM_ROUND, ROUND
from alpine_quiz.language.catalogue import later

Keys = Mapping[str, tuple[str, ...]]
"""Keys for bindings: ``{"question.hint": ("h", "f2")}``, keys by their names in Textual."""

Value = str | int | bool | Keys

AUTO = "auto"
NONE = "none"
NO_KEYS: Keys = MappingProxyType({})
_LONGEST_PATH = 4096
_LONGEST_NAME = 40
_LONGEST_TAG = 60
_MOST_QUESTIONS = 100
_MOST_MINUTES = 180
_MOST_DAYS = 3650
_THEME = "[A-Za-z0-9][A-Za-z0-9_-]*"


class Kind(StrEnum):
    """What a setting's value is."""

    CHOICE = "choice"
    BOOL = "bool"
    INT = "int"
    TEXT = "text"
    KEYS = "keys"


class Borrowed(NamedTuple):
    """A variable of other programs that says something of a setting of ours.

    ``meaning`` tells what a text of it means; an empty text stands for any, and without a
    meaning the variable holds the value itself. A text that means nothing says nothing.
    """

    variable: str
    meaning: tuple[tuple[str, str], ...] = ()

    def says(self, text: str) -> str:
        """Return the value that ``text`` means, or nothing."""
        if not self.meaning:
            return text
        meaning = dict(self.meaning)
        return meaning.get(text.strip().casefold(), meaning.get("", ""))


class Setting(NamedTuple):
    """One thing that can be set; ``name``, ``description`` and the names of values are messages.

    ``values`` pairs texts of values with their names: all there are of a choice, those with a
    meaning or worth offering of anything else. ``least`` and ``most`` bound a number, ``most``
    the characters of a text; ``form`` is the regular expression that the whole text fits.
    """

    key: str
    kind: Kind
    default: Value
    name: str
    description: str
    values: tuple[tuple[str, str], ...] = ()
    least: int = 0
    most: int = 0
    form: str = ""
    borrowed: tuple[Borrowed, ...] = ()

    @property
    def variable(self) -> str:
        """The environment variable of this setting; none for a table."""
        return "" if self.kind is Kind.KEYS else f"ALPINE_QUIZ_{self.key.upper()}"


_AS_THE_MACHINE = ("auto", later("as this machine"))
_YES_NO = (("true", later("yes")), ("false", later("no")))
_NO_LIMIT = (("0", later("no limit")),)

SCHEMA = (
    Setting(
        "language",
        Kind.CHOICE,
        AUTO,
        later("Language"),
        later("The language that the game speaks."),
        # Languages go by their own names, whichever is spoken.
        (_AS_THE_MACHINE, ("en", "English"), ("fr", "français")),
    ),
    Setting(
        "questions",
        Kind.TEXT,
        AUTO,
        later("Language of the questions"),
        later("The language of the questions, where a pack has it."),
        (("auto", later("as the game")), ("en", "English"), ("fr", "français")),
        most=_LONGEST_TAG,
        form="(?i:[a-z]{2,3}(?:-[a-z0-9]{2,8})*|auto)",
    ),
    Setting(
        "player",
        Kind.TEXT,
        "you",
        later("Player"),
        later("Who plays when nobody else is named."),
        most=_LONGEST_NAME,
    ),
    Setting(
        "pack",
        Kind.TEXT,
        "alpine",
        later("Pack"),
        later("The pack that is played: its id, or the path of one anywhere."),
        most=_LONGEST_PATH,
    ),
    Setting(
        "theme",
        Kind.TEXT,
        AUTO,
        later("Theme"),
        later("The colours: one of ours, or any theme that Textual knows."),
        (
            ("auto", later("as the terminal")),
            ("alpine", later("Alpine, dark")),
            ("alpine-light", later("Alpine, light")),
            ("alpine-16", later("Alpine, in the terminal’s own colours")),
        ),
        most=_LONGEST_TAG,
        # Textual takes the first that there is of several.
        form=f"{_THEME}(?: *, *{_THEME})*",
        borrowed=(Borrowed("TEXTUAL_THEME"),),
    ),
    Setting(
        "plain",
        Kind.BOOL,
        False,
        later("Plain lines"),
        later("Always play as plain lines of text, as for screen readers and braille."),
        _YES_NO,
    ),
    Setting(
        "motion",
        Kind.BOOL,
        True,
        later("Motion"),
        later("Let things move and fade."),
        _YES_NO,
        borrowed=(Borrowed("TEXTUAL_ANIMATIONS", (("none", "false"),)),),
    ),
    Setting(
        "colour",
        Kind.CHOICE,
        AUTO,
        later("Colour"),
        later("Whether there are colours at all."),
        (("auto", later("as the terminal")), ("none", later("none"))),
        # https://no-color.org: whatever it holds, unless it is empty.
        borrowed=(Borrowed("NO_COLOR", (("", NONE),)),),
    ),
    Setting(
        "drawing",
        Kind.BOOL,
        True,
        later("Drawing"),
        later("Show the car on the home screen, where there is room for it."),
        _YES_NO,
    ),
    Setting(
        "questions_per_round",
        Kind.INT,
        ROUND,
        later("Questions in a round"),
        later("How many questions a round has."),
        least=1,
        most=_MOST_QUESTIONS,
    ),
    Setting(
        "exam_questions",
        Kind.INT,
        EXAM_ROUND,
        later("Questions in an exam"),
        later("How many questions an exam has."),
        least=1,
        most=_MOST_QUESTIONS,
    ),
    Setting(
        "minutes",
        Kind.INT,
        0,
        later("Minutes for a round"),
        later("The time for a whole round, in minutes; 0 is no limit."),
        _NO_LIMIT,
        most=_MOST_MINUTES,
    ),
    Setting(
        "exam_minutes",
        Kind.INT,
        0,
        later("Minutes for an exam"),
        later("The time for a whole exam, in minutes; 0 is no limit."),
        _NO_LIMIT,
        most=_MOST_MINUTES,
    ),
    Setting(
        "class_names_days",
        Kind.INT,
        30,
        later("Days that names are kept"),
        later("After how many days students’ names are deleted; 0 keeps them until you say so."),
        (("0", later("until I say so")),),
        most=_MOST_DAYS,
    ),
    Setting(
        "keys",
        Kind.KEYS,
        NO_KEYS,
        later("Keys"),
        later("Keys of your own: the name of an action, and the keys for it."),
    ),
)
BY_KEY = MappingProxyType({setting.key: setting for setting in SCHEMA})
KEYS = BY_KEY["keys"]


def written(value: Value) -> str:
    """Return a value as the file and ``Setting.values`` have it, keys apart."""
    return str(value).lower() if isinstance(value, bool) else str(value)
