"""The facts known best and least, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr, tr_count
from alpine_quiz.language.clean import cleaned
from alpine_quiz.plain.looking_back.blocks import Block, Row
from alpine_quiz.plain.looking_back.days import day_name
from alpine_quiz.plain.points import share_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alpine_quiz.records.looking_back import LookingBack
    from alpine_quiz.records.strength import Strength, Strengths


def facts_blocks(found: LookingBack) -> list[Block]:
    """Return the weakest facts, then the strongest; none of them is among both."""
    facts = found.statistics.facts
    if not facts.met:
        return [Block(tr("Facts"), (tr("No fact has been asked yet."),))]
    if not (facts.weakest or facts.strongest):
        nothing = tr("Nothing: no question here asks about the facts you have met.")
        return [Block(tr("Facts"), (nothing,))]
    weak = weak_of(facts)
    about_weak = tr("None: all that were asked are known.")
    if weak:
        about_weak = tr("Those missed last time, then those least likely to be known now.")
    none_strong = () if facts.strongest else (tr("None yet: they come with the days."),)
    return [
        Block(tr("Weakest facts"), (about_weak,), _rows(found, weak)),
        Block(tr("Strongest facts"), none_strong, _rows(found, facts.strongest)),
    ]


def weak_of(facts: Strengths) -> tuple[Strength, ...]:
    """Return the weakest facts, the weakest first, without any of the strongest."""
    strong = {(each.pack, each.subject) for each in facts.strongest}
    return tuple(each for each in facts.weakest if (each.pack, each.subject) not in strong)


def _rows(found: LookingBack, facts: Sequence[Strength]) -> tuple[Row, ...]:
    return tuple(Row(fact_text(found, each), _figures(found, each)) for each in facts)


def fact_text(found: LookingBack, each: Strength) -> str:
    """Return what the fact says, or the question that asks it."""
    place = each.pack, each.subject
    told = found.statements.get(place) or found.stems.get(place)
    return cleaned(told or each.stem or each.subject)


def _figures(found: LookingBack, each: Strength) -> str:
    # Translators: {share} is how much was right of all answers about one fact.
    parts = [
        tr_count(
            "{share} right, asked once",
            "{share} right, asked {count} times",
            each.seen,
            share=share_text(each.share),
        )
    ]
    if each.missed:
        parts.append(tr("missed last time"))
    due, today = each.due.astimezone().date(), found.statistics.today
    if due <= today:
        parts.append(tr("due now"))
    else:
        # Translators: {day} is a date or “tomorrow”.
        parts.append(tr("due {day}", day=day_name(due, today)))
    return ", ".join(parts)
