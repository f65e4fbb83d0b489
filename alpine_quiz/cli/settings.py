"""``alpine-quiz settings``: what is set, and changing it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr
from alpine_quiz.language.clean import cleaned

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from alpine_quiz.settings.loading import Loaded

_KEYS = "keys."
"""What a binding is called on the command line: ``keys.question.hint``."""


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parsers."""
    settings = commands.add_parser(
        "settings",
        help=tr("show what is set, or change it"),
        description=tr("Show what is set and where each value comes from, or change it."),
    )
    settings.add_argument("--json", action="store_true", help=tr("as JSON, for other programs"))
    settings.set_defaults(run=run_list)
    actions = settings.add_subparsers(metavar="ACTION", title=tr("actions"))
    change = actions.add_parser(
        "set", help=tr("set a value"), description=tr("Set a value, in the file of settings.")
    )
    change.add_argument("key", metavar="KEY", help=tr("such as language, or keys.question.hint"))
    change.add_argument("value", metavar="VALUE", help=tr("what it is to be"))
    change.set_defaults(run=run_set)
    reset = actions.add_parser(
        "reset",
        help=tr("let a setting be as it comes"),
        description=tr("Let a setting be as it comes."),
    )
    reset.add_argument("key", metavar="KEY", help=tr("such as language, or keys.question.hint"))
    reset.set_defaults(run=run_reset)
    keys = actions.add_parser(
        "keys",
        help=tr("list the actions and their keys"),
        description=tr(
            "List what each action is called in “keys.…”, its keys, and what it does, screen by "
            "screen."
        ),
    )
    keys.set_defaults(run=run_keys)
    path = actions.add_parser(
        "path",
        help=tr("print where the file of settings is"),
        description=tr("Print where the file of settings is or would be."),
    )
    path.set_defaults(run=run_path)


def run_list(args: argparse.Namespace) -> int:
    """Print every setting, its value and where that comes from."""
    from alpine_quiz.plain.settings import settings_data, settings_table

    loaded: Loaded = args.loaded
    _tell_keys(loaded)
    if args.json:
        import json

        print(json.dumps(settings_data(loaded), indent=2, ensure_ascii=False))
        return 0
    for line in settings_table(loaded.settings):
        print(line)
    return 0


def _tell_keys(loaded: Loaded) -> None:
    """Say which keys cannot be had, apart from what is printed."""
    if loaded.settings.keys:
        from alpine_quiz.terminal.rebinding import unheeded

        for line in unheeded(loaded.settings).values():
            sys.stderr.write(f"{line}\n")


def run_set(args: argparse.Namespace) -> int:
    """Set a value; return 1 where it is refused or cannot be written."""
    from alpine_quiz.plain.settings import settings_header
    from alpine_quiz.settings.writing import write_keys, write_setting

    key, value, path = args.key, args.value, args.loaded.path
    if key == "theme" and (why := _no_theme(value)):
        sys.stderr.write(f"{why}\n")
        return 1
    if key.startswith(_KEYS):
        binding = key.removeprefix(_KEYS)
        refusal = _refusal_of(binding, value, args.loaded)
        if refusal:
            sys.stderr.write(f"{refusal}\n")
            return 1
        return _written(key, lambda: write_keys(path, binding, value, settings_header()))
    return _written(key, lambda: write_setting(path, key, value, settings_header()))


def run_reset(args: argparse.Namespace) -> int:
    """Take a value out of the file; return 1 where that cannot be."""
    from alpine_quiz.settings.writing import write_keys, write_setting

    key, path = args.key, args.loaded.path
    if key.startswith(_KEYS):
        binding = key.removeprefix(_KEYS)
        return _written(key, lambda: write_keys(path, binding, None))
    return _written(key, lambda: write_setting(path, key, None))


def run_keys(args: argparse.Namespace) -> int:
    """Print every action, its keys as they are set, and what it does."""
    from alpine_quiz.cli.printing import print_lines
    from alpine_quiz.terminal.rebinding import key_table

    loaded: Loaded = args.loaded
    _tell_keys(loaded)
    print_lines(key_table(loaded.settings.keys))
    return 0


def run_path(args: argparse.Namespace) -> int:
    """Print the path of the file; return 1 for a user without a home."""
    if args.loaded.path is None:
        from alpine_quiz.plain.settings import no_home_text

        sys.stderr.write(f"{no_home_text()}\n")
        return 1
    print(args.loaded.path)
    return 0


def _no_theme(wanted: str) -> str:
    """Return that there is no theme of any of these names; nothing where there is."""
    from textual.theme import BUILTIN_THEMES

    from alpine_quiz.settings.schema import AUTO
    from alpine_quiz.terminal.theme import ALPINE, ALPINE_16, ALPINE_LIGHT

    known = {AUTO, *BUILTIN_THEMES, *(theme.name for theme in (ALPINE, ALPINE_LIGHT, ALPINE_16))}
    if known & {each.strip() for each in wanted.split(",")}:
        return ""
    return tr("There is no theme “{theme}” here.", theme=cleaned(wanted[:40]))


def _refusal_of(binding: str, keys: str, loaded: Loaded) -> str:
    """Return why the binding cannot have these keys; nothing where it can."""
    from alpine_quiz.terminal.rebinding import known_keys, refusal

    said = refusal(binding, keys, loaded.settings.keys)
    if binding in known_keys():
        return said
    every = tr("All of them: alpine-quiz settings keys")
    return f"{said} {every}"


def _written(key: str, write: Callable[[], None]) -> int:
    from alpine_quiz.plain.settings import kept_line, refused_settings_line, unknown_setting_text
    from alpine_quiz.settings.loading import load
    from alpine_quiz.settings.problems import SettingsError
    from alpine_quiz.settings.schema import BY_KEY

    if key not in BY_KEY and not key.startswith(_KEYS):
        sys.stderr.write(f"{unknown_setting_text(key)}\n")
        return 1
    if key == "keys":
        why = tr("Name the action whose keys are meant: keys.question.hint")
        sys.stderr.write(f"{why}\n")
        return 1
    try:
        write()
    except SettingsError as error:
        sys.stderr.write(f"{refused_settings_line(error)}\n")
        return 1
    print(kept_line(key.partition(".")[0], load().settings))
    return 0
