"""What is asked for in the library besides words: a pack, a topic, a language, a type."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.content import Content

from alpine_quiz.language.catalogue import later, spoken, tr
from alpine_quiz.library.index.asking import Kind
from alpine_quiz.plain.library import language_name
from alpine_quiz.plain.looking_back.accuracy import difficulty_name, type_name
from alpine_quiz.terminal.widgets.key_line import Key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from alpine_quiz.game.sought import Sought
    from alpine_quiz.library.index.model import PackEntry, Query

    Entries = Mapping[str, PackEntry]

TITLES = {
    Kind.PACK: later("Which pack?"),
    Kind.TOPIC: later("Which topic?"),
    Kind.LANGUAGE: later("Which language?"),
    Kind.TYPE: later("Which type of question?"),
    Kind.DIFFICULTY: later("How difficult?"),
}
_ANY = {
    Kind.PACK: later("all packs"),
    Kind.TOPIC: later("all topics"),
    Kind.LANGUAGE: later("all languages"),
    Kind.TYPE: later("all types"),
    Kind.DIFFICULTY: later("any difficulty"),
}
_BRIEFLY = {
    Kind.PACK: later("pack"),
    Kind.TOPIC: later("topic"),
    Kind.LANGUAGE: later("language"),
    Kind.TYPE: later("type"),
    Kind.DIFFICULTY: later("difficulty"),
}
_SHORT = 10
_ROOMY = 60
"""Cells from which there is room to name all that can be asked for."""


def value_of(query: Query, kind: Kind) -> str:
    """Return which of a kind is asked for, or an empty string where any will do."""
    sought = query.sought
    values = {
        Kind.PACK: query.pack,
        Kind.TOPIC: sought.topic,
        Kind.LANGUAGE: query.language,
        Kind.TYPE: sought.type,
        Kind.DIFFICULTY: str(sought.difficulty or ""),
    }
    return values[kind]


def asking_for(query: Query, kind: Kind, value: str) -> Query:
    """Return ``query`` with only questions of one kind, or of any where it is empty."""
    sought: Sought = query.sought
    match kind:
        case Kind.PACK:
            return replace(query, pack=value)
        case Kind.LANGUAGE:
            return replace(query, language=value)
        case Kind.TOPIC:
            return replace(query, sought=replace(sought, topic=value))
        case Kind.TYPE:
            return replace(query, sought=replace(sought, type=value))
        case _:
            return replace(query, sought=replace(sought, difficulty=int(value or 0)))


def filter_name(query: Query, kind: Kind, value: str, entries: Entries) -> str:
    """Return what one of a kind is called, by the packs that are here."""
    match kind:
        case Kind.PACK:
            entry = entries.get(value)
            return (entry.title.in_language(spoken()) if entry else "") or value
        case Kind.TOPIC:
            named = (each for each in entries.values() if value in each.named_topics)
            entry = entries.get(query.pack) or next(named, None)
            return entry.topic_name(value, spoken()) if entry else value
        case Kind.LANGUAGE:
            return language_name(value)
        case Kind.TYPE:
            return type_name(value)
        case _:
            return difficulty_name(int(value))


def filter_keys(query: Query, entries: Entries, width: int) -> tuple[Key, ...]:
    """Return a key for all that can be asked for; in a narrow window only for what is."""
    return tuple(
        _filter_key(query, kind, entries)
        for kind in Kind
        if width >= _ROOMY or value_of(query, kind)
    )


def _filter_key(query: Query, kind: Kind, entries: Entries) -> Key:
    id_, value = f"library.{kind.name.casefold()}", value_of(query, kind)
    if not value:
        return Key(id_, tr(_ANY[kind]), brief=Key(id_, tr(_BRIEFLY[kind])))
    name = filter_name(query, kind, value, entries)
    short = Content(name).truncate(_SHORT, ellipsis=True).plain
    return Key(id_, name, brief=Key(id_, short))
