"""Grading: from an answer to a verdict."""

from __future__ import annotations

from collections import Counter
from functools import cached_property, partial
from typing import TYPE_CHECKING, Self

from alpine_quiz.bank.model import Choice, Match, Multiple, Number, Order, Text, TrueFalse
from alpine_quiz.game.answers import Matched, Ordered, Picked, Typed
from alpine_quiz.game.asked import TRUE
from alpine_quiz.game.names import Names, surnames, with_given_name
from alpine_quiz.game.scoring import (
    ALL,
    NOTHING,
    match_credit,
    multiple_credit,
    number_credit,
    order_credit,
)
from alpine_quiz.game.typed import LONGEST, Wanted, form, grade_typed
from alpine_quiz.game.verdict import Outcome, Verdict
from alpine_quiz.language.folding import folded, foldings
from alpine_quiz.language.numbers import readings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from alpine_quiz.bank.model import Pack, Question
    from alpine_quiz.game.answers import Answer
    from alpine_quiz.game.asked import Asked

_UNREADABLE = Verdict(Outcome.UNREADABLE, NOTHING)


class Grader:
    """Grades the answers to one pack's questions.

    ``items`` are the pack's, in all its languages: a name may be typed in any of them, and
    what another question asks for is never taken for a slip. Nothing is read from them before
    it is needed. Grading raises nothing, whatever was typed or picked.
    """

    def __init__(self, items: Iterable[Question], names: Names | None = None) -> None:
        self._items = tuple(items)
        self._names = names or Names()
        self._wanted: dict[tuple[str, str], Wanted] = {}

    @classmethod
    def of_pack(cls, pack: Pack, names: Names | None = None) -> Self:
        """Return a grader of all questions of ``pack``."""
        return cls([item for bank in pack.banks for item in bank.items], names)

    def grade(self, asked: Asked, answer: Answer, *, prompted: bool = False) -> Verdict:
        """Grade ``answer``; ``prompted`` says that a more exact one was already asked for.

        What is no answer to this type of question, or picks what was not shown, is
        unreadable.
        """
        match asked.item, answer:
            case Choice() | TrueFalse(), Picked(options):
                return _of_choice(asked, options)
            case Multiple() as item, Picked(options):
                return _of_multiple(asked, item, options)
            case Text() as item, Typed(text):
                return self._of_text(item, text, prompted=prompted)
            case Number() as item, Typed(text):
                return _of_number(item, text)
            case Order() as item, Ordered(items) if Counter(items) == Counter(asked.options):
                return _verdict(order_credit(item.items, items))
            case Match() as item, Matched(pairs):
                return _of_match(asked, item, pairs)
            case _:
                return _UNREADABLE

    def _of_text(self, item: Text, typed: str, *, prompted: bool) -> Verdict:
        outcome = grade_typed(typed, self._wanted_of(item))
        match outcome:
            case Outcome.PROMPT if not prompted:
                return Verdict(outcome, NOTHING)
            case Outcome.RIGHT | Outcome.SLIP:
                return Verdict(outcome, ALL)
            case Outcome.UNREADABLE:
                return _UNREADABLE
            case _:
                return _wrong(_feedback_of_typed(item, typed))

    def _wanted_of(self, item: Text) -> Wanted:
        """Prepare an item once; those of the same id are its wordings in other languages."""
        wanted = self._wanted.get((item.id, item.answer))
        if wanted is None:
            wanted = self._wanted[item.id, item.answer] = self._prepared(item)
        return wanted

    def _prepared(self, item: Text) -> Wanted:
        wordings = [item, *self._texts.get(item.id, ())]
        things = self._things(wordings)
        right = [text for each in wordings for text in (each.answer, *each.accept)]
        aliases = self._names.names_of(things)
        return Wanted(
            right=tuple(form(text) for text in right),
            reject=tuple(form(text) for each in wordings for text in each.reject),
            prompt=tuple(form(text) for each in wordings for text in each.prompt),
            aliases=tuple(form(name) for name in aliases),
            variants=tuple(form(name) for name in _variants((*right, *aliases))),
            by_name=partial(self._by_name, things),
            rivals=lambda: self._rivals,
        )

    def _things(self, wordings: Iterable[Text]) -> frozenset[int]:
        """Return what the key names: one thing, none, or several that share the name."""
        named = (self._names.named(each.answer) for each in wordings)
        return min(filter(None, named), key=len, default=frozenset())

    def _by_name(self, things: frozenset[int], typed: str) -> Outcome | None:
        """Judge a text that is a name the pack knows; a name of more than these is too vague."""
        named = self._names.named(typed)
        if named and named == things:
            return Outcome.RIGHT
        if things and named > things:
            return Outcome.PROMPT
        return Outcome.WRONG if named and named.isdisjoint(things) else None

    @cached_property
    def _texts(self) -> dict[str, list[Text]]:
        texts: dict[str, list[Text]] = {}
        for item in self._items:
            if isinstance(item, Text):
                texts.setdefault(item.id, []).append(item)
        return texts

    @cached_property
    def _rivals(self) -> frozenset[str]:
        """All keys, distractors and names of the pack, folded."""
        options = {option for item in self._items for option in _options(item)}
        return frozenset(folded(text) for text in options.union(self._names.all_names()))


