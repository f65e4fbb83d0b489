"""A find: what a rule took from one sentence, before it is quoted and ranked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from alpine_quiz.proposals.rules.times import Role
from alpine_quiz.proposals.rules.vocabulary import spelled
from alpine_quiz.proposals.slugs import slug

if TYPE_CHECKING:
    from alpine_quiz.facts.model import Precision
    from alpine_quiz.proposals.rules.clauses import Analyst, Clause
    from alpine_quiz.proposals.rules.discourse import Discourse, Subject
    from alpine_quiz.proposals.rules.nominals import Nominal
    from alpine_quiz.proposals.rules.predicates import Predicate
    from alpine_quiz.proposals.rules.times import Time

_NEAR_DATE = 90
_STEM = 4
_NEAR_BEFORE, _NEAR_AFTER = 40, 8
_EMPTY_HEADS = spelled(
    "number series range lot couple decision part end beginning result time year way first same "
    "new nombre série partie fin début suite temps année nouveau nouvelle même fois"
)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """A relation found in a clause.

    Spans count in the sentence. ``needed`` are those that a quote must hold, ``mark`` the
    deciding words; ``told`` is where the statement begins behind its subject, or ``None``
    where the fragment is a statement by itself. ``agent`` is who did it, where the find tells
    of what was done; ``on_place`` that a figure is told of a place. ``weight`` is the cue's own.
    ``cover`` is what is quoted, and ``statement`` the sentence, where the whole clause is known.
    """

    clause: Clause
    subject: Subject
    relation: str
    object: str
    needed: tuple[Span, ...]
    mark: Span
    weight: float
    object_name: str = ""
    unit: str = ""
    precision: Precision | None = None
    as_of: str = ""
    told: int | None = None
    lacks_verb: bool = False
    agent: Subject | None = None
    on_place: bool = False
    wished: tuple[Span, ...] = field(default=())
    cover: Span | None = None
    statement: str = ""


def span_of(clause: Clause, nominal: Nominal | None) -> tuple[Span, ...]:
    """Return where a nominal stands, as a tuple of one span or none."""
    return (clause.char(nominal.first, nominal.last),) if nominal else ()


def date_near(analyst: Analyst, clause: Clause, begin: int, end: int) -> Time | None:
    """Return the time that dates what stands from ``begin`` to ``end``.

    None where the sentence counts from another time (“the previous year”): a year that is
    only implied is not stated.
    """
    text = clause.sentence.text[max(0, begin - _NEAR_DATE) : end + _NEAR_DATE]
    if analyst.vocabulary.relative_time.search(text):
        return None
    # In text without full stops what stands a little further off belongs to another sentence.
    before, after = (
        (_NEAR_BEFORE, _NEAR_AFTER) if clause.sentence.runs_on else (_NEAR_DATE, _NEAR_DATE)
    )
    near = [
        time
        for time in clause.times
        if time.role is Role.WHEN
        and distance(time, begin, end) <= (before if time.end <= begin else after)
    ]
    return min(near, key=lambda time: distance(time, begin, end), default=None)


def distance(time: Time, begin: int, end: int) -> int:
    """Return how many characters lie between a time and a span; 0 where they overlap."""
    return max(0, begin - time.end, time.begin - end)


def prefixed(what: str, relation: str) -> str:
    """Return the relation of a part that has no name: “a second bridge” opened in ….

    Empty where the words name no part: “a number of …”.
    """
    head = slug(what.partition(" ")[2] if " " in what else what)
    if "'" in what[:3] or "’" in what[:3]:
        head = slug(what[2:])
    if not head or head.rpartition("-")[2] in _EMPTY_HEADS:
        return ""
    last = head.rpartition("-")[2]
    return relation if last[:_STEM] == relation[:_STEM] else f"{head}-{relation}"


def subject_or_part(
    analyst: Analyst, discourse: Discourse, clause: Clause, predicate: Predicate, relation: str
) -> tuple[Subject | None, str]:
    """Return the subject of a predicate and the relation, told of a named thing."""
    from alpine_quiz.proposals.rules.discourse import How

    nominal = analyst.subject_of(clause, predicate)
    subject = discourse.resolve(clause, nominal)
    if subject is None or subject.how is not How.PLAIN:
        return subject, relation
    return discourse.part_of_topic(subject), prefixed(subject.name, relation)
