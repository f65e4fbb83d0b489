"""The rules at work: one document's text in, ranked candidates out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from alpine_quiz.proposals.model import Candidate, Reason, with_id
from alpine_quiz.proposals.reflow import reflow
from alpine_quiz.proposals.rules.assertions import Assertions
from alpine_quiz.proposals.rules.clauses import Analyst
from alpine_quiz.proposals.rules.counted import find_counted
from alpine_quiz.proposals.rules.dated import find_dated
from alpine_quiz.proposals.rules.discourse import Discourse, How
from alpine_quiz.proposals.rules.finds import distance
from alpine_quiz.proposals.rules.matter import matter_of
from alpine_quiz.proposals.rules.names import Gazetteer, Names
from alpine_quiz.proposals.rules.quantities import Quantities
from alpine_quiz.proposals.rules.quoting import cite, state
from alpine_quiz.proposals.rules.ranking import THRESHOLD, modality_of, score
from alpine_quiz.proposals.rules.referents import Referents
from alpine_quiz.proposals.rules.related import find_related
from alpine_quiz.proposals.rules.times import Role, Times
from alpine_quiz.proposals.rules.told import find_told
from alpine_quiz.proposals.rules.vocabulary import vocabulary
from alpine_quiz.proposals.sentences import sentences
from alpine_quiz.proposals.slugs import slug
from alpine_quiz.proposals.verification import fact_key, flaws_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from alpine_quiz.facts.model import FactBase
    from alpine_quiz.proposals.reflow import Reading
    from alpine_quiz.proposals.rules.assertion import Assertion
    from alpine_quiz.proposals.rules.clauses import Clause
    from alpine_quiz.proposals.rules.finds import Find
    from alpine_quiz.proposals.rules.matter import Matter

_MORE_PLACES = 3
_TOLD_EVERY = 200


@dataclass(frozen=True, slots=True)
class Proposal:
    """The candidates of one document, the likeliest first, and how many were left out."""

    candidates: tuple[Candidate, ...]
    left_out: int = 0


def propose(
    text: str,
    document: str,
    language: str,
    base: FactBase | None = None,
    *,
    is_markdown: bool = False,
    threshold: int = THRESHOLD,
    progress: Callable[[float], None] | None = None,
) -> Proposal:
    """Return candidate facts from a document's kept ``text``.

    ``document`` is its id in the pack, ``base`` the pack's facts, whose names are known.
    ``progress`` is told how much is done, from 0 to 1. A language that the rules do not know
    gives no candidates.
    """
    known = vocabulary(language)
    if known is None:
        return Proposal(())
    reading = reflow(text, is_markdown=is_markdown)
    found = list(sentences(reading, known.language))
    types = {entity.id: entity.type for entity in base.entities.values()} if base else {}
    gazetteer = Gazetteer(base.entities.values() if base else ())
    names = Names(found, gazetteer, known)
    analyst = Analyst(known, names, Times(known), Quantities(known))
    clauses = [analyst.clause(sentence) for sentence in found]
    discourse = Discourse(names, known, types)
    discourse.look_through(clauses)
    assertions = Assertions(known)
    read = [
        (clause, () if clause.sentence.runs_on else tuple(assertions.find(clause)))
        for clause in clauses
    ]
    referents = Referents(names, known, types)
    referents.look_through(read)
    matter = matter_of(read, referents, known.language)
    work = _Work(
        reading, document, analyst, discourse, referents, _latest(clauses), base, threshold, matter
    )
    for number, (clause, asserted) in enumerate(read):
        if progress is not None and number % _TOLD_EVERY == 0:
            progress(number / len(clauses))
        work.take(clause, asserted)
    return work.proposal(text)


def _latest(clauses: Iterable[Clause]) -> int:
    """Return the last year that the document speaks of, plans included."""
    years = (
        int(time.year) for clause in clauses for time in clause.times if time.role is Role.WHEN
    )
    return max(years, default=0)


class _Work:
    """One document on its way."""

    def __init__(
        self,
        reading: Reading,
        document: str,
        analyst: Analyst,
        discourse: Discourse,
        referents: Referents,
        latest: int,
        base: FactBase | None,
        least: int,
        matter: Matter | None,
    ) -> None:
        self._matter = matter
        self._least = least
        self._reading = reading
        self._document = document
        self._analyst = analyst
        self._discourse = discourse
        self._referents = referents
        self._latest = latest
        self._base = base
        self._made: list[Candidate] = []

    def take(self, clause: Clause, asserted: Sequence[Assertion]) -> None:
        """Keep what a clause gives."""
        if clause.sentence.is_heading:
            return
        if clause.sentence.runs_on:
            self._discourse.begin(clause)
        for find in self._finds(clause, asserted):
            candidate = self._candidate(find)
            if candidate is not None:
                self._made.append(candidate)
        if clause.sentence.runs_on:
            self._discourse.end(clause)

    def _finds(self, clause: Clause, asserted: Sequence[Assertion]) -> Iterator[Find]:
        if not clause.sentence.runs_on:
            yield from find_told(
                self._analyst, self._referents, self._discourse, clause, asserted, self._matter
            )
            return
        # Where no full stop parts the sentences, no clause can be told whole.
        for rule in (find_dated, find_counted, find_related):
            yield from rule(self._analyst, self._discourse, clause)

    def _candidate(self, find: Find) -> Candidate | None:
        part = slug(find.subject.nominal.part) if find.subject.nominal else ""
        if part and find.subject.how is not How.PART:
            find = replace(find, relation=f"{part}-{find.relation}")
        words = self._analyst.vocabulary
        citation = cite(find, self._reading, self._document, words)
        if citation is None or (find.subject.how is How.PLAIN and not find.statement):
            return None
        subject = find.subject.entity or slug(find.subject.name)
        if not subject or not find.relation or not find.object:
            return None
        modality = modality_of(find, words, self._latest)
        begin = find.clause.sentence.begin + min(span[0] for span in find.needed)
        broken = self._reading.has_broken_word(begin, begin + len(citation.quote))
        points, reasons = score(find, citation, modality, self._discourse, words, broken=broken)
        if find.clause.sentence.text.endswith("?"):
            return None
        subject = self._of_its_time(subject, find)
        return Candidate(
            id="",
            subject=subject,
            subject_name=find.subject.name,
            relation=find.relation,
            object=find.object,
            object_name=find.object_name if find.object_name != find.object else "",
            unit=find.unit,
            precision=find.precision,
            as_of=find.as_of,
            modality=modality,
            statement=(find.statement or state(find, words)) if points >= self._least else "",
            language=words.language,
            score=points,
            reasons=reasons,
            evidence=(citation,),
        )

    def _of_its_time(self, subject: str, find: Find) -> str:
        """Return the entity of this name that was there when the fact was: two cars share one."""
        from alpine_quiz.proposals.rules.eras import of_its_time

        year = find.object if find.unit == "year" else find.as_of[:4]
        times = [time for time in find.clause.times if time.role is Role.WHEN]
        nearest = min(times, key=lambda time: distance(time, *find.mark), default=None)
        near = int(nearest.year) if nearest is not None else self._latest
        when = int(year) if year.isdigit() else near
        return of_its_time(subject, when, self._base)

    def proposal(self, text: str) -> Proposal:
        """Return the candidates that are proven and likely, those that say the same as one."""
        merged: dict[tuple[str, ...], Candidate] = {}
        for candidate in self._made:
            if candidate.score >= self._least and flaws_of(candidate, self._document, text):
                continue
            key = fact_key(candidate)
            merged[key] = _merged(merged[key], candidate) if key in merged else candidate
        kept = _without_repeats(merged.values())
        shown = [with_id(each) for each in kept if each.score >= self._least]
        ordered = sorted(shown, key=lambda each: (-each.score, each.evidence[0].at or 0, each.id))
        return Proposal(tuple(ordered), len(kept) - len(shown))


def _merged(one: Candidate, other: Candidate) -> Candidate:
    """Return two candidates that say the same as one, the better one's words first."""
    best, rest = (one, other) if one.score >= other.score else (other, one)
    places = {citation.quote: citation for citation in (*best.evidence, *rest.evidence)}
    evidence = tuple(places.values())[:_MORE_PLACES]
    if len(evidence) == len(best.evidence):
        return best
    reasons = dict.fromkeys((*best.reasons, Reason.SEVERAL_PLACES))
    return replace(best, evidence=evidence, reasons=tuple(reasons), score=min(100, best.score + 3))


def _without_repeats(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return ``candidates`` without those that read the same words another, less likely way."""
    best: dict[tuple[object, ...], Candidate] = {}
    for candidate in candidates:
        first = candidate.evidence[0]
        key = (first.document, first.at, first.mark, candidate.object, candidate.unit == "year")
        rival = best.get(key)
        if rival is None or candidate.score > rival.score:
            best[key] = candidate
    return list(best.values())
