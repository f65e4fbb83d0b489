"""A claim held against its document: a candidate, and what about it is unproven."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from alpine_quiz.bank.model import Citation
from alpine_quiz.language.folding import folded, words
from alpine_quiz.proposals.language_model.claims import Claim, is_date
from alpine_quiz.proposals.language_model.doubts import Doubt
from alpine_quiz.proposals.language_model.quotes import Found, look_up
from alpine_quiz.proposals.language_model.values import (
    name_in,
    number_in,
    number_said,
    numbers_of,
    time_in,
    year_in,
)
from alpine_quiz.proposals.model import Candidate, Reason, candidate_id
from alpine_quiz.proposals.rules.eras import of_its_time
from alpine_quiz.proposals.rules.vocabulary import vocabulary
from alpine_quiz.proposals.slugs import slug
from alpine_quiz.proposals.verification import Flaw, fact_key, flaws_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alpine_quiz.facts.model import Entity, FactBase, Precision
    from alpine_quiz.proposals.language_model.paragraphs import Paragraph
    from alpine_quiz.proposals.reflow import Reading

YEAR = "year"
_YEARS = (YEAR, "date", "année", "an")
PROVEN, UNPROVEN, WITHOUT_QUOTE = 70, 20, 5
"""Scores: nothing from a model outranks what an editor can see at a glance."""

_HEDGED = 5
_NEAR = 70
_SENTENCE_END = re.compile(r"[.!?;]\s|\n")
_FLAWS = {
    Flaw.NO_EVIDENCE: Doubt.QUOTE_NOT_FOUND,
    Flaw.QUOTE_NOT_FOUND: Doubt.QUOTE_NOT_FOUND,
    Flaw.ELSEWHERE: Doubt.QUOTE_SOMEWHERE_ELSE,
    Flaw.QUOTE_TOO_LONG: Doubt.QUOTE_TOO_LONG,
    Flaw.MARK_NOT_IN_QUOTE: Doubt.VALUE_NOT_IN_QUOTE,
    Flaw.VALUE_NOT_IN_QUOTE: Doubt.VALUE_NOT_IN_QUOTE,
    Flaw.DUPLICATE: Doubt.DUPLICATE,
}
_REASONS = {
    Doubt.VALUE_NOT_IN_QUOTE: Reason.VALUE_UNPROVEN,
    Doubt.DATE_NOT_IN_QUOTE: Reason.DATE_UNPROVEN,
    Doubt.SUBJECT_NOT_NAMED: Reason.SUBJECT_UNPROVEN,
    Doubt.STATEMENT_SAYS_MORE: Reason.STATEMENT_UNPROVEN,
    Doubt.NO_RELATION: Reason.STATEMENT_UNPROVEN,
    Doubt.KEY_IS_NOT_THE_VALUE: Reason.QUESTION_UNFIT,
    Doubt.KEY_IN_STEM: Reason.QUESTION_UNFIT,
    Doubt.KEY_AMONG_DISTRACTORS: Reason.QUESTION_UNFIT,
    Doubt.DISTRACTOR_IS_TRUE: Reason.QUESTION_UNFIT,
}


@dataclass(frozen=True, slots=True)
class Proof:
    """What came of a claim: the candidate it makes, proven where there are no doubts.

    Without a proven quote the candidate has no evidence.
    """

    candidate: Candidate
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class _Value:
    """A value as the quote gives it."""

    object: str
    begin: int = 0
    end: int = 0
    name: str = ""
    as_of: str = ""
    precision: Precision | None = None


class Court:
    """One document, and all that is known of what it says; claims are brought before it.

    ``known`` are the candidates and facts that are there already.
    """

    def __init__(
        self,
        reading: Reading,
        document: str,
        language: str,
        paragraphs: Iterable[Paragraph],
        base: FactBase | None = None,
        known: Iterable[Candidate] = (),
    ) -> None:
        self._reading = reading
        self._document = document
        self._language = language
        self._paragraphs = {paragraph.id: paragraph for paragraph in paragraphs}
        self._base = base
        self._entities = _entities_by_name(base)
        self._words = f" {' '.join(words(reading.text))} "
        self._known: dict[tuple[str, ...], Candidate] = {}
        self._ids: set[str] = set()
        for candidate in known:
            self.remember(candidate)

    def remember(self, candidate: Candidate) -> None:
        """Take ``candidate`` as told: another that says the same is a duplicate."""
        self._known.setdefault(fact_key(candidate), candidate)
        self._ids.add(candidate.id)

    def told_in(self, paragraphs: Iterable[Paragraph]) -> list[Candidate]:
        """Return the candidates whose quotes stand in these paragraphs."""
        spans = [self._reading.span(each.begin, each.begin + len(each.text)) for each in paragraphs]
        return [
            candidate
            for candidate in self._known.values()
            if any(
                low <= (citation.at or 0) < high
                for citation in candidate.evidence
                if citation.document == self._document and citation.at is not None
                for low, high in spans
            )
        ]

    def judge(self, claim: Claim) -> Proof:
        """Return the candidate that ``claim`` makes, and all that is unproven about it."""
        paragraph = self._paragraphs.get(claim.paragraph.strip("[]() ").lower())
        found = look_up(claim.quote, paragraph, self._reading) if paragraph else None
        if not isinstance(found, Found):
            return self._without_quote(claim, found or Doubt.NO_SUCH_PARAGRAPH)
        doubts: list[Doubt] = []
        value = self._value(claim, found)
        if value is None:
            doubts.append(Doubt.VALUE_NOT_IN_QUOTE)
            value = _Value(claim.object)
        as_of = value.as_of or claim.as_of
        if claim.as_of and not value.as_of and not self._has_date(claim.as_of, found):
            doubts.append(Doubt.DATE_NOT_IN_QUOTE)
            as_of = ""
        if not self._names_subject(claim):
            doubts.append(Doubt.SUBJECT_NOT_NAMED)
        if not slug(claim.relation):
            doubts.append(Doubt.NO_RELATION)
        if not self._statement_is_covered(claim, found):
            doubts.append(Doubt.STATEMENT_SAYS_MORE)
        candidate = self._candidate(claim, found, value, as_of)
        unfit = self._doubts_of_question(claim, found.text, candidate)
        doubts += unfit
        if claim.stem and not unfit:
            candidate = replace(candidate, question=claim.stem, distractors=claim.distractors)
        doubts += self._doubts_of_all(candidate, doubts)
        return self._proof(candidate, found, dict.fromkeys(doubts))

    def _without_quote(self, claim: Claim, doubt: Doubt) -> Proof:
        """Return the claim as a candidate that proves nothing, for a person to look into."""
        candidate = self._bare(claim, claim.object)
        reasons = (Reason.MODEL, Reason.QUOTE_UNPROVEN)
        doubts = [doubt]
        if fact_key(candidate) in self._known or candidate.id in self._ids:
            doubts.append(Doubt.DUPLICATE)
        return Proof(replace(candidate, score=WITHOUT_QUOTE, reasons=reasons), tuple(doubts))

    def _proof(self, candidate: Candidate, found: Found, doubts: Iterable[Doubt]) -> Proof:
        doubts = tuple(doubts)
        if doubts:
            reasons = [Reason.MODEL, *(_REASONS[each] for each in doubts if each in _REASONS)]
            reasons = list(dict.fromkeys(reasons))
            unproven = replace(candidate, score=UNPROVEN, reasons=tuple(reasons))
            return Proof(unproven, doubts)
        points, reasons = PROVEN, [Reason.MODEL]
        named = name_in(found.text, self._names(candidate.subject, candidate.subject_name))
        reasons.append(Reason.SUBJECT_NAMED if named else Reason.SUBJECT_FROM_CONTEXT)
        if self._base is not None and candidate.subject in self._base.entities:
            reasons.append(Reason.KNOWN_NAME)
        if candidate.as_of or candidate.unit == YEAR:
            reasons.append(Reason.DATED)
        hedges = self._hedges(found)
        reasons += hedges
        if self._reading.has_broken_word(found.begin, found.end):
            reasons.append(Reason.BROKEN_WORD)
        points -= _HEDGED * len(hedges) + (0 if named else _HEDGED)
        return Proof(replace(candidate, score=points, reasons=tuple(reasons)))

    def _hedges(self, found: Found) -> list[Reason]:
        """Return whether words of planning or hearsay stand near, whatever the model says."""
        known = vocabulary(self._language)
        if known is None:
            return []
        text = self._reading.text
        before = _SENTENCE_END.split(text[max(0, found.begin - _NEAR) : found.begin])[-1]
        after = _SENTENCE_END.split(text[found.end : found.end + _NEAR // 2])[0]
        near = before + text[found.begin : found.end] + after
        planned = [Reason.PLANNED] if known.planned.search(near) else []
        return planned + ([Reason.REPORTED] if known.reported.search(near) else [])

    # What the claim says, as the document says it.

    def _value(self, claim: Claim, found: Found) -> _Value | None:
        unit = claim.unit.lower()
        if is_date(claim.object) and unit in ("", *_YEARS):
            moment = self._moment(claim, found)
            if moment is not None or unit:
                return moment
        number = number_said(claim.object, claim.unit, self._language)
        if number is not None:
            said = number_in(found.text, number, claim.unit, self._language, claim.value_words)
            return _Value(format(said[2], "f"), said[0], said[1]) if said else None
        span = name_in(found.text, self._names(self._entity(claim.object), claim.object))
        if span is None:
            return None
        quoted = found.text[slice(*span)]
        entity = self._entity(claim.object)
        # Where more than case and spaces differ, the document's letters count.
        written = claim.object if _letters(quoted) == _letters(claim.object) else quoted
        return _Value(entity or written, *span, name=written)

    def _moment(self, claim: Claim, found: Found) -> _Value | None:
        before = self._reading.text[max(0, found.begin - _NEAR) : found.begin]
        time = time_in(found.text, claim.object, self._language, before)
        if time is not None:
            at = len(before[-60:])
            begin, end = max(0, time.begin - at), time.end - at
            exact = time.date if len(time.date) > 4 else ""
            return _Value(time.year, begin, end, as_of=exact, precision=time.precision)
        if vocabulary(self._language) is None and len(claim.object) == 4:
            span = year_in(found.text, claim.object)
            return _Value(claim.object, *span) if span else None
        return None

    def _has_date(self, date: str, found: Found) -> bool:
        if time_in(found.text, date, self._language) is not None:
            return True
        unknown = vocabulary(self._language) is None
        return unknown and len(date) == 4 and year_in(found.text, date) is not None

    def _names_subject(self, claim: Claim) -> bool:
        names = self._names(self._entity(claim.subject), claim.subject)
        return any(
            folded_words and f" {' '.join(folded_words)} " in self._words
            for folded_words in (words(name) for name in names)
        )

    def _statement_is_covered(self, claim: Claim, found: Found) -> bool:
        """Tell whether every number of the statement is in the quote or in a name."""
        covered = numbers_of(found.text) | numbers_of(claim.object) | numbers_of(claim.subject)
        return numbers_of(claim.statement) <= covered

    def _candidate(self, claim: Claim, found: Found, value: _Value, as_of: str) -> Candidate:
        is_moment = value.precision is not None
        mark = found.text[value.begin : value.end]
        name = value.name if value.name != value.object else ""
        candidate = self._bare(claim, value.object)
        year = candidate.object if is_moment else as_of[:4]
        return replace(
            candidate,
            id=candidate_id(found.text, value.object, candidate.relation),
            subject=of_its_time(candidate.subject, int(year or 0), self._base),
            object_name=name,
            unit=YEAR if is_moment else claim.unit,
            precision=value.precision or claim.precision,
            as_of=as_of,
            evidence=(Citation(self._document, found.text, mark, found.at),),
        )

    def _bare(self, claim: Claim, value: str) -> Candidate:
        relation = slug(claim.relation) or "said-of"
        return Candidate(
            id=candidate_id(claim.quote, value, relation),
            subject=self._entity(claim.subject) or slug(claim.subject) or "subject",
            subject_name=claim.subject,
            relation=relation,
            object=value,
            statement=claim.statement,
            language=self._language,
            score=0,
            unit=claim.unit,
            precision=claim.precision,
            as_of=claim.as_of,
            modality=claim.modality,
        )

    # The question, and the whole.

    def _doubts_of_question(self, claim: Claim, quote: str, candidate: Candidate) -> list[Doubt]:
        if not claim.stem:
            return []
        doubts: list[Doubt] = []
        mark = candidate.evidence[0].mark
        names = self._names(candidate.object, candidate.object_name or candidate.object)
        true = {folded(name) for name in (*names, mark, claim.object) if name}
        key = claim.key or claim.object
        if folded(key) not in true and name_in(quote, [key]) is None:
            doubts.append(Doubt.KEY_IS_NOT_THE_VALUE)
        if name_in(claim.stem, [key]) is not None:
            doubts.append(Doubt.KEY_IN_STEM)
        wrong = [folded(each) for each in claim.distractors]
        if folded(key) in wrong or len(set(wrong)) < len(wrong):
            doubts.append(Doubt.KEY_AMONG_DISTRACTORS)
        elif any(each in true | self._other_objects(candidate) for each in wrong):
            doubts.append(Doubt.DISTRACTOR_IS_TRUE)
        return doubts

    def _other_objects(self, candidate: Candidate) -> set[str]:
        """Return all that is known to hold of the subject too, folded."""
        return {
            folded(name)
            for known in self._known.values()
            if (known.subject, known.relation) == (candidate.subject, candidate.relation)
            for name in self._names(known.object, known.object_name or known.object)
        }

    def _doubts_of_all(self, candidate: Candidate, before: Iterable[Doubt]) -> list[Doubt]:
        """Return what the verification that every candidate passes says."""
        before = set(before)
        known = self._known.get(fact_key(candidate))
        flaws = flaws_of(candidate, self._document, self._reading.kept, [known] if known else ())
        doubts = [_FLAWS[flaw] for flaw in flaws]
        if candidate.id in self._ids:
            doubts.append(Doubt.DUPLICATE)
        return [doubt for doubt in doubts if doubt not in before]

    # Names.

    def _entity(self, name: str) -> str:
        """Return the id of the entity that ``name`` names, or nothing."""
        if self._base is None:
            return ""
        return name if name in self._base.entities else self._entities.get(folded(name), "")

    def _names(self, entity: str, name: str) -> tuple[str, ...]:
        known = self._base.entities.get(entity) if self._base else None
        return (name, *(_names_of(known) if known else ()))


def _entities_by_name(base: FactBase | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for entity in base.entities.values() if base else ():
        for name in _names_of(entity):
            found.setdefault(folded(name), entity.id)
    return found


def _names_of(entity: Entity) -> tuple[str, ...]:
    return (*entity.names.texts.values(), *entity.aliases)


def _letters(text: str) -> str:
    return "".join(text.casefold().split())
