"""Changing one setting in the file, and nothing else in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from alpine_quiz.documents.writing import write_all
from alpine_quiz.settings.file import parsed, read_text
from alpine_quiz.settings.keys import flattened, keys_of
from alpine_quiz.settings.model import BY_DEFAULT, Origin, Source
from alpine_quiz.settings.problems import Code, Problem, SettingsError, UnfitError
from alpine_quiz.settings.schema import BY_KEY, KEYS, Kind
from alpine_quiz.settings.values import value_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from alpine_quiz.settings.schema import Value

Way = tuple[str, ...]

_BOM = "\ufeff"
_BARE_LINE_FEED = re.compile(r"(?<!\r)\n")


def write_setting(
    path: Path | None, key: str, value: object | None, header: Iterable[str] = ()
) -> None:
    """Set ``key`` in the file, or take it out with ``None``, so that the default holds.

    Comments, order and everything else stay. A file that is not there is made, with ``header``
    as a comment on top. Raises ``SettingsError``: for a value that does not fit, a file with
    faults of syntax, and one that cannot be written; then it is as it was.
    """
    setting = BY_KEY[key]
    if setting.kind is Kind.KEYS and value is not None:
        raise ValueError(key)
    try:
        fit = None if value is None else value_of(setting, value)
    except UnfitError as error:
        raise _unfit(error) from None
    _change(path, (key,), fit, header)


def write_keys(
    path: Path | None, binding: str, keys: str | None, header: Iterable[str] = ()
) -> None:
    """Give ``binding`` these keys, such as ``h,f2``, or with ``None`` those it comes with.

    Otherwise as ``write_setting``. What other bindings have is not looked at.
    """
    fit = None
    if keys is not None:
        from alpine_quiz.settings.keys import faults_of

        faults = faults_of({binding: keys})
        if faults:
            raise _unfit(faults[0])
        fit = ",".join(keys_of({binding: keys})[binding])
    _change(path, (KEYS.key, binding), fit, header)


def _change(path: Path | None, way: Way, value: Value | None, header: Iterable[str]) -> None:
    if path is None:
        raise _refused(path, Code.NO_HOME)
    text = read_text(path)
    after = _changed(path, text or "", way, value)
    if after is None:
        return
    if text is None:
        after = _as_comment(header) + after
    try:
        write_all({path: (_bom_of(path) + after).encode()})
    except OSError as error:
        reason = error.strerror or str(error)
        raise _refused(path, Code.NOT_WRITTEN, {"reason": reason}) from None


def _as_comment(header: Iterable[str]) -> str:
    lines = [f"# {' '.join(line.split())}".rstrip() for line in header]
    return "".join(f"{line}\n" for line in lines) + ("\n" if lines else "")


def _bom_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return _BOM if file.read(3) == _BOM.encode() else ""
    except OSError:
        return ""


def _changed(path: Path, text: str, way: Way, value: Value | None) -> str | None:
    """Return the text with the value at ``way``, or ``None`` where nothing is to be changed.

    What comes out is read again: whatever became of it, no more than this may be different.
    """
    table = parsed(path, text)
    standing = _standing(path, table, way)
    if value is None and standing is None:
        return None
    at = standing or way
    after = _edited(text, at, value)
    if after is None or not _is_only(path, after, table, at, value):
        raise _refused(path, Code.NOT_EDITABLE, {"key": ".".join(way)})
    if value is not None:
        return after
    # A binding that was given twice is there once more.
    again = _changed(path, after, way, None)
    return after if again is None else again


def _is_only(
    path: Path, after: str, table: Mapping[str, Any], way: Way, value: Value | None
) -> bool:
    """Tell whether ``after`` says what ``table`` did, but for the value at ``way``."""
    try:
        now = parsed(path, after)
    except SettingsError:
        return False
    return _found(now, way) == value and _without(now, way) == _without(table, way)


def _standing(path: Path, table: Mapping[str, Any], way: Way) -> Way | None:
    """Return the way to where the file has it: names of bindings may be parted into tables."""
    top, *names = way
    if top not in table:
        return None
    if not names:
        return way
    if not isinstance(table[top], dict):
        raise _refused(path, Code.NOT_A_TABLE, {"key": top})
    binding = ".".join(names)
    found = (each for each, _ in flattened(table[top]) if ".".join(each) == binding)
    return next(((top, *each) for each in found), None)


def _edited(text: str, way: Way, value: Value | None) -> str | None:
    """Return the text with the value at ``way``, or ``None`` where it cannot be put there."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    *tables, name = way
    try:
        document = tomlkit.parse(text)
        table: Any = document
        for each in tables:
            if each not in table:
                table[each] = tomlkit.table()
            table = table[each]
        if value is None:
            del table[name]
        else:
            table[name] = value
        after = tomlkit.dumps(document)
    except (TOMLKitError, LookupError, TypeError, ValueError, AttributeError, RecursionError):
        return None
    if "\r\n" in text and not _BARE_LINE_FEED.search(text):
        return _BARE_LINE_FEED.sub("\r\n", after)
    return after


def _without(table: Mapping[str, Any], way: Way) -> dict[Way, str]:
    """Return all that a file says, but for what is at ``way``."""
    return {each: repr(value) for each, value in flattened(table) if each[: len(way)] != way}


def _found(table: Mapping[str, Any], way: Way) -> object:
    found: object = table
    for part in way:
        found = found.get(part) if isinstance(found, dict) else None
    return found


def _unfit(error: UnfitError) -> SettingsError:
    # It was given by hand: the file, which has not got it, has no part in this.
    return SettingsError(Problem(error.code, BY_DEFAULT, args=error.args_))


def _refused(
    path: Path | None, code: Code, args: Mapping[str, str | int] | None = None
) -> SettingsError:
    return SettingsError(Problem(code, Origin(Source.FILE, str(path or "")), args={**(args or {})}))
