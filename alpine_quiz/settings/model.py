"""The settings as they hold, and where each comes from."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from alpine_quiz.language.catalogue import language_of_machine
from alpine_quiz.settings.schema import AUTO

if TYPE_CHECKING:
    from collections.abc import Mapping

    from alpine_quiz.settings.schema import Keys, Value


class Source(StrEnum):
    """Who said it; each overrules those after it."""

    FLAG = "flag"
    ENVIRONMENT = "environment"
    FILE = "file"
    DEFAULT = "default"
    SESSION = "session"
    """Set in the running game and not kept: no file could be written."""


class Origin(NamedTuple):
    """Where a value comes from; ``name`` is the variable's, or the file's path."""

    source: Source
    name: str = ""


BY_DEFAULT = Origin(Source.DEFAULT)


class Settings(NamedTuple):
    """How this person likes the game; each field is the setting of that key in the schema."""

    language: str
    questions: str
    player: str
    pack: str
    theme: str
    plain: bool
    motion: bool
    colour: str
    drawing: bool
    questions_per_round: int
    exam_questions: int
    minutes: int
    exam_minutes: int
    class_names_days: int
    keys: Keys
    origins: Mapping[str, Origin]

    def value(self, key: str) -> Value:
        """Return the value of the setting ``key``."""
        value: Value = getattr(self, key)
        return value

    def origin(self, key: str) -> Origin:
        """Return where the value of the setting ``key`` comes from."""
        return self.origins.get(key, BY_DEFAULT)

    def having(self, origin: Origin, **values: Value | None) -> Settings:
        """Return these settings with some values of another origin; ``None`` changes nothing."""
        said: dict[str, Any] = {key: value for key, value in values.items() if value is not None}
        origins = {**self.origins, **dict.fromkeys(said, origin)}
        return self._replace(**said, origins=origins)

    @property
    def questions_language(self) -> str:
        """The language to be asked in, where a pack has it: the one set, or the game's."""
        return self.interface_language if self.questions == AUTO else self.questions

    @property
    def interface_language(self) -> str:
        """The language to speak: the one set, or this machine's."""
        return language_of_machine() if self.language == AUTO else self.language
