"""What an update of a pack changes, question by question."""

from __future__ import annotations

from dataclasses import dataclass, replace
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


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A question in one language; ``stem`` is the newer where it has two."""

    language: str
    id: str
    stem: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What comes, what goes, and what reads otherwise.

    ``rekeyed`` are those of the reworded that have another right answer; ``files`` the names
    of all files that are not the same.
    """

    added: tuple[Entry, ...] = ()
    removed: tuple[Entry, ...] = ()
    reworded: tuple[Entry, ...] = ()
    rekeyed: tuple[Entry, ...] = ()
    version: tuple[str, str] = ("", "")
    files: tuple[str, ...] = ()


def compare(old: Pack | None, new: Pack, files: tuple[str, ...] = ()) -> Changes:
    """Return what makes ``new`` differ from ``old``, of which nothing may be left."""
    before, after = _questions(old) if old else {}, _questions(new)
    both = [place for place in after if place in before]
    changed = [place for place in both if _bare(before[place]) != _bare(after[place])]
    other = [place for place in changed if _key(before[place]) != _key(after[place])]
    return Changes(
        added=_entries(after, [place for place in after if place not in before]),
        removed=_entries(before, [place for place in before if place not in after]),
        reworded=_entries(after, changed),
        rekeyed=_entries(after, other),
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
