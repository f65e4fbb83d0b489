"""A process that plays and says what it has been told: ``python -m tests.records.child``.

Arguments: the file, the player, how many questions, the mode if it is not quick, and of a hot
seat the style. After each verdict it prints a line of round, position and the answer given, and in
a hot seat who gave it, so whoever reads the line has seen the answer counted.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from alpine_quiz.game.modes import Mode
from alpine_quiz.game.notation import as_text
from alpine_quiz.game.round import Phase
from alpine_quiz.game.seats import seats_of
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


TABLE = ("Ann", "[red]x[/]", "漢字" * 20)


def many(count: int) -> list[Question]:
    """Return ``count`` questions of all types."""
    return [replace(ITEMS[n % len(ITEMS)], id=f"item{n}") for n in range(count)]


def gives(mode: str, position: int) -> bool:
    """Tell whether a question is answered rightly; in survival two lives are lost early."""
    return position not in (0, 3) if mode == Mode.SURVIVAL else position % 3 != 0


def go_on(
    records: Records, player: str, count: int, mode: str = Mode.QUICK, style: str = ""
) -> KeptRound:
    """Return the player's unfinished round of ``many`` questions, or a new one."""
    saved = records.unfinished(records.player(player))
    items = many(count)
    if saved is None:
        seats = seats_of(TABLE, style) if style else None
        return start(records, items, player=player, mode=mode, seats=seats)
    return KeptRound.resume(records, saved, pack_of(items), ByTheKey(), Stopwatch())


def move(kept: KeptRound, mode: str) -> None:
    """Answer the open question; in a hot seat let one take it, or at times nobody."""
    item, position, seats = kept.round.current.item, kept.round.position, kept.hot_seat
    if seats is not None and not seats.ready():
        if position % 5 == 4:
            kept.nobody()
            return
        seats.buzz(seats.may_buzz[position % len(seats.may_buzz)])
    kept.answer(right(item) if gives(mode, position) else wrong(item))


def main(path: str, player: str, count: str, mode: str = Mode.QUICK, style: str = "") -> None:
    """Play to the end."""
    with Records.open(Path(path)) as records:
        kept = go_on(records, player, int(count), mode, style)
        while kept.round.phase is not Phase.FINISHED:
            move(kept, mode)
            position = len(kept.round.played) - 1
            latest = kept.round.played[-1]
            seat = [latest.seat] if style else []
            print(kept.saved.uid, position, as_text(latest.answer), *seat, sep="\t", flush=True)
            kept.explain()
            kept.next()
        if records.unsaved_because:
            print("unsaved", records.unsaved_because, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
