"""A pack while it is written: its questions as they stand now, and what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from alpine_quiz.bank.model import BEGINNING
from alpine_quiz.bank.pack import load_pack
from alpine_quiz.library.watching import Watch

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from alpine_quiz.bank.model import Pack, Question
    from alpine_quiz.bank.problems import Problem


@dataclass(frozen=True, slots=True)
class Draught:
    """A pack as it was read once; without one good question in the language, ``items`` is empty.

    ``errors`` are those of its files, in their order.
    """

    pack: Pack | None
    items: tuple[Question, ...] = ()
    errors: tuple[Problem, ...] = ()


class Preview:
    """A pack that is read again when one of its files has been saved."""

    def __init__(self, path: Path, language: str) -> None:
        self._path = path
        self._language = language
        self._watch = Watch([path])

    def read(self) -> Draught:
        """Return the pack as it is now."""
        self._watch.see()
        pack, problems = load_pack(self._path)
        errors = tuple(problem for problem in problems if problem.is_error)
        items = pack.items(self._language) if pack is not None else ()
        return Draught(pack, items, errors)

    def has_changed(self) -> bool:
        """Tell whether files have been saved since, and have been still since the last asking."""
        return self._watch.has_changed()


def same_question(before: Question, after: Question) -> bool:
    """Tell whether a question reads as it did, wherever it stands now."""
    return _nowhere(before) == _nowhere(after)


def _nowhere(item: Question) -> Question:
    citations = tuple(each._replace(place=BEGINNING, at=None) for each in item.citations)
    return replace(item, place=BEGINNING, citations=citations)


def place_of(items: Sequence[Question], before: Question) -> int | None:
    """Return where the question that was shown stands now, or ``None``.

    One that was named otherwise meanwhile is known by its stem.
    """
    for same in ("id", "stem"):
        wanted = getattr(before, same)
        found = [place for place, item in enumerate(items) if getattr(item, same) == wanted]
        if found:
            return found[0]
    return None


def turned(items: Sequence[Question], before: Question, at: int, step: int) -> int:
    """Return the place of the question ``step`` further, round the ends.

    ``before`` was shown at the place ``at``; where it is no longer there, the one that follows
    it stands in its place.
    """
    here = place_of(items, before)
    if here is None:
        here = at - 1 if step > 0 else at
    return (here + step) % len(items)
