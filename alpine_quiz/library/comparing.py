"""What an update of a pack changes, question by question."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from alpine_quiz.bank.model import (
    BEGINNING,
    Choice,
    Match,
    Multiple,
    Number,
    Order,
    Text,
    TrueFalse,
)

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Pack, Question

_TOLD = frozenset({"stem", "answer", "answers", "items", "pairs", "written", "unit", "has_id"})
"""What a question says and what answers it: those are told by themselves."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A question in one language."""

    language: str
    id: str
    stem: str


@dataclass(frozen=True, slots=True)
class Rewording:
    """A question in one language, as it was and as it would be."""

    language: str
    id: str
    was: Question
    now: Question

    @property
    def stem(self) -> str:
        """The newer wording."""
        return self.now.stem

    @property
    def is_rekeyed(self) -> bool:
        """Whether another answer is right."""
        return _key(self.was) != _key(self.now)

    @property
    def fields(self) -> tuple[str, ...]:
        """What else is not the same, by the fields' names; nothing where the type is another."""
        was, now = _bare(self.was), _bare(self.now)
        if type(was) is not type(now):
            return ()
        named = (each.name for each in fields(was) if each.name not in _TOLD)
        return tuple(name for name in named if getattr(was, name) != getattr(now, name))


@dataclass(frozen=True, slots=True)
class Changes:
    """What comes, what goes, and what reads otherwise; ``files`` are all that are not the same."""

    added: tuple[Entry, ...] = ()
    removed: tuple[Entry, ...] = ()
    reworded: tuple[Rewording, ...] = ()
    version: tuple[str, str] = ("", "")
    files: tuple[str, ...] = ()


def compare(old: Pack | None, new: Pack, files: tuple[str, ...] = ()) -> Changes:
    """Return what makes ``new`` differ from ``old``, of which nothing may be left."""
    before, after = _questions(old) if old else {}, _questions(new)
    both = [place for place in after if place in before]
    changed = [place for place in both if _bare(before[place]) != _bare(after[place])]
    return Changes(
        added=_entries(after, [place for place in after if place not in before]),
        removed=_entries(before, [place for place in before if place not in after]),
        reworded=tuple(Rewording(*each, before[each], after[each]) for each in sorted(changed)),
        version=(old.version if old else "", new.version),
        files=files,
    )


def _questions(pack: Pack) -> dict[tuple[str, str], Question]:
    return {(bank.language, item.id): item for bank in pack.banks for item in bank.items}


def _entries(
    items: dict[tuple[str, str], Question], places: list[tuple[str, str]]
) -> tuple[Entry, ...]:
    return tuple(sorted(Entry(*place, items[place].stem) for place in places))


def _bare(item: Question) -> Question:
    """Return a question as a player meets it: without its place, and what its author allows."""
    citations = tuple(each._replace(place=BEGINNING) for each in item.citations)
    return replace(item, place=BEGINNING, citations=citations, allow=())


def _key(item: Question) -> object:
    match item:
        case Choice() | Text() | TrueFalse():
            return item.type, item.answer
        case Number():
            return item.type, item.answer, item.unit
        case Multiple():
            return item.type, frozenset(item.answers)
        case Order():
            return item.type, item.items
        case Match():
            return item.type, frozenset(item.pairs)
