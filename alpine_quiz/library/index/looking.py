"""Looking through one pack that lies anywhere, as through the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.game.sought import found_among
from alpine_quiz.library.index.model import Hit

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Pack, Question
    from alpine_quiz.library.index.model import Query


def look_through(pack: Pack, query: Query) -> list[Hit]:
    """Return the questions of a pack that are sought, in the order of files and lines."""
    return [
        hit_of(item, pack, bank.language)
        for bank in pack.banks
        if query.language in ("", bank.language)
        for item in found_among(bank.items, query.sought, pack)
    ]


def hit_of(item: Question, pack: Pack, language: str) -> Hit:
    """Return a question as the index tells of it."""
    return Hit(
        number=0,
        pack=pack.id,
        item=item.id,
        language=language,
        type=item.type.value,
        topic=item.topic,
        difficulty=item.difficulty,
        line=item.place.line,
        subjects=item.subjects,
        stem=item.stem,
    )


def item_of(hit: Hit, pack: Pack) -> Question | None:
    """Return the question that was found, as it is in its pack now; ``None`` where it is gone."""
    found = (item for item in pack.items(hit.language) if item.id == hit.item)
    return next(found, None)
