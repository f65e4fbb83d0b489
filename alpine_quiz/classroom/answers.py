"""The answers to a question, counted: how often each was given, and whether it is right."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from alpine_quiz.classroom.posed import same_as

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alpine_quiz.classroom.posed import Given
    from alpine_quiz.classroom.turn import Entry

LISTED = 60


@dataclass(slots=True)
class Answers:
    """``counts`` are by what stands for all answers that say the same, as is ``right``.

    ``answered`` is how many have answered, ``known`` how many of them in full; ``frequent`` are
    the answers given most often, up to ``LISTED`` of them.
    """

    answered: int = 0
    known: int = 0
    counts: Counter[Given] = field(default_factory=Counter)
    right: set[Given] = field(default_factory=set)
    frequent: list[Given] = field(default_factory=list)


def count_answers(entries: Iterable[Entry]) -> Answers:
    """Return the answers that ``entries`` are."""
    found = Answers()
    for entry in entries:
        same = same_as(entry.given)
        found.answered += 1
        found.counts[same] += 1
        if entry.credit == 1:
            found.known += 1
            found.right.add(same)
    found.frequent = sorted(found.counts, key=lambda same: (-found.counts[same], str(same)))
    del found.frequent[LISTED:]
    return found
