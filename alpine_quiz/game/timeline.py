"""What a timeline is made of: orders and years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.bank.model import Number, Order
from alpine_quiz.language.numbers import is_year

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Question


def is_of_time(item: Question) -> bool:
    """Tell whether ``item`` asks for an order or for a year."""
    return isinstance(item, Order) or (isinstance(item, Number) and is_year(item.unit))
