"""Which options a cell means that says the right answer: by text, by number or by letter."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from alpine_quiz.bank.likeness import likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

STAR = "*"
_LETTER = re.compile(r"([A-Ja-j])[.):]?")
_NUMERAL = re.compile(r"(\d{1,2})(?:\.0)?[.):]?")
_NAMED = re.compile(
    r"(?:option|choice|choix|answer|reponse|réponse|proposition)s?\s*(?=[A-Ja-j0-9])", re.IGNORECASE
)
_LABELLED = re.compile(r"([A-Ja-j]|\d{1,2})\s*[.):=–-]\s*(.+)", re.DOTALL)
_RUN = re.compile(r"[A-J]{2,8}")
_BETWEEN = re.compile(r"[,;|/&+\n]|(?<=\s)(?:and|et|und|y)(?=\s)")
_MOST = 2000


class Way(Enum):
    """How a key is told."""

    TEXT = auto()
    LETTER = auto()
    NUMBER = auto()


@dataclass(frozen=True, slots=True)
class Habit:
    """How keys are told in a sheet as a whole, for those that can be read in several ways.

    With ``apart`` the key stands beside the options, which are all wrong; with ``from_zero`` the
    first option has the number 0.
    """

    order: tuple[Way, ...] = tuple(Way)
    apart: bool = False
    from_zero: bool = False


def habit_of(rows: Iterable[tuple[str, Sequence[str]]]) -> Habit:
    """Return the habit of rows, each a key and its options."""
    kept = [(key, options) for key, options in rows if key and any(options)]
    from_zero = any(key.strip() in ("0", "0.0") and "0" not in options for key, options in kept)
    habit = Habit(from_zero=from_zero)
    counts: Counter[Way] = Counter()
    found = 0
    for key, options in kept:
        ways = meanings(key, options, habit)
        found += bool(ways)
        if len(ways) == 1:
            counts.update(list(ways))
    order = sorted(Way, key=lambda way: (-counts[way], way.value))
    return Habit(tuple(order), apart=len(kept) > 2 * found, from_zero=from_zero)


def meant(key: str, options: Sequence[str], habit: Habit) -> tuple[int, ...]:
    """Return which options a key means, as most keys of its sheet are told; none if unknown."""
    ways = meanings(key, options, habit)
    return next((ways[way] for way in habit.order if way in ways), ())


def meanings(key: str, options: Sequence[str], habit: Habit) -> dict[Way, tuple[int, ...]]:
    """Return which options a key may mean, in each way in which it means any."""
    key = key.strip()[:_MOST]
    texts = {
        likeness(option): place for place, option in reversed(list(enumerate(options))) if option
    }
    found: dict[Way, tuple[int, ...]] = {}
    if (place := texts.get(likeness(key))) is not None:
        found[Way.TEXT] = (place,)
    elif (labelled := _LABELLED.fullmatch(key)) and likeness(labelled[2]) in texts:
        found[Way.TEXT] = (texts[likeness(labelled[2])],)
    parts = [part.strip() for part in _BETWEEN.split(key) if part.strip()]
    if not found and len(parts) > 1 and all(likeness(part) in texts for part in parts):
        found[Way.TEXT] = _distinct(texts[likeness(part)] for part in parts)
    plain = [_NAMED.sub("", part) for part in parts]
    letters = list(key) if _RUN.fullmatch(key) else [_in(_LETTER, part) for part in plain]
    _add(
        found,
        Way.LETTER,
        [ord(each.upper()) - ord("A") if each else -1 for each in letters],
        options,
    )
    first = 0 if habit.from_zero else 1
    numerals = [_in(_NUMERAL, part) for part in plain]
    _add(found, Way.NUMBER, [int(each) - first if each else -1 for each in numerals], options)
    return found


def starred(options: Sequence[str]) -> tuple[int, ...]:
    """Return which options have an asterisk before or behind them."""
    return tuple(
        place
        for place, option in enumerate(options)
        if option.strip(STAR + " ") and (option.startswith(STAR) or option.endswith(STAR))
    )


def _add(
    found: dict[Way, tuple[int, ...]], way: Way, places: list[int], options: Sequence[str]
) -> None:
    if places and all(0 <= place < len(options) and options[place] for place in places):
        found[way] = _distinct(places)


def _in(pattern: re.Pattern[str], part: str) -> str:
    found = pattern.fullmatch(part)
    return found[1] if found else ""


def _distinct(places: Iterable[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(places))