def _variants(texts: Sequence[str]) -> tuple[str, ...]:
    """Return more ways to write those names of which the surname alone is right."""
    alone = {folded(text) for text in texts}
    return tuple(
        other
        for name in texts
        for surname in surnames(name)
        if folded(surname) in alone
        for other in with_given_name(name, surname)
    )


def _options(item: Question) -> tuple[str, ...]:
    """Return every name that an item puts forward, right or wrong."""
    match item:
        case Choice():
            return (item.answer, *item.distractors)
        case Multiple():
            return (*item.answers, *item.distractors)
        case Text():
            return (item.answer, *item.accept, *item.reject)
        case Order():
            return item.items
        case Match():
            return tuple(side for pair in item.pairs for side in pair)
        case _:
            return ()


def _of_choice(asked: Asked, options: Sequence[str]) -> Verdict:
    if len(options) != 1 or options[0] not in asked.options:
        return _UNREADABLE
    item = asked.item
    if isinstance(item, TrueFalse):
        right = (options[0] == TRUE) is item.answer
    else:
        right = isinstance(item, Choice) and options[0] == item.answer
    return Verdict(Outcome.RIGHT, ALL) if right else _wrong(_feedback(item, options))


def _of_multiple(asked: Asked, item: Multiple, options: Sequence[str]) -> Verdict:
    if not options or not set(options) <= set(asked.options):
        return _UNREADABLE
    wrong = set(asked.options) - set(item.answers)
    credit = multiple_credit(options, item.answers, wrong)
    return _verdict(credit, _feedback(item, [option for option in options if option in wrong]))


def _of_number(item: Number, typed: str) -> Verdict:
    given = readings(typed, item.unit)
    if not given:
        return _UNREADABLE
    credit = number_credit(given, item.answer, tolerance=item.tolerance, estimate=item.estimate)
    return _verdict(credit, _feedback_of_typed(item, typed) if credit < ALL else ())


def _of_match(asked: Asked, item: Match, pairs: Sequence[tuple[str, str]]) -> Verdict:
    lefts = [left for left, _ in pairs]
    rights = [right for _, right in pairs]
    shown = set(lefts) <= set(asked.lefts) and set(rights) <= set(asked.options)
    once = len(set(lefts)) == len(lefts) and len(set(rights)) == len(rights)
    if not pairs or not shown or not once:
        return _UNREADABLE
    return _verdict(match_credit(item.pairs, pairs))


def _verdict(credit: Fraction, feedback: tuple[str, ...] = ()) -> Verdict:
    if credit == ALL:
        return Verdict(Outcome.RIGHT, credit)
    return Verdict(Outcome.PARTLY, credit, feedback) if credit else _wrong(feedback)


def _wrong(feedback: tuple[str, ...]) -> Verdict:
    return Verdict(Outcome.WRONG, NOTHING, feedback)


def _feedback(item: Question, chosen: Iterable[str]) -> tuple[str, ...]:
    """Return what the chosen things really are, as far as the item tells."""
    once = dict.fromkeys(chosen)
    return tuple(item.feedback[option] for option in once if item.feedback.get(option))


def _feedback_of_typed(item: Question, typed: str) -> tuple[str, ...]:
    if len(typed) > LONGEST:
        return ()
    given = set(foldings(typed))
    return _feedback(
        item, (option for option in item.feedback if not given.isdisjoint(foldings(option)))
    )
