"""A player's answers as statistics need them: what each was about, and what was known."""

from __future__ import annotations

from dataclasses import dataclass
from operator import eq, itemgetter
from typing import TYPE_CHECKING

from alpine_quiz.game.modes import Mode
from alpine_quiz.records.sealed import SEALED

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

_ANSWERS = f"""
    SELECT answer.at, pack, answer.item, answer.facts, answer.documents, answer.topic, type,
        answer.difficulty, seconds, counted.numerator, counted.denominator
    FROM round JOIN answer ON answer.round = round.id JOIN counted ON counted.id = answer.id
    WHERE player = (SELECT id FROM player WHERE folded = :player) AND mode != :hotseat
    AND (:pack IS NULL OR pack = :pack) AND NOT {SEALED}
"""  # noqa: S608
_COLUMNS = 11


@dataclass(frozen=True, slots=True)
class Answers:
    """Many answers, column by column: there are tens of thousands of them.

    In the order of their times, which are as records keep them. ``facts`` and ``documents`` are
    JSON. Credits, as fractions of whole numbers, count a claim as right.
    """

    times: Sequence[str]
    packs: Sequence[str]
    items: Sequence[str]
    facts: Sequence[str]
    documents: Sequence[str]
    topics: Sequence[str]
    types: Sequence[str]
    difficulties: Sequence[int]
    seconds: Sequence[float]
    numerators: Sequence[int]
    denominators: Sequence[int]

    def are_right(self) -> Iterator[bool]:
        """Go through the answers: whether each was wholly right."""
        return map(eq, self.numerators, self.denominators)


def read_answers(connection: sqlite3.Connection, player: str, pack: str | None = None) -> Answers:
    """Return the answers of the player with this folded name, in one ``pack`` or in all.

    What was played together at one keyboard is left out, and an exam that is not over.
    """
    wanted = {"player": player, "pack": pack, "hotseat": Mode.HOTSEAT.value}
    rows = connection.execute(_ANSWERS, wanted).fetchall()
    rows.sort(key=itemgetter(0))
    return Answers(*(zip(*rows, strict=True) if rows else [()] * _COLUMNS))
