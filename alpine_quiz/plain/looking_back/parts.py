"""The parts that looking back has."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.plain.looking_back.accuracy import accuracy_blocks
from alpine_quiz.plain.looking_back.blocks import Block, block_lines
from alpine_quiz.plain.looking_back.days import due_blocks, time_blocks
from alpine_quiz.plain.looking_back.facts import facts_blocks
from alpine_quiz.plain.looking_back.modes import mode_blocks
from alpine_quiz.plain.looking_back.overview import overview_blocks
from alpine_quiz.plain.looking_back.rounds import LATEST_ROUNDS, round_blocks

if TYPE_CHECKING:
    from alpine_quiz.records.looking_back import LookingBack

NO_ROUNDS = later("No rounds yet. Play one with: alpine-quiz play")
NO_ROUNDS_OF_PACK = later("No round of this pack yet.")


class Part(StrEnum):
    """What can be looked at by itself; the values are those of ``scores --part``."""

    OVERVIEW = "overview"
    ACCURACY = "accuracy"
    TIME = "time"
    DUE = "due"
    FACTS = "facts"
    RECORDS = "records"
    ROUNDS = "rounds"


_NAMES = {
    Part.OVERVIEW: later("Overview"),
    Part.ACCURACY: later("Accuracy"),
    Part.TIME: later("Over time"),
    Part.DUE: later("Due"),
    Part.FACTS: later("Facts"),
    Part.RECORDS: later("Records"),
    Part.ROUNDS: later("Rounds"),
}
_BLOCKS = {
    Part.OVERVIEW: overview_blocks,
    Part.ACCURACY: accuracy_blocks,
    Part.TIME: time_blocks,
    Part.DUE: due_blocks,
    Part.FACTS: facts_blocks,
    Part.RECORDS: mode_blocks,
}


def part_name(part: Part) -> str:
    """Return what a part is called."""
    return tr(_NAMES[part])


def blocks_of(part: Part, found: LookingBack, rounds: int | None = None) -> list[Block]:
    """Return what there is to see in a part; at most so many ``rounds``, ``None`` for all."""
    if not found.scores.rounds:
        return [Block(sentences=(tr(NO_ROUNDS if found.pack is None else NO_ROUNDS_OF_PACK),))]
    if part is Part.ROUNDS:
        return round_blocks(found, rounds)
    return _BLOCKS[part](found)


def part_lines(part: Part, found: LookingBack) -> list[str]:
    """Return one part as lines of text, with all of the rounds."""
    return _lines(blocks_of(part, found))


def all_lines(found: LookingBack) -> list[str]:
    """Return all parts as lines of text, with the latest rounds."""
    if not found.scores.rounds:
        return part_lines(Part.OVERVIEW, found)
    return _lines([block for part in Part for block in blocks_of(part, found, LATEST_ROUNDS)])


def _lines(blocks: list[Block]) -> list[str]:
    lines: list[str] = []
    for block in blocks:
        lines += ["", *block_lines(block)] if lines else block_lines(block)
    return lines
