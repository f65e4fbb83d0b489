"""All item-writing advice for a pack."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from alpine_quiz.bank.likeness import words
from alpine_quiz.bank.lints.lexicon import lexicon_of
from alpine_quiz.bank.lints.options import faults_of_options
from alpine_quiz.bank.lints.remarks import Remark
from alpine_quiz.bank.lints.repeats import repeats
from alpine_quiz.bank.lints.stems import faults_of_stem
from alpine_quiz.bank.model import Choice, Multiple
from alpine_quiz.bank.packchecks import questions
from alpine_quiz.bank.problems import Code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from alpine_quiz.bank.lints.lexicon import Lexicon
    from alpine_quiz.bank.model import Bank, Pack, Question

_FREQUENT = 0.03
_LEAST_FREQUENT = 4


def remarks(pack: Pack, today: date) -> Iterator[Remark]:
    """Yield what would be better otherwise about each question of ``pack``.

    ``today`` decides which questions are out of date. See `keys` for the pack as a whole.
    """
    frequent: dict[str, frozenset[str]] = {}
    for bank in pack.banks:
        lexicon = lexicon_of(bank.language)
        for item in bank.items:
            for remark in _remarks(bank, item, lexicon, today):
                if remark.code is Code.KEY_WORD_IN_STEM:
                    if bank.language not in frequent:
                        frequent[bank.language] = _frequent(pack.items(bank.language))
                    if remark.args["words"] in frequent[bank.language]:
                        continue
                yield remark
    yield from repeats(questions(pack))


def _frequent(items: Iterable[Question]) -> frozenset[str]:
    """Return the words that so many stems have that they give nothing away: a pack's subject."""
    items = list(items)
    counts = Counter(word for item in items for word in set(words(item.stem).split()))
    least = max(_LEAST_FREQUENT, len(items) * _FREQUENT)
    return frozenset(word for word, count in counts.items() if count >= least)


def _remarks(bank: Bank, item: Question, lexicon: Lexicon | None, today: date) -> Iterator[Remark]:
    for code, args in faults_of_stem(item, lexicon):
        yield Remark(code, bank, item, args=args)
    for code, number, option_args in faults_of_options(item, lexicon):
        yield Remark(code, bank, item, *_place(item, number), option_args)
    if item.valid_until and is_over(item.valid_until, today):
        yield Remark(Code.EXPIRED, bank, item, "valid_until", args={"date": item.valid_until})


def _place(item: Question, number: int) -> tuple[str, int | None]:
    """Return the field, and which of its entries, that the option ``number`` is."""
    if isinstance(item, Choice):
        return ("answer", None) if number == 0 else ("distractors", number - 1)
    keys = len(item.answers) if isinstance(item, Multiple) else 0
    return ("answers", number) if number < keys else ("distractors", number - keys)


def is_over(until: str, today: date) -> bool:
    """Tell whether the day, month or year ``until`` lies wholly before ``today``."""
    return until < today.isoformat()[: len(until)]
