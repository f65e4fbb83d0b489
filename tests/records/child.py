"""A process that plays and says what it has been told: ``python -m tests.records.child``.

Arguments: the file, the player, how many questions, and the mode if it is not quick. After each
verdict it prints a line of round, position and the answer given, so whoever reads the line has
seen the answer counted.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from alpine_quiz.game.modes import Mode
from alpine_quiz.game.notation import as_text
from alpine_quiz.game.round import Phase
from alpine_quiz.records.kept_round import KeptRound
from alpine_quiz.records.store import Records
from tests.records.playing import (
    ITEMS,
    ByTheKey,
    Stopwatch,
    pack_of,
    right,
    start,
    wrong,
)

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Question


def many(count: int) -> list[Question]:
    """Return ``count`` questions of all types."""
    return [replace(ITEMS[n % len(ITEMS)], id=f"item{n}") for n in range(count)]


def gives(mode: str, position: int) -> bool:
    """Tell whether a question is answered rightly; in survival two lives are lost early."""
    return position not in (0, 3) if mode == Mode.SURVIVAL else position % 3 != 0


def go_on(records: Records, player: str, count: int, mode: str = Mode.QUICK) -> KeptRound:
    """Return the player's unfinished round of ``many`` questions, or a new one."""
    saved = records.unfinished(records.player(player))
    items = many(count)
    if saved is None:
        return start(records, items, player=player, mode=mode)
    return KeptRound.resume(records, saved, pack_of(items), ByTheKey(), Stopwatch())


def main(path: str, player: str, count: str, mode: str = Mode.QUICK) -> None:
    """Play to the end."""
    with Records.open(Path(path)) as records:
        kept = go_on(records, player, int(count), mode)
        while kept.round.phase is not Phase.FINISHED:
            item = kept.round.current.item
            kept.answer(right(item) if gives(mode, kept.round.position) else wrong(item))
            position = len(kept.round.played) - 1
            given = as_text(kept.round.played[-1].answer)
            print(kept.saved.uid, position, given, sep="\t", flush=True)
            kept.explain()
            kept.next()
        if records.unsaved_because:
            print("unsaved", records.unsaved_because, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
