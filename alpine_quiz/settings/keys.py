"""Keys of a person's own: their shape, and which of them get in each other's way."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from alpine_quiz.settings.problems import Code, UnfitError
from alpine_quiz.settings.values import line_of, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from alpine_quiz.settings.schema import Keys

EVERYWHERE = "app"
"""The room of the bindings that hold on every screen."""

_LISTS = "rows"
_QUESTION = "question"
_ANSWERING = {"pick", "arrange", "pairs", "explanation"}
"""The rooms of what a question is answered with; no two of them are on screen at once."""

_MOST_KEYS = 8
_DEEPEST = 8
_BINDING = re.compile(r"[a-z][a-z0-9_-]{0,39}(?:\.[a-z][a-z0-9_-]{0,39}){0,3}")
# One character for itself, or a name as Textual has it: f1, pageup, question_mark.
_MODIFIERS = r"(?:(?:ctrl|shift|alt|super|hyper|meta)\+)*"
_KEY = re.compile(rf"({_MODIFIERS})([a-z][a-z0-9_]{{1,39}}|\S)", re.IGNORECASE)


def keys_of(raw: object) -> Keys:
    """Return the table of the file as keys, those that fit; see ``faults_of`` for the others.

    Raises ``UnfitError`` where it is no table.
    """
    if not isinstance(raw, dict):
        raise UnfitError(Code.NOT_A_TABLE, key="keys")
    return MappingProxyType({binding: keys for binding, keys in _entries(raw, []).items() if keys})


def faults_of(raw: Mapping[str, object]) -> list[UnfitError]:
    """Return what is wrong with the table of the file, ``where`` inside it included."""
    faults: list[UnfitError] = []
    _entries(raw, faults)
    return faults


def conflicts(keys: Keys, known: Mapping[str, str]) -> list[UnfitError]:
    """Return what is wrong with ``keys`` where these bindings are ``known``, with their own keys.

    A binding that there is none of is told with the nearest; a key that one of the others has
    on the same screen, with the other. ``known`` is in the form of ``{"question.hint": "h,f2"}``.
    """
    faults = []
    for binding in keys:
        if binding not in known:
            from alpine_quiz.settings.nearest import nearest_binding

            near = nearest_binding(binding, known)
            faults.append(UnfitError(Code.UNKNOWN_BINDING, (binding,), id=binding, nearest=near))
    held = {each: names_of(written) for each, written in known.items() if each not in keys}
    for binding, mine in keys.items():
        for other, theirs in held.items():
            taken = [key for key in mine if key in theirs]
            if binding in known and taken and _meet(binding, other):
                faults.append(_taken(binding, taken[0], other))
    return faults


def names_of(written: str) -> tuple[str, ...]:
    """Return the keys that ``written`` lists with commas, each once; raises ``UnfitError``."""
    parts = [part.strip() for part in line_of(written, "keys").split(",")]
    if not any(parts):
        raise UnfitError(Code.NO_KEY)
    return tuple(dict.fromkeys(_name(part) for part in parts))


def flattened(
    table: Mapping[str, object], before: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], object]]:
    """Yield what is in a table and in those within it, each with the way to it."""
    for part, value in table.items():
        way = (*before, part)
        if isinstance(value, dict) and len(way) < _DEEPEST:
            yield from flattened(value, way)
        else:
            yield way, value


def _entries(raw: Mapping[str, object], faults: list[UnfitError]) -> dict[str, tuple[str, ...]]:
    """Return the keys of each binding, and note what is wrong: there the first of two holds."""
    found: dict[str, tuple[str, ...]] = {}
    owners: dict[str, dict[str, str]] = {}
    for way, value in flattened(raw):
        binding = ".".join(way)
        try:
            mine = _checked(binding, value)
            _refuse_taken(binding, mine, found, owners)
        except UnfitError as error:
            args = {"id": shown(binding)} | error.args_
            faults.append(UnfitError(error.code, way, **args))
            continue
        found[binding] = mine
        for key in mine:
            owners.setdefault(key, {})[_room(binding)] = binding
    return found


def _refuse_taken(
    binding: str,
    mine: tuple[str, ...],
    found: Mapping[str, object],
    owners: Mapping[str, Mapping[str, str]],
) -> None:
    """Raise ``UnfitError`` where the binding is among those ``found``, or one of its keys is.

    ``owners`` are, for each key, the bindings that have it, by their room.
    """
    if binding in found:
        raise UnfitError(Code.BOUND_TWICE, id=binding)
    room = _room(binding)
    for key in mine:
        owned = owners.get(key, {})
        meeting = owned if room == EVERYWHERE else (room, EVERYWHERE)
        other = next((owned[each] for each in meeting if each in owned), None)
        if other is not None:
            raise _taken(binding, key, other)


def _checked(binding: str, value: object) -> tuple[str, ...]:
    if not _BINDING.fullmatch(binding):
        raise UnfitError(Code.BAD_BINDING)
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        value = ",".join(value)
    if not isinstance(value, str):
        raise UnfitError(Code.NOT_A_TEXT, key=binding)
    keys = names_of(value)
    if len(keys) > _MOST_KEYS:
        raise UnfitError(Code.TOO_MANY_KEYS, count=len(keys), limit=_MOST_KEYS)
    return keys


def _name(part: str) -> str:
    found = _KEY.fullmatch(part)
    if found is None:
        raise UnfitError(Code.BAD_KEY, text=shown(part))
    # A letter alone is another key in capitals: it is typed with shift.
    modifiers, name = found.groups()
    return modifiers.lower() + (name if len(name) == 1 else name.lower())


def _room(binding: str) -> str:
    return binding.partition(".")[0]


def _meet(one: str, other: str) -> bool:
    """Tell whether two bindings hold on one screen."""
    rooms = {_room(one), _room(other)}
    shared = EVERYWHERE in rooms or _LISTS in rooms
    return len(rooms) == 1 or shared or (_QUESTION in rooms and bool(rooms & _ANSWERING))


def _taken(binding: str, key: str, other: str) -> UnfitError:
    return UnfitError(Code.KEY_TAKEN, (binding,), id=binding, text=key, other=other)
