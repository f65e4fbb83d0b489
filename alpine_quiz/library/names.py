"""The names that a pack's fact base knows, for grading typed answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.bank.files import FACTS_FILE
from alpine_quiz.facts.reader import read_facts
from alpine_quiz.game.names import Names

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Pack


def names_in(pack: Pack) -> Names:
    """Return the names of the entities in the pack's facts; none where it has no facts."""
    path = pack.path / FACTS_FILE
    if not path.is_file():
        return Names()
    base, _ = read_facts(path)
    if base is None:
        return Names()
    return Names(
        (entity.type, (*entity.names.texts.values(), *entity.aliases))
        for entity in base.entities.values()
    )
