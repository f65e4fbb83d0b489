"""What people are told about settings: their values, where these come from, and what is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.language.clean import cleaned
from alpine_quiz.language.figures import whole
from alpine_quiz.plain.problems import path_text
from alpine_quiz.plain.wording import either, player_text, set_apart
from alpine_quiz.settings.model import BY_DEFAULT, Source
from alpine_quiz.settings.problems import Code, Problem
from alpine_quiz.settings.schema import BY_KEY, SCHEMA, Kind, written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from alpine_quiz.settings.loading import Loaded
    from alpine_quiz.settings.model import Origin, Settings
    from alpine_quiz.settings.problems import SettingsError, UnfitError
    from alpine_quiz.settings.schema import Setting, Value

_KINDS = {
    Kind.BOOL: later("true or false"),
    Kind.TEXT: later("a text"),
    Kind.KEYS: later("a table of keys"),
}
_SENTENCES = {
    Code.MISSING_FILE: later("There is no such file. Check the path."),
    Code.IS_A_FOLDER: later(
        "This is a folder, and the settings should be a file. Move it elsewhere."
    ),
    Code.SPECIAL_FILE: later("This is a pipe or a device, not a file. Move it elsewhere."),
    Code.NO_PERMISSION: later("It may not be read. Change its permissions."),
    Code.TOO_LARGE: later("It is larger than {limit} MB, so these are no settings. Check it."),
    Code.NOT_UTF8: later(
        "This is not UTF-8 text: the byte {byte} cannot stand here; it looks like {encoding}. "
        "Open the file in an editor and save it as UTF-8."
    ),
    Code.BINARY: later("This is not text: it holds a NUL byte. Move the file elsewhere."),
    Code.UNREADABLE: later("It cannot be read ({reason}). Check the file and the disk."),
    Code.NOT_A_FOLDER: later(
        "This should be the folder of the settings, and is not a folder. Name another with "
        "ALPINE_QUIZ_CONFIG."
    ),
    Code.TOO_MANY_PROBLEMS: later(
        "There is more wrong here than these. Mend what is listed, and start again."
    ),
    Code.SYNTAX: later('This is not TOML. Write lines like: language = "fr"'),
    Code.NO_VALUE: later(
        "No value can begin like this. Put a text in straight quotation marks; write numbers in "
        "digits, and true or false in small letters."
    ),
    Code.NO_EQUALS: later("The sign = is missing behind a name. Write: name = value"),
    Code.TEXT_AFTER_VALUE: later(
        "Something stands behind the value. Give each setting a line of its own, and put a text "
        "in quotation marks."
    ),
    Code.UNCLOSED_QUOTE: later(
        "A text begins here whose quotation mark is never closed. Add the closing one."
    ),
    Code.UNCLOSED_BRACKET: later("A bracket is not closed, or a comma is missing. Add it."),
    Code.BACKSLASH: later(
        "This backslash means nothing between double quotation marks. Use single ones: "
        "pack = 'C:\\packs\\mine'"
    ),
    Code.DUPLICATE_KEY: later("“{key}” was given before, in line {first}. Keep one of the two."),
    Code.REDEFINED: later("This was given before in another form. Keep one of the two."),
    Code.TOO_DEEP: later("This is nested too deep for settings. Look for a stray bracket or dot."),
    Code.FORBIDDEN_CHARACTER: later(
        "The line end or invisible character {character} may not stand in “{key}”. Delete it."
    ),
    Code.UNKNOWN_KEY: later("There is no setting “{key}”. Correct or remove it."),
    Code.QUOTED: later("“{key}” wants {text} without quotation marks. Leave them out."),
    Code.NOT_TRUE_OR_FALSE: later("“{text}” does not say it. Write “{key}” as true or false."),
    Code.NOT_WHOLE: later(
        "“{text}” does not fit. Write “{key}” as a whole number from {least} to {most}."
    ),
    Code.NOT_ONE_OF: later("“{key}” cannot be “{text}”. Choose from: {choices}."),
    Code.NOT_A_TEXT: later("“{key}” wants a text. Put one in quotation marks."),
    Code.NOT_A_LANGUAGE: later(
        "“{text}” is not a language tag. Write “{key}” as in en, fr or fr-CH, or auto."
    ),
    Code.NOT_A_THEME: later(
        "“{text}” cannot be the name of a theme. Write “{key}” as in alpine, alpine-light or nord."
    ),
    Code.EMPTY: later("“{key}” is empty. Fill it in, or remove the line."),
    Code.TOO_LONG: later("“{key}” has {length} characters. Shorten it to at most {limit}."),
    Code.NOT_A_TABLE: later("“{key}” must be a table. Begin a line with [{key}], and list below."),
    Code.BAD_BINDING: later(
        '“{id}” cannot be the name of an action. Write it as in "question.hint", in quotation '
        "marks."
    ),
    Code.BAD_KEY: later(
        "“{text}” is not a key. Name keys as in h, f2, ctrl+s or question_mark (“{id}”)."
    ),
    Code.NO_KEY: later("“{id}” has no key. Name one, or remove the line."),
    Code.TOO_MANY_KEYS: later("“{id}” has {count} keys. Keep at most {limit}."),
    Code.KEY_TAKEN: later(
        "The key “{text}” is that of “{other}” already. Give “{id}” another, or change that one."
    ),
    Code.BOUND_TWICE: later("“{id}” was given keys before. Keep one of the two lines."),
    Code.UNKNOWN_BINDING: later("No action is called “{id}”. Correct or remove it."),
    Code.NO_HOME: later(
        "There is no home folder to keep settings in. Set ALPINE_QUIZ_CONFIG to a folder for them."
    ),
    Code.NOT_WRITTEN: later(
        "It cannot be written ({reason}), and is as it was. Check its permissions and the disk."
    ),
    Code.NOT_EDITABLE: later(
        "“{key}” cannot be changed without disturbing the rest of the file, which is as it was. "
        "Change it in an editor."
    ),
}

_NOT_WRITTEN = {
    Code.EMPTY: later("“{key}” cannot be empty. Give it a value, or reset it."),
}
"""What is said of a value that is in no file, so that there is no line to be removed."""


def settings_problem_line(problem: Problem) -> str:
    """Return where it is wrong, what is wrong and what to do, on a line fit for any terminal.

    That begins with the variable's name, or with ``file:line:column``.
    """
    said = settings_sentence(problem)
    place = _place(problem)
    return f"{place}: {said}" if place else said


def settings_sentence(problem: Problem) -> str:
    """Return what is wrong and what to do about it."""
    args: dict[str, object] = {}
    for name, value in problem.args.items():
        args[name] = whole(value) if isinstance(value, int) else cleaned(value)
    args.setdefault("id", "")
    sentences = _SENTENCES if problem.origin.source is Source.FILE else _SENTENCES | _NOT_WRITTEN
    said = tr(sentences[problem.code], **args)
    nearest = args.get("nearest")
    if nearest:
        return tr("{sentence} Did you mean “{nearest}”?", sentence=said, nearest=nearest)
    return said


def unknown_setting_text(key: str) -> str:
    """Return that nothing is called so, with the nearest that is."""
    from alpine_quiz.settings.nearest import nearest
    from alpine_quiz.settings.values import shown

    args = {"key": shown(key), "nearest": nearest(key, BY_KEY)}
    said = settings_sentence(Problem(Code.UNKNOWN_KEY, BY_DEFAULT, args=args))
    every = tr("All of them: alpine-quiz settings")
    return f"{said} {every}"


def no_home_text() -> str:
    """Return that there is no place for settings."""
    return settings_sentence(Problem(Code.NO_HOME, BY_DEFAULT))


def unfit_text(error: UnfitError) -> str:
    """Return why a value was refused, and what would fit."""
    return settings_sentence(Problem(error.code, BY_DEFAULT, args=error.args_))


def kept_line(key: str, settings: Settings) -> str:
    """Return what holds now that the file was changed: a variable may overrule it still."""
    setting, origin = BY_KEY[key], settings.origin(key)
    name, value = tr(setting.name), value_text(setting, settings.value(key))
    if origin.source is Source.ENVIRONMENT:
        return tr(
            "Kept, but {variable} overrules it: {name}: {value}.",
            variable=origin.name,
            name=name,
            value=value,
        )
    return tr("{name}: {value}.", name=name, value=value)


def settings_table(settings: Settings) -> list[str]:
    """Return a line for each setting: its key, its value and where that comes from."""
    widest = max(len(setting.key) for setting in SCHEMA)
    return [
        "  ".join(
            (
                setting.key.ljust(widest),
                tr(
                    "{value} ({origin})",
                    value=_value_with_meaning(setting, settings.value(setting.key)),
                    origin=origin_text(settings.origin(setting.key)),
                ),
            )
        )
        for setting in SCHEMA
    ]


def _value_with_meaning(setting: Setting, value: Value) -> str:
    """Return a value as it is written, with its name where that says more."""
    said = value_text(setting, value)
    if not isinstance(value, str | int):
        return said
    plain = cleaned(written(value))
    return plain if plain == said else tr("{value}: {name}", value=plain, name=said)


def settings_data(loaded: Loaded) -> dict[str, object]:
    """Return the settings for other programs; what is wrong with them goes elsewhere."""
    values = {}
    for setting in SCHEMA:
        value, origin = loaded.settings.value(setting.key), loaded.settings.origin(setting.key)
        plain = value if isinstance(value, str | int) else {k: list(v) for k, v in value.items()}
        entry: dict[str, object] = {"value": plain, "from": str(origin.source)}
        if origin.name:
            entry["name"] = origin.name
        values[setting.key] = entry
    return {"file": str(loaded.path) if loaded.path else None, "settings": values}


def refused_settings_line(error: SettingsError) -> str:
    """Return why a setting was not kept; the file is as it was."""
    return settings_problem_line(error.problem)


def value_text(setting: Setting, value: Value) -> str:
    """Return a value in words: its name where it has one."""
    if not isinstance(value, str | int):
        return _keys_text(value)
    if setting.key == "player":
        return player_text(cleaned(written(value)))
    name = dict(setting.values).get(written(value))
    if name is not None:
        return tr(name)
    return whole(value) if isinstance(value, int) else cleaned(value)


def origin_text(origin: Origin) -> str:
    """Return where a value comes from, such as “set by ALPINE_QUIZ_THEME”."""
    match origin.source:
        case Source.FLAG:
            return tr("from the command line")
        case Source.ENVIRONMENT:
            return tr("set by {variable}", variable=origin.name)
        case Source.FILE:
            return tr("from the settings file")
        case Source.DEFAULT:
            return tr("as it comes")
        case Source.SESSION:
            # Translators: said of a value of a setting.
            return tr("for now only, not kept")


def kind_text(setting: Setting) -> str:
    """Return what a setting's value can be, as one would write it."""
    match setting.kind:
        case Kind.CHOICE:
            return either([value for value, _ in setting.values])
        case Kind.INT:
            return tr(
                "a whole number from {least} to {most}",
                least=whole(setting.least),
                most=whole(setting.most),
            )
        case Kind.TEXT if setting.values:
            return tr(
                "a text such as {values}", values=either([each for each, _ in setting.values])
            )
        case kind:
            return tr(_KINDS[kind])


def settings_header() -> list[str]:
    """Return what stands on top of a new file: what it is, and all that can be set."""
    listed = [
        tr(
            "{key}: {kind}. {description}",
            key=setting.key,
            kind=kind_text(setting),
            description=tr(setting.description),
        )
        for setting in SCHEMA
    ]
    return [
        tr("Settings of Alpine Quiz. They are changed here or in the game."),
        tr("Options of a command and variables of the environment come first."),
        "",
        *listed,
    ]


def _keys_text(keys: Mapping[str, tuple[str, ...]]) -> str:
    if not keys:
        return tr("as they come")
    return set_apart([f"{binding} = {', '.join(mine)}" for binding, mine in keys.items()])


def _place(problem: Problem) -> str:
    origin = problem.origin
    if origin.source is not Source.FILE or not origin.name:
        return origin.name
    place = f":{problem.line}:{problem.column}" if problem.line else ""
    return f"{path_text(Path(origin.name))}{place}"
