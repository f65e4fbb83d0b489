"""What is said of one question, and of which of its fields."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Bank, Question
    from alpine_quiz.bank.problems import Code


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that would be better otherwise about ``item``.

    ``name`` is the field it is about, and ``entry`` which of a list's entries, from 0, or a
    mapping's key; ``None`` where all of the field is meant.
    """

    code: Code
    bank: Bank
    item: Question
    name: str = "stem"
    entry: int | str | None = None
    args: dict[str, str | int] = field(default_factory=dict)
