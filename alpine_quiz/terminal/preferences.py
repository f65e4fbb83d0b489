"""The settings of a running app: changed at once, and written to the file at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.settings.loading import Loaded, defaults, load
from alpine_quiz.settings.model import Origin, Source
from alpine_quiz.settings.problems import SettingsError, UnfitError
from alpine_quiz.settings.schema import BY_KEY, KEYS, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable

    from alpine_quiz.settings.problems import Problem
    from alpine_quiz.settings.schema import Keys, Value


class Preferences:
    """What is set, and what was wrong in the file, there or not.

    Whatever cannot be written holds all the same, as long as the app runs. Without ``loaded``
    nothing is set, and nothing is written; nor is it where the app is not ``keeping`` anything.
    """

    def __init__(self, loaded: Loaded | None = None, *, keeping: bool = True) -> None:
        self._loaded = loaded
        self._keeping = keeping
        self.settings = loaded.settings if loaded else defaults()
        self.problems: tuple[Problem, ...] = loaded.problems if loaded else ()
        self._is_written = False
        self.unheeded: frozenset[str] = frozenset()
        """Bindings that cannot have the keys that are set for them."""

    @property
    def keys(self) -> Keys:
        """The keys that are set and can be had."""
        held = self.settings.keys
        if not held:
            return held
        from alpine_quiz.terminal.rebinding import beside_typing

        return {
            binding: beside_typing(binding, keys)
            for binding, keys in held.items()
            if binding not in self.unheeded
        }

    def change(self, key: str, raw: object) -> str:
        """Set a value, and return why it is refused or not kept; nothing where all is well."""
        from alpine_quiz.plain.settings import settings_header, unfit_text
        from alpine_quiz.settings.values import value_of
        from alpine_quiz.settings.writing import write_setting

        try:
            value = value_of(BY_KEY[key], raw)
        except UnfitError as error:
            return unfit_text(error)
        path = self._loaded.path if self._loaded else None
        return self._hold(key, value, lambda: write_setting(path, key, value, settings_header()))

    def reset(self, key: str) -> str:
        """Let a setting be as it comes; return what there is to say of it."""
        from alpine_quiz.settings.writing import write_setting

        path = self._loaded.path if self._loaded else None
        told = self._write(key, lambda: write_setting(path, key, None))
        self._take_back(key)
        return told

    def reset_all(self) -> str:
        """Let everything be as it comes; return the first thing there is to say of it."""
        told = [self.reset(setting.key) for setting in SCHEMA]
        return next(filter(None, told), "")

    def bind(self, binding: str, keys: str | None) -> str:
        """Give a binding these keys, or with ``None`` its own; return why that is not kept."""
        from alpine_quiz.plain.settings import settings_header
        from alpine_quiz.settings.keys import names_of
        from alpine_quiz.settings.writing import write_keys

        path = self._loaded.path if self._loaded else None
        mine = {each: held for each, held in self.settings.keys.items() if each != binding}
        if keys is not None:
            mine[binding] = names_of(keys)
        self.unheeded -= {binding}
        return self._hold(
            KEYS.key, mine, lambda: write_keys(path, binding, keys, settings_header())
        )

    def _hold(self, key: str, value: Value, write: Callable[[], None]) -> str:
        """Let a value hold from now on, and keep it; return what there is to say of that."""
        path = self._loaded.path if self._loaded else None
        self.settings = self.settings.having(Origin(Source.SESSION), **{key: value})
        told = self._write(key, write)
        if self._is_written:
            origin = Origin(Source.FILE, str(path or ""))
            self.settings = self.settings.having(origin, **{key: value})
        return told

    def _write(self, key: str, write: Callable[[], None]) -> str:
        from alpine_quiz.language.catalogue import tr
        from alpine_quiz.plain.settings import refused_settings_line

        self._is_written = self._keeping
        if self._loaded is None or not self._keeping:
            return ""
        try:
            write()
        except SettingsError as error:
            self._is_written = False
            why = refused_settings_line(error)
            return tr("This holds for now, but is not kept. {why}", why=why)
        fresh = load()
        self.problems = fresh.problems
        origin = fresh.settings.origin(key)
        if origin.source is Source.ENVIRONMENT:
            return tr(
                "Kept; but while {variable} is set, that is heeded first at the next start.",
                variable=origin.name,
            )
        return ""

    def _take_back(self, key: str) -> None:
        fresh = load().settings if self._is_written and self._loaded else defaults()
        origin = fresh.origin(key)
        self.settings = self.settings.having(origin, **{key: fresh.value(key)})
