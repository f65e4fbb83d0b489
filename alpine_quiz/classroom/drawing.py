"""Drawing a session's questions from a pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.classroom.sheet import sheet_of
from alpine_quiz.game.choosing import choose
from alpine_quiz.game.common import in_common
from alpine_quiz.game.lots import Lots

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alpine_quiz.bank.model import Pack, Question
    from alpine_quiz.classroom.sheet import Sheet

QUESTIONS = 10
MOST_QUESTIONS = 200
SPARE = 200
"""How many more questions lie ready for a teacher who wants another one."""


def draw_sheet(
    pack: Pack, items: Sequence[Question], *, language: str, count: int, seed: str
) -> tuple[Sheet, tuple[int, ...]]:
    """Return a sheet of ``items``, of one language, and which of them to ask, in order.

    As in a round: easy first, mixed, nothing twice. Those that all of the pack's languages have
    come before others, so that everybody can choose theirs. The rest lies ready.
    """
    common = {item.id for item in in_common(pack, items)}
    shared = [item for item in items if item.id in common]
    chosen = choose(shared, pack=pack.id, count=count, seed=seed)
    if len(chosen) < count and len(shared) < len(items):
        chosen = choose(items, pack=pack.id, count=count, seed=seed)
    asked = [asked.item for asked in chosen]
    return _with_spare(pack, items, asked, language, seed)


def sheet_of_ids(
    pack: Pack, items: Sequence[Question], ids: Sequence[str], *, language: str, seed: str
) -> tuple[Sheet, tuple[int, ...]]:
    """Return a sheet that asks those of ``items`` that have these ids, in this order.

    Ids that none has are left out.
    """
    by_id = {item.id: item for item in items}
    asked = [by_id[id_] for id_ in dict.fromkeys(ids) if id_ in by_id]
    return _with_spare(pack, items, asked, language, seed)


def _with_spare(
    pack: Pack, items: Sequence[Question], asked: Sequence[Question], language: str, seed: str
) -> tuple[Sheet, tuple[int, ...]]:
    taken = {item.id for item in asked}
    lots = Lots("spare", seed, pack.id)
    spare = sorted(
        (item for item in items if item.id not in taken), key=lambda item: lots.draw(item.id)
    )
    sheet = sheet_of(pack, (*asked, *spare[:SPARE]), language, seed)
    return sheet, tuple(range(len(asked)))
