"""Putting the settings together: flag over environment over file over default."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

from alpine_quiz.settings.file import parsed, read_text, settings_file
from alpine_quiz.settings.model import BY_DEFAULT, Origin, Settings, Source
from alpine_quiz.settings.problems import Code, Problem, SettingsError, UnfitError
from alpine_quiz.settings.schema import BY_KEY, KEYS, SCHEMA, Setting, Value
from alpine_quiz.settings.values import from_text, from_toml, value_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MOST_PROBLEMS = 20
"""How many problems of a file are told."""


class Loaded(NamedTuple):
    """The settings, what was wrong on the way to them, and the file, there or not.

    ``path`` is ``None`` for a user without a home.
    """

    settings: Settings
    problems: tuple[Problem, ...]
    path: Path | None


def load(flags: Mapping[str, object] | None = None) -> Loaded:
    """Return the settings that hold; whatever is wrong is told, and never raised.

    ``flags`` are by the keys of the schema, values or their texts, ``None`` where not given. A
    bad value is passed over for the next; a file that is no TOML has no say at all.
    """
    path = settings_file()
    problems: list[Problem] = []
    in_file = _from_file(path, problems) if path else {}
    values: dict[str, Any] = {}
    origins: dict[str, Origin] = {}
    for setting in SCHEMA:
        levels = [
            *_from_flags(setting, flags or {}, problems),
            *_from_environment(setting, problems),
        ]
        if setting.key in in_file:
            levels.append((in_file[setting.key], Origin(Source.FILE, str(path))))
        levels.append((setting.default, BY_DEFAULT))
        values[setting.key], origins[setting.key] = levels[0]
    return Loaded(Settings(**values, origins=origins), tuple(problems), path)


def defaults() -> Settings:
    """Return the settings of who has set nothing."""
    values: dict[str, Any] = {setting.key: setting.default for setting in SCHEMA}
    return Settings(**values, origins=dict.fromkeys(values, BY_DEFAULT))


def key_problems(settings: Settings, known: Mapping[str, str]) -> tuple[Problem, ...]:
    """Return what is wrong with the keys set, where these bindings are ``known``.

    ``known`` has the keys of each as they come: ``{"question.hint": "h,f2"}``. Bindings that
    there are none of and keys that two would have on one screen are told, with their places.
    """
    if not settings.keys:
        return ()
    from alpine_quiz.settings.keys import conflicts

    origin = settings.origin(KEYS.key)
    faults = [_in_keys(fault) for fault in conflicts(settings.keys, known)]
    return _placed(origin, faults) if faults else ()


def _from_flags(
    setting: Setting, flags: Mapping[str, object], problems: list[Problem]
) -> list[tuple[Value, Origin]]:
    given, origin = flags.get(setting.key), Origin(Source.FLAG)
    if given is None:
        return []
    try:
        return [(value_of(setting, given), origin)]
    except UnfitError as error:
        problems.append(Problem(error.code, origin, args=error.args_))
        return []


def _from_environment(setting: Setting, problems: list[Problem]) -> list[tuple[Value, Origin]]:
    found: list[tuple[Value, Origin]] = []
    said = [(setting.variable, os.environ.get(setting.variable, ""))]
    for borrowed in setting.borrowed:
        text = os.environ.get(borrowed.variable, "")
        said.append((borrowed.variable, borrowed.says(text) if text else ""))
    for variable, text in said:
        if text.strip():
            origin = Origin(Source.ENVIRONMENT, variable)
            try:
                found.append((from_text(setting, text), origin))
            except UnfitError as error:
                problems.append(Problem(error.code, origin, args=error.args_))
    return found


def _from_file(path: Path, problems: list[Problem]) -> dict[str, Value]:
    """Return the good values of the file, by key, and note what is wrong with the others."""
    try:
        text = read_text(path)
        table = parsed(path, text) if text is not None else {}
    except SettingsError as error:
        problems.append(error.problem)
        return {}
    values: dict[str, Value] = {}
    faults: list[UnfitError] = []
    for key, raw in table.items():
        if len(faults) > MOST_PROBLEMS:
            break
        try:
            if key not in BY_KEY:
                raise _unknown(key)
            values[key] = from_toml(BY_KEY[key], raw)
        except UnfitError as error:
            faults.append(UnfitError(error.code, (key,), **error.args_))
    if KEYS.key in values:
        faults += _faults_of_keys(table[KEYS.key])
    problems += _placed(Origin(Source.FILE, str(path)), faults, text or "") if faults else ()
    return values


def _unknown(key: str) -> UnfitError:
    from alpine_quiz.settings.nearest import nearest
    from alpine_quiz.settings.values import shown

    return UnfitError(Code.UNKNOWN_KEY, key=shown(key), nearest=nearest(key, BY_KEY))


def _faults_of_keys(raw: Mapping[str, object]) -> list[UnfitError]:
    from alpine_quiz.settings.keys import faults_of

    return [_in_keys(fault) for fault in faults_of(raw)]


def _in_keys(fault: UnfitError) -> UnfitError:
    return UnfitError(fault.code, (KEYS.key, *fault.where), **fault.args_)


def _placed(
    origin: Origin, faults: list[UnfitError], text: str | None = None
) -> tuple[Problem, ...]:
    """Return the faults as problems, in the order and with the places they have in the file."""
    from pathlib import Path

    from alpine_quiz.settings.places import Places

    if text is None:
        try:
            text = read_text(Path(origin.name)) or ""
        except SettingsError:  # gone bad since it was read: the faults stand all the same
            text = ""
    places = Places(text)
    found = [
        Problem(fault.code, origin, *places.of(fault.where), fault.args_)
        for fault in faults[:MOST_PROBLEMS]
    ]
    found.sort(key=lambda problem: (problem.line, problem.column))
    if len(faults) > MOST_PROBLEMS:
        found.append(Problem(Code.TOO_MANY_PROBLEMS, origin, args={"limit": MOST_PROBLEMS}))
    return tuple(found)
