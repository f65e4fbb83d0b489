"""What makes one option stand out among the others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from alpine_quiz.bank.likeness import likeness
from alpine_quiz.bank.lints.lexicon import straightened
from alpine_quiz.bank.model import MAX_OPTIONS, Choice, Multiple
from alpine_quiz.bank.problems import Code

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from alpine_quiz.bank.lints.lexicon import Lexicon
    from alpine_quiz.bank.model import Question

OptionFault = tuple[Code, int, dict[str, str | int]]
"""What is wrong, with which option (keys first), and what fills its sentence."""

_MUCH_LONGER = 1.6
_LONGER_BY = 15
_LEAST_OPTIONS = 3
_LEAST_WORDS = 3
_NUMBER = re.compile(r"\s*[-+−~≈]?\s*\d[\d.,'’\s]*(?P<unit>.*)")
_ABBREVIATION = re.compile(
    r"\b\w\.$|\b(?:etc|Inc|Ltd|Co|Jr|Sr|St|Mr|Mrs|Dr|No|cf|ca|av|apr|Mme)\.$"
)
_DIMENSIONS = tuple(
    frozenset(units.split())
    for units in (
        "km m cm mm mile miles metre metres meter meters kilometre kilometres foot feet",
        "kg g t tonne tonnes ton tons kilo kilos gram grams gramme grammes",
        "km/h mph kph m/s",
        "hp bhp ch kw ps",
        "second seconds minute minutes hour hours day days week weeks month months year years "
        "seconde secondes heure heures jour jours semaine semaines mois an ans année années",
    )
)


def faults_of_options(item: Question, lexicon: Lexicon | None) -> Iterator[OptionFault]:
    """Yield what is poor about the options of ``item``."""
    if not isinstance(item, Choice | Multiple):
        return
    keys = (item.answer,) if isinstance(item, Choice) else item.answers
    options = (*keys, *item.distractors)
    if len(options) > MAX_OPTIONS:
        yield Code.MANY_OPTIONS, len(keys), {"count": len(options), "most": MAX_OPTIONS}
    if lexicon is not None:
        for number, option in enumerate(options):
            if lexicon.pattern("whole_list").fullmatch(straightened(option).strip(" .!")):
                yield Code.ALL_OF_THE_ABOVE, number, {"option": option}
                return
    if isinstance(item, Choice) and _is_much_longer(item.answer, item.distractors):
        yield Code.LONGEST_KEY, 0, {"option": item.answer[:80]}
    if (odd := _odd_one(item.stem, options, lexicon)) is not None:
        yield Code.UNLIKE_OPTIONS, odd, {"option": options[odd][:80]}


def _is_much_longer(key: str, distractors: Sequence[str]) -> bool:
    longest = max(map(len, distractors))
    return len(key) >= longest * _MUCH_LONGER and len(key) - longest >= _LONGER_BY


def _odd_one(stem: str, options: Sequence[str], lexicon: Lexicon | None) -> int | None:
    """Return the option that is unlike the others, or the first of several."""
    if len(options) < _LEAST_OPTIONS:
        return None
    odd = _odd_number(stem, options, lexicon)
    if odd is None:
        odd = _odd_unit(options)
    if odd is None:
        odd = _odd_stop(options)
    return _odd_case(options) if odd is None else odd


def _odd_number(stem: str, options: Sequence[str], lexicon: Lexicon | None) -> int | None:
    """Return a word among numbers, or a number among words, where the stem asks for a number."""
    if lexicon is None or not lexicon.pattern("counting").search(straightened(stem)):
        return None
    from alpine_quiz.language.numbers import readings

    numbers = [bool(readings(option, "")) or any(map(str.isdigit, option)) for option in options]
    wordy = [len(option.split()) > 1 for option in options]
    if all(numbers) or not any(numbers):
        return None
    lacking = [at for at, number in enumerate(numbers) if not number and wordy[at]]
    return lacking[0] if lacking and len(lacking) < len(options) / 2 else None


def _odd_unit(options: Sequence[str]) -> int | None:
    """Return a bare number among numbers with units, or one whose unit measures another thing."""
    found = [_NUMBER.fullmatch(option) for option in options]
    units = [likeness(each["unit"]) if each else None for each in found]
    if None in units:
        return None
    kinds = [_kind(unit or "") for unit in units]
    if len(set(kinds)) < 2:
        return None
    bare = [at for at, unit in enumerate(units) if not unit]
    if bare and len(bare) < len(options):
        with_unit = [at for at, unit in enumerate(units) if unit]
        return with_unit[0] if len(with_unit) < len(bare) else bare[0]
    known = [at for at, kind in enumerate(kinds) if kind.isdigit()]
    if len(known) < len(options):
        return None
    return next((at for at in known if kinds.count(kinds[at]) == 1), known[0])


def _kind(unit: str) -> str:
    for number, units in enumerate(_DIMENSIONS):
        if unit in units:
            return str(number)
    return unit.rstrip("s")


def _odd_stop(options: Sequence[str]) -> int | None:
    """Return the one option that alone ends, or alone does not end, with a full stop."""
    if not all(len(option.split()) >= _LEAST_WORDS for option in options):
        return None
    stops = [option.endswith(".") and not _ABBREVIATION.search(option) for option in options]
    return _alone(stops)


def _odd_case(options: Sequence[str]) -> int | None:
    """Return the one option that alone is, or alone is not, all in small letters.

    Names with digits or capitals within (4CV, eBay) are neither.
    """
    small: list[bool] = []
    for option in options:
        first = option[:1]
        if not first.isalpha() or not first.isascii():
            return None
        if first.islower() and not option.islower():
            return None
        word = option.split()[0]
        if len(word) > 1 and word.isupper():
            return None
        small.append(option.islower())
    return _alone(small)


def _alone(flags: Sequence[bool]) -> int | None:
    for value in (True, False):
        if flags.count(value) == 1:
            return flags.index(value)
    return None
