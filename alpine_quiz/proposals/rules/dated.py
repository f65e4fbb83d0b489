"""Rules for years and dates: what happened when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.proposals.rules.discourse import How
from alpine_quiz.proposals.rules.finds import Find, prefixed, span_of, subject_or_part
from alpine_quiz.proposals.rules.predicates import UNLISTED
from alpine_quiz.proposals.rules.times import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alpine_quiz.proposals.rules.clauses import Analyst, Clause
    from alpine_quiz.proposals.rules.discourse import Discourse, Subject
    from alpine_quiz.proposals.rules.predicates import Predicate
    from alpine_quiz.proposals.rules.times import Time

_IDIOMS = frozenset(("ses portes", "its doors", "their doors", "sa production", "ses activités"))
_MOST_COMPLEMENT = 6
_MOST_TOKENS_BETWEEN = 16
_MOST_TOKENS_RUN_ON = 6
_MOST_TOKENS_FORWARD = 14
_MOST_LEAD = 4


def find_dated(analyst: Analyst, discourse: Discourse, clause: Clause) -> Iterator[Find]:
    """Yield what the clause dates."""
    for number, time in enumerate(clause.times):
        if time.role not in (Role.WHEN, Role.UNTIL):
            continue
        predicate = _dating(clause, number)
        if predicate is None or not predicate.verb.time or predicate.verb.weight <= UNLISTED:
            continue
        find = _find(analyst, discourse, clause, time, predicate)
        if find is not None:
            yield find


def _dating(clause: Clause, number: int) -> Predicate | None:
    """Return the verb that the time ``number`` of the clause belongs to."""
    time = clause.times[number]
    place = clause.token_at(time.begin)
    before = [each for each in clause.predicates if each.last <= place]
    after = [each for each in clause.predicates if each.first >= place]
    others = [other for other in clause.times if other is not time]
    near = before[-1] if before else None
    if near is not None:
        first, _ = clause.char(near.first, near.last)
        most = _MOST_TOKENS_RUN_ON if clause.sentence.runs_on else _MOST_TOKENS_BETWEEN
        if place - near.last > most or any(
            first < other.begin < time.begin for other in others if other.role is Role.WHEN
        ):
            near = None
    following = after[0] if after else None
    if following is not None:
        begin, _ = clause.char(following.first, following.last)
        if following.first - place > _MOST_TOKENS_FORWARD or any(
            time.end <= other.begin < begin for other in others
        ):
            following = None
    if near is not None and near.last == place:
        return near
    if time.is_forward or _is_directly_ahead(clause, time, following):
        return following or (None if clause.sentence.runs_on else near)
    return near or following


def _is_directly_ahead(clause: Clause, time: Time, following: Predicate | None) -> bool:
    """Tell whether the verb follows at once: “and by 1968 had been allocated”."""
    return following is not None and following.group <= clause.token_at(time.end) + 1


def _find(
    analyst: Analyst, discourse: Discourse, clause: Clause, time: Time, predicate: Predicate
) -> Find | None:
    relation = predicate.verb.time
    if time.role is Role.UNTIL:
        relation = f"{relation.removesuffix('-in')}-until"
    subject, relation, nominal, swapped = _about(analyst, discourse, clause, predicate, relation)
    if subject is None or not relation:
        return None
    agent = None
    if swapped:
        doer = analyst.subject_of(clause, predicate)
        if doer is not None and doer.last <= predicate.group:
            agent = discourse.resolve(clause, doer)
    verb = clause.char(predicate.first, predicate.last)
    whole = clause.char(predicate.group, predicate.last)
    spoken = subject.nominal
    if nominal is not None and not swapped and clause.char(nominal, nominal + 1)[0] > verb[0]:
        whole = verb
    elif spoken is not None and 0 <= predicate.group - spoken.last <= _MOST_LEAD:
        whole = clause.char(spoken.last, predicate.last)
    behind = time.begin >= verb[1]
    lacks = behind and not predicate.is_passive and not predicate.has_auxiliary
    return Find(
        clause=clause,
        subject=subject,
        relation=relation,
        object=time.year,
        unit="year",
        precision=time.precision,
        as_of=time.date if len(time.date) > 4 else "",
        needed=(
            (time.begin, time.end),
            _complemented(clause, predicate, time),
            *_subject_span(clause, subject),
            *(span_of(clause, agent.nominal) if agent else ()),
        ),
        mark=(time.begin, time.end),
        weight=predicate.verb.weight,
        told=whole[0] if behind and not swapped else None,
        lacks_verb=lacks and predicate.group == 0 and nominal is not None,
        agent=agent,
    )


def _complemented(clause: Clause, predicate: Predicate, time: Time) -> tuple[int, int]:
    """Return where the verb stands, with what it needs: “(en 1988, …) classé monument”."""
    tokens = clause.sentence.tokens
    begin, end = clause.char(predicate.first, predicate.last)
    if time.begin >= end:
        return begin, end
    stop = predicate.last
    while stop < len(tokens) and stop - predicate.last < _MOST_COMPLEMENT:
        if tokens[stop].text in ",;:.()":
            return begin, tokens[stop - 1].end
        stop += 1
    return (begin, tokens[stop - 1].end) if stop == len(tokens) else (begin, end)


def _subject_span(clause: Clause, subject: Subject) -> tuple[tuple[int, int], ...]:
    return span_of(clause, subject.nominal)


def _about(
    analyst: Analyst, discourse: Discourse, clause: Clause, predicate: Predicate, relation: str
) -> tuple[Subject | None, str, int | None, bool]:
    """Return what the verb tells of, the relation, its token, and whether that is the object."""
    verb = predicate.verb
    thing = None if predicate.is_passive or not verb.swaps else analyst.object_of(clause, predicate)
    if thing is not None and not thing.is_pronoun:
        told = discourse.resolve(clause, thing)
        if told is not None and told.how is not How.PLAIN:
            return told, relation, thing.first, True
        what = clause.text(thing.first, thing.last)
        if what.lower() in _IDIOMS:
            subject, relation = subject_or_part(analyst, discourse, clause, predicate, relation)
            return subject, relation, None, False
        agent = discourse.resolve(clause, analyst.subject_of(clause, predicate))
        if agent is not None and agent.how is not How.PLAIN:
            return agent, prefixed(what, relation), None, False
        if told is None:
            return None, "", None, False
        return discourse.part_of_topic(told), prefixed(what, relation), thing.first, True
    subject, relation = subject_or_part(analyst, discourse, clause, predicate, relation)
    nominal = subject.nominal.first if subject and subject.nominal else None
    return subject, relation, nominal, False
