"""Typing a value by its setting: strictly from the file, in words from anywhere else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from alpine_quiz.language.clean import first_forbidden
from alpine_quiz.settings.problems import Code, UnfitError
from alpine_quiz.settings.schema import Kind, Setting, Value

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST_SHOWN = 80
_WORDS = dict.fromkeys(("true", "yes", "on", "1"), True)
_WORDS |= dict.fromkeys(("false", "no", "off", "0"), False)
_WHOLE = "[0-9]{1,9}"
_UNSUITED = {"questions": Code.NOT_A_LANGUAGE, "theme": Code.NOT_A_THEME}


def value_of(setting: Setting, raw: object) -> Value:
    """Return ``raw`` as the value that ``setting`` has, itself or said in words.

    Raises ``UnfitError``.
    """
    return from_text(setting, raw) if isinstance(raw, str) else from_toml(setting, raw)


def from_toml(setting: Setting, raw: object) -> Value:
    """Return what the file has for ``setting``; raises ``UnfitError``."""
    match setting.kind:
        case Kind.BOOL if isinstance(raw, bool):
            return raw
        case Kind.INT if isinstance(raw, int) and not isinstance(raw, bool):
            return _in_range(setting, raw, str(raw) if abs(raw) < 10**LONGEST_SHOWN else "…")
        case (Kind.BOOL | Kind.INT) as kind:
            raise _not_of(kind, setting, raw)
        case Kind.KEYS:
            from alpine_quiz.settings.keys import keys_of

            return keys_of(raw)
        case _ if isinstance(raw, str):
            return from_text(setting, raw)
        case _:
            raise UnfitError(Code.NOT_A_TEXT, key=setting.key)


def from_text(setting: Setting, text: str) -> Value:
    """Return the value of ``setting`` that ``text`` says; raises ``UnfitError``."""
    return _READERS[setting.kind](setting, text.strip())


def shown(raw: object) -> str:
    """Return the beginning of a value, to tell a person which is meant."""
    if isinstance(raw, str | bool | int | float):
        try:
            text = str(raw).lower() if isinstance(raw, bool) else str(raw)
        except ValueError:  # Python refuses to write thousands of digits
            return "…"
        return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
    return "{…}" if isinstance(raw, dict) else "[…]" if isinstance(raw, list) else str(raw)


def line_of(text: str, key: str) -> str:
    """Return ``text`` if it can stand on a line; raises ``UnfitError``."""
    at = first_forbidden(text)
    if at is None:
        at = next((index for index, each in enumerate(text) if each in "\n\t"), None)
    if at is not None:
        raise UnfitError(Code.FORBIDDEN_CHARACTER, key=key, character=f"U+{ord(text[at]):04X}")
    return text


def _bool(setting: Setting, text: str) -> Value:
    value = _WORDS.get(text.casefold())
    if value is None:
        raise UnfitError(Code.NOT_TRUE_OR_FALSE, key=setting.key, text=shown(text))
    return value


def _int(setting: Setting, text: str) -> Value:
    return _in_range(setting, int(text) if re.fullmatch(_WHOLE, text) else -1, shown(text))


def _in_range(setting: Setting, value: int, text: str) -> int:
    if not setting.least <= value <= setting.most:
        raise _not_whole(setting, text)
    return value


def _choice(setting: Setting, text: str) -> Value:
    choices = [value for value, _ in setting.values]
    if text.casefold() not in choices:
        raise UnfitError(
            Code.NOT_ONE_OF, key=setting.key, text=shown(text), choices=", ".join(choices)
        )
    return text.casefold()


def _text(setting: Setting, text: str) -> Value:
    if not text:
        raise UnfitError(Code.EMPTY, key=setting.key)
    if len(text) > setting.most:
        raise UnfitError(Code.TOO_LONG, key=setting.key, length=len(text), limit=setting.most)
    line_of(text, setting.key)
    if setting.form and not re.fullmatch(setting.form, text):
        raise UnfitError(_UNSUITED[setting.key], key=setting.key, text=shown(text))
    # What has a meaning here has it in any case; names of a person's own keep theirs.
    known = text.casefold()
    return known if known in dict(setting.values) else text


def _table(setting: Setting, _: str) -> Value:
    raise UnfitError(Code.NOT_A_TABLE, key=setting.key)


_READERS: dict[Kind, Callable[[Setting, str], Value]] = {
    Kind.BOOL: _bool,
    Kind.INT: _int,
    Kind.CHOICE: _choice,
    Kind.TEXT: _text,
    Kind.KEYS: _table,
}


def _not_of(kind: Kind, setting: Setting, raw: object) -> UnfitError:
    if isinstance(raw, str):
        try:
            from_text(setting, raw)
        except UnfitError as error:
            return error
        if raw.strip().casefold() not in ("yes", "no", "on", "off"):
            return UnfitError(Code.QUOTED, key=setting.key, text=shown(raw))
    if kind is Kind.BOOL:
        return UnfitError(Code.NOT_TRUE_OR_FALSE, key=setting.key, text=shown(raw))
    return _not_whole(setting, shown(raw))


def _not_whole(setting: Setting, text: str) -> UnfitError:
    return UnfitError(
        Code.NOT_WHOLE, key=setting.key, text=text, least=setting.least, most=setting.most
    )
