"""Settings in plain lines: what is set, and setting it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import speak, tr
from alpine_quiz.plain.settings import (
    kept_line,
    refused_settings_line,
    settings_header,
    settings_table,
    unknown_setting_text,
)
from alpine_quiz.plain.wording import named_player
from alpine_quiz.settings.loading import load
from alpine_quiz.settings.model import Source
from alpine_quiz.settings.problems import SettingsError
from alpine_quiz.settings.schema import BY_KEY, KEYS
from alpine_quiz.settings.writing import write_setting

if TYPE_CHECKING:
    from alpine_quiz.plain.lines import Lines
    from alpine_quiz.settings.loading import Loaded
    from alpine_quiz.settings.model import Settings


def _typed(lines: Lines) -> str:
    """Return what is typed; nothing where they go back."""
    line = (lines.read() or "").strip()
    return "" if line.casefold() == "q" else line


class PlainSettings:
    """The settings that hold, read anew after each change; ``loaded`` are those of the start."""

    def __init__(self, loaded: Loaded) -> None:
        self._loaded = loaded

    @property
    def now(self) -> Settings:
        """The settings that hold."""
        return self._loaded.settings

    def ask(self, lines: Lines) -> None:
        """List what is set, and set what is typed, until an empty line."""
        for line in settings_table(self.now):
            lines.write(line)
        # Translators: “minutes 5” is what is typed; it stays.
        lines.write(tr("Type a name and a value to set one, such as: minutes 5. Enter goes back."))
        while line := _typed(lines):
            key, _, value = line.partition(" ")
            lines.write(self.set(key.casefold(), value.strip().removeprefix("=").strip()))

    def set(self, key: str, value: str) -> str:
        """Set a value in the file, and return what holds now, or why it is refused."""
        if key == KEYS.key or key.startswith(f"{KEYS.key}."):
            return tr(
                "Keys are for the game on screen. To set one: "
                "alpine-quiz settings set keys.question.hint KEY"
            )
        if key not in BY_KEY:
            return unknown_setting_text(key)
        if key == "player":
            value = named_player(value)
        try:
            write_setting(self._loaded.path, key, value, settings_header())
        except SettingsError as error:
            return refused_settings_line(error)
        flagged = self.now.origin("language").source is Source.FLAG and key != "language"
        self._loaded = load({"language": self.now.language} if flagged else None)
        speak(self.now.interface_language)
        return kept_line(key, self.now)
