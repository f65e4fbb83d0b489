"""A name shared by two things: which of them was there at the time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alpine_quiz.facts.model import Entity, FactBase

_YEAR = re.compile(r"\d{4}")


def of_its_time(entity: str, year: int, base: FactBase | None) -> str:
    """Return ``entity``, or the one it must not be confused with whose era holds ``year``."""
    if base is None or not year or entity not in base.entities:
        return entity
    named = base.entities[entity]
    if _holds(named, year):
        return entity
    for other in named.not_:
        rival = base.entities.get(other)
        if rival is not None and rival.type == named.type and _holds(rival, year):
            return rival.id
    return entity


def _holds(entity: Entity, year: int) -> bool:
    """Tell whether the era, such as ``1962–1977`` or ``since 2017``, holds ``year``."""
    years = [int(found) for found in _YEAR.findall(entity.era)]
    if not years:
        return True
    if entity.era.startswith(("since", "depuis")):
        return year >= years[0]
    if entity.era.endswith("s"):
        return years[0] <= year < years[0] + 10
    return years[0] <= year <= years[-1]
